"""The page of Schedule 13G (17 CFR 240.13d-102)."""

from __future__ import annotations

from parsers.edgar_xml.page.parts import (
    Boxes,
    Entry,
    Item,
    Items,
    Kind,
    Page,
    Rows,
    Signatures,
    Stated,
    Texts,
)
from parsers.edgar_xml.page.schedule import CERTIFIED, CUSIP, OWNED, SIGNED, cover, item, texts
from parsers.edgar_xml.page.written import YES
from parsers.edgar_xml.tables import names

_13G_ROWS = (
    Entry("Names of reporting persons", names("reportingPersonName"), number="1"),
    Entry(
        "Check the appropriate box if a member of a group (see instructions)",
        names("memberGroup"),
        Kind.GROUP_BOXES,
        "2",
    ),
    Entry("SEC use only", names(""), number="3"),
    Entry(
        "Citizenship or place of organization",
        names("citizenshipOrOrganization"),
        Kind.PLACE,
        "4",
    ),
    Entry(OWNED, names("")),
    Entry("Sole voting power", names("soleVotingPower"), Kind.NUMBER, "5"),
    Entry("Shared voting power", names("sharedVotingPower"), Kind.NUMBER, "6"),
    Entry("Sole dispositive power", names("soleDispositivePower"), Kind.NUMBER, "7"),
    Entry("Shared dispositive power", names("sharedDispositivePower"), Kind.NUMBER, "8"),
    Entry(
        "Aggregate amount beneficially owned by each reporting person",
        names("reportingPersonBeneficiallyOwnedAggregateNumberOfShares"),
        Kind.NUMBER,
        "9",
    ),
    Entry(
        "Check box if the aggregate amount in row (9) excludes certain shares (see instructions)",
        names("aggregateAmountExcludesCertainSharesFlag"),
        Kind.BOX,
        "10",
    ),
    Entry(
        "Percent of class represented by amount in row (9)",
        names("classPercent"),
        Kind.PERCENT,
        "11",
    ),
    Entry(
        "Type of reporting person (see instructions)",
        names("typeOfReportingPerson"),
        Kind.PERSON_TYPES,
        "12",
    ),
)

_FILING_AS = Boxes(
    "",
    names("typeOfPersonFiling"),
    tuple(
        (frozenset({code}), f"({letter}) {text}")
        for letter, code, text in (
            ("a", "BD", "Broker or dealer registered under section 15 of the Act (15 U.S.C. 78o)"),
            ("b", "BK", "Bank as defined in section 3(a)(6) of the Act (15 U.S.C. 78c)"),
            ("c", "IC", "Insurance company as defined in section 3(a)(19) of the Act"),
            (
                *("d", "IV"),
                "Investment company registered under section 8 of the Investment Company Act"
                " of 1940",
            ),
            ("e", "IA", "Investment adviser in accordance with § 240.13d-1(b)(1)(ii)(E)"),
            (
                *("f", "EP"),
                "Employee benefit plan or endowment fund in accordance with"
                " § 240.13d-1(b)(1)(ii)(F)",
            ),
            (
                *("g", "HC"),
                "Parent holding company or control person in accordance with"
                " § 240.13d-1(b)(1)(ii)(G)",
            ),
            (
                *("h", "SA"),
                "Savings association as defined in section 3(b) of the Federal Deposit Insurance"
                " Act",
            ),
            (
                *("i", "CP"),
                "Church plan excluded from the definition of an investment company under section"
                " 3(c)(14) of the Investment Company Act of 1940",
            ),
            ("j", "FI", "Non-U.S. institution in accordance with § 240.13d-1(b)(1)(ii)(J)"),
            ("k", "OO", "Group, in accordance with § 240.13d-1(b)(1)(ii)(K)"),
        )
    ),
    needed=False,
)

