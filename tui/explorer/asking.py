"""Asking the store from worker threads, one question at a time.

Each pane has askers of its own. A newer question interrupts the older one in SQLite,
so that typing never waits for a search that nobody wants any more.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import TypeVar

from store.database import in_words
from store.errors import StoreError
from store.harmless import visible
from store.reader import Reader

T = TypeVar("T")


class Superseded(Exception):
    """A newer question was asked meanwhile; nobody waits for the answer."""


def file_at(path: Path) -> tuple[int, int] | None:
    """What tells the file at a path from another that was there before; ``None``: none is."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


class Asker:
    """One connection to the store, opened by the first question."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._reader: Reader | None = None
        self._file: tuple[int, int] | None = None
        self._lock = Lock()
        self._latest: object = None

    def supersede(self, token: object) -> None:
        """Make ``token`` the question that counts, and stop the one being answered."""
        self._latest = token
        if (reader := self._reader) is not None:
            with suppress(sqlite3.ProgrammingError):  # just closed, for its file is gone
                reader.interrupt()

    def ask(self, token: object, question: Callable[[Reader], T]) -> T:
        """Ask; to be called in a worker thread.

        :raises Superseded: a newer question has been asked
        :raises StoreError: the store cannot answer
        """
        with self._lock:
            while True:
                self.check(token)
                try:
                    return question(self._current_reader())
                except Superseded:
                    raise
                except StoreError as error:
                    self.check(token)
                    if "interrupted" not in str(error.__cause__):
                        raise
                    # It was meant for the question before this one, and would be taken as
                    # meant for this one too for as long as that one has left anything open.
                    self._close_reader()
                except sqlite3.Error as error:
                    raise StoreError(f"{self._path}: {in_words(error)}") from error
                except Exception as error:  # a store can be such as nobody thought of
                    told = visible(f"{type(error).__name__}: {error}")
                    words = f"{self._path}: section16 went wrong in reading it ({told})"
                    raise StoreError(f"{words}; section16 check tells what is damaged") from error

    def _current_reader(self) -> Reader:
        """Reads the file that is at the path now, which may be another than a while ago."""
        file = file_at(self._path)
        if file != self._file:
            self._close_reader()
        if self._reader is None:
            self._reader = Reader(self._path)
            self._file = file
        return self._reader

    def _close_reader(self) -> None:
        reader, self._reader = self._reader, None
        if reader is not None:
            reader.close()

    def check(self, token: object) -> None:
        """:raises Superseded: ``token`` is no longer the question that counts"""
        if token is not self._latest:
            raise Superseded

    def close(self) -> None:
        self.supersede(None)
        with self._lock:
            self._close_reader()
