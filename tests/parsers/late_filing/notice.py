"""Invented notices of late filing, and the sentences that the official form prints."""

from __future__ import annotations

from dataclasses import dataclass, replace

REPORTS = ("10-K", "20-F", "11-K", "10-Q", "10-D", "N-SAR", "N-CSR")
TRANSITIONS = ("10-K", "20-F", "11-K", "10-Q", "N-SAR")

TITLE = ("SECURITIES AND EXCHANGE COMMISSION", "Washington, D.C. 20549", "FORM 12b-25",
         "NOTIFICATION OF LATE FILING")  # fmt: skip
IMPLIED = (
    "Nothing in this form shall be construed to imply that the Commission has verified any"
    " information contained herein."
)
PORTION = (
    "If the notification relates to a portion of the filing checked above, identify the Item(s)"
    " to which the notification relates:"
)
PART_I = (
    "Full Name of Registrant", "Former Name if Applicable",
    "Address of Principal Executive Office (Street and Number)", "City, State and Zip Code",
)  # fmt: skip
IF_LATE = (
    "If the subject report could not be filed without unreasonable effort or expense and the"
    " registrant seeks relief pursuant to Rule 12b-25(b), the following should be completed."
    " (Check box if appropriate)"
)
RELIEF = (
    "(a)",
    "The reasons described in reasonable detail in Part III of this form could not be eliminated"
    " without unreasonable effort or expense;",
    "(b)",
    "The subject annual report, semi-annual report, transition report on Form 10-K, Form 20-F,"
    " Form 11-K, Form N-SAR or Form N-CSR, or portion thereof, will be filed on or before the"
    " fifteenth calendar day following the prescribed due date; or the subject quarterly report"
    " or transition report on Form 10-Q, or portion thereof, will be filed on or before the fifth"
    " calendar day following the prescribed due date; and",
    "(c)",
    "The accountant's statement or other exhibit required by Rule 12b-25(c) has been attached if"
    " applicable.",
)
WHY = (
    "State below in reasonable detail the reasons why Forms 10-K, 20-F, 11-K, 10-Q, 10-D, N-SAR,"
    " N-CSR, or the transition report or portion thereof, could not be filed within the prescribed"
    " time period."
)
CONTACT = "Name and telephone number of person to contact in regard to this notification"
OTHERS = (
    "Have all other periodic reports required under Section 13 or 15(d) of the Securities Exchange"
    " Act of 1934 or Section 30 of the Investment Company Act of 1940 during the preceding 12"
    " months or for such shorter period that the registrant was required to file such report(s)"
    " been filed? If answer is no, identify report(s)."
)
CHANGE = (
    "Is it anticipated that any significant change in results of operations from the"
    " corresponding period for the last fiscal year will be reflected by the earnings statements"
    " to be included in the subject report or portion thereof?"
)
IF_SO = (
    "If so, attach an explanation of the anticipated change, both narratively and quantitatively,"
    " and, if appropriate, state the reasons why a reasonable estimate of the results cannot be"
    " made."
)
CHARTER = "(Name of Registrant as Specified in Charter)"
SIGNED = (
    "has caused this notification to be signed on its behalf by the undersigned hereunto duly"
    " authorized."
)
HEADINGS = ("PART I -- REGISTRANT INFORMATION", "PART II -- RULES 12b-25(b) AND (c)",
            "PART III -- NARRATIVE", "PART IV -- OTHER INFORMATION")  # fmt: skip


@dataclass(frozen=True)
class Notice:
    """What one invented notice states, in the words it is printed with."""

    report: str = "10-Q"
    transition: bool = False
    period: str = "September 30, 2008"
    file_number: str = "000-99103"
    registrant: str = "Larkspur Instruments, Inc."
    former_name: str = "N/A"
    street: str = "40 Assay Office Lane, Floor 3"
    city: str = "Boise, Idaho 83702"
    relief: bool = True
    reasons: str = (
        "The count of the spare parts at the Nampa works, which was moved in August, could not be"
        " finished in time."
    )
    contact: str = "Lee J. Vanterpool"
    area_code: str = "208"
    phone: str = "555-0173"
    others_filed: bool = True
    change: bool = False
    explanation: str = ""
    signer: str = "Lee J. Vanterpool"
    title: str = "Chief Financial Officer"
    signed: str = "November 14, 2008"

    @property
    def part_i(self) -> tuple[str, str, str, str]:
        """The values of Part I, in the order of their captions."""
        return self.registrant, self.former_name, self.street, self.city


QUARTER = Notice()
YEAR = Notice(
    report="10-K", period="December 31, 1997", file_number="0-99104",
    registrant="Calder Brine Works Corp.", relief=True, contact="Ida M. Sorrell",
    signer="Ida M. Sorrell", title="Executive Vice President and Treasurer",
    others_filed=False, change=True, signed="March 31, 1998",
    explanation="Net sales fell from $71 million to about $58 million. A loss of about $1.4 million"
    " is expected, after a profit of $4.0 million a year before.",
)  # fmt: skip
FUND = Notice(
    report="N-CSR", period="June 30, 2006", file_number="811-99105", registrant="Tamarack Income"
    " Trust", relief=False, contact="O. Quill", signer="Odile Quill", title="President",
    signed="September 8, 2006",
)  # fmt: skip
CHANGED_YEAR = Notice(
    report="10-K", transition=True, period="August 31, 2004", file_number="333-99106-01",
    registrant="Merle & Osborn Ferries, Ltd.", change=True, explanation="Fares brought in"
    " 12% more than in the eight months before.", signer="J.T. Osborn", contact="J.T. Osborn",
    title="Managing Director", signed="November 30, 2004",
)  # fmt: skip
NOTICES = {"quarter": QUARTER, "year": YEAR, "fund": FUND, "transition": CHANGED_YEAR}


def with_period(notice: Notice, period: str) -> Notice:
    """The same notice for another period."""
    return replace(notice, period=period)
