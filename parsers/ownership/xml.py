"""Ownership XML: ``<ownershipDocument>`` of Forms 3, 4, 5 and their amendments.

Elements are found by name, never by place or by schema version (EDGAR Ownership XML
Technical Specification, sections 2 and 3). What the specification does not know is
passed over and counted among the problems.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, fields
from datetime import date
from typing import Any

from parsers import values
from parsers.filing import Address, Filing, Issuer, Problem, ReportingOwner, Row, Signature
from parsers.ownership.checks import check_filing, place, words
from parsers.ownership.tree import read_tree
from parsers.xml_tree import Element

ROWS: dict[str, tuple[bool, bool | None]] = {
    # element: in Table II, a holding (None: the element does not say)
    "nonDerivativeTransaction": (False, False),
    "nonDerivativeHolding": (False, True),
    "derivativeTransaction": (True, False),
    "derivativeHolding": (True, True),
    # the first schema, in the spring of 2003
    "nonDerivativeSecurity": (False, None),
    "derivativeSecurity": (True, None),
}


_READ: dict[str, Callable[[str], Any]] = {
    # kind of cell, as it is named where one cannot be read: how its text is read
    "text": values.squash,
    "number": values.read_number,
    "date": values.read_date,
    "yes or no": values.read_flag,
}
_ELEMENTS = {
    # element: the row's field, and the kind of cell
    "securityTitle": ("security_title", "text"),
    "conversionOrExercisePrice": ("conversion_or_exercise_price", "number"),
    "transactionDate": ("transaction_date", "date"),
    "deemedExecutionDate": ("deemed_execution_date", "date"),
    "transactionFormType": ("transaction_form_type", "text"),
    "transactionCode": ("transaction_code", "text"),
    "equitySwapInvolved": ("equity_swap_involved", "yes or no"),
    "transactionTimeliness": ("transaction_timeliness", "text"),
    "transactionShares": ("shares", "number"),
    "transactionTotalValue": ("total_value", "number"),
    "transactionPricePerShare": ("price_per_share", "number"),
    "transactionValue": ("price_per_share", "number"),
    "transactionAcquiredDisposedCode": ("acquired_disposed_code", "text"),
    "exerciseDate": ("exercise_date", "date"),
    "expirationDate": ("expiration_date", "date"),
    "underlyingSecurityTitle": ("underlying_security_title", "text"),
    "underlyingSecurityShares": ("underlying_security_shares", "number"),
    "underlyingSecurityValue": ("underlying_security_value", "number"),
    "sharesOwnedFollowingTransaction": ("shares_owned_following", "number"),
    "valueOwnedFollowingTransaction": ("value_owned_following", "number"),
    "directOrIndirectOwnership": ("direct_or_indirect", "text"),
    "natureOfOwnership": ("nature_of_ownership", "text"),
}
_FIELDS = [field.name for field in fields(Row)]
_NO_CELLS: list[Any] = [None] * (len(_FIELDS) - 3)  # its place and its footnotes are no cells


@dataclass(frozen=True, slots=True)
class _Cell:
    """What an element fills."""

    field: str
    position: int
    """Its place among ``_FIELDS``."""
    kind: str
    read: Callable[[str], Any]


CELLS = {
    element: _Cell(name, _FIELDS.index(name), kind, _READ[kind])
    for element, (name, kind) in _ELEMENTS.items()
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
_MARKED = {
    **{element: cell.field for element, cell in CELLS.items()},
    **_GROUPS,
    **dict.fromkeys(ROWS, _ROW_MARK),
}
"""Elements around a footnote's number: the field it is marked on."""

_TABLES = ("nonDerivativeTable", "derivativeTable")
_ROOT_ELEMENTS = {
    *ROWS,
    *"schemaVersion documentType periodOfReport dateOfOriginalSubmission".split(),
    *"noSecuritiesOwned notSubjectToSection16 form3HoldingsReported".split(),
    *"form4TransactionsReported issuer reportingOwner aff10b5One".split(),
    *"nonDerivativeTable derivativeTable footnotes remarks ownerSignature".split(),
}

