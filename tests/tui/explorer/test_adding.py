"""Adding filings from inside, while one browses."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from store.query import Query
from store.reader import Reader
from store.views import FILINGS
from store.writer import Writer
from tests.conftest import SAMPLES
from tests.store.conftest import wrong
from tui.explorer.adding import Adding, State
from tui.explorer.panes.table_pane import TablePane
from tui.explorer.screens.adding import AddingScreen
from tui.explorer.screens.browse import BrowseScreen
from tui.explorer.widgets.adding_line import AddingLine
from tui.explorer.widgets.store_watch import StoreWatch


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "store.db"
    with Writer(path):
        pass
    return path


def title(user, pane="rows"):
    return user.app.screen.query_one(f"#{pane}").border_title


def filings(path):
    with Reader(path) as reader:
        return reader.count(FILINGS, Query())


async def add(user, *paths):
    await user.press("a")
    user.app.screen._paths.value = " ".join(f"'{path}'" for path in paths)
    await user.press("enter")


async def test_a_folder_is_added_and_seen(explore, path):
    async with explore(store=path) as user:
        await add(user, SAMPLES)
        assert "10 filings added, 1 file passed over" in user.screen
        await user.press("escape")
        user.app.screen.query_one(StoreWatch)._look()
        await user.settle()
        assert "Filings 10" in title(user)
        assert not user.app.screen.query_one(AddingLine).display
    assert wrong(path) == []


async def test_what_cannot_be_read_is_named(explore, path, tmp_path):
    (tmp_path / "no filing.txt").write_text("hello")
    async with explore("80x24", path) as user:
        await add(user, tmp_path / "no filing.txt", tmp_path / "missing")
        assert "0 filings added, 2 files not read" in user.screen
        assert "not read: missing: no such file or folder" in user.screen
        assert "not read: no filing.txt:" in user.screen


async def test_adding_again_changes_nothing(explore, path):
    async with explore(store=path) as user:
        for totals in ("10 filings added", "0 filings added, 10 already there"):
            await add(user, SAMPLES)
            assert totals in user.screen
            await user.press("escape")


async def test_problems_lead_to_their_filings(explore, path, tmp_path):
    good = (SAMPLES / "form-4.xml").read_text()
    bad = tmp_path / "bad.xml"
    shares = r"(<transactionShares>\s*<value>)[^<]*"
    bad.write_text(re.sub(shares, r"\1many", good, count=1))
    async with explore(store=path) as user:
        await add(user, SAMPLES / "form-3.xml")
        await user.press("a")
        assert user.app.screen._paths.value == ""
        await user.type(str(bad))
        await user.press("enter")
        assert "bad.xml  Table I, line 1, shares  no number can be read in 'many'" in user.screen
        assert "p shows the filings with problems" in user.screen
        await user.press("p")
        assert isinstance(user.app.screen, BrowseScreen)
        rows = user.app.screen.query_one("#rows", TablePane)
        assert rows.view is FILINGS
        assert "/has:problem" in user.screen
        assert "Filings 1, 1 marked" in title(user)


async def test_it_goes_on_in_the_background_and_a_key_stops_it(explore, path, monkeypatch):
    """The process is held up, as by a large folder."""
    states = []

    def run(self, tell):
        for state in (
            State(("x",), total=1000),
            State(("x",), total=1000, done=560, files=1234, seconds=10.0),
        ):
            tell(state)
        states.append(self)

    monkeypatch.setattr(Adding, "run", run)
    monkeypatch.setattr(Adding, "stop", lambda self: states.append("stopped"))
    async with explore("80x24", path) as user:
        await user.press("a", "x", "enter")
        assert "1,234 files · 123/s · 56% · 0:08 left" in user.screen
        assert "s stops" in user.screen
        await user.press("escape")
        assert isinstance(user.app.screen, BrowseScreen)
        assert "Adding: 1,234 files · 123/s · 56% · 0:08 left" in user.screen
        assert "stopped" not in states
        await user.press("a", "s")
        assert "stopped" in states
        assert isinstance(user.app.screen, AddingScreen)
        assert "stopping" in user.screen


def many(tmp_path, count):
    """So many filings that it takes a while."""
    folder = tmp_path / "many"
    folder.mkdir()
    source = next(SAMPLES.glob("*.xml")).read_text()
    assert "</ownershipDocument>" in source
    for number in range(count):
        text = source.replace("</ownershipDocument>", f"<!-- {number} --></ownershipDocument>")
        text = text.replace("<value>2024-", f"<value>{1000 + number}-")
        (folder / f"{number:05}.xml").write_text(text)
    return folder


def test_stopping_keeps_what_was_taken(path, tmp_path):
    folder = many(tmp_path, 1500)
    adding = Adding(path, [str(folder)])
    states = []

    def tell(state):
        states.append(state)
        if state.files:
            adding.stop()

    adding.run(tell)
    summary = states[-1].summary
    assert summary.was_stopped
    assert 0 < filings(path) < 1500
    assert f"{filings(path):,} filings added" in summary.totals
    assert wrong(path) == []


def test_when_the_explorer_dies_the_process_stops_and_the_store_is_whole(path, tmp_path):
    folder = many(tmp_path, 3000)
    code = (
        "import sys; from pathlib import Path; from tui.explorer.adding import Adding\n"
        "adding = Adding(Path(sys.argv[1]), [sys.argv[2]])\n"
        "adding.run(lambda state: print(adding._process.pid, state.files, flush=True))"
    )
    explorer = subprocess.Popen(
        [sys.executable, "-c", code, str(path), str(folder)], stdout=subprocess.PIPE, text=True
    )
    child = 0
    for line in explorer.stdout:
        child, files = map(int, line.split())
        if files:
            break
    explorer.send_signal(signal.SIGKILL)
    explorer.wait()
    ends = time.monotonic() + 30
    with suppress(ProcessLookupError):
        while time.monotonic() < ends:
            os.kill(child, 0)
            if (status := _status(child)) in ("Z", ""):
                break
    assert time.monotonic() < ends, status
    assert 0 < filings(path) < 3000
    assert wrong(path) == []


def _status(pid):
    with suppress(OSError):
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
    return ""


def test_a_process_that_is_killed_is_told(path, tmp_path):
    folder = many(tmp_path, 1500)
    adding = Adding(path, [str(folder)])
    states = []

    def tell(state):
        states.append(state)
        if state.files:
            adding._process.kill()

    adding.run(tell)
    assert states[-1].error.startswith("The reading ended early")
    assert wrong(path) == []


def test_a_store_that_cannot_be_written_is_told(tmp_path):
    path = tmp_path / "store.db"
    path.write_bytes(b"no store" * 1000)
    states = []
    Adding(path, [str(SAMPLES)]).run(states.append)
    assert "store.db" in states[-1].error


async def test_leaving_stops_it_and_says_so(explore, path, tmp_path, capsys):
    folder = many(tmp_path, 1500)
    async with explore(store=path) as user:
        line = user.app.screen.query_one(AddingLine)
        line.begin([str(folder)])
        adding = line._adding
        user.app.exit()
    assert "The adding is being stopped" in capsys.readouterr().err
    if (process := adding._process) is not None:  # else it has ended by now
        process.wait(timeout=30)
    assert wrong(path) == []
