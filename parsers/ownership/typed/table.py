"""One table of a typed form: its lines in, the cells of its rows out."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby, pairwise

from parsers.filing import Problem
from parsers.ownership.checks import place, words
from parsers.ownership.columns import LAYOUTS
from parsers.ownership.columns import Kind as CellKind
from parsers.ownership.typed import columns as geometry
from parsers.ownership.typed.align import Assigned, Evidence, align, worth
from parsers.ownership.typed.cells import Notes, canonical, is_blank, reads, take_apart
from parsers.ownership.typed.columns import Heading, Span
from parsers.ownership.typed.fields import TABLES, Field
from parsers.ownership.typed.join import are_cut, join
from parsers.ownership.typed.lines import Kind, Piece, TypedLine
from parsers.ownership.typed.printed import (
    could_head,
    heads_columns,
    is_printed,
    is_title,
    opens_table,
)
from parsers.ownership.typed.rows import RowLines, sort_lines

_QUOTED = 100
_MOST_HEADINGS = 40
"""Lines of headings over a table; real ones have up to fifteen."""
_LARGE = re.compile(r"\d{1,3},\d{3}|\d{4}", re.ASCII)
_ROWS_LOOKED_AT = 24
"""Rows that tell what a column holds; more of them tell no more."""


@dataclass(frozen=True, slots=True)
class Cells:
    """A row of the table, its cells in the columns of the neutral grid."""

    number: int
    """Line of the source."""
    last: int
    """The last line that the row is broken over."""
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Table:
    """What is known of a table when its rows are read."""

    form: str
    is_derivative: bool
    notes: Notes
    columns: list[Span]
    drawn: bool
    cut: bool
    assigned: list[Assigned]

    @property
    def name(self) -> str:
        return table_name(self.is_derivative)


def table_name(is_derivative: bool) -> str:
    """What the form calls the table."""
    return f"Table {'II' if is_derivative else 'I'}"


def read_table(
    lines: Sequence[TypedLine],
    form: str,
    is_derivative: bool,
    notes: Notes,
    problems: list[Problem],
) -> list[Cells]:
    """The rows of a table; what is no row and no printed word is a problem that quotes it.

    :param lines: from the table's title on to where the next part of the form begins
    """
    found: list[Cells] = []
    for _, sheet in groupby(lines, key=lambda line: line.sheet):
        head, body = _split_head(list(sheet))
        found += _read_sheet(head, body, form, is_derivative, notes, problems, len(found))
    return found


def _split_head(lines: list[TypedLine]) -> tuple[list[TypedLine], list[TypedLine]]:
    """The lines that only head the columns, and all below; headings of later pages are gone."""
    end = _end_of_head(lines, 0)
    body = []
    at = end
    while at < len(lines):
        if opens_table(lines[at]) is not None and (again := _end_of_head(lines, at)) > at:
            at = again
            continue
        line, above = lines[at], lines[at - 1] if at else None
        if line.kind is not Kind.TEXT or not (heads_columns(line) or is_printed(line, above)):
            body.append(line)
        at += 1
    texts = [line for line in lines[:end] if line.kind is Kind.TEXT]
    titled = max((n + 1 for n, line in enumerate(texts) if is_title(line)), default=0)
    while titled < len(texts) and is_printed(texts[titled]):
        titled += 1
    return [line for line in texts[titled:] if could_head(line)][-_MOST_HEADINGS:], body


def _end_of_head(lines: Sequence[TypedLine], at: int) -> int:
    """The place after the headings that begin at a line."""
    titled = True
    while at < len(lines) and (
        lines[at].kind is not Kind.TEXT
        or could_head(lines[at], with_title=titled)
        or is_printed(lines[at], lines[at - 1] if at else None)
    ):
        titled = titled and not heads_columns(lines[at])
        at += 1
    return at


def _read_sheet(
    head: list[TypedLine],
    body: list[TypedLine],
    form: str,
    is_derivative: bool,
    notes: Notes,
    problems: list[Problem],
    rows_before: int,
) -> list[Cells]:
    sorted_lines = sort_lines(body, notes)
    name = table_name(is_derivative)
    for line in sorted_lines.unplaced:
        if is_blank(line.text):  # "None": nothing is owned
            continue
        message = f"line {line.number} of the source is no row: {line.text[:_QUOTED]!r}"
        problems.append(Problem("warning", name, message))
    in_rows = [line for row in sorted_lines.rows for line in row.lines]
    drawn = geometry.drawn_columns(in_rows)
    rows = []
    for row in sorted_lines.rows:
        if drawn and not all(_is_in_line(line, drawn) for line in row.lines):
            quote = " ".join(line.text for line in row.lines)[:_QUOTED]
            problems.append(Problem("error", name, f"a row out of line with others: {quote!r}"))
        else:
            rows.append(row)
    if not rows:
        return []
    columns = drawn or geometry.open_columns(row_lines(rows))
    if len(columns) > geometry.MOST_COLUMNS:
        quote = rows[0].lines[0].text[:_QUOTED]
        message = f"{len(rows)} rows whose columns cannot be told apart, from {quote!r} on"
        problems.append(Problem("error", name, message))
        return []
    placed = [_placed(row, columns) for row in rows]
    headings = geometry.drawn_headings(head, columns) if drawn else geometry.open_headings(head)
    table = _Table(form, is_derivative, notes, columns, bool(drawn), _is_cut(placed), [])
    assigned = align(TABLES[form, is_derivative], _evidence(table, placed, headings))
    table.assigned.extend(assigned)
    return [
        _cells(table, row, parts, place(is_derivative, rows_before + number), problems)
        for number, (row, parts) in enumerate(zip(rows, placed, strict=True), 1)
    ]


def _is_in_line(line: TypedLine, columns: Sequence[Span]) -> bool:
    """Does each piece of the line stand in a column of its own?"""
    at = [geometry.column_of(columns, piece) for piece in line.pieces]
    return len(set(at)) == len(at)


def row_lines(rows: Sequence[RowLines]) -> list[TypedLine]:
    """Of each row the line that has most on it, which shows where the columns are."""
    return [max(row.lines, key=lambda line: len(line.pieces)) for row in rows]


Placed = list[list[tuple[int, Piece]]]
"""Line by line, the pieces of a row with the columns they stand in."""


def _placed(row: RowLines, columns: Sequence[Span]) -> Placed:
    main = max(row.lines, key=lambda line: len(line.pieces))
    return [
        [
            (geometry.column_of(columns, piece), piece)
            for piece in (line.words() if line is main else line.pieces)
        ]
        for line in row.lines
    ]


def _parts(row: Placed, first: int, end: int) -> list[Piece]:
    """What a row has in some columns, a part a line."""
    parts = []
    for line in row:
        pieces = [piece for column, piece in line if first <= column < end]
        if len(pieces) == 1:
            parts.append(pieces[0])
        elif pieces:
            text = " ".join(piece.text for piece in pieces)
            parts.append(Piece(pieces[0].start, pieces[-1].end, text))
    return parts


def _is_cut(rows: Sequence[Placed]) -> bool:
    cells: list[list[Piece]] = []
    for row in rows:
        by_column: dict[int, list[Piece]] = {}
        for line in row:
            for column, piece in line:
                by_column.setdefault(column, []).append(piece)
        cells += by_column.values()
    return are_cut(cells)


def _evidence(table: _Table, rows: Sequence[Placed], headings: Sequence[Heading]) -> Evidence:
    sample = rows[:_ROWS_LOOKED_AT]
    filled = [False] * len(table.columns)
    for row in rows:
        for line in row:
            for column, piece in line:
                filled[column] = filled[column] or not is_blank(piece.text)

    known: dict[tuple[str, tuple[str, ...], int, int], float] = {}

    def fit(field: Field, first: int, end: int) -> float:
        key = (field.name, field.holds, first, end)
        if key not in known:
            cells = [parts for row in sample if (parts := _parts(row, first, end))]
            good = sum(1 for parts in cells if _reads(field, parts, table))
            known[key] = worth(field, good, len(cells) - good)
        return known[key]

    return Evidence(table.columns, headings, filled, fit, table.drawn)


def _reads(field: Field, parts: Sequence[Piece], table: _Table) -> bool:
    if field.kind is None:
        text = " ".join(part.text for part in parts)
        return take_apart(field.holds, text, table.notes) is not None
    text = join(field.name, parts, table.cut, table.notes, field.kind).text
    cell = canonical(field.name, text, table.notes)
    # Without a dollar sign a number of thousands is rather one of shares.
    return reads(field.name, cell, table.notes) and not (
        "price" in field.name and _LARGE.match(cell)
    )


def _cells(
    table: _Table, row: RowLines, placed: Placed, where: str, problems: list[Problem]
) -> Cells:
    """One row in the columns of the neutral grid."""
    if row.doubt:
        problems.append(Problem("warning", where, row.doubt))
    cells: dict[str, str] = {}
    taken: set[int] = set()
    for item in table.assigned:
        taken.update(range(item.first, item.end))
        if parts := _parts(placed, item.first, item.end):
            cells |= _read(table, item, parts, where, problems)
    for line in placed:
        for column, piece in line:
            if column not in taken and not is_blank(piece.text):
                message = f"{piece.text[:_QUOTED]!r} stands in no column of the form"
                problems.append(Problem("warning", where, message))
    if not cells.get("security_title"):
        problems.append(Problem("warning", where, "no title of a security is on its line"))
    if table.is_derivative and ("shares" in cells or "acquired_disposed_code" in cells):
        _under_its_letter(cells, where, problems)
    if missing := _missing(cells):
        message = f"nothing can be read of its {' and '.join(missing)}"
        problems.append(Problem("warning", where, message))
    layout = max(LAYOUTS[table.form, table.is_derivative], key=len)
    first, last = row.lines[0].number, max(line.number for line in row.lines)
    return Cells(first, last, tuple(cells.get(column, "") for column in layout))


def _missing(cells: Mapping[str, str]) -> list[str]:
    """What every row of its kind states, and this one does not."""
    missing = [] if cells.get("direct_or_indirect") else ["ownership, direct or indirect"]
    traded = {
        "transaction date": cells.get("transaction_date"),
        "transaction code": cells.get("transaction_code"),
        "shares": cells.get("shares") or cells.get("acquired") or cells.get("disposed"),
    }
    if cells.get("underlying_security_title") and not cells.get("underlying_security_shares"):
        missing.append("number of underlying securities")
    if any(traded.values()):
        missing += [name for name, cell in traded.items() if not cell]
    return missing


def _read(
    table: _Table, item: Assigned, parts: list[Piece], where: str, problems: list[Problem]
) -> dict[str, str]:
    field = item.field
    report = partial(_report, problems, f"{where}, {words(field.name)}")
    quote = " ".join(part.text for part in parts)[:_QUOTED]
    if item.doubtful and not is_blank(quote):
        report(f"{quote!r} may belong to another column, and is left out")
        return {}
    if field.kind is None:
        text = " ".join(part.text for part in parts)
        both = take_apart(field.holds, text, table.notes)
        if both is None:
            report(f"{quote!r} cannot be taken apart into {' and '.join(map(words, field.holds))}")
            return {}
        return dict(zip(field.holds, both, strict=True))
    joined = join(field.name, parts, table.cut, table.notes, field.kind)
    cell = canonical(field.name, joined.text, table.notes)
    if field.kind is CellKind.TEXT and not reads(field.name, cell, table.notes):
        report(f"{cell[:_QUOTED]!r} has a value in it that may be another column's")
    if joined.doubt:
        report(f"{joined.text[:_QUOTED]!r} is {joined.doubt}")
    elif field.kind is CellKind.TEXT and len(parts) > 1 and not table.drawn:
        _report_breaks(parts, report)
    return {field.name: cell}


def _report_breaks(parts: list[Piece], report: partial[None]) -> None:
    """Without edges nothing shows whether a text was broken at a blank or in mid-word."""
    widest = max(part.end for part in parts)
    for part, following in pairwise(parts):
        if part.end == widest and part.text[-1:].isalnum() and following.text[:1].islower():
            report(f"broken after {part.text[-_QUOTED:]!r}; joined with a blank")


def _report(problems: list[Problem], where: str, message: str) -> None:
    problems.append(Problem("note" if "joined" in message else "warning", where, message))


def _under_its_letter(cells: dict[str, str], where: str, problems: list[Problem]) -> None:
    """One column for the number and one for A or D: Table II is read by two for numbers."""
    number = cells.pop("shares", "")
    letter, _, marks = cells.pop("acquired_disposed_code", "").partition(" ")
    column = {"A": "acquired", "D": "disposed"}.get(letter)
    if column is None:
        if number or letter:
            message = f"{number!r} with {letter!r}: neither acquired nor disposed of is stated"
            problems.append(Problem("warning", f"{where}, shares", message))
        return
    cells[column] = f"{number} {marks}".strip()
