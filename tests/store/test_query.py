"""The query language: what is understood, and how mistakes are told."""

from __future__ import annotations

import contextlib
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store.conditions import Scope
from store.errors import QueryError
from store.query import Interval, Query, Words, parse
from store.reader import Reader, Sort
from store.views import VIEWS


def one(text: str):
    (term,) = parse(text).terms
    return term.meaning


def values(text: str):
    return one(text).values


def test_an_empty_query_asks_for_everything():
    assert parse("") == Query("", ())
    assert parse("   ").terms == ()


def test_words_and_phrases():
    assert one("ault") == Words("ault", exact=False)
    assert one('"restricted stock"') == Words("restricted stock", exact=True)
    assert [term.meaning.text for term in parse("one two").terms] == ["one", "two"]


def test_negation():
    assert [term.negated for term in parse("ault -plan:yes -word").terms] == [False, True, True]


def test_several_values_of_a_field():
    assert values("code:P,S") == ("P", "S")
    assert values('issuer:"two words",one') == (Words("two words", True), Words("one", False))


@pytest.mark.parametrize(
    ("text", "interval"),
    [
        ("value:>100k", Interval(Decimal(100000), None, low_included=False)),
        ("value>100k", Interval(Decimal(100000), None, low_included=False)),
        ("price:<=0.10", Interval(None, Decimal("0.10"))),
        ("shares:1.5m", Interval(Decimal(1500000), Decimal(1500000))),
        ("shares:10..2b", Interval(Decimal(10), Decimal(2 * 10**9))),
        ("price:$5", Interval(Decimal(5), Decimal(5))),
        ("shares:1,000", None),
        ("date:2023", Interval("2023-01-01", "2023-12-31")),
        ("date:2023-11", Interval("2023-11-01", "2023-11-31")),
        ("date:2023-11-24", Interval("2023-11-24", "2023-11-24")),
        ("date:2023-01..2023-06", Interval("2023-01-01", "2023-06-31")),
        ("date:>2023", Interval("2023-12-31", None, low_included=False)),
        ("filed:..2023-06-30", Interval(None, "2023-06-30")),
    ],
)
def test_numbers_and_dates(text, interval):
    if interval is None:
        assert len(values(text)) == 2  # a comma parts values
    else:
        assert values(text) == (interval,)


@pytest.mark.parametrize(
    ("text", "words", "place"),
    [
        ("cod:P", "'code' is meant", (0, 3)),
        ("nyse:AULT", "put them in quotes", (0, 4)),
        ("ault code:", "After code: comes a value: code:P,S.", (5, 10)),
        ("price:cheap", "'cheap' is not a number", (6, 11)),
        ("date:2023-13", "'2023-13' is not a date", (5, 12)),
        ("date:..", "'..' is not a date", (5, 7)),
        ("own:maybe", "own can be direct or indirect, not 'maybe'", (4, 9)),
        ("code>P", "code takes a colon", (5, 6)),
        ('"never closed', "quotation mark is missing", (0, 13)),
        ('issuer:"a b', "quotation mark is missing", (7, 11)),
        ("x" * 3000, "2000 characters at most", (2000, 3000)),
    ],
)
def test_a_mistake_is_told_in_words_with_its_place(text, words, place):
    with pytest.raises(QueryError) as caught:
        parse(text)
    assert words in str(caught.value)
    assert (caught.value.start, caught.value.end) == place


@pytest.mark.parametrize(
    ("query", "view", "count"),
    [
        ("", "transactions", 17),
        ("larkspur", "transactions", 8),
        ("fenwick", "transactions", 8),
        ("LKSP", "transactions", 8),
        ("issuer:tidewater", "transactions", 9),
        ("issuer:tidew", "issuers", 1),
        ("insider:okafor", "filings", 2),
        ("marchetti", "transactions", 2),
        ("code:P", "transactions", 4),
        ("code:p,s", "transactions", 7),
        ("-code:M", "transactions", 10),
        ("form:4", "filings", 6),
        ("form:NT", "filings", 1),
        ("form:sc", "filings", 1),
        ("date:2024-05", "transactions", 6),
        ("price:>50", "transactions", 4),
        ("-price:>50", "transactions", 13),
        ("value:>1m", "transactions", 1),
        ("table:2", "transactions", 5),
        ("own:indirect", "holdings", 3),
        ("plan:yes", "filings", 2),
        ("plan:unknown", "filings", 6),
        ("role:director code:P", "transactions", 4),
        ("role:cfo", "insiders", 1),
        ('security:"stock option"', "transactions", 1),
        ("footnote:weighted", "filings", 3),
        ("text:ledgers", "filings", 1),
        ("ledgers", "insiders", 1),
        ("spouse", "footnotes", 0),
        ("husband", "footnotes", 2),
        ("code:P", "holdings", 0),
        ("cik:9920002", "filings", 5),
        ("cik:0009930012", "filings", 2),
        ("ticker:lksp code:F", "transactions", 1),
        ("nothing-like-this", "transactions", 0),
    ],
)
def test_what_matches_in_the_samples(reader, query, view, count):
    assert reader.count(VIEWS[view], parse(query)) == count


@pytest.fixture(scope="module")
def samples(sample_store):
    with Reader(sample_store) as reader:
        yield reader


QUERIES = st.text(max_size=40) | st.lists(
    st.sampled_from(
        ["code:", "value:>", "date:", '"', "-", ",", "..", "issuer:", "P", "2023", "a*", "'; --",
         "NEAR(", "OR", "(", ")", "%", "\x00", "\ud800", "é", "role:cfo", "text:", "^", "10k"]
    ),
    max_size=8,
).map(" ".join)  # fmt: skip


@settings(max_examples=400, deadline=None, suppress_health_check=list(HealthCheck))
@given(QUERIES, st.sampled_from(sorted(VIEWS)))
def test_no_query_text_raises_anything_but_its_own_error(samples, text, view):
    with contextlib.suppress(QueryError):
        query = parse(text)
        samples.count(VIEWS[view], query, Scope(issuer_id=1))
        list(samples.ids(VIEWS[view], query, sort=Sort(VIEWS[view].columns[0].name, True)))
