"""The forms filed as EDGAR XML, as data: which element states what, and its caption.

Elements go by their names alone; where a schema's version spells one differently, all
its names stand here. Captions are those of the paper forms: Schedule 13D (17 CFR
240.13d-101), Schedule 13G (17 CFR 240.13d-102), Form 144 (17 CFR 239.144).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

Names = frozenset[str]

FUNDS = {
    "SC": "subject company",
    "BK": "bank",
    "AF": "affiliate",
    "WC": "working capital",
    "PF": "personal funds",
    "OO": "other",
}
PERSON_TYPES = {
    "BD": "broker-dealer",
    "BK": "bank",
    "IC": "insurance company",
    "IV": "investment company",
    "IA": "investment adviser",
    "EP": "employee benefit plan",
    "HC": "parent holding company or control person",
    "SA": "savings association",
    "CP": "church plan",
    "CO": "corporation",
    "PN": "partnership",
    "IN": "individual",
    "FI": "non-U.S. institution",
    "OO": "other",
}
YES_NO = {"Y": "yes", "N": "no", "true": "yes", "false": "no", "1": "yes", "0": "no"}


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact that is told in the remarks."""

    label: str
    elements: Names
    words: Mapping[str, str] | None = None
    """What the codes in it mean; a flag's take the place of the code."""


@dataclass(frozen=True, slots=True)
class Group:
    """An element, repeated or not, and the facts inside it."""

    elements: Names
    facts: tuple[Fact, ...]
    title: str | None = None
    """What its lines begin with, numbered where the element is repeated."""
    titled_by: Names = frozenset()
    """Elements whose text is the title instead: the name of a reporting person."""


@dataclass(frozen=True, slots=True)
class Person:
    """Where the persons stand who report."""

    element: Names
    name: Names
    cik: Names = frozenset()
    has_no_cik: Names = frozenset()
    """The box that says EDGAR gave this person no CIK."""
    relationship: Names = frozenset()


@dataclass(frozen=True, slots=True)
class Signed:
    """Where the signatures stand."""

    element: Names
    name: Names
    date: Names
    on_behalf_of: Names = frozenset()


@dataclass(frozen=True, slots=True)
class FormTable:
    """Everything the reader has to know of one form."""

    forms: tuple[str, ...]
    """The submission types, without ``/A``."""
    issuer: Names
    """The element that holds the next five; where there is none they are looked for anywhere."""
    issuer_name: Names
    issuer_cik: Names
    issuer_address: Names = frozenset()
    file_number: Names = frozenset()
    jurisdiction: Names = frozenset()
    period: Names = frozenset()
    person: Person | None = None
    signed: Signed | None = None
    groups: tuple[Group, ...] = ()


def names(text: str) -> Names:
    """A set of element names from a list in words."""
    return frozenset(text.split())


def _facts(*rows: tuple[str, str] | tuple[str, str, Mapping[str, str]]) -> tuple[Fact, ...]:
    return tuple(Fact(row[0], names(row[1]), row[2] if len(row) == 3 else None) for row in rows)


_COVER = Group(
    names("coverPageHeader"),
    _facts(
        ("Title of class", "securitiesClassTitle"),
        ("CUSIP", "issuerCusip issuerCUSIP issuerCusipNumber"),
        ("Amendment number", "amendmentNo"),
        ("Filed under", "designateRulePursuantThisScheduleFiled"),
        ("Schedule 13G filed earlier for this acquisition", "previouslyFiledFlag", YES_NO),
    ),
)
_AUTHORIZED = Group(
    names("notificationInfo"),
    _facts(
        ("name", "personName"),
        ("telephone", "personPhoneNum"),
        ("address", "personAddress"),
    ),
    title="Person authorized to receive notices",
)
_PERSON_FACTS = _facts(
    ("member of a group, box", "memberOfGroup memberGroup"),
    ("source of funds", "fundType", FUNDS),
    ("legal proceedings to be disclosed", "legalProceedings", YES_NO),
    ("citizenship or place of organization", "citizenshipOrOrganization"),
    ("sole voting power", "soleVotingPower"),
    ("shared voting power", "sharedVotingPower"),
    ("sole dispositive power", "soleDispositivePower"),
    ("shared dispositive power", "sharedDispositivePower"),
    (
        "aggregate amount beneficially owned",
        "aggregateAmountOwned reportingPersonBeneficiallyOwnedAggregateNumberOfShares",
    ),
    (
        "aggregate amount excludes certain shares",
        "isAggregateExcludeShares aggregateAmountExcludesCertainSharesFlag",
        YES_NO,
    ),
    ("percent of class", "percentOfClass classPercent"),
    ("type of reporting person", "typeOfReportingPerson", PERSON_TYPES),
    ("comment", "commentContent comments"),
)
_SCHEDULE_PERSON = Person(
    names("reportingPersonInfo coverPageHeaderReportingPersonDetails"),
    names("reportingPersonName"),
    names("reportingPersonCIK reportingPersonCik reportingCik reportingCIK"),
    names("reportingPersonNoCIK reportingPersonNoCik"),
)

