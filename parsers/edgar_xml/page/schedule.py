"""What the pages of Schedules 13D and 13G have in common."""

from __future__ import annotations

from parsers.edgar_xml.page.parts import (
    Amendment,
    Entry,
    Item,
    Kind,
    Page,
    Stated,
    Title,
)
from parsers.edgar_xml.tables import names

_ACT = Title("Under the Securities Exchange Act of 1934", level=0)
_COMMISSION = Title(
    "United States Securities and Exchange Commission, Washington, D.C. 20549", level=0
)
CUSIP = names("issuerCusip issuerCUSIP issuerCusipNumber")
OWNED = "Number of shares beneficially owned by each reporting person with:"


def cover(title: str) -> Page:
    """The cover page as far as the class of securities."""
    return (
        _COMMISSION,
        Title(title),
        _ACT,
        Amendment(names("amendmentNo")),
        Stated("Name of Issuer", (Entry("", names("issuerName")),), names("issuerInfo")),
        Stated("Title of Class of Securities", (Entry("", names("securitiesClassTitle")),)),
        Stated("CUSIP Number", (Entry("", CUSIP),)),
        Stated(
            "Address of Issuer's Principal Executive Offices",
            (Entry("", names("address issuerPrincipalExecutiveOfficeAddress"), Kind.ADDRESS),),
            names("issuerInfo"),
        ),
    )


def texts(*rows: tuple[str, str] | tuple[str, str, Kind]) -> tuple[Entry, ...]:
    """Entries of an item: caption, elements and kind, prose where none is given."""
    return tuple(
        Entry(row[0], names(row[1]), row[2] if len(row) == 3 else Kind.PROSE) for row in rows
    )


def item(number: str, heading: str, *rows: tuple[str, str] | tuple[str, str, Kind]) -> Item:
    """An item with its captioned texts."""
    return Item(names(f"item{number}"), f"Item {number}. {heading}", texts(*rows))


SIGNED = (
    Entry("Signature", names("signature")),
    Entry("Name/Title", names("title")),
    Entry("Date", names("date")),
)
CERTIFIED: Page = (
    Title("SIGNATURE", level=2),
    Title(
        "After reasonable inquiry and to the best of my knowledge and belief, I certify that the"
        " information set forth in this statement is true, complete and correct.",
        level=0,
        centred=False,
    ),
)
"""What stands above the signatures."""
