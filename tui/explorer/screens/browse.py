"""The lists: issuers and insiders on the left, rows on the right, what they say below.

The cursor drives the panes to its right: an issuer narrows the insiders and the rows,
an insider the rows, a row brings up its filing and its footnotes.
"""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from rich.text import Text
from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Horizontal
from textual.screen import Screen
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Static

from store.conditions import Scope
from store.export import Listing
from store.harmless import visible
from store.query import Query, Words
from store.reader import RowView
from store.views import FILINGS, HOLDINGS, INSIDERS, ISSUERS, TRANSACTIONS
from tui.explorer.actions import Where, actions, bindings
from tui.explorer.messages import CursorMoved, Deeper, FilingRead
from tui.explorer.panes.filing_pane import FilingPane, FootnotesPane
from tui.explorer.panes.table_pane import TablePane
from tui.explorer.panes.text_pane import TextPane
from tui.explorer.screens.export import ExportScreen
from tui.explorer.screens.filing import FilingScreen
from tui.explorer.screens.help import HelpScreen
from tui.explorer.widgets.bars import Crumbs, KeyBar
from tui.explorer.widgets.search_box import SearchBox
from tui.render.detail import detail

_PAUSE = 0.08
"""Seconds the cursor rests before the panes to its right follow."""
_LEAST_WIDTH, _LEAST_HEIGHT = 40, 10


