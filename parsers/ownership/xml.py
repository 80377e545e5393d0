"""Ownership XML: ``<ownershipDocument>`` of Forms 3, 4, 5 and their amendments.

Elements are found by name, never by place or by schema version (EDGAR Ownership XML
Technical Specification, sections 2 and 3). What the specification does not know is
passed over and counted among the problems.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from parsers import values
from parsers.filing import Address, Filing, Issuer, Problem, ReportingOwner, Row, Signature
from parsers.ownership.checks import check_filing, place, words
from parsers.ownership.tree import read_tree

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


@dataclass(frozen=True, slots=True)
class _Kind:
    """How the text of a cell is read, and what is missing where it cannot be."""

    name: str
    read: Callable[[str], Any]


_TEXT = _Kind("text", values.squash)
_NUMBER = _Kind("number", values.read_number)
_DATE = _Kind("date", values.read_date)
_FLAG = _Kind("yes or no", values.read_flag)

_CELLS: dict[str, tuple[str, _Kind]] = {
    # element: the row's field, and how its text is read
    "securityTitle": ("security_title", _TEXT),
    "conversionOrExercisePrice": ("conversion_or_exercise_price", _NUMBER),
    "transactionDate": ("transaction_date", _DATE),
    "deemedExecutionDate": ("deemed_execution_date", _DATE),
    "transactionFormType": ("transaction_form_type", _TEXT),
    "transactionCode": ("transaction_code", _TEXT),
    "equitySwapInvolved": ("equity_swap_involved", _FLAG),
    "transactionTimeliness": ("transaction_timeliness", _TEXT),
    "transactionShares": ("shares", _NUMBER),
    "transactionTotalValue": ("total_value", _NUMBER),
    "transactionPricePerShare": ("price_per_share", _NUMBER),
    "transactionValue": ("price_per_share", _NUMBER),
    "transactionAcquiredDisposedCode": ("acquired_disposed_code", _TEXT),
    "exerciseDate": ("exercise_date", _DATE),
    "expirationDate": ("expiration_date", _DATE),
    "underlyingSecurityTitle": ("underlying_security_title", _TEXT),
    "underlyingSecurityShares": ("underlying_security_shares", _NUMBER),
    "underlyingSecurityValue": ("underlying_security_value", _NUMBER),
    "sharesOwnedFollowingTransaction": ("shares_owned_following", _NUMBER),
    "valueOwnedFollowingTransaction": ("value_owned_following", _NUMBER),
    "directOrIndirectOwnership": ("direct_or_indirect", _TEXT),
    "natureOfOwnership": ("nature_of_ownership", _TEXT),
}
_GROUPS = {
    # element that only groups cells: the field that a footnote on the group itself counts for
    "transactionCoding": "transaction_code",
    "transactionAmounts": "shares",
    "underlyingSecurity": "underlying_security_title",
    "postTransactionAmounts": "shares_owned_following",
    "ownershipNature": "direct_or_indirect",
}
_ROW_MARK = "security_title"
"""The field that a footnote on the row itself, or on an unknown element in it, counts for."""

_DEEPEST = 8
"""The specification nests a row's elements three deep; what lies far below is no cell."""
_TABLES = ("nonDerivativeTable", "derivativeTable")
_ROOT_ELEMENTS = {
    *_ROWS,
    *"schemaVersion documentType periodOfReport dateOfOriginalSubmission".split(),
    *"noSecuritiesOwned notSubjectToSection16 form3HoldingsReported".split(),
    *"form4TransactionsReported issuer reportingOwner aff10b5One".split(),
    *"nonDerivativeTable derivativeTable footnotes remarks ownerSignature".split(),
}

_ADDRESS = {
    "rptOwnerStreet1": "street1",
    "rptOwnerStreet2": "street2",
    "rptOwnerCity": "city",
    "rptOwnerState": "state",
    "rptOwnerZipCode": "zip_code",
    "rptOwnerCountry": "country",
    "rptOwnerNonUSStateTerritory": "non_us_state_territory",
    "rptOwnerStateDescription": "state_description",
}
_OWNER: dict[str, frozenset[str]] = {
    # part of a reporting owner: the elements known in it
    "reportingOwnerId": frozenset(("rptOwnerCik", "rptOwnerCcc", "rptOwnerName")),
    "reportingOwnerAddress": frozenset(
        (*_ADDRESS, "rptOwnerNonUSAddressFlag", "rptOwnerGoodAddress")
    ),
    "reportingOwnerRelationship": frozenset(
        "isDirector isOfficer isTenPercentOwner isOther officerTitle otherText".split()
    ),
}

