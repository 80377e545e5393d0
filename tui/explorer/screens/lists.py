"""The lists: issuers and insiders on the left, rows on the right, what they say below.

The cursor drives the panes to its right: an issuer narrows the insiders and the rows,
an insider the rows, a row brings up its filing and its footnotes. What the user can do
besides moving in them is the matter of :mod:`tui.explorer.screens.browse`.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Container, Horizontal
from textual.screen import Screen
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Static

from store.conditions import Scope
from store.errors import QueryError
from store.harmless import visible
from store.query import Query, parse
from store.query_words import words_sought
from store.views import (
    FILINGS,
    FOOTNOTES,
    HOLDINGS,
    INSIDERS,
    ISSUERS,
    PROBLEMS,
    TRANSACTIONS,
    VIEWS,
)
from tui.explorer.actions import Where, actions
from tui.explorer.messages import CursorMoved, FilingRead
from tui.explorer.panes.filing_pane import FilingPane, FootnotesPane
from tui.explorer.panes.table_pane import TablePane
from tui.explorer.panes.text_pane import TextPane
from tui.explorer.place import (
    FILING_PANE,
    FOOTNOTES_PANE,
    INSIDERS_PANE,
    ISSUERS_PANE,
    ROWS_PANE,
    Place,
    Trail,
)
from tui.explorer.remembered import Remembered
from tui.explorer.screens.around import crumbs_of, keys_of
from tui.explorer.spots import NOWHERE, Spot, spot_of
from tui.explorer.threads import Thread, behind
from tui.explorer.widgets.adding_line import AddingLine
from tui.explorer.widgets.bars import Crumbs, KeyBar
from tui.explorer.widgets.search_box import SearchBox
from tui.explorer.widgets.store_watch import StoreWatch
from tui.render.detail import detail

_PAUSE = 0.08
"""Seconds the cursor rests before the panes to its right follow."""
_PARTIES_FIRST = 0.03
"""Seconds that issuers and insiders are asked for before the rows, for they come sooner."""
_LEAST_WIDTH, _LEAST_HEIGHT = 40, 10
Pane = TablePane | TextPane


class ListsScreen(Screen[None]):
    """The five panes and the bars, and how they drive each other."""

    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012
        (0, "-narrow"), (100, "-normal"), (170, "-wide"),
    ]  # fmt: skip
    VERTICAL_BREAKPOINTS = [(0, "-low"), (20, "-tall")]  # noqa: RUF012
    AUTO_FOCUS: ClassVar[str | None] = None

    def __init__(self, path: Path, remembered: Remembered) -> None:
        super().__init__()
        self.path = path
        self.remembered = remembered
        self.query_asked = Query()
        self.within = Scope()
        """What all lists are narrowed to besides the query."""
        self._within_called = ""
        self.active: Pane | None = None
        self.trail = Trail()
        self._pauses: dict[Widget, Timer] = {}
        self._insiders_scope = self._rows_scope = Scope()

    def compose(self) -> ComposeResult:
        views = (TRANSACTIONS, HOLDINGS, FILINGS, FOOTNOTES, PROBLEMS)
        yield Crumbs(id="crumbs")
        yield SearchBox(self.path, lambda: self.remembered.queries, id="search")
        with Horizontal(id="body"):
            with Container(id="left", classes="side"):
                yield TablePane(ISSUERS_PANE, (ISSUERS,), self.path, "All issuers", id="issuers")
                yield TablePane(
                    INSIDERS_PANE, (INSIDERS,), self.path, "All insiders", id="insiders"
                )
            with Container(id="right", classes="side"):
                yield TablePane(ROWS_PANE, views, self.path, id="rows")
                with Container(id="lower", classes="side"):
                    yield FootnotesPane(FOOTNOTES_PANE, id="footnotes")
                    yield FilingPane(FILING_PANE, self.path, id="filing")
        yield Static("", id="detail", markup=False)
        yield AddingLine(self.path, id="adding-line")
        yield KeyBar(id="keys")
        yield Static("", id="too-small", markup=False)
        yield StoreWatch(self.path)

    def on_mount(self) -> None:
        self.issuers = self.query_one("#issuers", TablePane)
        self.insiders = self.query_one("#insiders", TablePane)
        self.rows = self.query_one("#rows", TablePane)
        self.notes_pane = self.query_one(FootnotesPane)
        self.filing_pane = self.query_one(FilingPane)
        self.ask_all()
        self.focus_pane(self.rows)
        if self.remembered.place is not None:
            self.show_place(self.remembered.place)

    # Places

    @property
    def place(self) -> Place:
        """Where the user is."""
        return Place(
            query=self.query_asked.text,
            within=self.within,
            within_called=self._within_called,
            issuer_id=self.issuers.table.target_id,
            reporting_owner_id=self.insiders.table.target_id,
            view=self.rows.view.name,
            sort=self.rows.sort,
            row_id=self.rows.table.target_id,
            pane=self.active.number if self.active else ROWS_PANE,
            is_zoomed=self.has_class("-zoomed"),
        )

    def go_to(self, place: Place) -> None:
        """Leave for another place; the way back leads here again."""
        self.trail.leave(self.place)
        self.show_place(place)

    def show_place(self, place: Place) -> None:
        """Show the lists as they are at a place."""
        try:
            self.query_asked = parse(place.query)
        except QueryError as mistake:  # of a language that has changed since it was kept
            self.query_asked = Query()
            words = f"{visible(place.query)} is not asked: {visible(mistake.message)}"
            self.notify(words, severity="warning", markup=False)
        self.query_one(SearchBox).put(self.query_asked.text)
        self.within, self._within_called = place.within, place.within_called
        query, view = self.query_asked, VIEWS.get(place.view, TRANSACTIONS)
        self.issuers.open(ISSUERS, query, self.within, self.issuers.sort, place.issuer_id)
        self._insiders_scope = replace(
            self.within, issuer_id=place.issuer_id or self.within.issuer_id
        )
        owner_id = place.reporting_owner_id
        self.insiders.open(INSIDERS, query, self._insiders_scope, self.insiders.sort, owner_id)
        self._rows_scope = self.scope
        view = view if view in self.rows.views else TRANSACTIONS
        self.rows.open(view, query, self._rows_scope, place.sort, place.row_id)
        self.zoom(place.is_zoomed)
        self.set_class(bool(query.text.strip()), "-searching")
        self.mark_words()
        self.focus_pane(self.panes[place.pane - 1])
        self._write_crumbs()

    @property
    def scope(self) -> Scope:
        """What the rows are narrowed to."""
        return replace(
            self.within,
            issuer_id=self.issuers.table.target_id or self.within.issuer_id,
            reporting_owner_id=(self.insiders.table.target_id or self.within.reporting_owner_id),
        )

    def scope_of(self, pane: Pane) -> Scope:
        """What the list of a pane is narrowed to."""
        if pane is self.issuers:
            return self.within
        return self._insiders_scope if pane is self.insiders else self._rows_scope

    def widen(self) -> None:
        """Narrow the lists to nothing but the query."""
        self.within, self._within_called = Scope(), ""
        self.ask_all()

    def ask_all(self) -> None:
        """Ask every list anew, for the query and the scope in force."""
        self.issuers.show(self.query_asked, self.within)
        self._insiders_scope = replace(
            self.within, issuer_id=self.issuers.table.target_id or self.within.issuer_id
        )
        self.insiders.show(self.query_asked, self._insiders_scope)
        self._rows_scope = self.scope
        self.rows.show(self.query_asked, self._rows_scope, _PARTIES_FIRST)
        self._write_crumbs()

    # The cursor drives the panes to its right

    @on(CursorMoved)
    def _follow(self, message: CursorMoved) -> None:
        message.stop()
        table = message.table
        if table in self._pauses:
            self._pauses[table].stop()
        follow = (
            self._issuer_changed if table is self.issuers.table
            else self._insider_changed if table is self.insiders.table
            else self.row_changed
        )  # fmt: skip
        self._pauses[table] = self.set_timer(_PAUSE, follow)
        self.write_keys()
        self._write_detail()

    def _issuer_changed(self) -> None:
        issuer_id = self.issuers.table.target_id or self.within.issuer_id
        scope = replace(self.within, issuer_id=issuer_id)
        if scope != self._insiders_scope:
            self._insiders_scope = scope
            self.insiders.show(self.query_asked, scope)
            self._insider_changed()
        self._write_crumbs()

    def _insider_changed(self) -> None:
        scope = self.scope
        if scope != self._rows_scope:
            self._rows_scope = scope
            self.rows.show(self.query_asked, scope)
        self._write_crumbs()

    def row_changed(self) -> None:
        """Bring up the filing and the footnotes of the row under the cursor."""
        self.mark_words()  # not as soon as they are asked for, when lists have to be drawn
        row = self.rows.table.current_row
        if row is None:
            if not self.rows.table.row_count:
                self.filing_pane.show_filing(None)
                self.show_notes()
            return
        filing_id = int(row.keys["filing_id"] or 0)
        if self.filing is not None and self.filing.filing_id == filing_id:
            self.show_notes()
        else:
            self.filing_pane.show_filing(filing_id)

    @on(FilingRead)
    def _filing_read(self, message: FilingRead) -> None:
        message.stop()
        self.filing_pane.find(words_sought(self.query_asked))
        self.show_notes()
        self.filing_shown(message)

    def filing_shown(self, read: FilingRead) -> None:
        """A filing has come up in its pane."""

    def show_notes(self) -> None:
        """The footnotes of the cell under the cursor first."""
        table = self.rows.table
        self.notes_pane.show_notes(self.filing, table.current_row, table.current_column.name)
        spot = self.spot
        self.filing_pane.mark(spot.row, spot.field)
        self._write_detail()

    @property
    def spot(self) -> Spot:
        """What of the filing that is shown the cursor of the rows stands on."""
        row, filing = self.rows.table.current_row, self.filing
        if row is None or filing is None or row.keys.get("filing_id") != filing.filing_id:
            return NOWHERE
        return spot_of(row, self.rows.table.current_column.name)

    @property
    def filing(self) -> FilingRead | None:
        """The filing that is shown."""
        return self.filing_pane.read

    def mark_words(self) -> None:
        """Mark in the texts what is searched for."""
        words = words_sought(self.query_asked)
        self.filing_pane.find(words)
        self.notes_pane.find(words)

    # Panes

    @property
    def panes(self) -> list[Pane]:
        """All of them, in the order of their numbers."""
        return [self.issuers, self.insiders, self.rows, self.notes_pane, self.filing_pane]

    @property
    def is_single(self) -> bool:
        """Is one pane shown at a time?"""
        return any(self.has_class(name) for name in ("-narrow", "-low", "-zoomed"))

    @property
    def cell_thread(self) -> Thread | None:
        """Where Enter leads from the cell under the cursor, if it stands for something else."""
        if not isinstance(self.active, TablePane):
            return None
        table = self.active.table
        return behind(self.active.view, table.current_column, table.current_row)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """The pane in focus is the one shown where there is room for one alone."""
        pane = next((p for p in self.panes if p in event.widget.ancestors), None)
        if pane is None:
            self.write_keys()
            return
        self._show_alone(pane)
        self.active = pane
        # On the one widget that it concerns, for a class of the screen styles all anew.
        self.query_one("#detail").set_class(isinstance(pane, TablePane), "-listing")
        self.write_keys()
        self._write_detail()
        self._write_crumbs()

    def focus_pane(self, pane: Pane) -> None:
        """Go to a pane."""
        self._show_alone(pane)  # first, for what is hidden takes no focus
        (pane.table if isinstance(pane, TablePane) else pane.text_view).focus()

    def zoom(self, is_zoomed: bool) -> None:
        """Give the pane in focus the whole screen, or show the others again."""
        self.set_class(is_zoomed, "-zoomed")
        if self.active is not None:
            self._show_alone(self.active)

    def _show_alone(self, pane: Widget) -> None:
        """Mark the pane as the one to show where there is room for one alone."""
        if not self.is_single or pane.has_class("-active"):
            return  # styling all panes anew takes time
        for place in self.query(".side, .pane"):
            place.set_class(place is pane or place in pane.ancestors, "-active")

    def on_resize(self, event: events.Resize) -> None:
        small = event.size.width < _LEAST_WIDTH or event.size.height < _LEAST_HEIGHT
        if self.has_class("-too-small") and not small and self.active is not None:
            self.call_after_refresh(self.focus_pane, self.active)  # what was hidden lost its focus
        elif self.active is not None:
            self.call_after_refresh(self._show_alone, self.active)
        self.set_class(small, "-too-small")
        if small:
            self.query_one("#too-small", Static).update(
                f"section16 needs {_LEAST_WIDTH} x {_LEAST_HEIGHT} cells;"
                f" here are {event.size.width} x {event.size.height}."
            )

    # Words around the panes

    def write_keys(self) -> None:
        """The keys of what is in focus; Enter says where it leads from this cell."""
        if searching := self.query_one(SearchBox).keys:
            self.query_one(KeyBar).show(action for action in actions(searching) if action.shown)
            return
        where = Where.TABLE if isinstance(self.active, TablePane) else Where.TEXT
        self.query_one(KeyBar).show(keys_of(where, self.cell_thread))

    def _write_crumbs(self) -> None:
        within = "" if self.within == Scope() else self._within_called or "narrowed"
        issuer, insider = self.issuers.table.current_row, self.insiders.table.current_row
        self.query_one(Crumbs).show(crumbs_of(within, issuer, insider, self.rows.view))

    def _write_detail(self) -> None:
        """Under a single pane: the cell under the cursor, its footnotes, its row."""
        pane = self.active
        shown = self.query_one("#detail", Static)
        if not isinstance(pane, TablePane) or pane.table.current_row is None:
            shown.update("", layout=False)
            return
        table, filing = pane.table, self.filing if pane is self.rows else None
        notes = filing.filing.footnotes if filing else {}
        shown.update(
            detail(
                pane.view,
                pane.table.current_row,
                table.current_column,
                table.columns_out_of_sight,
                notes,
            ),
            layout=False,
        )
