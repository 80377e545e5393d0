"""The faces of one filing: as the form looks, as it came, what was read of it, its documents.

Each shows a filing and marks a spot of it; what takes time is done in worker threads, and
only for the faces that are looked at. Each worker is described, for else Textual describes
it by writing out all that it is given, which is a whole filing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any, Protocol

from rich.console import RenderableType
from rich.segment import Segment
from rich.text import Text
from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.worker import get_current_worker

from parsers.decoding import decode
from parsers.places import Places, places_of
from store.harmless import visible
from tui.explorer.documents import HeldDocument, documents_of, parts_of
from tui.explorer.facts import FactTree
from tui.explorer.lines import DrawnLines, Extent, Portion
from tui.explorer.messages import (
    AskFailed,
    DocumentsRead,
    FactsRead,
    FilingRead,
    PlaceFound,
    SourceRead,
    Token,
)
from tui.explorer.panes.filing_pane import pages
from tui.explorer.panes.text_pane import TextPane
from tui.explorer.source_lines import SourceLines, begins_of, layout_of
from tui.explorer.spots import NOWHERE, Spot
from tui.explorer.widgets.documents_view import DocumentsView
from tui.explorer.widgets.facts_view import FactsView, path_of
from tui.explorer.widgets.text_view import TextView


class Face(Protocol):
    """What the screen of a whole filing asks of each of its faces."""

    @property
    def view(self) -> TextView:
        """What takes the focus, scrolls and finds."""

    def show_filing(self, read: FilingRead, spot: Spot) -> None:
        """Show a filing, a spot of it marked."""

    def mark_spot(self, spot: Spot) -> None:
        """Mark another spot of the filing that is shown, and scroll there."""


class RenderedFace(TextPane):
    """As the form looks."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(0, "Rendered", **kwargs)

    @property
    def view(self) -> TextView:
        return self.text_view

    def show_filing(self, read: FilingRead, spot: Spot) -> None:
        self.show(partial(pages, read))
        self.mark_spot(spot)

    def mark_spot(self, spot: Spot) -> None:
        self.mark(spot.row, spot.field)


