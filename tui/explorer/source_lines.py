"""The source of a filing as numbered lines, broken where the screen ends.

All that is kept beside the text is where each line of the screen begins in it; a line is
drawn when it is shown. So five megabytes cost little, and a place in the text is found
on the screen by looking it up.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from rich.cells import cell_len, get_character_cell_size
from rich.segment import Segment
from rich.style import Style

from store.harmless import visible
from tui.explorer.lines import Extent, Marked

_TAB = 4
_PORTION = 64 * 1024
"""Characters laid out at once."""
_LEAST_ROOM = 10
_GUTTER = Style(dim=True)
_MARKED_GUTTER = Style(bold=True)


@dataclass(frozen=True, slots=True)
class Layout:
    """A text and the room that its lines have."""

    text: str
    digits: int
    """Of the largest line number."""
    room: int
    """Cells for the text of a line."""

    @property
    def gutter(self) -> int:
        """Cells before the text, for the line's number."""
        return self.digits + 1


def layout_of(text: str, width: int) -> Layout:
    """How a text is laid out on so many cells."""
    digits = len(str(text.count("\n") + 1))
    return Layout(text, digits, max(width - digits - 1, _LEAST_ROOM))


def begins_of(layout: Layout) -> Iterator[array[int]]:
    """Where each line of the screen begins in the text, in portions."""
    text, room = layout.text, layout.room
    begins, place, portion = array("q"), 0, _PORTION
    while place <= len(text):
        end = text.find("\n", place)
        end = end if end >= 0 else len(text)
        begins.append(place)
        if end - place > room or not text[place:end].isascii() or "\t" in text[place:end]:
            for begin in _folds(text, place, end, room):
                begins.append(begin)
                if len(begins) >= _PORTION:
                    yield begins
                    begins = array("q")
        if end > portion:
            yield begins
            begins, portion = array("q"), end + _PORTION
        place = end + 1
    yield begins


def _folds(text: str, begin: int, end: int, room: int) -> Iterator[int]:
    """Where a line that is too long goes on below: behind a blank if one is near."""
    while (fits := _fitting(text, begin, end, room)) < end:
        blank = text.rfind(" ", begin + room // 2, fits + 1)
        begin = blank + 1 if blank >= 0 else fits
        yield begin


def _fitting(text: str, begin: int, end: int, room: int) -> int:
    """The first character that is not on the line of the screen any more."""
    part = text[begin : min(begin + room, end)]
    if part.isascii() and part.isprintable():
        return begin + len(part)
    cells = 0
    for place in range(begin, end):
        char = text[place]
        if char == "\t":
            cells += _TAB - cells % _TAB
        elif char.isprintable():
            cells += get_character_cell_size(char)
        else:
            cells += cell_len(visible(char))
        if cells > room:
            return max(place, begin + 1)
    return end


def shown(part: str) -> str:
    """A part of the source as it is drawn, tabs counted from its start."""
    if part.isascii() and part.isprintable():
        return part
    out, cells = [], 0
    for char in part:
        drawn = " " * (_TAB - cells % _TAB) if char == "\t" else visible(char)
        out.append(drawn)
        cells += cell_len(drawn)
    return "".join(out)


@dataclass(slots=True)
class SourceLines:
    """Numbered lines of a source; see :class:`tui.explorer.lines.Lines`."""

    layout: Layout
    is_complete: bool = False
    row: Extent | None = None
    """The row that is marked, in characters of the text."""
    cell: Extent | None = None
    """The cell that is marked."""
    _begins: array[int] = field(default_factory=lambda: array("q"))
    _known: tuple[int, int] = (0, 1)
    """A place in the text where a line begins, and the number of that line."""

    def add(self, begins: array[int], complete: bool) -> None:
        """Some more lines."""
        self._begins.extend(begins)
        self.is_complete = complete

    @property
    def count(self) -> int:
        return len(self._begins)

    def _end(self, number: int) -> int:
        """Behind the last character of a line, its line end included."""
        following = number + 1
        return self._begins[following] if following < self.count else len(self.layout.text)

    def _part(self, number: int) -> str:
        return self.layout.text[self._begins[number] : self._end(number)].removesuffix("\n")

    def segments(self, number: int) -> list[Segment]:
        begin = self._begins[number]
        digits = self.layout.digits
        style = _GUTTER if self.marked(number) is None else _MARKED_GUTTER
        if begin and self.layout.text[begin - 1] != "\n":
            gutter = " " * (digits + 1)
        else:
            gutter = f"{self._line_number(number):>{digits}} "
        return [Segment(gutter, style), Segment(shown(self._part(number)))]

    def _line_number(self, number: int) -> int:
        """Counted from the line that was last counted, for neighbours are drawn together."""
        begin, (known, line) = self._begins[number], self._known
        count = self.layout.text.count
        line += count("\n", known, begin) if known <= begin else -count("\n", begin, known)
        self._known = begin, line
        return line

    def searched(self, first: int, last: int) -> tuple[str, list[int]]:
        if first >= last:
            return "", []
        begin = self._begins[first]
        starts = [place - begin for place in self._begins[first:last]]
        return self.layout.text[begin : self._end(last - 1)], starts

    def drawn(self, number: int, extent: Extent) -> Extent:
        part, gutter = self._part(number), self.layout.gutter
        start, end = (gutter + len(shown(part[: min(place, len(part))])) for place in extent)
        return start, end

    def line_at(self, place: int) -> int:
        """The line of the screen on which a character of the text stands."""
        return max(bisect_right(self._begins, place) - 1, 0)

    # What is marked

    @property
    def marked_lines(self) -> range | None:
        wanted = self.cell or self.row
        if wanted is None or not self.count:
            return None
        start, end = wanted
        if not self.is_complete and end > self._begins[-1]:
            return None
        return range(self.line_at(start), self.line_at(max(end - 1, start)) + 1)

    def marked(self, number: int) -> Marked | None:
        begin, end = self._begins[number], self._end(number)
        row = self.row or self.cell
        if row is None or row[0] >= end or row[1] <= begin:
            return None
        if self.cell is None or self.cell[0] >= end or self.cell[1] <= begin:
            return Marked()
        start, stop = max(self.cell[0], begin), min(self.cell[1], end)
        return Marked((self.drawn(number, (start - begin, stop - begin)),))

    # Places: characters of the text

    def place(self, number: int) -> object:
        return self._begins[number] if number < self.count else 0

    def line_of(self, place: object) -> int | None:
        if not isinstance(place, int):
            return 0
        if not self.is_complete and (not self.count or place > self._begins[-1]):
            return None
        return self.line_at(place)
