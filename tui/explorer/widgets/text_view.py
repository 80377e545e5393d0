"""A text to scroll and to find words in, with what is marked in it.

Its lines come from elsewhere, and may keep coming while it is read; only those on the
screen are drawn.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import Any, ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from tui.explorer.actions import Where, bindings
from tui.explorer.finding import Finder, pattern_of
from tui.explorer.lines import DrawnLines, Lines
from tui.explorer.messages import Deeper, Searched
from tui.explorer.widgets.lines_view import LinesView

_SLICE = 0.005
"""Seconds of searching, after which keys have their turn."""
_PAUSE = 0.004
_BEHIND_SIGN = 3
"""Cells that texts leave free at the right: the sign of a marked row, a blank, a scroll bar."""
_ROW_SIGN = "\u2590"
"""Stands at the right of the lines of the marked row, for those who see no colours."""


class TextView(LinesView, can_focus=True, inherit_bindings=False):
    """Lines of styled text, with the row that is marked and the places that were found."""

    BINDINGS = bindings(Where.TEXT)
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "text--found", "text--current", "text--row", "text--cell", "text--cursor",
    }  # fmt: skip

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._lines: Lines = DrawnLines(is_complete=True)
        self._finder: Finder | None = None
        self._words: Sequence[str] = ()
        self._current: int | None = None
        """Which of the matches was last gone to."""
        self._wanted = 0
        """The step to the match that is to be gone to as soon as it is found."""
        self._is_searching = False
        self._is_mark_wanted = False
        """Is the marked row to be scrolled to when it comes?"""
        self._revealed: tuple[int, range, int] | None = None
        """The top before lines were revealed, those lines, and the top since."""

    @property
    def lines(self) -> Lines:
        return self._lines

    @property
    def line_count(self) -> int:
        return self._lines.count

    @property
    def text(self) -> str:
        """All lines as plain text."""
        plain = ("".join(s.text for s in self._lines.segments(n)) for n in range(self.line_count))
        return "\n".join(plain)

    @property
    def top(self) -> int:
        """The first line on the screen."""
        return round(self.scroll_offset.y)

    # Lines

    def show(self, lines: Lines) -> None:
        """Another text, from its start."""
        self._lines = lines
        self.scroll_to(0, 0, animate=False, immediate=True)
        self._search_anew()
        self.grown()

    def show_anew(self, lines: Lines, top: int) -> None:
        """The same text in other lines; ``top`` is to be the first one on the screen."""
        self._lines = lines
        current, wanted = self._current, self._wanted
        self._search_anew()
        self._current, self._wanted = current, wanted
        self.grown()
        self._scroll_to_line(top)

    def clear(self) -> None:
        """No text."""
        self.show(DrawnLines(is_complete=True))

    def grown(self) -> None:
        """There are more lines, or others."""
        self.set_lines(self._lines.count)
        self.refresh()
        self._search()
        if self._is_mark_wanted:
            self.go_to_mark()

    # What is marked

    def go_to_mark(self) -> None:
        """Bring what is marked to the screen; at once, or when its lines are there."""
        lines = self._lines.marked_lines
        self._is_mark_wanted = lines is None and not self._lines.is_complete
        if lines is not None:
            self._reveal(lines)
        self.refresh()

    def _reveal(self, lines: range) -> None:
        """Scroll so that these lines are on the screen, the first of them at least."""
        height, top = self.size.height, self.top
        if self._revealed is not None and self._revealed[1:] == (lines, top):
            top = self._revealed[0]  # the same again, at another height perhaps
        if not height:
            self._is_mark_wanted = True
            return
        before, above = top, max((height - len(lines)) // 3, 0)
        if not (top <= lines.start and lines.stop <= top + height):
            top = max(lines.start - above, 0)
        if top != self.top:
            self._scroll_to_line(top)
        self._revealed = (before, lines, self.top)

    def _scroll_to_line(self, number: int) -> None:
        """Bring a line to the top, in lines that came a moment ago as well.

        Without force Textual scrolls only where the last layout had a scroll bar.
        """
        self.scroll_to(y=max(number, 0), animate=False, immediate=True, force=True)

    def on_resize(self) -> None:
        has_stayed = self._revealed is not None and self._revealed[2] == self.top
        if self._is_mark_wanted or (has_stayed and self._lines.marked_lines is not None):
            self.go_to_mark()

    # Finding

    def find(self, words: Sequence[str]) -> None:
        """Mark these words wherever they stand; none clears the marks."""
        if tuple(words) != self._words:
            self._words = tuple(words)
            self._search_anew()
            self.refresh()

    @property
    def is_finding(self) -> bool:
        """Are there words to be found?"""
        return self._finder is not None

    def go_to_match(self, step: int) -> bool:
        """Scroll to the next place found, or the one before; ``False`` if there is none.

        What has not been searched for long enough is gone to when it is found.
        """
        if self._finder is None:
            return False
        self._wanted = step
        self._go_on_to_match()
        return bool(self._finder.count) or not self._finder.is_complete

    def _go_on_to_match(self) -> None:
        finder, step = self._finder, self._wanted
        if finder is None or not step:
            return
        if self._current is not None and self._current < finder.count:
            here = finder.place(self._current)
        else:
            here = (self.top, -1 if step > 0 else 0)
        which = finder.next(here, step)
        if which is not None:
            self._current, self._wanted = which, 0
            line = finder.place(which)[0]
            if not self.top <= line < self.top + self.size.height:
                self._scroll_to_line(line - self.size.height // 3)
            self._went_to_match(line)
            self._tell()
            self.refresh()
        elif finder.is_complete:
            self._wanted = 0

    def _went_to_match(self, line: int) -> None:
        """A match on this line was gone to."""

    def _search_anew(self) -> None:
        pattern = pattern_of(self._words)
        self._finder = Finder(pattern) if pattern else None
        self._current, self._wanted = None, 0
        if self._finder is None:
            self.post_message(Searched(self, 0, None, True))
        self._search()

    def _search(self) -> None:
        """Search on in slices, as long as there are lines."""
        if not self._is_searching and self._finder is not None and not self._finder.is_complete:
            self._search_slice()

    def _search_slice(self) -> None:
        finder = self._finder
        self._is_searching = False
        if finder is None:
            return
        before, found = finder.searched, finder.count
        finder.go_on(self._lines, _SLICE)
        self._go_on_to_match()
        if found != finder.count or finder.is_complete:
            self._tell()
            if before <= self.top + self.size.height:
                self.refresh()
        if not finder.is_complete and finder.searched < self._lines.count:
            self._is_searching = True
            self.set_timer(_PAUSE, self._search_slice)

    def _tell(self) -> None:
        finder = self._finder
        if finder is not None:
            current = None if self._current is None else self._current + 1
            self.post_message(Searched(self, finder.count, current, finder.is_complete))

    # Drawing

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        width = self.size.width
        number = self.top + y
        base = self.ground
        if number >= self._lines.count:
            return Strip.blank(width, base)
        segments = self._lines.segments(number)
        marked = self._lines.marked(number)
        spans = self._spans(number)
        if marked is not None:
            cell = self.get_component_rich_style("text--cell", partial=True)
            spans += [(start, end, cell) for start, end in marked.strong]
            base = base + self.get_component_rich_style("text--row", partial=True)
        if self._is_cursor(number):
            base = base + self.get_component_rich_style("text--cursor", partial=True)
        strip = Strip(_restyled(segments, spans) if spans else segments).apply_style(base)
        left = self.scroll_offset.x
        strip = strip.crop_extend(left, left + width, base)
        if marked is None or width <= _BEHIND_SIGN:
            return strip
        sign = Strip([Segment(f"{_ROW_SIGN} ", base)])
        return Strip.join([strip.crop(0, width - _BEHIND_SIGN), sign])

    def _is_cursor(self, number: int) -> bool:
        """Does the cursor stand on this line? Texts to be read have none."""
        return False

    def _spans(self, number: int) -> list[tuple[int, int, Style]]:
        """What was found on a line, with its style."""
        if self._finder is None:
            return []
        found = self.get_component_rich_style("text--found", partial=True)
        current = self.get_component_rich_style("text--current", partial=True)
        return [
            (*self._lines.drawn(number, extent), current if which == self._current else found)
            for which, extent in self._finder.at(number)
        ]

    # Keys

    def action_deeper(self) -> None:
        self.post_message(Deeper(self))

    def action_scroll_lines(self, lines: int) -> None:
        self.scroll_relative(y=lines, animate=False, immediate=True)

    def action_scroll_pages(self, pages: float) -> None:
        lines = max(int(abs(pages) * self.size.height), 1)
        self.action_scroll_lines(lines if pages > 0 else -lines)

    def action_text_top(self) -> None:
        self.scroll_to(y=0, animate=False, immediate=True)

    def action_text_bottom(self) -> None:
        self.scroll_to(y=self._lines.count, animate=False, immediate=True)


def _restyled(
    segments: Sequence[Segment], spans: Sequence[tuple[int, int, Style]]
) -> list[Segment]:
    """Segments with the characters of each span in its style, the first span before others."""
    out: list[Segment] = []
    place = 0
    for text, style, _ in segments:
        cuts = sorted(
            {0, len(text)}
            | {
                min(max(edge - place, 0), len(text))
                for start, end, _ in spans
                for edge in (start, end)
            }
        )
        for start, end in itertools.pairwise(cuts):
            over = next((s for a, b, s in spans if a <= place + start < b), None)
            joined = (style or Style()) + over if over else style
            out.append(Segment(text[start:end], joined))
        place += len(text)
    return out
