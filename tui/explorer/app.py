"""The application: themes, the palette, and the first screen."""

from __future__ import annotations

from pathlib import Path, PurePath
from typing import ClassVar

from textual.app import App
from textual.command import DiscoveryHit, Hit, Hits, Provider

from tui.explorer.actions import ACTIONS, Action, Where
from tui.explorer.screens.browse import BrowseScreen
from tui.explorer.screens.filing import FilingScreen
from tui.explorer.themes import DARK, THEMES


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
    ]
    COMMANDS = App.COMMANDS | {ActionProvider}
    COMMAND_PALETTE_BINDING = "ctrl+p"
    ENABLE_COMMAND_PALETTE = True

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path

    def on_mount(self) -> None:
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = DARK.name
        self.push_screen(BrowseScreen(self._path))
