"""Reading a list anew when the store has changed, so that little of the screen moves."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from time import monotonic

from store.conditions import Scope
from store.query import Query
from store.reader import Reader, RowView, Sort
from store.views import View
from tui.explorer.messages import ListReadAgain, Token
from tui.explorer.widgets.held_rows import MARGIN


@dataclass(frozen=True, slots=True)
class Again:
    """A list as it was asked for, and what of it is on the screen."""

    view: View
    query: Query
    scope: Scope
    sort: Sort | None
    cursor: int | None
    """The id under the cursor."""
    steady: tuple[int | None, int]
    """The id of a row on the screen, and its line there."""
    height: int
    """Lines of the screen."""
    marked: frozenset[int]

    def read(self, token: Token, check: Callable[[], None], reader: Reader) -> ListReadAgain:
        """The whole list with the rows that will be on the screen. To be asked in a thread.

        :param check: raises when nobody waits for the answer any more
        """
        began = monotonic()
        ids = array("q")
        with closing(reader.ids(self.view, self.query, self.scope, self.sort)) as parts:
            for part in parts:
                check()
                ids.extend(part)
        marked = self.marked.intersection(ids) if self.marked else self.marked
        windows = self._windows(reader, ids)
        return ListReadAgain(token, ids, windows, frozenset(marked), monotonic() - began)

    def _windows(
        self, reader: Reader, ids: array[int]
    ) -> tuple[tuple[int, tuple[RowView, ...]], ...]:
        steady, line = self.steady
        top = max((_place(ids, steady) or 0) - line, 0)
        cursor = _place(ids, self.cursor)
        spans = [range(max(top - MARGIN, 0), min(top + self.height + MARGIN, len(ids)))]
        if cursor is not None and cursor not in spans[0]:
            spans.append(range(cursor, cursor + 1))
        return tuple(
            (span.start, reader.every_row(self.view, ids[span.start : span.stop])) for span in spans
        )


def _place(ids: array[int], row_id: int | None) -> int | None:
    try:
        return None if row_id is None else ids.index(row_id)
    except ValueError:
        return None
