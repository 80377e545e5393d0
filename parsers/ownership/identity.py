"""The head of a page: boxes 1 to 6, the boxes above them, and the type of form.

A box's value is the text between its caption and the next, so it does not matter
whether the boxes stand side by side in cells or one below the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from parsers import boxes, values
from parsers.codes import OMB_NUMBERS
from parsers.filing import Address, Issuer, Problem, ReportingOwner
from parsers.ownership.grid import Line
from parsers.ownership.person import read_city, read_persons

_CAPTIONS: dict[str, re.Pattern[str]] = {
    name: re.compile(rf"(?:\d[a-z]?\s*\.\s*)?(?:{pattern})", re.IGNORECASE)
    for name, pattern in {
        "person": r"name\s+and\s+address\s+of\s+reporting\s+person(?:\(s\))?\s*\*?",
        "issuer": r"issuer\s+name\s+and\s+ticker\s+or\s+trading\s+symbol",
        "foreign_ticker": r"foreign\s+trading\s+symbol",
        "event": r"date\s+of\s+event\s+requiring\s+statement",
        "earliest": r"date\s+of\s+earliest\s+transaction(?:\s+required\s+to\s+be\s+reported)?",
        "fiscal_year": r"statement\s+for\s+issuer'?\u2019?s\s+fiscal\s+year\s+ended",
        "amendment": r"if\s+amendment,?\s+date\s+(?:of\s+)?original\s+filed",
        "relationship": r"relationship\s+of\s+reporting\s+person(?:\(s\))?\s+to\s+issuer",
        "joint": r"individual\s+or\s+joint/?\s*group\s+(?:filing|reporting)",
    }.items()
}
_HINTS = re.compile(
    r"\((?:month/day/year|mm/dd/yyyy|check\s+all\s+applicable|check\s+applicable\s+line)\)",
    re.IGNORECASE,
)
_NAME_CAPTION = re.compile(r"\(last\)\s*\(first\)\s*\(middle\)", re.IGNORECASE)
_STREET_CAPTION = re.compile(r"\(street\)", re.IGNORECASE)
_CITY_CAPTION = re.compile(r"\(city\)\s*\(state\)\s*\(zip[^)]*\)", re.IGNORECASE)
_TICKER = re.compile(r"\[\s*([^\[\]]*?)\s*\]")

_ROLES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("is_director", re.compile(r"director", re.IGNORECASE)),
    ("is_ten_percent_owner", re.compile(r"10\s?%\s*owner", re.IGNORECASE)),
    ("is_officer", re.compile(r"officer\s*(?:\(give\s+title\s+below\))?", re.IGNORECASE)),
    ("is_other", re.compile(r"other\s*(?:\(specify\s+below\))?", re.IGNORECASE)),
)
_ROLE_WORDS = re.compile("|".join(pattern.pattern for _, pattern in _ROLES), re.IGNORECASE)
_TICK = re.compile(rf"[{boxes.CHECKED}{boxes.EMPTY}]|_+[xX]?_+|(?<!\S)[xX](?!\S)")

_FORM = re.compile(r"\bform\s+([345])(/A)?(?![\d-])", re.IGNORECASE)
_TITLES = (
    ("3", re.compile(r"initial\s+statement\s+of\s+beneficial", re.IGNORECASE)),
    ("5", re.compile(r"annual\s+statement\s+of", re.IGNORECASE)),
    ("4", re.compile(r"statement\s+of\s+changes\s+in\s+beneficial", re.IGNORECASE)),
)
_HEAD_BOXES: dict[str, tuple[str, re.Pattern[str]]] = {
    # field of the filing: the box in words, the sentence that stands beside it
    "not_subject_to_section16": (
        "exit box",
        re.compile(r"check\s+this\s+box\s+if\s+no\s+longer\s+subject", re.IGNORECASE),
    ),
    "aff10b5_one": (
        "Rule 10b5-1 box",
        re.compile(r"check\s+this\s+box\s+to\s+indicate\s+that\s+a\s+transaction", re.IGNORECASE),
    ),
    "form3_holdings_reported": (
        "Form 3 holdings box",
        re.compile(r"form\s+3\s+holdings\s+reported", re.IGNORECASE),
    ),
    "form4_transactions_reported": (
        "Form 4 transactions box",
        re.compile(r"form\s+4\s+transactions\s+reported", re.IGNORECASE),
    ),
}


@dataclass(frozen=True, slots=True)
class Identity:
    """What the head of a page states."""

    form: str
    """``3``, ``4`` or ``5``."""
    is_amendment: bool
    flags: dict[str, bool | None]
    """The boxes above the form: field of the filing to its state, None where none is shown."""
    period_of_report: date | None
    date_of_original_submission: date | None
    issuer: Issuer
    owner: ReportingOwner


def read_identity(lines: Sequence[Line], problems: list[Problem]) -> Identity:
    """Boxes 1 to 6 and the boxes above them."""
    text = "\n".join(cell.text for line in lines for cell in line.cells if cell.text)
    fields = _cut_by_captions(text)
    form, is_amendment = _form(text, problems)
    original = _date(fields.get("amendment", ""), "date of original submission", problems)
    period = fields.get("earliest") or fields.get("event") or fields.get("fiscal_year") or ""
    ciks = _ciks(lines)
    return Identity(
        form=form,
        is_amendment=is_amendment or original is not None,
        flags=_head_boxes(lines, problems),
        period_of_report=_date(period, "period of report", problems),
        date_of_original_submission=original,
        issuer=_issuer(fields, ciks.get("issuer"), problems),
        owner=_owner(fields, ciks.get("person"), lines, problems),
    )


def _cut_by_captions(text: str) -> dict[str, str]:
    """The text after each caption, up to the next one."""
    found = sorted(
        (match.start(), match.end(), name)
        for name, caption in _CAPTIONS.items()
        if (match := caption.search(text))
    )
    ends = [*(start for start, _, _ in found), len(text)][1:]
    return {
        name: " ".join(_HINTS.sub(" ", text[end:until]).split())
        for (_, end, name), until in zip(found, ends, strict=True)
    }


def _ciks(lines: Iterable[Line]) -> dict[str, str]:
    """The first CIK that a link gives in each box, by the box's caption."""
    ciks: dict[str, str] = {}
    box = ""
    for line in lines:
        for cell in line.cells:
            box = next((name for name, words in _CAPTIONS.items() if words.search(cell.text)), box)
            if cell.ciks:
                ciks.setdefault(box, cell.ciks[0])
    return ciks


