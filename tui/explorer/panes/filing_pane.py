"""The panes of one filing: its page, and its footnotes."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import Any

from rich.console import RenderableType
from rich.text import Text
from textual import on

from parsers import preview
from store.errors import StoreError
from store.harmless import visible, visible_lines
from store.reader import RowView
from store.views import HOLDINGS, TRANSACTIONS
from tui.explorer.asking import Asker, Superseded
from tui.explorer.messages import AskFailed, FilingRead, Token
from tui.explorer.panes.text_pane import TextPane
from tui.explorer.spots import rows_of
from tui.explorer.working import in_worker
from tui.render.filing import render_filing
from tui.render.footnotes import footnotes
from tui.render.styles import WARNING

_LABELS = {
    column.name: column.label for view in (TRANSACTIONS, HOLDINGS) for column in view.columns
}


def pages(read: FilingRead) -> Iterable[RenderableType]:
    """The filing as a page, part by part."""
    if read.lost:
        yield Text(f"Its source cannot be read. {visible(read.lost)}\n", WARNING)
    yield from render_filing(read.filing, lambda: preview(read.content))


class FilingPane(TextPane):
    """Reads the filing it is told to show; what it has read goes on to who wants it too."""

    def __init__(self, number: int, path: Path, **kwargs: Any) -> None:
        super().__init__(number, "Filing", **kwargs)
        self._asker = Asker(path)
        self._asked: Token = object()
        self.read: FilingRead | None = None
        """The filing that is shown."""

    def on_unmount(self) -> None:
        self._asker.close()

    def show_filing(self, filing_id: int | None) -> None:
        """Read a filing and show it; ``None`` empties the pane."""
        self._asked = token = object()
        self._asker.supersede(token)
        if filing_id is None:
            self.read = None
            self.name_it("")
            self.show(None)
        else:
            work = partial(self._ask, token, filing_id)
            in_worker(self, work, "ask")

    def _ask(self, token: Token, filing_id: int) -> None:
        """In a worker thread."""
        try:
            filing = self._asker.ask(token, lambda reader: reader.filing(filing_id))
            content, lost = b"", ""
            try:
                content = self._asker.ask(token, lambda reader: reader.source(filing_id))
            except StoreError as error:  # what was read of it can be shown all the same
                lost = str(error)
            self.post_message(FilingRead(token, filing_id, filing, content, rows_of(filing), lost))
        except Superseded:
            return
        except StoreError as error:
            self.post_message(AskFailed(token, str(error)))

    @on(FilingRead)
    def _take(self, message: FilingRead) -> None:
        if message.token is not self._asked:
            message.stop()
            return
        self.read = message
        # A title is markup; a form type is a filing's word, so its brackets are not let in.
        self.name_it(f"Form {visible(message.filing.form_type or '?').replace('[', '(')}")
        self.show(partial(pages, message))

    @on(AskFailed)
    def _say_failed(self, message: AskFailed) -> None:
        """Goes on to those who show something of this filing."""
        if message.token is self._asked:
            self.read = None
            self.name_it("")
            words = Text(f"This filing cannot be read.\n{visible_lines(message.message)}")
            self.show(lambda: [words])


class FootnotesPane(TextPane):
    """The footnotes of the filing that is shown, those of the cell under the cursor first."""

    def __init__(self, number: int, **kwargs: Any) -> None:
        super().__init__(number, "Footnotes", **kwargs)

    def show_notes(self, read: FilingRead | None, row: RowView | None, column: str) -> None:
        if read is None or row is None:
            self.name_it("")
            self.show(None)
            return
        self.name_it(str(len(read.filing.footnotes)))
        self.show(partial(footnotes, read.filing, row.marks, column, _LABELS))
