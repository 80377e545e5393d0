"""The cover of a Schedule TO: its title, and the values above their bracketed captions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from parsers import values

_HEADS: dict[str, re.Pattern[str]] = {
    field: re.compile(rf"(?:\(|^)\s?{pattern}", re.IGNORECASE | re.MULTILINE)
    for field, pattern in {
        "subject_company": r"names?\s+of\s+(?:the\s+)?(?:subject\s+compan(?:y|ies)|issuers?)\b",
        "filing_person": (
            r"(?:names?\s+of\s+(?:the\s+)?(?:filing\s+persons?|person(?:s|\(s\))?\s+filing"
            r"|offerors?|bidders?)\b|bidders?\s*(?=\)))"
        ),
        "security_title": r"titles?\s+of\s+(?:each\s+)?class",
        "cusip": r"cusip\s+(?:numbers?|nos?\b\.?)",
        "contact": r"names?,?\s+address(?:es)?\b",
    }.items()
}
"""How each bracketed caption begins."""
_ANY_HEAD = re.compile(r"\s?(?:names?\s+of\b|titles?\s+of\b|cusip\b|names?,?\s+address)", re.I)
_LONGEST_CAPTION = 320
_MERGED = re.compile(r"(?:filing\s+person|person\S*\s+filing|offeror)", re.IGNORECASE)
_SECOND_BRACKET = re.compile(
    r"\s*\(\s*(?:underlying|of\s+underlying)\b[^()]{0,60}\)", re.IGNORECASE
)

_TITLE_PAGE = re.compile(
    r"exchange\s+act\s+of\s+1934|\bschedule\s+(?:to|13[de](?:-3)?)\b(?:-[itc]\b)?(?:/a\b)?"
    r"|\(?amendment\s+(?:no|number)s?\b\.?\s?[\d_]*"
    r"(?:\s?[-\u2013\u2014,(]?\s?(?:and\s+)?\(?final(?:\s+amendment)?\b\)?)?\s?\)?"
    r"|\(\s?final\s+amendment\s?\)|\(\s?rule\s+1[34][de]-\d{1,3}(?:\([a-z]\))?\s?\)"
    r"|washington,?\s+d\.?\s?c\.?[ ,\d]{0,8}|exchange\s+commission|\b13\(e\)\s?\([1l]\)"
    r"|tender\s+offer\s+statement(?:\s+under)?",
    re.IGNORECASE,
)
_NOT_APPLICABLE = re.compile(r"not\s+applicable\W*", re.IGNORECASE)
_COPIES = re.compile(r"(?:with\s+)?(?:a\s+)?cop(?:y|ies)\s+to\b:?", re.IGNORECASE)
_CUSIP = re.compile(r"\b(?=[\dA-Z\s-]{0,40}\d)[\dA-Z]{2,40}\b")

_TO = re.compile(r"\bschedule\s+to\b(?:-(?P<letter>[itc])\b)?(?P<marked>\s?/a\b)?", re.IGNORECASE)
_OTHER_SCHEDULE = re.compile(r"\bschedule\s+13[de]", re.IGNORECASE)
_NUMBERED = re.compile(r"\bamendment\s+(?:no|number)\b\.?\s?(\d{1,3})?", re.IGNORECASE)
_THIS_AMENDMENT = re.compile(r"\bthis\s+amendment\s+(?:no|number)\b\.?\s?(\d{1,3})\b", re.I)
_STATED_TYPE = re.compile(
    r"^(?:[^\n]{0,80}\n){0,6}?[^\w\n]{0,4}(SC TO-[ITC](?:/A)?)(?![\w-])", re.IGNORECASE
)
_TITLE_LENGTH = 2000
_ORIGINALLY = re.compile(
    rf"(?:originally|initially|first)\s+filed\b.{{0,200}}?\bon\s+({values.DATE_IN_WORDS})",
    re.IGNORECASE | re.DOTALL,
)
_AMENDED = re.compile(r"\bamend\w*\b.{0,300}?\bschedule\s+to\b", re.IGNORECASE | re.DOTALL)
_FILED_ON = (
    re.compile(r"\bfiled\b", re.IGNORECASE),
    re.compile(rf"\bon\s+({values.DATE_IN_WORDS})", re.IGNORECASE),
)
_FAR = 1200
"""Characters that the names of all filing persons may take up between "filed" and the day."""
_LAST_BOXES = re.compile(r"rule\s+13d.?2\b|results\s+of\s+the\s+tender\s+offer", re.IGNORECASE)
_INTRODUCTION = 20_000
"""Characters in which an amendment says what it amends."""

_SUFFIX = (
    r"\b(?:inc|incorporated|corp|corporation|co|company|llc|l\.l\.c|lp|l\.p|llp|ltd|limited|plc"
    r"|n\.v|s\.a|ag|se|gmbh|b\.v)\b\.?"
)
_SUFFIX_ALONE = re.compile(rf"(?:limited\s+partnership|{_SUFFIX})[.,]*", re.IGNORECASE)
_STATUS = (
    r"(?:co-)?(?:offeror|issuer|parent|purchaser|bidder|affiliate|subsidiary|other\s+person)s?"
)
_ROLE = re.compile(rf"\((?:[^()]{{0,60}}\b)?{_STATUS}\b[^()]{{0,80}}\)", re.IGNORECASE)
_PERSON_ENDS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), by)
    for pattern, by in (
        # AIMCO, L.P. -- Offeror
        (rf"\s(?:--?|[\u2013\u2014])\s?({_STATUS})(?=\s*(?:\n|\t|$))", r" (\1)\n"),
        # Sub Inc., a direct wholly owned subsidiary of Parent Corp.
        (r",?\s?\ban?\s(?:[\w-]{1,12}[\s,]{1,2}){0,6}?(?:wholly|majority)?[\s-]?owned\s+"
         r"subsidiary\s+of\b", "\n"),
        (_ROLE.pattern, "\\g<0>\n"),
        (rf"({_SUFFIX}),?\s+(?:and|&)\s+(?=\S)", r"\1\n"),
        (rf"({_SUFFIX}),\s+(?=(?-i:[A-Z]))(?!{_SUFFIX})", r"\1\n"),
    )
)  # fmt: skip
"""Where one person's name ends and the next one's begins, besides at line ends."""
_AND = re.compile(r"^(?:and|&)\s|^(?:and|&)$|\s(?:and|&)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Cover:
    """What the captions of the cover tell."""

    subject_company: str | None
    filing_persons: tuple[str, ...]
    """Each with its status in brackets where one is printed."""
    security_title: str | None
    cusip: str | None
    contact: str | None


@dataclass(frozen=True, slots=True)
class Amendment:
    """What the title says of the kind of the statement."""

    number: int | None
    is_marked: bool
    """``SCHEDULE TO/A``, or an amendment by the title's own words."""
    letter: str | None
    """The letter of ``SCHEDULE TO-I``."""
    stated_type: str | None
    """EDGAR's type, where a page of EDGAR's prints it above the form."""

    @property
    def is_one(self) -> bool:
        """Is the statement an amendment, by its number or its title?"""
        return self.number is not None or self.is_marked or "/A" in (self.stated_type or "")


