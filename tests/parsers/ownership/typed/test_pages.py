"""Whole forms in the layouts of their time, invented facts in them; values read by eye."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from parsers import read_content
from parsers.filing import Address, Filing, Row

PAGES = Path(__file__).parent / "pages"


def read(name: str) -> Filing:
    return read_content((PAGES / name).read_bytes())


def serious(filing: Filing) -> list[tuple[str, str]]:
    return [(p.where, p.message) for p in filing.problems if p.severity != "note"]


def row(filing: Filing, line: int, is_derivative: bool = False) -> Row:
    every = (*filing.transactions, *filing.holdings)
    (found,) = (r for r in every if (r.line, r.is_derivative) == (line, is_derivative))
    return found


def test_narrow_cells_cut_in_mid_word_are_put_together() -> None:
    filing = read("narrow-cells.txt")
    assert (filing.form_type, filing.source_format) == ("4", "ownership-text")
    assert (filing.issuer.name, filing.issuer.ticker) == ("Larkspur Instruments, Inc.", "LKSP")
    (owner,) = filing.reporting_owners
    assert owner.name == "Ashdown, Margaret R."
    assert owner.address == Address("12 Quay Street", None, "Boise", "ID", "83702")
    assert (owner.is_director, owner.is_ten_percent_owner, owner.is_officer) == (True, False, True)
    assert owner.officer_title == "Chief Brewer"
    assert filing.not_subject_to_section16 is False

    exercise, sale = (r for r in filing.transactions if not r.is_derivative)
    assert (exercise.transaction_date, exercise.transaction_code) == (date(2000, 2, 7), "M")
    assert (exercise.shares, exercise.acquired_disposed_code) == (10000, "A")
    assert exercise.price_per_share == Decimal("4.125")
    assert (sale.price_per_share, sale.shares_owned_following) == (Decimal("21.50"), 20000)
    spouse = row(filing, 3)
    assert (spouse.direct_or_indirect, spouse.nature_of_ownership) == ("I", "By Spouse")
    assert spouse.footnotes == {"nature_of_ownership": ("F1",)}

    option = row(filing, 1, is_derivative=True)
    assert option.security_title == "Options to Purchase Common Stock"
    assert (option.transaction_date, option.expiration_date) == (date(2000, 2, 7), date(2010, 2, 7))
    assert (option.shares, option.acquired_disposed_code) == (20000, "A")
    assert option.footnotes == {"exercise_date": ("F2",)}
    assert (
        filing.footnotes["F1"] == "Held in a custodial account for the reporting person's spouse."
    )
    (signature,) = filing.signatures
    assert (signature.name, signature.date) == ("/s/ Margaret R. Ashdown", date(2000, 3, 9))
    assert not serious(filing)


def test_a_month_is_no_date() -> None:
    filing = read("narrow-cells.txt")
    assert filing.period_of_report is None
    assert ("period of report", "'2/00' names no day, and so is no date") in [
        (p.where, p.message) for p in filing.problems
    ]


def test_boxes_side_by_side_are_told_by_their_captions() -> None:
    filing = read("side-by-side.txt")
    assert filing.form_type == "4/A"  # by box 5, which names the month of the original
    assert filing.date_of_original_submission is None
    assert (filing.issuer.name, filing.issuer.ticker) == ("Larkspur Instruments, Inc.", "LKSP")
    (owner,) = filing.reporting_owners
    assert owner.name == (
        "Harrow Field Partners, on behalf of the Quay Street Funds"
        " of the Harrow Field business unit"
    )
    assert owner.address == Address("77 Quay Street", None, "Boston", "MA", "02110")
    assert (owner.is_director, owner.is_ten_percent_owner) == (False, True)
    assert (owner.is_officer, owner.officer_title) == (False, None)
    assert filing.not_subject_to_section16 is True
    assert "box 7, joint filing" in [p.where for p in filing.problems]


def test_columns_under_markers_with_titles_on_two_lines() -> None:
    filing = read("side-by-side.txt")
    first, second = (r for r in filing.transactions if not r.is_derivative)
    assert first.security_title == "Common Stock, par value $.01"
    assert (first.shares, first.price_per_share) == (100000, Decimal("25.30"))
    assert first.footnotes == {"nature_of_ownership": ("F1",)}
    assert second.price_per_share == Decimal("25.25")
    assert row(filing, 3).shares_owned_following == 12000
    option, warrant = (r for r in filing.transactions if r.is_derivative)
    assert option.security_title == "Stock Option (right to buy)"
    assert (option.shares, option.acquired_disposed_code) == (10000, "A")
    assert (option.exercise_date, option.expiration_date) == (None, date(2012, 7, 11))
    assert (warrant.shares, warrant.acquired_disposed_code) == (5000, "D")
    assert warrant.conversion_or_exercise_price == Decimal("10.5")
    assert (warrant.price_per_share, warrant.shares_owned_following) == (0, 0)
    assert warrant.nature_of_ownership == "By LLC"
    assert serious(filing) == [
        ("Table II, line 2, exercise date", "no date can be read in 'Immed.'")
    ]


def test_a_form_3_between_rules() -> None:
    filing = read("form-3.txt")
    assert (filing.form_type, filing.period_of_report) == ("3", date(2001, 9, 14))
    assert filing.issuer.ticker == "LKSP"
    (owner,) = filing.reporting_owners
    assert (owner.name, owner.is_director, owner.is_officer) == ("Rowan Peter Q.", True, False)
    shares, by_spouse, option = filing.holdings
    assert (shares.shares_owned_following, shares.direct_or_indirect) == (10000, "D")
    assert by_spouse.nature_of_ownership == "By spouse"
    assert by_spouse.footnotes == {"nature_of_ownership": ("F1",)}
    assert (option.exercise_date, option.expiration_date) == (date(2002, 1, 1), date(2011, 1, 1))
    assert (option.underlying_security_title, option.underlying_security_shares) == (
        "Common Stock",
        5000,
    )
    assert option.conversion_or_exercise_price == Decimal("12.375")
    assert filing.footnotes == {"F1": "Disclaimed."}
    assert not serious(filing)


def test_tables_of_a_word_processor() -> None:
    filing = read("tables.htm")
    assert (filing.form_type, filing.source_format) == ("4/A", "ownership-html")
    assert filing.period_of_report == date(2002, 11, 14)  # box 4 asks for a day since August 2002
    assert filing.date_of_original_submission == date(2002, 11, 15)
    (owner,) = filing.reporting_owners
    assert (owner.name, owner.officer_title) == ("Ashdown, Margaret R.", "Chief Brewer")
    assert owner.address is not None
    assert (owner.address.city, owner.address.state) == ("Boise", "ID")
    sale, exercise = filing.transactions
    assert (sale.price_per_share, sale.footnotes) == (
        Decimal("31.05"),
        {"price_per_share": ("F1",)},
    )
    assert (exercise.shares, exercise.acquired_disposed_code) == (2500, "D")
    assert exercise.footnotes == {"exercise_date": ("F2",)}
    assert row(filing, 2).nature_of_ownership == "By 401(k)"
    assert not filing.problems


def test_a_form_5_that_is_one_table() -> None:
    filing = read("form-5-one-table.htm")
    assert (filing.form_type, filing.period_of_report) == ("5", None)
    (gift,) = filing.transactions
    assert (gift.shares, gift.price_per_share, gift.shares_owned_following) == (500, 0, 9500)
    (owner,) = filing.reporting_owners
    assert (owner.is_director, owner.is_officer) == (True, False)
    # Three marks above one another, beside three sentences: which is whose nobody can tell.
    assert filing.form3_holdings_reported is None


@pytest.mark.parametrize("name", sorted(path.name for path in PAGES.iterdir()))
def test_a_page_is_told_to_be_typed(name: str) -> None:
    filing = read(name)
    assert (filing.form_type or "")[0] in "345"
    assert filing.transactions or filing.holdings


def test_an_envelope_adds_the_ciks() -> None:
    text = (PAGES / "narrow-cells.txt").read_text()
    filing = read_content(
        f"""-----BEGIN PRIVACY-ENHANCED MESSAGE-----