_13G_ITEMS = (
    item(
        "1",
        "Issuer",
        ("(a) Name of issuer", "issuerName"),
        (
            "(b) Address of issuer's principal executive offices",
            "issuerPrincipalExecutiveOfficeAddress",
        ),
    ),
    item(
        "2",
        "Person Filing",
        ("(a) Name of person filing", "filingPersonName"),
        (
            "(b) Address of principal business office or, if none, residence",
            "principalBusinessOfficeOrResidenceAddress",
        ),
        ("(c) Citizenship", "citizenship"),
    ),
    Item(
        names("item3"),
        "Item 3. If this statement is filed pursuant to §§ 240.13d-1(b) or 240.13d-2(b) or (c),"
        " check whether the person filing is a:",
        texts(("Type of institution", "otherTypeOfPersonFiling")),
        _FILING_AS,
    ),
    item(
        "4",
        "Ownership",
        ("(a) Amount beneficially owned", "amountBeneficiallyOwned"),
        ("(b) Percent of class", "classPercent"),
        (
            "(c) Number of shares as to which the person has: (i) sole power to vote or to direct"
            " the vote",
            "solePowerOrDirectToVote",
        ),
        ("(ii) Shared power to vote or to direct the vote", "sharedPowerOrDirectToVote"),
        (
            "(iii) Sole power to dispose or to direct the disposition of",
            "solePowerOrDirectToDispose",
        ),
        (
            "(iv) Shared power to dispose or to direct the disposition of",
            "sharedPowerOrDirectToDispose",
        ),
    ),
    Item(
        names("item5"),
        "Item 5. Ownership of 5 Percent or Less of a Class",
        boxes=Boxes(
            "",
            names("classOwnership5PercentOrLess"),
            (
                (
                    YES,
                    "This statement is being filed to report the fact that as of the date hereof"
                    " the reporting person has ceased to be the beneficial owner of more than 5"
                    " percent of the class of securities.",
                ),
            ),
            needed=False,
        ),
    ),
    item(
        "6",
        "Ownership of More Than 5 Percent on Behalf of Another Person",
        ("", "ownershipMoreThan5PercentOnBehalfOfAnotherPerson"),
    ),
    item(
        "7",
        "Identification and Classification of the Subsidiary Which Acquired the Security Being"
        " Reported on by the Parent Holding Company or Control Person",
        ("", "subsidiaryIdentificationAndClassification"),
    ),
    item(
        "8",
        "Identification and Classification of Members of the Group",
        ("", "identificationAndClassificationOfGroupMembers"),
    ),
    item("9", "Notice of Dissolution of Group", ("", "groupDissolutionNotice")),
    item("10", "Certifications", ("", "certifications")),
)

SCHEDULE_13G: Page = (
    *cover("SCHEDULE 13G"),
    Stated(
        "Date of Event Which Requires Filing of This Statement",
        (Entry("", names("eventDateRequiresFilingThisStatement")),),
    ),
    Boxes(
        "Check the appropriate box to designate the rule pursuant to which this Schedule is filed:",
        names("designateRulePursuantThisScheduleFiled"),
        tuple(
            (frozenset({rule}), rule)
            for rule in ("Rule 13d-1(b)", "Rule 13d-1(c)", "Rule 13d-1(d)")
        ),
    ),
    Rows(
        names("coverPageHeaderReportingPersonDetails"),
        (
            *_13G_ROWS,
            Entry("Reporting person's CIK", names("reportingCik reportingCIK")),
            Entry(
                "Reporting person has no CIK",
                names("reportingCikNotPresentInEdgarFlag reportingPersonNoCIK"),
                Kind.BOX,
            ),
            Entry("Comment for type of reporting person", names("comments"), Kind.PROSE),
        ),
        repeated_heading=Entry("CUSIP No.", CUSIP),
    ),
    Items(names("items"), _13G_ITEMS, "SCHEDULE 13G"),
    *CERTIFIED,
    Signatures(
        names("signatureInformation"),
        names("reportingPersonName"),
        names("signatureDetails"),
        SIGNED,
    ),
    Texts(
        (
            Entry("Comments accompanying signature", names("signatureComments"), Kind.PROSE),
            Entry("Exhibit information", names("exhibitInfo"), Kind.PROSE),
        )
    ),
)
