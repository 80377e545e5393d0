"""What takes the room of a store, what its filings came as, and what could not be read."""

from __future__ import annotations

import re
import sqlite3
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from store.database import in_words, open_for_reading
from store.errors import StoreError
from store.schema import TABLES

FULL_TEXT = "full text"
"""The indexes of words, under one name among the tables."""
OTHER = "other"


@dataclass(frozen=True, slots=True)
class TableSize:
    """One table of the store."""

    name: str
    rows: int | None
    """``None`` for what has no rows of its own: the indexes of words."""
    bytes: int | None
    """With its indexes; ``None`` where this SQLite cannot tell."""


@dataclass(frozen=True, slots=True)
class ProblemKind:
    """Problems of one severity in one place of the forms."""

    severity: str
    place: str
    """The first words of where they are: ``Table I``."""
    count: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """Filings that came as one format."""

    source_format: str
    filings: int
    first_date: str | None
    """Filing dates, or dates of signing where there is no other."""
    last_date: str | None


@dataclass(frozen=True, slots=True)
class Inventory:
    """What a store is made of."""

    tables: tuple[TableSize, ...]
    """The largest first."""
    coverage: tuple[Coverage, ...]
    """The most filings first."""
    problems: tuple[ProblemKind, ...]
    """Errors before warnings before notes, the most frequent first."""


def inventory(path: Path) -> Inventory:
    """:raises StoreError: there is no store at the path that this program can read"""
    connection = open_for_reading(path)
    try:
        return Inventory(
            tables=_tables(connection),
            coverage=_coverage(connection),
            problems=_problems(connection),
        )
    except sqlite3.Error as error:
        raise StoreError(f"{path}: {in_words(error)}") from error
    finally:
        connection.close()


def _tables(connection: sqlite3.Connection) -> tuple[TableSize, ...]:
    bytes_of = _bytes(connection)
    sizes = [
        TableSize(
            table.name,
            connection.execute(f"SELECT count(*) FROM {table.name}").fetchone()[0],
            bytes_of.get(table.name),
        )
        for table in TABLES
    ]
    sizes += [
        TableSize(name, None, bytes_of[name]) for name in (FULL_TEXT, OTHER) if name in bytes_of
    ]
    return tuple(sorted(sizes, key=lambda size: (-(size.bytes or 0), -(size.rows or 0), size.name)))


def _bytes(connection: sqlite3.Connection) -> Mapping[str, int]:
    """Bytes of the tables with their indexes; nothing where SQLite came without ``dbstat``."""
    try:
        rows = connection.execute(
            "SELECT coalesce(m.tbl_name, s.name), sum(s.pgsize) FROM dbstat AS s"
            " LEFT JOIN sqlite_master AS m ON m.name = s.name WHERE s.aggregate = TRUE GROUP BY 1"
        ).fetchall()
    except sqlite3.OperationalError:
        return {}
    known = {table.name for table in TABLES}
    found: Counter[str] = Counter()
    for name, size in rows:
        found[name if name in known else FULL_TEXT if "_fts" in name else OTHER] += size
    return found


def _coverage(connection: sqlite3.Connection) -> tuple[Coverage, ...]:
    day = "coalesce(filed_date, signed_date)"
    rows = connection.execute(
        f"SELECT source_format, count(*), min({day}), max({day}) FROM filings"
        " GROUP BY 1 ORDER BY 2 DESC, 1"
    )
    return tuple(Coverage(*row) for row in rows)


_SEVERITIES = ("error", "warning", "note")
_NUMBER = re.compile(r"\s+F?\d+$")
_NUMBERED = ("footnote", "line")
"""What is one kind whatever its number, unlike a box of the form."""


def _problems(connection: sqlite3.Connection) -> tuple[ProblemKind, ...]:
    rows = connection.execute('SELECT severity, "where", count(*) FROM problems GROUP BY 1, 2')
    found: Counter[tuple[str, str]] = Counter()
    for severity, where, count in rows:
        found[severity, _place(where)] += count
    kinds = [ProblemKind(severity, place, count) for (severity, place), count in found.items()]
    return tuple(sorted(kinds, key=lambda kind: (_rank(kind.severity), -kind.count, kind.place)))


def _place(where: str) -> str:
    """``Table I, line 2, price per share`` is of ``Table I``."""
    first = where.partition(",")[0].strip()
    return _NUMBER.sub("", first) if first.startswith(_NUMBERED) else first


def _rank(severity: str) -> int:
    return _SEVERITIES.index(severity) if severity in _SEVERITIES else len(_SEVERITIES)
