"""What a store holds, on one page."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from store.harmless import visible
from store.overview import Overview
from tui.render import styles

_MEGA, _KILO = 1_000_000, 1_000


def overview(held: Overview, with_size: bool = True) -> RenderableType:
    """Where, how large, how many, from when to when, and what could not be read."""
    how_large = f"  {size(held.bytes)}" if with_size else ""
    facts = Table.grid(padding=(0, 2, 0, 0))
    facts.add_column(style=styles.CAPTION)
    facts.add_column(justify="right")
    for name, count in held.counts.items():
        facts.add_row(name, f"{count:,}")
    forms = Table.grid(padding=(0, 2, 0, 0))
    forms.add_column()
    forms.add_column(justify="right")
    for form, count in held.forms:
        forms.add_row(Text(f"Form {visible(form)}" if form else "form unknown"), f"{count:,}")
    side_by_side = Table.grid(padding=(0, 6, 0, 0))
    side_by_side.add_row(facts, forms)
    return Group(
        Text.assemble((visible(str(held.path)), styles.HEADING), how_large),
        Padding(side_by_side, (1, 0, 1, 2), expand=False),
        Text(f"  dates     {_dates(held)}"),
        Text(f"  problems  {_problems(held)}"),
    )


def size(count: int) -> str:
    """Bytes in a few digits: ``480 kB``."""
    if count >= _MEGA:
        return f"{count / _MEGA:,.1f} MB"
    return f"{count // _KILO:,} kB" if count >= _KILO else f"{count} bytes"


def _dates(held: Overview) -> str:
    if held.first_date is None:
        return "none"
    return f"{held.first_date} to {held.last_date}, filed or signed"


def _problems(held: Overview) -> str:
    return (
        ", ".join(f"{count:,} {name}{'s' * (count != 1)}" for name, count in held.problems)
        or "none"
    )
