"""What a row means, and what other tools get wrong (../shared/reference/known-mistakes.md).

Values are worked out by hand from the small filings written here.
"""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from time import perf_counter
from typing import Any

import pytest

from parsers.filing import Filing, Issuer, ReportingOwner, Row
from store.lateness import days_to_file
from store.query import Query
from store.reader import Reader
from store.views import VIEWS
from store.writer import Writer
from tests.store.conftest import form_4

ISSUER = Issuer("0000000001", "Acme Corp", "ACME")
DOE = ReportingOwner("0000000002", "Doe John", is_director=True)
FUND = ReportingOwner("0000000003", "Roe Fund LP", is_ten_percent_owner=True)
MANAGER = ReportingOwner("0000000004", "Roe Management LLC", is_ten_percent_owner=True)
MONDAY, WEDNESDAY, FRIDAY = date(2024, 5, 13), date(2024, 5, 15), date(2024, 5, 17)


def sale(line: int = 1, shares: str | None = "100", price: str | None = "5", **facts: Any) -> Row:
    return Row(
        line,
        facts.pop("is_derivative", False),
        **{
            "security_title": "Common Stock",
            "transaction_date": MONDAY,
            "transaction_code": "S",
            "acquired_disposed_code": "D",
            "shares": Decimal(shares) if shares else None,
            "price_per_share": Decimal(price) if price else None,
            "direct_or_indirect": "D",
            **facts,
        },
    )


def stored(path: Path, *filings: Filing) -> Path:
    with Writer(path) as writer:
        for filing in filings:
            writer.add(filing, filing.source.encode())
    return path


def select(path: Path, sql: str) -> list[tuple[Any, ...]]:
    with sqlite3.connect(path) as db:
        return db.execute(sql).fetchall()


def cells(path: Path, view: str, name: str) -> list[Any]:
    """A column of a list, as the screen, ``search`` and exports get it; the oldest row first."""
    place = VIEWS[view].columns.index(VIEWS[view].column(name))
    with Reader(path) as reader:
        numbers = sorted(id for part in reader.ids(VIEWS[view], Query()) for id in part)
        return [row.cells[place] for row in reader.rows(VIEWS[view], numbers)]


# Signed shares


def test_what_was_disposed_of_is_negative_and_unknown_stays_unknown(path):
    rows = (
        sale(1, "12.50"),
        sale(2, "12.50", acquired_disposed_code="A"),
        sale(3, None),
        sale(4, "7", acquired_disposed_code=None),
        sale(5, "0"),
    )
    stored(path, form_4(1, ISSUER, DOE, rows=rows, filed=WEDNESDAY))
    assert list(map(str, cells(path, "transactions", "signed_shares"))) == [
        "-12.50", "12.50", "None", "None", "0",
    ]  # fmt: skip


# Days to file


@pytest.mark.parametrize(
    ("traded", "filed", "days"),
    [
        (MONDAY, MONDAY, 0),
        (MONDAY, WEDNESDAY, 2),
        (MONDAY, date(2024, 5, 20), 5),  # over a weekend
        (date(2024, 5, 18), date(2024, 5, 20), 1),  # from a Saturday
        (date(2024, 7, 3), date(2024, 7, 8), 2),  # over Independence Day
        (date(2021, 12, 30), date(2022, 1, 4), 2),  # New Year's Day kept on 31 December
        (date(2023, 5, 15), date(2024, 5, 15), 251),  # 262 weekdays and 11 holidays
        (WEDNESDAY, MONDAY, None),  # dated after its filing: a misprint
        (None, MONDAY, None),
        (MONDAY, None, None),
        (MONDAY, date.max, None),
    ],
)
def test_business_days_from_trade_to_filing(traded, filed, days):
    filing = Filing("4.xml", "ownership-xml", form_type="4", filed_date=filed)
    assert days_to_file(sale(transaction_date=traded), filing) == days


def test_a_deemed_execution_counts_instead_of_the_trade(path):
    row = sale(deemed_execution_date=date(2024, 5, 14))
    stored(path, form_4(1, ISSUER, DOE, rows=(row,), filed=FRIDAY))
    assert cells(path, "transactions", "days_to_file") == [Decimal(3)]
    assert cells(path, "transactions", "is_late") == [1]


