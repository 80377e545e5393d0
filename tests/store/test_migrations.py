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
from store.schema import SAME_TABLES_SINCE, TABLES, VERSION
from store.upkeep import CHECKS, findings, opened
from store.writer import Writer

OLD = sorted((Path(__file__).parent / "versions").glob("*.db.gz"))
READ_AGAIN = [path for path in OLD if int(path.name.split("-")[0]) < SAME_TABLES_SINCE]
MADE_ANEW = [path for path in OLD if path not in READ_AGAIN]


def name_of(packed: Path) -> str:
    return packed.name.removesuffix(".db.gz")


@pytest.fixture(params=OLD, ids=name_of)
def old(request: pytest.FixtureRequest, path: Path) -> Path:
    path.write_bytes(gzip.decompress(request.param.read_bytes()))
    return path


@pytest.fixture(params=READ_AGAIN, ids=name_of)
def other_tables(request: pytest.FixtureRequest, path: Path) -> Path:
    """A store whose tables hold something else than those of today."""
    path.write_bytes(gzip.decompress(request.param.read_bytes()))
    return path


@pytest.fixture(params=MADE_ANEW, ids=name_of)
def same_tables(request: pytest.FixtureRequest, path: Path) -> Path:
    """A store of which only views and indexes are others."""
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


def test_a_filing_that_is_none_any_more_leaves_it_as_it_was(other_tables, monkeypatch):
    old = other_tables

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


def test_a_damaged_filing_is_told_in_words(other_tables):
    old = other_tables
    with sqlite3.connect(old) as db:
        whole = db.execute("SELECT content FROM sources WHERE id = 2").fetchone()[0]
        db.execute("UPDATE sources SET content = ? WHERE id = 2", (whole[:40],))
    with pytest.raises(StoreError, match=r"cannot be brought up to date: .*xml: the bytes kept"):
        open_for_writing(old)
    with sqlite3.connect(old) as db:
        db.execute("UPDATE sources SET content = ? WHERE id = 2", (whole,))
    db.close()
    open_for_writing(old).close()


def test_what_is_read_again_is_told_by_the_filing(other_tables):
    told = []
    open_for_writing(other_tables, lambda done, of: told.append((done, of))).close()
    assert told[0] == (0, 6)
    assert told[-1] == (6, 6)
    assert told == sorted(told)


def test_ctrl_c_leaves_it_as_it_was(other_tables):
    def enough(done: int, of: int) -> None:
        if done:
            raise KeyboardInterrupt

    everything = "SELECT type, name, sql FROM sqlite_master ORDER BY name"
    before = rows(other_tables, everything), sources(other_tables)
    with pytest.raises(KeyboardInterrupt):
        open_for_writing(other_tables, enough)
    assert (rows(other_tables, everything), sources(other_tables)) == before
    assert version(other_tables) < SAME_TABLES_SINCE
    open_for_writing(other_tables).close()


def test_views_and_indexes_are_made_anew_without_reading_a_filing(same_tables, monkeypatch):
    monkeypatch.setattr("parsers.read_content", None)
    selects = {table.name: everything_in(same_tables, table.name) for table in TABLES}
    before = {name: rows(same_tables, select) for name, select in selects.items()}
    told = []
    open_for_writing(same_tables, lambda done, of: told.append((done, of))).close()
    assert told == []
    assert version(same_tables) == VERSION
    assert {name: rows(same_tables, select) for name, select in selects.items()} == before
    with opened(same_tables) as connection:
        assert [line for check in CHECKS for line in findings(connection, check)] == []


def everything_in(path: Path, table: str) -> str:
    """A SELECT of the columns that a table has now, though it may be given more."""
    names = [f'"{name}"' for _, name, *_ in rows(path, f"PRAGMA table_info({table})")]
    return f"SELECT {', '.join(names)} FROM {table}"


def test_what_repeats_the_filing_is_added_and_kept(same_tables):
    open_for_writing(same_tables).close()
    days = "SELECT filing_id, day FROM filing_owners ORDER BY id"
    assert rows(same_tables, days) == [
        (id, filed or signed)
        for id, filed, signed in rows(
            same_tables,
            "SELECT f.id, f.filed_date, f.signed_date FROM filing_owners AS o"
            " JOIN filings AS f ON f.id = o.filing_id ORDER BY o.id",
        )
    ]
    with sqlite3.connect(same_tables) as db:
        db.execute("UPDATE filings SET filed_date = '2031-05-06' WHERE id = 1")
    assert rows(same_tables, days)[0] == (1, "2031-05-06")


def test_an_index_that_is_not_as_it_would_be_made_is_made_anew(same_tables):
    with sqlite3.connect(same_tables) as db:
        db.execute("DROP INDEX idx_filings_filed_date")
        db.execute("CREATE INDEX idx_filings_filed_date ON filings (form_type)")
        db.execute("CREATE INDEX idx_filings_of_yore ON filings (remarks)")
    open_for_writing(same_tables).close()  # what it made is compared with a new store afterwards
    named = "SELECT name FROM sqlite_master WHERE type = 'index'"
    assert ("idx_filings_of_yore",) not in rows(same_tables, named)


def test_who_was_left_over_by_an_older_program_goes(same_tables):
    def parties() -> list[list]:
        return [rows(same_tables, f"SELECT * FROM {table} ORDER BY id") for table in (
            "issuers", "reporting_owners", "reporting_owner_names", "issuer_owners")]  # fmt: skip

    before = parties()
    with sqlite3.connect(same_tables) as db:
        db.execute("INSERT INTO reporting_owners (id, name) VALUES (99, 'Nobody')")
        db.execute("INSERT INTO reporting_owner_names (reporting_owner_id, name, name_key)"
                   " VALUES (99, 'Nobody', 'nobody')")  # fmt: skip
        db.execute("INSERT INTO reporting_owner_names_fts (rowid, name)"
                   " SELECT id, name FROM reporting_owner_names WHERE name = 'Nobody'")  # fmt: skip
        db.execute("INSERT INTO issuers (id, name) VALUES (99, 'Nothing')")
        db.executemany("INSERT INTO issuer_owners (issuer_id, reporting_owner_id) VALUES (?, ?)",
                       [(99, 1), (1, 99)])  # fmt: skip
    open_for_writing(same_tables).close()
    assert parties() == before
