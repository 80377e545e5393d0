"""HTML renderings of real Forms 3, 4 and 5, held against the XML they were drawn from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from parsers import Filing
from tests.conftest import SHARED, read_one

PAGES = SHARED / "corpus" / "ownership_html"
SOURCES = SHARED / "corpus" / "ownership_xml"
DERIVED = sorted((PAGES / "derived").glob("*.html"))

pytestmark = pytest.mark.skipif(
    not PAGES.is_dir(), reason=f"the collected renderings are not here ({PAGES})"
)

UNTOLD_OF_FILING = {
    "source": "another file",
    "source_format": "another format",
    "schema_version": "no page prints it",
    "no_securities_owned": "printed as a sentence, and only where it is true",
    "problems": "those of another reader",
}
UNTOLD_OF_OWNER = {"cik": "the reduced view has no links"}
UNTOLD_OF_ADDRESS = {
    "country": "printed as UNITED STATES even where the filing names none",
    "state_description": "printed in the place of the state",
    "non_us_state_territory": "printed in the place of the state",
}
UNTOLD_OF_ROW = {
    "transaction_form_type": "4 or 5, of which only a V beside the code tells",
    "transaction_timeliness": "no column for it",
}
FLAGS = ("not_subject_to_section16", "aff10b5_one")
"""Boxes printed empty where the filing says no, and just so where it says nothing; and for
the exit box also where it says ``true``, since the stylesheet asks for a number."""


def facts(filing: Filing) -> dict[str, Any]:
    """What a page can tell of a filing."""
    stated = _without(asdict(filing), UNTOLD_OF_FILING)
    stated["issuer"] = _without(stated["issuer"], {"cik": "the reduced view has no links"})
    stated["reporting_owners"] = [
        _without(owner, UNTOLD_OF_OWNER)
        | {"address": _without(owner["address"] or {}, UNTOLD_OF_ADDRESS)}
        for owner in stated["reporting_owners"]
    ]
    for kind in ("transactions", "holdings"):
        stated[kind] = [_row(row) for row in stated[kind]]
    for flag in FLAGS:
        stated[flag] = bool(stated[flag])
    return stated


def _row(row: dict[str, Any]) -> dict[str, Any]:
    """A swap is printed as /K only where it is one: blank and no look the same."""
    return _without(row, UNTOLD_OF_ROW) | {
        "equity_swap_involved": bool(row["equity_swap_involved"])
    }


def _without(stated: dict[str, Any], untold: dict[str, str]) -> dict[str, Any]:
    return {key: value for key, value in stated.items() if key not in untold}


def pairs() -> Iterator[Any]:
    for page in DERIVED:
        source = SOURCES / f"{page.stem}.xml"
        if source.is_file():
            yield pytest.param(page, source, id=page.stem)


@pytest.mark.parametrize(("page", "source"), pairs())
def test_a_page_states_what_its_xml_states(page: Path, source: Path) -> None:
    printed, filed = facts(read_one(page)), facts(read_one(source))
    for name, value in filed.items():
        assert printed[name] == value, name


@pytest.mark.parametrize("page", DERIVED, ids=lambda page: page.stem)
def test_nothing_on_a_page_is_left_unread(page: Path) -> None:
    filing = read_one(page)
    assert filing.source_format == "ownership-html"
    assert [problem for problem in filing.problems if problem.severity != "note"] == []
    assert filing.signatures
    assert filing.issuer.name
    marked = {
        key
        for row in (*filing.transactions, *filing.holdings)
        for keys in row.footnotes.values()
        for key in keys
    }
    assert marked <= filing.footnotes.keys()


@dataclass(frozen=True, slots=True)
class Seen:
    """What a reader sees on one of the pages that EDGAR drew."""

    form: str
    period: date
    issuer: tuple[str, str, str]
    """CIK, name, ticker."""
    owner: tuple[str, str]
    owners: int
    roles: str
    """D director, T ten percent owner, O officer, X other."""
    title: str | None
    transactions: int
    holdings: int
    footnotes: int
    signed: tuple[str, date]


EDGAR_VIEW = {
    "edgar4j_MSFT_Form4_Example.html": Seen(
        "4", date(2016, 6, 2), ("0000789019", "MICROSOFT CORP", "MSFT"),
        ("0001529370", "List Teri L."), 1, "D", None, 1, 1, 3,
        ("Keith R. Dolliver, Attorney-in-fact for Teri L. List-Stoll", date(2016, 6, 3)),
    ),
    "edgartools_374WaterForm4.html": Seen(
        "4", date(2025, 4, 30), ("0000933972", "374Water Inc.", "SCWO"),
        ("0002064133", "Melkote Rajesh Ramaswamy"), 1, "O", "Chief Technology Officer", 2, 0, 1,
        ("/s/ Rajesh Melkote", date(2025, 5, 2)),
    ),
    "edgartools_form3.BAMPartners.html": Seen(
        "3", date(2023, 9, 28), ("0001660734", "Triton International Ltd", "TRTN"),
        ("0001001085", "BROOKFIELD Corp /ON/"), 10, "T", None, 0, 1, 3,
        ("/s/ See Signatures Included in Exhibit 99.2", date(2023, 10, 10)),
    ),
    "edgartools_form5.snow.html": Seen(
        "5", date(2022, 1, 31), ("0001640147", "Snowflake Inc.", "SNOW"),
        ("0001397798", "McMahon John Dennis"), 1, "D", None, 1, 2, 4,
        ("/s/ Travis Shrout, Attorney-in-Fact", date(2022, 3, 11)),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("name", "seen"), EDGAR_VIEW.items(), ids=EDGAR_VIEW.keys())
def test_edgars_own_view_reads_as_printed(name: str, seen: Seen) -> None:
    filing = read_one(PAGES / name)
    first = filing.reporting_owners[0]
    roles = {
        "D": first.is_director,
        "T": first.is_ten_percent_owner,
        "O": first.is_officer,
        "X": first.is_other,
    }
    (signature,) = filing.signatures
    issuer = filing.issuer
    assert seen == Seen(
        filing.form_type or "",
        filing.period_of_report or date.min,
        (issuer.cik or "", issuer.name or "", issuer.ticker or ""),
        (first.cik or "", first.name or ""),
        len(filing.reporting_owners),
        "".join(letter for letter, is_so in roles.items() if is_so),
        first.officer_title,
        len(filing.transactions),
        len(filing.holdings),
        len(filing.footnotes),
        (signature.name or "", signature.date or date.min),
    )
    assert [problem for problem in filing.problems if problem.severity != "note"] == []


def test_edgars_own_view_gives_every_joint_owner_with_its_cik() -> None:
    filing = read_one(PAGES / "edgartools_form3.BAMPartners.html")
    ciks = [owner.cik for owner in filing.reporting_owners]
    assert None not in ciks
    assert len(set(ciks)) == 10
    assert {owner.is_director for owner in filing.reporting_owners[1:]} == {None}


def test_a_cell_of_edgars_own_view_may_hold_several_marks() -> None:
    (row,) = read_one(PAGES / "edgartools_form3.BAMPartners.html").holdings
    assert row.footnotes == {"shares_owned_following": ("F1",), "nature_of_ownership": ("F2", "F3")}
