"""The boxes on the cover of a Schedule TO, each beside the sentence that is prescribed for it."""

from __future__ import annotations

import re

from parsers.boxes import CHECKED, EMPTY
from parsers.filing import Problem
from parsers.printed import BOX, boxes_of

_ONE = "[1lI|]"  # scanners read 1 as l
_CHECK = r"check\b[^.]{0,60}?\bbox\b"

_SINGLE: dict[str, re.Pattern[str]] = {
    field: re.compile(pattern, re.IGNORECASE)
    for field, pattern in {
        "preliminary_communication": (
            r"(?:check\b[^.]{0,70}?solely\s+to\s+)?preliminary\s+communications?\s+made\s+before"
            r"(?:\s+the)?(?:\s+commencement\s+of\s+a\s+tender\s+offer)?"
        ),
        "final_amendment": (
            r"(?:check\b[^.]{0,70}?\bis\s+a\s+)?final\s+amendment\s+reporting\s+(?:the\s+)?results"
            r"(?:\s+of\s+(?:the|a)\s+(?:tender\s+offer|transaction))?"
        ),
    }.items()
}
_TRANSACTIONS = {
    "third_party_tender_offer": (
        rf"third.?party\s+tender\s+offer\s+subject\s+to\s+rule\s+14d.?{_ONE}"
    ),
    "issuer_tender_offer": r"issuer\s+tender\s+offer\s+subject\s+to\s+rule\s+13e.?4",
    "going_private": r"going.?private\s+transaction\s+subject\s+to\s+rule\s+13e.?3",
    "schedule_13d_amendment": r"amendment\s+to\s+schedule\s+13d\s+under\s+rule\s+13d.?2",
}
_CROSS_BORDER = {
    "cross_border_issuer": (
        rf"rule\s+13e.?4\s?\(\s?[ih{_ONE}]\s?\)(?:\(8\))?(?:\s*\(?\s?cross.?border\s+issuer)?"
        r"|cross.?border\s+issuer"
    ),
    "cross_border_third_party": (
        rf"rule\s+14d.?{_ONE}\s?\(\s?d\s?\)(?:\s*\(?\s?cross.?border\s+third)?"
        r"|cross.?border\s+third"
    ),
}
_DESIGNATE = re.compile(
    r"designate\s+any\s+transactions?\s+to\s+which\s+the\s+statement\s+relates\s?:?", re.IGNORECASE
)
_RELIED_UPON = re.compile(r"provisions?(?:\(s\))?\s+relied\s+upon\s?:?", re.IGNORECASE)
_FEE_OFFSET = re.compile(rf"{_CHECK}\s+if\s+any\s+part\s+of\s+the\s+fee\b", re.IGNORECASE)
_END_OF_FEE_OFFSET = re.compile(r"\bfiling\s?[.:]?\s*$", re.IGNORECASE)

BOXED = "|".join(
    (
        _CHECK, *_TRANSACTIONS.values(), r"rule\s+13e.?4\s?\(\s?[ih]", rf"rule\s+14d.?{_ONE}\s?\(",
    )
)  # fmt: skip
"""The captions that stand right of boxes on this form."""

_LOST = re.compile(
    r"(?:^|(?<=[.:]\s)|(?<=[.:])|(?<=\t))([oxXnqrR\u00a3])(?=\s*$|\t|\s+(?i:check|if\s+applicable)\b)",
    re.MULTILINE,
)
_LOST_GLYPHS = {"x": CHECKED, "X": CHECKED, "n": CHECKED, "R": CHECKED}


def with_lost_glyphs(page: str) -> str:
    """The cover with letters of a lost symbol font as boxes, where nothing else can stand.

    That is alone in a line or a cell, and behind the colon of a sentence on a box.
    """
    return _LOST.sub(lambda match: _LOST_GLYPHS.get(match[1], EMPTY), page)


def ticks(page: str, problems: list[Problem]) -> dict[str, bool | None]:
    """The state of every box on the cover, by field.

    False where the sentence is there without a mark, since an empty box may be left
    undrawn or lost by a scanner; ``None`` where the sentence is not printed, or where no
    box of its kind was kept at all.
    """
    any_box = BOX.search(page) is not None
    found: dict[str, bool | None] = {
        field: _single(page, sentence, field == "final_amendment") if any_box else None
        for field, sentence in _SINGLE.items()
    }
    found |= _group(page, _TRANSACTIONS, _DESIGNATE, problems, one_is_ticked=True)
    found |= _group(page, _CROSS_BORDER, _RELIED_UPON, problems, one_is_ticked=False)
    return found


def _group(
    page: str,
    sentences: dict[str, str],
    heading: re.Pattern[str],
    problems: list[Problem],
    one_is_ticked: bool,
) -> dict[str, bool | None]:
    """The boxes of sentences that stand below each other under one heading."""
    found: dict[str, bool | None] = dict.fromkeys(sentences)
    captions = {
        field: match
        for field, pattern in sentences.items()
        if (match := re.search(pattern, page, re.IGNORECASE))
    }
    ordered = sorted(captions.items(), key=lambda item: item[1].start())
    if not ordered:
        return found
    start, end = _region(page, ordered[0][1], ordered[-1][1], heading)
    drawn = boxes_of(page[start:end], [match for _, match in ordered], start)
    if drawn is None:
        message = "boxes stand between the sentences; it cannot be told whose they are"
        problems.append(Problem("warning", "cover page", message))
    elif any(drawn) or not one_is_ticked:
        lost = BOX.search(page) is None
        for (field, _), box in zip(ordered, drawn, strict=True):
            found[field] = None if lost else box == CHECKED
    return found


_NEAR = 14
"""Characters between a box and its sentence."""
_BEFORE = re.compile(rf"({BOX.pattern})[\s.:]{{0,9}}\Z")
_AFTER = re.compile(rf"[\s.:;)]{{0,12}}({BOX.pattern})")


def _region(
    page: str, first: re.Match[str], last: re.Match[str], heading: re.Pattern[str]
) -> tuple[int, int]:
    """From the heading, or the first sentence's box, to the last sentence's."""
    headings = [match.end() for match in heading.finditer(page, 0, first.start())]
    start = headings[-1] if headings else max(first.start() - _NEAR, 0)
    line_end = page.find("\n", last.end())
    following = BOX.search(page, last.end(), last.end() + 4 * _NEAR)
    end = min(line_end if line_end >= 0 else len(page), last.end() + 4 * _NEAR)
    if following and not page[last.end() : following.start()].strip(" \n\t.:;)"):
        end = max(end, following.end())
    check = re.compile(_CHECK, re.IGNORECASE).search(page, last.end(), end)
    return start, check.start() if check else end


def _single(page: str, sentence: re.Pattern[str], is_after: bool) -> bool | None:
    """Is the box of this sentence ticked? No mark at all is an empty box."""
    match = sentence.search(page)
    if match is None:
        return None
    before = _BEFORE.search(page[max(match.start() - _NEAR, 0) : match.start()])
    after = _AFTER.match(page, match.end())
    own = before or after
    if before and after and (is_after or _is_of_fee_offset(page, match.start())):
        own = after
    return own[1] == CHECKED if own else False


def _is_of_fee_offset(page: str, place: int) -> bool:
    """Does the box before a place stand behind the sentence on the filing fee?"""
    fee = _FEE_OFFSET.search(page, 0, place)
    if fee is None or BOX.search(page, max(fee.start() - 3, 0), fee.start()):
        return False
    return _END_OF_FEE_OFFSET.search(BOX.sub("", page[:place])[-_NEAR * 3 :]) is not None
