"""What is to be written: rows of a view in an order, and which of its columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from store.conditions import Scope
from store.errors import StoreError
from store.query import Query
from store.reader import CellValue, Reader, RowView, Sort
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

    @property
    def chosen(self) -> tuple[Column, ...]:
        """The columns to write."""
        return self.columns or self.view.columns

    @property
    def places(self) -> Sequence[int]:
        """Where the cells of the columns to write stand in a row."""
        return [self.view.columns.index(column) for column in self.chosen]


Rows = Iterable[RowView]


class NotWritable(StoreError):
    """A format cannot hold these rows, or lacks its library. The message names no file."""


def rows_of(reader: Reader, listing: Listing) -> Iterator[RowView]:
    """The rows of a listing, in its order, read in windows."""
    for ids in reader.ids(listing.view, listing.query, listing.scope, listing.sort):
        yield from reader.rows(listing.view, ids)


def marks_of(listing: Listing, row: RowView) -> Mapping[str, tuple[str, ...]]:
    """The footnotes marked on the cells that are written, by column."""
    if not listing.columns:
        return row.marks
    names = {column.name for column in listing.columns}
    return {name: keys for name, keys in row.marks.items() if name in names}


def plain(value: CellValue) -> str:
    """A value as bare text: numbers with the digits filed, unknown as nothing."""
    return "" if value is None else format(value, "f") if isinstance(value, Decimal) else str(value)
