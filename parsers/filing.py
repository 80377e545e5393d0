"""The model: what a filing states, in the words of the forms themselves.

Everything else in the house speaks in these classes. Field names are the keys of
the JSON that ``section16 parse --json`` prints, the columns of the store and the
columns of an export, so a name changed here changes everywhere. Field order is the
order of the keys.

``None`` always means that the filing does not say, never "no" and never zero.
Numbers are :class:`~decimal.Decimal` with the digits as filed; dates are calendar
days; date-times are Eastern time without a zone, as EDGAR gives them.

Element names in the docstrings are those of the EDGAR Ownership XML Technical
Specification, sections 2 and 3.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Literal, NamedTuple

SourceFormat = Literal[
    "ownership-xml", "submission", "ownership-html", "ownership-text", "html", "text", "bulk-tsv"
]
Severity = Literal["error", "warning", "note"]


@dataclass(frozen=True, slots=True)
class Problem:
    """Something the reader could not read, had to guess, or found to contradict itself."""

    severity: Severity
    """``error``: a fact is missing. ``warning``: a fact may be wrong. ``note``: good to know."""
    where: str
    """The place in the form's own words: "Table I, line 2, price per share"."""
    message: str


@dataclass(frozen=True, slots=True)
class Address:
    """A postal address, as EDGAR takes it apart."""

    street1: str | None = None
    street2: str | None = None
    city: str | None = None
    state: str | None = None
    """EDGAR's two-character code of a state, province or country."""
    zip_code: str | None = None
    country: str | None = None
    """rptOwnerCountry, EDGAR's two-character code; on forms since March 2026."""
    non_us_state_territory: str | None = None
    """rptOwnerNonUSStateTerritory; on forms since March 2026."""
    state_description: str | None = None
    """rptOwnerStateDescription, EDGAR's name of a state code that is no US state."""


class FormerName(NamedTuple):
    """A name the issuer gave up; in JSON the pair ``[name, date of change]``."""

    name: str
    changed: date | None


@dataclass(frozen=True, slots=True)
class Issuer:
    """The company whose securities are reported on, or that a late notice or offer is about."""

    cik: str | None = None
    """Ten digits."""
    name: str | None = None
    ticker: str | None = None
    """issuerTradingSymbol as filed; None where the form says NONE or N/A."""
    foreign_ticker: str | None = None
    """issuerForeignTradingSymbol; on forms since March 2026."""
    sic: str | None = None
    """Standard Industrial Classification, four digits."""
    irs_number: str | None = None
    state_of_incorporation: str | None = None
    fiscal_year_end: str | None = None
    """Month and day, ``MMDD``, as the header gives it."""
    file_number: str | None = None
    """SEC file number, such as ``001-12711``."""
    business_address: Address | None = None
    former_names: tuple[FormerName, ...] = ()
    """Newest first."""


@dataclass(frozen=True, slots=True)
class ReportingOwner:
    """One of the persons or entities a Form 3, 4 or 5 is filed for."""

    cik: str | None = None
    name: str | None = None
    """As filed: persons stand surname first, without a comma."""
    address: Address | None = None
    is_director: bool | None = None
    is_officer: bool | None = None
    is_ten_percent_owner: bool | None = None
    is_other: bool | None = None
    officer_title: str | None = None
    other_text: str | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One line of Table I or Table II: a transaction, or a holding.

    A holding has neither a date nor a code of its own.
    """

    line: int
    """Place in its table, counting from 1 over transactions and holdings alike."""
    is_derivative: bool
    """False in Table I, true in Table II."""
    security_title: str | None = None
    conversion_or_exercise_price: Decimal | None = None
    """Dollars a share; None where only a footnote states it."""
    transaction_date: date | None = None
    deemed_execution_date: date | None = None
    transaction_form_type: str | None = None
    """The form the row belongs to: ``4``, or ``5`` where it is reported early; ``3`` on Form 5."""
    transaction_code: str | None = None
    """One letter, see :data:`parsers.codes.CODES`."""
    equity_swap_involved: bool | None = None
    transaction_timeliness: str | None = None
    """``E`` early or ``L`` late, as the filer declares it; None is on time or not said."""
    shares: Decimal | None = None
    """transactionShares: shares, or derivative securities in Table II."""
    total_value: Decimal | None = None
    """transactionTotalValue, dollars; in Table II instead of ``shares``."""
    price_per_share: Decimal | None = None
    """Dollars a share (Table II: a derivative security); None is unknown, 0 is nothing paid."""
    acquired_disposed_code: str | None = None
    """``A`` or ``D``."""
    exercise_date: date | None = None
    expiration_date: date | None = None
    underlying_security_title: str | None = None
    underlying_security_shares: Decimal | None = None
    underlying_security_value: Decimal | None = None
    """Dollars."""
    shares_owned_following: Decimal | None = None
    """Owned after the transaction on this line: this class, directly or in this way indirectly."""
    value_owned_following: Decimal | None = None
    """Dollars; for interests that are not counted in shares."""
    direct_or_indirect: str | None = None
    """``D`` or ``I``."""
    nature_of_ownership: str | None = None
    footnotes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Field name to the footnotes marked on that cell; see :attr:`Filing.footnotes`."""


