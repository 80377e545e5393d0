"""Table I and Table II as scraped text prints them: columns, headers, cells.

The columns are those of the printed forms: 4 and 8 on Form 3, 11 and 16 on Form 4,
10 and 15 on the view of Form 5 that has no column V.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from parsers.filing import Row
from tests.parsers.ownership.styles import Style

_TABLE_I = (
    "security_title transaction_date deemed_execution_date code V shares"
    " acquired_disposed_code price_per_share owned direct_or_indirect nature_of_ownership"
)
_TABLE_II = (
    "security_title conversion_or_exercise_price transaction_date deemed_execution_date code V"
    " A D exercise_date expiration_date underlying_security_title underlying price_per_share owned"
    " direct_or_indirect nature_of_ownership"
)
_FORM_3_TABLE_I = "security_title owned direct_or_indirect nature_of_ownership"
_FORM_3_TABLE_II = (
    "security_title exercise_date expiration_date underlying_security_title underlying"
    " conversion_or_exercise_price direct_or_indirect nature_of_ownership"
)
EITHER = {
    # cell: the fields it may show, the first if both are filled
    "shares": ("shares", "total_value"),
    "A": ("shares", "total_value"),
    "D": ("shares", "total_value"),
    "owned": ("shares_owned_following", "value_owned_following"),
    "underlying": ("underlying_security_shares", "underlying_security_value"),
    "code": ("transaction_code",),
}
DOLLARS = frozenset(
    "conversion_or_exercise_price price_per_share total_value value_owned_following"
    " underlying_security_value".split()
)

_FORM_3_HEADS = (
    (("1. Title of Security (Instr. 4)",
      "2. Amount of Securities Beneficially Owned (Instr. 4)",
      "3. Ownership Form: Direct (D) or Indirect (I) (Instr. 5)",
      "4. Nature of Indirect Beneficial Ownership (Instr. 5)"),),
    (("1. Title of Derivative Security (Instr. 4)",
      "2. Date Exercisable and Expiration Date (Month/Day/Year)", "",
      "3. Title and Amount of Securities Underlying Derivative Security (Instr. 4)", "",
      "4. Conversion or Exercise Price of Derivative Security",
      "5. Ownership Form: Direct (D) or Indirect (I) (Instr. 5)",
      "6. Nature of Indirect Beneficial Ownership (Instr. 5)"),
     ("", "Date Exercisable", "Expiration Date", "Title", "Amount or Number of Shares",
      "", "", "")),
)  # fmt: skip
_HEADS = (
    (("1. Title of Security (Instr. 3)", "2. Transaction Date (Month/Day/Year)",
      "2A. Deemed Execution Date, if any (Month/Day/Year)",
      "3. Transaction Code (Instr. 8)", "",
      "4. Securities Acquired (A) or Disposed Of (D) (Instr. 3, 4 and 5)", "", "",
      "5. Amount of Securities Beneficially Owned Following Reported Transaction(s)",
      "6. Ownership Form: Direct (D) or Indirect (I) (Instr. 4)",
      "7. Nature of Indirect Beneficial Ownership (Instr. 4)"),
     ("", "", "", "Code", "V", "Amount", "(A) or (D)", "Price", "", "", "")),
    (("1. Title of Derivative Security (Instr. 3)",
      "2. Conversion or Exercise Price of Derivative Security",
      "3. Transaction Date (Month/Day/Year)",
      "3A. Deemed Execution Date, if any (Month/Day/Year)",
      "4. Transaction Code (Instr. 8)", "",
      "5. Number of Derivative Securities Acquired (A) or Disposed of (D)", "",
      "6. Date Exercisable and Expiration Date (Month/Day/Year)", "",
      "7. Title and Amount of Securities Underlying Derivative Security", "",
      "8. Price of Derivative Security (Instr. 5)",
      "9. Number of derivative Securities Beneficially Owned Following Reported Transaction(s)",
      "10. Ownership Form: Direct (D) or Indirect (I) (Instr. 4)",
      "11. Nature of Indirect Beneficial Ownership (Instr. 4)"),
     ("", "", "", "", "Code", "V", "(A)", "(D)", "Date Exercisable", "Expiration Date", "Title",
      "Amount or Number of Shares", "", "", "", "")),
)  # fmt: skip
_TITLES = (
    "Table I - Non-Derivative Securities Acquired, Disposed of, or Beneficially Owned",
    "Table II - Derivative Securities Acquired, Disposed of, or Beneficially Owned"
    " (e.g., puts, calls, warrants, options, convertible securities)",
)
_REDUCED_WORDS = (("Transaction Date", "Trans. Date"), ("Transaction Code", "Trans. Code"))
_ROWS_ON_A_PAGE = 2


def columns(form: str, is_derivative: bool, style: Style) -> tuple[str, ...]:
    """What stands in each column of a table; see :data:`EITHER` for what is no field's name."""
    if form == "3":
        return tuple((_FORM_3_TABLE_II if is_derivative else _FORM_3_TABLE_I).split())
    names = (_TABLE_II if is_derivative else _TABLE_I).split()
    if form == "5" and not style.reduced:
        names.remove("V")
    return tuple(names)


