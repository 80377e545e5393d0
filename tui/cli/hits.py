"""Where the words of a search stand: under the rows of a table, in the objects of JSON."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Iterable, Iterator
from io import BytesIO
from itertools import islice
from typing import BinaryIO

from rich.text import Text

from parsers.serial import escape_controls
from store.export import Listing, write
from store.hits import Hit
from store.reader import Reader, RowView

_WINDOW = 100
"""Rows asked about at a time."""
_MOST = 3
"""Places told under a row."""
JSON_FORMATS = frozenset({"json", "jsonl"})

Found = tuple[RowView, tuple[Hit, ...]]


def with_hits(reader: Reader, listing: Listing, rows: Iterable[RowView]) -> Iterator[Found]:
    """Each row with where the query's words stand."""
    source = iter(rows)
    while window := list(islice(source, _WINDOW)):
        hits = reader.hits(listing.view, listing.query, window)
        yield from ((row, hits.get(row.id, ())) for row in window)


class HitLines:
    """The lines under the rows of a table, which is drawn some rows behind those read."""

    def __init__(self, listing: Listing) -> None:
        self._listing = listing
        self._waiting: deque[list[Text]] = deque()

    def heeding(self, found: Iterable[Found]) -> Iterator[RowView]:
        """The rows, noting what is to be told under each."""
        for row, hits in found:
            self._waiting.append([_line(hit) for hit in self._untold(row, hits)[:_MOST]])
            yield row

    def next(self) -> list[Text]:
        """The lines under the next row that is drawn."""
        return self._waiting.popleft()

    def _untold(self, row: RowView, hits: tuple[Hit, ...]) -> list[Hit]:
        """Hits that the row does not show itself."""
        shown = {row.cells[self._listing.view.columns.index(c)] for c in self._listing.chosen}
        return [hit for hit in hits if hit.text not in shown]


def _line(hit: Hit) -> Text:
    line = Text.assemble("  ", (f"{hit.where}: ", "dim"), no_wrap=True)
    start = len(line)
    line.append(hit.snippet)
    for number, (first, last) in enumerate(hit.spans):
        line.stylize("bold", start + first + 2 * number, start + last + 2 * number + 2)
    return line


def write_with_hits(listing: Listing, found: Iterable[Found], stream: BinaryIO, name: str) -> None:
    """Rows as JSON, each object with ``hit`` and ``snippet``: the first place, or null."""
    between, after = (b",\n", b"\n]\n") if name == "json" else (b"\n", b"\n")
    stream.write(b"[" if name == "json" else b"")
    is_first = True
    for row, hits in found:
        stream.write((b"\n" if name == "json" else b"") if is_first else between)
        stream.write(_object(listing, row, hits))
        is_first = False
    if is_first:
        after = b"]\n" if name == "json" else b""
    stream.write(after)


def _object(listing: Listing, row: RowView, hits: tuple[Hit, ...]) -> bytes:
    buffer = BytesIO()
    write(listing, [row], buffer, "jsonl")
    told = {"hit": hits[0].where, "snippet": hits[0].snippet} if hits else dict.fromkeys(_KEYS)
    more = escape_controls(json.dumps(told, ensure_ascii=False))
    return buffer.getvalue().removesuffix(b"}\n") + f", {more[1:]}".encode()


_KEYS = ("hit", "snippet")
