"""The keys of the pane in focus, and those that hold everywhere."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen
from textual.widgets import Input

from store.fields import FIELDS
from tui.explorer.actions import Where, actions
from tui.explorer.panes.text_pane import TextPane

_HOW = "Esc closes this page; / finds a word in it, n goes to the next."


class HelpScreen(ModalScreen[None]):
    """Keys and the search language, over the screen they hold in."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Close", show=False),
        Binding("question_mark,q", "dismiss", "Close", show=False),
        Binding("slash", "find", "Find", show=False),
        Binding("n", "match(1)", "Next", show=False),
        Binding("N", "match(-1)", "Previous", show=False),
    ]

    def __init__(self, places: tuple[Where, ...]) -> None:
        super().__init__()
        self._places = places

    def compose(self) -> ComposeResult:
        yield TextPane(0, "", id="help")
        yield Input(id="help-find", placeholder="find in this page", compact=True)

    def on_mount(self) -> None:
        pane = self.query_one(TextPane)
        pane.border_title = "[b]Keys and search[/b]"
        pane.show(self._parts)
        pane.text_view.focus()

    # Finding

    def action_find(self) -> None:
        self.add_class("-finding")
        self.query_one(Input).focus()

    @on(Input.Changed)
    def _find(self, event: Input.Changed) -> None:
        event.stop()
        view = self.query_one(TextPane).text_view
        view.find([event.value])
        view.go_to_match(1)

    @on(Input.Submitted)
    def _found(self, event: Input.Submitted) -> None:
        event.stop()
        self.query_one(TextPane).text_view.focus()

    def action_match(self, step: int) -> None:
        if not self.query_one(TextPane).text_view.go_to_match(step):
            self.notify("Not found here. / finds other words.", timeout=3)

    def action_leave(self) -> None:
        """Out of the line that finds, else out of the page."""
        if self.query_one(Input).has_focus:
            self.query_one(Input).value = ""
            self.remove_class("-finding")
            self.query_one(TextPane).text_view.focus()
        else:
            self.dismiss()

    def _parts(self) -> Iterator[RenderableType]:
        yield Text(_HOW)
        for place in self._places:
            yield Text(f"\n{place.value}", "bold")
            yield _table((a.key_display, f"{a.doc}.") for a in actions(place))
        yield Text("\nIn the search box", "bold")
        yield _table(
            (
                (
                    "ault bitcoin",
                    "Both words, anywhere: names, tickers, securities, footnotes, texts.",
                ),
                ('"restricted stock"', "These words together."),
                ("-code:M", "All but these."),
                *(
                    (field.example, f"{field.doc[0].upper()}{field.doc[1:]}.")
                    for field in FIELDS.values()
                ),
            )
        )


def _table(rows: object) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(style="cyan", min_width=14, no_wrap=True)
    table.add_column()
    for key, words in rows:  # type: ignore[attr-defined]
        table.add_row(Text(key), Text(words))
    return table
