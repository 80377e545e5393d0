"""Form 12b-25: the notice that a periodic report will be late (all NT types).

The form is read from the lines of its blocks, part by part. Its headings and captions
are fixed by 17 CFR 249.322; what stands between them is the filer's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from parsers import values
from parsers.boxes import CHECKED, EMPTY
from parsers.document import Block, lines
from parsers.filing import Filing, Issuer, LateFiling, Problem, Signature, SourceFormat

_REPORTS = (
    r"10-?\s?KSB|10-?\s?QSB|10-?\s?K|20-?\s?F|11-?\s?K|10-?\s?Q|10-?\s?D"
    r"|N-?\s?CEN|N-?\s?CSR|N-?\s?SAR"
)
_BOX = f"[{CHECKED}{EMPTY}]"
_PART = re.compile(r"part\s+(i{1,3}|iv)\b(?!\s+of\b)", re.IGNORECASE)
_REPORT_BOX = re.compile(
    rf"({_BOX})\s*(transition\s+report\s+on\s+)?form\s*({_REPORTS})\b", re.IGNORECASE
)
_FILE_NUMBER = re.compile(
    r"(?:commission|sec)?\s*file\s+n(?:umber|o\.?)s?\s*:?\s*(\d{1,3}-\d{3,6}(?:-\d{2})?)",
    re.IGNORECASE,
)
_PERIOD = re.compile(
    rf"for\s+(?:the\s+)?(?:fiscal\s+)?(?:period|year|quarter)\s+ended\s*:?\s*({values.DATE_IN_WORDS})",
    re.IGNORECASE,
)
_REGISTRANT = re.compile(r"full\s+name\s+of\s+registrant", re.IGNORECASE)
_PHONE = re.compile(r"\(?\b(\d{3})\)?[\s.-]*(\d{3})[\s.-]+(\d{4})\b", re.ASCII)
_YES_NO = re.compile(rf"{_BOX}\s*(?:yes|no)\b|\b(?:yes|no)\s*{_BOX}", re.IGNORECASE)
_ANSWERS = tuple(
    re.compile(pattern.replace(" ", r"[\s:,;/]*"), re.IGNORECASE)
    for pattern in (
        rf"(?P<tick1>{_BOX}) (?P<word1>yes|no)\b (?P<tick2>{_BOX}) (?P<word2>yes|no)\b",
        rf"\b(?P<word1>yes|no) (?P<tick1>{_BOX}) (?P<word2>yes|no) (?P<tick2>{_BOX})",
        rf"(?P<tick1>{CHECKED}) (?P<word1>yes|no)\b (?P<word2>yes|no)\b(?P<tick2>)",
        rf"\b(?P<word1>yes|no)(?P<tick1>) (?P<word2>yes|no) (?P<tick2>{CHECKED})",
    )
)
"""Boxes before their words, after them, and the two shapes in which one box is enough."""
_BLANK_BOX = re.compile(
    r"(?<!\w)_{2,}(?=\s*(?:form\b|yes\b|no\b|transition\b|\([abc]\)))", re.IGNORECASE
)
_QUESTION = re.compile(r"\(?([123])[.)]\s", re.ASCII)

_PRINTED = {
    # part: the sentences that the form itself prints there
    "iii": re.compile(
        r"narrative$|state\s+below\s+in\s+reasonable\s+detail|\(attach\s+extra\s+sheets",
        re.IGNORECASE,
    ),
    "iv": re.compile(r"if\s+so[,:]?\s+attach\s+an\s+explanation", re.IGNORECASE),
}
_CHARTER_NAME = re.compile(r"\(name\s+of\s+registrant\s+as\s+specified", re.IGNORECASE)
_SIGNED = re.compile(r"has\s+caused\s+this\s+notification\s+to\s+be\s+signed", re.IGNORECASE)
_DATED = re.compile(rf"date[d]?\s*:?\s*({values.DATE_IN_WORDS})", re.IGNORECASE)
_CONFORMED = re.compile(r"/s/\s*([^\t]+)", re.IGNORECASE)
_BY = re.compile(r"\b(?:by|name)\s*:\s*+(?!/s/)([^\t]*[A-Za-z][^\t]*)", re.IGNORECASE)
_TITLE = re.compile(r"\btitle\s*:\s*([^\t]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Signature:
    name: str | None
    """As signed, with ``/s/``."""
    printed_name: str | None
    title: str | None
    day: date | None


def read_late_filing(
    blocks: Iterable[Block], source_format: SourceFormat, source: str = ""
) -> Filing:
    """The filing that a Form 12b-25 states. Its envelope, if any, is read elsewhere."""
    parts = _parts(_BLANK_BOX.sub(EMPTY, text) for text in lines(blocks))
    head, part2, part3, part4 = (parts.get(name, []) for name in ("head", "ii", "iii", "iv"))
    problems: list[Problem] = []
    report, transition = _report(head, problems)
    questions = _questions(part4)
    closing = _closing(part4)
    signature = _signature(part4[closing:])
    contact_name, contact_phone = _contact(questions.get("1", []))
    change = _answer(questions.get("3", []))
    late = LateFiling(
        report_form=report,
        transition_report=transition,
        period_ended=_found_date(_PERIOD, head),
        commission_file_number=_found(_FILE_NUMBER, head),
        relief_requested=_any_box(part2),
        narrative=_running_text(part3, "iii"),
        contact_name=contact_name,
        contact_phone=contact_phone,
        other_reports_filed=_answer(questions.get("2", [])),
        significant_change_anticipated=change,
        explanation=_explanation(questions.get("3", [])),
        signed_by=signature.printed_name,
        signed_title=signature.title,
        signed_date=signature.day,
    )
    _missing(late, problems)
    return Filing(
        source=source,
        source_format=source_format,
        form_type=f"NT {report}" if report else None,
        period_of_report=late.period_ended,
        issuer=Issuer(
            name=_registrant(parts.get("i", [])), file_number=late.commission_file_number
        ),
        signatures=(Signature(signature.name, signature.day),) if signature.name else (),
        late_filing=late,
        problems=tuple(problems),
    )


def _parts(texts: Iterable[str]) -> dict[str, list[str]]:
    """The lines of the form's head and of its four parts."""
    parts: dict[str, list[str]] = {"head": []}
    current = "head"
    for text in texts:
        match = _PART.match(text.strip())
        if match and match[1].lower() not in parts:
            current = match[1].lower()
            rest = text.strip()[match.end() :].strip(" \t-\u2013\u2014:.")
            parts[current] = [rest] if rest else []
        else:
            parts[current].append(text)
    return parts


