"""Signatures under a printed form: who signed, the name in print, the title, the day.

Below ``/s/`` stand a name and a title, with captions (``Name:``, ``Title:``, ``By:``,
``Its:``) or without, in lines, in cells or in one run.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from parsers import values
from parsers.names import is_entity

_TITLE_WORDS = "|".join(
    """accountant accounting acting administrator agent assistant associate attorney authorized
    ceo cfo chair chairman chairperson chairwoman chief comptroller controller coo corporate
    counsel deputy director executive founder general group interim manager managing member
    officer partner president principal secretary senior sole sr svp treasurer trustee vice vp
    evp""".split()
)
_TITLE_STARTS = re.compile(
    rf"(?:,|\s[-\u2013\u2014]|\s|^)\s*(?=(?:co-)?(?:{_TITLE_WORDS})\b)", re.IGNORECASE
)
_DAY = values.DATE_AS_PRINTED
_LABELS = {
    "by": "by", "name": "name", "print name": "name", "printed name": "name",
    "name and title": "name", "name/title": "name", "title": "title", "its": "title",
    "capacity": "title", "date": "date", "dated": "date", "signature": "by",
}  # fmt: skip
_LABEL = re.compile(
    r"\(?(by|print(?:ed)? name|name(?: and title|/title)?|title|its|capacity|dated?|signature)\)?"
    rf"(?:\s*[:.]\s*|\s+(?=/s/|(?:{_DAY}))|$)",
    re.IGNORECASE,
)
_BEFORE_LABEL = re.compile(
    rf"(?<=[^\s])[ ](?=(?:by|name|title|its|dated?)\s?:|by /s/|dated? (?:{_DAY}))",
    re.IGNORECASE,
)
_BEFORE_SIGNED = re.compile(r"(?<![\n\t])(?=/s/)", re.IGNORECASE)
_SIGNED = re.compile(r"/s/\s*(.*)", re.IGNORECASE)
_RUNS_ON = re.compile(
    r"(?:,|&|\b(?:and|of|chief|financial|vice|executive|senior|accounting|operating|general|legal))$",
    re.IGNORECASE,
)
"""How a title ends in a line that did not take the whole of it."""
_UNDERSCORES = re.compile(r"_+")
_CAPTION = re.compile(r"\(.{0,60}\)\s*")
_NAME_WORD = re.compile(r"[^\W\d_]{3,}")
_LETTERS = re.compile(r"[^\W\d_]{2}")


@dataclass(frozen=True, slots=True)
class Signed:
    """One signature."""

    name: str
    """As signed, with ``/s/`` where it is printed."""
    printed_name: str
    """Without ``/s/``."""
    title: str | None
    day: date | None


@dataclass(frozen=True, slots=True)
class _Entry:
    label: str
    """A value of ``_LABELS``, ``signed``, or nothing."""
    value: str


def signatures(text: str) -> list[Signed]:
    """The signatures in the closing of a form.

    :param text: as :func:`parsers.printed.printed_text` gives it
    """
    entries = list(_entries(_cells(text)))
    starts = [n for n, entry in enumerate(entries) if entry.label == "signed"]
    if not starts:  # typed without /s/
        starts = [n for n, e in enumerate(entries) if e.label == "by" and e.value][:1]
    if not starts:
        return []
    days = [(n, day) for n, e in enumerate(entries) if (day := _day_of(e))]
    dated_before = bool(days) and days[0][0] < starts[0]
    found = []
    places = [n for n, _ in days]
    for start, end in zip(starts, [*starts[1:], len(entries)], strict=True):
        place = bisect(places, start)
        before, after = days[place - 1 : place] if place else [], days[place : place + 1]
        nearest = [*before, *after] if dated_before else [*after, *before]
        below = entries[start + 1 : end]
        found.append(_signed(entries[start], below, nearest[0][1] if nearest else None))
    return found


def split_title(text: str) -> tuple[str, str | None]:
    """A name and the title that follows it: ``Ann Poe, Chief Financial Officer``."""
    match = _TITLE_STARTS.search(text)
    if match is None:
        return text.strip(" ,"), None
    return text[: match.start()].strip(" ,"), text[match.end() :].strip(" ,.")


def _signed(own: _Entry, below: Sequence[_Entry], day: date | None) -> Signed:
    slashed = own.label == "signed"
    name, title = split_title(own.value)
    if not name:  # a title alone signs nothing
        name, title = own.value, None
    name, printed_beside = _apart(name)
    signature = own.value if f"{name}," in own.value else name
    plain = [entry.value for entry in below if not entry.label and _LETTERS.search(entry.value)]
    captioned = [e.value for e in below if e.label == "name"] or [
        e.value for e in below if e.label == "by" and not title
    ]
    printed, printed_title = _below(captioned[0] if captioned else printed_beside, plain, name)
    captioned_title = _titled(below)
    return Signed(
        name=f"/s/ {signature}" if slashed else signature,
        printed_name=printed or name,
        title=captioned_title or title or printed_title,
        day=day,
    )


def _below(captioned: str, plain: Sequence[str], name: str) -> tuple[str, str | None]:
    """The name in print and the title, from what stands below a signature."""
    printed, title = split_title(captioned) if captioned else ("", None)
    rest = list(plain[:3])
    if not printed and rest:
        if rest[0].casefold().startswith(name.casefold()):
            printed, title = rest[0][: len(name)], rest[0][len(name) :].strip(" ,") or None
            rest.pop(0)
        else:
            first, its_title = split_title(rest[0])
            if not first or _may_be(first, name):
                printed, title = first, its_title
                rest.pop(0)
            else:  # the next signatory's block has begun
                rest.clear()
    if title is None and rest and not split_title(rest[0])[0]:
        title = rest.pop(0)
    return printed, _whole(title, rest)


def _may_be(printed: str, signed: str) -> bool:
    """Is it the signatory's name in print, and not the company that signs next?"""
    shared = set(_NAME_WORD.findall(printed.casefold())) & set(
        _NAME_WORD.findall(signed.casefold())
    )
    return bool(shared) or not is_entity(printed)