def test_a_trade_of_an_absurd_day_takes_no_time():
    filing = Filing("4.xml", "ownership-xml", form_type="4", filed_date=FRIDAY)
    start = perf_counter()
    for day in range(1, 28):
        assert days_to_file(sale(transaction_date=date(1, 1, day)), filing) > 500_000
    assert perf_counter() - start < 2


def test_a_day_of_filing_that_comes_later_is_counted_from(path):
    filing = form_4(1, ISSUER, DOE, rows=(sale(),), filed=FRIDAY)
    bare = replace(filing, accession_number=None, filed_date=None)
    stored(path, bare)
    assert cells(path, "transactions", "days_to_file") == [None]
    assert cells(path, "transactions", "is_late") == [None]
    stored(path, replace(filing, source="index.html", source_format="ownership-html"))
    assert cells(path, "transactions", "days_to_file") == [Decimal(4)]
    assert cells(path, "transactions", "is_late") == [1]


# Amendments


def amended(path: Path, view: str = "transactions") -> Path:
    first, second = sale(1, "100"), sale(2, "200", security_title="Class A")
    mended = sale(1, "150")
    if view == "holdings":
        no_trade = {"transaction_date": None, "transaction_code": None}
        first, second, mended = (replace(row, **no_trade) for row in (first, second, mended))
    original = form_4(1, ISSUER, DOE, filed=WEDNESDAY)
    amendment = replace(
        form_4(2, ISSUER, DOE, filed=FRIDAY),
        form_type="4/A",
        date_of_original_submission=WEDNESDAY,
    )
    return stored(
        path, replace(original, **{view: (first, second)}), replace(amendment, **{view: (mended,)})
    )


@pytest.mark.parametrize("view", ["transactions", "holdings"])
def test_a_row_that_an_amendment_replaces_is_told_and_leads_to_what_replaces_it(path, view):
    amended(path, view)
    assert cells(path, view, "superseded") == [1, 0, 0]
    sql = f"SELECT superseded_by FROM {VIEWS[view].sql_name} ORDER BY id"
    assert select(path, sql) == [(3,), (None,), (None,)]


def test_a_total_without_replaced_rows_counts_each_trade_once(path):
    amended(path)
    total = "SELECT sum(shares), sum(value) FROM transaction_rows WHERE NOT superseded"
    assert select(path, total) == [(350.0, 1750.0)]  # 150 mended and 200 left alone, at $5


def test_an_amendment_is_told_and_leads_to_its_original(path):
    amended(path)
    sql = "SELECT form_type, amends, amends_filing_id FROM filing_rows ORDER BY id"
    assert select(path, sql) == [("4", 0, None), ("4/A", 1, 1)]


# What other tools get wrong


def test_a_joint_filing_has_its_rows_once_beside_all_its_owners(path):
    rows = (sale(1, "100"), sale(2, "200"))
    stored(path, form_4(1, ISSUER, FUND, MANAGER, DOE, rows=rows, filed=WEDNESDAY))
    assert select(path, "SELECT count(*), sum(shares), min(owners) FROM transaction_rows") == [
        (2, 300.0, 3)
    ]
    with Reader(path) as reader:
        assert reader.count(VIEWS["transactions"], Query()) == 2
    assert cells(path, "filings", "owners") == [Decimal(3)]
    assert cells(path, "insiders", "filings") == [Decimal(1)] * 3
    assert cells(path, "issuers", "insiders") == [Decimal(3)]


def test_an_insiders_role_is_that_of_the_latest_form_whenever_it_was_added(path):
    chief = replace(DOE, is_officer=True, officer_title="CEO")
    stored(
        path,
        form_4(1, ISSUER, chief, filed=FRIDAY),
        form_4(2, ISSUER, DOE, filed=MONDAY),
        form_4(3, ISSUER, DOE, filed=WEDNESDAY),
    )
    assert cells(path, "insiders", "role") == ["Director, CEO"]
    assert cells(path, "insiders", "last_filed") == ["2024-05-17"]


