"""What stands under a list that is alone on the screen: the cell in full, then its row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.text import Text

from parsers.codes import CODES
from store.harmless import visible
from store.reader import CellValue, RowView
from store.views import Column, Kind, View
from tui.render import styles
from tui.render.values import cell, marks_text

_GAP = "   "


def detail(
    view: View,
    row: RowView,
    column: Column,
    out_of_sight: Sequence[Column],
    footnotes: Mapping[str, str],
) -> Text:
    """The cell under the cursor with its footnotes, then what else its row says.

    :param out_of_sight: columns that the list has no room for; they are told first
    :param footnotes: the filing's, by key; empty while the filing has not been read
    """
    values = dict(zip(view.columns, row.cells, strict=True))
    shown = _named(column, values[column])
    for key in row.marks.get(column.name, ()):
        if key in footnotes:
            shown.append(f"\n{marks_text((key,))} ", styles.MARK).append(visible(footnotes[key]))
    others = dict.fromkeys((*out_of_sight, *view.shown))
    others.pop(column, None)
    rest = [_named(other, values[other]) for other in others if values[other] is not None]
    return Text("\n").join([shown, Text(_GAP).join(rest)])


def _named(column: Column, value: CellValue) -> Text:
    """``Code S Sale``; a value that is not known is a blank."""
    shown = Text.assemble((column.label, styles.CAPTION), " ", cell(column, value))
    known = CODES.get(str(value)) if column.kind is Kind.CODE else None
    return shown.append(f" {known.label}") if known else shown
