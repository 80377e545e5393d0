"""Lines of a text as a view scrolls through them, and what it asks of them.

A view draws only the lines that it shows and searches portion by portion, so lines need
not exist before they are asked for. Nothing here knows a widget.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from rich.segment import Segment
from rich.style import Style

from tui.render.anchors import RowKey, fields_of

Extent = tuple[int, int]
"""The first character and the first one after it."""


@dataclass(frozen=True, slots=True)
class Marked:
    """What is marked on a line, in characters of its segments."""

    strong: tuple[Extent, ...] = ()
    """The cell; the line itself is of the row."""


class Lines(Protocol):
    """The lines of a text at one width."""

    @property
    def count(self) -> int:
        """How many there are by now."""

    @property
    def is_complete(self) -> bool:
        """Will there be no more?"""

    def segments(self, number: int) -> list[Segment]:
        """A line as it is drawn."""

    def searched(self, first: int, last: int) -> tuple[str, list[int]]:
        """Lines ``first`` to before ``last`` as one text, and where in it each begins."""

    def drawn(self, number: int, extent: Extent) -> Extent:
        """Characters of a line as searched, in those of its segments."""

    def marked(self, number: int) -> Marked | None:
        """What is marked on a line; ``None``: it is not of what is marked."""

    @property
    def marked_lines(self) -> range | None:
        """The lines to be brought to the screen for what is marked, if it is there by now."""

    def place(self, number: int) -> object:
        """What stands at the top of a line, in words that hold at any width."""

    def line_of(self, place: object) -> int | None:
        """The line at which a place stands; ``None`` while it has not come."""


_Key = int | RowKey
"""An anchor: the number of a part of the text, or a row of the form."""


Runs = tuple[int, ...]
"""Of a line: how many characters have which style of a table, in turn."""


class StyleTable:
    """The styles of a text by number; more of them come while it is drawn."""

    def __init__(self) -> None:
        self._numbers: dict[Style | None, int] = {}
        self._styles: list[Style | None] = []

    def number(self, style: Style | None) -> int:
        """The number of a style, which is known from now on."""
        found = self._numbers.get(style)
        if found is None:
            found = self._numbers[style] = len(self._styles)
            self._styles.append(style)
        return found

    def __getitem__(self, number: int) -> Style | None:
        return self._styles[number]


def runs_of(line: Sequence[Segment], styles: StyleTable) -> Runs:
    """The styles of a line, neighbours of one style as one."""
    runs: list[int] = []
    for segment in line:
        number = styles.number(segment.style)
        if runs and runs[-1] == number:
            runs[-2] += len(segment.text)
        else:
            runs += (len(segment.text), number)
    return tuple(runs)


@dataclass(frozen=True, slots=True)
class Portion:
    """Some more drawn lines.

    Segments are not kept: a large filing has a million, and each full garbage collection
    would stop everything for half a second to look through them.
    """

    plain: list[str]
    runs: list[Runs]
    styles: StyleTable
    anchors: list[tuple[int, _Key]]
    """Which of these lines begin a part of the text, or a row."""
    ends: dict[RowKey, int]
    """Of rows that end in this portion: the line after their last, of all lines drawn."""


@dataclass(slots=True)
class DrawnLines:
    """Lines that were drawn elsewhere and come in portions."""

    is_complete: bool = False
    row: RowKey | None = None
    """The row that is marked."""
    field_name: str = ""
    """Its marked cell."""
    _plain: list[str] = field(default_factory=list)
    _runs: list[Runs] = field(default_factory=list)
    _styles: StyleTable = field(default_factory=StyleTable)
    _at: list[int] = field(default_factory=list)
    _keys: list[_Key] = field(default_factory=list)
    _line_of: dict[_Key, int] = field(default_factory=dict)
    _ends: dict[RowKey, int] = field(default_factory=dict)

    def add(self, portion: Portion, complete: bool) -> None:
        """Some more of them."""
        before = len(self._plain)
        self._plain += portion.plain
        self._runs += portion.runs
        self._styles = portion.styles
        for line, key in portion.anchors:
            if key not in self._line_of:
                self._at.append(before + line)
                self._keys.append(key)
                self._line_of[key] = before + line
        self._ends |= portion.ends
        self.is_complete = complete

    @property
    def count(self) -> int:
        return len(self._plain)

    def segments(self, number: int) -> list[Segment]:
        text, runs, place, found = self._plain[number], self._runs[number], 0, []
        for length, style in zip(runs[::2], runs[1::2], strict=True):
            found.append(Segment(text[place : place + length], self._styles[style]))
            place += length
        return found

    def plain(self, number: int) -> str:
        return self._plain[number]

    def searched(self, first: int, last: int) -> tuple[str, list[int]]:
        starts, place = [], 0
        part = self._plain[first:last]
        for line in part:
            starts.append(place)
            place += len(line) + 1
        return "\n".join(part), starts

    def drawn(self, number: int, extent: Extent) -> Extent:
        return extent

    # What is marked

    @property
    def marked_lines(self) -> range | None:
        if self.row is None or self.row not in self._line_of:
            return None
        first = self._line_of[self.row]
        if self.row not in self._ends and not self.is_complete:
            return None
        return range(first, self._ends.get(self.row, self.count))

    def marked(self, number: int) -> Marked | None:
        lines = self.marked_lines
        if lines is None or number not in lines:
            return None
        strong, place = [], 0
        for segment in self.segments(number):
            end = place + len(segment.text)
            if self.field_name and segment.text.strip() and self.field_name in fields_of(segment):
                strong.append((place, end))
            place = end
        return Marked(tuple(strong))

    # Places: the anchor before it, and how much text stands between

    def place(self, number: int) -> object:
        n = bisect_right(self._at, number) - 1
        if n < 0:
            return None
        return self._keys[n], self._letters(self._at[n], number)

    def line_of(self, place: object) -> int | None:
        if not isinstance(place, tuple):
            return 0
        key, letters = place
        if (line := self._line_of.get(key)) is None:
            return 0 if self.is_complete else None
        n = bisect_right(self._at, line)
        end = self._at[n] if n < len(self._at) else self.count
        while line < end - 1 and letters > 0:
            letters -= len(self._plain[line].replace(" ", ""))
            line += letters >= 0
        if letters > 0 and n == len(self._at) and not self.is_complete:
            return None
        return line

    def _letters(self, first: int, last: int) -> int:
        return sum(len(line.replace(" ", "")) for line in self._plain[first:last])


def lines_of_words(words: Sequence[str]) -> DrawnLines:
    """Lines without styles, all there at once.

    :param words: a line each, fit to be shown
    """
    styles, lines = StyleTable(), DrawnLines()
    runs = [runs_of([Segment(line)], styles) for line in words]
    lines.add(Portion(list(words), runs, styles, [], {}), True)
    return lines
