"""The explorer as its user has it: the installed command in a terminal of 120 by 40."""

from __future__ import annotations

import re
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import cycle, islice
from pathlib import Path

from benchmarks.largest import largest
from benchmarks.measure import Budget, Measurement, Topic
from benchmarks.opened import (
    COMMAND,
    DAY,
    REST,
    environment,
    mib,
    ms,
    opened,
    rows_on_screen,
    store,
)
from benchmarks.terminal import FRAME_END, Terminal, TooLong

STARTS = 7
KEYS = 50
"""Keys at each depth of each list."""
MEMORY_MIB, START_TIMES, KEY_MS, ENTITIES_MS, ROWS_MS = 100, 1.3, 30, 50, 150
_BLINK = 0.4
"""Less than the cursor of a box takes to blink, which is a frame too."""
_HELD_EVERY, _HELD_FOR = 0.033, 3.0
"""Seconds between the keys of one that is held down, and how long it is."""
_SEARCHED_TIMES = 7
_TABS = 5
"""Lists of the rows, one of them open."""
_TYPED_EVERY = 0.05
"""Seconds between letters; faster than the box asks."""
_TICKER = re.compile(r"^\u2502([A-Z]{4}) ", re.MULTILINE)
_BELOW = 11
"""Lines at the top that are hidden by what completes the words."""
_DOTS = "\u00b7\u00b7\u00b7"
"""Stands for rows that are still being read."""
_EMPTY = re.compile(r"No transactions|no filings|empty", re.IGNORECASE)
"""What an empty store's screen says when it is complete."""
PAGE_DOWN, PAGE_UP = "\x1b[6~", "\x1b[5~"


_DOWN, _UP = (*"jjjj", PAGE_DOWN), (*"kkkk", PAGE_UP)


@dataclass(frozen=True, slots=True)
class _Pane:
    name: str
    number: int
    keys: str
    """That lead to it from the one before."""


_LISTS = (
    _Pane("transactions", 3, "3"),
    _Pane("holdings", 3, "t"),
    _Pane("filings", 3, "t"),
    _Pane("insiders", 2, "t2"),
    _Pane("issuers", 1, "1"),
)


def measure() -> Topic:
    """All of it, on the store of a million transactions."""
    lines = [*_starts(), *_session(), *largest()]
    return Topic(
        "The explorer in a terminal",
        "The `section16` command in a pseudo-terminal of 120 by 40 that knows synchronised"
        " output, on the store of a million transactions. A frame is there when its last byte"
        f" is. Starts: medians of {STARTS}, in turns with the empty store. Keys: {KEYS} at each"
        " depth, every fifth a whole page, each when the screen has come to rest; medians, and"
        " beside them what 19 in 20 stay under.",
        tuple(lines),
    )


def _starts() -> Iterator[Measurement]:
    """Start to rows, against start to the empty store's screen."""
    full, empty = [], []
    with tempfile.TemporaryDirectory() as folder:
        bare = Path(folder) / "empty.db"
        for _ in range(STARTS):
            # The first opening makes the store, and so is not of the seven.
            if not bare.exists():
                _start(bare, folder, _EMPTY.search)
            empty.append(_start(bare, folder, _EMPTY.search))
            full.append(_start(store(), folder, rows_on_screen))
    ratio = statistics.median(full) / statistics.median(empty)
    yield Measurement(
        "start to rows on the screen",
        ms(statistics.median(full)),
        f"on an empty store {ms(statistics.median(empty))}",
        f"{ratio:.2f} times",
        Budget(f"at most {START_TIMES} times", ratio <= START_TIMES),
    )


def _start(path: Path, home: str, is_there: Callable[[str], object]) -> float:
    with Terminal([*COMMAND, "--db", str(path)], environment(home)) as terminal:
        return terminal.until_written(is_there, "the first screen") - terminal.started


# One session on the large store


