"""Parties met lately, so that the same one named the same way need not be looked up again.

A history of filings names few parties many times. All that is remembered is that a party
was found under exactly these words, and that nothing was learnt of it since but a later
date; whatever else is asked, the store is asked. The later dates are held back.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Hashable


class Remembered:
    """The parties of one table."""

    def __init__(self, connection: sqlite3.Connection, table: str) -> None:
        self._db = connection
        self._table = table
        self._found: dict[Hashable, tuple[int, tuple[str, ...]]] = {}
        self._learnt: dict[int, Hashable] = {}
        self._days: dict[str, dict[int, str]] = defaultdict(dict)

    def find(self, words: Hashable, learnt: Hashable, day: str) -> int | None:
        """The id of a party that was found by these words, and of which this was learnt last.

        :param day: of the filing that names it now, to be the date of what is known
        """
        party, columns = self._found.get(words, (0, ()))
        if not party or self._learnt.get(party) != learnt:
            return None
        for column in columns:
            if day > self._days[column].get(party, ""):
                self._days[column][party] = day
        return party

    def keep(
        self, words: Hashable, learnt: Hashable, party: int, day_columns: tuple[str, ...]
    ) -> None:
        """These words lead to the party, and this is what the store learnt of it last.

        :param day_columns: where the table keeps the date of the latest filing that said so
        """
        self._found[words] = (party, day_columns)
        self._learnt[party] = learnt

    def lose(self, party: int) -> None:
        """What was learnt of it last is not all that is shown of it: ask the store again."""
        self._learnt.pop(party, None)

    def latest(self, party: int, day_column: str, stored: str | None) -> str:
        """The date that a column has, or is going to have; empty where there is none."""
        return max(stored or "", self._days[day_column].get(party, ""))

    def settle(self) -> None:
        """Tell the store the later dates; before it is asked anything that turns on them."""
        for column, days in self._days.items():
            self._db.executemany(
                f"UPDATE {self._table} SET {column} = max(coalesce({column}, ''), ?) WHERE id = ?",
                [(day, party) for party, day in days.items()],
            )
        self._days.clear()

    def forget(self) -> None:
        """Remember nothing: what the store holds of parties may have changed."""
        self._found.clear()
        self._learnt.clear()
        self._days.clear()
