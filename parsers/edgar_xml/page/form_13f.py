"""The information table of Form 13F (17 CFR 249.325), a document of its own."""

from __future__ import annotations

from parsers.edgar_xml.page.parts import Column, Entry, Kind, Page, Records
from parsers.edgar_xml.tables import names

INFORMATION_TABLE: Page = (
    Records(
        names("infoTable"),
        "FORM 13F INFORMATION TABLE",
        (
            Column(
                "1. Name of issuer\n2. Title of class",
                (Entry("", names("nameOfIssuer")), Entry("", names("titleOfClass"))),
            ),
            Column("3. CUSIP\nFIGI", (Entry("", names("cusip")), Entry("", names("figi")))),
            Column("4. Value", (Entry("", names("value"), Kind.NUMBER),)),
            Column(
                "5. Shares or\nprn amt;\nSH/PRN;\nPut/Call",
                (
                    Entry("", names("sshPrnamt"), Kind.NUMBER),
                    Entry("", names("sshPrnamtType")),
                    Entry("", names("putCall")),
                ),
            ),
            Column(
                "6. Discretion\n7. Managers",
                (Entry("", names("investmentDiscretion")), Entry("", names("otherManager"))),
            ),
            Column(
                "8. Voting:\nsole\nshared\nnone",
                tuple(Entry("", names(kind), Kind.NUMBER) for kind in ("Sole", "Shared", "None")),
            ),
        ),
    ),
)
