"""Writing: filings in batches, a filing all there or not at all.

One writer writes. The rows of a batch are held back and written in one transaction;
what :meth:`Writer.add` has said of a filing is true of the store from the moment
:meth:`Writer.commit` returns.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from types import TracebackType
from typing import Self

from parsers.filing import Filing
from store import completing
from store.amendments import tie_amendments
from store.batch import Batch
from store.database import in_words, open_for_writing
from store.errors import StoreError
from store.identity import Identity
from store.keys import FULLNESS, Keys
from store.laying_out import LaidOut, lay_out
from store.numbering import Numbering
from store.signers import tie_signatures


class Outcome(Enum):
    """What became of a filing that was handed to the writer."""

    ADDED = "added"
    COMPLETED = "completed"
    """It was there from a lesser source."""
    KNOWN = "already there"


@dataclass(frozen=True, slots=True)
class Added:
    """Which filing it is in the store, and whether it is new there."""

    filing_id: int
    outcome: Outcome


class Writer:
    """Adds filings to one store. Use as a context manager: leaving it commits."""

    def __init__(self, path: Path) -> None:
        """:raises StoreError: the store cannot be opened for writing"""
        self._path = path
        self._db = open_for_writing(path)
        self._batch = Batch(self._db)
        self._identity = Identity(self._db, before_merge=self._batch.write)
        self._titles: set[str] = set()
        self._numbering = Numbering(self._batch, self._identity, self._titles)
        self._data_version: int | None = None
        self._held: dict[tuple[str, str], int] = {}
        self._issuers: set[int] = set()
        self._written: list[int] = []

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
                self._begin()
            if known := self._known(filing.keys):
                return Added(known, self._complete(known, filing))
            filing_id = self._batch.new_id("filings")
            self._hold(filing, filing_id)
            return Added(filing_id, Outcome.ADDED)

    def _hold(self, filing: LaidOut, filing_id: int) -> None:
        issuer = self._numbering.hold(filing, filing_id)
        self._written.append(filing_id)
        self._held.update(dict.fromkeys(_told_apart(filing.keys), filing_id))
        if issuer is not None:
            self._issuers.add(issuer)

    def _complete(self, known: int, filing: LaidOut) -> Outcome:
        """Take up another source of a filing that is there, and its rows if it is the fuller."""
        if known in self._held.values():
            self._write()
        if completing.has_source(self._db, filing):
            return Outcome.KNOWN
        is_fuller = filing.fullness > self._fullness(known)
        if is_fuller:
            filing = completing.with_edgars_facts(self._db, known, filing)
            completing.clear(self._db, known)
            self._hold(filing, known)
        else:
            completing.learn_edgars_facts(self._db, known, filing)
            self._numbering.hold_source(filing, known)
            self._written.append(known)  # its day of filing may tie it to an amendment
        self._write()
        completing.judge_lateness(self._db, known)
        return Outcome.COMPLETED if is_fuller else Outcome.KNOWN

    def _fullness(self, known: int) -> int:
        row = self._db.execute(
            "SELECT source_format FROM filings WHERE id = ?", (known,)
        ).fetchone()
        return FULLNESS[row[0]]

    def _begin(self) -> None:
        self._db.execute("BEGIN IMMEDIATE")
        version = self._db.execute("PRAGMA data_version").fetchone()[0]
        if version != self._data_version:  # another process wrote meanwhile, or it is the first
            self._data_version = version
            self._identity.forget()
            titles = self._db.execute("SELECT title FROM security_titles")
            self._titles.update(title for (title,) in titles)

    def commit(self) -> None:
        """Write what is held back, and make it last.

        :raises StoreError: it could not be written; nothing of the batch was kept
        """
        with self._told_in_words():
            if self._db.in_transaction:
                self._write()
                tie_signatures(self._db, self._issuers)
                tie_amendments(self._db, self._written)
                self._db.execute("COMMIT")
                self._forget()

    def rollback(self) -> None:
        """Give up everything since the last commit."""
        if self._db.in_transaction:
            self._db.rollback()
            self._data_version = None  # what was taken back is not known any more
            self._titles.clear()
        self._forget()

    def _forget(self) -> None:
        self._batch.forget()
        self._held.clear()
        self._issuers.clear()
        self._written.clear()

    def _known(self, keys: Keys) -> int | None:
        """The id of the filing that these keys are of, held back or written."""
        if any(key in self._held for key in _told_apart(keys)):
            self._write()  # then the store tells which of the keys decides
        return completing.find(self._db, keys)

    def _write(self) -> None:
        self._identity.settle()
        self._batch.write()
        self._held.clear()

    @contextmanager
    def _told_in_words(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            self.rollback()
            raise StoreError(f"{self._path}: {in_words(error)}") from error


def _told_apart(keys: Keys) -> list[tuple[str, str]]:
    """Each key with its kind, for a dictionary of them all."""
    kinds = (("accession", keys.accession), ("document", keys.document), ("facts", keys.facts))
    return [(kind, key) for kind, key in kinds if key]
