"""The SEC's two HTML renderings of Forms 3, 4 and 5 as the neutral grid.

EDGAR's own view and the "reduced content" view of filing software nest tables for
layout, stand the boxes of the form's head side by side, and put the parts of the page
in different orders. Here both become lines of cells in the printed form's order.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, cast

from lxml import etree

from parsers import boxes, values
from parsers.ownership.grid import Cell, Line
from parsers.ownership.sections import Section, opening
from parsers.scraped import mark

_DEEPEST = 40  # tables inside tables; both views need five
_MOST_BOXES = 200  # cells of a form's head; a table with more is no head
_WIDEST = 100

_SILENT = frozenset({"script", "style", "title", "noscript", "template"})
_BREAKING = frozenset(
    "br p div h1 h2 h3 h4 h5 h6 hr li ul ol dd dl dt center pre blockquote".split()
)
_CIK = re.compile(r"[?&;]CIK=0*(\d{1,10})(?!\d)", re.IGNORECASE | re.ASCII)
_MARKS = re.compile(r"[(\[\s]*\d{1,3}[)\]\s]*(?:[,\s]*[(\[]?\s*\d{1,3}\s*[)\]]?)*", re.ASCII)
_NUMBER = re.compile(r"\d{1,3}", re.ASCII)
_LONGEST_MARK = 60
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
    builder = _Builder()
    parser = etree.HTMLParser(target=cast(Any, builder), huge_tree=True, recover=True)
    for builder.number, line in enumerate(text.splitlines(keepends=True), 1):
        parser.feed(line.replace("\x00", ""))
    if text.strip():
        parser.close()
    return _in_order(_lines_of(builder.page))


# The page as tables inside cells


@dataclass(frozen=True, slots=True)
class _Text:
    """A piece of a cell's text."""

    text: str
    number: int


@dataclass(frozen=True, slots=True)
class _Link:
    """A link to a filer, by its CIK."""

    cik: str


@dataclass(frozen=True, slots=True)
class _Break:
    """The end of a printed line inside a cell."""


@dataclass(slots=True)
class _Box:
    """A cell of a table, or the page itself: what stands in it, in order."""

    columns: int = 1
    rows: int = 1
    parts: list[_Text | _Link | _Break | _Table] = field(default_factory=list)

    @property
    def is_layout(self) -> bool:
        """Do tables stand in it?"""
        return any(isinstance(part, _Table) for part in self.parts)


@dataclass(slots=True)
class _Table:
    framed: bool
    rows: list[list[_Box]] = field(default_factory=list)
    current: _Box | None = None
    """The cell that is open."""
    stray: _Box | None = None
    """Text between cells, which the reduced view's broken rows have."""


