"""Which column of a typed table holds what: the best reading of headings and cells together.

The order of the columns is printed law, so a reading is a path: from left to right, each
field takes the next columns or none. Every reading has a score; the best one stands where no
other comes near it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from dataclasses import field as dataclass_field
from itertools import pairwise

from parsers.ownership.columns import Kind
from parsers.ownership.typed.columns import Heading, Span
from parsers.ownership.typed.fields import Field, Group

Scores = dict[tuple[str, str, int, int], float]
"""What a field on some columns was found to be worth."""
Fit = Callable[[Field, int, int], float]
"""What the cells made up by some columns speak for a field, see :func:`worth`."""

_UNDER_HEADING, _NEAR_HEADING, _ELSEWHERE = 3.0, 1.0, -2.5
_UNDER_ANOTHER = -4.0
_NEAR = 3
"""Characters between a column and its heading that typists are out by."""
_READS, _READS_NOT = 2.0, 6.0
_SHIFTS = (0, 2, -2, 4, -4, 6, -6)
_EACH_SHIFT = 0.15
"""For every character that the headings are taken to stand off their columns."""
_EACH_GAP = 0.12
"""For every blank between two columns that are taken as one."""
_EACH_WIDE_GAP = 0.3
_FEW = 3
"""A number is not torn apart wider than by so many blanks, though its column may be ragged."""
_WIDEST_GAP = 12
_TWINS = {"acquired": re.compile(r"ofd.*a$|^a$"), "disposed": re.compile(r"ofd.+(?<!or)d$|^d$")}
_APART = 4
"""Characters by which a number must be nearer to one of the headings (A) and (D)."""
_LEFT_OVER = 8.0
_UNTITLED = 4.0
_CLOSE = 1.0
"""A second reading whose score is that close makes the first uncertain."""


@dataclass(frozen=True, slots=True)
class Assigned:
    """A field and the columns that hold it."""

    field: Field
    first: int
    end: int
    """The first column after it."""
    doubtful: bool = False
    """Another field would fit these columns as well."""


@dataclass(frozen=True, slots=True)
class _Path:
    score: float
    taken: tuple[Assigned, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of a table's columns."""

    columns: Sequence[Span]
    headings: Sequence[Heading]
    filled: Sequence[bool]
    """Is anything in the column, in any row?"""
    fit: Fit
    drawn: bool
    """Edges tell the columns apart, so that none is to be joined to the next."""

    shift: int = 0
    """Characters that the headings are taken to stand too far left."""
    named: dict[str, list[Heading]] = dataclass_field(default_factory=dict)
    """Headings by the pattern that they were found to match."""

    def headed(self, field: Field) -> list[Heading]:
        """The headings that name a field."""
        pattern = field.headed.pattern
        if pattern not in self.named:
            self.named[pattern] = [h for h in self.headings if field.headed.search(h.letters)]
        return self.named[pattern]


def align(groups: Sequence[Group], evidence: Evidence) -> list[Assigned]:
    """The fields of a table, each with its columns; fields that no column holds are left out.

    Headings may stand off their columns, all by as much: where that makes a better reading.
    """
    readings = []
    for shift in (0,) if evidence.drawn else _SHIFTS:
        moved = replace(evidence, shift=shift)
        scores: Scores = {}
        path = _best(groups, moved, scores, None)
        readings.append((path.score - _EACH_SHIFT * abs(shift), path, moved, scores))
    top, best, moved, scores = max(readings, key=lambda reading: reading[0])
    close = [path for score, path, _, _ in readings if top - score < _CLOSE]
    assigned = []
    for item in best.taken:
        doubtful = False
        if any(evidence.filled[item.first : item.end]):
            doubtful = any(not _agrees(item, path, evidence) for path in close)
            if not doubtful:
                other = _best(groups, moved, scores, item)
                doubtful = best.score - other.score < _CLOSE or (
                    not evidence.drawn and _may_be_its_twin(item, best, moved)
                )
        assigned.append(Assigned(item.field, item.first, item.end, doubtful))
    return assigned


def _may_be_its_twin(item: Assigned, path: _Path, evidence: Evidence) -> bool:
    """Is a number, acquired or disposed of, the only one of both, and under neither heading?"""
    if item.field.name not in _TWINS:
        return False
    twins = {other.field.name: other for other in path.taken if other.field.name in _TWINS}
    if all(
        name in twins and any(evidence.filled[twins[name].first : twins[name].end])
        for name in _TWINS
    ):
        return False
    start, end = evidence.columns[item.first].start, evidence.columns[item.end - 1].end
    gaps = {
        name: min(
            (
                max(h.start - end, start - h.end)
                for h in evidence.headings
                if names.search(h.letters)
            ),
            default=_NEAR,
        )
        for name, names in _TWINS.items()
    }
    own = gaps.pop(item.field.name)
    return min(gaps.values()) - own < _APART


