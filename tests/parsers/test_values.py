"""Scalars, in the spellings filings use."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers import values


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("300,000", "300000"),
        ("$0", "0"),
        ("$ 1,234.50", "1234.50"),
        (".5", "0.5"),
        ("25.0000", "25.0000"),
        ("1031.", "1031"),
        ("0.0889", "0.0889"),
    ],
)
def test_numbers_keep_the_digits_that_were_filed(text, number):
    assert str(values.read_number(text)) == number


@pytest.mark.parametrize(
    "text", ["", "(2)", "1,23", "12,34,567", "923 F1", "1.2.3", "one", "1e5", "٣", "9" * 41]
)
def test_what_is_no_number_is_not_read_as_one(text):
    assert values.read_number(text) is None


@given(st.decimals(min_value=0, max_value=10**12, places=4))
def test_a_number_printed_with_separators_reads_back(number):
    assert values.read_number(f"{number:,f}") == number


@pytest.mark.parametrize(
    "text",
    [
        "2005-03-01",
        "2005-03-01-05:00",
        "2005-03-01Z",
        "03/01/2005",
        "3/1/2005",
        "3/1/05",
        "03/01-05:00/2005",
        "20050301",
        "March 1, 2005",
        "Mar. 1, 2005",
    ],
)
def test_a_day_in_every_spelling_and_no_zone_moves_it(text):
    assert values.read_date(text) == date(2005, 3, 1)


@pytest.mark.parametrize("text", ["", "02/30/2024", "2024-13-01", "13/45/2020", "yesterday"])
def test_a_day_that_does_not_exist_is_none(text):
    assert values.read_date(text) is None


def test_a_mistyped_year_is_read_as_it_stands():
    assert values.read_date("0024-07-01") == date(24, 7, 1)


def test_two_digit_years_of_paper_forms():
    assert values.read_date("2/7/00") == date(2000, 2, 7)
    assert values.read_date("12/31/97") == date(1997, 12, 31)


def test_the_time_edgar_accepted():
    assert values.read_timestamp("20240515163015") == datetime(2024, 5, 15, 16, 30, 15)
    assert values.read_timestamp("2024051516301") is None
    assert values.read_timestamp("20241315163015") is None


@pytest.mark.parametrize(
    ("text", "flag"),
    [("1", True), ("true", True), ("0", False), ("false", False), ("", None), (None, None)],
)
def test_the_four_spellings_of_a_flag(text, flag):
    assert values.read_flag(text) is flag


def test_a_cik_is_padded_to_ten_digits():
    assert values.read_cik("896493") == "0000896493"
    assert values.read_cik("not one") is None


@pytest.mark.parametrize("text", ["0001214659-24-009346", "000121465924009346"])
def test_an_accession_number_with_or_without_hyphens(text):
    assert values.read_accession(text) == "0001214659-24-009346"


@pytest.mark.parametrize(
    ("text", "ticker"),
    [("AULT", "AULT"), ("[SIRI]", "SIRI"), ("BFA, BFB", "BFA, BFB"), ("LGF.B", "LGF.B")],
)
def test_tickers_as_filed(text, ticker):
    assert values.read_ticker(text) == ticker


@pytest.mark.parametrize("text", ["NONE", "N/A", "na", "-", "[NONE]", "", None])
def test_no_ticker_is_none(text):
    assert values.read_ticker(text) is None
