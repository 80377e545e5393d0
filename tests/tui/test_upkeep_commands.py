"""``check``, ``remove`` and ``info``."""

from __future__ import annotations

import gzip
import shutil
import sqlite3

import pytest

from store.database import is_older
from store.schema import SAME_TABLES_SINCE
from tests.conftest import SAMPLES
from tests.store.conftest import add_all
from tests.store.test_migrations import OLD as OLD_STORES
from tests.tui.running import own_store, run  # noqa: F401


def test_a_whole_store_is_one_line(sample_store):
    result = run("check", "--db", sample_store)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == f"whole: {sample_store}, 10 filings, 17 transactions, 7 holdings\n"


def test_what_is_wrong_is_a_line_each(tmp_path):
    db = tmp_path / "store.db"
    add_all(db, SAMPLES)
    with sqlite3.connect(db) as connection:
        connection.execute("DROP VIEW issuer_rows")
        connection.execute("DELETE FROM filings WHERE id = 1")
    result = run("check", "--db", db)
    assert (result.exit_code, result.stdout) == (1, "")
    lines = result.stderr.splitlines()
    assert lines[0] == f"{db}: view issuer_rows is missing"
    assert f"{db}: sources: 1 row of filings that are not there" in lines


def test_a_check_of_a_store_in_use_says_so(tmp_path, monkeypatch):
    monkeypatch.setattr("store.database._BUSY_MS", 20)
    db = tmp_path / "store.db"
    add_all(db, SAMPLES)
    other = sqlite3.connect(db)
    other.execute("BEGIN IMMEDIATE")
    result = run("check", "--db", db)
    other.close()
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == (
        f"{db}: full text cannot be checked: in use by another program; try again when it is done\n"
    )


def test_a_check_of_no_store(tmp_path):
    result = run("check", "--db", tmp_path / "none.db")
    assert result.exit_code == 1
    assert "no store there yet" in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_remove_says_what_went(tmp_path):
    db = tmp_path / "store.db"
    add_all(db, SAMPLES)
    result = run("remove", "0009930021-24-000005", "--db", db)
    assert (result.exit_code, result.stderr) == (0, "")
    first, rows, insiders = result.stdout.splitlines()
    source = SAMPLES / "form-4-submission.txt"
    assert first == f"removed 0009930021-24-000005, Form 4, from {source}"
    assert "filings 1, sources 1" in rows
    assert "transactions 2" in rows
    assert insiders == (
        "insiders without any other filing: GREYLAG PARTNERS II LP, MARCHETTI SOFIA"
    )
    assert run("show", "0009930021-24-000005", "--db", db).exit_code == 1
    assert run("check", "--db", db).exit_code == 0


def test_remove_of_what_is_not_there(tmp_path):
    db = tmp_path / "store.db"
    add_all(db, SAMPLES)
    result = run("remove", "77", "1", "--db", db)
    assert result.exit_code == 1
    assert result.stdout.startswith("removed ")
    assert result.stderr == f"{db}: no filing 77 in it; see: section16 search --view filings\n"


def test_remove_with_nothing_named():
    assert run("remove").exit_code == 2


def test_hostile_words_are_plain_text_when_they_go(tmp_path, hostile_store):
    db = tmp_path / "hostile.db"
    db.write_bytes(hostile_store.read_bytes())
    result = run("remove", "1", "2", "--db", db)
    assert result.exit_code == 0
    assert not {"\x1b", "\x9b", "\x07", "\u202e"} & set(result.stdout)


def test_info_tells_formats_problems_by_kind_and_tables(sample_store):
    lines = run("info", "--db", sample_store).stdout.splitlines()
    words = [line.split() for line in lines]
    assert ["ownership-xml", "4", "2024-02-12", "to", "2024-05-22"] in words
    assert ["exit", "box", "3", "notes"] in words
    assert any(line[:2] == ["transactions", "17"] for line in words[words.index(["tables"]) :])


def test_info_without_sizes_says_the_same_of_the_same_rows(sample_store, tmp_path):
    other = tmp_path / "other.db"
    db = sqlite3.connect(shutil.copy(sample_store, other), isolation_level=None)
    db.execute("PRAGMA journal_mode = DELETE")
    db.execute("PRAGMA page_size = 16384")
    db.execute("VACUUM")
    db.close()

    def printed(store, *words):
        return run("info", *words, "--db", store).stdout.splitlines()[1:]  # the first has the path

    assert printed(sample_store) != printed(other)
    assert printed(sample_store, "--no-sizes") == printed(other, "--no-sizes")
    lines = run("info", "--no-sizes", "--db", sample_store).stdout.splitlines()
    assert lines[0] == str(sample_store)
    tables = [line.split() for line in lines[lines.index("  tables") + 1 :]]
    assert tables[0] == ["footnote_marks", "31"]  # the most rows first
    assert ["transactions", "17"] in tables
    assert not any(" kB" in line for line in lines)


@pytest.mark.parametrize("packed", OLD_STORES, ids=lambda path: path.name)
def test_a_store_of_an_older_program_is_brought_up_to_date_with_a_word(packed, tmp_path):
    store = tmp_path / "old.db"
    store.write_bytes(gzip.decompress(packed.read_bytes()))
    first, second = (run("info", "--db", store) for _ in range(2))
    is_read_again = int(packed.name.split("-")[0]) < SAME_TABLES_SINCE
    what = "its filings are read again" if is_read_again else "its lists are made anew"
    assert first.stderr == f"{store}: made by an older section16; {what} ...\n"
    assert ["filings", "6"] in [line.split()[:2] for line in first.stdout.splitlines()]
    assert (first.exit_code, second.exit_code, second.stderr) == (0, 0, "")


def test_bringing_it_up_to_date_can_be_stopped(tmp_path, monkeypatch):
    store = tmp_path / "old.db"
    store.write_bytes(gzip.decompress(OLD_STORES[0].read_bytes()))
    with monkeypatch.context() as patch:
        patch.setattr("store.intake.Intake.add", interrupted)
        result = run("info", "--db", store)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.splitlines()[1:] == [
        f"{store}: stopped; it is as it was, to be brought up to date another time"
    ]
    assert is_older(store)
    assert run("info", "--db", store).exit_code == 0


def interrupted(*_):
    raise KeyboardInterrupt
