"""The columns of Table I and Table II as printed, by form and by count, as data.

Printed headers are often out of line with the rows below them, while the rows have
all their cells: so a row's cells are told by their places, and by their number.
"""

from __future__ import annotations

from enum import Enum


class Kind(Enum):
    """What a cell may hold."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    CODE = "transaction code"
    LETTER = "letter"
    """A single letter: A or D, D or I, V."""


KINDS: dict[str, Kind] = {
    "security_title": Kind.TEXT,
    "conversion_or_exercise_price": Kind.NUMBER,
    "transaction_date": Kind.DATE,
    "deemed_execution_date": Kind.DATE,
    "transaction_code": Kind.CODE,
    "voluntary": Kind.LETTER,
    "shares": Kind.NUMBER,
    "acquired": Kind.NUMBER,
    "disposed": Kind.NUMBER,
    "acquired_disposed_code": Kind.LETTER,
    "price_per_share": Kind.NUMBER,
    "exercise_date": Kind.DATE,
    "expiration_date": Kind.DATE,
    "underlying_security_title": Kind.TEXT,
    "underlying_security_shares": Kind.NUMBER,
    "shares_owned_following": Kind.NUMBER,
    "direct_or_indirect": Kind.LETTER,
    "nature_of_ownership": Kind.TEXT,
}
"""Columns are named for the row's fields, but for ``voluntary`` (the V beside the code) and
for ``acquired`` and ``disposed``, the two columns that Table II has for the number."""

LETTERS: dict[str, str] = {
    "voluntary": "V",
    "acquired_disposed_code": "AD",
    "direct_or_indirect": "DI",
}

DOLLAR_FIELDS: dict[str, str] = {
    "shares": "total_value",
    "underlying_security_shares": "underlying_security_value",
    "shares_owned_following": "value_owned_following",
}
"""Where a cell shows dollars instead of a count, the field that holds them."""

_OWNED = ("direct_or_indirect", "nature_of_ownership")

_TABLE_I = (
    "security_title", "transaction_date", "deemed_execution_date", "transaction_code",
    "voluntary", "shares", "acquired_disposed_code", "price_per_share",
    "shares_owned_following", *_OWNED,
)  # fmt: skip
_TABLE_II = (
    "security_title", "conversion_or_exercise_price", "transaction_date",
    "deemed_execution_date", "transaction_code", "voluntary", "acquired", "disposed",
    "exercise_date", "expiration_date", "underlying_security_title",
    "underlying_security_shares", "price_per_share", "shares_owned_following", *_OWNED,
)  # fmt: skip
_FORM_3_TABLE_I = ("security_title", "shares_owned_following", *_OWNED)
_FORM_3_TABLE_II = (
    "security_title", "exercise_date", "expiration_date", "underlying_security_title",
    "underlying_security_shares", "conversion_or_exercise_price", *_OWNED,
)  # fmt: skip


def _without(columns: tuple[str, ...], *left_out: str) -> tuple[str, ...]:
    return tuple(column for column in columns if column not in left_out)


LAYOUTS: dict[tuple[str, bool], tuple[tuple[str, ...], ...]] = {
    # (form, Table II): the layouts it is printed in, the usual one first
    ("3", False): (_FORM_3_TABLE_I,),
    ("3", True): (_FORM_3_TABLE_II,),
    ("4", False): (_TABLE_I, _without(_TABLE_I, "deemed_execution_date")),
    ("4", True): (_TABLE_II, _without(_TABLE_II, "deemed_execution_date")),
    ("5", False): (_without(_TABLE_I, "voluntary"), _TABLE_I),
    ("5", True): (_without(_TABLE_II, "voluntary"), _TABLE_II),
}
