"""The head of a form's table: captions over columns, and captions over several of them.

Rich's tables have no cells that span columns; the tables of a form have ("Securities
Acquired (A) or Disposed of (D)" over amount, direction and price).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderResult
from rich.segment import Segment
from rich.style import Style
from rich.text import Text

from tui.render import styles
from tui.render.boxed import HORIZONTAL, JOINTS, TOP

_OPENING = TOP[1]


@dataclass(frozen=True, slots=True)
class ColumnHead:
    """What stands above one column."""

    caption: str
    """May hold line ends."""
    group: str = ""
    """The caption that this column shares with its neighbours; they bear the same."""
    right: bool = False


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A column's caption in lines, and whether it stands under one shared with others."""

    lines: list[str]
    place: int
    is_grouped: bool
    right: bool


class ColumnHeads:
    """The frame's upper edge and the captions; the table's first line goes on from there."""

    def __init__(self, heads: Sequence[ColumnHead], widths: Sequence[int], padding: int) -> None:
        """:param widths: of the columns' text, without the padding on both sides"""
        self._heads = heads
        self._widths = widths
        self._padding = padding

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        spans = _spans(self._heads)
        drawn = [
            _Drawn(_wrapped(console, head.caption, width), place, len(spans[place]) > 1, head.right)
            for place, (head, width) in enumerate(zip(self._heads, self._widths, strict=True))
        ]
        shared = {
            span[0]: _wrapped(console, self._heads[span[0]].group, self._room(span))
            for span in spans
            if len(span) > 1
        }
        below = max((len(column.lines) for column in drawn if column.is_grouped), default=0)
        alone = max((len(column.lines) for column in drawn if not column.is_grouped), default=0)
        above = max(*map(len, shared.values()), alone - below - 1) if shared else 0
        height = above + 1 + below if shared else alone
        rule = console.get_style(styles.RULE)
        caption = console.get_style(styles.CAPTION)
        yield from self._edge(spans, rule)
        for line in range(height):
            is_divider = bool(shared) and line == above
            yield Segment(JOINTS[False, is_divider and drawn[0].is_grouped], rule)
            for span in dict.fromkeys(spans):
                divides = is_divider and len(span) > 1
                if len(span) > 1 and line < above:
                    lines = shared[span[0]]
                    text = lines[line] if line < len(lines) else ""
                    yield Segment(self._padded(text, self._room(span), False), caption)
                else:
                    yield from self._columns(span, drawn, line - height, divides, rule, caption)
                last = span[-1] == len(drawn) - 1
                right = is_divider and not last and drawn[span[-1] + 1].is_grouped
                yield Segment(JOINTS[divides, right], rule)
            yield Segment.line()

    def _columns(
        self,
        span: tuple[int, ...],
        drawn: Sequence[_Drawn],
        from_below: int,
        divides: bool,
        rule: Style,
        caption: Style,
    ) -> RenderResult:
        """One line of the columns of a span; captions stand at the bottom."""
        for place in span:
            column, width = drawn[place], self._widths[place]
            if place > span[0]:
                yield Segment(_OPENING if divides else JOINTS[False, False], rule)
            if divides:
                yield Segment(HORIZONTAL * (width + 2 * self._padding), rule)
                continue
            text = column.lines[from_below] if -from_below <= len(column.lines) else ""
            yield Segment(self._padded(text, width, column.right), caption)

    def _edge(self, spans: Sequence[tuple[int, ...]], rule: Style) -> RenderResult:
        line = TOP[0]
        for place, width in enumerate(self._widths):
            line += HORIZONTAL * (width + 2 * self._padding)
            last = place == len(self._widths) - 1
            inside = not last and spans[place] == spans[place + 1]
            line += TOP[2] if last else HORIZONTAL if inside else TOP[1]
        yield Segment(line, rule)
        yield Segment.line()

    def _room(self, span: tuple[int, ...]) -> int:
        """Cells for a caption over several columns: theirs, and the lines between them."""
        return sum(self._widths[place] for place in span) + (len(span) - 1) * (
            1 + 2 * self._padding
        )

    def _padded(self, text: str, width: int, right: bool) -> str:
        room = " " * max(width - cell_len(text), 0)
        side = " " * self._padding
        return f"{side}{room}{text}{side}" if right else f"{side}{text}{room}{side}"


def _spans(heads: Sequence[ColumnHead]) -> list[tuple[int, ...]]:
    """For each column the columns it shares a caption with, itself included."""
    spans: list[tuple[int, ...]] = []
    for group, run in groupby(range(len(heads)), key=lambda place: heads[place].group):
        places = tuple(run)
        spans += [places] * len(places) if group else [(place,) for place in places]
    return spans


def _wrapped(console: Console, text: str, width: int) -> list[str]:
    lines = Text(text).wrap(console, max(width, 1))
    return [line.plain.rstrip() for line in lines]
