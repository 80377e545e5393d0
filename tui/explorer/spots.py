"""A spot of a filing: a row of the form, one of its cells, or another fact.

All faces of the whole filing mark the same spot. Which spots there are, in what order
they are stepped through and what they are called is told here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields

from parsers.filing import Filing, Row
from store.reader import RowView
from store.views import FILINGS, HOLDINGS, TRANSACTIONS
from tui.render.anchors import RowKey

CELLS = tuple(f.name for f in fields(Row) if f.name not in ("line", "is_derivative", "footnotes"))
"""The fields of a row that state something, in the order of the model."""

_FACT_OF_COLUMN = {
    # A list's column: the way to the fact of the filing that it shows.
    "ticker": "issuer.ticker", "issuer": "issuer.name", "insider": "reporting_owners.0.name",
    "role": "reporting_owners.0.officer_title", "aff10b5_one": "aff10b5_one",
    "form_type": "form_type", "filed": "filed_date", "filed_date": "filed_date",
    "signed_date": "signatures.0.date", "accession_number": "accession_number",
    "period_of_report": "period_of_report",
}  # fmt: skip
_FIELD_OF_COLUMN = {"signed_shares": "shares"}
_LABELS = {
    column.name: column.label
    for view in (FILINGS, HOLDINGS, TRANSACTIONS)
    for column in view.columns
}


@dataclass(frozen=True, slots=True)
class Spot:
    """What is looked at."""

    row: RowKey | None = None
    field: str = ""
    """A field of the row, or empty."""
    fact: str = ""
    """Without a row: the way to a fact, such as ``issuer.name`` or ``footnotes.F1``."""

    @property
    def name(self) -> str:
        """In words: ``Table I, line 2, price``."""
        if self.row is None:
            return self.fact.replace("_", " ").replace(".", " ")
        place = f"Table {'II' if self.row[0] else 'I'}, line {self.row[1]}"
        return f"{place}, {label(self.field)}" if self.field else place


NOWHERE = Spot()


def label(field: str) -> str:
    """A field in the words of the lists."""
    return _LABELS.get(field, field.replace("_", " ")).lower()


def spot_of(row: RowView | None, column: str) -> Spot:
    """The spot of a filing that the cell of a list shows."""
    if row is None:
        return NOWHERE
    is_derivative, line = row.keys.get("is_derivative"), row.keys.get("line")
    key = None
    if isinstance(line, int):
        key = bool(is_derivative), line
    if fact := _FACT_OF_COLUMN.get(column):
        return Spot(key, fact=fact)
    field = _FIELD_OF_COLUMN.get(column, column)
    return Spot(key, field if key is not None and field in CELLS else "")


def rows_of(filing: Filing) -> dict[RowKey, Row]:
    """The rows of both tables, in the order of the form."""
    rows = sorted(
        (*filing.transactions, *filing.holdings), key=lambda row: (row.is_derivative, row.line)
    )
    return {(row.is_derivative, row.line): row for row in rows}


def stated(row: Row) -> Iterator[str]:
    """The fields of a row that say something, or bear a footnote."""
    return (name for name in CELLS if getattr(row, name) is not None or row.footnotes.get(name))


def row_step(rows: dict[RowKey, Row], spot: Spot, step: int) -> Spot | None:
    """The same cell of the next row, or of the one before; ``None`` at the end."""
    keys = list(rows)
    if not keys:
        return None
    if spot.row not in rows:
        return Spot(keys[0 if step > 0 else -1])
    place = keys.index(spot.row) + step
    return Spot(keys[place], spot.field) if 0 <= place < len(keys) else None


def cell_step(rows: dict[RowKey, Row], spot: Spot, step: int) -> Spot | None:
    """The next cell that says something, in the next row if need be; ``None`` at the end."""
    if spot.row not in rows:
        first = row_step(rows, spot, step)
        return first and cell_step(rows, first, step)
    assert spot.row is not None
    names = list(stated(rows[spot.row]))
    order = [CELLS.index(name) for name in names]
    here = CELLS.index(spot.field) if spot.field else -1 if step > 0 else len(CELLS)
    if step > 0:
        found = next((n for n, place in enumerate(order) if place > here), None)
    else:
        found = next((n for n in reversed(range(len(order))) if order[n] < here), None)
    if found is not None:
        return Spot(spot.row, names[found])
    neighbour = row_step(rows, Spot(spot.row), step)
    return neighbour and cell_step(rows, neighbour, step)
