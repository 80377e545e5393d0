"""A pane that reads lists from the store: the question, its answers, and the title that counts."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from time import monotonic
from typing import Any

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical

from store.conditions import Scope
from store.errors import StoreError
from store.query import Query
from store.reader import Reader, Sort
from store.views import Column, View
from tui.explorer.again import Again
from tui.explorer.asking import Asker, Superseded
from tui.explorer.messages import (
    AskFailed,
    CountRead,
    IdsRead,
    ListReadAgain,
    Token,
    WindowRead,
    WindowWanted,
)
from tui.explorer.widgets.virtual_table import PATIENCE, VirtualTable
from tui.explorer.working import in_worker
from tui.render.values import about

_FIRST_ROWS = 60
"""Rows that come with the first ids, so that a screen need not ask for them."""
_REST = 4
"""A list is not read again before so many times as long have passed as reading it took."""


@dataclass(slots=True)
class _Place:
    """Where the user was in one of the pane's views."""

    sort: Sort | None = None
    row_id: int | None = None


class ListPane(Vertical):
    """One list at a time, of one of its views, for a query within a scope."""

    def __init__(
        self,
        number: int,
        views: tuple[View, ...],
        path: Path,
        pinned: str | None = None,
        **kwargs: Any,
    ) -> None:
        """:param pinned: the text of a first row that stands for all"""
        super().__init__(classes="pane", **kwargs)
        self.number = number
        self.views = views
        self._path = path
        self._view = views[0]
        self._pinned = pinned
        self._ids_asker = Asker(path)
        self._rows_asker = Asker(path)
        self._query, self._scope = Query(), Scope()
        self._places = {view.name: _Place() for view in views}
        self._chosen: dict[str, tuple[Column, ...]] = {}
        self._marked: dict[str, set[int]] = {view.name: set() for view in views}
        self._is_whole = False
        self._has_changed = False
        self._rests_until = 0.0
        self._counts: dict[str, str] = {}
        self._ids_token: Token = object()
        self._rows_token: Token = object()

    def compose(self) -> ComposeResult:
        yield VirtualTable(self._view, self._pinned)

    def on_unmount(self) -> None:
        self._ids_asker.close()
        self._rows_asker.close()

    @property
    def table(self) -> VirtualTable:
        return self.query_one(VirtualTable)

    @property
    def view(self) -> View:
        return self._view

    @property
    def sort(self) -> Sort | None:
        return self._places[self._view.name].sort

    def show(self, query: Query, scope: Scope, after: float = 0) -> None:
        """Ask for the list of the present view for this query within this scope.

        :param after: seconds to leave to the lists that are more urgent
        """
        self._remember()
        self._narrow(query, scope)
        self._counts.clear()
        self._ask(after)

    def open(
        self, view: View, query: Query, scope: Scope, sort: Sort | None, row_id: int | None
    ) -> None:
        """Show a view for a query within a scope, sorted so, the cursor on that row."""
        if (view, query, scope, sort) == (self._view, self._query, self._scope, self.sort):
            self.table.put_cursor(row_id)
            if self._is_whole:
                self.table.end()  # waits for no row that the list has not
            return
        self._remember()
        self._view = view
        self._places[view.name] = _Place(sort, row_id)
        self._narrow(query, scope)
        self._counts.clear()
        self._ask()

    def _narrow(self, query: Query, scope: Scope) -> None:
        if (query, scope) != (self._query, self._scope):
            for marked in self._marked.values():
                marked.clear()
        self._query, self._scope = query, scope

    def turn_to(self, view: View) -> None:
        """Show another of the pane's views, where the user left it."""
        self._remember()
        self._view = view
        self._ask()

    def next_tab(self, step: int = 1) -> None:
        """Show the next of the pane's views, or the one before."""
        place = self.views.index(self._view)
        self.turn_to(self.views[(place + step) % len(self.views)])

    # Questions

    def _remember(self) -> None:
        self._places[self._view.name].row_id = self.table.target_id

    def _ask(self, after: float = 0) -> None:
        place = self._places[self._view.name]
        self._ids_token = token = object()
        self._rows_token = object()
        self._ids_asker.supersede(token)
        self._rows_asker.supersede(self._rows_token)
        self._is_whole = self._has_changed = False
        self._begin()
        self._counts[self._view.name] = "\u2026"
        self.set_timer(PATIENCE, self._write_title)
        question = partial(self._read_ids, token, self._view, self._query, self._scope, place.sort)
        if after:
            self.set_timer(after, partial(self._ask_later, token, question))
        else:
            in_worker(self, question, "ids")

    def _ask_later(self, token: Token, question: Callable[[], None]) -> None:
        if token is self._ids_token:
            in_worker(self, question, "ids")

    def columns_of(self, view: View) -> tuple[Column, ...]:
        """The columns of one of the pane's views that are shown, in their order."""
        return self._chosen.get(view.name, view.shown)

    def _begin(self) -> None:
        """Empty the table for the list that is asked for."""
        place, marked = self._places[self._view.name], self._marked[self._view.name]
        columns = self.columns_of(self._view)
        self.table.begin(self._view, place.sort, place.row_id, columns, marked)

    def _read_ids(
        self, token: Token, view: View, query: Query, scope: Scope, sort: Sort | None
    ) -> None:
        """In a worker thread: the list, then how many rows the other views would have."""

        def all_ids(reader: Reader) -> None:
            first = 0
            with closing(reader.ids(view, query, scope, sort)) as found:
                for ids in found:
                    self._ids_asker.check(token)
                    rows = () if first else reader.every_row(view, ids[:_FIRST_ROWS])
                    self.post_message(IdsRead(token, first, ids, rows, complete=False))
                    first += len(ids)
            self.post_message(IdsRead(token, first, array("q"), (), complete=True))

        try:
            self._ids_asker.ask(token, all_ids)
            self._count_others(token, view, query, scope)
        except Superseded:
            return
        except StoreError as error:
            self.post_message(AskFailed(token, str(error)))

    def _count_others(self, token: Token, view: View, query: Query, scope: Scope) -> None:
        """In a worker thread: how many rows the other views would have."""
        for other in self.views:
            if other is not view:
                counted = partial(Reader.count, view=other, query=query, scope=scope)
                try:
                    count = self._ids_asker.ask(token, counted)
                except StoreError:  # its own list will say why
                    count = None
                self.post_message(CountRead(token, other.name, count))

    @on(IdsRead)
    def _take_ids(self, message: IdsRead) -> None:
        message.stop()
        table = self.table
        if message.token is not self._ids_token:
            return
        if message.ids and message.first == table.listed:
            table.add_ids(message.ids)
            if message.rows:
                table.add_rows(0, message.rows)
        if message.complete:
            self._counts[self._view.name] = f"{table.listed:,}"
            table.say(Text(self._nothing()))
            table.end()
            self._is_whole = True
            if self._has_changed:
                self.read_again()
        self._write_title()

    @on(CountRead)
    def _take_count(self, message: CountRead) -> None:
        message.stop()
        if message.token is self._ids_token:
            self._counts[message.view] = "!" if message.count is None else about(message.count)
            self._write_title()

    @on(WindowWanted)
    def _read_window(self, message: WindowWanted) -> None:
        message.stop()
        self._rows_token = token = object()
        self._rows_asker.supersede(token)
        seen, around = message.seen, message.around
        ranges = (seen, range(around.start, seen.start), range(seen.stop, around.stop))
        parts = [(part.start, self.table.ids_between(part.start, part.stop)) for part in ranges]
        in_worker(self, partial(self._read_rows, token, self._view, parts), "rows")

    def _read_rows(self, token: Token, view: View, parts: Sequence[tuple[int, array[int]]]) -> None:
        """In a worker thread: the rows of a window, those on the screen first."""
        try:
            for first, ids in parts:
                question = partial(Reader.every_row, view=view, ids=ids)
                rows = self._rows_asker.ask(token, question) if ids else ()
                self.post_message(WindowRead(token, first, rows))
        except Superseded:
            return
        except StoreError as error:
            self.post_message(AskFailed(token, str(error)))

    @on(WindowRead)
    def _take_rows(self, message: WindowRead) -> None:
        message.stop()
        if message.token is self._rows_token:
            self.table.add_rows(message.first, message.rows)

    # The store has changed

    def read_again(self) -> None:
        """Ask for the same list again; what is shown stays until it is there."""
        if not self._is_whole:
            self._has_changed = True  # asked again as soon as the list is whole
            return
        if (rest := self._rests_until - monotonic()) > 0:
            if not self._has_changed:
                self._has_changed = True
                self.set_timer(rest, self._read_after_rest)
            return
        self._has_changed = False
        if self._counts.get(self._view.name) == "!":
            self._remember()
            self._ask()
            return
        self._ids_token = token = object()
        self._ids_asker.supersede(token)
        table, marked = self.table, frozenset(self.table.marked)
        shown = (table.target_id, table.steady, table.size.height, marked)
        again = Again(self._view, self._query, self._scope, self.sort, *shown)
        question = partial(self._read_list_again, token, again)
        in_worker(self, question, "ids")

    def _read_after_rest(self) -> None:
        self._has_changed = False
        self.read_again()

    def _read_list_again(self, token: Token, again: Again) -> None:
        """In a worker thread."""
        try:
            check = partial(self._ids_asker.check, token)
            self.post_message(self._ids_asker.ask(token, partial(again.read, token, check)))
            self._count_others(token, again.view, again.query, again.scope)
        except Superseded:
            return
        except StoreError as error:
            self.post_message(AskFailed(token, str(error)))

    @on(ListReadAgain)
    def _take_list_again(self, message: ListReadAgain) -> None:
        message.stop()
        if message.token is not self._ids_token:
            return
        self._rests_until = monotonic() + _REST * message.seconds
        self._marked[self._view.name].intersection_update(message.marked)
        self._rows_token = object()  # windows of the list as it was
        self._counts[self._view.name] = f"{len(message.ids):,}"
        self.table.say(Text(self._nothing()))
        self.table.replace(message.ids, message.windows)
        self._write_title()

    @on(AskFailed)
    def _say_failed(self, message: AskFailed) -> None:
        message.stop()
        if message.token in (self._ids_token, self._rows_token):
            self._remember()
            self._ids_token = self._rows_token = object()
            self._begin()
            self._is_whole = True
            self.table.say(Text(f"This list cannot be read.\n{message.message}"))
            self._counts[self._view.name] = "!"
            self._write_title()

    # Words

    def _nothing(self) -> str:
        if self._query.terms:
            return f"No {self._view.name} match."
        return f"No {self._view.name} here."

    def _write_title(self) -> None:
        names = []
        for view in self.views:
            is_open = view is self._view
            label = f"{view.name.capitalize()} {self._counts.get(view.name, '')}".rstrip()
            if marked := len(self._marked[view.name]):
                label += f", {marked:,} marked"
            style = "b" if is_open else f"dim @click=screen.tab('{view.name}')"
            names.append(f"[{style}]{label}[/]")
        self.border_title = f"{self.number} " + " \u00b7 ".join(names)
