"""The page of Form 144 (17 CFR 239.144), numbered as the printed form."""

from __future__ import annotations

from parsers.edgar_xml.page.parts import Column, Entry, Kind, Page, Records, Rows, Texts, Title
from parsers.edgar_xml.tables import names

_SOLD = names("securitiesSoldInPast3Months")


def _column(caption: str, *elements: str) -> Column:
    return Column(caption, tuple(Entry("", names(element)) for element in elements))


FORM_144: Page = (
    Title("United States Securities and Exchange Commission, Washington, D.C. 20549", level=0),
    Title("FORM 144"),
    Title(
        "Notice of Proposed Sale of Securities Pursuant to Rule 144 Under the Securities Act of"
        " 1933",
        level=0,
    ),
    Rows(
        names("issuerInfo"),
        (
            Entry("Name of issuer", names("issuerName"), number="1(a)"),
            Entry("IRS identification number", names("issuerIrsNumber irsNumber"), number="(b)"),
            Entry("SEC file number", names("secFileNumber"), number="(c)"),
            Entry("Address of issuer", names("issuerAddress"), Kind.ADDRESS, "(d)"),
            Entry("Telephone number", names("issuerContactPhone"), number="(e)"),
            Entry(
                "Name of person for whose account the securities are to be sold",
                names("nameOfPersonForWhoseAccountTheSecuritiesAreToBeSold"),
                number="2(a)",
            ),
            Entry("Relationship to issuer", names("relationshipToIssuer"), number="(b)"),
        ),
    ),
    Rows(
        names("securitiesInformation"),
        (
            Entry(
                "Title of the class of securities to be sold",
                names("securitiesClassTitle"),
                number="3(a)",
            ),
            Entry(
                "Name and address of each broker through whom the securities are to be offered or"
                " each market maker who is acquiring the securities",
                names("brokerOrMarketmakerDetails"),
                Kind.ADDRESS,
                "(b)",
            ),
            Entry(
                "Number of shares or other units to be sold",
                names("noOfUnitsSold"),
                Kind.NUMBER,
                "(c)",
            ),
            Entry("Aggregate market value", names("aggregateMarketValue"), Kind.NUMBER, "(d)"),
            Entry(
                "Number of shares or other units outstanding",
                names("noOfUnitsOutstanding"),
                Kind.NUMBER,
                "(e)",
            ),
            Entry("Approximate date of sale", names("approxSaleDate"), number="(f)"),
            Entry(
                "Name of each securities exchange", names("securitiesExchangeName"), number="(g)"
            ),
        ),
    ),
    Records(
        names("securitiesToBeSold"),
        "TABLE I – SECURITIES TO BE SOLD",
        (
            _column("Title of\nthe class", "securitiesClassTitle"),
            _column(
                "Date you\nacquired;\nnature of\nacquisition\ntransaction",
                *("acquiredDate", "natureOfAcquisitionTransaction"),
            ),
            _column(
                "Name of\nperson\nfrom whom\nacquired",
                "nameOfPersonfromWhomAcquired nameOfPersonFromWhomAcquired",
            ),
            Column(
                "Gift; date\ndonor\nacquired",
                (
                    Entry("", names("isGiftTransaction"), Kind.BOX),
                    Entry("", names("donarAcquiredDate donorAcquiredDate")),
                ),
            ),
            Column(
                "Amount of\nsecurities\nacquired",
                (Entry("", names("amountOfSecuritiesAcquired"), Kind.NUMBER),),
            ),
            _column("Date of\npayment;\nnature of\npayment", "paymentDate", "natureOfPayment"),
        ),
        "The acquisition of the securities to be sold, and the payment of all or any part of the"
        " purchase price or other consideration therefor.",
    ),
    Records(
        _SOLD,
        "TABLE II – SECURITIES SOLD DURING THE PAST 3 MONTHS",
        (
            Column(
                "Name and address\nof seller", (Entry("", names("sellerDetails"), Kind.ADDRESS),)
            ),
            _column("Title of\nsecurities\nsold", "securitiesClassTitle"),
            _column("Date of\nsale", "saleDate"),
            Column(
                "Amount of\nsecurities\nsold",
                (Entry("", names("amountOfSecuritiesSold"), Kind.NUMBER),),
            ),
            Column("Gross\nproceeds", (Entry("", names("grossProceeds"), Kind.NUMBER),)),
        ),
        nothing=Entry(
            "Nothing to report", names("nothingToReportFlagOnSecuritiesSoldInPast3Months"), Kind.BOX
        ),
    ),
    Texts((Entry("", names("remarks"), Kind.PROSE),), "REMARKS"),
    Rows(
        names("noticeSignature"),
        (
            Entry("Date of notice", names("noticeDate")),
            Entry(
                "Date of plan adoption or giving of instruction, if relying on Rule 10b5-1",
                names("planAdoptionDate"),
            ),
            Entry("Signature", names("signature")),
        ),
        heading="SIGNATURE",
    ),
)
