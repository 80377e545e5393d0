"""Taking filings out of a store, with all that is there because of them."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from store.amendments import tie_amendments
from store.database import in_words, open_for_reading, open_for_writing
from store.errors import StoreError
from store.identity.left_over import PAIR_OF_NO_FILING
from store.relearning import relearn_issuers, relearn_owners
from store.schema import TABLES, Table


@dataclass(frozen=True, slots=True)
class RemovedFiling:
    """A filing that is no longer there."""

    filing_id: int
    accession_number: str | None
    form_type: str | None
    source: str
    """Path it had been read from."""


@dataclass(frozen=True, slots=True)
class Removed:
    """What was taken out."""

    filings: tuple[RemovedFiling, ...]
    unknown: tuple[str, ...]
    """Names that no filing of the store has."""
    rows: Mapping[str, int]
    """Rows taken out by table; tables without any are left out."""
    issuers: tuple[str, ...]
    """Names of issuers that went with their last filing."""
    insiders: tuple[str, ...]


def remove(path: Path, names: Iterable[str]) -> Removed:
    """Take out filings by accession number or by their number in the store, all or none.

    Issuers and insiders without any other filing go too. What other filings say stays:
    an amendment whose original goes is an amendment of something unknown again. A party
    that stays is known by what its other filings say, and keeps its CIK.

    :raises StoreError: the store cannot be written to; then nothing was taken out
    """
    open_for_reading(
        path, may_migrate=False
    ).close()  # a store is not made, nor migrated, by taking out of it
    connection = open_for_writing(path)
    try:
        with _in_one_transaction(connection, path):
            return _remove(connection, list(dict.fromkeys(names)))
    finally:
        connection.close()


def _remove(connection: sqlite3.Connection, names: list[str]) -> Removed:
    found = {name: _find(connection, name) for name in names}
    filings = {filing.filing_id: filing for filing in found.values() if filing is not None}
    rows: Counter[str] = Counter()
    issuers: list[str] = []
    insiders: list[str] = []
    if filings:
        connection.execute("CREATE TEMP TABLE gone (id INTEGER PRIMARY KEY)")
        connection.executemany("INSERT INTO gone VALUES (?)", [(id,) for id in filings])
        _note_what_hangs_on_them(connection)
        _let_go(connection)
        for table in reversed(TABLES):  # children before parents
            if column := _filing_column(table):
                _delete(connection, rows, table.name, f"{column} IN (SELECT id FROM temp.gone)")
        insiders = _remove_insiders(connection, rows)
        issuers = _remove_issuers(connection, rows)
        _delete(connection, rows, "security_titles", _TITLE_OF_NO_ROW)
        relearn_issuers(connection, _ids(connection, "gone_issuers", "issuers"))
        relearn_owners(connection, _ids(connection, "gone_owners", "reporting_owners"))
        tie_amendments(connection, _ids(connection, "tied", "filings"))
        for name in ("gone", *_NOTES):
            connection.execute(f"DROP TABLE temp.{name}")
    return Removed(
        filings=tuple(filings.values()),
        unknown=tuple(name for name, filing in found.items() if filing is None),
        rows={table.name: rows[table.name] for table in TABLES if rows[table.name]},
        issuers=tuple(issuers),
        insiders=tuple(insiders),
    )


def _find(connection: sqlite3.Connection, name: str) -> RemovedFiling | None:
    row = connection.execute(
        "SELECT id, accession_number, form_type, source FROM filings WHERE accession_number = ?"
        " OR replace(accession_number, '-', '') = ? OR (length(?) < 10 AND id = ?)",
        (name, name, name, name if name.isdecimal() else None),
    ).fetchone()
    return RemovedFiling(*row) if row else None


def _filing_column(table: Table) -> str | None:
    """The column that says which filing a row belongs to."""
    if table.name == "filings":
        return "id"
    names = {column.name: column.references for column in table.columns}
    return next((name for name in ("filing_id", "id") if names.get(name) == "filings"), None)


_OF_GONE = "filing_id IN (SELECT id FROM temp.gone)"
_NOTES = {
    "gone_issuers": "SELECT issuer_id AS id FROM filings"
    " WHERE id IN (SELECT id FROM temp.gone) AND issuer_id IS NOT NULL",
    "gone_owners": f"SELECT reporting_owner_id AS id FROM filing_owners WHERE {_OF_GONE}",
    "gone_titles": " UNION ".join(
        f"SELECT {column} AS title FROM {table} WHERE {_OF_GONE} AND {column} IS NOT NULL"
        for table in ("transactions", "holdings")
        for column in ("security_title", "underlying_security_title")
    ),
    "tied": "SELECT amends_filing_id AS id FROM filings"
    " WHERE id IN (SELECT id FROM temp.gone) AND amends_filing_id IS NOT NULL"
    " UNION SELECT id FROM filings WHERE amends_filing_id IN (SELECT id FROM temp.gone)",
}
"""What may be left without a filing, or untied from one: noted before the rows are gone."""


def _note_what_hangs_on_them(connection: sqlite3.Connection) -> None:
    for name, select in _NOTES.items():
        connection.execute(f"CREATE TEMP TABLE {name} AS SELECT DISTINCT * FROM ({select})")


def _let_go(connection: sqlite3.Connection) -> None:
    """What other filings' rows say of the rows that go."""
    connection.execute(
        "UPDATE filings SET amends_filing_id = NULL"
        " WHERE amends_filing_id IN (SELECT id FROM temp.gone)"
    )
    for table in ("transactions", "holdings"):
        connection.execute(
            f"UPDATE {table} SET superseded_by = NULL WHERE superseded_by IN"
            f" (SELECT id FROM {table} WHERE {_OF_GONE})"
        )


