"""One filing from several sources: found again, and completed by the fuller one.

A filing comes as scraped text, as XML, as a submission, in a quarter's data set, in any
order. Whatever comes, its bytes are kept; its rows are those of the fullest source, and
what only a lesser one knew (the accession number, the day of filing) is kept with them.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict

from store.keys import Keys
from store.lateness import days_to_file, is_late
from store.laying_out import FACTS, LaidOut
from store.schema import TABLES
from store.stored_filing import load_filing

_FROM_EDGAR = ("accession_number", "filed_date", "accepted_at")
"""What a bare document does not tell of itself."""
_PLACES = tuple(FACTS["filings"].index(name) for name in _FROM_EDGAR)
_OF_FILING = tuple(
    (table.name, column.name)
    for table in reversed(TABLES)  # children before parents
    for column in table.columns
    if column.references == "filings" and table.name not in ("filings", "sources")
)
"""Tables whose rows belong to a filing, and the column that says to which."""


def find(connection: sqlite3.Connection, keys: Keys) -> int | None:
    """The filing with these keys, if it is there and can be no other.

    By words or by facts alone, one of the two must be without an accession number, and
    there must be no second candidate: a form can be filed twice.
    """
    found: dict[int, list[int]] = defaultdict(list)
    for rank, filing in connection.execute(_FIND, (keys.accession, keys.document, keys.facts)):
        found[rank].append(filing)
    candidates = found[min(found)] if found else []
    return candidates[0] if len(candidates) == 1 else None


def _bearing(rank: int, key: str) -> str:
    """Up to two filings with a key: that there is a second one is all that need be known."""
    return (
        f"SELECT * FROM (SELECT {rank}, id FROM filings WHERE {key} = ?{rank}"
        " AND (?1 IS NULL OR accession_number IS NULL) LIMIT 2)"
    )


_FIND = " UNION ALL ".join(
    (
        "SELECT 1, id FROM filings WHERE accession_number = ?1",
        _bearing(2, "document_key"),
        _bearing(3, "fact_key"),
    )
)


def has_source(connection: sqlite3.Connection, filing: LaidOut) -> bool:
    """Are these very bytes there already?"""
    digest = filing.source[FACTS["sources"].index("sha256")]
    return bool(connection.execute("SELECT 1 FROM sources WHERE sha256 = ?", (digest,)).fetchone())


def with_edgars_facts(connection: sqlite3.Connection, filing_id: int, filing: LaidOut) -> LaidOut:
    """The filing, with what the store knows of it from EDGAR where it does not say so itself."""
    stored = _edgars_facts(connection, filing_id)
    facts = list(filing.filing)
    for place, value in zip(_PLACES, stored, strict=True):
        facts[place] = facts[place] if facts[place] is not None else value
    return filing._replace(filing=tuple(facts))


def learn_edgars_facts(connection: sqlite3.Connection, filing_id: int, filing: LaidOut) -> None:
    """Take what a lesser source tells of a filing that the store has without it."""
    assignments = ", ".join(f"{name} = coalesce({name}, ?)" for name in _FROM_EDGAR)
    connection.execute(
        f"UPDATE filings SET {assignments} WHERE id = ?",
        (*(filing.filing[place] for place in _PLACES), filing_id),
    )


def judge_lateness(connection: sqlite3.Connection, filing_id: int) -> None:
    """Judge anew how late the rows of a filing were: its day of filing may have come."""
    filing = load_filing(connection, filing_id)
    if filing is not None:
        connection.executemany(
            "UPDATE transactions SET is_late = ?, days_to_file = ?"
            " WHERE filing_id = ? AND is_derivative = ? AND line = ?",
            [
                (
                    is_late(row, filing),
                    days_to_file(row, filing),
                    filing_id,
                    row.is_derivative,
                    row.line,
                )
                for row in filing.transactions
            ],
        )


def clear(connection: sqlite3.Connection, filing_id: int) -> None:
    """Take a filing's rows out, but for its sources; its row in ``filings`` is to come again."""
    connection.execute("PRAGMA defer_foreign_keys = ON")
    for table, column in _OF_FILING:
        connection.execute(f"DELETE FROM {table} WHERE {column} = ?", (filing_id,))
    connection.execute("DELETE FROM filings WHERE id = ?", (filing_id,))


def _edgars_facts(connection: sqlite3.Connection, filing_id: int) -> tuple[str | None, ...]:
    row = connection.execute(
        f"SELECT {', '.join(_FROM_EDGAR)} FROM filings WHERE id = ?", (filing_id,)
    ).fetchone()
    return tuple(row)
