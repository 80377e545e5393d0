"""What panes, widgets and workers say to each other: small, frozen, one direction.

A worker never touches a widget. It posts one of these; the pane that asked compares
the ``token`` with that of its latest question and drops what is stale.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass

from rich.segment import Segment
from textual.message import Message
from textual.widget import Widget

from parsers.filing import Filing
from store.reader import RowView

Token = object
"""Identity of a question: an answer is stale when it bears another."""


@dataclass
class IdsRead(Message):
    """Some more ids of a list have been read."""

    token: Token
    first: int
    """How many ids come before these; a question asked twice says some ids twice."""
    ids: array[int]
    complete: bool


@dataclass
class WindowRead(Message):
    """Rows of a window of a list have been read."""

    token: Token
    first: int
    rows: tuple[RowView, ...]


@dataclass
class CountRead(Message):
    """How many rows another list of the same pane would have."""

    token: Token
    view: str
    count: int


@dataclass
class AskFailed(Message):
    """A question could not be answered; the message is for the user."""

    token: Token
    message: str


@dataclass
class FilingRead(Message):
    """A filing has been read from the store."""

    token: Token
    filing_id: int
    filing: Filing
    content: bytes


@dataclass
class LinesDrawn(Message):
    """Some more lines of a text have been drawn for a width."""

    token: Token
    lines: list[list[Segment]]
    complete: bool


@dataclass
class WindowWanted(Message):
    """A table shows rows that it does not hold."""

    first: int
    last: int


@dataclass
class CursorMoved(Message):
    """The cursor of a table stands on a row (or on none), or on another of its cells."""

    table: Widget
    row_id: int | None
    row: RowView | None
    """``None`` while the row has not been read."""


@dataclass
class Deeper(Message):
    """Enter was pressed, or a row clicked twice."""

    widget: Widget


@dataclass
class SortWanted(Message):
    """Sort by a column; ``reverse`` turns the present order round."""

    column: str
    reverse: bool
