"""The SEC's Insider Transactions Data Sets: a quarter of Forms 3, 4 and 5 as tables.

A data set is a folder with SUBMISSION.tsv and its siblings, on disk or in an archive. It is
taken apart into filings without reading a cell (:mod:`~parsers.bulk.data_set`): the rows of one
accession number, in all tables, become one extract (:mod:`~parsers.bulk.extract`), small and in
the tables' own words. An extract is read like any other source of a filing
(:mod:`~parsers.bulk.reading`), by whichever process does it, and is what a store keeps of it.
Where an archive can only be read forward, tables wait for its end (:mod:`~parsers.bulk.waiting`).

Opening folders and archives does not belong here.
"""

from __future__ import annotations

from parsers.bulk.data_set import DataSet, Part, TooLarge, is_table, tables_among
from parsers.bulk.extract import is_extract
from parsers.bulk.reading import read_extract
from parsers.bulk.waiting import Waiting

__all__ = [
    "DataSet",
    "Part",
    "TooLarge",
    "Waiting",
    "is_extract",
    "is_table",
    "read_extract",
    "tables_among",
]
