"""A page of a filer's own HTML as lines.

In the form's head cells are laid out as text, one beside the other, since their boxes are
told by what stands below their captions. Below it a row of a table is a line, and its cells
are its pieces.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from parsers.ownership.html_boxes import Box, Break, Link, Table, Text, places, read_boxes
from parsers.ownership.typed.lines import Kind, Piece, TypedLine
from parsers.ownership.typed.printed import opens_table
from parsers.scraped import MARK, mark_number

_GUTTER = 3
_SCALE = 10
"""Places on the line that stand for one column of a table."""
_MOST_CELLS = 400
"""Cells of a head that are laid out; one with more is no head of these forms."""

Placed = tuple[tuple[int, int], Box]
"""Column and row of a cell, and the cell."""


def html_lines(text: str) -> list[TypedLine]:
    """The lines of a page. Those of a table's rows have edges, and a sheet for each table."""
    return lines_of_page(read_boxes(text))


def lines_of_page(page: Box) -> list[TypedLine]:
    """The same of a page that has been taken apart."""
    return list(_Page().lines_of(page))


@dataclass(slots=True)
class _Page:
    in_head: bool = True
    sheets: int = 0

    def lines_of(self, box: Box) -> Iterator[TypedLine]:
        """The lines of a cell, or of the page, those of the tables in it among them."""
        for is_table, parts in groupby(box.parts, key=lambda part: isinstance(part, Table)):
            if is_table:
                for table in parts:
                    if isinstance(table, Table):
                        yield from self._lines_of_table(table)
                continue
            run = list(parts)
            for number, printed in _printed(run):
                yield self._seen(
                    TypedLine(number, Kind.TEXT, (Piece(0, len(printed), printed),), raw=printed)
                )

    def _lines_of_table(self, table: Table) -> Iterator[TypedLine]:
        self.sheets += 1
        sheet = self.sheets
        placed = list(places(table))
        starts = _starts(placed) if self.in_head and len(placed) <= _MOST_CELLS else {}
        for _, group in groupby(placed, key=lambda item: item[0][1]):
            cells = list(group)
            if any(cell.is_layout for _, cell in cells):
                for _, cell in cells:
                    yield from self.lines_of(cell)
                continue
            row = _row(cells, sheet)
            if row is None:
                continue
            if self._seen(row) and self.in_head and starts:
                yield from _laid_out(cells, starts)
            else:
                yield row
                yield TypedLine(row.number, Kind.BLANK, sheet=sheet)

    def _seen(self, line: TypedLine) -> TypedLine:
        if opens_table(line) is not None:
            self.in_head = False
        return line


def _row(cells: Iterable[Placed], sheet: int) -> TypedLine | None:
    pieces = []
    edges = []
    number = 1
    for (column, _), cell in cells:
        edges.append(column * _SCALE)
        printed = list(_printed(cell.parts))
        if printed:
            number = printed[-1][0]
            text = " ".join(text for _, text in printed)
            end = (column + cell.columns) * _SCALE - 1
            pieces.append(Piece(column * _SCALE, end, text))
    if not pieces:
        return None
    raw = "  ".join(piece.text for piece in pieces)
    return TypedLine(number, Kind.TEXT, tuple(pieces), tuple(edges), raw, sheet)


def _starts(placed: Iterable[Placed]) -> dict[int, int]:
    """Where each column of a table begins when its cells are written side by side."""
    widths: dict[int, int] = {}
    for (column, _), cell in placed:
        widest = max((len(text) for _, text in _printed(cell.parts)), default=0)
        for spanned in range(column, column + cell.columns):
            width = -(-widest // cell.columns) + _GUTTER
            widths[spanned] = max(widths.get(spanned, 0), width)
    starts: dict[int, int] = {}
    at = 0
    for column in sorted(widths):
        starts[column] = at
        at += widths[column]
    return starts


def _laid_out(cells: Iterable[Placed], starts: dict[int, int]) -> Iterator[TypedLine]:
    columns = [(starts[column], list(_printed(cell.parts))) for (column, _), cell in cells]
    for n in range(max(len(printed) for _, printed in columns)):
        raw = ""
        pieces = []
        number = 1
        for start, printed in columns:
            if n < len(printed):
                number, text = printed[n]
                raw = raw.ljust(start) + text
                pieces.append(Piece(start, start + len(text), text))
        yield TypedLine(number, Kind.TEXT, tuple(pieces), raw=raw)


def _printed(parts: Iterable[Text | Link | Break | Table]) -> Iterator[tuple[int, str]]:
    """Source line and text of each line that a cell is broken into, blank ones left out."""
    pieces: list[str] = []
    number = 1
    for part in (*parts, Break()):
        if isinstance(part, Text):
            pieces.append(part.text)
            number = part.number
        elif isinstance(part, Break):
            if text := " ".join("".join(pieces).split()):
                yield number, MARK.sub(lambda match: f"({mark_number(match)})", text)
            pieces = []
