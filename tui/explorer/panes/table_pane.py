"""A pane with a list: issuers, insiders, or the rows of several views under one roof."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical

from store.conditions import Scope
from store.errors import StoreError
from store.query import Query
from store.reader import Reader, Sort
from store.views import NUMERIC, Kind, View
from tui.explorer.asking import Asker, Superseded
from tui.explorer.messages import (
    AskFailed,
    CountRead,
    IdsRead,
    SortWanted,
    Token,
    WindowRead,
    WindowWanted,
)
from tui.explorer.widgets.virtual_table import VirtualTable

_LARGEST_FIRST = NUMERIC | {Kind.DATE}
"""Columns that sort from the largest, or the latest, downwards at first."""


@dataclass(slots=True)
class _Place:
    """Where the user was in one of the pane's views."""

    sort: Sort | None = None
    row_id: int | None = None


class TablePane(Vertical):
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
        self._view = views[0]
        self._pinned = pinned
        self._ids_asker = Asker(path)
        self._rows_asker = Asker(path)
        self._query, self._scope = Query(), Scope()
        self._places = {view.name: _Place() for view in views}
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

    def show(self, query: Query, scope: Scope) -> None:
        """Ask for the list of the present view for this query within this scope."""
        self._remember()
        self._query, self._scope = query, scope
        self._counts.clear()
        self._ask()

    def turn_to(self, view: View) -> None:
        """Show another of the pane's views, where the user left it."""
        self._remember()
        self._view = view
        self._ask()

    def next_tab(self) -> None:
        place = self.views.index(self._view)
        self.turn_to(self.views[(place + 1) % len(self.views)])

    # Questions

    def _remember(self) -> None:
        self._places[self._view.name].row_id = self.table.current_id

    def _ask(self) -> None:
        place = self._places[self._view.name]
        self._ids_token = token = object()
        self._rows_token = object()
        self._ids_asker.supersede(token)
        self._rows_asker.supersede(self._rows_token)
        self.table.begin(self._view, place.sort, place.row_id)
        self.table.say(Text("Reading \u2026"))
        self._counts[self._view.name] = "\u2026"
        self._write_title()
        question = partial(self._read_ids, token, self._view, self._query, self._scope, place.sort)
        self.run_worker(question, group="ids", thread=True, exclusive=True, exit_on_error=False)

    def _read_ids(
        self, token: Token, view: View, query: Query, scope: Scope, sort: Sort | None
    ) -> None:
        """In a worker thread: the list, then how many rows the other views would have."""

        def all_ids(reader: Reader) -> None:
            first = 0
            for ids in reader.ids(view, query, scope, sort):
                self._ids_asker.check(token)
                self.post_message(IdsRead(token, first, ids, complete=False))
                first += len(ids)
            self.post_message(IdsRead(token, first, array("q"), complete=True))

        try:
            self._ids_asker.ask(token, all_ids)
            for other in self.views:
                if other is not view:
                    counted = partial(Reader.count, view=other, query=query, scope=scope)
                    count = self._ids_asker.ask(token, counted)
                    self.post_message(CountRead(token, other.name, count))
        except Superseded:
            return
        except StoreError as error:
            self.post_message(AskFailed(token, str(error)))

    @on(IdsRead)
    def _take_ids(self, message: IdsRead) -> None:
        message.stop()
        table = self.table
        if message.token is not self._ids_token:
            return
        if message.ids and message.first == table.listed:
            table.add_ids(message.ids)
        if message.complete:
            self._counts[self._view.name] = f"{table.listed:,}"
            table.say(Text(self._nothing()))
            if not table.listed:
                table.add_ids(array("q"))
        self._write_title()

    @on(CountRead)
    def _take_count(self, message: CountRead) -> None:
        message.stop()
        if message.token is self._ids_token:
            self._counts[message.view] = f"{message.count:,}"
            self._write_title()

    @on(WindowWanted)
    def _read_window(self, message: WindowWanted) -> None:
        message.stop()
        self._rows_token = token = object()
        self._rows_asker.supersede(token)
        ids = self.table.ids_between(message.first, message.last)
        question = partial(self._read_rows, token, self._view, message.first, ids)
        self.run_worker(question, group="rows", thread=True, exclusive=True, exit_on_error=False)

    def _read_rows(self, token: Token, view: View, first: int, ids: array[int]) -> None:
        """In a worker thread: the rows of a window."""
        try:
            rows = self._rows_asker.ask(token, lambda reader: reader.rows(view, ids))
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

    @on(AskFailed)
    def _say_failed(self, message: AskFailed) -> None:
        message.stop()
        if message.token in (self._ids_token, self._rows_token):
            self.table.say(Text(f"This list cannot be read.\n{message.message}"))
            self._counts[self._view.name] = "!"
            self._write_title()

    @on(SortWanted)
    def _sort_by(self, message: SortWanted) -> None:
        message.stop()
        place = self._places[self._view.name]
        column = self._view.column(message.column)
        if why := self._view.why_unsorted(column.name):
            self.notify(f"{why[0].upper()}{why[1:]}", timeout=3, markup=False)
            return
        if message.reverse and place.sort:
            place.sort = Sort(column.name, not place.sort.descending)
        else:
            place.sort = Sort(column.name, (column.kind in _LARGEST_FIRST) != message.reverse)
        self._remember()
        self._ask()

    # Words

    def _nothing(self) -> str:
        if self._query.terms:
            return f"No {self._view.name} match."
        return f"No {self._view.name} here."

    def _write_title(self) -> None:
        names = []
        for view in self.views:
            label = f"{view.name.capitalize()} {self._counts.get(view.name, '')}".rstrip()
            names.append(f"[b]{label}[/b]" if view is self._view else f"[dim]{label}[/dim]")
        self.border_title = f"{self.number} " + " \u00b7 ".join(names)