class SourceFace(Vertical):
    """As it was received, with the place of the spot marked."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(classes="pane", **kwargs)
        self._read: FilingRead | None = None
        self._spot = NOWHERE
        self._token: Token = object()
        self._place_token: Token = object()
        self._places: tuple[bytes, Places] | None = None
        self._lines: SourceLines | None = None
        self._width = 0
        self._top: object = None
        self._is_mark_wanted = False

    def compose(self) -> ComposeResult:
        yield TextView()

    @property
    def view(self) -> TextView:
        return self.query_one(TextView)

    def show_filing(self, read: FilingRead, spot: Spot) -> None:
        self._read, self._top, self._lines = read, None, None
        self.view.clear()
        self._lay_out()
        self.mark_spot(spot)

    def mark_spot(self, spot: Spot) -> None:
        self._spot = spot
        self._place_token = token = object()
        self.border_subtitle = ""
        if self._lines is not None:
            self._lines.row = self._lines.cell = None
            self.view.refresh()
        if self._read is not None and spot != NOWHERE:
            work = partial(self._look_up, token, self._read.content, spot)
            self.run_worker(
                work, group="place", description="place",
                thread=True, exclusive=True, exit_on_error=False,
            )  # fmt: skip

    def on_resize(self, event: events.Resize) -> None:
        if self._read is not None and self._room() not in (0, self._width):
            if self._lines is not None and self._lines.count and self.view.top:
                self._top = self._lines.place(self.view.top)
            self._lay_out()

    def _room(self) -> int:
        return max(self.size.width - 3, 0)

    def _lay_out(self) -> None:
        self._token = token = object()
        self._width = width = self._room()
        if self._read is None or width == 0:
            return
        self._lines_coming: SourceLines | None = None
        work = partial(self._read_lines, token, self._read.content, width)
        self.run_worker(
            work, group="source", description="source",
            thread=True, exclusive=True, exit_on_error=False,
        )  # fmt: skip

    def _read_lines(self, token: Token, content: bytes, width: int) -> None:
        """In a worker thread."""
        worker = get_current_worker()
        layout = layout_of(decode(content), width)
        portions = begins_of(layout)
        begins = next(portions)
        for following in portions:
            if worker.is_cancelled:
                return
            self.post_message(SourceRead(token, layout, begins, False))
            begins = following
        self.post_message(SourceRead(token, layout, begins, True))

    @on(SourceRead)
    def _take_lines(self, message: SourceRead) -> None:
        message.stop()
        if message.token is not self._token:
            return
        lines = self._lines_coming
        if lines is None:
            lines = self._lines_coming = SourceLines(message.layout)
            if self._lines is not None:
                lines.row, lines.cell = self._lines.row, self._lines.cell
        lines.add(message.begins, message.complete)
        if self.view.lines is lines:
            self.view.grown(lines.width)
        elif self._top is None:
            self._lines = lines
            self.view.show(lines, lines.width)
        elif (top := lines.line_of(self._top)) is not None:
            self._lines = lines
            self.view.show_anew(lines, lines.width, top)
        if self._is_mark_wanted:
            self._go_to_mark()

    def _look_up(self, token: Token, content: bytes, spot: Spot) -> None:
        """In a worker thread: where the spot stands in the source."""
        try:
            if self._places is None or self._places[0] is not content:
                self._places = content, places_of(content)
            row, cell = _extents(self._places[1], spot)
            self.post_message(PlaceFound(token, spot, row, cell))
        except Exception as error:
            self.post_message(PlaceFound(token, spot, None, None, _in_words(error)))

    @on(PlaceFound)
    def _take_place(self, message: PlaceFound) -> None:
        message.stop()
        if message.token is not self._place_token:
            return
        row, cell = message.row, message.cell
        if row is None and cell is None:
            self.border_subtitle = (
                "not found in the source"
                if not message.failure
                else ("its place could not be looked up")
            )
            return
        self._place = row, cell
        self._is_mark_wanted = True
        self._go_to_mark()

    def _go_to_mark(self) -> None:
        if self._lines is not None and self.view.lines is self._lines:
            self._is_mark_wanted = False
            self._lines.row, self._lines.cell = self._place
            self.view.go_to_mark()


def _extents(places: Places, spot: Spot) -> tuple[Extent | None, Extent | None]:
    """Of the row and of the cell, or of the fact, as far as they can be placed."""
    row = cell = None
    if spot.row is not None:
        row = places.row(*spot.row)
        cell = places.cell(*spot.row, spot.field) if spot.field else None
    if spot.fact.startswith("footnotes."):
        cell = places.footnote(spot.fact.removeprefix("footnotes."))
    elif spot.fact:
        cell = places.fact(spot.fact)
    return (row.start, row.end) if row else None, (cell.start, cell.end) if cell else None


class FactsFace(Vertical):
    """Everything that was read, as JSON to be folded."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(classes="pane", **kwargs)
        self._read: FilingRead | None = None
        self._spot = NOWHERE
        self._token: Token = object()
        self._width = 0

    def compose(self) -> ComposeResult:
        yield FactsView()

    @property
    def view(self) -> FactsView:
        return self.query_one(FactsView)

    def show_filing(self, read: FilingRead, spot: Spot) -> None:
        self._read, self._spot = read, spot
        self.view.clear()
        self._lay_out()

    def mark_spot(self, spot: Spot) -> None:
        self._spot = spot
        tree = self.view.tree_shown
        if tree is not None and spot != self.view.spot and (path := path_of(tree, spot)):
            self.view.unfold_to(path)

    def on_resize(self, event: events.Resize) -> None:
        if self._read is not None and max(self.size.width - 3, 0) not in (0, self._width):
            self._lay_out()

    def _lay_out(self) -> None:
        self._token = token = object()
        self._width = width = max(self.size.width - 3, 0)
        if self._read is None or width == 0:
            return
        tree = self.view.tree_shown
        turned = tree.turned if tree is not None and tree.count else frozenset()
        work = partial(self._read_facts, token, self._read, width, turned)
        self.run_worker(
            work, group="facts", description="facts",
            thread=True, exclusive=True, exit_on_error=False,
        )  # fmt: skip

    def _read_facts(
        self, token: Token, read: FilingRead, width: int, turned: frozenset[tuple[str, ...]]
    ) -> None:
        """In a worker thread."""
        try:
            self.post_message(FactsRead(token, FactTree(read.filing, width, turned)))
        except Exception as error:
            self.post_message(AskFailed(token, _in_words(error)))

    @on(FactsRead)
    def _take_facts(self, message: FactsRead) -> None:
        message.stop()
        if message.token is self._token:
            self.view.show(message.facts, self._width)
            self.mark_spot(self._spot)

    @on(AskFailed)
    def _say_failed(self, message: AskFailed) -> None:
        message.stop()
        if message.token is self._token:
            self.view.show(_told("The facts of this filing cannot be shown.", message.message))