def captioned(page: str) -> Cover:
    """Values by the bracketed caption that stands under each."""
    found: dict[str, str] = {}
    merged = False
    for field, caption, above in _captions(page):
        if field not in found:
            found[field] = above
            merged = merged or (field == "subject_company" and bool(_MERGED.search(caption)))
    persons = found.get("filing_person", found.get("subject_company", "") if merged else "")
    return Cover(
        subject_company=_stated(found.get("subject_company", "")),
        filing_persons=tuple(_persons(persons)),
        security_title=_stated(found.get("security_title", "")),
        cusip=_cusip(found.get("cusip", "")),
        contact=_stated(_contact(found.get("contact", ""))),
    )


def amendment(page: str) -> Amendment:
    """The number of the amendment, and the letter of the type, by the title."""
    first = min((m.start() for _, m in _heads(page)), default=_TITLE_LENGTH)
    title = page[: min(first, _TITLE_LENGTH)]
    own, other = _TO.search(title), _OTHER_SCHEDULE.search(title)
    zone = title
    if own and other:  # each schedule of a combined filing has a number of its own
        zone = title[own.start() :] if other.start() < own.start() else title[: other.start()]
    numbered = _NUMBERED.search(zone) or _THIS_AMENDMENT.search(page[:_INTRODUCTION])
    stated = _STATED_TYPE.match(title)
    return Amendment(
        number=int(numbered[1]) if numbered and numbered[1] else None,
        is_marked=bool(own and own["marked"]),
        letter=own["letter"].upper() if own and own["letter"] else None,
        stated_type=stated[1].upper() if stated else None,
    )


