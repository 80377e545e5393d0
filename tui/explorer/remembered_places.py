"""A place in the lists as JSON, and back. Nothing that was read is trusted."""

from __future__ import annotations

from typing import Any

from store.conditions import Scope
from store.harmless import visible
from store.reader import Sort
from store.views import VIEWS
from tui.explorer.place import FILING_PANE, ISSUERS_PANE, ROWS_PANE, Place


def spelt(place: Place) -> dict[str, Any]:
    """What is kept of a place."""
    return {
        "query": place.query,
        "issuer": place.issuer_id,
        "insider": place.reporting_owner_id,
        "within": [
            place.within.issuer_id, place.within.reporting_owner_id, place.within.filing_id
        ],
        "within_called": place.within_called,
        "view": place.view,
        "sort": [place.sort.column, place.sort.descending] if place.sort else None,
        "row": place.row_id,
        "pane": place.pane,
        "zoomed": place.is_zoomed,
    }  # fmt: skip


def place_of(kept: object) -> Place | None:
    """The place, as far as it can be gone to; ``None`` where nothing was kept."""
    if not isinstance(kept, dict):
        return None
    query, called = kept.get("query"), kept.get("within_called")
    view = VIEWS.get(str(kept.get("view")))
    within = kept.get("within")
    narrowed = within if isinstance(within, list) and len(within) == 3 else (None, None, None)
    pane = _number(kept.get("pane"))
    return Place(
        query=query if isinstance(query, str) else "",
        within=Scope(*map(_number, narrowed)),
        within_called=visible(called) if isinstance(called, str) else "",
        issuer_id=_number(kept.get("issuer")),
        reporting_owner_id=_number(kept.get("insider")),
        view=view.name if view else Place().view,
        sort=_sort(view.name if view else "", kept.get("sort")),
        row_id=_number(kept.get("row")),
        pane=pane if pane is not None and ISSUERS_PANE <= pane <= FILING_PANE else ROWS_PANE,
        is_zoomed=kept.get("zoomed") is True,
    )


def _sort(view_name: str, kept: object) -> Sort | None:
    """How a list was sorted, if its columns still are those of then."""
    view = VIEWS.get(view_name)
    if view is None or not isinstance(kept, list) or len(kept) != 2:
        return None
    column = next((column for column in view.columns if column.name == kept[0]), None)
    if column is None or view.why_unsorted(column.name):
        return None
    return Sort(column.name, kept[1] is True)


def _number(value: object) -> int | None:
    """A number of a row, as SQLite has them."""
    if not isinstance(value, int) or isinstance(value, bool):
        return None
    return value if abs(value) < 2**63 else None
