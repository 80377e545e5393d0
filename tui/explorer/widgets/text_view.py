"""A text that was drawn into lines elsewhere, to scroll and to find words in.

Lines may keep coming while it is read; only those on the screen are drawn.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from typing import Any, ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.explorer.actions import Where, bindings
from tui.explorer.messages import Deeper


class TextView(ScrollView, can_focus=True, inherit_bindings=False):
    """Lines of styled text, with the places that were found marked."""

    BINDINGS = bindings(Where.TEXT)
    COMPONENT_CLASSES: ClassVar[set[str]] = {"text--found", "text--current"}

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._lines: list[list[Segment]] = []
        self._plain: list[str] = []
        self._pattern: re.Pattern[str] | None = None
        self._current: tuple[int, int] | None = None
        """The line and the match in it that was last gone to."""

    @property
    def line_count(self) -> int:
        return len(self._lines)

    @property
    def text(self) -> str:
        """All lines as plain text."""
        return "\n".join(self._plain)

    def clear(self) -> None:
        self._lines, self._plain, self._current = [], [], None
        self.scroll_to(0, 0, animate=False, immediate=True)
        self._resized()

    def add(self, lines: Sequence[list[Segment]]) -> None:
        """Some more lines."""
        self._lines.extend(lines)
        self._plain.extend("".join(segment.text for segment in line) for line in lines)
        self._resized()

    def find(self, words: Sequence[str]) -> None:
        """Mark these words wherever they stand; none clears the marks."""
        found = "|".join(re.escape(word) for word in words if word)
        self._pattern = re.compile(found, re.IGNORECASE) if found else None
        self._current = None
        self.refresh()

    def go_to_match(self, step: int) -> bool:
        """Scroll to the next place found, or the one before; ``False`` if there is none."""
        if self._pattern is None:
            return False
        places = [
            (number, which)
            for number, line in enumerate(self._plain)
            for which, _ in enumerate(self._pattern.finditer(line))
        ]
        if not places:
            return False
        here = self._current or (round(self.scroll_offset.y), -1 if step > 0 else 0)
        later = [place for place in places if (place > here if step > 0 else place < here)]
        self._current = (
            (later[0] if step > 0 else later[-1]) if later else places[0 if step > 0 else -1]
        )
        height = self.size.height
        line = self._current[0]
        if not self.scroll_offset.y <= line < self.scroll_offset.y + height:
            self.scroll_to(y=max(line - height // 3, 0), animate=False, immediate=True)
        self.refresh()
        return True

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        width = self.size.width
        number = round(self.scroll_offset.y) + y
        base = self.rich_style
        if number >= len(self._lines):
            return Strip.blank(width, base)
        segments = self._lines[number]
        if self._pattern is not None:
            segments = self._marked(number, segments)
        strip = Strip(segments).apply_style(base)
        return strip.crop_extend(self.scroll_offset.x, self.scroll_offset.x + width, base)

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
        self.scroll_to(y=len(self._lines), animate=False, immediate=True)

    def _resized(self) -> None:
        width = max((sum(s.cell_length for s in line) for line in self._lines[-2000:]), default=0)
        self.virtual_size = Size(
            max(width, self.virtual_size.width if self._lines else 0), len(self._lines)
        )
        self.refresh()

    def _marked(self, number: int, segments: list[Segment]) -> list[Segment]:
        """The line with its matches in the style of what was found."""
        assert self._pattern is not None
        found = self.get_component_rich_style("text--found")
        current = self.get_component_rich_style("text--current")
        spans = [
            (match.start(), match.end(), current if self._current == (number, which) else found)
            for which, match in enumerate(self._pattern.finditer(self._plain[number]))
            if match.end() > match.start()
        ]
        return _restyled(segments, spans) if spans else segments


def _restyled(
    segments: Sequence[Segment], spans: Sequence[tuple[int, int, Style]]
) -> list[Segment]:
    """Segments with the characters of each span in its style."""
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
