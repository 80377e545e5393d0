"""What the user can do on the lists: go about, search, follow threads, export, ask for help."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.binding import BindingType

from store.conditions import Scope
from store.errors import StoreError
from store.parties import PartyKind
from store.reader import Reader
from store.views import FILINGS
from tui.explorer.actions import Where, bindings
from tui.explorer.messages import AskFailed, Deeper, FilingRead, RelatedRead, StoreChanged
from tui.explorer.panes.table_pane import TablePane
from tui.explorer.place import ROWS_PANE, Place
from tui.explorer.remembered import Remembered
from tui.explorer.screens.adding import AddingScreen
from tui.explorer.screens.export import ExportScreen
from tui.explorer.screens.filing import FilingScreen
from tui.explorer.screens.help import HelpScreen
from tui.explorer.screens.jump import JumpScreen, Letters
from tui.explorer.screens.lists import ListsScreen
from tui.explorer.screens.searches import SearchesScreen
from tui.explorer.screens.threads import ThreadsScreen
from tui.explorer.threads import Thread, threads
from tui.explorer.widgets.adding_line import AddingLine
from tui.explorer.widgets.search_box import SearchBox
from tui.explorer.working import in_worker


class BrowseScreen(ListsScreen):
    """The lists with a user before them."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Where.BROWSE)
    _shown_on: FilingScreen | None = None
    _before_search: Place | None = None
    _landed: int | None = None
    """The pane that a thread led to: Escape goes the whole way back from there."""

    def __init__(self, path: Path, remembered: Remembered) -> None:
        """:param remembered: what is known of earlier sessions, and added to by this one"""
        super().__init__(path, remembered)
        self._letters = Letters(path)

    # Panes

    def action_pane(self, number: int) -> None:
        self.focus_pane(self.panes[number - 1])

    def action_next_pane(self) -> None:
        self._step(1)

    def action_previous_pane(self) -> None:
        self._step(-1)

    def _step(self, step: int) -> None:
        here = next((n for n, pane in enumerate(self.panes) if pane is self.active), 0)
        self.focus_pane(self.panes[(here + step) % len(self.panes)])

    @on(Deeper)
    def _deeper(self, message: Deeper) -> None:
        message.stop()
        if thread := self.cell_thread:
            self._follow_thread(thread)
        elif self.active is self.issuers:
            self.focus_pane(self.insiders)
        elif self.active is self.insiders:
            self.focus_pane(self.rows)
        elif self.active is self.rows and not self.is_single:
            self.focus_pane(self.filing_pane)
        else:
            self.action_open_filing()

    def action_back(self) -> None:
        """The nearest thing that Escape can mean here."""
        if self.active and self.active.number == self._landed and self._go_back():
            return
        if self.has_class("-zoomed"):
            self.zoom(False)
        elif self.active in (self.notes_pane, self.filing_pane):
            self.focus_pane(self.rows)
        elif self.active is self.rows:
            self.focus_pane(self.insiders)
        elif self.active is self.insiders:
            self.focus_pane(self.issuers)
        elif self.within != Scope():
            self.trail.leave(self.place)
            self.widen()
        elif self.query_asked.terms:
            self.query_one(SearchBox).set_query("")
        else:
            self._go_back()

    def action_go_back(self) -> None:
        if not self._go_back():
            self.notify("Nothing lies before this.", timeout=3)

    def action_go_forward(self) -> None:
        place = self.trail.forward(self.place)
        if place is None:
            self.notify("Nothing lies ahead of this.", timeout=3)
        else:
            self.show_place(place)

    def _go_back(self) -> bool:
        self._landed = None
        place = self.trail.back(self.place)
        if place is not None:
            self.show_place(place)
        return place is not None

    def action_zoom(self) -> None:
        self.zoom(not self.has_class("-zoomed"))

    def action_next_tab(self) -> None:
        self._turn(1)

    def action_previous_tab(self) -> None:
        self._turn(-1)

    def action_tab(self, name: str) -> None:
        self._turn([view.name for view in self.rows.views].index(name), from_first=True)

    def _turn(self, step: int, from_first: bool = False) -> None:
        if from_first:
            step -= self.rows.views.index(self.rows.view)
        self.rows.next_tab(step)
        self._write_crumbs()
        self.focus_pane(self.rows)

    def action_footnotes(self) -> None:
        self.focus_pane(self.rows if self.active is self.notes_pane else self.notes_pane)

    # Threads

    def _follow_thread(self, thread: Thread) -> None:
        self.go_to(thread.place)
        self._landed = thread.place.pane

    def action_related(self) -> None:
        row = self.rows.table.current_row
        if row is None:
            self.notify("There is no row under the cursor.", timeout=3)
            return
        filing_id = int(row.keys["filing_id"] or 0)
        work = partial(self._ask_related, filing_id, self.rows.view.name, row.id)
        in_worker(self, work, "related")

    def _ask_related(self, filing_id: int, table: str, row_id: int) -> None:
        """In a worker thread."""
        try:
            with Reader(self.path) as reader:
                found = reader.related(filing_id, table, row_id)
        except StoreError as error:
            self.app.call_from_thread(self.notify, str(error), severity="error", markup=False)
            return
        self.post_message(RelatedRead(found))

    @on(RelatedRead)
    def _offer(self, message: RelatedRead) -> None:
        message.stop()
        if message.related is None:
            self.notify("This filing is no longer in the store.", timeout=3)
            return
        offered = tuple(threads(message.related, self.rows.view))
        self.app.push_screen(ThreadsScreen(offered), self._take_thread)

    def _take_thread(self, thread: Thread | None) -> None:
        if thread is not None:
            self._follow_thread(thread)

    # Search

    def action_jump(self) -> None:
        self.app.push_screen(JumpScreen(self.path, self._letters), self._jumped)

    def _jumped(self, found: tuple[PartyKind, int] | None) -> None:
        if found is not None:
            kind, id = found
            is_issuer = kind is PartyKind.ISSUER
            self.go_to(Place(issuer_id=id) if is_issuer else Place(reporting_owner_id=id))
            self._landed = ROWS_PANE

    def action_searches(self) -> None:
        screen = SearchesScreen(self.remembered, self.query_asked.text)
        self.app.push_screen(screen, self._go_to_search)

    def _go_to_search(self, query: str | None) -> None:
        if query is not None:
            self.go_to(Place(query=query))

    def action_marks(self) -> None:
        self._before_search = self.place
        if not self.query_one(SearchBox).enter_marks():
            self.notify("No search is in force; / begins one.", timeout=3)

    @on(SearchBox.Kept)
    def _keep_query(self, message: SearchBox.Kept) -> None:
        message.stop()
        self.remembered.add_query(message.text)

    def action_search(self) -> None:
        self._before_search = self.place
        self.add_class("-searching")
        self.query_one(SearchBox).enter()

    @on(SearchBox.Asked)
    def _search(self, message: SearchBox.Asked) -> None:
        message.stop()
        self.query_asked = message.query
        self.ask_all()

    @on(SearchBox.Left)
    def _leave_search(self, message: SearchBox.Left) -> None:
        message.stop()
        before = self._before_search
        if before is not None and before.query != self.query_asked.text:
            self.trail.leave(before)
        self._before_search = None
        self.set_class(bool(self.query_asked.text.strip()), "-searching")
        self.focus_pane(self.rows)

    def action_next_match(self) -> None:
        self._match(1)

    def action_previous_match(self) -> None:
        self._match(-1)

    def _match(self, step: int) -> None:
        pane = self.notes_pane if self.active is self.notes_pane else self.filing_pane
        if not pane.text_view.go_to_match(step):
            self.notify("Nothing that was searched for stands in this filing.", timeout=3)

    # Filings, exports, help

    def action_previous_filing(self) -> None:
        self.rows.table.neighbour(-1, "filing_id")

    def action_next_filing(self) -> None:
        self.rows.table.neighbour(1, "filing_id")

    def action_open_filing(self) -> None:
        if self.filing is None:
            self.notify("There is no filing under the cursor.", timeout=3)
            return
        self.app.push_screen(FilingScreen(self.filing, self, self.spot))

    def open_neighbour(self, step: int, screen: FilingScreen) -> bool:
        """Move the rows to the next or the previous filing and show it on ``screen``.

        ``False`` if the list ends there.
        """
        if not self.rows.table.neighbour(step, "filing_id"):
            return False
        self._shown_on = screen
        self.row_changed()
        return True

    @on(AskFailed)
    def _filing_failed(self, message: AskFailed) -> None:
        """Footnotes of another filing do not stay beside one that cannot be read."""
        message.stop()
        self.show_notes()

    def filing_shown(self, read: FilingRead) -> None:
        if self._shown_on is not None:
            self._shown_on.show_filing(read, self.spot)

    def action_export(self) -> None:
        pane = self.active if isinstance(self.active, TablePane) else self.rows
        self.app.push_screen(ExportScreen(pane.offer(), self.path))

    def action_add(self) -> None:
        self.app.push_screen(AddingScreen(self.query_one(AddingLine)), self._show_doubted)

    def _show_doubted(self, filings: tuple[int, ...] | None) -> None:
        """The filings with problems, those just added marked."""
        if filings is not None:
            self.go_to(Place("has:problem", view=FILINGS.name, pane=ROWS_PANE))
            self.rows.table.mark(filings)

    @on(StoreChanged)
    def _read_again(self, message: StoreChanged) -> None:
        message.stop()
        if message.is_other:
            self.filing_pane.show_filing(None)
        for pane in (self.issuers, self.insiders, self.rows):
            pane.read_again()

    def action_help(self) -> None:
        where = Where.TABLE if isinstance(self.active, TablePane) else Where.TEXT
        self.app.push_screen(HelpScreen((where, Where.BROWSE, Where.SEARCH, Where.MARKS)))

    def action_palette(self) -> None:
        self.app.action_command_palette()

    def action_quit(self) -> None:
        self.app.exit()
