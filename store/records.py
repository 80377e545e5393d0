"""Objects of the model to values of columns, and back.

Columns bear the names of the model's fields, so one rule serves every table: dates
become ISO text, flags 0 or 1, numbers REAL. What REAL would lose of a number's filed
digits stands in the column ``as_filed`` (see :func:`digits_lost`).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from operator import attrgetter
from typing import Any, TypeVar, get_args, get_type_hints

T = TypeVar("T")
SqlValue = str | int | float | bytes | None
_LONGEST = 400
"""Digits; a number of SQLite's has some three hundred at most."""


_CONVERT: dict[type, Callable[[Any], SqlValue]] = {
    bool: int,
    Decimal: float,
    date: date.isoformat,
    datetime: datetime.isoformat,
}
"""How facts that SQLite has no type for are kept; all others are kept as they are."""
_converter = _CONVERT.get


def to_sql(value: Any) -> SqlValue:
    """One fact as SQLite keeps it."""
    convert = _CONVERT.get(type(value))
    return convert(value) if convert else value


def columns_of(item: Any, names: tuple[str, ...]) -> tuple[SqlValue, ...]:
    """An object's fields, two or more of them, as values of the columns with these names."""
    # A list first: a generator takes half as long again, and this is done for every row.
    return tuple(
        [
            convert(value) if (convert := _converter(type(value))) else value
            for value in _getter(names)(item)
        ]
    )


@lru_cache
def _getter(names: tuple[str, ...]) -> attrgetter[tuple[Any, ...]]:
    return attrgetter(*names)


def digits_lost(item: Any) -> str | None:
    """JSON of the numbers whose filed spelling a REAL does not give back, if any."""
    lost = {
        name: spelled
        for name in _decimal_fields(type(item))
        if (value := getattr(item, name)) is not None
        and (spelled := format(value, "f")) != spell(float(value))
    }
    return json.dumps(lost) if lost else None


def spell(number: float) -> str:
    """A number read from a REAL column in digits: ``300000``, ``0.0889``."""
    return str(int(number)) if number.is_integer() and abs(number) < 1e15 else repr(number)


def number_of(value: Any, spelled: str | None) -> Decimal:
    """A number of a row, with the digits that were filed.

    :param value: what stands in its REAL column
    :param spelled: how ``as_filed`` spells it, if it does
    :raises ValueError: no filing states such a number; written out it could fill a screen
    :raises ArithmeticError: it is spelled as no number is
    """
    number = Decimal(spelled or spell(float(value)))
    if not number.is_finite() or abs(number.adjusted()) > _LONGEST:
        raise ValueError(f"{spelled or value} is no number")
    return number


def built(kind: type[T], row: Mapping[str, Any], as_filed: str | None = None, **other: Any) -> T:
    """An object of the model from a row that has its fields as columns.

    :param as_filed: the row's ``as_filed``, if its table has it
    :param other: fields that stand elsewhere
    """
    spelled: dict[str, str] = json.loads(as_filed) if as_filed else {}
    values = {
        name: _from_sql(row[name], field_type, spelled.get(name))
        for name, field_type in _types(kind).items()
        if name not in other
    }
    return kind(**values, **other)


def _from_sql(value: Any, kind: Any, spelled: str | None) -> Any:
    if value is None:
        return None
    if kind is Decimal:
        return number_of(value, spelled)
    if kind is bool:
        return bool(value)
    if kind is datetime:
        return datetime.fromisoformat(value)
    if kind is date:
        return date.fromisoformat(value)
    return value


def _types(kind: type) -> dict[str, Any]:
    """Field names to their types, the None of an optional left aside."""
    if kind not in _TYPES:
        hints = get_type_hints(kind)
        _TYPES[kind] = {
            field.name: next(
                (t for t in get_args(hints[field.name]) if t is not type(None)), hints[field.name]
            )
            for field in fields(kind)
        }
    return _TYPES[kind]


_TYPES: dict[type, dict[str, Any]] = {}
"""Worked out once for each class of the model."""


def _decimal_fields(kind: type) -> tuple[str, ...]:
    if kind not in _DECIMALS:
        _DECIMALS[kind] = tuple(name for name, of in _types(kind).items() if of is Decimal)
    return _DECIMALS[kind]


_DECIMALS: dict[type, tuple[str, ...]] = {}
