"""What a check of a store finds."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from store.errors import StoreError
from store.schema import VERSION
from tests.conftest import SAMPLES
from tests.store.conftest import add_all, wrong


@pytest.fixture
def store(tmp_path: Path) -> Path:
    path = tmp_path / "store.db"
    add_all(path, SAMPLES)
    return path


def harm(path: Path, *statements: str) -> None:
    """Do to a store what section16 never does."""
    db = sqlite3.connect(path)
    for statement in statements:
        db.execute(statement)
    db.commit()
    db.close()


def test_a_store_as_it_was_written_is_whole(store):
    before = store.read_bytes()
    assert wrong(store) == []
    assert wrong(store) == []
    assert store.read_bytes() == before


@pytest.mark.parametrize(
    ("statement", "line"),
    [
        ("DROP INDEX idx_filings_form_type", "index idx_filings_form_type is missing"),
        ("DROP VIEW transaction_rows", "view transaction_rows is missing"),
        ("DROP TRIGGER footnotes_ad", "trigger footnotes_ad is missing"),
        ("DROP TABLE exhibits", "table exhibits is missing"),
        ("ALTER TABLE exhibits DROP COLUMN description",
         "table exhibits is not as this section16 makes it"),
        ("DELETE FROM filings WHERE id = 1", "sources: 1 row of filings that are not there"),
        ("UPDATE transactions SET issuer_id = 99",
         "transactions: 17 rows of issuers that are not there"),
        ("INSERT INTO issuers (name) VALUES ('Nobody')", "issuers: 1 row without any filing"),
        ("DELETE FROM filing_owners", "reporting_owners: 8 rows without any filing"),
        ("UPDATE filing_owners SET day = NULL WHERE id = 1",
         "filing_owners: day of 1 row is not the filing's"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_in_words(store, statement, line):
    harm(store, statement)
    assert line in wrong(store)


def test_a_view_that_is_not_ours(store):
    harm(store, "DROP VIEW issuer_rows", "CREATE VIEW issuer_rows AS SELECT 1 AS id")
    assert wrong(store) == ["view issuer_rows is not as this section16 makes it"]


def test_words_that_do_not_agree_with_their_texts(store):
    harm(store, "DROP TRIGGER footnotes_au", "UPDATE footnotes SET text = 'other' WHERE id = 1")
    assert "footnotes_fts: the index of words does not agree with footnotes" in wrong(store)


def test_words_of_rows_that_are_gone(store):
    harm(store, "DROP TRIGGER footnotes_ad", "DELETE FROM footnotes WHERE id IN (1, 2)")
    found = wrong(store)
    assert "footnotes_fts: words of 2 rows that are gone" in found
    assert "footnotes_fts: the index of words does not agree with footnotes" in found


def test_a_damaged_page(store):
    harm(store, "PRAGMA wal_checkpoint(TRUNCATE)")
    with sqlite3.connect(store) as db:
        (page,) = db.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'footnotes'"
        ).fetchone()
    db.close()
    content = bytearray(store.read_bytes())
    content[4096 * (page - 1) : 4096 * page] = b"\xff" * 4096
    store.write_bytes(content)
    assert any("damaged" in line for line in wrong(store))


def test_a_store_of_another_version_is_left_as_it_is(store):
    for version, words in ((VERSION + 1, "newer section16"), (0, "older section16")):
        harm(store, f"PRAGMA user_version = {version}")
        before = store.read_bytes()
        with pytest.raises(StoreError, match=words):
            wrong(store)
        assert store.read_bytes() == before
