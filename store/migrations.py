"""Making a store, and bringing an older one up to date.

A store keeps every filing as it was received. So a store of an older version needs no
steps from column to column: its filings are read again, by the readers of today. Where
its tables say what they say today, views and indexes are made anew and all else stays.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

from sqlite_utils import Database
from sqlite_utils.db import Table as DatabaseTable

from parsers.errors import NotAFiling
from store.errors import StoreError
from store.identity.left_over import drop_all_left_over
from store.packing import unpacked
from store.schema import APPLICATION_ID, SAME_TABLES_SINCE, TABLES, VERSION, Table
from store.views import VIEWS, view_sql

_TOKENIZER = "unicode61 remove_diacritics 2"
_KEPT = "sources_of_before"
_BATCH = 1000
"""Filings held back at once while they are read again."""
_TELLS_EVERY = 20
"""Filings between two words on how far it has come: some hundredths of a second."""

Told = Callable[[int, int], None]
"""Is told how many filings have been read again, and of how many."""


def migrate(connection: sqlite3.Connection, told: Told | None = None) -> None:
    """Bring the store to :data:`~store.schema.VERSION`, in one transaction.

    A new file becomes an empty store. The caller has made sure that it is no other
    program's file and no newer than this program. Whatever breaks it off, Ctrl+C or an
    exception of ``told``, leaves the store as it was.

    :param told: called again and again while filings are read again, at first with none of
        them; not called where that is not needed
    :raises StoreError: a filing in it is damaged, or none to this program; the store is as it
        was. The message names no file
    """
    db = Database(connection, execute_plugins=False)
    with db.atomic():
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        if version == 0:
            _create(db)
        elif version < SAME_TABLES_SINCE:
            _read_again(db, told or _told_nobody)
        elif version < VERSION:
            _make_views_and_indexes_anew(db)
        connection.execute(f"PRAGMA user_version = {VERSION}")


def _told_nobody(done: int, of: int) -> None:
    pass


def _create(db: Database) -> None:
    db.conn.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    for table in TABLES:
        _create_table(db, table)
    _create_views(db)


def _create_views(db: Database) -> None:
    for view in VIEWS.values():
        db.create_view(view.sql_name, view_sql(view))


def _make_views_and_indexes_anew(db: Database) -> None:
    """The tables say what they say today. An index that is as it would be made stays."""
    for name in db.view_names():
        db.conn.execute(f"DROP VIEW {name}")
    for table in TABLES:
        _add_columns(db.table(table.name), table)
    wanted = {
        index.name(table.name): index.sql(table.name) for table in TABLES for index in table.indexes
    }
    # What a UNIQUE or a PRIMARY KEY needs has a name of SQLite's, or is unique.
    there = dict(
        db.conn.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
            " AND sql NOT LIKE 'CREATE UNIQUE%'"
        ).fetchall()
    )
    for name, sql in there.items():
        if sql != wanted.get(name):
            db.conn.execute(f"DROP INDEX {name}")
    for name, sql in wanted.items():
        if there.get(name) != sql:
            db.conn.execute(sql)
    drop_all_left_over(db.conn)
    _create_views(db)


def _add_columns(there: DatabaseTable, table: Table) -> None:
    """Those that repeat what the filings have."""
    types = {column.name: column.type for column in table.columns}
    for name, of_filing in table.repeated:
        if name not in there.columns_dict:
            there.add_column(name, types[name])
            there.db.execute(f"UPDATE {table.name} SET {name} = {of_filing.selected(table.name)}")
            there.db.execute(of_filing.trigger(table.name, name))


def _read_again(db: Database, told: Told) -> None:
    """Every version so far has its sources in a table with these columns."""
    db.conn.execute(
        f"CREATE TABLE {_KEPT} AS SELECT id, source, added_at, content FROM sources ORDER BY id"
    )
    for kind, names in (("VIEW", db.view_names()), ("TABLE", _own_tables(db))):
        for name in names:
            db.conn.execute(f"DROP {kind} {name}")
    _create(db)
    _add_kept(db.conn, told)
    db.conn.execute(f"DROP TABLE {_KEPT}")


def _own_tables(db: Database) -> list[str]:
    """Indexes of words first: what they consist of goes with them."""
    virtual = [name for name in db.table_names() if name.endswith("_fts")]
    parts = tuple(f"{name}_" for name in virtual)
    others = [
        name
        for name in db.table_names()
        if name not in (*virtual, _KEPT) and not name.startswith((*parts, "sqlite_"))
    ]
    return virtual + others


def _add_kept(connection: sqlite3.Connection, told: Told) -> None:
    from parsers import read_content  # noqa: PLC0415 - the readers are slow to import
    from store.intake import Intake  # noqa: PLC0415
    from store.laying_out import FACTS, lay_out  # noqa: PLC0415

    added_at = FACTS["sources"].index("added_at")
    intake = Intake(connection)
    intake.begin()
    count = connection.execute(f"SELECT count(*) FROM {_KEPT}").fetchone()[0]
    kept = connection.execute(f"SELECT source, added_at, content FROM {_KEPT} ORDER BY id")
    told(0, count)
    for number, (source, added, packed) in enumerate(kept, 1):
        try:
            content = unpacked(packed)
            filing = lay_out(read_content(content, source), content)
        except (NotAFiling, StoreError) as error:
            raise StoreError(f"cannot be brought up to date: {source}: {error}") from error
        facts = list(filing.source)
        facts[added_at] = added
        intake.add(filing._replace(source=tuple(facts)))
        if not number % _BATCH:
            intake.settle()
            intake.end()
        if not number % _TELLS_EVERY:
            told(number, count)
    intake.settle()
    told(count, count)


def _create_table(db: Database, table: Table) -> None:
    made = db.table(table.name).create(
        {column.name: column.type for column in table.columns},
        pk="id",
        not_null=[column.name for column in table.columns if column.required],
        foreign_keys=[
            (column.name, column.references, "id") for column in table.columns if column.references
        ],
    )
    for columns in table.unique:
        made.create_index(columns, unique=True)
    for index in table.indexes:
        db.conn.execute(index.sql(table.name))
    for name, of_filing in table.repeated:
        db.conn.execute(of_filing.trigger(table.name, name))
    if table.full_text:
        _enable_full_text(made, table.full_text)


def _enable_full_text(table: DatabaseTable, columns: tuple[str, ...]) -> None:
    """An index of words, from which triggers take out what is changed or goes.

    New words are put in by the writer, many at a time (see :mod:`store.batch`).
    """
    table.enable_fts(columns, tokenize=_TOKENIZER)
    index, names = f"{table.name}_fts", ", ".join(columns)
    old, new = (", ".join(f"{side}.{column}" for column in columns) for side in ("old", "new"))
    out = f"INSERT INTO {index} ({index}, rowid, {names}) VALUES ('delete', old.id, {old});"
    table.db.execute(f"CREATE TRIGGER {table.name}_ad AFTER DELETE ON {table.name} BEGIN {out} END")
    table.db.execute(
        f"CREATE TRIGGER {table.name}_au AFTER UPDATE OF {names} ON {table.name} BEGIN"
        f" {out} INSERT INTO {index} (rowid, {names}) VALUES (new.id, {new}); END"
    )