class DocumentsFace(Vertical):
    """The documents of the filing: a list, and the one that was chosen below it."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(classes="pane", **kwargs)
        self._read: FilingRead | None = None
        self._token: Token = object()

    def compose(self) -> ComposeResult:
        yield DocumentsView()
        yield TextPane(0, "", id="document")

    @property
    def view(self) -> TextView:
        return self.query_one(DocumentsView)

    def show_filing(self, read: FilingRead, spot: Spot) -> None:
        self._read = read
        self._token = token = object()
        self.query_one(DocumentsView).take(())
        self.query_one(TextPane).show(None)
        work = partial(self._tell_apart, token, read)
        self.run_worker(
            work, group="documents", description="documents",
            thread=True, exclusive=True, exit_on_error=False,
        )  # fmt: skip

    def mark_spot(self, spot: Spot) -> None:
        """Documents have no spots."""

    def _tell_apart(self, token: Token, read: FilingRead) -> None:
        """In a worker thread."""
        try:
            self.post_message(DocumentsRead(token, documents_of(read.filing, read.content)))
        except Exception as error:
            self.post_message(AskFailed(token, _in_words(error)))

    @on(DocumentsRead)
    def _take_documents(self, message: DocumentsRead) -> None:
        message.stop()
        if message.token is self._token:
            self.query_one(DocumentsView).take(message.documents)

    @on(AskFailed)
    def _say_failed(self, message: AskFailed) -> None:
        message.stop()
        if message.token is self._token:
            self.view.show(_told("Its documents cannot be told apart.", message.message))

    @on(DocumentsView.Chosen)
    def _show_document(self, message: DocumentsView.Chosen) -> None:
        message.stop()
        pane = self.query_one(TextPane)
        if message.is_to_be_read:
            pane.text_view.focus()
            return  # it is shown, for the cursor came to it
        held = message.document
        pane.border_title = f"Document {held.facts.sequence or '?'}"
        if self._read is not None:
            pane.show(partial(_document, self._read, held))


def _in_words(error: Exception) -> str:
    """What went wrong with a filing such as nobody thought of."""
    return visible(f"{type(error).__name__}: {error}")


def _told(*words: str) -> DrawnLines:
    """Words of this program in place of a text that there is none of."""
    lines = DrawnLines()
    segments = [[Segment(line)] for line in words]
    lines.add(Portion(segments, list(words), max(map(len, words)), [], {}), True)
    return lines


def _document(read: FilingRead, held: HeldDocument) -> Iterator[RenderableType]:
    facts: Sequence[str | None] = (held.facts.type, held.facts.filename, held.facts.description)
    yield Text(visible("  ".join(fact for fact in facts if fact)), "bold")
    yield from parts_of(read.filing, read.content, held)
