"""Driving the explorer as a user does: keys in, screens out."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from pathlib import Path

import pytest
from rich.console import RenderableType
from textual.pilot import Pilot
from textual.screen import Screen
from textual.worker import WorkerCancelled

from tui.explorer.app import Explorer

GOLDENS = Path(__file__).parent / "goldens"
SIZES = {"80x24": (80, 24), "120x40": (120, 40), "200x60": (200, 60)}
_CALM = 3
"""Rounds without a change after which a screen has settled."""
_ROUND = 0.006
"""Seconds of a round: longer than any of the explorer's timers that nobody is to see."""


class Driver:
    """The explorer with a user at its keyboard."""

    def __init__(self, app: Explorer, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot
        self._frames = 0
        self._count_frames()

    def _count_frames(self) -> None:
        """Drawing a screen to compare it takes longer than counting what is drawn anyway."""
        display = self.app._display

        def counted(screen: Screen[object], renderable: RenderableType | None) -> None:
            self._frames += renderable is not None
            display(screen, renderable)

        self.app._display = counted

    async def press(self, *keys: str) -> None:
        """Press keys one after the other, each when the screen has settled."""
        for key in keys:
            await self.pilot.press(key)
            await self.settle()

    async def type(self, text: str) -> None:
        """Type a text without a pause."""
        await self.pilot.press(*(_KEYS.get(char, char) for char in text))
        await self.settle()

    async def resize(self, width: int, height: int) -> None:
        await self.pilot.resize_terminal(width, height)
        await self.settle()

    async def settle(self) -> None:
        """Wait until nothing changes any more."""
        before, calm = -1, 0
        for _ in range(2000):
            await self.pilot.pause(_ROUND)
            with suppress(WorkerCancelled):  # a question that a newer one made stale
                await self.app.workers.wait_for_complete()
            calm = calm + 1 if self._frames == before else 0
            if calm >= _CALM:
                return
            before = self._frames
        raise AssertionError("the screen never settles")

    @property
    def screen(self) -> str:
        """What is on the screen, as plain text."""
        strips = self.app.screen._compositor.render_strips()
        lines = ("".join(segment.text for segment in strip).rstrip() for strip in strips)
        return "\n".join(lines) + "\n"

    @property
    def line(self) -> str:
        """The line the cursor of the list in focus stands on, as it is drawn."""
        table = self.app.focused
        y = table.region.y + 1 + table.cursor_row - round(table.scroll_offset.y)
        return self.screen.splitlines()[y][table.region.x : table.region.right]


_KEYS = {
    " ": "space", ":": "colon", ",": "comma", ">": "greater_than_sign", '"': "quotation_mark",
    "-": "minus", ".": "full_stop", "/": "slash", "~": "tilde",
}  # fmt: skip

Explore = Callable[..., AbstractAsyncContextManager[Driver]]


@pytest.fixture(autouse=True)
def without_pauses(monkeypatch):
    """The pauses that spare a user's machine would only make tests slow."""
    monkeypatch.setattr("tui.explorer.screens.lists._PAUSE", 0.001)
    monkeypatch.setattr("tui.explorer.widgets.search_box._PAUSE", 0.001)


@pytest.fixture(autouse=True)
def without_idling(monkeypatch):
    """Textual waits after each key until the processor is idle; here the screen's rest tells."""

    async def next_turn(*_: float) -> None:
        await asyncio.sleep(0)

    monkeypatch.setattr("textual.app.wait_for_idle", next_turn)


@pytest.fixture(autouse=True)
def state(monkeypatch, tmp_path_factory) -> Path:
    """What is remembered between sessions, a user's first start being over; nobody's own."""
    folder = tmp_path_factory.mktemp("state")
    monkeypatch.setenv("SECTION16_STATE", str(folder))
    monkeypatch.setenv("SECTION16_CONFIG", str(folder / "settings"))
    (folder / "explorer.json").write_text('{"version": 1, "hint_seen": true}')
    return folder


@pytest.fixture
def explore(sample_store: Path) -> Explore:
    """Opens the explorer on the sample store, or on another."""

    @asynccontextmanager
    async def opened(size: str = "120x40", store: Path = sample_store) -> AsyncIterator[Driver]:
        app = Explorer(store)
        async with app.run_test(size=SIZES.get(size) or tuple(map(int, size.split("x")))) as pilot:
            driver = Driver(app, pilot)
            await driver.settle()
            yield driver

    return opened


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compares a screen with the one kept under a name; UPDATE_GOLDENS=1 keeps it anew."""

    def compare(name: str, screen: str) -> None:
        path = GOLDENS / f"{name}.txt"
        if os.environ.get("UPDATE_GOLDENS"):
            path.write_text(screen)
        assert screen == path.read_text(), f"other than {path}; if it is meant: make goldens"

    return compare
