"""Finding words in lines, a few thousandths of a second at a time.

A text of five megabytes takes a third of a second to search; nobody is to wait for it
with a key. So it is searched portion by portion between other things, while its lines
may still be coming.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from time import perf_counter

from tui.explorer.lines import Extent, Lines

_LINES = 100
"""Searched at once."""
_OVERLAP = 4
"""Lines over which what begins on one line may run on."""


def pattern_of(words: Sequence[str]) -> re.Pattern[str] | None:
    """What finds any of these words, in capitals or not, over line ends too."""
    wanted = [r"\s+".join(map(re.escape, word.split())) for word in words if word.strip()]
    return re.compile("|".join(wanted), re.IGNORECASE) if wanted else None


class Finder:
    """What was found in lines so far."""

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self._pattern = pattern
        self._searched = 0
        """Lines that were searched."""
        self._numbers = array("q")
        """Of each match the line, where it begins there, its last line, where it ends there."""
        self._starts = array("q")
        self._lasts = array("q")
        self._ends = array("q")
        self.is_complete = False

    @property
    def count(self) -> int:
        return len(self._numbers)

    @property
    def searched(self) -> int:
        return self._searched

    def go_on(self, lines: Lines, seconds: float) -> None:
        """Search on, for about so long or until there are no more lines yet."""
        until = perf_counter() + seconds
        while self._searched < lines.count:
            self._portion(lines)
            if perf_counter() > until:
                return
        self.is_complete = lines.is_complete

    def _portion(self, lines: Lines) -> None:
        first = self._searched
        # What begins on the last lines there are may run on over lines that are yet to come.
        there = lines.count if lines.is_complete else max(lines.count - _OVERLAP, first + 1)
        last = min(first + _LINES, there)
        text, starts = lines.searched(first, min(last + _OVERLAP, lines.count))
        end = starts[last - first] if last - first < len(starts) else len(text)
        for match in self._pattern.finditer(text):
            if match.start() >= end:
                break
            if not match[0]:
                continue
            line = bisect_right(starts, match.start()) - 1
            until = bisect_left(starts, match.end()) - 1
            if self.count and (first + line, match.start() - starts[line]) < (
                self._lasts[-1],
                self._ends[-1],
            ):
                continue  # within one that ran over from the lines before
            self._numbers.append(first + line)
            self._starts.append(match.start() - starts[line])
            self._lasts.append(first + until)
            self._ends.append(match.end() - starts[until])
        self._searched = last

    def place(self, which: int) -> tuple[int, int]:
        """The line of a match, and the character of it."""
        return self._numbers[which], self._starts[which]

    def at(self, number: int) -> Iterator[tuple[int, Extent]]:
        """The matches on a line: which they are, and their characters there."""
        which = bisect_left(self._numbers, number)
        if which and self._lasts[which - 1] >= number:
            which -= 1
        while which < self.count and self._numbers[which] <= number:
            if self._lasts[which] >= number:
                start = self._starts[which] if self._numbers[which] == number else 0
                end = self._ends[which] if self._lasts[which] == number else 1 << 40
                yield which, (start, end)
            which += 1

    def next(self, here: tuple[int, int], step: int) -> int | None:
        """The match after a place, or before it; ``None`` while that is not known.

        At the end it goes on from the start, and the other way round.
        """
        line, character = here
        which = bisect_left(self._numbers, line)
        while which < self.count and self.place(which) < (line, character + (step > 0)):
            which += 1
        if step > 0:
            if which < self.count:
                return which
            return 0 if self.count and self.is_complete else None
        if which > 0:
            # Nothing before it is missing, for lines are searched from the first on.
            return which - 1 if self._searched >= line or self.is_complete else None
        return self.count - 1 if self.count and self.is_complete else None
