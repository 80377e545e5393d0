"""A view as a web page."""

from __future__ import annotations

import io

import pytest
from bs4 import BeautifulSoup

from store.export import Listing, rows_of, write
from store.query import parse
from store.reader import Reader, Sort
from store.views import TRANSACTIONS

PURCHASES = Listing(TRANSACTIONS, parse("code:P"), sort=Sort("shares", descending=True))


def page_of(reader: Reader, listing: Listing) -> str:
    stream = io.BytesIO()
    write(listing, rows_of(reader, listing), stream, "html")
    return stream.getvalue().decode("utf-8")


@pytest.fixture
def page(reader) -> BeautifulSoup:
    return BeautifulSoup(page_of(reader, PURCHASES), "lxml")


def test_a_table_that_a_screen_reader_can_follow(page):
    assert page.html["lang"] == "en"
    assert page.title.text == page.h1.text == "Transactions"
    assert page.caption.text == "Transactions in insider filings"
    heads = page.thead.find_all("th")
    assert [head["scope"] for head in heads] == ["col"] * len(TRANSACTIONS.columns)
    assert [head.text for head in heads] == [column.label for column in TRANSACTIONS.columns]
    assert "4 transactions" in page.main.text


def test_numbers_as_filed_to_the_right_and_their_footnotes(page):
    cells = page.tbody.tr.find_all("td")
    by_name = dict(zip((c.name for c in TRANSACTIONS.columns), cells, strict=True))
    assert by_name["shares"].text == "60,000"
    assert by_name["shares"]["class"] == ["n"]
    assert str(by_name["price_per_share"]) == '<td class="n">48.9125<sup>F1</sup></td>'
    assert by_name["aff10b5_one"].text == "no"
    assert by_name["conversion_or_exercise_price"].text == ""


def test_it_says_what_was_searched_for_and_what_the_columns_hold(page):
    assert page.code.text == "code:P"
    meanings = dict(zip(page.find_all("dt"), page.find_all("dd"), strict=True))
    assert "Dollars a share." in [meaning.text for meaning in meanings.values()]


def test_it_needs_nothing_but_itself_and_may_load_nothing(page):
    policy = page.find("meta", attrs={"http-equiv": "Content-Security-Policy"})
    assert policy["content"].startswith("default-src 'none'")
    assert not page.find_all(["script", "link", "img", "a", "iframe"])
    assert not page.find_all(src=True)


def test_everything_of_a_filing_is_escaped(hostile):
    text = page_of(hostile, Listing(TRANSACTIONS, parse('-"<script>alert(1)</script>"')))
    assert "&lt;script&gt;" in text
    page = BeautifulSoup(text, "lxml")
    assert page.script is None
    assert page.i is None
    assert "\u241b[31m=HYPERLINK(0)<U+202E>|[a](b)<i>" in page.tbody.text
