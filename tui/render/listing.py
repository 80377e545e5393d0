"""Rows of a view as a table on a terminal or in a pipe."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice

from rich.text import Text

from store.export import Listing
from store.reader import RowView
from tui.render import styles
from tui.render.values import cell, justify, marks_text

_SAMPLE = 200
"""Rows that decide how wide the columns are; later, wider cells are cut or stand out."""
_GAP = 2
_NARROWEST = 4


def listing_lines(listing: Listing, rows: Iterable[RowView], width: int | None) -> Iterator[Text]:
    """A head and a line a row, as the rows come.

    :param width: cells to fit into, by shortening text; ``None`` leaves all text whole
    """
    columns = listing.chosen
    places = [listing.view.columns.index(column) for column in columns]
    source = iter(rows)
    sample = list(islice(source, _SAMPLE))
    marks = _mark_room(sample)
    cells = [_cells(listing, places, row, marks) for row in sample]
    widths = [
        max(len(column.label), *(line[place].cell_len for line in cells))
        if cells
        else len(column.label)
        for place, column in enumerate(columns)
    ]
    if width is not None:
        _fit(widths, [justify(column) == "left" for column in columns], width)
    right = [justify(column) == "right" for column in columns]
    heads = [Text(column.label, styles.HEADING) for column in columns]
    yield _line(heads, widths, right, width is not None)
    for row in chain(cells, (_cells(listing, places, row, marks) for row in source)):
        yield _line(row, widths, right, width is not None)


def _mark_room(rows: Iterable[RowView]) -> dict[str, int]:
    """Cells that the footnote marks of each column take."""
    room: dict[str, int] = {}
    for row in rows:
        for name, keys in row.marks.items():
            room[name] = max(room.get(name, 0), len(marks_text(keys)))
    return room


def _cells(
    listing: Listing, places: Sequence[int], row: RowView, mark_room: Mapping[str, int]
) -> list[Text]:
    columns = listing.view.columns
    return [
        cell(
            columns[place],
            row.cells[place],
            row.marks.get(columns[place].name, ()),
            mark_room.get(columns[place].name, 0),
        )
        for place in places
    ]


def _fit(widths: list[int], may_shrink: Sequence[bool], room: int) -> None:
    """Take from the widest texts what does not fit; numbers are never cut."""
    room -= _GAP * (len(widths) - 1)
    while sum(widths) > room:
        texts = [p for p, may in enumerate(may_shrink) if may and widths[p] > _NARROWEST]
        if not texts:
            return
        widest = max(texts, key=lambda place: widths[place])
        widths[widest] -= 1


def _line(cells: Sequence[Text], widths: Sequence[int], right: Sequence[bool], cut: bool) -> Text:
    line = Text(no_wrap=True, overflow="ignore")
    for place, (shown, width) in enumerate(zip(cells, widths, strict=True)):
        shown = shown.copy()
        if cut and not right[place]:
            shown.truncate(width, overflow="ellipsis")
        blanks = " " * max(width - shown.cell_len, 0)
        line.append_text(
            Text.assemble(blanks, shown) if right[place] else Text.assemble(shown, blanks)
        )
        line.append(" " * _GAP if place + 1 < len(cells) else "")
    line.rstrip()
    return line
