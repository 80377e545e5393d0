"""What was read of a filing, as JSON to be folded."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical

from tui.explorer.drawing import in_words
from tui.explorer.facts import FactTree, Path, all_turned
from tui.explorer.lines import lines_of_words
from tui.explorer.messages import AskFailed, FactsRead, FilingRead, Token
from tui.explorer.spots import NOWHERE, Spot
from tui.explorer.widgets.facts_view import FactsView, path_of
from tui.explorer.widgets.text_view import TextView
from tui.explorer.working import in_worker

_TOO_MUCH = "That is too much at once; unfold the rows that you want to read."
_NOT_SEARCHED = "It is too much to unfold at once; only what is unfolded is searched."


class FactsFace(Vertical):
    """Everything that was read, as JSON to be folded."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(classes="pane", **kwargs)
        self._read: FilingRead | None = None
        self._spot = NOWHERE
        self._token: Token = object()
        self._width = 0
        self._is_too_much = False
        """Were words to be found, and the filing too large to be unfolded for them?"""

    def compose(self) -> ComposeResult:
        yield FactsView()

    @property
    def view(self) -> FactsView:
        return self.query_one(FactsView)

    @property
    def text_view(self) -> TextView:
        return self.view

    def show_filing(self, read: FilingRead, spot: Spot) -> None:
        self._read, self._spot = read, spot
        self._is_too_much = False
        self.view.clear()
        self._lay_out()

    def mark_spot(self, spot: Spot) -> None:
        self._spot = spot
        tree = self.view.tree_shown
        if tree is not None and spot != self.view.spot and (path := path_of(tree, spot)):
            self.view.unfold_to(path)

    def on_resize(self, event: events.Resize) -> None:
        if self._read is not None and max(self.size.width - 3, 0) not in (0, self._width):
            self._lay_out()

    def _lay_out(self) -> None:
        self._token = token = object()
        self._width = width = max(self.size.width - 3, 0)
        if self._read is None or width == 0:
            return
        tree = self.view.tree_shown
        turned = tree.turned if tree is not None and tree.count else frozenset()
        self._work(partial(self._read_facts, token, self._read, width, turned))

    def _work(self, work: Callable[[], None]) -> None:
        in_worker(self, work, "facts")

    def _read_facts(
        self, token: Token, read: FilingRead, width: int, turned: frozenset[Path]
    ) -> None:
        """In a worker thread."""
        try:
            self.post_message(FactsRead(token, FactTree(read.filing, width, turned)))
        except Exception as error:
            self.post_message(AskFailed(token, in_words(error)))

    @on(FactsRead)
    def _take_facts(self, message: FactsRead) -> None:
        message.stop()
        if message.token is not self._token:
            return
        before = self.view.tree_shown
        if before is not None and before.filing is message.facts.filing:
            self.view.show_other_width(message.facts)
        else:
            self.view.show(message.facts)
            self.mark_spot(self._spot)
            self.view.unfold_to_find()

    @on(AskFailed)
    def _say_failed(self, message: AskFailed) -> None:
        message.stop()
        if message.token is self._token:
            self.view.show(
                lines_of_words(["The facts of this filing cannot be shown.", message.message])
            )

    @on(FactsView.AllWanted)
    def _turn_all(self, message: FactsView.AllWanted) -> None:
        message.stop()
        tree = self.view.tree_shown
        if tree is None or self._read is None or (message.for_find and self._is_too_much):
            return
        self._token = token = object()
        change = message.path, tree.turned, message.fold
        question = partial(self._read_turned, token, self._read, self._width, change)
        self._work(partial(question, message.for_find))

    def _read_turned(
        self, token: Token, read: FilingRead, width: int,
        change: tuple[Path, frozenset[Path], bool], for_find: bool,
    ) -> None:  # fmt: skip
        """In a worker thread."""
        turned = all_turned(read.filing, *change)
        if turned is not None:
            self._read_facts(token, read, width, turned)
            return
        self.app.call_from_thread(self._tell_too_much, token, for_find)

    def _tell_too_much(self, token: Token, for_find: bool) -> None:
        """Once, however many letters are typed."""
        if token is self._token:
            self._is_too_much = self._is_too_much or for_find
            self.notify(_NOT_SEARCHED if for_find else _TOO_MUCH, timeout=4, markup=False)
