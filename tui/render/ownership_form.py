"""Forms 3, 4 and 5 as they look on paper: boxes 1 to 6, Table I and II, explanation."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.constrain import Constrain
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from parsers.boxes import CHECKED, EMPTY
from parsers.codes import FORM_TITLES
from parsers.filing import Address, Filing, ReportingOwner, Row
from store.harmless import visible
from tui.render import styles
from tui.render.boxed import Boxed, FormBox
from tui.render.form_tables import FormTable
from tui.render.values import marks_text, text, us_date

_UNKNOWN = "?"
_WIDEST_TEXT = 110
"""Cells of running text; longer lines are hard to read."""
_TABLES = {
    False: "Table I \u2013 Non-Derivative Securities {}",
    True: "Table II \u2013 Derivative Securities {}",
}
_CHANGES = "Acquired, Disposed of, or Beneficially Owned"
_FOR_INSTANCE = "(e.g., puts, calls, warrants, options, convertible securities)"
_COMMISSION = "UNITED STATES SECURITIES AND EXCHANGE COMMISSION\nWashington, D.C. 20549"
_FILED_UNDER_IN_SHORT = "Securities Exchange Act of 1934, Section 16(a)"
_FILED_UNDER = (
    "Filed pursuant to Section 16(a) of the Securities Exchange Act of 1934"
    " or Section 30(h) of the Investment Company Act of 1940"
)


def ownership_form(filing: Filing) -> Iterator[RenderableType]:
    """The parts of the form, each for any width."""
    form = (filing.form_type or "").removesuffix("/A")
    yield Padding(_Head(filing, form), (0, 0, 1, 0))
    yield Boxed(_boxes(filing, form))
    yield Text("")
    for is_derivative in (False, True):
        rows = _rows(filing, is_derivative)
        verb = "Beneficially Owned" if form == "3" else _CHANGES
        head = [Text(_TABLES[is_derivative].format(verb), styles.HEADING, justify="center")]
        if is_derivative:
            head.append(Text(_FOR_INSTANCE, styles.CAPTION, justify="center"))
        if not rows:
            head.append(Text("no rows\n", styles.CAPTION, justify="center"))
        yield Group(*head)
        if rows:
            yield FormTable(rows, form, is_derivative)
            yield Text("")
    if filing.footnotes:
        yield Group(Text("Explanation of Responses:", styles.HEADING), _footnotes(filing))
    if filing.remarks:
        remarks = Constrain(Padding(text(filing.remarks), (0, 0, 1, 2)), _WIDEST_TEXT)
        yield Group(Text("Remarks:", styles.HEADING), remarks)
    if len(filing.reporting_owners) > 1:
        yield Group(Text("Reporting persons:", styles.HEADING), _owners(filing.reporting_owners))
    if filing.signatures:
        yield _signatures(filing)


def _rows(filing: Filing, is_derivative: bool) -> list[Row]:
    """Transactions and holdings of one table, in the order of its lines."""
    rows = (*filing.transactions, *filing.holdings)
    return sorted(
        (row for row in rows if row.is_derivative is is_derivative), key=lambda row: row.line
    )


# The head

_ROOM_FOR_COMMISSION = 60
_ROOM_FOR_PRINTED_FLAGS = 150
_ROOM_FOR_ALL = 96
"""Cells from which on the boxes above the form stand beside its title."""


class _Head:
    """The form's name and title, and the boxes above it."""

    def __init__(self, filing: Filing, form: str) -> None:
        title = FORM_TITLES.get(form, "Statement of Beneficial Ownership")
        self._name = Text(f"FORM {visible(filing.form_type or '')}", styles.HEADING)
        self._title = Text(title.upper(), styles.HEADING)
        filed = f"\nfiled {filing.filed_date}" if filing.filed_date else ""
        self._filed = Text(visible(filing.accession_number or "") + filed, styles.CAPTION)
        self._flags = tuple(_flags(filing, form))

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        head = Table.grid(expand=True, padding=(0, 2, 0, 0), pad_edge=False)
        if options.max_width < _ROOM_FOR_ALL:
            head.add_column()
            head.add_column(justify="right")
            head.add_row(self._name, self._filed)
            yield head
            if options.max_width >= _ROOM_FOR_COMMISSION:
                yield Text(_COMMISSION, styles.CAPTION, justify="center")
                filed_under = _FILED_UNDER
            else:
                filed_under = _FILED_UNDER_IN_SHORT
            self._title.justify = "center"
            yield self._title
            yield Text(filed_under, styles.CAPTION, justify="center")
            yield _flag_lines(self._flags, printed=False)
            return
        title = Text("\n").join(
            [
                Text(_COMMISSION, styles.CAPTION),
                self._title,
                Text(_FILED_UNDER, styles.CAPTION),
            ]
        )
        head.add_column(ratio=3)
        head.add_column(ratio=5, justify="center")
        head.add_column(ratio=2, justify="right")
        flags = _flag_lines(self._flags, options.max_width >= _ROOM_FOR_PRINTED_FLAGS)
        head.add_row(Group(self._name, flags), title, self._filed)
        yield head


