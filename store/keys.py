"""By what a filing is known again, in whatever form it comes.

An accession number where the source has one; else the words of the document, which a
submission holds as they stand alone; else, for Forms 3, 4 and 5, what the form states:
a page and the XML it was made from agree in that and in little else.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import NamedTuple

from parsers.filing import Filing, Row
from parsers.names import company_key, owner_key
from parsers.submission import read_submission

FULLNESS = {
    # source format: how much of a filing it gives, and how exactly
    "text": 1,
    "ownership-text": 1,
    "html": 2,
    "bulk-tsv": 2,  # rounded to two decimals
    "ownership-html": 3,
    "ownership-xml": 4,
    "submission": 5,
}
_OWNERSHIP_FORMS = frozenset({"3", "3/A", "4", "4/A", "5", "5/A"})
_START, _END = b"<ownershipDocument", b"</ownershipDocument>"
_CENT = Decimal("0.01")  # the data sets round to it, so nothing finer can tell two filings apart


class Keys(NamedTuple):
    """What a filing can be found by."""

    accession: str | None
    document: str
    """Digest of the words of its primary document."""
    facts: str | None
    """Digest of what a Form 3, 4 or 5 states; ``None`` for other forms."""


def keys_of(filing: Filing, content: bytes) -> Keys:
    """The keys of a filing that was read from these bytes."""
    words = b" ".join(_document(filing, content).split())
    return Keys(filing.accession_number, _digest(words), _facts(filing))


def _document(filing: Filing, content: bytes) -> bytes:
    start, end = content.find(_START), content.rfind(_END)
    if 0 <= start < end:
        return content[start : end + len(_END)]
    if filing.source_format == "submission":
        primary = read_submission(content).primary
        return primary.text if primary else content
    return content


def _facts(filing: Filing) -> str | None:
    owners = sorted(owner_key(owner.name or "") for owner in filing.reporting_owners)
    if filing.form_type not in _OWNERSHIP_FORMS or not any(owners):
        return None
    rows = sorted(map(repr, map(_stated, (*filing.transactions, *filing.holdings))))
    issuer = company_key(filing.issuer.name or "")
    stated = "\n".join(_told(filing.form_type, str(filing.period_of_report), issuer, owners, rows))
    return _digest(stated.encode("utf-8", "replace"))


def _digest(content: bytes) -> str:
    """Half of a SHA-256: no two of all filings there will ever be have the same by chance."""
    return hashlib.sha256(content).hexdigest()[:32]


def _told(form: str, period: str, issuer: str, *lists: list[str]) -> Iterator[str]:
    yield from (form, period, issuer)
    for values in lists:
        yield from values


def _stated(row: Row) -> tuple[object, ...]:
    return (
        row.is_derivative,
        str(row.transaction_date),
        row.transaction_code,
        _rounded(row.shares),
        row.acquired_disposed_code,
        _rounded(row.price_per_share),
        _rounded(row.shares_owned_following),
        row.direct_or_indirect,
    )


def _rounded(number: Decimal | None) -> str | None:
    if number is None:
        return None
    try:
        return str(number.quantize(_CENT, ROUND_HALF_UP))
    except InvalidOperation:  # more digits than any amount of money has
        return str(number)
