"""Lists by ids, rows by id, filings whole."""

from __future__ import annotations

import sqlite3
from decimal import Decimal

import pytest

from store.conditions import Scope
from store.errors import StoreError
from store.query import Query, parse
from store.reader import Reader, Sort
from store.views import FILINGS, INSIDERS, ISSUERS, TRANSACTIONS, VIEWS, Kind
from tests.conftest import SAMPLES
from tests.store.conftest import add_all

EVERYTHING = Query()


def ids(reader: Reader, view, query=EVERYTHING, scope=Scope(), sort=None) -> list[int]:
    return [number for part in reader.ids(view, query, scope, sort) for number in part]


def column(reader: Reader, view, name: str, numbers) -> list:
    place = view.columns.index(view.column(name))
    return [row.cells[place] for row in reader.rows(view, numbers)]


def test_rows_come_in_the_order_of_their_ids(reader):
    numbers = ids(reader, TRANSACTIONS)
    assert len(numbers) == 17
    assert [row.id for row in reader.rows(TRANSACTIONS, numbers)] == numbers
    assert [row.id for row in reader.rows(TRANSACTIONS, [5, 2, 9])] == [5, 2, 9]


def test_ids_that_are_gone_are_left_out(reader):
    assert [row.id for row in reader.rows(TRANSACTIONS, [999, 2])] == [2]


SEVERITIES = ("error", "warning", "note")
"""In the order in which they are sorted."""


def test_the_newest_transactions_come_first(reader):
    dates = column(reader, TRANSACTIONS, "transaction_date", ids(reader, TRANSACTIONS))
    assert dates == sorted(dates, reverse=True)


@pytest.mark.parametrize("view", sorted(VIEWS))
def test_every_column_sorts_both_ways_with_blanks_last(reader, view):
    view = VIEWS[view]
    for wanted in (c for c in view.columns if not c.unsorted and len(c.sort) == 1):
        for descending in (False, True):
            numbers = ids(reader, view, sort=Sort(wanted.name, descending))
            cells = column(reader, view, wanted.name, numbers)
            filled = [cell for cell in cells if cell is not None]
            assert cells == filled + [None] * (len(cells) - len(filled))
            if wanted.kind is Kind.DATE:
                filled = [cell.removeprefix("~") for cell in filled]
            key = SEVERITIES.index if wanted.name == "severity" else None
            assert filled == sorted(filled, key=key, reverse=descending), wanted.name


def test_numbers_have_the_digits_that_were_filed(reader):
    (row,) = ids(reader, TRANSACTIONS, parse("price:52.183"))
    (price,) = column(reader, TRANSACTIONS, "price_per_share", [row])
    assert str(price) == "52.1830"
    assert column(reader, TRANSACTIONS, "value", [row]) == [Decimal("386154.2")]


def test_rows_bear_their_footnote_marks(reader):
    (row,) = reader.rows(TRANSACTIONS, ids(reader, TRANSACTIONS, parse("price:52.183")))
    assert row.marks == {"transaction_code": ("F1",), "price_per_share": ("F2",)}


def test_a_scope_narrows_every_view(reader):
    (larkspur,) = ids(reader, ISSUERS, parse("larkspur"))
    scope = Scope(issuer_id=larkspur)
    found = {name: len(ids(reader, view, scope=scope)) for name, view in VIEWS.items()}
    assert found == {
        "issuers": 1, "insiders": 3, "transactions": 8, "holdings": 2, "footnotes": 10,
        "filings": 5, "problems": 7,
    }  # fmt: skip


def test_an_insiders_filings_are_those_owned_and_those_signed(reader):
    (okafor,) = ids(reader, INSIDERS, parse("okafor"))
    scope = Scope(reporting_owner_id=okafor)
    forms = column(reader, FILINGS, "form_type", ids(reader, FILINGS, scope=scope))
    assert sorted(forms) == ["4", "SC TO-I/A"]


def test_a_filing_is_found_by_accession_number_or_number(reader):
    found = reader.find_filing("0009930021-24-000005")
    assert found is not None
    assert reader.find_filing("000993002124000005") == found
    assert reader.find_filing(str(found)) == found
    assert reader.find_filing("nothing") is None
    assert reader.find_filing("99") is None


