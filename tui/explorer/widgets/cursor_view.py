"""A text with a cursor on one of its lines: facts to fold, documents to choose from."""

from __future__ import annotations

from typing import Any

from textual import events

from tui.explorer.lines import Lines
from tui.explorer.widgets.text_view import TextView


class CursorView(TextView):
    """Moves a cursor from line to line where a text scrolls."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._cursor = 0

    @property
    def cursor(self) -> int:
        """The line that the cursor stands on."""
        return self._cursor

    def show(self, lines: Lines) -> None:
        self._cursor = 0
        super().show(lines)

    def move_to(self, number: int) -> None:
        """Put the cursor on a line, which comes to the screen."""
        number = min(max(number, 0), max(self.line_count - 1, 0))
        has_moved = number != self._cursor
        self._cursor = number
        self._keep_in_sight()
        self.refresh()
        if has_moved:
            self.cursor_moved()

    def cursor_moved(self) -> None:
        """The cursor stands on another line."""

    def chosen(self) -> None:
        """Enter was pressed on a line, or the line under the cursor clicked."""

    def _keep_in_sight(self) -> None:
        height, top = self.size.height, self.top
        if self._cursor < top:
            self._scroll_to_line(self._cursor)
        elif height and self._cursor >= top + height:
            self._scroll_to_line(self._cursor - height + 1)

    def _is_cursor(self, number: int) -> bool:
        return number == self._cursor

    def _went_to_match(self, line: int) -> None:
        self.move_to(line)

    def action_scroll_lines(self, lines: int) -> None:
        self.move_to(self._cursor + lines)

    def action_text_top(self) -> None:
        self.move_to(0)

    def action_text_bottom(self) -> None:
        self.move_to(self.line_count - 1)

    def action_deeper(self) -> None:
        self.chosen()

    def on_click(self, event: events.Click) -> None:
        number = self.top + event.y
        if number >= self.line_count:
            return
        if number == self._cursor:
            self.chosen()
        else:
            self.move_to(number)
