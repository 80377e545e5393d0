"""Writing a file in a worker thread: how far it has come, and giving it up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from time import monotonic

from store.export import Listing, rows_for, watched, write_file
from store.reader import Reader

_EVERY = 128
"""Rows between two looks at the clock."""
_TOLD = 0.1
"""Seconds between two words on how far it has come."""


class Stopped(Exception):
    """The user had enough; no file was left behind."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a file has been written."""

    done: int
    """Rows."""
    seconds: float
    total: int | None = None
    """``None`` while they have not been counted."""

    def __str__(self) -> str:
        if not self.total:
            return f"{self.done:,} rows"
        share = min(self.done / self.total, 1.0)
        words = f"{self.done:,} of {self.total:,} rows \u00b7 {share:.0%}"
        if 0 < share < 1 and self.seconds > 1:
            words += f" \u00b7 {minutes(self.seconds / share - self.seconds)} left"
        return words


def minutes(seconds: float) -> str:
    """``1:05``"""
    whole = round(seconds)
    hours, rest = divmod(whole, 3600)
    if hours:
        return f"{hours}:{rest // 60:02d}:{rest % 60:02d}"
    return f"{rest // 60}:{rest % 60:02d}"


class Writing:
    """One file being written. Made on the event loop, run in a worker thread."""

    def __init__(self, store: Path, listing: Listing) -> None:
        self._store = store
        self._listing = listing
        self._stop = Event()
        self._reader: Reader | None = None

    def stop(self) -> None:
        """Give it up; from any thread."""
        self._stop.set()
        if self._reader is not None:
            self._reader.interrupt()

    def write(self, target: Path, format_name: str, tell: Callable[[Progress], None]) -> int:
        """Write the file; how many rows.

        :raises Stopped: it was given up
        :raises StoreError: the store cannot be read or the file not be written
        """
        began = told = monotonic()

        def moved(count: int) -> None:
            nonlocal told
            if count % _EVERY:
                return
            if self._stop.is_set():
                raise Stopped
            now = monotonic()
            if now - told >= _TOLD:
                told = now
                tell(Progress(count, now - began))

        with Reader(self._store) as reader:
            self._reader = reader
            try:
                rows = watched(rows_for(reader, self._listing, format_name), moved)
                return write_file(self._listing, rows, target, format_name)
            except Exception as error:
                if self._stop.is_set():  # an interrupted question raises an error of its own
                    raise Stopped from error
                raise
            finally:
                self._reader = None
