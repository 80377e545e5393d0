"""The habits of those who typed the forms, drawn at random; none depends on another."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from random import Random

_MONTHS = ("Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.",
           "Dec.")  # fmt: skip


WAYS = ("edges", "markers", "rules", "html", "pre")
"""Cells between edges, under markers or none; as tables of HTML, or typed in it."""


@dataclass(frozen=True, slots=True)
class Style:
    """How one typist drew the form."""

    drawn: str
    """One of :data:`WAYS`."""
    wrap: str
    """``cut`` at the cell's edge, broken at ``words``, or ``none``. Cells of text only, but cut."""
    rows_ruled: str
    """What stands between two rows: ``rule``, ``blank`` or nothing."""
    right: bool
    """Numbers stand at the right of their columns."""
    dates: str
    prices: str
    dollar: str
    blank: str
    letters: str
    """``A`` or ``(A)``."""
    two_numbers: bool
    """Table II has a column for (A) and one for (D)."""
    column_v: bool
    marks: str
    """``(1)`` or ``*``."""
    gap: int
    """Blanks between two columns without edges."""
    again: bool
    """The columns are headed again half way, as on a new page."""
    shifted: int
    """Characters by which the headings stand left of their columns."""
    ragged: bool
    """Cells stand anywhere in their columns."""
    spelled: bool
    """Direct and Indirect are written out."""

    def day(self, day: date) -> str:
        """A date."""
        year = f"{day.year % 100:02d}"
        return {
            "m/d/yy": f"{day.month}/{day.day}/{year}",
            "mm/dd/yy": f"{day.month:02d}/{day.day:02d}/{year}",
            "mm/dd/yyyy": f"{day.month:02d}/{day.day:02d}/{day.year}",
            "m-d-yy": f"{day.month}-{day.day}-{year}",
            "words": f"{_MONTHS[day.month - 1]} {day.day}, {day.year}",
        }[self.dates]

    def price(self, price: Decimal) -> str:
        """A price; eighths as fractions where the typist is used to them."""
        part = Fraction(price) % 1
        if self.prices == "fractions" and part and part.denominator in (2, 8, 16):
            whole = int(price)
            text = f"{whole} {part}" if whole else str(part)
        else:
            text = f"{price:f}"
        return f"{self.dollar}{text}"

    def mark(self, number: int) -> str:
        """A footnote's mark."""
        return "*" * number if self.marks == "*" else f"({number})"


def draw_style(rng: Random, drawn: str, careless: bool) -> Style:
    """A typist.

    :param careless: columns may run together, and headings stand off them
    """
    wrap = (
        rng.choice(("cut", "words", "none")) if drawn == "edges" else rng.choice(("words", "none"))
    )
    return Style(
        drawn=drawn,
        wrap=wrap,
        rows_ruled="rule" if wrap == "cut" else rng.choice(("rule", "blank", "")),
        right=wrap != "cut" and rng.random() < 0.5,
        dates=rng.choice(("m/d/yy", "mm/dd/yy", "mm/dd/yyyy", "m-d-yy", "words")),
        prices=rng.choice(("fractions", "decimals")),
        dollar=rng.choice(("$", "")),
        blank=rng.choice(("", "", "--", "N/A")),
        letters=rng.choice(("A", "A", "(A)")),
        two_numbers=rng.random() < 0.5,
        column_v=rng.random() < 0.8,
        marks=rng.choice(("(1)", "(1)", "*")),
        gap=rng.choice((1, 2, 3)) if careless else rng.choice((2, 3, 5)),
        again=rng.random() < 0.2,
        shifted=rng.choice((0, 1, 2, 4)) if careless and drawn != "edges" else 0,
        ragged=careless and wrap != "cut" and rng.random() < 0.5,
        spelled=wrap != "cut" and rng.random() < 0.15,
    )