ADDRESS = {
    "rptOwnerStreet1": "street1",
    "rptOwnerStreet2": "street2",
    "rptOwnerCity": "city",
    "rptOwnerState": "state",
    "rptOwnerZipCode": "zip_code",
    "rptOwnerCountry": "country",
    "rptOwnerNonUSStateTerritory": "non_us_state_territory",
    "rptOwnerStateDescription": "state_description",
}
OWNER: dict[str, frozenset[str]] = {
    # part of a reporting owner: the elements known in it
    "reportingOwnerId": frozenset(("rptOwnerCik", "rptOwnerCcc", "rptOwnerName")),
    "reportingOwnerAddress": frozenset(
        (*ADDRESS, "rptOwnerNonUSAddressFlag", "rptOwnerGoodAddress")
    ),
    "reportingOwnerRelationship": frozenset(
        "isDirector isOfficer isTenPercentOwner isOther officerTitle otherText".split()
    ),
}

_Texts = dict[str, str | None]
_Parts = dict[str, list[Element]]


@dataclass(frozen=True, slots=True)
class _Log:
    """What is to be told besides the facts."""

    problems: list[Problem] = field(default_factory=list)
    unknown: Counter[str] = field(default_factory=Counter)
    """Names of elements that the specification does not have, and how often they came."""

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

    def stated(tag: str) -> str | None:
        found = parts.get(tag)
        return values.squash(found[0].text) if found else None

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
    log.unknown.update({tag: len(parts[tag]) for tag in parts if tag not in _ROOT_ELEMENTS})
    return check_filing(filing, log.all())


# The parts of the form


def _texts(element: Element) -> _Texts:
    """The text of each child, by name; the first counts where one is given twice."""
    return {child.tag: values.squash(child.text) for child in reversed(element)}


def _date(text: str | None, where: str, log: _Log) -> date | None:
    if text is None:
        return None
    day = values.read_date(text)
    if day is None:
        log.problems.append(Problem("warning", where, f"no date can be read in {text!r}"))
    return day


def _issuer(elements: Sequence[Element]) -> Issuer:
    if not elements:
        return Issuer()
    text = _texts(elements[0]).get
    return Issuer(
        cik=values.read_cik(text("issuerCik")),
        name=text("issuerName"),
        ticker=values.read_ticker(text("issuerTradingSymbol")),
        foreign_ticker=values.read_ticker(text("issuerForeignTradingSymbol")),
    )


def _owner(element: Element, log: _Log) -> ReportingOwner:
    texts: _Texts = {}
    for part in element:
        known = OWNER.get(part.tag)
        if known is None:
            log.unknown[part.tag] += 1
            continue
        for node in part:
            if node.tag in known:
                texts.setdefault(node.tag, node.text)  # the first counts
            else:
                log.unknown[node.tag] += 1
    stated = texts.get
    return ReportingOwner(
        cik=values.read_cik(stated("rptOwnerCik")),
        name=values.squash(stated("rptOwnerName")),
        address=_address(texts),
        # A role that is left out is a box left empty (section 3, booleans).
        is_director=values.read_flag(stated("isDirector")) or False,
        is_officer=values.read_flag(stated("isOfficer")) or False,
        is_ten_percent_owner=values.read_flag(stated("isTenPercentOwner")) or False,
        is_other=values.read_flag(stated("isOther")) or False,
        officer_title=values.squash(stated("officerTitle")),
        other_text=values.squash(stated("otherText")),
    )


def _address(stated: _Texts) -> Address | None:
    parts = {name: values.squash(stated.get(element)) for element, name in ADDRESS.items()}
    return Address(**parts) if any(parts.values()) else None


