"""A filing laid out into the rows of its tables, which then lack nothing but numbers.

It needs no store, so that any process can do it; what the rows are numbered and whose
they are is told by :mod:`store.writer`. Columns that hold such numbers are left out here.
What is laid out are tuples: they go from process to process at a third of the cost.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, NamedTuple

import msgspec

from parsers import NotAFiling, preview
from parsers.codes import CODES
from parsers.document import lines
from parsers.filing import Address, Filing, Issuer, Problem, ReportingOwner, Row
from store.keys import FULLNESS, Keys, keys_of
from store.lateness import days_to_file, is_late
from store.packing import packed
from store.records import SqlValue, columns_of, digits_lost, to_sql
from store.schema import BY_NAME
from store.signers import bearers

_OWNERSHIP_FORMS = frozenset({"3", "4", "5"})
_NO_ADDRESS = Address()

SqlRow = tuple[SqlValue, ...]

FACTS: dict[str, tuple[str, ...]] = {
    name: tuple(
        column.name
        for column in table.columns
        if column.name not in ("id", "position") and not (column.references or column.of_filing)
    )
    for name, table in BY_NAME.items()
}
"""The columns of each table that hold what a filing says, in the order of the schema."""


class Owner(NamedTuple):
    """By what a reporting owner is known."""

    cik: str | None
    name: str | None


Mark = tuple[int, int, str, str]
"""The place of its row among those of a table, from 0, and its own among the marks of a cell;
the cell's column; the footnote's key."""


class LaidOut(NamedTuple):
    """A filing as rows."""

    keys: Keys
    fullness: int
    """How much its source gives of a filing, see :data:`store.keys.FULLNESS`."""
    issuer: Issuer
    owners: tuple[Owner, ...]
    signers: tuple[tuple[int, ...], ...]
    """By signature: places, from 0, of the owners whose name it bears."""
    as_of: date | None
    """Its date, to tell which of two names is the later one."""
    problems: tuple[Problem, ...]
    filing: SqlRow
    source: SqlRow
    text: str | None
    footnotes: tuple[tuple[str, str], ...]
    """Keys and texts."""
    rows: dict[str, tuple[SqlRow, ...]]
    """Of the tables of transactions and of holdings."""
    marks: dict[str, tuple[Mark, ...]]
    """On their cells."""
    titles: tuple[str, ...]
    """Of the securities in them, each once."""
    parts: dict[str, tuple[SqlRow, ...]]
    """Rows of the tables that only a filing's id and a position are to be added to."""
    forms: dict[str, SqlRow]
    """The one row of a late notice or an offer."""

    @property
    def weight(self) -> int:
        """The bytes of what is large in it: its source, compressed, and its text."""
        content = self.source[-1]
        return len(content if isinstance(content, bytes) else b"") + len(self.text or "")


def lay_out(filing: Filing, content: bytes) -> LaidOut:
    """The rows of a filing.

    :param content: the filing as received, kept beside what was read of it
    """
    signed = max((s.date for s in filing.signatures if s.date), default=None)
    keys = keys_of(filing, content)
    owners = [owner.name or "" for owner in filing.reporting_owners]
    offer = filing.tender_offer
    forms = {"late_filings": filing.late_filing, "tender_offers": offer}
    tables = {"transactions": filing.transactions, "holdings": filing.holdings}
    return LaidOut(
        keys=keys,
        fullness=FULLNESS[filing.source_format],
        issuer=filing.issuer,
        owners=tuple(Owner(owner.cik, owner.name) for owner in filing.reporting_owners),
        signers=tuple(bearers(signature.name, owners) for signature in filing.signatures),
        as_of=filing.filed_date or signed,
        problems=filing.problems,
        filing=_filing(filing, keys, signed),
        source=_source(filing, content),
        text=_text(filing, content),
        footnotes=tuple(filing.footnotes.items()),
        rows={name: tuple([_row(row, filing) for row in rows]) for name, rows in tables.items()},
        marks={name: tuple(_marks(rows)) for name, rows in tables.items()},
        titles=tuple(_titles((*filing.transactions, *filing.holdings))),
        parts={
            "filing_owners": tuple(map(_owner, filing.reporting_owners)),
            "signatures": _parts("signatures", filing.signatures, matched_by=None),
            "documents": _parts("documents", filing.documents),
            "tender_offer_items": _parts("tender_offer_items", offer.items if offer else ()),
            "exhibits": _parts("exhibits", offer.exhibits if offer else ()),
        },
        forms={table: columns_of(form, FACTS[table]) for table, form in forms.items() if form},
    )


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


