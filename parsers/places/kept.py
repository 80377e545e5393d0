"""A text that is left of another when parts of it were taken out: which place is which."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypeVar

from parsers.places.spans import Extent

_Text = TypeVar("_Text", str, bytes)

_PROBE = 200
"""What is looked for behind a part that was taken out. EDGAR's cut lines are farther apart."""
_LINE_END = 2


@dataclass(frozen=True, slots=True)
class Kept:
    """The parts that are left, in order."""

    starts: list[int] = field(default_factory=list)
    """Where each begins in what is left."""
    origins: list[int] = field(default_factory=list)
    """Where each began in the whole."""

    def origin(self, place: int) -> int:
        """Where something stood in the whole that stands here in what is left."""
        at = max(bisect_right(self.starts, place) - 1, 0)
        return self.origins[at] + place - self.starts[at] if self.starts else place

    def extent(self, extent: Extent) -> Extent:
        """The same for a stretch: from its first place to behind its last."""
        start, end = extent
        return self.origin(start), self.origin(end - 1) + 1 if end > start else self.origin(start)


def kept_of(parts: Iterable[Extent]) -> Kept:
    """Parts by their places in the whole."""
    kept = Kept()
    length = 0
    for start, end in parts:
        kept.starts.append(length)
        kept.origins.append(start)
        length += end - start
    return kept


def aligned(left: _Text, whole: _Text, begin: int) -> Kept | None:
    """The parts of ``whole``, from ``begin`` on, that make up ``left``; ``None`` if none do.

    What was taken out are line ends, or long stretches such as encoded files: after each
    the rest is looked for, and never before it, so that the time is that of one pass.
    """
    parts: list[Extent] = []
    at, place = 0, begin
    while at < len(left):
        length = _alike(left, at, whole, place)
        if length:
            parts.append((place, place + length))
            at, place = at + length, place + length
            continue
        for skipped in range(1, _LINE_END + 1):
            after = place + skipped
            if not whole[place:after].strip() and left[at : at + 1] == whole[after : after + 1]:
                place = after
                break
        else:
            place = whole.find(left[at : at + _PROBE], place)
            if place < 0:
                return None
    return kept_of(parts)


def _alike(left: _Text, at: int, whole: _Text, place: int) -> int:
    """How far two texts are the same from two places on."""
    most = min(len(left) - at, len(whole) - place)
    length, step = 0, 64
    while length < most and step:
        size = min(step, most - length)
        start, other = at + length, place + length
        if left[start : start + size] == whole[other : other + size]:
            length += size
            step *= 2
        else:
            step = size // 2
    return length
