"""Tables of typed forms, drawn: edges, rules, markers, broken cells, HTML."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from parsers.filing import Row
from tests.parsers.ownership.typed.styles import Style


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table."""

    field: str
    caption: str
    group: str = ""
    """What is printed over it and its neighbours."""
    width: int = 0


_SOLD = "4. Securities Acquired (A) or Disposed of (D) (Instr. 3, 4 and 5)"
_CODED = "3. Transaction Code (Instr. 8)"
_TABLE_I = (
    Column("security_title", "1. Title of Security (Instr. 3)"),
    Column("transaction_date", "2. Transaction Date (Month/Day/Year)"),
    Column("transaction_code", "Code", _CODED),
    Column("v", "V", _CODED),
    Column("shares", "Amount", _SOLD),
    Column("acquired_disposed_code", "(A) or (D)", _SOLD),
    Column("price_per_share", "Price", _SOLD),
    Column("shares_owned_following", "5. Amount of Securities Beneficially Owned at End of Month"
           " (Instr. 3 and 4)"),
    Column("direct_or_indirect", "6. Ownership Form: Direct (D) or Indirect (I) (Instr. 4)"),
    Column("nature_of_ownership", "7. Nature of Indirect Beneficial Ownership (Instr. 4)"),
)  # fmt: skip
_CODED_II = "4. Transaction Code (Instr. 8)"
_NUMBER = "5. Number of Derivative Securities Acquired (A) or Disposed of (D) (Instr. 3, 4 and 5)"
_DATES = "6. Date Exercisable and Expiration Date (Month/Day/Year)"
_UNDERLYING = "7. Title and Amount of Underlying Securities (Instr. 3 and 4)"
_TABLE_II = (
    Column("security_title", "1. Title of Derivative Security (Instr. 3)"),
    Column("conversion_or_exercise_price",
           "2. Conversion or Exercise Price of Derivative Security"),
    Column("transaction_date", "3. Transaction Date (Month/Day/Year)"),
    Column("transaction_code", "Code", _CODED_II),
    Column("v", "V", _CODED_II),
    Column("acquired", "(A)", _NUMBER),
    Column("disposed", "(D)", _NUMBER),
    Column("exercise_date", "Date Exercisable", _DATES),
    Column("expiration_date", "Expiration Date", _DATES),
    Column("underlying_security_title", "Title", _UNDERLYING),
    Column("underlying_security_shares", "Amount or Number of Shares", _UNDERLYING),
    Column("price_per_share", "8. Price of Derivative Security (Instr. 5)"),
    Column("shares_owned_following", "9. Number of Derivative Securities Beneficially Owned at End"
           " of Month (Instr. 4)"),
    Column("direct_or_indirect", "10. Ownership Form of Derivative Security: Direct (D) or"
           " Indirect (I) (Instr. 4)"),
    Column("nature_of_ownership", "11. Nature of Indirect Beneficial Ownership (Instr. 4)"),
)  # fmt: skip
_FORM_3 = (
    (Column("security_title", "1. Title of Security (Instr. 4)"),
     Column("shares_owned_following", "2. Amount of Securities Beneficially Owned (Instr. 4)"),
     Column("direct_or_indirect", "3. Ownership Form: Direct (D) or Indirect (I) (Instr. 5)"),
     Column("nature_of_ownership", "4. Nature of Indirect Beneficial Ownership (Instr. 5)")),
    (Column("security_title", "1. Title of Derivative Security (Instr. 4)"),
     Column("exercise_date", "Date Exercisable",
            "2. Date Exercisable and Expiration Date (Month/Day/Year)"),
     Column("expiration_date", "Expiration Date",
            "2. Date Exercisable and Expiration Date (Month/Day/Year)"),
     Column("underlying_security_title", "Title",
            "3. Title and Amount of Securities Underlying Derivative Security (Instr. 4)"),
     Column("underlying_security_shares", "Amount or Number of Shares",
            "3. Title and Amount of Securities Underlying Derivative Security (Instr. 4)"),
     Column("conversion_or_exercise_price",
            "4. Conversion or Exercise Price of Derivative Security"),
     Column("direct_or_indirect", "5. Ownership Form of Derivative Security: Direct (D) or"
            " Indirect (I) (Instr. 5)"),
     Column("nature_of_ownership", "6. Nature of Indirect Beneficial Ownership (Instr. 5)")),
)  # fmt: skip
TEXT = frozenset({"security_title", "underlying_security_title", "nature_of_ownership"})
_LETTER = frozenset({"v", "transaction_code", "acquired_disposed_code", "direct_or_indirect"})
_TEXT_WIDTH, _CUT_WIDTH, _NARROWEST = 18, 9, 5


