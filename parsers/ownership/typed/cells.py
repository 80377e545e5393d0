"""One typed cell in the spelling that the neutral grid knows; what is unlike any stays as it is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from parsers import values
from parsers.ownership.cells import is_value
from parsers.ownership.columns import KINDS as COLUMN_KINDS
from parsers.ownership.columns import LETTERS, Kind

_LONGEST = 80
"""Characters of a cell that can be anything but text."""

_MARK = re.compile(
    r"\(\s?(\d{1,2}(?:\s?,\s?\d{1,2})*|[a-z](?:\s?,\s?[a-z])*)\s?\)|(?<!\*)(\*{1,6})(?!\*)",
    re.ASCII,
)
_ALL_MARKS = re.compile(rf"(?:(?:{_MARK.pattern})\s*+,?+\s*+)++", re.ASCII)
_TRAILING = re.compile(rf"{_ALL_MARKS.pattern}$", re.ASCII)

_ZERO = re.compile(r"-\s?0\s?-")
_UNIT = re.compile(
    r"(?<=\d)\s*(?:shares?|shs?\.?|/\s?sh(?:are|\.)?|per\s+sh(?:are|\.)?|each)\s*$", re.IGNORECASE
)
_FRACTION = re.compile(
    r"(\$?)\s*(?:(\d{1,3}(?:,\d{3})+|\d{1,12})[\s-]\s?)?(\d{1,4})/(\d{1,4})", re.ASCII
)
_BLANK = re.compile(r"\$?\s*(?:[-\u2013\u2014_.]+|n\.?/?a\.?|none|nil)?", re.IGNORECASE)
_DATE = re.compile(r"(\d{1,2})\s?([-/.])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{2})", re.ASCII)
_DAY_FIRST = re.compile(r"(\d{1,2})[- ]([A-Za-z]{3})[a-z]*\.?[- ,]+(\d{4}|\d{2})", re.ASCII)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_SPELLED = {"direct": "D", "indirect": "I", "acquired": "A", "disposed": "D"}
_NO_TEXT = re.compile(r"[$\d.,/ -]*(?:\(?[ADIV]\)?)?|(?:in)?direct", re.ASCII | re.IGNORECASE)
_VALUE = re.compile(r"\$[\d.,/]+|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{5,}(?:\.\d+)?", re.ASCII)
_LETTERED = re.compile(
    r"(?P<before>\(?\s?[AD]\s?\)?)?\s*(?P<number>[$\d][\d,.]*)\s*(?P<after>\(?\s?[AD]\s?\)?)?",
    re.ASCII,
)


@dataclass(frozen=True, slots=True)
class Notes:
    """The footnotes that the form gives, by the marks it uses for them."""

    numbers: Mapping[str, int] = field(default_factory=dict)
    """``1``, ``a`` or ``*`` to the number that the footnote has here."""

    def number(self, mark: str) -> int | None:
        """The footnote's number; that of an unknown number is the number itself."""
        return self.numbers.get(mark, int(mark) if mark.isdigit() else None)


def split_marks(text: str, notes: Notes, trailing: bool = False) -> tuple[str, list[int]]:
    """The text without its footnote marks, and their numbers.

    :param trailing: marks are looked for at the end alone
    """
    numbers: list[int] = []

    def take(match: re.Match[str]) -> str:
        marks = re.findall(r"\d+|[a-z]|\*+", match[0])
        found = [notes.number(mark) for mark in marks]
        if None in found:
            return match[0]
        numbers.extend(number for number in found if number is not None)
        return " "

    if len(text) > _LONGEST and not trailing:
        return text, []
    if not trailing:
        return " ".join(_MARK.sub(take, text).split()), numbers
    end = _TRAILING.search(text[-_LONGEST:])
    if end is None:
        return text, []
    begin = max(len(text) - _LONGEST, 0) + end.start()
    rest = _MARK.sub(take, text[begin:]).strip(" ,")
    return (f"{text[:begin]} {rest}".strip(), numbers) if numbers else (text, [])


def is_mark(text: str) -> bool:
    """Is the text nothing but footnote marks?"""
    return len(text) < _LONGEST and _ALL_MARKS.fullmatch(text) is not None


def is_blank(text: str) -> bool:
    """Is this what typists put where there is nothing to say?"""
    return _BLANK.fullmatch(text) is not None


def canonical(column: str, text: str, notes: Notes) -> str:
    """A cell's text as the readers of the neutral grid spell it, marks as ``(1)`` behind it."""
    kind = COLUMN_KINDS[column]
    if kind is Kind.LETTER and (letter := _letter(column, text)):
        return letter
    text, numbers = split_marks(text, notes, trailing=kind is Kind.TEXT)
    if len(text) <= _LONGEST:
        match kind:
            case Kind.NUMBER:
                text = _number(text)
            case Kind.DATE:
                text = _date(text)
            case Kind.LETTER:
                text = _letter(column, text) or text
            case Kind.TEXT | Kind.CODE:
                pass
        if is_blank(text):
            text = ""
    return " ".join(filter(None, (text, "".join(f"({number})" for number in numbers))))


