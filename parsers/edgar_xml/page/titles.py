"""Forms without a page of their own: their titles and what they call their parts.

Forms D (17 CFR 239.500), 13F (17 CFR 249.325), 24F-2 (17 CFR 274.24), C (17 CFR
239.900), ATS-N (17 CFR 249.640), N-CEN (17 CFR 274.101), MA-I (17 CFR 249.1310).
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from parsers.document.wording import Wording, element_words

LEFT_OUT = frozenset(
    {
        *("liveTestFlag", "testOrLive"),
        *("returnCopy", "returnCopyFlag", "confirmingCopyFlag", "overrideInternetFlag"),
    }
)
"""Elements that direct EDGAR's computer: whether this is a test, which copies to send."""

TITLES: tuple[tuple[str, str, str], ...] = (
    # submission type, or how it begins; the form's name; its title
    ("D", "FORM D", "Notice of Exempt Offering of Securities"),
    ("13F-HR", "FORM 13F", "Information Required of Institutional Investment Managers"),
    ("13F-NT", "FORM 13F", "Information Required of Institutional Investment Managers"),
    ("13F-CTR", "FORM 13F", "Information Required of Institutional Investment Managers"),
    ("24F-2NT", "FORM 24F-2", "Annual Notice of Securities Sold Pursuant to Rule 24f-2"),
    ("N-CEN", "FORM N-CEN", "Annual Report for Registered Investment Companies"),
    ("NPORT-P", "FORM N-PORT", "Monthly Portfolio Investments Report"),
    ("N-MFP", "FORM N-MFP", "Monthly Schedule of Portfolio Holdings of Money Market Funds"),
    ("N-PX", "FORM N-PX", "Annual Report of Proxy Voting Record"),
    ("EFFECT", "NOTICE OF EFFECTIVENESS", ""),
    ("C-U", "FORM C-U", "Progress Update"),
    ("C-AR", "FORM C-AR", "Annual Report"),
    ("C-TR", "FORM C-TR", "Termination of Reporting"),
    ("C-W", "FORM C-W", "Withdrawal of Offering Statement"),
    ("C", "FORM C", "Offering Statement Under the Securities Act of 1933"),
    ("MA-I", "FORM MA-I", "Information Regarding Natural Persons Who Engage in Municipal"
     " Advisory Activities"),
    ("MA", "FORM MA", "Application for Municipal Advisor Registration"),
    ("ATS-N", "FORM ATS-N", "NMS Stock Alternative Trading Systems"),
    ("TA-1", "FORM TA-1", "Application for Registration as a Transfer Agent"),
    ("TA-2", "FORM TA-2", "Annual Report of Registered Transfer Agents"),
    ("X-17A-5", "FORM X-17A-5", "Annual Reports of Broker-Dealers"),
    ("1-A", "FORM 1-A", "Regulation A Offering Statement"),
    ("1-K", "FORM 1-K", "Annual Report Pursuant to Regulation A"),
    ("1-Z", "FORM 1-Z", "Exit Report Under Regulation A"),
)  # fmt: skip