def columns(form: str, is_derivative: bool, style: Style) -> list[Column]:
    """The columns of a table as this typist has them."""
    if form == "3":
        return list(_FORM_3[is_derivative])
    found = list(_TABLE_II if is_derivative else _TABLE_I)
    if not style.column_v:
        found = [column for column in found if column.field != "v"]
    if is_derivative and not style.two_numbers:
        one = (
            Column("shares", "Amount", _NUMBER),
            Column("acquired_disposed_code", "(A) or (D)", _NUMBER),
        )
        at = next(n for n, column in enumerate(found) if column.field == "acquired")
        found[at : at + 2] = one
    if form == "5":
        found = [
            replace(c, caption=c.caption.replace("End of Month", "End of Issuer's Fiscal Year"))
            for c in found
        ]
    return found


def cell(row: Row, column: Column, style: Style) -> str:
    """What is typed into a cell."""
    field = column.field
    if field == "v":
        return "V" if row.transaction_form_type == "5" else ""
    if field in ("acquired", "disposed"):
        value = row.shares if row.acquired_disposed_code == field[0].upper() else None
    else:
        value = getattr(row, field)
    if value is None:
        text = "" if field in TEXT | _LETTER else style.blank
    elif "date" in field:
        text = style.day(value)
    elif "price" in field:
        text = style.price(value)
    elif field == "direct_or_indirect" and style.spelled:
        text = {"D": "Direct", "I": "Indirect"}[value]
    elif field in _LETTER:
        text = f"({value})" if style.letters == "(A)" and field != "transaction_code" else value
    else:
        text = value if isinstance(value, str) else f"{value:,f}"
    marks = row.footnotes.get(field, ())
    return " ".join((text, *(style.mark(int(key[1:])) for key in marks))).strip()


def draw(title: str, found: list[Column], rows: Sequence[Row], style: Style) -> list[str]:
    """The lines of one table."""
    cells = [[cell(row, column, style) for column in found] for row in rows]
    if style.drawn == "html":
        return list(_html(title, found, cells))
    widths = [_width(n, column, cells, style) for n, column in enumerate(found)]
    sized = [replace(c, width=width) for c, width in zip(found, widths, strict=True)]
    return list(_typed(title, sized, cells, style))


def _width(number: int, column: Column, cells: list[list[str]], style: Style) -> int:
    longest = max((len(row[number]) for row in cells), default=0)
    words = max(len(word) for word in column.caption.split()) if not column.group else 0
    if style.wrap == "cut":
        return max(min(longest, _CUT_WIDTH), _NARROWEST)
    if column.field in TEXT and style.wrap == "words":
        return max(_TEXT_WIDTH, words)
    least = len(column.caption) if column.group else max(words, 10)
    return max(longest, least if column.field != "v" else 1)


