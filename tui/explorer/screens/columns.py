"""Choosing the columns of a list: which, and in what order. Applied at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar, Protocol

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static

from store.views import Column, View


class Chooses(Protocol):
    """A list whose columns can be chosen."""

    def columns_of(self, view: View) -> tuple[Column, ...]: ...

    def choose_columns(self, view: View, names: Iterable[str]) -> None: ...


_KEYS = "Space shows or hides \u00b7 u up, d down \u00b7 r resets \u00b7 Esc closes"


class ColumnsScreen(ModalScreen[None]):
    """The columns of a view, those shown with a check mark, each with what it means."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,c,q", "dismiss", "Close", show=False),
        Binding("j", "down", "Down", show=False),
        Binding("k", "up", "Up", show=False),
        Binding("space", "turn", "Show or hide", show=False),
        Binding("u", "shift(-1)", "Move up", show=False),
        Binding("d", "shift(1)", "Move down", show=False),
        Binding("r", "reset", "Reset", show=False),
    ]

    def __init__(self, view: View, pane: Chooses) -> None:
        super().__init__()
        self._view = view
        self._pane = pane
        shown = pane.columns_of(view)
        self._order = in_order(view.columns, shown)
        self._shown = set(shown)

    def compose(self) -> ComposeResult:
        with Vertical(id="columns"):
            yield OptionList(id="columns-list", markup=False, compact=True)
            yield Static("", id="columns-doc", markup=False)
            yield Static(Text(_KEYS, "dim"), markup=False)

    def on_mount(self) -> None:
        self.query_one("#columns").border_title = f"Columns of {self._view.name}"
        self._write(0)
        self._options.focus()

    @property
    def _options(self) -> OptionList:
        return self.query_one(OptionList)

    @property
    def _here(self) -> int:
        return self._options.highlighted or 0

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter, or a click on a line."""
        event.stop()
        self.action_turn()

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """What the column means, in full."""
        event.stop()
        doc = self._order[event.option_index].doc
        self.query_one("#columns-doc", Static).update(Text(doc))

    def action_down(self) -> None:
        self._options.action_cursor_down()

    def action_up(self) -> None:
        self._options.action_cursor_up()

    def action_turn(self) -> None:
        """Show the column, or hide it."""
        column = self._order[self._here]
        if self._shown == {column}:
            self.notify("A list shows at least one column.", timeout=3)
            return
        self._shown ^= {column}
        self._apply(self._here)

    def action_shift(self, step: int) -> None:
        """Move the column past its neighbour; one that is shown, past the next that is shown."""
        here, there = self._here, self._here + step
        column = self._order[here]
        while column in self._shown and 0 <= there < len(self._order):
            if self._order[there] in self._shown:
                break
            there += step
        if 0 <= there < len(self._order):
            self._order.insert(there, self._order.pop(here))
            self._apply(there)

    def action_reset(self) -> None:
        """As the view has them."""
        self._order = list(self._view.columns)
        self._shown = set(self._view.shown)
        self._apply(self._here)

    def _apply(self, here: int) -> None:
        names = [column.name for column in self._order if column in self._shown]
        self._pane.choose_columns(self._view, names)
        self._write(here)

    def _write(self, here: int) -> None:
        widest = max(len(column.label) for column in self._order)
        options = self._options
        options.clear_options()
        options.add_options([self._line(column, widest) for column in self._order])
        options.highlighted = here

    def _line(self, column: Column, widest: int) -> Text:
        sign = "[x] " if column in self._shown else "[ ] "
        line = Text(sign, no_wrap=True, overflow="ellipsis")
        line.append(column.label.ljust(widest + 2), "bold" if column in self._shown else "")
        return line.append(column.doc, "dim")


def in_order(columns: Sequence[Column], shown: Sequence[Column]) -> list[Column]:
    """All columns: those shown in their order, each other one behind its neighbour in the view."""
    order = list(shown)
    for place, column in enumerate(columns):
        if column not in order:
            before = columns[place - 1] if place else None
            order.insert(order.index(before) + 1 if before else 0, column)
    return order
