"""Scalars: the text of one cell to a date, a number, a flag, a CIK.

Every reader uses these, so that ``1,234`` or ``$0`` means the same wherever it is
printed. They never guess: text that is no such value gives ``None``, and the caller
says so among the problems where the text was not blank.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Decimal

from parsers.codes import NO_TICKER

_BLANKS = frozenset({"", "$", "-", "--", "---", "n/a", "na", "none", "—", "–"})

_NUMBER = re.compile(r"\$?\s*(-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d*)?|-?\.\d+)", re.ASCII)
_MOST_DIGITS = 40  # the schema allows 16; more is noise, and a bound on the work

_ISO_DATE = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:Z|[+-]\d\d:?\d\d)?", re.ASCII)
_US_DATE = re.compile(r"(\d{1,2})/(\d{1,2})(?:[+-]\d\d:\d\d|Z)?/(\d{4}|\d\d)", re.ASCII)
_COMPACT_DATE = re.compile(r"(\d{4})(\d\d)(\d\d)", re.ASCII)
_TIMESTAMP = re.compile(r"(\d{4})" + r"(\d\d)" * 5, re.ASCII)
_WORD_DATE = re.compile(
    r"(January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})",
    re.IGNORECASE | re.ASCII,
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_TWO_DIGIT_YEAR_PIVOT = 70  # EDGAR's first filings are of 1993; option terms reach 2069

DATE_IN_WORDS = _WORD_DATE.pattern
"""A regular expression for a date such as ``May 15, 2024``, for readers that search in prose."""
DATE_AS_PRINTED = rf"{DATE_IN_WORDS}|\d{{1,2}}/\d{{1,2}}/(?:\d{{4}}|\d\d)|\d{{4}}-\d\d-\d\d"
"""The same, and dates in figures, such as ``5/15/24``."""

_FLAGS = {"1": True, "true": True, "0": False, "false": False}
_CIK = re.compile(r"\d{1,10}", re.ASCII)
_ACCESSION = re.compile(r"(\d{10})-?(\d\d)-?(\d{6})", re.ASCII)
_TICKER_BRACKETS = re.compile(r"^[\[(]\s*(.*?)\s*[\])]$")


def squash(text: str | None) -> str | None:
    """Runs of white space to one space, ends trimmed; ``None`` where nothing is left."""
    if not text:
        return None
    # Nearly all of it is squashed already. Of all white space only a space is printable.
    if "  " not in text and text[0] != " " != text[-1] and text.isprintable():
        return text
    return " ".join(text.split()) or None


def is_blank(text: str) -> bool:
    """Is this what filers type where there is nothing to say?"""
    return text.strip().lower() in _BLANKS


def read_number(text: str) -> Decimal | None:
    """A number as printed (``1,234.50``, ``$0``, ``.5``); ``None`` for anything else.

    A number in parentheses is a footnote mark on these forms, never a negative.
    """
    if len(text) > _MOST_DIGITS:
        text = text.strip()
        if len(text) > _MOST_DIGITS:
            return None
    if text.isascii() and text.replace(".", "", 1).isdigit():  # nearly all of them
        return Decimal(text)
    match = _NUMBER.fullmatch(text.strip())
    return Decimal(match[1].replace(",", "").rstrip(".")) if match else None


def read_date(text: str) -> date | None:
    """A calendar day, in any of the spellings filings use; a time zone never moves it."""
    is_compact = len(text) == 8 and text.isascii() and text.isdigit()
    if is_compact or (len(text) == 10 and text[4] == text[7] == "-"):  # nearly all of them
        try:
            return date.fromisoformat(text)
        except ValueError:
            return None
    text = text.strip()
    for pattern, order in ((_ISO_DATE, "ymd"), (_US_DATE, "mdy"), (_COMPACT_DATE, "ymd")):
        if match := pattern.fullmatch(text):
            parts = dict(zip(order, match.groups(), strict=True))
            return _day(_year(parts["y"]), int(parts["m"]), int(parts["d"]))
    if match := _WORD_DATE.fullmatch(text):
        return _day(int(match[3]), _MONTHS.index(match[1][:3].lower()) + 1, int(match[2]))
    return None


def find_date(text: str) -> date | None:
    """The first date written in words in a sentence (``filed on March 31, 2023, by``)."""
    match = _WORD_DATE.search(text)
    return read_date(match[0]) if match else None


def read_timestamp(text: str) -> datetime | None:
    """EDGAR's ``YYYYMMDDHHMMSS``, Eastern time."""
    match = _TIMESTAMP.fullmatch(text.strip())
    try:
        if match is None:
            return None
        year, month, day, hour, minute, second = map(int, match.groups())
        return datetime(year, month, day, hour, minute, second)
    except ValueError:
        return None


def read_flag(text: str | None) -> bool | None:
    """An ``xs:boolean``: the four spellings mix freely, even inside one document."""
    if not text:
        return None
    return _FLAGS[text] if text in _FLAGS else _FLAGS.get(text.strip().lower())


def read_cik(text: str | None) -> str | None:
    """A Central Index Key, padded to its ten digits."""
    text = text.strip() if text else ""
    return text.zfill(10) if _CIK.fullmatch(text) else None


def read_accession(text: str | None) -> str | None:
    """An accession number, with its hyphens whether or not they were given."""
    match = _ACCESSION.fullmatch(text.strip()) if text else None
    return "-".join(match.groups()) if match else None


def read_ticker(text: str | None) -> str | None:
    """A trading symbol as filed, without brackets; ``None`` for NONE, N/A and their kin."""
    text = squash(text) or ""
    if text.startswith(("[", "(")) and (match := _TICKER_BRACKETS.match(text)):
        text = match[1]
    return None if text.upper() in NO_TICKER else text


def _year(digits: str) -> int:
    if len(digits) == 4:
        return int(digits)
    return int(digits) + (1900 if int(digits) >= _TWO_DIGIT_YEAR_PIVOT else 2000)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
