"""Rows held back, to be written table by table in one go."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from typing import Any

from store.records import SqlValue, to_sql
from store.schema import BY_NAME

_SHARED = frozenset({"security_titles"})
"""Tables whose rows belong to no filing; one that is there already is left alone."""


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

    def hold(self, table: str, **values: Any) -> None:
        """Keep one row back; columns that are not named become NULL."""
        self._rows[table].append(
            tuple(to_sql(values.get(column.name)) for column in BY_NAME[table].columns)
        )

    def write(self) -> None:
        """Write the rows held back into the open transaction."""
        for name, table in BY_NAME.items():  # parents stand before children in the schema
            if rows := self._rows.pop(name, None):
                columns = ", ".join(f'"{column.name}"' for column in table.columns)
                marks = ", ".join("?" * len(table.columns))
                verb = "INSERT OR IGNORE" if name in _SHARED else "INSERT"
                self._db.executemany(
                    f"{verb} INTO {name} ({columns}) VALUES ({marks})",
                    rows,
                )

    def forget(self) -> None:
        """Drop everything held back, after a commit or a rollback."""
        self._rows.clear()
        self._next_ids.clear()
