"""The exhibits of a Schedule TO: Item 12, and the index that repeats it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from parsers import values
from parsers.filing import Exhibit
from parsers.tender_offer import items

_MARK = r"[*+\u2020\u2021^#]"
_EXHIBIT = re.compile(
    rf"\s?({_MARK}{{0,3}})\s?(?:(?:exhibit|ex)[ .-]{{0,2}})?(?:99\.?\s?(?=\())?"
    r"((?:\((?!none|n/a)[a-zA-Z0-9]{1,4}\)\s{0,2}){1,5}|10[0-9]\b|99\.\d{1,2}\b)"
    rf"\s?({_MARK}{{0,3}})(?:[\s.:\u2013\u2014-]+(\S.*))?",
    re.ASCII | re.IGNORECASE,
)
_REST_OF_NUMBER = re.compile(r"\((?:\d|[A-Z]|[ivx]+\))")
"""What may follow a number that stood alone: ``(a)``, then ``(7)``."""
_PLAIN_NUMBER = re.compile(r"\s?()((?-i:[A-Z])|\d{1,2})\.()\s+(\S.*)", re.ASCII)
"""``A.`` or ``1.``, only in Item 12 itself: elsewhere anything may be numbered so."""
_MARK_BEHIND = re.compile(rf"(?<=[\w.)])\s?({_MARK}{{1,3}})$")
_NOTHING = re.compile(r"(?:not\s+applicable|none|n/a|reserved)\W*$", re.IGNORECASE)
_HEREWITH = re.compile(r"\b(?:filed|furnished|included)\s+herewith", re.IGNORECASE)
_ELSEWHERE = re.compile(r"\bincorporated|\bpreviously\s+filed|\bfiled\s+previously", re.IGNORECASE)
_LEGEND = re.compile(
    rf"(?:^\s?|(?<=[.;]\s)|(?<=\t))({_MARK}{{1,3}})\s*(?:(filed\s+herewith|furnished\s+herewith)|previously\s+filed"
    r"|filed\s+previously|incorporated\s+(?:herein\s+)?by|to\s+be\s+filed)",
    re.IGNORECASE,
)
_RUNS_ON = re.compile(
    r"(?:,|\b(?:and|or|of|the|to|dated|by|between|among|for|in|on|from|with|its|a|an))$", re.I
)
_CONTINUES = re.compile(
    r"[a-z(]|(?:January|February|March|April|May|June|July|August|September|October|November"
    r"|December)\s\d"
)


def exhibits(lines: Sequence[str]) -> Iterator[Exhibit]:
    """Every exhibit of Item 12 and of the index that repeats it, each number once."""
    legend = {m[1]: m[2] is not None for line in lines for m in _LEGEND.finditer(line)}
    found: dict[str, Exhibit] = {}
    for number, marks, description in _listed(lines):
        if _NOTHING.match(description):
            continue
        herewith = _is_herewith(marks, description, legend)
        known = found.get(number)
        if known is None:
            found[number] = Exhibit(number, values.squash(description), herewith)
        elif herewith and not known.filed_herewith:
            found[number] = replace(known, filed_herewith=True)
    yield from found.values()


def _is_herewith(marks: str, description: str, legend: Mapping[str, bool]) -> bool | None:
    """Does the exhibit come with this filing? By its mark, else by its own words."""
    if marks in legend:
        return legend[marks]
    if _HEREWITH.search(description):
        return True
    if any(legend.values()) or _ELSEWHERE.search(description):
        return False
    return None


def _listed(lines: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """Number, marks and description of each line of a list, wrapped lines joined."""
    number, marks, description = "", "", ""
    for line, in_item in _lines_of_lists(lines):
        match = _EXHIBIT.fullmatch(line) or (_PLAIN_NUMBER.fullmatch(line) if in_item else None)
        if match:
            if number and description:
                yield number, marks, description
            own = "".join(match[2].split())
            is_rest = number and not description and _REST_OF_NUMBER.match(own)
            number = number + own if is_rest else own
            marks, description = match[1] or match[3], match[4] or ""
        elif number and line and _goes_on(description, line):
            description = f"{description} {line}"
        elif number:
            if description:
                yield number, marks, description
            number = ""
        if behind := _MARK_BEHIND.search(description):
            marks, description = marks or behind[1], description[: behind.start()]
    if number and description:
        yield number, marks, description


def _goes_on(description: str, line: str) -> bool:
    """Is the line the rest of a description, or the whole where its number stood alone?"""
    if not description:
        return True
    return bool(_RUNS_ON.search(description) or _CONTINUES.match(line))


def _lines_of_lists(lines: Sequence[str]) -> Iterator[tuple[str, bool]]:
    """The lines in which exhibits are listed, and whether within Item 12; ``""`` between."""
    listing, in_item = False, False
    for line in lines:
        if found := items.item(line):
            in_item = "12" in re.findall(r"\d+", found[0]) or "exhibit" in found[1].lower()
            listing = in_item
            yield "", in_item
        elif items.begins_index(line):
            listing, in_item = True, False
            yield "", in_item
        elif items.begins_signatures(line):
            listing = False
            yield "", False
        elif listing:
            yield line, in_item
