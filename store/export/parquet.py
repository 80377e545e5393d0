"""Parquet, for notebooks: columns with types, rows in groups. Needs pyarrow, an extra."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from itertools import islice
from typing import Any, BinaryIO

from store.export.listing import Listing, NotWritable, Rows
from store.reader import CellValue
from store.views import Column, Kind

_GROUP = 20_000
"""Rows in memory at a time, which become one row group of the file."""
_AS_SHOWN = frozenset({"filed"})
"""Days that may have ~ before them, so that they are text; the day alone is in other columns."""

_Made = str | int | float | bool | date
_TYPES: Mapping[Kind, tuple[str, Callable[[Any], _Made]]] = {
    Kind.TEXT: ("string", str),
    Kind.CODE: ("string", str),
    Kind.DIRECTION: ("string", str),
    Kind.DATE: ("date32", date.fromisoformat),
    Kind.COUNT: ("int64", int),
    Kind.SHARES: ("float64", float),
    Kind.PRICE: ("float64", float),
    Kind.MONEY: ("float64", float),
    Kind.FLAG: ("bool_", bool),
}
"""By kind: Arrow's type, and what makes a value of it. Unknown is null in all of them."""


def write_parquet(listing: Listing, rows: Rows, stream: BinaryIO) -> int:
    """A table of columns under their names; text as filed. How many rows.

    :raises NotWritable: pyarrow is not installed
    """
    try:
        import pyarrow as pa  # noqa: PLC0415
        from pyarrow import parquet  # noqa: PLC0415
    except ImportError as error:
        raise NotWritable(
            "Parquet needs pyarrow; install it with: pip install 'section16[parquet]'"
        ) from error
    columns, places = listing.chosen, listing.places
    types = [_type(column) for column in columns]
    schema = pa.schema(
        [
            (column.name, getattr(pa, name)())
            for column, (name, _) in zip(columns, types, strict=True)
        ]
    )
    source, count = iter(rows), 0
    with parquet.ParquetWriter(stream, schema) as writer:
        while group := list(islice(source, _GROUP)):
            writer.write_table(
                pa.table(
                    [
                        [_made(make, row.cells[place]) for row in group]
                        for place, (_, make) in zip(places, types, strict=True)
                    ],
                    schema=schema,
                )
            )
            count += len(group)
    return count


def _type(column: Column) -> tuple[str, Callable[[Any], _Made]]:
    return _TYPES[Kind.TEXT if column.name in _AS_SHOWN else column.kind]


def _made(make: Callable[[Any], _Made], value: CellValue) -> _Made | None:
    return None if value is None else make(value)
