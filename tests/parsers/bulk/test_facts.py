"""What a filing of a data set states, read off the tables by eye."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

import parsers
from parsers import Filing
from parsers.filing import Address, Issuer, Problem, ReportingOwner, Row, Signature
from tests.parsers.bulk.tables import KEY, SECOND, THIRD, tables, without_column, write_folder


@pytest.fixture(scope="module")
def filings(tmp_path_factory: pytest.TempPathFactory) -> dict[str | None, Filing]:
    folder = write_folder(tmp_path_factory.mktemp("q") / "q", tables())
    return {filing.accession_number: filing for filing in parsers.read(str(folder))}


def changed(tmp_path, table: str, old: str, new: str) -> dict[str | None, Filing]:
    """The filings after one change of the text of a table."""
    texts = tables()
    assert old in texts[table]
    texts[table] = texts[table].replace(old, new)
    folder = write_folder(tmp_path / "changed", texts)
    return {filing.accession_number: filing for filing in parsers.read(str(folder))}


def test_each_accession_number_is_one_filing(filings):
    assert list(filings) == [KEY, SECOND, THIRD]


def test_what_stands_on_top(filings):
    filing = filings[KEY]
    assert filing.source_format == "bulk-tsv"
    assert (filing.form_type, filing.filed_date) == ("4/A", date(2024, 7, 2))
    assert filing.period_of_report == date(2024, 6, 28)
    assert filing.date_of_original_submission == date(2024, 6, 29)
    assert filing.not_subject_to_section16 is False
    assert (filing.no_securities_owned, filing.form3_holdings_reported) == (None, None)
    assert filing.aff10b5_one is True
    assert filing.remarks == 'See the "Plan" below'
    assert filing.issuer == Issuer(
        cik="0009990077", name="Lakeside Paper Co", ticker="LKSP", file_number="001-99901"
    )


def test_boxes_of_forms_3_and_5(filings):
    assert (filings[SECOND].form_type, filings[SECOND].no_securities_owned) == ("3", False)
    assert filings[THIRD].form3_holdings_reported is False
    assert filings[THIRD].form4_transactions_reported is True


def test_an_empty_box_is_unknown(filings):
    assert filings[SECOND].aff10b5_one is None
    assert filings[SECOND].not_subject_to_section16 is None


def test_a_cik_is_padded_and_a_ticker_of_none_is_none(filings):
    assert filings[SECOND].issuer == Issuer(cik="0009990077", name="Lakeside Paper Co")


def test_doubled_quotes_are_one(filings):
    assert filings[THIRD].issuer.name == 'The "Old" Mill'
    assert filings[KEY].footnotes["F2"] == 'Under a "plan".'


def test_joint_owners_stand_beside_each_other_and_multiply_no_row(filings):
    filing = filings[KEY]
    assert filing.reporting_owners == (
        ReportingOwner(
            cik="0009990101", name="Doe Jane", is_director=True, is_officer=True,
            is_ten_percent_owner=False, is_other=False, officer_title="Chief Pulp Officer",
            address=Address(
                street1="1 MILL ROAD", city="OSLO", state="Q8", zip_code="0150",
                state_description="NORWAY",
            ),
        ),
        ReportingOwner(
            cik="0009990102", name="Doe Trust", is_director=False, is_officer=False,
            is_ten_percent_owner=True, is_other=True, other_text="Family trust",
        ),
    )  # fmt: skip
    assert (len(filing.transactions), len(filing.holdings)) == (3, 2)


def test_an_owner_without_a_relationship_is_of_none_known(filings):
    assert filings[SECOND].reporting_owners == (ReportingOwner(cik="0009990103", name="Roe Max"),)


def test_transactions_of_table_1_in_the_order_of_their_keys(filings):
    first, second = filings[KEY].transactions[:2]
    assert first == Row(
        line=1, is_derivative=False, security_title="Common Stock",
        transaction_date=date(2024, 6, 27), deemed_execution_date=date(2024, 6, 28),
        transaction_form_type="5", transaction_code="M", equity_swap_involved=True,
        transaction_timeliness="E", shares=Decimal(702), price_per_share=Decimal(0),
        acquired_disposed_code="A", shares_owned_following=Decimal(15702),
        direct_or_indirect="D",
        footnotes={"security_title": ("F2",), "transaction_code": ("F2",)},
    )  # fmt: skip
    assert second == Row(
        line=2, is_derivative=False, security_title="Common Stock",
        transaction_date=date(2024, 6, 28), transaction_form_type="4", transaction_code="F",
        equity_swap_involved=False, shares=Decimal("12.35"), acquired_disposed_code="D",
        shares_owned_following=Decimal("15689.65"), direct_or_indirect="D",
        footnotes={"price_per_share": ("F3", "F1")},
    )  # fmt: skip


def test_the_decimal_of_a_whole_number_was_not_filed(filings):
    assert str(filings[KEY].transactions[0].shares) == "702"
    assert str(filings[KEY].transactions[0].price_per_share) == "0"
    assert str(filings[KEY].transactions[2].conversion_or_exercise_price) == "4.5"


def test_a_price_that_only_a_footnote_states_is_unknown(filings):
    assert filings[KEY].transactions[1].price_per_share is None
    assert filings[KEY].holdings[1].conversion_or_exercise_price is None


def test_holdings_are_counted_after_the_transactions_of_their_table(filings):
    in_table_1, in_table_2 = filings[KEY].holdings
    assert in_table_1 == Row(
        line=3, is_derivative=False, security_title="Common Stock",
        shares_owned_following=Decimal(80), direct_or_indirect="I",
        nature_of_ownership="By trust", footnotes={"nature_of_ownership": ("F10",)},
    )  # fmt: skip
    assert in_table_2 == Row(
        line=2, is_derivative=True, security_title="Warrant", exercise_date=date(2021, 5, 5),
        expiration_date=date(2031, 5, 5), underlying_security_title="Common Stock",
        underlying_security_value=Decimal(25000), shares_owned_following=Decimal(5),
        direct_or_indirect="D",
        footnotes={"conversion_or_exercise_price": ("F1",), "exercise_date": ("F1",)},
    )  # fmt: skip
    assert filings[SECOND].holdings[0].value_owned_following == Decimal(10000)


def test_transactions_of_table_2(filings):
    assert filings[KEY].transactions[2] == Row(
        line=1, is_derivative=True, security_title="Option",
        conversion_or_exercise_price=Decimal("4.5"), transaction_date=date(2024, 6, 27),
        transaction_form_type="4", transaction_code="M", equity_swap_involved=False,
        total_value=Decimal(3159), acquired_disposed_code="D", exercise_date=date(2020, 2, 1),
        expiration_date=date(2030, 2, 1), underlying_security_title="Common Stock",
        underlying_security_shares=Decimal(702), shares_owned_following=Decimal(0),
        direct_or_indirect="D",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("table", "old", "new"),
    [
        ("DERIV_TRANS", "EXCERCISE_DATE", "EXERCISE_DATE"),
        ("DERIV_HOLDING", "EXERCISE_DATE", "EXCERCISE_DATE"),
        ("NONDERIV_TRANS", "EQUITY_SWAP_TRANS_CD_FN", "EQUITY_SWAP_INVOLVED_FN"),
    ],
)
def test_two_spellings_of_a_column_are_one(filings, tmp_path, table, old, new):
    assert changed(tmp_path, table, old, new)[KEY].transactions == filings[KEY].transactions
    assert changed(tmp_path, table, old, new)[KEY].holdings == filings[KEY].holdings


def test_footnotes_in_the_order_of_their_numbers(filings):
    assert list(filings[KEY].footnotes) == ["F1", "F2", "F3", "F10"]
    assert filings[KEY].footnotes["F1"] == "Vests in May."


def test_a_signature_may_stand_twice(filings):
    signature = Signature("/s/ A. Lawyer, by power of attorney", date(2024, 7, 1))
    assert filings[KEY].signatures == (signature, signature)
    assert filings[THIRD].signatures == (Signature("/s/ Ann Poe", date(2024, 7, 2)),)


def test_a_fraction_is_told_to_be_rounded(filings):
    rounded = Problem("note", "numbers", "rounded to two decimals in the SEC's data sets")
    assert filings[KEY].problems == (rounded,)
    assert rounded not in filings[SECOND].problems


def test_a_year_out_of_all_reason_is_no_date(filings):
    assert filings[SECOND].period_of_report is None
    assert filings[SECOND].problems == (
        Problem("warning", "period of report", "no date can be read in '01-JUL-0024'"),
    )


def test_an_older_table_has_no_plan_box(tmp_path):
    texts = tables()
    texts["SUBMISSION"] = without_column(texts["SUBMISSION"], "AFF10B5ONE")
    (first, *_) = readings = list(parsers.readings(str(write_folder(tmp_path / "old", texts))))
    assert all(reading.failure is None for reading in readings)
    assert first.filing is not None
    assert first.filing.aff10b5_one is None
    assert first.filing.remarks == 'See the "Plan" below'


def test_columns_are_found_by_name_wherever_they_stand(filings, tmp_path):
    texts = tables()
    texts = {
        name: "".join("\t".join(line.split("\t")[::-1]) + "\n" for line in text.splitlines())
        for name, text in texts.items()
    }
    found = list(parsers.read(str(write_folder(tmp_path / "back", texts))))
    for filing in found:
        stated = filings[filing.accession_number]
        for name in ("issuer", "reporting_owners", "transactions", "holdings", "footnotes"):
            assert getattr(filing, name) == getattr(stated, name)


def test_a_column_that_is_not_known_is_told_where_it_is_filled(tmp_path):
    texts = tables()
    first, *rest = texts["SUBMISSION"].splitlines()
    lines = [f"{first}\tISSUERCOUNTRY", f"{rest[0]}\tQ8", *(f"{line}\t" for line in rest[1:])]
    texts["SUBMISSION"] = "\n".join(lines)
    told = [filing.problems for filing in parsers.read(str(write_folder(tmp_path / "new", texts)))]
    message = "column ISSUERCOUNTRY is not known here and passed over"
    assert [Problem("note", "SUBMISSION.tsv", message) in problems for problems in told] == [
        True, False, False,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("table", "old", "new", "where", "message"),
    [
        ("NONDERIV_TRANS", "702.0\t\t0.0", "7x\t\t0.0", "Table I, line 1, shares",
         "no number can be read in '7x'"),
        ("NONDERIV_TRANS", "28-JUN-2024", "31-JUN-2024", "Table I, line 2, transaction date",
         "no date can be read in '31-JUN-2024'"),
        ("SUBMISSION", "0009990077", "99900770000", "issuer, cik",
         "no CIK can be read in '99900770000'"),
        ("REPORTINGOWNER", "Director,Officer", "Director,Founder", "reporting owner, relationship",
         "'Director,Founder' is not all known here"),
        ("FOOTNOTES", "F3\tWithheld", "F1\tWithheld", "footnote F1",
         "given twice, with two texts"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_told(tmp_path, table, old, new, where, message):
    filing = changed(tmp_path, table, old, new)[KEY]
    assert Problem("warning", where, message) in filing.problems
