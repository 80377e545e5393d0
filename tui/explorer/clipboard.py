"""Copying: to the system's clipboard where a program for it is there, else by the terminal.

Terminals take a text by the escape sequence OSC 52 and never say whether they did. So the
sequence is always written, and the notice says which way is sure and which is not.
"""

from __future__ import annotations

import base64
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from textual.app import App

from store.errors import StoreError
from store.export.listing import plain, rows_of
from store.harmless import visible, without_controls, without_formula
from store.reader import CellValue, Reader, RowView
from store.views import Column, View
from tui.explorer.offer import Offer
from tui.explorer.working import in_worker

MOST_BY_TERMINAL = 74_994
"""Bytes of a text that terminals take by OSC 52; many drop a longer one without a word."""
_PATIENCE = 2.0
"""Seconds for a program to take the text."""
_SCREEN_PART = 500
"""Bytes that GNU screen hands on in one piece; it holds no more than 768."""


@dataclass(frozen=True, slots=True)
class Program:
    """A program that puts its standard input on the system's clipboard."""

    command: tuple[str, ...]
    needs: str = ""
    """An environment variable without which it cannot work."""
    encoding: str = "utf-8"

    @property
    def name(self) -> str:
        return self.command[0]

    def is_there(self, environment: Mapping[str, str]) -> bool:
        """Can it be run, and would it work?"""
        if self.needs and not environment.get(self.needs):
            return False
        return shutil.which(self.name, path=environment.get("PATH")) is not None


PROGRAMS = (
    Program(("wl-copy", "--type", "text/plain"), needs="WAYLAND_DISPLAY"),
    Program(("xclip", "-in", "-selection", "clipboard"), needs="DISPLAY"),
    Program(("xsel", "--input", "--clipboard"), needs="DISPLAY"),
    Program(("pbcopy",)),
    Program(("clip.exe",), encoding="utf-16"),  # Windows, and Linux within it
)
"""In the order they are tried."""


def as_text(value: CellValue) -> str:
    """A cell in full: numbers with the digits filed and no separators, no control characters."""
    return without_controls(plain(value))


def as_tsv(
    view: View, columns: Sequence[Column], rows: Iterable[RowView], head: bool = False
) -> str:
    """Rows as lines of cells with tabs between them, for a spreadsheet.

    :param head: the names of the columns first
    """
    places = [view.columns.index(column) for column in columns]
    lines = ["\t".join(column.name for column in columns)] if head else []
    for row in rows:
        cells = (row.cells[place] for place in places)
        lines.append(
            "\t".join(
                without_formula(as_text(cell)) if isinstance(cell, str) else plain(cell)
                for cell in cells
            )
        )
    return "\n".join(lines)


def copy_text(app: App[Any], text: str, what: str) -> None:
    """Copy a text; a notice says how, when that is known.

    :param what: the text in words, as a sentence begins: ``The cell``
    """
    _by_terminal(app, text)
    work = partial(_copy_and_tell, app, text, what)
    in_worker(app, work, "copy")


def copy_rows(app: App[Any], store: Path, offer: Offer, row: RowView | None) -> None:
    """Copy the rows that are marked under the names of their columns; if none is, this one."""
    if not offer.marked:
        if row is not None:
            copy_text(app, as_tsv(offer.listing.view, offer.columns, [row]), "The row")
        return
    work = partial(_read_and_copy, app, store, offer)
    in_worker(app, work, "copy")


def with_program(text: str, environment: Mapping[str, str]) -> str | None:
    """Put a text on the system's clipboard; the name of the program that did. Takes a while."""
    for program in PROGRAMS:
        if not program.is_there(environment):
            continue
        try:
            # What it prints goes nowhere: some stay behind as servers of the clipboard, and a
            # pipe that they hold open would be waited for.
            subprocess.run(
                program.command, input=text.encode(program.encoding), timeout=_PATIENCE, check=True,
                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
            )  # fmt: skip
        except (OSError, subprocess.SubprocessError):
            continue
        return program.name
    return None


def sequences(text: str, environment: Mapping[str, str]) -> list[str]:
    """What to write to the terminal besides plain OSC 52, so that multiplexers hand it on."""
    encoded = base64.b64encode(text.encode()).decode()
    sequence = f"\x1b]52;c;{encoded}\a"
    if _is_nested(environment):  # the inner one would print what is meant for the outer one
        return []
    if environment.get("TMUX"):
        inner = sequence.replace("\x1b", "\x1b\x1b")
        return [f"\x1bPtmux;{inner}\x1b\\"]
    if environment.get("STY"):
        parts = [sequence[i : i + _SCREEN_PART] for i in range(0, len(sequence), _SCREEN_PART)]
        return ["".join(f"\x1bP{part}\x1b\\" for part in parts)]
    return []


def said(what: str, program: str | None, size: int, environment: Mapping[str, str]) -> str:
    """The notice.

    :param program: what took the text for sure
    :param size: bytes of the text
    """
    is_remote = bool(environment.get("SSH_CONNECTION") or environment.get("SSH_TTY"))
    if program and not is_remote:
        return f"{what}: copied to the clipboard with {program}."
    if size > MOST_BY_TERMINAL:
        return f"{what}: too long for a terminal's clipboard ({size:,} bytes); export it with e."
    words = f"{what}: handed to the terminal (OSC 52)"
    if program:
        words += f", and to the other machine's clipboard with {program}"
    return f"{words}; if it did not arrive, {_advice(environment)}."


def _is_nested(environment: Mapping[str, str]) -> bool:
    """In tmux and screen at once? Which of them is the inner one cannot be told."""
    return bool(environment.get("TMUX") and environment.get("STY"))


def _advice(environment: Mapping[str, str]) -> str:
    if _is_nested(environment):
        return "leave tmux or screen: one within the other does not hand it on"
    if environment.get("TMUX"):
        return "type in a shell: tmux set -s set-clipboard on"
    if environment.get("STY"):
        return "the terminal around screen does not take it"
    if environment.get("SSH_CONNECTION") or environment.get("SSH_TTY"):
        return "this terminal does not take it, or must be told to"
    if sys.platform.startswith("linux"):
        return "install wl-copy (Wayland) or xclip (X11)"
    return "this terminal does not take it"


def _by_terminal(app: App[Any], text: str) -> None:
    """By the terminal, if it is short enough; else it is kept to be pasted within the program."""
    if len(text.encode()) > MOST_BY_TERMINAL:
        app._clipboard = text
        return
    app.copy_to_clipboard(text)
    if app._driver is not None:
        for sequence in sequences(text, os.environ):
            app._driver.write(sequence)


def _copy_and_tell(app: App[Any], text: str, what: str) -> None:
    """In a worker thread."""
    program = with_program(text, os.environ)
    words = said(what, program, len(text.encode()), os.environ)
    app.call_from_thread(app.notify, words, timeout=5, markup=False)


def _read_and_copy(app: App[Any], store: Path, offer: Offer) -> None:
    """In a worker thread."""
    listing = offer.marked_listing
    try:
        with Reader(store) as reader:
            rows = list(rows_of(reader, listing))
    except StoreError as error:
        words = visible(str(error))
        app.call_from_thread(app.notify, words, severity="error", markup=False)
        return
    text = as_tsv(listing.view, offer.columns, rows, head=True)
    app.call_from_thread(_by_terminal, app, text)
    noun = listing.view.one if len(rows) == 1 else listing.view.name
    _copy_and_tell(app, text, f"{len(rows):,} {noun} under their heads")
