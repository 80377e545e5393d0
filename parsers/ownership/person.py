"""Box 1 of a form, where each part of it stands in a cell or on a line of its own.

The box is printed for the first owner at the head, and in EDGAR's view once more for
each owner of a joint filing under the tables.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from parsers import values
from parsers.codes import US_STATES
from parsers.filing import Address
from parsers.ownership.grid import Cell, Line

_CITY = re.compile(
    r"(?P<city>.+?),?\s+(?P<state>[A-Z][A-Z0-9])"
    r"(?:\s+(?P<zip>\d{5}(?:-?\d{4})?|[A-Z]\d[A-Z] ?\d[A-Z]\d"
    r"|(?=[0-9A-Za-z -]*\d)[0-9A-Za-z -]{3,10}))?",
    re.ASCII,
)

_BOX_1 = re.compile(r"(?:1\s*\.\s*)?name\s+and\s+address\s+of\s+reporting\s+person", re.IGNORECASE)
_NAME_PARTS = ("(last)", "(first)", "(middle)")
_CITY_PARTS = ("(city)", "(state)")


@dataclass(frozen=True, slots=True)
class Person:
    """What box 1 states of an owner."""

    name: str | None
    cik: str | None
    address: Address | None


def read_city(text: str) -> tuple[str | None, str | None, str | None]:
    """City, state and zip code from the line that holds all three."""
    match = _CITY.fullmatch(text)
    return (match["city"], match["state"], match["zip"]) if match else (text or None, None, None)


def read_state(text: str | None) -> tuple[str | None, str | None]:
    """EDGAR's code of a printed state, and the text where it is no code of a US state."""
    text = values.squash(text)
    if text is None or (len(text) == 2 and text.isascii()):
        return text, None
    code = US_STATES.get(text.upper())
    return code, None if code else text


def read_persons(lines: Iterable[Line]) -> Iterator[Person]:
    """The owners whose box 1 stands in these lines, part by part; others are passed over."""
    box: list[Line] | None = None
    for line in lines:
        if any(_BOX_1.match(cell.text) for cell in line.cells):
            box = []
        elif box is not None:
            if _begins(line, _CITY_PARTS):
                person = _person(box)
                if person:
                    yield person
                box = None
            else:
                box.append(line)


def _begins(line: Line, words: tuple[str, ...]) -> bool:
    """Do these words stand each in a cell, side by side?"""
    return tuple(cell.text.lower() for cell in line.cells[: len(words)]) == words


def _person(box: list[Line]) -> Person | None:
    """The parts between the box's caption and that of the city: each before its own."""
    names: list[Cell] = []
    streets: list[str] = []
    city: tuple[str, ...] = ()
    found = names_end = False
    for line in box:
        if _begins(line, _NAME_PARTS):
            names_end = True
        elif line.text.lower() == "(street)":
            found = True
        elif found:
            city = city or tuple(cell.text for cell in line.cells)
        elif names_end:
            streets.append(line.text)
        else:
            names += line.cells
    if len(city) == 1:
        town, state_printed, zip_code = read_city(city[0])
    elif len(city) in (0, 3):
        town, state_printed, zip_code = city or (None, None, None)
    else:
        return None
    if not found or not names_end:
        return None
    state, description = read_state(state_printed)
    address = Address(
        street1=streets[0] if streets else None,
        street2=" ".join(streets[1:]) or None,
        city=values.squash(town),
        state=state,
        zip_code=values.squash(zip_code),
        state_description=description,
    )
    return Person(
        name=values.squash(" ".join(cell.text for cell in names)),
        cik=next((cik for cell in names for cik in cell.ciks), None),
        address=None if address == Address() else address,
    )