def _date(text: str, where: str, problems: list[Problem]) -> date | None:
    if not text:
        return None
    for word in text.split():
        if day := values.read_date(word):
            return day
    if day := values.find_date(text):
        return day
    problems.append(Problem("warning", where, f"no date can be read in {text[:60]!r}"))
    return None


def _issuer(fields: dict[str, str], cik: str | None, problems: list[Problem]) -> Issuer:
    text = fields.get("issuer", "")
    brackets = list(_TICKER.finditer(text))
    name = values.squash(text[: brackets[-1].start()] if brackets else text)
    ticker = values.read_ticker(brackets[-1][1]) if brackets else None
    if name is None:
        problems.append(Problem("error", "box 2, issuer", "no issuer is named"))
    foreign = values.read_ticker(fields.get("foreign_ticker"))
    return Issuer(cik=cik, name=name, ticker=ticker, foreign_ticker=foreign)


def _owner(
    fields: dict[str, str], cik: str | None, lines: Sequence[Line], problems: list[Problem]
) -> ReportingOwner:
    name, address = _person(fields.get("person", ""))
    if person := next(read_persons(lines), None):
        name, address = person.name, person.address
    if name is None:
        problems.append(Problem("error", "box 1, reporting person", "no one is named"))
    roles, title = _roles(fields.get("relationship", ""))
    if "relationship" not in fields:
        problems.append(Problem("warning", "box 5, relationship", "not found on the page"))
    is_other = bool(roles.get("is_other"))
    is_officer = bool(roles.get("is_officer"))
    if titles := _titles_below(lines):
        officer_title, other_text = titles
    else:
        officer_title = title if is_officer or not is_other else None
        other_text = title if is_other and not is_officer else None
    if not titles and title and is_other and is_officer:
        message = f"officer and other are both ticked; {title!r} is taken as the officer's title"
        problems.append(Problem("note", "box 5, relationship", message))
    return ReportingOwner(
        cik=cik,
        name=name,
        address=address,
        **roles,
        officer_title=officer_title,
        other_text=other_text,
    )


