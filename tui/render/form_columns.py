"""The columns of Table I and Table II on each form, and how they are put into less room.

Captions are those of the printed forms (SEC 1473, 1474, 2270), the instructions they
refer to left out; a shorter one stands beside each for narrow screens.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from rich.text import Text

from parsers.filing import Row
from tui.render import styles
from tui.render.values import code, number, text, us_date


@dataclass(frozen=True, slots=True)
class Caption:
    """Words above a column, as printed and shortened."""

    printed: str
    short: str


@dataclass(frozen=True, slots=True)
class Part:
    """One printed column."""

    caption: Caption
    fields: tuple[str, ...]
    """The row's fields it shows; their footnote marks stand behind it."""
    show: Callable[[Row], Text]
    right: bool = False
    wraps: bool = False
    """Its text may be broken between words."""
    group: Caption | None = None
    """What is printed over this column and its neighbours."""
    under: str = ""
    """Its own caption below that of the group."""


Pile = tuple[Part, ...]
"""Printed columns put into one, one below the other."""
Layout = tuple[Pile, ...]


# What each printed column shows


def _title(row: Row) -> Text:
    return text(row.security_title, styles.VALUE)


def _price(row: Row) -> Text:
    return Text(f"${number(row.price_per_share)}" if row.price_per_share is not None else "")


def _strike(row: Row) -> Text:
    strike = row.conversion_or_exercise_price
    return Text(f"${number(strike)}" if strike is not None else "")


def _code(row: Row) -> Text:
    shown = code(row.transaction_code or "")
    if row.equity_swap_involved:
        shown.append("/K")
    return shown


_LATE = "late"


def _voluntary(row: Row) -> Text:
    if row.transaction_timeliness == "L":  # the printed form has no letter for it
        return Text(_LATE)
    early = row.transaction_form_type == "5" or row.transaction_timeliness == "E"
    return Text("V" if early and row.transaction_code else "")


def _code_or_late(row: Row) -> Text:
    shown = _code(row)
    return shown.append(f" {_LATE}") if row.transaction_timeliness == "L" else shown


def _amount(row: Row) -> Text:
    if row.total_value is not None:
        return Text(f"${number(row.total_value)}")
    return Text(number(row.shares))


def _direction(row: Row) -> Text:
    style = {"A": styles.ACQUIRED, "D": styles.DISPOSED}.get(row.acquired_disposed_code or "", "")
    return text(row.acquired_disposed_code, style)


def _signed(way: str) -> Callable[[Row], Text]:
    def show(row: Row) -> Text:
        style = styles.ACQUIRED if way == "A" else styles.DISPOSED
        shown = _amount(row) if row.acquired_disposed_code == way else Text("")
        shown.stylize(style)
        return shown

    return show


def _number_and_way(row: Row) -> Text:
    amount = _amount(row)
    return Text.assemble(amount, " ", _direction(row)) if amount else _direction(row)


def _owned(row: Row) -> Text:
    if row.value_owned_following is not None:
        return Text(f"${number(row.value_owned_following)}")
    return Text(number(row.shares_owned_following))


def _underlying(row: Row) -> Text:
    if row.underlying_security_value is not None:
        return Text(f"${number(row.underlying_security_value)}")
    return Text(number(row.underlying_security_shares))


_AMOUNT_FIELDS = ("shares", "total_value")
_OWNED_FIELDS = ("shares_owned_following", "value_owned_following")
_UNDERLYING_FIELDS = ("underlying_security_shares", "underlying_security_value")


def _date(printed: str, short: str, field: str) -> Part:
    return Part(Caption(printed, short), (field,), lambda row: Text(us_date(getattr(row, field))))


def _words(printed: str, short: str, field: str) -> Part:
    return Part(
        Caption(printed, short), (field,), lambda row: text(getattr(row, field)), wraps=True
    )


def _titled(printed: str, short: str) -> Part:
    return Part(Caption(printed, short), ("security_title",), _title, wraps=True)


def _number(printed: str, short: str, fields: tuple[str, ...], show: Callable[[Row], Text]) -> Part:
    return Part(Caption(printed, short), fields, show, right=True)


def _grouped(part: Part, group: Caption, under: str) -> Part:
    return replace(part, group=group, under=under)


