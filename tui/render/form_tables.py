"""Table I and Table II of a form, ruled, in as many columns as there is room for.

The printed tables have eleven and sixteen columns. Where a screen has no room for
them, what stands side by side on paper (date and deemed date, exercisable and
expires) is put one below the other; on the narrowest, a row becomes a few lines.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rich import box
from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from parsers.filing import Row
from tui.render import styles
from tui.render.values import code, marks_text, number, text, us_date

_LONGEST_WORD = 16
"""Cells; a longer word may be broken after all."""


@dataclass(frozen=True, slots=True)
class Part:
    """One printed column."""

    label: str
    fields: tuple[str, ...]
    """The row's fields it shows; their footnote marks stand behind it."""
    show: Callable[[Row], Text]
    right: bool = False
    wraps: bool = False
    """Its text may be broken between words."""


Pile = tuple[Part, ...]
"""Printed columns put into one, one below the other."""


class FormTable:
    """One table of a form at the width it is given."""

    def __init__(self, rows: Sequence[Row], form: str, is_derivative: bool) -> None:
        """:param form: ``3``, ``4`` or ``5``"""
        self._rows = rows
        self._layouts = _LAYOUTS["3" if form == "3" else "4", is_derivative]

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        for layout in self._layouts:
            least = [_least_width(pile, self._rows) for pile in layout]
            for padding in (1, 0):
                room = options.max_width - len(layout) * (1 + 2 * padding) - 1
                if sum(least) <= room:
                    widths = _shared_out(room, layout, least, self._rows)
                    yield _ruled(layout, widths, self._rows, padding)
                    return
        yield from _as_lines(self._layouts[-1], self._rows)


def _least_width(pile: Pile, rows: Sequence[Row]) -> int:
    """Cells without which a number, a date or a word would be broken."""
    words = [word for part in pile for word in part.label.split()]
    for part in pile:
        for row in rows:
            shown = _shown(part, row).plain
            words += shown.split() if part.wraps else [shown]
    return min(max(map(cell_len, words), default=1), _LONGEST_WORD)


def _full_width(pile: Pile, rows: Sequence[Row]) -> int:
    """Cells with which nothing would be broken."""
    texts = [part.label for part in pile]
    texts += [_shown(part, row).plain for part in pile for row in rows]
    return max(map(cell_len, texts))


def _shared_out(
    room: int, layout: Sequence[Pile], least: Sequence[int], rows: Sequence[Row]
) -> list[int]:
    """Widths that fill the room: first what text lacks, then numbers, then the widest."""
    widths = list(least)
    full = [_full_width(pile, rows) for pile in layout]
    left = room - sum(widths)
    for of_text in (True, False):
        lacking = [
            place
            for place, pile in enumerate(layout)
            if any(part.wraps for part in pile) is of_text and widths[place] < full[place]
        ]
        while left and lacking:
            for place in lacking[:left]:
                widths[place] += 1
                left -= 1
            lacking = [place for place in lacking if widths[place] < full[place]]
    widths[max(range(len(full)), key=lambda place: full[place])] += left
    return widths


def _ruled(
    layout: Sequence[Pile], widths: Sequence[int], rows: Sequence[Row], padding: int
) -> Table:
    table = Table(box=box.SQUARE, show_lines=True, border_style=styles.RULE, padding=(0, padding))
    for pile, width in zip(layout, widths, strict=True):
        table.add_column(
            Text("\n".join(part.label for part in pile), styles.CAPTION),
            justify="right" if all(part.right for part in pile) else "left",
            width=width,
            overflow="fold",
            vertical="top",
        )
    for row in rows:
        table.add_row(*(_cell(pile, row) for pile in layout))
    return table


def _cell(pile: Pile, row: Row) -> Text:
    """The parts one below the other; a blank one keeps its line, so that places tell."""
    shown = [_shown(part, row) for part in pile]
    while shown and not shown[-1]:
        shown.pop()
    return Text("\n").join(shown)


def _shown(part: Part, row: Row) -> Text:
    value = part.show(row)
    keys = tuple(key for field in part.fields for key in row.footnotes.get(field, ()))
    if keys:
        value.append(marks_text(keys), styles.MARK)
    return value


def _as_lines(layout: Sequence[Pile], rows: Sequence[Row]) -> RenderResult:
    """A row as its title and what else it states, each with its printed caption."""
    for row in rows:
        title, *rest = [part for pile in layout for part in pile]
        yield Text.assemble((f"{row.line}. ", styles.CAPTION), _shown(title, row))
        facts: list[RenderableType] = []
        for part in rest:
            if value := _shown(part, row):
                facts.append(Text.assemble((f"{part.label}  ", styles.CAPTION), value))
        yield Padding(Group(*facts), (0, 0, 1, 3))


