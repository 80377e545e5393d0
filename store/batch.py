"""Rows held back, to be written table by table in one go, with their words for searching.

Full text is written here and not by triggers: FTS5 starts anew with every statement of
a trigger, which makes a row five times as dear. What takes words out again (a row that
is changed or goes) is left to triggers, so :meth:`Batch.write` comes before any of that.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from itertools import chain

from store.records import SqlValue
from store.schema import BY_NAME

_MAY_BE_THERE = frozenset({"issuer_owners"})
"""Tables whose rows are held back without a look whether they are there."""
_VALUES = 999
"""That one statement may write, as every SQLite takes them: a narrow row costs less to write
than a statement to begin."""
_TOGETHER = {name: max(1, _VALUES // len(table.columns)) for name, table in BY_NAME.items()}
"""So many rows of a table are written by one statement."""


def _insert(name: str, count: int) -> str:
    columns = [column.name for column in BY_NAME[name].columns]
    row = f"({', '.join('?' * len(columns))})"
    return (
        f"INSERT {'OR IGNORE ' if name in _MAY_BE_THERE else ''}INTO {name} ("
        + ", ".join(f'"{column}"' for column in columns)
        + f") VALUES {', '.join([row] * count)}"
    )


_INSERT = {name: (_insert(name, 1), _insert(name, count)) for name, count in _TOGETHER.items()}
"""To write one row of a table, and as many as are written together."""
_INDEX_WORDS = {
    name: f"INSERT INTO {name}_fts (rowid, {table.full_text[0]}) VALUES (?, ?)"
    for name, table in BY_NAME.items()
    if table.full_text
}
_WORDS = {
    name: [column.name for column in BY_NAME[name].columns].index(BY_NAME[name].full_text[0])
    for name in _INDEX_WORDS
}
"""Which value of a row holds its words."""


class Batch:
    """The rows of some filings that are not written yet, with their ids given out."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection
        self._rows: dict[str, list[tuple[SqlValue, ...]]] = defaultdict(list)
        self._words: dict[str, list[tuple[SqlValue, ...]]] = defaultdict(list)
        self._next_ids: dict[str, int] = {}

    def new_id(self, table: str, count: int = 1) -> int:
        """The first of so many new ids of a table, counted here: only one writer writes."""
        if table not in self._next_ids:
            row = self._db.execute(f"SELECT max(id) FROM {table}").fetchone()
            self._next_ids[table] = (row[0] or 0) + 1
        first = self._next_ids[table]
        self._next_ids[table] += count
        return first

    def hold(self, table: str, *rows: tuple[SqlValue, ...]) -> None:
        """Keep rows back, their values in the order of the schema."""
        self._rows[table].extend(rows)

    def hold_words(self, table: str, row_id: int, words: str) -> None:
        """Keep back the words of a row that was written elsewhere."""
        self._words[table].append((row_id, words))

    def write(self) -> None:
        """Write what is held back into the open transaction."""
        for name in BY_NAME:  # parents stand before children in the schema
            if rows := self._rows.pop(name, None):
                self._write_rows(name, rows)
                if name in _INDEX_WORDS:
                    place = _WORDS[name]
                    self._words[name] += [(row[0], row[place]) for row in rows]
        for name, words in self._words.items():
            self._db.executemany(_INDEX_WORDS[name], words)
        self._words.clear()

    def _write_rows(self, name: str, rows: list[tuple[SqlValue, ...]]) -> None:
        one, several = _INSERT[name]
        together = _TOGETHER[name]
        whole = len(rows) // together * together
        runs = (rows[start : start + together] for start in range(0, whole, together))
        self._db.executemany(several, (tuple(chain.from_iterable(run)) for run in runs))
        self._db.executemany(one, rows[whole:])

    def forget(self) -> None:
        """Drop everything held back, after a commit or a rollback."""
        self._rows.clear()
        self._words.clear()
        self._next_ids.clear()
