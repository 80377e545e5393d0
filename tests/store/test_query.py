"""The query language: what is understood, and how mistakes are told."""

from __future__ import annotations

import contextlib
from decimal import Decimal
from time import monotonic

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from parsers.filing import Issuer, ReportingOwner
from store.conditions import Scope
from store.errors import QueryError
from store.fields import FIELDS
from store.query import Interval, Query, Words, parse
from store.reader import Reader, Sort
from store.views import VIEWS
from store.writer import Writer
from tests.store.conftest import form_4


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
        ("value > 5", Interval(Decimal(5), None, low_included=False)),
        ("value: >5", Interval(Decimal(5), None, low_included=False)),
        ("price=5", Interval(Decimal(5), Decimal(5))),
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
        ("w " * 60, "40 terms and values at most", (80, 120)),
        ("ault :>5 x", "There is no field 'ault'", (0, 4)),
        (">5", "Before > stands a field", (0, 1)),
        ("ault :", "There is no field 'ault'", (0, 4)),
        ("company:ault", "'issuer' is meant", (0, 7)),
        ("code: form:4", "After code: comes a value", (0, 5)),
        ("code:P,", "After code: comes a value", (0, 7)),
        ("value:>100,000", "A comma parts values", (10, 11)),
        ("price:10..5", "'10..5' runs backwards; write 5..10.", (6, 11)),
        ("date:2024..2023-05", "runs backwards", (5, 18)),
        ("date:2023-00", "'2023-00' is not a date", (5, 12)),
        ("late:perhaps", "late can be yes, no or unknown, not 'perhaps'", (5, 12)),
        ("role:ceos", "'ceo' is meant, perhaps", (5, 9)),
        ("is:amended", "'amendment' is meant, perhaps", (3, 10)),
        ("cik:ault", "is not a CIK", (4, 8)),
        ("code:purchase", "is not a transaction code, which is one of P S A", (5, 13)),
        ("issuer:&", "'&' has no letter or digit to look for", (7, 8)),
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
        ("Larkspur & Zz", "transactions", 0),
        ("Larkspur &", "transactions", 8),
        ("is:amendment", "filings", 2),
        ("is:joint", "filings", 1),
        ("is:holding", "transactions", 0),
        ("is:holding", "holdings", 7),
        ("has:footnote", "transactions", 14),
        ("-has:footnote", "transactions", 3),
        ("has:problem", "filings", 0),
        ("late:yes", "transactions", 0),
        ("late:yes,no,unknown", "transactions", 17),
        ("role:10%", "filings", 1),
        ("role:owner", "filings", 1),
        ("form:4%", "filings", 0),
    ],
)
def test_what_matches_in_the_samples(reader, query, view, count):
    assert reader.count(VIEWS[view], parse(query)) == count


@pytest.fixture(scope="module")
def samples(sample_store):
    with Reader(sample_store) as reader:
        yield reader


PIECES = st.sampled_from(
    [*(f"{name}:" for name in FIELDS), "value:>", "price<", "-", '"', ",", "..", "P", "2023", "a*",
     "'; DROP TABLE filings; --", "x' OR '1'='1", "UNION SELECT", "?", "?1", ":a", "{filing}",
     "NEAR(", "OR", "AND NOT", "(", ")", "%", "_", "\x00", "\ud800", "\u00e9", "ceo", "yes",
     "amendment", "footnote", "superseded", "1", "indirect", "^", "+", "10k", "9" * 400, "\u202e",
     "-2", "1e999", "nan", "\U0001f600", "\u3000"]
)  # fmt: skip
QUERIES = (
    st.text(max_size=60)
    | st.lists(PIECES, max_size=10).map(" ".join)
    | st.lists(PIECES, max_size=10).map("".join)
)
LONGEST_SECONDS = 2


