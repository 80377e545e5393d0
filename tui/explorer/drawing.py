"""Renderables to lines of segments, away from the event loop."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from rich.console import Console, RenderableType
from rich.segment import Segment
from rich.text import Text

from parsers.errors import NotAFiling
from store.errors import StoreError
from store.harmless import visible
from tui.explorer.lines import Portion, Runs, StyleTable, runs_of
from tui.render.anchors import RowKey, row_of
from tui.render.styles import WARNING

_FIRST = 100
"""Lines handed over first: more than any screen shows."""
_MORE = 1000
"""Few enough to be taken over without delaying a key."""


_WORK, _REST = 0.002, 0.0002
"""Seconds of drawing after which the thread of the screen has its turn, and how long."""
_WAIT = 0.01


class _Turns:
    """Lets keys through while texts are drawn, and of several texts the latest first."""

    def __init__(self) -> None:
        self._drawings: list[object] = []

    @contextmanager
    def drawing(self) -> Iterator[Callable[[Callable[[], bool]], None]]:
        """Draw a text meanwhile; what is given is to be called between its lines."""
        token = object()
        self._drawings.append(token)
        rested = time.perf_counter()

        def rest(is_wanted: Callable[[], bool]) -> None:
            nonlocal rested
            if time.perf_counter() - rested < _WORK:
                return
            # Python gives another thread its turn at once only where this one sleeps.
            time.sleep(_REST)
            while self._drawings[-1:] != [token] and is_wanted():
                time.sleep(_WAIT)
            rested = time.perf_counter()

        try:
            yield rest
        finally:
            self._drawings.remove(token)


_TURNS = _Turns()


def drawn_lines(
    parts: Iterable[RenderableType], width: int, is_wanted: Callable[[], bool] = lambda: True
) -> Iterator[tuple[Portion, bool]]:
    """Lines of the parts at a width, in portions, each with whether it is the last.

    The first portion fills a screen and comes as soon as its lines are known. To be run in
    a worker thread: it pauses so that others come to work, all the longer while a text
    that was begun later is drawn.

    Whatever goes wrong on the way is told in words behind the lines there are.

    :param is_wanted: is anybody still waiting? If not, what was asked for need not pause
    """
    with _TURNS.drawing() as rest:
        yield from _portions(parts, width, lambda: rest(is_wanted))


def _portions(
    parts: Iterable[RenderableType], width: int, rest: Callable[[], None]
) -> Iterator[tuple[Portion, bool]]:
    console = Console(
        width=max(width, 10), height=100, color_system="truecolor", force_terminal=True,
        legacy_windows=False, markup=False, emoji=False, highlight=False, no_color=False,
    )  # fmt: skip
    options = console.options.update(height=None)
    drawer, wanted = _Drawer(), _FIRST

    def lines(parts: Iterable[RenderableType]) -> Iterator[list[Segment]]:
        for number, part in enumerate(parts):
            drawer.begin(number)
            yield from Segment.split_and_crop_lines(
                console.render(part, options), options.max_width, pad=False, include_new_lines=False
            )

    for line in _with_failures_told(lines(parts), lines):
        drawer.add(line)
        rest()
        if drawer.held >= wanted:
            yield drawer.portion(), False
            wanted = _MORE
    yield drawer.portion(), True


def _with_failures_told(
    lines: Iterator[list[Segment]],
    draw: Callable[[Iterable[RenderableType]], Iterator[list[Segment]]],
) -> Iterator[list[Segment]]:
    """The lines; if drawing breaks down, what there is of them and why, in words.

    A filing can be such as nobody thought of. Whatever goes wrong with it is told in its
    own pane, and all else goes on.
    """
    try:
        yield from lines
    except Exception as error:  # see above
        why = str(error) if isinstance(error, NotAFiling | StoreError) else _unforeseen(error)
        yield from draw([Text(f"This cannot be shown: {visible(why)}", WARNING)])


class _Drawer:
    """Gathers lines until they are a portion."""

    def __init__(self) -> None:
        self._before = 0
        self._row: RowKey | None = None
        self._part: int | None = None
        self._styles = StyleTable()
        self._known: dict[Runs, Runs] = {}
        """Most lines have the styles of others; each such line is kept once."""
        self._new()

    def _new(self) -> None:
        self._plain: list[str] = []
        self._runs: list[Runs] = []
        self._anchors: list[tuple[int, int | RowKey]] = []
        self._ends: dict[RowKey, int] = {}

    @property
    def held(self) -> int:
        return len(self._plain)

    def begin(self, part: int) -> None:
        """A part of the text begins with the next line."""
        self._end_row()
        self._part = part

    def add(self, line: list[Segment]) -> None:
        if self._part is not None:
            self._anchors.append((len(self._plain), self._part))
            self._part = None
        kept = []
        for segment in line:
            if segment.text:
                kept.append(segment)
                continue
            is_anchor, row = row_of(segment)
            if is_anchor:
                self._end_row()
                self._row = row
                if row is not None:
                    self._anchors.append((len(self._plain), row))
        runs = runs_of(kept, self._styles)
        self._runs.append(self._known.setdefault(runs, runs))
        self._plain.append("".join([segment.text for segment in kept]))

    def _end_row(self) -> None:
        if self._row is not None:
            self._ends[self._row] = self._before + len(self._plain)
            self._row = None

    def portion(self) -> Portion:
        portion = Portion(self._plain, self._runs, self._styles, self._anchors, self._ends)
        self._before += len(self._plain)
        self._new()
        return portion


def _unforeseen(error: Exception) -> str:
    return f"section16 went wrong in drawing it ({in_words(error)}). Its source can still be read."


def in_words(error: Exception) -> str:
    """What went wrong with a filing such as nobody thought of, fit to be shown."""
    return visible(f"{type(error).__name__}: {error}" if str(error) else type(error).__name__)
