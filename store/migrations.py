"""Making a store, and bringing an older one up to date."""

from __future__ import annotations

import sqlite3

from sqlite_utils import Database
from sqlite_utils.db import Table as DatabaseTable

from store.schema import APPLICATION_ID, TABLES, VERSION, Table
from store.views import VIEWS, view_sql

_TOKENIZER = "unicode61 remove_diacritics 2"


def migrate(connection: sqlite3.Connection) -> None:
    """Bring the store to :data:`~store.schema.VERSION`, in one transaction a step.

    A new file becomes an empty store. The caller has made sure that it is no other
    program's file and no newer than this program.
    """
    db = Database(connection, execute_plugins=False)
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    for step in range(version, VERSION):
        with db.atomic():
            _STEPS[step](db)
            connection.execute(f"PRAGMA user_version = {step + 1}")


def _create(db: Database) -> None:
    """Version 1: everything."""
    db.conn.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    for table in TABLES:
        _create_table(db, table)
    for view in VIEWS.values():
        db.create_view(view.sql_name, view_sql(view))


_STEPS = (_create,)
"""Step n brings a store from version n to n + 1."""


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
    for columns in table.indexes:
        made.create_index(columns)
    if table.full_text:
        _enable_full_text(made, table.full_text)


def _enable_full_text(table: DatabaseTable, columns: tuple[str, ...]) -> None:
    table.enable_fts(columns, create_triggers=True, tokenize=_TOKENIZER)
