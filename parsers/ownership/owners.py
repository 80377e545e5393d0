"""The table of reporting owners that the reduced view prints under the form.

It lists every owner of a joint filing with roles, where box 1 shows the first alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from parsers import boxes, values
from parsers.filing import Address, Problem, ReportingOwner
from parsers.ownership.grid import Line
from parsers.ownership.identity import read_city

_COLUMNS = 5  # name and address, director, 10% owner, officer, other
_HEADER = re.compile(r"reporting\s+owner\s+name|relationships?$|^director$", re.IGNORECASE)
_STREET_BEGINS = re.compile(
    r"\b(?:\d+\b|C/O\b|P\.?\s?O\.?\s+BOX\b|ONE\b|TWO\b|THREE\b)", re.IGNORECASE
)


def read_owners(
    lines: Iterable[Line], first: ReportingOwner, problems: list[Problem]
) -> tuple[ReportingOwner, ...]:
    """All owners of the form: the one of box 1, and those the table adds.

    Where box 1 and the table differ on a role, box 1 stands and a problem says so.
    """
    owners = [first]
    for line in lines:
        texts = [cell.text for cell in line.cells]
        filled = [text for text in texts if text]
        if not filled or any(_HEADER.search(text) for text in filled):
            continue
        if len(texts) != _COLUMNS:
            message = f"{len(texts)} cells in line {line.number} of the source, not {_COLUMNS}"
            problems.append(
                Problem("warning", "reporting owners", f"{message}: {line.text[:80]!r}")
            )
            continue
        if first.name and _folded(texts[0]).startswith(_folded(first.name)):
            _compare(first, _owner(texts, first.name), problems)
        else:
            owners.append(_owner(texts, None))
            message = f"{owners[-1].name!r}: where the name ends and the address begins is guessed"
            problems.append(Problem("note", "reporting owners", message))
    return tuple(owners)


def _owner(texts: list[str], name: str | None) -> ReportingOwner:
    blob, director, ten_percent, officer, other = texts
    if name is None:
        street = _STREET_BEGINS.search(blob)
        name = blob[: street.start()].strip() if street else blob
    director_mark, ten_percent_mark = boxes.alone(director), boxes.alone(ten_percent)
    return ReportingOwner(
        name=name,
        address=_address(blob[len(name) :].strip()),
        is_director=director_mark == boxes.CHECKED,
        is_officer=bool(officer),
        is_ten_percent_owner=ten_percent_mark == boxes.CHECKED,
        is_other=bool(other),
        officer_title=_title(officer),
        other_text=_title(other),
    )


def _compare(first: ReportingOwner, listed: ReportingOwner, problems: list[Problem]) -> None:
    roles = {
        "director": (first.is_director, listed.is_director),
        "10% owner": (first.is_ten_percent_owner, listed.is_ten_percent_owner),
        "officer": (first.is_officer, listed.is_officer),
        "other": (first.is_other, listed.is_other),
    }
    for role, (in_box, in_table) in roles.items():
        if in_box is not None and in_box != in_table:
            message = f"{role}: {_tick(in_box)} in box 5, {_tick(in_table)} in the owners' table"
            problems.append(Problem("warning", "reporting owners", message))


def _tick(state: bool | None) -> str:
    return "ticked" if state else "not ticked"


def _address(text: str) -> Address | None:
    """Street and city as far as they can be told apart: the city's line stands last."""
    if not text:
        return None
    city, state, zip_code = read_city(text)
    return replace(Address(), street1=values.squash(city), state=state, zip_code=zip_code)


def _title(text: str) -> str | None:
    """A role's title; an X alone ticks the box and names nothing."""
    return None if boxes.alone(text) else values.squash(text)


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())
