"""Blocks of a document as Rich renderables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import RenderableType
from rich.constrain import Constrain
from rich.padding import Padding
from rich.rule import Rule as RichRule
from rich.table import Table as RichTable
from rich.text import Text

from parsers.boxes import CHECKED, EMPTY
from parsers.document import (
    Block,
    CheckBox,
    Heading,
    ListItem,
    PageBreak,
    Paragraph,
    Preformatted,
    Rule,
    Table,
)
from store.harmless import visible
from tui.render import styles
from tui.render.spans import styled
from tui.render.tables import TableLines
from tui.render.typed import TypedLines

_WIDEST = 100
"""Columns of running text; longer lines are hard to read. Tables may be wider."""
_HEADINGS = {1: "bold underline", 2: "bold"}


def document(blocks: Iterable[Block]) -> Iterator[RenderableType]:
    """Renderables of a document, in order, each as its block is known."""
    for block in blocks:
        drawn = render_block(block)
        yield drawn if isinstance(block, Table | Preformatted) else Constrain(drawn, _WIDEST)


def render_block(block: Block) -> RenderableType:
    """One block with the space that belongs below it."""
    match block:
        case Heading(level, spans, align):
            shown = styled(spans)
            shown.spans = []
            shown.style = _HEADINGS.get(level, "bold italic")
            shown.justify = align
            return Padding(shown, (0, 0, 1, 0))
        case Paragraph(spans, align):
            shown = styled(spans)
            shown.justify = align
            return Padding(shown, (0, 0, 1, 0))
        case ListItem(marker, spans):
            return _hanging(visible(marker), styled(spans), styles.VALUE)
        case CheckBox(checked, spans):
            return _hanging(
                CHECKED if checked else EMPTY, styled(spans), styles.VALUE if checked else ""
            )
        case Table():
            return Padding(TableLines(block), (0, 0, 1, 0))
        case Preformatted(text):
            return Padding(TypedLines(text), (0, 0, 1, 0))
        case Rule():
            return RichRule(style=styles.RULE)
        case PageBreak(number, running):
            names = (f"page {number}" if number else "", running)
            title = Text(visible(" \u00b7 ".join(filter(None, names))))
            return Padding(RichRule(title, characters="\u00b7", style=styles.RULE), (0, 0, 1, 0))


def _hanging(marker: str, shown: Text, style: str) -> RenderableType:
    """A marker with its text beside it, indented as one."""
    grid = RichTable.grid(padding=(0, 1, 0, 0))
    grid.add_column(no_wrap=True, style=style, min_width=1)
    grid.add_column()
    grid.add_row(Text(marker), shown)
    return Padding(grid, (0, 0, 1, 2))
