"""Writing a view out: CSV, TSV, JSON, JSON Lines, Markdown.

Rows are streamed; a file appears whole or not at all. In CSV and TSV text that a
spreadsheet would take for a formula gets an apostrophe before it; in all but JSON,
control characters are written as visible ones.
"""

from __future__ import annotations

import csv
import json
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import TextIO

from parsers.serial import escape_controls
from store.conditions import Scope
from store.errors import StoreError
from store.harmless import visible, without_formula
from store.query import Query
from store.reader import CellValue, Reader, RowView, Sort
from store.views import NUMERIC, Column, Kind, View


@dataclass(frozen=True, slots=True)
class Listing:
    """What to write: the rows of a view, and which of its columns."""

    view: View
    query: Query = Query()
    scope: Scope = Scope()
    sort: Sort | None = None
    columns: tuple[Column, ...] = ()
    """All of the view's where none are named."""

    @property
    def chosen(self) -> tuple[Column, ...]:
        """The columns to write."""
        return self.columns or self.view.columns


Rows = Iterable[RowView]
_Writer = Callable[[Listing, Rows, TextIO], int]


def rows_of(reader: Reader, listing: Listing) -> Iterator[RowView]:
    """The rows of a listing, in its order, read in windows."""
    for ids in reader.ids(listing.view, listing.query, listing.scope, listing.sort):
        yield from reader.rows(listing.view, ids)


def write(listing: Listing, rows: Rows, stream: TextIO, format_name: str) -> int:
    """Write rows to a stream; how many there were.

    :param format_name: a name from :data:`FORMATS`
    """
    return FORMATS[format_name](listing, rows, stream)


def write_file(listing: Listing, rows: Rows, path: Path, format_name: str) -> int:
    """Write rows to a file, which is replaced only when all is written.

    :raises StoreError: the file cannot be written
    """
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    except OSError as error:
        raise StoreError(f"{path}: cannot be written: {_reason(error)}") from error
    temporary = Path(name)
    try:
        with open(handle, "w", encoding="utf-8", newline="") as stream:  # noqa: PTH123
            count = write(listing, rows, stream, format_name)
        temporary.chmod(0o666 & ~_umask())
        temporary.replace(path)
    except OSError as error:
        raise StoreError(f"{path}: cannot be written: {_reason(error)}") from error
    finally:
        temporary.unlink(missing_ok=True)
    return count


def format_of(path: Path) -> str | None:
    """The format that a file's suffix asks for."""
    return _SUFFIXES.get(path.suffix.lower())


# Formats


def _write_csv(listing: Listing, rows: Rows, stream: TextIO) -> int:
    return _delimited(listing, rows, csv.writer(stream, lineterminator="\r\n"))


def _write_tsv(listing: Listing, rows: Rows, stream: TextIO) -> int:
    return _delimited(listing, rows, csv.writer(stream, delimiter="\t", lineterminator="\n"))


def _delimited(listing: Listing, rows: Rows, writer: object) -> int:
    places = _places(listing)
    put = writer.writerow  # type: ignore[attr-defined]
    put([column.name for column in listing.chosen])
    count = 0
    for row in rows:
        put([_spreadsheet_text(row.cells[place]) for place in places])
        count += 1
    return count


def _write_json(listing: Listing, rows: Rows, stream: TextIO) -> int:
    count = 0
    stream.write("[")
    for count, row in enumerate(rows, 1):
        stream.write(",\n" if count > 1 else "\n")
        stream.write(_json_object(listing, row))
    stream.write("\n]\n" if count else "]\n")
    return count


def _write_jsonl(listing: Listing, rows: Rows, stream: TextIO) -> int:
    count = 0
    for row in rows:
        stream.write(_json_object(listing, row) + "\n")
        count += 1
    return count


def _write_markdown(listing: Listing, rows: Rows, stream: TextIO) -> int:
    columns, places = listing.chosen, _places(listing)
    stream.write(_markdown_row(column.label for column in columns))
    stream.write(_markdown_row("---:" if c.kind in NUMERIC else "---" for c in columns))
    count = 0
    for row in rows:
        stream.write(_markdown_row(_markdown_text(row.cells[place]) for place in places))
        count += 1
    return count


FORMATS: dict[str, _Writer] = {
    "csv": _write_csv,
    "tsv": _write_tsv,
    "json": _write_json,
    "jsonl": _write_jsonl,
    "md": _write_markdown,
}
_SUFFIXES = {f".{name}": name for name in FORMATS} | {".markdown": "md", ".ndjson": "jsonl"}


# Cells


def _places(listing: Listing) -> Sequence[int]:
    return [listing.view.columns.index(column) for column in listing.chosen]


def _plain(value: CellValue) -> str:
    return "" if value is None else format(value, "f") if isinstance(value, Decimal) else str(value)


def _spreadsheet_text(value: CellValue) -> str:
    return without_formula(visible(value)) if isinstance(value, str) else _plain(value)


def _json_object(listing: Listing, row: RowView) -> str:
    pairs = [
        (name, _json_value(row.keys[name])) for name in ("id", "filing_id") if name in row.keys
    ]
    for column, place in zip(listing.chosen, _places(listing), strict=True):
        value = row.cells[place]
        if column.kind is Kind.FLAG and value is not None:
            pairs.append((column.name, "true" if value else "false"))
        else:
            pairs.append((column.name, _json_value(value)))
    if listing.view.has_marks:
        pairs.append(("footnotes", json.dumps(row.marks)))
    return "{" + ", ".join(f'"{name}": {value}' for name, value in pairs) + "}"


def _json_value(value: CellValue) -> str:
    """A value as JSON; numbers keep their digits as filed."""
    if isinstance(value, Decimal):
        return format(value, "f")
    return escape_controls(json.dumps(value, ensure_ascii=False))


def _markdown_row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cells) + " |\n"


_MARKDOWN = str.maketrans({char: f"\\{char}" for char in "\\`*_[]<>|"})


def _markdown_text(value: CellValue) -> str:
    return visible(value).translate(_MARKDOWN) if isinstance(value, str) else _plain(value)


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
