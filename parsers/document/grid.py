"""The cells of a drawn table at their columns.

What spans rows or columns is counted, currency signs and per cents that stand in cells
of their own come back to their figures, and columns that only make room are left out.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from parsers.document.blocks import Align, Block, Paragraph, Span, Spans, plain

_MOST_COLUMNS = 200
_OPENS = frozenset({"$", "\u20ac", "\u00a3", "(", "$(", "($"})
_CLOSES = frozenset({")", "%", ")%", "%)"})
_NOTHING = (1 << 62, 1 << 62, 0)


@dataclass(slots=True)
class CellDraft:
    """A cell as the markup has it, with the blocks found inside."""

    blocks: list[Block] = field(default_factory=list)
    columns: int = 1
    rows: int = 1
    header: bool = False


@dataclass(slots=True)
class Placed:
    """A cell at its place in the grid."""

    start: int
    end: int
    """The column after its last."""
    spans: Spans
    text: str
    align: Align
    header: bool = False

    def join(self, other: Placed) -> None:
        """Take up the text of the cell that follows."""
        self.spans = (*self.spans, *other.spans)
        self.text += other.text


Grid = list[list[Placed]]
"""The cells with text of each row of a table, in order."""


def grid_of(drafts: list[list[CellDraft]]) -> Grid:
    """A drawn table's cells at the columns they mean, rows and columns without text left out."""
    return _compact([_join_signs(row) for row in _place(drafts) if row])


def side_by_side(cells: Sequence[Placed]) -> Spans:
    """The text of several cells as one run."""
    out: list[Span] = []
    for cell in cells:
        if out:
            out.append(Span(" "))
        out += cell.spans
    return tuple(out)


def _place(drafts: list[list[CellDraft]]) -> Grid:
    """Cells at their columns, counting what spans several rows or columns."""
    grid: Grid = []
    above: list[tuple[int, int, int]] = []  # cells that reach down: columns, and rows left
    for row in drafts:
        placed: list[Placed] = []
        reaching = [(start, end, rows - 1) for start, end, rows in above if rows > 1]
        covered = iter(above)
        start, end, _ = next(covered, _NOTHING)
        column = 0
        for draft in row:
            while column >= start:
                column = max(column, end)
                start, end, _ = next(covered, _NOTHING)
            last = column + draft.columns
            if draft.rows > 1:
                reaching.append((column, last, draft.rows - 1))
            if draft.blocks and (spans := _joined(draft.blocks)):
                align = _align(draft.blocks)
                placed.append(Placed(column, last, spans, plain(spans), align, draft.header))
            column = last
        above = sorted(reaching)[:_MOST_COLUMNS] if len(reaching) > 1 else reaching
        grid.append(placed)
    return grid


def _align(blocks: list[Block]) -> Align:
    """How the first paragraph of a cell is set."""
    for block in blocks:
        if isinstance(block, Paragraph):
            return block.align
    return "left"


def _joined(blocks: list[Block]) -> Spans:
    """The paragraphs of a cell as one run of text, apart by line breaks."""
    if len(blocks) == 1 and isinstance(blocks[0], Paragraph):
        return blocks[0].spans
    out: list[Span] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            if out:
                out.append(Span("\n"))
            out += block.spans
    return tuple(out)


def _join_signs(row: list[Placed]) -> list[Placed]:
    """Currency signs, brackets and per cents that stand in cells of their own, rejoined.

    Only with the figure right beside them: where an amount is left blank the signs stay
    alone, and reach over its column.
    """
    out: list[Placed] = []
    for cell in row:
        before = out[-1] if out else None
        if before and before.text in _OPENS:
            if before.end == cell.start and cell.text not in _OPENS:
                before.join(cell)
                before.start, before.end, before.align = cell.start, cell.end, cell.align
                continue
            before.end += before.end < cell.start
        if before and cell.text in _CLOSES:
            if before.end == cell.start:
                before.join(cell)
                continue
            cell.start -= 1
        out.append(cell)
    if out and out[-1].text in _OPENS:
        out[-1].end += 1
    return out


def _compact(grid: Grid) -> Grid:
    """The grid without the columns that only make room."""
    kept = _kept_columns(grid)
    out: Grid = []
    for row in grid:
        cells: list[list[Placed]] = []  # several where they share what is left of a column
        for cell in row:
            first = bisect_left(kept, cell.start)
            last = bisect_left(kept, cell.end)
            place = min(first if first < last else max(first - 1, 0), _MOST_COLUMNS - 1)
            if cells and place < cells[-1][0].end:
                cells[-1].append(cell)
            else:
                cell.start, cell.end = place, min(max(last, place + 1), _MOST_COLUMNS)
                cells.append([cell])
        if cells:
            out.append([_as_one(sharing) for sharing in cells])
    return out


def _as_one(cells: list[Placed]) -> Placed:
    if len(cells) > 1:
        cells[0].spans = side_by_side(cells)
        cells[0].text = " ".join([cell.text for cell in cells])
    return cells[0]


def _kept_columns(grid: Grid) -> list[int]:
    """Columns in which a cell begins; one that spans several needs only one of them."""
    spans = sorted({(cell.end - cell.start, cell.start) for row in grid for cell in row})
    kept: list[int] = []
    for width, start in spans:
        place = bisect_left(kept, start)
        if place == len(kept) or kept[place] >= start + width:
            kept.insert(place, start)
    return kept
