"""What a view is, and what its columns are."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum


class Kind(Enum):
    """How a cell is to be understood."""

    TEXT = "text"
    DATE = "date"
    COUNT = "count"
    """A whole number of things."""
    SHARES = "shares"
    PRICE = "price"
    """Dollars a share."""
    MONEY = "money"
    """Dollars."""
    CODE = "code"
    """A transaction code."""
    DIRECTION = "direction"
    """A or D."""
    FLAG = "flag"
    """1, 0 or NULL."""


NUMERIC = frozenset({Kind.COUNT, Kind.SHARES, Kind.PRICE, Kind.MONEY})


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a view."""

    name: str
    """Its name in SQL, in JSON and in exports."""
    label: str
    """Its head on the screen."""
    kind: Kind
    sql: str
    """What it selects, in the words of the view's ``source``."""
    doc: str
    width: int
    """Cells it wants on the screen; text may be given more."""
    shown: bool = True
    """Shown unless the user chooses columns; the others are there to be chosen."""
    order: str = ""
    """What it sorts by, if not by what it selects."""

    @property
    def sort(self) -> str:
        """The SQL that the list is sorted by for this column."""
        return self.order or self.sql


@dataclass(frozen=True, slots=True)
class View:
    """One list of the store."""

    name: str
    """As in ``--view``: ``transactions``."""
    sql_name: str
    one: str
    """One of its rows, in a word: ``transaction``."""
    base: str
    """The table whose rows it lists, with its short alias."""
    joins: tuple[tuple[str, str], ...]
    """Tables joined to it (alias, SQL); none of them adds or drops a row."""
    keys: tuple[tuple[str, str], ...]
    """Columns that lead elsewhere (name, SQL); ``id`` first. They are not shown."""
    columns: tuple[Column, ...]
    order: str
    """The order of rows where none is asked for."""
    in_order: str = ""
    """``base`` behind a table that is in this order by an index, where it is not itself."""

    def column(self, name: str) -> Column:
        """:raises KeyError: there is no such column"""
        return next(iter(c for c in self.columns if c.name == name), None) or _missing(name)

    @property
    def source(self) -> str:
        """All its tables, joined."""
        return " ".join((self.base, *(sql for _, sql in self.joins)))

    def source_for(self, sql: str, in_order: bool = False) -> str:
        """Only the tables that ``sql`` speaks of: a join that nobody needs costs time.

        :param in_order: go through all rows in the view's own order, if it can be done
        """
        base = self.in_order if in_order and self.in_order else self.base
        joined: list[str] = []
        for alias, join in reversed(self.joins):
            is_there = f" AS {alias} " in base
            if not is_there and re.search(rf"\b{alias}\.", " ".join((sql, *joined))):
                joined.insert(0, join)
        return " ".join((base, *joined))

    @property
    def has_marks(self) -> bool:
        """Do footnotes stand on its cells?"""
        return any(name == "as_filed" for name, _ in self.keys)

    @property
    def shown(self) -> tuple[Column, ...]:
        """The columns that are shown unless the user chooses."""
        return tuple(column for column in self.columns if column.shown)


def _missing(name: str) -> Column:
    raise KeyError(name)


def view_sql(view: View) -> str:
    """The SELECT behind a view."""
    selected = [f"{sql} AS {name}" for name, sql in view.keys]
    selected += [f'{column.sql} AS "{column.name}"' for column in view.columns]
    return "SELECT\n  " + ",\n  ".join(selected) + f"\nFROM {view.source}"
