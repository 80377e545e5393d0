"""The event loop is never kept busy: no piece of Python work on it takes long.

What is measured is the processor time that the loop's own thread spends on one callback.
Waiting, other threads and other programs do not count. A processor that is shared with others
slows all work, so the limit grows by as much as a piece of known work is slowed.
"""

from __future__ import annotations

import asyncio
import gc
import time
from asyncio.events import Handle
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from statistics import median
from typing import Any

import pytest
from textual.widget import Widget

from benchmarks.large_filing import large_filing
from benchmarks.population import submissions
from tests.store.conftest import add_all
from tests.tui.explorer.conftest import Driver, Explore
from tui.explorer.widgets.virtual_table import VirtualTable

MOST = 0.05
"""Seconds of work that one callback may take."""
MOUNTING = 0.5
"""The same for what is excepted: parsing the styles, the first layout of a screen, and the new
one of all panes at another size. It is Textual's own work, and a key waits for it anyhow."""
WORK = 0.0105
"""Processor seconds of :func:`_work` on the machine that the limits were set on, at rest."""
FILINGS = 1000
"""About four thousand transactions: with more, making them would take longer than watching."""


@dataclass
class Watch:
    """What the loop did, callback by callback."""

    longest: list[tuple[float, str]] = field(default_factory=list)
    own: asyncio.Task[Any] | None = None
    """The test's task: what it looks at and presses is not the explorer's work."""

    def note(self, handle: Handle, took: float) -> None:
        task = getattr(handle._callback, "__self__", None)
        if task is None or task is not self.own:
            self.longest.append((took, _name(task, handle)))

    @contextmanager
    def during(self, what: str, most: float = MOST) -> Iterator[None]:
        """No callback takes longer than ``most`` seconds meanwhile."""
        self.own = asyncio.current_task()
        slowness = _slowness()
        self.longest.clear()
        gc.collect()
        gc.freeze()  # else looking through all that pytest holds would count as the explorer's
        try:
            yield
        finally:
            gc.unfreeze()
        took, name = max(self.longest, default=(0.0, ""))
        allowed = most * max(slowness, _slowness())
        assert took <= allowed, f"{what}: {took * 1000:.0f} ms of work at once in {name}"


def _work() -> float:
    """Processor time of some work as a program does it: objects made, kept and let go."""
    start = time.thread_time()
    kept = {number: (number, str(number)) for number in range(60_000)}
    del kept
    return time.thread_time() - start


def _slowness() -> float:
    """How much slower than at rest work is now: a processor that is shared slows all of it."""
    return max(1.0, median(_work() for _ in range(5)) / WORK)


def _name(task: object, handle: Handle) -> str:
    return task.get_name() if isinstance(task, asyncio.Task) else repr(handle._callback)


@pytest.fixture
def watch(monkeypatch: pytest.MonkeyPatch) -> Watch:
    """Sees each callback of the event loop."""
    watch, run = Watch(), Handle._run

    def timed(handle: Handle) -> None:
        start = time.thread_time()
        run(handle)
        watch.note(handle, time.thread_time() - start)

    monkeypatch.setattr(Handle, "_run", timed)
    return watch


@pytest.fixture(scope="module")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of many invented filings, and one whose page is of a megabyte."""
    folder = tmp_path_factory.mktemp("crowded")
    contents = [large_filing(1_000_000), *islice(submissions(FILINGS), FILINGS)]
    for number, content in enumerate(contents):
        (folder / f"{number}.txt").write_bytes(content)
    add_all(folder / "crowded.db", *sorted(folder.glob("*.txt")))
    return folder / "crowded.db"


MOVES = (*"jjkk", "pagedown", "ctrl+d", "G", "k", "pageup")


async def pressed(user: Driver, *keys: str) -> None:
    """Press keys without waiting for the screen between them, as hands do."""
    await user.pilot.press(*keys)
    await user.settle()


async def test_browsing(explore: Explore, crowded: Path, watch: Watch):
    async with explore(store=crowded) as user:
        for pane in "213":
            with watch.during(f"moving in pane {pane}"):
                await pressed(user, pane, *MOVES, "g")
        with watch.during("sorting"):
            await pressed(user, "s", "S")
        with watch.during("turning to another list"):
            await user.press("t")


async def test_searching(explore: Explore, crowded: Path, watch: Watch):
    async with explore(store=crowded) as user:
        await user.press("slash")
        with watch.during("searching"):
            await user.type("code:S garhol")


async def test_reading_a_large_filing(explore: Explore, crowded: Path, watch: Watch):
    async with explore(store=crowded) as user:
        await user.press("slash")
        await user.type("form:sc")
        await user.press("enter")
        with watch.during("a cursor on it"):
            await pressed(user, "t", "t")
        assert "LARGE OFFER" in user.screen
        with watch.during("opening it", MOUNTING):
            await user.press("o")
        with watch.during("moving in it"):
            await pressed(user, *MOVES, "g")
        with watch.during("turning to its other faces"):
            await pressed(user, *"231")


async def test_starting_and_other_sizes(explore: Explore, crowded: Path, watch: Watch):
    """A new size lays the whole screen out anew, which is as much as mounting it."""
    with watch.during("starting", MOUNTING):
        async with explore(store=crowded) as user:
            pass
    async with explore(store=crowded) as user:
        with watch.during("resizing", MOUNTING):
            await user.resize(200, 60)
            await user.resize(80, 24)


async def test_work_on_the_loop_is_noticed(explore, crowded: Path, watch: Watch, monkeypatch):
    """The watch itself: a handler that works for 150 ms, on a machine at rest."""
    move = VirtualTable.action_move

    def slow(table: Widget, rows: int) -> None:
        for _ in range(14):
            _work()
        move(table, rows)

    monkeypatch.setattr(VirtualTable, "action_move", slow)
    async with explore(store=crowded) as user:
        with pytest.raises(AssertionError, match="of work at once"):
            with watch.during("moving"):
                await user.press("j")
