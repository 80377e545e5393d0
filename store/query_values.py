"""The numbers and days of a query, and the spans between two of them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from parsers import values
from store.errors import QueryError
from store.fields import Field, Takes

Bound = str | Decimal


@dataclass(frozen=True, slots=True)
class Interval:
    """Numbers or days between two bounds; ``None`` is no bound. ISO text for days."""

    low: Bound | None
    high: Bound | None
    low_included: bool = True
    high_included: bool = True


_NUMBER = re.compile(r"\$?(-?[\d,]*\.?\d+)([kmb]?)", re.IGNORECASE | re.ASCII)
_FACTORS = {"": 1, "k": 10**3, "m": 10**6, "b": 10**9}
_DAY = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?", re.ASCII)


def interval(field: Field, text: str, comparison: str, where: tuple[int, int]) -> Interval:
    """What ``text`` spans for a field that takes numbers or days.

    :param comparison: ``=`` or how the field is compared with it
    :param where: its place in the query
    :raises QueryError: it is neither a value nor two with ``..`` between
    """
    read, kind = _READERS[field.takes]
    low, dots, high = text.partition("..")
    try:
        if dots:
            if comparison != "=" or not (low or high):
                raise ValueError(text)
            found = Interval(read(low)[0] if low else None, read(high)[1] if high else None)
        else:
            found = _compared(comparison, *read(text))
    except ValueError:
        raise QueryError(f"{text!r} is not {kind}; write {field.example}.", *where) from None
    if dots and low and high and _is_backwards(found):
        raise QueryError(f"{text!r} runs backwards; write {high}..{low}.", *where)
    return found


def _is_backwards(found: Interval) -> bool:
    low, high = found.low, found.high
    if isinstance(low, Decimal) and isinstance(high, Decimal):
        return low > high
    return isinstance(low, str) and isinstance(high, str) and low > high


def _compared(comparison: str, first: Bound, last: Bound) -> Interval:
    """``first`` and ``last`` differ for a month or a year, which is a span itself."""
    match comparison:
        case ">":
            return Interval(last, None, low_included=False)
        case ">=":
            return Interval(first, None)
        case "<":
            return Interval(None, first, high_included=False)
        case "<=":
            return Interval(None, last)
        case _:
            return Interval(first, last)


def _number(text: str) -> tuple[Decimal, Decimal]:
    match = _NUMBER.fullmatch(text)
    number = values.read_number(match[1]) if match else None
    if match is None or number is None:
        raise ValueError(text)
    number *= _FACTORS[match[2].lower()]
    return number, number


def _day(text: str) -> tuple[str, str]:
    """The first and the last day of a year, a month or a day."""
    match = _DAY.fullmatch(text)
    if match is None:
        raise ValueError(text)
    year, month, day = (int(part) if part else None for part in match.groups())
    first = date(year or 0, 1 if month is None else month, 1 if day is None else day)
    if day:
        return first.isoformat(), first.isoformat()
    # Days compare as text, so the 31st ends any month.
    last = f"{first.isoformat()[:8]}31" if month else f"{first.year:04d}-12-31"
    return first.isoformat(), last


_READERS: dict[Takes, tuple[Callable[[str], tuple[Bound, Bound]], str]] = {
    Takes.NUMBER: (_number, "a number"),
    Takes.DATE: (_day, "a date"),
}