_Texts = dict[str, str | None]
_Parts = dict[str, list[ET.Element]]


@dataclass(frozen=True, slots=True)
class _Log:
    """What is to be told besides the facts."""

    problems: list[Problem] = field(default_factory=list)
    unknown: Counter[str] = field(default_factory=Counter)
    """Names of elements that the specification does not have, and how often they came."""

    def count_unknown(self, parent: ET.Element, found: Mapping[str, Any], known: Set[str]) -> None:
        """Counts the children of an element, ``found`` by their names, that are not known."""
        if unknown := found.keys() - known:
            self.unknown.update(child.tag for child in parent if child.tag in unknown)

    def all(self) -> Iterator[Problem]:
        yield from self.problems
        for tag, count in self.unknown.items():
            times = f", {count} times" if count > 1 else ""
            yield Problem("note", f"element {tag}", f"not known here and passed over{times}")


def read_ownership_xml(content: bytes, source: str = "") -> Filing:
    """The filing that an ownership XML document states.

    :raises NotAFiling: there is no readable ``<ownershipDocument>`` in it.
    """
    log = _Log()
    root = read_tree(content, log.problems)
    parts: _Parts = {}
    for child in root:
        parts.setdefault(child.tag, []).append(child)
    transactions, holdings = _rows(parts, log)
    owners = tuple(_owner(element, log) for element in parts.get("reportingOwner", ()))
    stated = _texts(root).get
    filing = Filing(
        source=source,
        source_format="ownership-xml",
        form_type=stated("documentType"),
        schema_version=stated("schemaVersion"),
        period_of_report=_date(stated("periodOfReport"), "period of report", log),
        date_of_original_submission=_date(
            stated("dateOfOriginalSubmission"), "date of original submission", log
        ),
        no_securities_owned=values.read_flag(stated("noSecuritiesOwned")),
        not_subject_to_section16=values.read_flag(stated("notSubjectToSection16")),
        form3_holdings_reported=values.read_flag(stated("form3HoldingsReported")),
        form4_transactions_reported=values.read_flag(stated("form4TransactionsReported")),
        aff10b5_one=values.read_flag(stated("aff10b5One")),
        issuer=_issuer(parts.get("issuer", ())),
        reporting_owners=owners,
        transactions=tuple(transactions),
        holdings=tuple(holdings),
        footnotes=_footnotes(parts.get("footnotes", ()), log),
        remarks=stated("remarks"),
        signatures=tuple(_signatures(parts.get("ownerSignature", ()), log)),
    )
    log.count_unknown(root, parts, _ROOT_ELEMENTS)
    return check_filing(filing, log.all())


# The parts of the form


def _texts(element: ET.Element) -> _Texts:
    """The text of each child, by name; the first counts where one is given twice."""
    return {child.tag: values.squash(child.text) for child in reversed(element)}


def _date(text: str | None, where: str, log: _Log) -> date | None:
    if text is None:
        return None
    day = values.read_date(text)
    if day is None:
        log.problems.append(Problem("warning", where, f"no date can be read in {text!r}"))
    return day


def _issuer(elements: Sequence[ET.Element]) -> Issuer:
    if not elements:
        return Issuer()
    text = _texts(elements[0]).get
    return Issuer(
        cik=values.read_cik(text("issuerCik")),
        name=text("issuerName"),
        ticker=values.read_ticker(text("issuerTradingSymbol")),
        foreign_ticker=values.read_ticker(text("issuerForeignTradingSymbol")),
    )


def _owner(element: ET.Element, log: _Log) -> ReportingOwner:
    parts = {child.tag: _texts(child) for child in reversed(element)}
    log.count_unknown(element, parts, _OWNER.keys())
    for part in element:
        log.count_unknown(part, parts[part.tag], _OWNER.get(part.tag, parts.keys()))
    name = parts.get("reportingOwnerId", {}).get
    roles = parts.get("reportingOwnerRelationship", {}).get
    return ReportingOwner(
        cik=values.read_cik(name("rptOwnerCik")),
        name=name("rptOwnerName"),
        address=_address(parts.get("reportingOwnerAddress", {})),
        # A role that is left out is a box left empty (section 3, booleans).
        is_director=values.read_flag(roles("isDirector")) or False,
        is_officer=values.read_flag(roles("isOfficer")) or False,
        is_ten_percent_owner=values.read_flag(roles("isTenPercentOwner")) or False,
        is_other=values.read_flag(roles("isOther")) or False,
        officer_title=roles("officerTitle"),
        other_text=roles("otherText"),
    )


