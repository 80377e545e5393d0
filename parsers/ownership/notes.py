"""The foot of a page: explanation of responses and remarks."""

from __future__ import annotations

import re
from collections.abc import Iterable

from parsers import values
from parsers.filing import Problem
from parsers.ownership.grid import Line
from parsers.scraped import MARK, mark_number

_BULLET = re.compile(r"[-\u2022\u00b7*]\s+(?=\S)")
_NUMBER = re.compile(
    r"(?:\((\d{1,2})\)|\[(\d{1,2})\]|F(\d{1,2})\s*[:.)-]|(\d{1,2})[.)](?=\s))\s*", re.ASCII
)
_NOTHING_OWNED = re.compile(r"no\s+securities\s+are\s+beneficially\s+owned\.?", re.IGNORECASE)


def split_nothing_owned(lines: Iterable[Line]) -> tuple[list[Line], bool]:
    """The lines of the explanation but for the form's own words on owning nothing.

    The reduced view of Form 3 prints them above the footnotes when that box is ticked.
    """
    kept = [line for line in lines if not line.is_blank]
    if kept and _NOTHING_OWNED.fullmatch(kept[0].text.strip("* ")):
        return kept[1:], True
    return kept, False


def read_footnotes(lines: Iterable[Line], problems: list[Problem]) -> dict[int, str]:
    """Footnotes by number; where they are only listed, by their order."""
    texts = [line.text for line in lines if not line.is_blank]
    numbered = any(_number_of(_unbulleted(text)) for text in texts)
    bulleted = any(_BULLET.match(text) for text in texts)
    notes: dict[int, str] = {}
    current = 0
    for text in texts:
        body = _unbulleted(text)
        number = _number_of(body)
        if number is not None:
            current, rest = number
            if current in notes:
                message = "given twice; the second text is put after the first"
                problems.append(Problem("warning", f"footnote F{current}", message))
                rest = f"{notes[current]} {rest}"
            notes[current] = rest
        elif not numbered and (body != text or not bulleted):
            current = len(notes) + 1
            notes[current] = body
        elif current:
            notes[current] = f"{notes[current]} {body}".strip()
        else:
            message = f"text before the first footnote: {body[:60]!r}"
            problems.append(Problem("warning", "explanation of responses", message))
    if notes and not numbered:
        message = "listed without numbers; numbered here in the order of the list"
        problems.append(Problem("note", "explanation of responses", message))
    return notes


def read_remarks(lines: Iterable[Line]) -> str | None:
    """The remarks as one text; ``None`` where there are none."""
    return values.squash(" ".join(line.text for line in lines))


def _unbulleted(text: str) -> str:
    bullet = _BULLET.match(text)
    return text[bullet.end() :] if bullet else text


def _number_of(text: str) -> tuple[int, str] | None:
    """The number that a note begins with, and its text."""
    if match := MARK.match(text):
        return mark_number(match), text[match.end() :].strip()
    if match := _NUMBER.match(text):
        return int(next(filter(None, match.groups()))), text[match.end() :].strip()
    return None
