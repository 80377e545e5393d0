"""What lists and texts have in common: many lines beside a scroll bar that is always there."""

from __future__ import annotations

from rich.style import Style
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.widget import Widget


class LinesView(ScrollView, can_focus=True, inherit_bindings=False):
    """Lines of which only those on the screen are drawn.

    The scroll bar never comes or goes, so that more lines change nothing about where
    things stand: laying out a whole screen anew costs more than drawing it.
    """

    DEFAULT_CSS = """
    LinesView {
        overflow-x: hidden;
        overflow-y: scroll;
    }
    """

    _ground: Style | None = None

    @property
    def ground(self) -> Style:
        """The style that lines stand on; working it out line by line would take long."""
        if self._ground is None:
            self._ground = self.rich_style
        return self._ground

    def notify_style_update(self) -> None:
        self._ground = None
        super().notify_style_update()

    @property
    def room(self) -> int:
        """Cells for a line beside the scroll bar."""
        return max(self.size.width - self.styles.scrollbar_size_vertical, 0)

    def set_lines(self, count: int) -> None:
        """How many lines there are now."""
        size = Size(self.size.width, count)
        if size != self.virtual_size:
            self.set_reactive(Widget.virtual_size, size)
            self.vertical_scrollbar.window_virtual_size = count
            if self.scroll_y > self.max_scroll_y:
                self.scroll_to(y=self.max_scroll_y, animate=False, immediate=True)
