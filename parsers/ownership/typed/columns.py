"""Where the columns of a typed table are, and what is printed over each."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from parsers.ownership.typed.lines import Piece, TypedLine

MOST_COLUMNS = 60
"""More are no table of these forms; the widest has sixteen."""
_NO_LETTERS = re.compile(r"[^a-z]+")
_MOSTLY = 0.7
_NEXT_NUMBER = re.compile(r"\s(?=\d{1,2}\.(?!\d))", re.ASCII)


@dataclass(frozen=True, slots=True)
class Heading:
    """What is printed over a column, and where."""

    start: int
    end: int
    letters: str
    """All its words in small letters, nothing between them."""


@dataclass(frozen=True, slots=True)
class Span:
    """The place of a column on the line."""

    start: int
    end: int

    @property
    def middle(self) -> float:
        """Halfway between its ends."""
        return (self.start + self.end) / 2


def drawn_columns(lines: Sequence[TypedLine]) -> list[Span]:
    """The columns between the edges that most lines have."""
    counts = Counter(line.edges for line in lines if line.edges)
    if not counts:
        return []
    edges = max(counts, key=lambda edges: (counts[edges], len(edges)))
    ends = [max((piece.end for line in lines for piece in line.pieces), default=edges[-1] + 1)]
    bounds = [*edges, max(ends[0], edges[-1]) + 1]
    return [Span(start, end - 1) for start, end in pairwise(bounds)]


def open_columns(lines: Iterable[TypedLine]) -> list[Span]:
    """The columns of a table without edges: what no blank runs through from line to line."""
    words = sorted((word.start, word.end) for line in lines for word in line.words())
    columns: list[Span] = []
    for start, end in words:
        if columns and start < columns[-1].end:
            columns[-1] = Span(columns[-1].start, max(end, columns[-1].end))
        else:
            columns.append(Span(start, end))
    return columns


def column_of(columns: Sequence[Span], piece: Piece) -> int:
    """The place in ``columns`` of the one where the piece stands, or begins."""
    at = piece.start
    if piece.raw:  # edges are seldom out of line by more than a character
        at = (piece.start + min(piece.end, piece.start + 4)) // 2
    return max(bisect_right([column.start for column in columns], at) - 1, 0)


def drawn_headings(lines: Iterable[TypedLine], columns: Sequence[Span]) -> list[Heading]:
    """A heading for each column; what stands over several is part of each."""
    letters = [""] * len(columns)
    for line in lines:
        for piece in line.pieces:
            for number, column in enumerate(columns):
                if piece.start <= column.middle < piece.end + 1:
                    letters[number] += _letters(piece.text)
    return [
        Heading(column.start, column.end, text)
        for column, text in zip(columns, letters, strict=True)
    ]


def open_headings(lines: Iterable[TypedLine]) -> list[Heading]:
    """The headings of a table without edges: words that stand one below the other.

    Where two stand below one, each is a column, and what is above them is part of both.
    """
    stacks: list[Heading] = []
    for line in lines:
        below: dict[int, list[Piece]] = {}
        fresh = []
        for piece in _numbered_apart(line):
            over = [n for n, stack in enumerate(stacks) if _common(stack, piece) > 0]
            if not over:
                fresh.append(Heading(piece.start, piece.end, _letters(piece.text)))
                continue
            widest = max(over, key=lambda n: _common(stacks[n], piece))
            if len(over) == 1 or _common(stacks[widest], piece) >= _MOSTLY * len(piece.text):
                below.setdefault(widest, []).append(piece)
        for number, pieces in below.items():
            fresh.extend(_under(stacks[number], pieces))
        stacks = [stack for n, stack in enumerate(stacks) if n not in below] + fresh
        if len(stacks) > MOST_COLUMNS:
            return []
    return sorted(stacks, key=lambda stack: stack.start)


def _numbered_apart(line: TypedLine) -> Iterable[Piece]:
    """The pieces of a line of headings, those that begin with a number each by itself."""
    for piece in line.pieces:
        at = 0
        for cut in (*(match.end() for match in _NEXT_NUMBER.finditer(piece.text)), None):
            text = piece.text[at:cut].rstrip()
            yield Piece(piece.start + at, piece.start + at + len(text), text)
            at = cut or 0


def _under(stack: Heading, pieces: list[Piece]) -> Iterable[Heading]:
    if len(pieces) == 1:
        (piece,) = pieces
        yield Heading(
            min(stack.start, piece.start),
            max(stack.end, piece.end),
            stack.letters + _letters(piece.text),
        )
        return
    for piece in pieces:
        yield Heading(piece.start, piece.end, stack.letters + _letters(piece.text))


def _common(stack: Heading, piece: Piece) -> int:
    return min(stack.end, piece.end) - max(stack.start, piece.start)


def _letters(text: str) -> str:
    return _NO_LETTERS.sub("", text.lower())
