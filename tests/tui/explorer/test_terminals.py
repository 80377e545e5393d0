"""The explorer in terminals of several kinds: it draws, obeys, and leaves them clean."""

from __future__ import annotations

import json
import os
import re
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from benchmarks.terminal import Terminal, plain
from tests.store.conftest import wrong

ROWS = re.compile(r"20\d\d-\d\d-\d\d.*20\d\d-\d\d-\d\d", re.DOTALL)
"""The days of transactions; nothing else on the first screen has two."""
COLOUR = re.compile(rb"\x1b\[(?:\d+;)*(?:3[0-8]|4[0-8]|9[0-7]|10[0-7])(?:;\d+)*m")
ALTERNATE, CURSOR = b"\x1b[?1049", b"\x1b[?25"
MOUSE = (b"\x1b[?1000", b"\x1b[?1003", b"\x1b[?1006")
CRASH = """
from tui.commands import main
from tui.explorer.app import Explorer
def on_key(self):
    raise RuntimeError("broken on purpose")
Explorer.on_key = on_key
main()
"""

Start = Callable[..., Terminal]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Starts Python with these words in a terminal of its own."""
    opened: list[Terminal] = []

    def started(*words: str, **settings: str) -> Terminal:
        environment = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "LANG": "C.UTF-8"}
        try:
            terminal = Terminal([sys.executable, *words], environment | settings)
        except OSError as error:
            pytest.skip(f"no pseudo-terminal is to be had here: {error}")
        opened.append(terminal)
        return terminal

    yield started
    for terminal in opened:
        terminal.close()


@pytest.fixture
def explore_in(start: Start, sample_store: Path) -> Start:
    """Opens the explorer on the samples in such a terminal, and waits for rows."""

    def explored(**settings: str) -> Terminal:
        terminal = start("-m", "tui.commands", "--db", str(sample_store), **settings)
        terminal.until_written(ROWS.search, "the first rows")
        return terminal

    return explored


@pytest.mark.parametrize(
    "settings",
    [
        {"TERM": "xterm"},
        {"TERM": "screen"},
        {"TERM": "tmux-256color", "COLORTERM": "truecolor"},
        {"TERM": "xterm-256color", "TEXTUAL_COLOR_SYSTEM": "standard"},
        {"TERM": "xterm", "LANG": "C", "LC_ALL": "C"},
    ],
    ids=["xterm", "screen", "tmux-256color", "sixteen-colours", "no-locale"],
)
def test_it_draws_and_leaves_any_terminal_clean(explore_in: Start, settings: dict[str, str]):
    terminal = explore_in(**settings)
    terminal.send("q")
    assert terminal.ended() == 0
    assert "Traceback" not in terminal.output.decode(errors="replace")
    assert_clean(terminal.output)


def test_sixteen_colours_are_asked_for_by_their_numbers(explore_in: Start):
    """Otherwise the terminal before would be shown colours that it does not have."""
    output = explore_in(TERM="xterm", TEXTUAL_COLOR_SYSTEM="standard").output
    assert COLOUR.search(output)
    assert not re.search(rb"\x1b\[[\d;]*[34]8;[25];", output)


def test_without_colour_there_is_none(explore_in: Start):
    terminal = explore_in(TERM="xterm-256color", COLORTERM="truecolor", NO_COLOR="1")
    terminal.send("j")
    terminal.send("q")
    assert terminal.ended() == 0
    assert COLOUR.findall(terminal.output)[:3] == []


@pytest.mark.parametrize("by", [signal.SIGTERM, signal.SIGHUP], ids=["SIGTERM", "SIGHUP"])
def test_a_signal_that_ends_it_leaves_the_terminal_clean(
    explore_in: Start, sample_store: Path, by: signal.Signals
):
    terminal = explore_in(TERM="xterm-256color")
    assert terminal.end(by) == 128 + by
    assert_clean(terminal.output)
    assert "Traceback" not in terminal.output.decode()
    assert wrong(sample_store) == []


def test_where_one_was_is_remembered_when_a_signal_ends_it(explore_in: Start, tmp_path: Path):
    terminal = explore_in(TERM="xterm-256color", SECTION16_STATE=str(tmp_path))
    terminal.send("1")
    terminal.quiet(0.3)
    terminal.end(signal.SIGTERM)
    (store,) = json.loads((tmp_path / "explorer.json").read_text())["stores"].values()
    assert store["place"]["pane"] == 1


def test_it_ends_when_its_terminal_is_gone_and_nobody_says_so(explore_in: Start, tmp_path: Path):
    terminal = explore_in(TERM="xterm-256color", SECTION16_STATE=str(tmp_path))
    terminal.send("1")
    terminal.quiet(0.3)
    os.close(terminal.master)
    terminal.master = -1
    assert terminal.process.wait(10) == 128 + signal.SIGHUP
    (store,) = json.loads((tmp_path / "explorer.json").read_text())["stores"].values()
    assert store["place"]["pane"] == 1


def test_a_crash_leaves_the_terminal_clean(start: Start, sample_store: Path):
    terminal = start("-c", CRASH, "--db", str(sample_store), TERM="xterm-256color")
    terminal.until_written(ROWS.search, "the first rows")
    terminal.send("j")
    terminal.ended()
    assert b"broken on purpose" in terminal.output
    assert_clean(terminal.output)
    assert wrong(sample_store) == []


def test_a_crash_is_told_in_words_and_by_the_exit_status(
    start: Start, sample_store: Path, tmp_path: Path
):
    state = {"SECTION16_STATE": str(tmp_path)}
    terminal = start("-c", CRASH, "--db", str(sample_store), TERM="xterm-256color", **state)
    terminal.until_written(ROWS.search, "the first rows")
    terminal.send("j")
    assert terminal.ended() == 1
    said = plain(terminal.output).rpartition("section16 went wrong")[2]
    assert "had to stop: RuntimeError: broken on purpose" in said
    assert "Traceback" not in said
    assert str(tmp_path / "crash.txt") in "".join(said.split())
    report = (tmp_path / "crash.txt").read_text()
    assert report.startswith("section16 ")
    assert "in on_key" in report


def test_where_a_report_cannot_be_written_it_is_shown(start: Start, sample_store: Path):
    state = {"SECTION16_STATE": "/dev/null/nowhere"}
    terminal = start("-c", CRASH, "--db", str(sample_store), TERM="xterm-256color", **state)
    terminal.until_written(ROWS.search, "the first rows")
    terminal.send("j")
    assert terminal.ended() == 1
    assert "Traceback (most recent call last)" in plain(terminal.output)


def assert_clean(output: bytes) -> None:
    """The last word on each of the terminal's modes is the one it began with."""
    last = {mode: output[output.rindex(mode) + len(mode) :][:1] for mode in (ALTERNATE, *MOUSE)}
    assert last == dict.fromkeys((ALTERNATE, *MOUSE), b"l")
    assert output[output.rindex(CURSOR) + len(CURSOR) :][:1] == b"h"
