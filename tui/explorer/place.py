"""Where the user is in the lists, as a thing that can be kept, gone to and come back to.

Jumping to an issuer, following a row to its amendment, opening the rows behind a total
and being there again tomorrow are all the same: going to a :class:`Place`.
"""

from __future__ import annotations

from dataclasses import dataclass

from store.conditions import Scope
from store.reader import Sort
from store.views import TRANSACTIONS

ISSUERS_PANE, INSIDERS_PANE, ROWS_PANE, FOOTNOTES_PANE, FILING_PANE = 1, 2, 3, 4, 5
"""Numbers of the panes, which are their keys as well."""
_MOST = 100


@dataclass(frozen=True, slots=True)
class Place:
    """What is asked, what the lists are narrowed to, and where the cursor stands."""

    query: str = ""
    within: Scope = Scope()
    """What all lists are narrowed to besides: one filing's parties and rows, say."""
    within_called: str = ""
    """What they are narrowed to, in words fit to be shown."""
    issuer_id: int | None = None
    """The issuer under the cursor; ``None`` for all."""
    reporting_owner_id: int | None = None
    view: str = TRANSACTIONS.name
    """Which list of the rows is open, by the name of its view."""
    sort: Sort | None = None
    row_id: int | None = None
    pane: int = ROWS_PANE
    is_zoomed: bool = False


class Trail:
    """The places one came through, to go back and forward on."""

    def __init__(self) -> None:
        self._behind: list[Place] = []
        self._ahead: list[Place] = []

    def leave(self, place: Place) -> None:
        """Remember a place before going to a new one; what lay ahead is forgotten."""
        self._behind = [*self._behind[-_MOST:], place]
        self._ahead.clear()

    def back(self, here: Place) -> Place | None:
        """The place before this one, if there is any."""
        if not self._behind:
            return None
        self._ahead.append(here)
        return self._behind.pop()

    def forward(self, here: Place) -> Place | None:
        """The place one came back from, if there is any."""
        if not self._ahead:
            return None
        self._behind.append(here)
        return self._ahead.pop()
