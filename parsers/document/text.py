"""Plain text, old or scraped, to blocks.

Handles the SGML tags of EDGAR's plain-text documents (``<PAGE>``, ``<TABLE>``), the
Markdown that converters leave behind, and tables whose cells are set apart by tabs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from parsers import boxes
from parsers.document.blocks import (
    Block,
    Heading,
    PageBreak,
    Preformatted,
    Rule,
    Span,
)
from parsers.document.flow import Flow
from parsers.document.tables import dissolve, text_cells
from parsers.scraped import is_bold, plain_line

_PAGE = re.compile(r"\s*<PAGE>\s*(\S{0,8})\s*", re.IGNORECASE)
_TABLE = re.compile(r"\s*<(/?)TABLE>\s*", re.IGNORECASE)
_SGML = re.compile(r"<(?:S|C|CAPTION|FN|F\d+)>", re.IGNORECASE)
_RULE = re.compile(r"\s*[-=_*]{5,}\s*")
_HASHES = re.compile(r"(#{1,6})\s+(.*)")
_BULLET = re.compile(r"\s*[-\u2022\u00b7]\s+(?=\S)(.*)")
_ITEM = re.compile(
    r"(?:Items?\s+\d{1,2}\b|PART\s+[IVX]+\b)[^.]{0,60}\.?[^.]{0,80}\.?", re.IGNORECASE
)
_COLUMNS = re.compile(r"[^\s.:;?!] {2,}\S")
_TITLE_WORD = re.compile(r"[A-Z][\w,&'\u2019.-]*|and|of|the|to|in|for|on|by|or")
_BOLD_OVER_LINES = re.compile(r"\*\*([^*\n]*[^*\s]) *\n([^*\n]+)\*\*")
_LONGEST_TITLE = 70
_DRAWN_TABLE_ROWS = 2
_LINES_AROUND = 12
"""Lines before and after that tell how wide the text was typed."""
_WIDEST_TYPED = 100
"""Longer lines were never broken by a typist or a printer."""
_PLENTY = 15
"""Cells beyond the next word that a line leaves blank only where it was ended on purpose."""


def text_blocks(text: str) -> Iterator[Block]:
    """Blocks of a plain-text document."""
    lines = _BOLD_OVER_LINES.sub(r"**\1**\n**\2**", text).split("\n")
    place = 0
    flow = Flow()
    while place < len(lines):
        line = lines[place]
        if match := _TABLE.fullmatch(line):
            count = _until_table_ends(lines, place) if not match[1] else 1
            body = "\n".join(map(_without_sgml, lines[place + 1 : place + count]))
            flow.add(*([Preformatted(body.strip("\n"))] if body.strip() else []))
        elif _is_tabbed(line):
            count = _run(lines, place, _is_tabbed)
            flow.add(*_tabbed(lines[place : place + count]))
        else:
            count = _line(flow, lines, place)
        place += count
        yield from flow.blocks
        flow.blocks.clear()
    flow.end_block()
    yield from flow.blocks


def _line(flow: Flow, lines: list[str], place: int) -> int:
    """Take up one line, or the drawn lines that begin there; how many were taken."""
    line = lines[place]
    text = plain_line(line)
    stripped = text.strip()
    if not stripped:
        flow.end_block()
    elif match := _PAGE.fullmatch(line):
        flow.add(PageBreak(match[1] or None))
    elif _RULE.fullmatch(line):
        flow.add(Rule())
    elif (drawn := _run(lines, place, _has_drawn_columns)) >= _DRAWN_TABLE_ROWS:
        flow.add(Preformatted("\n".join(map(boxes.draw_in_place, lines[place : place + drawn]))))
        return drawn
    elif match := _HASHES.match(stripped):
        flow.add(Heading(min(len(match[1]), 3), (Span(match[2].strip(" #"), bold=True),)))
    elif level := _title_level(lines, place, stripped):
        flow.add(Heading(level, (Span(stripped, bold=True),)))
    elif match := _BULLET.match(text):
        flow.end_block()
        flow.marker = boxes.BULLET
        flow.text(Span(match[1]))
    else:
        if stripped[0] in (boxes.CHECKED, boxes.EMPTY):
            flow.end_block()
        flow.text(Span(text + " "))
        if line.endswith("  ") or _is_broken(lines, place):
            flow.line_break()
    return 1


def _is_broken(lines: list[str], place: int) -> bool:
    """Was the line ended on purpose? In running text the next word would not have fitted."""
    following = lines[place + 1].split(maxsplit=1) if place + 1 < len(lines) else []
    if not following:
        return False
    around = lines[max(place - _LINES_AROUND, 0) : place + _LINES_AROUND]
    width = max(len(line.rstrip()) for line in around)
    left = width - len(lines[place].rstrip()) - len(following[0]) - 1
    return width <= _WIDEST_TYPED and left >= _PLENTY


def _tabbed(lines: list[str]) -> list[Block]:
    rows = [[cell.strip() for cell in plain_line(line).split("\t")] for line in lines]
    return dissolve(text_cells(rows))


def _title_level(lines: list[str], place: int, text: str) -> int:
    """The level of a heading: bold, in capitals, named like an item, or set apart. 0 if none."""
    if len(text) > _LONGEST_TITLE * 2 or not any(map(str.isalpha, text)):
        return 0
    if is_bold(lines[place]):
        return 2
    before, after = lines[max(place - 1, 0) : place], lines[place + 1 : place + 2]
    if any(line.strip() for line in (*before, *after)):
        return 0
    if _ITEM.fullmatch(text) or (text.isupper() and len(text) <= _LONGEST_TITLE):
        return 2
    return 3 if len(text) <= _LONGEST_TITLE and _is_title(text) else 0


def _is_title(text: str) -> bool:
    return text[-1] not in ".,;" and all(map(_TITLE_WORD.fullmatch, text.split()))


def _is_tabbed(line: str) -> bool:
    return "\t" in line.strip(" ")


def _has_drawn_columns(line: str) -> bool:
    """Are there columns kept apart by runs of blanks?"""
    return _COLUMNS.search(line) is not None


def _run(lines: list[str], place: int, like: Callable[[str], bool]) -> int:
    """How many lines in a row, from here on, are of one kind."""
    end = place
    while end < len(lines) and like(lines[end]):
        end += 1
    return end - place


def _until_table_ends(lines: list[str], place: int) -> int:
    count = 1
    while place + count < len(lines) and not _TABLE.fullmatch(lines[place + count]):
        count += 1
    return count + 1


def _without_sgml(line: str) -> str:
    return _SGML.sub(lambda match: " " * len(match[0]), line)
