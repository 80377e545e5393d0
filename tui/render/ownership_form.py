"""Forms 3, 4 and 5 as they look on paper: boxes 1 to 6, Table I and II, explanation."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

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


def ownership_form(filing: Filing) -> RenderableType:
    """The whole form, for any width."""
    return Group(*_parts(filing))


def _parts(filing: Filing) -> Iterator[RenderableType]:
    form = (filing.form_type or "").removesuffix("/A")
    yield Padding(_Head(filing, form), (0, 0, 1, 0))
    yield Boxed(_boxes(filing, form))
    yield Text("")
    for is_derivative in (False, True):
        rows = _rows(filing, is_derivative)
        verb = "Beneficially Owned" if form == "3" else _CHANGES
        yield Text(_TABLES[is_derivative].format(verb), styles.HEADING, justify="center")
        if rows:
            yield Padding(FormTable(rows, form, is_derivative), (0, 0, 1, 0))
        else:
            yield Text("no rows\n", styles.CAPTION, justify="center")
    if filing.footnotes:
        yield Text("Explanation of responses:", styles.HEADING)
        yield _footnotes(filing)
    if filing.remarks:
        yield Text("Remarks:", styles.HEADING)
        yield Constrain(Padding(text(filing.remarks), (0, 0, 1, 2)), _WIDEST_TEXT)
    if len(filing.reporting_owners) > 1:
        yield Text("Reporting owners:", styles.HEADING)
        yield _owners(filing.reporting_owners)
    if filing.signatures:
        yield Text("Signatures:", styles.HEADING)
        yield _signatures(filing)


def _rows(filing: Filing, is_derivative: bool) -> list[Row]:
    """Transactions and holdings of one table, in the order of its lines."""
    rows = (*filing.transactions, *filing.holdings)
    return sorted(
        (row for row in rows if row.is_derivative is is_derivative), key=lambda row: row.line
    )


# The head

_ROOM_FOR_LABELS = 15
_ROOM_FOR_ALL = 96
"""Cells from which on the boxes above the form stand beside its title."""


class _Head:
    """The form's name and title, and the boxes above it."""

    def __init__(self, filing: Filing, form: str) -> None:
        title = FORM_TITLES.get(form, "Statement of beneficial ownership")
        self._name = Text(f"FORM {visible(filing.form_type or '')}", styles.HEADING)
        self._title = Text.assemble(
            (f"{title}\n", styles.HEADING),
            ("Securities Exchange Act of 1934, Section 16(a)", styles.CAPTION),
        )
        filed = f"\nfiled {filing.filed_date}" if filing.filed_date else ""
        self._filed = Text(visible(filing.accession_number or "") + filed, styles.CAPTION)
        self._flags = Text("\n").join(
            Text.assemble((box_of(state), styles.VALUE), f" {label}", style=styles.CAPTION)
            for label, state in _flags(filing, form)
        )

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        head = Table.grid(expand=True)
        if options.max_width < _ROOM_FOR_ALL:
            head.add_column()
            head.add_column(justify="right")
            head.add_row(self._name, self._filed)
            yield head
            self._title.justify = "center"
            yield self._title
            yield self._flags
            return
        head.add_column(ratio=1)
        head.add_column(ratio=2, justify="center")
        head.add_column(ratio=1, justify="right")
        head.add_row(Text("\n").join([self._name, self._flags]), self._title, self._filed)
        yield head


def _flags(filing: Filing, form: str) -> Iterator[tuple[str, bool | None]]:
    if form == "3":
        if filing.no_securities_owned:
            yield "no securities are owned", True
        return
    yield "no longer subject to Section 16", filing.not_subject_to_section16
    if form == "5":
        yield "Form 3 holdings reported", filing.form3_holdings_reported
        yield "Form 4 transactions reported", filing.form4_transactions_reported
    yield "Rule 10b5-1(c) plan", filing.aff10b5_one


_CAPTIONS: dict[str, tuple[tuple[str, str], tuple[str, str]]] = {
    # box: its caption and short caption on Forms 4 and 5, and on Form 3
    "issuer": (
        ("2. Issuer name and ticker symbol", "2. Issuer"),
        ("3. Issuer name and ticker symbol", "3. Issuer"),
    ),
    "amendment": (
        ("4. If amendment, date of original filed", "4. Original"),
        ("5. If amendment, date of original filed", "5. Original"),
    ),
    "relationship": (
        ("5. Relationship to issuer", "5. Roles"),
        ("4. Relationship to issuer", "4. Roles"),
    ),
}
_PERIODS = {
    "3": ("2. Date of event requiring statement", "2. Event"),
    "4": ("3. Date of earliest transaction", "3. Earliest"),
    "5": ("3. Issuer's fiscal year ended", "3. Year end"),
}


def _boxes(filing: Filing, form: str) -> list[list[FormBox]]:
    owner = next(iter(filing.reporting_owners), ReportingOwner())
    is_form_3 = form == "3"
    issuer = FormBox(*_CAPTIONS["issuer"][is_form_3], _fixed(_issuer(filing)))
    period = FormBox(
        *_PERIODS.get(form, ("Period of report", "Period")),
        _fixed(Text(us_date(filing.period_of_report))),
    )
    original = FormBox(
        *_CAPTIONS["amendment"][is_form_3],
        _fixed(Text(us_date(filing.date_of_original_submission))),
    )
    person = FormBox("1. Name and address of reporting person", "1. Person", _fixed(_person(owner)))
    return [
        [person],
        [period, issuer, original] if is_form_3 else [issuer, period, original],
        [
            FormBox(*_CAPTIONS["relationship"][is_form_3], lambda room: _roles(owner, room)),
            FormBox("6. Form filed by", "6. Filed by", lambda room: _joint(filing, room)),
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
            ("10% owner", owner.is_ten_percent_owner),
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
    labels = ("one person", "more than one") if room >= _ROOM_FOR_LABELS else ("one", "several")
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
    return Constrain(Padding(notes, (0, 0, 0, 1)), _WIDEST_TEXT)


def _owners(owners: tuple[ReportingOwner, ...]) -> RenderableType:
    table = Table.grid(padding=(0, 2, 0, 0))
    for owner in owners:
        roles = [
            label
            for label, state in (
                ("Director", owner.is_director),
                (owner.officer_title or "Officer", owner.is_officer),
                ("10% owner", owner.is_ten_percent_owner),
                (owner.other_text or "Other", owner.is_other),
            )
            if state
        ]
        table.add_row(
            text(owner.name, styles.VALUE), text(owner.cik, styles.CAPTION), text(", ".join(roles))
        )
    return Padding(table, (0, 0, 1, 2))


def _signatures(filing: Filing) -> RenderableType:
    table = Table.grid(padding=(0, 3, 0, 0))
    for signature in filing.signatures:
        table.add_row(text(signature.name), Text(us_date(signature.date)))
    return Padding(table, (0, 0, 1, 2))
