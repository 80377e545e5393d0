"""What finding issuers and finding reporting owners have in common."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

from store.batch import Batch
from store.identity.remembered import Remembered


class Parties:
    """The parties of one table, some of whom may be known by name alone."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        table: str,
        held: Batch,
        merge: Callable[[int, int], None],
    ) -> None:
        """
        :param held: takes rows of names, which are written before anybody is looked up by name
        :param merge: makes two parties one: the one that goes, the one that stays
        """
        self._db = connection
        self._table = table
        self._held = held
        self._merge = merge
        self.remembered = Remembered(connection, table)
        self._has_nameless: bool | None = None

    def forget(self) -> None:
        """Remember nobody; what was held back is dropped, for it was written or taken back."""
        self.remembered.forget()
        self._has_nameless = None

    def _look_up_again(self) -> None:
        """Remember nobody, once the later dates that are held back have been written."""
        self.remembered.settle()
        self.forget()

    def _are_there_nameless(self) -> bool:
        """Does the store hold anybody without a CIK?"""
        if self._has_nameless is None:
            sql = f"SELECT EXISTS (SELECT 1 FROM {self._table} WHERE cik IS NULL)"
            self._has_nameless = bool(self._db.execute(sql).fetchone()[0])
        return self._has_nameless
