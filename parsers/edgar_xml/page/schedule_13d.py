"""The page of Schedule 13D (17 CFR 240.13d-101)."""

from __future__ import annotations

from parsers.edgar_xml.page.parts import (
    Boxes,
    Entry,
    Items,
    Kind,
    Page,
    Rows,
    Signatures,
    Stated,
    Texts,
)
from parsers.edgar_xml.page.schedule import CERTIFIED, CUSIP, OWNED, SIGNED, cover, item
from parsers.edgar_xml.page.written import YES
from parsers.edgar_xml.tables import names

_13D_ROWS = (
    Entry("Name of reporting person", names("reportingPersonName"), number="1"),
    Entry(
        "Check the appropriate box if a member of a group (see instructions)",
        names("memberOfGroup"),
        Kind.GROUP_BOXES,
        "2",
    ),
    Entry("SEC use only", names(""), number="3"),
    Entry("Source of funds (see instructions)", names("fundType"), Kind.FUNDS, "4"),
    Entry(
        "Check if disclosure of legal proceedings is required pursuant to Items 2(d) or 2(e)",
        names("legalProceedings"),
        Kind.BOX,
        "5",
    ),
    Entry(
        "Citizenship or place of organization",
        names("citizenshipOrOrganization"),
        Kind.PLACE,
        "6",
    ),
    Entry(OWNED, names("")),
    Entry("Sole voting power", names("soleVotingPower"), Kind.NUMBER, "7"),
    Entry("Shared voting power", names("sharedVotingPower"), Kind.NUMBER, "8"),
    Entry("Sole dispositive power", names("soleDispositivePower"), Kind.NUMBER, "9"),
    Entry("Shared dispositive power", names("sharedDispositivePower"), Kind.NUMBER, "10"),
    Entry(
        "Aggregate amount beneficially owned by each reporting person",
        names("aggregateAmountOwned"),
        Kind.NUMBER,
        "11",
    ),
    Entry(
        "Check if the aggregate amount in row (11) excludes certain shares (see instructions)",
        names("isAggregateExcludeShares"),
        Kind.BOX,
        "12",
    ),
    Entry(
        "Percent of class represented by amount in row (11)",
        names("percentOfClass"),
        Kind.PERCENT,
        "13",
    ),
    Entry(
        "Type of reporting person (see instructions)",
        names("typeOfReportingPerson"),
        Kind.PERSON_TYPES,
        "14",
    ),
)

_13D_ITEMS = (
    item(
        "1",
        "Security and Issuer",
        ("(a) Title of class of securities", "securityTitle"),
        ("(b) Name of issuer", "issuerName"),
        (
            "(c) Address of issuer's principal executive offices",
            "issuerPrincipalAddress",
            Kind.ADDRESS,
        ),
        ("Item 1 comment", "commentText"),
    ),
    item(
        "2",
        "Identity and Background",
        ("(a) Name", "filingPersonName"),
        ("(b) Residence or business address", "principalBusinessAddress"),
        ("(c) Present principal occupation or employment", "principalJob"),
        ("(d) Criminal convictions in the last five years", "hasBeenConvicted"),
        ("(e) Civil proceedings in the last five years", "convictionDescription"),
        ("(f) Citizenship", "citizenship"),
    ),
    item("3", "Source and Amount of Funds or Other Consideration", ("", "fundsSource")),
    item("4", "Purpose of Transaction", ("", "transactionPurpose")),
    item(
        "5",
        "Interest in Securities of the Issuer",
        (
            "(a) Aggregate number and percentage of the class beneficially owned",
            "percentageOfClassSecurities",
        ),
        (
            "(b) Number of shares with sole or shared power to vote or to dispose",
            "numberOfShares",
        ),
        ("(c) Transactions effected during the past sixty days", "transactionDesc"),
        ("(d) Right of others to receive dividends or proceeds of sale", "listOfShareholders"),
        (
            "(e) Date of ceasing to be beneficial owner of more than five percent",
            "date5PercentOwnership",
        ),
    ),
    item(
        "6",
        "Contracts, Arrangements, Understandings or Relationships With Respect to Securities"
        " of the Issuer",
        ("", "contractDescription"),
    ),
    item("7", "Material to be Filed as Exhibits", ("", "filedExhibits")),
)

SCHEDULE_13D: Page = (
    *cover("SCHEDULE 13D"),
    Stated(
        "Name, Address and Telephone Number of Person Authorized to Receive Notices and"
        " Communications",
        (
            Entry("", names("personName")),
            Entry("", names("personAddress"), Kind.ADDRESS),
            Entry("", names("personPhoneNum")),
        ),
        names("notificationInfo"),
    ),
    Stated(
        "Date of Event Which Requires Filing of This Statement", (Entry("", names("dateOfEvent")),)
    ),
    Boxes(
        "",
        names("previouslyFiledFlag"),
        (
            (
                YES,
                "The filing person has previously filed a statement on Schedule 13G to report the"
                " acquisition that is the subject of this Schedule 13D, and is filing this"
                " schedule because of §§ 240.13d-1(e), 240.13d-1(f) or 240.13d-1(g).",
            ),
        ),
    ),
    Rows(
        names("reportingPersonInfo"),
        (
            *_13D_ROWS,
            Entry("Reporting person's CIK", names("reportingPersonCIK reportingPersonCik")),
            Entry(
                "Reporting person has no CIK",
                names("reportingPersonNoCIK reportingPersonNoCik"),
                Kind.BOX,
            ),
            Entry("Comment for type of reporting person", names("commentContent"), Kind.PROSE),
        ),
        repeated_heading=Entry("CUSIP No.", CUSIP),
    ),
    Items(names("items1To7"), _13D_ITEMS, "SCHEDULE 13D"),
    *CERTIFIED,
    Signatures(
        names("signaturePerson"),
        names("signatureReportingPerson"),
        names("signatureDetails"),
        SIGNED,
    ),
    Texts((Entry("Comments accompanying signature", names("commentText"), Kind.PROSE),)),
)
