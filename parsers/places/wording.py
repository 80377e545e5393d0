"""What a page states in words: its footnotes, names, dates, remarks and signatures.

Each is looked for in the part of the page that it was read from, and placed if it stands
there once and no more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from parsers import values
from parsers.filing import Filing
from parsers.ownership.grid import Line
from parsers.ownership.sections import Section
from parsers.places.printed import Page, stretch
from parsers.places.spans import Extent, Found
from parsers.places.squeezed import Squeezed, squeeze
from parsers.values import DATE_AS_PRINTED

Parts = Mapping[Section, Sequence[Line]]

_DATE = re.compile(rf"(?<![\d/-])(?:{DATE_AS_PRINTED})(?![\d/-])", re.IGNORECASE | re.ASCII)
_NUMBERED = ("({})", "[{}]", "{}.", "{})", "F{}:", "F{}.", "F{})", "F{}-", "{}")
"""How a footnote's number may stand before it, the plainest last."""
_SHORT = 2
"""Characters; what is shorter stands in every text."""


def place_footnotes(page: Page, filing: Filing, parts: Parts, found: Found) -> None:
    """The text of each footnote; of some that are the same, by their numbers or their order."""
    within = stretch(page, parts[Section.EXPLANATION])
    alike: dict[str, list[str]] = {}
    for key, text in filing.footnotes.items():
        alike.setdefault(text, []).append(key)
        if extent := _footnote(page.squeezed, key.removeprefix("F"), text, within):
            found.footnotes[key] = extent
    for text, keys in alike.items():
        if len(keys) > 1 and not any(key in found.footnotes for key in keys):
            places = page.squeezed.find_all(text, within)
            if len(places) == len(keys):
                found.footnotes.update(zip(keys, places, strict=True))


def _footnote(page: Squeezed, number: str, text: str, within: Extent) -> Extent | None:
    if len(text) < _SHORT:
        return None
    # A line's number in the grid may be of its text alone, so that its mark stands before.
    if extent := page.find(text, within):
        return extent
    for spelled in _NUMBERED:
        mark = spelled.format(number)
        places = page.places(mark + squeeze(text), (max(within[0] - len(mark), 0), within[1]))
        if len(places) == 1:
            start = places[0] + len(mark)
            return page.outside((start, start + len(squeeze(text))))
    return None


def state_facts(page: Page, filing: Filing, parts: Parts, found: Found) -> None:
    """Names, dates and addresses, remarks and signatures.

    A fact that is stated and not placed is marked as such, so that no envelope speaks for it.
    """
    head = stretch(page, parts[Section.HEAD])
    for name, value in _words_of_head(filing):
        found.facts[name] = page.squeezed.find(value, head) if value else None
    for neighbours in _side_by_side(filing):
        for name, extent in _together(page, head, neighbours).items():
            found.facts[name] = found.facts.get(name) or extent
    for name in ("period_of_report", "date_of_original_submission"):
        if day := getattr(filing, name):
            found.facts[name] = _only(_dates(page, head, day))
    owners = stretch(page, parts[Section.OWNERS])
    for n, owner in enumerate(filing.reporting_owners[1:], 1):
        if owner.name:
            found.facts[f"reporting_owners.{n}.name"] = page.squeezed.find(owner.name, owners)
    if filing.remarks:
        within = stretch(page, parts[Section.REMARKS])
        found.facts["remarks"] = page.squeezed.find(filing.remarks, within)
    _signatures(page, filing, stretch(page, parts[Section.SIGNATURES]), found)


def _words_of_head(filing: Filing) -> Iterator[tuple[str, str]]:
    issuer = {"name": filing.issuer.name, "ticker": filing.issuer.ticker}
    issuer["foreign_ticker"] = filing.issuer.foreign_ticker
    yield from ((f"issuer.{name}", value) for name, value in issuer.items() if value)
    for owner in filing.reporting_owners[:1]:
        stated = {"name": owner.name, "officer_title": owner.officer_title}
        stated["other_text"] = owner.other_text
        if address := owner.address:
            for part in ("street1", "street2", "city", "state", "zip_code"):
                stated[f"address.{part}"] = getattr(address, part)
        for name, value in stated.items():
            if value:
                yield f"reporting_owners.0.{name}", value


def _side_by_side(filing: Filing) -> Iterator[list[tuple[str, str]]]:
    """What boxes print in one line: a name for each fact, none for what stands between."""
    issuer = filing.issuer
    if issuer.name and issuer.ticker:
        name, ticker = ("issuer.name", issuer.name), ("issuer.ticker", issuer.ticker)
        yield [name, ("", "["), ticker, ("", "]")]
    for owner in filing.reporting_owners[:1]:
        if owner.address:
            line = [(part, getattr(owner.address, part)) for part in ("city", "state", "zip_code")]
            yield [(f"reporting_owners.0.address.{part}", text) for part, text in line if text]


def _together(page: Page, within: Extent, parts: list[tuple[str, str]]) -> dict[str, Extent]:
    """Facts that follow each other, where all of them do so once."""
    places = page.squeezed.places("".join(squeeze(text) for _, text in parts), within)
    found: dict[str, Extent] = {}
    if len(places) != 1 or len(parts) < 2:
        return found
    at = places[0]
    for name, text in parts:
        start, at = at, at + len(squeeze(text))
        if name and (extent := page.squeezed.outside((start, at))):
            found[name] = extent
    return found


def _signatures(page: Page, filing: Filing, within: Extent, found: Found) -> None:
    """Names by themselves; dates only if each signature has one, for most are the same."""
    days = [signature.date for signature in filing.signatures]
    dates = _dates(page, within, None)
    read = [values.read_date(page.squeezed.source[start:end]) for start, end in dates]
    for n, signature in enumerate(filing.signatures):
        if signature.name:
            found.facts[f"signatures.{n}.name"] = page.squeezed.find(signature.name, within)
        if signature.date:
            found.facts[f"signatures.{n}.date"] = dates[n] if read == days else None


def _dates(page: Page, within: Extent, day: date | None) -> list[Extent]:
    """The dates printed in a part of the page; only those of a day, if one is given."""
    extent = page.squeezed.outside(within)
    if extent is None:
        return []
    source = page.squeezed.source
    found = [match.span() for match in _DATE.finditer(source, *extent)]
    return [(a, b) for a, b in found if day is None or values.read_date(source[a:b]) == day]


def _only(extents: Sequence[Extent]) -> Extent | None:
    return extents[0] if len(extents) == 1 else None
