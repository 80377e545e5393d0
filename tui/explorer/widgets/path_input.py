"""An input for paths: Tab completes them, and what they may go on with stands below."""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import partial
from typing import Any, ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Input, Static

from tui.explorer.path_completion import complete
from tui.explorer.working import in_worker

_MOST_NAMES = 50


class PathInput(Vertical):
    """One path, or several as in a shell; posts what :class:`Input` posts."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("tab", "complete", "Complete", show=False)]

    @dataclass
    class Completed(Message):
        """The path has been completed as far as is certain."""

        typed: str
        text: str
        names: tuple[str, ...]

    def __init__(self, value: str = "", many: bool = False, **kwargs: Any) -> None:
        """:param many: several paths may be typed, apart by blanks"""
        super().__init__(**kwargs)
        self._first = value
        self._many = many
        self._completed = ""

    def compose(self) -> ComposeResult:
        yield Input(self._first, compact=True, select_on_focus=False)
        yield Static("", classes="path-names", markup=False)

    @property
    def input(self) -> Input:
        return self.query_one(Input)

    @property
    def value(self) -> str:
        return self.input.value

    @value.setter
    def value(self, text: str) -> None:
        self.input.value = text
        self.input.cursor_position = len(text)

    def enter(self) -> None:
        """Begin to type."""
        self.input.focus()

    def action_complete(self) -> None:
        work = partial(self._look, self.value)
        in_worker(self, work, "complete")

    def _look(self, typed: str) -> None:
        """In a worker thread."""
        found = complete(typed, self._many)
        self.post_message(self.Completed(typed, found.text, found.names))

    @on(Completed)
    def _take(self, message: Completed) -> None:
        message.stop()
        if message.typed != self.value:
            return  # typed on meanwhile
        self._completed = self.value = message.text
        self._say(message.names)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        if event.value != self._completed:
            self._say(("",))

    def _say(self, names: tuple[str, ...]) -> None:
        """The names that the path may go on with, if there are several."""
        words = Text("", "dim", no_wrap=True, overflow="ellipsis")
        if not names:
            words.append("nothing there begins like this")
        elif len(names) > 1:
            words.append("  ".join(names[:_MOST_NAMES]))
        elif names[0].endswith(os.sep):
            words.append("Tab again looks into the folder")
        self.query_one(".path-names", Static).update(words)