# What each printed column shows


def _title(row: Row) -> Text:
    return text(row.security_title, styles.VALUE)


def _price(row: Row) -> Text:
    return Text(f"${number(row.price_per_share)}" if row.price_per_share is not None else "")


def _strike(row: Row) -> Text:
    strike = row.conversion_or_exercise_price
    return Text(f"${number(strike)}" if strike is not None else "")


def _code(row: Row) -> Text:
    shown = code(row.transaction_code or "")
    if row.equity_swap_involved:
        shown.append("/K")
    return shown


def _voluntary(row: Row) -> Text:
    early = row.transaction_form_type == "5" or row.transaction_timeliness == "E"
    return Text("V" if early and row.transaction_code else "")


def _amount(row: Row) -> Text:
    if row.total_value is not None:
        return Text(f"${number(row.total_value)}")
    return Text(number(row.shares))


def _direction(row: Row) -> Text:
    style = {"A": styles.ACQUIRED, "D": styles.DISPOSED}.get(row.acquired_disposed_code or "", "")
    return text(row.acquired_disposed_code, style)


def _signed(way: str) -> Callable[[Row], Text]:
    def show(row: Row) -> Text:
        style = styles.ACQUIRED if way == "A" else styles.DISPOSED
        shown = _amount(row) if row.acquired_disposed_code == way else Text("")
        shown.stylize(style)
        return shown

    return show


def _number_and_way(row: Row) -> Text:
    amount = _amount(row)
    return Text.assemble(amount, " ", _direction(row)) if amount else _direction(row)


def _owned(row: Row) -> Text:
    if row.value_owned_following is not None:
        return Text(f"${number(row.value_owned_following)}")
    return Text(number(row.shares_owned_following))


def _underlying(row: Row) -> Text:
    if row.underlying_security_value is not None:
        return Text(f"${number(row.underlying_security_value)}")
    return Text(number(row.underlying_security_shares))


_AMOUNT_FIELDS = ("shares", "total_value")
_OWNED_FIELDS = ("shares_owned_following", "value_owned_following")
_UNDERLYING_FIELDS = ("underlying_security_shares", "underlying_security_value")


def _date(label: str, field: str) -> Part:
    return Part(label, (field,), lambda row: Text(us_date(getattr(row, field))))


def _text(label: str, field: str) -> Part:
    return Part(label, (field,), lambda row: text(getattr(row, field)), wraps=True)


def _titled(label: str) -> Part:
    return Part(label, ("security_title",), _title, wraps=True)


def _owned_part(label: str) -> Part:
    return Part(label, _OWNED_FIELDS, _owned, right=True)


def _underlying_part(label: str) -> Part:
    return Part(label, _UNDERLYING_FIELDS, _underlying, right=True)


def _strike_part(label: str) -> Part:
    return Part(label, ("conversion_or_exercise_price",), _strike, right=True)


def _price_part(label: str) -> Part:
    return Part(label, ("price_per_share",), _price, right=True)


def _code_part(label: str) -> Part:
    return Part(label, ("transaction_code",), _code)


_V = Part("V", ("transaction_form_type", "transaction_timeliness"), _voluntary)
_WAY = Part("(A) (D)", ("acquired_disposed_code",), _direction)
_AMOUNT = Part("4. Amount", _AMOUNT_FIELDS, _amount, right=True)
_NUMBER = Part(
    "5. Number", (*_AMOUNT_FIELDS, "acquired_disposed_code"), _number_and_way, right=True
)

