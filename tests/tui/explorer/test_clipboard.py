"""Copying by programs and by the terminal, and what the notice says of it."""

from __future__ import annotations

import base64
from decimal import Decimal

import pytest

from store.reader import RowView
from store.views import TRANSACTIONS
from tui.explorer import clipboard
from tui.explorer.clipboard import MOST_BY_TERMINAL, Program, as_text, as_tsv, said, sequences

TEXT = "Alder “Corp”, 1½"
PLAIN = f"\x1b]52;c;{base64.b64encode(TEXT.encode()).decode()}\a"


def test_numbers_have_the_digits_filed_and_no_separators():
    assert as_text(Decimal("1234567.500")) == "1234567.500"
    assert as_text(None) == ""
    assert as_text("a\x1b[31m\u202eb\tc\nd") == "a[31mb c d"


def test_rows_are_lines_of_cells():
    columns = (TRANSACTIONS.column("insider"), TRANSACTIONS.column("shares"))
    cells = [None] * len(TRANSACTIONS.columns)
    cells[TRANSACTIONS.columns.index(columns[0])] = "=1+1\tx"
    cells[TRANSACTIONS.columns.index(columns[1])] = Decimal("-5")
    row = RowView(1, {}, tuple(cells), {})
    assert as_tsv(TRANSACTIONS, columns, [row, row], head=True) == (
        "insider\tshares\n'=1+1 x\t-5\n'=1+1 x\t-5"
    )


def test_tmux_is_asked_to_hand_it_on():
    (sequence,) = sequences(TEXT, {"TMUX": "/tmp/tmux-0/default,1,0"})
    assert sequence.startswith("\x1bPtmux;")
    assert sequence.endswith("\x1b\\")
    assert sequence[7:-2].replace("\x1b\x1b", "\x1b") == PLAIN


def test_screen_hands_it_on_in_pieces():
    long = "x" * 3000
    (sequence,) = sequences(long, {"STY": "1.pts"})
    parts = sequence.split("\x1b\\")[:-1]
    assert len(parts) > 1
    assert all(part.startswith("\x1bP") and len(part) < 768 for part in parts)
    whole = "".join(part.removeprefix("\x1bP") for part in parts)
    assert whole == f"\x1b]52;c;{base64.b64encode(long.encode()).decode()}\a"


def test_screen_within_tmux_is_sent_nothing_that_it_would_print():
    assert sequences(TEXT, {"TMUX": "1", "STY": "1.pts"}) == []


def test_elsewhere_the_plain_sequence_is_enough():
    assert sequences(TEXT, {"TERM": "xterm"}) == []


@pytest.fixture
def program(tmp_path, monkeypatch):
    """Puts a program on the path that does as it is told; gives what was put on the clipboard."""
    taken = tmp_path / "taken"

    def make(name, script):
        path = tmp_path / name
        path.write_text(f"#!/bin/sh\n{script.format(taken=taken)}\n")
        path.chmod(0o755)
        return taken

    monkeypatch.setattr(
        clipboard,
        "PROGRAMS",
        (Program(("first", "-i"), needs="DISPLAY"), Program(("second",))),
    )
    monkeypatch.setattr(clipboard, "_PATIENCE", 0.5)
    make.environment = {"PATH": f"{tmp_path}:/bin:/usr/bin", "DISPLAY": ":0"}
    return make


def with_path(monkeypatch, environment):
    monkeypatch.setenv("PATH", environment["PATH"])
    return clipboard.with_program(TEXT, environment)


def test_the_first_program_that_takes_it(program, monkeypatch):
    taken = program("first", "cat > {taken}")
    assert with_path(monkeypatch, program.environment) == "first"
    assert taken.read_text() == TEXT


def test_a_program_without_its_display_is_passed_over(program, monkeypatch):
    program("first", "cat > /dev/null")
    taken = program("second", "cat > {taken}")
    environment = program.environment | {"DISPLAY": ""}
    assert with_path(monkeypatch, environment) == "second"
    assert taken.read_text() == TEXT


@pytest.mark.parametrize("script", ["exit 1", "cat > /dev/null; exec sleep 60"])
def test_a_program_that_fails_or_never_ends_is_given_up(program, monkeypatch, script):
    program("first", script)
    program("second", "cat > {taken}")
    assert with_path(monkeypatch, program.environment) == "second"


def test_a_server_that_stays_behind_is_not_waited_for(program, monkeypatch):
    program("first", "cat > {taken}; sleep 60 &")
    assert with_path(monkeypatch, program.environment) == "first"


def test_no_program_is_there(program, monkeypatch):
    assert with_path(monkeypatch, program.environment | {"PATH": "/nowhere"}) is None


@pytest.mark.parametrize(
    ("program", "environment", "words"),
    [
        ("xclip", {}, "The cell: copied to the clipboard with xclip."),
        (None, {"TMUX": "1"}, "tmux set -s set-clipboard on"),
        (None, {"TMUX": "1", "STY": "1.pts"}, "leave tmux or screen"),
        (None, {}, "handed to the terminal (OSC 52); if it did not arrive,"),
        ("xclip", {"SSH_TTY": "1"}, "and to the other machine's clipboard with xclip"),
    ],
)
def test_the_notice_says_which_way_it_went(program, environment, words):
    assert words in said("The cell", program, 10, environment)


def test_too_long_for_a_terminal():
    words = said("The cell", None, MOST_BY_TERMINAL + 1, {})
    assert words.startswith("The cell: too long for a terminal's clipboard (74,995 bytes)")
    assert "OSC" not in said("The cell", "wl-copy", MOST_BY_TERMINAL + 1, {})


async def test_copying_writes_to_the_terminal_and_tells(explore, monkeypatch):
    monkeypatch.setenv("TMUX", "1")
    monkeypatch.setattr(clipboard, "PROGRAMS", ())
    async with explore() as user:
        written = []
        monkeypatch.setattr(user.app._driver, "write", written.append)
        clipboard.copy_text(user.app, TEXT, "The cell")
        copied = [part for part in written if "52;c;" in part]
        await user.settle()
    assert copied[0] == PLAIN
    assert copied[1].startswith("\x1bPtmux;")