@dataclass(frozen=True, slots=True)
class _Flag:
    """A box above the form."""

    printed: str
    short: str
    """For narrow screens; empty where the printed words are short enough."""
    state: bool | None


_EXIT = (
    "No longer subject to Section 16. Form 4 or Form 5 obligations may continue."
    " See Instruction 1(b).",
    "No longer subject to Section 16",
)
_PLAN_BOX_SINCE = date(2023, 4, 1)  # Release 33-11138
_PLAN = (
    "Transaction made pursuant to a contract, instruction or written plan intended to satisfy"
    " the affirmative defense conditions of Rule 10b5-1(c). See Instruction 10.",
    "Transaction under a Rule 10b5-1(c) plan",
)


def _flag_lines(flags: Sequence[_Flag], printed: bool) -> Table:
    lines = Table.grid(padding=(0, 1, 0, 0))
    for flag in flags:
        caption = flag.printed if printed else flag.short or flag.printed
        lines.add_row(Text(box_of(flag.state), styles.VALUE), Text(caption, styles.CAPTION))
    return lines


def _flags(filing: Filing, form: str) -> Iterator[_Flag]:
    if form == "3":
        if filing.no_securities_owned:
            yield _Flag("No securities are beneficially owned", "", True)
        return
    yield _Flag(_EXIT[0], _EXIT[1], filing.not_subject_to_section16)
    if form == "5":
        yield _Flag("Form 3 Holdings Reported", "", filing.form3_holdings_reported)
        yield _Flag("Form 4 Transactions Reported", "", filing.form4_transactions_reported)
    if filing.aff10b5_one is not None or _signed(filing) >= _PLAN_BOX_SINCE:
        yield _Flag(_PLAN[0], _PLAN[1], filing.aff10b5_one)


def _signed(filing: Filing) -> date:
    """When the form was made, as far as it says; without a word of it, not long ago."""
    days = [filing.filed_date, *(signature.date for signature in filing.signatures)]
    return max(filter(None, [*days, filing.period_of_report]), default=date.max)


def _captions(item: int, *words: str) -> tuple[str, ...]:
    return tuple(f"{item}. {each}" for each in words)


_PERIODS = {
    "3": _captions(
        2, "Date of Event Requiring Statement (Month/Day/Year)", "Date of Event", "Event"
    ),
    "4": _captions(
        3, "Date of Earliest Transaction (Month/Day/Year)", "Date of Earliest Transaction", "Date"
    ),
    "5": _captions(
        3,
        "Statement for Issuer's Fiscal Year Ended (Month/Day/Year)",
        "Issuer's Fiscal Year Ended",
        "Year",
    ),
}
_PERSON = _captions(1, "Name and Address of Reporting Person", "Reporting Person", "Person")
_ISSUER = ("Issuer Name and Ticker or Trading Symbol", "Issuer and Symbol", "Issuer")
_ORIGINAL = (
    "If Amendment, Date of Original Filed (Month/Day/Year)",
    "If Amendment, Date of Original Filed",
    "Original",
)
_RELATIONSHIP = (
    "Relationship of Reporting Person(s) to Issuer (Check all applicable)",
    "Relationship of Reporting Person(s) to Issuer",
    "Relationship to Issuer",
    "Roles",
)
_FILED_BY = _captions(
    6,
    "Individual or Joint/Group Filing (Check Applicable Line)",
    "Individual or Joint/Group Filing",
    "Filed by",
)
_FILED_BY_LINES = (
    ("Form filed by One Reporting Person", "Form filed by More than One Reporting Person"),
    ("One Reporting Person", "More than One"),
    ("One person", "Several"),
    ("One", "More"),
)


def _boxes(filing: Filing, form: str) -> list[list[FormBox]]:
    owner = next(iter(filing.reporting_owners), ReportingOwner())
    is_form_3 = form == "3"
    issuer = FormBox(_captions(3 if is_form_3 else 2, *_ISSUER), _fixed(_issuer(filing)))
    period = FormBox(
        _PERIODS.get(form, ("Period of report", "Period")),
        _fixed(Text(us_date(filing.period_of_report))),
    )
    original = FormBox(
        _captions(5 if is_form_3 else 4, *_ORIGINAL),
        _fixed(Text(us_date(filing.date_of_original_submission))),
    )
    relationship = _captions(4 if is_form_3 else 5, *_RELATIONSHIP)
    return [
        [FormBox(_PERSON, _fixed(_person(owner)))],
        [period, issuer, original] if is_form_3 else [issuer, period, original],
        [
            FormBox(relationship, lambda room: _roles(owner, room)),
            FormBox(_FILED_BY, lambda room: _joint(filing, room)),
        ],
    ]


