"""Rows of a view as a table, and one row under it."""

from __future__ import annotations

import pytest

from store.export import Listing
from store.query import parse
from store.reader import Reader
from store.views import INSIDERS, TRANSACTIONS
from tui.render.detail import detail
from tui.render.listing import listing_lines


@pytest.fixture
def rows(sample_store):
    """Rows of a view that a query finds."""

    def read(view, query):
        with Reader(sample_store) as reader:
            ids = [id for chunk in reader.ids(view, parse(query)) for id in chunk]
            return reader.rows(view, ids)

    return read


def test_numbers_stand_under_each_other(rows):
    listing = Listing(TRANSACTIONS, parse("insider:ashdown"))
    lines = [line.plain for line in listing_lines(listing, rows(TRANSACTIONS, "ashdown"), None)]
    ends = {line.index(value) + len(value) for line, value in zip(
        lines, ("Shares", "4,000", "12,500"), strict=True
    )}  # fmt: skip
    assert len(ends) == 1


@pytest.mark.parametrize("width", [100, 140])
def test_a_terminal_shortens_texts_and_no_number(rows, width):
    listing = Listing(TRANSACTIONS, parse("greylag"))
    found = rows(TRANSACTIONS, "greylag")
    lines = [line.plain for line in listing_lines(listing, found, width)]
    assert "…" in lines[1]
    for value in ("60,000", "48.9125⁽¹⁾", "2,934,750", "2,310,500"):
        assert any(value in line for line in lines)


def test_a_pipe_gets_every_text_whole(rows):
    listing = Listing(INSIDERS, parse(""))
    lines = [line.plain for line in listing_lines(listing, rows(INSIDERS, ""), None)]
    assert any("LINDQVIST BO & INGA FOUNDATION" in line for line in lines)


def test_a_row_is_told_beside_its_cell_and_its_footnotes(rows):
    row = next(r for r in rows(TRANSACTIONS, "reyes code:S price:52.1830"))
    told = detail(
        TRANSACTIONS,
        row,
        TRANSACTIONS.column("transaction_code"),
        (TRANSACTIONS.column("form_type"),),
        {"F1": "Under a plan."},
    ).plain.splitlines()
    assert told[:2] == ["Code S Sale", "⁽¹⁾ Under a plan."]
    assert told[2].startswith("Form 4   Date 2024-05-13   Ticker TWGC")
