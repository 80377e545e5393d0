"""Amendments tied to what they amend; nothing erased."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import permutations

import pytest

from parsers.filing import Filing, Issuer, ReportingOwner, Row, Signature
from store.writer import Writer
from tests.store.conftest import form_4

ISSUER = Issuer("0000000001", "Acme Corp")
OWNER = ReportingOwner("0000000002", "Doe John")
OTHER = ReportingOwner("0000000003", "Roe Jane")
FIRST, SECOND, THIRD = date(2024, 1, 4), date(2024, 1, 20), date(2024, 2, 2)


def row(line: int, shares: int, price: str | None = "5", **facts) -> Row:
    return Row(
        line,
        False,
        **{
            "security_title": "Common Stock",
            "transaction_date": date(2024, 1, 2),
            "transaction_code": "S",
            "shares": Decimal(shares),
            "price_per_share": Decimal(price) if price else None,
            "direct_or_indirect": "D",
            **facts,
        },
    )


def form(number: int, filed: date, *rows: Row, owner=OWNER, amends: date | None = None) -> Filing:
    filing = form_4(number, ISSUER, owner, rows=rows, filed=filed)
    if amends is None:
        return filing
    return replace(filing, form_type="4/A", date_of_original_submission=amends)


def ties(path, *filings: Filing) -> tuple[dict[int, int | None], dict[tuple[int, int], tuple]]:
    """By number of filing: what it amends; by filing and line: what supersedes the row."""
    with Writer(path) as writer:
        for filing in filings:
            writer.add(filing, filing.source.encode())
            writer.commit()
    with sqlite3.connect(path) as db:
        number = {i: int(a[-6:]) for i, a in db.execute("SELECT id, accession_number FROM filings")}
        amends = {
            number[i]: number.get(a)
            for i, a in db.execute("SELECT id, amends_filing_id FROM filings")
        }
        rows = db.execute("SELECT id, filing_id, line, superseded_by FROM transactions").fetchall()
        named = {i: (number[f], line) for i, f, line, _ in rows}
        assert len(rows) == sum(len(f.transactions) for f in filings)  # nothing is erased
        return amends, {named[i]: named[by] for i, _, _, by in rows if by is not None}


ORIGINAL = form(1, FIRST, row(1, 100), row(2, 200, transaction_code="F"))
MENDED = form(2, SECOND, row(1, 150), amends=FIRST)
MENDED_AGAIN = form(3, THIRD, row(1, 175), amends=SECOND)


@pytest.mark.parametrize("order", list(permutations((ORIGINAL, MENDED))))
def test_a_mended_line_supersedes_the_one_it_mends_and_no_other(path, order):
    amends, superseded = ties(path, *order)
    assert amends == {1: None, 2: 1}
    assert superseded == {(1, 1): (2, 1)}


@pytest.mark.parametrize("order", list(permutations((ORIGINAL, MENDED, MENDED_AGAIN))))
def test_an_amendment_of_an_amendment_belongs_to_the_same_original(path, order):
    amends, superseded = ties(path, *order)
    assert amends == {1: None, 2: 1, 3: 1}
    assert superseded == {(1, 1): (2, 1), (2, 1): (3, 1)}


def test_an_added_line_supersedes_nothing(path):
    added = form(2, SECOND, row(1, 300, transaction_code="G"), amends=FIRST)
    amends, superseded = ties(path, ORIGINAL, added)
    assert (amends[2], superseded) == (1, {})


def test_tranches_of_one_day_are_replaced_one_by_one(path):
    original = form(1, FIRST, row(1, 100, "5"), row(2, 200, "6"), row(3, 300, "7"))
    restated = form(2, SECOND, row(1, 100, "5"), row(2, 250, "6"), row(3, 300, "7"), amends=FIRST)
    _, superseded = ties(path, original, restated)
    assert superseded == {(1, 1): (2, 1), (1, 2): (2, 2), (1, 3): (2, 3)}


def test_one_tranche_of_three_supersedes_only_the_one_it_repeats(path):
    original = form(1, FIRST, row(1, 100, "5"), row(2, 200, "6"), row(3, 300, "7"))
    one = form(2, SECOND, row(1, 200, "6.50"), amends=FIRST)
    _, superseded = ties(path, original, one)
    assert superseded == {(1, 2): (2, 1)}


def test_which_of_three_tranches_was_wrong_is_not_guessed(path):
    original = form(1, FIRST, row(1, 100, "5"), row(2, 200, "6"), row(3, 300, "7"))
    one = form(2, SECOND, row(1, 999, "8"), amends=FIRST)
    _, superseded = ties(path, original, one)
    assert superseded == {}


def test_of_two_forms_of_one_day_the_one_that_speaks_of_the_same_is_meant(path):
    grant = form(4, FIRST, row(1, 10, "0", transaction_code="A"))
    amends, superseded = ties(path, ORIGINAL, grant, MENDED)
    assert amends[2] == 1
    assert superseded == {(1, 1): (2, 1)}


def test_two_forms_that_could_be_meant_leave_it_open(path):
    twin = form(4, FIRST, row(1, 10))
    amends, superseded = ties(path, form(1, FIRST, row(1, 100)), twin, MENDED)
    assert (amends[2], superseded) == (None, {})


@pytest.mark.parametrize(
    "stranger",
    [
        form(1, FIRST, row(1, 100), owner=OTHER),
        form(1, SECOND, row(1, 100)),
        replace(form(1, FIRST, row(1, 100)), form_type="5"),
        replace(form(1, FIRST, row(1, 100)), issuer=Issuer("0000000009", "Other Corp")),
    ],
)
def test_another_owner_day_form_or_issuer_is_not_meant(path, stranger):
    amends, superseded = ties(path, stranger, MENDED)
    assert (amends[2], superseded) == (None, {})


def unfiled(number: int, signed: date, *rows: Row, period: date, **other) -> Filing:
    """A bare form: signed, but nobody knows when it was filed."""
    filing = form(number, signed, *rows, **other)
    signature = Signature("/s/ John Doe", signed)
    return replace(filing, filed_date=None, period_of_report=period, signatures=(signature,))


PERIOD = date(2024, 1, 2)


@pytest.mark.parametrize("place", [0, 1])
def test_the_day_of_signing_stands_for_a_day_of_filing_that_is_not_known(path, place):
    filings = [
        unfiled(1, FIRST, row(1, 100), period=PERIOD),
        unfiled(2, SECOND, row(1, 150), period=PERIOD, amends=FIRST),
    ]
    assert ties(path, filings[place], filings[1 - place]) == ({1: None, 2: 1}, {(1, 1): (2, 1)})


@pytest.mark.parametrize(
    "original",
    [
        unfiled(1, FIRST, row(1, 100), period=date(2024, 1, 3)),
        replace(unfiled(1, FIRST, row(1, 100), period=PERIOD), filed_date=SECOND),
    ],
    ids=["another period", "filed on another day"],
)
def test_it_does_not_where_anything_else_speaks_against_it(path, original):
    amendment = unfiled(2, SECOND, row(1, 150), period=PERIOD, amends=FIRST)
    assert ties(path, original, amendment) == ({1: None, 2: None}, {})


@pytest.mark.parametrize(
    "order",
    list(permutations((form(1, FIRST, row(1, 100)), form(2, FIRST, row(1, 100)), MENDED_AGAIN))),
)
def test_what_could_be_either_of_two_is_tied_to_neither_whichever_comes_first(path, order):
    """The second of two like originals takes the tie to the first away again."""
    amendment = replace(MENDED_AGAIN, date_of_original_submission=FIRST)
    filings = [amendment if filing is MENDED_AGAIN else filing for filing in order]
    assert ties(path, *filings) == ({1: None, 2: None, 3: None}, {})
