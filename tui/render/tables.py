"""A document's tables as lines of text: columns as wide as they must be, no word lost.

Unlike Rich's own tables these know cells that span columns, let a caption run on over
the empty cells at its right, and set a table that is wider than the screen as several,
each with its labels, rather than break its figures.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderResult
from rich.measure import Measurement
from rich.segment import Segment
from rich.text import Text

from parsers.document import Align, Cell, Table
from tui.render import styles
from tui.render.spans import styled

_LABELS_SHARE = 0.5
"""How much of the width the first column may take of a table that is set in parts."""
_NARROWEST = 4


@dataclass(slots=True)
class _Drawn:
    """A cell at its columns, with the text to be drawn."""

    start: int
    end: int
    text: Text
    natural: int
    """The width of its longest line, in cells of the terminal."""
    least: int
    """The width of its longest word."""
    align: Align | None
    runs_on: bool = False
    """Does it reach over empty cells that are not its own?"""


_Row = list[_Drawn]


class TableLines:
    """Draws a :class:`~parsers.document.Table` in the width it is given."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self._gap = 2 if table.ruled else 3
        self._rows = [_drawn_row(row) for row in table.rows]
        self._columns = max((row[-1].end for row in self._rows if row), default=0)
        for number, row in enumerate(self._rows):
            if number >= table.header_rows:
                _run_on(row, self._columns)

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        widths = self._natural()
        most = sum(widths) + self._gap * max(len(widths) - 1, 0)
        return Measurement(min(_NARROWEST, most), most).clamp(max_width=options.max_width)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        if not self._columns:
            return
        width = options.max_width
        natural, least = self._natural(), self._least()
        rightward = self._rightward()
        for number, part in enumerate(_parts(least, width, self._gap)):
            if number:
                yield Segment.line()
            widths = _fitted(
                [natural[c] for c in part],
                [least[c] for c in part],
                width - self._gap * (len(part) - 1),
            )
            for place, row in enumerate(self._rows):
                cells = _within(row, part)
                if not cells and number:
                    continue
                is_head = place < self._table.header_rows
                yield from self._lines(
                    console, cells, widths, [rightward[c] for c in part], is_head
                )
                if self._table.ruled and place + 1 == self._table.header_rows:
                    total = sum(widths) + self._gap * (len(widths) - 1)
                    yield Segment("\u2500" * total, console.get_style(styles.RULE))
                    yield Segment.line()

    def _lines(
        self,
        console: Console,
        cells: _Row,
        widths: Sequence[int],
        rightward: Sequence[bool],
        is_head: bool,
    ) -> Iterator[Segment]:
        wrapped = []
        for cell in cells:
            width = sum(widths[cell.start : cell.end]) + self._gap * (cell.end - cell.start - 1)
            align: Align = cell.align or ("right" if rightward[cell.start] else "left")
            if self._table.ruled and cell.start == 0 and cell.end == 1:
                align = "left"
            fits = cell.natural <= width and "\n" not in cell.text.plain
            texts = [cell.text] if fits else cell.text.wrap(console, max(width, 1))
            left = sum(widths[: cell.start]) + self._gap * cell.start
            wrapped.append((left, width, align, list(texts)))
        height = max((len(texts) for *_, texts in wrapped), default=1)
        for number in range(height):
            place = 0
            for left, width, align, texts in wrapped:
                at = number - (height - len(texts) if is_head else 0)
                if not 0 <= at < len(texts):
                    continue
                text = texts[at]
                room = width - cell_len(text.plain)
                before = {"left": 0, "right": room, "center": room // 2}[align]
                left += max(before, 0)
                yield Segment(" " * (left - place))
                yield from text.render(console)
                place = left + cell_len(text.plain)
            yield Segment.line()

    def _natural(self) -> list[int]:
        return self._needed([(cell, cell.natural) for row in self._rows for cell in row])

    def _least(self) -> list[int]:
        return self._needed([(cell, cell.least) for row in self._rows for cell in row])

    def _needed(self, cells: list[tuple[_Drawn, int]]) -> list[int]:
        """The widths of the columns when each cell must be so wide; spanned ones share."""
        widths = [1] * self._columns
        for cell, width in sorted(cells, key=lambda pair: pair[0].end - pair[0].start):
            missing = width - sum(widths[cell.start : cell.end])
            missing -= self._gap * (cell.end - cell.start - 1)
            if missing <= 0:
                continue
            columns = range(cell.start, cell.end)
            if cell.runs_on:  # its text has no claim on narrow columns it only passes
                columns = range(widest := max(columns, key=widths.__getitem__), widest + 1)
            each, more = divmod(missing, len(columns))
            for place, column in enumerate(reversed(columns)):
                widths[column] += each + (place < more)
        return widths

    def _rightward(self) -> list[bool]:
        """Do most of a column's cells stand at its right? For each column."""
        balance = [0] * self._columns
        for row in self._rows[self._table.header_rows :]:
            for cell in row:
                balance[cell.start] += 1 if cell.align == "right" else -1
        return [more > 0 for more in balance]


def _drawn_row(cells: Sequence[Cell]) -> _Row:
    row: _Row = []
    place = 0
    for cell in cells:
        if cell.spans:
            text = styled(cell.spans)
            words = text.plain.split()
            row.append(
                _Drawn(
                    place,
                    place + cell.columns,
                    text,
                    max(map(cell_len, text.plain.split("\n"))),
                    max(map(cell_len, words), default=1),
                    cell.align if cell.align != "left" else None,
                )
            )
        place += cell.columns
    return row


def _run_on(row: _Row, columns: int) -> None:
    """Let each caption that stands at the left reach up to the next cell with text."""
    ends = [cell.start for cell in row[1:]] + [columns]
    for cell, end in zip(row, ends, strict=True):
        if cell.align is None and cell.end < end:
            cell.end, cell.runs_on = end, True


def _parts(least: Sequence[int], width: int, gap: int) -> list[list[int]]:
    """The columns, in as many parts as needed for no word to be broken; labels in each."""
    if sum(least) + gap * (len(least) - 1) <= width or len(least) < 3:
        return [list(range(len(least)))]
    labels = min(least[0], int(width * _LABELS_SHARE))
    parts: list[list[int]] = [[0]]
    used = labels
    for column in range(1, len(least)):
        needed = gap + least[column]
        if used + needed > width and len(parts[-1]) > 1:
            parts.append([0])
            used = labels
        parts[-1].append(column)
        used += needed
    return parts


def _fitted(natural: list[int], least: list[int], width: int) -> list[int]:
    """Widths that fit: the widest columns give way first, and words break only at the last."""
    for lowest in (least, [min(low, _NARROWEST) for low in least]):
        if sum(natural) <= width:
            return natural
        low, high = 0, max(natural)
        while low < high:  # the highest level to which all wider columns are cut
            level = (low + high + 1) // 2
            if sum(_cut(natural, lowest, level)) <= width:
                low = level
            else:
                high = level - 1
        cut = _cut(natural, lowest, low)
        if sum(cut) <= width:
            spare = width - sum(cut)
            for column, wanted in enumerate(natural):
                more = min(max(wanted - cut[column], 0), spare)
                cut[column] += more
                spare -= more
            return cut
    return [max(width // len(natural), 1)] * len(natural)


def _cut(natural: Sequence[int], least: Sequence[int], level: int) -> list[int]:
    return [min(n, max(low, level)) for n, low in zip(natural, least, strict=True)]


def _within(row: _Row, part: Sequence[int]) -> _Row:
    """The cells of a row that show in a part of the columns, at their places there."""
    if part[-1] == len(part) - 1:
        last = len(part)
        return [c if c.end <= last else _moved(c, c.start, last) for c in row if c.start < last]
    first, last = part[1], part[-1] + 1
    shown = [_moved(c, 0, 1) for c in row if c.start == 0 and c.end == 1]
    for cell in row:
        start, end = max(cell.start, first), min(cell.end, last)
        if start < end and (cell.start > 0 and (cell.start >= first or not cell.runs_on)):
            shown.append(_moved(cell, start - first + 1, end - first + 1))
    return shown


def _moved(cell: _Drawn, start: int, end: int) -> _Drawn:
    return _Drawn(start, end, cell.text, cell.natural, cell.least, cell.align, cell.runs_on)
