"""A full disk, a locked file, a folder without permission, two programs at once."""

from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path

import pytest

from parsers.filing import Issuer
from store import database
from store.errors import StoreError
from store.export import Listing, rows_of
from store.reader import Reader
from store.removal import remove
from store.upkeep import CHECKS, findings, opened
from store.views import FILINGS
from store.writer import Writer
from tests.conftest import ROOT, SAMPLES
from tests.store.conftest import add_all, form_4

ACME = Issuer(name="ACME INC", cik="0000000001")


def _add_one(path: Path) -> None:
    with Writer(path) as writer:
        writer.add(form_4(1, ACME), b"1")


def held(path: Path) -> int:
    """How many filings a store holds; it is whole."""
    with opened(path) as connection:
        assert [line for check in CHECKS for line in findings(connection, check)] == []
        return connection.execute("SELECT count(*) FROM filings").fetchone()[0]


# A full disk


def test_a_full_disk_is_told_and_what_was_committed_stays(path):
    add_all(path, SAMPLES)
    with pytest.raises(StoreError, match="no room left on the disk; nothing of the last batch"):
        _add_until_full(path, committing=True)
    assert held(path) >= 10
    before = held(path)
    with Writer(path) as writer:  # when there is room again
        writer.add(form_4(99, ACME, filed=date(2024, 1, 1)), b"99")
    assert held(path) == before + 1


def test_a_disk_that_fills_within_a_batch_keeps_nothing_of_it(path):
    add_all(path, SAMPLES)
    with pytest.raises(StoreError, match="no room left on the disk"):
        _add_until_full(path, committing=False)
    assert held(path) == 10


def _add_until_full(path: Path, committing: bool) -> None:
    with Writer(path) as writer:
        (pages,) = writer._db.execute("PRAGMA page_count").fetchone()
        writer._db.execute(f"PRAGMA max_page_count = {pages + 100}")
        for number in range(1, 20):
            writer.add(form_4(number, ACME), os.urandom(100_000))
            if committing:
                writer.commit()


# A store in use


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Another program in the middle of writing."""
    with closing(sqlite3.connect(path)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.rollback()


@pytest.fixture
def impatient(monkeypatch):
    """Waits a moment for a locked store, not five seconds."""
    monkeypatch.setattr(database, "_BUSY_MS", 20)


@pytest.mark.usefixtures("impatient")
def test_a_store_that_another_program_writes_to_is_told_and_can_be_read(path):
    add_all(path, SAMPLES)
    with locked(path):
        with pytest.raises(StoreError, match="in use by another program; try again"):
            _add_one(path)
        with pytest.raises(StoreError, match="in use by another program"):
            remove(path, ["1"])
        with Reader(path) as reader:
            assert len(list(rows_of(reader, Listing(FILINGS)))) == 10
    assert held(path) == 10


@pytest.mark.usefixtures("impatient")
def test_a_check_of_a_store_in_use_says_so(path):
    add_all(path, SAMPLES)
    with locked(path), opened(path) as connection:
        full_text = next(check for check in CHECKS if check.name == "full text")
        with pytest.raises(StoreError, match="full text cannot be checked: in use"):
            findings(connection, full_text)


def test_a_store_that_is_locked_for_a_moment_is_waited_for(path):
    add_all(path, SAMPLES)
    code = (
        "import sqlite3, sys, time\n"
        "db = sqlite3.connect(sys.argv[1]); db.execute('BEGIN IMMEDIATE')\n"
        "print('locked', flush=True); time.sleep(0.5); db.rollback()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, str(path)], stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "locked\n"
        _add_one(path)
    assert held(path) == 11


# Permissions


@pytest.fixture
def unprivileged() -> None:
    if os.geteuid() == 0:
        pytest.skip("root may write anywhere")


@pytest.mark.usefixtures("unprivileged")
def test_a_folder_that_may_not_be_written_to_is_told(tmp_path):
    folder = tmp_path / "folder"
    add_all(folder / "store.db", SAMPLES)
    folder.chmod(stat.S_IRUSR | stat.S_IXUSR)
    try:
        with pytest.raises(StoreError, match=r"cannot be (written to|opened)"):
            with Writer(folder / "new.db"):
                pass
        with pytest.raises(StoreError):
            remove(folder / "store.db", ["1"])
    finally:
        folder.chmod(stat.S_IRWXU)
    assert held(folder / "store.db") == 10


def test_a_store_that_may_only_be_read_is_told(path, monkeypatch):
    add_all(path, SAMPLES)
    connect = sqlite3.connect

    def read_only(name, **options):
        uri = name if options.get("uri") else f"{Path(name).absolute().as_uri()}?mode=ro"
        return connect(uri, **(options | {"uri": True}))

    monkeypatch.setattr("store.database.sqlite3.connect", read_only)
    for work in (lambda: _add_one(path), lambda: remove(path, ["1"])):
        with pytest.raises(StoreError, match="cannot be written to; check its permissions"):
            work()
    monkeypatch.undo()
    assert held(path) == 10


# Two programs at once

_ADD = """
import sys
from pathlib import Path
from parsers.filing import Issuer
from store.writer import Writer
from tests.store.conftest import form_4
from datetime import date
with Writer(Path(sys.argv[1])) as writer:
    for number in range(int(sys.argv[2]), int(sys.argv[2]) + 60):
        filing = form_4(number, Issuer(name="ACME INC"), filed=date(2024, 1, 1))
        writer.add(filing, b"%d" % number)
        if number % 10 == 0:
            writer.commit()
"""


def test_two_programs_add_while_a_third_reads(path):
    with Writer(path):
        pass
    adding = [
        subprocess.Popen([sys.executable, "-c", _ADD, str(path), str(first)], cwd=ROOT)
        for first in (1000, 2000)
    ]
    seen = []
    with Reader(path) as reader:
        while any(program.poll() is None for program in adding):
            seen.append(sum(1 for _ in rows_of(reader, Listing(FILINGS))))
    assert [program.returncode for program in adding] == [0, 0]
    assert seen == sorted(seen)
    assert held(path) == 120
