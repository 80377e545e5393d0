"""What leads where: the rows behind a total, and what a row is related to.

A table of facts. Each thread ends in a :class:`~tui.explorer.place.Place`, so that
following one and coming back are the same for all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from store.conditions import Scope
from store.harmless import visible
from store.reader import RowView
from store.related import Related
from store.views import FILINGS, HOLDINGS, INSIDERS, ISSUERS, PROBLEMS, TRANSACTIONS, Column, View
from tui.explorer.place import INSIDERS_PANE, ISSUERS_PANE, Place


@dataclass(frozen=True, slots=True)
class Thread:
    """Somewhere to go from here, in words."""

    words: str
    place: Place


def _of_issuer(row: RowView, **place: object) -> Place:
    return Place(issuer_id=row.id, **place)  # type: ignore[arg-type]


def _of_insider(row: RowView, **place: object) -> Place:
    return Place(reporting_owner_id=row.id, **place)  # type: ignore[arg-type]


def _of_filing(row: RowView, **place: object) -> Place:
    filing_id = row.keys.get("filing_id")
    within = Scope(filing_id=filing_id if isinstance(filing_id, int) else None)
    return Place(within=within, **place)  # type: ignore[arg-type]


def _replacing(row: RowView, view: View) -> Place | None:
    by, issuer = row.keys.get("superseded_by"), row.keys.get("issuer_id")
    if not isinstance(by, int):
        return None
    return Place(issuer_id=issuer if isinstance(issuer, int) else None, view=view.name, row_id=by)


_Behind = Callable[[RowView], Place | None]
_OPEN_MARKET = "code:P,S table:1 -is:superseded"
_BEHIND: dict[str, dict[str, tuple[str, _Behind]]] = {
    # view: column: in a word or two, and where its cell leads
    ISSUERS.name: {
        "filings": ("filings", lambda row: _of_issuer(row, view=FILINGS.name)),
        "insiders": ("insiders", lambda row: _of_issuer(row, pane=INSIDERS_PANE)),
        "last_filed": ("filings", lambda row: _of_issuer(row, view=FILINGS.name)),
        "net_open_market_value": ("rows", lambda row: _of_issuer(row, query=_OPEN_MARKET)),
    },
    INSIDERS.name: {
        "filings": ("filings", lambda row: _of_insider(row, view=FILINGS.name)),
        "last_filed": ("filings", lambda row: _of_insider(row, view=FILINGS.name)),
        "issuers": (
            "issuers",
            lambda row: Place(within=Scope(reporting_owner_id=row.id), pane=ISSUERS_PANE),
        ),
    },
    FILINGS.name: {
        "owners": ("owners", lambda row: _of_filing(row, pane=INSIDERS_PANE)),
        "transactions": ("rows", _of_filing),
        "holdings": ("rows", lambda row: _of_filing(row, view=HOLDINGS.name)),
        "problems": ("problems", lambda row: _of_filing(row, view=PROBLEMS.name)),
    },
    TRANSACTIONS.name: {
        "owners": ("owners", lambda row: _of_filing(row, pane=INSIDERS_PANE)),
        "superseded": ("amendment", lambda row: _replacing(row, TRANSACTIONS)),
    },
    HOLDINGS.name: {
        "owners": ("owners", lambda row: _of_filing(row, pane=INSIDERS_PANE)),
        "superseded": ("amendment", lambda row: _replacing(row, HOLDINGS)),
    },
}


def behind(view: View, column: Column, row: RowView | None) -> Thread | None:
    """What stands behind a cell: the rows that a total counts, the row that replaces this one."""
    words, place_of = _BEHIND.get(view.name, {}).get(column.name, ("", None))
    if row is None or place_of is None or not row.cells[view.columns.index(column)]:
        return None
    place = place_of(row)
    if place is not None and place.within != Scope():
        place = replace(place, within_called=_called(view, row))
    return Thread(words, place) if place else None


def _called(view: View, row: RowView) -> str:
    """An insider by name, a filing by its accession number, else by the file it came from."""
    names = ("name",) if view is INSIDERS else ("accession_number", "source", "form_type")
    cells = {column.name: row.cells[n] for n, column in enumerate(view.columns)}
    return visible(str(next((cells[name] for name in names if cells.get(name)), "one filing")))


def threads(found: Related, view: View) -> Iterator[Thread]:
    """All that a row leads to, the nearest first.

    :param view: of which the row is
    """
    rows = view.name if view in (TRANSACTIONS, HOLDINGS) else TRANSACTIONS.name
    issuer = found.issuer_id

    def of_issuer(row_id: int, view_name: str) -> Place:
        return Place(issuer_id=issuer, view=view_name, row_id=row_id)

    if found.superseded_by is not None:
        yield Thread(
            "The row of the amendment that replaces it", of_issuer(found.superseded_by, rows)
        )
    for row_id in found.supersedes:
        yield Thread("The row that it replaces", of_issuer(row_id, rows))
    if found.amends_filing_id is not None:
        yield Thread("The filing that it amends", of_issuer(found.amends_filing_id, FILINGS.name))
    for filing_id in found.amended_by:
        yield Thread("An amendment of its filing", of_issuer(filing_id, FILINGS.name))
    within = Scope(filing_id=found.filing_id)
    called = visible(found.accession_number or "one filing")
    if found.owners > 1:
        words = f"All {found.owners} reporting owners of the filing"
        yield Thread(words, Place(within=within, within_called=called, pane=INSIDERS_PANE))
    if issuer is not None and found.weeks:
        first, last = found.weeks
        yield Thread(
            f"Insiders' transactions from {first} to {last}: from the end of the period"
            " to the day to which the notice extends",
            Place(f"date:{first}..{last}", issuer_id=issuer),
        )
    if issuer is not None and (found.form_type or "").startswith("SC TO"):
        yield Thread(
            "Shares that insiders tendered: rows coded U", Place("code:U", issuer_id=issuer)
        )
    yield Thread("All rows of the filing", Place(within=within, within_called=called, view=rows))
