"""The signatures of a page: where they begin, and who signed on which day.

The printed form has no heading above them. What tells them is ``/s/``, a date at the
end of a line, and the caption that stands under every one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from parsers import values
from parsers.filing import Problem, Signature
from parsers.ownership.grid import Line

_DATE = r"\d{1,2}/\d{1,2}/\d{4}|\d{4}-\d\d-\d\d"
_DATE_AT_END = re.compile(rf"({_DATE})\s*(?=$|\n)", re.ASCII)
_DATED = re.compile(rf"(.*?)\s*({_DATE})\s*", re.ASCII)
_CAPTION = re.compile(
    r"\*{0,2}\s*signature\s+of\s+reporting\s+person\s*(?:date\s*)?$", re.IGNORECASE
)
_SIGNED = re.compile(r"/s/", re.IGNORECASE)


def signatures_begin(lines: Sequence[Line]) -> int:
    """Place of the first line that is part of a signature; ``len(lines)`` if none is.

    Read from the end: a caption, a name with its date, another caption. Without captions
    an unsigned name counts as another signer's only on the same day, for a remark may
    also end in a date.
    """
    begin = len(lines)
    day: date | None = None
    name_missing = False
    for place in range(len(lines) - 1, -1, -1):
        text = lines[place].text
        if not text:
            continue
        if _is_caption(text):
            day = None
        elif match := _DATED.fullmatch(text):
            read = values.read_date(match[2])
            if day is not None and read != day and not _SIGNED.search(text):
                break
            day, name_missing = read, not match[1]
        elif name_missing or _SIGNED.match(text):
            name_missing = False
        else:
            break
        begin = place
    signed = (n for n, line in enumerate(lines) if _SIGNED.match(line.text))
    return min(begin, next(signed, begin))


def read_signatures(lines: Sequence[Line], problems: list[Problem]) -> tuple[Signature, ...]:
    """Names as signed, with their dates, even where a scraper glued one to the other."""
    text = "\n".join(_CAPTION.sub("", line.text) for line in lines if not _is_date_word(line.text))
    signatures = []
    place = 0
    for match in _DATE_AT_END.finditer(text):
        name = values.squash(text[place : match.start()])
        day = values.read_date(match[1])
        if day is None:
            problems.append(Problem("warning", "signature", f"no date can be read in {match[1]!r}"))
        signatures.append(Signature(name, day))
        place = match.end()
    if rest := values.squash(text[place:]):
        problems.append(Problem("warning", "signature", "signed without a date"))
        signatures.append(Signature(rest, None))
    return tuple(signatures)


def _is_caption(text: str) -> bool:
    return _CAPTION.match(text) is not None or _is_date_word(text)


def _is_date_word(text: str) -> bool:
    return text.lower() == "date"
