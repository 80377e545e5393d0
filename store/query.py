"""The query language: text to terms, with every mistake told in words and its place.

``word "a phrase" -not field:value field:a,b field>number``. Terms are joined by *and*,
the values of one field by *or*. What a field means is a row of
:data:`store.fields.FIELDS`; what becomes of a query in SQL is :mod:`store.conditions`.
"""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from parsers import values
from store.errors import QueryError
from store.fields import FIELDS, Field, Takes

Comparison = Literal["=", ">", ">=", "<", "<="]


@dataclass(frozen=True, slots=True)
class Interval:
    """Numbers or days between two bounds; ``None`` is no bound. ISO text for days."""

    low: str | Decimal | None
    high: str | Decimal | None
    low_included: bool = True
    high_included: bool = True


@dataclass(frozen=True, slots=True)
class Words:
    """Words looked for in names, titles, footnotes and texts."""

    text: str
    exact: bool
    """A quoted phrase; without quotes the last word may be the start of a longer one."""


@dataclass(frozen=True, slots=True)
class FieldIs:
    """A field with one of several values."""

    field: Field
    values: tuple[str | Interval | Words, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """One term of a query: words, or a field with its values."""

    meaning: Words | FieldIs
    negated: bool
    start: int
    """Where it begins and ends in the query's text."""
    end: int


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked for. An empty query asks for everything."""

    text: str = ""
    terms: tuple[Term, ...] = ()


_TERM = re.compile(r'\s*(-?)(?:"([^"]*)("?)|(\w+)\s*(:[<>]=?|:|[<>]=?|=)|([^\s"]+))')
_VALUE = re.compile(r'"([^"]*)("?)|([^\s,"]+)')
_COMPARISONS = {":": "=", "=": "="}
_NUMBER = re.compile(r"\$?(-?[\d,]*\.?\d+)([kmb]?)", re.IGNORECASE | re.ASCII)
_FACTORS = {"": 1, "k": 10**3, "m": 10**6, "b": 10**9}
_DAY = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?", re.ASCII)
_LONGEST = 2000
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
"""Characters that no SQLite text can hold, so that nothing matches them."""


def parse(text: str) -> Query:
    """The terms of a query.

    :raises QueryError: with the place of the mistake and what to write instead
    """
    if len(text) > _LONGEST:
        raise QueryError(f"A query can have {_LONGEST} characters at most.", _LONGEST, len(text))
    text = _UNSTORABLE.sub("\ufffd", text)
    terms = []
    place = 0
    while match := _TERM.match(text, place):
        start = match.start(1)
        negated = bool(match[1])
        place = match.end()
        if match[2] is not None:
            if not match[3]:
                raise QueryError("A quotation mark is missing at the end.", start, len(text))
            if match[2].strip():
                terms.append(Term(Words(match[2], exact=True), negated, start, place))
        elif match[4] is not None:
            meaning, place = _field(text, match, place)
            terms.append(Term(meaning, negated, start, place))
        elif match[6].strip("-"):
            terms.append(Term(Words(match[6], exact=False), negated, start, place))
    return Query(text, tuple(terms))


def _field(text: str, match: re.Match[str], place: int) -> tuple[FieldIs, int]:
    name, sign = match[4].lower(), match[5].removeprefix(":") or ":"
    field = FIELDS.get(name)
    if field is None:
        raise QueryError(_unknown_field(name), match.start(4), match.end(4))
    comparison = _COMPARISONS.get(sign, sign)
    found: list[str | Interval | Words] = []
    while True:
        value = _VALUE.match(text, place)
        if value is None:
            raise QueryError(
                f"After {name}{sign} comes a value: {field.example}.", match.start(4), place
            )
        if value[1] is not None and not value[2]:
            raise QueryError("A quotation mark is missing at the end.", value.start(), len(text))
        place = value.end()
        found.append(_value(field, value, comparison))
        if text[place : place + 1] != ",":
            return FieldIs(field, tuple(found)), place
        place += 1


def _value(field: Field, match: re.Match[str], comparison: str) -> str | Interval | Words:
    text = match[1] if match[1] is not None else match[3]
    where = (match.start(), match.end())
    if field.takes in (Takes.NUMBER, Takes.DATE):
        read = _number if field.takes is Takes.NUMBER else _day
        return _interval(text, comparison, read, field, where)
    if comparison != "=":
        raise QueryError(f"{field.name} takes a colon: {field.example}.", *where)
    if field.takes is Takes.CHOICE:
        choice = text.lower()
        if choice not in field.choices:
            raise QueryError(
                f"{field.name} can be {_listed(list(field.choices))}, not {text!r}.", *where
            )
        return choice
    if field.takes is Takes.WORDS:
        return Words(text, exact=match[1] is not None)
    return text


def _interval(
    text: str, comparison: str, read: object, field: Field, where: tuple[int, int]
) -> Interval:
    low, dots, high = text.partition("..")
    try:
        if dots:
            if comparison != "=":
                raise ValueError
            first = read(low)[0] if low else None  # type: ignore[operator]
            last = read(high)[1] if high else None  # type: ignore[operator]
            if first is None and last is None:
                raise ValueError
            return Interval(first, last)
        first, last = read(text)  # type: ignore[operator]
    except ValueError:
        kind = "a number" if field.takes is Takes.NUMBER else "a date"
        raise QueryError(f"{text!r} is not {kind}; write {field.example}.", *where) from None
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
    first = date(year or 0, month or 1, day or 1)
    if day:
        return first.isoformat(), first.isoformat()
    # Days compare as text, so the 31st ends any month.
    last = f"{first.isoformat()[:8]}31" if month else f"{first.year:04d}-12-31"
    return first.isoformat(), last


def _unknown_field(name: str) -> str:
    close = difflib.get_close_matches(name, FIELDS, n=1)
    if close:
        return f"There is no field {name!r}; {close[0]!r} is meant, perhaps."
    return f"There is no field {name!r}; to look for these words put them in quotes."


def _listed(words: list[str]) -> str:
    return f"{', '.join(words[:-1])} or {words[-1]}" if len(words) > 1 else words[0]
