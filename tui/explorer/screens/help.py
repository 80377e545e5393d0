"""The keys of the pane in focus, and those that hold everywhere."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

from store.fields import FIELDS
from tui.explorer.actions import Where, actions
from tui.explorer.panes.text_pane import TextPane


class HelpScreen(ModalScreen[None]):
    """Keys and the search language, over the screen they hold in."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,question_mark,q", "dismiss", "Close", show=False)
    ]

    def __init__(self, places: tuple[Where, ...]) -> None:
        super().__init__()
        self._places = places

    def compose(self) -> ComposeResult:
        yield TextPane(0, "", id="help")

    def on_mount(self) -> None:
        pane = self.query_one(TextPane)
        pane.border_title = "[b]Keys and search[/b]"
        pane.border_subtitle = "Esc closes"
        pane.show(self._parts)
        pane.text_view.focus()

    def _parts(self) -> Iterator[RenderableType]:
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
