"""Invented tender offer statements, and the sentences that the official cover prints."""

from __future__ import annotations

from dataclasses import dataclass

OF_THE_ACT = (
    "Tender Offer Statement under Section 14(d)(1) or 13(e)(1)",
    "of the Securities Exchange Act of 1934",
)
MERGED = "(Name of Subject Company (Issuer) and Filing Person (Offeror))"
SUBJECT = "(Name of Subject Company (Issuer))"
PERSONS = "(Names of Filing Persons (Identifying Status as Offeror, Issuer or Other Person))"
CLASS = "(Title of Class of Securities)"
CUSIP = "(CUSIP Number of Class of Securities)"
CONTACT = (
    "(Name, address, and telephone numbers of person authorized to receive notices and"
    " communications on behalf of filing persons)"
)
FEE = (
    "Check the box if any part of the fee is offset as provided by Rule 0-11(a)(2) and identify"
    " the filing with which the offsetting fee was previously paid. Identify the previous filing"
    " by registration statement number, or the Form or Schedule and the date of its filing."
)
PRELIMINARY = (
    "Check the box if the filing relates solely to preliminary communications made before the"
    " commencement of a tender offer."
)
DESIGNATE = (
    "Check the appropriate boxes below to designate any transactions to which the statement"
    " relates:"
)
TRANSACTIONS = {
    "third_party_tender_offer": "third-party tender offer subject to Rule 14d-1.",
    "issuer_tender_offer": "issuer tender offer subject to Rule 13e-4.",
    "going_private": "going-private transaction subject to Rule 13e-3.",
    "schedule_13d_amendment": "amendment to Schedule 13D under Rule 13d-2.",
}
FINAL = (
    "Check the following box if the filing is a final amendment reporting the results of the"
    " tender offer:"
)
RELIED_UPON = (
    "If applicable, check the appropriate box(es) below to designate the appropriate rule"
    " provision(s) relied upon:"
)
CROSS_BORDER = {
    "cross_border_issuer": "Rule 13e-4(i) (Cross-Border Issuer Tender Offer)",
    "cross_border_third_party": "Rule 14d-1(d) (Cross-Border Third-Party Tender Offer)",
}
INQUIRY = (
    "After due inquiry and to the best of my knowledge and belief, I certify that the information"
    " set forth in this statement is true, complete and correct."
)


@dataclass(frozen=True)
class Statement:
    """What one invented statement states, in the words it is printed with."""

    ticked: frozenset[str]
    """The names of the boxes that are ticked."""
    form_type: str
    subject: str = "Larkspur Instruments, Inc."
    persons: tuple[str, ...] = ()
    """Empty where the subject company files under the merged caption."""
    number: int | None = None
    security: str = "Common Stock, par value $0.01 per share"
    cusip: str = "51799L104"
    contact: tuple[str, ...] = (
        "Daniel Okafor", "General Counsel", "40 Assay Office Lane", "Boise, Idaho 83702",
        "(208) 555-0100",
    )  # fmt: skip
    introduction: str = ""
    items: tuple[tuple[str, str, str], ...] = (
        ("1", "Summary Term Sheet", "The summary in the Offer to Purchase is taken over."),
        ("4", "Terms of the Transaction", "The price is $32.00 a share."),
    )
    exhibits: tuple[tuple[str, str], ...] = (
        ("(a)(1)(A)", "Offer to Purchase, dated August 5, 2004."),
        ("(a)(1)(B)", "Letter of Transmittal."),
        ("(b)", "Not applicable."),
        ("(d)(1)", "Agreement of July 29, 2004 with the holders of the preferred stock."),
    )
    signers: tuple[tuple[str, str, str], ...] = (
        ("Larkspur Instruments, Inc.", "Daniel Okafor", "General Counsel"),
    )
    signed: str = "August 26, 2004"

    @property
    def is_merged(self) -> bool:
        return not self.persons


ISSUER = Statement(
    frozenset({"issuer_tender_offer"}), "SC TO-I", security="Options to purchase Common Stock,"
    " par value $0.01 per share",
)  # fmt: skip
THIRD_PARTY = Statement(
    frozenset({"third_party_tender_offer", "schedule_13d_amendment", "final_amendment"}),
    "SC TO-T/A",
    persons=("Fenwick Merger Sub, Inc. (Offeror)", "Fenwick Signal Corp. (Parent of Offeror)"),
    number=3,
    introduction="This Amendment No. 3 amends and supplements the Tender Offer Statement on"
    " Schedule TO filed with the Securities and Exchange Commission on August 5, 2004 by Fenwick"
    " Merger Sub, Inc.",
    signers=(
        ("Fenwick Merger Sub, Inc.", "Ida M. Sorrell", "President"),
        ("Fenwick Signal Corp.", "O. Quill", "Executive Vice President"),
    ),
)
GOING_PRIVATE = Statement(
    frozenset({"third_party_tender_offer", "going_private", "cross_border_third_party"}),
    "SC TO-T",
    persons=("Halden Holdings L.P.", "Halden G.P. Inc.", "Milton R. Halden"),
    cusip="51799L 10 4",
)
BEFOREHAND = Statement(
    frozenset({"preliminary_communication", "third_party_tender_offer"}), "SC TO-C",
    persons=("Fenwick Signal Corp.",),
    items=(), exhibits=(("(a)(5)(A)", "Press release of July 29, 2004."),), signers=(),
)  # fmt: skip
STATEMENTS = {
    "issuer": ISSUER, "third party": THIRD_PARTY, "going private": GOING_PRIVATE,
    "beforehand": BEFOREHAND,
}  # fmt: skip
