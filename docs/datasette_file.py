"""What Datasette is told of a store: labels, facets, orders, and a sentence a column.

Made from the schema. ``datasette section16.db --metadata docs/datasette.json`` reads it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from schema_page import ONE_LIST, key_docs

from store.schema import BY_NAME, TABLES, Table
from store.views import VIEWS, View

DATABASE = "section16"
"""The name of the store's file, without its suffix."""


@dataclass(frozen=True, slots=True)
class Shown:
    """How a table or a view is shown."""

    label: str | None = None
    """Column that stands for a row wherever another table refers to it."""
    facets: tuple[str, ...] = ()
    sort_desc: str | None = None


SHOWN: Mapping[str, Shown] = {
    "issuers": Shown("name"),
    "reporting_owners": Shown("name"),
    "filings": Shown("source", ("form_type", "source_format"), "filed_date"),
    # An accession number would say less: what was scraped has none.
    "transactions": Shown(
        "security_title", ("transaction_code", "acquired_disposed_code"), "transaction_date"
    ),
    "holdings": Shown("security_title", ("direct_or_indirect",)),
    "footnotes": Shown("text"),
    "problems": Shown(facets=("severity", "where")),
    "transaction_rows": Shown(
        facets=("transaction_code", "ticker", "form_type"), sort_desc="transaction_date"
    ),
    "holding_rows": Shown(facets=("ticker", "form_type"), sort_desc="period_of_report"),
    "filing_rows": Shown(facets=("form_type", "ticker"), sort_desc="filed_date"),
    "footnote_rows": Shown(facets=("ticker",), sort_desc="filed_date"),
    "issuer_rows": Shown(sort_desc="last_filed"),
    "insider_rows": Shown(sort_desc="last_filed"),
}
SEARCHED: Mapping[str, str] = {
    # Views and tables whose numbers are those of another table, which has the words.
    "footnote_rows": "footnotes",
    "filings": "filing_texts",
    "filing_rows": "filing_texts",
}


def metadata() -> str:
    """The whole file, JSON."""
    told = {table.name: _table(table) for table in TABLES}
    told |= {view.sql_name: _view(view) for view in VIEWS.values()}
    return json.dumps({"databases": {DATABASE: {"tables": told}}}, indent=2) + "\n"


def _table(table: Table) -> dict[str, Any]:
    return _described(table.name, table.doc, {c.name: c.doc for c in table.columns})


def _view(view: View) -> dict[str, Any]:
    columns = key_docs(view)
    columns |= {column.name: column.doc for column in view.columns}
    return _described(view.sql_name, ONE_LIST.format(view=view), columns)


def _described(name: str, doc: str, columns: Mapping[str, str]) -> dict[str, Any]:
    shown = SHOWN.get(name, Shown())
    told: dict[str, Any] = {"description": doc}
    if shown.label:
        told["label_column"] = shown.label
    if shown.facets:
        told["facets"] = list(shown.facets)
    if shown.sort_desc:
        told["sort_desc"] = shown.sort_desc
    if name in SEARCHED:
        told |= {"fts_table": f"{BY_NAME[SEARCHED[name]].name}_fts", "fts_pk": "id"}
    return told | {"columns": dict(columns)}
