"""A table that draws only the lines on the screen, so that a million rows are as ten.

It holds the ids of all its rows and the cells of those near the screen. For others it
asks, by :class:`~tui.explorer.messages.WindowWanted`, and shows dots until they come.
It knows views and their columns, and nothing of the store.
"""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterable, Sequence
from itertools import islice

from rich.text import Text
from textual import events
from textual.geometry import Region

from store.reader import RowView, Sort
from store.views import Column, View
from tui.explorer.actions import Where, bindings
from tui.explorer.messages import (
    ColumnsWanted,
    CopyWanted,
    CursorMoved,
    Deeper,
    Marked,
    SortWanted,
)
from tui.explorer.widgets.held_rows import HeldRows
from tui.explorer.widgets.table_lines import TableLines

MOST_MARKED = 100_000


PATIENCE = 0.15
"""Seconds after which a list that has not come yet is told to be read."""


class VirtualTable(TableLines, can_focus=True, inherit_bindings=False):
    """Rows of a view under a fixed head, with a cursor on one cell."""

    BINDINGS = bindings(Where.TABLE)
    _is_turned = True
    """Is what is on the screen of the list that was asked for last?"""

    # What it shows

    @property
    def listed(self) -> int:
        """Rows of the list known so far."""
        return len(self._held)

    @property
    def current_id(self) -> int | None:
        """The id under the cursor; ``None`` on the pinned row and in an empty table."""
        return self._held.id_at(self.cursor_row - self._pins)

    @property
    def target_id(self) -> int | None:
        """The id the cursor stands on, or will stand on once it is listed."""
        return self.current_id if self._keep is None else self._keep

    @property
    def current_row(self) -> RowView | None:
        """The row under the cursor, once it has been read."""
        return self._held.row(self.cursor_row - self._pins)

    @property
    def current_column(self) -> Column:
        return self.columns[min(self.cursor_column, len(self.columns) - 1)]

    @property
    def columns_out_of_sight(self) -> tuple[Column, ...]:
        """The columns for which the screen has no room."""
        return self.columns[: self._layout.first] + self.columns[self._layout.last + 1 :]

    def begin(
        self,
        view: View,
        sort: Sort | None,
        keep: int | None,
        columns: tuple[Column, ...] = (),
        marked: set[int] | None = None,
    ) -> None:
        """Empty the table for another list.

        :param keep: the id to put the cursor on once it is listed
        :param columns: those to show, if not those of the view
        :param marked: the ids of marked rows; the table adds to them and takes away
        """
        columns = columns or view.shown
        if view is not self._view or columns != self.columns:
            self._take_view(view, columns)
        self._held = HeldRows()
        self._marked = set() if marked is None else marked
        self._widths.expect_others()
        self._sort = sort
        self._keep = keep
        self.set_reactive(VirtualTable.cursor_row, 0)
        self._message = Text("Reading \u2026")
        self._is_turned = False  # what is on the screen stays until there is something better
        self.set_timer(PATIENCE, self._turn)

    def _turn(self) -> None:
        """Leave what was shown before the list that is asked for."""
        if not self._is_turned:
            self._is_turned = True
            self.scroll_to(0, 0, animate=False, immediate=True)
            self.set_lines(self.row_count + 1)
            self._redraw()

    def add_ids(self, ids: array[int]) -> None:
        """Some more of the list, in order."""
        known = len(self._held)
        self._held.ids.extend(ids)
        self._turn()
        self.set_lines(self.row_count + 1)
        if known <= round(self.scroll_offset.y) + self.size.height:  # some of them are in sight
            self._redraw()
        if self._keep is not None and self._keep in ids:
            place = known + ids.index(self._keep) + self._pins
            self._keep = None
            self.cursor_row = place
        elif known == 0:
            self._say_where()

    def end(self) -> None:
        """The list is whole; a row to put the cursor on that is not in it is given up."""
        self._turn()
        if self._keep is not None or not self._held:
            self._keep = None
            self._say_where()

    def add_rows(self, first: int, rows: Sequence[RowView]) -> None:
        """The cells of rows from ``first`` on."""
        self._held.hold(first, rows)
        self._widths.measure(rows)
        self._lay_out()
        self._redraw()
        if first <= self.cursor_row - self._pins < first + len(rows):
            self._say_where()

    def ids_between(self, first: int, last: int) -> array[int]:
        """The ids of a window."""
        return self._held.ids[first:last]

    def say(self, message: Text) -> None:
        """What to show where there are no rows."""
        self._message = message
        self._turn()
        self._redraw()

    def put_cursor(self, row_id: int | None) -> None:
        """Put the cursor on a row of the list, now or once it is listed; ``None``: on the first."""
        place = self._held.place_of(row_id)
        if row_id is None or place is not None:
            self._keep = None
            self.cursor_row = 0 if place is None else place + self._pins
        else:
            self._keep = row_id

    def neighbour(self, step: int, key: str) -> bool:
        """Put the cursor on the next row, or the one before, in which a key differs."""
        here, place = self.current_row, self.cursor_row
        while here is not None:
            place += step
            row = self._held.row(place - self._pins)
            if row is None:
                return False
            if row.keys.get(key) != here.keys.get(key):
                self.cursor_row = place
                return True
        return False

    @property
    def marked(self) -> Collection[int]:
        """The ids of marked rows, those out of sight too."""
        return self._marked

    def mark(self, ids: Iterable[int]) -> None:
        """Mark these rows as well, as many as can be."""
        self._marked.update(islice(ids, MOST_MARKED - len(self._marked)))
        self._marks_changed()

    def choose(self, columns: tuple[Column, ...]) -> None:
        """Show these columns, in this order, of the rows that are there."""
        under = self.current_column
        top = round(self.scroll_offset.y) - self._pins
        self._take_view(self._view, columns)
        self._widths.measure(self._held.around(top, self.size.height))
        if under in columns:
            self.set_reactive(VirtualTable.cursor_column, columns.index(under))
        self._lay_out()
        self._redraw()
        self._say_where()

    # The same list, as it has become

    @property
    def steady(self) -> tuple[int | None, int]:
        """What stays where it is when the list changes: an id, and its line below the head.

        It is the row under the cursor, or the uppermost one where that is out of sight.
        """
        top = round(self.scroll_offset.y)
        if 0 <= self.cursor_row - top < max(self.size.height - 1, 1):
            return self.current_id, self.cursor_row - top
        return self._held.id_at(top - self._pins), 0

    def replace(self, ids: array[int], windows: Iterable[tuple[int, Sequence[RowView]]]) -> None:
        """Another state of the same list: the cursor stays on its row, the row on its line.

        :param windows: rows from a place of the new list on, those on the screen among them
        """
        cursor, (steady, line) = self.target_id, self.steady
        top = round(self.scroll_offset.y)
        self._held = HeldRows()
        self._held.ids = ids
        self._is_turned = True
        for first, rows in windows:
            self._held.hold(first, rows)
            self._widths.measure(rows)
        place, steadied = self._held.place_of(cursor), self._held.place_of(steady)
        row = self.cursor_row if place is None else place + self._pins
        self._keep = None
        self.set_reactive(VirtualTable.cursor_row, self.validate_cursor_row(row))
        self._lay_out()
        self._resized()
        if steadied is not None:
            top = steadied + self._pins - line
        self.scroll_to(y=top, animate=False, immediate=True)
        self._say_where()

    # Moving

    def validate_cursor_row(self, row: int) -> int:
        return max(0, min(row, self.row_count - 1))

    def validate_cursor_column(self, column: int) -> int:
        return max(0, min(column, len(self.columns) - 1))

    def watch_cursor_row(self, old: int, new: int) -> None:
        self._keep = None  # the user went elsewhere meanwhile
        self.refresh_line(old + 1)
        self.refresh_line(new + 1)
        self._keep_in_sight()
        self._say_where()

    def watch_cursor_column(self, old: int, new: int) -> None:
        self._lay_out()
        self.refresh_line(self.cursor_row + 1)
        self.refresh(Region(0, 0, self.size.width, 1))
        self._say_where()

    def action_move(self, rows: int) -> None:
        self.cursor_row += rows

    def action_page(self, pages: float) -> None:
        rows = max(int(abs(pages) * (self.size.height - 1)), 1)
        self.cursor_row += rows if pages > 0 else -rows

    def action_top(self) -> None:
        self.cursor_row = 0

    def action_bottom(self) -> None:
        self.cursor_row = self.row_count - 1

    def action_column(self, columns: int) -> None:
        self.cursor_column += columns

    def action_deeper(self) -> None:
        self.post_message(Deeper(self))

    def action_sort(self) -> None:
        self.post_message(SortWanted(self._view, self.current_column.name, reverse=False))

    def action_reverse(self) -> None:
        column = self._sort.column if self._sort else self.current_column.name
        self.post_message(SortWanted(self._view, column, reverse=True))

    def action_copy_cell(self) -> None:
        self.post_message(CopyWanted(whole_row=False))

    def action_copy_row(self) -> None:
        self.post_message(CopyWanted(whole_row=True))

    def action_choose_columns(self) -> None:
        self.post_message(ColumnsWanted())

    def action_mark(self) -> None:
        """Mark the row under the cursor, or take its mark away, and go down a row."""
        if (row_id := self.current_id) is None:
            return
        if row_id in self._marked:
            self._marked.discard(row_id)
        elif len(self._marked) < MOST_MARKED:
            self._marked.add(row_id)
        else:
            words = f"No more than {MOST_MARKED:,} rows can be marked."
            self.notify(words, timeout=3, markup=False)
            return
        self._marks_changed()
        self.cursor_row += 1

    def action_clear_marks(self) -> None:
        self._marked.clear()
        self._marks_changed()

    def on_click(self, event: events.Click) -> None:
        """A click puts the cursor there; on the head it sorts; a second click goes deeper."""
        column = self._layout.at(event.x - self._gutter)
        place = round(self.scroll_offset.y) + event.y - 1
        if event.y == 0:
            if column is not None:
                self.cursor_column = column
                self.action_sort()
        elif place < self.row_count:
            self.cursor_row = place
            if column is not None:
                self.cursor_column = column
            if event.chain == 2:
                self.action_deeper()

    def on_focus(self) -> None:
        self._redraw()

    def on_blur(self) -> None:
        self._redraw()

    def on_resize(self) -> None:
        self._lay_out()
        self._resized()
        self._keep_in_sight()

    # Inside

    def _marks_changed(self) -> None:
        self._lay_out()  # the room for marks comes and goes
        self._redraw()
        self.post_message(Marked())

    def layout_changed(self) -> None:
        if self.is_attached:
            self._say_where()  # what is told of the row tells what is out of sight

    def _say_where(self) -> None:
        # Textual stops a message at the widget whose handler made it; this one is the table's.
        self.post_message(CursorMoved(self, self.current_id, self.current_row).set_sender(self))
