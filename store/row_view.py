"""One row of a view, from what SQLite gives to what is shown."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from store.records import spell
from store.views import NUMERIC, View

CellValue = str | int | Decimal | None
Marks = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class RowView:
    """One row of a view, as read."""

    id: int
    keys: Mapping[str, CellValue]
    """The view's keys by name: ``filing_id``, ``issuer_id`` ..."""
    cells: tuple[CellValue, ...]
    """In the order of the view's columns; numbers with their digits as filed."""
    marks: Marks
    """Footnotes marked on the row's cells, by column."""


def known_to(view: View, row: RowView) -> dict[str, int]:
    """The ids of what a row knows of, itself first."""
    known = {view.one: row.id}
    for thing in ("filing", "issuer"):
        id = row.keys.get(f"{thing}_id")
        if isinstance(id, int):
            known[thing] = id
    return known


def row_view(view: View, row: Sequence[Any], marks: Marks) -> RowView:
    """:param row: what a SELECT of everything gives: the view's keys, then its columns"""
    keys = {name: value for (name, _), value in zip(view.keys, row, strict=False)}
    as_filed = keys.get("as_filed")
    spelled = json.loads(as_filed) if isinstance(as_filed, str) else {}
    cells = []
    for column, value in zip(view.columns, row[len(view.keys) :], strict=True):
        if column.kind in NUMERIC and value is not None:
            number = Decimal(spelled.get(column.digits_of or column.name) or spell(float(value)))
            value = number.copy_sign(Decimal(value)) if column.digits_of else number
        cells.append(value)
    return RowView(int(row[0]), keys, tuple(cells), marks)
