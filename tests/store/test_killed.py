"""Killed at any moment, a store loses nothing that was said to be in it."""

from __future__ import annotations

import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from benchmarks.population import submissions
from store.schema import BY_NAME

FILINGS = 1500
KILLS = 20


def adding(folder: Path, store: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "tui.commands", "--db", str(store), "add", str(folder)]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


def contents(store: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table, but for when it was added."""
    with sqlite3.connect(store) as db:
        found = {}
        for name, table in BY_NAME.items():
            columns = ", ".join(f'"{c.name}"' for c in table.columns if c.name != "added_at")
            found[name] = db.execute(f"SELECT {columns} FROM {name} ORDER BY id").fetchall()
        return found


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    path: Path = tmp_path_factory.mktemp("filings")
    for number, content in enumerate(submissions(FILINGS)):
        (path / f"{number:05}.txt").write_bytes(content)
    return path


def test_a_store_killed_at_any_moment_is_whole_and_completes_to_the_same(folder, tmp_path):
    whole, killed = tmp_path / "whole.db", tmp_path / "killed.db"
    assert adding(folder, whole).wait(120) == 0
    chance = random.Random(16)
    seen = 0
    for _ in range(KILLS):
        process = adding(folder, killed)
        time.sleep(chance.uniform(0.3, 0.8))
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
    process = adding(folder, killed)
    assert process.wait(120) == 0, process.stderr and process.stderr.read()
    assert contents(killed) == contents(whole)
