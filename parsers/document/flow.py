"""A flow of blocks in the making: spans come in, finished blocks go out.

A document is one flow; each cell of a table is a flow of its own, in which
paragraphs stay paragraphs until it is known whether the table holds data.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from parsers import boxes
from parsers.document.blocks import (
    Align,
    Block,
    CheckBox,
    Heading,
    ListItem,
    Paragraph,
    Span,
    Spans,
    plain,
)

_LONGEST_HEADING = 120
_PART = re.compile(r"(?:PART|ITEM|SCHEDULE|FORM|TABLE|EXHIBIT|ANNEX)\b", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\r\f\v\u00a0\u2000-\u200b\u202f\u3000]+|\n")


@dataclass(slots=True)
class Flow:
    """Collects spans into blocks. ``marker`` is set while inside a list item."""

    blocks: list[Block] = field(default_factory=list)
    in_cell: bool = False
    marker: str | None = None
    heading: int = 0
    _align: Align = "left"
    _spans: list[Span] = field(default_factory=list)

    def text(self, span: Span, align: Align = "left") -> None:
        """Take up text of the block being made; its first text tells how it is aligned."""
        if not self._spans:
            self._align = align
        self._spans.append(span)

    def line_break(self) -> None:
        """Break the line, if one has begun."""
        if self._spans:
            self._spans.append(replace(self._spans[-1], text="\n"))

    def end_block(self) -> None:
        """Close the block that the spans so far belong to."""
        if not self._spans:
            return
        spans = tidy(self._spans)
        self._spans = []
        if spans:
            self.blocks.append(self._block(spans))
            self.marker = None

    def add(self, *blocks: Block) -> None:
        """Close the block being made and put finished ones after it."""
        self.end_block()
        self.blocks.extend(blocks)

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


def tidy(spans: list[Span]) -> Spans:
    """Spans with white space collapsed across them, boxes drawn, blank ends removed."""
    spans = _draw_boxes(spans)
    out: list[Span] = []
    last = "\n"  # what stands before: a blank here is swallowed
    for span in spans:
        text = _collapse(span.text, last)
        if not text:
            continue
        last = text[-1]
        if out and _same_style(out[-1], span):
            out[-1] = replace(out[-1], text=out[-1].text + text)
        else:
            out.append(replace(span, text=text))
    while out and not out[-1].text.rstrip():
        out.pop()
    if out:
        out[-1] = replace(out[-1], text=out[-1].text.rstrip())
    return tuple(out)


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


def _draw_boxes(spans: list[Span]) -> list[Span]:
    drawn = [replace(span, text=boxes.draw(span.text)) for span in spans]
    if len(spans) > 1:
        # A box may be drawn across tags, such as [<b>X</b>]: then the styles give way.
        joined = boxes.draw("".join(span.text for span in spans))
        if _count_boxes(joined) != sum(_count_boxes(span.text) for span in drawn):
            return [replace(spans[0], text=joined, bold=False, underline=False)]
    return drawn


def _count_boxes(text: str) -> int:
    return text.count(boxes.CHECKED) + text.count(boxes.EMPTY)


def _collapse(text: str, last: str) -> str:
    collapsed = _SPACE.sub(lambda match: "\n" if match[0] == "\n" else " ", text)
    collapsed = re.sub(r" ?\n ?", "\n", re.sub(r" {2,}", " ", collapsed))
    if last == "\n":
        return collapsed.lstrip()
    if last == " ":
        return collapsed.lstrip(" ")
    return collapsed


def _same_style(a: Span, b: Span) -> bool:
    return (a.bold, a.italic, a.underline) == (b.bold, b.italic, b.underline)
