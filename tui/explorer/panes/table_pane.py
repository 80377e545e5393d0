"""A pane with a list, and what the user does with it: sort, choose columns, mark, copy."""

from __future__ import annotations

from collections.abc import Iterable

from textual import on

from store.export import Listing
from store.reader import Sort
from store.views import NUMERIC, Kind, View
from tui.explorer.clipboard import as_text, copy_rows, copy_text
from tui.explorer.messages import ColumnsWanted, CopyWanted, Marked, SortWanted
from tui.explorer.offer import Offer
from tui.explorer.panes.list_pane import ListPane
from tui.explorer.screens.columns import ColumnsScreen

_LARGEST_FIRST = NUMERIC | {Kind.DATE}
"""Columns that sort from the largest, or the latest, downwards at first."""


class TablePane(ListPane):
    """Issuers, insiders, or the rows of several views under one roof."""

    @on(SortWanted)
    def _sort_by(self, message: SortWanted) -> None:
        message.stop()
        view = message.view  # the pane may have turned to another since the key was pressed
        place, column = self._places[view.name], view.column(message.column)
        if why := view.why_unsorted(column.name):
            self.notify(f"{why[0].upper()}{why[1:]}", timeout=3, markup=False)
            return
        if message.reverse and place.sort:
            place.sort = Sort(column.name, not place.sort.descending)
        else:
            place.sort = Sort(column.name, (column.kind in _LARGEST_FIRST) != message.reverse)
        if view is self._view:
            self._remember()
            self._ask()

    # Columns, marks, copies

    @property
    def columns_chosen(self) -> dict[str, tuple[str, ...]]:
        """By view: the names of the columns that the user chose; nothing of other views."""
        return {name: tuple(c.name for c in columns) for name, columns in self._chosen.items()}

    def choose_columns(self, view: View, names: Iterable[str]) -> None:
        """Show these columns of a view, in this order; unknown names are passed over.

        Where none is left, the view's own are shown.
        """
        known = {column.name: column for column in view.columns}
        columns = tuple(known[name] for name in dict.fromkeys(names) if name in known)
        if columns and columns != view.shown:
            self._chosen[view.name] = columns
        else:
            self._chosen.pop(view.name, None)
        if view is self._view and self.is_mounted:
            self.table.choose(self.columns_of(view))

    @on(ColumnsWanted)
    def _choose_columns(self, message: ColumnsWanted) -> None:
        message.stop()
        self.app.push_screen(ColumnsScreen(self._view, self))

    @on(Marked)
    def _marks_changed(self, message: Marked) -> None:
        message.stop()
        self._write_title()

    def offer(self) -> Offer:
        """What can be exported of the list that is shown."""
        return Offer(
            Listing(self._view, self._query, self._scope, self.sort),
            self.columns_of(self._view),
            self.table.listed if self._is_whole else None,
            frozenset(self.table.marked),
        )

    @on(CopyWanted)
    def _copy(self, message: CopyWanted) -> None:
        message.stop()
        row, column = self.table.current_row, self.table.current_column
        if message.whole_row:
            copy_rows(self.app, self._path, self.offer(), row)
        elif row is not None:
            copy_text(self.app, as_text(row.cells[self._view.columns.index(column)]), "The cell")
