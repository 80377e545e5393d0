"""Values as they are shown: numbers with separators and the digits filed, dates, codes."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Literal

from rich.text import Text

from parsers.codes import CODES
from parsers.scraped import mark
from store.harmless import visible
from store.reader import CellValue
from store.views import NUMERIC, Column, Kind
from tui.render import styles

Justify = Literal["left", "right"]

_FLAGS = {1: "yes", 0: "no"}
_SIGNS = {"A": ("+", styles.ACQUIRED), "D": ("\u2212", styles.DISPOSED)}
_CENTS = Decimal("0.01")


def number(value: Decimal | None) -> str:
    """With thousands separators and as many decimals as were filed; unknown is blank."""
    return "" if value is None else format(value, ",f")


def money(value: Decimal | None) -> str:
    """Dollars worked out here, so to the cent; whole dollars from a thousand on."""
    if value is None:
        return ""
    if abs(value) >= 1000:
        return format(value.quantize(Decimal(1), ROUND_HALF_EVEN), ",f")
    return format(value.quantize(_CENTS, ROUND_HALF_EVEN), ",f")


def about(count: int) -> str:
    """A count in few characters, for where there is little room: 9,310, 41k, 1.3M."""
    if count < 10_000:
        return f"{count:,}"
    return f"{count // 1000}k" if count < 1_000_000 else f"{count / 1_000_000:.1f}M"


def us_date(value: date | None) -> str:
    """As the forms print it: ``MM/DD/YYYY``."""
    return f"{value.month:02d}/{value.day:02d}/{value.year:04d}" if value else ""


def marks_text(keys: tuple[str, ...]) -> str:
    """Footnote marks as superscripts: ``F1`` is printed (1)."""
    return "".join(
        mark(int(key[1:])) if key[1:].isdecimal() and len(key) < 5 else f"({visible(key)})"
        for key in keys
    )


def text(value: str | None, style: str = "") -> Text:
    """Filing text, safe to draw."""
    return Text(visible(value) if value else "", style)


def cell(column: Column, value: CellValue, marks: tuple[str, ...] = (), mark_room: int = 0) -> Text:
    """One cell of a view, with the footnotes marked on it.

    :param mark_room: cells kept for marks, so that numbers with and without them line up
    """
    shown = _cell(column.kind, value)
    text = marks_text(marks) if marks else ""
    if text:
        shown.append(text, styles.MARK)
    if mark_room and column.kind in NUMERIC:
        shown.append(" " * (mark_room - len(text)))
    return shown


def justify(column: Column) -> Justify:
    """Numbers stand to the right."""
    return "right" if column.kind in NUMERIC else "left"


def _cell(kind: Kind, value: CellValue) -> Text:
    if value is None:
        return Text("")
    match kind:
        case Kind.MONEY:
            return Text(money(Decimal(value)))
        case Kind.COUNT | Kind.SHARES | Kind.PRICE:
            return Text(number(Decimal(value)))
        case Kind.DIRECTION:
            sign, style = _SIGNS.get(str(value), ("", ""))
            return Text(f"{visible(str(value))}{sign}", style)
        case Kind.CODE:
            return code(str(value))
        case Kind.FLAG:
            return Text(_FLAGS.get(value if isinstance(value, int) else -1, ""))
        case Kind.DATE if str(value).startswith("~"):
            return Text(visible(str(value)), styles.ESTIMATE)
        case _:
            return Text(visible(str(value)))


def code(letter: str) -> Text:
    """A transaction code; those of the open market stand out."""
    known = CODES.get(letter)
    return Text(visible(letter), styles.OPEN_MARKET if known and known.open_market else "")


def code_label(letter: str | None) -> str:
    """``P Purchase``; an unknown code as it stands."""
    known = CODES.get(letter or "")
    return f"{known.letter} {known.label}" if known else visible(letter or "")
