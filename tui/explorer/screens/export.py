"""The dialog that writes a list to a file, and says how to do it on the command line."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from store.conditions import Scope
from store.errors import StoreError
from store.export import FORMATS, Listing, format_of
from store.harmless import visible
from store.reader import Reader
from tui.explorer.asking import Asker, Superseded
from tui.explorer.clipboard import copy_text
from tui.explorer.command_line import CANNOT, MARKED, command_line, query_for
from tui.explorer.exporting import Progress, Stopped, Writing
from tui.explorer.messages import Token
from tui.explorer.offer import Offer
from tui.explorer.widgets.choice import Choice
from tui.explorer.widgets.path_input import PathInput
from tui.explorer.working import in_worker

_KEYS = "Enter writes \u00b7 Tab completes \u00b7 \u2191\u2193\u2190\u2192 choose \u00b7 Esc closes"
_FORMATS = tuple(FORMATS)
_SUFFIXES = {suffix for form in FORMATS.values() for suffix in form.suffixes}


@dataclass(frozen=True, slots=True)
class _Rows:
    """Some rows that can be written."""

    words: str
    listing: Listing
    count: int | None
    """``None`` until they have been counted."""

    @property
    def label(self) -> str:
        return self.words if self.count is None else f"{self.words}: {self.count:,}"


class ExportScreen(ModalScreen[None]):
    """Asks which rows and columns go into what file, and writes it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Close", show=False),
        Binding("enter", "write", "Write", show=False),
        Binding("down", "app.focus_next", "Next", show=False),
        Binding("up", "app.focus_previous", "Before", show=False),
        Binding("ctrl+y", "copy_line", "Copy the command line", show=False),
    ]

    @dataclass
    class Counted(Message):
        """How many rows one of the choices has."""

        place: int
        count: int

    @dataclass
    class Phrased(Message):
        """The query that gives the same rows on the command line, if one does."""

        token: Token
        query: str | None

    @dataclass
    class Moved(Message):
        """Some more rows are written."""

        progress: Progress

    @dataclass
    class Ended(Message):
        """The writing is over."""

        count: int | None
        """How many rows; ``None`` if there is no file."""
        why: str = ""
        is_there: bool = False
        """There is a file of the name already."""

    def __init__(self, offer: Offer, store: Path) -> None:
        super().__init__()
        self._offer = offer
        self._store = store
        self._asker = Asker(store)
        self._choices = _choices(offer)
        self._writing: Writing | None = None
        self._written = 0
        """Which of the choices is being written."""
        self._token: Token = object()
        self._phrased: dict[tuple[int, str], str | None] = {}
        self._line = ""
        self._replaceable = ""
        """The path of a file that is there and that the user was asked about."""

    def compose(self) -> ComposeResult:
        view = self._offer.listing.view
        shown, every = len(self._offer.columns), len(view.columns)
        is_chosen = self._offer.columns != view.shown
        columns = (f"all {every}", f"those shown: {shown}")
        with Vertical(id="export", classes="dialog"):
            yield PathInput(f"section16-{view.name}.csv", id="path")
            yield Choice("Format", _FORMATS, id="format")
            yield Choice("Rows", [rows.label for rows in self._choices], id="scope")
            yield Choice("Columns", columns, int(is_chosen), id="which")
            yield Static("On the command line (^y copies it)", classes="caption", markup=False)
            yield Static("", id="line", markup=False)
            yield Static("", id="said", markup=False)
            yield Static(Text(_KEYS, "dim"), markup=False)

    def on_mount(self) -> None:
        self.query_one("#export").border_title = f"Export {self._offer.listing.view.name}"
        self._path.enter()
        self._write_line()
        if any(rows.count is None for rows in self._choices):
            in_worker(self, self._count, "count")

    def on_unmount(self) -> None:
        self._asker.close()
        if self._writing is not None:
            self._writing.stop()

    @property
    def _path(self) -> PathInput:
        return self.query_one(PathInput)

    def _choice(self, id: str) -> Choice:
        return self.query_one(f"#{id}", Choice)

    @property
    def _rows(self) -> _Rows:
        return self._choices[self._choice("scope").chosen]

    @property
    def _listing(self) -> Listing:
        """What is to be written, as it is chosen now."""
        is_all = self._choice("which").chosen == 0
        return replace(self._rows.listing, columns=() if is_all else self._offer.columns)

    # Format and suffix are one thing

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        name = format_of(Path(event.value.strip()))
        if name is not None:
            self._choice("format").choose(_FORMATS.index(name))
        self._replaceable = ""
        self._say("")
        self._write_line()

    @on(Choice.Chosen, "#format")
    def _format_chosen(self) -> None:
        name = _FORMATS[self._choice("format").chosen]
        root = self._path.value.strip()
        if (suffix := Path(root).suffix).lower() in _SUFFIXES:
            root = root.removesuffix(suffix)
        self._path.value = f"{root}.{name}"

    @on(Choice.Chosen, "#scope, #which")
    def _rows_chosen(self) -> None:
        self._write_line()

    # The command line

    def _write_line(self) -> None:
        """Say the command line, once it is known whether there is one."""
        if self._rows.listing.only is not None:
            self._show_line("", MARKED)
            return
        key = (self._choice("scope").chosen, _FORMATS[self._choice("format").chosen])
        if key not in self._phrased:
            self._show_line("", "\u2026")
            self._token = token = object()
            self._asker.supersede(token)
            work = partial(self._phrase, token, self._rows.listing, key[1])
            in_worker(self, work, "line")
        elif (query := self._phrased[key]) is None:
            self._show_line("", CANNOT)
        else:
            target = Path(self._path.value.strip()).expanduser()
            self._show_line(command_line(self._store, self._listing, query, target), "")

    def _phrase(self, token: Token, listing: Listing, format_name: str) -> None:
        """In a worker thread."""
        try:
            query = self._asker.ask(
                token, partial(query_for, listing=listing, format_name=format_name)
            )
        except (Superseded, StoreError):
            return
        self.post_message(self.Phrased(token, query))

    @on(Phrased)
    def _take_phrase(self, message: Phrased) -> None:
        message.stop()
        if message.token is self._token:
            key = (self._choice("scope").chosen, _FORMATS[self._choice("format").chosen])
            self._phrased[key] = message.query
            self._write_line()

    def _show_line(self, line: str, instead: str) -> None:
        self._line = line
        shown = Text(visible(line)) if line else Text(instead, "dim")
        self.query_one("#line", Static).update(shown)

    def action_copy_line(self) -> None:
        if self._line:
            copy_text(self.app, self._line, "The command line")
        else:
            self.notify(MARKED if self._rows.listing.only is not None else CANNOT, timeout=3)

    def _count(self) -> None:
        """In a worker thread."""
        try:
            with Reader(self._store) as reader:
                for place, rows in enumerate(self._choices):
                    if rows.count is None:
                        of = rows.listing
                        count = reader.count(of.view, of.query, of.scope)
                        self.post_message(self.Counted(place, count))
        except StoreError:
            return  # writing will say why

    @on(Counted)
    def _take_count(self, message: Counted) -> None:
        message.stop()
        counted = replace(self._choices[message.place], count=message.count)
        self._choices[message.place] = counted
        self._choice("scope").reword(message.place, counted.label)

    # Writing

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_write()

    def action_write(self) -> None:
        typed = self._path.value.strip()
        if self._writing is not None:
            return
        if not Path(typed).name or typed.endswith(os.sep):
            self._say("Name a file.")
            return
        if not Path(typed).suffix:
            typed += f".{_FORMATS[self._choice('format').chosen]}"
            self._path.value = typed
        target = Path(typed).expanduser()
        format_name = format_of(target)
        if format_name is None:
            known = " ".join(f".{name}" for name in _FORMATS)
            self._say(f"No format has the suffix {target.suffix}; there are {known}.")
            return
        may_replace = self._replaceable == str(target)
        self._writing = Writing(self._store, self._listing)
        self._written = self._choice("scope").chosen
        self._say("Writing \u2026 Esc stops")
        work = partial(self._write, self._writing, target, format_name, may_replace)
        in_worker(self, work, "write")

    def _write(self, writing: Writing, target: Path, format_name: str, may_replace: bool) -> None:
        """In a worker thread."""
        if target.is_dir():
            self.post_message(self.Ended(None, "That is a folder; name a file in it."))
            return
        if target.exists() and not may_replace:
            words = f"{target} is there already. Enter again replaces it."
            self.post_message(self.Ended(None, words, is_there=True))
            return
        try:
            count = writing.write(target, format_name, self._tell)
        except Stopped:
            self.post_message(self.Ended(None, "Stopped; nothing was written."))
        except StoreError as error:
            self.post_message(self.Ended(None, str(error)))
        else:
            self.post_message(self.Ended(count, str(target)))

    def _tell(self, progress: Progress) -> None:
        self.post_message(self.Moved(progress))

    @on(Moved)
    def _show_progress(self, message: Moved) -> None:
        message.stop()
        if self._writing is not None:
            progress = replace(message.progress, total=self._choices[self._written].count)
            self._say(f"Writing {progress} \u00b7 Esc stops")

    @on(Ended)
    def _end(self, message: Ended) -> None:
        message.stop()
        self._writing = None
        if message.count is None:
            self._say(message.why)
            if message.is_there:
                self._replaceable = str(Path(self._path.value.strip()).expanduser())
            return
        view = self._offer.listing.view
        noun = view.one if message.count == 1 else view.name
        words = f"{message.count:,} {noun} written to {visible(message.why)}"
        self.app.notify(words, markup=False)
        self.dismiss()

    def action_leave(self) -> None:
        """While a file is being written stop that, else close."""
        if self._writing is not None:
            self._say("Stopping \u2026")
            self._writing.stop()
        else:
            self.dismiss()

    def _say(self, words: str) -> None:
        self.query_one("#said", Static).update(Text(visible(words)))


def _choices(offer: Offer) -> list[_Rows]:
    """The rows that can be written, those that the user most likely means first."""
    listing = offer.listing
    choices = [_Rows("those shown", listing, offer.count)]
    if offer.marked:
        choices.insert(0, _Rows("marked", replace(listing, only=offer.marked), len(offer.marked)))
    if listing.scope != Scope():
        choices.append(_Rows("all that match", replace(listing, scope=Scope()), None))
    return choices
