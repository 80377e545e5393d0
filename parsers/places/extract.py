"""Places in an extract of the data sets: each cell is where its column is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from parsers import values
from parsers.bulk.columns import (
    FOOTNOTES,
    KEY,
    OWNERS,
    RELATIONSHIP,
    ROLES,
    ROW_TABLES,
    SIGNATURES,
    SUBMISSION,
    TABLES,
)
from parsers.bulk.extract import Section, rows_of, split_extract
from parsers.bulk.layout import Cell, Layout, layout_of
from parsers.places.kept import Kept, kept_of
from parsers.places.spans import Extent, Found

_NAMES = {table.file: table.name for table in TABLES.values()}
_CELL = re.compile(r'"((?:[^"]|"")*+)"[^\t]*+|[^\t]*+')
_WORD = re.compile(r"[^,]+")
_LONGEST_KEY = 40


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of a table: where it stands, its cells as read, and where each of them stands."""

    extent: Extent
    cells: tuple[str, ...]
    extents: tuple[Extent | None, ...]

    def stated(self, cell: Cell) -> Extent | None:
        """Where a cell has its value; ``None`` where it has none."""
        if cell.place >= len(self.cells):
            return None
        text = self.cells[cell.place]
        return self.extents[cell.place] if text and cell.read(text) is not None else None


@dataclass(frozen=True, slots=True)
class _Table:
    layout: Layout
    rows: Sequence[_Row]

    def in_order(self) -> Sequence[_Row]:
        """The rows as the lines of a form: in the order of their keys."""
        at = self.layout.key
        return self.rows if at is None else sorted(self.rows, key=lambda row: _key(row, at))


def extract_places(content: bytes, text: str) -> Found:
    """Where everything stands in an extract.

    :param text: these bytes decoded
    """
    tables: dict[str, _Table] = {}
    for section, rows in zip(split_extract(content), _sections(text), strict=False):
        if section.header is not None:
            placed = _Table(layout_of(section.table, section.header), _rows(section, rows))
            tables.setdefault(section.table, placed)
    found = Found()
    _form_rows(tables, found)
    _footnotes(tables.get(FOOTNOTES), found)
    _facts(tables, found)
    return found


# Rows


def _form_rows(tables: dict[str, _Table], found: Found) -> None:
    lines = [0, 0]
    for kind in ROW_TABLES:
        table = tables.get(kind.table)
        for row in table.in_order() if table else ():
            lines[kind.is_derivative] += 1
            key = (kind.is_derivative, lines[kind.is_derivative])
            found.rows[key] = row.extent
            for cell in table.layout.cells if table else ():
                if extent := row.stated(cell):
                    found.cells[*key, cell.field] = extent


def _key(row: _Row, at: int) -> int:
    text = row.cells[at] if at < len(row.cells) else ""
    return int(text) if text.isascii() and text.isdigit() and len(text) < _LONGEST_KEY else 0


def _footnotes(table: _Table | None, found: Found) -> None:
    if table is None:
        return
    cells = {cell.field: cell for cell in table.layout.cells}
    seen: set[str] = set()
    for row in table.rows:
        at = cells["key"].place if "key" in cells else len(row.cells)
        key = values.squash(row.cells[at]) if at < len(row.cells) else None
        key = key or f"F{len(seen) + 1}"
        if key not in seen and "text" in cells and (extent := row.stated(cells["text"])):
            found.footnotes[key] = extent
        seen.add(key)


# Facts


def _facts(tables: dict[str, _Table], found: Found) -> None:
    if (head := tables.get(SUBMISSION)) and head.rows:
        _state(head.rows[0], head.layout.cells, "", found)
        _state(head.rows[0], head.layout.others, "issuer.", found)
        at = head.layout.places.get(KEY)
        if at is not None and at < len(head.rows[0].extents):
            found.facts["accession_number"] = head.rows[0].extents[at]
    owners = tables.get(OWNERS)
    for n, row in enumerate(owners.rows if owners else ()):
        _state(row, owners.layout.cells if owners else (), f"reporting_owners.{n}.", found)
        _state(row, owners.layout.others if owners else (), f"reporting_owners.{n}.address.", found)
        if owners:
            _roles(row, owners.layout.places.get(RELATIONSHIP), n, found)
    signatures = tables.get(SIGNATURES)
    for n, row in enumerate(signatures.rows if signatures else ()):
        _state(row, signatures.layout.cells if signatures else (), f"signatures.{n}.", found)