def _session() -> Iterator[Measurement]:
    with opened(store()) as app:
        app.quiet(1)
        at_rest = app.look_at_memory()
        for pane in _LISTS:
            yield from _pane(app, pane)
        yield from _texts(app)
        yield _held(app)
        yield from _typed(app)
        browsed = app.look_at_memory()
    yield Measurement(
        "peak memory when it has opened",
        mib(at_rest),
        budget=Budget(f"at most {MEMORY_MIB} MiB", at_rest <= MEMORY_MIB * 2**20),
    )
    yield Measurement("peak memory after all of the above", mib(browsed))


def _pane(app: Terminal, pane: _Pane) -> Iterator[Measurement]:
    """Keys at the top, the middle and the end of a list, and the ways there."""
    for key in (*pane.keys, "g"):
        app.send(key)
        app.quiet(1)
    if f"{pane.name.capitalize()} 0 " in app.text:
        yield Measurement(f"{pane.name}: the store has none", "")
        return
    yield _keys(app, f"{pane.name}: a key at the top", _DOWN)
    _ = app.text  # pictures all that came so far, which takes time
    sent = app.send("G")
    frame = app.frame() - sent
    rows = app.until(lambda screen: _DOTS not in screen, "the rows at the end") - sent
    app.quiet(REST)
    yield Measurement(f"{pane.name}: to the end", ms(frame), f"with its rows {ms(rows)}")
    yield _keys(app, f"{pane.name}: a key at the end", _UP)
    _to_the_middle(app, pane)
    yield _keys(app, f"{pane.name}: a key in the middle", _DOWN)
    app.send("g")  # for where the cursor stands decides what the panes to its right list
    app.quiet(1)


def _to_the_middle(app: Terminal, pane: _Pane) -> None:
    """Drag the pane's scroll bar from its end half-way, and put the cursor there."""
    right, top, bottom = _borders(app.text, pane.number)
    bar, middle = right - 1, (top + bottom) // 2
    _mouse(app, (0, bar, bottom - 1, True), (32, bar, middle, True), (0, bar, middle, False))
    app.quiet(REST)
    _mouse(app, (0, bar - 9, middle, True), (0, bar - 9, middle, False))
    app.quiet(REST)


def _mouse(app: Terminal, *events: tuple[int, int, int, bool]) -> None:
    """Button, column and line counted from 0, and whether it is down."""
    for button, column, line, is_down in events:
        app.send(f"\x1b[<{button};{column + 1};{line + 1}{'M' if is_down else 'm'}")


def _borders(screen: str, number: int) -> tuple[int, int, int]:
    """Columns and lines of a pane's right, upper and lower border."""
    lines = screen.splitlines()
    for top, line in enumerate(lines):
        if (left := line.find(f"\u2500 {number} ")) >= 0:
            right = line.index("\u256e", left)
            below = range(top + 1, len(lines))
            return right, top, next(y for y in below if lines[y][right : right + 1] == "\u256f")
    raise TooLong(f"pane {number} is not on the screen\n{screen}")


def _keys(app: Terminal, what: str, keys: Sequence[str]) -> Measurement:
    """So many keys, these over and over, each to the first frame after it."""
    took = []
    for key in islice(cycle(keys), KEYS):
        sent = app.send(key)
        took.append(app.frame() - sent)
        app.quiet(REST)
    return _figures(what, took, KEY_MS)


def _figures(what: str, took: list[float], most: float) -> Measurement:
    """The median, held to its budget, and the 95th percentile."""
    median = statistics.median(took)
    high = sorted(took)[min(int(len(took) * 0.95), len(took) - 1)]
    return Measurement(
        what, ms(median), f"19 in 20 under {ms(high)}",
        budget=Budget(f"at most {most:g} ms", median * 1000 <= most),
    )  # fmt: skip


def _texts(app: Terminal) -> Iterator[Measurement]:
    """To the footnotes and back; down and up the filing."""
    app.send("3g")
    app.quiet(1)
    yield _keys(app, "footnotes: to them and back", "43")
    app.send("5")
    app.quiet(REST)
    yield _keys(app, "the filing: a key", "jjjkkk")
    app.send("3")
    app.quiet(REST)