def _ids(connection: sqlite3.Connection, noted: str, table: str) -> list[int]:
    """Of what was noted, what is still there."""
    rows = connection.execute(f"SELECT id FROM temp.{noted} WHERE id IN (SELECT id FROM {table})")
    return [id for (id,) in rows.fetchall()]


_OWNERS = (
    "SELECT id FROM temp.gone_owners AS g WHERE NOT EXISTS"
    " (SELECT 1 FROM filing_owners AS o WHERE o.reporting_owner_id = g.id)"
)
_ISSUERS = (
    "SELECT id FROM temp.gone_issuers AS g WHERE NOT EXISTS"
    " (SELECT 1 FROM filings AS f WHERE f.issuer_id = g.id)"
)
_LEFT_PAIR = (
    "(issuer_id IN (SELECT id FROM temp.gone_issuers)"
    " OR reporting_owner_id IN (SELECT id FROM temp.gone_owners))"
    f" AND {PAIR_OF_NO_FILING}"
)
_TITLE_OF_NO_ROW = (
    "title IN (SELECT title FROM temp.gone_titles) AND title NOT IN ("
    + " UNION ".join(
        f"SELECT {column} FROM {table} WHERE {column} IN (SELECT title FROM temp.gone_titles)"
        for table in ("transactions", "holdings")
        for column in ("security_title", "underlying_security_title")
    )
    + ")"
)


def _remove_insiders(connection: sqlite3.Connection, rows: Counter[str]) -> list[str]:
    """Insiders who own no filing any more; what they signed elsewhere stays, untied."""
    _delete(connection, rows, "issuer_owners", _LEFT_PAIR)
    names = _names(connection, "reporting_owners", _OWNERS)
    connection.execute(
        "UPDATE signatures SET reporting_owner_id = NULL, matched_by = NULL"
        f" WHERE reporting_owner_id IN ({_OWNERS})"
    )
    _delete(connection, rows, "reporting_owner_names", f"reporting_owner_id IN ({_OWNERS})")
    _delete(connection, rows, "reporting_owners", f"id IN ({_OWNERS})")
    return names


def _remove_issuers(connection: sqlite3.Connection, rows: Counter[str]) -> list[str]:
    names = _names(connection, "issuers", _ISSUERS)
    for table in ("issuer_names", "issuer_tickers"):
        _delete(connection, rows, table, f"issuer_id IN ({_ISSUERS})")
    _delete(connection, rows, "issuers", f"id IN ({_ISSUERS})")
    return names


def _names(connection: sqlite3.Connection, table: str, ids: str) -> list[str]:
    rows = connection.execute(f"SELECT name FROM {table} WHERE id IN ({ids}) ORDER BY name, id")
    return [name or "without a name" for (name,) in rows]


def _delete(connection: sqlite3.Connection, rows: Counter[str], table: str, condition: str) -> None:
    rows[table] += connection.execute(f"DELETE FROM {table} WHERE {condition}").rowcount


@contextmanager
def _in_one_transaction(connection: sqlite3.Connection, path: Path) -> Iterator[None]:
    try:
        connection.execute("BEGIN IMMEDIATE")
        yield
        connection.execute("COMMIT")
    except sqlite3.Error as error:
        connection.rollback()
        raise StoreError(f"{path}: {in_words(error)}") from error
    except BaseException:
        connection.rollback()
        raise