def original_date(text: str, is_amendment: bool) -> date | None:
    """The day on which the statement that is amended was filed, as the amendment tells.

    The first day of filing is the original's; those of earlier amendments follow.
    """
    text = text[:_INTRODUCTION]
    if match := _ORIGINALLY.search(text):
        return values.read_date(match[1])
    cover_end = max((m.end() for m in _LAST_BOXES.finditer(text)), default=0)
    found = _AMENDED.search(text, cover_end) if is_amendment else None
    for pattern in _FILED_ON:
        found = pattern.search(text, found.end(), found.end() + _FAR) if found else None
    return values.read_date(found[1]) if found else None


def without_role(person: str) -> str:
    """A filing person's name without its status."""
    return _ROLE.sub("", person).strip(" ,")


# Captions


def _heads(page: str) -> Iterator[tuple[str, re.Match[str]]]:
    for field, pattern in _HEADS.items():
        for match in pattern.finditer(page):
            yield field, match


def _captions(page: str) -> Iterator[tuple[str, str, str]]:
    """Each caption's field, its own words and the text above it, in order."""
    end = 0
    for field, match in sorted(_heads(page), key=lambda found: found[1].start()):
        if match.start() < end:
            continue
        above = page[end : match.start()]
        if end == 0:
            titles = list(_TITLE_PAGE.finditer(above))
            above = above[titles[-1].end() :] if titles else above
        end = _end_of_caption(page, match)
        yield field, page[match.start() : end], above
        if second := _SECOND_BRACKET.match(page, end):
            end = second.end()


def _end_of_caption(page: str, head: re.Match[str]) -> int:
    """Behind the bracket that closes a caption; some filers forget it."""
    if not head[0].lstrip().startswith("("):
        line_end = page.find("\n", head.end())
        return line_end if line_end >= 0 else len(page)
    depth, inner_end = 0, 0
    for place in range(head.start(), min(head.start() + _LONGEST_CAPTION, len(page))):
        if page[place] == "(":
            if depth and _ANY_HEAD.match(page, place + 1):
                break  # the next caption has begun
            depth += 1
        elif page[place] == ")":
            depth -= 1
            if depth == 0:
                return place + 1
            inner_end = inner_end or place + 1
    line_end = page.find("\n", head.end())
    return inner_end or (line_end if line_end >= 0 else head.end())


# Values


def _stated(text: str) -> str | None:
    """A value, if it states anything."""
    value = values.squash(text)
    if value is None or values.is_blank(value) or _NOT_APPLICABLE.fullmatch(value):
        return None
    return value


def _contact(text: str) -> str:
    """The person to notify, without the lawyers who get copies."""
    copies = _COPIES.search(text)
    if copies is None:
        return text
    if before := text[: copies.start()].strip():
        return before
    # Two columns, the copies on the right: the left one is the person's.
    lines = text[copies.end() :].strip().split("\n")
    return "\n".join(line.split("\t")[0] for line in lines) if "\t" in text else ""


def _cusip(text: str) -> str | None:
    """The lines right above the caption that hold a number."""
    lines: list[str] = []
    for line in reversed(re.split(r"[\n\t]", text.strip())):
        if not _CUSIP.search(line):
            break
        lines.insert(0, line)
    return _stated(" ".join(lines))


def _persons(text: str) -> Iterator[str]:
    """The filing persons one by one, each with its status in brackets.

    Filers put them in lines, with semicolons, with "and", or name one as the other's
    subsidiary; "a wholly owned subsidiary of" is told of the persons and is none.
    """
    if ";" in text:  # then lines end where the page does
        text = " ".join(text.split()).replace(";", "\n")
    text = _ROLE.sub(lambda match: " ".join(match[0].split()), text)
    for pattern, by in _PERSON_ENDS:
        text = pattern.sub(by, text)
    found: list[str] = []
    for part in re.split(r"[\n\t]", text):
        name = _AND.sub("", part.strip(" ,")).strip(" ,")
        if not name:
            continue
        if found and (_ROLE.fullmatch(name) or _SUFFIX_ALONE.fullmatch(name)):
            found[-1] += f" {name}"
        else:
            found.append(" ".join(name.split()))
    yield from found
