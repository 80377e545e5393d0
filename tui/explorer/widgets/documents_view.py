"""The documents of a filing as a list, a line each, with a cursor."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import set_cell_size
from textual.message import Message

from store.harmless import visible
from tui.explorer.documents import HeldDocument
from tui.explorer.lines import lines_of_words
from tui.explorer.widgets.cursor_view import CursorView

_NUMBER, _TYPE, _NAME, _SIZE = 4, 16, 30, 12
"""Cells of each column; the description has the rest."""
_MOST_LINES = 8
"""So many documents are listed without scrolling; what is shown of them needs room as well."""


class DocumentsView(CursorView):
    """Says which document the cursor came to, or was chosen."""

    @dataclass
    class Chosen(Message):
        """A document is to be shown."""

        document: HeldDocument
        is_to_be_read: bool
        """Enter was pressed: its text takes the keys."""

    @dataclass
    class Paged(Message):
        """A page key was pressed: the document that is shown is to be read on."""

        pages: float

    _documents: Sequence[HeldDocument] = ()

    def take(self, documents: Sequence[HeldDocument]) -> None:
        """List these; the first one is shown."""
        self._documents = documents
        self.styles.height = min(max(len(documents), 1), _MOST_LINES)
        self.show(lines_of_words([_line(each) for each in documents]))
        if documents:
            self.post_message(self.Chosen(documents[0], is_to_be_read=False))

    def cursor_moved(self) -> None:
        self._choose(is_to_be_read=False)

    def action_scroll_pages(self, pages: float) -> None:
        self.post_message(self.Paged(pages))

    def chosen(self) -> None:
        self._choose(is_to_be_read=True)

    def _choose(self, is_to_be_read: bool) -> None:
        if self.cursor < len(self._documents):
            self.post_message(self.Chosen(self._documents[self.cursor], is_to_be_read))


def _line(held: HeldDocument) -> str:
    facts = held.facts
    size = f"{facts.size:,}" if facts.size is not None else ""
    number = f"{facts.sequence or ''}".rjust(_NUMBER - 1)
    cells = (
        (number, _NUMBER), (facts.type or "", _TYPE), (facts.filename or "", _NAME),
        (size.rjust(_SIZE - 2), _SIZE),
    )  # fmt: skip
    columns = "".join(set_cell_size(visible(text)[: width * 2], width) for text, width in cells)
    return columns + visible(facts.description or "")
