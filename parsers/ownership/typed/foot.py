"""The foot of a typed form: its footnotes, its remarks, who signed and when."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from parsers import values
from parsers.ownership.typed.cells import Notes, is_blank
from parsers.ownership.typed.lines import Kind, TypedLine
from parsers.ownership.typed.printed import is_printed

_EXPLANATION = re.compile(r"\W*explanations?\s+of\s+responses?\b\s*[:.]?\s*", re.IGNORECASE)
_REMARKS = re.compile(r"\W*remarks?\s*:\s*", re.IGNORECASE)
_NOTE = re.compile(
    r"(?:(?:foot)?note\s+)?(?:\((\d{1,2}|[a-z])\)|(\d{1,2})[.):](?=\s)|\[(\d{1,2})\]|(\*{1,6})(?!\*)"
    r"|([a-z])[.)](?=\s))[.:]?\s*",
    re.ASCII,
)
_CAPTION = re.compile(
    r"\W*(?:name\s+and\s+)?signature\s+of\s+reporting\s+person(?:\(?s\)?)?\W*(?:date\W*)?",
    re.IGNORECASE,
)
_SIGNED = re.compile(r"/s/|\bBy\s*:", re.IGNORECASE)
_DATE_WORD = re.compile(r"\W*dated?\W*", re.IGNORECASE)
_FULL_DATE = re.compile(
    rf"(?:dated?\s*[:.]?\s*)?(\d{{1,2}}[/-]\d{{1,2}}[/-](?:\d{{4}}|\d\d)|{values.DATE_IN_WORDS})\W*$",
    re.IGNORECASE | re.ASCII,
)
_MOST_LINES_SIGNED = 6
"""Lines that name, capacity and date of one signature take up."""


@dataclass(slots=True)
class Note:
    """A footnote as the form has it."""

    mark: str
    """``1``, ``a`` or ``*``."""
    number: int
    """Its source line."""
    lines: list[str]


@dataclass(slots=True)
class Foot:
    """What stands below the tables."""

    notes: list[Note] = field(default_factory=list)
    loose: list[tuple[int, str]] = field(default_factory=list)
    """Source line and text of paragraphs of the explanation that bear no number."""
    remarks: list[tuple[int, str]] = field(default_factory=list)
    signatures: list[tuple[int, str, str]] = field(default_factory=list)
    """Source line, name, and the date as month/day/year or as printed."""
    marks: Notes = field(default_factory=Notes)


def begins_foot(line: TypedLine) -> bool:
    """Do the tables end before this line?"""
    return (
        _EXPLANATION.match(line.text) is not None
        or _REMARKS.match(line.text) is not None
        or _CAPTION.fullmatch(line.text) is not None
        or (_SIGNED.search(line.text) is not None and not line.edges)
    )


def note_begins(line: TypedLine) -> bool:
    """Does a footnote begin here, wherever on the page?"""
    match = _NOTE.match(line.text)
    words = line.text[match.end() :].split() if match else []
    return len(line.pieces) <= len(("mark", "text")) and len(words) > len(("a", "few", "words"))


def read_foot(lines: Sequence[TypedLine], beside_tables: Sequence[TypedLine]) -> Foot:
    """The foot's parts.

    :param beside_tables: footnotes that stand right under a table
    """
    foot = Foot()
    at = _signatures_begin(lines)
    remarks = False
    for above, line in zip((None, *lines[:at]), [*beside_tables, *lines[:at]], strict=False):
        if line.kind is not Kind.TEXT or is_printed(line, above):
            if line.kind is Kind.BLANK and foot.loose:
                foot.loose.append((line.number, ""))
            continue
        text = line.text
        if match := _EXPLANATION.match(text):
            text = text[match.end() :]
        elif match := _REMARKS.match(text):
            remarks, text = True, text[match.end() :]
        if not text.strip():
            continue
        if remarks:
            foot.remarks.append((line.number, text))
        else:
            _take_note(foot, line.number, text)
    foot.loose = _paragraphs(foot.loose)
    foot.marks = _numbered([note.mark for note in foot.notes])
    foot.signatures = list(_signatures(lines[at:]))
    return foot


def _take_note(foot: Foot, at: int, text: str) -> None:
    match = _NOTE.match(text)
    mark = next(filter(None, match.groups()), "") if match else ""
    if match and _follows(mark, [note.mark for note in foot.notes]):
        foot.notes.append(Note(mark, at, [text[match.end() :].strip()]))
    elif foot.notes:
        foot.notes[-1].lines.append(text.strip())
    elif not is_blank(text):
        foot.loose.append((at, text))


def _follows(mark: str, marks: list[str]) -> bool:
    """Is a mark the next of its kind? A line of a note may begin with ``2.`` by chance."""
    if mark in marks:
        return False
    if mark.isdigit():
        return int(mark) > max((int(other) for other in marks if other.isdigit()), default=0)
    if mark.startswith("*"):
        return True
    return ord(mark) == ord(max(filter(str.isalpha, marks), default="`")) + 1


def _numbered(marks: list[str]) -> Notes:
    """Numbers stay; letters and asterisks are numbered after them, in the order of the list."""
    numbers = {mark: int(mark) for mark in marks if mark.isdigit()}
    last = max(numbers.values(), default=0)
    others = [mark for mark in marks if not mark.isdigit()]
    return Notes(numbers | {mark: last + n for n, mark in enumerate(others, 1)})


def _paragraphs(loose: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Lines of text as paragraphs; blank lines stand between them."""
    return [
        (lines[0][0], " ".join(text for _, text in lines))
        for has_text, group in groupby(loose, key=lambda line: bool(line[1]))
        if has_text and (lines := list(group))
    ]


def _signatures_begin(lines: Sequence[TypedLine]) -> int:
    """Place of the first line that is part of a signature."""
    for n, line in enumerate(lines):
        if _SIGNED.search(line.text) and line.kind is Kind.TEXT:
            return n
        if _CAPTION.fullmatch(line.text):
            above = [k for k in range(n) if lines[k].kind is Kind.TEXT]
            below = [row for row in lines[n + 1 :] if row.kind is Kind.TEXT][:_MOST_LINES_SIGNED]
            if any(_SIGNED.search(row.text) for row in below) or not above:
                return n
            return above[-1] if _FULL_DATE.search(lines[above[-1]].text) else n
    return len(lines)


def _signatures(lines: Sequence[TypedLine]) -> Iterator[tuple[int, str, str]]:
    """Each name with the day beside or below it."""
    name: list[str] = []
    number = 0
    day = ""
    for line in lines:
        if line.kind is not Kind.TEXT or is_printed(line):
            continue
        if _CAPTION.fullmatch(line.text):
            continue
        text = line.text
        begins = _SIGNED.search(text) is not None
        if (
            begins
            and name
            and (day or any(_SIGNED.search(part) for part in name))
            and not (text.lower().startswith("/s/") and name[-1].rstrip().lower().endswith("by:"))
        ):
            yield number, " ".join(name), day
            name, day = [], ""
        if match := _FULL_DATE.search(text):
            day = _as_day(match[1])
            text = text[: match.start()].strip(" ,_-")
        text = re.sub(r"[_-]{3,}", " ", text)
        if _DATE_WORD.fullmatch(text) or not text.strip():
            continue
        if not name:
            number = line.number
        name.append(" ".join(text.split()))
    if name:
        yield number, " ".join(name), day


def _as_day(text: str) -> str:
    day = values.read_date(text.replace("-", "/"))
    return day.strftime("%m/%d/%Y") if day else text