@dataclass(frozen=True, slots=True)
class Signature:
    """One signature under a filing."""

    name: str | None
    """As signed, ``/s/`` and capacities included."""
    date: date | None


@dataclass(frozen=True, slots=True)
class LateFiling:
    """Form 12b-25, the notice that a periodic report will be late (17 CFR 249.322)."""

    report_form: str | None = None
    """The late report as ticked: ``10-K``, ``10-Q``, ``N-CSR`` ..."""
    transition_report: bool | None = None
    period_ended: date | None = None
    commission_file_number: str | None = None
    relief_requested: bool | None = None
    """Part II is ticked: the registrant asks for the extra days of Rule 12b-25(b)."""
    narrative: str | None = None
    """Part III: why the report is late."""
    contact_name: str | None = None
    contact_phone: str | None = None
    other_reports_filed: bool | None = None
    """Part IV (2): all other periodic reports of the last twelve months were filed."""
    significant_change_anticipated: bool | None = None
    """Part IV (3)."""
    explanation: str | None = None
    """Part IV (3): the change, in words and figures."""
    signed_by: str | None = None
    """The printed name, without ``/s/``."""
    signed_title: str | None = None
    signed_date: date | None = None


@dataclass(frozen=True, slots=True)
class TenderOfferItem:
    """One item of a Schedule TO, or several that the filer answers as one."""

    number: str
    """``12``; items that the filer grouped stay one entry, ``1-11``."""
    title: str | None
    text: str | None


@dataclass(frozen=True, slots=True)
class Exhibit:
    """One line of the list of exhibits."""

    number: str
    """As listed: ``(a)(1)(A)``, ``107``."""
    description: str | None
    filed_herewith: bool | None


@dataclass(frozen=True, slots=True)
class TenderOffer:
    """Schedule TO: the cover page, the items and the exhibits (17 CFR 240.14d-100)."""

    amendment_number: int | None = None
    subject_company: str | None = None
    filing_person: str | None = None
    """Several are apart by ``; ``; a status printed beside a name stays: ``Sub Inc. (Offeror)``."""
    offer_by_issuer: bool | None = None
    """The issuer makes the offer for its own securities."""
    security_title: str | None = None
    cusip: str | None = None
    contact: str | None = None
    preliminary_communication: bool | None = None
    third_party_tender_offer: bool | None = None
    issuer_tender_offer: bool | None = None
    going_private: bool | None = None
    schedule_13d_amendment: bool | None = None
    final_amendment: bool | None = None
    cross_border_issuer: bool | None = None
    cross_border_third_party: bool | None = None
    original_filed_date: date | None = None
    items: tuple[TenderOfferItem, ...] = ()
    exhibits: tuple[Exhibit, ...] = ()
    """Each number once, though most documents list the exhibits twice."""
    signed_by: str | None = None
    """The printed name, without ``/s/``."""
    signed_title: str | None = None
    signed_date: date | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One document of an EDGAR submission."""

    sequence: int | None
    type: str | None
    filename: str | None
    description: str | None
    size: int
    """Bytes between ``<TEXT>`` and ``</TEXT>``."""


@dataclass(frozen=True, slots=True)
class Filing:
    """Everything one filing states, and what could not be read of it."""

    source: str
    """The path as given; inside an archive ``archive.zip!member``; ``-`` for standard input.

    A filing of a data set is a member of it by its accession number, whether the set is an
    archive or a folder: ``2024q3_form345.zip!0000950170-24-110527``.
    """
    source_format: SourceFormat
    """Numbers in ``bulk-tsv`` were rounded to two decimals by the SEC; elsewhere they are exact."""
    accession_number: str | None = None
    form_type: str | None = None
    """As EDGAR writes it: ``4``, ``4/A``, ``NT 10-Q``, ``SC TO-I/A``."""
    schema_version: str | None = None
    """schemaVersion of an ownership XML; for information only."""
    filed_date: date | None = None
    accepted_at: datetime | None = None
    period_of_report: date | None = None
    """Form 4: earliest transaction. Form 3: the event. Form 5: the issuer's fiscal year end."""
    date_of_original_submission: date | None = None
    no_securities_owned: bool | None = None
    not_subject_to_section16: bool | None = None
    form3_holdings_reported: bool | None = None
    form4_transactions_reported: bool | None = None
    aff10b5_one: bool | None = None
    """The Rule 10b5-1(c) box, for the whole form; it did not exist before April 2023."""
    issuer: Issuer = Issuer()
    reporting_owners: tuple[ReportingOwner, ...] = ()
    transactions: tuple[Row, ...] = ()
    """Table I before Table II, in filed order."""
    holdings: tuple[Row, ...] = ()
    footnotes: Mapping[str, str] = field(default_factory=dict)
    """``F1`` to its text. Where a rendering only lists them they are numbered in that order."""
    remarks: str | None = None
    signatures: tuple[Signature, ...] = ()
    late_filing: LateFiling | None = None
    tender_offer: TenderOffer | None = None
    documents: tuple[Document, ...] = ()
    problems: tuple[Problem, ...] = ()
