"""Plain text, old or scraped, to blocks.

Handles the SGML tags of EDGAR's plain-text documents (``<PAGE>``, ``<TABLE>``), the
Markdown that converters leave behind, and tables whose cells are set apart by tabs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from parsers import boxes
from parsers.document.blocks import Block, Heading, PageBreak, Paragraph, Preformatted, Rule, Span
from parsers.document.flow import Flow
from parsers.document.pages import page_number, paged
from parsers.document.tables import dissolve, text_cells
from parsers.scraped import is_bold, plain_line

_PAGE = re.compile(r"\s*<PAGE>\s*(\S{0,8})\s*", re.IGNORECASE)
_TABLE = re.compile(r"\s*<(/?)TABLE>", re.IGNORECASE)
_SGML = re.compile(r"</?(?:TABLE|S|C|CAPTION|FN|F\d+)>", re.IGNORECASE)
_BLANK_ENDS = re.compile(r"\A(?:[ \t]*\n)+|\s+\Z")
_RULE = re.compile(r"\s*[-=_*]{5,}\s*")
_HASHES = re.compile(r"(#{1,6})\s+(.*)")
_BULLET = re.compile(r"\s*[-\u2022\u00b7]\s+(?=\S)(.*)")
_ITEM = re.compile(
    r"(?:Items?\s+\d{1,2}\b|PART\s+[IVX]+\b)[^.]{0,60}\.?[^.]{0,80}\.?", re.IGNORECASE
)
_COLUMNS = re.compile(r"[^\s.:;?!] {2,}\S")
_TITLE_WORD = re.compile(r"[A-Z][\w,&'\u2019.-]*|and|of|the|to|in|for|on|by|or")
_BOLD_OVER_LINES = re.compile(r"\*\*([^*\n]*[^*\s]) *\n([^*\n]+)\*\*")
# Without any of these a line is plain already: no tag, escape, emphasis, mark or box.
_MARKED = re.compile("[<&^\\\\*_\\[|/(\u00b2\u00b3\u00b9\u207d-\u20ff\u2500-\u27bf\ue000-\uf8ff]")
_LONGEST_TITLE = 70
_DRAWN_TABLE_ROWS = 2
_LINES_AROUND = 12
"""Lines before and after that tell how wide the text was typed."""
_WIDEST_TYPED = 100
"""Longer lines were never broken by a typist or a printer."""
_PLENTY = 15
"""Cells beyond the next word that a line leaves blank only where it was ended on purpose."""
_DEEPEST_INDENT = 6
"""What is indented more, and as much at its right, is centred."""
_LONG_SENTENCE = 40
"""A lone line longer than this that ends in a full stop is a paragraph's first."""
_CENTRES = range(30, 45)
"""Cells from the left at which the middle of a typed page lies."""
_LONGEST_LINE = 5000
_LONGEST_PIECE = 1000
"""Lines longer than the one are read in pieces no longer than the other, cut between words."""
_MOST_ROWS = 5000
"""A table without an end is shown in parts as well."""
_MOST_LINES = 1000
"""A paragraph without an end is cut after so many lines, so that it can be shown."""


def text_blocks(text: str) -> Iterator[Block]:
    """Blocks of a plain-text document, each as soon as it is complete."""
    return paged(typed_blocks(text))


def typed_blocks(text: str) -> Iterator[Block]:
    """As :func:`text_blocks`, for text that is part of another document."""
    if "**" in text:
        text = _BOLD_OVER_LINES.sub(r"**\1**\n**\2**", text)
    lines = text.split("\n")
    if len(max(lines, key=len)) > _LONGEST_LINE:
        lines = [piece for line in lines for piece in _pieces(line)]
    place = begun = 0
    flow = Flow()
    while place < len(lines):
        line = lines[place]
        if "<" in line and (match := _TABLE.match(line)):
            count = _until_table_ends(lines, place) if not match[1] else 1
            flow.add(*_table(lines[place : place + count]))
        elif "\t" in line and _is_tabbed(line):
            count = _run(lines, place, _is_tabbed)
            flow.add(*_tabbed(lines[place : place + count]))
        elif flow.is_empty and (centred := _centred(lines, place)):
            count = len(centred)
            flow.add(*_set_in_the_middle(centred))
        else:
            begun = place if flow.is_empty else begun
            count = _line(flow, lines, place)
            if place - begun >= _MOST_LINES:
                flow.end_block()
        place += count
        if flow.blocks:
            yield from flow.blocks
            flow.blocks = []
    flow.end_block()
    yield from flow.blocks


