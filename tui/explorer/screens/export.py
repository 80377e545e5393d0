"""The dialog that writes what is shown to a file."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from store.errors import StoreError
from store.export import FORMATS, Listing, format_of, rows_for, write_file
from store.harmless import visible
from store.reader import Reader


class ExportScreen(ModalScreen[None]):
    """Asks for a file, whose suffix tells the format, and writes the rows to it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss", "Close", show=False)]

    def __init__(self, listing: Listing, store: Path, count: int) -> None:
        """:param count: how many rows are to be written"""
        super().__init__()
        self._listing = listing
        self._store = store
        self._count = count

    def compose(self) -> ComposeResult:
        view = self._listing.view
        noun = view.one if self._count == 1 else view.name
        with Vertical(id="dialog"):
            yield Static(Text(f"Export {self._count:,} {noun} to", "bold"), markup=False)
            yield Input(f"section16-{view.name}.csv", id="path", compact=True)
            suffixes = ", ".join(f".{name}" for name in FORMATS)
            yield Static(Text(f"The suffix tells the format: {suffixes}", "dim"), markup=False)
            yield Static("", id="said", markup=False)

    def on_mount(self) -> None:
        self.query_one(Input).focus()

    @on(Input.Submitted)
    def _export(self, event: Input.Submitted) -> None:
        target = Path(event.value.strip()).expanduser()
        format_name = format_of(target)
        if format_name is None:
            self._say(f"No format has the suffix {target.suffix!r}.")
            return
        if target.is_dir():
            self._say("That is a folder; name a file in it.")
            return
        self._say("Writing \u2026")
        work = partial(self._write, target, format_name)
        self.run_worker(work, thread=True, exclusive=True, exit_on_error=False)

    def _write(self, target: Path, format_name: str) -> None:
        """In a worker thread."""
        try:
            with Reader(self._store) as reader:
                rows = rows_for(reader, self._listing, format_name)
                count = write_file(self._listing, rows, target, format_name)
        except StoreError as error:
            self.app.call_from_thread(self._say, str(error))
            return
        self.app.call_from_thread(self._done, target, count)

    def _done(self, target: Path, count: int) -> None:
        view = self._listing.view
        noun = view.one if count == 1 else view.name
        self.app.notify(f"{count:,} {noun} written to {target}", markup=False)
        self.dismiss()

    def _say(self, words: str) -> None:
        self.query_one("#said", Static).update(Text(visible(words)))
