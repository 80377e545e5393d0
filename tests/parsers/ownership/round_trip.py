"""Filings rendered as scraped text in random styles, and read back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from random import Random

from parsers.filing import Filing
from parsers.reading import read_content
from tests.parsers.ownership.facts import differences, shown_facts
from tests.parsers.ownership.rendering import render
from tests.parsers.ownership.styles import draw_style
from tests.parsers.ownership.variations import varied

_FIRST = 3  # differences told of each rendering


@dataclass(slots=True)
class RoundTrips:
    """How many renderings there were, and those that were not read back exactly."""

    renderings: int = 0
    failures: list[str] = field(default_factory=list)

    @property
    def exact(self) -> float:
        """Share of the renderings of which every fact was read back."""
        return 1 - len(self.failures) / self.renderings

    def report(self) -> str:
        """The share, and what failed."""
        return "\n".join(
            (f"{self.exact:.2%} of {self.renderings} renderings are exact", *self.failures)
        )


def is_rendered(filing: Filing) -> bool:
    """Does the filing name a form and a person, without which there is no page to draw?"""
    names = [owner.name for owner in filing.reporting_owners]
    return (filing.form_type or "")[:1] in ("3", "4", "5") and bool(names) and bool(names[0])


def round_trips(filings: Iterable[tuple[str, Filing]], each: int, seed: int) -> RoundTrips:
    """Each filing rendered and read back ``each`` times, its facts varied, in a new style."""
    trips = RoundTrips()
    for name, filing in filings:
        for number in range(each):
            rng = Random(f"{seed}, {name}, {number}")
            stated, style = varied(filing, rng), draw_style(rng)
            text = render(stated, style)
            found = differences(shown_facts(stated, style), read_content(text.encode()))
            trips.renderings += 1
            if found:
                rest = f"; {len(found) - _FIRST} more" if len(found) > _FIRST else ""
                trips.failures.append(f"{name}, {number}: {'; '.join(found[:_FIRST])}{rest}")
    return trips
