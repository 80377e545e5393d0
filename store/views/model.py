"""What a view is, and what its columns are."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from store.schema.model import unlike


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


NOTHING = "0"
"""The condition of an index that nothing is in."""


@dataclass(frozen=True, slots=True)
class Walk:
    """A way through all rows of a view that begins with another table, or with one of its own."""

    lead: str
    """The table it begins with, in the order of an index of it: ``filings AS f``."""
    rest: str = ""
    """How its rows lead to those of the view: CROSS JOIN, which keeps the order of tables."""
    where: str = "1"
    """Which rows of the leading table are gone through."""
    many: int = 20_000
    """So many of its rows in one place are too many to sort for a first screen."""
    is_repeated: bool = False
    """It leads to a row several times. The first time counts, so that it is of use for the
    greatest value of many, and downwards only."""


@dataclass(frozen=True, slots=True)
class Key:
    """What a list can be sorted by, and by which index that is quick."""

    sql: str
    walk: str = ""
    """Name of the view's walk that is in its order; else the alias that ``sql`` speaks of."""
    common: tuple[str | int, ...] = ()
    """Values that most rows have, the least first; going through all rows finds some of them
    soon, so the index leaves them out."""
    uncommon: str = ""
    """The condition of that index, where it does not follow from ``common``."""
    walked: str = ""
    """The same in the words of the walk, where that differs."""
    is_grouped: bool = False
    """An index has the rows of each value in the view's own order."""
    is_whole: bool = False
    """No index has it: all rows are sorted, of which there are not so many."""

    @property
    def filled(self) -> str:
        """The condition of the rows that its index has."""
        if self.uncommon:
            return self.uncommon
        return unlike(self.led, self.common) if self.common else f"{self.led} IS NOT NULL"

    @property
    def led(self) -> str:
        """What a walk is in the order of."""
        return self.walked or self.sql


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
    order: tuple[Key, ...] = ()
    """What it sorts by, if not by what it selects; rows without the first by the second."""
    unsorted: str = ""
    """Why the list cannot be sorted by it, where it cannot: a sentence."""
    digits_of: str = ""
    """The column of the table whose digits as filed it has, if not the one of its name."""

    @property
    def sort(self) -> tuple[Key, ...]:
        """What the list is sorted by for this column."""
        return self.order or (Key(self.sql),)


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
    """The order of rows where none is asked for, and of rows that are equal in what is."""
    walks: tuple[tuple[str, Walk], ...] = ()
    """Ways through its rows in the order of joined tables, by alias or another name."""
    in_order: str = ""
    """The walk that is in the view's own order, where that is not an order of its base."""
    opens_by: str = ""
    """The column that the list is sorted by where none is asked for, if not by none."""

    def column(self, name: str) -> Column:
        """:raises KeyError: there is no such column"""
        return next(iter(c for c in self.columns if c.name == name), None) or _missing(name)

    def why_unsorted(self, name: str) -> str:
        """Why the list cannot be sorted by a column, in words; empty where it can."""
        why = self.column(name).unsorted
        return f"{self.name} cannot be sorted by {name}: {why}" if why else ""

    @property
    def source(self) -> str:
        """All its tables, joined."""
        return " ".join((self.base, *(sql for _, sql in self.joins)))

    def walk(self, name: str) -> Walk:
        """A way through all its rows; the base alone where there is no other of the name."""
        return dict(self.walks).get(name) or Walk(self.base)

    def walk_of(self, key: Key) -> Walk:
        """The way through its rows in the order of a key."""
        alias = re.search(r"\b([a-z])\.", key.sql)
        return self.walk(key.walk or (alias[1] if alias else ""))

    def source_for(self, sql: str, walk: Walk | None = None) -> str:
        """Only the tables that ``sql`` speaks of: a join that nobody needs costs time.

        :param walk: begin with another table than the base
        """
        base = f"{walk.lead} {walk.rest}".rstrip() if walk else self.base
        joined: list[str] = []
        for alias, join in reversed(self.joins):
            is_there = f" AS {alias} " in f"{base} "
            if not is_there and re.search(rf"\b{alias}\.", " ".join((sql, *joined))):
                joined.insert(0, join)
        return " ".join((base, *joined))

    @property
    def id_sql(self) -> str:
        """What its rows are told by, in the words of its tables."""
        return dict(self.keys)["id"]

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
