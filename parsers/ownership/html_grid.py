"""The SEC's two HTML renderings of Forms 3, 4 and 5 as the neutral grid.

EDGAR's own view and the "reduced content" view of filing software nest tables for
layout, stand the boxes of the form's head side by side, and put the parts of the page
in different orders. Here both become lines of cells in the printed form's order.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from parsers import boxes
from parsers.ownership.grid import Cell, Line
from parsers.ownership.html_boxes import (
    Box,
    Break,
    Link,
    Table,
    Text,
    leaves,
    number_of,
    places,
    read_boxes,
    text_of,
)
from parsers.ownership.sections import Section, opening

_MOST_BOXES = 200  # cells of a form's head; a table with more is no head

_LONGEST_CAPTION = 80

_PERSON = re.compile(r"name\s+and\s+address\s+of\s+reporting\s+person", re.IGNORECASE)
_ISSUER = re.compile(r"issuer\s+name\s+and\s+ticker", re.IGNORECASE)
_SIGNED = re.compile(r"[*\s]*signature\s+of\s+reporting\s+person", re.IGNORECASE)

_BOILERPLATE = re.compile(
    r"[*\s]*(?:"
    + "|".join(
        (
            r"signature\s+of\s+reporting\s+person",
            r"reminder\s*:",
            r"if\s+the\s+form\s+is\s+filed\s+by\s+more\s+than\s+one\s+reporting\s+person,\s+see",
            r"intentional\s+misstatements\s+or\s+omissions\s+of\s+facts",
            r"note\s*:\s*file\s+three\s+copies",
            r"(?:potential\s+)?persons\s+who\s+(?:are\s+to\s+)?respond\s+to\s+the\s+collection",
            r"form\s+[345]\s*:\s*sec\s+\d",
            r"sec\s+\d{4}\w?\s+\(\d",
        )
    )
    + ")",
    re.IGNORECASE | re.ASCII,
)
"""What every copy of the form prints, and so states nothing."""


def html_grid(text: str) -> list[Line]:
    """The lines of a page, in the order of :class:`~parsers.ownership.sections.Section`.

    Any text is taken: of what is no rendering of a form, the lines are still given.
    A line's number is that of the source line on which its text ended.
    """
    return grid_of(read_boxes(text))


def grid_of(page: Box) -> list[Line]:
    """The same of a page that has been taken apart."""
    return _in_order(_lines_of(page))


# Tables to lines


def _lines_of(box: Box) -> Iterator[Line]:
    """A box's printed lines, those of the tables in it among them."""
    run: list[Text | Link | Break | Table] = []
    for part in box.parts:
        if isinstance(part, Break | Table):
            yield from _line_of([run])
            run = []
            if isinstance(part, Table):
                yield from _lines_of_table(part)
        else:
            run.append(part)
    yield from _line_of([run])


def _lines_of_table(table: Table) -> Iterator[Line]:
    if box := _drawn_box(table):
        yield box
        return
    if any(_SIGNED.match(text_of(cell)) for cell in leaves(table)):
        yield Line(number_of(table), (Cell("Signatures"),))
    if columns := _head_by_columns(table):
        for cell in columns:
            yield from _lines_of(cell)
        return
    for row in table.rows:
        if any(cell.is_layout for cell in row):
            for cell in row:
                yield from _lines_of(cell)
        else:
            yield from _line_of([cell.parts for cell in row])


def _line_of(cells: Iterable[list[Text | Link | Break | Table]]) -> Iterator[Line]:
    """One line, or none where nothing is printed."""
    made = []
    number = 1
    for parts in cells:
        pieces: list[list[str]] = [[]]
        for part in parts:
            if isinstance(part, Text):
                pieces[-1].append(part.text)
                number = part.number
            elif isinstance(part, Break):
                pieces.append([])
        ciks = [part.cik for part in parts if isinstance(part, Link)]
        printed = tuple(filter(None, (" ".join("".join(line).split()) for line in pieces)))
        made.append(Cell(" ".join(printed), tuple(ciks), printed))
    line = Line(number, tuple(made))
    if not line.is_blank:
        yield line


def _drawn_box(table: Table) -> Line | None:
    """EDGAR's view draws a check box as a framed table of one cell: blank, or with an X."""
    if not table.framed or len(table.rows) != 1 or len(table.rows[0]) != 1:
        return None
    cell = table.rows[0][0]
    text = text_of(cell).strip()
    if cell.is_layout or text.upper() not in ("", "X"):
        return None
    number = next((part.number for part in cell.parts if isinstance(part, Text)), 1)
    return Line(number, (Cell(boxes.CHECKED if text else boxes.EMPTY),))


def _head_by_columns(table: Table) -> list[Box] | None:
    """The boxes of the form's head, column by column; ``None`` for any other table.

    Box 1 runs over several rows at the left of all others, so that row by row its parts
    would be torn. What opens Table I may stand in the last row: it is put last.
    """
    cells = list(places(table)) if sum(map(len, table.rows)) <= _MOST_BOXES else []
    persons = [cell for _, cell in cells if _PERSON.search(text_of(cell))]
    issuers = [cell for _, cell in cells if _ISSUER.search(text_of(cell))]
    if not persons or not issuers or persons[0] is issuers[0]:
        return None
    in_columns = [cell for _, cell in sorted(cells, key=lambda placed: placed[0])]
    return sorted(in_columns, key=_opens_part)


def _opens_part(cell: Box) -> bool:
    text = " ".join(text_of(cell).split())
    return opening(Line(1, (Cell(text),))) is not None


# Lines to the form's order


def _in_order(lines: Iterable[Line]) -> list[Line]:
    """The parts of the page in the printed form's order, each heading once."""
    parts: dict[Section, list[Line]] = {section: [] for section in Section}
    section = Section.HEAD
    for line in lines:
        if _BOILERPLATE.match(line.text):
            continue
        if section is not Section.HEAD and _PERSON.search(line.text[:_LONGEST_CAPTION]):
            # EDGAR's view repeats box 1 for the owners of a joint filing, under no heading.
            section = Section.OWNERS
            if not parts[section]:
                parts[section].append(Line(line.number, (Cell("Reporting Owners"),)))
        opened = opening(line) if sum(1 for cell in line.cells if cell.text) == 1 else None
        if opened is None:
            parts[section].append(line)
            continue
        section, is_bare = opened
        if not (is_bare and parts[section]):
            parts[section].append(line)
    return [line for section in Section for line in parts[section]]
