"""A page of HTML as tables inside cells: what stands where, before any form is known."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, cast

from lxml import etree

from parsers import boxes, values
from parsers.scraped import mark

_DEEPEST = 40  # tables inside tables; the SEC's views need five
_WIDEST = 100

_SILENT = frozenset({"script", "style", "title", "noscript", "template"})
_BREAKING = frozenset(
    "br p div h1 h2 h3 h4 h5 h6 hr li ul ol dd dl dt center pre blockquote".split()
)
_CIK = re.compile(r"[?&;]CIK=0*(\d{1,10})(?!\d)", re.IGNORECASE | re.ASCII)
_MARKS = re.compile(r"[(\[\s]*\d{1,3}[)\]\s]*(?:[,\s]*[(\[]?\s*\d{1,3}\s*[)\]]?)*", re.ASCII)
_NUMBER = re.compile(r"\d{1,3}", re.ASCII)
_LONGEST_MARK = 60


def read_boxes(text: str, builder: PageBuilder | None = None) -> Box:
    """The page as one box, in which stands everything else; any text is taken.

    A piece of text bears the number of the source line on which it ended.

    :param builder: one that takes note of more than the usual one
    """
    builder = builder or PageBuilder()
    parser = etree.HTMLParser(target=cast(Any, builder), huge_tree=True, recover=True)
    for builder.number, line in enumerate(text.splitlines(keepends=True), 1):
        parser.feed(line.replace("\x00", ""))
    if text.strip():
        parser.close()
    return builder.page


@dataclass(frozen=True, slots=True)
class Text:
    """A piece of a cell's text."""

    text: str
    number: int


@dataclass(frozen=True, slots=True)
class Link:
    """A link to a filer, by its CIK."""

    cik: str


@dataclass(frozen=True, slots=True)
class Break:
    """The end of a printed line inside a cell."""


@dataclass(slots=True)
class Box:
    """A cell of a table, or the page itself: what stands in it, in order."""

    columns: int = 1
    rows: int = 1
    parts: list[Text | Link | Break | Table] = field(default_factory=list)

    @property
    def is_layout(self) -> bool:
        """Do tables stand in it?"""
        return any(isinstance(part, Table) for part in self.parts)


@dataclass(slots=True)
class Table:
    """A table: its cells, row by row."""

    framed: bool
    """It is drawn with a border."""
    rows: list[list[Box]] = field(default_factory=list)
    current: Box | None = None
    """The cell that is open."""
    stray: Box | None = None
    """Text between cells, which the reduced view's broken rows have."""


@dataclass(slots=True)
class PageBuilder:
    """Takes the parser's events; see :func:`read_boxes`."""

    page: Box = field(default_factory=Box)
    number: int = 1
    _tables: list[Table] = field(default_factory=list)
    _too_deep: int = 0
    _silent: int = 0
    _raised: list[str] | None = None
    """The text of the superscript that is open."""

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """A start tag."""
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
            self._here().parts.extend([Link(cik)] if cik else [])
        elif tag == "input" and attributes.get("type", "").lower() in ("checkbox", "radio"):
            self._text(f" {boxes.CHECKED if 'checked' in attributes else boxes.EMPTY} ")

    def end(self, tag: str) -> None:
        """An end tag, or where one is missing."""
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
        """Text, or a part of it."""
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
        table = Table(framed=attributes.get("border", "0").strip() not in ("", "0"))
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
            table.current = Box(_span(attributes, "colspan"), _span(attributes, "rowspan"))
            table.rows[-1].append(table.current)

    def _here(self) -> Box:
        """The innermost cell that is open; text outside any gets one of its own."""
        if not self._tables:
            return self.page
        table = self._tables[-1]
        if table.current is None and table.stray is None:
            table.stray = Box()
            if not table.rows:
                table.rows.append([])
            table.rows[-1].append(table.stray)
        return cast(Box, table.current or table.stray)

    def _break(self) -> None:
        if not self._tables or self._tables[-1].current or self._tables[-1].stray:
            self._here().parts.append(Break())

    def _text(self, text: str) -> None:
        between_cells = self._tables and not (self._tables[-1].current or self._tables[-1].stray)
        if text and not (between_cells and not text.strip()):
            self._here().parts.append(Text(text, self.number))


def _span(attributes: Mapping[str, str], name: str) -> int:
    text = attributes.get(name, "")
    return min(max(int(text), 1), _WIDEST) if re.fullmatch(r"[0-9]{1,4}", text) else 1


def _as_marks(text: str) -> str:
    """A superscript holding numbers as footnote marks; any other (an asterisk) as text."""
    if len(text) > _LONGEST_MARK or not _MARKS.fullmatch(text.strip()):
        return text
    return "".join(mark(int(number)) for number in _NUMBER.findall(text))


def places(table: Table) -> Iterator[tuple[tuple[int, int], Box]]:
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


def leaves(table: Table) -> Iterator[Box]:
    """The cells that hold text and no tables."""
    return (cell for row in table.rows for cell in row if not cell.is_layout)


def text_of(part: Box | Table) -> str:
    """All text in it, its white space as it comes."""
    if isinstance(part, Table):
        return " ".join(text_of(cell) for row in part.rows for cell in row)
    pieces = []
    for piece in part.parts:
        if isinstance(piece, Text):
            pieces.append(piece.text)
        elif isinstance(piece, Break | Table):
            pieces.append(f" {text_of(piece)} " if isinstance(piece, Table) else " ")
    return "".join(pieces)


def number_of(table: Table) -> int:
    """The source line of a table's first text."""
    return next((p.number for cell in leaves(table) for p in cell.parts if isinstance(p, Text)), 1)
