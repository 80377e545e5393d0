"""CSV and TSV: one line a row, under the names of the columns.

Text that a spreadsheet would take for a formula gets an apostrophe before it.
"""

from __future__ import annotations

import csv
from typing import Literal, TextIO

from store.export.listing import Listing, Rows, plain
from store.harmless import visible, without_formula
from store.reader import CellValue


def write_csv(listing: Listing, rows: Rows, stream: TextIO) -> int:
    """Comma-separated values as RFC 4180 has them; how many rows."""
    return _delimited(listing, rows, stream, ",", "\r\n")


def write_tsv(listing: Listing, rows: Rows, stream: TextIO) -> int:
    """Tab-separated values; how many rows."""
    return _delimited(listing, rows, stream, "\t", "\n")


def _delimited(
    listing: Listing, rows: Rows, stream: TextIO, delimiter: str, end: Literal["\n", "\r\n"]
) -> int:
    writer = csv.writer(stream, delimiter=delimiter, lineterminator=end)
    places = listing.places
    writer.writerow([column.name for column in listing.chosen])
    count = 0
    for row in rows:
        writer.writerow([_text(row.cells[place]) for place in places])
        count += 1
    return count


def _text(value: CellValue) -> str:
    return without_formula(visible(value)) if isinstance(value, str) else plain(value)
