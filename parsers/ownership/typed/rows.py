"""The lines of a typed table as rows: which lines belong together, and what cannot be placed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from parsers.ownership.typed.cells import Notes, canonical, is_mark, reads, split_marks
from parsers.ownership.typed.lines import Kind, TypedLine

_OWNED = re.compile(r"\(?[DI]\)?|Direct|Indirect|DIRECT|INDIRECT")
_DIGIT = re.compile(r"\d")
_PROSE = re.compile(r"[a-z]{2,}[.,;]?")
_MOST_PROSE = 3
_STATES_MORE = re.compile(
    r"(?:^|\s)(?:\d{1,3}(?:,\d{3})+|\d{1,2}/\d{1,2}/\d{2,4})(?=\s|$)", re.ASCII
)


@dataclass(slots=True)
class RowLines:
    """The lines that one row of the table is broken over."""

    lines: list[TypedLine]
    doubt: str | None = None
    """Why one of the lines may belong to another row, in words."""


@dataclass(slots=True)
class Sorted:
    """A table's lines below its headings."""

    rows: list[RowLines] = field(default_factory=list)
    unplaced: list[TypedLine] = field(default_factory=list)


def sort_lines(lines: Sequence[TypedLine], notes: Notes) -> Sorted:
    """The rows of a table, in order, and the lines that are part of none.

    Rules and blank lines part rows, and so does a line that has all a row needs.
    """
    found = Sorted()
    for block in _blocks(lines):
        full = [n for n, line in enumerate(block) if is_full(line, notes)]
        if not full:
            _without_full(block, found, notes)
            continue
        found.rows.extend(_rows(block, full))
    return found


def _blocks(lines: Iterable[TypedLine]) -> Iterator[list[TypedLine]]:
    block: list[TypedLine] = []
    for line in lines:
        if line.kind is Kind.TEXT:
            block.append(line)
        elif block:
            yield block
            block = []
    if block:
        yield block


def is_full(line: TypedLine, notes: Notes) -> bool:
    """Does the line alone state a row: a date, or a number owned directly or indirectly?"""
    words = [word.text for word in line.words() if not is_mark(word.text)]
    if len(line.pieces) == 1 and (
        line.edges or sum(1 for word in words if _PROSE.fullmatch(word)) >= _MOST_PROSE
    ):
        return False
    bare = [split_marks(word, notes)[0] for word in words]
    if any(_DIGIT.search(word) and _is("transaction_date", word, notes) for word in bare):
        return True
    numbers = any(_DIGIT.search(word) and _is("shares", word, notes) for word in bare)
    return numbers and any(_OWNED.fullmatch(word) for word in bare)


def _is(column: str, word: str, notes: Notes) -> bool:
    return reads(column, canonical(column, word, notes), notes)


def _rows(block: list[TypedLine], full: list[int]) -> Iterator[RowLines]:
    """A block's rows: each goes on below the line that states it, or begins above it.

    Which of the two is the typist's way, the first row tells.
    """
    if full[0] == 0:
        for at, end in zip(full, (*full[1:], len(block)), strict=True):
            more = [line for line in block[at + 1 : end] if _STATES_MORE.search(line.text)]
            doubt = f"{more[0].text[:60]!r} may be a row by itself" if more else None
            yield RowLines(block[at:end], doubt if more and not more[0].edges else None)
        return
    doubt = "the row may begin or end on another line"
    begins = (0, *(at + 1 for at in full[:-1]))
    ends = (*(at + 1 for at in full[:-1]), len(block))
    for begin, end in zip(begins, ends, strict=True):
        yield RowLines(block[begin:end], doubt if len(full) > 1 else None)


def _without_full(block: list[TypedLine], found: Sorted, notes: Notes) -> None:
    """Lines none of which is a row by itself: one row, if its cells were cut, or none."""
    has_number = any(
        _DIGIT.search(word.text) and _is("shares", word.text, notes)
        for line in block
        for word in line.words()
        if not is_mark(word.text)
    )
    has_number = has_number or any(line.edges for line in block)
    if has_number and max(len(line.pieces) for line in block) > len(("a title", "a number")):
        found.rows.append(RowLines(block))
    elif found.rows and not any(line.edges for line in block) and _continues(block, found):
        found.rows[-1].lines.extend(block)
        found.rows[-1].doubt = f"{block[0].text[:60]!r}, set apart below it, is taken as part of it"
    else:
        found.unplaced.extend(block)


def _continues(block: list[TypedLine], found: Sorted) -> bool:
    """Does text below a row stand under two of its pieces, as a broken line does?"""
    above = [piece for line in found.rows[-1].lines for piece in line.pieces]
    return (
        len(block) == 1
        and len(block[0].pieces) > 1
        and all(
            any(piece.start < other.end and other.start < piece.end for other in above)
            for piece in block[0].pieces
        )
    )
