"""Is a store whole? What is wrong with it is said in words; nothing is mended here.

Each check is a row of :data:`CHECKS`, a question to an open store that answers with a
line for each thing that is wrong.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from store.database import in_words, open_for_reading, open_for_writing
from store.errors import StoreError
from store.identity.left_over import PAIR_OF_NO_FILING
from store.schema import TABLES

_MOST_LINES = 20
"""Lines that SQLite's own check may give; a broken page brings hundreds."""

Findings = Iterator[str]


@dataclass(frozen=True, slots=True)
class Check:
    """One question to a store."""

    name: str
    """What is looked at: ``pages``."""
    run: Callable[[sqlite3.Connection], Findings]


@contextmanager
def opened(path: Path) -> Iterator[sqlite3.Connection]:
    """The store, to be checked; an older one is not brought up to date for it.

    :raises StoreError: there is no store there that this program can read and lock
    """
    open_for_reading(
        path, may_migrate=False
    ).close()  # refuses what opening for writing would make or migrate
    connection = open_for_writing(path)
    try:
        yield connection
    finally:
        connection.close()


def findings(connection: sqlite3.Connection, check: Check) -> list[str]:
    """What one check finds wrong, a line each; empty where all is well.

    :raises StoreError: the store is locked or cannot be written to, so nothing can be said;
        the message names no file
    """
    try:
        return list(check.run(connection))
    except sqlite3.OperationalError as error:
        raise StoreError(f"{check.name} cannot be checked: {in_words(error)}") from error
    except sqlite3.DatabaseError as error:
        return [f"{check.name}: cannot be read: {in_words(error)}"]


def _pages(connection: sqlite3.Connection) -> Findings:
    for (line,) in connection.execute(f"PRAGMA integrity_check({_MOST_LINES})"):
        if line != "ok":
            yield f"the file is damaged: {line}"


def _foreign_keys(connection: sqlite3.Connection) -> Findings:
    rows = connection.execute(
        'SELECT "table", parent, count(*) FROM pragma_foreign_key_check GROUP BY 1, 2 ORDER BY 1'
    )
    for table, parent, count in rows:
        yield f"{table}: {count:,} {_rows(count)} of {parent} that are not there"


def _schema(connection: sqlite3.Connection) -> Findings:
    """Tables with their columns, indexes, views and triggers, beside those of a new store."""
    expected, found = _described(_new_store()), _described(connection)
    for (kind, name), meaning in expected.items():
        if (kind, name) not in found:
            yield f"{kind} {name} is missing"
        elif found[kind, name] != meaning:
            yield f"{kind} {name} is not as this section16 makes it"


def _new_store() -> sqlite3.Connection:
    from store.migrations import migrate  # noqa: PLC0415 - slow to import

    connection = sqlite3.connect(":memory:")
    migrate(connection)
    return connection


def _described(connection: sqlite3.Connection) -> dict[tuple[str, str], object]:
    """What is in a store by kind and name: a table by its columns, anything else by its SQL."""
    rows = connection.execute(
        "SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' ORDER BY rowid"
    ).fetchall()
    described: dict[tuple[str, str], object] = {}
    for kind, name, sql in rows:
        if kind == "table":  # columns added by a migration stand last, so order says nothing
            columns = connection.execute("SELECT name, type FROM pragma_table_info(?)", (name,))
            described[kind, name] = sorted(columns)
        else:
            described[kind, name] = " ".join(sql.split()) if sql else None
    return described


def _full_text(connection: sqlite3.Connection) -> Findings:
    """Every index of words against the texts it was made of (FTS5, section 6.4)."""
    for table in (table for table in TABLES if table.full_text):
        index = f"{table.name}_fts"
        try:
            connection.execute(f"INSERT INTO {index}({index}, rank) VALUES ('integrity-check', 1)")
        except sqlite3.OperationalError:
            raise
        except sqlite3.DatabaseError:
            yield f"{index}: the index of words does not agree with {table.name}"
        finally:
            connection.rollback()  # the check is written as an insert, and changes nothing


def _orphans(connection: sqlite3.Connection) -> Findings:
    """Words of rows that are gone, and parties and pairs of them of no filing."""
    for table in (table for table in TABLES if table.full_text):
        count = _count(
            connection, f"{table.name}_fts_docsize WHERE id NOT IN (SELECT id FROM {table.name})"
        )
        if count:
            yield f"{table.name}_fts: words of {count:,} {_rows(count)} that are gone"
    for what, condition in _OF_NO_FILING.items():
        if count := _count(connection, condition):
            yield f"{what}: {count:,} {_rows(count)} without any filing"


_OF_NO_FILING = {
    "issuers": "issuers AS i WHERE NOT EXISTS"
    " (SELECT 1 FROM filings AS f WHERE f.issuer_id = i.id)",
    "reporting_owners": "reporting_owners AS r WHERE NOT EXISTS"
    " (SELECT 1 FROM filing_owners AS o WHERE o.reporting_owner_id = r.id)",
    "issuer_owners": f"issuer_owners WHERE {PAIR_OF_NO_FILING}",
}


def _repeated(connection: sqlite3.Connection) -> Findings:
    """Columns that repeat what the row's filing has."""
    for table in TABLES:
        for name, of_filing in table.repeated:
            other = f"{table.name} WHERE {name} IS NOT {of_filing.selected(table.name)}"
            if count := _count(connection, other):
                yield f"{table.name}: {name} of {count:,} {_rows(count)} is not the filing's"


def _count(connection: sqlite3.Connection, source: str) -> int:
    return int(connection.execute(f"SELECT count(*) FROM {source}").fetchone()[0])


def _rows(count: int) -> str:
    return "row" if count == 1 else "rows"


CHECKS = (
    Check("schema", _schema),
    Check("pages", _pages),
    Check("foreign keys", _foreign_keys),
    Check("full text", _full_text),
    Check("repeated facts", _repeated),
    Check("orphans", _orphans),
)
"""The dearest first, but for the first of all: where a table is missing, that comes first."""
