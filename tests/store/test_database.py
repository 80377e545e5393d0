"""Opening a store, and telling why it cannot be opened."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from store.database import open_for_reading, open_for_writing
from store.errors import StoreError
from store.reader import Reader
from store.schema import TABLES, VERSION
from tests.conftest import SAMPLES
from tests.store.conftest import add_all


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where files are made that are no whole stores."""
    return tmp_path / "store.db"


def test_a_new_store_is_made_with_its_folder(tmp_path):
    path = tmp_path / "new" / "store.db"
    open_for_writing(path).close()
    with sqlite3.connect(path) as db:
        assert db.execute("PRAGMA user_version").fetchone() == (VERSION,)
        assert db.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_a_store_that_is_not_there(path):
    with pytest.raises(StoreError, match="no store there yet; make one with: section16 add"):
        open_for_reading(path)
    assert not path.exists()


@pytest.mark.parametrize("open_store", [open_for_reading, open_for_writing])
def test_a_file_that_is_no_database_is_left_alone(path, open_store):
    path.write_bytes(b"This is a letter to my aunt. " * 50)
    before = path.read_bytes()
    with pytest.raises(StoreError, match="not an SQLite file"):
        open_store(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize("open_store", [open_for_reading, open_for_writing])
def test_another_programs_database_is_left_alone(path, open_store):
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE bookmarks (url)")
    with pytest.raises(StoreError, match="another program"):
        open_store(path)
    with sqlite3.connect(path) as db:
        assert db.execute("SELECT name FROM sqlite_master").fetchall() == [("bookmarks",)]


@pytest.mark.parametrize("open_store", [open_for_reading, open_for_writing])
def test_a_store_of_a_newer_program_is_left_alone(path, open_store):
    open_for_writing(path).close()
    with sqlite3.connect(path) as db:
        db.execute(f"PRAGMA user_version = {VERSION + 1}")
    with pytest.raises(StoreError, match="newer section16"):
        open_store(path)


def test_a_folder_that_cannot_be_written_to(path):
    path.mkdir()
    with pytest.raises(StoreError, match="cannot be opened or made there"):
        open_for_writing(path)


def test_a_folder_that_cannot_be_made(tmp_path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StoreError, match="cannot be opened"):
        open_for_writing(tmp_path / "file" / "store.db")


def test_a_damaged_store_is_told_in_words(path):
    add_all(path, SAMPLES)
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        page = db.execute("SELECT rootpage FROM sqlite_master WHERE name = 'filings'").fetchone()[0]
    content = bytearray(path.read_bytes())
    content[4096 * (page - 1) : 4096 * page] = b"\xff" * 4096
    path.write_bytes(content)
    with Reader(path) as reader, pytest.raises(StoreError, match="damaged; restore it"):
        reader.filing(1)


def test_every_table_and_column_is_as_the_schema_says(path):
    connection = open_for_writing(path)
    for table in TABLES:
        info = connection.execute(f"PRAGMA table_info({table.name})").fetchall()
        assert [(row[1], row[2]) for row in info] == [(c.name, c.type) for c in table.columns]
        keys = {
            row[3]: row[2] for row in connection.execute(f"PRAGMA foreign_key_list({table.name})")
        }
        assert keys == {c.name: c.references for c in table.columns if c.references}
        assert all(column.doc.endswith(".") for column in table.columns)
