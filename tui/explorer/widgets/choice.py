"""One of a few things, on one line: ``Format  csv [tsv] json``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from rich.text import Text
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Static

_LABEL = 11
"""Cells of the label."""


class Choice(Static, can_focus=True):
    """Left and right choose; what is chosen stands in brackets."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,h", "step(-1)", "Before", show=False),
        Binding("right,l,space", "step(1)", "Next", show=False),
    ]

    @dataclass
    class Chosen(Message):
        """Another was chosen, by the user."""

        choice: Choice

        @property
        def control(self) -> Choice:
            return self.choice

    def __init__(self, label: str, options: Sequence[str], chosen: int = 0, **kwargs: Any) -> None:
        super().__init__(markup=False, **kwargs)
        self._label = label
        self._options = list(options)
        self.chosen = chosen

    def on_mount(self) -> None:
        self._write()

    def on_focus(self) -> None:
        self._write()

    def on_blur(self) -> None:
        self._write()

    def choose(self, place: int) -> None:
        """Choose the option at a place, without a message."""
        self.chosen = place
        self._write()

    def reword(self, place: int, words: str) -> None:
        """Call an option something else."""
        self._options[place] = words
        self._write()

    def action_step(self, step: int) -> None:
        self._take((self.chosen + step) % len(self._options))

    def on_click(self, event: events.Click) -> None:
        """A click on an option chooses it."""
        end = _LABEL
        for place, words in enumerate(self._options):
            end += len(words) + 2
            if _LABEL <= event.x < end:
                self._take(place)
                return

    def _take(self, place: int) -> None:
        self.choose(place)
        self.post_message(self.Chosen(self))

    def _write(self) -> None:
        sign = "\u25b8 " if self.has_focus else "  "
        line = Text((sign + self._label).ljust(_LABEL), "dim", no_wrap=True, overflow="ellipsis")
        for place, words in enumerate(self._options):
            if place == self.chosen:
                line.append(f"[{words}]", "bold not dim")
            else:
                line.append(f" {words} ", "not dim")
        self.update(line, layout=False)
