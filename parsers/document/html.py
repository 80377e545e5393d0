"""EDGAR's HTML to blocks, in one pass and without a tree.

The parser reports tags and text as it meets them and blocks are finished as soon as
their text is known, so that the first screen of a large document is there long before
its last byte was looked at. Broken markup is mended by libxml2.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, cast

from lxml import etree

from parsers import boxes
from parsers.document.blocks import Block, PageBreak, Paragraph, Rule, Span, plain
from parsers.document.flow import Flow
from parsers.document.styles import Style, breaks_page, inside
from parsers.document.tables import CellDraft, dissolve
from parsers.document.text import text_blocks

_CHUNK = 64 * 1024
_DEEPEST = 200  # nesting beyond it is noise; the text is still read

_BLOCK_TAGS = frozenset(
    "address article aside blockquote body center dd div dl dt fieldset footer form h1 h2 h3 h4 h5"
    " h6 header html legend main nav ol p pre section ul li hr table tbody thead tfoot tr td th"
    " caption".split()
)
_HEADINGS = {f"h{n}": n for n in range(1, 7)}

# Character references to C1 controls mean the Windows characters at the same place.
_C1 = {
    code: bytes([code]).decode("cp1252", errors="replace")
    for code in range(0x80, 0xA0)
    if bytes([code]).decode("cp1252", errors="ignore")
}
_FIELD = re.compile(r"\s*Field:\s*(/?)(Page|Rule-Page)\b")
_NUMBER_OF_PAGE = re.compile(r"-?\s*(?:page\s*)?([0-9]{1,4}|[ivxl]{1,6})\s*-?", re.IGNORECASE)


def html_blocks(text: str) -> Iterator[Block]:
    """Blocks of an HTML document, each as soon as it is complete."""
    builder = _Builder()
    parser = etree.HTMLParser(target=cast(Any, builder), huge_tree=True, recover=True)
    for start in range(0, len(text), _CHUNK):
        parser.feed(text[start : start + _CHUNK])
        yield from builder.finished()
    if text:
        parser.close()
    yield from builder.finished(last=True)


@dataclass(slots=True)
class _TableDraft:
    flow: Flow
    """The flow that the table stands in."""
    rows: list[list[CellDraft]] = field(default_factory=list)
    cell: Flow | None = None


@dataclass(slots=True)
class _Builder:
    """Takes the parser's events; see :func:`html_blocks`."""

    _flow: Flow = field(default_factory=Flow)
    _styles: list[Style] = field(default_factory=lambda: [Style()])
    _tables: list[_TableDraft] = field(default_factory=list)
    _lists: list[int] = field(default_factory=list)
    """A counter for each open list: 0 for bullets, else the next number."""
    _furniture: str | None = None
    """Inside the comments that frame a page break or a rule: which, and its text."""
    _furniture_text: list[str] = field(default_factory=list)
    _pre: list[str] | None = None
    _document: Flow = field(init=False)

    def __post_init__(self) -> None:
        self._document = self._flow

    # Events

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        style = self._styles[-1]
        if len(self._styles) < _DEEPEST:
            style = inside(style, tag, attributes)
        self._styles.append(style)
        if self._furniture or style.hidden:
            return
        if tag == "br":
            self._flow.line_break()
            if self._pre is not None:
                self._pre.append("\n")
        elif tag == "input":
            self._input(attributes)
        elif tag in _BLOCK_TAGS:
            self._flow.end_block()
            if breaks_page(attributes.get("style", "")):
                self._flow.add(PageBreak())
            self._open_block(tag, attributes, style)

    def end(self, tag: str) -> None:
        style = self._styles.pop() if len(self._styles) > 1 else self._styles[0]
        if self._furniture or style.hidden or tag not in _BLOCK_TAGS:
            return
        self._flow.end_block()
        self._close_block(tag)

    def data(self, text: str) -> None:
        style = self._styles[-1]
        if style.hidden:
            return
        if self._furniture:
            self._furniture_text.append(text)
        elif self._pre is not None:
            self._pre.append(text.translate(_C1))
        else:
            if style.symbol_font:
                text = boxes.in_symbol_font(text, style.symbol_font)
            text = text.translate(_C1).replace("\n", " ")
            if style.upper:
                text = text.upper()
            self._flow.text(Span(text, style.bold, style.italic, style.underline), style.align)

    def comment(self, text: str) -> None:
        """Some filing software frames page breaks and rules by comments."""
        match = _FIELD.match(text)
        if not match:
            return
        if not match[1] and not self._furniture:
            self._furniture, self._furniture_text = match[2], []
        elif match[1] and self._furniture == match[2]:
            self._furniture = None
            number = _NUMBER_OF_PAGE.fullmatch("".join(self._furniture_text).strip())
            page = PageBreak(number[1] if number else None)
            self._flow.add(page if match[2] == "Page" else Rule())

    def close(self) -> None:
        while self._tables:
            self._end_cell()
            self._end_table()
        self._flow.end_block()

    def finished(self, last: bool = False) -> Iterator[Block]:
        """The blocks that no later event can change; all of them when ``last``."""
        if last:
            self.close()
        blocks = self._document.blocks
        known = len(blocks)
        if not last:  # what follows the last text may yet show that it numbers a page
            while known and isinstance(blocks[known - 1], Rule | PageBreak):
                known -= 1
            known = max(known - 1, 0)
        yield from _without_page_numbers(blocks, known)
        del blocks[:known]

    # Blocks

    def _open_block(self, tag: str, attributes: Mapping[str, str], style: Style) -> None:
        match tag:
            case "hr":
                self._flow.add(Rule())
            case "ul":
                self._lists.append(0)
            case "ol":
                self._lists.append(1)
            case "li":
                self._flow.marker = self._next_marker()
            case "pre":
                self._pre = []
            case "table":
                self._tables.append(_TableDraft(self._flow))
                self._flow = Flow()
            case "tr" if self._tables:
                self._end_cell()
                self._tables[-1].rows.append([])
            case "td" | "th" if self._tables:
                self._end_cell()
                self._start_cell(tag, attributes, style)
            case _ if tag in _HEADINGS:
                self._flow.heading = min(_HEADINGS[tag], 3)

    def _close_block(self, tag: str) -> None:
        match tag:
            case "ul" | "ol" if self._lists:
                self._lists.pop()
            case "li":
                self._flow.marker = None
            case "pre" if self._pre is not None:
                text, self._pre = "".join(self._pre), None
                self._flow.add(*text_blocks(text))
            case "td" | "th":
                self._end_cell()
            case "table" if self._tables:
                self._end_cell()
                self._end_table()
            case _ if tag in _HEADINGS:
                self._flow.heading = 0

    def _start_cell(self, tag: str, attributes: Mapping[str, str], style: Style) -> None:
        table = self._tables[-1]
        if not table.rows:
            table.rows.append([])
        draft = CellDraft(
            columns=_span(attributes.get("colspan")),
            rows=_span(attributes.get("rowspan")),
            align=style.align,
            header=tag == "th",
        )
        table.rows[-1].append(draft)
        table.cell = self._flow = Flow(blocks=draft.blocks, in_cell=True)

    def _end_cell(self) -> None:
        table = self._tables[-1] if self._tables else None
        if table and table.cell is not None:
            table.cell.end_block()
            table.cell = None
            self._flow = Flow()  # text between cells has no place of its own

    def _end_table(self) -> None:
        table = self._tables.pop()
        self._flow.end_block()
        stray = self._flow.blocks
        self._flow = table.flow
        self._flow.add(*stray, *dissolve(table.rows))

    def _input(self, attributes: Mapping[str, str]) -> None:
        if attributes.get("type", "").lower() in ("checkbox", "radio"):
            box = boxes.CHECKED if "checked" in attributes else boxes.EMPTY
            self._flow.text(Span(f"{box} "))

    def _next_marker(self) -> str:
        if not self._lists or not self._lists[-1]:
            return boxes.BULLET
        self._lists[-1] += 1
        return f"{self._lists[-1] - 1}."


def _without_page_numbers(blocks: list[Block], known: int) -> Iterator[Block]:
    """The first ``known`` blocks; a number alone at the foot of a page becomes the page's."""
    for place, block in enumerate(blocks[:known]):
        if isinstance(block, Paragraph) and _ends_page(blocks, place + 1):
            if number := _NUMBER_OF_PAGE.fullmatch(plain(block.spans)):
                yield PageBreak(number[1])
                continue
        yield block


def _ends_page(blocks: list[Block], place: int) -> bool:
    """Does a page, or the document, end here but for rules?"""
    while place < len(blocks) and isinstance(blocks[place], Rule):
        place += 1
    return place == len(blocks) or isinstance(blocks[place], PageBreak)


def _span(text: str | None) -> int:
    """A colspan or rowspan; nonsense counts as one, and nothing spans a thousand."""
    return min(max(int(text), 1), 1000) if text and text.isascii() and text.isdigit() else 1
