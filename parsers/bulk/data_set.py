"""The tables of a data set taken apart by accession number, no cell of them read.

The tables are not sorted alike, so all rows of a quarter are held at once, about a hundred
megabytes, but as the bytes they are. Every row begins with its accession number; a line that
does not belongs to the row before it, whose quoted text has line ends in it.
"""

from __future__ import annotations

import codecs
import re
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import IO

from parsers.bulk.columns import KEY, SUBMISSION, TABLES
from parsers.bulk.extract import cells_of, make_extract
from parsers.bulk.layout import layout_of
from parsers.decoding import decode
from parsers.errors import Unreadable

_BY_FILE = {table.file.lower(): table.name for table in TABLES.values()}
_ACCESSION = re.compile(rb"\d{10}-?\d\d-?\d{6}", re.ASCII)
_AROUND = b'" '
_OWN = {"ISSUERCIK", "DOCUMENT_TYPE"}
"""The SEC's data sets of other forms have a SUBMISSION.tsv too, without these columns."""
_BLOCK = 1024 * 1024
_MOST_IN_ROW = 16 * 1024 * 1024
MOST_IN_ALL = 1024 * 1024 * 1024
"""Bytes; the largest quarter has a tenth of it."""
_BROKEN = (OSError, EOFError, zlib.error, zipfile.BadZipFile, NotImplementedError, RuntimeError)


class TooLarge(Unreadable):
    """A table has more than any that was ever published."""


@dataclass(frozen=True, slots=True)
class Part:
    """A file of the data set."""

    file: str
    """Its name as it stands there."""
    open: Callable[[], IO[bytes]]
    """Raises :class:`~parsers.errors.Unreadable` where it is not to be read."""


@dataclass(frozen=True, slots=True)
class _Rows:
    """The rows of one table."""

    header: bytes
    by_accession: dict[bytes, list[bytes]]


def is_table(name: str) -> bool:
    """Is it the name of a file of the data sets?"""
    return name.lower() in _BY_FILE


def tables_among(names: Iterable[str]) -> dict[str, str]:
    """The tables among the names of files that lie together, by the names of the tables.

    Empty where they make no data set: then the one of the submissions is not among them.
    """
    found = {table: name for name in names if (table := _BY_FILE.get(name.lower()))}
    return found if SUBMISSION in found else {}


class DataSet:
    """A data set being taken apart: first :meth:`read`, then its :meth:`extracts`, once."""

    def __init__(self, parts: Mapping[str, Part]) -> None:
        """:param parts: files by the names of their tables"""
        self._parts = parts
        self._tables: dict[str, _Rows] = {}
        self._size = 0
        self.failures: list[tuple[str, str]] = []
        """Names of files, and what is wrong with them."""
        self.accessions: list[bytes] = []
        """Of its filings, in the order of the submissions."""

    def read(self) -> None:
        """Read the rows of all tables; what cannot be read is among the failures then."""
        for name, table in TABLES.items():
            without = f"its filings are read without {table.about}"
            part = self._parts.get(name)
            if part is None:
                self.failures.append((table.file, f"missing from the data set; {without}"))
                continue
            try:
                with part.open() as stream:
                    rows = self._grouped(stream)
                self._tables[name] = rows
                layout = layout_of(name, decode(rows.header))
                if name == SUBMISSION and layout.places.keys().isdisjoint(_OWN):
                    self._tables.clear()
                    self.failures = [(part.file, "a table of another data set, not read here")]
                    return
                if missing := layout.missing:
                    self.failures.append((part.file, f"no column {', '.join(missing)}"))
            except Unreadable as error:
                self.failures.append((part.file, f"{error}; {without}"))
            except _BROKEN as error:
                self.failures.append((part.file, f"cannot be read: {error}; {without}"))
        every = chain.from_iterable(rows.by_accession for rows in self._tables.values())
        self.accessions = list(dict.fromkeys(every))
        if not self.accessions:
            self.failures.append((self._parts[SUBMISSION].file, "no filing in the data set"))

    def extracts(self) -> Iterator[tuple[str, bytes]]:
        """Accession number and extract of each filing."""
        tables = [(name, self._tables.get(name)) for name in TABLES]
        for key in self.accessions:
            sections: list[tuple[str, bytes | None, list[bytes]]] = []
            for name, table in tables:
                if table is None:
                    sections.append((name, None, []))
                elif rows := table.by_accession.pop(key, None):
                    sections.append((name, table.header, rows))
            yield key.decode("ascii"), make_extract(sections)

    def _grouped(self, stream: IO[bytes]) -> _Rows:
        header: bytes | None = None
        rows: dict[bytes, list[bytes]] = {}
        own: list[bytes] | None = None
        for lines in self._lines(stream):
            if header is None:
                header = lines.pop(0).removeprefix(codecs.BOM_UTF8)
                at = _place_of_key(header)
            for line in lines:
                cell = line[: line.find(b"\t")] if at == 0 else _cell(line, at)
                group = rows.get(cell)
                if group is None:
                    key = cell.strip(_AROUND)
                    if _ACCESSION.fullmatch(key):
                        group = rows.setdefault(key, [])
                    elif own is None or not line.strip():
                        continue
                    else:
                        group = own
                group.append(line)
                own = group
        if header is None:
            raise Unreadable("it is empty")
        return _Rows(header, rows)

    def _lines(self, stream: IO[bytes]) -> Iterator[list[bytes]]:
        rest = b""
        while block := stream.read(_BLOCK):
            self._size += len(block)
            lines = (rest + block).split(b"\n")
            rest = lines.pop()
            if len(rest) > _MOST_IN_ROW or self._size > MOST_IN_ALL:
                raise TooLarge("larger than any that was published")
            if lines:
                yield lines
        if rest:
            yield [rest]


def _place_of_key(header: bytes) -> int:
    names = cells_of(decode(header))
    if KEY not in names:
        raise Unreadable(f"no column {KEY}")
    return names.index(KEY)


def _cell(line: bytes, at: int) -> bytes:
    cells = line.split(b"\t", at + 1)
    return cells[at] if len(cells) > at else b""
