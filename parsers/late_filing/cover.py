"""What a Form 12b-25 states above Part II: the late report, its period, the registrant."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from parsers import values
from parsers.boxes import CHECKED
from parsers.filing import Problem
from parsers.late_filing.parts import REPORT
from parsers.printed import boxes_of

_CHECK_ONE = re.compile(r"check\s*one\W", re.IGNORECASE)
_CAPTION = re.compile(
    r"(?P<transition>transition\s+report\s+(?:on|of)\s+)?forms?\s*"
    rf"(?P<form>{REPORT}|(?!12b)\d{{2}}[\s-]{{0,2}}[A-Z]{{1,3}})\b"
    rf"(?:(?:\s*[/,&]\s*|\s+(?:and|or)\s+)(?:form\s*)?(?:{REPORT})\b)?",
    re.IGNORECASE,
)
"""``Form 10-K``, and ``Form 10-K and Form 10-KSB``, which share a box."""
_KNOWN = re.compile(REPORT, re.IGNORECASE)

_PERIOD = re.compile(
    r"for\s+(?:the\s+)?(?P<transition>transition\s+)?"
    r"(?:fiscal\s+|quarterly\s+|annual\s+|semi-?annual\s+|distribution\s+|reporting\s+)*"
    rf"(?:period|year|quarter)\s+end(?:ed|ing)\b[\s:_.\u2010-\u2014-]{{0,12}}(?P<day>{values.DATE_AS_PRINTED})",
    re.IGNORECASE,
)
_PERIOD_CAPTION = re.compile(
    r"\bfor\s+(?:the\s+)?(?:\w+\s+){0,2}(?:period|year|quarter)\s+end(?:ed|ing)\b", re.IGNORECASE
)

_NUMBER = r"\b(\d{1,3}[-\u2010-\u2013]\d{3,6}(?:[-\u2010-\u2013](?:\d{1,2}|[A-Z]{1,3}))?)\b"
_FILE_NUMBER = re.compile(
    rf"file\s*(?:number|no\.?)s?[^\w]{{0,20}}(?:cusip\s+(?:number|no\.?)[^\w]{{0,20}})?{_NUMBER}",
    re.IGNORECASE,
)
_NUMBER_ABOVE = re.compile(
    rf"{_NUMBER}[^\w]{{0,8}}(?:sec|commission)\s+file\s*(?:number|no)", re.IGNORECASE
)
_NUMBER_IN_COLUMN = re.compile(
    rf"file\s*(?:number|no\.?)[ ]?\n[^\n]{{0,80}}\t[ ]?{_NUMBER}(?=[ ]?(?:\n|$))", re.IGNORECASE
)
"""The number below its caption, in a column on the right of the title."""
_DASHES = str.maketrans("\u2010\u2011\u2012\u2013", "----")

_PART_I = tuple(
    re.compile(rf"\(?\s*{caption}\s*\)?[ ]?:?", re.IGNORECASE)
    for caption in (
        r"(?:full|exact)\s+name\s+of\s+(?:the\s+)?registrants?"
        r"(?:\s+as\s+specified\s+in\s+(?:its\s+|the\s+)?charter)?",
        r"former\s+name\W{0,3}if\s+applicable",
        r"address\s+of\s+(?:its\s+)?principal\s+executive\s+offices?",
        r"city,?\s+state,?\s+(?:and|&)\s+zip\s+code",
    )
)
_STATED_TYPE = re.compile(
    r"^(?:[^\n]{0,80}\n){0,6}?\W*(NT[ -](?:10-?[KQD]|11-?K|20-?F|15D2|N-?CEN|N-?CSR|N-?SAR)"
    r"(?:/A)?)(?![\w-])",
    re.IGNORECASE,
)
_AMENDED = re.compile(r"form\s+12b-?25\s*/\s*A\b|\(?amendment\s+no\.?\s*\d", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Report:
    """The late report as ticked."""

    form: str | None
    is_transition: bool | None


def report(head: str, problems: list[Problem]) -> Report:
    """The report that is ticked, and whether a transition report is."""
    check_one = _CHECK_ONE.search(head)
    head = head[check_one.end() :] if check_one else head
    captions, drawn = _boxed(head)
    if drawn is None:
        message = "boxes stand between the reports; it cannot be told whose they are"
        problems.append(Problem("warning", "late report", message))
        return Report(None, None)
    ticked = [caption for caption, box in zip(captions, drawn, strict=True) if box == CHECKED]
    forms = list(dict.fromkeys(form for caption in ticked if (form := _form(caption["form"]))))
    if len(forms) > 1:
        message = f"several are ticked: {', '.join(forms)}; the first is taken"
        problems.append(Problem("warning", "late report", message))
    transitions = [caption for caption in captions if caption["transition"]]
    is_transition = any(caption["transition"] for caption in ticked) if transitions else None
    # An empty box may be left undrawn; but where no box at all is seen, none can be told.
    return Report(forms[0] if forms else None, is_transition if any(drawn) else None)


def _boxed(head: str) -> tuple[list[re.Match[str]], list[str | None] | None]:
    """The captions of the reports and of the transition reports, and the box of each."""
    captions = list(_CAPTION.finditer(head))
    reports = [caption for caption in captions if not caption["transition"]]
    transitions = [caption for caption in captions if caption["transition"]]
    # The two groups are apart by the period; each may have its boxes on a side of its own.
    between = [
        match.end()
        for match in _PERIOD_CAPTION.finditer(head)
        if reports and transitions
        and reports[-1].end() <= match.start() < match.end() <= transitions[0].start()
    ]  # fmt: skip
    if not between:
        return captions, boxes_of(head, captions)
    place = between[0]
    above = boxes_of(head[:place], reports)
    below = boxes_of(head[place:], transitions, place)
    if above is None or below is None:  # the second group then tells nothing
        return reports, above
    return captions, above + below


def _form(text: str) -> str | None:
    """A report as EDGAR writes it: 10K, 10 K and 10-K405 are 10-K."""
    if not _KNOWN.fullmatch(text):
        return None
    form = "-".join(re.findall(r"[A-Z]+|\d+", text.upper()))
    return form.removesuffix("-405")


def period_ended(head: str, is_transition: bool | None) -> date | None:
    """The end of the period, of the transition period where only that is filled in."""
    found = {bool(m["transition"]): values.read_date(m["day"]) for m in _PERIOD.finditer(head)}
    return found.get(False) or (found.get(True) if is_transition is not False else None)


def file_number(head: str) -> str | None:
    """The Commission's file number, beside or below its caption, or above it."""
    ways = (_FILE_NUMBER, _NUMBER_ABOVE, _NUMBER_IN_COLUMN)
    match = next((found for pattern in ways if (found := pattern.search(head))), None)
    return match[1].translate(_DASHES) if match else None


def registrant(part1: str) -> str | None:
    """The registrant's name: above its caption, beside it or below it."""
    found = _PART_I[0].search(part1)
    if found is None:
        return None
    above = values.squash(part1[: found.start()])
    others = [m.start() for p in _PART_I[1:] if (m := p.search(part1, found.end()))]
    following = part1[found.end() : min(others, default=len(part1))]
    beside = values.squash(following.split("\n")[0])
    if found[0].endswith(":") and beside:
        return beside
    name = above or beside or values.squash(following)
    return None if name is None or values.is_blank(name) else name


def stated_type(head: str) -> str | None:
    """EDGAR's type, where a page of EDGAR's or an archive's prints it above the form."""
    match = _STATED_TYPE.match(head)
    if match is None:
        return None
    kind, amended = match[1].upper(), match[1].upper().endswith("/A")
    form = _form(kind[3:].removesuffix("/A"))
    if form is None:
        return kind
    stated = f"NT-{form.replace('-', '')}" if form.startswith("N") else f"NT {form}"
    return stated + "/A" * amended


def is_amendment(head: str) -> bool:
    """Is the notice itself an amendment?"""
    return _AMENDED.search(head) is not None
