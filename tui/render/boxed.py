"""Boxes that stand beside and below each other, as on a printed form.

Rich's tables have no cells that span rows; a form's head has. Here columns of boxes
are drawn side by side, each column divided at heights of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderResult
from rich.segment import Segment
from rich.style import Style
from rich.text import Text

from tui.render import styles

HORIZONTAL, _V = "\u2500", "\u2502"
TOP = ("\u250c", "\u252c", "\u2510")
BOTTOM = ("\u2514", "\u2534", "\u2518")
_MOST_CAPTION_LINES = 3
JOINTS = {
    # does a divider meet the line from the left, from the right
    (False, False): _V,
    (True, False): "\u2524",
    (False, True): "\u251c",
    (True, True): "\u253c",
}


@dataclass(frozen=True, slots=True)
class FormBox:
    """A captioned box; its value may depend on the cells it has room for."""

    captions: tuple[str, ...]
    """As printed, then shorter ones for where it takes more than a few lines."""
    value: Callable[[int], Text]

    def caption(self, console: Console, room: int) -> str:
        """The first caption that needs few lines and no word broken, else the last one."""
        for caption in self.captions:
            if max(map(cell_len, caption.split())) <= room:
                if len(Text(caption).wrap(console, room)) <= _MOST_CAPTION_LINES:
                    return caption
        return self.captions[-1]


class Boxed:
    """Columns of boxes within one frame, all columns equally wide."""

    def __init__(self, columns: Sequence[Sequence[FormBox]]) -> None:
        """:param columns: each its boxes from the top; the last one takes the height left"""
        self._columns = columns

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        count = len(self._columns)
        room = max(options.max_width - count - 1, 3 * count)
        widths = [room // count + (place < room % count) for place in range(count)]
        drawn = [
            _draw(console, options, boxes, width)
            for boxes, width in zip(self._columns, widths, strict=True)
        ]
        height = max(map(len, drawn))
        for lines, width in zip(drawn, widths, strict=True):
            lines += [[Segment(" " * width)]] * (height - len(lines))
        rule = console.get_style(styles.RULE)
        yield from _edge(widths, TOP, rule)
        for row in zip(*drawn, strict=True):
            yield from _line(row, widths, rule)
        yield from _edge(widths, BOTTOM, rule)


_Line = list[Segment] | None
"""The segments of a line, or ``None`` for a divider."""


def _draw(
    console: Console, options: ConsoleOptions, boxes: Sequence[FormBox], width: int
) -> list[_Line]:
    lines: list[_Line] = []
    room = max(width - 2, 1)
    inner = options.update(width=room, height=None)
    for place, box in enumerate(boxes):
        if place:
            lines.append(None)
        shown = Text.assemble((box.caption(console, room), styles.CAPTION), "\n", box.value(room))
        for line in console.render_lines(shown, inner, pad=True):
            lines.append([Segment(" "), *line, Segment(" ")])
    return lines


def _line(row: Sequence[_Line], widths: Sequence[int], rule: Style) -> RenderResult:
    left_divided = False
    for line, width in zip(row, widths, strict=True):
        yield Segment(JOINTS[left_divided, line is None], rule)
        yield from [Segment(HORIZONTAL * width, rule)] if line is None else line
        left_divided = line is None
    yield Segment(JOINTS[left_divided, False], rule)
    yield Segment.line()


def _edge(widths: Sequence[int], corners: tuple[str, str, str], style: Style) -> RenderResult:
    left, joint, right = corners
    yield Segment(left + joint.join(HORIZONTAL * width for width in widths) + right, style)
    yield Segment.line()
