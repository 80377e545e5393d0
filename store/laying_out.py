"""A filing laid out into the rows of its tables."""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import msgspec

from parsers import NotAFiling, preview
from parsers.codes import CODES
from parsers.document import lines
from parsers.filing import Address, Filing, Issuer, Problem, Row
from store.batch import Batch
from store.identity import Identity
from store.records import digits_lost
from store.schema import BY_NAME
from store.signers import tied_owner

_OWNERSHIP_FORMS = frozenset({"3", "4", "5"})
_NO_ADDRESS = Address()
_FILING_COLUMNS = {field.name for field in fields(Filing)} & {
    column.name for column in BY_NAME["filings"].columns
}


@dataclass(frozen=True, slots=True)
class Received:
    """A filing and the bytes it was read from."""

    filing: Filing
    content: bytes
    sha256: str
    content_key: str | None
    """The key of a filing that has no accession number."""


def lay_out(received: Received, filing_id: int, batch: Batch, identity: Identity) -> int | None:
    """Hold back every row of a filing; the id of its issuer, if it names one."""
    filing = received.filing
    problems = list(filing.problems)
    signed = max((s.date for s in filing.signatures if s.date), default=None)
    as_of = filing.filed_date or signed
    issuer_id = identity.issuer(filing.issuer, as_of, problems)
    batch.hold(
        "filings",
        id=filing_id,
        content_key=received.content_key,
        issuer_id=issuer_id,
        signed_date=signed,
        issuer_cik=filing.issuer.cik,
        issuer_name=filing.issuer.name,
        issuer_ticker=filing.issuer.ticker,
        issuer_details=issuer_details(filing.issuer),
        **{name: getattr(filing, name) for name in _FILING_COLUMNS},
    )
    _lay_out_source(received, filing_id, batch)
    owners = _lay_out_owners(filing, filing_id, issuer_id, as_of, problems, batch, identity)
    _lay_out_rows(filing, filing_id, issuer_id, batch)
    for position, signature in enumerate(filing.signatures, 1):
        owner_id = tied_owner(signature.name, owners)
        tie = {"reporting_owner_id": owner_id, "matched_by": "name" if owner_id else None}
        _hold_part("signatures", filing_id, position, signature, batch, **tie)
    _lay_out_forms(filing, filing_id, batch)
    for position, problem in enumerate(problems, 1):
        _hold_part("problems", filing_id, position, problem, batch)
    return issuer_id


def value_of(row: Row) -> Decimal | None:
    """Shares times price, in dollars, where both are known and the code gives it meaning."""
    code = CODES.get(row.transaction_code or "")
    if code is None or not code.priced or row.shares is None or row.price_per_share is None:
        return None
    return row.shares * row.price_per_share


def issuer_details(issuer: Issuer) -> str | None:
    """JSON of what a filing says of its issuer beyond CIK, name and ticker."""
    rest = replace(issuer, cik=None, name=None, ticker=None)
    if rest == Issuer():
        return None
    facts: dict[str, Any] = msgspec.to_builtins(rest)
    return json.dumps({name: value for name, value in facts.items() if value})


def _lay_out_source(received: Received, filing_id: int, batch: Batch) -> None:
    filing = received.filing
    batch.hold(
        "sources",
        id=batch.new_id("sources"),
        filing_id=filing_id,
        source=filing.source,
        source_format=filing.source_format,
        sha256=received.sha256,
        added_at=datetime.now(UTC).isoformat(timespec="seconds"),
        content=zlib.compress(received.content),
    )
    if text := _text(filing, received.content):
        batch.hold("filing_texts", id=filing_id, text=text)


def _lay_out_owners(
    filing: Filing,
    filing_id: int,
    issuer_id: int | None,
    as_of: date | None,
    problems: list[Problem],
    batch: Batch,
    identity: Identity,
) -> list[tuple[int, str]]:
    """Ids and names of the filing's owners, in filed order."""
    owners = []
    for position, owner in enumerate(filing.reporting_owners, 1):
        owner_id = identity.owner(owner, issuer_id, as_of, problems)
        owners.append((owner_id, owner.name or ""))
        address = _facts(owner.address or _NO_ADDRESS)
        _hold_part(
            "filing_owners",
            filing_id,
            position,
            owner,
            batch,
            reporting_owner_id=owner_id,
            **address,
        )
    return owners


def _lay_out_rows(filing: Filing, filing_id: int, issuer_id: int | None, batch: Batch) -> None:
    footnotes: dict[str, int] = {}
    for position, (key, text) in enumerate(filing.footnotes.items(), 1):
        footnotes[key] = batch.new_id("footnotes")
        batch.hold(
            "footnotes",
            id=footnotes[key],
            filing_id=filing_id,
            position=position,
            key=key,
            text=text,
        )
    for table, rows in (("transactions", filing.transactions), ("holdings", filing.holdings)):
        for row in rows:
            row_id = batch.new_id(table)
            batch.hold(
                table,
                id=row_id,
                filing_id=filing_id,
                issuer_id=issuer_id,
                as_filed=digits_lost(row),
                value=value_of(row),
                **_facts(row),
            )
            for title in {row.security_title, row.underlying_security_title} - {None}:
                batch.hold("security_titles", title=title)
            _lay_out_marks(
                row, filing_id, {f"{table.removesuffix('s')}_id": row_id}, footnotes, batch
            )


def _lay_out_marks(
    row: Row, filing_id: int, of_row: dict[str, int], footnotes: Mapping[str, int], batch: Batch
) -> None:
    for column, keys in row.footnotes.items():
        for position, key in enumerate(keys, 1):
            batch.hold(
                "footnote_marks",
                id=batch.new_id("footnote_marks"),
                filing_id=filing_id,
                position=position,
                column_name=column,
                key=key,
                footnote_id=footnotes.get(key),
                **of_row,
            )


def _lay_out_forms(filing: Filing, filing_id: int, batch: Batch) -> None:
    for position, document in enumerate(filing.documents, 1):
        _hold_part("documents", filing_id, position, document, batch)
    if filing.late_filing:
        batch.hold("late_filings", id=filing_id, **_facts(filing.late_filing))
    if offer := filing.tender_offer:
        batch.hold("tender_offers", id=filing_id, **_facts(offer))
        for table, parts in (("tender_offer_items", offer.items), ("exhibits", offer.exhibits)):
            for position, part in enumerate(parts, 1):
                _hold_part(table, filing_id, position, part, batch)


def _hold_part(
    table: str, filing_id: int, position: int, part: Any, batch: Batch, **other: Any
) -> None:
    batch.hold(
        table,
        id=batch.new_id(table),
        filing_id=filing_id,
        position=position,
        **(_facts(part) | other),
    )


def _facts(item: Any) -> dict[str, Any]:
    """An object's own facts by name; what makes further rows is left out."""
    return {
        field.name: value
        for field in fields(item)
        if not isinstance(value := getattr(item, field.name), tuple | dict | Address)
    }


def _text(filing: Filing, content: bytes) -> str | None:
    """The words to search a filing for, beyond names, titles and footnotes."""
    if (filing.form_type or "").removesuffix("/A") in _OWNERSHIP_FORMS:
        return filing.remarks
    try:
        return "\n".join(lines(preview(content)))
    except NotAFiling:
        return filing.remarks
