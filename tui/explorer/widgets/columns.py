"""Which columns of a table are on the screen, and how wide they are.

A column is shown whole or not at all, but for a text that is shortened: half a number
would be another number.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from store.views import NUMERIC, Column

_WIDEST_TEXT = 40
_LEAST_REST = 8
"""Cells from which on the rest of a line is used for a shortened text."""
_GAPS = (2, 1)
"""Blank cells between columns: two where all fit that way, else one."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns on the screen, by their numbers, and their widths."""

    first: int
    widths: tuple[int, ...]
    gap: int
    of: int
    """How many columns the table has."""

    @property
    def last(self) -> int:
        """The number of the last column on the screen."""
        return self.first + len(self.widths) - 1

    @property
    def has_more(self) -> bool:
        """Are there columns beyond the right edge?"""
        return self.last + 1 < self.of

    def at(self, x: int) -> int | None:
        """The column that a cell of the screen belongs to."""
        start = 0
        for number, width in enumerate(self.widths, self.first):
            start += width + self.gap
            if x < start:
                return number
        return None


def lay_out(columns: Sequence[Column], needed: Sequence[int], room: int, first: int = 0) -> Layout:
    """The columns that fit from ``first`` on.

    Numbers and dates have what they need. Texts have at least the width they want, and
    share the room that is left.

    :param needed: the widest cell of each column met so far, label included
    :param room: cells of the screen
    """
    full = [_full(column, needs) for column, needs in zip(columns, needed, strict=True)][first:]
    least = [_least(column, width) for column, width in zip(columns[first:], full, strict=True)]
    gap = next((gap for gap in _GAPS if sum(full) + gap * len(full) <= room), _GAPS[-1])
    widths: list[int] = []
    left = room
    for column, width in zip(columns[first:], least, strict=True):
        if widths and width > left:
            if column.kind not in NUMERIC and left >= _LEAST_REST:
                widths.append(left)
                left = 0
            break
        widths.append(min(width, room))
        left -= width + gap
    left = max(left, 0)
    for place in sorted(range(len(widths)), key=lambda place: full[place] - widths[place]):
        more = min(max(full[place] - widths[place], 0), left)
        widths[place] += more
        left -= more
    return Layout(first, tuple(widths), gap, len(columns))


def _full(column: Column, needs: int) -> int:
    """The width that a column has where there is room."""
    return needs if column.kind in NUMERIC else min(needs, _WIDEST_TEXT)


def _least(column: Column, full: int) -> int:
    """The width below which a column is not shown, but for what is left of a line."""
    return full if column.kind in NUMERIC else min(full, max(column.width, len(column.label)))


def lay_out_with(
    columns: Sequence[Column], needed: Sequence[int], room: int, first: int, wanted: int
) -> Layout:
    """As :func:`lay_out`, from ``first`` or where else a wanted column is on the screen."""
    first = min(first, wanted)
    layout = lay_out(columns, needed, room, first)
    least = min(_least(columns[wanted], _full(columns[wanted], needed[wanted])), room)
    while first < wanted and (layout.last < wanted or layout.widths[wanted - first] < least):
        first += 1
        layout = lay_out(columns, needed, room, first)
    return layout
