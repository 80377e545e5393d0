"""The table of reporting owners that the reduced view prints under the form.

It lists every owner of a joint filing with roles, where box 1 shows the first alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from parsers import boxes, values
from parsers.codes import US_STATES
from parsers.filing import Address, Problem, ReportingOwner
from parsers.ownership.grid import Cell, Line
from parsers.ownership.person import Person, read_city, read_persons, read_state

_COLUMNS = 5  # name and address, director, 10% owner, officer, other
_HEADER = re.compile(
    r"reporting\s+owner\s+name.*|.*\brelationships?|director|10%\s+owner|officer|other",
    re.IGNORECASE,
)
_ZIP = re.compile(r"\d{5}(?:-?\d{4})?", re.ASCII)
_STREET_BEGINS = re.compile(
    r"\b(?:\d+\b|C/O\b|P\.?\s?O\.?\s+BOX\b|ONE\b|TWO\b|THREE\b)", re.IGNORECASE
)


def read_owners(
    lines: Iterable[Line], first: ReportingOwner, problems: list[Problem]
) -> tuple[ReportingOwner, ...]:
    """All owners of the form: the one of box 1, and those the table adds.

    Where box 1 and the table differ on a role, box 1 stands and a problem says so.
    """
    lines = list(lines)
    if persons := list(read_persons(lines)):
        return _with_others(first, persons, problems)
    owners = [first]
    first_seen = False
    for line in lines:
        texts = [cell.text for cell in line.cells]
        filled = [text for text in texts if text]
        if all(_HEADER.fullmatch(text) for text in filled):
            continue
        if len(texts) != _COLUMNS:
            message = f"{len(texts)} cells in line {line.number} of the source, not {_COLUMNS}"
            problems.append(
                Problem("warning", "reporting owners", f"{message}: {line.text[:80]!r}")
            )
            # Scrapers lose blank cells at the end of a line, not between two others.
            if not 1 < len(texts) < _COLUMNS:
                continue
        cells = (*line.cells, *[Cell("")] * (_COLUMNS - len(texts)))
        is_first = not first_seen and _begins_with(texts[0], first.name)
        listed = _owner(cells, first.name if is_first else None)
        if is_first:
            first_seen = True
            _compare(first, listed, problems)
            owners[0] = _with_titles(first, listed)
        else:
            owners.append(listed)
            if not line.cells[0].lines:
                message = f"{listed.name!r}: where the name ends and the address begins is guessed"
                problems.append(Problem("note", "reporting owners", message))
    return tuple(owners)


def _with_others(
    first: ReportingOwner, persons: Iterable[Person], problems: list[Problem]
) -> tuple[ReportingOwner, ...]:
    """EDGAR's view repeats box 1 for each owner, the first among them, and no other box."""
    others = [
        ReportingOwner(cik=person.cik, name=person.name, address=person.address)
        for person in persons
        if (person.cik, person.name) != (first.cik, first.name)
    ]
    if others:
        message = "the page shows the first owner's relationship to the issuer alone"
        problems.append(Problem("note", "reporting owners", message))
    return (first, *others)


def _owner(cells: tuple[Cell, ...], known_name: str | None) -> ReportingOwner:
    director, ten_percent, officer, other = (cell.text for cell in cells[1:])
    name, address = _name_and_address(cells[0], known_name)
    return ReportingOwner(
        name=name,
        address=address,
        is_director=boxes.alone(director) == boxes.CHECKED,
        is_officer=bool(officer),
        is_ten_percent_owner=boxes.alone(ten_percent) == boxes.CHECKED,
        is_other=bool(other),
        officer_title=_title(officer),
        other_text=_title(other),
    )


def _name_and_address(cell: Cell, known_name: str | None) -> tuple[str | None, Address | None]:
    """By the lines of the cell; where they run into one, by where a street seems to begin."""
    if cell.lines:
        return cell.lines[0], _address_of_lines(cell.lines[1:])
    blob = cell.text
    if known_name:
        name = known_name
    else:
        street = _STREET_BEGINS.search(blob)
        name = blob[: street.start()].strip() if street else blob
    return values.squash(name), _address(blob[len(name) :].strip())


def _address_of_lines(lines: tuple[str, ...]) -> Address | None:
    """Street, city, state and zip code, each on its line, in that order; then the country.

    Blank ones leave no line, so only an address with a US state in it is certain.
    """
    at = next((n for n in range(len(lines) - 1, 1, -1) if lines[n].upper() in US_STATES), None)
    if at is None:
        return _address(" ".join(lines))
    streets = lines[: at - 1]
    zip_code = lines[at + 1] if _ZIP.fullmatch("".join(lines[at + 1 : at + 2])) else None
    return Address(
        street1=streets[0],
        street2=" ".join(streets[1:]) or None,
        city=lines[at - 1],
        state=read_state(lines[at])[0],
        zip_code=zip_code,
    )


def _with_titles(first: ReportingOwner, listed: ReportingOwner) -> ReportingOwner:
    """Box 5 may run both titles together; the table has a cell for each."""
    if not (first.is_officer and first.is_other and listed.is_officer and listed.is_other):
        return first
    return replace(first, officer_title=listed.officer_title, other_text=listed.other_text)


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


def _begins_with(text: str, name: str | None) -> bool:
    return name is not None and _folded(text).startswith(_folded(name))


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())
