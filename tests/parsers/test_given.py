"""The five given filings, fact by fact as a reader of them finds it."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from parsers import Filing
from parsers.filing import Address, FormerName, Signature
from tests.conftest import read_one


@pytest.fixture
def nisser(shared_given) -> Filing:
    return read_one(shared_given / "000-form-4-nisser.txt")


@pytest.fixture
def cragun(shared_given) -> Filing:
    return read_one(shared_given / "001-form-4-cragun.txt")


@pytest.fixture
def ault(shared_given) -> Filing:
    return read_one(shared_given / "002-form-4-ault.txt")


@pytest.fixture
def late(shared_given) -> Filing:
    return read_one(shared_given / "003-nt-10-q.txt")


@pytest.fixture
def tender(shared_given) -> Filing:
    return read_one(shared_given / "004-schedule-to.txt")


def test_the_form_4s_name_one_issuer(nisser, cragun, ault):
    for filing in (nisser, cragun, ault):
        assert filing.form_type == "4"
        assert (filing.issuer.name, filing.issuer.ticker) == ("Ault Alliance, Inc.", "AULT")
        assert filing.accession_number is filing.filed_date is filing.issuer.cik is None


def test_nisser_owner(nisser):
    (owner,) = nisser.reporting_owners
    assert owner.name == "Nisser Henry Carl"
    assert owner.address == Address(
        street1="100 PARK AVENUE, SUITE 1658A", city="NEW YORK", state="NY", zip_code="10017"
    )
    assert (owner.is_director, owner.is_officer) == (True, True)
    assert (owner.is_ten_percent_owner, owner.is_other) == (False, False)
    assert owner.officer_title == "President and General Counsel"


def test_nisser_rows(nisser):
    assert nisser.period_of_report == date(2023, 1, 9)
    stock, grant = nisser.transactions
    assert nisser.holdings == ()
    assert (stock.transaction_code, stock.shares, stock.acquired_disposed_code) == (
        "M",
        300000,
        "A",
    )
    assert (stock.price_per_share, stock.shares_owned_following) == (0, 606250)
    assert stock.direct_or_indirect == "D"
    assert stock.footnotes == {"transaction_code": ("F1",)}
    assert (grant.is_derivative, grant.security_title) == (True, "Restricted Stock Grant")
    assert (grant.shares, grant.acquired_disposed_code) == (300000, "D")
    assert grant.conversion_or_exercise_price is None
    assert grant.exercise_date is None
    assert grant.expiration_date == date(2023, 1, 9)
    assert grant.footnotes == {"conversion_or_exercise_price": ("F2",), "exercise_date": ("F3",)}
    assert grant.underlying_security_title == "Common Stock"
    assert (grant.underlying_security_shares, grant.price_per_share) == (300000, 0)
    assert grant.shares_owned_following == 0


def test_nisser_footnotes_and_signature(nisser):
    assert list(nisser.footnotes) == ["F1", "F2", "F3"]
    assert nisser.footnotes["F2"].endswith('(the "Issuer").')
    assert "par value $0.001" in nisser.footnotes["F2"]
    assert nisser.footnotes["F3"].endswith("were issued on January 9, 2023.")
    assert nisser.signatures == (Signature("/s/ Henry C.W. Nisser", date(2023, 1, 11)),)


def test_cragun(cragun):
    (owner,) = cragun.reporting_owners
    assert owner.name == "CRAGUN KENNETH S"
    assert owner.address.street1 == "11411 SOUTHERN HIGHLANDS PARKWAY SUITE 240"
    assert (owner.address.city, owner.address.state, owner.address.zip_code) == (
        "LAS VEGAS", "NV", "89141",
    )  # fmt: skip
    assert (owner.is_director, owner.is_officer) == (False, True)
    assert (owner.is_ten_percent_owner, owner.is_other) == (False, False)
    assert owner.officer_title == "Chief Financial Officer"
    stock, first, second = cragun.transactions
    assert (stock.shares, stock.shares_owned_following) == (125000, 200000)
    assert stock.footnotes == {"transaction_code": ("F1",)}
    assert (first.shares, second.shares) == (50000, 75000)
    assert first.footnotes == {"conversion_or_exercise_price": ("F2",), "exercise_date": ("F3",)}
    assert second.footnotes == {"conversion_or_exercise_price": ("F2",), "exercise_date": ("F4",)}
    assert (first.shares_owned_following, second.shares_owned_following) == (0, 0)
    assert len(cragun.footnotes) == 4
    assert cragun.signatures == (Signature("/s/ Kenneth S. Cragun", date(2023, 1, 11)),)


def test_ault(ault):
    (owner,) = ault.reporting_owners
    assert owner.name == "AULT MILTON C III"
    assert owner.address.street1 == "11411 SOUTHERN HIGHLANDS PARKWAY, SUITE 240"
    assert owner.address.city == "LAS VEGAS"
    assert (owner.is_director, owner.is_officer) == (True, True)
    assert (owner.is_ten_percent_owner, owner.is_other) == (False, False)
    assert owner.officer_title == "Executive Chairman"
    assert ault.period_of_report == date(2023, 11, 24)
    assert ault.aff10b5_one is None
    indirect, direct = ault.transactions
    assert (indirect.transaction_code, indirect.shares) == ("P", 346644)
    assert str(indirect.price_per_share) == "0.0889"
    assert (indirect.shares_owned_following, indirect.direct_or_indirect) == (679969, "I")
    assert indirect.nature_of_ownership == "By Ault Alpha LP"
    assert indirect.footnotes == {"nature_of_ownership": ("F1",)}
    assert (direct.shares, str(direct.price_per_share)) == (3500, "0.0912")
    assert (direct.shares_owned_following, direct.direct_or_indirect) == (6539, "D")
    rows = [
        (row.line, row.shares_owned_following, row.direct_or_indirect, row.nature_of_ownership)
        for row in ault.holdings
    ]
    assert rows == [
        (3, 5742, "I", "By Ault & Company, Inc."),
        (4, 11, "I", "By Philou Ventures, LLC"),
        (5, 110, "D", None),
        (6, 101184, "I", "By Ault Alpha LP"),
    ]
    preferred = "13% Series D Cumulative Redeemable Perpetual Preferred Stock"
    assert [row.security_title for row in ault.holdings] == ["Common Stock"] * 2 + [preferred] * 2
    assert [row.footnotes.get("nature_of_ownership") for row in ault.holdings] == [
        ("F2",), ("F3",), None, ("F1",),
    ]  # fmt: skip
    assert len(ault.footnotes) == 3
    assert ault.signatures == (Signature("/s/ Milton C. Ault, III", date(2023, 11, 28)),)


def test_no_form_4_has_more_than_notes_to_tell(nisser, cragun, ault):
    assert {p.severity for filing in (nisser, cragun, ault) for p in filing.problems} == {"note"}


def test_the_late_notices_header(late):
    assert (late.source_format, late.form_type) == ("submission", "NT 10-Q")
    assert late.accession_number == "0001214659-24-009346"
    assert late.filed_date == date(2024, 5, 15)
    assert late.accepted_at == datetime(2024, 5, 15, 16, 30, 15)
    assert late.period_of_report == date(2024, 3, 31)
    issuer = late.issuer
    assert (issuer.cik, issuer.name) == ("0000896493", "Ault Alliance, Inc.")
    assert (issuer.sic, issuer.irs_number, issuer.state_of_incorporation) == (
        "3679", "941721931", "DE",
    )  # fmt: skip
    assert (issuer.fiscal_year_end, issuer.file_number) == ("1231", "001-12711")
    assert issuer.business_address == Address(
        street1="11411 SOUTHERN HIGHLANDS PARKWAY", street2="SUITE 240", city="LAS VEGAS",
        state="NV", zip_code="89141",
    )  # fmt: skip
    assert issuer.former_names == (
        FormerName("BitNile Holdings, Inc.", date(2021, 12, 13)),
        FormerName("Ault Global Holdings, Inc.", date(2021, 1, 19)),
        FormerName("DPW Holdings, Inc.", date(2017, 12, 29)),
    )
    (document,) = late.documents
    assert (document.sequence, document.type, document.filename) == (
        1, "NT 10-Q", "s513246nt10q.htm",
    )  # fmt: skip


def test_the_late_notice(late):
    notice = late.late_filing
    assert (notice.report_form, notice.transition_report) == ("10-Q", False)
    assert notice.period_ended == date(2024, 3, 31)
    assert notice.commission_file_number == "001-12711"
    assert notice.relief_requested is True
    assert notice.narrative.startswith("The compilation, dissemination and review")
    assert notice.narrative.endswith("undue hardship and expense to the registrant.")
    assert (notice.contact_name, notice.contact_phone) == ("Kenneth S. Cragun", "(949) 444-5464")
    assert notice.other_reports_filed is True
    assert notice.significant_change_anticipated is True
    assert notice.explanation.startswith("The Registrant’s revenue was approximately $36 million")
    assert "RiskOn International, Inc. (“ROI”)" in notice.explanation
    assert notice.explanation.endswith("$49 million for the three months ended March 31, 2023.")
    assert (notice.signed_by, notice.signed_title) == (
        "Kenneth S. Cragun", "Chief Financial Officer",
    )  # fmt: skip
    assert notice.signed_date == date(2024, 5, 15)
    assert late.signatures == (Signature("/s/ Kenneth S. Cragun", date(2024, 5, 15)),)


def test_the_tender_offer(tender):
    offer = tender.tender_offer
    assert (tender.form_type, tender.source_format) == ("SC TO-I/A", "text")
    assert tender.issuer.name == "AULT ALLIANCE, INC."
    assert offer.amendment_number == 3
    assert offer.subject_company == offer.filing_person == "AULT ALLIANCE, INC."
    assert offer.offer_by_issuer is True
    assert (offer.security_title, offer.cusip) == ("Common Stock", "09175M101")
    assert offer.contact.startswith("Henry Nisser President & General Counsel")
    assert offer.contact.endswith("(949) 444-5464")
    assert offer.issuer_tender_offer is True
    for field in (
        "preliminary_communication", "third_party_tender_offer", "going_private",
        "schedule_13d_amendment", "final_amendment", "cross_border_issuer",
        "cross_border_third_party",
    ):  # fmt: skip
        assert getattr(offer, field) is False, field
    assert offer.original_filed_date == date(2023, 3, 31)
    assert [item.number for item in offer.items] == ["1-11", "12", "13"]
    assert len(offer.exhibits) == 14
    assert [e.number for e in offer.exhibits if e.filed_herewith] == ["(a)(5)(E)"]
    assert (offer.signed_by, offer.signed_title) == (
        "Henry Nisser", "President and General Counsel",
    )  # fmt: skip
    assert offer.signed_date == date(2023, 5, 3)
    assert tender.signatures == (Signature("/s/ Henry Nisser", date(2023, 5, 3)),)
