"""The head of a typed form cut into its boxes, which stand side by side or one below another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from parsers.ownership.typed.lines import Kind, TypedLine

_NUMBERED = r"(?:\(?\d{1,2}[a-z]?\s?[.)]\s*)?"
CAPTIONS: dict[str, tuple[re.Pattern[str], re.Pattern[str]]] = {
    # box: how its caption begins on one line, and all of it over several lines
    name: (
        re.compile(rf"{_NUMBERED}(?:{begins})", re.IGNORECASE),
        re.compile(rf"{_NUMBERED}(?:{whole})", re.IGNORECASE),
    )
    for name, (begins, whole) in {
        "person": (
            r"names?\s+and\s+address(?:es)?\s+of\s+(?:the\s+)?reporting",
            r"names?\s+and\s+address(?:es)?\s+of\s+(?:the\s+)?reporting\s+persons?(?:\s?\(s\))?\s*\*{0,2}",
        ),
        "issuer": (
            r"issuer(?:'s)?\s+name\s+and\s+ticker|name\s+of\s+issuer\s+and\s+ticker",
            r"(?:issuer(?:'s)?\s+name|name\s+of\s+issuer)\s+and\s+ticker\s+(?:or\s+trading\s+)?symbol",
        ),
        "irs": (
            r"i\.?\s?r\.?\s?s\.?\s+(?:or\s+soc|ident|no|num)|social\s+security\s+n",
            r"i\.?\s?r\.?\s?s\.?\s+.{0,120}?voluntary\s*\)",
        ),
        "month": (
            r"statement\s+for\b",
            r"statement\s+for\s*\(?\s*month\s*/\s*(?:day\s*/\s*)?year\s*\)?"
            r"|statement\s+for\s+(?:issuer\S*\s+)?fiscal\s+year(?:\s+end(?:ed|ing))?",
        ),
        "event": (
            r"date\s+of\s+event",
            r"date\s+of\s+event\s+requiring\s+statement"
            r"\s*(?:\(\s*(?:month|mm)\s*/\s*(?:day|dd)\s*/\s*(?:year|yy+)\s*\))?",
        ),
        "amendment": (
            r"if\s+(?:an\s+)?amend",
            r"if\s+(?:an\s+)?amend(?:ment|ed),?\s+(?:give\s+)?date\s+of\s+original(?:\s+fil(?:ing|ed))?"
            r"\s*(?:\(\s*(?:month|mm)\s*/\s*(?:(?:day|dd)\s*/\s*)?(?:year|yy+)\s*\))?",
        ),
        "relationship": (
            r"relationship\s+of\s+(?:the\s+)?(?:reporting|person)",
            r"relationship\s+of\s+(?:the\s+)?reporting\s+persons?(?:\s?\(s\))?\s+to\s+(?:the\s+)?issuer"
            r"\s*(?:\(\s*check\s+all\s+applicable\s*\))?",
        ),
        "joint": (
            r"individual\s+or\s+joint",
            r"individual\s+or\s+joint\s*/?\s*group\s+(?:filing|reporting)"
            r"\s*(?:\(\s*check\s+applicable\s+line\s*\))?",
        ),
    }.items()
}  # fmt: skip
_OUT_OF_LINE = 3
"""Characters by which a caption may stand off the box above it."""
_SHIFT = 8
"""Characters by which text may reach over the edge of its box."""
_MOST_LINES = 40
"""Lines of a box that are looked at; addresses and titles are far shorter."""
_FILLER = re.compile(r"[_=\-]{3,}")
_WIDE = 1000
_SPACES = re.compile(r"  +")


@dataclass(slots=True)
class HeadBox:
    """A box of the head and what stands in it below its caption."""

    name: str
    start: int
    opened: int
    """Source line of its caption."""
    lines: list[str] = field(default_factory=list)
    """As printed, runs of blanks kept; the first begins with the caption."""

    @property
    def values(self) -> list[str]:
        """The lines without the caption, and without what is drawn to be filled in."""
        text = "\n".join(_FILLER.sub(" ", line).strip() for line in self.lines)
        begins, whole = CAPTIONS[self.name]
        match = whole.match(text) or begins.match(text)
        text = text[match.end() :] if match else text
        return [line.strip() for line in text.split("\n") if line.strip(" *:")]


def head_boxes(lines: Sequence[TypedLine]) -> dict[str, HeadBox]:
    """The boxes by their names; of a box that is printed on every page, the first."""
    found: dict[str, HeadBox] = {}
    open_now: list[HeadBox] = []
    ruled: tuple[int, int] | None = None
    for line in lines:
        raw = line.raw.replace("|", " ")
        if line.kind is Kind.RULE:
            ruled = _extent(line.raw)
            continue
        captions = _captions(raw, found)
        for n, (name, start) in enumerate(captions):
            until = captions[n + 1][1] if n + 1 < len(captions) else len(raw) + _WIDE
            if ruled is not None:
                until = min(until, ruled[1])
            open_now = [
                box
                for box in open_now
                if not _gives_way(box, start, until if ruled else start, line.number)
            ]
            box = HeadBox(name, start, line.number)
            found[name] = box
            open_now.append(box)
        open_now.sort(key=lambda box: box.start)
        _fill(open_now, raw)
        if line.kind is Kind.TEXT:
            ruled = None
    return found


def _captions(raw: str, found: Iterable[str]) -> list[tuple[str, int]]:
    at = [
        (name, match.start())
        for name, (begins, _) in CAPTIONS.items()
        if name not in found and (match := begins.search(raw))
    ]
    return sorted(at, key=lambda item: item[1])


def _gives_way(box: HeadBox, start: int, until: int, number: int) -> bool:
    """Does a box end where another begins: right below it, or below a rule across it?"""
    if box.opened == number:
        return False
    return abs(box.start - start) <= _OUT_OF_LINE or start <= box.start < until - _OUT_OF_LINE


def _fill(boxes: Sequence[HeadBox], raw: str) -> None:
    if not boxes:
        return
    cuts = [_cut(raw, box.start) for box in boxes[1:]]
    begins = [0, *cuts]
    for box, begin, end in zip(boxes, begins, [*cuts, len(raw)], strict=True):
        part = raw[begin:end]
        if not box.lines:
            part = raw[box.start : end] if box.start < end else part
        if part.strip() and len(box.lines) < _MOST_LINES:
            box.lines.append(part)


def _cut(raw: str, at: int) -> int:
    """Where a line is cut for a box that begins at a column: never inside its words."""
    if at >= len(raw) or at == 0 or raw[at - 1] == " ":
        return at
    gaps = [
        match
        for match in _SPACES.finditer(raw, max(at - _SHIFT * 2, 0), at + _SHIFT * 2)
        if min(abs(match.start() - at), abs(match.end() - at)) <= _SHIFT
    ]
    return min((gap.end() for gap in gaps), key=lambda end: abs(end - at), default=at)


def _extent(raw: str) -> tuple[int, int]:
    drawn = raw.strip()
    return raw.find(drawn), raw.find(drawn) + len(drawn)
