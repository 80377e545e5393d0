"""What a table knows of its list: all ids, and the rows near the screen."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence

from store.reader import RowView

MARGIN = 150
"""Rows read beyond the screen on either side, so that scrolling seldom waits."""
_MOST_HELD = 3000


class HeldRows:
    """Ids of a list, eight bytes each, and the rows of some places in it."""

    def __init__(self) -> None:
        self.ids: array[int] = array("q")
        self._rows: dict[int, RowView] = {}
        self._wanted = range(0)

    def __len__(self) -> int:
        return len(self.ids)

    def row(self, place: int) -> RowView | None:
        """The row at a place of the list, if it is held."""
        return self._rows.get(place)

    def id_at(self, place: int) -> int | None:
        """The id at a place of the list, if there is one."""
        return self.ids[place] if 0 <= place < len(self.ids) else None

    def place_of(self, row_id: int | None) -> int | None:
        """Where an id stands in the list, if it is there."""
        try:
            return None if row_id is None else self.ids.index(row_id)
        except ValueError:
            return None

    def hold(self, first: int, rows: Sequence[RowView]) -> None:
        """Keep the rows from a place on; the oldest ones are let go when there are too many."""
        if len(self._rows) > _MOST_HELD:
            self._rows.clear()
            self._wanted = range(0)
        self._rows.update(enumerate(rows, first))

    def around(self, top: int, height: int) -> Iterator[RowView]:
        """The rows held on a screen and near it."""
        for place in range(top - MARGIN, top + height + MARGIN):
            if (row := self._rows.get(place)) is not None:
                yield row

    def want(self, place: int, top: int, height: int) -> range | None:
        """The places to ask for so that ``place`` comes; ``None`` if it was asked for already.

        :param top: the first place on the screen, :param height: how many fit on it
        """
        if place in self._wanted:
            return None
        first = max(top - MARGIN, 0)
        self._wanted = range(first, min(top + height + MARGIN, len(self.ids)))
        return self._wanted
