"""What is to be written: rows of a view in an order, and which of its columns."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice

from store.conditions import Scope
from store.errors import StoreError
from store.hits import Hit
from store.query import Query
from store.reader import CellValue, Reader, RowView, Sort
from store.row_view import DamagedRow
from store.terms import has_words
from store.views import Column, View


@dataclass(frozen=True, slots=True)
class Listing:
    """What to write: the rows of a view, and which of its columns."""

    view: View
    query: Query = Query()
    scope: Scope = Scope()
    sort: Sort | None = None
    columns: tuple[Column, ...] = ()
    """All of the view's where none are named."""
    only: AbstractSet[int] | None = None
    """Ids of the rows to write of all these, in the same order; ``None`` for all of them."""

    @property
    def chosen(self) -> tuple[Column, ...]:
        """The columns to write."""
        return self.columns or self.view.columns

    @property
    def places(self) -> Sequence[int]:
        """Where the cells of the columns to write stand in a row."""
        return [self.view.columns.index(column) for column in self.chosen]


Rows = Iterable[RowView]

_WINDOW = 100
"""Rows asked at a time where a query's words stand."""


@dataclass(frozen=True, slots=True)
class Found(RowView):
    """A row with where the words of the query stand; it may be listed for what none shows."""

    hits: tuple[Hit, ...]


class NotWritable(StoreError):
    """A format cannot hold these rows, or lacks its library. The message names no file."""


def rows_of(reader: Reader, listing: Listing) -> Iterator[RowView]:
    """The rows of a listing, in its order, read in windows.

    :raises StoreError: a row is damaged; what is written of the others would seem to be all
    """
    left = None if listing.only is None else len(listing.only)
    for ids in reader.ids(listing.view, listing.query, listing.scope, listing.sort):
        if listing.only is None or left is None:
            yield from _whole(reader.rows(listing.view, ids))
            continue
        wanted = [id for id in ids if id in listing.only]
        yield from _whole(reader.rows(listing.view, wanted))
        left -= len(wanted)
        if not left:  # the rest of a long list holds none of them
            return


def _whole(rows: Sequence[RowView]) -> Sequence[RowView]:
    for row in rows:
        if isinstance(row, DamagedRow):
            raise StoreError(row.damage)
    return rows


def watched(rows: Rows, moved: Callable[[int], None]) -> Iterator[RowView]:
    """The rows as they are.

    :param moved: told before each row how many came before it, and at the end how many there
        were; what it raises gives the writing up
    """
    count = 0
    for row in rows:
        moved(count)
        yield row
        count += 1
    moved(count)


def with_hits(reader: Reader, listing: Listing, rows: Rows) -> Iterator[RowView]:
    """The rows, as :class:`Found` where the query has words."""
    if not has_words(listing.query):
        yield from rows
        return
    source = iter(rows)
    while window := list(islice(source, _WINDOW)):
        hits = reader.hits(listing.view, listing.query, window)
        for row in window:
            yield Found(row.id, row.keys, row.cells, row.marks, hits.get(row.id, ()))


def marks_of(listing: Listing, row: RowView) -> Mapping[str, tuple[str, ...]]:
    """The footnotes marked on the cells that are written, by column."""
    if not listing.columns:
        return row.marks
    names = {column.name for column in listing.columns}
    return {name: keys for name, keys in row.marks.items() if name in names}


def plain(value: CellValue) -> str:
    """A value as bare text: numbers with the digits filed, unknown as nothing."""
    return "" if value is None else format(value, "f") if isinstance(value, Decimal) else str(value)
