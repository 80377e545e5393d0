"""What a form contradicts in itself, whichever way it was read.

A check never changes a value: it says what it saw, and where.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain, islice

from parsers.codes import CODES
from parsers.filing import Filing, Problem, Row

_MUST_ACQUIRE: dict[str | None, str] = {"P": "A", "S": "D", "F": "D"}
"""Codes that go one way only; another direction is as filed, and worth a look."""


_MOST_PROBLEMS = 1000
"""Real filings have a few; a list that is longer than this helps nobody."""


def check_filing(filing: Filing, problems: Iterable[Problem] = ()) -> Filing:
    """The filing with ``problems`` and what the checks found added to its own."""
    every = chain(problems, _footnotes(filing), _rows(filing), _parties(filing))
    found = list(islice(every, _MOST_PROBLEMS))
    if more := sum(1 for _ in every):
        found.append(Problem("note", "problems", f"{more:,} more of them are not listed"))
    return replace(filing, problems=(*filing.problems, *found)) if found else filing


def place(is_derivative: bool, line: int) -> str:
    """A row's place in words: ``Table II, line 3``."""
    return f"Table {'II' if is_derivative else 'I'}, line {line}"


def words(field: str) -> str:
    """A field's name in plain words: ``price per share``."""
    return field.replace("_", " ")


def _footnotes(filing: Filing) -> Iterator[Problem]:
    rows = (*filing.transactions, *filing.holdings)
    marked = {key for row in rows for keys in row.footnotes.values() for key in keys}
    if marked == filing.footnotes.keys():
        return
    for row in rows:
        for field, keys in row.footnotes.items():
            for key in keys:
                if key not in filing.footnotes:
                    where = f"{place(row.is_derivative, row.line)}, {words(field)}"
                    yield Problem("warning", where, f"footnote {key} is marked and not given")
    for key in filing.footnotes:
        if key not in marked:
            yield Problem("note", f"footnote {key}", "marked on no cell of the tables")


def _rows(filing: Filing) -> Iterator[Problem]:
    for row in filing.transactions:
        code = row.transaction_code
        if code is not None and code not in CODES:
            where = f"{place(row.is_derivative, row.line)}, transaction code"
            yield Problem("warning", where, f"{code!r} is no known code")
        if problem := _direction(row):
            yield problem
    if not (filing.transactions or filing.holdings):
        form = (filing.form_type or "").removesuffix("/A")
        if form == "4" and not filing.not_subject_to_section16:
            yield Problem("note", "tables", "no rows, and the exit box is not ticked")


def _direction(row: Row) -> Problem | None:
    direction = row.acquired_disposed_code
    if direction is None:
        return None
    if direction not in ("A", "D"):
        message = f"{direction!r} is neither A nor D"
        return Problem("warning", _direction_of(row), message)
    if not row.is_derivative and _MUST_ACQUIRE.get(row.transaction_code, direction) != direction:
        return Problem("note", _direction_of(row), f"code {row.transaction_code} with {direction}")
    return None


def _direction_of(row: Row) -> str:
    return f"{place(row.is_derivative, row.line)}, acquired or disposed"


def _parties(filing: Filing) -> Iterator[Problem]:
    for owner in filing.reporting_owners:
        if owner.cik is not None and owner.cik == filing.issuer.cik:
            yield Problem("note", "reporting owner", "files as owner and as issuer under one CIK")
