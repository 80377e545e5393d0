"""How wide the cells of a table's columns are, as far as its rows have been met."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.text import Text

from store.reader import RowView
from store.views import Column, View
from tui.render.values import cell, marks_text


class Widths:
    """The widest cell of each column met so far; they never narrow while a list is shown."""

    def __init__(self, view: View, columns: Sequence[Column]) -> None:
        self.columns = tuple(columns)
        self._places = tuple(view.columns.index(column) for column in self.columns)
        self._is_stale = False
        self.forget()

    def forget(self) -> None:
        """Know the labels alone."""
        self._is_stale = False
        self.needed = [len(column.label) + 1 for column in self.columns]
        self._mark_room: dict[str, int] = {}

    def expect_others(self) -> None:
        """Keep the widths until there are rows of another list to measure."""
        self._is_stale = True

    def measure(self, rows: Iterable[RowView]) -> None:
        """Widen the columns for these rows."""
        if self._is_stale:
            self.forget()
        rows = tuple(rows)
        for row in rows:
            for name, keys in row.marks.items():
                room = max(self._mark_room.get(name, 0), len(marks_text(keys)))
                self._mark_room[name] = room
        for number in range(len(self.columns)):
            longest = max((self.cell(row, number).cell_len for row in rows), default=0)
            self.needed[number] = max(self.needed[number], longest)

    def cell(self, row: RowView, number: int) -> Text:
        """A row's cell in the column of this number, as it is shown where there is room."""
        column = self.columns[number]
        room = self._mark_room.get(column.name, 0)
        marks = row.marks.get(column.name, ())
        return cell(column, row.cells[self._places[number]], marks, room)