@settings(max_examples=400, deadline=None, suppress_health_check=list(HealthCheck))
@given(QUERIES)
def test_every_text_is_a_query_or_a_mistake_with_a_place(text):
    try:
        terms = parse(text).terms
    except QueryError as error:
        terms, mistake = (), error
    else:
        mistake = QueryError("none", 0, 0)
    assert 0 <= mistake.start <= mistake.end <= len(text)
    assert all(0 <= term.start < term.end <= len(text) for term in terms)


@settings(max_examples=400, deadline=None, suppress_health_check=list(HealthCheck))
@given(QUERIES, st.sampled_from(sorted(VIEWS)), st.booleans())
def test_no_query_text_raises_anything_but_its_own_error(samples, text, view, is_scoped):
    with contextlib.suppress(QueryError):
        query, view = parse(text), VIEWS[view]
        ends = monotonic() + LONGEST_SECONDS
        samples._connection.db.set_progress_handler(lambda: monotonic() > ends, 1000)
        scope = Scope(issuer_id=1, reporting_owner_id=1) if is_scoped else Scope()
        count = samples.count(view, query, scope)
        listed = list(samples.ids(view, query, scope))
        assert sum(map(len, listed)) == count
        again = samples.ids(view, query, scope, Sort(view.columns[0].name, True))
        assert sorted(id for part in again for id in part) == sorted(
            id for part in listed for id in part
        )
        for ids in listed:
            samples.hits(view, query, samples.rows(view, ids))


@pytest.mark.parametrize(
    "text",
    [
        "'; DELETE FROM filings; --",
        'ticker:"x\'); DELETE FROM filings; --"',
        'form:"4\' OR 1=1 --"',
        'issuer:"a"" OR "b"',
    ],
)
def test_no_query_changes_anything(path, sample_store, text):
    path.write_bytes(sample_store.read_bytes())
    with Reader(path) as reader:
        for view in VIEWS.values():
            with contextlib.suppress(QueryError):
                assert reader.count(view, parse(text)) == 0
    assert path.read_bytes() == sample_store.read_bytes()


@pytest.mark.parametrize("word", ["NEAR", "OR", "AND", "NOT", "(", "a*b", "^a", "col:x", "{x}"])
def test_words_of_the_full_text_language_are_only_words(reader, word):
    assert reader.count(VIEWS["transactions"], parse(f'"zzqq {word}"')) == 0
    assert reader.count(VIEWS["transactions"], parse(f'larkspur -"zzqq {word} tidewater"')) == 8


TITLES = {
    "ceo": ("CEO", "President & CEO", "C.E.O.", "Chief Executive Officer", "Co-CEO",
            "Chief Exec. Officer"),
    "cfo": ("EVP, CFO", "Chief Financial Officer"),
    "coo": ("COO", "Chief Operating Officer"),
    "president": ("President", "PRES", "Pres. and CEO", "Vice Chair, President"),
    "vp": ("Vice President", "SVP, Sales", "Executive Vice President"),
    "chairman": ("Chairman", "Chairwoman", "Chair", "COB"),
    "counsel": ("General Counsel", "SVP, GC", "Chief Legal Officer"),
}  # fmt: skip
NOT_TITLES = {
    "coo": ("Project Coordinator", "Head of Cooperatives"),
    "president": ("Vice President", "SENIOR VICE-PRESIDENT"),
    "counsel": ("EVP, GCM Division",),
    "ceo": ("Oceology",),
}


def _with_titles(path, titles):
    issuer = Issuer(cik="0000099999", name="A")
    with Writer(path) as writer:
        for number, title in enumerate(titles, 1):
            owner = ReportingOwner(
                cik=f"{number:010}", name=f"Doe {number}", is_officer=True, officer_title=title
            )
            writer.add(form_4(number, issuer, owner), b"%d" % number)


@pytest.mark.parametrize("role", sorted(TITLES))
def test_a_role_is_told_by_the_ways_its_title_is_written(path, role):
    _with_titles(path, (*TITLES[role], *NOT_TITLES.get(role, ())))
    with Reader(path) as reader:
        found = next(reader.ids(VIEWS["filings"], parse(f"role:{role}")), ())
        assert sorted(found) == list(range(1, len(TITLES[role]) + 1))
