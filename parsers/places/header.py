"""Facts of an envelope's header: the line of each."""

from __future__ import annotations

import re
from collections.abc import Iterator

from parsers.envelope import ISSUER_ROLES
from parsers.places.spans import Extent, Found
from parsers.submission import Header
from parsers.submission.labels import BLOCKS, PARTIES, TAGS_BY_LABEL

_LINE = re.compile(r"[ \t]*(?:<(?P<tag>/?[A-Z0-9-]+)>|(?P<label>[A-Z0-9][A-Z0-9 /_-]*+):)(.*)")
_END = re.compile(r"</(?:SEC|IMS)-HEADER>|^[ \t]*<DOCUMENT>", re.MULTILINE | re.IGNORECASE)
_MOST = 500_000
"""Characters of a header that are looked at."""
_OF_FILING = {
    "ACCESSION-NUMBER": "accession_number",
    "TYPE": "form_type",
    "FILING-DATE": "filed_date",
    "ACCEPTANCE-DATETIME": "accepted_at",
    "PERIOD": "period_of_report",
}
_OF_ISSUER = {
    "CONFORMED-NAME": "name",
    "CIK": "cik",
    "ASSIGNED-SIC": "sic",
    "IRS-NUMBER": "irs_number",
    "STATE-OF-INCORPORATION": "state_of_incorporation",
    "FISCAL-YEAR-END": "fiscal_year_end",
    "FILE-NUMBER": "file_number",
}


def header_places(text: str, header: Header) -> Found:
    """Where the header states the filing's own facts and its issuer.

    :param text: the whole envelope
    :param header: what was read of it
    """
    found = Found()
    end = _END.search(text)
    party = next(
        (n for role in ISSUER_ROLES for n, p in enumerate(header.parties) if p.role == role), None
    )
    for number, tag, extent in _stated(text[: min(end.start() if end else _MOST, _MOST)]):
        if number is None:
            name = _OF_FILING.get(tag)
        else:
            name = _OF_ISSUER.get(tag) if number == party else None
            name = name and f"issuer.{name}"
        if name and extent[0] < extent[1]:
            found.facts.setdefault(name, extent)
    return found


def _stated(text: str) -> Iterator[tuple[int | None, str, Extent]]:
    """Which party a line is of, its tag, and where its value stands."""
    parties, number, place = 0, None, 0
    for line in text.split("\n"):
        match = _LINE.match(line)
        if match:
            tag = match["tag"] or TAGS_BY_LABEL.get(match["label"].strip(), "")
            value = match[3].strip()
            name = tag.lstrip("/")
            if not value and name in PARTIES:
                number = None if tag.startswith("/") else parties
                parties += number is not None
            elif name not in BLOCKS or value:
                start = place + match.start(3) + len(match[3]) - len(match[3].lstrip())
                yield number, tag, (start, start + len(value))
        place += len(line) + 1
