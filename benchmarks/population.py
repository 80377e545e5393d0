"""An invented history of insiders' filings, the same for everyone by its seed.

Companies, people, codes and days are as unevenly spread as in EDGAR's own quarters: a
few companies file most, sales come in tranches, a third of the rows are grants and
exercises, one form in seventy amends another, one in twenty-five is filed by several
persons, every fourth tells what is held besides. Each filing is a whole submission, so
that what reads it reads the real thing.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import accumulate
from xml.sax.saxutils import escape

SEED = 16
COMPANIES = 5000
_FIRST_DAY = date(2004, 1, 5)
_DAYS = (date(2025, 12, 19) - _FIRST_DAY).days

_CODES = {
    # code: how many of a thousand transactions, acquired or disposed
    "S": (300, "D"),
    "A": (170, "A"),
    "M": (190, "A"),
    "F": (130, "D"),
    "P": (80, "A"),
    "G": (35, "D"),
    "D": (25, "D"),
    "C": (15, "A"),
    "J": (20, "D"),
    "U": (5, "D"),
    "L": (5, "A"),
    "W": (5, "A"),
    "I": (10, "D"),
    "X": (10, "A"),
}
_LETTERS = list(_CODES)
_LETTER_WEIGHTS = list(accumulate(weight for weight, _ in _CODES.values()))
_TITLES = {"Common Stock": 70, "Class A Common Stock": 15, "Ordinary Shares": 5, "Common Units": 5}
_DERIVATIVES = ("Stock Option (Right to Buy)", "Restricted Stock Units", "Warrants")
_ROLES = ("Chief Executive Officer", "Chief Financial Officer", "SVP, General Counsel", "President")
_SYLLABLES = "ar bel cor dan el fin gar hol in jas kel lor mar nor os per quin ros sal tor".split()
_KINDS = ("Corp", "Inc", "Holdings Inc", "Bancorp", "Therapeutics Inc", "Group plc", "Partners LP")
_GIVEN = "Ada Bruno Clara David Edith Frank Grace Henry Irene Jonas Karen Louis Maria Niels".split()
_NOTES = (
    "The sales were made under a trading plan within the meaning of Rule 10b5-1 that the reporting"
    " person adopted on {day}.",
    "The price is a weighted average; the shares changed hands at prices from ${low} to ${high}.",
    "Includes {count} restricted stock units that vest in equal yearly parts from {day}.",
    "Held by a trust of which the reporting person is a trustee; beneficial ownership is"
    " disclaimed except for a pecuniary interest in it.",
    "Shares withheld to pay taxes that fell due when restricted stock units vested on {day}.",
    "Each unit stands for a right to one share of the issuer when it vests.",
)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who files."""

    cik: int
    name: str
    title: str | None
    is_director: bool


