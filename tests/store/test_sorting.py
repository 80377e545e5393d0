"""Sorted lists: what legs give is what one sort of everything would give, and none is slow."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from parsers.filing import Filing, Issuer, Problem, ReportingOwner, Row, Signature
from store.conditions import where
from store.connection import Connection
from store.errors import StoreError
from store.query import Query, parse
from store.reader import Reader, Sort
from store.sorting import legs, order_by
from store.terms import EVERYTHING
from store.views import TRANSACTIONS, VIEWS, Column, View
from store.writer import Writer
from tests.store.conftest import form_4

SORTED = [
    pytest.param(view, column, id=f"{view.name}-{column.name}")
    for view in VIEWS.values()
    for column in view.columns
    if not column.unsorted
]
WAYS = (False, True)
FEW_ARE_SORTED = {
    # What the index has is little, or stands after everything that an index has.
    ("filings", "insider"),  # those without an owner, by who signed
    ("filings", "problems"),
    ("filings", "amends"),
    ("transactions", "superseded"),
    ("holdings", "superseded"),
}


def some_row(chance: random.Random, line: int) -> Row:
    day = date(2024, 1, 1) + timedelta(days=chance.randrange(12))
    number = Decimal(chance.choice(("0", "1", "2.50", "100", "7")))
    facts = {
        "security_title": chance.choice(("Common", "Common", "Option", "common", None)),
        "conversion_or_exercise_price": chance.choice((None, None, number)),
        "transaction_date": chance.choice((day, day, None)),
        "deemed_execution_date": chance.choice((None, None, None, day)),
        "transaction_form_type": chance.choice(("4", "4", "5", None)),
        "transaction_code": chance.choice(("S", "S", "P", "M", None)),
        "equity_swap_involved": chance.choice((False, False, True, None)),
        "transaction_timeliness": chance.choice((None, "L", "E")),
        "shares": chance.choice((number, number, None)),
        "price_per_share": chance.choice((Decimal(0), number, None)),
        "acquired_disposed_code": chance.choice(("A", "D", "D", "X", None)),
        "expiration_date": chance.choice((None, day)),
        "underlying_security_title": chance.choice((None, "Common", "Preferred")),
        "underlying_security_shares": chance.choice((None, number)),
        "shares_owned_following": chance.choice((number, None)),
        "direct_or_indirect": chance.choice(("D", "I", "I", "Z", None)),
        "nature_of_ownership": chance.choice((None, "By Trust", "By Spouse")),
    }
    return Row(line, chance.random() < 0.3, **facts)


def some_filing(chance: random.Random, number: int) -> Filing:
    issuer_number = chance.randrange(5)
    ticker = chance.choice((f"T{issuer_number}", "SAME", None))
    issuer = Issuer(f"{issuer_number + 1:010}", f"Company {issuer_number // 2}", ticker)
    owners = tuple(
        ReportingOwner(
            f"{100 + n:010}",
            f"Owner {n // 2}",
            is_director=chance.choice((True, False, None)),
            is_officer=True,
            officer_title=chance.choice(("CEO", "CFO", None)),
        )
        for n in chance.sample(range(8), chance.choice((0, 1, 1, 1, 2, 3)))
    )
    filed = date(2024, 1, 3) + timedelta(days=chance.randrange(10))
    rows = [some_row(chance, line) for line in range(1, chance.randrange(5) + 1)]
    filing = form_4(number, issuer, *owners, rows=tuple(rows[:3]), filed=filed)
    form = chance.choice(("4", "4", "4", "4/A", "5", "NT 10-Q"))
    return replace(
        filing,
        form_type=form,
        filed_date=chance.choice((filed, filed, None)),
        accession_number=filing.accession_number if chance.random() < 0.8 else None,
        date_of_original_submission=filed - timedelta(days=1) if form == "4/A" else None,
        period_of_report=chance.choice((filed, None)),
        aff10b5_one=chance.choice((True, False, False, None)),
        holdings=tuple(rows[3:]),
        footnotes={"F1": "A weighted average."} if chance.random() < 0.5 else {},
        signatures=(Signature(f"/s/ Signer {number % 4}", filed),) if number % 3 else (),
        problems=tuple(
            Problem(
                chance.choice(("error", "warning", "note")),
                chance.choice(("form", "Table I, line 2")),
                chance.choice(("odd", "even")),
            )
            for _ in range(chance.choice((0, 0, 0, 1, 2)))
        ),
    )


@pytest.fixture(scope="module", params=range(2))
def mixed(tmp_path_factory: pytest.TempPathFactory, request) -> Iterator[Reader]:
    """A store of all that can be missing, equal or odd, the same each time."""
    chance = random.Random(request.param)
    path: Path = tmp_path_factory.mktemp("sorting") / "mixed.db"
    with Writer(path) as writer:
        for number in range(1, 120):
            writer.add(some_filing(chance, number), b"%d" % number)
    with Reader(path) as reader:
        yield reader


@pytest.fixture
def many_are_three(monkeypatch):
    """As if three rows were too many to sort, and one too many to collect."""
    walk = View.walk
    monkeypatch.setattr(View, "walk", lambda self, name: replace(walk(self, name), many=3))
    monkeypatch.setattr("store.list_ids.MANY", 1)


def ids(reader: Reader, view: View, sort: Sort | None, query: Query) -> list[int]:
    return [number for part in reader.ids(view, query, sort=sort) for number in part]


def sorted_at_once(reader: Reader, view: View, sort: Sort, query: Query) -> list[int]:
    condition = where(view, query)
    sql = (
        f"SELECT {view.id_sql} FROM {view.source} WHERE {condition.sql}"
        f" ORDER BY {order_by(view, sort)}"
    )
    return [number for (number,) in reader._connection.db.execute(sql, condition.values)]


def in_own_order(reader: Reader, view: View) -> list[int]:
    sql = f"SELECT {view.id_sql} FROM {view.source} ORDER BY {view.order}"
    return [number for (number,) in reader._connection.db.execute(sql)]


SEVERITIES = ("error", "warning", "note")
"""In the order in which they are sorted."""
QUERIES = (
    "",
    "code:S",
    "form:4",
    "-plan:yes",
    "company weighted",
    "shares:>1 late:yes,no",
    "common",
    "-security:option owner",
    "has:footnote",
    "-has:footnote form:4",
    "role:ceo code:S,P",
)


@pytest.mark.parametrize("query", QUERIES)
@pytest.mark.parametrize("view", VIEWS.values(), ids=VIEWS.keys())
def test_legs_give_what_one_sort_would_give(mixed, many_are_three, view, query):
    asked = parse(query)
    for column in view.columns:
        for way in () if column.unsorted else WAYS:
            sort = Sort(column.name, way)
            expected = sorted_at_once(mixed, view, sort, asked)
            assert ids(mixed, view, sort, asked) == expected, sort


@pytest.mark.parametrize(("view", "column"), SORTED)
def test_a_list_is_sorted_by_what_its_cells_show(mixed, many_are_three, view: View, column: Column):
    if len(column.sort) > 1:
        pytest.skip("what only a second thing orders comes after the rest")
    own = in_own_order(mixed, view)
    names = [column.name for column in view.columns]
    cells = {
        row[0]: row[len(view.keys) + names.index(column.name)]
        for row in mixed._connection.db.execute(f"SELECT * FROM {view.sql_name}")
    }
    if column.name == "filed":
        cells = {id: cell and cell.removeprefix("~") for id, cell in cells.items()}
    if column.name == "severity":
        cells = {id: SEVERITIES.index(cell) for id, cell in cells.items()}
    filled = [id for id in own if cells[id] is not None]
    blank = [id for id in own if cells[id] is None]
    for way in WAYS:
        expected = sorted(filled, key=lambda id: cells[id], reverse=way)  # keeps ties in order
        assert ids(mixed, view, Sort(column.name, way), Query()) == expected + blank


def test_an_order_of_two_things_puts_the_second_after_the_first(mixed, many_are_three):
    for way in WAYS:
        rows = mixed.rows(TRANSACTIONS, ids(mixed, TRANSACTIONS, Sort("ticker", way), Query()))
        stated = dict(mixed._connection.db.execute("SELECT id, issuer_ticker FROM filings"))
        place = TRANSACTIONS.columns.index(TRANSACTIONS.column("ticker"))
        ranks = [
            0 if stated[row.keys["filing_id"]] else 1 if row.cells[place] else 2 for row in rows
        ]
        assert ranks == sorted(ranks)
        for rank in (0, 1):
            cells = [row.cells[place] for row, of in zip(rows, ranks, strict=True) if of == rank]
            assert cells == sorted(cells, reverse=way)


@pytest.mark.parametrize(("view", "column"), SORTED)
def test_few_rows_are_sorted_by_one_statement(mixed, monkeypatch, view: View, column: Column):
    """Going through all insiders for the few problems that name one takes long."""
    asked: list[str] = []
    execute = Connection.execute

    def noted(self: Connection, sql: str, values=()) -> sqlite3.Cursor:
        asked.append(sql)
        return execute(self, sql, values)

    monkeypatch.setattr(Connection, "execute", noted)
    sort = Sort(column.name, descending=True)
    expected = sorted_at_once(mixed, view, sort, Query())
    asked.clear()
    assert ids(mixed, view, sort, Query()) == expected
    assert len([sql for sql in asked if "ORDER BY" in sql]) == 1


def test_what_cannot_be_sorted_is_told_in_words(mixed):
    with pytest.raises(StoreError, match="footnotes cannot be sorted by text: they stand"):
        ids(mixed, VIEWS["footnotes"], Sort("text"), Query())


def test_what_is_written_meanwhile_neither_doubles_nor_hides_rows(path, monkeypatch):
    monkeypatch.setattr("store.list_ids._FIRST_CHUNK", 1)
    chance = random.Random(1)
    with Writer(path) as writer:
        for number in range(1, 20):
            writer.add(some_filing(chance, number), b"%d" % number)
    view, sort = TRANSACTIONS, Sort("direct_or_indirect", descending=True)
    with Reader(path) as reader:
        expected = ids(reader, view, sort, Query())
        parts = reader.ids(view, Query(), sort=sort)
        found = list(next(parts))
        with Writer(path) as writer:
            for number in range(20, 40):
                writer.add(some_filing(chance, number), b"%d" % number)
        assert found + [number for part in parts for number in part] == expected
        assert len(ids(reader, view, sort, Query())) > len(expected)


@pytest.mark.parametrize("query", QUERIES[1:])
def test_what_takes_too_long_in_the_order_of_a_column_is_sorted_at_once(
    mixed, many_are_three, monkeypatch, query
):
    monkeypatch.setattr("store.list_ids._SHORT_PATIENCE", 0)
    monkeypatch.setattr("store.list_ids._PATIENCE", 0)
    monkeypatch.setattr("store.connection._STEPS", 1)
    asked, sort = parse(query), Sort("acquired_disposed_code")
    expected = sorted_at_once(mixed, TRANSACTIONS, sort, asked)
    assert ids(mixed, TRANSACTIONS, sort, asked) == expected


def test_a_list_can_be_left_and_another_begun(mixed, monkeypatch):
    monkeypatch.setattr("store.list_ids._FIRST_CHUNK", 1)
    first = mixed.ids(TRANSACTIONS, Query(), sort=Sort("shares"))
    next(first)
    assert ids(mixed, TRANSACTIONS, Sort("value"), Query())
    del first
    assert ids(mixed, TRANSACTIONS, Sort("shares"), Query())
    assert not mixed._connection.db.in_transaction


def plans(reader: Reader, view: View, sort: Sort) -> list[str]:
    """How SQLite goes about every kind of leg there is."""
    (key, *_) = view.column(sort.column).sort
    is_number = any(isinstance(value, int) for value in key.common)
    ahead = iter((5, 6, 7) if is_number else ("E", "F", "G"))

    def ask(sql: str, values) -> tuple | None:
        if sql.startswith("SELECT 1"):
            return (1,) if values[0] in (6, "F") else None
        value = next(ahead, None)
        return None if value is None else (value,)

    found = []
    for leg in legs(view, sort, EVERYTHING, ask):
        steps = reader._connection.db.execute(f"EXPLAIN QUERY PLAN {leg.sql}", leg.values)
        found.append("; ".join(step for _, parent, _, step in steps if parent == 0))
    return found


@pytest.mark.parametrize(("view", "column"), SORTED)
def test_every_leg_follows_an_index(mixed, view: View, column: Column):
    if (view.name, column.name) in FEW_ARE_SORTED or any(key.is_whole for key in column.sort):
        pytest.skip("few rows, sorted as they are")
    for way in WAYS:
        for plan in plans(mixed, view, Sort(column.name, way)):
            assert "B-TREE FOR ORDER BY" not in plan, plan


@pytest.mark.parametrize("view", VIEWS.values(), ids=VIEWS.keys())
def test_every_list_has_an_index_of_its_own_order(mixed, view: View):
    walk = view.walk(view.in_order) if view.in_order else None
    sql = f"SELECT {view.id_sql} FROM {view.source_for(view.order, walk)} ORDER BY {view.order}"
    plan = "; ".join(step for *_, step in mixed._connection.db.execute(f"EXPLAIN QUERY PLAN {sql}"))
    assert "B-TREE FOR ORDER BY" not in plan, plan


def test_only_parties_are_sorted_without_an_index():
    whole = {
        view.name for view in VIEWS.values() for c in view.columns for k in c.sort if k.is_whole
    }
    assert whole == {"issuers", "insiders"}
