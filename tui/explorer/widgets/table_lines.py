"""The lines of a table: its head, and those of its rows that are on the screen.

Columns are laid out for the screen's width, a mark stands before a row that is marked,
and a row that is not held is asked for and shown as dots until it comes.
"""

from __future__ import annotations

from textwrap import wrap
from typing import Any, ClassVar

from rich.segment import Segment
from rich.text import Text
from textual.reactive import reactive
from textual.strip import Strip

from store.harmless import visible
from store.reader import Sort
from store.row_view import DamagedRow
from store.views import Column, View
from tui.explorer.messages import WindowWanted
from tui.explorer.widgets.columns import Layout, lay_out, lay_out_with
from tui.explorer.widgets.held_rows import HeldRows
from tui.explorer.widgets.lines_view import LinesView
from tui.explorer.widgets.table_cells import cell_segments, fitted
from tui.explorer.widgets.widths import Widths
from tui.render.values import justify

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
_MARK = "* "
"""Before a row that is marked; its room is kept before all rows as soon as one is."""


class TableLines(LinesView):
    """Draws what a table holds, with a cursor on one cell."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "table--head",
        "table--head-cursor",
        "table--cursor",
        "table--cell",
        "table--pinned",
        "table--marked",
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
        self._marked: set[int] = set()
        self._take_view(view, view.shown)

    @property
    def view(self) -> View:
        return self._view

    @property
    def columns(self) -> tuple[Column, ...]:
        """Those chosen, in their order, whether there is room for them or not."""
        return self._widths.columns

    @property
    def row_count(self) -> int:
        """Rows that can bear the cursor: those of the list, and the pinned one."""
        return len(self._held) + self._pins

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
        return strip.adjust_cell_length(self.size.width, self.ground)

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
        segments = [Segment(" " * self._gutter, head)] if self._gutter else []
        for number, column, width in self._columns_in_sight():
            label = column.label
            if self._sort and self._sort.column == column.name:
                label += "\u25be" if self._sort.descending else "\u25b4"
            style = under if self.has_focus and number == self.cursor_column else head
            segments.append(Segment(fitted(label, width, justify(column) == "right"), style))
            segments.append(Segment(" " * self._layout.gap, head))
        strip = Strip(segments).adjust_cell_length(self.room - _EDGE, head)
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
        style = self.get_component_rich_style("table--cursor") if is_cursor else self.ground
        segments = [Segment(" " * self._gutter, style)] if self._gutter else []
        if place < self._pins:
            pinned = style + self.get_component_rich_style("table--pinned", partial=True)
            segments.append(Segment(self._pinned or "", pinned))
        else:
            row = self._held.row(place - self._pins)
            if row is None:
                return None
            if isinstance(row, DamagedRow):
                told, room = Text(f"!! {visible(row.damage)}"), self.size.width - self._gutter
                return Strip([*segments, *cell_segments(told, room, False, style)])
            if row.id in self._marked:
                sign = style + self.get_component_rich_style("table--marked", partial=True)
                segments = [Segment(_MARK, sign)]
            for number, column, width in self._columns_in_sight():
                here = self.get_component_rich_style("table--cell") if number == under else style
                right = justify(column) == "right"
                segments += cell_segments(self._widths.cell(row, number), width, right, here)
                segments.append(Segment(" " * self._layout.gap, style))
        return Strip(segments).adjust_cell_length(self.size.width, style)

    def _message_line(self, y: int) -> Strip:
        room = max(self.room - 2, 1)
        lines = [line for said in self._message.plain.split("\n") for line in wrap(said, room)]
        style = self.get_component_rich_style("table--message")
        return Strip([Segment(f" {lines[y - 2]}", style)] if 0 <= y - 2 < len(lines) else [])

    # Where columns stand

    @property
    def _gutter(self) -> int:
        """Cells before each row, for its mark."""
        return len(_MARK) if self._marked else 0

    @property
    def _room(self) -> int:
        return self.room - _EDGE - self._gutter

    def _take_view(self, view: View, columns: tuple[Column, ...]) -> None:
        self._view = view
        self._widths = Widths(view, columns)
        self._layout: Layout = lay_out(columns, self._widths.needed, self._room)
        self.set_reactive(TableLines.cursor_column, 0)

    def _lay_out(self) -> None:
        """Fit the columns to the screen, the one under the cursor among them."""
        found = lay_out_with(
            self.columns, self._widths.needed, self._room, self._layout.first, self.cursor_column
        )
        if found != self._layout:
            self._layout = found
            self._redraw()
            self.layout_changed()

    def layout_changed(self) -> None:
        """Other columns are on the screen, or of another width."""

    def _resized(self) -> None:
        self.set_lines(self.row_count + 1)
        self._redraw()

    def notify_style_update(self) -> None:
        """What is drawn bears the styles of another theme."""
        self._strips.clear()
        super().notify_style_update()

    def _redraw(self) -> None:
        self._strips.clear()
        self.refresh()

    def _want(self, place: int) -> None:
        """Ask for the rows around the screen, once."""
        top = round(self.scroll_offset.y) - self._pins
        wanted = self._held.want(place - self._pins, top, self.size.height)
        if wanted:
            seen = range(max(top, 0), min(top + self.size.height, wanted.stop))
            self.post_message(WindowWanted(seen, wanted))

    def _keep_in_sight(self) -> None:
        top, rows = round(self.scroll_offset.y), max(self.size.height - 1, 1)
        if self.cursor_row < top:
            self.scroll_to(y=self.cursor_row, animate=False, immediate=True)
        elif self.cursor_row >= top + rows:
            self.scroll_to(y=self.cursor_row - rows + 1, animate=False, immediate=True)
