"""Tables as drawn to tables as meant.

EDGAR's documents use tables for everything: data, columns of captions, bullets, check
boxes, whole pages. Here a drawn table becomes what it stands for: blocks in reading
order where it only arranged text, a table with the right columns where it holds data.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from parsers import boxes
from parsers.document.blocks import (
    Align,
    Block,
    Cell,
    CheckBox,
    ListItem,
    Paragraph,
    Span,
    Spans,
    Table,
    plain,
)
from parsers.document.flow import classify, tidy

_MOST_COLUMNS = 200
_LONG = 100
"""Characters in a cell from which on it is prose, not a label or a value."""

_MARKER = re.compile(
    r"[\u2022\u00b7\u25cf\u25aa\u2013\u2014*o\u2020\u2021-]"
    r"|\(?(?:\d{1,2}|[a-zA-Z]|[ivxIVX]{1,5})[.)]|\(\d{1,2}\)\([a-z]\)|\*{1,3}"
)
_NUMERIC = re.compile(
    r"[$\u20ac\u00a3]?\s*\(?[$\u20ac\u00a3]?\s*[\d,]*\.?\d+\s*\)?\s*%?\)?|[-\u2013\u2014]+"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_OPENS = frozenset({"$", "\u20ac", "\u00a3", "(", "$(", "($"})
_CLOSES = frozenset({")", "%", ")%", "%)"})


@dataclass(slots=True)
class CellDraft:
    """A cell as the markup has it, with the blocks found inside."""

    blocks: list[Block] = field(default_factory=list)
    columns: int = 1
    rows: int = 1
    align: Align = "left"
    header: bool = False


@dataclass(slots=True)
class _Placed:
    """A cell at its place in the grid."""

    start: int
    columns: int
    spans: Spans
    align: Align
    header: bool = False

    @property
    def text(self) -> str:
        return plain(self.spans)


_Grid = list[list[_Placed]]


def dissolve(drafts: list[list[CellDraft]]) -> list[Block]:
    """What a drawn table means: blocks in reading order, or one table."""
    if any(_is_complex(draft) for row in drafts for draft in row):
        return _in_reading_order(drafts)
    grid = _compact([_join_signs(row) for row in _place(drafts) if row])
    if not grid:
        return []
    columns = max(cell.start + cell.columns for row in grid for cell in row)
    if columns == 1:
        return [classify(Paragraph(cell.spans, cell.align)) for row in grid for cell in row]
    if listed := _as_list(grid):
        return listed
    return [_as_table(grid, columns)]


def text_cells(rows: Iterable[Iterable[str]]) -> list[list[CellDraft]]:
    """Rows of plain text, for tables that were text from the start."""
    return [[CellDraft(blocks=_paragraph(text)) for text in row] for row in rows]


def _paragraph(text: str) -> list[Block]:
    spans = tidy([Span(text)])
    return [Paragraph(spans)] if spans else []


# Layout


def _is_complex(draft: CellDraft) -> bool:
    """Does the cell hold more than a few lines of text of its own?"""
    return len(draft.blocks) > 6 or any(not isinstance(b, Paragraph) for b in draft.blocks)


def _in_reading_order(drafts: list[list[CellDraft]]) -> list[Block]:
    out: list[Block] = []
    for row in drafts:
        if any(_is_complex(draft) for draft in row):
            out += [classify(block) for draft in row for block in draft.blocks]
        else:  # rows of a page-wide layout may still set text side by side
            out += dissolve([row])
    return out


# The grid


def _place(drafts: list[list[CellDraft]]) -> _Grid:
    """Cells at their columns, counting what spans several rows or columns."""
    grid: _Grid = []
    taken: dict[int, int] = {}  # column -> rows still covered by a cell above
    for row in drafts:
        placed: list[_Placed] = []
        covered = {column for column, rows in taken.items() if rows > 0}
        taken = {column: rows - 1 for column, rows in taken.items() if rows > 1}
        column = 0
        for draft in row:
            while column in covered:
                column += 1
            width = min(draft.columns, _MOST_COLUMNS - column)
            if width <= 0:
                break
            if draft.rows > 1:
                taken.update(dict.fromkeys(range(column, column + width), draft.rows - 1))
            spans = _joined(draft.blocks)
            if spans:
                placed.append(_Placed(column, width, spans, _align(draft.blocks), draft.header))
            column += width
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
    out: list[Span] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            if out:
                out.append(Span("\n"))
            out += block.spans
    return tuple(out)


def _join_signs(row: list[_Placed]) -> list[_Placed]:
    """Currency signs, brackets and per cents that stand in cells of their own, rejoined."""
    out: list[_Placed] = []
    opening: _Placed | None = None
    for cell in row:
        if opening is not None:
            cell = replace(cell, spans=(*opening.spans, *cell.spans))
            opening = None
        if cell.text in _OPENS:
            opening = cell
        elif cell.text in _CLOSES and out:
            out[-1] = replace(out[-1], spans=(*out[-1].spans, *cell.spans))
        else:
            out.append(cell)
    return [*out, opening] if opening else out


def _compact(grid: _Grid) -> _Grid:
    """The grid without the columns that only make room."""
    kept = _kept_columns(grid)
    index = {column: place for place, column in enumerate(kept)}
    out: _Grid = []
    for row in grid:
        cells: dict[int, _Placed] = {}
        for cell in row:
            inside = [c for c in kept if cell.start <= c < cell.start + cell.columns]
            place = (
                index[inside[0]] if inside else max(len([c for c in kept if c < cell.start]) - 1, 0)
            )
            if place in cells:  # two cells that share what is left of their columns
                spans = (*cells[place].spans, Span(" "), *cell.spans)
                cells[place] = replace(cells[place], spans=spans)
            else:
                cells[place] = replace(cell, start=place, columns=max(len(inside), 1))
        if cells:
            out.append([cells[place] for place in sorted(cells)])
    return out


def _kept_columns(grid: _Grid) -> list[int]:
    """Columns in which a cell begins; one that spans several needs only one of them."""
    kept: set[int] = set()
    cells = sorted((cell for row in grid for cell in row), key=lambda cell: cell.columns)
    for cell in cells:
        if not any(c in kept for c in range(cell.start, cell.start + cell.columns)):
            kept.add(cell.start)
    return sorted(kept)


# Lists and check boxes


def _as_list(grid: _Grid) -> list[Block] | None:
    """Rows of a marker and its text, or of a box and its caption, as blocks."""
    boxed = any(_box_of(row) for row in grid)
    captions = None  # the column of the captions, while rows of boxes follow each other
    out: list[Block] = []
    for row in grid:
        texts = [cell for cell in row if boxes.alone(cell.text) is None]
        if box := _box_of(row):
            captions = texts[0].start
            out.append(_captioned(box, texts))
        elif boxed and len(row) == len(texts) == 1:
            # In a scan an empty box may vanish; its caption still stands below the others.
            in_line = row[0].start == captions
            out.append(_captioned(boxes.EMPTY, texts) if in_line else _marked(texts))
            captions = captions if in_line else None
        elif len(row) == 2 and _MARKER.fullmatch(row[0].text) and len(row[1].text) > 1:
            captions = None
            out.append(_marked(row))
        elif boxed and _is_split_sentence(row):
            captions = None
            out.append(_marked(texts))
        else:
            return None
    return out


def _box_of(row: list[_Placed]) -> str | None:
    """The box of a row that consists of one box and its caption."""
    found = [box for cell in row if (box := boxes.alone(cell.text))]
    texts = [cell for cell in row if boxes.alone(cell.text) is None]
    is_caption = len(texts) == 1 or (len(texts) == 2 and _MARKER.fullmatch(texts[0].text))
    return found[0] if len(found) == 1 and is_caption else None


def _is_split_sentence(row: list[_Placed]) -> bool:
    """Did a scanner cut one line of prose into cells?"""
    return row[0].text[:1].isupper() and all(cell.text[:1].islower() for cell in row[1:])


def _captioned(box: str, texts: list[_Placed]) -> CheckBox:
    marked = _marked(texts)
    spans = marked.spans
    if isinstance(marked, ListItem):
        spans = (Span(f"{marked.marker} "), *spans)
    return CheckBox(box == boxes.CHECKED, spans)


def _marked(texts: list[_Placed]) -> ListItem | Paragraph:
    if len(texts) > 1 and _MARKER.fullmatch(texts[0].text):
        return ListItem(_bullet(texts[0].text), _run(texts[1:]))
    return Paragraph(_run(texts), texts[0].align)


def _run(cells: list[_Placed]) -> Spans:
    out: list[Span] = []
    for cell in cells:
        if out:
            out.append(Span(" "))
        out += cell.spans
    return tuple(out)


def _bullet(marker: str) -> str:
    return boxes.BULLET if marker in "\u00b7\u25cf\u25aao" else marker


# Tables that stay


def _as_table(grid: _Grid, columns: int) -> Table:
    header = _header_rows(grid)
    ruled = _holds_data(grid, header)
    rows = []
    for row in grid:
        cells: list[Cell] = []
        place = 0
        for cell in row:
            cells += [Cell(())] * (cell.start - place)
            align: Align = "right" if ruled and _NUMERIC.fullmatch(cell.text) else cell.align
            cells.append(Cell(cell.spans, align, cell.columns))
            place = cell.start + cell.columns
        cells += [Cell(())] * (columns - place)
        rows.append(tuple(cells))
    return Table(tuple(rows), header, ruled)


def _header_rows(grid: _Grid) -> int:
    count = 0
    for row in grid[:4]:
        bold = all(cell.header or all(s.bold for s in cell.spans if s.text.strip()) for cell in row)
        if not bold or any(_is_figure(cell.text) for cell in row[1:]):
            break
        count += 1
    return count if count < len(grid) else 0


def _is_figure(text: str) -> bool:
    """A number that is no year: years head columns."""
    return _NUMERIC.fullmatch(text) is not None and not _YEAR.fullmatch(text)


def _holds_data(grid: _Grid, header: int) -> bool:
    body = [cell for row in grid[header:] for cell in row if cell.start > 0]
    numeric = sum(1 for cell in body if _NUMERIC.fullmatch(cell.text))
    prose = any(len(cell.text) > _LONG * 3 for cell in body)
    return len(grid) > 1 and (
        (numeric > 1 and numeric * 4 >= len(body)) or (header > 0 and not prose)
    )
