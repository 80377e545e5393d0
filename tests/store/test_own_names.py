"""Who bears the words that are typed stands before those whose filings have them somewhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from parsers.filing import Issuer, ReportingOwner
from store.conditions import Scope
from store.query import parse
from store.reader import Reader, Sort
from store.views import INSIDERS, ISSUERS, View
from store.writer import Writer
from tests.store.conftest import form_4

ACME, ZETA, TAUS = (
    Issuer("0000000001", "Acme Corp", "ACM"),
    Issuer("0000000002", "Zeta Corp", "ZC"),
    Issuer("0000000003", "Taus Inc", "ZETA"),
)
ADA, ANNA = ReportingOwner("0000000011", "Adams Ada"), ReportingOwner("0000000012", "Zeta Anna")
BOB = ReportingOwner("0000000013", "Baker Bob")


@pytest.fixture
def store(path) -> Iterator[Reader]:
    """Anna Zeta files on Acme; Ada and Bob on the two that are called Zeta, by name or ticker."""
    filings = [
        form_4(1, ACME, ANNA),
        form_4(2, ZETA, ADA),
        form_4(3, TAUS, BOB),
        replace(form_4(4, ACME, BOB), footnotes={"F1": "A corp of the gamma kind."}),
    ]
    with Writer(path) as writer:
        for filing in filings:
            writer.add(filing, filing.source.encode())
    with Reader(path) as reader:
        yield reader


def chunks(reader: Reader, view: View, text: str, **asked) -> list[list[str]]:
    """Names, by the chunks in which they come."""
    query = parse(text)
    place = view.columns.index(view.column("name"))
    found = [list(part) for part in reader.ids(view, query, **asked)]
    assert reader.count(view, query) == sum(map(len, found))
    return [[str(row.cells[place]) for row in reader.rows(view, part)] for part in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("zeta", [["Taus Inc", "Zeta Corp"], ["Acme Corp"]]),
        ("ze", [["Taus Inc", "Zeta Corp"], ["Acme Corp"]]),
        ("zeta corp", [["Zeta Corp"], ["Acme Corp"]]),
        ("issuer:zeta", [["Taus Inc", "Zeta Corp"]]),
        ("zeta issuer:acme", [["Acme Corp"]]),
        ("issuer:taus,acme", [["Acme Corp", "Taus Inc"]]),
        ("gamma", [["Acme Corp"]]),  # nobody bears it
        ("zeta -gamma", [["Acme Corp", "Taus Inc", "Zeta Corp"]]),  # asks for more than words
        ("zeta form:4", [["Acme Corp", "Taus Inc", "Zeta Corp"]]),
        ("omega", []),
    ],
)
def test_issuers_of_the_name_or_ticker_come_first(store, text, expected):
    assert chunks(store, ISSUERS, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("zeta", [["Zeta Anna"], ["Adams Ada", "Baker Bob"]]),
        ("anna zeta", [["Zeta Anna"]]),
        ("insider:zeta", [["Zeta Anna"]]),
        ("acme", [["Baker Bob", "Zeta Anna"]]),
        ("b gamma", [["Baker Bob"]]),
    ],
)
def test_insiders_of_the_name_come_first(store, text, expected):
    assert chunks(store, INSIDERS, text) == expected


def test_a_sort_that_is_asked_for_is_kept(store):
    backwards = Sort("name", descending=True)
    assert chunks(store, ISSUERS, "zeta", sort=backwards) == [
        ["Zeta Corp", "Taus Inc", "Acme Corp"]
    ]


def test_within_a_scope_all_stand_by_name(store):
    (acme,) = [id for part in store.ids(ISSUERS, parse("acme")) for id in part]
    query, scope = parse("zeta"), Scope(issuer_id=acme)
    found = [id for part in store.ids(INSIDERS, query, scope) for id in part]
    assert [str(row.cells[0]) for row in store.rows(INSIDERS, found)] == ["Zeta Anna"]


def test_words_that_hold_of_much_are_found_so_too(store, monkeypatch):
    expected = {text: chunks(store, ISSUERS, text) for text in ("zeta", "gamma", "zeta form:4")}
    monkeypatch.setattr("store.list_ids.MANY", 0)
    assert {text: chunks(store, ISSUERS, text) for text in expected} == expected
