"""What is left over of parties when a filing that named them names somebody else, or goes.

A pair of an issuer and an insider is there while a filing of the insider on the issuer
is; a party is there while any filing names it as issuer or as owner.
"""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass

PAIR_OF_NO_FILING = (
    "NOT EXISTS (SELECT 1 FROM filing_owners AS o JOIN filings AS f ON f.id = o.filing_id"
    " WHERE o.reporting_owner_id = issuer_owners.reporting_owner_id"
    " AND f.issuer_id = issuer_owners.issuer_id)"
)
"""The condition of a row of ``issuer_owners`` that it should not be there."""


@dataclass(frozen=True, slots=True)
class Named:
    """Who is named by a filing, by their ids."""

    issuers: frozenset[int]
    owners: frozenset[int]


def named_by(connection: sqlite3.Connection, filing_id: int) -> Named:
    """The issuer and the reporting owners of a filing, as written."""
    issuers = connection.execute(
        "SELECT issuer_id FROM filings WHERE id = ? AND issuer_id IS NOT NULL", (filing_id,)
    )
    owners = connection.execute(
        "SELECT reporting_owner_id FROM filing_owners WHERE filing_id = ?", (filing_id,)
    )
    return Named(frozenset(id for (id,) in issuers), frozenset(id for (id,) in owners))


def drop_left_over(connection: sqlite3.Connection, before: Named, now: Named) -> bool:
    """What one filing's change of names left over goes. Were others named before than now?

    A name may have led to a party that was merged into another meanwhile, so all pairs of
    those named then and now are looked at.
    """
    if before == now:
        return False
    _drop(connection, Named(before.issuers | now.issuers, before.owners | now.owners))
    return True


def drop_all_left_over(connection: sqlite3.Connection) -> None:
    """As above, of all parties that there are."""
    issuers, owners = (
        frozenset(id for (id,) in connection.execute(f"SELECT id FROM {table}"))
        for table in ("issuers", "reporting_owners")
    )
    _drop(connection, Named(issuers, owners))


def _drop(connection: sqlite3.Connection, among: Named) -> None:
    values = {
        "issuers": json.dumps(sorted(among.issuers)),
        "owners": json.dumps(sorted(among.owners)),
    }
    for statement in _STATEMENTS:
        connection.execute(statement, values)


_ISSUERS, _OWNERS = (f"(SELECT value FROM json_each(:{name}))" for name in ("issuers", "owners"))
_OWNER_OF_NO_FILING = (
    f"(SELECT r.id FROM reporting_owners AS r WHERE r.id IN {_OWNERS}"
    " AND NOT EXISTS (SELECT 1 FROM filing_owners AS o WHERE o.reporting_owner_id = r.id))"
)
_ISSUER_OF_NO_FILING = (
    f"(SELECT i.id FROM issuers AS i WHERE i.id IN {_ISSUERS}"
    " AND NOT EXISTS (SELECT 1 FROM filings AS f WHERE f.issuer_id = i.id))"
)
_STATEMENTS = (
    "DELETE FROM issuer_owners"
    f" WHERE (issuer_id IN {_ISSUERS} OR reporting_owner_id IN {_OWNERS}) AND {PAIR_OF_NO_FILING}",
    # What an insider signed elsewhere stays, untied.
    "UPDATE signatures SET reporting_owner_id = NULL, matched_by = NULL"
    f" WHERE reporting_owner_id IN {_OWNER_OF_NO_FILING}",
    f"DELETE FROM reporting_owner_names WHERE reporting_owner_id IN {_OWNER_OF_NO_FILING}",
    f"DELETE FROM reporting_owners WHERE id IN {_OWNER_OF_NO_FILING}",
    f"DELETE FROM issuer_names WHERE issuer_id IN {_ISSUER_OF_NO_FILING}",
    f"DELETE FROM issuer_tickers WHERE issuer_id IN {_ISSUER_OF_NO_FILING}",
    f"DELETE FROM issuers WHERE id IN {_ISSUER_OF_NO_FILING}",
)
