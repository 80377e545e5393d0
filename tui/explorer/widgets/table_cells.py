"""Cells of a table as segments of a line."""

from __future__ import annotations

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from rich.text import Text


def cell_segments(shown: Text, width: int, right: bool, style: Style) -> list[Segment]:
    """A cell in its width: numbers to the right, too long a text with an ellipsis."""
    length = shown.cell_len
    if length > width:
        shown = shown.copy()
        shown.truncate(width, overflow="ellipsis")
        length = shown.cell_len
    blanks = Segment(" " * (width - length), style)
    segments = (
        _styled(shown, style) if shown.spans or shown.style else [Segment(shown.plain, style)]
    )
    return [blanks, *segments] if right else [*segments, blanks]


def fitted(text: str, width: int, right: bool) -> str:
    """A label cut or filled to its width."""
    text = text[:width] if cell_len(text) > width else text
    blanks = " " * (width - cell_len(text))
    return blanks + text if right else text + blanks


def _styled(shown: Text, style: Style) -> list[Segment]:
    """A text cut where its styles change; spans do not overlap here."""
    base = style + _parsed(shown.style)
    segments: list[Segment] = []
    place = 0
    for span in sorted(shown.spans, key=lambda span: span.start):
        if span.start > place:
            segments.append(Segment(shown.plain[place : span.start], base))
        text = shown.plain[max(span.start, place) : span.end]
        segments.append(Segment(text, base + _parsed(span.style)))
        place = max(place, span.end)
    if place < len(shown.plain):
        segments.append(Segment(shown.plain[place:], base))
    return segments


def _parsed(style: str | Style) -> Style:
    return Style.parse(style) if isinstance(style, str) else style