def test_a_missing_filing_is_told(reader):
    with pytest.raises(StoreError, match="no filing 99"):
        reader.filing(99)


def test_the_overview_counts_what_is_there(reader, sample_store):
    held = reader.overview()
    assert held.path == sample_store
    assert held.counts["filings"] == 10
    assert dict(held.forms)["4"] == 5
    assert (held.first_date, held.last_date) == ("2024-02-12", "2024-11-12")
    assert dict(held.problems) == {"note": 7}
    assert held.bytes >= sample_store.stat().st_size


@pytest.mark.parametrize("view", VIEWS.values())
def test_anyone_can_select_what_a_list_shows(sample_store, view):
    with sqlite3.connect(sample_store) as db:
        names = [d[0] for d in db.execute(f"SELECT * FROM {view.sql_name}").description]
    assert names == [name for name, _ in view.keys] + [column.name for column in view.columns]


def test_reading_does_not_write(sample_store):
    before = sample_store.read_bytes()
    with Reader(sample_store) as reader, pytest.raises(StoreError):
        reader._connection.execute("DELETE FROM filings")
    assert sample_store.read_bytes() == before


def test_a_list_that_is_interrupted_and_left_leaves_nothing_open(reader, monkeypatch):
    monkeypatch.setattr("store.list_ids._FIRST_CHUNK", 1)
    for query in (EVERYTHING, parse("code:S"), parse("okafor")):
        for view in (TRANSACTIONS, INSIDERS):
            found = reader.ids(view, query, Scope(), Sort(view.columns[0].name))
            next(found)
            reader.interrupt()
            found.close()
            assert ids(reader, TRANSACTIONS)
            assert not reader._connection.db.in_transaction


def test_an_interrupt_stops_a_question(reader):
    chunks = reader.ids(TRANSACTIONS, EVERYTHING)
    next(chunks)
    reader.interrupt()  # nothing runs, so nothing happens
    assert ids(reader, TRANSACTIONS)


@pytest.mark.parametrize("view", VIEWS.values(), ids=VIEWS)
@pytest.mark.parametrize("sort", [None, "filed"], ids=["own order", "sorted"])
@pytest.mark.parametrize(
    ("short", "long"), [(-1, -1), (-1, 10), (10, 10)], ids=["collected late", "walked", "at once"]
)
def test_however_it_is_found_it_is_the_same_in_the_same_order(
    view, sort, short, long, reader, monkeypatch
):
    """Terms that each hold of much, together of little: one way or another is given up."""
    asked = Sort(sort) if sort and any(column.name == sort for column in view.columns) else None
    queries = [
        parse(text)
        for text in ("code:M", "code:M own:direct", "role:director -plan:yes", "shares", "late:no")
    ]
    expected = [ids(reader, view, query, sort=asked) for query in queries]
    monkeypatch.setattr("store.list_ids.MANY", 0)
    monkeypatch.setattr("store.list_ids._SHORT_PATIENCE", short)
    monkeypatch.setattr("store.list_ids._NEXT_PATIENCE", long)
    monkeypatch.setattr("store.list_ids._PATIENCE", long)
    monkeypatch.setattr("store.list_ids._FIRST_CHUNK", 2)
    monkeypatch.setattr("store.connection._STEPS", 1)
    found = [ids(reader, view, query, sort=asked) for query in queries]
    assert found == expected
    assert any(expected)


@pytest.mark.parametrize(
    "damage", ['as_filed = \'{"shares": "1e999999"}\', shares = 1', "shares = 9e999"]
)
def test_a_number_that_no_filing_states_is_damage(path, damage):
    """Written out it would be a million digits."""
    add_all(path, SAMPLES / "form-4.xml")
    with sqlite3.connect(path) as db:
        db.execute(f"UPDATE transactions SET {damage}")
    with (
        Reader(path) as reader,
        pytest.raises(StoreError, match=r"filing 1 is damaged \(.* is no n"),
    ):
        reader.filing(1)


def test_a_source_that_is_damaged_is_told_in_words(path):
    add_all(path, SAMPLES / "form-4.xml")
    with sqlite3.connect(path) as db:
        db.execute("UPDATE sources SET content = x'00'")
    with Reader(path) as reader, pytest.raises(StoreError, match=r"store\.db: filing 1: the bytes"):
        reader.source(1)
