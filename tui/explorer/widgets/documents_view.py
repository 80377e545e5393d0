"""The documents of a filing as a list, a line each, with a cursor."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import set_cell_size
from rich.segment import Segment
from textual.message import Message

from store.harmless import visible
from tui.explorer.documents import HeldDocument
from tui.explorer.lines import DrawnLines, Portion
from tui.explorer.widgets.cursor_view import CursorView

_NUMBER, _TYPE, _NAME, _SIZE = 4, 16, 30, 12
"""Cells of each column; the description has the rest."""


class DocumentsView(CursorView):
    """Says which document the cursor came to, or was chosen."""

    @dataclass
    class Chosen(Message):
        """A document is to be shown."""

        document: HeldDocument

    _documents: Sequence[HeldDocument] = ()

    def take(self, documents: Sequence[HeldDocument]) -> None:
        """List these; the first one is shown."""
        self._documents = documents
        plain = [_line(each) for each in documents]
        lines = DrawnLines()
        widest = max(map(len, plain), default=0)
        lines.add(Portion([[Segment(line)] for line in plain], plain, widest, [], {}), True)
        self.show(lines, widest)
        if documents:
            self.post_message(self.Chosen(documents[0]))

    def cursor_moved(self) -> None:
        self.chosen()

    def chosen(self) -> None:
        if self.cursor < len(self._documents):
            self.post_message(self.Chosen(self._documents[self.cursor]))


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