def worth(field: Field, fits: int, misfits: int) -> float:
    """What cells speak for a field, of which some read as what it holds and some do not."""
    if not fits + misfits:
        return 0.0
    score = (_READS * fits - _READS_NOT * misfits) / (fits + misfits)
    # two columns in one only where there is no other way
    return score - _READS / 2 if field.holds else score


def _agrees(item: Assigned, path: _Path, evidence: Evidence) -> bool:
    """Do the columns of an item hold the same in another reading?"""
    return all(
        other.field.name == item.field.name
        for other in path.taken
        if any(
            evidence.filled[n]
            for n in range(max(item.first, other.first), min(item.end, other.end))
        )
    )


def _best(
    groups: Sequence[Group],
    evidence: Evidence,
    scores: Scores,
    without: Assigned | None,
) -> _Path:
    """The best path, but for any in which the field of ``without`` has columns of its own."""
    states: list[_Path | None] = [None] * (len(evidence.columns) + 1)
    states[0] = _Path(0.0, ())
    states = _skipping(states, evidence)
    for group in groups:
        merged: list[_Path | None] = [None] * len(states)
        for fields in group:
            branch = states
            for field in fields:
                branch = _skipping(_taking(field, branch, evidence, scores, without), evidence)
            merged = [_better(one, other) for one, other in zip(merged, branch, strict=True)]
        states = merged
    return states[-1] or _Path(0.0, ())


def _skipping(states: list[_Path | None], evidence: Evidence) -> list[_Path | None]:
    """Columns that no field takes: blank ones freely, others at a price."""
    states = list(states)
    for n, filled in enumerate(evidence.filled):
        if (path := states[n]) is not None:
            skipped = _Path(path.score - (_LEFT_OVER if filled else 0.0), path.taken)
            states[n + 1] = _better(states[n + 1], skipped)
    return states


def _taking(
    field: Field,
    states: list[_Path | None],
    evidence: Evidence,
    scores: Scores,
    without: Assigned | None,
) -> list[_Path | None]:
    """Each path with the field on the next columns, or without it."""
    missing = _UNTITLED if field.name == "security_title" else 0.0
    after = [None if path is None else _Path(path.score - missing, path.taken) for path in states]
    for first, path in enumerate(states):
        if path is None:
            continue
        for end in _ends(field, first, evidence):
            if without and _holds_the_same(field, first, end, without, evidence):
                continue
            key = (field.name, field.headed.pattern, first, end)
            if key not in scores:
                scores[key] = _score(field, first, end, evidence)
            longer = _Path(path.score + scores[key], (*path.taken, Assigned(field, first, end)))
            after[end] = _better(after[end], longer)
    return after


def _holds_the_same(
    field: Field, first: int, end: int, without: Assigned, evidence: Evidence
) -> bool:
    shared = range(max(first, without.first), min(end, without.end))
    return field.name == without.field.name and any(evidence.filled[n] for n in shared)


def _ends(field: Field, first: int, evidence: Evidence) -> range:
    if first == len(evidence.columns) or not evidence.filled[first]:
        return range(first + 1, min(first + 2, len(evidence.columns) + 1))
    most = 2 if evidence.drawn and field.kind is not Kind.TEXT else field.pieces
    if evidence.drawn and field.kind is Kind.TEXT:
        most = 1
    return range(first + 1, min(first + most, len(evidence.columns)) + 1)


def _score(field: Field, first: int, end: int, evidence: Evidence) -> float:
    columns = evidence.columns[first:end]
    score = _under_heading(field, columns[0].start, columns[-1].end, evidence)
    score += evidence.fit(field, first, end)
    for column, following in pairwise(columns):
        gap = min(following.start - column.end, _WIDEST_GAP)
        score -= (_EACH_GAP if field.pieces > _FEW or gap <= _FEW else _EACH_WIDE_GAP) * gap
    return score


def _under_heading(field: Field, start: int, end: int, evidence: Evidence) -> float:
    """Does the field's heading stand over the columns, or over others?"""
    gaps = [
        max(heading.start + evidence.shift - end, start - heading.end - evidence.shift)
        for heading in evidence.headed(field)
    ]
    if not gaps:
        return -_READS_NOT if field.must_be_headed else 0.0
    nearest = min(gaps)
    if nearest < 0:
        return _UNDER_HEADING
    middle = (start + end) / 2 - evidence.shift
    if any(heading.start <= middle < heading.end for heading in evidence.headings):
        return _UNDER_ANOTHER
    return _NEAR_HEADING if nearest <= _NEAR else _ELSEWHERE


def _better(one: _Path | None, other: _Path | None) -> _Path | None:
    if one is None or other is None:
        return one or other
    return other if other.score > one.score else one
