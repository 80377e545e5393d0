"""The characters of a page that show, blanks left out, each with its place in the source.

White space, tags and the breaking of lines are what readers change of a page's text; without
blanks a value can be found in the source as it was read.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from html import unescape

from parsers.places.spans import Extent

_SHOWN = re.compile(
    r"&#?[0-9A-Za-z]{1,32};|(?:[^\s\\&]|\\(?![\\`*_{}\[\]()#+.!$|<>~&-])|&(?!#?[0-9A-Za-z]{1,32};))+"
    r"|(?<=\\)[\\&]"
)
"""A character reference, or characters up to the next one or the next escape (parsers.scraped)."""
_JOINED = re.compile(r"[^\W_][^\W_]|[.,]\d|\d[.,]\d")
"""Two characters of which none begins or ends a word."""
_MOST_FOUND = 100
"""Places of one text that are looked at."""


def squeeze(text: str) -> str:
    """A text without its blanks."""
    return "".join(text.split())


@dataclass(slots=True)
class Squeezed:
    """A page without blanks; see the module."""

    source: str
    text: str = ""
    starts: list[int] = field(default_factory=list)
    """Where each run of characters begins in :attr:`text`."""
    extents: list[Extent] = field(default_factory=list)
    """Where each run stands in the source; one of another length is a character reference."""

    def outside(self, extent: Extent) -> Extent | None:
        """A stretch of :attr:`text`, in the source; ``None`` beyond what could be followed."""
        start, end = extent
        if not 0 <= start < end <= len(self.text):
            return None
        return self._place(start)[0], self._place(end - 1)[1]

    def inside(self, place: int) -> int:
        """The first character here that does not stand before a place of the source."""
        at = bisect_right(self.extents, (place, len(self.source) + 1)) - 1
        if at < 0:
            return 0
        start, end = self.extents[at]
        after = self.starts[at + 1] if at + 1 < len(self.starts) else len(self.text)
        return min(self.starts[at] + place - start, after) if place < end else after

    def find(self, text: str, within: Extent) -> Extent | None:
        """The one place of a text in a stretch of this; ``None`` if it has none, or several."""
        found = self.find_all(text, within)
        return found[0] if len(found) == 1 else None

    def find_all(self, text: str, within: Extent) -> list[Extent]:
        """All places of a text, whole words only, as stretches of the source."""
        wanted = squeeze(text)
        extents = (self.outside((at, at + len(wanted))) for at in self.places(wanted, within))
        return [extent for extent in extents if extent and self._is_whole(extent)]

    def places(self, wanted: str, within: Extent) -> list[int]:
        """Where a text without blanks begins in a stretch of this, as often as it does."""
        found: list[int] = []
        at = self.text.find(wanted, *within) if wanted else -1
        while at >= 0 and len(found) < _MOST_FOUND:
            found.append(at)
            at = self.text.find(wanted, at + 1, within[1])
        return found

    def _is_whole(self, extent: Extent) -> bool:
        """Is it no part of a longer word or number?"""
        (start, end), source = extent, self.source
        begins = start and _JOINED.match(source, start - 1)
        return not begins and not _JOINED.match(source, end - 1)

    def _place(self, place: int) -> Extent:
        at = bisect_right(self.starts, place) - 1
        start, end = self.extents[at]
        after = self.starts[at + 1] if at + 1 < len(self.starts) else len(self.text)
        if after - self.starts[at] != end - start:
            return start, end
        place += start - self.starts[at]
        return place, place + 1


def squeezed_text(source: str) -> Squeezed:
    """A scraped text: all of it shows but what escapes its characters."""
    squeezed = Squeezed(source)
    shown: list[str] = []
    length = 0
    for match in _SHOWN.finditer(source):
        text = squeeze(unescape(match[0])) if match[0][0] == "&" else match[0]
        if text:
            squeezed.starts.append(length)
            squeezed.extents.append(match.span())
            shown.append(text)
            length += len(text)
    squeezed.text = "".join(shown)
    return squeezed
