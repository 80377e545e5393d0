"""Ownership XML: ``<ownershipDocument>`` of Forms 3, 4, 5 and their amendments.

Elements are found by name, never by place or by schema version (EDGAR Ownership XML
Technical Specification, sections 2 and 3). What the specification does not know is
passed over and counted among the problems.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from parsers import values
from parsers.decoding import decode
from parsers.errors import NotAFiling
from parsers.filing import Address, Filing, Issuer, Problem, ReportingOwner, Row, Signature
from parsers.ownership.checks import check_filing, place, words

_DOCTYPE = re.compile(r"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_CUT_LINE = 1023  # EDGAR cuts longer lines, even inside a tag

_ROWS: dict[str, tuple[bool, bool | None]] = {
    # element: in Table II, a holding (None: the element does not say)
    "nonDerivativeTransaction": (False, False),
    "nonDerivativeHolding": (False, True),
    "derivativeTransaction": (True, False),
    "derivativeHolding": (True, True),
    # the first schema, in the spring of 2003
    "nonDerivativeSecurity": (False, None),
    "derivativeSecurity": (True, None),
}

_CELLS: dict[str, tuple[str, type]] = {
    # element: the row's field, and how its text is read
    "securityTitle": ("security_title", str),
    "conversionOrExercisePrice": ("conversion_or_exercise_price", Decimal),
    "transactionDate": ("transaction_date", date),
    "deemedExecutionDate": ("deemed_execution_date", date),
    "transactionFormType": ("transaction_form_type", str),
    "transactionCode": ("transaction_code", str),
    "equitySwapInvolved": ("equity_swap_involved", bool),
    "transactionTimeliness": ("transaction_timeliness", str),
    "transactionShares": ("shares", Decimal),
    "transactionTotalValue": ("total_value", Decimal),
    "transactionPricePerShare": ("price_per_share", Decimal),
    "transactionValue": ("price_per_share", Decimal),
    "transactionAcquiredDisposedCode": ("acquired_disposed_code", str),
    "exerciseDate": ("exercise_date", date),
    "expirationDate": ("expiration_date", date),
    "underlyingSecurityTitle": ("underlying_security_title", str),
    "underlyingSecurityShares": ("underlying_security_shares", Decimal),
    "underlyingSecurityValue": ("underlying_security_value", Decimal),
    "sharesOwnedFollowingTransaction": ("shares_owned_following", Decimal),
    "valueOwnedFollowingTransaction": ("value_owned_following", Decimal),
    "directOrIndirectOwnership": ("direct_or_indirect", str),
    "natureOfOwnership": ("nature_of_ownership", str),
}
_GROUPS = {
    # element that only groups cells: the field that a footnote on the group itself counts for
    "transactionCoding": "transaction_code",
    "transactionAmounts": None,
    "underlyingSecurity": None,
    "postTransactionAmounts": None,
    "ownershipNature": None,
}
_ROOT_ELEMENTS = frozenset(
    "schemaVersion documentType periodOfReport dateOfOriginalSubmission noSecuritiesOwned"
    " notSubjectToSection16 form3HoldingsReported form4TransactionsReported issuer reportingOwner"
    " aff10b5One nonDerivativeTable derivativeTable footnotes remarks ownerSignature".split()
)


def read_ownership_xml(content: bytes, source: str = "") -> Filing:
    """The filing that an ownership XML document states.

    :raises NotAFiling: there is no readable ``<ownershipDocument>`` in it.
    """
    problems: list[Problem] = []
    root = _root(decode(content), problems)
    rows = list(_rows(root, problems))
    text = _texts(root)
    filing = Filing(
        source=source,
        source_format="ownership-xml",
        form_type=text("documentType"),
        schema_version=text("schemaVersion"),
        period_of_report=_date(text("periodOfReport"), "period of report", problems),
        date_of_original_submission=_date(
            text("dateOfOriginalSubmission"), "date of original submission", problems
        ),
        no_securities_owned=values.read_flag(text("noSecuritiesOwned")),
        not_subject_to_section16=values.read_flag(text("notSubjectToSection16")),
        form3_holdings_reported=values.read_flag(text("form3HoldingsReported")),
        form4_transactions_reported=values.read_flag(text("form4TransactionsReported")),
        aff10b5_one=values.read_flag(text("aff10b5One")),
        issuer=_issuer(root.find("issuer")),
        reporting_owners=tuple(map(_owner, root.findall("reportingOwner"))),
        transactions=tuple(row for row, is_holding in rows if not is_holding),
        holdings=tuple(row for row, is_holding in rows if is_holding),
        footnotes=_footnotes(root, problems),
        remarks=text("remarks"),
        signatures=tuple(_signatures(root, problems)),
    )
    return check_filing(filing, (*problems, *_unknown_elements(root)))


# Parsing


def _root(text: str, problems: list[Problem]) -> ET.Element:
    if _DOCTYPE.search(text):
        raise NotAFiling("an XML with a document type of its own, which is refused as unsafe")
    start = text.find("<ownershipDocument")
    end = text.rfind("</ownershipDocument>")
    if end >= 0:
        text = text[start : end + len("</ownershipDocument>")]
    else:
        text = _DECLARATION.sub("", text[max(start, 0) :])
    try:
        return ET.fromstring(text)
    except ET.ParseError:
        pass
    try:
        root = ET.fromstring(_rejoined(text))
    except ET.ParseError as error:
        root = _recovered(text)
        problems.append(
            Problem("error", "XML", f"not well-formed, read as far as it goes: {error}")
        )
    return root


def _rejoined(text: str) -> str:
    """The text with the lines that EDGAR cut joined again."""
    out: list[str] = []
    joining = False
    for line in text.split("\n"):
        if joining:
            out[-1] += line
        else:
            out.append(line)
        joining = len(line) >= _CUT_LINE
    return "\n".join(out)


def _recovered(text: str) -> ET.Element:
    from lxml import etree  # noqa: PLC0415 - only for broken files

    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True)
    tree = etree.fromstring(text.encode(), parser)
    if tree is None or tree.tag != "ownershipDocument":
        raise NotAFiling("an XML that is broken before its first element")
    return ET.fromstring(etree.tostring(tree))


# The parts of the form


def _texts(element: ET.Element) -> Any:
    """A look-up of the text of an element's children, by name."""
    texts = {child.tag: child.text for child in reversed(element)}
    return lambda tag: values.squash(texts.get(tag))