def _report(head: Sequence[str], problems: list[Problem]) -> tuple[str | None, bool | None]:
    """The report that is ticked, and whether a transition report is."""
    found = [match.groups() for text in head for match in _REPORT_BOX.finditer(text)]
    ticked = [  # reports as EDGAR writes them: 10K and 10 K are 10-K
        (transition, "-".join(re.findall(r"[A-Z]+|\d+", report.upper())))
        for box, transition, report in found
        if box == CHECKED
    ]
    reports = list(dict.fromkeys(report for _, report in ticked))
    if len(reports) > 1:
        message = f"several are ticked: {', '.join(reports)}; the first is taken"
        problems.append(Problem("warning", "late report", message))
    transitions = [box for box, transition, _ in found if transition]
    return (
        reports[0] if reports else None,
        any(transition for transition, _ in ticked) if transitions else None,
    )


def _any_box(texts: Iterable[str]) -> bool | None:
    """The boxes of Part II; one box often serves all three sentences."""
    found = set(re.findall(_BOX, "\n".join(texts)))
    return CHECKED in found if found else None


def _questions(part4: Sequence[str]) -> dict[str, list[str]]:
    """The lines of Part IV by the number of their question."""
    questions: dict[str, list[str]] = {}
    current = None
    for text in part4[: _closing(part4)]:
        match = _QUESTION.match(text.strip())
        if match and match[1] not in questions:
            current = questions.setdefault(match[1], [])
        if current is not None:
            current.append(text)
    return questions


