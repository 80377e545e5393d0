"""Every ownership XML of the corpus, scraped in random styles, states the same facts."""

from __future__ import annotations

from pathlib import Path

import pytest

from parsers.errors import NotAFiling
from parsers.filing import Filing
from parsers.reading import read_content
from tests.conftest import SHARED
from tests.parsers.ownership.round_trip import is_rendered, round_trips

FOLDER = SHARED / "corpus" / "ownership_xml"
EACH = 3
SEED = 16
EXACT = 0.99
"""Share of renderings that must be read back without one fact lost, changed or invented."""


def read(path: Path) -> Filing | None:
    try:
        return read_content(path.read_bytes())
    except NotAFiling:  # the corpus also holds pieces of documents
        return None


@pytest.mark.skipif(not FOLDER.is_dir(), reason=f"the corpus is not here ({FOLDER})")
def test_scraped_text_states_what_the_xml_states():
    filings = [
        (path.name, filing)
        for path in sorted(FOLDER.rglob("*.xml"))
        if (filing := read(path)) is not None and is_rendered(filing)
    ]
    trips = round_trips(filings, EACH, SEED)
    assert trips.renderings >= 900
    assert trips.exact >= EXACT, trips.report()
