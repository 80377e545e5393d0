"""The lines of Table I and Table II of a page, as rows."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from parsers import values
from parsers.filing import Problem, Row
from parsers.ownership.cells import fits, read_code, split_marks
from parsers.ownership.checks import place, words
from parsers.ownership.columns import DOLLAR_FIELDS, KINDS, LAYOUTS, LETTERS, Kind
from parsers.ownership.grid import Line

_HEADER = re.compile(
    r"1\s*\.\s*title\s+of|\(?instr|month/day/year"
    r"|^(?:code|v|amount|price|title|\(a\)(?: or \(d\))?|\(d\)"
    r"|date\s+exer-?cisable|expiration\s+date|amount or number of (?:shares|derivative).*)$",
    re.IGNORECASE,
)
_WANTED = {Kind.NUMBER: "number", Kind.DATE: "date", Kind.CODE: "code", Kind.LETTER: "letter"}


@dataclass(frozen=True, slots=True)
class _Marked:
    """A cell's text apart from its marks."""

    text: str
    marks: tuple[str, ...]


def read_rows(
    lines: Iterable[Line],
    form: str,
    is_derivative: bool,
    known: Collection[int],
    problems: list[Problem],
) -> Iterator[Row]:
    """The rows of one table, in filed order.

    :param form: ``3``, ``4`` or ``5``
    :param known: numbers of the footnotes that the form gives
    """
    for number, line in enumerate(row_lines(lines), 1):
        texts = [cell.text for cell in line.cells]
        where = place(is_derivative, number)
        columns = columns_of(texts, form, is_derivative, known)
        if columns is None:
            message = f"{len(texts)} cells in line {line.number} of the source fit no column layout"
            problems.append(Problem("error", where, f"{message}: {line.text[:80]!r}"))
            continue
        cells = {
            column: _Marked(*split_marks(column, text, known))
            for column, text in zip(columns, texts, strict=False)
        }
        yield _row(cells, number, is_derivative, where, problems)


def row_lines(lines: Iterable[Line]) -> Iterator[Line]:
    """Those of a table's lines that are its rows, in filed order."""
    for line in lines:
        texts = [cell.text for cell in line.cells]
        if not (line.is_blank or len(texts) < 2 or _is_header(texts)):
            yield line


def is_holding(row: Row) -> bool:
    """Has the row neither a date nor a code?"""
    return row.transaction_date is None and row.transaction_code is None


def _is_header(texts: list[str]) -> bool:
    filled = [text for text in texts if text]
    return all(_HEADER.search(text) for text in filled) or filled[0].lower().startswith("1. title")


def columns_of(
    texts: list[str], form: str, is_derivative: bool, known: Collection[int]
) -> tuple[str, ...] | None:
    """The columns that these cells stand in; a scraper may have dropped blank last cells.

    What the cells hold decides before their number does: eleven cells without the last
    one are ten, and ten are also a layout of Form 5.
    """
    layouts = LAYOUTS[form, is_derivative]
    of_this_width = [columns for columns in layouts if len(columns) == len(texts)]
    wider = [columns for columns in layouts if len(columns) > len(texts)]
    for columns in (*of_this_width, *wider):
        if _all_fit(columns, texts, known):
            return columns
    return of_this_width[0] if of_this_width else None


def _all_fit(columns: tuple[str, ...], texts: list[str], known: Collection[int]) -> bool:
    return all(
        fits(column, split_marks(column, text, known)[0])
        for column, text in zip(columns, texts, strict=False)
    )


def _row(
    cells: dict[str, _Marked], line: int, is_derivative: bool, where: str, problems: list[Problem]
) -> Row:
    fields: dict[str, Any] = {}
    marks: dict[str, tuple[str, ...]] = {}
    for column, cell in cells.items():
        field = "shares" if column in ("acquired", "disposed") else column
        value = _read(column, cell.text, where, problems)
        if KINDS[column] is Kind.NUMBER and "$" in cell.text:
            field = DOLLAR_FIELDS.get(field, field)
        if cell.marks:
            marks[field] = (*marks.get(field, ()), *cell.marks)
        if value is not None:
            if column in ("acquired", "disposed"):
                _set_direction(fields, column, where, problems)
            fields.setdefault(field, value)
    if fields.pop("voluntary", None):
        fields["transaction_form_type"] = "5"
    if isinstance(code := fields.get("transaction_code"), tuple):
        fields["transaction_code"], swap, voluntary = code
        if swap:
            fields["equity_swap_involved"] = True
        if voluntary:
            fields["transaction_form_type"] = "5"
    return Row(line, is_derivative, **fields, footnotes=marks)


def _set_direction(
    fields: dict[str, Any], column: str, where: str, problems: list[Problem]
) -> None:
    """Table II tells acquired from disposed by which of two columns holds the number."""
    if "acquired_disposed_code" in fields:
        message = "a number in both columns, (A) and (D); the first is taken"
        problems.append(Problem("warning", f"{where}, acquired or disposed", message))
        return
    fields["acquired_disposed_code"] = column[0].upper()


def _read(column: str, text: str, where: str, problems: list[Problem]) -> Any:
    """A cell's value; None for a blank, and, with a problem, for what cannot be read."""
    if values.is_blank(text):
        return None
    kind = KINDS[column]
    value: Any = None
    match kind:
        case Kind.TEXT:
            return text
        case Kind.NUMBER:
            value = values.read_number(text)
        case Kind.DATE:
            value = values.read_date(text)
        case Kind.CODE:
            value = read_code(text)
        case Kind.LETTER:
            value = text if len(text) == 1 and text in LETTERS[column] else None
    if value is None:
        message = f"no {_WANTED[kind]} can be read in {text[:60]!r}"
        problems.append(Problem("warning", f"{where}, {words(column)}", message))
    return value
