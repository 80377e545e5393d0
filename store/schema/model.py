"""What a table is, what its columns are, and the columns that many tables have."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ColumnType = Literal["INTEGER", "REAL", "TEXT", "BLOB"]


@dataclass(frozen=True, slots=True)
class OfFiling:
    """What a column repeats of its row's filing, so that one index has both."""

    columns: tuple[str, ...]
    """Columns of ``filings``: the first of them that is filled is repeated."""

    def trigger(self, table: str, column: str) -> str:
        """The statement that keeps it as the filing has it."""
        return (
            f"CREATE TRIGGER {table}_{column} AFTER UPDATE OF {', '.join(self.columns)} ON filings"
            f" BEGIN UPDATE {table} SET {column} = {self._of('new')}"
            " WHERE filing_id = new.id; END"
        )

    def selected(self, table: str) -> str:
        """A SELECT of it for a row of its table."""
        return f"(SELECT {self._of('f')} FROM filings AS f WHERE f.id = {table}.filing_id)"

    def _of(self, alias: str) -> str:
        return f"coalesce({', '.join(f'{alias}.{name}' for name in self.columns)})"


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table."""

    name: str
    type: ColumnType
    doc: str
    references: str | None = None
    """The table whose ``id`` this column holds."""
    required: bool = False
    of_filing: OfFiling | None = None
    """Set where it says nothing of its own. Such columns come last: a store of before has
    them added."""


@dataclass(frozen=True, slots=True)
class Index:
    """An index on columns of a table, or on expressions of them."""

    columns: tuple[str, ...]
    """Names of columns, or SQL."""
    where: str = ""
    """The rows that are in it, where that is not all: what nearly every row has in common
    needs no index, and a row left out costs neither time nor room."""
    called: str = ""
    """What it indexes, in a word, where that is an expression."""

    def name(self, table: str) -> str:
        """Its name in the store."""
        return f"idx_{table}_{self.called or '_'.join(self.columns)}"

    def sql(self, table: str) -> str:
        """The statement that makes it."""
        columns = ", ".join(
            f'"{column}"' if column.isidentifier() else column for column in self.columns
        )
        where = f" WHERE {self.where}" if self.where else ""
        return f"CREATE INDEX {self.name(table)} ON {table} ({columns}){where}"


def index(*columns: str, called: str = "") -> Index:
    """An index of every row."""
    return Index(columns, called=called)


def filled(column: str, called: str = "") -> Index:
    """An index of the rows in which a column is not NULL."""
    return Index((column,), where=f"{column} IS NOT NULL", called=called)


def besides(column: str, *common: str | int) -> Index:
    """An index of the rows in which a column has none of the values that most rows have."""
    return Index((column,), where=unlike(column, common))


def unlike(sql: str, common: tuple[str | int, ...]) -> str:
    """The condition that something is neither NULL nor one of these; ``sql`` tells what.

    SQLite uses a partial index where a query has the index's own condition word for word.
    """
    values = [f"'{value}'" if isinstance(value, str) else str(value) for value in common]
    return f"{sql} <> {values[0]}" if len(values) == 1 else f"{sql} NOT IN ({', '.join(values)})"


@dataclass(frozen=True, slots=True)
class Table:
    """One table of the store."""

    name: str
    doc: str
    columns: tuple[Column, ...]
    unique: tuple[tuple[str, ...], ...] = ()
    indexes: tuple[Index, ...] = ()
    full_text: tuple[str, ...] = ()
    """Columns with an FTS5 index, in the table ``<name>_fts``."""

    @property
    def repeated(self) -> tuple[tuple[str, OfFiling], ...]:
        """Its columns that repeat something of their rows' filings, and what."""
        return tuple((c.name, c.of_filing) for c in self.columns if c.of_filing)


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
