"""Killed at any moment, a store loses nothing that was said to be in it."""

from __future__ import annotations

import random
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from benchmarks.population import submissions
from store.schema import BY_NAME

FILINGS = 180
"""For each kill: so that there is something left to be added by the last ones."""


ADD = "import tui.cli.add; tui.cli.add.COMMITS = 0; from tui.commands import main; main()"
"""Commits all the time, so that kills come between commits as well as within."""


def adding(folder: Path, store: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", ADD, "--db", str(store), "add", str(folder)]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


def contents(store: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table, but for when it was added."""
    with sqlite3.connect(store) as db:
        found = {}
        for name, table in BY_NAME.items():
            columns = ", ".join(f'"{c.name}"' for c in table.columns if c.name != "added_at")
            found[name] = db.execute(f"SELECT {columns} FROM {name} ORDER BY id").fetchall()
        return found


def committed(store: Path) -> int:
    try:
        with closing(sqlite3.connect(f"{store.as_uri()}?mode=ro", uri=True)) as db:
            return int(db.execute("SELECT count(*) FROM filings").fetchone()[0])
    except sqlite3.Error:  # it is being made
        return 0


def wait_for_more(store: Path, than: int, process: subprocess.Popen[bytes]) -> None:
    """However slow the machine is: half of the kills come after a commit, half at any moment."""
    while committed(store) <= than and process.poll() is None:
        time.sleep(0.02)


def folder_of(path: Path, filings: int) -> Path:
    path.mkdir()
    for number, content in enumerate(submissions(filings)):
        (path / f"{number:05}.txt").write_bytes(content)
    return path


@pytest.mark.parametrize("kills", [5, pytest.param(20, marks=pytest.mark.thorough)])
def test_a_store_killed_at_any_moment_is_whole_and_completes_to_the_same(tmp_path, kills):
    folder = folder_of(tmp_path / "filings", kills * FILINGS)
    whole, killed = tmp_path / "whole.db", tmp_path / "killed.db"
    assert adding(folder, whole).wait(120) == 0
    chance = random.Random(16)
    seen = 0
    counts = set()
    for _ in range(kills):
        process = adding(folder, killed)
        if chance.random() < 0.5:
            wait_for_more(killed, seen, process)
        time.sleep(chance.uniform(0.0, 0.3))
        process.send_signal(signal.SIGKILL)
        process.wait()
        if not killed.exists():
            continue
        with sqlite3.connect(killed) as db:
            assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            assert db.execute("PRAGMA foreign_key_check").fetchall() == []
            if db.execute("PRAGMA user_version").fetchone()[0]:
                count = db.execute("SELECT count(*) FROM filings").fetchone()[0]
                assert count >= seen  # what was committed once stays
                seen = count
                counts.add(count)
    assert len(counts) > kills // 5, counts  # some kills came half-way
    process = adding(folder, killed)
    assert process.wait(120) == 0, process.stderr and process.stderr.read()
    found, expected = contents(killed), contents(whole)
    for name in BY_NAME:
        assert found[name] == expected[name], name
