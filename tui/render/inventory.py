"""What a store is made of, on one page."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from store.harmless import visible
from store.inventory import Coverage, Inventory, ProblemKind, TableSize
from tui.render import styles
from tui.render.overview import size

_MOST_KINDS = 15


def inventory_page(held: Inventory, with_sizes: bool = True) -> RenderableType:
    """What the filings came as, what could not be read of them, and how large the tables are.

    :param with_sizes: in bytes too, the largest first; else in rows alone, the most first
    """
    tables = held.tables if with_sizes else _by_rows(held.tables)
    return Group(
        *_section("read from", (_coverage(part) for part in held.coverage)),
        *_section("problems", _problems(held.problems)),
        *_section("tables", map(_table, tables), "right"),
    )


def _section(
    name: str, rows: Iterable[tuple[str, ...]], last: Literal["left", "right"] = "left"
) -> Iterable[RenderableType]:
    told = list(rows)
    grid = Table.grid(padding=(0, 3, 0, 0))
    justified: tuple[Literal["left", "right"], ...] = ("left", "right", last)
    for justify in justified[: max(map(len, told), default=0)]:
        grid.add_column(justify=justify)
    for row in told:
        grid.add_row(*(Text(visible(cell)) for cell in row))
    if grid.row_count:
        yield Text(f"\n  {name}", styles.CAPTION)
        yield Padding(grid, (0, 0, 0, 4), expand=False)


def _coverage(part: Coverage) -> tuple[str, str, str]:
    days = f"{part.first_date} to {part.last_date}" if part.first_date else ""
    return part.source_format, f"{part.filings:,}", days


def _problems(kinds: tuple[ProblemKind, ...]) -> Iterable[tuple[str, str, str]]:
    for kind in kinds[:_MOST_KINDS]:
        yield kind.place, f"{kind.count:,}", f"{kind.severity}{'s' * (kind.count != 1)}"
    if more := kinds[_MOST_KINDS:]:
        yield "elsewhere", f"{sum(kind.count for kind in more):,}", f"in {len(more):,} places"


def _by_rows(tables: Iterable[TableSize]) -> Iterable[TableSize]:
    counted = [(part.rows, part.name) for part in tables if part.rows is not None]
    return [TableSize(name, rows, None) for rows, name in sorted(counted, key=_most_first)]


def _most_first(part: tuple[int, str]) -> tuple[int, str]:
    return -part[0], part[1]


def _table(part: TableSize) -> tuple[str, ...]:
    rows = "" if part.rows is None else f"{part.rows:,}"
    return (part.name, rows) if part.bytes is None else (part.name, rows, size(part.bytes))
