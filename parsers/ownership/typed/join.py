"""The parts of a cell that a typist's program broke over several lines, put together again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from parsers.ownership.columns import Kind
from parsers.ownership.typed.cells import Notes, canonical, is_mark, reads
from parsers.ownership.typed.lines import Piece

_ROOM = 2
"""Blanks at a cell's right edge that a program which cuts at the edge would have filled."""
_OPEN_END = tuple(",./$-")


@dataclass(frozen=True, slots=True)
class Joined:
    """A cell's text in one."""

    text: str
    doubt: str | None = None
    """Why the text may be wrong, in words."""


def are_cut(cells: Iterable[Sequence[Piece]]) -> bool:
    """Does the table cut its cells at the edge, in mid-word, rather than between words?

    :param cells: the parts of every cell of the table
    """
    broken = [part for parts in cells for part in parts[:-1] if part.raw]
    return bool(broken) and all(_room(part) < _ROOM for part in broken)


def join(column: str, parts: Sequence[Piece], cut: bool, notes: Notes, kind: Kind) -> Joined:
    """The text of one cell.

    :param parts: what stands in the cell on each of its lines
    :param cut: the table cuts in mid-word, see :func:`are_cut`
    """
    if len(parts) == 1:
        return Joined(parts[0].text)
    if kind is Kind.TEXT:
        return _words(parts, cut)
    return Joined(_value(column, parts, notes))


def _value(column: str, parts: Sequence[Piece], notes: Notes) -> str:
    """A number, a date, a letter: read only where there is one way to join its parts."""
    marks = [part for part in parts if is_mark(part.text)]
    body = [part for part in parts if part not in marks]
    tail = "".join(
        part.text if before.is_full and before.text.endswith("*") else f" {part.text}"
        for before, part in pairwise(parts)
        if part in marks
    )
    spaced = " ".join(part.text for part in body)
    if len(body) > 1:
        tight = "".join(part.text for part in body)
        is_cut = all(map(_is_open, body, body[1:]))
        if is_cut and _reads(column, tight, notes) and not _reads(column, spaced, notes):
            return tight + tail
    return spaced + tail


def _is_open(part: Piece, following: Piece) -> bool:
    """Is the part cut off: at the cell's edge, or where no value ends or begins?"""
    if part.is_full or part.text.endswith(_OPEN_END) or following.text.startswith((",", "/")):
        return True
    # 2/7/0 over 0, 2/7/200 over 0: no year has one digit or three
    days = part.text.replace("-", "/").split("/")
    return len(days) == len(("month", "day", "year")) and len(days[-1]) in (1, 3)


def _reads(column: str, text: str, notes: Notes) -> bool:
    return reads(column, canonical(column, text, notes), notes)


def _words(parts: Sequence[Piece], cut: bool) -> Joined:
    text, doubt = parts[0].text, None
    for part, following in pairwise(parts):
        meet = text[-1:].isalnum() and following.text[:1].isalnum()
        if part.is_full and cut and not following.raw[:1].isspace():
            text += following.text
            doubt = "cut at the edge of its cell; joined without a blank" if meet else doubt
        elif text.endswith("-") and following.text[:1].isalpha():
            text += following.text
            doubt = "divided at a hyphen; the hyphen is kept"
        else:
            if part.is_full and meet:
                doubt = "broken at the edge of its cell; joined with a blank"
            text = f"{text} {following.text}"
    return Joined(text, doubt)


def _room(part: Piece) -> int:
    return len(part.raw) - len(part.raw.rstrip())
