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


def tied_owner(signature: str | None, owners: Sequence[tuple[int, str]]) -> int | None:
    """The id of the one owner whose name a signature bears, if there is exactly one.

    :param owners: ids and names
    """
    if not signature or _FOR_ANOTHER.search(signature):
        return None
    found = {owner_id for owner_id, name in owners if _fits(signature, name)}
    return found.pop() if len(found) == 1 else None


def tie_signatures(connection: sqlite3.Connection, issuers: Iterable[int]) -> None:
    """Tie the signatures of these issuers' filings that are not tied yet."""
    for issuer in issuers:
        untied = connection.execute(
            "SELECT s.id, s.name FROM filings AS f JOIN signatures AS s ON s.filing_id = f.id"
            # The plus keeps SQLite from walking every untied signature of the store instead.
            " WHERE f.issuer_id = ? AND +s.reporting_owner_id IS NULL"
            " AND NOT EXISTS (SELECT 1 FROM filing_owners AS o WHERE o.filing_id = f.id)",
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
        connection.executemany(
            "UPDATE signatures SET reporting_owner_id = ?, matched_by = 'name' WHERE id = ?",
            [(owner, id) for id, name in untied if (owner := tied_owner(name, owners))],
        )


def _fits(signature: str, name: str) -> bool:
    if is_entity(name):
        return owner_key(signature) == owner_key(name)
    return same_person(signature, name)
