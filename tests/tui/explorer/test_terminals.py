"""The explorer in terminals of several kinds: it draws, obeys, and leaves them clean."""

from __future__ import annotations

import os
import re
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from benchmarks.terminal import Terminal
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


@pytest.mark.xfail(strict=True, reason="Textual turns colours into greys, and writes those")
def test_without_colour_there_is_none(explore_in: Start):
    terminal = explore_in(TERM="xterm-256color", COLORTERM="truecolor", NO_COLOR="1")
    terminal.send("j")
    terminal.send("q")
    assert terminal.ended() == 0
    assert COLOUR.findall(terminal.output)[:3] == []


@pytest.mark.xfail(strict=True, reason="signals are not handled yet")
@pytest.mark.parametrize("by", [signal.SIGTERM, signal.SIGHUP], ids=["SIGTERM", "SIGHUP"])
def test_a_signal_that_ends_it_leaves_the_terminal_clean(
    explore_in: Start, sample_store: Path, by: signal.Signals
):
    terminal = explore_in(TERM="xterm-256color")
    terminal.end(by)
    assert_clean(terminal.output)
    assert wrong(sample_store) == []


def test_a_crash_leaves_the_terminal_clean(start: Start, sample_store: Path):
    terminal = start("-c", CRASH, "--db", str(sample_store), TERM="xterm-256color")
    terminal.until_written(ROWS.search, "the first rows")
    terminal.send("j")
    terminal.ended()
    assert b"broken on purpose" in terminal.output
    assert_clean(terminal.output)
    assert wrong(sample_store) == []


@pytest.mark.xfail(strict=True, reason="the exit status of the app is not passed on yet")
def test_a_crash_is_told_by_the_exit_status(start: Start, sample_store: Path):
    terminal = start("-c", CRASH, "--db", str(sample_store), TERM="xterm-256color")
    terminal.until_written(ROWS.search, "the first rows")
    terminal.send("j")
    assert terminal.ended() == 1


def assert_clean(output: bytes) -> None:
    """The last word on each of the terminal's modes is the one it began with."""
    last = {mode: output[output.rindex(mode) + len(mode) :][:1] for mode in (ALTERNATE, *MOUSE)}
    assert last == dict.fromkeys((ALTERNATE, *MOUSE), b"l")
    assert output[output.rindex(CURSOR) + len(CURSOR) :][:1] == b"h"
