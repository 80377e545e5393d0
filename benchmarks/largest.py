"""The largest filing, opened: how soon its first screen is there, and whether keys wait."""

from __future__ import annotations

import statistics
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.large_filing import BEGINS, large_filing
from benchmarks.measure import Budget, Measurement
from benchmarks.opened import COMMAND, DAY, REST, environment, mib, ms
from benchmarks.population import submissions
from benchmarks.terminal import Terminal, TooLong

SCREEN_MS = 300


def largest() -> Iterator[Measurement]:
    """Come upon in the list, opened, and read while it is still being drawn."""
    with tempfile.TemporaryDirectory() as folder:
        path = _with_large_filing(Path(folder))
        with _app_on_filings(path, folder) as app:
            sent = app.send("j")
            took = app.until(lambda screen: BEGINS in screen, "the large filing") - sent
            yield _first_screen("the cursor on it, to its text beside the list", took)
            app.quiet(1)
            sent = app.send("o")
            took = app.until(_on_top, "the large filing, opened") - sent
            yield _first_screen("opened, to its first screen", took)
            yield _while_drawn(app)
            yield Measurement("a filing of 5 MB: peak memory", mib(app.look_at_memory()))


def _first_screen(what: str, took: float) -> Measurement:
    return Measurement(
        f"a filing of 5 MB: {what}",
        ms(took),
        budget=Budget(f"at most {SCREEN_MS} ms", took * 1000 <= SCREEN_MS),
    )


def _with_large_filing(folder: Path) -> Path:
    """A store of the large filing, with two later ones above it and one earlier below."""
    filings, path = folder / "filings", folder / "large.db"
    filings.mkdir()
    (filings / "large.txt").write_bytes(large_filing())
    for number, content in enumerate(submissions(3)):
        (filings / f"{number}.txt").write_bytes(content)
    command = [*COMMAND, "--db", str(path), "add", str(filings)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return path


@contextmanager
def _app_on_filings(path: Path, home: str) -> Iterator[Terminal]:
    """The app with its cursor on the filing above the large one."""
    with Terminal([*COMMAND, "--db", str(path)], environment(home)) as app:
        app.until(DAY.search, "the first rows")
        app.quiet(1)
        app.send("3")
        app.quiet(REST)
        for _ in range(2):
            app.send("t")
            app.quiet(0.5)
        app.send("gj")
        app.quiet(1)
        yield app


def _on_top(screen: str) -> bool:
    """Does the text begin near the top, where the whole screen is the filing's?"""
    return BEGINS in "\n".join(screen.splitlines()[:19])


def _while_drawn(app: Terminal) -> Measurement:
    """Keys, one after the other's answer, while the rest is drawn: the longest wait."""
    waits: list[float] = []
    until = time.perf_counter() + 3
    while time.perf_counter() < until:
        before = _text_of(app.text)
        sent = app.send("j")
        try:
            waits.append(app.until(lambda s, b=before: _text_of(s) != b, "a line down") - sent)
        except TooLong:
            break
    return Measurement(
        f"a filing of 5 MB: a key while it is being drawn, the longest of {len(waits)}",
        ms(max(waits)),
        f"median {ms(statistics.median(waits))}",
    )


def _text_of(screen: str) -> str:
    """Without the bars and the border, which change by themselves."""
    return "\n".join(line[2:110] for line in screen.splitlines()[3:-3])
