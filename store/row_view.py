"""One row of a view, from what SQLite gives to what is shown."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from store.records import number_of
from store.views import NUMERIC, Column, View

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


@dataclass(frozen=True, slots=True)
class DamagedRow(RowView):
    """A row of which not all can be read; cells and keys that cannot are unknown."""

    damage: str
    """In words: which row, what is wrong with it, and what to do."""


def row_view(view: View, row: Sequence[Any], marks: Marks) -> RowView:
    """One row; a :class:`DamagedRow` where something in it cannot be what was written.

    :param row: what a SELECT of everything gives: the view's keys, then its columns
    """
    keys = {name: value for (name, _), value in zip(view.keys, row, strict=False)}
    wrong: list[str] = []
    for name, value in keys.items():
        if name.endswith("_id") and not isinstance(value, int | None):
            wrong.append(f"{name} is no number")
            keys[name] = None
    spelled = _spelled(keys.get("as_filed"), wrong)
    cells = []
    for column, value in zip(view.columns, row[len(view.keys) :], strict=True):
        if column.kind in NUMERIC and value is not None:
            try:
                value = _number(column, value, spelled)
            except (ValueError, TypeError, ArithmeticError):
                wrong.append(f"{column.name} is no number")
                value = None
        cells.append(value)
    if wrong:
        return DamagedRow(int(row[0]), keys, tuple(cells), marks, _damage(view, row[0], wrong))
    return RowView(int(row[0]), keys, tuple(cells), marks)


def with_gaps_told(view: View, ids: Sequence[int], rows: Sequence[RowView]) -> tuple[RowView, ...]:
    """As many rows as ids: a :class:`DamagedRow` for each id that none was found for.

    A row is in a list and yet not to be read where an index names what its table lacks, or
    where the filing or the party that it belongs to is gone.
    """
    if len(rows) == len(ids):
        return tuple(rows)
    found = {row.id: row for row in rows}
    return tuple(found.get(id) or _missing(view, id) for id in ids)


def _missing(view: View, id: int) -> RowView:
    keys = dict.fromkeys(name for name, _ in view.keys)
    damage = _damage(view, id, ["it is gone, or what it belongs to"])
    return DamagedRow(id, keys, (None,) * len(view.columns), {}, damage)


def _damage(view: View, id: int, wrong: Sequence[str]) -> str:
    return f"{view.one} {id} is damaged ({'; '.join(wrong)}): run section16 check"


def _spelled(as_filed: object, wrong: list[str]) -> dict[str, Any]:
    """Numbers of the row with the digits that were filed."""
    try:
        spelled = json.loads(as_filed) if isinstance(as_filed, str) else {}
    except ValueError:
        spelled = None
    if isinstance(spelled, dict):
        return spelled
    wrong.append("as_filed is no JSON object")
    return {}


def _number(column: Column, value: Any, spelled: Mapping[str, Any]) -> Decimal:
    number = number_of(value, spelled.get(column.digits_of or column.name))
    return number.copy_sign(Decimal(value)) if column.digits_of else number