def _address(stated: _Texts) -> Address | None:
    parts = {name: stated.get(element) for element, name in _ADDRESS.items()}
    return Address(**parts) if any(parts.values()) else None


def _footnotes(elements: Sequence[ET.Element], log: _Log) -> dict[str, str]:
    notes: dict[str, str] = {}
    for element in (note for group in elements for note in group if note.tag == "footnote"):
        key = element.get("id") or f"F{len(notes) + 1}"
        # Markup inside a footnote is against the rules; its words count all the same.
        text = values.squash("".join(element.itertext()) if len(element) else element.text) or ""
        if notes.setdefault(key, text) != text:
            log.problems.append(
                Problem("warning", f"footnote {key}", "given twice, with two texts")
            )
    return notes


def _signatures(elements: Sequence[ET.Element], log: _Log) -> Iterator[Signature]:
    for element in elements:
        text = _texts(element).get
        day = _date(text("signatureDate"), "signature date", log)
        yield Signature(text("signatureName"), day)


# Rows


def _rows(parts: _Parts, log: _Log) -> tuple[list[Row], list[Row]]:
    """Transactions and holdings in filed order, Table I first."""
    transactions: list[Row] = []
    holdings: list[Row] = []
    lines = [0, 0]
    for element in _row_elements(parts):
        is_derivative, tagged_holding = _ROWS[element.tag]
        lines[is_derivative] += 1
        line = _Line(place(is_derivative, lines[is_derivative]), log)
        line.read(element, _ROW_MARK)
        row = Row(lines[is_derivative], is_derivative, **line.cells, footnotes=line.footnotes)
        is_holding = row.transaction_date is None and row.transaction_code is None
        (holdings if is_holding else transactions).append(row)
        if tagged_holding is not None and is_holding != tagged_holding:
            what = "holding" if tagged_holding else "transaction"
            has = "neither a date nor a code" if is_holding else "a date or a code"
            message = f"filed as a {what}, and has {has}"
            log.problems.append(Problem("note", line.where, message))
    return transactions, holdings


def _row_elements(parts: _Parts) -> list[ET.Element]:
    found = [element for tag in _ROWS for element in parts.get(tag, ())]
    found += [row for tag in _TABLES for table in parts.get(tag, ()) for row in table]
    return sorted((row for row in found if row.tag in _ROWS), key=lambda row: _ROWS[row.tag][0])


@dataclass(slots=True)
class _Line:
    """One row while it is being read."""

    where: str
    log: _Log
    cells: dict[str, Any] = field(default_factory=dict)
    footnotes: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def read(self, element: ET.Element, marked: str, depth: int = 0) -> None:
        """Reads the cells below an element; a footnote on it counts for the field ``marked``."""
        for part in element:
            tag = part.tag
            if cell := _CELLS.get(tag):
                self.read_cell(part, cell[0], cell[1])
            elif (group := _GROUPS.get(tag)) and depth < _DEEPEST:
                self.read(part, group, depth + 1)
            elif tag == "footnoteId":
                self.mark(marked, part)
            else:
                self.log.unknown[tag] += 1
                if depth < _DEEPEST:
                    self.read(part, marked, depth + 1)

    def read_cell(self, element: ET.Element, name: str, kind: _Kind) -> None:
        """Reads a value holder (section 3): text or ``<value>``, and marks before or after."""
        text = element.text
        for child in element:
            tag = child.tag
            if tag == "value":
                text = child.text
            elif tag == "footnoteId":
                self.mark(name, child)
            else:
                self.log.unknown[tag] += 1
        if not text:
            return
        value = kind.read(text)
        if value is None:
            if not text.isspace():
                self.warn(name, f"no {kind.name} can be read in {text.strip()[:60]!r}")
        elif name not in self.cells:
            self.cells[name] = value
        elif self.cells[name] != value:
            self.warn(name, "given twice, with two values")

    def mark(self, name: str, element: ET.Element) -> None:
        self.footnotes[name] = (*self.footnotes.get(name, ()), element.get("id") or "")

    def warn(self, name: str, message: str) -> None:
        self.log.problems.append(Problem("warning", f"{self.where}, {words(name)}", message))
