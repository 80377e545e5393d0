"""Where the columns stand under one header row, and what is read from them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from parsers.bulk.cells import READ
from parsers.bulk.columns import (
    FILE_NUMBER,
    FILLS,
    FILLS_PART,
    KEY,
    KEYS,
    MARK_COLUMNS,
    OPTIONAL,
    RELATIONSHIP,
    ROW_COLUMNS,
    SAME,
    TABLES,
    Column,
)
from parsers.bulk.extract import cells_of

_KNOWN = KEYS | {RELATIONSHIP, FILE_NUMBER} | MARK_COLUMNS.keys() | ROW_COLUMNS.keys()
_KNOWN |= {name for columns in FILLS.values() for name in columns}
_KNOWN |= {name for columns in FILLS_PART.values() for name in columns}


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of each row."""

    place: int
    field: str
    kind: str
    read: Callable[[str], Any]


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns of a table as one header row has them."""

    width: int
    places: Mapping[str, int]
    """Columns by name, each in one spelling; the first where a name comes twice."""
    missing: tuple[str, ...]
    """Published columns that are not there, and are not known to come and go."""
    unknown: tuple[tuple[int, str], ...]
    """Place and name of columns that are not read here."""
    cells: tuple[Cell, ...]
    """What they fill: a filing, an owner, a row of Table I or II, a footnote or a signature."""
    others: tuple[Cell, ...]
    """What fills a part of that: the issuer of a filing, the address of an owner."""
    marks: tuple[tuple[int, str], ...]
    """Place of a cell of footnote marks, and the field marked."""
    numbers: tuple[int, ...]
    """Places of numbers."""
    key: int | None
    """Place of the number that rows are in order of."""


@lru_cache(64)
def layout_of(table: str, header: str) -> Layout:
    """What stands where in the rows of a table under this header."""
    names = cells_of(header)
    places: dict[str, int] = {}
    for place, name in enumerate(names):
        places.setdefault(SAME.get(name, name), place)
    published = {SAME.get(name, name): name for name in (KEY, *TABLES[table].columns)}
    cells = _there(places, FILLS.get(table, ROW_COLUMNS))
    return Layout(
        width=len(names),
        places=places,
        missing=tuple(
            name for same, name in published.items() if same not in places and name not in OPTIONAL
        ),
        unknown=tuple((place, name) for name, place in places.items() if name not in _KNOWN),
        cells=cells,
        others=_there(places, FILLS_PART.get(table, {})),
        marks=tuple(
            (places[name], field) for name, field in MARK_COLUMNS.items() if name in places
        ),
        numbers=tuple(cell.place for cell in cells if cell.kind == "number"),
        key=places.get(f"{table}_SK"),
    )


def _there(places: Mapping[str, int], columns: Mapping[str, Column]) -> tuple[Cell, ...]:
    return tuple(
        Cell(places[name], column.field, column.kind, READ[column.kind])
        for name, column in columns.items()
        if name in places
    )
