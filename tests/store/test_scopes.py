"""What is left of each list when it is narrowed to an issuer, an insider or a filing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from parsers.filing import Issuer, Problem, ReportingOwner, Row
from store.conditions import Scope
from store.query import Query, parse
from store.reader import Reader, Sort
from store.views import INSIDERS, ISSUERS, VIEWS, View
from store.writer import Writer
from tests.store.conftest import form_4, notice

ACME, BOLT = Issuer("0000000001", "Acme Corp", "ACME"), Issuer("0000000002", "Bolt Inc", "BOLT")
FUND = ReportingOwner("0000000011", "Fund LP", is_ten_percent_owner=True)
ADA = ReportingOwner("0000000012", "Smith Ada", is_director=True)
BEN = ReportingOwner("0000000013", "Jones Ben", is_officer=True, officer_title="CEO")
SALE = Row(1, False, "Common", transaction_code="S", transaction_date=date(2024, 1, 1),
           shares=Decimal(10), acquired_disposed_code="D")  # fmt: skip
HELD = Row(2, False, "Common", shares_owned_following=Decimal(5))
JOINT, ALONE, ELSEWHERE, NOTICE = 1, 2, 3, 4


@pytest.fixture
def store(path) -> Iterator[Reader]:
    """The fund and Ada file one form together; Ben files on both issuers and signs a notice."""
    joint = replace(
        form_4(JOINT, ACME, FUND, ADA, rows=(SALE,)),
        holdings=(HELD,),
        footnotes={"F1": "By the fund.", "F2": "Disclaimed."},
        problems=(Problem("warning", "Table I", "odd"),),
    )
    ben = replace(form_4(ALONE, ACME, BEN, rows=(SALE, replace(SALE, line=2))), footnotes={})
    elsewhere = replace(
        form_4(ELSEWHERE, BOLT, BEN),
        problems=(Problem("note", "header", "a doubt"), Problem("error", "header", "unread")),
    )
    with Writer(path) as writer:
        for filing in (joint, ben, elsewhere, notice(NOTICE, ACME, "Ben Jones")):
            writer.add(filing, filing.source.encode())
    with Reader(path) as reader:
        yield reader


def listed(reader: Reader, view: View, scope: Scope, text: str = "") -> list[int]:
    query = parse(text)
    found = [id for part in reader.ids(view, query, scope) for id in part]
    assert reader.count(view, query, scope) == len(found)
    for way in (False, True):
        sort = Sort(view.columns[0].name, way)
        again = [id for part in reader.ids(view, query, scope, sort) for id in part]
        assert sorted(again) == sorted(found)
    return found


def counts(reader: Reader, scope: Scope) -> dict[str, int]:
    return {name: len(listed(reader, view, scope)) for name, view in VIEWS.items()}


def names(reader: Reader, view: View, scope: Scope, text: str = "") -> list[str]:
    place = view.columns.index(view.column("name"))
    return [str(r.cells[place]) for r in reader.rows(view, listed(reader, view, scope, text))]


def id_of(reader: Reader, view: View, word: str) -> int:
    return next(
        id for id in listed(reader, view, Scope())
        if str(reader.rows(view, [id])[0].cells[view.columns.index(view.column("name"))])
        .startswith(word)
    )  # fmt: skip


def test_a_joint_filing_has_all_its_owners_and_its_rows_once(store):
    scope = Scope(filing_id=JOINT)
    assert counts(store, scope) == {
        "issuers": 1, "insiders": 2, "transactions": 1, "holdings": 1, "footnotes": 2,
        "filings": 1, "problems": 1,
    }  # fmt: skip
    assert names(store, ISSUERS, scope) == ["Acme Corp"]
    assert names(store, INSIDERS, scope) == ["Fund LP", "Smith Ada"]


def test_the_insiders_of_a_notice_are_those_who_signed_it(store):
    scope = Scope(filing_id=NOTICE)
    assert names(store, INSIDERS, scope) == ["Jones Ben"]
    assert counts(store, scope) == {
        "issuers": 1, "insiders": 1, "transactions": 0, "holdings": 0, "footnotes": 0,
        "filings": 1, "problems": 0,
    }  # fmt: skip


def test_an_insiders_issuers_are_those_filed_on(store):
    ada, ben = (Scope(reporting_owner_id=id_of(store, INSIDERS, n)) for n in ("Smith", "Jones"))
    assert names(store, ISSUERS, ada) == ["Acme Corp"]
    assert names(store, ISSUERS, ben) == ["Acme Corp", "Bolt Inc"]
    assert counts(store, ben) == {
        "issuers": 2, "insiders": 1, "transactions": 2, "holdings": 0, "footnotes": 0,
        "filings": 3, "problems": 2,
    }  # fmt: skip


def test_co_owners_share_the_rows_of_their_form(store):
    of_each = [
        counts(store, Scope(reporting_owner_id=id_of(store, INSIDERS, name)))
        for name in ("Fund", "Smith")
    ]
    assert of_each[0] == of_each[1]
    assert (of_each[0]["transactions"], of_each[0]["footnotes"]) == (1, 2)


def test_an_issuers_problems_are_those_of_its_filings(store):
    acme, bolt = (Scope(issuer_id=id_of(store, ISSUERS, name)) for name in ("Acme", "Bolt"))
    assert (counts(store, acme)["problems"], counts(store, bolt)["problems"]) == (1, 2)
    assert names(store, INSIDERS, acme) == ["Fund LP", "Jones Ben", "Smith Ada"]


def test_a_scope_and_a_query_narrow_together(store):
    acme = Scope(issuer_id=id_of(store, ISSUERS, "Acme"))
    ben = Scope(reporting_owner_id=id_of(store, INSIDERS, "Jones"))
    assert names(store, INSIDERS, acme, "role:ceo") == ["Jones Ben"]
    assert names(store, ISSUERS, ben, "code:S") == ["Acme Corp"]
    assert names(store, ISSUERS, Scope(filing_id=JOINT), "code:P") == []
    assert len(listed(store, VIEWS["problems"], ben, "bolt")) == 2
    assert len(listed(store, VIEWS["problems"], ben, "acme")) == 0


def test_scopes_narrow_together(store):
    acme, ben = id_of(store, ISSUERS, "Acme"), id_of(store, INSIDERS, "Jones")
    both = Scope(issuer_id=acme, reporting_owner_id=ben)
    assert counts(store, both)["filings"] == 2
    assert counts(store, replace(both, filing_id=ELSEWHERE)) == dict.fromkeys(VIEWS, 0)


def test_a_signature_of_nobody_known_is_nobodys(path):
    with Writer(path) as writer:
        writer.add(notice(1, ACME, "Somebody Else"), b"x")
    with Reader(path) as reader:
        assert listed(reader, INSIDERS, Scope(filing_id=1)) == []
        assert listed(reader, ISSUERS, Scope(filing_id=1), "acme") == [1]
        assert list(reader.ids(VIEWS["problems"], Query(), Scope(filing_id=1))) == []
