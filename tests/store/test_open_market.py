"""What an issuer's insiders bought less what they sold in the open market."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from parsers.filing import Issuer, ReportingOwner, Row
from store.query import Query
from store.reader import Reader, Sort
from store.views import ISSUERS
from store.writer import Writer
from tests.store.conftest import form_4

ACME = Issuer("0000000001", "Acme Corp")
OWNERS = tuple(ReportingOwner(f"{n:010}", f"Owner {n}") for n in (11, 12))
PLACE = ISSUERS.columns.index(ISSUERS.column("net_open_market_value"))


def row(line: int, code: str, way: str, shares: int, price: str | None, **facts) -> Row:
    return Row(
        line, False, "Common", transaction_date=date(2024, 1, 2), transaction_code=code,
        acquired_disposed_code=way, shares=Decimal(shares),
        price_per_share=None if price is None else Decimal(price), **facts,
    )  # fmt: skip


BOUGHT, SOLD = row(1, "P", "A", 10, "2.5"), row(2, "S", "D", 4, "3")  # 25 and 12 dollars


def net(path: Path, *rows: Row) -> object:
    rows = tuple(replace(row, line=n) for n, row in enumerate(rows, 1))
    with Writer(path) as writer:
        writer.add(form_4(9, ACME, *OWNERS, rows=rows), b"9")
    return shown(path)


def shown(path: Path) -> object:
    with Reader(path) as reader:
        (issuer,) = reader.rows(ISSUERS, [1])
    return issuer.cells[PLACE]


@pytest.mark.parametrize(
    ("rows", "dollars"),
    [
        ((BOUGHT,), 25),
        ((SOLD,), -12),
        ((BOUGHT, SOLD), 13),
        ((BOUGHT, row(2, "S", "D", 5, "5")), 0),
        ((BOUGHT, row(2, "P", "A", 1, None)), 25),  # of unknown price
        ((row(1, "P", "A", 1, None),), None),
        ((row(1, "P", "A", 1, "0"),), 0),
        ((), None),
        ((row(1, "A", "A", 7, "1"), row(2, "M", "A", 7, "1"), row(3, "F", "D", 7, "1")), None),
        ((BOUGHT, row(2, "P", "D", 7, "1"), row(3, "S", "A", 7, "1")), 25),
        ((BOUGHT, replace(row(2, "P", "A", 7, "1"), is_derivative=True)), 25),
        ((row(1, "P", "A", 3, "0.10"), row(2, "P", "A", 3, "0.20")), Decimal("0.9")),
    ],
)
def test_what_is_counted(path, rows, dollars):
    assert net(path, *rows) == dollars


def test_what_an_amendment_replaces_is_not_counted_beside_it(path):
    mended = replace(
        form_4(12, ACME, *OWNERS, rows=(row(1, "P", "A", 10, "2"),)),
        form_type="4/A",
        date_of_original_submission=date(2024, 1, 9),
    )
    net(path, BOUGHT)
    with Writer(path) as writer:
        writer.add(mended, b"12")
    assert shown(path) == 20


def test_issuers_are_sorted_by_it_with_the_unknown_last(path):
    dollars = {"A": "5", "B": None, "C": "7", "D": "1"}
    with Writer(path) as writer:
        for number, (name, price) in enumerate(dollars.items(), 1):
            issuer = Issuer(f"{number:010}", name)
            rows = (row(1, "P" if name != "D" else "S", "A" if name != "D" else "D", 1, price),)
            writer.add(form_4(number, issuer, OWNERS[0], rows=rows), name.encode())
    with Reader(path) as reader:
        for way, names in ((False, "DACB"), (True, "CADB")):
            sort = Sort("net_open_market_value", way)
            found = [id for part in reader.ids(ISSUERS, Query(), sort=sort) for id in part]
            assert "".join(str(r.cells[1]) for r in reader.rows(ISSUERS, found)) == names


def test_no_row_is_read_for_it(path):
    net(path, BOUGHT)
    with sqlite3.connect(path) as db:
        plan = db.execute(
            "EXPLAIN QUERY PLAN SELECT net_open_market_value FROM issuer_rows"
        ).fetchall()
    assert any("COVERING INDEX idx_transactions_open_market (issuer_id=?)" in p[3] for p in plan)
