"""What a store knows of a party, learnt again from the filings that are still there."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from datetime import date

from store.identity import Identity
from store.laying_out import Owner
from store.schema import BY_NAME
from store.stored_filing import stored_issuer

_KEPT = frozenset({"id", "cik"})
"""What a party is known by does not go with the filing that brought it."""


def relearn_issuers(connection: sqlite3.Connection, issuers: Iterable[int]) -> None:
    """Names, tickers and facts of these issuers, from all their filings in the order added."""
    identity = Identity(connection, before_merge=lambda: None)
    for issuer in issuers:
        _forget(connection, "issuers", issuer)
        for table in ("issuer_names", "issuer_tickers"):
            connection.execute(f"DELETE FROM {table} WHERE issuer_id = ?", (issuer,))
        names = [column.name for column in BY_NAME["filings"].columns]
        rows = connection.execute(
            f"SELECT {', '.join(names)} FROM filings WHERE issuer_id = ? ORDER BY id", (issuer,)
        ).fetchall()
        for row in rows:
            filing = dict(zip(names, row, strict=True))
            day = _as_of(filing["filed_date"], filing["signed_date"])
            identity.learn_issuer(issuer, stored_issuer(filing), day)
        identity.settle()


def relearn_owners(connection: sqlite3.Connection, owners: Iterable[int]) -> None:
    """Names of these insiders, from all their filings in the order added."""
    identity = Identity(connection, before_merge=lambda: None)
    for owner in owners:
        _forget(connection, "reporting_owners", owner)
        connection.execute(
            "DELETE FROM reporting_owner_names WHERE reporting_owner_id = ?", (owner,)
        )
        rows = connection.execute(
            "SELECT o.cik, o.name, f.filed_date, f.signed_date FROM filing_owners AS o"
            " JOIN filings AS f ON f.id = o.filing_id"
            " WHERE o.reporting_owner_id = ? ORDER BY f.id, o.position",
            (owner,),
        ).fetchall()
        for cik, name, filed, signed in rows:
            identity.learn_owner(owner, Owner(cik, name), _as_of(filed, signed))
        identity.settle()


def _forget(connection: sqlite3.Connection, table: str, party: int) -> None:
    facts = ", ".join(
        f"{column.name} = NULL"
        for column in BY_NAME[table].columns
        if column.name not in _KEPT and not column.references
    )
    connection.execute(f"UPDATE {table} SET {facts} WHERE id = ?", (party,))


def _as_of(filed: str | None, signed: str | None) -> date | None:
    day = filed or signed
    return date.fromisoformat(day) if day else None
