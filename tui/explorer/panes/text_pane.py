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
from tui.explorer.messages import LinesDrawn, Token
from tui.explorer.widgets.text_view import TextView

Parts = Callable[[], Iterable[RenderableType]]
"""Gives the parts of a text; called in a worker thread, at every width anew."""


class TextPane(Vertical):
    """A text with a title; drawn anew when its width changes."""

    def __init__(self, number: int, name: str, **kwargs: Any) -> None:
        super().__init__(classes="pane", **kwargs)
        self.number = number
        self._title = name
        self._parts: Parts | None = None
        self._token: Token = object()
        self._drawn_width = 0

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
        self.text_view.clear()
        self._draw()

    def find(self, words: Sequence[str]) -> None:
        """Mark these words in the text."""
        self.text_view.find(words)

    def on_resize(self, event: events.Resize) -> None:
        if self._parts and self._room() not in (0, self._drawn_width):
            self.text_view.clear()
            self._draw()

    def _room(self) -> int:
        return max(self.size.width - 3, 0)  # a scroll bar, and a blank beside it

    def _draw(self) -> None:
        self._token = token = object()
        width = self._room()
        if self._parts is None or width == 0:
            return
        self._drawn_width = width
        work = partial(self._draw_lines, token, self._parts, width)
        self.run_worker(work, group="draw", thread=True, exclusive=True, exit_on_error=False)

    def _draw_lines(self, token: Token, parts: Parts, width: int) -> None:
        """In a worker thread."""
        worker = get_current_worker()
        for lines, complete in drawn_lines(parts(), width):
            if worker.is_cancelled:
                return
            self.post_message(LinesDrawn(token, lines, complete))

    @on(LinesDrawn)
    def _take_lines(self, message: LinesDrawn) -> None:
        message.stop()
        if message.token is self._token:
            self.text_view.add(message.lines)
