"""A store opened for reading: statements, their errors in words, and a limit to their time."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from time import monotonic
from types import TracebackType
from typing import TypeVar
from weakref import WeakSet

from store.database import in_words, open_for_reading
from store.errors import StoreError

T = TypeVar("T")
_Value = str | int | float | None
_STEPS = 10_000
"""Steps of SQLite's machine, some tenths of a millisecond, between looks at the clock."""


class Connection:
    """One connection to a store. One thread at a time; :meth:`interrupt` from any."""

    def __init__(self, path: Path) -> None:
        """:raises StoreError: there is no store at the path that this program can read"""
        self.path = path
        self.db = open_for_reading(path)
        self._unread: WeakSet[sqlite3.Cursor] = WeakSet()

    def close(self) -> None:
        """Close the connection."""
        self.db.close()

    def interrupt(self) -> None:
        """Stop the question being answered; it raises :class:`StoreError` where it was asked."""
        self.db.interrupt()

    def told_in_words(self) -> told_in_words:
        """Within it SQLite's errors are raised as :class:`StoreError`."""
        return told_in_words(self.path)

    def execute(self, sql: str, values: Iterable[_Value] = ()) -> sqlite3.Cursor:
        """Run a statement."""
        with self.told_in_words():
            cursor = self.db.execute(sql, tuple(values))
        self._unread.add(cursor)
        return cursor

    def first(self, sql: str, values: Sequence[str | int | float]) -> Sequence[_Value] | None:
        """The first row that a statement gives, if it gives any."""
        with self.told_in_words():
            row: Sequence[_Value] | None = self.db.execute(sql, values).fetchone()
            return row

    def fetch(self, cursor: sqlite3.Cursor, count: int) -> list[tuple[int]]:
        """So many more rows of a statement, or as many as are left."""
        with self.told_in_words():
            return cursor.fetchmany(count)

    @contextmanager
    def one_state(self) -> Iterator[None]:
        """All that is asked meanwhile is asked of one state of the store."""
        if self.db.in_transaction:
            yield
            return
        self.execute("BEGIN")
        try:
            yield
        finally:
            with suppress(sqlite3.ProgrammingError):  # closed meanwhile
                self._end_state()

    def _end_state(self) -> None:
        """End the transaction, and what was left half read in it.

        While a statement is open, SQLite takes an interrupt as meant for all that follow: the
        end of the transaction, and each question after it.
        """
        for cursor in list(self._unread):
            cursor.close()
        self._unread.clear()
        self.db.commit()

    def soon(self, question: Callable[[], T], patience: float) -> T | None:
        """The answer to a question, or ``None`` where it takes more than so many seconds."""
        ends, is_over = monotonic() + patience, False

        def give_up() -> bool:
            nonlocal is_over
            is_over = monotonic() > ends
            return is_over

        self.db.set_progress_handler(give_up, _STEPS)
        try:
            return question()
        except StoreError:
            if is_over:
                return None
            raise
        finally:
            self.db.set_progress_handler(None, 0)


class told_in_words:  # noqa: N801 - used like a function
    """SQLite's errors as :class:`StoreError`; lighter than a generator on a hot path."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __enter__(self) -> None:
        pass

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if isinstance(error, sqlite3.Error):
            raise StoreError(f"{self._path}: {in_words(error)}") from error
