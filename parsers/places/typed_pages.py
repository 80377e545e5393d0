"""The two kinds of typed page, asked the same: where a row stands, and what reads as a cell."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from itertools import chain

from parsers import values
from parsers.ownership.cells import split_marks
from parsers.ownership.columns import KINDS, Kind
from parsers.ownership.grid import Line
from parsers.ownership.html_boxes import Box, Text
from parsers.ownership.typed.cells import Notes, canonical
from parsers.places.printed import Drawn, Scraped
from parsers.places.spans import Extent
from parsers.places.squeezed import squeeze, squeezed_text
from parsers.places.table_rows import outside_of_cell, where_in_cell
from parsers.places.visible import Visible
from parsers.scraped import MARK

_WORD = re.compile(r"[^\s|]+")
_PIECE = re.compile(r"[^\s|]+(?:[ ][^\s|]+)+")
"""Words that stand together, as those of a date or a fraction do."""
_MOST_WORDS = 1000
"""Words or cells of one row that are looked at."""
_LONGEST = 40
_NO_NOTES = Notes()


class TypedText(Scraped):
    """A page of plain text. A line of its grid may go on, up to where the next one begins."""

    def __init__(self, text: str, grid: Sequence[Line]) -> None:
        super().__init__(squeezed_text(text))
        self._numbers = sorted({line.number for line in grid})

    def line(self, line: Line) -> Extent:
        """All lines up to the next one of the grid."""
        at = bisect_right(self._numbers, max(line.last, line.number))
        last = self._numbers[at] - 1 if at < len(self._numbers) else len(self._lines)
        start, end = self._starts[line.number - 1], self._starts[last] - 1
        return self.squeezed.inside(start), self.squeezed.inside(max(end, start))

    def stated(self, column: str, text: str, line: Line) -> Sequence[Extent]:
        """Words, or words that stand together; of a text all places of it."""
        extent = self.row(line)
        if KINDS[column] is Kind.TEXT:
            start, end = map(self.squeezed.inside, extent)
            return self.squeezed.find_all(text, (start, end))
        found: list[Extent] = []
        source = self.squeezed.source
        words = chain(_WORD.finditer(source, *extent), _PIECE.finditer(source, *extent))
        for number, match in enumerate(words):
            if number == _MOST_WORDS:
                return []
            known = any(match.start() <= at < match.end() for at, _ in found)
            if not known and _reads_as(column, match[0], text):
                found.append(match.span())
        return sorted(found)

    def is_one_line(self, extent: Extent) -> bool:
        """As the source has it."""
        return "\n" not in self.squeezed.source[extent[0] : extent[1]]


class TypedDrawn(Drawn):
    """A page of HTML. Its rows are those of tables, or several of them."""

    def __init__(self, seen: Visible, grid: Sequence[Line]) -> None:
        super().__init__(seen)
        self._ends = sorted(seen.rows)
        self._numbers = sorted({line.number for line in grid})

    def row(self, line: Line) -> Extent | None:
        """From the first character that shows to the last."""
        pieces = [
            self._seen.extents[part.number]
            for cell in self._boxes(line)
            for part in cell.parts
            if isinstance(part, Text)
        ]
        filled = [(start, end) for start, end in pieces if start < end]
        return self.squeezed.outside((filled[0][0], filled[-1][1])) if filled else None

    def line(self, line: Line) -> Extent:
        """From about where the line begins to where the next one of the grid ends."""
        extents = self._seen.extents
        if line.number >= len(extents):
            return 0, 0
        start, end = extents[line.number]
        start = max(min(start, end - len(squeeze(line.text))), 0)
        at = bisect_right(self._numbers, max(line.last, line.number))
        after = self._numbers[at] if at < len(self._numbers) else len(extents)
        return start, extents[after][0] if after < len(extents) else len(self.squeezed.text)

    def stated(self, column: str, text: str, line: Line) -> Sequence[Extent]:
        """Cells, their footnote marks left out."""
        found = []
        for cell in self._boxes(line)[:_MOST_WORDS]:
            texts = [part for part in cell.parts if isinstance(part, Text)]
            pieces = [part for part in texts if not MARK.search(part.text)]
            printed = " ".join("".join(part.text for part in pieces).split())
            if not _reads_as(column, printed, text):
                continue
            segments = tuple(self._seen.extents[part.number] for part in pieces)
            shown = "".join(self.squeezed.text[start:end] for start, end in segments)
            bare = text.lstrip("$ ") if KINDS[column] is Kind.NUMBER else text
            at = where_in_cell(self, bare, segments) or (0, len(shown))
            if extent := outside_of_cell(self, segments, at[0], sum(at)):
                found.append(extent)
        return found

    def is_one_line(self, extent: Extent) -> bool:
        """A row of one table's row; of several none is taken for one."""
        return "</tr" not in self.squeezed.source[extent[0] : extent[1]].lower()

    def _boxes(self, line: Line) -> list[Box]:
        """The cells of the table's rows that a line of the grid was made of."""
        first = bisect_left(self._ends, line.number)
        last = bisect_left(self._ends, max(line.last, line.number))
        return [box for end in self._ends[first : last + 1] for box in self._seen.rows[end]]


def _reads_as(column: str, printed: str, text: str) -> bool:
    """Does a stretch of the source read as the text of a cell in the grid?"""
    if KINDS[column] is not Kind.TEXT and len(printed) > _LONGEST:
        return False
    read, _ = split_marks(column, canonical(column, printed, _NO_NOTES), ())
    return bool(read) and _value(column, read) == _value(column, text)


def _value(column: str, text: str) -> Decimal | date | str | None:
    match KINDS[column]:
        case Kind.NUMBER:
            return values.read_number(text)
        case Kind.DATE:
            return values.read_date(text)
        case _:
            return text
