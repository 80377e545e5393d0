"""One whole filing: as the form looks, as it was received, and what was read of it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import PurePath
from typing import TYPE_CHECKING, ClassVar

import msgspec
from rich.console import RenderableType
from rich.text import Text
from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen
from textual.widgets import Input

from parsers.decoding import decode
from parsers.serial import to_json
from store.harmless import visible, visible_lines
from tui.explorer.actions import Where, actions, bindings
from tui.explorer.messages import FilingRead
from tui.explorer.panes.filing_pane import pages
from tui.explorer.panes.text_pane import Parts, TextPane
from tui.explorer.screens.help import HelpScreen
from tui.explorer.widgets.bars import Crumbs, KeyBar

if TYPE_CHECKING:
    from tui.explorer.screens.browse import BrowseScreen

_FACES = ("rendered", "source", "facts")
_LINES_A_PART = 500


class FilingScreen(Screen[None]):
    """A filing with three faces, and find."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Where.FILING)

    def __init__(self, read: FilingRead, lists: BrowseScreen) -> None:
        """:param lists: the screen whose rows lead to the previous and the next filing"""
        super().__init__()
        self._read = read
        self._lists = lists
        self._face = "rendered"

    def compose(self) -> ComposeResult:
        yield Crumbs(id="crumbs")
        yield TextPane(0, "", id="face")
        yield Input(id="find", placeholder="find", compact=True)
        yield KeyBar(id="keys")

    def on_mount(self) -> None:
        self.query_one(KeyBar).show(action for action in actions(Where.FILING) if action.shown)
        self._show()
        self._pane.text_view.focus()

    @property
    def _pane(self) -> TextPane:
        return self.query_one(TextPane)

    def show_filing(self, read: FilingRead) -> None:
        """Another filing, with the same face."""
        self._read = read
        self._show()

    def _show(self) -> None:
        filing = self._read.filing
        owner = next((owner.name for owner in filing.reporting_owners if owner.name), None)
        form = f"Form {filing.form_type or '?'}"
        name = filing.accession_number or PurePath(filing.source).name
        words = (form, filing.issuer.name, owner, name)
        self.query_one(Crumbs).show(["section16", *(visible(word) for word in words if word)])
        tabs = (f"[b]{face}[/b]" if face == self._face else f"[dim]{face}[/dim]" for face in _FACES)
        self._pane.border_title = " \u00b7 ".join(f"{n} {tab}" for n, tab in enumerate(tabs, 1))
        self._pane.show(_parts(self._read, self._face))

    def action_face(self, face: str) -> None:
        if face != self._face:
            self._face = face
            self._show()

    def action_next_face(self) -> None:
        self.action_face(_FACES[(_FACES.index(self._face) + 1) % len(_FACES)])

    def action_neighbour(self, step: int) -> None:
        self._lists.open_neighbour(step, self)

    def action_close(self) -> None:
        self.dismiss()

    # Find

    def action_find(self) -> None:
        find = self.query_one("#find", Input)
        find.add_class("-open")
        find.focus()

    @on(Input.Changed, "#find")
    def _find(self, event: Input.Changed) -> None:
        self._pane.find([event.value])

    @on(Input.Submitted, "#find")
    def _found(self, event: Input.Submitted) -> None:
        self._pane.text_view.focus()
        if event.value:
            self.action_next_match()

    def on_key(self, event: events.Key) -> None:
        find = self.query_one("#find", Input)
        if event.key == "escape" and find.has_focus:
            event.stop()
            event.prevent_default()
            find.value = ""
            find.remove_class("-open")
            self._pane.text_view.focus()

    def action_next_match(self) -> None:
        self._match(1)

    def action_previous_match(self) -> None:
        self._match(-1)

    def _match(self, step: int) -> None:
        if not self._pane.text_view.go_to_match(step):
            self.notify("Not found here. / finds other words.", timeout=3)

    def action_help(self) -> None:
        self.app.push_screen(HelpScreen((Where.FILING, Where.TEXT)))

    def action_palette(self) -> None:
        self.app.action_command_palette()

    def action_quit(self) -> None:
        self.app.exit()


def _parts(read: FilingRead, face: str) -> Parts:
    if face == "rendered":
        return partial(pages, read)
    if face == "source":
        return partial(_numbered, decode(read.content))
    return partial(_plain, msgspec.json.format(to_json(read.filing), indent=2))


def _numbered(source: str) -> Iterator[RenderableType]:
    """The source with its line numbers, portion by portion."""
    lines = source.split("\n")
    digits = len(str(len(lines)))
    for start in range(0, len(lines), _LINES_A_PART):
        shown = Text(no_wrap=False, overflow="fold")
        for number, line in enumerate(lines[start : start + _LINES_A_PART], start + 1):
            shown.append(f"{number:>{digits}} ", "dim")
            shown.append(visible_lines(line).expandtabs(4) + "\n")
        shown.right_crop(1)
        yield shown


def _plain(text: str) -> Iterator[RenderableType]:
    yield Text(visible_lines(text), overflow="fold")
