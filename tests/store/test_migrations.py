"""Stores of every version that was ever made, brought up to date.

The stores in `versions` were made by the program of their day, from six of the sample
filings. They are never made anew; a version that ships adds one.
"""

from __future__ import annotations

import gzip
import sqlite3
import zlib
from pathlib import Path

import pytest

from parsers import read_content
from parsers.errors import NotAFiling
from store.database import is_older, open_for_reading, open_for_writing
from store.errors import StoreError
from store.removal import remove
from store.schema import TABLES, VERSION
from store.upkeep import opened
from store.writer import Writer

OLD = sorted((Path(__file__).parent / "versions").glob("*.db.gz"))


@pytest.fixture(params=OLD, ids=lambda path: path.name.removesuffix(".db.gz"))
def old(request: pytest.FixtureRequest, path: Path) -> Path:
    path.write_bytes(gzip.decompress(request.param.read_bytes()))
    return path


def rows(path: Path, sql: str) -> list:
    with sqlite3.connect(path) as db:
        return db.execute(sql).fetchall()


def sources(path: Path) -> list:
    found = rows(path, "SELECT source, added_at, sha256, content FROM sources ORDER BY id")
    return [(*facts, zlib.decompress(content)) for *facts, content in found]


def version(path: Path) -> int:
    return rows(path, "PRAGMA user_version")[0][0]


def test_there_is_a_store_of_every_version():
    assert {int(path.name.split("-")[0]) for path in OLD} == set(range(1, VERSION))


def test_what_it_holds_is_what_a_new_store_would_hold(old, tmp_path):
    before = sources(old)
    assert len(before) == 6
    new = tmp_path / "new.db"
    with Writer(new) as writer:
        for source, _, _, received in before:
            writer.add(read_content(received, source), received)
    open_for_writing(old).close()
    assert version(old) == VERSION
    assert sources(old) == before
    for table in TABLES:
        if table.name != "sources":
            select = f"SELECT * FROM {table.name} ORDER BY id"
            assert rows(old, select) == rows(new, select), table.name


def test_it_can_be_added_to_and_searched(old):
    received = b"<ownershipDocument></ownershipDocument>"
    with Writer(old) as writer:
        writer.add(read_content(received, "empty.xml"), received)
    assert rows(old, "SELECT count(*) FROM filings") == [(7,)]
    found = "SELECT count(*) FROM footnotes_fts WHERE footnotes_fts MATCH 'shares OR price'"
    assert rows(old, found)[0][0] > 0


def test_it_is_brought_up_to_date_when_it_is_read(old):
    assert is_older(old)
    open_for_reading(old).close()
    assert not is_older(old)
    assert version(old) == VERSION


def test_a_check_or_a_removal_does_not_touch_it(old):
    before = old.read_bytes()
    with pytest.raises(StoreError, match="older section16"), opened(old):
        pass
    with pytest.raises(StoreError, match="older section16"):
        remove(old, ["1"])
    assert old.read_bytes() == before
    open_for_writing(old).close()


def test_a_filing_that_is_none_any_more_leaves_it_as_it_was(old, monkeypatch):
    def refuse(content: bytes, source: str) -> None:
        raise NotAFiling("a shopping list")

    before = sources(old)
    with monkeypatch.context() as patch:
        patch.setattr("parsers.read_content", refuse)
        with pytest.raises(StoreError, match=r"store\.db: cannot be brought up to date: .*: a sho"):
            open_for_writing(old)
    assert version(old) == 1
    assert sources(old) == before
    open_for_writing(old).close()


def test_a_damaged_filing_is_told_in_words(old):
    with sqlite3.connect(old) as db:
        whole = db.execute("SELECT content FROM sources WHERE id = 2").fetchone()[0]
        db.execute("UPDATE sources SET content = ? WHERE id = 2", (whole[:40],))
    with pytest.raises(StoreError, match=r"cannot be brought up to date: .*xml: the bytes kept"):
        open_for_writing(old)
    with sqlite3.connect(old) as db:
        db.execute("UPDATE sources SET content = ? WHERE id = 2", (whole,))
    db.close()
    open_for_writing(old).close()
