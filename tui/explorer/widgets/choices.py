"""A few lines to choose from: what a search may go on with, who may be jumped to.

Drawn as one piece of text, so a list that changes with every key costs no widgets.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from rich.cells import cell_len, set_cell_size
from rich.text import Text
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget

from store.harmless import visible

_GAP = 2


@dataclass(frozen=True, slots=True)
class Choice:
    """One line: what is chosen, and what is said beside it. Text of filings, perhaps."""

    text: str
    doc: str = ""


class Choices(Widget):
    """The lines around the chosen one, as many as there is room for."""

    DEFAULT_CLASSES: ClassVar[str] = "choices"
    COMPONENT_CLASSES: ClassVar[set[str]] = {"choices--chosen", "choices--doc"}

    @dataclass
    class Picked(Message):
        """A line was clicked."""

        index: int

    def __init__(self, most: int, hint: str = "", **kwargs: Any) -> None:
        """:param most: lines shown at a time
        :param hint: the key that takes the chosen line, told on it
        """
        super().__init__(**kwargs)
        self._most = most
        self._hint = hint
        self._choices: tuple[Choice, ...] = ()
        self._first = 0
        self.chosen = 0

    @property
    def count(self) -> int:
        """How many lines there are in all."""
        return len(self._choices)

    @property
    def current(self) -> Choice | None:
        """The chosen line."""
        return self._choices[self.chosen] if self._choices else None

    def show(self, choices: Sequence[Choice], chosen: int = 0) -> None:
        """Put other lines there."""
        had = min(len(self._choices), self._most)
        self._choices = tuple(choices)
        self._choose(chosen)
        self.refresh(layout=min(len(self._choices), self._most) != had)

    def set_most(self, most: int) -> None:
        """Show another number of lines at a time."""
        if most != self._most:
            self._most = most
            self._choose(self.chosen)
            self.refresh(layout=True)

    def move(self, step: int) -> None:
        """Choose another line; beyond an end lies the other one."""
        if not self._choices:
            return
        goal = self.chosen + step
        if abs(step) > 1:  # a page ends where the lines do
            goal = max(0, min(goal, len(self._choices) - 1))
        self._choose(goal % len(self._choices))
        self.refresh()

    def _choose(self, index: int) -> None:
        last = max(len(self._choices) - 1, 0)
        self.chosen = max(0, min(index, last))
        self._first = max(self.chosen - self._most + 1, min(self._first, self.chosen))
        self._first = max(0, min(self._first, len(self._choices) - self._most))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return min(len(self._choices), self._most)

    def render(self) -> Text:
        width = self.size.width
        shown = self._choices[self._first : self._first + self._most]
        room = max((cell_len(visible(choice.text)) for choice in shown), default=0)
        room = min(room, max(width * 3 // 5, width - 30))
        chosen = self.get_component_rich_style("choices--chosen", partial=True)
        doc = self.get_component_rich_style("choices--doc")
        lines = []
        for index, choice in enumerate(shown, self._first):
            is_chosen = index == self.chosen
            line = Text("\u203a " if is_chosen else "  ", no_wrap=True, end="")
            line.append(_cut(visible(choice.text), room) + " " * _GAP)
            hint = f" {self._hint} " if is_chosen and self._hint else ""
            rest = width - line.cell_len - cell_len(hint)
            line.append(set_cell_size(_cut(visible(choice.doc), max(rest, 0)), max(rest, 0)), doc)
            line.append(hint, "bold")
            if is_chosen:
                line.stylize(chosen)
            lines.append(line)
        return Text("\n").join(lines)

    def on_click(self, event: events.Click) -> None:
        event.stop()
        index = self._first + event.get_content_offset_capture(self).y
        if index < len(self._choices):
            self._choose(index)
            self.refresh()
            self.post_message(self.Picked(index))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        event.stop()
        self.move(min(1, len(self._choices) - 1 - self.chosen))

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        event.stop()
        self.move(-min(1, self.chosen))


def _cut(text: str, width: int) -> str:
    """Text of at most so many cells, padded to them; an ellipsis where something is cut."""
    if cell_len(text) <= width:
        return set_cell_size(text, width)
    return set_cell_size(text, max(width - 1, 0)) + "\u2026" * (width > 0)
