"""A table that draws only the lines on the screen, so that a million rows are as ten.

It holds the ids of all its rows and the cells of those near the screen. For others it
asks, by :class:`~tui.explorer.messages.WindowWanted`, and shows dots until they come.
It knows views and their columns, and nothing of the store.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import Any, ClassVar

from rich.segment import Segment
from rich.text import Text
from textual import events
from textual.geometry import Region, Size
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from store.reader import RowView, Sort
from store.views import Column, View
from tui.explorer.actions import Where, bindings
from tui.explorer.messages import CursorMoved, Deeper, SortWanted, WindowWanted
from tui.explorer.widgets.columns import Layout, lay_out, lay_out_with
from tui.explorer.widgets.held_rows import HeldRows
from tui.explorer.widgets.table_cells import cell_segments, fitted
from tui.render.values import cell, justify, marks_text

_EDGE = 1
"""Cells at the right edge that are kept for the arrow."""
_BEYOND = {
    # are there columns to the left, and to the right
    (False, False): " ",
    (False, True): "\u203a",
    (True, False): "\u2039",
    (True, True): "\u2194",
}
_DOTS = "\u00b7\u00b7\u00b7"


class VirtualTable(ScrollView, can_focus=True, inherit_bindings=False):
    """Rows of a view under a fixed head, with a cursor on one cell."""

    BINDINGS = bindings(Where.TABLE)
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "table--head",
        "table--head-cursor",
        "table--cursor",
        "table--cell",
        "table--pinned",
        "table--more",
        "table--message",
    }

    cursor_row = reactive(0, repaint=False)
    cursor_column = reactive(0, repaint=False)

    def __init__(self, view: View, pinned: str | None = None, **kwargs: Any) -> None:
        """:param pinned: a first row of this text that stands for all rows"""
        super().__init__(**kwargs)
        self._pinned = pinned
        self._pins = 0 if pinned is None else 1
        self._message = Text("")
        self._strips: dict[tuple[int, bool, int], Strip] = {}
        self._held = HeldRows()
        self._keep: int | None = None
        self._sort: Sort | None = None
        self._take_view(view)

    # What it shows

    @property
    def view(self) -> View:
        return self._view

    @property
    def columns(self) -> tuple[Column, ...]:
        return self._view.shown

    @property
    def row_count(self) -> int:
        """Rows that can bear the cursor: those of the list, and the pinned one."""
        return len(self._held) + self._pins

    @property
    def listed(self) -> int:
        """Rows of the list known so far."""
        return len(self._held)

    @property
    def current_id(self) -> int | None:
        """The id under the cursor; ``None`` on the pinned row and in an empty table."""
        return self._held.id_at(self.cursor_row - self._pins)

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

    def begin(self, view: View, sort: Sort | None, keep: int | None) -> None:
        """Empty the table for another list.

        :param keep: the id to put the cursor on once it is listed
        """
        if view is not self._view:
            self._take_view(view)
        self._held = HeldRows()
        self._is_fresh = True  # the columns keep their widths until there are rows to measure
        self._sort = sort
        self._keep = keep
        self.set_reactive(VirtualTable.cursor_row, 0)
        self.scroll_to(0, 0, animate=False, immediate=True)
        self._resized()

    def add_ids(self, ids: array[int]) -> None:
        """Some more of the list, in order."""
        known = len(self._held)
        self._held.ids.extend(ids)
        self._resized()
        if self._keep is not None and self._keep in ids:
            place = known + ids.index(self._keep) + self._pins
            self._keep = None
            self.cursor_row = place
        elif known == 0:
            self._say_where()

    def add_rows(self, first: int, rows: Sequence[RowView]) -> None:
        """The cells of rows from ``first`` on."""
        self._held.hold(first, rows)
        self._measure(rows)
        self._redraw()
        if first <= self.cursor_row - self._pins < first + len(rows):
            self._say_where()

    def ids_between(self, first: int, last: int) -> array[int]:
        """The ids of a window."""
        return self._held.ids[first:last]

    def say(self, message: Text) -> None:
        """What to show where there are no rows."""
        self._message = message
        self._redraw()

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

    # Drawing

    def render_line(self, y: int) -> Strip:
        """One line of the screen: the head, a row, the message or nothing."""
        place = round(self.scroll_offset.y) + y - 1
        if y == 0:
            strip = self._head()
        elif not self.row_count:
            strip = self._message_line(y)
        elif place >= self.row_count:
            strip = Strip([])
        else:
            strip = self._row(place)
        return strip.adjust_cell_length(self.size.width, self.rich_style)

    def _columns_in_sight(self) -> list[tuple[int, Column, int]]:
        """Number, column and width of those on the screen."""
        return [
            (number, self.columns[number], width)
            for number, width in enumerate(self._layout.widths, self._layout.first)
        ]

    def _head(self) -> Strip:
        """The labels, and at the edge an arrow that tells of columns beyond it."""
        head = self.get_component_rich_style("table--head")
        under = self.get_component_rich_style("table--head-cursor")
        segments = []
        for number, column, width in self._columns_in_sight():
            label = column.label
            if self._sort and self._sort.column == column.name:
                label += "\u25be" if self._sort.descending else "\u25b4"
            style = under if self.has_focus and number == self.cursor_column else head
            segments.append(Segment(fitted(label, width, justify(column) == "right"), style))
            segments.append(Segment(" " * self._layout.gap, head))
        strip = Strip(segments).adjust_cell_length(self.size.width - _EDGE, head)
        beyond = _BEYOND[self._layout.first > 0, self._layout.has_more]
        return Strip([*strip, Segment(beyond, self.get_component_rich_style("table--more"))])

    def _row(self, place: int) -> Strip:
        is_cursor = place == self.cursor_row
        under = self.cursor_column if is_cursor and self.has_focus else -1
        key = (place, is_cursor, under)
        if key not in self._strips:
            strip = self._draw_row(place, is_cursor, under)
            if strip is None:
                self._want(place)
                return Strip([Segment(_DOTS, self.get_component_rich_style("table--message"))])
            self._strips[key] = strip
        return self._strips[key]

    def _draw_row(self, place: int, is_cursor: bool, under: int) -> Strip | None:
        style = self.get_component_rich_style("table--cursor") if is_cursor else self.rich_style
        segments: list[Segment] = []
        if place < self._pins:
            pinned = style + self.get_component_rich_style("table--pinned", partial=True)
            segments.append(Segment(self._pinned or "", pinned))
        else:
            row = self._held.row(place - self._pins)
            if row is None:
                return None
            for number, column, width in self._columns_in_sight():
                here = self.get_component_rich_style("table--cell") if number == under else style
                right = justify(column) == "right"
                segments += cell_segments(self._cell(row, column), width, right, here)
                segments.append(Segment(" " * self._layout.gap, style))
        return Strip(segments).adjust_cell_length(self.size.width, style)

    def _cell(self, row: RowView, column: Column) -> Text:
        place = self._view.columns.index(column)
        room = self._mark_room.get(column.name, 0)
        return cell(column, row.cells[place], row.marks.get(column.name, ()), room)

    def _message_line(self, y: int) -> Strip:
        lines = self._message.plain.split("\n")
        style = self.get_component_rich_style("table--message")
        return Strip([Segment(f" {lines[y - 2]}", style)] if 0 <= y - 2 < len(lines) else [])

    # Moving

    def validate_cursor_row(self, row: int) -> int:
        return max(0, min(row, self.row_count - 1))

    def validate_cursor_column(self, column: int) -> int:
        return max(0, min(column, len(self.columns) - 1))

    def watch_cursor_row(self, old: int, new: int) -> None:
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
        self.post_message(SortWanted(self.current_column.name, reverse=False))

    def action_reverse(self) -> None:
        column = self._sort.column if self._sort else self.current_column.name
        self.post_message(SortWanted(column, reverse=True))

    def action_copy_cell(self) -> None:
        if self.current_row is not None:
            self._copy(self._cell(self.current_row, self.current_column).plain.strip(), "cell")

    def action_copy_row(self) -> None:
        if self.current_row is not None:
            row = self.current_row
            cells = (self._cell(row, column).plain.strip() for column in self.columns)
            self._copy("\t".join(cells), "row")

    def _copy(self, text: str, what: str) -> None:
        self.app.copy_to_clipboard(text)
        self.notify(f"The {what} was handed to the terminal's clipboard (OSC 52).", markup=False)

    def on_click(self, event: events.Click) -> None:
        """A click puts the cursor there; on the head it sorts; a second click goes deeper."""
        column = self._layout.at(event.x)
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

    def _take_view(self, view: View) -> None:
        self._view = view
        self._forget_widths()
        self._layout: Layout = lay_out(view.shown, self._needed, self.size.width - _EDGE)
        self.set_reactive(VirtualTable.cursor_column, 0)

    def _forget_widths(self) -> None:
        self._is_fresh = False
        self._needed = [len(column.label) + 1 for column in self.columns]
        self._mark_room: dict[str, int] = {}

    def _measure(self, rows: Sequence[RowView]) -> None:
        """Widen the columns for these rows; they never narrow while a list is shown."""
        if self._is_fresh:
            self._forget_widths()
        for row in rows:
            for name, keys in row.marks.items():
                room = max(self._mark_room.get(name, 0), len(marks_text(keys)))
                self._mark_room[name] = room
        for number, column in enumerate(self.columns):
            longest = max((self._cell(row, column).cell_len for row in rows), default=0)
            self._needed[number] = max(self._needed[number], longest)
        self._lay_out()

    def _lay_out(self) -> None:
        """Fit the columns to the screen, the one under the cursor among them."""
        room = self.size.width - _EDGE
        found = lay_out_with(
            self.columns, self._needed, room, self._layout.first, self.cursor_column
        )
        if found != self._layout:
            self._layout = found
            self._redraw()

    def _resized(self) -> None:
        self.virtual_size = Size(self.size.width, self.row_count + 1)
        self._redraw()

    def _redraw(self) -> None:
        self._strips.clear()
        self.refresh()

    def _want(self, place: int) -> None:
        """Ask for the rows around the screen, once."""
        top = round(self.scroll_offset.y) - self._pins
        wanted = self._held.want(place - self._pins, top, self.size.height)
        if wanted:
            self.post_message(WindowWanted(wanted.start, wanted.stop))

    def _keep_in_sight(self) -> None:
        top, rows = round(self.scroll_offset.y), max(self.size.height - 1, 1)
        if self.cursor_row < top:
            self.scroll_to(y=self.cursor_row, animate=False, immediate=True)
        elif self.cursor_row >= top + rows:
            self.scroll_to(y=self.cursor_row - rows + 1, animate=False, immediate=True)

    def _say_where(self) -> None:
        # Textual stops a message at the widget whose handler made it; this one is the table's.
        self.post_message(CursorMoved(self, self.current_id, self.current_row).set_sender(self))
