"""A filing's facts written as scraped text, in any of the styles such text is found in.

The page is that of the printed forms: boxes 1 to 6, two tables, footnotes, remarks,
owners, signatures. :mod:`tests.parsers.ownership.facts` says which facts it shows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest

from parsers.filing import Address, Filing, ReportingOwner, Row
from tests.parsers.ownership.styles import Style
from tests.parsers.ownership.tables import table

_OMB = {"3": "3235-0104", "4": "3235-0287", "5": "3235-0362"}
_STATEMENTS = {
    "3": "INITIAL STATEMENT OF BENEFICIAL OWNERSHIP OF SECURITIES",
    "4": "STATEMENT OF CHANGES IN BENEFICIAL OWNERSHIP",
    "5": "ANNUAL STATEMENT OF CHANGES IN BENEFICIAL OWNERSHIP",
}
_EXIT = (
    "Check this box if no longer subject to Section 16. Form 4 or Form 5 obligations may"
    " continue. See Instruction 1(b)."
)
_PLAN = (
    "Check this box to indicate that a transaction was made pursuant to a contract, instruction"
    " or written plan that is intended to satisfy the affirmative defense conditions of"
    " Rule 10b5-1(c). See Instruction 10."
)
_NOTHING_OWNED = "No securities are beneficially owned"
_CAPTION = "** Signature of Reporting Person"
_REMINDER = "Reminder: Report on a separate line for each class of securities."
_WRAPPED_FROM = 60


@dataclass(frozen=True, slots=True)
class Page:
    """The filing to be written, and how."""

    filing: Filing
    style: Style

    @property
    def form(self) -> str:
        """``3``, ``4`` or ``5``."""
        return (self.filing.form_type or "4")[0]


def render(filing: Filing, style: Style) -> str:
    """The text of the page."""
    page = Page(filing, style)
    rows: list[Row] = sorted((*filing.transactions, *filing.holdings), key=lambda row: row.line)
    lines = [*_head(page), *_identity(page)]
    for is_derivative in (False, True):
        own = [row for row in rows if row.is_derivative is is_derivative]
        lines += table(own, page.form, is_derivative, style)
    lines += [*_notes(page), *_remarks(page), *_owners(page), *_signatures(page)]
    if style.reminder:
        lines += ["", _REMINDER]
    return "\n".join(lines) + "\n"


# Above the boxes


def _head(page: Page) -> Iterator[str]:
    filing, style = page.filing, page.style
    if style.form_heading:
        yield from (style.form_heading.format(page.form), "")
    yield "OMB APPROVAL"
    yield f"OMB Number: {_OMB[page.form]}"
    yield from ("Estimated average burden hours per response... 0.5", "")
    yield from (style.title(_STATEMENTS[page.form]), "")
    yield "Filed pursuant to Section 16(a) of the Securities Exchange Act of 1934"
    yield ""
    if page.form != "3":
        yield from _head_box(style, filing.not_subject_to_section16, _EXIT)
    if filing.aff10b5_one is not None:
        yield from _head_box(style, filing.aff10b5_one, _PLAN)
    if page.form == "5":
        yield from _head_box(style, filing.form3_holdings_reported, "Form 3 Holdings Reported")
        reported = filing.form4_transactions_reported
        yield from _head_box(style, reported, "Form 4 Transactions Reported")


def _head_box(style: Style, ticked: bool | None, sentence: str) -> Iterator[str]:
    mark = "" if style.head_boxes == "lost" else style.box(bool(ticked))
    if style.head_boxes == "above" and mark:
        yield from (mark, sentence, "")
    else:
        yield from (f"{mark} {sentence}".strip(), "")


# Boxes 1 to 6


def _identity(page: Page) -> Iterator[str]:
    filing, style = page.filing, page.style
    form_3 = page.form == "3"
    issuer = filing.issuer
    gap = style.ticker_gap
    named = style.spelled(f"{issuer.name or ''} [{gap}{issuer.ticker or 'NONE'}{gap}]".strip())
    person = f"1. Name and Address of Reporting Person* {_person(page)}"
    company = f"{'3' if form_3 else '2'}. Issuer Name and Ticker or Trading Symbol"
    company = f"{company} {style.tagged(named, style.value)}"
    period = f"{_period_caption(page)} {_day(style, filing.period_of_report)}"
    roles = f"{'4' if form_3 else '5'}. {_roles(page, filing.reporting_owners[0])}"
    left, right = ([person, period], [company]) if style.box_3_column == 0 else (
        [person], [company, period])  # fmt: skip
    if style.box_4:
        right.append(f"{_original_caption(page)} {_day(style, filing.date_of_original_submission)}")
    far = [roles, _joint(page)] if style.box_6 else [roles]
    if style.identity_in_lines:
        yield from (line for cell in (*left, *right, *far) for line in (cell.strip(), ""))
        return
    lines = list(zip_longest(left, right, far, fillvalue=""))
    yield style.row(lines[0])
    yield from style.rule(3)
    yield from (style.row(line) for line in lines[1:])
    yield ""


def _person(page: Page) -> str:
    style, owner = page.style, page.filing.reporting_owners[0]
    address = owner.address or Address()
    rule = "<hr/> " if style.rules else ""
    parts = (
        (owner.name or "", "(Last) (First) (Middle)"),
        (street(address, style), "(Street)"),
        (city(address, style), "(City) (State) (Zip)"),
    )
    return " ".join(
        f"{style.tagged(style.spelled(value), style.value)} {rule}"
        f"{style.tagged(caption, style.caption)}"
        for value, caption in parts
    )


def street(address: Address, style: Style) -> str:
    """Both lines of a street as the one that text keeps."""
    return style.street_join.join(filter(None, (address.street1, address.street2)))


def city(address: Address, style: Style) -> str:
    """The line of city, state and zip code."""
    comma = "," if style.city_comma and address.city else ""
    parts = (f"{address.city or ''}{comma}", address.state, address.zip_code)
    return " ".join(filter(None, parts))


def _period_caption(page: Page) -> str:
    form = page.form
    hint = "(MM/DD/YYYY)" if page.style.reduced else "(Month/Day/Year)"
    words = {
        "3": "2. Date of Event Requiring Statement",
        "4": "3. Date of Earliest Transaction",
        "5": "3. Statement for Issuer's Fiscal Year Ended",
    }
    return f"{words[form]} {hint}"


def _original_caption(page: Page) -> str:
    number = "5" if page.form == "3" else "4"
    of, hint = ("", "MM/DD/YYYY") if page.style.reduced else ("of ", "Month/Day/Year")
    return f"{number}. If Amendment, Date {of}Original Filed ({hint})"


def _day(style: Style, day: date | None) -> str:
    return style.tagged(day.strftime("%m/%d/%Y"), style.value) if day else ""


def _roles(page: Page, owner: ReportingOwner) -> str:
    style = page.style
    marks = (
        (owner.is_director, "Director"),
        (owner.is_ten_percent_owner, "10% Owner"),
        (owner.is_officer, "Officer (give title below)"),
        (owner.is_other, "Other (specify below)"),
    )
    captions = " ".join(f"{style.box(bool(ticked))} {name}".strip() for ticked, name in marks)
    stray = " _____" if style.stray_blank else ""
    texts = " ".join(
        style.tagged(style.spelled(text), style.value)
        for text in (owner.officer_title, owner.other_text)
        if text
    )
    title = "Relationship of Reporting Person(s) to Issuer (Check all applicable)"
    return f"{title} {captions}{stray} {texts}".strip()


def _joint(page: Page) -> str:
    style, several = page.style, len(page.filing.reporting_owners) > 1
    return (
        "6. Individual or Joint/Group Filing (Check Applicable Line)"
        f" {style.box(not several)} Form filed by One Reporting Person"
        f" {style.box(several)} Form filed by More than One Reporting Person"
    )


# Below the tables


def _notes(page: Page) -> Iterator[str]:
    filing, style = page.filing, page.style
    yield from (style.title("Explanation of Responses:"), "")
    if style.reduced and filing.no_securities_owned:
        yield from (_NOTHING_OWNED, "")
    for key, note in filing.footnotes.items():
        number = key.removeprefix("F")
        label = style.notes.replace("1", number) + " "
        if style.note_bullets and style.notes != "-":
            label = f"- {label}"
        yield from _wrapped(label + style.spelled(note), style)
    yield ""


def _wrapped(text: str, style: Style) -> Iterator[str]:
    """A note on one line, or on two: cut before a word, where no number could begin a note."""
    cut = re.compile(r" (?=[A-Za-z]{3})").search(text, _WRAPPED_FROM)
    if style.notes_wrapped and cut:
        yield from (text[: cut.start()], text[cut.end() :])
    else:
        yield text


def _remarks(page: Page) -> Iterator[str]:
    style, remarks = page.style, page.style.spelled(page.filing.remarks or "")
    heading = style.title("Remarks:")
    if style.remarks_beside:
        yield from (f"{heading} {remarks}".strip(), "")
    else:
        yield from filter(None, (heading, remarks))
        yield ""


def _owners(page: Page) -> Iterator[str]:
    style = page.style
    if not style.reduced:
        return
    yield from (style.title("Reporting Owners"), "")
    yield style.row(["Reporting Owner Name / Address", "Relationships", "", "", ""])
    yield from style.rule(5)
    yield style.row(["", "Director", "10% Owner", "Officer", "Other"])
    for owner in page.filing.reporting_owners:
        address = owner.address or Address()
        name = " ".join(
            filter(None, (owner.name, address.street1, address.street2, city(address, style)))
        )
        cells = (
            style.spelled(name),
            "X" if owner.is_director else "",
            "X" if owner.is_ten_percent_owner else "",
            style.spelled(owner.officer_title or "") if owner.is_officer else "",
            style.spelled(owner.other_text or "") if owner.is_other else "",
        )
        yield style.row([style.tagged(cell, style.value) for cell in cells])
    yield ""


def _signatures(page: Page) -> Iterator[str]:
    style = page.style
    caption = f"{style.spelled(_CAPTION)} Date"
    before = style.title("Signatures") if style.reduced else ""
    for signature in page.filing.signatures:
        day = signature.date.strftime("%m/%d/%Y") if signature.date else ""
        yield f"{before}{style.spelled(signature.name or '')}{style.signature_gap}{day}"
        before = ""
        if style.signature_caption == "each":
            yield caption
    if style.signature_caption == "once":
        yield caption
