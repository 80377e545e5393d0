"""The rows of Table I and Table II of a page, each cell's value in its own cell of the source."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from parsers import values
from parsers.filing import Filing, Row
from parsers.ownership.cells import read_code, split_marks
from parsers.ownership.columns import DOLLAR_FIELDS, KINDS, Kind
from parsers.ownership.grid import Line
from parsers.ownership.rows import columns_of, row_lines
from parsers.ownership.sections import Section
from parsers.places.printed import Page, Segments
from parsers.places.spans import Extent, Found
from parsers.places.squeezed import squeeze
from parsers.scraped import plain_line

TABLES = ((Section.TABLE_I, False), (Section.TABLE_II, True))
_MARKS = re.compile(
    r"(?:\\?[(\[]\d{1,2}(?:,\d{1,2})*\\?[)\]]|\^\{?\d{1,2}(?:,\d{1,2})*\}?"
    r"|<sup>[\[(]?\d{1,2}[\])]?</sup>|</?[a-z]{1,10}>|[\u2070\u00b9\u00b2\u00b3\u2074-\u2079\u207d\u207e]"
    r"|[*_^{}$\\])*+",
    re.ASCII | re.IGNORECASE,
)
"""What may stand beside a value in its cell: footnote marks, and what scrapers leave."""


def place_rows(
    page: Page, filing: Filing, parts: Mapping[Section, Sequence[Line]], found: Found
) -> None:
    """Rows and cells of both tables.

    :param filing: what was read of the page
    :param parts: its lines
    """
    rows = {(row.is_derivative, row.line): row for row in (*filing.transactions, *filing.holdings)}
    form = (filing.form_type or "4").removesuffix("/A")
    known = [int(key.removeprefix("F")) for key in filing.footnotes]
    for section, is_derivative in TABLES:
        for number, line in enumerate(row_lines(parts[section]), 1):
            row = rows.get((is_derivative, number))
            columns = columns_of([cell.text for cell in line.cells], form, is_derivative, known)
            if row is None or columns is None:
                continue
            if extent := page.row(line):
                found.rows[is_derivative, number] = extent
            cells = page.cells(line)
            if len(cells) != len(line.cells):
                continue
            for column, cell, segments in zip(columns, line.cells, cells, strict=False):
                text, _ = split_marks(column, cell.text, known)
                if not values.is_blank(text):
                    _place(page, row, column, text, segments, found)


def fields_of(column: str, text: str, row: Row) -> dict[str, tuple[int, int | None]]:
    """The fields that a cell states, each with what of the cell's squeezed text tells it."""
    kind = KINDS[column]
    stated: dict[str, tuple[int, int | None]] = {}
    if kind is Kind.CODE:
        if code := read_code(text):
            stated["transaction_code"] = (0, 1)
            if code[1]:
                stated["equity_swap_involved"] = (2, 3)
            if code[2]:
                stated["transaction_form_type"] = (-1, None)
    elif column == "voluntary":
        stated["transaction_form_type"] = (0, None)
    elif column in ("acquired", "disposed"):
        if row.acquired_disposed_code == column[0].upper():
            stated[_field("shares", text)] = (0, None)
            stated["acquired_disposed_code"] = (0, None)
    else:
        stated[_field(column, text)] = (0, None)
    return {field: part for field, part in stated.items() if states(row, field, column, text)}


def states(row: Row, field: str, column: str, text: str) -> bool:
    """Is a cell's text what the row has in that field?"""
    value: Any = getattr(row, field)
    if value is None:
        return False
    if field == column or field in (DOLLAR_FIELDS.get(column), "shares", "total_value"):
        match KINDS[column]:
            case Kind.NUMBER:
                return bool(value == values.read_number(text))
            case Kind.DATE:
                return bool(value == values.read_date(text))
            case Kind.TEXT | Kind.LETTER:
                return bool(value == text)
    return True


def _field(column: str, text: str) -> str:
    is_dollars = KINDS[column] is Kind.NUMBER and "$" in text
    return DOLLAR_FIELDS.get(column, column) if is_dollars else column


def _place(page: Page, row: Row, column: str, text: str, segments: Segments, found: Found) -> None:
    bare = text.lstrip("$ ") if KINDS[column] is Kind.NUMBER else text
    wanted = squeeze(bare)
    at = where_in_cell(page, bare, segments)
    if at is None:
        return
    start, length = at
    for field, (first, end) in fields_of(column, text, row).items():
        first = first % len(wanted) if length == len(wanted) else 0
        last = length if end is None or length != len(wanted) else end
        extent = outside_of_cell(page, segments, start + first, start + last)
        if extent and (row.is_derivative, row.line, field) not in found.cells:
            found.cells[row.is_derivative, row.line, field] = extent


def where_in_cell(page: Page, text: str, segments: Segments) -> tuple[int, int] | None:
    """Where in what shows of a cell its value begins, and how long it is."""
    shown = "".join(page.squeezed.text[start:end] for start, end in segments)
    wanted = squeeze(text)
    at = shown.find(wanted)
    while at >= 0:
        if _MARKS.fullmatch(shown, 0, at) and _MARKS.fullmatch(shown, at + len(wanted)):
            return at, len(wanted)
        at = shown.find(wanted, at + 1)
    # Spelled otherwise than it is read, with escapes or references in it.
    whole = page.squeezed.outside((segments[0][0], segments[-1][1])) if segments else None
    if whole and values.squash(plain_line(page.squeezed.source[whole[0] : whole[1]])) == text:
        return 0, len(shown)
    return None


def outside_of_cell(page: Page, segments: Segments, start: int, end: int) -> Extent | None:
    """A stretch of what shows of a cell, in the source."""
    first = last = -1
    length = 0
    for begin, stop in segments:
        if length <= start < length + stop - begin:
            first = begin + start - length
        if length < end <= length + stop - begin:
            last = begin + end - length
        length += stop - begin
    return page.squeezed.outside((first, last)) if first >= 0 else None
