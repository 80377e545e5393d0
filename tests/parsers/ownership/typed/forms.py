"""Whole forms as typed before June 2003, around the tables of :mod:`.drawing`."""

from __future__ import annotations

from random import Random

from parsers.filing import Row
from tests.parsers.ownership.typed.drawing import columns, draw
from tests.parsers.ownership.typed.facts import NOTES
from tests.parsers.ownership.typed.styles import Style

_STATEMENTS = {
    "3": "INITIAL STATEMENT OF BENEFICIAL OWNERSHIP OF SECURITIES",
    "4": "STATEMENT OF CHANGES IN BENEFICIAL OWNERSHIP",
    "5": "ANNUAL STATEMENT OF CHANGES IN BENEFICIAL OWNERSHIP",
}
_TITLES = (
    "Table I -- Non-Derivative Securities Acquired, Disposed of, or Beneficially Owned",
    "Table II -- Derivative Securities Acquired, Disposed of, or Beneficially Owned",
)
_PERIODS = {
    "3": ("2. Date of Event Requiring Statement (Month/Day/Year)", "02/07/2000"),
    "4": ("4. Statement for Month/Year", "February 2000"),
    "5": ("4. Statement for Month/Year", "12/99"),
}


def head(form: str) -> list[str]:
    """The boxes one below the other."""
    caption, period = _PERIODS[form]
    return [
        f"FORM {form}",
        "U.S. SECURITIES AND EXCHANGE COMMISSION",
        _STATEMENTS[form],
        "[ ] Check this box if no longer subject to Section 16.",
        "",
        "1. Name and Address of Reporting Person",
        "   Ashdown, Margaret R.",
        "   12 Quay Street",
        "   Boise, ID 83702",
        "2. Issuer Name and Ticker or Trading Symbol",
        "   Larkspur Instruments, Inc. (LKSP)",
        "3. IRS or Social Security Number of Reporting Person (Voluntary)",
        caption,
        f"   {period}",
        "5. If Amendment, Date of Original (Month/Year)",
        "6. Relationship of Reporting Person(s) to Issuer (Check all applicable)",
        "   [X] Director [ ] 10% Owner [X] Officer (give title below) [ ] Other (specify below)",
        "   Chief Brewer",
        "7. Individual or Joint/Group Filing (Check Applicable Line)",
        "   [X] Form filed by One Reporting Person",
        "   [ ] Form filed by More than One Reporting Person",
        "",
    ]


def foot(style: Style) -> list[str]:
    """Notes and signature."""
    notes = [f"{style.mark(n)} {text}" for n, text in enumerate(NOTES, 1)]
    return [
        "Explanation of Responses:",
        "",
        *notes,
        "",
        "/s/ Margaret R. Ashdown                March 9, 2000",
        "-------------------------------        -------------",
        "**Signature of Reporting Person        Date",
    ]


def render(form: str, rows: list[Row], style: Style, rng: Random) -> str:
    """The text, or the HTML, of a form that states these rows."""
    lines = head(form)
    for is_derivative in (False, True):
        own = [row for row in rows if row.is_derivative is is_derivative]
        if style.drawn in ("markers", "rules", "edges", "pre"):
            lines += ["<TABLE>", "<CAPTION>"] if style.drawn == "markers" else []
        lines += draw(_TITLES[is_derivative], columns(form, is_derivative, style), own, style)
        lines += ["</TABLE>"] if style.drawn == "markers" else []
        if rng.random() < 0.5:
            lines += [
                "Reminder: Report on a separate line for each class of securities beneficially"
                " owned",
                "directly or indirectly.",
            ]
    lines += foot(style)
    if style.drawn == "html":
        return (
            "<html><body>"
            + "\n".join(line if "<" in line else f"<p>{line}</p>" for line in lines)
            + "</body></html>"
        )
    if style.drawn == "pre":
        lines = [line for line in lines if line != "<PAGE>"]
        return "<HTML><BODY><PRE>" + "\n".join(lines) + "</PRE></BODY></HTML>"
    return "\n".join(lines) + "\n"
