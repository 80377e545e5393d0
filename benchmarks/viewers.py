"""Other viewers of tables in a terminal on the same SQLite file, in their default settings."""

from __future__ import annotations

import re
import statistics
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.measure import ROOT, Measurement, Topic
from benchmarks.opened import environment, store
from benchmarks.terminal import Terminal, TooLong

PLACES = ROOT / ".bench"
"""Where `make bench` puts them, each in an environment of its own."""
KEYS = 20
PATIENCE = 120.0
"""Seconds after which one is given up."""
_SILENCE = 0.3
_ROWS = re.compile(r"(?:Common|Ordinary|Restricted|Warrants|Stock Option)")
"""Words of the transactions' titles, which no name of a table begins with."""


@dataclass(frozen=True, slots=True)
class _Viewer:
    name: str
    command: Callable[[str], tuple[str, ...]]
    """Its words after its own name, for a file."""
    ready: str
    """What its screen shows when it can be asked for the table."""
    ask: tuple[str, ...]
    """Keys that bring the rows of `transactions` up."""
    down: str
    about: str


_VIEWERS = (
    _Viewer(
        "visidata",
        lambda path: ("vd", "-f", "sqlite", path),
        "issuer_names",
        ("/", "^transactions$", "\r", "\r"),
        "j",
        "its list of tables opened, the table `transactions` looked for and entered; it goes on"
        " to load the whole table, and keys are measured after ten seconds of that",
    ),
    _Viewer(
        "harlequin",
        lambda path: ("harlequin", "-a", "sqlite", path),
        "Query Editor",
        ("SELECT * FROM transactions", "\n"),
        "\x1b[B",
        "`SELECT * FROM transactions` typed and run; it fetches all rows and shows the first"
        " 100,000, its default",
    ),
)


def measure() -> Topic:
    """Start to rows, key to frame and memory of each that is installed."""
    abouts = "; ".join(f"{viewer.name}: {viewer.about}" for viewer in _VIEWERS)
    return Topic(
        "Other viewers on the same file",
        f"The store of a million transactions, 120 by 40. {abouts[0].upper()}{abouts[1:]}. Start to"
        " rows includes the keys that ask for them, sent as soon as it is ready. A frame ends"
        " where its mark is, else where it falls silent for 30 ms. Medians of"
        f" {KEYS} keys. Given up after {PATIENCE:g} s.",
        tuple(line for viewer in _VIEWERS for line in _measured(viewer)),
    )


def _measured(viewer: _Viewer) -> Iterator[Measurement]:
    program = PLACES / viewer.name / "bin"
    words = viewer.command(str(store()))
    if not (program / words[0]).exists():
        yield Measurement(viewer.name, "not installed here")
        return
    named = f"{viewer.name} {_version(program, viewer.name)}"
    with tempfile.TemporaryDirectory() as home:
        with Terminal([str(program / words[0]), *words[1:]], environment(home)) as terminal:
            try:
                yield from _asked(viewer, named, terminal)
            except TooLong:
                yield Measurement(named, f"given up after {PATIENCE:g} s")
            yield Measurement(
                f"{named}: peak memory", f"{terminal.look_at_memory() / 2**20:,.0f} MiB"
            )


def _asked(viewer: _Viewer, named: str, terminal: Terminal) -> Iterator[Measurement]:
    ready = terminal.until(lambda s: viewer.ready in s, "its screen", PATIENCE)
    for keys in viewer.ask:
        terminal.send(keys)
        _rest(terminal, _SILENCE)
    rows = terminal.until(lambda s: len(_ROWS.findall(s)) >= 10, "rows", PATIENCE)
    yield Measurement(
        f"{named}: start to rows on the screen",
        f"{rows - terminal.started:.1f} s",
        f"ready after {ready - terminal.started:.1f} s",
    )
    _rest(terminal, 10)
    took = []
    for _ in range(KEYS):
        sent = terminal.send(viewer.down)
        took.append((terminal.frame() - sent) * 1000)
        _rest(terminal, _SILENCE)
    high = sorted(took)[int(KEYS * 0.95)]
    yield Measurement(
        f"{named}: a key in the table",
        f"{statistics.median(took):.0f} ms",
        f"19 in 20 under {high:.0f} ms",
    )


def _rest(terminal: Terminal, seconds: float) -> None:
    """Wait until it is silent, but no longer than three times so long: some never are."""
    try:
        terminal.quiet(seconds, within=seconds * 3)
    except TooLong:
        return


def _version(program: Path, name: str) -> str:
    code = f"import importlib.metadata as m; print(m.version({name!r}))"
    return subprocess.run(
        [str(program / "python"), "-c", code], capture_output=True, check=True, text=True
    ).stdout.strip()
