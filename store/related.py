"""What a row or a filing is related to: what it replaces, what replaces it, who filed with it.

Ids only, to be read and shown by whoever asked. How ties between forms are found is told
in :mod:`store.amendments`.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain

_EXTENSION = {"NT 10-Q": 5, "NT 10-D": 5}
"""Days by which a report may come later: Rule 12b-25(b)(2)(ii) of the Exchange Act."""
_LONGEST_EXTENSION = 15


@dataclass(frozen=True, slots=True)
class Related:
    """What leads on from a row, or from its filing."""

    filing_id: int
    issuer_id: int | None
    form_type: str | None
    accession_number: str | None
    owners: int
    """Reporting owners of the filing."""
    superseded_by: int | None = None
    """The row of an amendment that replaces this row."""
    supersedes: tuple[int, ...] = ()
    """The rows that this row replaces."""
    amends_filing_id: int | None = None
    amended_by: tuple[int, ...] = ()
    """The filings that amend this one, earliest first."""
    weeks: tuple[date, date] | None = None
    """For a late-filing notice: from the end of its period to the day to which it extends."""


def related(
    connection: sqlite3.Connection, filing_id: int, table: str | None, row_id: int | None
) -> Related | None:
    """What a filing and one of its rows are related to; ``None`` if there is no such filing.

    :param table: ``transactions`` or ``holdings``, of which the row is, or ``None``
    """
    found = connection.execute(
        "SELECT issuer_id, form_type, accession_number, owner_count, amends_filing_id,"
        " period_of_report, coalesce(filed_date, signed_date) FROM filings WHERE id = ?",
        (filing_id,),
    ).fetchone()
    if found is None:
        return None
    issuer_id, form_type, accession_number, owners, amends, period, filed = found
    amended_by = connection.execute(
        "SELECT id FROM filings WHERE amends_filing_id = ? ORDER BY id", (filing_id,)
    )
    superseded_by, supersedes = None, ()
    if table in ("transactions", "holdings") and row_id is not None:
        row = connection.execute(
            f"SELECT superseded_by FROM {table} WHERE id = ?", (row_id,)
        ).fetchone()
        superseded_by = row[0] if row else None
        supersedes = tuple(
            chain.from_iterable(
                connection.execute(
                    f"SELECT id FROM {table} WHERE superseded_by = ? ORDER BY id", (row_id,)
                )
            )
        )
    return Related(
        filing_id, issuer_id, form_type, accession_number, owners or 0, superseded_by,
        supersedes, amends, tuple(chain.from_iterable(amended_by)),
        _weeks(form_type, period, filed),
    )  # fmt: skip


def _weeks(
    form_type: str | None, period: str | None, filed: str | None
) -> tuple[date, date] | None:
    """The weeks in which insiders knew of a report that was late, as far as both days are known."""
    if not (form_type or "").startswith("NT ") or period is None or filed is None:
        return None
    extension = _EXTENSION.get((form_type or "").removesuffix("/A"), _LONGEST_EXTENSION)
    try:
        first, last = date.fromisoformat(period), date.fromisoformat(filed)
        return first, max(first, last) + timedelta(extension)
    except (ValueError, OverflowError):
        return None
