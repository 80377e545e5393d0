"""The schema, as data: every table and column with a sentence of its own.

Columns that hold a fact of a filing bear its name in the JSON. Dates are ISO text,
flags are 0 or 1, NULL is what the filing does not state. The migrations build tables
from here, the documentation prints from here.
"""

from store.schema.filings import FILINGS
from store.schema.model import Column, Index, Table
from store.schema.parties import PARTIES
from store.schema.parts import PARTS
from store.schema.rows import ROWS

VERSION = 4
"""``PRAGMA user_version`` of a store made by this program. Raise it with every change of what
tables and views hold, and keep a store of the version before in the tests."""

SAME_TABLES_SINCE = 2
"""The oldest version whose tables say what those of today say: what is younger than it needs
other views and indexes alone, and columns that repeat what its filings have. Raise it to
``VERSION`` with every change of what tables say."""

APPLICATION_ID = 0x53313620  # "S16 ", so that a store can be told from any other SQLite file

TABLES: tuple[Table, ...] = (*PARTIES, *FILINGS, *ROWS, *PARTS)
"""Parents before children."""

BY_NAME: dict[str, Table] = {table.name: table for table in TABLES}

__all__ = [
    "APPLICATION_ID",
    "BY_NAME",
    "SAME_TABLES_SINCE",
    "TABLES",
    "VERSION",
    "Column",
    "Index",
    "Table",
]
