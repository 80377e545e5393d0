"""Table I and Table II of a form, ruled, in as many columns as there is room for.

The printed tables have eleven and sixteen columns. Where a screen has no room for
them, what stands side by side on paper (date and deemed date, exercisable and
expires) is put one below the other; on the narrowest, a row becomes a few lines.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto
from functools import cache, partial
from itertools import groupby

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.padding import Padding
from rich.text import Text

from parsers.filing import Row
from tui.render import styles
from tui.render.anchors import of_fields, row_begins, row_ends
from tui.render.column_heads import ColumnHead, ColumnHeads
from tui.render.form_columns import LAYOUTS, Layout, Part, Pile
from tui.render.ruled import RuledColumn, RuledRows
from tui.render.values import marks_text

_LONGEST_WORD = 16
"""Cells; a longer word may be broken after all."""
_CAPTION_LINES = 4
"""A caption may take so many lines before its column is made wider for it."""
_MOST_MEASURED = 500
"""So many rows tell how wide the columns must be; what is wider in others is broken there."""


class _Captions(Enum):
    """How much room captions are given, from the most on."""

    PRINTED = auto()
    SHORT = auto()
    WRAPPED = auto()
    """Short, and what stands one below the other may take more than its line."""


class FormTable:
    """One table of a form at the width it is given."""

    def __init__(self, rows: Sequence[Row], form: str, is_derivative: bool) -> None:
        """:param form: ``3``, ``4`` or ``5``"""
        self._rows = rows
        self._layouts = LAYOUTS[form if form in ("3", "5") else "4", is_derivative]

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        values = _Values(self._rows)
        for layout in self._layouts:
            for words in _Captions:
                heads = _heads(layout, words)
                least = _least_widths(heads, layout, words, values)
                for padding in (1, 0):
                    room = options.max_width - len(layout) * (1 + 2 * padding) - 1
                    needed = _with_shared_captions(heads, least, padding)
                    if sum(needed) <= room:
                        widths = _shared_out(room, layout, heads, needed, values)
                        yield ColumnHeads(heads, widths, padding)
                        yield _ruled(layout, widths, self._rows, padding)
                        return
        yield _AsLines(self._layouts[-1], self._rows)


def _heads(layout: Layout, words: _Captions) -> list[ColumnHead]:
    """The captions of the columns, as printed or shortened."""
    printed = words is _Captions.PRINTED
    groups = [pile[0].group for pile in layout if len(pile) == 1 and pile[0].group]
    heads: list[ColumnHead] = []
    for pile in layout:
        group = pile[0].group if len(pile) == 1 else None
        right = all(part.right for part in pile)
        if group is not None and groups.count(group) > 1:
            shared = group.printed if printed else group.short
            heads.append(ColumnHead(pile[0].under, shared, right))
        elif printed and len(pile) == 1:
            heads.append(ColumnHead(pile[0].caption.printed, right=right))
        else:  # captions one below the other tell places only where each takes a line
            heads.append(ColumnHead("\n".join(part.caption.short for part in pile), right=right))
    return heads


class _Values:
    """How wide the values of the printed columns are; each is measured once."""

    def __init__(self, rows: Sequence[Row]) -> None:
        step = max(2 * len(rows) // _MOST_MEASURED, 1)
        self._rows = [*rows[: _MOST_MEASURED // 2], *rows[_MOST_MEASURED // 2 :: step]]
        self._measured: dict[int, tuple[int, int]] = {}

    def least(self, pile: Pile) -> int:
        """Cells without which a number, a date or a word would be broken."""
        return max(self._measure(part)[0] for part in pile)

    def full(self, pile: Pile) -> int:
        """Cells with which nothing would be broken."""
        return max(self._measure(part)[1] for part in pile)

    def _measure(self, part: Part) -> tuple[int, int]:
        known = self._measured.get(id(part))
        if known is None:
            values = [_shown(part, row).plain for row in self._rows]
            words = [word for value in values for word in value.split()]
            full = max(map(cell_len, values), default=1)
            least = max(map(cell_len, words), default=1) if part.wraps else full
            known = self._measured[id(part)] = (min(least, _LONGEST_WORD), full)
        return known


def _least_widths(
    heads: Sequence[ColumnHead], layout: Layout, words: _Captions, values: _Values
) -> list[int]:
    """Cells without which a caption's word or a value would be broken."""
    widths: list[int] = []
    for head, pile in zip(heads, layout, strict=True):
        whole = len(pile) > 1 and words is not _Captions.WRAPPED
        texts = head.caption.split("\n") if whole else head.caption.split()
        widths.append(max(*map(cell_len, texts), values.least(pile)))
    return widths


