"""What a store is made of."""

from __future__ import annotations

import pytest

from store.inventory import FULL_TEXT, Coverage, ProblemKind, _place, inventory
from store.schema import BY_NAME


def test_every_table_with_its_rows_and_its_room(sample_store):
    held = inventory(sample_store)
    tables = {table.name: table for table in held.tables}
    assert set(BY_NAME) < set(tables)
    assert tables["transactions"].rows == 17
    assert tables[FULL_TEXT].rows is None
    sizes = [table.bytes for table in held.tables]
    if None not in sizes:  # this SQLite can tell
        assert sizes == sorted(sizes, reverse=True)
        assert sum(sizes) <= sample_store.stat().st_size


def test_without_dbstat_rows_are_counted_all_the_same(sample_store, monkeypatch):
    monkeypatch.setattr("store.inventory._bytes", lambda connection: {})
    tables = {table.name: table for table in inventory(sample_store).tables}
    assert (tables["filings"].rows, tables["filings"].bytes) == (10, None)
    assert set(tables) == set(BY_NAME)


def test_what_the_filings_came_as(sample_store):
    held = inventory(sample_store).coverage
    assert held[0] == Coverage("ownership-xml", 4, "2024-02-12", "2024-05-22")
    assert sum(part.filings for part in held) == 10


def test_problems_by_their_kind(sample_store):
    problems = inventory(sample_store).problems
    assert problems[0] == ProblemKind("note", "exit box", 3)


@pytest.mark.parametrize(
    ("where", "place"),
    [
        ("Table I, line 2, price per share", "Table I"),
        ("footnote F12", "footnote"),
        ("box 2, issuer", "box 2"),
        ("period of report", "period of report"),
    ],
)
def test_the_first_words_of_a_place_are_its_kind(where, place):
    assert _place(where) == place