SCHEDULES_13 = FormTable(
    forms=("SCHEDULE 13D", "SCHEDULE 13G", "SC 13D", "SC 13G"),
    issuer=names("issuerInfo"),
    issuer_name=names("issuerName"),
    issuer_cik=names("issuerCIK issuerCik"),
    issuer_address=names("address issuerPrincipalExecutiveOfficeAddress"),
    period=names("dateOfEvent eventDateRequiresFilingThisStatement"),
    person=_SCHEDULE_PERSON,
    signed=Signed(
        names("signatureDetails"),
        names("signature"),
        names("date"),
        names("signatureReportingPerson"),
    ),
    groups=(
        _COVER,
        Group(
            names("headerData"),
            _facts(("Accession number of the previous filing", "previousAccessionNumber")),
        ),
        _AUTHORIZED,
        Group(_SCHEDULE_PERSON.element, _PERSON_FACTS, titled_by=_SCHEDULE_PERSON.name),
        Group(names("signatureInfo"), _facts(("Comments on the signatures", "commentText"))),
        Group(names("formData"), _facts(("Comments on the signatures", "signatureComments"))),
    ),
)

_ACCOUNT = names("nameOfPersonForWhoseAccountTheSecuritiesAreToBeSold")

FORM_144 = FormTable(
    forms=("144",),
    issuer=names("issuerInfo"),
    issuer_name=names("issuerName"),
    issuer_cik=names("issuerCik issuerCIK"),
    issuer_address=names("issuerAddress"),
    file_number=names("secFileNumber"),
    person=Person(names("issuerInfo"), _ACCOUNT, relationship=names("relationshipToIssuer")),
    signed=Signed(names("noticeSignature"), names("signature"), names("noticeDate")),
    groups=(
        Group(
            names("headerData"),
            _facts(("Accession number of the previous filing", "previousAccessionNumber")),
        ),
        Group(
            names("issuerInfo"),
            _facts(
                ("Issuer's telephone", "issuerContactPhone"),
                ("Relationship to issuer", "relationshipToIssuer"),
            ),
        ),
        Group(
            names("securitiesInformation"),
            _facts(
                ("title of class", "securitiesClassTitle"),
                ("broker or market maker", "brokerOrMarketmakerDetails"),
                ("number of units to be sold", "noOfUnitsSold"),
                ("aggregate market value", "aggregateMarketValue"),
                ("number of units outstanding", "noOfUnitsOutstanding"),
                ("approximate date of sale", "approxSaleDate"),
                ("securities exchange", "securitiesExchangeName"),
            ),
            title="Proposed sale",
        ),
        Group(
            names("securitiesToBeSold"),
            _facts(
                ("title of class", "securitiesClassTitle"),
                ("date acquired", "acquiredDate"),
                ("nature of acquisition", "natureOfAcquisitionTransaction"),
                ("acquired from", "nameOfPersonfromWhomAcquired nameOfPersonFromWhomAcquired"),
                ("gift", "isGiftTransaction", YES_NO),
                ("date the donor acquired", "donarAcquiredDate donorAcquiredDate"),
                ("amount acquired", "amountOfSecuritiesAcquired"),
                ("date of payment", "paymentDate"),
                ("nature of payment", "natureOfPayment"),
            ),
            title="Securities to be sold",
        ),
        Group(
            names("securitiesSoldInPast3Months"),
            _facts(
                ("seller", "sellerDetails"),
                ("title of class", "securitiesClassTitle"),
                ("date of sale", "saleDate"),
                ("amount sold", "amountOfSecuritiesSold"),
                ("gross proceeds", "grossProceeds"),
            ),
            title="Sold in the past three months",
        ),
        Group(
            names("formData"),
            _facts(
                (
                    "Nothing sold in the past three months",
                    "nothingToReportFlagOnSecuritiesSoldInPast3Months",
                    YES_NO,
                ),
                ("Date of plan adoption or giving of instruction", "planAdoptionDate"),
                ("Remarks", "remarks"),
            ),
        ),
    ),
)

OTHER = FormTable(
    forms=(),
    issuer=names("primaryIssuer"),
    # In the order of the document: the filer's own name stands before those it reports on.
    issuer_name=names(
        "entityName nameOfIssuer issuerName registrantFullName registrantName regName"
        " municipalFirmName"
    ),
    issuer_cik=names("cik filerCik filerId issuerCik"),
    issuer_address=names("issuerAddress addressOfIssuer"),
    file_number=names("fileNumber"),
    jurisdiction=names("jurisdictionOfInc"),
    period=names("periodOfReport reportCalendarOrQuarter"),
)

FORMS = (SCHEDULES_13, FORM_144)


def table_of(form_type: str | None) -> FormTable:
    """The table of a submission type; :data:`OTHER` for a form without one."""
    base = (form_type or "").upper().removesuffix("/A")
    return next((table for table in FORMS if base in table.forms), OTHER)