def _state(row: _Row, cells: Sequence[Cell], way: str, found: Found) -> None:
    for cell in cells:
        if extent := row.stated(cell):
            found.facts[way + cell.field] = extent


def _roles(row: _Row, at: int | None, number: int, found: Found) -> None:
    """The roles that are named; of the others the relationship says nothing in words."""
    extent = row.extents[at] if at is not None and at < len(row.extents) else None
    if at is None or extent is None:
        return
    for match in _WORD.finditer(row.cells[at]):
        role = ROLES.get("".join(match[0].split()).lower())
        word = match[0].strip()
        if role and extent[1] - extent[0] == len(row.cells[at].strip()):
            shift = len(row.cells[at]) - len(row.cells[at].lstrip())
            start = extent[0] + match.start() + match[0].index(word) - shift
            found.facts[f"reporting_owners.{number}.{role}"] = (start, start + len(word))


# Cells


def _sections(text: str) -> Iterator[tuple[list[tuple[int, str]], Callable[[Extent], Extent]]]:
    """The lines of each table, its name left out, with the places where they begin."""
    kept: Kept | None = None
    if "\0" in text:  # which the reader drops
        kept = kept_of(match.span() for match in re.finditer("[^\0]+", text))
        text = text.replace("\0", "")
    outside = kept.extent if kept else _same
    lines: list[tuple[int, str]] | None = None
    place = 0
    for line in text.split("\n"):
        if line in _NAMES:
            if lines is not None:
                yield lines, outside
            lines = []
        elif lines is not None:
            lines.append((place, line))
        place += len(line) + 1
    if lines is not None:
        yield lines, outside


def _same(extent: Extent) -> Extent:
    return extent


def _rows(
    section: Section, placed: tuple[list[tuple[int, str]], Callable[[Extent], Extent]]
) -> list[_Row]:
    """The rows of a table as they were read, each with its place."""
    lines, outside = placed
    while lines and not lines[-1][1]:
        lines.pop()
    texts = [line for _, line in lines]
    if any('"' in line for line in texts):
        raw = []
        place = lines[1][0] if len(lines) > 1 else 0
        for row in rows_of(texts):
            raw.append((place, row))
            place += len(row) + 1
    else:
        raw = [(place, line) for place, line in lines[1:] if line]
    if len(raw) != len(section.rows):
        return []
    return [
        _row(place, row, cells, outside)
        for (place, row), cells in zip(raw, section.rows, strict=True)
    ]


def _row(place: int, row: str, cells: tuple[str, ...], outside: Callable[[Extent], Extent]) -> _Row:
    extents: list[Extent | None] = []
    at = 0
    plain = row.split("\t")
    if tuple(plain) == cells:
        for text in plain:
            extents.append(_words(place + at, text, outside))
            at += len(text) + 1
    else:
        for text in cells:
            match = _CELL.match(row, at)
            quoted = match is not None and match[1] is not None
            inner = match[1 if quoted else 0] if match else ""
            start = match.start(1 if quoted else 0) if match else at
            is_it = (inner.replace('""', '"') if quoted else inner) == text
            extents.append(_words(place + start, inner, outside) if is_it else None)
            at = (match.end() if match else at) + 1
    return _Row(outside((place, place + len(row))), cells, tuple(extents))


def _words(place: int, text: str, outside: Callable[[Extent], Extent]) -> Extent | None:
    """Where a cell's words stand, blanks around them left out."""
    inner = text.strip()
    start = place + text.index(inner)
    return outside((start, start + len(inner))) if inner else None