def _form(item: int) -> Part:
    return _words(
        f"{item}. Ownership Form: Direct (D) or Indirect (I)",
        f"{item}. Form: D or I",
        "direct_or_indirect",
    )


def _nature(item: int) -> Part:
    return _words(
        f"{item}. Nature of Indirect Beneficial Ownership",
        f"{item}. Nature of Indirect",
        "nature_of_ownership",
    )


def _strike_part(item: int) -> Part:
    return _number(
        f"{item}. Conversion or Exercise Price of Derivative Security",
        f"{item}. Exercise Price",
        ("conversion_or_exercise_price",),
        _strike,
    )


def _transaction_date(item: int) -> Part:
    return _date(f"{item}. Transaction Date", f"{item}. Trans. Date", "transaction_date")


def _deemed(item: int) -> Part:
    return _date(
        f"{item}A. Deemed Execution Date, if any", f"{item}A. Deemed", "deemed_execution_date"
    )


def _codes(item: int) -> tuple[Part, Part]:
    group = Caption(f"{item}. Transaction Code", f"{item}. Code")
    letter = Part(group, ("transaction_code",), _code)
    voluntary = Part(
        Caption("V", "V"), ("transaction_form_type", "transaction_timeliness"), _voluntary
    )
    return _grouped(letter, group, "Code"), _grouped(voluntary, group, "V")


def _without_v(letter: Part) -> Part:
    """The code as on Form 5, which has no column V: nothing on it is reported early."""
    fields = ("transaction_code", "transaction_form_type", "transaction_timeliness")
    return replace(letter, fields=fields, show=_code_or_late, group=None)


def _exercisable(item: int) -> tuple[Part, Part]:
    group = Caption(f"{item}. Date Exercisable and Expiration Date", f"{item}. Dates")
    return (
        _grouped(
            _date(f"{item}. Date Exercisable", f"{item}. Exercis.", "exercise_date"),
            group,
            "Date Exercisable",
        ),
        _grouped(_date("Expiration Date", "Expires", "expiration_date"), group, "Expiration Date"),
    )


def _underlying_parts(item: int) -> tuple[Part, Part]:
    group = Caption(
        f"{item}. Title and Amount of Securities Underlying Derivative Security",
        f"{item}. Underlying",
    )
    title = _words(
        f"{item}. Title of Underlying Security",
        f"{item}. Underlying",
        "underlying_security_title",
    )
    amount = _number("Amount or Number of Shares", "Amount", _UNDERLYING_FIELDS, _underlying)
    return _grouped(title, group, "Title"), _grouped(amount, group, "Amount or Number of Shares")


# Table I of Forms 4 and 5

_MOVED = Caption("4. Securities Acquired (A) or Disposed of (D)", "4. Acquired or Disposed")
_AMOUNT = _grouped(
    _number("4. Securities: Amount", "4. Amount", _AMOUNT_FIELDS, _amount), _MOVED, "Amount"
)
_WAY = _grouped(
    Part(
        Caption("(A) or (D)", "(A)/(D)"),
        ("acquired_disposed_code",),
        _direction,
    ),
    _MOVED,
    "(A) or (D)",
)
_PAID = _grouped(_number("Price", "Price", ("price_per_share",), _price), _MOVED, "Price")
_TITLE = _titled("1. Title of Security", "1. Title of Security")
_DATE, _DEEMED = _transaction_date(2), _deemed(2)
_CODE, _V = _codes(3)
_FORM, _NATURE = _form(6), _nature(7)


def _table_i(owned: Part, code_columns: Pile) -> tuple[Layout, ...]:
    # The price stands outside the group where amount and direction are in one pile.
    paid = replace(_PAID, group=None)
    return (
        (
            *((_TITLE,), (_DATE,), (_DEEMED,)),
            *((part,) for part in code_columns),
            *((_AMOUNT,), (_WAY,), (_PAID,), (owned,), (_FORM,), (_NATURE,)),
        ),
        (
            *((_TITLE,), (_DATE, _DEEMED), code_columns, (_AMOUNT, _WAY), (paid,), (owned,)),
            (_FORM, _NATURE),
        ),
        (
            *((_TITLE,), (_DATE, *code_columns, _DEEMED), (_AMOUNT, _WAY), (paid,)),
            (owned, _FORM, _NATURE),
        ),
    )


# Table II of Forms 4 and 5

