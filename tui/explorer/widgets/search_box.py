"""The box for a query: live, with mistakes told under it and what is shown left alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from rich.text import Text
from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Input, Static

from store.errors import QueryError
from store.query import Query, parse

_PAUSE = 0.12
"""Seconds without a key after which a query is asked."""


class SearchBox(Vertical):
    """Asks as one types. Enter keeps the query, Escape brings back the one before."""

    DEFAULT_CLASSES: ClassVar[str] = "search-box"

    @dataclass
    class Asked(Message):
        """A query to be answered."""

        query: Query

    @dataclass
    class Left(Message):
        """The box is no longer typed in."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._before = ""
        self._asked = ""
        self._timer: Timer | None = None

    def compose(self) -> ComposeResult:
        with Horizontal():
            yield Static("/", classes="search-sign", markup=False)
            yield Input(
                compact=True,
                select_on_focus=False,
                placeholder="words, issuer:, insider:, code:P, form:4",
            )
        yield Static("", classes="search-error", markup=False)

    @property
    def input(self) -> Input:
        return self.query_one(Input)

    @property
    def text(self) -> str:
        return self.input.value

    def enter(self) -> None:
        """Begin to type."""
        self._before = self.text
        self.input.focus()
        self.input.cursor_position = len(self.text)

    def set_query(self, text: str) -> None:
        """Put a query in and ask it."""
        self.input.value = text
        self._ask()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        if self._timer:
            self._timer.stop()
        self._timer = self.set_timer(_PAUSE, self._ask)

    @on(Input.Submitted)
    def _keep(self, event: Input.Submitted) -> None:
        event.stop()
        if self._ask():
            self.post_message(self.Left())

    def on_key(self, event: events.Key) -> None:
        if event.key == "escape":
            event.stop()
            event.prevent_default()
            self.set_query(self._before)
            self.post_message(self.Left())

    def _ask(self) -> bool:
        """Ask what stands in the box; a mistake is told and asks nothing."""
        if self._timer:
            self._timer.stop()
            self._timer = None
        error = self.query_one(".search-error", Static)
        try:
            query = parse(self.text)
        except QueryError as mistake:
            error.update(_pointer(mistake))
            error.display = True
            return False
        error.display = False
        if self.text != self._asked:
            self._asked = self.text
            self.post_message(self.Asked(query))
        return True


def _pointer(mistake: QueryError) -> Text:
    """The mistake in words, under the place where it stands."""
    return Text(
        f"{' ' * (mistake.start + 2)}^ {mistake.message}", no_wrap=True, overflow="ellipsis"
    )