def _line(flow: Flow, lines: list[str], place: int) -> int:
    """Take up one line, or the drawn lines that begin there; how many were taken."""
    line = lines[place]
    text = plain_line(line) if _MARKED.search(line) else line
    stripped = text.strip()
    if not stripped:
        flow.end_block()
    elif "<" in line and (match := _PAGE.fullmatch(line)):
        flow.add(PageBreak(match[1] or None))
    elif line.lstrip()[0] in "-=_*" and _RULE.fullmatch(line):
        flow.add(Rule())
    elif (drawn := _run(lines, place, _has_drawn_columns)) >= _DRAWN_TABLE_ROWS:
        flow.add(Preformatted("\n".join(map(boxes.draw_in_place, lines[place : place + drawn]))))
        return drawn
    elif match := _HASHES.match(stripped):
        flow.add(Heading(min(len(match[1]), 3), _bold(match[2].strip(" #"))))
    elif level := _title_level(lines, place, stripped):
        flow.add(Heading(level, _bold(stripped)))
    elif (match := _BULLET.match(text)) and not page_number(stripped):
        flow.end_block()
        flow.marker = boxes.BULLET
        flow.text(match[1])
    else:
        if stripped[0] in (boxes.CHECKED, boxes.EMPTY):
            flow.end_block()
        flow.text(text + " ")
        if line.endswith("  ") or _is_broken(lines, place):
            flow.line_break()
    return 1


def _is_broken(lines: list[str], place: int) -> bool:
    """Was the line ended on purpose? In running text the next word would not have fitted."""
    following = lines[place + 1].split(maxsplit=1) if place + 1 < len(lines) else []
    if not following or following[0][0].islower():
        return False
    around = lines[max(place - _LINES_AROUND, 0) : place + _LINES_AROUND]
    width = len(max(map(str.rstrip, around), key=len))
    left = width - len(lines[place].rstrip()) - len(following[0]) - 1
    return width <= _WIDEST_TYPED and left >= _PLENTY


def _centred(lines: Sequence[str], place: int) -> list[str]:
    """The lines from here to the next blank one, if all are set in the middle of the page."""
    found: list[str] = []
    for number in range(place, len(lines)):
        line = lines[number].rstrip()
        text = line.lstrip()
        if not text or _RULE.fullmatch(text):
            break
        indent = len(line) - len(text)
        if (
            indent <= _DEEPEST_INDENT
            or (indent + len(line)) // 2 not in _CENTRES
            or "  " in text
            or "<" in text
        ):
            return []
        found.append(text)
    is_sentence = len(found) == 1 and len(text := found[0]) > _LONG_SENTENCE and text[-1] == "."
    return [] if is_sentence else found


def _set_in_the_middle(lines: Sequence[str]) -> list[Block]:
    texts = [plain_line(line).strip() for line in lines]
    title = "\n".join(texts)
    if len(title) <= _LONGEST_TITLE * 2 and any(map(str.isalpha, title)):
        if title.isupper() or (len(texts) == 1 and _ITEM.fullmatch(title)):
            return [Heading(2, _bold(title), "center")]
        if len(texts) == 1 and len(title) <= _LONGEST_TITLE and _is_title(title):
            return [Heading(3, _bold(title), "center")]
    return [Paragraph((Span(title),), "center")]


def _bold(text: str) -> tuple[Span, ...]:
    return (Span(text, bold=True),)


def _table(lines: Sequence[str]) -> Iterator[Block]:
    """What stands between ``<TABLE>`` and its end; pages may end inside."""
    page: list[str] = []
    for line in lines:
        if "<" in line and (match := _PAGE.fullmatch(line)):
            yield from _drawn(page)
            yield PageBreak(match[1] or None)
            page = []
        else:
            page.append(_without_sgml(line))
    yield from _drawn(page)


def _drawn(lines: Sequence[str]) -> list[Block]:
    body = _BLANK_ENDS.sub("", "\n".join(lines))
    return [Preformatted(body)] if body else []


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
    return "\t" in line.strip(" ") and not _PAGE.fullmatch(line)


def _has_drawn_columns(line: str) -> bool:
    """Are there columns kept apart by runs of blanks?"""
    return "  " in line and _COLUMNS.search(line) is not None


def _run(lines: list[str], place: int, like: Callable[[str], bool]) -> int:
    """How many lines in a row, from here on, are of one kind; no more than one table holds."""
    end, most = place, min(place + _MOST_ROWS, len(lines))
    while end < most and like(lines[end]):
        end += 1
    return end - place


def _until_table_ends(lines: list[str], place: int) -> int:
    """How many lines a table has, its end included; another table ends it as well."""
    for number in range(place + 1, len(lines)):
        if match := _TABLE.match(lines[number]):
            return number - place + (1 if match[1] else 0)
    return len(lines) - place


def _pieces(line: str) -> Iterator[str]:
    start = 0
    longest = _LONGEST_PIECE if len(line) > _LONGEST_LINE else _LONGEST_LINE
    while len(line) - start > longest:
        end = line.rfind(" ", start, start + longest) + 1 or start + longest
        yield line[start:end].rstrip(" ") + " "
        start = end
    yield line[start:]


def _without_sgml(line: str) -> str:
    return _SGML.sub(lambda match: " " * len(match[0]), line)
