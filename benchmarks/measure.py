"""What every topic shares: the files, the clock, and what a measurement is."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

ROOT = Path(__file__).parent.parent
CORPUS = ROOT.parent / "shared" / "corpus"
SAMPLES = ROOT / "sample_filings"
ROUNDS = 7

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Budget:
    """What a measurement is held to."""

    text: str
    holds: bool


@dataclass(frozen=True, slots=True)
class Measurement:
    """One line of the results."""

    what: str
    figure: str
    beside: str = ""
    """The same figure of the yardstick."""
    ratio: str = ""
    budget: Budget | None = None


@dataclass(frozen=True, slots=True)
class Topic:
    """One section of the results."""

    title: str
    about: str
    measurements: tuple[Measurement, ...]


def best_seconds(*works: Callable[[], object], rounds: int = ROUNDS) -> list[float]:
    """The shortest time of each piece of work, taken in turns so that all share the weather.

    As in :mod:`timeit`, no garbage is collected meanwhile: how long that takes depends on
    all that is loaded, and edgartools loads much, so it would blur the comparison.
    """
    best = [float("inf")] * len(works)
    for _ in range(rounds):
        for place, work in enumerate(works):
            gc.collect()
            gc.disable()
            try:
                start = time.perf_counter()
                work()
                best[place] = min(best[place], time.perf_counter() - start)
            finally:
                gc.enable()
    return best


def each(work: Callable[[T], object], items: Sequence[T]) -> Callable[[], None]:
    """The work done on each item, its results let go at once: keeping them costs time too."""

    def run() -> None:
        for item in items:
            work(item)

    return run


def files(folder: str, *patterns: str) -> list[Path]:
    """The collected files of one kind, else those samples that the patterns name."""
    collected = CORPUS / folder
    if collected.is_dir():
        return sorted(path for path in collected.rglob("*") if path.is_file())
    return sorted(path for pattern in patterns for path in SAMPLES.glob(pattern))


def megabytes(contents: Sequence[bytes]) -> float:
    """The size of some files in MB (10**6 bytes)."""
    return sum(map(len, contents)) / 1e6


def rate(amount: float, seconds: float, unit: str) -> str:
    """An amount a second: ``2,134 filings/s``."""
    value = amount / seconds
    return f"{value:,.0f} {unit}/s" if value >= 100 else f"{value:,.1f} {unit}/s"
