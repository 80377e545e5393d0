"""What becomes of a filing that comes in: it is new, or completes one, or is there already.

All happens inside a transaction that somebody else opens and ends. Rows are held back
until :meth:`Intake.settle`, or until something has to be asked of them.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from enum import Enum

from store import completing
from store.amendments import tie_amendments
from store.batch import Batch
from store.identity import Identity
from store.identity.left_over import drop_left_over, named_by
from store.keys import FULLNESS, Keys
from store.laying_out import LaidOut
from store.numbering import Numbering
from store.signers import tie_signatures

_MOST_HELD = 32 * 1024 * 1024
"""Bytes of filings held back, about: the more, the less it costs to write one."""
_LEAST_WEIGHT = 8 * 1024
"""Bytes that the rows of a small filing take until they are written."""


class Outcome(Enum):
    """What became of a filing."""

    ADDED = "added"
    COMPLETED = "completed"
    """It was there from a lesser source."""
    KNOWN = "already there"


@dataclass(frozen=True, slots=True)
class Added:
    """Which filing it is in the store, and whether it is new there."""

    filing_id: int
    outcome: Outcome


class Intake:
    """Takes filings into one store."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection
        self._batch = Batch(connection)
        self._identity = Identity(connection, before_merge=self._batch.write)
        self._titles: set[str] = set()
        self._numbering = Numbering(self._batch, self._identity, self._titles)
        self._data_version: int | None = None
        self._held: dict[tuple[str, str], int] = {}
        self._issuers: set[int] = set()
        self._weight = 0
        self._written: list[int] = []

    def begin(self) -> None:
        """A transaction was opened; what other processes wrote since is taken note of."""
        version = self._db.execute("PRAGMA data_version").fetchone()[0]
        if version != self._data_version:  # another process wrote meanwhile, or it is the first
            self._data_version = version
            self._identity.forget()
            self._titles.clear()
            titles = self._db.execute("SELECT title FROM security_titles")
            self._titles.update(title for (title,) in titles)

    def add(self, filing: LaidOut) -> Added:
        """Take a filing up; adding one that is there changes nothing."""
        if known := self._known(filing.keys):
            return Added(known, self._complete(known, filing))
        filing_id = self._batch.new_id("filings")
        self._hold(filing, filing_id)
        if self._weight > _MOST_HELD:
            self._write()
        return Added(filing_id, Outcome.ADDED)

    def settle(self) -> None:
        """Write what is held back, and tie what can be tied now; the transaction may end."""
        self._write()
        tie_signatures(self._db, self._issuers)
        tie_amendments(self._db, self._written)

    def end(self) -> None:
        """The transaction has ended."""
        self._batch.forget()
        self._held.clear()
        self._weight = 0
        self._issuers.clear()
        self._written.clear()

    def taken_back(self) -> None:
        """The transaction was rolled back: what it wrote is not known any more."""
        self._data_version = None
        self.end()

    def _hold(self, filing: LaidOut, filing_id: int) -> None:
        issuer = self._numbering.hold(filing, filing_id)
        self._written.append(filing_id)
        self._weight += _LEAST_WEIGHT + filing.weight
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
        named = named_by(self._db, known)
        if is_fuller:
            filing = completing.with_edgars_facts(self._db, known, filing)
            completing.clear(self._db, known)
            self._hold(filing, known)
        else:
            completing.learn_edgars_facts(self._db, known, filing)
            self._numbering.hold_source(filing, known)
            self._written.append(known)  # its day of filing may tie it to an amendment
        self._write()
        if is_fuller and drop_left_over(self._db, named, named_by(self._db, known)):
            self._identity.forget()
            self._issuers |= named.issuers  # what its insiders signed may be another's now
        completing.judge_lateness(self._db, known)
        return Outcome.COMPLETED if is_fuller else Outcome.KNOWN

    def _fullness(self, known: int) -> int:
        row = self._db.execute(
            "SELECT source_format FROM filings WHERE id = ?", (known,)
        ).fetchone()
        return FULLNESS[row[0]]

    def _known(self, keys: Keys) -> int | None:
        """The id of the filing that these keys are of, held back or written."""
        if any(key in self._held for key in _told_apart(keys)):
            self._write()  # then the store tells which of the keys decides
        return completing.find(self._db, keys)

    def _write(self) -> None:
        self._identity.settle()
        self._batch.write()
        self._held.clear()
        self._weight = 0


def _told_apart(keys: Keys) -> list[tuple[str, str]]:
    """Each key with its kind, for a dictionary of them all."""
    kinds = (("accession", keys.accession), ("document", keys.document), ("facts", keys.facts))
    return [(kind, key) for kind, key in kinds if key]