@dataclass(frozen=True, slots=True)
class Company:
    """An issuer and its insiders."""

    cik: int
    name: str
    ticker: str
    people: tuple[Person, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """What a form says on top."""

    day: date
    """Of its transactions."""
    filed: date
    people: tuple[Person, ...]
    code: str
    security: str
    amends: date | None = None
    """Day of filing of what it amends."""


def submissions(count: int, seed: int = SEED) -> Iterator[bytes]:
    """So many submissions of Forms 4, about four transactions each, in the order of filing."""
    chance = random.Random(seed)
    companies = [_company(chance, number) for number in range(COMPANIES)]
    # Filings thin out like one over the rank: the busiest file hundreds, most a few.
    weights = list(accumulate(1 / (10 + rank) for rank in range(COMPANIES)))
    latest: dict[int, Form] = {}
    for number in range(count):
        day = _FIRST_DAY + timedelta(days=number * _DAYS // count)
        company = chance.choices(companies, cum_weights=weights)[0]
        form = _form(chance, day, company, latest.get(company.cik))
        if not form.amends:
            latest[company.cik] = form
        yield _submission(chance, number, company, form)


def _form(chance: random.Random, day: date, company: Company, before: Form | None) -> Form:
    """A new form, or now and then an amendment of the company's latest one."""
    filed = day + timedelta(days=chance.choice((1, 2, 2, 2, 3, 30)))
    if before and before.filed < filed and chance.random() < 1 / 70:
        return replace(before, filed=filed, amends=before.filed)
    code = chance.choices(_LETTERS, cum_weights=_LETTER_WEIGHTS)[0]
    security = chance.choices(list(_TITLES), list(_TITLES.values()))[0]
    count = 3 if chance.random() < 1 / 25 else 1
    return Form(day, filed, tuple(chance.sample(company.people, count)), code, security)


def _company(chance: random.Random, number: int) -> Company:
    stem = "".join(chance.choices(_SYLLABLES, k=3)).capitalize()
    people = tuple(
        _person(chance, 2_000_000 + number * 40 + place) for place in range(chance.randint(3, 30))
    )
    ticker = "".join(chance.choices("ABCDEFGHIJKLMNOPQRSTUVWXYZ", k=4))
    return Company(900_000 + number, f"{stem} {chance.choice(_KINDS)}", ticker, people)


def _person(chance: random.Random, cik: int) -> Person:
    surname = "".join(chance.choices(_SYLLABLES, k=2)).capitalize()
    name = f"{surname} {chance.choice(_GIVEN)} {chance.choice('ABCDEFGHJKLMNPRST')}."
    is_director = chance.random() < 0.5
    return Person(cik, name, None if is_director else chance.choice(_ROLES), is_director)


def _submission(chance: random.Random, number: int, company: Company, form: Form) -> bytes:
    accession = f"{company.cik:010}-{form.filed:%y}-{number % 1_000_000:06}"
    type_ = "4/A" if form.amends else "4"
    owners = "".join(
        "REPORTING-OWNER:\n\n\tOWNER DATA:\n"
        f"\t\tCOMPANY CONFORMED NAME:\t\t\t{person.name.upper()}\n"
        f"\t\tCENTRAL INDEX KEY:\t\t\t{person.cik:010}\n\n"
        for person in form.people
    )
    return (
        f"<SEC-DOCUMENT>{accession}.txt : {form.filed:%Y%m%d}\n"
        f"<SEC-HEADER>{accession}.hdr.sgml : {form.filed:%Y%m%d}\n"
        f"<ACCEPTANCE-DATETIME>{form.filed:%Y%m%d}171500\n"
        f"ACCESSION NUMBER:\t\t{accession}\n"
        f"CONFORMED SUBMISSION TYPE:\t{type_}\nPUBLIC DOCUMENT COUNT:\t\t1\n"
        f"CONFORMED PERIOD OF REPORT:\t{form.day:%Y%m%d}\n"
        f"FILED AS OF DATE:\t\t{form.filed:%Y%m%d}\n\n"
        f"{owners}"
        "ISSUER:\n\n\tCOMPANY DATA:\n"
        f"\t\tCOMPANY CONFORMED NAME:\t\t\t{company.name.upper()}\n"
        f"\t\tCENTRAL INDEX KEY:\t\t\t{company.cik:010}\n"
        f"</SEC-HEADER>\n<DOCUMENT>\n<TYPE>{type_}\n<SEQUENCE>1\n<FILENAME>form4.xml\n"
        f"<TEXT>\n<XML>\n{_document(chance, company, form)}"
        "</XML>\n</TEXT>\n</DOCUMENT>\n</SEC-DOCUMENT>\n"
    ).encode()


def _document(chance: random.Random, company: Company, form: Form) -> str:
    rows = chance.choice((1, 1, 1, 2, 2, 3, 4, 6, 8, 14))
    notes = [
        _note(chance, form.day) for _ in range(min(rows, chance.choice((0, 1, 1, 2, 2, 3, 5))))
    ]
    price = round(chance.lognormvariate(3, 1), 4)
    owned = chance.randint(1000, 900_000)
    plan = int(form.code == "S" and chance.random() < 0.4)
    common = [_row(chance, form, price, owned + n, _mark(notes, n)) for n in range(rows)]
    holdings = [_holding(chance, form) for _ in range(chance.choice((0, 0, 0, 1)))]
    derivative = "".join(common[:1]) if form.code == "M" else ""
    listed = "".join(
        f'        <footnote id="F{n}">{escape(text)}</footnote>\n'
        for n, text in enumerate(notes, 1)
    )
    original = (
        f"    <dateOfOriginalSubmission>{form.amends}</dateOfOriginalSubmission>\n"
        if form.amends
        else ""
    )
    return (
        '<?xml version="1.0"?>\n<ownershipDocument>\n\n    <schemaVersion>X0508</schemaVersion>\n\n'
        f"    <documentType>4{'/A' if form.amends else ''}</documentType>\n\n"
        f"    <periodOfReport>{form.day}</periodOfReport>\n\n{original}    <issuer>\n"
        f"        <issuerCik>{company.cik:010}</issuerCik>\n"
        f"        <issuerName>{escape(company.name)}</issuerName>\n"
        f"        <issuerTradingSymbol>{company.ticker}</issuerTradingSymbol>\n    </issuer>\n\n"
        f"{''.join(map(_owner, form.people))}\n    <aff10b5One>{plan}</aff10b5One>\n\n"
        f"    <nonDerivativeTable>\n{''.join(common)}{''.join(holdings)}"
        "    </nonDerivativeTable>\n\n"
        f"    <derivativeTable>\n{_as_derivative(derivative, chance)}    </derivativeTable>\n\n"
        f"    <footnotes>\n{listed}    </footnotes>\n\n    <ownerSignature>\n"
        f"        <signatureName>/s/ {form.people[0].name}</signatureName>\n"
        f"        <signatureDate>{form.filed}</signatureDate>\n    </ownerSignature>\n"
        "</ownershipDocument>\n"
    )


def _owner(person: Person) -> str:
    title = f"            <officerTitle>{person.title}</officerTitle>\n" if person.title else ""
    return (
        "    <reportingOwner>\n        <reportingOwnerId>\n"
        f"            <rptOwnerCik>{person.cik:010}</rptOwnerCik>\n"
        f"            <rptOwnerName>{person.name}</rptOwnerName>\n        </reportingOwnerId>\n"
        "        <reportingOwnerAddress>\n"
        "            <rptOwnerStreet1>1 MAIN STREET</rptOwnerStreet1>\n"
        "            <rptOwnerCity>ANYTOWN</rptOwnerCity>\n"
        "            <rptOwnerState>OH</rptOwnerState>\n"
        "            <rptOwnerZipCode>44101</rptOwnerZipCode>\n        </reportingOwnerAddress>\n"
        "        <reportingOwnerRelationship>\n"
        f"            <isDirector>{int(person.is_director)}</isDirector>\n"
        f"            <isOfficer>{int(person.title is not None)}</isOfficer>\n{title}"
        "        </reportingOwnerRelationship>\n    </reportingOwner>\n"
    )


def _holding(chance: random.Random, form: Form) -> str:
    return (
        "        <nonDerivativeHolding>\n            <securityTitle>\n"
        f"                <value>{form.security}</value>\n            </securityTitle>\n"
        "            <postTransactionAmounts>\n"
        "                <sharesOwnedFollowingTransaction>\n"
        f"                    <value>{chance.randint(1, 90_000)}</value>\n"
        "                </sharesOwnedFollowingTransaction>\n"
        "            </postTransactionAmounts>\n            <ownershipNature>\n"
        "                <directOrIndirectOwnership>\n"
        "                    <value>I</value>\n"
        "                </directOrIndirectOwnership>\n"
        "                <natureOfOwnership><value>By Spouse</value></natureOfOwnership>\n"
        "            </ownershipNature>\n        </nonDerivativeHolding>\n"
    )


def _row(chance: random.Random, form: Form, price: float, owned: int, mark: str) -> str:
    _, direction = _CODES[form.code]
    paid = price if form.code in "SPF" else 0
    indirect = chance.random() < 0.2
    nature = "<natureOfOwnership><value>By Trust</value></natureOfOwnership>" if indirect else ""
    return (
        "        <nonDerivativeTransaction>\n            <securityTitle>\n"
        f"                <value>{form.security}</value>\n            </securityTitle>\n"
        f"            <transactionDate>\n                <value>{form.day}</value>\n"
        "            </transactionDate>\n            <transactionCoding>\n"
        "                <transactionFormType>4</transactionFormType>\n"
        f"                <transactionCode>{form.code}</transactionCode>\n"
        "                <equitySwapInvolved>0</equitySwapInvolved>\n"
        f"                {mark}\n            </transactionCoding>\n"
        "            <transactionAmounts>\n"
        "                <transactionShares>\n"
        f"                    <value>{chance.randint(1, 40_000)}</value>\n"
        "                </transactionShares>\n                <transactionPricePerShare>\n"
        f"                    <value>{paid}</value>\n                    {mark}\n"
        "                </transactionPricePerShare>\n"
        "                <transactionAcquiredDisposedCode>\n"
        f"                    <value>{direction}</value>\n"
        "                </transactionAcquiredDisposedCode>\n            </transactionAmounts>\n"
        "            <postTransactionAmounts>\n"
        "                <sharesOwnedFollowingTransaction>\n"
        f"                    <value>{owned}</value>\n"
        "                </sharesOwnedFollowingTransaction>\n"
        "            </postTransactionAmounts>\n"
        "            <ownershipNature>\n                <directOrIndirectOwnership>\n"
        f"                    <value>{'I' if indirect else 'D'}</value>\n"
        f"                </directOrIndirectOwnership>\n                {nature}\n"
        "            </ownershipNature>\n        </nonDerivativeTransaction>\n"
    )


def _mark(notes: list[str], row: int) -> str:
    return f'<footnoteId id="F{row % len(notes) + 1}"/>' if notes else ""


def _as_derivative(row: str, chance: random.Random) -> str:
    if not row:
        return ""
    title = chance.choice(_DERIVATIVES)
    renamed = row.replace("nonDerivativeTransaction", "derivativeTransaction")
    start = renamed.index("<value>") + len("<value>")
    end = renamed.index("</value>")
    return (
        (renamed[:start] + title + renamed[end:])
        .replace("<value>A</value>", "<value>D</value>")
        .replace(
            "            <postTransactionAmounts>",
            "            <underlyingSecurity>\n"
            "                <underlyingSecurityTitle><value>Common Stock</value>"
            "</underlyingSecurityTitle>\n"
            f"                <underlyingSecurityShares><value>{chance.randint(1, 9999)}</value>"
            "</underlyingSecurityShares>\n            </underlyingSecurity>\n"
            "            <postTransactionAmounts>",
        )
    )


def _note(chance: random.Random, day: date) -> str:
    low = chance.uniform(1, 90)
    return chance.choice(_NOTES).format(
        day=f"{day:%B} {day.day}, {day.year}",
        low=f"{low:.2f}",
        high=f"{low + chance.random():.2f}",
        count=f"{chance.randint(100, 90_000):,}",
    )