def table(rows: list[Row], form: str, is_derivative: bool, style: Style) -> Iterator[str]:
    """The lines of one table."""
    names = columns(form, is_derivative, style)
    head = [style.row(line) for line in _head(form, is_derivative, style)]
    head[1:1] = style.rule(len(names))
    title = _TITLES[is_derivative]
    if style.titles_in_tables:
        yield style.row([style.title(title), *[""] * (len(names) - 1)])
    else:
        yield from (style.title(title), "")
    if style.headers != "none":
        yield from head
    for number, row in enumerate(rows):
        if number and number % _ROWS_ON_A_PAGE == 0 and style.headers == "repeated":
            yield from head
        yield style.row([_cell(row, name, style) for name in names])
    yield ""


def shown(row: Row, column: str) -> str:
    """The field of the row that a column shows."""
    fields = EITHER.get(column, (column,))
    return next((field for field in fields if getattr(row, field) is not None), fields[0])


def numbers(row: Row, field: str) -> list[int]:
    """The footnotes marked on a field, as printed."""
    return [int(key.removeprefix("F")) for key in row.footnotes.get(field, ())]


def side(row: Row) -> str:
    """The column of Table II that the number stands in."""
    return row.acquired_disposed_code if row.acquired_disposed_code in ("A", "D") else "A"


def _cell(row: Row, column: str, style: Style) -> str:
    if column == "V":
        return "V" if row.transaction_form_type == "5" else ""
    if column in ("A", "D") and column != side(row):
        return ""
    field = shown(row, column)
    text = _text(getattr(row, field), field in DOLLARS)
    if column == "code" and text and row.equity_swap_involved:
        text += "/K"
    marks = [number for name in EITHER.get(column, (column,)) for number in numbers(row, name)]
    return style.marked(style.spelled(text), marks)


def _text(value: object, dollars: bool) -> str:
    match value:
        case date():
            return value.strftime("%m/%d/%Y")
        case Decimal():
            return f"{'$' if dollars else ''}{value:,f}"
        case None:
            return ""
    return str(value)


def _head(form: str, is_derivative: bool, style: Style) -> list[list[str]]:
    lines = [list(line) for line in (_FORM_3_HEADS if form == "3" else _HEADS)[is_derivative]]
    names = columns(form, is_derivative, style)
    if form == "5" and "V" not in names:
        place = 5 if is_derivative else 4
        lines = [line[:place] + line[place + 1 :] for line in lines]
        lines[1][place - 1] = ""
    if style.headers == "misplaced":
        lines = [_misplaced(line) for line in lines]
    if style.reduced:
        for old, new in _REDUCED_WORDS:
            lines = [[text.replace(old, new) for text in line] for line in lines]
        lines = [[re.sub(r" \(Month/Day/Year\)", "", text) for text in line] for line in lines]
    return lines


def _misplaced(line: list[str]) -> list[str]:
    """A head whose last group has lost its second cell, so that what follows moves up."""
    blanks = [n for n, text in enumerate(line) if not text and n]
    if line[0] and blanks:
        return [*line[: blanks[-1]], *line[blanks[-1] + 1 :], ""]
    return line
