"""A flow of blocks in the making: text comes in, finished blocks go out.

A document is one flow; each cell of a table is a flow of its own, in which
paragraphs stay paragraphs until it is known whether the table holds data.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from operator import itemgetter

from parsers import boxes
from parsers.document.blocks import (
    PLAIN,
    Align,
    Block,
    CheckBox,
    Heading,
    ListItem,
    Look,
    Paragraph,
    Preformatted,
    Span,
    Spans,
    plain,
)

_LONGEST_HEADING = 120
_PART = re.compile(r"(?:PART|ITEM|SCHEDULE|FORM|TABLE|EXHIBIT|ANNEX)\b", re.IGNORECASE)
_BREAK = "\n"
_BLANKS = re.compile(r"[ \t\r\f\v]+")
_COLUMNS = re.compile(r"\S {3,}\S")
_LONGEST_LABEL = 40
_WIDEST = 110
"""Longer lines are prose with a wide blank in it."""
_NO_WIDTH = "\u200b"

Run = tuple[str, Look]
"""Text as it was met, in one look."""


@dataclass(slots=True)
class Flow:
    """Collects text into blocks. ``marker`` is set while inside a list item."""

    blocks: list[Block] = field(default_factory=list)
    in_cell: bool = False
    marker: str | None = None
    heading: int = 0
    _align: Align = "left"
    _runs: list[Run] = field(default_factory=list)
    _broken: bool = False
    """Nothing has been written since the last line break."""
    has_columns: bool = False
    """Is the text typed, with blanks that may keep columns apart?"""
    _typed: list[str] = field(default_factory=list)
    """Lines of typed columns that wait for the next."""

    @property
    def is_empty(self) -> bool:
        """Has no block been begun?"""
        return not self._runs

    def text(self, text: str, look: Look = PLAIN, align: Align = "left") -> None:
        """Take up text of the block being made; its first text tells how it is aligned."""
        if not self._runs:
            if text.isspace() and not self.has_columns:
                return
            self._align = align
        if self._broken and not text.isspace():
            self._broken = False
        self._runs.append((text, look))

    def line_break(self) -> None:
        """Break the line, if one has begun; twice in a row, and the block ends."""
        if self._broken:
            self.end_block()
        elif self._runs:
            self._runs.append((_BREAK, self._runs[-1][1]))
            self._broken = True

    def end_block(self) -> None:
        """Close the block that the text so far belongs to."""
        if not self._runs:
            return
        runs, self._runs = self._runs, []
        self._broken = False
        if (self.has_columns or self._typed) and self._take_typed(runs):
            return
        spans = tidy(runs)
        if not spans:
            return
        if spans[0].text in boxes.BULLETS and len(spans) == 1 and not self.in_cell:
            self.marker = boxes.BULLET  # of the item that follows
            return
        self.blocks.append(self._block(spans))
        self.marker = None

    def add(self, *blocks: Block) -> None:
        """Close the block being made and put finished ones after it."""
        self.end_block()
        if blocks:
            self.end_typed()
            self.blocks.extend(blocks)
            self.marker = None

    def end_typed(self) -> None:
        """Close the typed lines that wait for more, which any other block does by itself."""
        if self._typed:
            self.blocks.append(Preformatted("\n".join(self._typed)))
            self._typed = []

    def _take_typed(self, runs: Sequence[Run]) -> bool:
        """Keep lines with columns as they are typed; short ones between them are their labels."""
        columns, self.has_columns = self.has_columns, False
        lines = _typed_lines(runs)
        is_drawn = (
            columns and any(map(_COLUMNS.search, lines)) and len(max(lines, key=len)) <= _WIDEST
        )
        is_label = self._typed and all(len(line) <= _LONGEST_LABEL for line in lines)
        if (is_drawn or is_label) and not (self.in_cell or self.heading or self.marker):
            self._typed += [line for line in lines if line]
            return True
        self.end_typed()
        return False

    def _block(self, spans: Spans) -> Block:
        if self.marker is not None:
            return ListItem(self.marker, spans)
        if self.heading:
            return Heading(self.heading, spans, self._align)
        if self.in_cell:
            return Paragraph(spans, self._align)
        return classify(Paragraph(spans, self._align))


def classify(block: Block) -> Block:
    """A paragraph as the heading or the captioned box it is, if it is one."""
    if not isinstance(block, Paragraph):
        return block
    text = plain(block.spans)
    if box := _leading_box(text):
        return CheckBox(box == boxes.CHECKED, strip_start(block.spans, 1))
    if is_heading(block.spans, text, block.align):
        level = 2 if text.isupper() or _PART.match(text) else 3
        return Heading(level, block.spans, block.align)
    return block


def tidy(runs: Sequence[Run]) -> Spans:
    """Spans with white space collapsed across them, boxes drawn, blank ends removed."""
    if len(runs) == 1:
        text, look = runs[0]
        text = _collapse(boxes.draw(text)).strip()
        return (Span(text, *look),) if text else ()
    alike = [
        ("".join([text for text, _ in group]), look) for look, group in groupby(runs, itemgetter(1))
    ]
    if len(alike) == 1:
        return tidy(alike)
    out: list[Run] = []
    for text, look in _drawn(alike):
        text = _collapse(text)
        before = out[-1][0] if out else _BREAK
        if before.endswith(_BREAK):
            text = text.lstrip()
        elif before.endswith(" "):  # of two blanks in a row one stays, and none before a break
            if text.startswith(_BREAK):
                out[-1] = (before[:-1], out[-1][1])
            text = text.lstrip(" ")
        if text:
            out.append((text, look))
    while out and not out[-1][0].strip():
        out.pop()
    if out:
        out[-1] = (out[-1][0].rstrip(), out[-1][1])
    return tuple([Span(text, *look) for text, look in out if text])


def _typed_lines(runs: Sequence[Run]) -> list[str]:
    text = _BLANKS.sub(" ", "".join([text for text, _ in runs])).replace("\u00a0", " ")
    return [boxes.draw_in_place(line).rstrip() for line in text.split(_BREAK)]


def strip_start(spans: Spans, count: int) -> Spans:
    """Spans without their first ``count`` characters and the blanks after them."""
    out = list(spans)
    while out and count:
        taken = min(count, len(out[0].text))
        out[0] = replace(out[0], text=out[0].text[taken:])
        count -= taken
        if not out[0].text:
            out.pop(0)
    while out and not out[0].text.strip():
        out.pop(0)
    if out:
        out[0] = replace(out[0], text=out[0].text.lstrip())
    return tuple(out)


def is_heading(spans: Spans, text: str, align: Align) -> bool:
    """Short, bold throughout, and centred, in capitals or named like a part of a form."""
    return (
        len(text) <= _LONGEST_HEADING
        and any(char.isalpha() for char in text)
        and all(span.bold for span in spans if span.text.strip())
        and (align == "center" or text.isupper() or _PART.match(text) is not None)
    )


def _leading_box(text: str) -> str | None:
    """The box a text begins with, if it is the only one: a caption with its box."""
    if text[:1] in (boxes.CHECKED, boxes.EMPTY) and len(text) > 1:
        return text[0] if not {boxes.CHECKED, boxes.EMPTY} & set(text[1:]) else None
    return None


def _drawn(alike: list[Run]) -> list[Run]:
    """The boxes in texts of several looks as the characters they stand for."""
    whole = "".join([text for text, _ in alike])
    joined = boxes.draw(whole)
    if joined == whole:
        return alike
    drawn = [(boxes.draw(text), look) for text, look in alike]
    if _count_boxes(joined) != sum(_count_boxes(text) for text, _ in drawn):
        # A box may be drawn across tags, such as [<b>X</b>]: then the styles give way.
        return [(joined, Look(italic=alike[0][1].italic))]
    return drawn


def _count_boxes(text: str) -> int:
    return text.count(boxes.CHECKED) + text.count(boxes.EMPTY)


def _collapse(text: str) -> str:
    """Text with each run of blanks as one, none of them at a line break."""
    if not text.isascii():
        text = text.replace(_NO_WIDTH, " ")
    if _BREAK not in text:
        first = last = " ".join(text.split())
        whole = first or " "
    else:
        lines = [" ".join(line.split()) for line in text.split(_BREAK)]
        first, last = lines[0], lines[-1]
        whole = _BREAK.join([first, *filter(None, lines[1:-1]), last])
    before = " " if first and text[0].isspace() else ""
    after = " " if last and text[-1].isspace() else ""
    return f"{before}{whole}{after}"
