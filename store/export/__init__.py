"""Writing a view out, for other programs and for people.

Rows are streamed in every format; a file appears whole or not at all; the same listing
gives the same bytes wherever it is written from. Text that a spreadsheet would take for
a formula stays text: in CSV and TSV it gets an apostrophe before it, in Excel it is
marked as text. In all but JSON and Parquet, control characters are written as visible
ones. What is written to a terminal is no export and belongs to ``tui.render``.
"""

from store.export.files import write_file
from store.export.formats import FORMATS, Format, format_of, rows_for, write
from store.export.listing import Found, Listing, Rows, rows_of, watched, with_hits

__all__ = [
    "FORMATS",
    "Format",
    "Found",
    "Listing",
    "Rows",
    "format_of",
    "rows_for",
    "rows_of",
    "watched",
    "with_hits",
    "write",
    "write_file",
]
