"""What panes, widgets and workers say to each other: small, frozen, one direction.

A worker never touches a widget. It posts one of these; the pane that asked compares
the ``token`` with that of its latest question and drops what is stale.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass

from textual.message import Message
from textual.widget import Widget

from parsers.filing import Filing, Row
from store.reader import RowView
from store.related import Related
from store.views import View
from tui.explorer.documents import HeldDocument
from tui.explorer.facts import FactTree
from tui.explorer.lines import Extent, Portion
from tui.explorer.source_lines import Layout
from tui.explorer.spots import Spot
from tui.render.anchors import RowKey

Token = object
"""Identity of a question: an answer is stale when it bears another."""


@dataclass
class IdsRead(Message):
    """Some more ids of a list have been read."""

    token: Token
    first: int
    """How many ids come before these; a question asked twice says some ids twice."""
    ids: array[int]
    rows: tuple[RowView, ...]
    """The first rows of the list, with its first ids."""
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
    count: int | None
    """``None`` if they could not be counted."""


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
    rows: dict[RowKey, Row]
    """The rows of both tables, in the order of the form."""
    lost: str = ""
    """Why its source cannot be read, in words; the content is empty then."""


@dataclass
class RelatedRead(Message):
    """What a row leads to has been read; ``None`` if its filing is gone."""

    related: Related | None


@dataclass
class LinesDrawn(Message):
    """Some more lines of a text have been drawn for a width."""

    token: Token
    portion: Portion
    complete: bool


@dataclass
class SourceRead(Message):
    """The source of a filing has been decoded, or more of it laid out for a width."""

    token: Token
    layout: Layout
    begins: array[int]
    """Where in the text further lines begin."""
    complete: bool


@dataclass
class PlaceFound(Message):
    """Where a row, a cell or a fact of the filing stands in its source."""

    token: Token
    spot: Spot
    row: Extent | None
    cell: Extent | None
    failure: str = ""
    """Why no place could be looked for, in words."""


@dataclass
class FactsRead(Message):
    """The facts of a filing have been laid out for a width."""

    token: Token
    facts: FactTree


@dataclass
class DocumentsRead(Message):
    """The documents of a filing have been told apart."""

    token: Token
    documents: tuple[HeldDocument, ...]


@dataclass
class SpotChosen(Message):
    """The cursor in the facts of a filing came to one of them."""

    spot: Spot


@dataclass
class Searched(Message):
    """More of a text was searched, or another of the places found was gone to."""

    view: Widget
    found: int
    current: int | None
    """Which of them, counting from 1."""
    complete: bool


@dataclass
class WindowWanted(Message):
    """A table shows rows that it does not hold."""

    seen: range
    """Their places in the list; wanted first."""
    around: range
    """What to read with them, so that scrolling seldom waits."""


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

    view: View
    column: str
    reverse: bool


@dataclass
class ListReadAgain(Message):
    """A list has been read anew, for the store has changed."""

    token: Token
    ids: array[int]
    windows: tuple[tuple[int, tuple[RowView, ...]], ...]
    """Rows from a place of the list on: those on the screen, and the one under the cursor."""
    marked: frozenset[int]
    """The marked rows that are still there."""
    seconds: float
    """How long it took."""


@dataclass
class StoreChanged(Message):
    """Another process wrote to the store; or it is gone, or is there again."""

    is_other: bool
    """It is another file than before, whose ids mean other things."""


@dataclass
class Marked(Message):
    """Rows of a table were marked, or are no longer."""


@dataclass
class ColumnsWanted(Message):
    """The user wants to choose the columns of a table."""


@dataclass
class CopyWanted(Message):
    """Copy the cell under the cursor, or its row, or the rows that are marked."""

    whole_row: bool
