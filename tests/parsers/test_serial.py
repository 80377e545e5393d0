"""The JSON that is promised."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal

from parsers.filing import Filing, Issuer, Row
from parsers.serial import from_json, to_json
from tests.conftest import SAMPLES, read_one

KEYS = (
    "source source_format accession_number form_type filed_date accepted_at period_of_report"
    " date_of_original_submission not_subject_to_section16 aff10b5_one issuer reporting_owners"
    " transactions holdings footnotes remarks signatures late_filing tender_offer documents"
    " problems"
).split()
ROW_KEYS = (
    "is_derivative security_title conversion_or_exercise_price transaction_date"
    " deemed_execution_date transaction_form_type transaction_code equity_swap_involved"
    " transaction_timeliness shares total_value price_per_share acquired_disposed_code"
    " exercise_date expiration_date underlying_security_title underlying_security_shares"
    " underlying_security_value shares_owned_following value_owned_following direct_or_indirect"
    " nature_of_ownership footnotes"
).split()
ISSUER_KEYS = (
    "cik name ticker sic irs_number state_of_incorporation fiscal_year_end file_number"
    " business_address former_names"
).split()
OWNER_KEYS = (
    "cik name address is_director is_officer is_ten_percent_owner is_other officer_title other_text"
).split()
LATE_KEYS = (
    "report_form transition_report period_ended commission_file_number relief_requested narrative"
    " contact_name contact_phone other_reports_filed significant_change_anticipated explanation"
    " signed_by signed_title signed_date"
).split()
OFFER_KEYS = (
    "amendment_number subject_company filing_person offer_by_issuer security_title cusip contact"
    " preliminary_communication third_party_tender_offer issuer_tender_offer going_private"
    " schedule_13d_amendment final_amendment cross_border_issuer cross_border_third_party"
    " original_filed_date items exhibits signed_by signed_title signed_date"
).split()


def as_dict(name: str) -> dict:
    return json.loads(to_json(read_one(SAMPLES / name)))


def holds(found: dict, keys: list[str]) -> bool:
    return [key for key in found if key in keys] == keys


def test_every_key_is_there_in_its_order():
    form = as_dict("form-4.xml")
    assert holds(form, KEYS)
    assert holds(form["transactions"][0], ROW_KEYS)
    assert holds(form["holdings"][0], ROW_KEYS)
    assert holds(form["issuer"], ISSUER_KEYS)
    assert holds(form["reporting_owners"][0], OWNER_KEYS)
    assert holds(as_dict("nt-10-q-submission.txt")["late_filing"], LATE_KEYS)
    assert holds(as_dict("schedule-to-scan.txt")["tender_offer"], OFFER_KEYS)


def test_numbers_are_as_filed_dates_are_iso_and_blanks_are_null():
    row = Row(
        line=1, is_derivative=False, transaction_date=date(2024, 5, 13),
        price_per_share=Decimal("25.0000"), shares=Decimal("0.5"), footnotes={"shares": ("F1",)},
    )  # fmt: skip
    text = to_json(Filing(source="-", source_format="text", transactions=(row,)))
    assert '"price_per_share":25.0000' in text
    assert '"shares":0.5' in text
    assert '"transaction_date":"2024-05-13"' in text
    assert '"footnotes":{"shares":["F1"]}' in text
    assert '"security_title":null' in text


def test_former_names_are_pairs_newest_first():
    issuer = as_dict("nt-10-q-submission.txt")["issuer"]
    assert issuer["former_names"] == [
        ["Fenwick Signal Corp.", "2021-06-14"],
        ["Halden Devices, Inc.", "2018-03-02"],
    ]


def test_a_filing_reads_back_from_its_json():
    for path in sorted(SAMPLES.iterdir()):
        if path.name != "README.md":
            filing = read_one(path)
            assert from_json(to_json(filing)) == filing


def test_what_a_terminal_would_obey_is_escaped():
    text = to_json(
        Filing(source="-", source_format="text", issuer=Issuer(name="a\x1b[31m\x9b2J\u202eb"))
    )
    assert "\\u001b[31m\\u009b2J\\u202eb" in text
    assert json.loads(text)["issuer"]["name"] == "a\x1b[31m\x9b2J\u202eb"
