"""Where the parts and questions of a Form 12b-25 begin in its text.

A part begins at its heading (``PART III -- NARRATIVE``), a question at its own printed
sentence; where the heading is gone, the sentence that the form prints below it will do.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from parsers.printed import without

REPORT = (
    r"10[\s-]{0,2}KSB|10[\s-]{0,2}QSB|10[\s-]{0,2}K(?:405)?|20[\s-]{0,2}F|11[\s-]{0,2}K"
    r"|10[\s-]{0,2}Q|10[\s-]{0,2}D|N[\s-]{0,2}CEN|N[\s-]{0,2}CSR|N[\s-]{0,2}SAR"
)
"""The reports whose lateness is told on this form."""

BOXED = (
    r"forms?\s*\d{2}-?\s?[A-Z]|form\s*N-|transition\s+report|(?-i:Yes|YES|No|NO)\b"
    r"|\((?:a|b|c)\)"
)
"""The captions that stand right of boxes on this form."""

_DASH = r"[\s.:\u2010-\u2015-]{0,8}"
_TITLES = (
    # part: how its heading goes on, the sentence printed at its beginning
    ("i|1", r"registrant\s+information", r"full\s+name\s+of\s+registrant"),
    ("ii|2", r"rules?\s+12", r"if\s+the\s+subject\s+report\s+could\s+not\s+be\s+filed"),
    ("iii|3", r"narrative", r"state\s+below\s+in\s+reasonable\s+detail"),
    ("iv|4", r"other\s+information", r"name\s+and\s+telephone\s+number\s+of\s+(?:the\s+)?person"),
)
_HEADINGS = tuple(
    tuple(
        re.compile(pattern, re.IGNORECASE | re.MULTILINE)
        for pattern in (
            rf"\bpart\s+(?:{number})\b{_DASH}{title}",
            rf"^[^\w\n]{{0,4}}part\s+(?:{number})\b(?!\s+of\b)(?=\W{{0,6}}$)",
            rf"^[^\w\n]{{0,4}}part\s+(?:{number})\b(?!\s+of\b)",
            rf"(?:{title}\W{{0,8}})?(?:\(1[.)]\s*)?{sentence}",
        )
    )
    for number, title, sentence in _TITLES
)
"""How each part's beginning may be told, the surest way first."""
_TITLE = re.compile(
    r"^[^\w\n]{0,20}(?:registrant\s+information|rules?\s+12b-?25\W{0,3}\(b\)\W{0,3}and\W{0,3}\(c\)"
    r"|narrative|other\s+information)\b\W*",
    re.IGNORECASE,
)
_QUESTIONS = tuple(
    (
        re.compile(rf"(?:\(?{number}[.)]\s*)?{sentence}", re.IGNORECASE),
        re.compile(rf"^[^\w\n]{{0,4}}{number}[.)]\s", re.MULTILINE),
    )
    for number, sentence in (
        (2, r"have\s+all\s+other\s+periodic\s+reports"),
        (3, r"is\s+it\s+anticipated\s+that\s+any\s+significant"),
    )
)
"""How a question's beginning may be told: by its words, else by its number."""
_CHARTER_CAPTION = re.compile(
    r"\(?\s*(?:exact\s+)?name\s+of\s+(?:the\s+)?registrant\s+as\s+specified", re.IGNORECASE
)
_CLOSING = re.compile(
    r"has\s+(?:duly\s+)?caused\s+this\s+(?:notification|notice|form|report)\s+to\s+be\s+signed"
    r"|^[^\w\n]{0,20}signatures?[^\w\n]{0,20}$",
    re.IGNORECASE | re.MULTILINE,
)
_SIGNED = re.compile(r"^(?:dated?\b[^\n]{0,80}\n)?[^\n]{0,200}/s/", re.IGNORECASE | re.MULTILINE)
_AFTER_SIGNATURE = re.compile(
    r"(?-i:\bINSTRUCTIONS?\b|\bATTENTION\b)|^[^\w\n]{0,20}instructions?\b|intentional\s+misstatements"
    r"|the\s+form\s+may\s+be\s+signed\s+by",
    re.IGNORECASE | re.MULTILINE,
)
_LONGEST_NAME = 100
_LONGEST_HEAD = 20_000
_FURNITURE = (
    re.compile(
        r"(?:potential\s+)?persons\s+who\s+(?:are\s+to\s+)?respond\s+to\s+the\s+collection"
        r".{0,160}?control\s+number\.?",
        re.IGNORECASE | re.DOTALL,
    ),
    re.compile(r"\bSEC\s*1344\s*\(\d{1,2}-\d{2,4}\)", re.IGNORECASE),
    re.compile(
        r"^-?\s*(?:page\s+)?\d{1,2}(?:\s+of\s+\d{1,2})?\s*-?$", re.IGNORECASE | re.MULTILINE
    ),
)
"""What a page carries besides its text."""


