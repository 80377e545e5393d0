"""The terms of the query in force as marks in a line, each of which can be taken off."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len
from rich.text import Text
from textual import events
from textual.binding import BindingType
from textual.message import Message
from textual.widget import Widget

from store.harmless import visible
from store.query import Query, Term
from store.query_words import in_words, term_text, without
from tui.explorer.actions import Where, bindings

_CROSS = " \u00d7"
_LONGEST = 32
"""Cells of one mark; what is longer is cut, and told whole below the line."""


@dataclass(frozen=True, slots=True)
class _Drawn:
    """Where a mark stands in the line."""

    index: int
    start: int
    end: int


class Marks(Widget, can_focus=True):
    """A mark a term, in a line; those out of sight are counted at its ends."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"marks--mark", "marks--current"}
    BINDINGS: ClassVar[list[BindingType]] = bindings(Where.MARKS)

    @dataclass
    class Changed(Message):
        """A mark was taken off."""

        text: str
        """The query that is left."""

    @dataclass
    class Told(Message):
        """Another mark is under the cursor; what it means, or nothing."""

        words: str

    @dataclass
    class EditWanted(Message):
        """The query is to be typed in, at this place."""

        place: int

    @dataclass
    class Left(Message):
        """The user is done with the marks."""

    def __init__(self) -> None:
        super().__init__()
        self._query = Query()
        self._first = 0
        self._current = 0
        self._drawn: tuple[_Drawn, ...] = ()

    @property
    def count(self) -> int:
        return len(self._query.terms)

    def show(self, query: Query) -> None:
        """Show the terms of another query."""
        self._query = query
        self._current = max(0, min(self._current, self.count - 1))
        self._draw()

    def enter(self, last: bool) -> None:
        """Begin to walk on the marks, at the last or at the first."""
        self._current = self.count - 1 if last else 0
        self.focus()

    def on_focus(self) -> None:
        self.tell()

    def on_blur(self) -> None:
        self.post_message(self.Told(""))
        self.refresh()

    def on_resize(self) -> None:
        self._draw()

    # Actions

    def action_mark(self, step: int) -> None:
        """Past the last mark lies the box."""
        if self._current + step >= self.count:
            self.post_message(self.EditWanted(len(self._query.text)))
            return
        self._current = max(0, self._current + step)
        self.tell()

    def action_take_off(self) -> None:
        if self.count:
            self._take_off(self._current)

    def action_edit_mark(self) -> None:
        if self.count:
            self.post_message(self.EditWanted(self._query.terms[self._current].end))

    def action_leave_marks(self) -> None:
        self.post_message(self.Left())

    def _take_off(self, index: int) -> None:
        self.post_message(self.Changed(without(self._query, self._query.terms[index])))

    def tell(self) -> None:
        """Draw the mark under the cursor as such, and say what it means."""
        self._draw()
        if self.count:
            words = in_words(self._query, self._query.terms[self._current])
            self.post_message(self.Told(words))

    # Mouse

    def on_click(self, event: events.Click) -> None:
        event.stop()
        x = event.get_content_offset_capture(self).x
        for drawn in self._drawn:
            if drawn.end - len(_CROSS) <= x < drawn.end:
                self._take_off(drawn.index)
            elif drawn.start <= x < drawn.end:
                self.post_message(self.EditWanted(self._query.terms[drawn.index].end))

    def on_mouse_move(self, event: events.MouseMove) -> None:
        x = event.get_content_offset_capture(self).x
        under = next((d.index for d in self._drawn if d.start <= x < d.end), None)
        if under is None or under >= self.count:
            self.tooltip = None
        else:
            words = visible(in_words(self._query, self._query.terms[under]))
            self.tooltip = Text(f"{words}\n\u00d7 takes it off")

    # Drawing

    def _draw(self) -> None:
        """Find the marks that fit, the current one among them."""
        self._first = 0
        while True:
            self._drawn = self._fitting()
            last = self._drawn[-1].index if self._drawn else self._first
            if self._current <= last or not self.size.width:
                break
            self._first += 1
        self.refresh()

    def _fitting(self) -> tuple[_Drawn, ...]:
        found: list[_Drawn] = []
        start = cell_len(_more(self._first))
        for index in range(self._first, self.count):
            end = start + cell_len(_label(self._query, self._query.terms[index])) + len(_CROSS)
            room = self.size.width - cell_len(_more(self.count - index - 1))
            if end > room and found:
                break
            found.append(_Drawn(index, start, end))
            start = end + 2
        return tuple(found)

    def render(self) -> Text:
        mark = self.get_component_rich_style("marks--mark", partial=True)
        current = self.get_component_rich_style("marks--current", partial=True)
        line = Text(_more(self._first), no_wrap=True, overflow="ellipsis", end="")
        for drawn in self._drawn:
            if drawn.index >= self.count:
                break
            line.append(" " * (drawn.start - line.cell_len))
            is_current = self.has_focus and drawn.index == self._current
            label = _label(self._query, self._query.terms[drawn.index])
            line.append(label + _CROSS, current if is_current else mark)
        hidden = self.count - 1 - (self._drawn[-1].index if self._drawn else -1)
        return line.append(_more(hidden))


def _label(query: Query, term: Term) -> str:
    text = visible(term_text(query, term))
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}\u2026"


def _more(count: int) -> str:
    """How many marks are out of sight at an end of the line."""
    return f" +{count} " if count > 0 else ""
