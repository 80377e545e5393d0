"""The source of a filing, with the place of what is looked at marked in it."""

from __future__ import annotations

from functools import partial
from typing import Any

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.worker import get_current_worker

from parsers.decoding import decode
from parsers.places import Places, places_of
from tui.explorer.drawing import in_words
from tui.explorer.lines import Extent
from tui.explorer.messages import FilingRead, PlaceFound, SourceRead, Token
from tui.explorer.source_lines import SourceLines, begins_of, layout_of
from tui.explorer.spots import NOWHERE, Spot
from tui.explorer.widgets.text_view import TextView
from tui.explorer.working import in_worker


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
        self._lines_coming: SourceLines | None = None
        self._place: tuple[Extent | None, Extent | None] = None, None
        self._width = 0
        self._top: object = None
        self._is_mark_wanted = False

    def compose(self) -> ComposeResult:
        yield TextView()

    @property
    def view(self) -> TextView:
        return self.query_one(TextView)

    @property
    def text_view(self) -> TextView:
        return self.view

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
            in_worker(self, work, "place")

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
        self._lines_coming = None
        work = partial(self._read_lines, token, self._read, width)
        in_worker(self, work, "source")

    def _read_lines(self, token: Token, read: FilingRead, width: int) -> None:
        """In a worker thread."""
        worker = get_current_worker()
        layout = layout_of(read.lost or decode(read.content), width)
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
            self.view.grown()
        elif self._top is None:
            self._lines = lines
            self.view.show(lines)
        elif (top := lines.line_of(self._top)) is not None:
            self._lines = lines
            self.view.show_anew(lines, top)
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
            self.post_message(PlaceFound(token, spot, None, None, in_words(error)))

    @on(PlaceFound)
    def _take_place(self, message: PlaceFound) -> None:
        message.stop()
        if message.token is not self._place_token:
            return
        row, cell = message.row, message.cell
        self.border_subtitle = _told(message)
        if row is None and cell is None:
            return
        self._place = row, cell
        self._is_mark_wanted = True
        self._go_to_mark()

    def _go_to_mark(self) -> None:
        if self._lines is not None and self.view.lines is self._lines:
            self._is_mark_wanted = False
            self._lines.row, self._lines.cell = self._place
            self.view.go_to_mark()


def _told(found: PlaceFound) -> str:
    """What of a spot has no place in the source, in words; all has: none."""
    if found.failure:
        return "its place could not be looked up"
    if found.row is None and found.cell is None:
        return "not found in the source"
    if found.cell is None and found.spot.field:
        return "the row is marked: this cell is blank or not found"
    return ""


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
