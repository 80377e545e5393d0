"""JSON and JSON Lines: one object a row, text and numbers exactly as filed.

Where words were searched for, each object says where the first of them stand.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from typing import TextIO

from parsers.serial import escape_controls
from store.export.listing import Found, Listing, Rows, marks_of
from store.reader import CellValue
from store.views import Kind

_KEYS = ("id", "filing_id")
"""They lead back to the filing, so they are there whatever columns are chosen."""


def write_json(listing: Listing, rows: Rows, stream: TextIO) -> int:
    """One array of objects; how many rows."""
    count = 0
    stream.write("[")
    for count, text in enumerate(_objects(listing, rows), 1):
        stream.write(",\n" if count > 1 else "\n")
        stream.write(text)
    stream.write("\n]\n" if count else "]\n")
    return count


def write_json_lines(listing: Listing, rows: Rows, stream: TextIO) -> int:
    """One object a line; how many rows."""
    count = 0
    for text in _objects(listing, rows):
        stream.write(text + "\n")
        count += 1
    return count


def _objects(listing: Listing, rows: Rows) -> Iterator[str]:
    """The text of each row's object."""
    keys = [(f'"{name}": ', name) for name in _KEYS if name in dict(listing.view.keys)]
    cells = [
        (f'"{column.name}": ', place, _flag if column.kind is Kind.FLAG else _value)
        for column, place in zip(listing.chosen, listing.places, strict=True)
    ]
    for row in rows:
        pairs = [head + _value(row.keys[name]) for head, name in keys]
        pairs += [head + write(row.cells[place]) for head, place, write in cells]
        if listing.view.has_marks:
            pairs.append(f'"footnotes": {json.dumps(marks_of(listing, row))}')
        if isinstance(row, Found):
            where, snippet = _place(row)
            pairs += [f'"hit": {_value(where)}', f'"snippet": {_value(snippet)}']
        yield "{" + ", ".join(pairs) + "}"


def _place(row: Found) -> tuple[str | None, str | None]:
    return (row.hits[0].where, row.hits[0].snippet) if row.hits else (None, None)


def _value(value: CellValue) -> str:
    """A value as JSON; numbers keep their digits as filed."""
    if value is None:
        return "null"
    if isinstance(value, Decimal):
        return format(value, "f")
    return escape_controls(_quoted(value)) if isinstance(value, str) else str(value)


def _flag(value: CellValue) -> str:
    return "null" if value is None else "true" if value else "false"


_quoted = json.JSONEncoder(ensure_ascii=False).encode
