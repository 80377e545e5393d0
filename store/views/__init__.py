"""The views: what a list shows, once, for the panes, for ``search`` and for ``export``.

Each view is a SQL view of the same rows, so that anyone can select what the screen
shows. A column says how its cells are to be understood; how they look is drawn
elsewhere.
"""

from store.views.filings import FILINGS, FOOTNOTES
from store.views.model import NOTHING, NUMERIC, Column, Key, Kind, View, Walk, view_sql
from store.views.parties import INSIDERS, ISSUERS
from store.views.problems import PROBLEMS
from store.views.rows import HOLDINGS, TRANSACTIONS

VIEWS: dict[str, View] = {
    view.name: view
    for view in (ISSUERS, INSIDERS, TRANSACTIONS, HOLDINGS, FOOTNOTES, FILINGS, PROBLEMS)
}

__all__ = [
    "FILINGS",
    "FOOTNOTES",
    "HOLDINGS",
    "INSIDERS",
    "ISSUERS",
    "NOTHING",
    "NUMERIC",
    "PROBLEMS",
    "TRANSACTIONS",
    "VIEWS",
    "Column",
    "Key",
    "Kind",
    "View",
    "Walk",
    "view_sql",
]
