"""What a table is, what its columns are, and the columns that many tables have."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ColumnType = Literal["INTEGER", "REAL", "TEXT", "BLOB"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table."""

    name: str
    type: ColumnType
    doc: str
    references: str | None = None
    """The table whose ``id`` this column holds."""
    required: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """One table of the store."""

    name: str
    doc: str
    columns: tuple[Column, ...]
    unique: tuple[tuple[str, ...], ...] = ()
    indexes: tuple[tuple[str, ...], ...] = ()
    full_text: tuple[str, ...] = ()
    """Columns with an FTS5 index, in the table ``<name>_fts``."""


def key(table: str, doc: str, required: bool = True) -> Column:
    """A column with the ``id`` of a row of another table."""
    return Column(f"{_SINGULAR[table]}_id", "INTEGER", doc, references=table, required=required)


_SINGULAR = {
    "issuers": "issuer",
    "reporting_owners": "reporting_owner",
    "filings": "filing",
    "transactions": "transaction",
    "holdings": "holding",
    "footnotes": "footnote",
}
ID = Column("id", "INTEGER", "Number of the row in this store.")
OF_FILING = key("filings", "The filing it belongs to.")
POSITION = Column("position", "INTEGER", "Place in filed order, from 1.", required=True)

ADDRESS = (
    Column("street1", "TEXT", "First line of the street address."),
    Column("street2", "TEXT", "Second line of the street address."),
    Column("city", "TEXT", "City."),
    Column("state", "TEXT", "EDGAR's two-character code of a state, province or country."),
    Column("zip_code", "TEXT", "Zip or postal code."),
    Column("country", "TEXT", "EDGAR's code of the country; since March 2026."),
    Column("non_us_state_territory", "TEXT", "Province outside the US; since March 2026."),
    Column("state_description", "TEXT", "EDGAR's name of a state code that is no US state."),
)