def _held(app: Terminal) -> Measurement:
    """A key held down in the transactions: how far the screen lags behind at its end."""
    app.send("3g" + PAGE_DOWN)
    app.quiet(1)
    begun, sent, last = len(app.chunks), 0, 0.0
    start = time.perf_counter()
    while (due := start + sent * _HELD_EVERY) < start + _HELD_FOR:
        while app.read(due - time.perf_counter()) and time.perf_counter() < due:
            pass
        last = app.send("j")
        sent += 1
    drawn, before = app.output_since(begun).count(FRAME_END), len(app.chunks)
    app.quiet(REST)
    seen = [(at, _rows_of(text)) for at, text in app.pictures_since(before)]
    arrived = next((at for at, rows in seen if rows == seen[-1][1]), last)
    return Measurement(
        f"a key held down: {sent} in {_HELD_FOR:g} s, every {_HELD_EVERY * 1000:.0f} ms",
        f"{ms(arrived - last)} from the last to its row",
        f"{drawn} frames",
    )


def _rows_of(screen: str) -> list[str]:
    """The lines of the list on the right."""
    return [line[36:] for line in screen.splitlines()[2:18]]


def _typed(app: Terminal) -> Iterator[Measurement]:
    """Letters to their echo, and the last letter to the first rows of the answer."""
    pause = _search_pause()
    echoes: list[float] = []
    for key in "1g2g3":  # no issuer and no insider chosen
        app.send(key)
        app.quiet(REST)
    for _ in range(_TABS):
        if app.text.splitlines()[0].rstrip().endswith("Transactions"):
            break
        app.send("t")
        app.quiet(REST)
    for search in _SEARCHES:
        took = [_searched(app, search, echoes) - pause for _ in range(_SEARCHED_TIMES)]
        what = f"search `{search.words}`: the last letter to the first {search.what}"
        measured = _figures(what, took, search.most)
        yield replace(measured, beside=f"{measured.beside}; and {ms(pause)} that the box waits")
    yield _figures("search: a letter to its echo", echoes, KEY_MS)


def _searched(app: Terminal, search: _Search, echoes: list[float]) -> float:
    """Type a search and leave it again; the seconds from its last letter to its answer."""
    app.send("/")
    app.quiet(REST)
    before, words = app.text, search.words
    for place, letter in enumerate(words, 1):
        sent = app.send(letter)
        echo = re.compile(r"/\s*" + re.escape(words[:place]))
        echoes.append(app.until(echo.search, "the letter") - sent)
        while place < len(words) and (left := sent + _TYPED_EVERY - time.perf_counter()) > 0:
            app.read(left)
    there = app.until(partial(search.is_there, before), f"the {search.what} of {words}")
    for _ in range(2):  # one closes what completes the words, one leaves the box
        app.quiet(_BLINK)
        app.send("\x1b")
    app.quiet(_BLINK)
    return there - sent


def _other_issuers(before: str, now: str) -> bool:
    """Are there issuers on the left, below what completes the words, and others than before?"""
    here, there = (_TICKER.findall("\n".join(s.splitlines()[_BELOW:])) for s in (now, before))
    return bool(here) and here != there


def _rows_with(word: str) -> Callable[[str, str], bool]:
    """Do five rows bear the word?"""

    def are_there(before: str, now: str) -> bool:
        rows = [line for line in now.splitlines() if DAY.search(line)]
        return sum(word in line for line in rows) >= 5

    return are_there


@dataclass(frozen=True, slots=True)
class _Search:
    """What is typed, and how its answer is known when it is on the screen."""

    words: str
    most: float
    """Milliseconds: its budget."""
    what: str
    is_there: Callable[[str, str], bool]
    """Told the screen before the search and now."""


_SEARCHES = (
    _Search("garhol", ENTITIES_MS, "issuers", _other_issuers),
    _Search("insider:garhol", ROWS_MS, "transactions", _rows_with("Garhol")),
    _Search("date:2019-03", ROWS_MS, "transactions", _rows_with("2019-03-")),
)


def _search_pause() -> float:
    """Seconds that the box waits for another letter, by design."""
    from tui.explorer.widgets import search_box  # noqa: PLC0415

    return float(getattr(search_box, "_PAUSE", 0))