_DERIVATIVE = _titled("1. Title of Derivative Security", "1. Title of Derivative")
_STRIKE = _strike_part(2)
_DATE_II, _DEEMED_II = _transaction_date(3), _deemed(3)
_CODE_II, _V_II = _codes(4)
_COUNTED = Caption(
    "5. Number of Derivative Securities Acquired (A) or Disposed of (D)", "5. Number"
)
_ACQUIRED, _DISPOSED = (
    _grouped(
        _number(f"5. ({way})", f"5. ({way})", _AMOUNT_FIELDS, _signed(way)), _COUNTED, f"({way})"
    )
    for way in ("A", "D")
)
_NUMBER = _number(
    _COUNTED.printed, _COUNTED.short, (*_AMOUNT_FIELDS, "acquired_disposed_code"), _number_and_way
)
_FROM, _UNTIL = _exercisable(6)
_OF, _SHARES = _underlying_parts(7)
_PAID_II = _number("8. Price of Derivative Security", "8. Price", ("price_per_share",), _price)
_FORM_II, _NATURE_II = _form(10), _nature(11)


def _table_ii(owned: Part, code_columns: Pile) -> tuple[Layout, ...]:
    return (
        (
            *((_DERIVATIVE,), (_STRIKE,), (_DATE_II,), (_DEEMED_II,)),
            *((part,) for part in code_columns),
            *((_ACQUIRED,), (_DISPOSED,), (_FROM,), (_UNTIL,), (_OF,), (_SHARES,)),
            *((_PAID_II,), (owned,), (_FORM_II,), (_NATURE_II,)),
        ),
        (
            *((_DERIVATIVE,), (_STRIKE,), (_DATE_II, _DEEMED_II), code_columns, (_NUMBER,)),
            *((_FROM, _UNTIL), (_OF, _SHARES), (_PAID_II,), (owned,), (_FORM_II, _NATURE_II)),
        ),
        (
            *((_DERIVATIVE, _OF, _SHARES), (_STRIKE, _DATE_II, *code_columns, _DEEMED_II)),
            *((_NUMBER, _FROM, _UNTIL), (_PAID_II, owned, _FORM_II, _NATURE_II)),
        ),
    )


def _owned_part(item: int, whose: str, when: str) -> Part:
    return _number(
        f"{item}. Amount of Securities Beneficially Owned {when}"
        if whose == "I"
        else f"{item}. Number of Derivative Securities Beneficially Owned {when}",
        f"{item}. Owned {'at Year End' if 'Year' in when else 'Following'}",
        _OWNED_FIELDS,
        _owned,
    )


_AFTER = "Following Reported Transaction(s)"
_AT_YEAR_END = "at End of Issuer's Fiscal Year"

# Form 3

_HELD = _number(
    "2. Amount of Securities Beneficially Owned", "2. Amount Owned", _OWNED_FIELDS, _owned
)
_FROM_3, _UNTIL_3 = _exercisable(2)
_OF_3, _SHARES_3 = _underlying_parts(3)
_STRIKE_3 = _strike_part(4)
_FORM_3_TABLE_II: tuple[Layout, ...] = (
    (
        *((_DERIVATIVE,), (_FROM_3,), (_UNTIL_3,), (_OF_3,), (_SHARES_3,)),
        *((_STRIKE_3,), (_form(5),), (_nature(6),)),
    ),
    (
        *((_DERIVATIVE,), (_FROM_3, _UNTIL_3), (_OF_3, _SHARES_3)),
        (_STRIKE_3, _form(5), _nature(6)),
    ),
)

LAYOUTS: dict[tuple[str, bool], tuple[Layout, ...]] = {
    # (form, Table II): layouts from the widest on
    ("3", False): (((_TITLE,), (_HELD,), (_form(3),), (_nature(4),)),),
    ("3", True): _FORM_3_TABLE_II,
    ("4", False): _table_i(_owned_part(5, "I", _AFTER), (_CODE, _V)),
    ("4", True): _table_ii(_owned_part(9, "II", _AFTER), (_CODE_II, _V_II)),
    ("5", False): _table_i(_owned_part(5, "I", _AT_YEAR_END), (_without_v(_CODE),)),
    ("5", True): _table_ii(_owned_part(9, "II", _AT_YEAR_END), (_without_v(_CODE_II),)),
}
