"""Reporting owners: by CIK, else by name among the insiders of one issuer."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

from parsers.filing import Problem
from parsers.names import owner_key
from store.batch import Batch
from store.identity.parties import Parties
from store.laying_out import Owner


class Owners(Parties):
    """Finds or makes the rows of reporting owners."""

    def __init__(
        self, connection: sqlite3.Connection, held: Batch, merge: Callable[[int, int], None]
    ) -> None:
        super().__init__(connection, "reporting_owners", held, merge)

    def find(self, owner: Owner, issuer: int | None, day: str, problems: list[Problem]) -> int:
        """The id of an owner of a form on this issuer, made if need be."""
        words = (owner.cik, owner.name, issuer)
        known = self.remembered.find(words, owner.name, day)
        if known is not None:
            return known
        key = owner_key(owner.name or "")
        found = (
            self._by_cik(owner.cik, key, issuer)
            if owner.cik
            else self._by_name(owner, key, issuer, problems)
        )
        is_shown = True
        if found is None:
            found = self._make(owner, key, issuer, day)
        else:
            is_shown = self.learn(found, owner, day)
        if issuer is not None:
            # Without an id: SQLite gives one if the pair is new.
            self._held.hold("issuer_owners", (None, issuer, found))
        if not (owner.cik and owner.name):  # who is known by less may yet become another's
            self._look_up_again()
        elif not is_shown:
            self.remembered.lose(found)
        else:
            self.remembered.keep(words, owner.name, found, ("name_as_of",))
        return found

    def _by_cik(self, cik: str, key: str, issuer: int | None) -> int | None:
        """By CIK; rows that were known by name alone become one with it."""
        row = self._db.execute("SELECT id FROM reporting_owners WHERE cik = ?", (cik,)).fetchone()
        found = int(row[0]) if row else None
        if not self._are_there_nameless():
            return found
        for other, other_cik in self._namesakes(key, issuer):
            if other_cik is not None or other == found:
                continue
            if found is None:
                self._db.execute(
                    "UPDATE reporting_owners SET cik = ?, issuer_id = NULL WHERE id = ?",
                    (cik, other),
                )
                found = other
            else:
                self._merge(other, found)
        return found

    def _by_name(
        self, owner: Owner, key: str, issuer: int | None, problems: list[Problem]
    ) -> int | None:
        namesakes = self._namesakes(key, issuer)
        if len(namesakes) == 1:
            return namesakes[0][0]
        if namesakes:
            message = f"{owner.name!r} is the name of {len(namesakes)} insiders of this issuer"
            problems.append(Problem("warning", "reporting owner", f"{message}; kept apart"))
        return next((id for id, cik in namesakes if cik is None), None)

    def _namesakes(self, key: str, issuer: int | None) -> list[tuple[int, str | None]]:
        """Insiders of one issuer with this name: ids and CIKs."""
        if not key or issuer is None:
            return []
        self._held.write()
        return self._db.execute(
            "SELECT DISTINCT r.id, r.cik FROM reporting_owner_names AS n"
            " JOIN reporting_owners AS r ON r.id = n.reporting_owner_id"
            " JOIN issuer_owners AS x ON x.reporting_owner_id = r.id"
            " WHERE n.name_key = ? AND x.issuer_id = ?",
            (key, issuer),
        ).fetchall()

    def _make(self, owner: Owner, key: str, issuer: int | None, day: str) -> int:
        shown = (owner.name, key, day) if owner.name else (None, None, None)
        cursor = self._db.execute(
            "INSERT INTO reporting_owners (cik, issuer_id, name, name_key, name_as_of)"
            " VALUES (?, ?, ?, ?, ?)",
            (owner.cik, None if owner.cik else issuer, *shown),
        )
        made = int(cursor.lastrowid or 0)
        if owner.name:
            name = self._held.new_id("reporting_owner_names")
            self._held.hold("reporting_owner_names", (name, made, owner.name, key))
        return made

    def learn(self, found: int, owner: Owner, day: str) -> bool:
        """Take up a name; the latest filing's is shown. Is it this one?"""
        if not owner.name:
            return False
        key = owner_key(owner.name)
        name, as_of = self._db.execute(
            "SELECT name, name_as_of FROM reporting_owners WHERE id = ?", (found,)
        ).fetchone()
        if owner.name != name:
            self._learn_name(found, owner.name, key)
        if day < self.remembered.latest(found, "name_as_of", as_of):
            return bool(owner.name == name)
        if (owner.name, day) != (name, as_of):
            self._db.execute(
                "UPDATE reporting_owners SET name = ?, name_key = ?, name_as_of = ? WHERE id = ?",
                (owner.name, key, day, found),
            )
        return True

    def _learn_name(self, found: int, name: str, key: str) -> None:
        self._held.write()
        row_id = self._held.new_id("reporting_owner_names")
        cursor = self._db.execute(
            "INSERT OR IGNORE INTO reporting_owner_names VALUES (?, ?, ?, ?)",
            (row_id, found, name, key),
        )
        if cursor.rowcount:
            self._held.hold_words("reporting_owner_names", row_id, name)
