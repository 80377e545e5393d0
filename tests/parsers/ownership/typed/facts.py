"""Invented rows of Forms 3, 4 and 5, and what of them a typed form shows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from parsers.filing import Filing, Row

TITLES = (
    "Common Stock",
    "Class A Common Stock",
    "Common Stock, par value $.01",
    "Series B Preferred",
    "Depositary Shares",
    "Common",
)
DERIVATIVES = (
    "Stock Option (right to buy)",
    "Options to Purchase Common Stock",
    "Employee Stock Option",
    "Warrant",
    "Phantom Stock Units",
    "6% Convertible Notes",
)
UNDERLYING = ("Common Stock", "Class A Common Stock", "Common")
NATURES = (
    "By Spouse",
    "By Trust",
    "401(k) plan",
    "As custodian for minor children",
    "By Ashdown LP",
)
NOTES = (
    "Held in a custodial account for the spouse of the reporting person.",
    "Vests in five equal parts, the first a year after grant.",
    "An average of the prices of the day.",
)
FRACTIONS = (Decimal("4.125"), Decimal("21.5"), Decimal("0.0625"), Decimal("33.875"), Decimal("12"))

VALUES = (
    "transaction_date", "deemed_execution_date", "transaction_code", "shares", "price_per_share",
    "acquired_disposed_code", "exercise_date", "expiration_date", "underlying_security_shares",
    "conversion_or_exercise_price", "shares_owned_following", "direct_or_indirect",
    "transaction_form_type",
)  # fmt: skip
"""Fields of a row that are no text: wrong ones are never allowed, lost ones only with a problem."""
TEXTS = ("security_title", "underlying_security_title", "nature_of_ownership")


def draw_rows(rng: Random, form: str, is_derivative: bool, column_v: bool) -> list[Row]:
    """Up to six rows of one table, now and then none."""
    draw = _derivative if is_derivative else _share
    return [
        draw(rng, form, line, column_v) for line in range(1, rng.choice((0, 1, 1, 2, 3, 4, 6)) + 1)
    ]


def _share(rng: Random, form: str, line: int, column_v: bool) -> Row:
    row = _owned(rng, line, rng.choice(TITLES), is_derivative=False)
    if form == "3" or rng.random() < 0.3:
        return row
    return _traded(rng, row, column_v)


def _derivative(rng: Random, form: str, line: int, column_v: bool) -> Row:
    row = _owned(rng, line, rng.choice(DERIVATIVES), is_derivative=True)
    terms = {
        "conversion_or_exercise_price": _price(rng),
        "exercise_date": _day(rng),
        "expiration_date": _day(rng, years=10),
        "underlying_security_title": rng.choice(UNDERLYING),
        "underlying_security_shares": _count(rng),
    }
    row = replace(row, **terms)
    if form == "3":
        return replace(row, shares_owned_following=None)
    return row if rng.random() < 0.2 else _traded(rng, row, column_v)


def _owned(rng: Random, line: int, title: str, is_derivative: bool) -> Row:
    indirect = rng.random() < 0.4
    marks = {}
    if rng.random() < 0.3:
        field = rng.choice(("shares_owned_following", "security_title"))
        marks[field] = (f"F{rng.randint(1, len(NOTES))}",)
    return Row(
        line,
        is_derivative,
        security_title=title,
        shares_owned_following=_count(rng),
        direct_or_indirect="I" if indirect else "D",
        nature_of_ownership=rng.choice(NATURES) if indirect else None,
        footnotes=marks if not is_derivative else {},
    )


def _traded(rng: Random, row: Row, column_v: bool) -> Row:
    return replace(
        row,
        transaction_date=_day(rng),
        transaction_code=rng.choice("PSAMGFJ"),
        transaction_form_type="5" if column_v and rng.random() < 0.15 else None,
        shares=_count(rng),
        acquired_disposed_code=rng.choice("AD"),
        price_per_share=_price(rng) if rng.random() < 0.8 else None,
    )


def _count(rng: Random) -> Decimal:
    return Decimal(rng.choice((rng.randint(1, 999), rng.randint(1000, 99999), 2_750_000)))


def _price(rng: Random) -> Decimal:
    if rng.random() < 0.4:
        return rng.choice(FRACTIONS)
    return Decimal(rng.randint(5, 9000)) / 100


def _day(rng: Random, years: int = 0) -> date:
    return date(1996, 1, 1) + timedelta(days=rng.randint(0, 2600) + 365 * years)


def wrong(stated: list[Row], filing: Filing) -> list[str]:
    """Values that came back otherwise than stated, or that nobody stated."""
    return [
        f"{_place(row)} {name}: stated {told!r}, read {found!r}"
        for row, read in _pairs(stated, filing)
        for name in VALUES
        if (found := getattr(read, name)) is not None and found != (told := getattr(row, name))
    ] + _extra(stated, filing)


def lost(stated: list[Row], filing: Filing) -> list[str]:
    """Values, texts and marks that did not come back as stated."""
    found = [
        f"{_place(row)} {name}: stated {told!r}, read {getattr(read, name)!r}"
        for row, read in _pairs(stated, filing)
        for name in (*VALUES, *TEXTS)
        if (told := getattr(row, name)) != getattr(read, name)
    ]
    found += [
        f"{_place(row)} marks: stated {dict(row.footnotes)}, read {dict(read.footnotes)}"
        for row, read in _pairs(stated, filing)
        if dict(row.footnotes) != dict(read.footnotes)
    ]
    read_rows = {_place(row) for row in (*filing.transactions, *filing.holdings)}
    return found + [f"{_place(row)} is missing" for row in stated if _place(row) not in read_rows]


def _pairs(stated: list[Row], filing: Filing) -> list[tuple[Row, Row]]:
    read = {_place(row): row for row in (*filing.transactions, *filing.holdings)}
    return [(row, read[_place(row)]) for row in stated if _place(row) in read]


def _extra(stated: list[Row], filing: Filing) -> list[str]:
    places = {_place(row) for row in stated}
    return [
        f"{_place(row)} was never stated"
        for row in (*filing.transactions, *filing.holdings)
        if _place(row) not in places
    ]


def _place(row: Row) -> str:
    return f"{'II' if row.is_derivative else 'I'}.{row.line}"
