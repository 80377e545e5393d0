"""The parties of filings found or made, inside the caller's transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import date

from parsers.filing import Issuer, Problem
from store.batch import Batch
from store.identity.issuers import Issuers
from store.identity.merging import merge_issuers, merge_owners
from store.identity.owners import Owners
from store.laying_out import Owner

Merge = Callable[[sqlite3.Connection, int, int], None]


class Identity:
    """Issuers and reporting owners of one store, as one writer knows them."""

    def __init__(self, connection: sqlite3.Connection, before_merge: Callable[[], None]) -> None:
        """:param before_merge: called before rows change owner, to write what is still held back"""
        self._db = connection
        self._before_merge = before_merge
        self._held = Batch(connection)
        self._issuers = Issuers(
            connection, self._held, lambda gone, kept: self._merge(merge_issuers, gone, kept)
        )
        self._owners = Owners(
            connection, self._held, lambda gone, kept: self._merge(merge_owners, gone, kept)
        )

    def settle(self) -> None:
        """Write what is held back; to be called before the transaction ends."""
        self._held.write()
        self._issuers.remembered.settle()
        self._owners.remembered.settle()

    def forget(self) -> None:
        """Look everybody up again: another process wrote, or something was taken back."""
        self._held.forget()
        self._issuers.forget()
        self._owners.forget()

    def issuer(self, issuer: Issuer, as_of: date | None, problems: list[Problem]) -> int | None:
        """The id of the issuer that a filing names; ``None`` where it names none.

        :param as_of: the filing's date, to tell which of two names is the later one
        :param problems: takes up the doubts that kept a party apart
        """
        return self._issuers.find(issuer, _day(as_of), problems)

    def owner(
        self, owner: Owner, issuer: int | None, as_of: date | None, problems: list[Problem]
    ) -> int:
        """The id of a reporting owner of a form on this issuer."""
        return self._owners.find(owner, issuer, _day(as_of), problems)

    def learn_issuer(self, found: int, issuer: Issuer, as_of: date | None) -> None:
        """Take up names, tickers and facts of a known issuer; the latest filing's are shown."""
        self._issuers.learn(found, issuer, _day(as_of))

    def learn_owner(self, found: int, owner: Owner, as_of: date | None) -> None:
        """Take up the name of a known reporting owner; the latest filing's is shown."""
        self._owners.learn(found, owner, _day(as_of))

    def _merge(self, merge: Merge, gone: int, kept: int) -> None:
        self.settle()
        self._before_merge()
        merge(self._db, gone, kept)
        self.forget()


def _day(as_of: date | None) -> str:
    return as_of.isoformat() if as_of else ""
