"""The items of a Schedule TO, and where its cover ends and its signatures begin."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from parsers import values
from parsers.filing import TenderOfferItem

TITLES = {
    1: "Summary Term Sheet",
    2: "Subject Company Information",
    3: "Identity and Background of Filing Person",
    4: "Terms of the Transaction",
    5: "Past Contacts, Transactions, Negotiations and Agreements",
    6: "Purposes of the Transaction and Plans or Proposals",
    7: "Source and Amount of Funds or Other Consideration",
    8: "Interest in Securities of the Subject Company",
    9: "Persons/Assets, Retained, Employed, Compensated or Used",
    10: "Financial Statements",
    11: "Additional Information",
    12: "Exhibits",
    13: "Information Required by Schedule 13E-3",
}
"""The items as 17 CFR 240.14d-100 names them."""

_ITEM = re.compile(
    r"\W{0,3}items?\s+(\d{1,2}(?:\s*(?:,|;|-|\u2013|through|to|and|items?)\s*\d{0,2})*)"
    r"\s*[.:;\u2014]\s*(.*)",
    re.IGNORECASE | re.ASCII,
)
_KNOWN_TITLES = {
    number: re.compile(
        r"\W{0,3}".join(re.escape(word) for word in re.findall(r"[\w-]+", title)) + r"s?\b\.?",
        re.IGNORECASE,
    )
    for number, title in TITLES.items()
}
_BARE_ITEM = re.compile(r"\W{0,3}item\s+(\d{1,2})\s*(.*)", re.IGNORECASE | re.ASCII)
_TITLE_BEGINNINGS = "|".join(
    sorted({" ".join(title.split(",")[0].split()[:3]) for title in TITLES.values()})
)
_HEADING_IN_LINE = re.compile(
    r"(?<=[.:;)\u2612\u2610\w])\s(?=item\s+\d{1,2}\s?[.:\u2013\u2014-]?\s"
    rf"(?:{_TITLE_BEGINNINGS})\b)",
    re.IGNORECASE,
)
_EXHIBIT_IN_LINE = re.compile(
    r"(?<=[.;)*+\u2020])\s(?=[*+\u2020]{0,2}\([a-h]\)(?:\([0-9A-Za-z]{1,4}\)){1,3}[*+\u2020]{0,2}\s+[A-Z]"
    r"|\([a-h]\)\s(?:Not\s+applicable|None)\b|107\s+(?:Calculation|Filing))"
    r"|\t(?=\([a-h]\)(?:\([0-9A-Za-z]{1,4}\)){0,3}[*+\u2020]{0,2}\t)"
)
_LONG_LINE = 100
"""Characters from which on a line may hold several exhibits of a list."""
_OTHER_HEADINGS = re.compile(r"\s(?=(?:SIGNATURES?\s+After\s+due|EXHIBIT INDEX\b|Exhibit Index\b))")
_SIGNATURE_IN_LINE = re.compile(r"(?<=\bSIGNATURE)\s(?=After)|(?<=\bSIGNATURES)\s(?=After)")
_THROUGH = re.compile(r"\s*(?:through|to|-|\u2013)\s*", re.IGNORECASE)
_LONGEST_TITLE = 120
_SIGNATURES = re.compile(r"\W*signatures?\W*", re.IGNORECASE)
_CERTIFIED = re.compile(r"\W*after\s+due\s+inquiry\b", re.IGNORECASE)
_EXHIBIT_INDEX = re.compile(r"\W*(?:exhibit\s+index|index\s+(?:to|of)\s+exhibits)\b", re.IGNORECASE)


def with_headings_apart(text: str) -> str:
    """The text with the headings of items on lines of their own, though it may have had none."""
    text = _SIGNATURE_IN_LINE.sub("\n", _OTHER_HEADINGS.sub("\n", _HEADING_IN_LINE.sub("\n", text)))
    lines = [
        _EXHIBIT_IN_LINE.sub("\n", line) if "\t" in line or len(line) > _LONG_LINE else line
        for line in text.split("\n")
    ]
    return "\n".join(_title_apart(line) for line in lines)


def _title_apart(line: str) -> str:
    """A prescribed title and the text behind it in two lines."""
    match = _BARE_ITEM.match(line.replace("\t", " ")[:300])
    known = _KNOWN_TITLES.get(int(match[1])) if match else None
    if match and known and (title := known.match(match[2].lstrip(" .:-\u2013\u2014"))):
        rest = match[2].lstrip(" .:-\u2013\u2014")
        place = len(match[0]) - len(rest) + title.end()
        if line[place:].strip():
            return f"{line[:place]}\n{line[place:].strip()}"
    return line


def item(line: str) -> tuple[str, str] | None:
    """The numbers and the rest of a line that begins an item."""
    line = line.replace("\t", " ")
    if match := _ITEM.match(line):
        return match[1], match[2]
    match = _BARE_ITEM.match(line)  # a heading without a stop, told by its title
    known = _KNOWN_TITLES.get(int(match[1])) if match else None
    title = match[2].lstrip(" -\u2013\u2014") if match else ""
    return (match[1], title) if match and known and known.fullmatch(title.strip()) else None


def first_item(lines: Sequence[str]) -> int:
    """Where the cover, and what follows it, ends."""
    return next((n for n, line in enumerate(lines) if item(line)), len(lines))


def begins_signatures(line: str) -> bool:
    """Is the line the heading of the signatures?"""
    return _SIGNATURES.fullmatch(line) is not None


def begins_index(line: str) -> bool:
    """Is the line the heading of the index of exhibits?"""
    return _EXHIBIT_INDEX.match(line) is not None


def closing(lines: Sequence[str]) -> str:
    """The signatures, up to the index of exhibits."""
    start = next((n for n, line in enumerate(lines) if begins_signatures(line)), None)
    if start is None:
        start = next((n for n, line in enumerate(lines) if _CERTIFIED.match(line)), None)
    if start is None:
        return ""
    end = next((n for n in range(start, len(lines)) if begins_index(lines[n])), len(lines))
    return "\n".join(lines[start + 1 : end])


def items(lines: Sequence[str]) -> Iterator[TenderOfferItem]:
    """The items in order; those that the filer answers together stay one."""
    number, title, body = "", None, list[str]()
    for line in lines:
        if begins_signatures(line) or begins_index(line):
            break
        if found := item(line):
            if number:
                yield TenderOfferItem(number, title, values.squash(" ".join(body)))
            number = _grouped(found[0])
            is_title = 0 < len(found[1]) <= _LONGEST_TITLE
            title = values.squash(found[1].rstrip(" .:")) if is_title else None
            body = [] if is_title else [found[1]]
        elif number:
            if title is None and not any(body) and _is_title_of(number, line):
                title = values.squash(line.rstrip(" .:"))
            else:
                body.append(line)
    if number:
        yield TenderOfferItem(number, title, values.squash(" ".join(body)))


def _is_title_of(number: str, line: str) -> bool:
    """Is this the title that stands in the line below its item's number?"""
    known = _KNOWN_TITLES.get(int(number)) if number.isdigit() else None
    return known is not None and known.fullmatch(line.strip(" \t.:")) is not None


def _grouped(numbers: str) -> str:
    """``1 through 9 and Item 11`` as ``1-9, 11``."""
    numbers = _THROUGH.sub("-", re.sub(r"items?", " ", numbers, flags=re.IGNORECASE))
    parts = re.findall(r"\d{1,2}(?:\s*-\s*\d{1,2})?", numbers)
    return ", ".join(part.replace(" ", "") for part in parts)