def _titles_below(lines: Sequence[Line]) -> tuple[str | None, str | None] | None:
    """The officer's title and the other text, where each stands in a cell below its caption."""
    officer, other = (words for _, words in _ROLES[2:])
    for line, below in pairwise(lines):
        places = [
            [n for n, cell in enumerate(line.cells) if words.fullmatch(cell.text)]
            for words in (officer, other)
        ]
        if all(places) and len(below.cells) == len(line.cells):
            first, second = (below.cells[found[0]].text for found in places)
            return values.squash(first), values.squash(second)
    return None


def _person(text: str) -> tuple[str | None, Address | None]:
    """Box 1: each value stands before its caption."""
    name, rest = _before(_NAME_CAPTION, text)
    street, rest = _before(_STREET_CAPTION, rest)
    city_line, _ = _before(_CITY_CAPTION, rest)
    city, state, zip_code = read_city(city_line)
    address = Address(street1=values.squash(street), city=city, state=state, zip_code=zip_code)
    return values.squash(name), None if address == Address() else address


def _before(caption: re.Pattern[str], text: str) -> tuple[str, str]:
    match = caption.search(text)
    return (text[: match.start()].strip(), text[match.end() :]) if match else (text.strip(), "")


def _roles(text: str) -> tuple[dict[str, bool | None], str | None]:
    """Box 5: a tick belongs to the caption after it; what remains at the end is the title."""
    roles: dict[str, bool | None] = {}
    place = 0
    for field, caption in _ROLES:
        match = caption.search(text, place)
        if match is None:
            roles[field] = None
            continue
        roles[field] = _is_ticked(text[place : match.start()])
        place = match.end()
    title = values.squash(_TICK.sub(" ", text[place:]))
    return roles, title


def _is_ticked(text: str) -> bool:
    """Is the last mark before a caption a tick?"""
    ticks = _TICK.findall(text)
    return bool(ticks) and boxes.alone(ticks[-1]) == boxes.CHECKED


def _head_boxes(lines: Iterable[Line], problems: list[Problem]) -> dict[str, bool | None]:
    """The boxes beside a sentence of the form's head: the mark stands before the sentence."""
    states: dict[str, bool | None] = {}
    before = ""
    for line in lines:
        for cell in line.cells:
            for field, (_, sentence) in _HEAD_BOXES.items():
                if match := sentence.search(cell.text):
                    mark = boxes.alone(cell.text[: match.start()].strip() or before)
                    states[field] = None if mark is None else mark == boxes.CHECKED
            before = cell.text
        if line.is_blank:
            before = ""
    for field, state in states.items():
        if state is None:
            message = "printed without a readable mark, so it is unknown"
            problems.append(Problem("note", _HEAD_BOXES[field][0], message))
    return states


def _form(text: str, problems: list[Problem]) -> tuple[str, bool]:
    """The form's type by its heading, its OMB number or its title; and whether it says /A."""
    head = text.split("\n")[:12]
    for line in head:
        if match := _FORM.fullmatch(line.strip("#* ")):
            return match[1], match[2] is not None
    for number, form in OMB_NUMBERS.items():
        if number in text:
            return form, False
    for form, title in _TITLES:
        if title.search(text):
            return form, False
    problems.append(Problem("warning", "form type", "not stated; read as Form 4"))
    return "4", False
