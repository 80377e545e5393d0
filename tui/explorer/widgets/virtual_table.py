"""A table that draws only the lines on the screen, so that a million rows are as ten.

It holds the ids of all its rows (eight bytes each) and the cells of those near the
screen. For others it asks, by :class:`~tui.explorer.messages.WindowWanted`, and shows
dots until they come. It knows views and their columns, and nothing of the store.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import Any

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
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
from tui.explorer.widgets.columns import lay_out, lay_out_with
from tui.render.values import cell, justify

_MARGIN = 150
"""Rows read beyond the screen on either side, so that scrolling seldom waits."""
_MOST_HELD = 3000
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
    COMPONENT_CLASSES = {
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
        self._message = Text("")
        self._needed: list[int] = []
        self._lines: dict[tuple[int, bool, int], Strip] = {}
        self._begin(view, None)

    # What it shows

    @property
    def view(self) -> View:
        return self._view

    @property
    def columns(self) -> tuple[Column, ...]:
        return self._view.shown

    @property
    def sort(self) -> Sort | None:
        return self._sort

    @property
    def row_count(self) -> int:
        """Rows that can bear the cursor: those of the list, and the pinned one."""
        return len(self._ids) + self._pins

    @property
    def listed(self) -> int:
        """Rows of the list known so far."""
        return len(self._ids)

    @property
    def current_id(self) -> int | None:
        """The id under the cursor; ``None`` on the pinned row and in an empty table."""
        place = self.cursor_row - self._pins
        return self._ids[place] if 0 <= place < len(self._ids) else None

    @property
    def current_row(self) -> RowView | None:
        return self._rows.get(self.cursor_row - self._pins)

    @property
    def current_column(self) -> Column:
        return self.columns[min(self.cursor_column, len(self.columns) - 1)]

    def begin(self, view: View, sort: Sort | None, keep: int | None) -> None:
        """Empty the table for another list.

        :param keep: the id to put the cursor on once it is listed
        """
        self._begin(view, sort)
        self._keep = keep
        self.set_reactive(VirtualTable.cursor_row, 0)
        self.scroll_to(0, 0, animate=False, immediate=True)
        self._resized()

    def add_ids(self, ids: array[int]) -> None:
        """Some more of the list, in order."""
        known = len(self._ids)
        self._ids.extend(ids)
        self._resized()
        if self._keep is not None and self._keep in ids:
            place = known + ids.index(self._keep) + self._pins
            self._keep = None
            self.cursor_row = place
        elif known == 0:
            self._say_where()

    def add_rows(self, first: int, rows: Sequence[RowView]) -> None:
        """The cells of rows from ``first`` on."""
        if len(self._rows) > _MOST_HELD:
            self._rows.clear()
        for place, row in enumerate(rows, first):
            self._rows[place] = row
        self._wanted = None
        self._measure(rows)
        self._redraw()
        if first <= self.cursor_row - self._pins < first + len(rows):
            self._say_where()

    def say(self, message: Text) -> None:
        """What to show where there are no rows."""
        self._message = message
        self._redraw()

    def neighbour(self, step: int, key: str) -> bool:
        """Put the cursor on the next row, or the one before, in which a key differs."""
        here = self.current_row
        place = self.cursor_row
        while here is not None:
            place += step
            row = self._rows.get(place - self._pins)
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

    @property
    def _columns_in_sight(self) -> list[tuple[int, Column, int]]:
        """Number, column and width of those on the screen."""
        first = self._layout.first
        return [
            (number, self.columns[number], width)
            for number, width in enumerate(self._layout.widths, first)
        ]

    def _head(self) -> Strip:
        """The labels, and at the edge an arrow that tells of columns beyond it."""
        head = self.get_component_rich_style("table--head")
        under = self.get_component_rich_style("table--head-cursor")
        more = self.get_component_rich_style("table--more")
        segments = []
        for number, column, width in self._columns_in_sight:
            label = column.label
            if self._sort and self._sort.column == column.name:
                label += "\u25be" if self._sort.descending else "\u25b4"
            style = under if self.has_focus and number == self.cursor_column else head
            segments.append(Segment(_fitted(label, width, justify(column) == "right"), style))
            segments.append(Segment(" " * self._layout.gap, head))
        strip = Strip(segments).adjust_cell_length(self.size.width - _EDGE, head)
        beyond = _BEYOND[self._layout.first > 0, self._layout.has_more]
        return Strip([*strip, Segment(beyond, more)])

    def _row(self, place: int) -> Strip:
        is_cursor = place == self.cursor_row
        under = self.cursor_column if is_cursor and self.has_focus else -1
        key = (place, is_cursor, under)
        if key not in self._lines:
            strip = self._draw_row(place, is_cursor, under)
            if strip is None:
                self._want(place)
                return Strip([Segment(_DOTS, self.get_component_rich_style("table--message"))])
            self._lines[key] = strip
        return self._lines[key]

    def _draw_row(self, place: int, is_cursor: bool, under: int) -> Strip | None:
        style = self.get_component_rich_style("table--cursor") if is_cursor else self.rich_style
        if place < self._pins:
            pinned = style + self.get_component_rich_style("table--pinned", partial=True)
            strip = Strip([Segment(self._pinned or "", pinned)])
            return strip.adjust_cell_length(self.size.width, style)
        row = self._rows.get(place - self._pins)
        if row is None:
            return None
        segments: list[Segment] = []
        for number, column, width in self._columns_in_sight:
            cell_style = self.get_component_rich_style("table--cell") if number == under else style
            segments += _cell_segments(self._cell(row, column), width, column, cell_style)
            segments.append(Segment(" " * self._layout.gap, style))
        return Strip(segments).adjust_cell_length(self.size.width, style)

    def _cell(self, row: RowView, column: Column) -> Text:
        return cell(column, row.cells[self._place(column)], row.marks.get(column.name, ()))

    def _message_line(self, y: int) -> Strip:
        lines = self._message.plain.split("\n")
        style = self.get_component_rich_style("table--message")
        if 0 <= y - 2 < len(lines):
            return Strip([Segment(f" {lines[y - 2]}", style)])
        return Strip([])

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
        row = self.current_row
        if row is not None:
            self._copy(self._cell(row, self.current_column).plain, "cell")

    def action_copy_row(self) -> None:
        row = self.current_row
        if row is not None:
            self._copy("\t".join(self._cell(row, c).plain for c in self.columns), "row")

    def _copy(self, text: str, what: str) -> None:
        self.app.copy_to_clipboard(text)
        self.notify(
            f"The {what} was handed to the terminal's clipboard (OSC 52).", markup=False
        )

    def on_click(self, event: events.Click) -> None:
        """A click puts the cursor there; on the head it sorts; a second click goes deeper."""
        column = self._layout.at(event.x)
        if event.y == 0:
            if column is not None:
                self.cursor_column = column
                self.action_sort()
            return
        place = round(self.scroll_offset.y) + event.y - 1
        if place >= self.row_count:
            return
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
        self._measure(())
        self._resized()
        self._keep_in_sight()

    # Inside

    def _begin(self, view: View, sort: Sort | None) -> None:
        if getattr(self, "_view", None) is not view:
            self._view = view
            self._needed = [len(column.label) + 1 for column in view.shown]
            self.set_reactive(VirtualTable.cursor_column, 0)
        self._sort = sort
        self._ids: array[int] = array("q")
        self._rows: dict[int, RowView] = {}
        self._keep: int | None = None
        self._wanted: tuple[int, int] | None = None
        self._pins = 1 if self._pinned else 0
        self._lines.clear()
        self._layout = lay_out(view.shown, self._needed, self.size.width - _EDGE)

    def _place(self, column: Column) -> int:
        return self._view.columns.index(column)

    def _measure(self, rows: Sequence[RowView]) -> None:
        """Widen the columns for these rows; they never narrow while a list is shown."""
        for number, column in enumerate(self.columns):
            for row in rows:
                self._needed[number] = max(self._needed[number], self._cell(row, column).cell_len)
        self._lay_out()

    def _resized(self) -> None:
        self.virtual_size = Size(self.size.width, self.row_count + 1)
        self._redraw()

    def _redraw(self) -> None:
        self._lines.clear()
        self.refresh()

    def _want(self, place: int) -> None:
        """Ask for the rows around the screen, once."""
        if self._wanted and self._wanted[0] <= place - self._pins < self._wanted[1]:
            return
        top = round(self.scroll_offset.y) - self._pins
        first = max(top - _MARGIN, 0)
        last = min(top + self.size.height + _MARGIN, len(self._ids))
        self._wanted = (first, last)
        self.post_message(WindowWanted(first, last))

    def ids_between(self, first: int, last: int) -> array[int]:
        """The ids of a window."""
        return self._ids[first:last]

    def _keep_in_sight(self) -> None:
        top, rows = round(self.scroll_offset.y), max(self.size.height - 1, 1)
        if self.cursor_row < top:
            self.scroll_to(y=self.cursor_row, animate=False, immediate=True)
        elif self.cursor_row >= top + rows:
            self.scroll_to(y=self.cursor_row - rows + 1, animate=False, immediate=True)

    def _lay_out(self) -> None:
        """Fit the columns to the screen, the one under the cursor among them."""
        found = lay_out_with(
            self.columns,
            self._needed,
            self.size.width - _EDGE,
            self._layout.first,
            self.cursor_column,
        )
        if found != self._layout:
            self._layout = found
            self._redraw()

    def _say_where(self) -> None:
        # Textual stops a message at the widget whose handler made it; this one is the table's own.
        self.post_message(CursorMoved(self, self.current_id, self.current_row).set_sender(self))


def _cell_segments(shown: Text, width: int, column: Column, style: Style) -> list[Segment]:
    """A cell's text in its width: numbers to the right, too long a text with an ellipsis."""
    length = shown.cell_len
    right = justify(column) == "right"
    if length > width:
        shown = shown.copy()
        shown.truncate(width, overflow="ellipsis")
        length = shown.cell_len
    blanks = Segment(" " * (width - length), style)
    if shown.spans or shown.style:
        base = style + Style.parse(shown.style) if isinstance(shown.style, str) else style
        segments = [
            Segment(text, base + extra if extra else base) for text, extra in _runs(shown)
        ]
    else:
        segments = [Segment(shown.plain, style)]
    return [blanks, *segments] if right else [*segments, blanks]


def _runs(shown: Text) -> list[tuple[str, Style | None]]:
    """A text cut where its styles change; spans do not overlap here."""
    runs: list[tuple[str, Style | None]] = []
    place = 0
    for span in sorted(shown.spans, key=lambda span: span.start):
        if span.start > place:
            runs.append((shown.plain[place : span.start], None))
        style = Style.parse(span.style) if isinstance(span.style, str) else span.style
        runs.append((shown.plain[max(span.start, place) : span.end], style))
        place = max(place, span.end)
    if place < len(shown.plain):
        runs.append((shown.plain[place:], None))
    return runs


def _fitted(text: str, width: int, right: bool) -> str:
    text = text[:width] if cell_len(text) > width else text
    blanks = " " * (width - cell_len(text))
    return blanks + text if right else text + blanks
