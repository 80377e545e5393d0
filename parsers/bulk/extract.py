"""An extract: the rows of one filing, cut out of the tables of its data set.

It is text: for each table its file's name on a line, its header row, and the filing's rows as
they stand there. A table that has no row for the filing is left out; one that the data set
does not have at all is a name alone.

::

    SUBMISSION.tsv
    ACCESSION_NUMBER    FILING_DATE ...
    0000950170-24-110527    30-SEP-2024 ...
    FOOTNOTES.tsv
    ACCESSION_NUMBER    FOOTNOTE_ID ...
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from parsers.bulk.columns import KEY, TABLES
from parsers.decoding import decode

_NAMES = {table.file: table.name for table in TABLES.values()}
_BEGINS = re.compile(
    rb"(?:(?:%s)\r?\n)+[^\n]{0,10000}?\b%s\b"
    % (b"|".join(re.escape(name.encode()) for name in _NAMES), KEY.encode())
)
_MOST_IN_CELL = 16 * 1024 * 1024
"""Characters; the longest published cell has 4,000, and the csv module allows 131,072."""


@dataclass(frozen=True, slots=True)
class Section:
    """What an extract has of one table."""

    table: str
    header: str | None
    """``None``: the data set lacks this table."""
    rows: tuple[tuple[str, ...], ...]
    """Cells, unquoted; a row may have fewer or more than the header."""


def is_extract(content: bytes) -> bool:
    """Are these bytes an extract, or its beginning?"""
    return _BEGINS.match(content) is not None


def make_extract(sections: Iterable[tuple[str, bytes | None, Iterable[bytes]]]) -> bytes:
    """The extract of one filing.

    :param sections: names of tables, their header rows (``None``: there is no such table) and
        the rows of the filing, all without line ends
    """
    lines: list[bytes] = []
    for name, header, rows in sections:
        lines.append(_HEADS[name])
        if header is not None:
            lines.append(header)
            lines += rows
    lines.append(b"")
    return b"\n".join(lines)


_HEADS = {name: table.file.encode() for name, table in TABLES.items()}


def split_extract(content: bytes) -> Iterator[Section]:
    """The tables in an extract, in its order."""
    text = decode(content).replace("\0", "")
    has_quotes = '"' in text
    lines = text.split("\n")
    name: str | None = None
    start = 0
    for place, line in enumerate((*lines, "")):
        if line in _NAMES or place == len(lines):
            if name is not None:
                yield _section(name, lines[start:place], has_quotes)
            name, start = _NAMES.get(line), place + 1


def cells_of(header: str) -> tuple[str, ...]:
    """The names of the columns."""
    return tuple(cell.strip().upper() for cell in _cells(header, 0))


def _section(name: str, lines: list[str], has_quotes: bool) -> Section:
    while lines and not lines[-1]:
        lines.pop()
    if not lines:
        return Section(name, None, ())
    header = lines[0]
    if not has_quotes:
        return Section(name, header, tuple([tuple(line.split("\t")) for line in lines[1:] if line]))
    width = header.count("\t") + 1
    return Section(name, header, tuple(_cells(row, width) for row in rows_of(lines)))


def rows_of(lines: list[str]) -> Iterator[str]:
    """Rows of one or, where a quoted cell has line ends in it, several lines.

    All rows begin alike, for all are of one filing, so that a stray quote spoils its own row.
    """
    if cells_of(lines[0])[0] != KEY:
        yield from lines[1:]
        return
    begins = lines[1].split("\t", 1)[0] + "\t" if len(lines) > 1 else ""
    row: list[str] = []
    for line in lines[1:]:
        if row and line.startswith(begins):
            yield "\n".join(row)
            row = []
        row.append(line)
    if row:
        yield "\n".join(row)


def _cells(row: str, width: int) -> tuple[str, ...]:
    """The cells of a row; by its tabs alone where its quotes make no sense.

    :param width: how many there are to be
    """
    plain = tuple(row.split("\t"))
    if '"' not in row:
        return plain
    before = csv.field_size_limit(_MOST_IN_CELL)
    try:
        unquoted = tuple(next(csv.reader([row], delimiter="\t", quotechar='"'), []))
    except csv.Error:
        return plain
    finally:
        csv.field_size_limit(before)
    return plain if len(plain) == width != len(unquoted) else unquoted
