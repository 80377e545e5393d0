"""One filing from several sources is one filing."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import permutations
from typing import get_args

import pytest

from parsers import read_content
from parsers.filing import Filing, Issuer, ReportingOwner, Row, SourceFormat
from store.keys import FULLNESS
from store.reader import Reader
from store.writer import Outcome, Writer
from tests.conftest import SAMPLES
from tests.store.conftest import form_4

XML = (SAMPLES / "form-4.xml").read_bytes()
ACCESSION = "0000900001-24-000777"


def wrapped(xml: bytes) -> bytes:
    """The XML as EDGAR sends it out."""
    return (
        (
            f"<SEC-DOCUMENT>{ACCESSION}.txt : 20240520\n"
            f"<SEC-HEADER>{ACCESSION}.hdr.sgml : 20240520\n"
            "<ACCEPTANCE-DATETIME>20240520171500\n"
            f"ACCESSION NUMBER:\t\t{ACCESSION}\nCONFORMED SUBMISSION TYPE:\t4\n"
            "FILED AS OF DATE:\t\t20240520\n</SEC-HEADER>\n<DOCUMENT>\n<TYPE>4\n<TEXT>\n<XML>\n"
        ).encode()
        + xml
        + b"\n</XML>\n</TEXT>\n</DOCUMENT>\n</SEC-DOCUMENT>\n"
    )


def add(path, *sources: tuple[Filing, bytes]) -> list[Outcome]:
    with Writer(path) as writer:
        return [writer.add(filing, content).outcome for filing, content in sources]


def scraped(filing: Filing) -> Filing:
    """What a page without CIKs, swap flags and accession number leaves of a filing."""
    return replace(
        filing,
        source_format="ownership-text",
        accession_number=None,
        filed_date=None,
        issuer=replace(filing.issuer, cik=None),
        reporting_owners=tuple(replace(o, cik=None) for o in filing.reporting_owners),
        transactions=tuple(replace(r, equity_swap_involved=None) for r in filing.transactions),
    )


def rounded(filing: Filing) -> Filing:
    """What a quarter's data set has of a filing."""
    two = Decimal("0.01")

    def all_rounded(row: Row) -> Row:
        names = [n for n in row.__dataclass_fields__ if isinstance(getattr(row, n), Decimal)]
        return replace(row, **{n: getattr(row, n).quantize(two) for n in names})

    return replace(
        filing,
        source_format="ownership-html",
        accession_number=ACCESSION,
        filed_date=date(2024, 5, 20),
        transactions=tuple(map(all_rounded, filing.transactions)),
        holdings=tuple(map(all_rounded, filing.holdings)),
    )


SOURCES = {
    "text": (scraped(read_content(XML)), b"scraped"),
    "data set": (rounded(read_content(XML)), b"rows"),
    "xml": (read_content(XML), XML),
    "submission": (read_content(wrapped(XML)), wrapped(XML)),
}


@pytest.mark.parametrize("order", list(permutations(SOURCES)))
def test_in_any_order_the_fullest_source_gives_the_rows_and_all_are_kept(path, order):
    add(path, *(SOURCES[name] for name in order))
    with Reader(path) as reader:
        (filing_id,) = [i for (i,) in reader._connection.db.execute("SELECT id FROM filings")]
        found = reader.filing(filing_id)
    expected = SOURCES["submission"][0]
    assert found.transactions == expected.transactions
    assert found.holdings == expected.holdings
    assert (found.accession_number, found.filed_date) == (ACCESSION, date(2024, 5, 20))
    with sqlite3.connect(path) as db:
        assert db.execute("SELECT count(*) FROM sources").fetchone() == (4,)
        assert db.execute("SELECT count(*) FROM issuers").fetchone() == (1,)
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
        late = db.execute("SELECT DISTINCT is_late IS NULL FROM transactions").fetchall()
        assert late == [(0,)]


def test_every_format_has_its_place_among_the_sources():
    assert set(FULLNESS) == set(get_args(SourceFormat))


def test_in_separate_runs_too(path):
    outcomes = [add(path, SOURCES[name])[0] for name in ("text", "xml", "submission", "xml")]
    assert [o.value for o in outcomes] == ["added", "completed", "completed", "already there"]


def test_xml_alone_learns_its_accession_number_from_a_lesser_source(path):
    assert add(path, SOURCES["xml"], SOURCES["data set"]) == [Outcome.ADDED, Outcome.KNOWN]
    with Reader(path) as reader:
        found = reader.filing(1)
    assert found.accession_number == ACCESSION
    assert found.transactions == read_content(XML).transactions  # with the digits of the XML
    with sqlite3.connect(path) as db:
        assert db.execute("SELECT last_filed FROM insider_rows").fetchall() == [("2024-05-20",)]


def test_the_same_form_filed_twice_is_two_filings(path):
    owner = ReportingOwner("0000000002", "Doe John")
    row = Row(1, False, transaction_date=date(2024, 1, 2), transaction_code="P", shares=Decimal(5))
    twice = [form_4(n, Issuer("0000000001", "Acme Corp"), owner, rows=(row,)) for n in (1, 2)]
    add(path, *((filing, filing.source.encode()) for filing in twice))
    bare = replace(twice[0], accession_number=None, filed_date=None)
    assert add(path, (bare, b"a bare copy")) == [Outcome.ADDED]  # it could be either
    with sqlite3.connect(path) as db:
        assert db.execute("SELECT count(*) FROM filings").fetchone() == (3,)


def test_what_goes_wrong_half_way_leaves_the_lesser_source_as_it_was(path, monkeypatch):
    add(path, SOURCES["text"])
    monkeypatch.setattr("store.completing.judge_lateness", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        add(path, SOURCES["xml"])
    with Reader(path) as reader:
        assert reader.filing(1).transactions == SOURCES["text"][0].transactions