@dataclass(frozen=True, slots=True)
class Parts:
    """The text of each part, headings left out."""

    head: str
    registrant: str
    """Part I."""
    relief: str
    """Part II."""
    narrative: str
    """Part III."""
    contact: str
    """Part IV (1)."""
    other_reports: str
    """Part IV (2)."""
    change: str
    """Part IV (3)."""
    closing: str
    """The signature."""


def parts_of(text: str) -> Parts:
    """A notice's text, taken apart."""
    text = without(text, _FURNITURE)
    starts: list[tuple[int, int] | None] = []
    place = 0
    for patterns in _HEADINGS:
        found = next((m for p in patterns if (m := p.search(text, place))), None)
        if found is None:
            starts.append(None)
            continue
        # A sentence that stands for its heading belongs to the part it begins.
        end = found.start() if found.re is patterns[-1] else found.end()
        starts.append((found.start(), end))
        place = found.end()
    head_end = next((start[0] for start in starts if start), len(text))
    part1, part2, part3, part4 = (
        _TITLE.sub("", text[start[1] : _next(starts[n + 1 :], text)]) if start else ""
        for n, start in enumerate(starts)
    )
    if starts[3]:
        part4, closing = _closing(part4)
    else:  # the signature follows the last part there is
        part3, closing = _closing(part3)
    contact, other_reports, change = _questions(part4)
    head = text[: min(head_end, _LONGEST_HEAD)]
    return Parts(head, part1, part2, part3, contact, other_reports, change, closing)


def _next(starts: list[tuple[int, int] | None], text: str) -> int:
    return next((start[0] for start in starts if start), len(text))


def _questions(part4: str) -> tuple[str, str, str]:
    second, third = (
        next((match for pattern in patterns if (match := pattern.search(part4))), None)
        for patterns in _QUESTIONS
    )
    end = third.start() if third else len(part4)
    middle = second.start() if second else end
    return part4[:middle], part4[middle:end], part4[end:]


def _closing(part4: str) -> tuple[str, str]:
    """Part IV and the signature, which begins with the registrant's name above its caption."""
    found = [m for p in (_CHARTER_CAPTION, _CLOSING) if (m := p.search(part4))]
    if not found:
        signed = _SIGNED.search(part4)
        place = signed.start() if signed else len(part4)
        return part4[:place], part4[place:]
    first = min(found, key=lambda match: match.start())
    answers, closing = part4[: first.start()].rstrip(), part4[first.start() :]
    if end := _AFTER_SIGNATURE.search(closing, 1):
        closing = closing[: end.start()]
    if first.re is _CHARTER_CAPTION or (len(found) == 1 and "caused" in first[0].lower()):
        answers = _without_name(answers)
    return answers, closing


def _without_name(answers: str) -> str:
    """Without the registrant's name, which stands on the line above its caption."""
    above, _, name = answers.rpartition("\n")
    return above if above and len(name) < _LONGEST_NAME else answers
