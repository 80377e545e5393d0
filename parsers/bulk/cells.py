"""The text of one cell of the data sets to a value; what is none gives ``None``."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

from parsers import values

_DATE = re.compile(r"(\d{1,2})-([A-Za-z]{3})-(\d{4})", re.ASCII)
_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_YEARS = range(1900, 2200)
"""What stands in other years was mistyped, as 0024 for 2024."""
_MARK_APART = re.compile(r"[,;\s]+")


_KEPT = 40
"""Characters; what is longer is not worth remembering, and a bound on what is remembered."""


def read_date(text: str) -> date | None:
    """A day as ``DD-MON-YYYY``; ``None`` for another spelling and for a year out of all reason."""
    return _date(text) if len(text) <= _KEPT else None


@lru_cache(4096)  # a quarter has the same few hundred days again and again
def _date(text: str) -> date | None:
    match = _DATE.fullmatch(text.strip())
    if match is None or match[2].upper() not in _MONTHS or int(match[3]) not in _YEARS:
        return None
    try:
        return date(int(match[3]), _MONTHS.index(match[2].upper()) + 1, int(match[1]))
    except ValueError:
        return None


def read_number(text: str) -> Decimal | None:
    """A number; a whole one is written with ``.0`` in the tables, which nobody filed."""
    return _number(text) if len(text) <= _KEPT else None


@lru_cache(4096)  # zero, above all
def _number(text: str) -> Decimal | None:
    return values.read_number(text.strip().removesuffix(".0"))


def read_marks(text: str) -> tuple[str, ...]:
    """The footnotes' keys in a cell of marks, ``F3, F1``, in its order."""
    return _marks(text) if len(text) <= _KEPT else _marks.__wrapped__(text)


@lru_cache(1024)
def _marks(text: str) -> tuple[str, ...]:
    return tuple(key for key in _MARK_APART.split(text) if key)


def may_be_rounded(text: str) -> bool:
    """Does a number have a fraction, which then has been cut to two decimals?"""
    return "." in text and not text.endswith(".0")


READ: dict[str, Callable[[str], Any]] = {
    # kind of cell, as it is named where one cannot be read: how its text is read
    "text": values.squash,
    "number": read_number,
    "date": read_date,
    "yes or no": values.read_flag,
    "CIK": values.read_cik,
    "ticker": values.read_ticker,
}
NO_DOUBT = frozenset({"text", "ticker"})
"""Kinds of which a text that gives nothing is no mistake: ``N/A`` for a ticker."""
