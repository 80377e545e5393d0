"""What a Form 12b-25 states from Part II on: relief, narrative, contact, the two questions."""

from __future__ import annotations

import re

from parsers import values
from parsers.boxes import BULLET, CHECKED, EMPTY
from parsers.printed import BOX, boxes_of, without
from parsers.signing import split_title

_ATTACH_SHEETS = re.compile(
    r"\(?\s*attach(?:ed)?\s+extra\s+sheets?\s+if\s+(?:needed|necessary)\.?\s*\)?", re.IGNORECASE
)
_PRINTED_NARRATIVE = (
    re.compile(
        r"state\s+below\s+in\s+reasonable\s+detail\b.{0,500}?"
        r"(?:prescribed\s+(?:time\s+)?periods?|period\s+prescribed|time\s+prescribed)"
        r"(?:\s+therefore?)?\s*[.:]?",
        re.IGNORECASE | re.DOTALL,
    ),
    re.compile(r"^[^\w\n]{0,20}state\s+below\s+in\s+reasonable\s+detail\b[^\n]*", re.I | re.M),
    _ATTACH_SHEETS,
)
_PRINTED_CONTACT = (
    re.compile(
        r"(?:\(?1[.)]\s*)?name,?\s+(?:and|&)\s+telephone\s+number\s+of\s+(?:the\s+)?person\s+to"
        r"(?:\s+be)?\s+contact(?:ed)?\s+(?:in|with)\s+regards?\s+to\s+this\s+notification\s*[.:]?",
        re.IGNORECASE,
    ),
    re.compile(
        r"\(\s*(?:name|title|area\s+code|tele(?:phone)?\s+(?:number|no\.?)|phone\s+number)"
        r"(?:\s+(?:and|&)\s+(?:area\s+code|telephone\s+number))?\s*\)"
        r"|\b(?:name|area\s+code|tele(?:phone)?(?:\s+(?:number|no\.?))?|phone)\s*:",
        re.IGNORECASE,
    ),
    re.compile(r"^[ (]*area\s+code[ )]*$|^[ (]*telephone\s+number[ )]*$", re.I | re.M),
)
_PHONE = re.compile(
    r"\(?\b(\d{3})\)?[\s./\u2010-\u2013-]{0,4}(\d{3})[\s.\u2010-\u2013-]{1,3}(\d{4})\b"
)
_FOREIGN_PHONE = re.compile(r"(?:\+|\b0|\(\+?)?\d[\d\s().\u2010-\u2013-]{6,24}\d\b")
_CELL_ENDS = re.compile(r"\s*[\t\n]\s*")
_WORD = re.compile(r"[^\W\d_]{2}")

_PRINTED_CHANGE = (
    re.compile(
        r"\A\W{0,4}(?:3[.)]\s*)?is\s.{0,600}?(?:report\s+or\s+portion\s+thereof\s*\??|\?)",
        re.IGNORECASE | re.DOTALL,
    ),
    re.compile(
        r"\(?\s*if\s+so\s*[,:]?\s*attach\s+an\s+explanation\b.{0,400}?"
        r"(?:results|estimates?)\s+can\s?not\s+be\s+made\s*\.?\s*\)?",
        re.IGNORECASE | re.DOTALL,
    ),
    re.compile(r"^[^\w\n]{0,20}if\s+so\s*[,:]?\s*attach\s+an\s+explanation\b[^\n]*", re.I | re.M),
)

_BETWEEN = rf"[^\w{CHECKED}{EMPTY}]{{0,30}}"
_BOXED = rf"(?:[{CHECKED}{EMPTY}]{_BETWEEN})?"
_YES_NO = re.compile(
    rf"{_BOXED}\b(?:yes\b{_BETWEEN}{_BOXED}no|no\b{_BETWEEN}{_BOXED}yes)\b"
    rf"(?:[ \t:]{{0,12}}[{CHECKED}{EMPTY}])?",
    re.IGNORECASE,
)
_WORDS = re.compile(r"\b(?:yes|no)\b", re.IGNORECASE)
_ONE_WORD = re.compile(
    rf"^[^\w\n]{{0,4}}?(?P<box>[{CHECKED}{EMPTY}])?\W{{0,4}}?(?P<word>yes|no)\W{{0,4}}$",
    re.IGNORECASE | re.MULTILINE,
)


def any_ticked(part2: str) -> bool | None:
    """The boxes of Part II; one box often serves all three sentences."""
    found = set(BOX.findall(part2))
    return CHECKED in found if found else None


def narrative(part3: str) -> str | None:
    """The reasons, without what the form prints above them."""
    return _running_text(without(part3, _PRINTED_NARRATIVE))


def contact(text: str) -> tuple[str | None, str | None]:
    """Name and telephone of Part IV (1), whose captions stand below, above or beside them."""
    text = _CELL_ENDS.sub("\t", without(text, _PRINTED_CONTACT))
    joined = text.replace("\t", " ")
    phone = _PHONE.search(joined) or _FOREIGN_PHONE.search(joined)
    number = None
    if phone is not None:
        number = f"({phone[1]}) {phone[2]}-{phone[3]}" if phone.re is _PHONE else phone[0].strip()
        text = f"{text[: phone.start()]}\t{text[phone.end() :]}"
    cells = [cell for cell in text.split("\t") if _WORD.search(cell)]
    name = split_title(values.squash(cells[0]) or "")[0].strip(" ,:;-(") if cells else ""
    return name or None, values.squash(number)


def yes_or_no(text: str) -> bool | None:
    """The answer to a question, where it is sure which of the two is ticked.

    Boxes stand before their words on most forms, after them on some. A single box between
    the words could belong to either, and tells nothing.
    """
    if pair := _YES_NO.search(text):
        words = list(_WORDS.finditer(pair[0]))
        drawn = boxes_of(pair[0], words) or []
        ticked = [w[0].lower() for w, box in zip(words, drawn, strict=False) if box == CHECKED]
        return ticked[0] == "yes" if len(ticked) == 1 else None
    alone = list(_ONE_WORD.finditer(text))
    if len(alone) == 1 and alone[0]["box"] != EMPTY:
        return alone[0]["word"].lower() == "yes"
    return None


def explanation(text: str, registrant: str | None) -> str | None:
    """Question 3's own text, below what the form prints.

    :param registrant: the name that follows it, above the signature
    """
    text = without(text, _PRINTED_CHANGE)
    text = _ONE_WORD.sub("\n", _YES_NO.sub("\n", text, count=1))
    found = _running_text(text)
    if found and registrant and found.casefold().endswith(registrant.casefold()):
        found = found[: -len(registrant)].strip() or None
    return found


def _running_text(text: str) -> str | None:
    """Running text; the bullets of a list are markup, not words."""
    lines = (line.strip().removeprefix(BULLET) for line in text.split("\n"))
    found = values.squash(" ".join(lines))
    # Only a mark, a box or the number of a question: nothing is stated.
    return None if found is None or values.is_blank(found) or not _WORD.search(found) else found
