"""The formats, one row each: how a file asks for one, and who writes it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import TextIOWrapper
from pathlib import Path
from typing import BinaryIO, TextIO

from store.export.delimited import write_csv, write_tsv
from store.export.excel import write_excel
from store.export.listing import Listing, Rows, rows_of, with_hits
from store.export.objects import write_json, write_json_lines
from store.export.pages import write_html, write_markdown
from store.export.parquet import write_parquet
from store.reader import Reader, RowView

_TextWriter = Callable[[Listing, Rows, TextIO], int]
_Writer = Callable[[Listing, Rows, BinaryIO], int]


@dataclass(frozen=True, slots=True)
class Format:
    """One way to write a listing."""

    name: str
    """As in ``--format``, and the suffix that is told first."""
    title: str
    write: _Writer
    """Writes rows to a stream of bytes and says how many there were."""
    is_text: bool = True
    """Can be printed."""
    other_suffixes: tuple[str, ...] = ()
    tells_hits: bool = False
    """Says of each row where the words stand that were searched for."""

    @property
    def suffixes(self) -> tuple[str, ...]:
        """What the name of such a file ends in."""
        return (f".{self.name}", *self.other_suffixes)


def _text(write_rows: _TextWriter) -> _Writer:
    """UTF-8 with the line ends that the writer gives, wherever the program runs."""

    def write(listing: Listing, rows: Rows, stream: BinaryIO) -> int:
        text = TextIOWrapper(stream, encoding="utf-8", newline="")
        try:
            return write_rows(listing, rows, text)
        finally:
            text.detach()  # which flushes, and leaves the stream to its owner

    return write


FORMATS: dict[str, Format] = {
    f.name: f
    for f in (
        Format("csv", "comma-separated values", _text(write_csv)),
        Format("tsv", "tab-separated values", _text(write_tsv)),
        Format("json", "JSON, one array", _text(write_json), tells_hits=True),
        Format(
            "jsonl", "JSON Lines, an object a line", _text(write_json_lines),
            other_suffixes=(".ndjson",), tells_hits=True,
        ),
        Format("md", "a Markdown table", _text(write_markdown), other_suffixes=(".markdown",)),
        Format("html", "a web page", _text(write_html), other_suffixes=(".htm",)),
        Format("xlsx", "an Excel workbook", write_excel, is_text=False),
        Format("parquet", "Apache Parquet, an extra", write_parquet, is_text=False),
    )
}  # fmt: skip

_BY_SUFFIX = {suffix: f.name for f in FORMATS.values() for suffix in f.suffixes}


def format_of(path: Path) -> str | None:
    """The name of the format that a file's suffix asks for."""
    return _BY_SUFFIX.get(path.suffix.lower())


def rows_for(reader: Reader, listing: Listing, format_name: str) -> Iterator[RowView]:
    """The rows of a listing for a format: with the places of words, if it tells those."""
    rows = rows_of(reader, listing)
    return with_hits(reader, listing, rows) if FORMATS[format_name].tells_hits else rows


def write(listing: Listing, rows: Rows, stream: BinaryIO, format_name: str) -> int:
    """Write rows to a stream; how many there were.

    :param format_name: a name from :data:`FORMATS`
    :raises NotWritable: the format cannot hold these rows, or lacks a library
    """
    return FORMATS[format_name].write(listing, rows, stream)
