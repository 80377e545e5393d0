"""Blocks of a document as Rich renderables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich import box
from rich.console import RenderableType
from rich.constrain import Constrain
from rich.padding import Padding
from rich.rule import Rule as RichRule
from rich.table import Table as RichTable
from rich.text import Text

from parsers.boxes import CHECKED, EMPTY
from parsers.document import (
    Align,
    Block,
    Cell,
    CheckBox,
    Heading,
    ListItem,
    PageBreak,
    Paragraph,
    Preformatted,
    Rule,
    Span,
    Table,
    plain,
)
from store.harmless import visible, visible_lines
from tui.render import styles

_WIDEST = 100
"""Columns of running text; longer lines are hard to read."""


def document(blocks: Iterable[Block]) -> Iterator[RenderableType]:
    """Renderables of a document, in order, each as its block is known."""
    for block in blocks:
        yield Constrain(render_block(block), _WIDEST)


def render_block(block: Block) -> RenderableType:
    """One block with the space that belongs below it."""
    match block:
        case Heading(level, spans, align):
            return Padding(_heading(spans, level, align), (0, 0, 1, 0))
        case Paragraph(spans, align):
            shown = _spans(spans)
            shown.justify = align
            return Padding(shown, (0, 0, 1, 0))
        case ListItem(marker, spans):
            return _hanging(visible(marker), _spans(spans), styles.VALUE)
        case CheckBox(checked, spans):
            return _hanging(
                CHECKED if checked else EMPTY, _spans(spans), styles.VALUE if checked else ""
            )
        case Table():
            return Padding(_table(block), (0, 0, 1, 0))
        case Preformatted(text):
            return Padding(Text(visible_lines(text), no_wrap=True, overflow="ignore"), (0, 0, 1, 0))
        case Rule():
            return RichRule(style=styles.RULE)
        case PageBreak(number):
            title = f"page {number}" if number else ""
            return Padding(RichRule(title, characters="\u00b7", style=styles.RULE), (0, 0, 1, 0))


def _heading(spans: Iterable[Span], level: int, align: str) -> Text:
    style = "bold underline" if level == 1 else "bold" if level == 2 else "bold italic"
    return Text(visible(plain(spans)), style, justify="center" if align == "center" else "left")


def _spans(spans: Iterable[Span]) -> Text:
    shown = Text()
    for span in spans:
        names = [
            name
            for name, on in (
                ("bold", span.bold),
                ("italic", span.italic),
                ("underline", span.underline),
            )
            if on
        ]
        shown.append(visible_lines(span.text), " ".join(names))
    return shown


def _hanging(marker: str, shown: Text, style: str) -> RenderableType:
    """A marker with its text beside it, indented as one."""
    grid = RichTable.grid(padding=(0, 1, 0, 0))
    grid.add_column(no_wrap=True, style=style, min_width=1)
    grid.add_column()
    grid.add_row(Text(marker), shown)
    return Padding(grid, (0, 0, 1, 2))


def _table(table: Table) -> RichTable:
    columns = max((len(row) for row in table.rows), default=0)
    if table.ruled:
        shown = RichTable(
            box=box.SIMPLE, show_header=False, padding=(0, 1), border_style=styles.RULE
        )
    else:
        shown = RichTable.grid(padding=(0, 3, 0, 0))
    for place in range(columns):
        shown.add_column(justify=_column_align(table, place), overflow="fold")
    for number, row in enumerate(table.rows):
        cells = [_cell(cell) for cell in row]
        ends_head = table.ruled and number + 1 == table.header_rows
        shown.add_row(*cells, end_section=ends_head)
    return shown


def _cell(cell: Cell) -> Text:
    shown = _spans(cell.spans)
    shown.justify = cell.align if cell.align != "left" else None
    return shown


def _column_align(table: Table, place: int) -> Align:
    body = [row[place] for row in table.rows[table.header_rows :] if place < len(row)]
    right = sum(1 for cell in body if cell.spans and cell.align == "right")
    filled = sum(1 for cell in body if cell.spans)
    return "right" if filled and right * 2 > filled else "left"
