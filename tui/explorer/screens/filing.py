"""One whole filing: as the form looks, as it was received, what was read of it, its documents."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, ClassVar, cast

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input

from store.harmless import visible
from tui.explorer.actions import Where, actions, bindings
from tui.explorer.messages import FilingRead, Searched, SpotChosen
from tui.explorer.panes.faces import DocumentsFace, Face, RenderedFace
from tui.explorer.panes.facts_face import FactsFace
from tui.explorer.panes.source_face import SourceFace
from tui.explorer.screens.help import HelpScreen
from tui.explorer.spots import NOWHERE, Spot, cell_step, row_step
from tui.explorer.widgets.bars import Crumbs, KeyBar
from tui.explorer.widgets.facts_view import FactsView

if TYPE_CHECKING:
    from tui.explorer.screens.browse import BrowseScreen

_FACES = {"rendered": RenderedFace, "source": SourceFace, "facts": FactsFace,
          "documents": DocumentsFace}  # fmt: skip
_BESIDE = {"rendered": "source", "source": "rendered", "facts": "source"}
"""Which face stands beside which, where two are shown."""
_LEAST_BESIDE, _ROOM_BESIDE = 100, 160
"""Cells from which on two faces can be, and are, side by side."""


class FilingScreen(Screen[None]):
    """A filing with four faces, the same spot of it marked in all, and find."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Where.FILING)
    AUTO_FOCUS: ClassVar[str | None] = None

    def __init__(self, read: FilingRead, lists: BrowseScreen, spot: Spot = NOWHERE) -> None:
        """:param lists: the screen whose rows lead to the previous and the next filing
        :param spot: the row and the cell that are looked at
        """
        super().__init__()
        self._read = read
        self._lists = lists
        self._spot = spot
        self._face = "rendered"
        self._beside: bool | None = None
        """``None``: as there is room."""
        self._shown: dict[str, FilingRead] = {}
        """By face, the filing that it shows."""
        self._marked: dict[str, Spot] = {}
        """By face, the spot that it marks."""

    def compose(self) -> ComposeResult:
        yield Crumbs(id="crumbs")
        with Horizontal(id="faces"):
            for name, face in _FACES.items():
                pane = face(id=name)
                # All four laid out at first would be drawn for widths that they never have.
                pane.display = name in self.faces_shown
                yield pane
        yield Input(id="find", placeholder="find", compact=True)
        yield KeyBar(id="keys")

    def on_mount(self) -> None:
        self._write_crumbs()
        self._show()

    # Faces

    def face(self, name: str) -> Face:
        """A face by its name."""
        return cast(Face, self.query_one(f"#{name}"))

    @property
    def faces_shown(self) -> tuple[str, ...]:
        """The face in front, and the one beside it."""
        wide = self.app.size.width >= (_ROOM_BESIDE if self._beside is None else _LEAST_BESIDE)
        other = _BESIDE.get(self._face) if wide and self._beside is not False else None
        return (self._face, other) if other else (self._face,)

    def show_filing(self, read: FilingRead, spot: Spot = NOWHERE) -> None:
        """Another filing, with the same faces."""
        self._read, self._spot = read, spot
        if self._is_open:
            self._write_crumbs()
            self._show()

    @property
    def _is_open(self) -> bool:
        """Messages arrive before the faces are made, too, and while they are taken down."""
        return self.is_mounted and self in self.app.screen_stack

    def _show(self) -> None:
        shown = self.faces_shown
        for number, name in enumerate(_FACES, 1):
            pane = self.query_one(f"#{name}")
            pane.display = name in shown
            pane.set_class(name == self._face, "-front")
            pane.border_title = self._title(name, number)
        body = self.query_one("#faces", Horizontal)
        if shown[0] == "facts" and len(shown) > 1:
            body.move_child(self.query_one("#facts"), before=self.query_one("#source"))
        for name in shown:
            if self._shown.get(name) is not self._read:
                self._shown[name], self._marked[name] = self._read, self._spot
                self.face(name).show_filing(self._read, self._spot)
            elif self._marked[name] != self._spot:
                self._marked[name] = self._spot
                self.face(name).mark_spot(self._spot)
        self.face(self._face).view.focus()
        where = (Where.FACTS, Where.FILING) if self._face == "facts" else (Where.FILING,)
        shown_keys = [action for each in where for action in actions(each) if action.shown]
        self.query_one(KeyBar).show(shown_keys)

    def _title(self, name: str, number: int) -> str:
        if name != self._face:
            return f"{number} {name}"
        tabs = (
            f"[b]{n} {each}[/b]" if each == name
            else f"[dim @click=screen.face('{each}')]{n} {each}[/]"
            for n, each in enumerate(_FACES, 1)
        )  # fmt: skip
        return " \u00b7 ".join(tabs)

    def on_resize(self, event: events.Resize) -> None:
        self.call_after_refresh(self._show_if_open)

    def _show_if_open(self) -> None:
        if self._is_open:
            self._show()

    def action_face(self, face: str) -> None:
        if face != self._face:
            words = self.query_one("#find", Input).value
            self._face = face
            self._show()
            self.face(face).text_view.find([words])

    def action_next_face(self) -> None:
        names = list(_FACES)
        self.action_face(names[(names.index(self._face) + 1) % len(names)])

    def action_beside(self) -> None:
        if self.app.size.width < _LEAST_BESIDE:
            self.notify(f"Two side by side need {_LEAST_BESIDE} columns.", timeout=3)
            return
        self._beside = len(self.faces_shown) == 1
        self._show()

    # The spot

    @property
    def spot(self) -> Spot:
        """What is marked in the faces."""
        return self._spot

    @on(SpotChosen)
    def _spot_chosen(self, message: SpotChosen) -> None:
        """The cursor in the facts came to another one."""
        message.stop()
        self._go_to_spot(message.spot, besides="facts")

    def _go_to_spot(self, spot: Spot, besides: str = "") -> None:
        self._spot = spot
        for name in self.faces_shown:
            self._marked[name] = spot
            if name != besides:
                self.face(name).mark_spot(spot)
        self._write_crumbs()

    def action_row_step(self, step: int) -> None:
        self._step_to(row_step(self._read.rows, self._spot, step), "row")

    def action_cell_step(self, step: int) -> None:
        self._step_to(cell_step(self._read.rows, self._spot, step), "cell")

    def _step_to(self, spot: Spot | None, what: str) -> None:
        if spot is None:
            has_rows = "No further" if self._read.rows else "This filing has no"
            self.notify(f"{has_rows} {what}{'' if self._read.rows else 's'}.", timeout=2)
        else:
            self._go_to_spot(spot)

    def action_neighbour(self, step: int) -> None:
        if not self._lists.open_neighbour(step, self):
            self.notify("The list ends here." if step > 0 else "The list begins here.", timeout=2)

    def action_close(self) -> None:
        documents = self.face("documents").view
        if self._face == "documents" and self.focused not in (None, documents):
            documents.focus()  # from the text of one of them
        else:
            self.dismiss()

    def _write_crumbs(self) -> None:
        filing = self._read.filing
        owner = next((owner.name for owner in filing.reporting_owners if owner.name), None)
        form = f"Form {filing.form_type or '?'}"
        name = filing.accession_number or PurePath(filing.source).name
        words = (form, self._spot.name, filing.issuer.name, owner, name)
        self.query_one(Crumbs).show(["section16", *(visible(word) for word in words if word)])

    # Find

    def action_find(self) -> None:
        find = self.query_one("#find", Input)
        find.add_class("-open")
        find.focus()

    @on(Input.Changed, "#find")
    def _find(self, event: Input.Changed) -> None:
        self.face(self._face).text_view.find([event.value])

    @on(Input.Submitted, "#find")
    def _found(self, event: Input.Submitted) -> None:
        self.face(self._face).view.focus()
        if event.value:
            self.action_next_match()

    @on(Searched)
    def _tell_found(self, message: Searched) -> None:
        message.stop()
        if message.view is not self.face(self._face).text_view:
            return
        pane = self.query_one(f"#{self._face}", Widget)
        if not self.query_one("#find", Input).value:
            pane.border_subtitle = ""
            return
        found = f"{message.found:,}" if message.complete else f"{message.found:,}+"
        current = f"{message.current:,} of " if message.current else ""
        pane.border_subtitle = f"{current}{found} found"

    def on_key(self, event: events.Key) -> None:
        find = self.query_one("#find", Input)
        if event.key == "escape" and find.has_focus:
            event.stop()
            event.prevent_default()
            find.value = ""
            find.remove_class("-open")
            self.face(self._face).view.focus()

    def action_next_match(self) -> None:
        self._match(1)

    def action_previous_match(self) -> None:
        self._match(-1)

    def _match(self, step: int) -> None:
        if not self.face(self._face).text_view.go_to_match(step):
            self.notify("Not found here. / finds other words.", timeout=3)

    def action_help(self) -> None:
        is_facts = isinstance(self.focused, FactsView)
        where = (Where.FACTS,) if is_facts else ()
        self.app.push_screen(HelpScreen((Where.FILING, *where, Where.TEXT)))

    def action_palette(self) -> None:
        self.app.action_command_palette()

    def action_quit(self) -> None:
        self.app.exit()