def _contact(texts: Sequence[str]) -> tuple[str | None, str | None]:
    """Name and telephone: they stand above their captions, the area code often apart."""
    below = [text for text in texts[1:] if not re.match(r"\s*\((?:name|area)", text, re.IGNORECASE)]
    text = "\t".join(below)
    phone = _PHONE.search(text.replace("\t", " "))
    before = _PHONE.sub("\t", text)
    name = next((cell for cell in before.split("\t") if re.search(r"[A-Za-z]{2}", cell)), None)
    return values.squash(name), f"({phone[1]}) {phone[2]}-{phone[3]}" if phone else None


def _answer(texts: Sequence[str]) -> bool | None:
    """Yes or no, where it is sure which of the two is ticked.

    Boxes stand before their words on most forms, after them on some. A single box between
    the words could belong to either, and tells nothing.
    """
    for text in reversed(texts):
        for pattern in _ANSWERS:
            if match := pattern.search(text):
                ticks = {
                    word.lower(): tick == CHECKED
                    for word, tick in (
                        (match["word1"], match["tick1"]), (match["word2"], match["tick2"]),
                    )
                }  # fmt: skip
                return ticks["yes"] if len(ticks) == 2 and ticks["yes"] != ticks["no"] else None
    return None


def _explanation(texts: Sequence[str]) -> str | None:
    """Question 3's own text, below what the form prints."""
    start = next((n for n, text in enumerate(texts) if _PRINTED["iv"].search(text)), None)
    if start is None:
        start = max((n for n, text in enumerate(texts) if _YES_NO.search(text)), default=len(texts))
    return _joined(texts[start + 1 :])


def _running_text(texts: Iterable[str], part: str) -> str | None:
    return _joined(text for text in texts if not _PRINTED[part].match(text.strip()))


def _joined(texts: Iterable[str]) -> str | None:
    """Running text; the bullets of a list are markup, not words."""
    return values.squash(" ".join(text.strip().removeprefix("\u2022") for text in texts))


def _closing(part4: Sequence[str]) -> int:
    """Where the signature begins: at the registrant's name above its caption."""
    for place, text in enumerate(part4):
        if _CHARTER_NAME.search(text):
            return max(place - 1, 0)
        if _SIGNED.search(text):
            return place
    return len(part4)


def _signature(texts: Sequence[str]) -> _Signature:
    signed = _found(_CONFORMED, texts)
    by = _found(_BY, texts)
    name, title = _below(texts) if signed and not by else (None, None)
    return _Signature(
        name=f"/s/ {signed}" if signed else by,
        printed_name=by or name or signed,
        title=_found(_TITLE, texts) or title,
        day=_found_date(_DATED, texts),
    )


def _below(texts: Sequence[str]) -> tuple[str | None, str | None]:
    """The name and the title that are typed below a signature without captions."""
    place = next(n for n, text in enumerate(texts) if _CONFORMED.search(text))
    below = [text for text in texts[place + 1 : place + 3] if ":" not in text]
    return (*map(values.squash, below), None, None)[:2]  # type: ignore[return-value]


def _registrant(part1: Sequence[str]) -> str | None:
    """The value beside its caption, or above it."""
    for place, text in enumerate(part1):
        if match := _REGISTRANT.search(text):
            beside = values.squash(text[match.end() :].strip(" \t:"))
            return beside or (values.squash(part1[place - 1]) if place else None)
    return None


def _found(pattern: re.Pattern[str], texts: Iterable[str]) -> str | None:
    match = next((match for text in texts if (match := pattern.search(text))), None)
    return values.squash(match[1]) if match else None


def _found_date(pattern: re.Pattern[str], texts: Iterable[str]) -> date | None:
    text = _found(pattern, texts)
    return values.read_date(text) if text else None


def _missing(late: LateFiling, problems: list[Problem]) -> None:
    for field, where in (
        ("report_form", "late report"),
        ("period_ended", "period ended"),
        ("narrative", "Part III"),
        ("other_reports_filed", "Part IV (2), yes or no"),
        ("significant_change_anticipated", "Part IV (3), yes or no"),
        ("signed_date", "signature"),
    ):
        if getattr(late, field) is None:
            problems.append(Problem("warning", where, "not found"))
