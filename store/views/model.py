"""What a view is, and what its columns are."""

from __future__ import annotations

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
    source: str
    """Tables and joins, each named by a short alias."""
    keys: tuple[tuple[str, str], ...]
    """Columns that lead elsewhere (name, SQL); ``id`` first. They are not shown."""
    columns: tuple[Column, ...]
    order: str
    """The order of rows where none is asked for."""

    def column(self, name: str) -> Column:
        """:raises KeyError: there is no such column"""
        return next(iter(c for c in self.columns if c.name == name), None) or _missing(name)

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
