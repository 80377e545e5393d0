"""The application: themes, the palette, the first screen, and how it ends."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Sequence
from pathlib import Path, PurePath
from time import monotonic
from typing import ClassVar

from rich.console import RenderableType
from textual import events
from textual.app import App
from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.filter import LineFilter, Monochrome, NoColor
from textual.theme import Theme
from textual.timer import Timer
from textual.widgets import Static

from tui.explorer.actions import ACTIONS, Action, Where
from tui.explorer.crash import told
from tui.explorer.panes.table_pane import TablePane
from tui.explorer.place import Place
from tui.explorer.remembered import Remembered
from tui.explorer.screens.browse import BrowseScreen
from tui.explorer.screens.filing import FilingScreen
from tui.explorer.themes import DARK, ON_DARK, ON_LIGHT, THEMES, ColoursLeftOut
from tui.explorer.user_themes import read_themes, themes_folder
from tui.explorer.widgets.adding_line import AddingLine

_PAUSE = 2.0
"""Seconds between looks at whether there is something to remember."""
_LEFT_ADDING = "The adding is being stopped; what was read until now is kept."
_LONGEST_MAKING = 2.0
"""Seconds that a key waits at most for the screen it is meant for."""
_LOOK = 0.001
"""Seconds between looks at whether it is made."""
_HINT = "New here? / searches, Enter goes deeper, ? shows every key. A key hides this."


class ActionProvider(Provider):
    """Every action that holds on the screen below the palette, by name."""

    async def discover(self) -> Hits:
        """All of them, before anything is typed."""
        for action in self._holding():
            yield DiscoveryHit(
                action.doc, lambda a=action: self._run(a), help=f"key {action.key_display}"
            )

    async def search(self, query: str) -> Hits:
        """Those whose words match."""
        matcher = self.matcher(query)
        for action in self._holding():
            if (score := matcher.match(action.doc)) > 0:
                yield Hit(
                    score,
                    matcher.highlight(action.doc),
                    lambda a=action: self._run(a),
                    help=f"key {action.key_display}",
                )

    def _holding(self) -> list[Action]:
        where = (
            {Where.FILING} if isinstance(self.screen, FilingScreen) else {Where.BROWSE, Where.TABLE}
        )
        return [action for action in ACTIONS if action.where in where and action.id != "palette"]

    async def _run(self, action: Action) -> None:
        target = self.focused if action.where is Where.TABLE and self.focused else self.screen
        await self.app.run_action(action.call, default_namespace=target)


class Explorer(App[None]):
    """The explorer over one store."""

    TITLE = "section16"
    CSS_PATH: ClassVar[list[str | PurePath]] = [
        "explorer.tcss",
        "search.tcss",
        "filing.tcss",
        "dialogs.tcss",
        "few_colours.tcss",
    ]
    COMMANDS = App.COMMANDS | {ActionProvider}
    COMMAND_PALETTE_BINDING = "ctrl+p"
    ENABLE_COMMAND_PALETTE = True

    def __init__(self, path: Path) -> None:
        super().__init__()
        # By the convention (no-color.org) an empty value means nothing; to Textual it does.
        self.no_color = bool(os.environ.get("NO_COLOR"))
        self.ansi_theme_dark, self.ansi_theme_light = ON_DARK, ON_LIGHT
        self._colourless: list[LineFilter] = [ColoursLeftOut()]
        self.remembered = Remembered(path)
        self._lists = BrowseScreen(path, self.remembered)
        self._kept_place: Place | None = None
        self._hint: Static | None = None
        self._keeping: Timer | None = None

    async def on_mount(self) -> None:
        wrong = self._take_themes()
        await self.push_screen(self._lists)
        for pane in self._lists.query(TablePane):
            for view in pane.views:
                if columns := self.remembered.columns(view.name):
                    pane.choose_columns(view, columns)
        for words in filter(None, (*wrong, self.remembered.trouble)):
            self.notify(words, severity="warning", timeout=10, markup=False)
        if not self.remembered.is_hint_seen:
            self._hint = Static(_HINT, id="hint", markup=False)
            await self._lists.mount(self._hint)
        self._keeping = self.set_interval(_PAUSE, self._keep)

    def _take_themes(self) -> list[str]:
        """Make all themes known and choose one; in words, what is wrong with the user's own."""
        for theme in THEMES:
            self.register_theme(theme)
        own, wrong = read_themes(themes_folder(), self.available_themes)
        for theme in own:
            self.register_theme(theme)
        kept = self.remembered.theme
        self.theme = kept if kept in self.available_themes else DARK.name
        self._tell_styles()
        self.theme_changed_signal.subscribe(self, self._theme_changed)
        return wrong

    def _tell_styles(self) -> None:
        """Where colours are few, styles tell by reversing what they else tell by shades."""
        # Without a terminal it is drawn for pictures, and for tests.
        is_rich = self.is_headless or self.console.color_system in ("256", "truecolor")
        few = self.no_color or self.native_ansi_color or not is_rich
        self.set_class(few, "-few-colours")

    def get_line_filters(self) -> Sequence[LineFilter]:
        """What is done to each line that is drawn. Where no colours are wanted, none is left.

        Textual would turn them into greys, and dim text into a grey as well.
        """
        if self.no_color:
            return self._colourless
        return [f for f in super().get_line_filters() if not isinstance(f, Monochrome | NoColor)]

    # What is remembered

    def _theme_changed(self, theme: Theme) -> None:
        self._tell_styles()
        if theme.name != (self.remembered.theme or DARK.name):
            self.remembered.theme = theme.name

    def _note(self) -> None:
        """Remember where the user is, and the columns of the lists."""
        self.remembered.place = self._lists.place
        for pane in self._lists.query(TablePane):
            chosen = pane.columns_chosen
            for view in pane.views:
                if chosen.get(view.name) != self.remembered.columns(view.name):
                    self.remembered.keep_columns(view.name, chosen.get(view.name))

    def _keep(self) -> None:
        """Write what has changed, once it has stayed the same for a while."""
        if not self._lists.is_running:
            return
        self._note()
        place = self.remembered.place
        is_calm, self._kept_place = place == self._kept_place, place
        if is_calm and self.remembered.is_changed:
            self.run_worker(
                self.remembered.write, group="remember", thread=True, exit_on_error=False
            )

    def exit(
        self, result: None = None, return_code: int = 0, message: RenderableType | None = None
    ) -> None:
        if self._keeping is not None:
            self._keeping.stop()
        if self._lists.is_running:
            self._note()
            if self._lists.query_one(AddingLine).is_under_way:
                message = message or _LEFT_ADDING  # it takes a moment, and nothing else is seen
        super().exit(result, return_code, message)

    def panic(self, *renderables: RenderableType) -> None:
        self._return_code = 1
        super().panic(*renderables)

    def _fatal_error(self) -> None:
        """In words, where Textual prints a page of code with the values of all variables."""
        error = self._exception
        self.panic(told(error) if error is not None else "section16 went wrong.")

    async def on_unmount(self) -> None:
        await asyncio.to_thread(self.remembered.write)

    async def on_event(self, event: events.Event) -> None:
        """A key or a click finds a screen that is made; the first takes the first hint away."""
        if isinstance(event, events.Key | events.MouseDown):
            await self._screen_made()
            if self._hint is not None:
                hint, self._hint = self._hint, None
                self.remembered.is_hint_seen = True
                await hint.remove()
        await super().on_event(event)

    async def _screen_made(self) -> None:
        """Quick hands press the next key while the screen that the last one opened is empty."""
        ends = monotonic() + _LONGEST_MAKING
        while self.screen_stack and not self.screen.is_mounted and monotonic() < ends:
            await asyncio.sleep(_LOOK)
