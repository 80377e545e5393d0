"""Rows held back, to be written table by table in one go."""

from __future__ import annotations

import sqlite3
from collections import defaultdict

from store.records import SqlValue
from store.schema import BY_NAME

_SHARED = frozenset({"security_titles"})
"""Tables whose rows belong to no filing; one that another process wrote is left alone."""
_INSERT = {
    name: f"INSERT {'OR IGNORE ' if name in _SHARED else ''}INTO {name} ("
    + ", ".join(f'"{column.name}"' for column in table.columns)
    + f") VALUES ({', '.join('?' * len(table.columns))})"
    for name, table in BY_NAME.items()
}


class Batch:
    """The rows of some filings that are not written yet, with their ids given out."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection
        self._rows: dict[str, list[tuple[SqlValue, ...]]] = defaultdict(list)
        self._next_ids: dict[str, int] = {}

    def new_id(self, table: str) -> int:
        """The next id of a table, counted here: only one writer writes."""
        if table not in self._next_ids:
            row = self._db.execute(f"SELECT max(id) FROM {table}").fetchone()
            self._next_ids[table] = (row[0] or 0) + 1
        self._next_ids[table] += 1
        return self._next_ids[table] - 1

    def hold(self, table: str, *values: SqlValue) -> None:
        """Keep one row back, its values in the order of the schema."""
        self._rows[table].append(values)

    def write(self) -> None:
        """Write the rows held back into the open transaction."""
        for name in BY_NAME:  # parents stand before children in the schema
            if rows := self._rows.pop(name, None):
                self._db.executemany(_INSERT[name], rows)

    def forget(self) -> None:
        """Drop everything held back, after a commit or a rollback."""
        self._rows.clear()
        self._next_ids.clear()
