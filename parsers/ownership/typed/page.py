"""A typed form as the neutral grid: its parts found, its tables' cells put in their columns."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence

from parsers.filing import Problem
from parsers.ownership.grid import Cell, Line
from parsers.ownership.html_boxes import Box
from parsers.ownership.typed.foot import Foot, begins_foot, note_begins, read_foot
from parsers.ownership.typed.html_lines import html_lines, lines_of_page
from parsers.ownership.typed.identity import form_of, head_lines
from parsers.ownership.typed.lines import TypedLine, typed_lines
from parsers.ownership.typed.printed import could_head, opens_table
from parsers.ownership.typed.table import read_table

Grid = tuple[list[Line], list[Problem]]
"""The page's lines, and what of it could not be placed."""

_HEAD = 64 * 1024
_SIGNS = re.compile(
    r"statement\s+for\s*\(?\s*month"
    r"|i\.?\s?r\.?\s?s\.?\s+or\s+social\s+security"
    r"|(?:i\.?r\.?s\.?|social\s+security)\s+(?:identification\s+)?(?:no\.?|numbers?)\s+of\s+(?:the\s+)?(?:above|reporting)"
    r"|owned\s+at\s+end\s+of\s+month",
    re.IGNORECASE,
)
_MARKERS = re.compile(r"^\s*<s>(?:\s*<c>)+|^\s*<caption>\s*$", re.IGNORECASE | re.MULTILINE)
TAG = re.compile(r"<[^<>]{0,2000}>")
BREAKING_TAG = re.compile(r"<(?:br|/?p|/?div|/?tr|/?h\d|hr)\b[^<>]{0,500}>", re.IGNORECASE)
_PRE = re.compile(r"<pre\b", re.IGNORECASE)
_TYPED_TABLE = re.compile(r"title\s+of\b|\b1\.\s*title\b", re.IGNORECASE)


def is_typed(text: str) -> bool:
    """Was this Form 3, 4 or 5 drawn by its filer, as all were until 30 June 2003?

    :param text: the document, plain or HTML; none of the SEC's own views have these boxes
    """
    head = text[:_HEAD]
    if _MARKERS.search(head):
        return True
    return _SIGNS.search(TAG.sub(" ", head).replace("&nbsp;", " ")) is not None


def typed_text_grid(text: str) -> Grid:
    """The grid of a form typed as plain text."""
    return _grid(typed_lines(text))


def typed_html_grid(text: str) -> Grid:
    """The grid of a form in its filer's HTML, be it tables or typed text between tags."""
    plain = typed_between_tags(text)
    return _grid(html_lines(text)) if plain is None else _grid(typed_lines(plain))


def typed_between_tags(text: str) -> str | None:
    """The plain text of a form that was typed between a few tags; ``None`` if it has tables."""
    match = _PRE.search(text)
    if match and _TYPED_TABLE.search(TAG.sub(" ", text[match.start() :])):
        return html.unescape(TAG.sub("", BREAKING_TAG.sub("\n", text)))
    return None


def typed_page_grid(page: Box) -> Grid:
    """The same of tables in a page that has been taken apart."""
    return _grid(lines_of_page(page))


def _grid(lines: Sequence[TypedLine]) -> Grid:
    problems: list[Problem] = []
    head, tables, beside, below = _parts(lines)
    foot = read_foot(below, beside)
    form = form_of(head)
    grid = [Line(number, (Cell(text),)) for number, text in head_lines(head, problems)]
    for is_derivative, heading in (
        (False, "Table I - Non-Derivative Securities Beneficially Owned"),
        (True, "Table II - Derivative Securities Beneficially Owned"),
    ):
        if own := tables[is_derivative]:
            grid.append(Line(own[0].number, (Cell(heading),)))
            grid.append(Line(own[0].number, (Cell(""),)))  # a table without rows is one, too
            for row in read_table(own, form, is_derivative, foot.marks, problems):
                grid.append(Line(row.number, tuple(map(Cell, row.texts)), row.last))
    grid.extend(_foot_lines(foot))
    return grid, problems


def _parts(
    lines: Sequence[TypedLine],
) -> tuple[list[TypedLine], dict[bool, list[TypedLine]], list[TypedLine], list[TypedLine]]:
    """The head, both tables, the footnotes that stand right below a table, and the foot."""
    head: list[TypedLine] = []
    tables: dict[bool, list[TypedLine]] = {False: [], True: []}
    beside: list[TypedLine] = []
    below: list[TypedLine] = []
    part = head
    for line in lines:
        opened = opens_table(line)
        if opened is not None:
            part = tables[opened]
        elif part is not head and part is not below and begins_foot(line):
            part = below
        elif (
            part is not head
            and part is not below
            and (
                (note_begins(line) and not could_head(line))
                or (len(line.pieces) == 1 and _goes_on(beside, line))
            )
        ):
            beside.append(line)
            continue
        part.append(line)
    return head, tables, beside, below


def _goes_on(notes: Sequence[TypedLine], line: TypedLine) -> bool:
    """Does the line stand right below a footnote's last?"""
    return bool(notes) and notes[-1].number == line.number - 1


def _foot_lines(foot: Foot) -> Iterator[Line]:
    first = min((note.number for note in foot.notes), default=1)
    yield Line(first, (Cell("Explanation of Responses:"),))
    for at, text in foot.loose:
        yield Line(at, (Cell(text),))
    for note in foot.notes:
        text = " ".join(" ".join(note.lines).split())
        yield Line(note.number, (Cell(f"({foot.marks.number(note.mark)}) {text}"),))
    if foot.remarks:
        yield Line(foot.remarks[0][0], (Cell("Remarks:"),))
        for at, text in foot.remarks:
            yield Line(at, (Cell(" ".join(text.split())),))
    if foot.signatures:
        yield Line(foot.signatures[0][0], (Cell("Signatures"),))
        for at, name, day in foot.signatures:
            yield Line(at, (Cell(f"{name} {day}".strip()),))
