"""One line that tells of an adding under way, or of what came of it, until it is looked at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from rich.text import Text
from textual import on
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Static

from store.harmless import visible
from tui.explorer.adding import Adding, State


class AddingLine(Static):
    """Owns what is being added, so that it goes on whatever is on the screen."""

    state: reactive[State | None] = reactive(None, init=False)
    """How the adding stands; ``None`` if there is none, or its end has been seen."""

    @dataclass
    class Moved(Message):
        """It has come further."""

        state: State

    def __init__(self, store: Path, **kwargs: Any) -> None:
        super().__init__(markup=False, **kwargs)
        self._store = store
        self._adding: Adding | None = None
        self.display = False

    def on_unmount(self) -> None:
        if self._adding is not None:
            self._adding.stop()

    def begin(self, paths: Sequence[str]) -> None:
        """Add these files and folders."""
        self._adding = Adding(self._store, paths)
        self.state = State(tuple(paths))
        work = partial(self._adding.run, self._tell)
        self.run_worker(work, thread=True, group="add", exit_on_error=False)

    @property
    def is_under_way(self) -> bool:
        return self.state is not None and not self.state.is_over

    def stop(self) -> None:
        """Let it end soon, with everything kept that was taken until then."""
        if self._adding is not None and self.state is not None and self.is_under_way:
            self._adding.stop()
            self.state = replace(self.state, is_stopping=True)

    def forget(self) -> None:
        """Its end has been seen."""
        if self.state is not None and self.state.is_over:
            self.state = None

    def _tell(self, state: State) -> None:
        """In a worker thread."""
        self.post_message(self.Moved(state))

    @on(Moved)
    def _take(self, message: Moved) -> None:
        message.stop()
        before = self.state
        is_stopping = before is not None and before.is_stopping
        self.state = replace(message.state, is_stopping=is_stopping)

    def watch_state(self, state: State | None) -> None:
        self.display = state is not None
        if state is not None:
            self.update(Text(visible(_line(state)), no_wrap=True, overflow="ellipsis"))


def _line(state: State) -> str:
    if state.error:
        return f" Not added: {state.error}   a tells more"
    if state.summary is not None:
        problems = f", {state.summary.problems:,} problems" if state.summary.problems else ""
        return f" {state.summary.totals}{problems}   a tells more"
    return f" {'Stopping' if state.is_stopping else 'Adding'}: {state.words()}   a shows it"
