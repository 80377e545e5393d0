"""The installed command, opened in a terminal on a store, and how its figures are written."""

from __future__ import annotations

import os
import re
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from benchmarks.history import grown
from benchmarks.terminal import Terminal

COMMAND = (str(Path(sys.executable).with_name("section16")),)
REST = 0.2
"""Seconds of silence after which what followed a key is over."""
DAY = re.compile(r"\d{4}-\d\d-\d\d")


@cache
def store() -> Path:
    """The store of a million transactions; another, if ``BENCH_STORE`` names one."""
    return Path(os.environ["BENCH_STORE"]) if "BENCH_STORE" in os.environ else grown().path


def environment(home: str) -> Mapping[str, str]:
    """A user's who has set nothing."""
    kept = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
    return kept | {"TERM": "xterm-256color", "COLORTERM": "truecolor", "HOME": home}


@contextmanager
def opened(path: Path, rest: float = 0.5) -> Iterator[Terminal]:
    """The app with rows on its screen, at rest."""
    with tempfile.TemporaryDirectory() as home:
        with Terminal([*COMMAND, "--db", str(path)], environment(home)) as terminal:
            terminal.until_written(rows_on_screen, "the first rows")
            terminal.quiet(rest)
            yield terminal


def rows_on_screen(written: str) -> bool:
    """Were ten days written? Each row of the transactions begins with one."""
    return len(DAY.findall(written)) >= 10


def ms(seconds: float) -> str:
    """Seconds as milliseconds: ``12 ms``."""
    return f"{seconds * 1000:.0f} ms"


def mib(size: int) -> str:
    """Bytes as MiB."""
    return f"{size / 2**20:.0f} MiB"
