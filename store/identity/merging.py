"""Two rows that turn out to be one company or one person, made one."""

from __future__ import annotations

import sqlite3

_OF_ISSUER = ("filings", "transactions", "holdings", "reporting_owners")
_UNIQUE_OF_ISSUER = ("issuer_names", "issuer_tickers", "issuer_owners")
_OF_OWNER = ("filing_owners", "signatures")
_UNIQUE_OF_OWNER = ("reporting_owner_names", "issuer_owners")


def merge_issuers(connection: sqlite3.Connection, gone: int, kept: int) -> None:
    """Everything of issuer ``gone`` becomes ``kept``'s; insiders known by name there too."""
    for table in _OF_ISSUER:
        _hand_over(connection, table, "issuer_id", gone, kept)
    for table in _UNIQUE_OF_ISSUER:
        _hand_over_unique(connection, table, "issuer_id", gone, kept)
    connection.execute("DELETE FROM issuers WHERE id = ?", (gone,))
    _merge_namesakes(connection, kept)


def merge_owners(connection: sqlite3.Connection, gone: int, kept: int) -> None:
    """Everything of insider ``gone`` becomes ``kept``'s."""
    for table in _OF_OWNER:
        _hand_over(connection, table, "reporting_owner_id", gone, kept)
    for table in _UNIQUE_OF_OWNER:
        _hand_over_unique(connection, table, "reporting_owner_id", gone, kept)
    connection.execute("DELETE FROM reporting_owners WHERE id = ?", (gone,))


def _merge_namesakes(connection: sqlite3.Connection, issuer: int) -> None:
    """Insiders of one issuer, known by name alone, whose names are the same."""
    rows = connection.execute(
        "SELECT min(id), max(id) FROM reporting_owners WHERE issuer_id = ? AND cik IS NULL"
        " GROUP BY name_key HAVING count(*) > 1",
        (issuer,),
    ).fetchall()
    for kept, gone in rows:
        merge_owners(connection, gone, kept)


def _hand_over(
    connection: sqlite3.Connection, table: str, column: str, gone: int, kept: int
) -> None:
    connection.execute(
        f"UPDATE {table} SET {column} = ? WHERE {column} = ?",
        (kept, gone),
    )


def _hand_over_unique(
    connection: sqlite3.Connection, table: str, column: str, gone: int, kept: int
) -> None:
    """As above, for tables in which ``kept`` may already have the same row."""
    connection.execute(
        f"UPDATE OR IGNORE {table} SET {column} = ? WHERE {column} = ?",
        (kept, gone),
    )
    connection.execute(f"DELETE FROM {table} WHERE {column} = ?", (gone,))