def problem_facts(problem: Problem) -> SqlRow:
    """A problem as its table has it."""
    return columns_of(problem, FACTS["problems"])


def _source(filing: Filing, content: bytes) -> SqlRow:
    return (
        filing.source,
        filing.source_format,
        hashlib.sha256(content).hexdigest(),
        datetime.now(UTC).isoformat(timespec="seconds"),
        packed(content),
    )


def _filing(filing: Filing, keys: Keys, signed: date | None) -> SqlRow:
    facts = dict(zip(_FILING_NAMES, columns_of(filing, _FILING_NAMES), strict=True))
    facts |= {
        "document_key": keys.document,
        "fact_key": keys.facts,
        "signed_date": to_sql(signed),
        "issuer_cik": filing.issuer.cik,
        "issuer_name": filing.issuer.name,
        "issuer_ticker": filing.issuer.ticker,
        "issuer_details": issuer_details(filing.issuer),
        "owner_count": len(filing.reporting_owners),
        "transaction_count": len(filing.transactions),
        "holding_count": len(filing.holdings),
    }
    return tuple(facts[name] for name in FACTS["filings"])


_FILING_NAMES = tuple(name for name in FACTS["filings"] if name in Filing.__dataclass_fields__)

_WORKED_OUT = ("value", "is_late", "days_to_file", "superseded_by", "as_filed")
_ROW_NAMES = tuple(name for name in FACTS["transactions"] if name not in _WORKED_OUT)


def _row(row: Row, filing: Filing) -> SqlRow:
    facts = columns_of(row, _ROW_NAMES)
    worked_out = (
        to_sql(value_of(row)),
        to_sql(is_late(row, filing)),
        days_to_file(row, filing),
        None,
        digits_lost(row),
    )
    return (*facts, *worked_out)


def _marks(rows: Sequence[Row]) -> Iterator[Mark]:
    for place, row in enumerate(rows):
        for column, keys in row.footnotes.items():
            for position, key in enumerate(keys, 1):
                yield place, position, column, key


def _titles(rows: Sequence[Row]) -> dict[str, None]:
    """In the order of the rows: what is numbered is numbered the same each time."""
    stated = [(row.security_title, row.underlying_security_title) for row in rows]
    return {title: None for titles in stated for title in titles if title is not None}


def _owner(owner: ReportingOwner) -> SqlRow:
    roles, address = columns_of(owner, _ROLE_NAMES), owner.address or _NO_ADDRESS
    return (*roles, *columns_of(address, _ADDRESS_NAMES))


_ADDRESS_NAMES = tuple(Address.__dataclass_fields__)
_ROLE_NAMES = tuple(name for name in FACTS["filing_owners"] if name not in _ADDRESS_NAMES)


def _parts(table: str, items: Sequence[object], **other: SqlValue) -> tuple[SqlRow, ...]:
    names = tuple(name for name in FACTS[table] if name not in other)
    return tuple((*columns_of(item, names), *other.values()) for item in items)


def _text(filing: Filing, content: bytes) -> str | None:
    """The words to search a filing for, beyond names, titles and footnotes."""
    if (filing.form_type or "").removesuffix("/A") in _OWNERSHIP_FORMS:
        return filing.remarks
    try:
        return "\n".join(lines(preview(content)))
    except NotAFiling:
        return filing.remarks
