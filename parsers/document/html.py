"""EDGAR's HTML to blocks, in one pass and without a tree.

The parser reports tags and text as it meets them and blocks are finished as soon as
their text is known, so that the first screen of a large document is there long before
its last byte was looked at. Broken markup is mended by libxml2.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, cast

from lxml import etree

from parsers import boxes
from parsers.document.blocks import Block, PageBreak, Rule, lines
from parsers.document.flow import Flow, classify
from parsers.document.grid import CellDraft
from parsers.document.pages import APART, page_number, paged
from parsers.document.styles import NO_STYLE, Style, breaks_page, inside
from parsers.document.tables import dissolve
from parsers.document.text import typed_blocks

_CHUNK = 64 * 1024
_DEEPEST = 200  # nesting beyond it is noise; the text is still read
_MOST_FURNITURE = 6  # lines
_LONGEST_FURNITURE = 400  # characters
_DEEPEST_TABLE = 30  # tables in tables in tables: from here on only their text is read
_WIDEST_SPAN = 1000  # of columns or rows, as in the HTML standard

_BLOCK_TAGS = frozenset(
    "address article aside blockquote body center dd div dl dt fieldset footer form h1 h2 h3 h4 h5"
    " h6 header html legend main nav ol p pre section ul li hr table tbody thead tfoot tr td th"
    " caption".split()
)
_HEADINGS = {f"h{n}": min(n, 3) for n in range(1, 7)}

# Character references to C1 controls mean the Windows characters at the same place.
_C1 = {
    code: bytes([code]).decode("cp1252", errors="replace")
    for code in range(0x80, 0xA0)
    if bytes([code]).decode("cp1252", errors="ignore")
}
_HARD_BLANK = "\u00a0"
_FIELD = re.compile(r"\s*Field:\s*(/?)(Page|Rule-Page)\b")


def html_blocks(text: str) -> Iterator[Block]:
    """Blocks of an HTML document, each as soon as it is complete."""
    return paged(_unpaged(text))


def _unpaged(text: str) -> Iterator[Block]:
    builder = _Builder()
    parser = etree.HTMLParser(target=cast(Any, builder), huge_tree=True, recover=True)
    for start in range(0, len(text), _CHUNK):
        parser.feed(text[start : start + _CHUNK])
        yield from builder.finished()
    if text:
        parser.close()
    builder.close()
    yield from builder.finished()


@dataclass(slots=True)
class _TableDraft:
    flow: Flow
    """The flow that the table stands in."""
    rows: list[list[CellDraft]] = field(default_factory=list)
    in_cell: bool = False

    def put(self, cell: CellDraft) -> None:
        if self.rows:
            self.rows[-1].append(cell)
        else:
            self.rows.append([cell])


@dataclass(slots=True)
class _Furniture:
    """What stands between the comments that frame a page break or a rule."""

    kind: str
    flow: Flow
    """The flow that is interrupted."""
    tables: int
    """How many tables are open around it."""


class _Builder:
    """Takes the parser's events; see :func:`html_blocks`."""

    def __init__(self) -> None:
        self._document = self._flow = Flow()
        self._styles: list[Style] = [NO_STYLE]
        self._tables: list[_TableDraft] = []
        self._unread_tables = 0
        self._lists: list[int] = []
        """A counter for each open list: 0 for bullets, else the next number."""
        self._furniture: _Furniture | None = None
        self._pre: list[str] | None = None

    # Events

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        styles = self._styles
        style = styles[-1]
        if len(styles) < _DEEPEST:
            style = inside(style, tag, attributes)
        styles.append(style)
        if style.hidden:
            return
        if tag in _BLOCK_TAGS:
            self._flow.end_block()
            if "style" in attributes and breaks_page(attributes["style"]):
                self._flow.add(PageBreak())
            if opening := _OPENINGS.get(tag):
                opening(self, tag, attributes)
        elif tag == "br":
            if self._pre is not None:
                self._pre.append("\n")
            else:
                self._flow.line_break()
        elif tag == "input":
            self._input(attributes)

    def end(self, tag: str) -> None:
        styles = self._styles
        style = styles.pop() if len(styles) > 1 else styles[0]
        if tag in _BLOCK_TAGS and not style.hidden:
            self._flow.end_block()
            if closing := _CLOSINGS.get(tag):
                closing(self, tag)

    def data(self, text: str) -> None:
        style = self._styles[-1]
        if style.hidden:
            return
        if not text.isascii():
            text = text.translate(_C1)
            if style.typed and _HARD_BLANK in text:
                self._flow.has_columns = True
        if self._pre is not None:
            self._pre.append(text)
            return
        if style.symbol_font:
            text = boxes.in_symbol_font(text, style.symbol_font)
        if "\n" in text:
            text = text.replace("\n", " ")
        if style.upper:
            text = text.upper()
        self._flow.text(text, style.look, style.align)

    def comment(self, text: str) -> None:
        """Some filing software frames page breaks and rules by comments."""
        match = _FIELD.match(text)
        if not match:
            return
        if not match[1] and not self._furniture:
            self._flow.end_block()
            self._furniture = _Furniture(match[2], self._flow, len(self._tables))
            self._flow = Flow(in_cell=True)
        elif match[1] and self._furniture and self._furniture.kind == match[2]:
            self._end_furniture(self._furniture)

    def close(self) -> None:
        """End all that is open."""
        if self._furniture:
            self._end_furniture(self._furniture)
        self._unread_tables = 0
        while self._tables:
            self._end_table("table")
        self._flow.end_block()
        self._flow.end_typed()

    def finished(self) -> list[Block]:
        """The blocks that are complete by now, once."""
        blocks, self._document.blocks = self._document.blocks, []
        return blocks

    # Blocks

    def _start_rule(self, tag: str, attributes: Mapping[str, str]) -> None:
        self._flow.add(Rule())

    def _start_list(self, tag: str, attributes: Mapping[str, str]) -> None:
        self._lists.append(1 if tag == "ol" else 0)

    def _end_list(self, tag: str) -> None:
        if self._lists:
            self._lists.pop()

    def _start_item(self, tag: str, attributes: Mapping[str, str]) -> None:
        self._flow.marker = boxes.BULLET
        if self._lists and self._lists[-1]:
            self._flow.marker = f"{self._lists[-1]}."
            self._lists[-1] += 1

    def _end_item(self, tag: str) -> None:
        self._flow.marker = None

    def _start_heading(self, tag: str, attributes: Mapping[str, str]) -> None:
        self._flow.heading = _HEADINGS[tag]

    def _end_heading(self, tag: str) -> None:
        self._flow.heading = 0

    def _start_preformatted(self, tag: str, attributes: Mapping[str, str]) -> None:
        self._pre = []

    def _end_preformatted(self, tag: str) -> None:
        if self._pre is not None:
            text, self._pre = "".join(self._pre), None
            self._flow.add(*typed_blocks(text))

    def _input(self, attributes: Mapping[str, str]) -> None:
        if attributes.get("type", "").lower() in ("checkbox", "radio"):
            self._flow.text(f"{boxes.CHECKED if 'checked' in attributes else boxes.EMPTY} ")

    def _end_furniture(self, furniture: _Furniture) -> None:
        self._unread_tables = 0
        while len(self._tables) > furniture.tables:
            self._end_table("table")
        self._flow.end_block()
        found = self._flow.blocks
        self._furniture, self._flow = None, furniture.flow
        page = _page_break(found) if furniture.kind == "Page" else None
        self._flow.add(*([page] if page else map(classify, found)))
        self._flow.add(*([] if page else [PageBreak() if furniture.kind == "Page" else Rule()]))

    # Tables

    def _start_table(self, tag: str, attributes: Mapping[str, str]) -> None:
        if len(self._tables) >= _DEEPEST_TABLE:
            self._unread_tables += 1
            return
        self._tables.append(_TableDraft(self._flow))
        self._flow = Flow(in_cell=True)

    def _end_table(self, tag: str) -> None:
        if self._unread_tables:
            self._unread_tables -= 1
        elif self._tables:
            self._end_cell()
            table = self._tables.pop()
            self._flow = table.flow
            self._flow.add(*dissolve(table.rows))

    def _start_row(self, tag: str, attributes: Mapping[str, str]) -> None:
        if self._tables:
            self._end_cell()
            self._tables[-1].rows.append([])

    def _start_cell(self, tag: str, attributes: Mapping[str, str]) -> None:
        if self._tables:
            self._end_cell()
            table = self._tables[-1]
            columns, rows = _span(attributes, "colspan"), _span(attributes, "rowspan")
            self._flow.blocks = []
            table.put(CellDraft(self._flow.blocks, columns, rows, tag == "th"))
            table.in_cell = True

    def _end_cell(self, tag: str = "td") -> None:
        """Close the cell that is open; text between cells becomes one of its own."""
        if not self._tables:
            return
        if self._furniture and len(self._tables) == self._furniture.tables:
            self._end_furniture(self._furniture)
        table, flow = self._tables[-1], self._flow
        flow.end_block()
        if flow.blocks and not table.in_cell:
            table.put(CellDraft(flow.blocks))
        flow.blocks = []
        flow.marker, flow.heading = None, 0
        table.in_cell = False