def reads(column: str, text: str, notes: Notes) -> bool:
    """Does a canonical cell read as what its column holds? A blank one, or a mark, does."""
    text = split_marks(text, notes)[0]
    if not text:
        return True
    if COLUMN_KINDS[column] is Kind.TEXT:
        return not _NO_TEXT.fullmatch(text) and not _ends_in_value(text.split())
    return is_value(column, text)


def _ends_in_value(words: list[str]) -> bool:
    """Is the last word no part of a name: money but for a par value, a large number, a date?"""
    if words[-2:-1] in (["value"], ["par"]):
        return False
    return _VALUE.fullmatch(words[-1]) is not None or values.read_date(_date(words[-1])) is not None


def take_apart(columns: tuple[str, ...], text: str, notes: Notes) -> tuple[str, str] | None:
    """The two columns that one cell holds, canonical; ``None`` where it cannot be told."""
    if is_blank(text):
        return "", ""
    if columns[1] == "acquired_disposed_code":
        return _number_and_letter(text, notes)
    if columns[1] == "expiration_date":
        return _two_dates(text, notes)
    return _title_and_number(text, notes)


def _number_and_letter(text: str, notes: Notes) -> tuple[str, str] | None:
    bare, numbers = split_marks(text, notes)
    match = _LETTERED.fullmatch(bare)
    if match is None or bool(match["before"]) == bool(match["after"]):
        return None
    letter = (match["before"] or match["after"] or "").strip("() ")
    marks = "".join(f"({number})" for number in numbers)
    return f"{match['number']} {marks}".strip(), letter


def _two_dates(text: str, notes: Notes) -> tuple[str, str] | None:
    """``2/7/01 2/7/10``, ``2/7/01 - 2/7/10`` or ``(1) 2/7/10``: two that read as dates or marks."""
    words = re.split(r"\s+(?:-|to|through)\s+|\s+|(?<=\d)-(?=\d{1,2}/)", text)
    for at in range(1, len(words)):
        both = [
            canonical(column, " ".join(part), notes)
            for column, part in (("exercise_date", words[:at]), ("expiration_date", words[at:]))
        ]
        if all(cell and reads("exercise_date", cell, notes) for cell in both):
            return both[0], both[1]
    return None


def _title_and_number(text: str, notes: Notes) -> tuple[str, str] | None:
    """``Common Stock 20,000``, ``Common Stock - 20,000`` or ``20,000 Common``."""
    words = [word for word in text.split() if not re.fullmatch(r"[-/;,]", word)]
    for number, title in ((words[-1:], words[:-1]), (words[:1], words[1:])):
        cell = canonical("underlying_security_shares", " ".join(number), notes)
        if (
            title
            and split_marks(cell, notes)[0]
            and reads("underlying_security_shares", cell, notes)
        ):
            name = canonical("underlying_security_title", " ".join(title).strip(" ,-/"), notes)
            if reads("underlying_security_title", name, notes):
                return name, cell
    return None


def _number(text: str) -> str:
    """A number in the one spelling that is read everywhere; fractions exact or not at all."""
    if _ZERO.fullmatch(text):
        return "0"
    text = _UNIT.sub("", text)
    match = _FRACTION.fullmatch(text)
    if match is None:
        return text
    whole, above, below = (int((match[n] or "0").replace(",", "")) for n in (2, 3, 4))
    if below == 0 or above >= below or 10**8 % below:
        return text  # 41/8 is 4 1/8 run together, and a third has no end
    exact = Decimal(whole) + Decimal(above) / Decimal(below)
    return f"{match[1]}{exact.normalize():f}"


def _date(text: str) -> str:
    """A date as month/day/year; two digits of a year stay, see :mod:`parsers.values`."""
    if match := _DATE.fullmatch(text):
        return f"{match[1]}/{match[3]}/{match[4]}"
    if (match := _DAY_FIRST.fullmatch(text)) and match[2].lower() in _MONTHS:
        return f"{_MONTHS.index(match[2].lower()) + 1}/{match[1]}/{match[3]}"
    return text


def _letter(column: str, text: str) -> str | None:
    """``(D)`` and ``Direct`` as the letter; a mark may stand behind it."""
    match = re.fullmatch(
        r"\(?\s?([ADIV])\s?\)?|(direct|indirect|acquired|disposed)", text, re.IGNORECASE
    )
    if match is None:
        return None
    letter = _SPELLED[match[2].lower()] if match[2] else match[1]
    return letter if letter in LETTERS[column] else None
