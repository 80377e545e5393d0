"""Telling which insider signed a filing, by name.

The people who sign an issuer's other filings are often its insiders. A tie is made
only where a name fits one insider of the issuer and no other.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Sequence

from parsers.names import is_entity, owner_key, same_person

_FOR_ANOTHER = re.compile(
    r"attorney|power of attorney|\bpoa\b|\bby:|on behalf|\bfor\b", re.IGNORECASE
)


def bearers(signature: str | None, names: Sequence[str]) -> tuple[int, ...]:
    """Places, from 0, of the names that a signature bears; none where it is for another."""
    if not signature or _FOR_ANOTHER.search(signature):
        return ()
    return tuple(place for place, name in enumerate(names) if _fits(signature, name))


def tie_signatures(connection: sqlite3.Connection, issuers: Iterable[int]) -> None:
    """Tie the signatures of these issuers' filings that are not tied yet."""
    for issuer in issuers:
        untied = connection.execute(
            "SELECT s.id, s.name FROM filings AS f JOIN signatures AS s ON s.filing_id = f.id"
            # The plus keeps SQLite from walking every untied signature of the store instead.
            " WHERE f.issuer_id = ? AND f.owner_count = 0 AND +s.reporting_owner_id IS NULL",
            (issuer,),
        ).fetchall()
        if not untied:
            continue
        owners = connection.execute(
            "SELECT n.reporting_owner_id, n.name FROM issuer_owners AS x"
            " JOIN reporting_owner_names AS n ON n.reporting_owner_id = x.reporting_owner_id"
            " WHERE x.issuer_id = ?",
            (issuer,),
        ).fetchall()
        names = [name for _, name in owners]
        for id, signature in untied:
            found = {owners[place][0] for place in bearers(signature, names)}
            if len(found) == 1:
                connection.execute(
                    "UPDATE signatures SET reporting_owner_id = ?, matched_by = 'name'"
                    " WHERE id = ?",
                    (found.pop(), id),
                )


def _fits(signature: str, name: str) -> bool:
    if is_entity(name):
        return owner_key(signature) == owner_key(name)
    return same_person(signature, name)
