"""The page that tells every table, view and column of the store, from the schema itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from store.schema import BY_NAME, TABLES, VERSION, Column, Table
from store.views import NUMERIC, VIEWS, Kind, View

_HEAD = f"""\
# The store's tables and views

One SQLite file, schema version {VERSION} (`PRAGMA user_version`). Names are those of the JSON.
Dates are ISO text, date-times Eastern time, flags 0 or 1, numbers REAL; NULL is what the filing
does not state, never 0 or an empty text. This page is made from the schema by `make docs`.

Tables: {{tables}}.

Views: {{views}}.
"""
_KEYS = {
    "id": "Number of the row in this store.",
    "filing_id": "The filing's number: `filings.id`.",
    "issuer_id": "The issuer's number: `issuers.id`.",
}
"""Columns of views that lead elsewhere; of the others, what their table says is said."""
ONE_LIST = "What the list of {view.name} shows: a row a {view.one}."
"""What is said of a view."""

_TYPES = dict.fromkeys(NUMERIC, "REAL") | {Kind.COUNT: "INTEGER", Kind.FLAG: "INTEGER"}


def page() -> str:
    """The whole page, Markdown."""
    head = _HEAD.format(
        tables=", ".join(f"[{t.name}](#{t.name})" for t in TABLES),
        views=", ".join(f"[{v.sql_name}](#{v.sql_name})" for v in VIEWS.values()),
    )
    return "\n".join((head, *_tables(), *_views()))


def _tables() -> Iterator[str]:
    yield "# Tables\n"
    for table in TABLES:
        yield f"## {table.name}\n\n{table.doc}\n"
        yield _grid((c.name, c.type, _told(c)) for c in table.columns)
        yield from _besides(table)


def _told(column: Column) -> str:
    told = column.doc
    if column.references:
        told += f" Refers to [{column.references}](#{column.references})."
    return told + (" Never NULL." if column.required else "")


def _besides(table: Table) -> Iterator[str]:
    """Unique columns and the full-text index."""
    if table.unique:
        sets = "; ".join(" with ".join(f"`{name}`" for name in names) for names in table.unique)
        yield f"Unique: {sets}.\n"
    if table.full_text:
        columns = ", ".join(f"`{name}`" for name in table.full_text)
        yield f"Full-text index (FTS5) of {columns}: `{table.name}_fts`.\n"


def _views() -> Iterator[str]:
    yield "# Views\n"
    for view in VIEWS.values():
        yield f"## {view.sql_name}\n\n{ONE_LIST.format(view=view)}\n"
        yield _grid(_view_columns(view))


def _view_columns(view: View) -> Iterator[tuple[str, str, str]]:
    for name, doc in key_docs(view).items():
        yield name, "TEXT" if name == "as_filed" else "INTEGER", doc
    for column in view.columns:
        yield column.name, _TYPES.get(column.kind, "TEXT"), column.doc


def key_docs(view: View) -> dict[str, str]:
    """What a view's columns that lead elsewhere hold; lists do not show them."""
    table = BY_NAME[view.base.split()[0]]
    docs = {column.name: column.doc for column in table.columns} | _KEYS
    return {name: docs[name] for name, _ in view.keys}


def _grid(rows: Iterable[tuple[str, str, str]]) -> str:
    lines = (f"| `{name}` | {kind} | {_escaped(doc)} |\n" for name, kind, doc in rows)
    return "| column | type | what it holds |\n|---|---|---|\n" + "".join(lines)


def _escaped(doc: str) -> str:
    return doc.replace("|", "\\|").replace("<", "\\<")