def _date(text: str | None, where: str, problems: list[Problem]) -> date | None:
    if text is None:
        return None
    day = values.read_date(text)
    if day is None:
        problems.append(Problem("warning", where, f"no date can be read in {text!r}"))
    return day


def _issuer(element: ET.Element | None) -> Issuer:
    if element is None:
        return Issuer()
    text = _texts(element)
    return Issuer(
        cik=values.read_cik(text("issuerCik")),
        name=text("issuerName"),
        ticker=values.read_ticker(text("issuerTradingSymbol")),
        foreign_ticker=values.read_ticker(text("issuerForeignTradingSymbol")),
    )


def _owner(element: ET.Element) -> ReportingOwner:
    parts = {child.tag: _texts(child) for child in element}
    nothing = _texts(ET.Element("none"))
    name = parts.get("reportingOwnerId", nothing)
    roles = parts.get("reportingOwnerRelationship", nothing)
    return ReportingOwner(
        cik=values.read_cik(name("rptOwnerCik")),
        name=name("rptOwnerName"),
        address=_address(parts["reportingOwnerAddress"])
        if "reportingOwnerAddress" in parts
        else None,
        # A role that is left out is a box left empty (section 3, booleans).
        is_director=values.read_flag(roles("isDirector")) or False,
        is_officer=values.read_flag(roles("isOfficer")) or False,
        is_ten_percent_owner=values.read_flag(roles("isTenPercentOwner")) or False,
        is_other=values.read_flag(roles("isOther")) or False,
        officer_title=roles("officerTitle"),
        other_text=roles("otherText"),
    )


