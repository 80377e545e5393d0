"""Tables as drawn to tables as meant.

EDGAR's documents use tables for everything: data, columns of captions, bullets, check
boxes, whole pages. Here a drawn table becomes what it stands for: blocks in reading
order where it only arranged text, a table with the right columns where it holds data.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from parsers import boxes
from parsers.document.blocks import (
    PLAIN,
    Align,
    Block,
    Cell,
    CheckBox,
    ListItem,
    Paragraph,
    Span,
    Table,
    block_text,
)
from parsers.document.flow import classify, tidy
from parsers.document.grid import CellDraft, Grid, Placed, grid_of, side_by_side

_MOST_HEADER_ROWS = 4
_LONG = 100
"""Characters in a cell from which on it is prose, not a label or a value."""

_MARKER = re.compile(
    rf"[{''.join(sorted(boxes.BULLETS))}\u2013\u2014*o\u2020\u2021-]"
    r"|\(?(?:\d{1,2}|[a-zA-Z]|[ivxIVX]{1,5})[.)]|\(\d{1,2}\)\([a-z]\)|\*{1,3}"
)
_NUMERIC = re.compile(
    r"[$\u20ac\u00a3]?\s*\(?[$\u20ac\u00a3]?\s*[\d,]*\.?\d+\s*\)?\s*%?\)?|[-\u2013\u2014]+"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_ENDS_NUMBER = frozenset("0123456789)%-\u2013\u2014")

_SINGLE, _COLUMNS, _COMPLEX = range(3)
_EMPTY = Cell(())


def dissolve(drafts: list[list[CellDraft]]) -> list[Block]:
    """What a drawn table means: blocks in reading order, or one table."""
    if any(_is_complex(draft) for row in drafts for draft in row):
        return _in_reading_order(drafts)
    grid = grid_of(drafts)
    if not grid:
        return []
    columns = max(row[-1].end for row in grid)
    if columns == 1:
        return [classify(Paragraph(cell.spans, cell.align)) for row in grid for cell in row]
    if listed := _as_list(grid):
        return listed
    return [_as_table(grid)]


def text_cells(rows: Iterable[Iterable[str]]) -> list[list[CellDraft]]:
    """Rows of plain text, for tables that were text from the start."""
    return [[CellDraft(_paragraph(text)) for text in row] for row in rows]


def _paragraph(text: str) -> list[Block]:
    spans = tidy([(text, PLAIN)])
    return [Paragraph(spans)] if spans else []


# Layout


def _is_complex(draft: CellDraft) -> bool:
    """Does the cell hold more than a few lines of text of its own?"""
    return len(draft.blocks) > 6 or any(not isinstance(b, Paragraph) for b in draft.blocks)


def _in_reading_order(drafts: list[list[CellDraft]]) -> list[Block]:
    """The blocks of a page-wide layout; rows of it that set text side by side stay tables."""
    out: list[Block] = []
    for kind, rows in groupby(drafts, _kind_of_row):
        if kind == _COMPLEX:
            for row in rows:
                for draft in row:
                    out += _with_items(draft.blocks)
        elif kind == _COLUMNS:
            out += dissolve(list(rows))
        else:
            out += [block for row in rows for block in dissolve([row])]
    return out


def _with_items(blocks: list[Block]) -> Iterator[Block]:
    """The blocks of a cell; a bullet by itself starts the item that follows."""
    bullet: Block | None = None
    for block in blocks:
        if bullet and isinstance(block, Paragraph):
            yield ListItem(boxes.BULLET, block.spans)
            bullet = None
            continue
        if bullet:
            yield bullet
        bullet = block if block_text(block) in boxes.BULLETS else None
        if not bullet:
            yield classify(block)
    if bullet:
        yield bullet


def _kind_of_row(row: list[CellDraft]) -> int:
    if any(map(_is_complex, row)):
        return _COMPLEX
    return _COLUMNS if sum(1 for draft in row if draft.blocks) > 1 else _SINGLE


# Lists and check boxes


def _as_list(grid: Grid) -> list[Block] | None:
    """Rows of a marker and its text, or of a box and its caption, as blocks."""
    if all(cell.text != boxes.EMPTY for row in grid for cell in row):
        grid = [_with_bullets(row) for row in grid]
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


def _with_bullets(row: list[Placed]) -> list[Placed]:
    """A filled square is a ticked box only beside empty ones; else it starts an item."""
    if len(row) > 1 and row[0].text in boxes.BULLETS:
        row[0].spans, row[0].text = (Span(boxes.BULLET),), boxes.BULLET
    return row


def _box_of(row: list[Placed]) -> str | None:
    """The box of a row that consists of one box and its caption."""
    found = [box for cell in row if (box := boxes.alone(cell.text))]
    texts = [cell for cell in row if boxes.alone(cell.text) is None]
    is_caption = len(texts) == 1 or (len(texts) == 2 and _MARKER.fullmatch(texts[0].text))
    return found[0] if len(found) == 1 and is_caption else None


def _is_split_sentence(row: list[Placed]) -> bool:
    """Did a scanner cut one line of prose into cells?"""
    return row[0].text[:1].isupper() and all(cell.text[:1].islower() for cell in row[1:])


def _captioned(box: str, texts: list[Placed]) -> CheckBox:
    marked = _marked(texts)
    spans = marked.spans
    if isinstance(marked, ListItem):
        spans = (Span(f"{marked.marker} "), *spans)
    return CheckBox(box == boxes.CHECKED, spans)


def _marked(texts: list[Placed]) -> ListItem | Paragraph:
    if len(texts) > 1 and _MARKER.fullmatch(texts[0].text):
        return ListItem(_bullet(texts[0].text), side_by_side(texts[1:]))
    return Paragraph(side_by_side(texts), texts[0].align)


def _bullet(marker: str) -> str:
    return boxes.BULLET if marker in boxes.BULLETS or marker == "o" else marker


# Tables that stay


def _as_table(grid: Grid) -> Table:
    header = _header_rows(grid)
    ruled = _holds_data(grid, header)
    figures = _columns_of_figures(grid[header:]) if ruled else set()
    rows = []
    for row in grid:
        cells: list[Cell] = []
        place = 0
        for cell in row:
            cells += [_EMPTY] * (cell.start - place)
            is_figure = cell.start in figures and _is_numeric(cell.text)
            align: Align = "right" if is_figure else cell.align
            cells.append(Cell(cell.spans, align, cell.end - cell.start))
            place = cell.end
        rows.append(tuple(cells))
    return Table(tuple(rows), header, ruled)


def _header_rows(grid: Grid) -> int:
    """How many rows head the columns: bold ones, of more than a title, without figures."""
    count = 0
    for row in grid[: _MOST_HEADER_ROWS + 1]:
        bold = all(cell.header or all(s.bold for s in cell.spans if s.text.strip()) for cell in row)
        if not bold or any(_is_figure(cell.text) for cell in row[1:]):
            break
        count += 1
    if count > _MOST_HEADER_ROWS:  # the table itself is set in bold
        count = 1
    is_title = all(len(row) < 2 for row in grid[:count])
    return 0 if is_title or count == len(grid) else count


def _columns_of_figures(grid: Grid) -> set[int]:
    """The columns that hold more figures than words; the first one names what they are of."""
    balance: dict[int, int] = {}
    for row in grid:
        for cell in row:
            change = 1 if _is_numeric(cell.text) else -1
            balance[cell.start] = balance.get(cell.start, 0) + change
    return {column for column, more in balance.items() if column and more >= 0}


def _is_numeric(text: str) -> bool:
    return text[-1] in _ENDS_NUMBER and _NUMERIC.fullmatch(text) is not None


def _is_figure(text: str) -> bool:
    """A number that is no year: years head columns."""
    return _is_numeric(text) and not _YEAR.fullmatch(text)


def _holds_data(grid: Grid, header: int) -> bool:
    body = [cell.text for row in grid[header:] for cell in row if cell.start > 0]
    numeric = sum(map(_is_numeric, body))
    prose = any(len(text) > _LONG * 3 for text in body)
    return len(grid) > 1 and (
        (numeric > 1 and numeric * 4 >= len(body)) or (header > 0 and not prose)
    )
