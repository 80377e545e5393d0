"""A pane with a text that is drawn in a worker thread for the width it has."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any

from rich.console import RenderableType
from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.worker import get_current_worker

from tui.explorer.drawing import drawn_lines
from tui.explorer.lines import DrawnLines
from tui.explorer.messages import LinesDrawn, Token
from tui.explorer.widgets.text_view import TextView
from tui.explorer.working import in_worker
from tui.render.anchors import RowKey

Parts = Callable[[], Iterable[RenderableType]]
"""Gives the parts of a text; called in a worker thread, at every width anew."""


class TextPane(Vertical):
    """A text with a title; drawn anew when its width changes, at the place where it was."""

    def __init__(self, number: int, name: str, **kwargs: Any) -> None:
        super().__init__(classes="pane", **kwargs)
        self.number = number
        self._title = name
        self._parts: Parts | None = None
        self._token: Token = object()
        self._drawn_width = 0
        self._drawn = DrawnLines(is_complete=True)
        self._top: object = None
        """What stood at the top before the width changed; ``None``: begin at the start."""
        self._row: RowKey | None = None
        self._field = ""

    def compose(self) -> ComposeResult:
        yield TextView()

    def on_mount(self) -> None:
        self.name_it("")

    @property
    def text_view(self) -> TextView:
        return self.query_one(TextView)

    def name_it(self, detail: str) -> None:
        """Write the title; ``detail`` is this program's own words, never a filing's."""
        self.border_title = f"{self.number} [b]{self._title}[/b] {detail}".rstrip()

    def show(self, parts: Parts | None) -> None:
        """Draw this text from its start; ``None`` empties the pane."""
        self._parts = parts
        self._row, self._field = None, ""
        self._top = None
        self.text_view.clear()
        self._draw()

    def find(self, words: Sequence[str]) -> None:
        """Mark these words in the text."""
        self.text_view.find(words)

    def mark(self, row: RowKey | None, field: str = "") -> None:
        """Mark a row of the form and one of its cells, and scroll there; ``None``: no row."""
        self._row, self._field = row, field
        self._drawn.row, self._drawn.field_name = row, field
        if self.text_view.lines is self._drawn:
            self.text_view.go_to_mark()

    def on_resize(self, event: events.Resize) -> None:
        if self._parts and self._room() not in (0, self._drawn_width):
            if self.text_view.line_count and self.text_view.lines is self._drawn:
                self._top = self._drawn.place(self.text_view.top) if self.text_view.top else None
            self._draw()

    def _room(self) -> int:
        return max(self.size.width - 3, 0)  # a scroll bar, and a blank beside it

    def _draw(self) -> None:
        self._token = token = object()
        self._drawn_width = width = self._room()
        if self._parts is None or width == 0:  # what is hidden is drawn when it has a size
            return
        self._drawn = DrawnLines(row=self._row, field_name=self._field)
        work = partial(self._draw_lines, token, self._parts, width)
        in_worker(self, work, "draw")

    def _draw_lines(self, token: Token, parts: Parts, width: int) -> None:
        """In a worker thread."""
        worker = get_current_worker()
        portions = drawn_lines(_called(parts), width, lambda: not worker.is_cancelled)
        for portion, complete in portions:
            if worker.is_cancelled:
                return
            self.post_message(LinesDrawn(token, portion, complete))

    @on(LinesDrawn)
    def _take_lines(self, message: LinesDrawn) -> None:
        message.stop()
        if message.token is not self._token:
            return
        view, drawn = self.text_view, self._drawn
        drawn.add(message.portion, message.complete)
        if view.lines is drawn:
            view.grown()
            return
        top = 0 if self._top is None else drawn.line_of(self._top)
        if top is None and not message.complete:
            return  # the lines of before stay until those that stood at the top are there
        is_anew = self._top is not None
        if is_anew:
            view.show_anew(drawn, top or 0)
        else:
            view.show(drawn)
            if self._row is not None:
                view.go_to_mark()


def _called(parts: Parts) -> Iterable[RenderableType]:
    """The parts, asked for when the first of them is drawn, so that a failure is told there."""
    yield from parts()
