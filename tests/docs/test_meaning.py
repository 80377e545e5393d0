"""The page of meanings says what the views say, and what it says of counting is so."""

from __future__ import annotations

import sqlite3

import pytest

from store.query import parse
from store.views import TRANSACTIONS
from tests.conftest import ROOT

PAGE = (ROOT / "docs" / "meaning.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("script", ["meaning_page"], indirect=True)
def test_the_page_is_as_the_views_say(script):
    assert script.page() == PAGE, "run: make docs"


@pytest.mark.parametrize(
    "name", ["value", "signed_shares", "days_to_file", "is_late", "superseded"]
)
def test_each_meaning_is_a_sentence_of_the_view(name):
    (line,) = [line for line in PAGE.splitlines() if f"| `{name}` |" in line]
    doc = TRANSACTIONS.column(name).doc
    assert line.endswith(f"| {doc} |")
    assert doc.count(". ") == 0
    assert doc.endswith(".")


def test_every_code_of_which_shares_times_price_were_paid(sample_store):
    (line,) = [line for line in PAGE.splitlines() if line.startswith("Shares times price is")]
    assert "P (purchase), S (sale)" in line
    assert "M (" not in line
    with sqlite3.connect(sample_store) as db:
        codes = db.execute("SELECT DISTINCT transaction_code FROM transactions WHERE value > 0")
        assert all(f" {code} (" in line for (code,) in codes)


def test_a_joint_filing_is_counted_once(sample_store):
    with sqlite3.connect(sample_store) as db:
        joint = db.execute(
            "SELECT line, insider, owners FROM transaction_rows"
            " WHERE accession_number = '0009930021-24-000005' ORDER BY line"
        ).fetchall()
    # Two purchases on the form, two owners.
    assert joint == [(1, "GREYLAG PARTNERS II LP", 2), (2, "GREYLAG PARTNERS II LP", 2)]


@pytest.mark.parametrize("owner", ["greylag", "marchetti"])
def test_whoever_of_its_owners_is_asked_for_each_line_is_one_row(reader, owner):
    found = reader.ids(TRANSACTIONS, parse(f"insider:{owner} form:4"))
    rows = reader.rows(TRANSACTIONS, [number for part in found for number in part])
    place = TRANSACTIONS.columns.index(TRANSACTIONS.column("insider"))
    assert [row.cells[place] for row in rows] == ["GREYLAG PARTNERS II LP"] * 2
