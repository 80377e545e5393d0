"""Where the words of a search stand, under the rows of a table."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator

from rich.text import Text

from store.export import Found, Listing
from store.hits import Hit
from store.reader import RowView

_MOST = 3
"""Places told under a row."""


class HitLines:
    """The lines under the rows of a table, which is drawn some rows behind those read."""

    def __init__(self, listing: Listing) -> None:
        self._listing = listing
        self._waiting: deque[list[Text]] = deque()

    def heeding(self, rows: Iterable[RowView]) -> Iterator[RowView]:
        """The rows, noting what is to be told under each."""
        for row in rows:
            untold = self._untold(row) if isinstance(row, Found) else []
            self._waiting.append([_line(hit) for hit in untold[:_MOST]])
            yield row

    def next(self) -> list[Text]:
        """The lines under the next row that is drawn."""
        return self._waiting.popleft()

    def _untold(self, row: Found) -> list[Hit]:
        """Hits that the row does not show itself."""
        shown = {row.cells[place] for place in self._listing.places}
        return [hit for hit in row.hits if hit.text not in shown]


def _line(hit: Hit) -> Text:
    line = Text.assemble("  ", (f"{hit.where}: ", "dim"), no_wrap=True)
    start = len(line)
    line.append(hit.snippet)
    for number, (first, last) in enumerate(hit.spans):
        line.stylize("bold", start + first + 2 * number, start + last + 2 * number + 2)
    return line
