"""The faces of one filing: as the form looks, as it came, what was read of it, its documents.

Each shows a filing and marks a spot of it; what takes time is done in worker threads, and
only for the faces that are looked at. Each worker is described, for else Textual describes
it by writing out all that it is given, which is a whole filing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any, Protocol

from rich.console import RenderableType
from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical

from store.harmless import visible
from tui.explorer.documents import HeldDocument, documents_of, parts_of
from tui.explorer.drawing import in_words
from tui.explorer.lines import lines_of_words
from tui.explorer.messages import (
    AskFailed,
    DocumentsRead,
    FilingRead,
    Token,
)
from tui.explorer.panes.filing_pane import pages
from tui.explorer.panes.text_pane import TextPane
from tui.explorer.spots import Spot
from tui.explorer.widgets.documents_view import DocumentsView
from tui.explorer.widgets.text_view import TextView
from tui.explorer.working import in_worker


class Face(Protocol):
    """What the screen of a whole filing asks of each of its faces."""

    @property
    def view(self) -> TextView:
        """What takes the focus."""

    @property
    def text_view(self) -> TextView:
        """What is searched for words."""

    def show_filing(self, read: FilingRead, spot: Spot) -> None:
        """Show a filing, a spot of it marked."""

    def mark_spot(self, spot: Spot) -> None:
        """Mark another spot of the filing that is shown, and scroll there."""


class RenderedFace(TextPane):
    """As the form looks."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(0, "Rendered", **kwargs)

    @property
    def view(self) -> TextView:
        return self.text_view

    def show_filing(self, read: FilingRead, spot: Spot) -> None:
        self.show(partial(pages, read))
        self.mark_spot(spot)

    def mark_spot(self, spot: Spot) -> None:
        self.mark(spot.row, spot.field)


class DocumentsFace(Vertical):
    """The documents of the filing: a list, and the one that was chosen below it."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(classes="pane", **kwargs)
        self._read: FilingRead | None = None
        self._token: Token = object()

    def compose(self) -> ComposeResult:
        yield DocumentsView()
        yield TextPane(0, "", id="document")

    @property
    def view(self) -> TextView:
        return self.query_one(DocumentsView)

    @property
    def text_view(self) -> TextView:
        return self.query_one(TextPane).text_view

    def show_filing(self, read: FilingRead, spot: Spot) -> None:
        self._read = read
        self._token = token = object()
        self.query_one(DocumentsView).take(())
        self.query_one(TextPane).show(None)
        work = partial(self._tell_apart, token, read)
        in_worker(self, work, "documents")

    def mark_spot(self, spot: Spot) -> None:
        """Documents have no spots."""

    def _tell_apart(self, token: Token, read: FilingRead) -> None:
        """In a worker thread."""
        try:
            self.post_message(DocumentsRead(token, documents_of(read.filing, read.content)))
        except Exception as error:
            self.post_message(AskFailed(token, in_words(error)))

    @on(DocumentsRead)
    def _take_documents(self, message: DocumentsRead) -> None:
        message.stop()
        if message.token is self._token:
            self.query_one(DocumentsView).take(message.documents)

    @on(AskFailed)
    def _say_failed(self, message: AskFailed) -> None:
        message.stop()
        if message.token is self._token:
            self.view.show(lines_of_words(["Its documents cannot be told apart.", message.message]))

    @on(DocumentsView.Paged)
    def _page(self, message: DocumentsView.Paged) -> None:
        message.stop()
        self.text_view.action_scroll_pages(message.pages)

    @on(DocumentsView.Chosen)
    def _show_document(self, message: DocumentsView.Chosen) -> None:
        message.stop()
        pane = self.query_one(TextPane)
        if message.is_to_be_read:
            pane.text_view.focus()
            return  # it is shown, for the cursor came to it
        held = message.document
        pane.border_title = f"Document {held.facts.sequence or '?'}"
        if self._read is not None:
            pane.show(partial(_document, self._read, held))


def _document(read: FilingRead, held: HeldDocument) -> Iterator[RenderableType]:
    facts: Sequence[str | None] = (held.facts.type, held.facts.filename, held.facts.description)
    yield Text(visible("  ".join(fact for fact in facts if fact)), "bold")
    yield from parts_of(read.filing, read.content, held)
