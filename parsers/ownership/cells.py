"""One cell of a printed table: its value apart from the footnote marks on it."""

from __future__ import annotations

import re
from collections.abc import Collection

from parsers import values
from parsers.ownership.columns import KINDS, LETTERS, Kind
from parsers.scraped import MARK, mark_number

_PRINTED = re.compile(r"[(\[]\s*(\d{1,2}(?:\s*,\s*\d{1,2})*)\s*[)\]]", re.ASCII)
_TRAILING = re.compile(rf"(?:\s*{_PRINTED.pattern})+\s*$", re.ASCII)
_CODE = re.compile(r"([A-Z])(?:\s*/\s*(K))?(?:\s+(V))?")


def split_marks(column: str, text: str, known: Collection[int]) -> tuple[str, tuple[str, ...]]:
    """A cell's text without its marks, and the marks as footnote keys.

    In a cell for numbers, dates or codes every number in parentheses is a mark: ``(2)``
    alone is a footnote, never minus two. In a cell of text it is one only at the end and
    if there is such a footnote, for a title may well end in ``(1)``.

    :param column: a name from :data:`~parsers.ownership.columns.KINDS`
    :param known: numbers of the footnotes that the form gives
    """
    numbers = [mark_number(match) for match in MARK.finditer(text)]
    text = MARK.sub(" ", text)
    if KINDS[column] is not Kind.TEXT:
        numbers += _numbers(text)
        text = _PRINTED.sub(" ", text)
    elif match := _TRAILING.search(text):
        trailing = _numbers(match[0])
        if all(number in known for number in trailing):
            numbers += trailing
            text = text[: match.start()]
    marks = tuple(f"F{number}" for number in dict.fromkeys(numbers))
    return " ".join(text.split()), marks


def read_code(text: str) -> tuple[str, bool, bool] | None:
    """A printed code: the letter, whether ``/K`` marks a swap, whether ``V`` stands beside it."""
    match = _CODE.fullmatch(text)
    return (match[1], match[2] is not None, match[3] is not None) if match else None


def fits(column: str, text: str) -> bool:
    """Could this text, marks removed, stand in this column? Blank always can."""
    if values.is_blank(text):
        return True
    if KINDS[column] is Kind.TEXT:
        return values.read_number(text) is None and values.read_date(text) is None
    return is_value(column, text)


def is_value(column: str, text: str) -> bool:
    """Does this text read as what the column holds? Any text does where that is words."""
    match KINDS[column]:
        case Kind.NUMBER:
            return values.read_number(text) is not None
        case Kind.DATE:
            return values.read_date(text) is not None
        case Kind.CODE:
            return read_code(text) is not None
        case Kind.LETTER:
            return len(text) == 1 and text in LETTERS[column]
        case Kind.TEXT:
            return True


def _numbers(text: str) -> list[int]:
    return [int(number) for match in _PRINTED.finditer(text) for number in match[1].split(",")]