_ANY_FORM = {
    "rptSeriesClassInfo": "Series",
    "classInfo": "Class",
    "finalEffectivenessDispDate": "Effectiveness Date",
    "zipCode": "ZIP Code",
    # Form N-CEN runs these together without capitals.
    **{
        f"registrant{part}": f"Registrant {words}"
        for part, words in (
            *(("street1", "Street 1"), ("street2", "Street 2"), ("city", "City")),
            *(("zipCode", "ZIP Code"), ("state", "State"), ("country", "Country")),
            ("phoneNumber", "Phone Number"),
        )
    },
}
_FORM_D = {
    "primaryIssuer": "Item 1. Issuer's Identity",
    "issuerList": "Item 1. Issuer's Identity (additional issuers)",
    "issuer": "Item 1. Issuer's Identity (additional issuer)",
    "issuerAddress": "Item 2. Principal Place of Business",
    "issuerPhoneNumber": "Phone Number of Issuer",
    "entityName": "Name of Issuer",
    "jurisdictionOfInc": "Jurisdiction of Incorporation/Organization",
    "yearOfInc": "Year of Incorporation/Organization",
    "issuerPreviousNameList": "Previous Name(s)",
    "relatedPersonInfo": "Item 3. Related Person",
    "relatedPersonName": "Name",
    "relatedPersonAddress": "Address",
    "relatedPersonRelationshipList": "Relationship",
    "relationshipClarification": "Clarification of Response",
    "industryGroup": "Item 4. Industry Group",
    "issuerSize": "Item 5. Issuer Size",
    "federalExemptionsExclusions": "Item 6. Federal Exemption(s) and Exclusion(s) Claimed",
    "typeOfFiling": "Item 7. Type of Filing",
    "durationOfOffering": "Item 8. Duration of Offering",
    "typesOfSecuritiesOffered": "Item 9. Type(s) of Securities Offered",
    "businessCombinationTransaction": "Item 10. Business Combination Transaction",
    "minimumInvestmentAccepted": "Item 11. Minimum Investment",
    "recipient": "Item 12. Sales Compensation, Recipient",
    "associatedBDName": "Associated Broker or Dealer",
    "associatedBDCRDNumber": "Associated Broker or Dealer CRD Number",
    "statesOfSolicitationList": "States of Solicitation",
    "offeringSalesAmounts": "Item 13. Offering and Sales Amounts",
    "investors": "Item 14. Investors",
    "salesCommissionsFindersFees": "Item 15. Sales Commissions & Finders' Fees Expenses",
    "useOfProceeds": "Item 16. Use of Proceeds",
    "signatureBlock": "Signature and Submission",
}
_FORM_13F = {
    "coverPage": "Form 13F Cover Page",
    "reportCalendarOrQuarter": "Report for the Calendar Year or Quarter Ended",
    "filingManager": "Institutional Investment Manager Filing This Report",
    "otherManagersInfo": "List of Other Managers Reporting for This Manager",
    "otherManager": "Other Manager Reporting for This Manager",
    "signatureBlock": "Person Signing This Report on Behalf of Reporting Manager",
    "summaryPage": "Form 13F Summary Page",
    "otherIncludedManagersCount": "Number of Other Included Managers",
    "tableEntryTotal": "Form 13F Information Table Entry Total",
    "tableValueTotal": "Form 13F Information Table Value Total",
    "isConfidentialOmitted": "Confidential Information Omitted",
    "provideInfoForInstruction5": "Information Provided Pursuant to Special Instruction 5",
}
_FORM_24F_2 = {
    "annualFilingInfo": "Annual Notice",
    "item1": "1. Name and Address of Issuer",
    "item2": "2. Series or Classes of Securities for Which This Form is Filed",
    "item3": "3. File Numbers",
    "investmentCompActFileNo": "Investment Company Act File Number",
    "securitiesActFileNumbers": "Securities Act File Number",
    "item4": "4. Fiscal Year",
    "lastDayOfFiscalYear": "(a) Last Day of Fiscal Year for Which This Form is Filed",
    "isThisFormBeingFiledLate": "(b) Form is Being Filed Late",
    "isThisTheLastTimeIssuerFilingThisForm": "(c) Last Time the Issuer Will Be Filing This Form",
    "item5": "5. Calculation of Registration Fee",
    "aggregateSalePriceOfSecuritiesSold": "(i) Aggregate Sale Price of Securities Sold During the"
    " Fiscal Year",
    "aggregatePriceOfSecuritiesRedeemedOrRepurchasedInFiscalYear": "(ii) Aggregate Price of"
    " Securities Redeemed or Repurchased During the Fiscal Year",
    "aggregatePriceOfSecuritiesRedeemedOrRepurchasedAnyPrior": "(iii) Aggregate Price of Securities"
    " Redeemed or Repurchased During Any Prior Fiscal Year",
    "totalAvailableRedemptionCredits": "(iv) Total Available Redemption Credits",
    "netSales": "(v) Net Sales",
    "redemptionCreditsAvailableForUseInFutureYears": "(vi) Redemption Credits Available for Use in"
    " Future Years",
    "multiplierForDeterminingRegistrationFee": "(vii) Multiplier for Determining Registration Fee",
    "registrationFeeDue": "(viii) Registration Fee Due",
    "item6": "6. Interest Due",
    "item7": "7. Total of Registration Fee Plus Any Interest Due",
}
_CAPTIONS: tuple[tuple[str, Mapping[str, str]], ...] = (
    # how the submission type begins, what its elements are called
    ("D", _FORM_D),
    ("13F", _FORM_13F),
    ("24F-2NT", _FORM_24F_2),
)

_UNHEADED = frozenset(
    {"formData", "offeringData", "effectiveData", "annualFilings", "issuerInformation"}
)
_HEADED = frozenset(
    {"primaryIssuer", "summaryPage", "signature", *(f"item{number}" for number in range(1, 8))}
)

_ROMAN = {"One": "I", "Two": "II", "Three": "III", "Four": "IV", "1": "I", "2": "II", "3": "III"}
_PART = re.compile(r"part(One|Two|Three|Four)")
# Form ATS-N writes the kind of its fields, the part and the item into the names.
_ATS_FIELD = re.compile(
    r"(?:rb|ta|tx|txt|cb)?[Pp]art(\d)Item(\d+)([a-z](?=[A-Z]|$)|[A-Z](?=[A-Z][a-z]))?(\w*)"
)
_FIELD_KIND = re.compile(r"(?:rb|ta|txt?|cb)(?=[A-Z])")


def title_of(form_type: str | None) -> tuple[str, str]:
    """The name and the title of a form; the name of an unknown one is its type."""
    form = (form_type or "").upper()
    base = form.removesuffix("/A")
    for start, name, title in TITLES:
        if base == start or base.startswith((f"{start}-", f"{start}/")):
            return (f"{name}/A" if form.endswith("/A") else name), title
    return (f"FORM {form}" if form else "EDGAR SUBMISSION"), ""


def wording_of(form_type: str | None) -> Wording:
    """What a form calls its parts; for want of that their names, in words."""
    form = (form_type or "").upper()
    captions = next(
        (
            c
            for start, c in _CAPTIONS
            if form == start or form.startswith((f"{start}-", f"{start}/"))
        ),
        {},
    )
    return Wording(
        lambda name: captions.get(name) or _ANY_FORM.get(name) or caption(name),
        LEFT_OUT,
        _UNHEADED,
        _HEADED,
    )


def caption(name: str) -> str:
    """An element's name in words, with the part and the item where the name says them."""
    if match := _ATS_FIELD.fullmatch(name):
        part, item, letter, rest = match.groups()
        place = f"Part {_ROMAN.get(part, part)}, Item {item}" + (
            f"({letter.lower()})" if letter else ""
        )
        return f"{place}: {element_words(rest)}" if rest else place
    if match := _PART.fullmatch(name):
        return f"Part {_ROMAN[match[1]]}"
    return element_words(_FIELD_KIND.sub("", name))
