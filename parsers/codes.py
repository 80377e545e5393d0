"""The coded fields of Forms 3, 4 and 5, as tables of facts.

One row a code: its letter, its name, the group it stands in (Form 4, General
Instruction 8) and what it means for money. Colours, labels, search values and the
documentation all read these tables; nobody else spells a code out.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class CodeGroup(Enum):
    """The groups that the forms' instructions sort the codes into."""

    GENERAL = "General"
    RULE_16B3 = "Rule 16b-3"
    DERIVATIVE = "Derivative"
    OTHER_EXEMPT = "Other exempt"
    OTHER = "Other"


@dataclass(frozen=True, slots=True)
class TransactionCode:
    """One code of column 3 in Table I, column 4 in Table II."""

    letter: str
    label: str
    """As shown beside the letter, in a few words."""
    group: CodeGroup
    priced: bool
    """Shares times price is what was paid or received for the securities.

    Not so for a strike paid (M, O, X, C), for grants and gifts, nor where only a
    footnote can tell (J)."""
    open_market: bool = False
    """Bought or sold, on an exchange or privately: the codes people watch."""


CODES: dict[str, TransactionCode] = {
    code.letter: code
    for code in (
        TransactionCode("P", "Purchase", CodeGroup.GENERAL, priced=True, open_market=True),
        TransactionCode("S", "Sale", CodeGroup.GENERAL, priced=True, open_market=True),
        TransactionCode("A", "Grant or award", CodeGroup.RULE_16B3, priced=False),
        TransactionCode("D", "Disposition to issuer", CodeGroup.RULE_16B3, priced=True),
        TransactionCode("F", "Tax or price withheld", CodeGroup.RULE_16B3, priced=True),
        TransactionCode("I", "Discretionary plan", CodeGroup.RULE_16B3, priced=True),
        TransactionCode("M", "Exercise or vesting", CodeGroup.RULE_16B3, priced=False),
        TransactionCode("C", "Conversion", CodeGroup.DERIVATIVE, priced=False),
        TransactionCode("E", "Expired short position", CodeGroup.DERIVATIVE, priced=False),
        TransactionCode("H", "Expired for value", CodeGroup.DERIVATIVE, priced=True),
        TransactionCode("O", "Out-of-money exercise", CodeGroup.DERIVATIVE, priced=False),
        TransactionCode("X", "In-the-money exercise", CodeGroup.DERIVATIVE, priced=False),
        TransactionCode("G", "Gift", CodeGroup.OTHER_EXEMPT, priced=False),
        TransactionCode("L", "Small acquisition", CodeGroup.OTHER_EXEMPT, priced=True),
        TransactionCode("W", "Will or inheritance", CodeGroup.OTHER_EXEMPT, priced=False),
        TransactionCode("Z", "Voting trust", CodeGroup.OTHER_EXEMPT, priced=False),
        TransactionCode("J", "Other, see footnote", CodeGroup.OTHER, priced=False),
        TransactionCode("K", "Equity swap", CodeGroup.OTHER, priced=False),
        TransactionCode("U", "Tendered shares", CodeGroup.OTHER, priced=True),
    )
}

OMB_NUMBERS: dict[str, str] = {"3235-0104": "3", "3235-0287": "4", "3235-0362": "5"}
"""OMB approval number printed on a form to the form's type."""

FORM_TITLES: dict[str, str] = {
    "3": "Initial Statement of Beneficial Ownership of Securities",
    "4": "Statement of Changes in Beneficial Ownership",
    "5": "Annual Statement of Changes in Beneficial Ownership",
}

NO_TICKER = frozenset({"", "NONE", "N/A", "NA", "N.A.", "-", "--", "NOT APPLICABLE"})
"""What filers type where the issuer has no trading symbol."""

US_STATES: dict[str, str] = {
    "ALABAMA": "AL", "ALASKA": "AK", "ARIZONA": "AZ", "ARKANSAS": "AR",
    "CALIFORNIA": "CA", "COLORADO": "CO", "CONNECTICUT": "CT", "DELAWARE": "DE",
    "DISTRICT OF COLUMBIA": "DC", "FLORIDA": "FL", "GEORGIA": "GA", "HAWAII": "HI",
    "IDAHO": "ID", "ILLINOIS": "IL", "INDIANA": "IN", "IOWA": "IA",
    "KANSAS": "KS", "KENTUCKY": "KY", "LOUISIANA": "LA", "MAINE": "ME",
    "MARYLAND": "MD", "MASSACHUSETTS": "MA", "MICHIGAN": "MI", "MINNESOTA": "MN",
    "MISSISSIPPI": "MS", "MISSOURI": "MO", "MONTANA": "MT", "NEBRASKA": "NE",
    "NEVADA": "NV", "NEW HAMPSHIRE": "NH", "NEW JERSEY": "NJ", "NEW MEXICO": "NM",
    "NEW YORK": "NY", "NORTH CAROLINA": "NC", "NORTH DAKOTA": "ND", "OHIO": "OH",
    "OKLAHOMA": "OK", "OREGON": "OR", "PENNSYLVANIA": "PA", "PUERTO RICO": "PR",
    "RHODE ISLAND": "RI", "SOUTH CAROLINA": "SC", "SOUTH DAKOTA": "SD", "TENNESSEE": "TN",
    "TEXAS": "TX", "UTAH": "UT", "VERMONT": "VT", "VIRGINIA": "VA",
    "WASHINGTON": "WA", "WEST VIRGINIA": "WV", "WISCONSIN": "WI", "WYOMING": "WY",
}  # fmt: skip
"""Names as the SEC's reduced view prints them, to EDGAR's codes."""