def _titled(below: Sequence[_Entry]) -> str | None:
    """The title that stands beside its caption."""
    for place, entry in enumerate(below):
        if entry.label == "title" and entry.value:
            following = below[place + 1 : place + 2]
            return _whole(entry.value, [e.value for e in following if not e.label])
    return None


def _whole(title: str | None, rest: Sequence[str]) -> str | None:
    """A title with its second line, where the first breaks off."""
    if title and rest and _RUNS_ON.search(title) and not split_title(rest[0])[0]:
        title = f"{title} {rest[0]}"
    return title.strip(" ,") if title else None


def _apart(name: str) -> tuple[str, str]:
    """``O. Quill Odile Quill``: a signature, and the name below it in the same line."""
    words = name.split()
    keys = [word.casefold().strip(",") for word in words]
    place = keys.index(keys[-1]) + 1 if keys else 0
    return " ".join(words[:place]), " ".join(words[place:])


def _cells(text: str) -> list[str]:
    text = _UNDERSCORES.sub(" ", text)
    text = _BEFORE_SIGNED.sub("\n", _BEFORE_LABEL.sub("\n", text))
    return [cell for raw in re.split(r"[\n\t]", text) if (cell := " ".join(raw.split()))]


def _entries(cells: Sequence[str]) -> Iterator[_Entry]:
    """Cells with their captions; a caption's value may stand in the next cell."""
    pending = ""
    for cell in cells:
        label = _LABEL.match(cell)
        if signed := _SIGNED.match(cell):
            pending = "" if signed[1] else "signed"
            if signed[1]:
                yield _Entry("signed", signed[1])
        elif label:
            key, value = _LABELS[label[1].lower()], cell[label.end() :].strip()
            pending = "" if value else key
            if value:
                yield _Entry(key, value)
        elif not _CAPTION.fullmatch(cell):
            yield _Entry(pending, cell)
            pending = ""


def _day_of(entry: _Entry) -> date | None:
    if entry.label == "date" or not entry.label:
        if match := re.search(_DAY, entry.value, re.IGNORECASE):
            return values.read_date(match[0])
    return None