_TABLE_I: tuple[tuple[Pile, ...], ...] = (
    (
        (_titled("1. Title of security"),),
        (_date("2. Trans. date", "transaction_date"),),
        (_date("2A. Deemed", "deemed_execution_date"),),
        (_code_part("3. Code"),),
        (_V,),
        (_AMOUNT,),
        (_WAY,),
        (_price_part("Price"),),
        (_owned_part("5. Owned following"),),
        (_text("6. D/I", "direct_or_indirect"),),
        (_text("7. Nature", "nature_of_ownership"),),
    ),
    (
        (_titled("1. Title of security"),),
        (_date("2. Date", "transaction_date"), _date("2A. Deemed", "deemed_execution_date")),
        (_code_part("3. Code"), _V),
        (_AMOUNT, _WAY),
        (_price_part("Price"),),
        (_owned_part("5. Owned following"),),
        (_text("6. D/I", "direct_or_indirect"), _text("7. Nature", "nature_of_ownership")),
    ),
    (
        (_titled("1. Title of security"),),
        (_date("2. Date", "transaction_date"), _code_part("3. Code")),
        (_AMOUNT, _WAY),
        (_price_part("Price"),),
        (
            _owned_part("5. Owned"),
            _text("6. D/I", "direct_or_indirect"),
            _text("7. Nature", "nature_of_ownership"),
        ),
    ),
)
_TABLE_II: tuple[tuple[Pile, ...], ...] = (
    (
        (_titled("1. Title of derivative"),),
        (_strike_part("2. Price"),),
        (_date("3. Trans. date", "transaction_date"),),
        (_date("3A. Deemed", "deemed_execution_date"),),
        (_code_part("4. Code"),),
        (_V,),
        (Part("5. (A)", _AMOUNT_FIELDS, _signed("A"), right=True),),
        (Part("5. (D)", _AMOUNT_FIELDS, _signed("D"), right=True),),
        (_date("6. Exercisable", "exercise_date"),),
        (_date("Expires", "expiration_date"),),
        (_text("7. Underlying title", "underlying_security_title"),),
        (_underlying_part("Amount"),),
        (_price_part("8. Price"),),
        (_owned_part("9. Owned following"),),
        (_text("10. D/I", "direct_or_indirect"),),
        (_text("11. Nature", "nature_of_ownership"),),
    ),
    (
        (_titled("1. Title of derivative"),),
        (_strike_part("2. Price"),),
        (_date("3. Date", "transaction_date"), _date("3A. Deemed", "deemed_execution_date")),
        (_code_part("4. Code"), _V),
        (_NUMBER,),
        (_date("6. Exercisable", "exercise_date"), _date("Expires", "expiration_date")),
        (_text("7. Underlying", "underlying_security_title"), _underlying_part("Amount")),
        (_price_part("8. Price"),),
        (_owned_part("9. Owned following"),),
        (_text("10. D/I", "direct_or_indirect"), _text("11. Nature", "nature_of_ownership")),
    ),
    (
        (
            _titled("1. Title"),
            _text("7. Underlying", "underlying_security_title"),
            _underlying_part("Amount"),
        ),
        (
            _strike_part("2. Price"),
            _date("3. Date", "transaction_date"),
            _code_part("4. Code"),
        ),
        (
            _NUMBER,
            _date("6. Exercis.", "exercise_date"),
            _date("Expires", "expiration_date"),
        ),
        (
            _price_part("8. Price"),
            _owned_part("9. Owned"),
            _text("10. D/I", "direct_or_indirect"),
            _text("11. Nature", "nature_of_ownership"),
        ),
    ),
)
_FORM_3_TABLE_I: tuple[tuple[Pile, ...], ...] = (
    (
        (_titled("1. Title of security"),),
        (_owned_part("2. Amount owned"),),
        (_text("3. D/I", "direct_or_indirect"),),
        (_text("4. Nature of ownership", "nature_of_ownership"),),
    ),
)
_FORM_3_TABLE_II: tuple[tuple[Pile, ...], ...] = (
    (
        (_titled("1. Title of derivative"),),
        (_date("2. Exercisable", "exercise_date"),),
        (_date("Expires", "expiration_date"),),
        (_text("3. Underlying title", "underlying_security_title"),),
        (_underlying_part("Amount"),),
        (_strike_part("4. Price"),),
        (_text("5. D/I", "direct_or_indirect"),),
        (_text("6. Nature", "nature_of_ownership"),),
    ),
    (
        (_titled("1. Title of derivative"),),
        (_date("2. Exercis.", "exercise_date"), _date("Expires", "expiration_date")),
        (_text("3. Underlying", "underlying_security_title"), _underlying_part("Amount")),
        (
            _strike_part("4. Price"),
            _text("5. D/I", "direct_or_indirect"),
            _text("6. Nature", "nature_of_ownership"),
        ),
    ),
)
_LAYOUTS: dict[tuple[str, bool], tuple[tuple[Pile, ...], ...]] = {
    # (form, Table II): layouts from the widest on
    ("4", False): _TABLE_I,
    ("4", True): _TABLE_II,
    ("3", False): _FORM_3_TABLE_I,
    ("3", True): _FORM_3_TABLE_II,
}
