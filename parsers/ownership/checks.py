"""What a form contradicts in itself, whichever way it was read.

A check never changes a value: it says what it saw, and where.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain, islice

from parsers.codes import CODES
from parsers.filing import Filing, Problem, Row

_MUST_ACQUIRE = {"P": "A", "S": "D", "F": "D"}
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
    marked: set[str] = set()
    for row in (*filing.transactions, *filing.holdings):
        for field, keys in row.footnotes.items():
            marked.update(keys)
            for key in keys:
                if key not in filing.footnotes:
                    where = f"{place(row.is_derivative, row.line)}, {words(field)}"
                    yield Problem("warning", where, f"footnote {key} is marked and not given")
    for key in filing.footnotes:
        if key not in marked:
            yield Problem("note", f"footnote {key}", "marked on no cell of the tables")


def _rows(filing: Filing) -> Iterator[Problem]:
    for row in filing.transactions:
        where = place(row.is_derivative, row.line)
        code = row.transaction_code
        if code is not None and code not in CODES:
            yield Problem("warning", f"{where}, transaction code", f"{code!r} is no known code")
        yield from _direction(row, where)
    if not (filing.transactions or filing.holdings):
        form = (filing.form_type or "").removesuffix("/A")
        if form == "4" and not filing.not_subject_to_section16:
            yield Problem("note", "tables", "no rows, and the exit box is not ticked")


def _direction(row: Row, where: str) -> Iterator[Problem]:
    if row.acquired_disposed_code not in ("A", "D", None):
        message = f"{row.acquired_disposed_code!r} is neither A nor D"
        yield Problem("warning", f"{where}, acquired or disposed", message)
        return
    usual = _MUST_ACQUIRE.get(row.transaction_code or "")
    if usual and not row.is_derivative and row.acquired_disposed_code not in (usual, None):
        message = f"code {row.transaction_code} with {row.acquired_disposed_code}"
        yield Problem("note", f"{where}, acquired or disposed", message)


def _parties(filing: Filing) -> Iterator[Problem]:
    for owner in filing.reporting_owners:
        if owner.cik is not None and owner.cik == filing.issuer.cik:
            yield Problem("note", "reporting owner", "files as owner and as issuer under one CIK")
