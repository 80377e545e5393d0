"""Every collected filing: what stands at each span, read again, is what was read of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from random import Random

import pytest

import parsers
from parsers.places import places_of
from tests.conftest import SHARED
from tests.parsers.ownership.rendering import render
from tests.parsers.ownership.round_trip import is_rendered
from tests.parsers.ownership.styles import draw_style
from tests.parsers.ownership.variations import varied
from tests.parsers.places.checking import Checked, checked

CORPUS = SHARED / "corpus"
XML = sorted((CORPUS / "ownership_xml").rglob("*.xml"))
PAGES = sorted((CORPUS / "ownership_html").rglob("*.html"))
SUBMISSIONS = sorted(path for path in (CORPUS / "submission_txt").rglob("*.*") if path.is_file())
TABLES = CORPUS / "bulk_tsv"

pytestmark = pytest.mark.skipif(not XML, reason=f"the collected filings are not here ({CORPUS})")

FORMATS = ("ownership-xml", "ownership-html", "submission", "bulk-tsv")
IN_BASE64 = b"<documentMimeBlock>"


def check(path: Path) -> Iterable[Checked]:
    for reading in parsers.readings(str(path)):
        if reading.filing is not None and reading.filing.source_format in FORMATS:
            if IN_BASE64 not in reading.content:
                yield checked(reading.filing, places_of(reading.content))


def lines(found: Iterable[Checked], *kinds: str) -> list[str]:
    """What is absent or wrong of these kinds."""
    return [
        line for each in found for line in (*each.absent, *each.wrong) if line.startswith(kinds)
    ]


@pytest.mark.parametrize("path", XML, ids=lambda path: path.stem)
def test_xml_is_placed_to_the_last_fact(path):
    for found in check(path):
        assert found.absent == []
        assert found.wrong == []


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_every_row_cell_and_footnote_of_a_page(path):
    found = list(check(path))
    assert lines(found, "rows", "cells", "footnotes") == []
    assert [line for each in found for line in each.wrong] == []


@pytest.mark.parametrize("path", SUBMISSIONS, ids=lambda path: path.name)
def test_submissions(path):
    found = list(check(path))
    assert lines(found, "rows", "cells", "footnotes") == []
    assert [line for each in found for line in each.wrong] == []


@pytest.mark.thorough
@pytest.mark.skipif(not TABLES.is_dir(), reason=f"the collected tables are not here ({TABLES})")
def test_extracts_of_a_quarter():
    stated: Counter[str] = Counter()
    for found in check(TABLES):
        assert found.absent == []
        assert found.wrong == []
        stated += found.stated
    assert stated["cells"] > 300_000


def test_scraped_text_is_placed_but_for_a_few_cells():
    """Of every XML a rendering in a random style, with escapes, marks and tags of scrapers."""
    stated: Counter[str] = Counter()
    absent: Counter[str] = Counter()
    for path in XML:
        for reading in parsers.readings(str(path)):
            if reading.filing is None or not is_rendered(reading.filing):
                continue
            rng = Random(path.stem)
            content = render(varied(reading.filing, rng), draw_style(rng)).encode()
            filing = parsers.read_content(content)
            found = checked(filing, places_of(content))
            assert lines([found], "rows") == []
            assert [line for line in found.wrong if not line.startswith("facts")] == []
            stated += found.stated
            absent += Counter(line.split()[0] for line in found.absent)
    assert stated["cells"] > 10_000
    assert absent["cells"] < 0.005 * stated["cells"]
    assert absent["footnotes"] < 0.02 * stated["footnotes"]