def test_of_two_forms_of_one_day_the_one_added_last_tells_the_role(path):
    chief = replace(DOE, is_officer=True, officer_title="CEO")
    stored(path, *(form_4(n, ISSUER, owner, filed=FRIDAY) for n, owner in enumerate((DOE, chief))))
    assert cells(path, "insiders", "role") == ["Director, CEO"]


def test_an_unknown_price_is_no_zero_and_spoils_no_average(path):
    rows = (sale(1, "100", "10"), sale(2, "100", None), sale(3, "100", "0"))
    stored(path, form_4(1, ISSUER, DOE, rows=rows, filed=WEDNESDAY))
    assert cells(path, "transactions", "price_per_share") == [Decimal(10), None, Decimal(0)]
    assert cells(path, "transactions", "value") == [Decimal(1000), None, Decimal(0)]
    known = "SELECT avg(price_per_share) FROM transaction_rows WHERE price_per_share <> 0"
    assert select(path, known) == [(10.0,)]


def test_an_exercise_on_both_tables_is_no_money_and_no_purchase(path):
    rows = (
        sale(1, "100", "3", transaction_code="M", acquired_disposed_code="A"),
        sale(1, "100", "0", transaction_code="M", is_derivative=True),
    )
    stored(path, form_4(1, ISSUER, DOE, rows=rows, filed=WEDNESDAY))
    assert cells(path, "transactions", "value") == [None, None]
    in_table_1 = "SELECT sum(signed_shares) FROM transaction_rows WHERE NOT is_derivative"
    assert select(path, in_table_1) == [(100.0,)]


def test_tranches_and_lines_alike_are_all_kept(path):
    rows = (sale(1, "100", "5"), sale(2, "100", "5"), sale(3, "100", "5.01"))
    stored(path, form_4(1, ISSUER, DOE, rows=rows, filed=WEDNESDAY))
    assert select(path, "SELECT count(*), sum(value) FROM transaction_rows") == [(3, 1501.0)]


def test_holdings_are_no_trades(path):
    holding = Row(1, False, security_title="Common Stock", shares_owned_following=Decimal(413))
    filing = replace(form_4(1, ISSUER, DOE, filed=WEDNESDAY), holdings=(holding,))
    stored(path, filing)
    assert cells(path, "transactions", "shares") == []
    assert cells(path, "holdings", "shares_owned_following") == [Decimal(413)]
    assert cells(path, "filings", "holdings") == [Decimal(1)]


def test_a_balance_is_that_of_its_line(path):
    rows = (
        sale(1, shares_owned_following=Decimal(900)),
        sale(2, shares_owned_following=Decimal(40), direct_or_indirect="I",
             nature_of_ownership="By Trust"),
    )  # fmt: skip
    stored(path, form_4(1, ISSUER, DOE, rows=rows, filed=WEDNESDAY))
    assert cells(path, "transactions", "shares_owned_following") == [Decimal(900), Decimal(40)]
    assert "on this line" in VIEWS["transactions"].column("shares_owned_following").doc


def test_rows_belong_to_the_issuer_of_the_form_though_the_owner_is_an_issuer_too(path):
    bank = ReportingOwner("0000000009", "Bank Corp", is_ten_percent_owner=True)
    stored(
        path,
        form_4(1, Issuer("0000000009", "Bank Corp", "BANK"), DOE, rows=(sale(),)),
        form_4(2, ISSUER, bank, rows=(sale(),)),
    )
    assert cells(path, "transactions", "issuer") == ["Bank Corp", "Acme Corp"]


def test_a_plan_box_that_was_not_there_is_unknown(path):
    forms = [
        replace(form_4(n, ISSUER, DOE, rows=(sale(),)), aff10b5_one=box)
        for n, box in ((1, None), (2, False), (3, True))
    ]
    stored(path, *forms)
    assert cells(path, "transactions", "aff10b5_one") == [None, 0, 1]


def test_an_odd_price_is_kept_as_filed(path):
    stored(path, form_4(1, ISSUER, DOE, rows=(sale(1, "100", "1050000.0000"),)))
    assert str(cells(path, "transactions", "price_per_share")[0]) == "1050000.0000"
