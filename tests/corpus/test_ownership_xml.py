"""Every collected ownership XML, against a second reading that shares no code with ours.

The reader finds elements by their names. Here each fact is looked up at the one path that
the specification gives it, with lxml and XPath, so neither can repeat the other's mistake.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from parsers import Filing, NotAFiling
from tests.conftest import SHARED, read_one

FOLDER = SHARED / "corpus" / "ownership_xml"
PIECES = FOLDER / "fragments"
FILES = sorted(path for path in FOLDER.rglob("*.xml") if PIECES not in path.parents)

pytestmark = pytest.mark.skipif(not FILES, reason=f"the collected filings are not here ({FOLDER})")

MISSPELT = (
    # What is broken in the official samples, and what stands there when they are mended.
    ("<rptOwnerCounrty>I7</rptOwnerState>", "<rptOwnerCounrty>I7</rptOwnerCounrty>"),
    (
        "</reportingOwnerId>\n\t<rptOwnerNonUSAddressFlag>",
        "</reportingOwnerId><lost><rptOwnerNonUSAddressFlag>",
    ),
)

HEADER = {
    "form_type": "documentType",
    "schema_version": "schemaVersion",
    "period_of_report": "periodOfReport",
    "date_of_original_submission": "dateOfOriginalSubmission",
    "no_securities_owned": "noSecuritiesOwned",
    "not_subject_to_section16": "notSubjectToSection16",
    "form3_holdings_reported": "form3HoldingsReported",
    "form4_transactions_reported": "form4TransactionsReported",
    "aff10b5_one": "aff10b5One",
    "remarks": "remarks",
}
OWNER = {
    "name": "reportingOwnerId/rptOwnerName",
    "officer_title": "reportingOwnerRelationship/officerTitle",
    "other_text": "reportingOwnerRelationship/otherText",
}
ROLES = {
    "is_director": "reportingOwnerRelationship/isDirector",
    "is_officer": "reportingOwnerRelationship/isOfficer",
    "is_ten_percent_owner": "reportingOwnerRelationship/isTenPercentOwner",
    "is_other": "reportingOwnerRelationship/isOther",
}
ADDRESS = {
    "street1": "rptOwnerStreet1",
    "street2": "rptOwnerStreet2",
    "city": "rptOwnerCity",
    "state": "rptOwnerState",
    "zip_code": "rptOwnerZipCode",
    "country": "rptOwnerCountry",
    "non_us_state_territory": "rptOwnerNonUSStateTerritory",
    "state_description": "rptOwnerStateDescription",
}
CELLS = {
    "security_title": "securityTitle/value",
    "conversion_or_exercise_price": "conversionOrExercisePrice/value",
    "transaction_date": "transactionDate/value",
    "deemed_execution_date": "deemedExecutionDate/value",
    "transaction_form_type": "transactionCoding/transactionFormType",
    "transaction_code": "transactionCoding/transactionCode",
    "equity_swap_involved": "transactionCoding/equitySwapInvolved",
    "transaction_timeliness": "transactionTimeliness/value",
    "shares": "transactionAmounts/transactionShares/value",
    "total_value": "transactionAmounts/transactionTotalValue/value",
    "price_per_share": "transactionAmounts/transactionPricePerShare/value",
    "acquired_disposed_code": "transactionAmounts/transactionAcquiredDisposedCode/value",
    "exercise_date": "exerciseDate/value",
    "expiration_date": "expirationDate/value",
    "underlying_security_title": "underlyingSecurity/underlyingSecurityTitle/value",
    "underlying_security_shares": "underlyingSecurity/underlyingSecurityShares/value",
    "underlying_security_value": "underlyingSecurity/underlyingSecurityValue/value",
    "shares_owned_following": "postTransactionAmounts/sharesOwnedFollowingTransaction/value",
    "value_owned_following": "postTransactionAmounts/valueOwnedFollowingTransaction/value",
    "direct_or_indirect": "ownershipNature/directOrIndirectOwnership/value",
    "nature_of_ownership": "ownershipNature/natureOfOwnership/value",
}
NO_TICKER = {None, "NONE", "N/A", "NA", "-", "[NONE]", "(NONE)"}


def second_reading(path: Path) -> etree._Element:
    """The document of a file, mended by hand where it is known to be broken."""
    text = path.read_text(encoding="utf-8")
    if "<documentMimeBlock>" in text:
        text = base64.b64decode(etree.fromstring(text.encode()).xpath(
            "string(edgarDocument[1]/documentMimeBlock)"
        )).decode()  # fmt: skip
    for broken, mended in MISSPELT:
        if "<lost>" in mended and broken in text:
            text = text.replace("</reportingOwnerAddress>", "</lost>", 1)
        text = text.replace(broken, mended)
    text = text[text.rindex("<ownershipDocument") :]  # test strings cut from programs
    return etree.fromstring(text.encode())


def stated(element: etree._Element, path: str) -> str | None:
    return element.xpath(f"normalize-space({path})") or None


def printed(value: Any) -> str | None:
    """A value of the model as the specification would write it."""
    if isinstance(value, bool):
        return "1" if value else "0"
    return None if value is None else str(value)


def as_filed(field: str, text: str | None) -> str | None:
    """A value of the file in the one spelling in which two readings can be compared."""
    if text is None:
        return None
    if field.endswith(("date", "period_of_report", "submission")):
        return text[:10]
    spellings = {"true": "1", "false": "0"} if field in FLAGS else {}
    if field in DECIMALS:
        text = re.sub(r"^(?=\.)", "0", text.rstrip("."))
    return spellings.get(text, text)


FLAGS = {*ROLES, "equity_swap_involved", "aff10b5_one", "no_securities_owned"} | {
    "not_subject_to_section16", "form3_holdings_reported", "form4_transactions_reported",
}  # fmt: skip
DECIMALS = {
    field for field in CELLS if field.endswith(("shares", "value", "price", "following", "_share"))
}


@pytest.fixture(params=FILES, ids=lambda path: path.stem)
def both(request: pytest.FixtureRequest) -> tuple[Filing, etree._Element]:
    return read_one(request.param), second_reading(request.param)


def test_every_value_as_a_second_reading_finds_it(both):
    filing, root = both
    header = {field: as_filed(field, stated(root, path)) for field, path in HEADER.items()}
    assert {field: printed(getattr(filing, field)) for field in HEADER} == header
    check_issuer(filing, root)
    check_owners(filing, root)
    check_rows(filing, root)
    notes = {
        note.get("id"): " ".join("".join(note.itertext()).split())
        for note in root.xpath("footnotes/footnote")
    }
    assert filing.footnotes == notes
    signatures = [
        (stated(element, "signatureName"), (stated(element, "signatureDate") or "")[:10])
        for element in root.xpath("ownerSignature")
    ]
    assert [(name, str(day or "")) for name, day in map(as_pair, filing.signatures)] == signatures


def as_pair(signature: Any) -> tuple[Any, Any]:
    return signature.name, signature.date


def check_issuer(filing: Filing, root: etree._Element) -> None:
    cik = stated(root, "issuer/issuerCik")
    assert filing.issuer.cik == (cik and cik.rjust(10, "0"))
    assert filing.issuer.name == stated(root, "issuer/issuerName")
    ticker = stated(root, "issuer/issuerTradingSymbol")
    expected = None if ticker in NO_TICKER else ticker.strip("[]() ")
    assert filing.issuer.ticker == expected
    assert filing.issuer.foreign_ticker == stated(root, "issuer/issuerForeignTradingSymbol")


def check_owners(filing: Filing, root: etree._Element) -> None:
    elements = root.xpath("reportingOwner")
    assert len(filing.reporting_owners) == len(elements)
    for owner, element in zip(filing.reporting_owners, elements, strict=True):
        cik = stated(element, "reportingOwnerId/rptOwnerCik")
        assert owner.cik == (cik and cik.rjust(10, "0"))
        for field, path in OWNER.items():
            assert getattr(owner, field) == stated(element, path)
        for field, path in ROLES.items():
            assert getattr(owner, field) is (stated(element, path) in ("1", "true"))
        address = {n: stated(element, f"reportingOwnerAddress/{p}") for n, p in ADDRESS.items()}
        found = asdict(owner.address) if owner.address else dict.fromkeys(ADDRESS)
        assert found == address


def check_rows(filing: Filing, root: etree._Element) -> None:
    rows = {(row.is_derivative, row.line): row for row in filing.transactions + filing.holdings}
    elements = dict(row_elements(root))
    assert rows.keys() == elements.keys()
    for place, element in elements.items():
        row = rows[place]
        for field, path in CELLS.items():
            # A few hand-made files write the text straight into the cell.
            holder = f"{path.removesuffix('/value')}/text()"
            text = as_filed(field, stated(element, path) or stated(element, holder))
            assert printed(getattr(row, field)) == text, (place, field)
        assert row.footnotes == marks(element), place
        is_holding = element.tag.endswith("Holding")
        assert (row in filing.holdings) is is_holding


def row_elements(root: etree._Element) -> Iterator[tuple[tuple[bool, int], etree._Element]]:
    for is_derivative, table in enumerate(("nonDerivativeTable", "derivativeTable")):
        for line, element in enumerate(root.xpath(f"{table}/*"), 1):
            yield (bool(is_derivative), line), element


def marks(element: etree._Element) -> dict[str, tuple[str, ...]]:
    found = {
        field: tuple(element.xpath(f"{path.removesuffix('/value')}/footnoteId/@id"))
        for field, path in CELLS.items()
    }
    found["transaction_code"] += tuple(element.xpath("transactionCoding/footnoteId/@id"))
    return {field: keys for field, keys in found.items() if keys}


def test_a_piece_of_a_document_is_refused_in_words():
    for path in PIECES.glob("*.xml"):
        with pytest.raises(NotAFiling, match="a piece of an ownership XML"):
            read_one(path)
