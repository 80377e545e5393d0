"""The rows of a form's table between rules, one after the other.

Rich's own tables lay out all rows before they draw the first; a form can have ten
thousands. Here the widths are given, and each row is drawn as it is asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, JustifyMethod, RenderResult
from rich.segment import Segment
from rich.text import Text

from parsers.filing import Row
from tui.render import styles
from tui.render.anchors import row_begins, row_ends
from tui.render.boxed import BOTTOM, HORIZONTAL, JOINTS

_CROSS = JOINTS[True, True]
_FROM, _UNTIL = JOINTS[False, True], JOINTS[True, False]


@dataclass(frozen=True, slots=True)
class RuledColumn:
    """One column: how wide its text is, on which side it stands, and what it shows."""

    width: int
    right: bool
    show: Callable[[Row], Text]


class RuledRows:
    """Rows with a rule above each; the first one closes the heads of the table."""

    def __init__(self, columns: Sequence[RuledColumn], rows: Iterable[Row], padding: int) -> None:
        self._columns = columns
        self._rows = rows
        self._side = Segment(" " * padding)
        self._padding = padding

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        style = console.get_style(styles.RULE)
        between = Segment(JOINTS[False, False], style)
        line = Segment.line()
        lines = [HORIZONTAL * (column.width + 2 * self._padding) for column in self._columns]
        rule = Segment(_FROM + _CROSS.join(lines) + _UNTIL, style)
        for row in self._rows:
            yield row_ends()
            yield rule
            yield line
            yield row_begins((row.is_derivative, row.line))
            cells = [self._cell(console, options, column, row) for column in self._columns]
            for parts in zip_longest(*cells):
                yield between
                for column, part in zip(self._columns, parts, strict=True):
                    yield self._side
                    yield from part or (Segment(" " * column.width),)
                    yield self._side
                    yield between
                yield line
        yield row_ends()
        left, joint, right = BOTTOM
        yield Segment(left + joint.join(lines) + right, style)
        yield line

    @staticmethod
    def _cell(
        console: Console, options: ConsoleOptions, column: RuledColumn, row: Row
    ) -> list[list[Segment]]:
        """The lines of a cell, each as wide as the column."""
        shown = column.show(row)
        plain = shown.plain
        if "\n" not in plain and (room := column.width - cell_len(plain)) >= 0:  # nearly always
            drawn = [part for part in shown.render(console) if part.text]
            blank = Segment(" " * room)
            return [[blank, *drawn] if column.right else [*drawn, blank]]
        justify: JustifyMethod = "right" if column.right else "left"
        inner = options.update(width=column.width, height=None, justify=justify, overflow="fold")
        return console.render_lines(shown, inner, pad=True)
