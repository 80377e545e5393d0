"""Taking filings out of a store."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

import parsers
from parsers.filing import Issuer, ReportingOwner, Row
from store.errors import StoreError
from store.export import Listing, rows_of
from store.reader import Reader
from store.removal import remove
from store.schema import TABLES
from store.upkeep import CHECKS, findings, opened
from store.views import VIEWS
from store.writer import Writer
from tests.conftest import SAMPLES
from tests.store.conftest import add_all, form_4, notice

ACME = Issuer(name="ACME INC", cik="0000000001", ticker="ACME")
ADA = ReportingOwner(name="LOVELACE ADA", cik="0000000011")
BOB = ReportingOwner(name="BAGGINS BOB", cik="0000000012")


def counts(path: Path) -> dict[str, int]:
    with sqlite3.connect(path) as db:
        return {
            table.name: db.execute(f"SELECT count(*) FROM {table.name}").fetchone()[0]
            for table in TABLES
        }


def shown(path: Path) -> dict[str, list[str]]:
    """What every view shows, whatever numbers the rows have; a party keeps a CIK it once had."""
    with Reader(path) as reader:
        return {
            name: sorted(
                repr(
                    (
                        [row.cells[p] for p, c in enumerate(view.columns) if c.name != "cik"],
                        row.marks,
                    )
                )
                for row in rows_of(reader, Listing(view))
            )
            for name, view in VIEWS.items()
        }


def wrong(path: Path) -> list[str]:
    with opened(path) as connection:
        return [line for check in CHECKS for line in findings(connection, check)]


SOURCES = sorted(
    source for source in SAMPLES.iterdir() if source.suffix != ".md" and source.is_file()
)


@pytest.mark.parametrize("gone", SOURCES, ids=lambda source: source.name)
def test_a_store_is_then_as_if_the_filing_had_never_been_added(tmp_path, gone):
    every, others = tmp_path / "every.db", tmp_path / "others.db"
    add_all(every, *SOURCES)
    add_all(others, *(source for source in SOURCES if source != gone))
    with Reader(every) as reader:
        (row,) = [
            row for row in rows_of(reader, Listing(VIEWS["filings"])) if str(gone) in row.cells
        ]
    removed = remove(every, [str(row.id)])
    assert [filing.source for filing in removed.filings] == [str(gone)]
    assert counts(every) == counts(others)
    assert shown(every) == shown(others)
    assert wrong(every) == []


def test_what_was_removed_can_be_added_again(path):
    add_all(path, SAMPLES)
    before, content = shown(path), counts(path)
    with Reader(path) as reader:
        number = str(reader.find_filing("0009930021-24-000005"))
    removed = remove(path, [number])
    assert removed.filings[0].accession_number == "0009930021-24-000005"
    assert removed.insiders == ("GREYLAG PARTNERS II LP", "MARCHETTI SOFIA")
    assert removed.rows["transactions"] == 2
    add_all(path, SAMPLES)
    assert shown(path) == before
    assert counts(path) == content


def test_its_words_are_found_no_more(path):
    (filing,) = parsers.read(str(SAMPLES / "form-3.xml"))
    add_all(path, SAMPLES / "form-3.xml")
    remove(path, ["1"])
    assert filing.issuer is not None
    assert set(counts(path).values()) == {0}
    with sqlite3.connect(path) as db:
        found = db.execute("SELECT count(*) FROM issuer_names_fts WHERE name MATCH 'lark*'")
        assert found.fetchone() == (0,)


@pytest.mark.parametrize("name", ["0000000000-24-000001", "000000000024000001", "1"])
def test_filings_are_named_as_in_show(path, name):
    with Writer(path) as writer:
        writer.add(form_4(1, ACME, ADA), b"1")
    assert remove(path, [name]).issuers == ("ACME INC",)


def test_names_that_no_filing_has_are_told_and_the_rest_is_done(path):
    with Writer(path) as writer:
        writer.add(form_4(1, ACME, ADA), b"1")
        writer.add(form_4(2, ACME, BOB), b"2")
    removed = remove(path, ["7", "1", "nonsense", "1"])
    assert removed.unknown == ("7", "nonsense")
    assert [filing.filing_id for filing in removed.filings] == [1]
    assert removed.issuers == ()
    assert removed.insiders == ("LOVELACE ADA",)


def test_a_party_that_stays_is_known_by_what_is_left(path):
    with Writer(path) as writer:
        writer.add(form_4(1, ACME, ADA), b"1")
        later = replace(ACME, name="NEW ACME INC", ticker="NACM")
        writer.add(form_4(2, later, replace(ADA, name="BYRON ADA")), b"2")
    remove(path, ["2"])
    with sqlite3.connect(path) as db:
        issuer = db.execute("SELECT cik, name, name_as_of, ticker FROM issuers").fetchall()
        assert issuer == [("0000000001", "ACME INC", "2024-01-01", "ACME")]
        assert db.execute("SELECT name FROM issuer_names").fetchall() == [("ACME INC",)]
        assert db.execute("SELECT ticker FROM issuer_tickers").fetchall() == [("ACME",)]
        assert db.execute("SELECT name FROM reporting_owners").fetchall() == [("LOVELACE ADA",)]


def test_a_signature_elsewhere_is_untied_from_an_insider_who_is_gone(path):
    with Writer(path) as writer:
        writer.add(form_4(1, ACME, ADA), b"1")
        writer.add(notice(2, ACME, "Ada Lovelace"), b"2")
    remove(path, ["1"])
    with sqlite3.connect(path) as db:
        rows = db.execute("SELECT name, reporting_owner_id, matched_by FROM signatures")
        assert rows.fetchall() == [("/s/ Ada Lovelace", None, None)]
    assert wrong(path) == []


def test_rows_that_a_removed_amendment_replaced_stand_again(path):
    row = Row(
        1, False, security_title="Common Stock", transaction_date=date(2024, 1, 1),
        transaction_code="P", acquired_disposed_code="A", shares=Decimal(10),
        price_per_share=Decimal(1),
    )  # fmt: skip
    original = form_4(1, ACME, ADA, rows=(row,), filed=date(2024, 1, 2))
    amendment = replace(
        form_4(2, ACME, ADA, rows=(replace(row, price_per_share=Decimal(2)),),
               filed=date(2024, 1, 5)),
        form_type="4/A", date_of_original_submission=date(2024, 1, 2),
    )  # fmt: skip
    with Writer(path) as writer:
        writer.add(original, b"1")
        writer.add(amendment, b"2")
    with sqlite3.connect(path) as db:
        rows = db.execute("SELECT superseded_by FROM transactions ORDER BY id")
        assert rows.fetchall() == [(2,), (None,)]
    remove(path, ["2"])
    with sqlite3.connect(path) as db:
        assert db.execute("SELECT superseded_by FROM transactions").fetchall() == [(None,)]


def test_an_amendment_outlives_its_original(path):
    amendment = replace(
        form_4(2, ACME, ADA, filed=date(2024, 1, 5)),
        form_type="4/A", date_of_original_submission=date(2024, 1, 1),
    )  # fmt: skip
    with Writer(path) as writer:
        writer.add(form_4(1, ACME, ADA), b"1")
        writer.add(amendment, b"2")
    remove(path, ["1"])
    with sqlite3.connect(path) as db:
        assert db.execute("SELECT id, amends_filing_id FROM filings").fetchall() == [(2, None)]
    assert wrong(path) == []


def test_all_or_nothing(path, monkeypatch):
    add_all(path, SAMPLES)
    before = counts(path)

    def broken(*_):
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr("store.removal._remove_issuers", broken)
    with pytest.raises(StoreError, match="no room left on the disk"):
        remove(path, ["1", "2"])
    assert counts(path) == before
    assert wrong(path) == []


def test_a_store_that_is_not_there_is_not_made(path):
    with pytest.raises(StoreError, match="no store there yet"):
        remove(path, ["1"])
    assert not path.exists()