def _fixed(value: Text) -> Callable[[int], Text]:
    return lambda _room: value


def _person(owner: ReportingOwner) -> Text:
    return Text.assemble((visible(owner.name or ""), styles.VALUE), *_address_lines(owner.address))


def _address_lines(address: Address | None) -> Iterator[str]:
    if address is None:
        return
    place = (address.non_us_state_territory, address.state, address.zip_code, address.country)
    city = " ".join(filter(None, (address.city, *place)))
    for line in (address.street1, address.street2, city, address.state_description):
        if line:
            yield f"\n{visible(line)}"


def _issuer(filing: Filing) -> Text:
    ticker = filing.issuer.ticker
    name = Text(visible(filing.issuer.name or ""), styles.VALUE)
    return name.append(f" [{visible(ticker)}]" if ticker else "")


def _roles(owner: ReportingOwner, room: int) -> Text:
    shown = _ticks(
        (
            ("Director", owner.is_director),
            ("10% Owner", owner.is_ten_percent_owner),
            ("Officer", owner.is_officer),
            ("Other", owner.is_other),
        ),
        room,
    )
    for title in (owner.officer_title, owner.other_text):
        if title:
            shown.append(f"\n{visible(title)}", styles.VALUE)
    return shown


def _joint(filing: Filing, room: int) -> Text:
    several = len(filing.reporting_owners) > 1
    labels = next(
        (lines for lines in _FILED_BY_LINES if max(map(len, lines)) + 2 <= room),
        _FILED_BY_LINES[-1],
    )
    return _ticks(((labels[0], not several), (labels[1], several)), room)


def _ticks(boxes: Sequence[tuple[str, bool | None]], room: int) -> Text:
    """Boxes with their captions, two on a line where there is room."""
    pitch = max(len(label) for label, _ in boxes) + 4
    on_a_line = 2 if room >= pitch * 2 - 2 else 1
    lines = [
        Text.assemble(
            *(
                Text.assemble(
                    (box_of(state), styles.VALUE if state else ""), f" {label}".ljust(pitch - 1)
                )
                for label, state in boxes[start : start + on_a_line]
            )
        )
        for start in range(0, len(boxes), on_a_line)
    ]
    for line in lines:
        line.rstrip()
    return Text("\n").join(lines)


def box_of(state: bool | None) -> str:
    """A tick box; a question mark where the filing does not show its state."""
    return _UNKNOWN if state is None else CHECKED if state else EMPTY


# The foot


def _footnotes(filing: Filing) -> RenderableType:
    notes = Table.grid(padding=(0, 1, 1, 0))
    notes.add_column(justify="right", style=styles.MARK, no_wrap=True)
    notes.add_column()
    for key, note in filing.footnotes.items():
        notes.add_row(Text(marks_text((key,))), text(note))
    return Constrain(Padding(notes, (0, 0, 1, 1)), _WIDEST_TEXT)


def _owners(owners: tuple[ReportingOwner, ...]) -> RenderableType:
    """Everybody's boxes 1 and 5; the form above has room for the first one's."""
    table = Table.grid(padding=(0, 2, 0, 0))
    for owner in owners:
        roles = [
            label
            for label, state in (
                ("Director", owner.is_director),
                (owner.officer_title or "Officer", owner.is_officer),
                ("10% Owner", owner.is_ten_percent_owner),
                (owner.other_text or "Other", owner.is_other),
            )
            if state
        ]
        address = ", ".join(line.strip() for line in _address_lines(owner.address))
        person = Text.assemble(text(owner.name, styles.VALUE), f"\n{address}" if address else "")
        table.add_row(person, text(owner.cik, styles.CAPTION), text(", ".join(roles)))
    return Padding(table, (0, 0, 1, 2))


def _signatures(filing: Filing) -> RenderableType:
    table = Table.grid(padding=(0, 3, 0, 0))
    table.add_row(
        Text("** Signature of Reporting Person", styles.HEADING), Text("Date", styles.HEADING)
    )
    for signature in filing.signatures:
        table.add_row(text(signature.name), Text(us_date(signature.date)))
    return Padding(table, (0, 0, 1, 0))
