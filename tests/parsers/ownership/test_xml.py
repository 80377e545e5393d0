"""Ownership XML, read from the samples and from variations of them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from parsers import NotAFiling, read_content
from parsers.filing import Address, Filing, Signature
from tests.conftest import SAMPLES

FORM_4 = (SAMPLES / "form-4.xml").read_text()


def read(text: str) -> Filing:
    return read_content(text.encode())


def test_form_3(sample):
    filing = sample("form-3.xml")
    assert (filing.form_type, filing.schema_version) == ("3", "X0206")
    assert filing.period_of_report == date(2024, 3, 11)
    assert filing.no_securities_owned is False
    assert filing.aff10b5_one is None
    assert filing.transactions == ()
    direct, plan, option = filing.holdings
    assert (direct.shares_owned_following, direct.direct_or_indirect) == (2150, "D")
    assert plan.shares_owned_following == Decimal("800.2515")
    assert plan.nature_of_ownership == "By 401(k) plan"
    assert plan.footnotes == {"shares_owned_following": ("F1",)}
    assert (option.is_derivative, option.line) == (True, 1)
    assert str(option.conversion_or_exercise_price) == "17.50"
    assert option.exercise_date is None
    assert option.footnotes == {"exercise_date": ("F2",)}
    assert option.expiration_date == date(2031, 9, 30)
    assert option.underlying_security_shares == 5000
    assert option.shares_owned_following is None
    assert filing.remarks == "A power of attorney is attached as Exhibit 24."
    assert filing.signatures == (
        Signature("/s/ Tomas Reyes, attorney-in-fact for Priya S. Holloway", date(2024, 3, 19)),
    )


def test_form_4(sample):
    filing = sample("form-4.xml")
    assert filing.issuer.cik == "0009920002"
    assert (filing.issuer.name, filing.issuer.ticker) == ("TIDEWATER GRAIN CO", "TWGC")
    (owner,) = filing.reporting_owners
    assert (owner.cik, owner.name) == ("0009930012", "REYES TOMAS")
    assert (owner.is_director, owner.is_officer) == (False, True)
    assert owner.officer_title == "EVP, General Counsel"
    assert owner.address == Address(
        street1="1 ELEVATOR ROAD", city="NORFOLK", state="VA", zip_code="23510"
    )
    assert filing.aff10b5_one is True
    assert filing.not_subject_to_section16 is False
    exercise, sale, later, option, units = filing.transactions
    assert exercise.transaction_date == date(2024, 5, 13)
    assert (exercise.transaction_code, str(exercise.price_per_share)) == ("M", "17.50")
    assert exercise.equity_swap_involved is False
    assert (sale.shares, str(sale.price_per_share)) == (7400, "52.1830")
    assert sale.footnotes == {"transaction_code": ("F1",), "price_per_share": ("F2",)}
    assert (later.transaction_date, later.shares_owned_following) == (date(2024, 5, 14), 31200)
    assert option.exercise_date is None
    assert option.footnotes == {"exercise_date": ("F5",)}
    assert units.conversion_or_exercise_price is None
    assert units.shares == Decimal("312.447")
    assert units.footnotes["expiration_date"] == ("F6",)
    (trust,) = filing.holdings
    assert (trust.line, trust.direct_or_indirect, trust.nature_of_ownership) == (4, "I", "By trust")


def test_an_amendment_names_the_day_of_the_original(sample):
    filing = sample("form-4-amendment.xml")
    assert filing.form_type == "4/A"
    assert filing.date_of_original_submission == date(2024, 5, 15)


def test_form_5(sample):
    filing = sample("form-5.xml")
    assert filing.not_subject_to_section16 is True
    assert (filing.form3_holdings_reported, filing.form4_transactions_reported) == (True, False)
    (gift,) = filing.transactions
    assert (gift.transaction_form_type, gift.transaction_timeliness) == ("5", "L")
    (missed,) = filing.holdings
    assert (missed.transaction_form_type, missed.transaction_code) == ("3", None)
    (owner,) = filing.reporting_owners
    assert owner.name == "LINDQVIST BO & INGA FOUNDATION"
    assert (owner.is_other, owner.other_text) == (True, "Former 10% owner")
    assert owner.address.street2 == "PO BOX 117"


def test_a_joint_filing_in_its_envelope(sample):
    filing = sample("form-4-submission.txt")
    assert filing.source_format == "submission"
    assert filing.accession_number == "0009930021-24-000005"
    assert [owner.cik for owner in filing.reporting_owners] == ["0009930021", "0009930022"]
    assert [owner.is_director for owner in filing.reporting_owners] == [False, True]
    assert len(filing.transactions) == 2
    assert len(filing.signatures) == 2
    assert filing.issuer.sic == "2040"
    assert filing.issuer.former_names[0].name == "TIDEWATER MILLS INC"
    assert [document.type for document in filing.documents] == ["4", "EX-99.1"]


def test_a_price_that_only_a_footnote_gives_is_unknown(sample):
    block = sample("form-4-submission.txt").transactions[1]
    assert block.price_per_share is None
    assert block.footnotes["price_per_share"] == ("F3",)


def test_elements_are_found_by_name_in_any_order():
    shuffled = FORM_4.replace("  <schemaVersion>X0508</schemaVersion>\n", "").replace(
        "</ownershipDocument>", "<schemaVersion>X9999</schemaVersion></ownershipDocument>"
    )
    filing = read(shuffled)
    assert filing.schema_version == "X9999"
    assert filing.transactions == read(FORM_4).transactions


@pytest.mark.parametrize(
    ("element", "field"),
    [("transactionCoding", "transaction_code"), ("ownershipNature", "direct_or_indirect")],
)
def test_a_missing_part_is_null_and_keeps_the_row(element, field):
    start = FORM_4.index(f"<{element}>")
    end = FORM_4.index(f"</{element}>") + len(f"</{element}>")
    filing = read(FORM_4[:start] + FORM_4[end:])
    assert len(filing.transactions) == 5
    assert getattr(filing.transactions[0], field) is None
    assert filing.transactions[0].shares == 10000


def test_a_number_that_is_none_is_a_problem_and_unknown():
    filing = read(FORM_4.replace("<value>52.1830</value>", "<value>52.18 F2</value>"))
    assert filing.transactions[1].price_per_share is None
    (problem,) = filing.problems
    assert problem.where == "Table I, line 2, price per share"
    assert problem.message == "no number can be read in '52.18 F2'"


def test_elements_the_specification_does_not_know_are_counted():
    filing = read(FORM_4.replace("</remarks>", "</remarks><novelty/><novelty/>"))
    assert [(p.where, p.message) for p in filing.problems] == [
        ("element novelty", "not known here and passed over, 2 times")
    ]


def test_elements_that_are_not_known_are_told_of_in_their_order():
    names = [f"novelty{letter}" for letter in "qwertyuiop"]
    novelties = "".join(f"<{name}/>" for name in names)
    filing = read(FORM_4.replace("</remarks>", f"</remarks>{novelties}"))
    assert [problem.where for problem in filing.problems] == [f"element {name}" for name in names]


def test_a_line_cut_inside_a_tag_is_joined_again():
    text = FORM_4.replace("\n", "").replace('<?xml version="1.0"?>', "")
    cut = "\n".join(text[n : n + 1023] for n in range(0, len(text), 1023))
    filing = read(cut)
    assert filing.transactions == read(FORM_4).transactions
    assert filing.problems == ()


def test_xml_that_breaks_off_is_read_as_far_as_it_goes():
    filing = read(FORM_4[: FORM_4.index("<footnotes>")])
    assert len(filing.transactions) == 5
    assert filing.problems[0].severity == "error"


@pytest.mark.parametrize(
    "declaration",
    [
        '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>',
        '<!DOCTYPE x SYSTEM "file:///etc/passwd">',
    ],
)
def test_document_types_and_entities_are_refused(declaration):
    with pytest.raises(NotAFiling, match="unsafe"):
        read(FORM_4.replace('<?xml version="1.0"?>', declaration))


def test_windows_bytes_and_a_missing_declaration():
    text = FORM_4.split("\n", 1)[1].replace("TIDEWATER", "CAFÉ")
    assert read_content(text.encode("cp1252")).issuer.name == "CAFÉ GRAIN CO"


def test_footnotes_given_twice_are_told():
    doubled = FORM_4.replace("</footnotes>", '<footnote id="F1">other</footnote></footnotes>')
    assert any(p.where == "footnote F1" for p in read(doubled).problems)


def test_a_row_with_neither_date_nor_code_is_a_holding_whatever_its_tag():
    bare = FORM_4.replace("nonDerivativeHolding>", "nonDerivativeTransaction>")
    filing = read(bare)
    assert len(filing.holdings) == 1
    assert any("filed as a transaction" in p.message for p in filing.problems)
