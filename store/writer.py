"""Writing: filings in batches, a filing all there or not at all.

One writer writes. What :meth:`Writer.add` has said of a filing is true of the store from
the moment :meth:`Writer.commit` returns; a batch is one transaction.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from parsers.filing import Filing
from store.database import in_words, open_for_writing
from store.errors import StoreError
from store.intake import Added, Intake, Outcome
from store.laying_out import LaidOut, lay_out

__all__ = ["Added", "Outcome", "Writer"]


class Writer:
    """Adds filings to one store. Use as a context manager: leaving it commits."""

    def __init__(self, path: Path) -> None:
        """:raises StoreError: the store cannot be opened for writing"""
        self._path = path
        self._db = open_for_writing(path)
        self._intake = Intake(self._db)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        try:
            if kind is None:
                self.commit()
            else:
                self.rollback()
        finally:
            self._db.close()

    def add(self, filing: Filing, content: bytes) -> Added:
        """Take a filing up; adding one that is there changes nothing.

        :param content: the filing as received, kept beside what was read of it
        :raises StoreError: the store cannot be written to
        """
        return self.add_laid_out(lay_out(filing, content))

    def add_laid_out(self, filing: LaidOut) -> Added:
        """As :meth:`add`, for a filing that was laid out elsewhere."""
        with self._told_in_words():
            if not self._db.in_transaction:
                self._db.execute("BEGIN IMMEDIATE")
                self._intake.begin()
            return self._intake.add(filing)

    def commit(self) -> None:
        """Write what is held back, and make it last.

        :raises StoreError: it could not be written; nothing of the batch was kept
        """
        with self._told_in_words():
            if self._db.in_transaction:
                self._intake.settle()
                self._db.execute("COMMIT")
                self._intake.end()

    def rollback(self) -> None:
        """Give up everything since the last commit."""
        if self._db.in_transaction:
            self._db.rollback()
        self._intake.taken_back()

    @contextmanager
    def _told_in_words(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            self.rollback()
            raise StoreError(f"{self._path}: {in_words(error)}") from error
