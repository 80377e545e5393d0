"""The two kinds of page, asked the same: where a line of the grid stands, and each of its cells."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import Protocol

from parsers.ownership.grid import Line, cell_extents
from parsers.ownership.html_boxes import Text
from parsers.places.spans import Extent
from parsers.places.squeezed import Squeezed, squeeze
from parsers.places.visible import Visible
from parsers.scraped import MARK

Segments = tuple[Extent, ...]
"""What shows of a cell, its superscript marks left out: stretches of the squeezed page."""


class Page(Protocol):
    """A page in its source."""

    @property
    def squeezed(self) -> Squeezed:
        """What shows of it."""

    def row(self, line: Line) -> Extent | None:
        """A row of a table, in the source."""

    def cells(self, line: Line) -> Sequence[Segments]:
        """The cells of that row; none where they are not found."""

    def line(self, line: Line) -> Extent:
        """About where any line stands: a stretch of the squeezed page."""


class Drawn:
    """A page of HTML. Its grid counts pieces of text, not lines."""

    def __init__(self, seen: Visible) -> None:
        self._seen = seen
        self.squeezed = seen.squeezed

    def row(self, line: Line) -> Extent | None:
        """From the first character that shows to the last."""
        pieces = [
            self._seen.extents[part.number]
            for cell in self._seen.rows.get(line.number, ())
            for part in cell.parts
            if isinstance(part, Text)
        ]
        filled = [(start, end) for start, end in pieces if start < end]
        return self.squeezed.outside((filled[0][0], filled[-1][1])) if filled else None

    def cells(self, line: Line) -> Sequence[Segments]:
        """The pieces of text of each cell."""
        return [
            tuple(
                self._seen.extents[part.number]
                for part in cell.parts
                if isinstance(part, Text) and not MARK.search(part.text)
            )
            for cell in self._seen.rows.get(line.number, ())
        ]

    def line(self, line: Line) -> Extent:
        """The line's last piece of text is known; what stands before it is as long as it shows."""
        if line.number >= len(self._seen.extents):
            return 0, 0
        end = self._seen.extents[line.number][1]
        return max(end - len(squeeze(line.text)), 0), end


class Scraped:
    """A plain text, whose lines are those of the grid."""

    def __init__(self, squeezed: Squeezed) -> None:
        self.squeezed = squeezed
        self._lines = squeezed.source.split("\n")
        self._starts = [0, *accumulate(len(line) + 1 for line in self._lines)]

    def row(self, line: Line) -> Extent:
        """The line, or the lines, but for blanks around them."""
        first, last = line.number - 1, max(line.last, line.number) - 1
        start, end = self._starts[first], self._starts[last] + len(self._lines[last])
        text = self.squeezed.source[start:end]
        return start + len(text) - len(text.lstrip()), end - len(text) + len(text.rstrip())

    def cells(self, line: Line) -> Sequence[Segments]:
        """What stands between tabs or bars."""
        start = self._starts[line.number - 1]
        return [
            (self._inside((start + begin, start + end)),)
            for begin, end in cell_extents(self._lines[line.number - 1])
        ]

    def line(self, line: Line) -> Extent:
        """The whole line."""
        last = max(line.last, line.number)
        return self._inside((self._starts[line.number - 1], self._starts[last] - 1))

    def _inside(self, extent: Extent) -> Extent:
        return self.squeezed.inside(extent[0]), self.squeezed.inside(extent[1])


def stretch(page: Page, lines: Iterable[Line]) -> Extent:
    """From the first of these lines to the last, on the squeezed page."""
    extents = [page.line(line) for line in lines if not line.is_blank]
    if not extents:
        return 0, 0
    return min(start for start, _ in extents), max(end for _, end in extents)