def _typed(title: str, found: list[Column], cells: list[list[str]], style: Style) -> Iterator[str]:
    between = "|" if style.drawn == "edges" else " " * style.gap
    end = "|" if style.drawn == "edges" else ""
    total = sum(column.width for column in found) + len(between) * (len(found) - 1)
    rule = "-" * total + end
    yield from (title, rule)
    if style.drawn in ("markers", "pre"):
        yield _markers(found, style)
    head = [*_head(found, between, end), rule]
    yield from head
    for number, row in enumerate(cells):
        if number and number == len(cells) // 2 and style.again:
            yield from ("<PAGE>", title, rule, *head)
        broken = [_break(text, column, style) for text, column in zip(row, found, strict=True)]
        for line in range(max(map(len, broken))):
            parts = [
                _aligned(lines[line] if line < len(lines) else "", column, style)
                for lines, column in zip(broken, found, strict=True)
            ]
            yield " " * style.shifted + (between.join(parts) + end).rstrip()
        yield from {"rule": [rule], "blank": [""], "": []}[style.rows_ruled]
    yield rule


def _markers(found: list[Column], style: Style) -> str:
    line = "<S>".ljust(found[0].width + style.gap)
    for column in found[1:]:
        line += "<C>".ljust(column.width + style.gap)
    return line.rstrip()


def _aligned(text: str, column: Column, style: Style) -> str:
    if style.right and column.field not in TEXT | _LETTER:
        return text.rjust(column.width)
    if style.ragged and column.field not in TEXT and text:
        room = column.width - len(text)
        return (" " * (len(text) * 7 % (room + 1)) + text).ljust(column.width)
    return text.ljust(column.width)


def _break(text: str, column: Column, style: Style) -> list[str]:
    if len(text) <= column.width:
        return [text]
    if style.wrap == "cut":
        return [text[at : at + column.width] for at in range(0, len(text), column.width)]
    return textwrap.wrap(text, column.width, break_on_hyphens=False)


def _head(found: list[Column], between: str, end: str) -> Iterator[str]:
    """Captions of groups over those of their columns, all others from the top down."""
    blocks: list[tuple[int, list[str], list[Column]]] = []
    for column in found:
        if column.group and blocks and blocks[-1][2][0].group == column.group:
            blocks[-1][2].append(column)
        else:
            blocks.append((0, [], [column]))
    tops = []
    for _, _, members in blocks:
        width = sum(c.width for c in members) + len(between) * (len(members) - 1)
        tops.append((width, textwrap.wrap(members[0].group or members[0].caption, width)))
    below = [
        [textwrap.wrap(c.caption, c.width) if c.group else [] for c in members]
        for _, _, members in blocks
    ]
    height = max(len(lines) for _, lines in tops)
    foot = max((len(lines) for parts in below for lines in parts), default=0)
    for n in range(height):
        yield (
            between.join(
                (lines[n] if n < len(lines) else "").ljust(width) for width, lines in tops
            ).rstrip()
            + end
        )
    for n in range(foot):
        yield (
            between.join(
                (parts[k][n] if n < len(parts[k]) else "").ljust(members[k].width)
                for (_, _, members), parts in zip(blocks, below, strict=True)
                for k in range(len(members))
            ).rstrip()
            + end
        )


def _html(title: str, found: list[Column], cells: list[list[str]]) -> Iterator[str]:
    yield f'<p align="center"><b>{title}</b></p><table border="1">'
    both = ' rowspan="2"' if any(column.group for column in found) else ""
    tops: list[str] = []
    subs: list[str] = []
    for n, column in enumerate(found):
        if not column.group:
            tops.append(f"<td{both}>{column.caption.replace(' ', '<br>', 2)}</td>")
            continue
        if n == 0 or found[n - 1].group != column.group:
            size = sum(1 for other in found if other.group == column.group)
            tops.append(f'<td colspan="{size}">{column.group}</td>')
        subs.append(f"<td>{column.caption}</td>")
    yield f"<tr>{''.join(tops)}</tr>"
    if subs:
        yield f"<tr>{''.join(subs)}</tr>"
    for row in cells:
        yield f"<tr>{''.join(f'<td>{text or chr(160)}</td>' for text in row)}</tr>"
    yield "</table>"
