"""Places on a form that its filer typed or drew, as all were until 30 June 2003.

Its cells stand in columns, broken over the lines of a row, and the reader puts them together
by their sense. So a value is looked for among the words of its row, or among the cells of it
where the page is HTML: what stands there once is placed, and several that are the same only
where there are as many cells that hold them, all on one line, for the order of the columns is
the form's. What is broken over lines is not placed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from parsers import values
from parsers.filing import Filing, Row
from parsers.ownership.cells import split_marks
from parsers.ownership.grid import Line
from parsers.ownership.page import read_page
from parsers.ownership.rows import columns_of, row_lines
from parsers.ownership.sections import cut
from parsers.ownership.typed import (
    typed_between_tags,
    typed_html_grid,
    typed_page_grid,
    typed_text_grid,
)
from parsers.places.printed import Page
from parsers.places.spans import Extent, Found
from parsers.places.table_rows import TABLES, fields_of
from parsers.places.tags import between_tags
from parsers.places.typed_pages import TypedDrawn, TypedText
from parsers.places.visible import visible
from parsers.places.wording import place_footnotes, state_facts

_Key = tuple[bool, int, str]


class _TypedPage(Page, Protocol):
    """A page whose cells are found by what they hold."""

    def stated(self, column: str, text: str, line: Line) -> Sequence[Extent]:
        """What stands in a row and reads as the text of a cell, in the source's order."""

    def is_one_line(self, extent: Extent) -> bool:
        """Does nothing in this stretch of a row stand below the rest?"""


def typed_text_places(text: str) -> Found:
    """Where things stand on a form that was typed as plain text."""
    grid, _ = typed_text_grid(text)
    return _places(TypedText(text, grid), grid)


def typed_html_places(text: str) -> Found:
    """Where things stand on a form in its filer's HTML, be it tables or typed text between tags."""
    plain = typed_between_tags(text)
    if plain is not None:
        return between_tags(text, plain, typed_text_places(plain))
    seen = visible(text)
    grid, _ = typed_page_grid(seen.page)
    as_read, _ = typed_html_grid(text)
    # Two lines that follow each other in the source are told by their numbers, which here
    # count pieces of text: where that makes another grid, none of it is trusted.
    if [line.cells for line in grid] != [line.cells for line in as_read]:
        return Found()
    return _places(TypedDrawn(seen, grid), grid)


def _places(page: _TypedPage, grid: Sequence[Line]) -> Found:
    filing = read_page(grid, "ownership-text")
    parts = cut(grid)
    found = Found()
    rows = {(row.is_derivative, row.line): row for row in (*filing.transactions, *filing.holdings)}
    for section, is_derivative in TABLES:
        for number, line in enumerate(row_lines(parts[section]), 1):
            row, extent = rows.get((is_derivative, number)), page.row(line)
            if row is not None and extent is not None:
                found.rows[is_derivative, number] = extent
                _cells(page, filing, row, line, found)
    place_footnotes(page, filing, parts, found)
    state_facts(page, filing, parts, found)
    return found


def _cells(page: _TypedPage, filing: Filing, row: Row, line: Line, found: Found) -> None:
    """Cells in the order of the columns, with those that hold the same put together."""
    alike: dict[tuple[Extent, ...], list[list[_Key]]] = {}
    for column, text in _filled(filing, row, line):
        fields = [
            (row.is_derivative, row.line, field)
            for field, (_, end) in fields_of(column, text, row).items()
            if end is None or len(text) == 1
        ]
        if fields:
            alike.setdefault(tuple(page.stated(column, text, line)), []).append(fields)
    for places, cells in alike.items():
        if len(places) != len(cells) or not places:
            continue
        if len(places) == 1 or page.is_one_line((places[0][0], places[-1][1])):
            for place, fields in zip(places, cells, strict=True):
                found.cells.update(dict.fromkeys(fields, place))


def _filled(filing: Filing, row: Row, line: Line) -> Iterator[tuple[str, str]]:
    """The columns of a row that hold something, and what they hold."""
    form = (filing.form_type or "4").removesuffix("/A")
    known = [int(key.removeprefix("F")) for key in filing.footnotes]
    texts = [cell.text for cell in line.cells]
    columns = columns_of(texts, form, row.is_derivative, known) or ()
    for column, text in zip(columns, texts, strict=False):
        text, _ = split_marks(column, text, known)
        if not values.is_blank(text):
            yield column, text
