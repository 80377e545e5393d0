"""A short list of where a row leads, to choose from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static

from store.harmless import visible
from tui.explorer.threads import Thread


class ThreadsScreen(ModalScreen[Thread | None]):
    """Dismisses with the thread that was chosen, or with ``None``."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,r", "dismiss(None)", "Close", show=False),
        Binding("j", "next", "Down", show=False),
        Binding("k", "previous", "Up", show=False),
        *(Binding(str(n), f"choose({n})", show=False) for n in range(1, 10)),
    ]

    def __init__(self, threads: Sequence[Thread]) -> None:
        super().__init__()
        self._threads = tuple(threads)

    def compose(self) -> ComposeResult:
        with Vertical(id="dialog"):
            yield Static(Text("From this row to", "bold"), markup=False)
            yield OptionList(
                *(Text(f"{n} {visible(t.words)}") for n, t in enumerate(self._threads, 1)),
                id="threads",
                markup=False,
                compact=True,
            )
            yield Static(Text("Enter or its number goes there; b comes back", "dim"), markup=False)

    def action_next(self) -> None:
        self.query_one(OptionList).action_cursor_down()

    def action_previous(self) -> None:
        self.query_one(OptionList).action_cursor_up()

    def action_choose(self, number: int) -> None:
        if number <= len(self._threads):
            self.dismiss(self._threads[number - 1])

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.dismiss(self._threads[event.option_index])