def _address(text: Any) -> Address | None:
    address = Address(
        street1=text("rptOwnerStreet1"),
        street2=text("rptOwnerStreet2"),
        city=text("rptOwnerCity"),
        state=text("rptOwnerState"),
        zip_code=text("rptOwnerZipCode"),
        country=text("rptOwnerCountry"),
        non_us_state_territory=text("rptOwnerNonUSStateTerritory"),
        state_description=text("rptOwnerStateDescription"),
    )
    return None if address == Address() else address


def _footnotes(root: ET.Element, problems: list[Problem]) -> dict[str, str]:
    notes: dict[str, str] = {}
    for element in root.iterfind("footnotes/footnote"):
        key = element.get("id") or f"F{len(notes) + 1}"
        text = values.squash("".join(element.itertext()))
        if key in notes and notes[key] != text:
            problems.append(Problem("warning", f"footnote {key}", "given twice, with two texts"))
            continue
        notes[key] = text or ""
    return notes


def _signatures(root: ET.Element, problems: list[Problem]) -> Iterator[Signature]:
    for element in root.iterfind("ownerSignature"):
        text = _texts(element)
        day = _date(text("signatureDate"), "signature date", problems)
        yield Signature(text("signatureName"), day)


# Rows


def _rows(root: ET.Element, problems: list[Problem]) -> Iterator[tuple[Row, bool]]:
    """Rows in filed order, Table I first, each with whether it is a holding."""
    rows = [
        (element, *_ROWS[element.tag])
        for parent in (
            root,
            *root.iterfind("nonDerivativeTable"),
            *root.iterfind("derivativeTable"),
        )
        for element in parent
        if element.tag in _ROWS
    ]
    for is_derivative in (False, True):
        of_table = [
            (element, holding) for element, table, holding in rows if table is is_derivative
        ]
        for line, (element, tagged_holding) in enumerate(of_table, 1):
            row = _row(element, line, is_derivative, problems)
            is_holding = row.transaction_date is None and row.transaction_code is None
            if tagged_holding is not None and is_holding != tagged_holding:
                what = "holding" if tagged_holding else "transaction"
                has = "neither a date nor a code" if is_holding else "a date or a code"
                where = place(is_derivative, line)
                problems.append(Problem("note", where, f"filed as a {what}, and has {has}"))
            yield row, is_holding


def _row(element: ET.Element, line: int, is_derivative: bool, problems: list[Problem]) -> Row:
    cells: dict[str, Any] = {}
    marks: dict[str, tuple[str, ...]] = {}
    for cell in element.iter():
        tag = cell.tag
        if tag in _CELLS:
            field, kind = _CELLS[tag]
            text = cell.text
            for child in cell:
                if child.tag == "value":
                    text = child.text
                elif child.tag == "footnoteId":
                    marks[field] = (*marks.get(field, ()), child.get("id") or "")
            if text and (text := text.strip()):
                value = _READ[kind](text)
                if value is None:
                    _unreadable(text, field, is_derivative, line, problems)
                elif cells.setdefault(field, value) != value:
                    where = f"{place(is_derivative, line)}, {words(field)}"
                    problems.append(Problem("warning", where, "given twice, with two values"))
        elif group := _GROUPS.get(tag):
            for child in cell:
                if child.tag == "footnoteId":
                    marks[group] = (*marks.get(group, ()), child.get("id") or "")
    return Row(line, is_derivative, **cells, footnotes=marks)


_READ: dict[type, Any] = {
    str: values.squash,
    Decimal: values.read_number,
    date: values.read_date,
    bool: values.read_flag,
}


def _unreadable(
    text: str, field: str, is_derivative: bool, line: int, problems: list[Problem]
) -> None:
    kind = {Decimal: "number", date: "date", bool: "yes or no"}
    wanted = kind[next(k for name, k in _CELLS.values() if name == field)]
    where = f"{place(is_derivative, line)}, {words(field)}"
    problems.append(Problem("warning", where, f"no {wanted} can be read in {text[:60]!r}"))


# What the specification does not know


def _unknown_elements(root: ET.Element) -> Iterator[Problem]:
    unknown = Counter(child.tag for child in root if child.tag not in _ROOT_ELEMENTS | _ROWS.keys())
    for tag, count in unknown.items():
        times = f", {count} times" if count > 1 else ""
        yield Problem("note", f"element {tag}", f"not known here and passed over{times}")