def _with_shared_captions(
    heads: Sequence[ColumnHead], least: Sequence[int], padding: int
) -> list[int]:
    """Widths with which no word of a caption over several columns is broken either."""
    widths = list(least)
    for caption, run in groupby(range(len(heads)), key=lambda place: heads[place].group):
        places = list(run)
        lines_between = (len(places) - 1) * (1 + 2 * padding)
        room = sum(widths[place] for place in places) + lines_between
        longest = max(map(cell_len, caption.split()), default=0)
        widths[places[0]] += max(longest - room, 0)
    return widths


def _full_width(head: ColumnHead, pile: Pile, values: _Values) -> int:
    """Cells with which no value would be broken, and no caption would be tall."""
    caption = -(-max(map(cell_len, head.caption.split("\n"))) // _CAPTION_LINES)
    return max(caption, values.full(pile), *map(cell_len, head.caption.split()))


def _shared_out(
    room: int,
    layout: Layout,
    heads: Sequence[ColumnHead],
    least: Sequence[int],
    values: _Values,
) -> list[int]:
    """Widths that fill the room: first what text lacks, then numbers, then the widest text."""
    widths = list(least)
    full = [_full_width(head, pile, values) for head, pile in zip(heads, layout, strict=True)]
    left = room - sum(widths)
    for of_text in (True, False):
        lacking = [
            place
            for place, pile in enumerate(layout)
            if any(part.wraps for part in pile) is of_text and widths[place] < full[place]
        ]
        while left and lacking:
            for place in lacking[:left]:
                widths[place] += 1
                left -= 1
            lacking = [place for place in lacking if widths[place] < full[place]]
    of_words = [place for place, pile in enumerate(layout) if any(part.wraps for part in pile)]
    widths[max(of_words, key=lambda place: full[place])] += left
    return widths


def _ruled(layout: Layout, widths: Sequence[int], rows: Sequence[Row], padding: int) -> RuledRows:
    columns = [
        RuledColumn(width, all(part.right for part in pile), partial(_cell, pile))
        for pile, width in zip(layout, widths, strict=True)
    ]
    return RuledRows(columns, rows, padding)


def _cell(pile: Pile, row: Row) -> Text:
    """The parts one below the other; a blank one keeps its line, so that places tell."""
    shown = [_shown(part, row) for part in pile]
    while shown and not shown[-1]:
        shown.pop()
    return Text("\n").join(shown)


def _shown(part: Part, row: Row) -> Text:
    value = part.show(row)
    keys = tuple(key for field in part.fields for key in row.footnotes.get(field, ()))
    if keys:
        value.append(marks_text(keys), styles.MARK)
    value.stylize(_of_fields(part.fields))
    return value


_of_fields = cache(of_fields)


class _AsLines:
    """A row as its title and what else it states, each with its printed caption."""

    def __init__(self, layout: Layout, rows: Sequence[Row]) -> None:
        self._layout = layout
        self._rows = rows

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        title, *rest = [part for pile in self._layout for part in pile]
        for row in self._rows:
            yield row_begins((row.is_derivative, row.line))
            yield Text.assemble((f"{row.line}. ", styles.CAPTION), _shown(title, row))
            facts: list[RenderableType] = []
            for part in rest:
                if value := _shown(part, row):
                    facts.append(Text.assemble((f"{part.caption.short}  ", styles.CAPTION), value))
            yield Padding(Group(*facts), (0, 0, 1, 3))
        yield row_ends()