def _footnotes(elements: Sequence[Element], log: _Log) -> dict[str, str]:
    notes: dict[str, str] = {}
    for element in (note for group in elements for note in group if note.tag == "footnote"):
        key = element.get("id") or f"F{len(notes) + 1}"
        # Markup inside a footnote is against the rules; its words count all the same.
        text = (
            values.squash("".join(map(str, element.itertext())) if len(element) else element.text)
            or ""
        )
        if notes.setdefault(key, text) != text:
            log.problems.append(
                Problem("warning", f"footnote {key}", "given twice, with two texts")
            )
    return notes


def _signatures(elements: Sequence[Element], log: _Log) -> Iterator[Signature]:
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
    for element in row_elements(parts):
        is_derivative, tagged_holding = ROWS[element.tag]
        lines[is_derivative] += 1
        row = _row(element, is_derivative, lines[is_derivative], log)
        is_holding = row.transaction_date is None and row.transaction_code is None
        (holdings if is_holding else transactions).append(row)
        if tagged_holding is not None and is_holding != tagged_holding:
            what = "holding" if tagged_holding else "transaction"
            has = "neither a date nor a code" if is_holding else "a date or a code"
            message = f"filed as a {what}, and has {has}"
            log.problems.append(Problem("note", place(is_derivative, row.line), message))
    return transactions, holdings


def row_elements(parts: _Parts) -> list[Element]:
    """The rows of a document in the order in which they are numbered, Table I first."""
    found = [element for tag in ROWS for element in parts.get(tag, ())]
    found += [row for tag in _TABLES for table in parts.get(tag, ()) for row in table]
    return sorted((row for row in found if row.tag in ROWS), key=lambda row: ROWS[row.tag][0])


def _row(element: Element, is_derivative: bool, number: int, log: _Log) -> Row:
    footnotes: dict[str, tuple[str, ...]] = {}
    line = _Line([number, is_derivative, *_NO_CELLS, footnotes], footnotes, log)
    line.read(element)
    return Row(*line.values)


@dataclass(slots=True)
class _Line:
    """One row while it is being read."""

    values: list[Any]
    """In the order of the row's fields."""
    footnotes: dict[str, tuple[str, ...]]
    log: _Log

    def read(self, element: Element) -> None:
        """Reads the cells below an element, however deep they stand.

        A cell is a value holder (section 3): text or ``<value>``, and marks before or after.
        """
        known = self.values
        holder: Element | None = None
        cell: _Cell | None = None
        for node in element.iterdescendants():
            tag = node.tag
            if tag == "value" and node.getparent() is holder:
                pass
            elif found := CELLS.get(tag):
                holder, cell = node, found
            elif tag == "footnoteId":
                self.mark(node)
                continue
            else:
                if tag not in _GROUPS:
                    self.log.unknown[tag] += 1
                continue
            if (text := node.text) and cell:
                value = cell.read(text)
                if value is None or known[cell.position] is not None:
                    self.doubt(cell, text, value)
                else:
                    known[cell.position] = value

    def doubt(self, cell: _Cell, text: str, value: object) -> None:
        """Says why the value of a cell is not taken, if there is more to it than white space."""
        if value is None:
            if not text.isspace():
                self.warn(cell.field, f"no {cell.kind} can be read in {text.strip()[:60]!r}")
        elif self.values[cell.position] != value:
            self.warn(cell.field, "given twice, with two values")

    def mark(self, footnote: Element) -> None:
        """Marks the cell around a footnote's number, or what a group or the row counts for."""
        parent = footnote.getparent()
        while parent is not None and parent.tag not in _MARKED:
            parent = parent.getparent()
        name = _ROW_MARK if parent is None else _MARKED[parent.tag]
        self.footnotes[name] = (*self.footnotes.get(name, ()), footnote.get("id") or "")

    def warn(self, name: str, message: str) -> None:
        number, is_derivative = self.values[:2]
        where = f"{place(is_derivative, number)}, {words(name)}"
        self.log.problems.append(Problem("warning", where, message))