@dataclass(slots=True)
class _Builder:
    """Takes the parser's events; see :func:`html_grid`."""

    page: _Box = field(default_factory=_Box)
    number: int = 1
    _tables: list[_Table] = field(default_factory=list)
    _too_deep: int = 0
    _silent: int = 0
    _raised: list[str] | None = None
    """The text of the superscript that is open."""

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag in _SILENT:
            self._silent += 1
        elif self._silent:
            return
        elif tag == "table":
            self._open_table(attributes)
        elif tag in ("tr", "td", "th"):
            self._open_cell(tag, attributes)
        elif tag in _BREAKING:
            self._break()
        elif tag == "sup":
            self._raised = []
        elif tag == "a" and (match := _CIK.search(attributes.get("href", ""))):
            cik = values.read_cik(match[1])
            self._here().parts.extend([_Link(cik)] if cik else [])
        elif tag == "input" and attributes.get("type", "").lower() in ("checkbox", "radio"):
            self._text(f" {boxes.CHECKED if 'checked' in attributes else boxes.EMPTY} ")

    def end(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(self._silent - 1, 0)
        elif self._silent:
            return
        elif tag == "table":
            if self._too_deep:
                self._too_deep -= 1
            elif self._tables:
                self._tables.pop()
        elif tag in ("tr", "td", "th"):
            if self._tables and not self._too_deep:
                self._tables[-1].current = self._tables[-1].stray = None
        elif tag in _BREAKING:
            self._break()
        elif tag == "sup" and self._raised is not None:
            text, self._raised = "".join(self._raised), None
            self._text(_as_marks(text))

    def data(self, text: str) -> None:
        if self._silent:
            return
        if self._raised is not None:
            self._raised.append(text)
        else:
            self._text(text)

    def comment(self, text: str) -> None:
        """Comments state nothing."""

    def close(self) -> None:
        """The page is complete as it is."""

    def _open_table(self, attributes: Mapping[str, str]) -> None:
        if len(self._tables) >= _DEEPEST:
            self._too_deep += 1
            self._break()
            return
        table = _Table(framed=attributes.get("border", "0").strip() not in ("", "0"))
        self._here().parts.append(table)
        self._tables.append(table)

    def _open_cell(self, tag: str, attributes: Mapping[str, str]) -> None:
        if self._too_deep or not self._tables:
            self._break()
            return
        table = self._tables[-1]
        table.current = table.stray = None
        if tag == "tr" or not table.rows:
            table.rows.append([])
        if tag != "tr":
            table.current = _Box(_span(attributes, "colspan"), _span(attributes, "rowspan"))
            table.rows[-1].append(table.current)

    def _here(self) -> _Box:
        """The innermost cell that is open; text outside any gets one of its own."""
        if not self._tables:
            return self.page
        table = self._tables[-1]
        if table.current is None and table.stray is None:
            table.stray = _Box()
            if not table.rows:
                table.rows.append([])
            table.rows[-1].append(table.stray)
        return cast(_Box, table.current or table.stray)

    def _break(self) -> None:
        if not self._tables or self._tables[-1].current or self._tables[-1].stray:
            self._here().parts.append(_Break())

    def _text(self, text: str) -> None:
        between_cells = self._tables and not (self._tables[-1].current or self._tables[-1].stray)
        if text and not (between_cells and not text.strip()):
            self._here().parts.append(_Text(text, self.number))


def _span(attributes: Mapping[str, str], name: str) -> int:
    text = attributes.get(name, "")
    return min(max(int(text), 1), _WIDEST) if re.fullmatch(r"[0-9]{1,4}", text) else 1


def _as_marks(text: str) -> str:
    """A superscript holding numbers as footnote marks; any other (an asterisk) as text."""
    if len(text) > _LONGEST_MARK or not _MARKS.fullmatch(text.strip()):
        return text
    return "".join(mark(int(number)) for number in _NUMBER.findall(text))


# Tables to lines


def _lines_of(box: _Box) -> Iterator[Line]:
    """A box's printed lines, those of the tables in it among them."""
    run: list[_Text | _Link | _Break | _Table] = []
    for part in box.parts:
        if isinstance(part, _Break | _Table):
            yield from _line_of([run])
            run = []
            if isinstance(part, _Table):
                yield from _lines_of_table(part)
        else:
            run.append(part)
    yield from _line_of([run])


def _lines_of_table(table: _Table) -> Iterator[Line]:
    if box := _drawn_box(table):
        yield box
        return
    if any(_SIGNED.match(_text_of(cell)) for cell in _leaves(table)):
        yield Line(_number_of(table), (Cell("Signatures"),))
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


def _line_of(cells: Iterable[list[_Text | _Link | _Break | _Table]]) -> Iterator[Line]:
    """One line, or none where nothing is printed."""
    made = []
    number = 1
    for parts in cells:
        pieces: list[list[str]] = [[]]
        for part in parts:
            if isinstance(part, _Text):
                pieces[-1].append(part.text)
                number = part.number
            elif isinstance(part, _Break):
                pieces.append([])
        ciks = [part.cik for part in parts if isinstance(part, _Link)]
        printed = tuple(filter(None, (" ".join("".join(line).split()) for line in pieces)))
        made.append(Cell(" ".join(printed), tuple(ciks), printed))
    line = Line(number, tuple(made))
    if not line.is_blank:
        yield line


def _drawn_box(table: _Table) -> Line | None:
    """EDGAR's view draws a check box as a framed table of one cell: blank, or with an X."""
    if not table.framed or len(table.rows) != 1 or len(table.rows[0]) != 1:
        return None
    cell = table.rows[0][0]
    text = _text_of(cell).strip()
    if cell.is_layout or text.upper() not in ("", "X"):
        return None
    number = next((part.number for part in cell.parts if isinstance(part, _Text)), 1)
    return Line(number, (Cell(boxes.CHECKED if text else boxes.EMPTY),))


def _head_by_columns(table: _Table) -> list[_Box] | None:
    """The boxes of the form's head, column by column; ``None`` for any other table.

    Box 1 runs over several rows at the left of all others, so that row by row its parts
    would be torn. What opens Table I may stand in the last row: it is put last.
    """
    cells = list(_places(table)) if sum(map(len, table.rows)) <= _MOST_BOXES else []
    persons = [cell for _, cell in cells if _PERSON.search(_text_of(cell))]
    issuers = [cell for _, cell in cells if _ISSUER.search(_text_of(cell))]
    if not persons or not issuers or persons[0] is issuers[0]:
        return None
    in_columns = [cell for _, cell in sorted(cells, key=lambda placed: placed[0])]
    return sorted(in_columns, key=_opens_part)


def _opens_part(cell: _Box) -> bool:
    text = " ".join(_text_of(cell).split())
    return opening(Line(1, (Cell(text),))) is not None


def _places(table: _Table) -> Iterator[tuple[tuple[int, int], _Box]]:
    """Each cell with its column and row, by the columns and rows that others span."""
    taken: dict[int, int] = {}  # column: the first row in which it is free again
    for row, cells in enumerate(table.rows):
        column = 0
        for cell in cells:
            while taken.get(column, 0) > row:
                column += 1
            yield (column, row), cell
            for spanned in range(column, column + cell.columns):
                taken[spanned] = row + cell.rows
            column += cell.columns


def _leaves(table: _Table) -> Iterator[_Box]:
    return (cell for row in table.rows for cell in row if not cell.is_layout)


def _text_of(part: _Box | _Table) -> str:
    """All text in it, its white space as it comes."""
    if isinstance(part, _Table):
        return " ".join(_text_of(cell) for row in part.rows for cell in row)
    pieces = []
    for piece in part.parts:
        if isinstance(piece, _Text):
            pieces.append(piece.text)
        elif isinstance(piece, _Break | _Table):
            pieces.append(f" {_text_of(piece)} " if isinstance(piece, _Table) else " ")
    return "".join(pieces)


def _number_of(table: _Table) -> int:
    return next(
        (p.number for cell in _leaves(table) for p in cell.parts if isinstance(p, _Text)), 1
    )


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
