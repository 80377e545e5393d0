"""Parties met lately, so that the same one named the same way need not be looked up again.

A history of filings names few parties many times. All that is remembered is that a party
was found under exactly these words, and that nothing was learnt of it since but a later
date; whatever else is asked, the store is asked. The later dates are held back.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Hashable


class Remembered:
    """The parties of one table."""

    def __init__(self, connection: sqlite3.Connection, table: str, *day_columns: str) -> None:
        """:param day_columns: where the table keeps the date of the latest filing"""
        later = ", ".join(f"{name} = max(coalesce({name}, ''), :day)" for name in day_columns)
        self._update = f"UPDATE {table} SET {later} WHERE id = :id"
        self._db = connection
        self._ids: dict[Hashable, int] = {}
        self._last: dict[int, Hashable] = {}
        self._days: dict[int, str] = {}

    def find(self, words: Hashable, day: str) -> int | None:
        """The id of the party that was last named in just these words, now on this day."""
        found = self._ids.get(words)
        if found is None or self._last.get(found) != words:
            return None
        if day > self._days.get(found, ""):
            self._days[found] = day
        return found

    def keep(self, words: Hashable, party: int) -> None:
        """These are the words that the store learnt of a party last."""
        self._ids[words] = party
        self._last[party] = words

    def settle(self) -> None:
        """Tell the store the later dates; before it is asked anything that turns on them."""
        if self._days:
            days = [{"id": party, "day": day} for party, day in self._days.items()]
            self._db.executemany(self._update, days)
            self._days.clear()

    def forget(self) -> None:
        """Remember nothing: what the store holds of parties may have changed."""
        self._ids.clear()
        self._last.clear()
        self._days.clear()