Proc-Type: 2001,MIC-CLEAR

<SEC-DOCUMENT>0009900001-00-000007.txt : 20000310
<SEC-HEADER>0009900001-00-000007.hdr.sgml : 20000310
ACCESSION NUMBER:\t\t0009900001-00-000007
CONFORMED SUBMISSION TYPE:\t4
PUBLIC DOCUMENT COUNT:\t\t1
CONFORMED PERIOD OF REPORT:\t20000229
FILED AS OF DATE:\t\t20000310

SUBJECT COMPANY:\t

\tCOMPANY DATA:\t
\t\tCOMPANY CONFORMED NAME:\t\t\tLARKSPUR INSTRUMENTS INC
\t\tCENTRAL INDEX KEY:\t\t\t0009900002

REPORTING-OWNER:\t

\tCOMPANY DATA:\t
\t\tCOMPANY CONFORMED NAME:\t\t\tASHDOWN MARGARET R
\t\tCENTRAL INDEX KEY:\t\t\t0009900001
</SEC-HEADER>
<DOCUMENT>
<TYPE>4
<SEQUENCE>1
<TEXT>
{text}
</TEXT>
</DOCUMENT>
</SEC-DOCUMENT>
""".encode()
    )
    assert (filing.form_type, filing.filed_date) == ("4", date(2000, 3, 10))
    assert filing.period_of_report == date(2000, 2, 29)
    assert filing.issuer.cik == "0009900002"
    assert [owner.cik for owner in filing.reporting_owners] == ["0009900001"]
    assert len(filing.transactions) == 3
