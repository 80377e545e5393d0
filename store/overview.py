"""What a store holds, in a few numbers."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from store.schema.words import DAY

_COUNTED = {
    "issuers": "issuers",
    "insiders": "reporting_owners",
    "filings": "filings",
    "transactions": "transactions",
    "holdings": "holdings",
    "footnotes": "footnotes",
}
"""Tables by what their rows are called."""


@dataclass(frozen=True, slots=True)
class Overview:
    """What a store holds."""

    path: Path
    bytes: int
    counts: Mapping[str, int]
    """Rows by what they are: issuers, insiders, filings ..."""
    forms: tuple[tuple[str | None, int], ...]
    """Forms with their numbers, the most frequent first."""
    first_date: str | None
    last_date: str | None
    """Filing dates, or dates of signing where there is no other."""
    problems: tuple[tuple[str, int], ...]
    """Severities with their numbers."""


def overview(connection: sqlite3.Connection, path: Path) -> Overview:
    """Counts and dates of the whole store.

    :raises sqlite3.Error: it cannot be read
    """
    day = DAY.format(f="")
    first, last = connection.execute(f"SELECT min({day}), max({day}) FROM filings").fetchone()
    return Overview(
        path=path,
        bytes=sum(
            file.stat().st_size
            for suffix in ("", "-wal")
            if (file := Path(f"{path}{suffix}")).exists()
        ),
        counts={
            name: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
            for name, table in _COUNTED.items()
        },
        forms=tuple(
            connection.execute(
                "SELECT form_type, count(*) FROM filings GROUP BY 1 ORDER BY 2 DESC, 1"
            )
        ),
        first_date=first,
        last_date=last,
        problems=tuple(
            connection.execute("SELECT severity, count(*) FROM problems GROUP BY 1 ORDER BY 1")
        ),
    )
