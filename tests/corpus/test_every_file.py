"""Every file of the corpus is read, or refused in words that say what it is."""

from __future__ import annotations

import csv

import pytest

import parsers
from parsers import NotAFiling
from tests.conftest import SHARED

CORPUS = SHARED / "corpus"
MANIFEST = CORPUS / "MANIFEST.tsv"


def manifest() -> list[dict[str, str]]:
    if not MANIFEST.is_file():
        return []
    with MANIFEST.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, delimiter="\t"))


ROWS = manifest()
pytestmark = pytest.mark.skipif(not ROWS, reason=f"the corpus is not here ({CORPUS})")

REFUSED = {
    # what is no filing, by the folder it lies in: the reason a user is given
    "bulk_tsv": "a table of the SEC's quarterly data sets|JSON|no form of the SEC",
    "edgar_json/atom": "a news feed|no form of the SEC",
    "edgar_json/errors": "an error page from EDGAR",
    "edgar_json/filing_index_html": "EDGAR's list of a filing's documents",
    "edgar_json/fts": "JSON",
    "edgar_json/indexes": "an index of EDGAR's filings|no form of the SEC",
    "edgar_json/submissions": "JSON|an error page from EDGAR",
    "edgar_json/tickers": "JSON",
}


def kind_of(path: str) -> str | None:
    return next((folder for folder in REFUSED if path.startswith(f"{folder}/")), None)


@pytest.mark.parametrize(
    "row", [r for r in ROWS if kind_of(r["path"])], ids=lambda row: row["path"]
)
def test_what_is_no_filing_is_refused_by_its_name(row):
    with pytest.raises(NotAFiling, match=REFUSED[kind_of(row["path"])]):
        list(parsers.read(str(CORPUS / row["path"])))


@pytest.mark.parametrize(
    "row",
    [r for r in ROWS if r["kind"] in ("other_html", "submission_txt")],
    ids=lambda row: row["path"],
)
def test_what_is_a_filing_has_its_form_type(row):
    (filing,) = parsers.read(str(CORPUS / row["path"]))
    assert filing.form_type == row["form_type"].removesuffix(" primary doc")