class BrowseScreen(Screen[None]):
    """The five panes, the search box and the bars."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Where.BROWSE)
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012
        (0, "-narrow"), (100, "-normal"), (170, "-wide"),
    ]  # fmt: skip
    VERTICAL_BREAKPOINTS = [(0, "-low"), (20, "-tall")]  # noqa: RUF012

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        self._query = Query()
        self._pauses: dict[Widget, Timer] = {}
        self._active: TablePane | TextPane | None = None
        self._shown_on: FilingScreen | None = None
        self._insiders_scope = self._rows_scope = Scope()

    def compose(self) -> ComposeResult:
        yield Crumbs(id="crumbs")
        yield SearchBox(id="search")
        with Horizontal(id="body"):
            with Container(id="left", classes="side"):
                yield TablePane(1, (ISSUERS,), self._path, "All issuers", id="issuers")
                yield TablePane(2, (INSIDERS,), self._path, "All insiders", id="insiders")
            with Container(id="right", classes="side"):
                yield TablePane(3, (TRANSACTIONS, HOLDINGS, FILINGS), self._path, id="rows")
                with Container(id="lower", classes="side"):
                    yield FootnotesPane(4, id="footnotes")
                    yield FilingPane(5, self._path, id="filing")
        yield Static("", id="detail", markup=False)
        yield KeyBar(id="keys")
        yield Static("", id="too-small", markup=False)

    def on_mount(self) -> None:
        self._issuers = self.query_one("#issuers", TablePane)
        self._insiders = self.query_one("#insiders", TablePane)
        self._rows = self.query_one("#rows", TablePane)
        self._notes_pane = self.query_one(FootnotesPane)
        self._filing_pane = self.query_one(FilingPane)
        self._ask_all()
        self._go_to(self._rows)

    # The cursor drives the panes to its right

    @on(CursorMoved)
    def _follow(self, message: CursorMoved) -> None:
        message.stop()
        table = message.table
        if table in self._pauses:
            self._pauses[table].stop()
        follow = (
            self._issuer_changed if table is self._issuers.table
            else self._insider_changed if table is self._insiders.table
            else self._row_changed
        )  # fmt: skip
        self._pauses[table] = self.set_timer(_PAUSE, follow)
        self._write_detail()

    def _issuer_changed(self) -> None:
        scope = Scope(issuer_id=self._issuers.table.current_id)
        if scope != self._insiders_scope:
            self._insiders_scope = scope
            self._insiders.show(self._query, scope)
            self._insider_changed()

    def _insider_changed(self) -> None:
        scope = self._scope
        if scope != self._rows_scope:
            self._rows_scope = scope
            self._rows.show(self._query, scope)
        self._write_crumbs()

    def _row_changed(self) -> None:
        row = self._rows.table.current_row
        if row is None:
            if not self._rows.table.row_count:
                self._filing_pane.show_filing(None)
                self._show_notes()
            return
        filing_id = int(row.keys["filing_id"] or 0)
        if self._filing is not None and self._filing.filing_id == filing_id:
            self._show_notes()
        else:
            self._filing_pane.show_filing(filing_id)

    @on(FilingRead)
    def _filing_read(self, message: FilingRead) -> None:
        message.stop()
        self._filing_pane.find(_words(self._query))
        self._show_notes()
        if self._shown_on is not None and self._shown_on.is_attached:
            self._shown_on.show_filing(message)

    def _show_notes(self) -> None:
        table = self._rows.table
        self._notes_pane.show_notes(self._filing, table.current_row, table.current_column.name)
        self._write_detail()

    @property
    def _filing(self) -> FilingRead | None:
        return self._filing_pane.read

    @property
    def _scope(self) -> Scope:
        return Scope(
            issuer_id=self._issuers.table.current_id,
            reporting_owner_id=self._insiders.table.current_id,
        )

    def _ask_all(self) -> None:
        """Ask every list anew, for the query and the scope in force."""
        self._issuers.show(self._query, Scope())
        self._insiders_scope = Scope(issuer_id=self._issuers.table.current_id)
        self._insiders.show(self._query, self._insiders_scope)
        self._rows_scope = self._scope
        self._rows.show(self._query, self._rows_scope)
        self._write_crumbs()

    # Panes

    def _panes(self) -> list[TablePane | TextPane]:
        return [self._issuers, self._insiders, self._rows, self._notes_pane, self._filing_pane]

    @staticmethod
    def _inside(pane: TablePane | TextPane) -> Widget:
        return pane.table if isinstance(pane, TablePane) else pane.text_view

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """The pane in focus is the one shown where there is room for one alone."""
        pane = next((p for p in self._panes() if p in event.widget.ancestors), None)
        if pane is None:
            return
        self._show_alone(pane)
        self._active = pane
        self.set_class(isinstance(pane, TablePane), "-listing")
        where = Where.TABLE if isinstance(pane, TablePane) else Where.TEXT
        shown = (*actions(where), *actions(Where.BROWSE))
        self.query_one(KeyBar).show(action for action in shown if action.shown)
        self._write_detail()
        self._write_crumbs()

    def _go_to(self, pane: TablePane | TextPane) -> None:
        self._show_alone(pane)  # first, for what is hidden takes no focus
        self._inside(pane).focus()

    def _show_alone(self, pane: Widget) -> None:
        """Mark the pane as the one to show where there is room for one alone."""
        for place in self.query(".side, .pane"):
            place.set_class(place is pane or place in pane.ancestors, "-active")

    def action_pane(self, number: int) -> None:
        self._go_to(self._panes()[number - 1])

    def action_next_pane(self) -> None:
        self._step(1)

    def action_previous_pane(self) -> None:
        self._step(-1)

    def _step(self, step: int) -> None:
        panes = self._panes()
        here = next((n for n, pane in enumerate(panes) if pane is self._active), 0)
        self._go_to(panes[(here + step) % len(panes)])

    @on(Deeper)
    def _deeper(self, message: Deeper) -> None:
        message.stop()
        if self._active is self._issuers:
            self._go_to(self._insiders)
        elif self._active is self._insiders:
            self._go_to(self._rows)
        elif self._active is self._rows and not self.is_single:
            self._go_to(self._filing_pane)
        else:
            self.action_open_filing()

    def action_back(self) -> None:
        if self.has_class("-zoomed"):
            self.remove_class("-zoomed")
        elif self._active in (self._notes_pane, self._filing_pane):
            self._go_to(self._rows)
        elif self._active is self._rows:
            self._go_to(self._insiders)
        elif self._active is self._insiders:
            self._go_to(self._issuers)
        elif self._query.terms:
            self.query_one(SearchBox).set_query("")

    def action_zoom(self) -> None:
        self.toggle_class("-zoomed")

    def action_next_tab(self) -> None:
        self._rows.next_tab()
        self._go_to(self._rows)

    def action_footnotes(self) -> None:
        if self._active is self._notes_pane:
            self._go_to(self._rows)
        else:
            self._go_to(self._notes_pane)

    @property
    def is_single(self) -> bool:
        """Is one pane shown at a time?"""
        return any(self.has_class(name) for name in ("-narrow", "-low", "-zoomed"))

    # Search

    def action_search(self) -> None:
        self.add_class("-searching")
        self.query_one(SearchBox).enter()

    @on(SearchBox.Asked)
    def _search(self, message: SearchBox.Asked) -> None:
        message.stop()
        self._query = message.query
        self._ask_all()
        words = _words(self._query)
        self._filing_pane.find(words)
        self._notes_pane.find(words)

    @on(SearchBox.Left)
    def _leave_search(self, message: SearchBox.Left) -> None:
        message.stop()
        self.set_class(bool(self._query.text.strip()), "-searching")
        self._go_to(self._rows)

    def action_next_match(self) -> None:
        self._match(1)

    def action_previous_match(self) -> None:
        self._match(-1)

    def _match(self, step: int) -> None:
        pane = self._notes_pane if self._active is self._notes_pane else self._filing_pane
        if not pane.text_view.go_to_match(step):
            self.notify("Nothing that was searched for stands in this filing.", timeout=3)

    # Filings, exports, help

    def action_previous_filing(self) -> None:
        self._rows.table.neighbour(-1, "filing_id")

    def action_next_filing(self) -> None:
        self._rows.table.neighbour(1, "filing_id")

    def action_open_filing(self) -> None:
        if self._filing is None:
            self.notify("There is no filing under the cursor.", timeout=3)
            return
        self.app.push_screen(FilingScreen(self._filing, self))

    def open_neighbour(self, step: int, screen: FilingScreen) -> None:
        """Move the rows to the next or the previous filing and show it on ``screen``."""
        if self._rows.table.neighbour(step, "filing_id"):
            self._shown_on = screen
            self._row_changed()

    def action_export(self) -> None:
        pane = self._active if isinstance(self._active, TablePane) else self._rows
        scope = {self._issuers: Scope(), self._insiders: self._insiders_scope}.get(
            pane, self._scope
        )
        listing = Listing(pane.view, self._query, scope, pane.sort)
        self.app.push_screen(ExportScreen(listing, self._path, pane.table.listed))

    def action_help(self) -> None:
        where = Where.TABLE if isinstance(self._active, TablePane) else Where.TEXT
        self.app.push_screen(HelpScreen((where, Where.BROWSE)))

    def action_palette(self) -> None:
        self.app.action_command_palette()

    def action_quit(self) -> None:
        self.app.exit()

    # Words around the panes

    def _write_crumbs(self) -> None:
        issuer = self._issuers.table.current_row
        insider = self._insiders.table.current_row
        places = ["section16"]
        places.append(_name(issuer) if issuer else "All issuers")
        places.append(_name(insider) if insider else "All insiders")
        places.append(self._rows.view.name.capitalize())
        self.query_one(Crumbs).show(places)

    def _write_detail(self) -> None:
        """Under a single pane: the cell under the cursor, its footnotes, its row."""
        pane = self._active
        shown = Text("")
        if isinstance(pane, TablePane) and pane.table.current_row is not None:
            table, filing = pane.table, self._filing if pane is self._rows else None
            shown = detail(
                pane.view,
                pane.table.current_row,
                table.current_column,
                table.columns_out_of_sight,
                filing.filing.footnotes if filing else {},
            )
        self.query_one("#detail", Static).update(shown)

    def on_resize(self, event: events.Resize) -> None:
        small = event.size.width < _LEAST_WIDTH or event.size.height < _LEAST_HEIGHT
        if self.has_class("-too-small") and not small and self._active is not None:
            self.call_after_refresh(self._go_to, self._active)  # what was hidden lost its focus
        self.set_class(small, "-too-small")
        if small:
            self.query_one("#too-small", Static).update(
                f"section16 needs {_LEAST_WIDTH} x {_LEAST_HEIGHT} cells;"
                f" here are {event.size.width} x {event.size.height}."
            )


def _words(query: Query) -> list[str]:
    """The words that a query looks for, to be marked in texts."""
    found = []
    for term in query.terms:
        meanings = (term.meaning,) if isinstance(term.meaning, Words) else term.meaning.values
        if not term.negated:
            found += [words.text for words in meanings if isinstance(words, Words)]
    return found


def _name(row: RowView) -> str:
    """An issuer's or insider's name from its row."""
    texts = [value for value in row.cells[:2] if isinstance(value, str)]
    return visible(" ".join(texts) if row.keys.get("issuer_id") else texts[0] if texts else "")