_Opening = Callable[[_Builder, str, Mapping[str, str]], None]
_Closing = Callable[[_Builder, str], None]

_OPENINGS: dict[str, _Opening] = {
    "hr": _Builder._start_rule,
    "ul": _Builder._start_list,
    "ol": _Builder._start_list,
    "li": _Builder._start_item,
    "pre": _Builder._start_preformatted,
    "table": _Builder._start_table,
    "tr": _Builder._start_row,
    "td": _Builder._start_cell,
    "th": _Builder._start_cell,
    **dict.fromkeys(_HEADINGS, _Builder._start_heading),
}
"""What a tag opens, beyond a block of text."""

_CLOSINGS: dict[str, _Closing] = {
    "ul": _Builder._end_list,
    "ol": _Builder._end_list,
    "li": _Builder._end_item,
    "pre": _Builder._end_preformatted,
    "table": _Builder._end_table,
    "td": _Builder._end_cell,
    "th": _Builder._end_cell,
    **dict.fromkeys(_HEADINGS, _Builder._end_heading),
}


def _page_break(blocks: list[Block]) -> PageBreak | None:
    """The page break that a few lines stand at; ``None`` for more text than pages have there."""
    found = [" ".join(line.split()) for line in lines(blocks)]
    if len(found) > _MOST_FURNITURE or sum(map(len, found)) > _LONGEST_FURNITURE:
        return None
    number = next(filter(None, map(page_number, found)), None)
    running = [line for line in found if number is None or page_number(line) != number]
    return PageBreak(number, APART.join(running))


def _span(attributes: Mapping[str, str], name: str) -> int:
    """A colspan or rowspan; nonsense counts as one."""
    text = attributes.get(name)
    if not text or not text.isascii() or not text.isdigit():
        return 1
    return min(max(int(text[:9]), 1), _WIDEST_SPAN)
