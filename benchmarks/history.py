"""A store of a million transactions, grown by the command that users run."""

from __future__ import annotations

import atexit
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path

from benchmarks.measure import ROOT, Budget, Measurement, Topic, best_seconds, rate
from benchmarks.population import submissions

FILINGS = int(os.environ.get("BENCH_FILINGS", "235000"))
"""About a million transactions."""
_MEASURED = max(FILINGS // 20, 1000)
"""Filings at the start and at the end whose rates are compared."""
_MORE = 1000
"""Filings of one morning, added to the full store."""
_IN_FOLDER = 1000
_LEAST_OF_WALK = 1000 / 2700
"""Adding does so many filings while the bare walk does one."""
_FLAT = 0.8
"""What is to be left at the millionth row of the rate at first; the rest is the weather."""
_LOOKS = 0.2
"""Seconds between two looks at how far the command has come."""


@dataclass(frozen=True, slots=True)
class Grown:
    """The store, and how it came about."""

    path: Path
    received: int
    """Bytes of the filings that went in."""
    walk: float
    """Seconds that the bare walk takes for :data:`_MEASURED` filings."""
    seconds: float
    looks: tuple[tuple[float, int], ...]
    """How many filings were there, by seconds since the start."""
    peak: int
    """Most bytes that the process that writes held at once."""
    more: float
    """Seconds for :data:`_MORE` filings afterwards."""


@cache
def grown() -> Grown:
    """The store, made once a run in a temporary folder."""
    folder = Path(tempfile.mkdtemp(prefix="section16-bench-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    path, files = folder / "history.db", folder / "filings"
    contents = submissions(FILINGS + _MORE)
    received = _write(islice(contents, FILINGS), files)
    more = _write(contents, folder / "more")
    first = list(islice(submissions(FILINGS + _MORE), _MEASURED))
    (walk,) = best_seconds(lambda: [_walk(content) for content in first], rounds=3)
    seconds, looks, peak = _added(path, files)
    shutil.rmtree(files)
    one_morning, _, _ = _added(path, folder / "more")
    return Grown(path, received + more, walk, seconds, tuple(looks), peak, one_morning)


def measure() -> Topic:
    """How fast it grows at first, at the end and as a whole, and how large it becomes."""
    it = grown()
    walked = _MEASURED / it.walk
    whole, first, last = FILINGS / it.seconds, _rate_at_first(it.looks), _rate_at_last(it.looks)
    with sqlite3.connect(it.path) as db:
        rows = db.execute("SELECT count(*) FROM transactions").fetchone()[0]
    size = it.path.stat().st_size
    return Topic(
        "Growing a store of a million transactions",
        f"`section16 add` of {FILINGS:,} invented submissions of Form 4 ({rows:,} transactions,"
        f" {it.received / FILINGS / 1000:.1f} kB each), the same for everyone by their seed, as"
        " files in folders. The walk is `ElementTree.fromstring` and a look at every element of"
        f" the same documents, on one core. Rates are those of the first and last {_MEASURED:,}.",
        (
            Measurement(
                "adding all of them, full text and indexes included",
                f"{rate(FILINGS, it.seconds, 'filings')}",
                f"walk {walked:,.0f} filings/s",
                f"{whole / walked:.2f} of its rate",
                Budget(f"at least {_LEAST_OF_WALK:.2f}", whole >= _LEAST_OF_WALK * walked),
            ),
            Measurement(
                "adding at the millionth row",
                f"{last:,.0f} filings/s",
                f"at first {first:,.0f} filings/s",
                f"{last / first:.2f} of the rate at first",
                Budget(f"at least {_FLAT:.1f}", last >= _FLAT * first),
            ),
            Measurement(f"adding {_MORE:,} more to it", f"{it.more:.1f} s"),
            Measurement(
                "size of the file",
                f"{size / 1e6:,.0f} MB",
                f"{it.received / 1e6:,.0f} MB received",
                f"{size / it.received:.2f} times",
            ),
            Measurement("peak memory of the process that writes", f"{it.peak / 1e6:,.0f} MB"),
        ),
    )


def _write(contents: Iterator[bytes], folder: Path) -> int:
    """Files of so many bytes in all, in folders of a thousand."""
    size = 0
    for number, content in enumerate(contents):
        inner = folder / f"{number // _IN_FOLDER:04}"
        if not number % _IN_FOLDER:
            inner.mkdir(parents=True)
        (inner / f"{number:07}.txt").write_bytes(content)
        size += len(content)
    return size


def _added(store: Path, folder: Path) -> tuple[float, list[tuple[float, int]], int]:
    """Seconds that `section16 add` takes, how far it was when, and the most memory it held."""
    command = [sys.executable, "-m", "tui.commands", "--db", str(store), "add", str(folder)]
    looks: list[tuple[float, int]] = []
    peak = 0
    start = time.perf_counter()
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL)
    while process.poll() is None:
        time.sleep(_LOOKS)
        looks.append((time.perf_counter() - start, _filings_in(store)))
        peak = max(peak, _most_held(process.pid))
    seconds = time.perf_counter() - start
    if process.returncode:
        raise SystemExit("the filings were not all added")
    return seconds, looks, peak


def _filings_in(store: Path) -> int:
    if not store.exists():
        return 0
    connection = sqlite3.connect(f"{store.as_uri()}?mode=ro", uri=True)
    try:
        return connection.execute("SELECT max(id) FROM filings").fetchone()[0] or 0
    except sqlite3.Error:  # it is being made
        return 0
    finally:
        connection.close()


def _most_held(process: int) -> int:
    """Bytes, where the system tells."""
    status = Path(f"/proc/{process}/status")
    try:
        lines = status.read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM")), 0)


def _rate_at_first(looks: tuple[tuple[float, int], ...]) -> float:
    begun = next(look for look in looks if look[1])
    reached = next((look for look in looks if look[1] - begun[1] >= _MEASURED), looks[-1])
    return (reached[1] - begun[1]) / (reached[0] - begun[0])


def _rate_at_last(looks: tuple[tuple[float, int], ...]) -> float:
    done = next(look for look in looks if look[1] == looks[-1][1])
    begun = [look for look in looks if done[1] - look[1] >= _MEASURED][-1]
    return (done[1] - begun[1]) / (done[0] - begun[0])


def _walk(content: bytes) -> list[tuple[str, str | None]]:
    start, end = content.index(b"<ownershipDocument"), content.index(b"</XML>")
    return [(node.tag, node.text) for node in ET.fromstring(content[start:end]).iter()]
