"""A filing as its tables hold it, put together again."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import fields
from typing import Any, TypeVar

import msgspec

from parsers.filing import (
    Address,
    Document,
    Exhibit,
    Filing,
    Issuer,
    LateFiling,
    Problem,
    ReportingOwner,
    Row,
    Signature,
    TenderOffer,
    TenderOfferItem,
)
from store.records import built
from store.schema import BY_NAME

T = TypeVar("T")
_Record = Mapping[str, Any]


def load_filing(connection: sqlite3.Connection, filing_id: int) -> Filing | None:
    """Everything a stored filing states, as it was read; ``None`` if there is none.

    What identity found out about its parties is not in it: issuer and owners are as the
    filing itself names them.
    """
    rows = _records(connection, "filings", "id", filing_id)
    if not rows:
        return None
    filing = rows[0]
    marks = _marks(connection, filing_id)
    return built(
        Filing,
        filing,
        issuer=stored_issuer(filing),
        reporting_owners=tuple(
            built(ReportingOwner, row, address=_address(row))
            for row in _records(connection, "filing_owners", "filing_id", filing_id)
        ),
        transactions=_rows(connection, "transactions", filing_id, marks),
        holdings=_rows(connection, "holdings", filing_id, marks),
        footnotes={
            row["key"]: row["text"]
            for row in _records(connection, "footnotes", "filing_id", filing_id)
        },
        signatures=_parts(connection, Signature, "signatures", filing_id),
        late_filing=_one(connection, LateFiling, "late_filings", filing_id),
        tender_offer=_one(
            connection,
            TenderOffer,
            "tender_offers",
            filing_id,
            items=_parts(connection, TenderOfferItem, "tender_offer_items", filing_id),
            exhibits=_parts(connection, Exhibit, "exhibits", filing_id),
        ),
        documents=_parts(connection, Document, "documents", filing_id),
        problems=_parts(connection, Problem, "problems", filing_id),
    )


def _records(connection: sqlite3.Connection, table: str, column: str, value: int) -> list[_Record]:
    """Rows of a table by column name, in filed order."""
    names = [c.name for c in BY_NAME[table].columns]
    order = "position" if "position" in names else "id"
    selected = ", ".join(f'"{name}"' for name in names)
    rows = connection.execute(
        f"SELECT {selected} FROM {table} WHERE {column} = ? ORDER BY {order}",
        (value,),
    )
    return [dict(zip(names, row, strict=True)) for row in rows]


def _parts(
    connection: sqlite3.Connection, kind: type[T], table: str, filing_id: int
) -> tuple[T, ...]:
    return tuple(built(kind, row) for row in _records(connection, table, "filing_id", filing_id))


def _one(
    connection: sqlite3.Connection, kind: type[T], table: str, filing_id: int, **other: Any
) -> T | None:
    rows = _records(connection, table, "id", filing_id)
    return built(kind, rows[0], **other) if rows else None


def stored_issuer(filing: Mapping[str, Any]) -> Issuer:
    """The issuer as a filing names it, from the row of the filing."""
    details = filing["issuer_details"]
    issuer = msgspec.json.decode(details, type=Issuer) if details else Issuer()
    named = {name: filing[f"issuer_{name}"] for name in ("cik", "name", "ticker")}
    return Issuer(**{f.name: named.get(f.name, getattr(issuer, f.name)) for f in fields(Issuer)})


def _address(owner: _Record) -> Address | None:
    address = built(Address, owner)
    return None if address == Address() else address


def _rows(
    connection: sqlite3.Connection,
    table: str,
    filing_id: int,
    marks: Mapping[tuple[str, int], dict[str, tuple[str, ...]]],
) -> tuple[Row, ...]:
    records = _records(connection, table, "filing_id", filing_id)
    return tuple(
        built(Row, row, row["as_filed"], footnotes=marks.get((table, row["id"]), {}))
        for row in records
    )


def _marks(
    connection: sqlite3.Connection, filing_id: int
) -> dict[tuple[str, int], dict[str, tuple[str, ...]]]:
    """Footnote marks by table and row, then by column."""
    found: dict[tuple[str, int], dict[str, tuple[str, ...]]] = {}
    for row in _records(connection, "footnote_marks", "filing_id", filing_id):
        of_transaction = row["transaction_id"] is not None
        table = "transactions" if of_transaction else "holdings"
        row_id = row["transaction_id"] if of_transaction else row["holding_id"]
        columns = found.setdefault((table, row_id), {})
        columns[row["column_name"]] = (*columns.get(row["column_name"], ()), row["key"])
    return found
