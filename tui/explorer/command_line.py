"""The command line that writes the same file as the dialog, where there is one.

A list may be narrowed to an issuer or an insider by its number in the store, of which the
query language knows nothing. It is said by CIK, ticker or name instead, but only if that
gives the same rows in the same order: an issuer may itself be an insider of another, and two
people may bear one name.
"""

from __future__ import annotations

import os
import shlex
import subprocess
from array import array
from dataclasses import replace
from itertools import product
from pathlib import Path

from store.conditions import Scope
from store.errors import QueryError
from store.export import FORMATS, Listing
from store.query import parse
from store.reader import Reader
from store.views import INSIDERS, ISSUERS, View
from tui.cli.terminal import own_store

CANNOT = "No command line gives just these rows."
MARKED = "Marked rows cannot be named on a command line."


def query_for(reader: Reader, listing: Listing, format_name: str) -> str | None:
    """A query that gives the rows of a listing without its scope; ``None`` if there is none.

    To be asked in a worker thread.
    """
    query, scope = listing.query, listing.scope
    if scope == Scope():
        return query.text.strip()
    if scope.filing_id is not None:
        return None
    # Where words stand is told in some formats, and a name looked for would be told too.
    with_names = not FORMATS[format_name].tells_hits
    wanted = None
    for terms in product(
        _terms(reader, ISSUERS, scope.issuer_id, with_names),
        _terms(reader, INSIDERS, scope.reporting_owner_id, with_names),
    ):
        text = " ".join(part for part in (query.text.strip(), *terms) if part)
        try:
            asked = parse(text)
        except QueryError:  # a name that the language cannot say
            continue
        if wanted is None:
            wanted = _ids(reader, listing)
        if _ids(reader, replace(listing, query=asked, scope=Scope())) == wanted:
            return text
    return None


def command_line(store: Path, listing: Listing, query: str, target: Path) -> str:
    """What to type into a shell.

    :param query: as :func:`query_for` gives it
    """
    words = ["section16", "export"]
    if os.environ.get("SECTION16_DB") or store.absolute() != own_store():
        words += ["--db", str(store.absolute())]
    words += ["--view", listing.view.name]
    if listing.columns:
        words += ["--columns", ",".join(column.name for column in listing.columns)]
    if listing.sort is not None:
        words += ["--sort", listing.sort.column]
        if listing.sort.descending:
            words.append("--reverse")
    words += ["-o", str(target)]
    if query:
        # What begins with a hyphen would be taken for an option.
        words += ["--", query] if query.startswith("-") else [query]
    return subprocess.list2cmdline(words) if os.name == "nt" else shlex.join(words)


def _ids(reader: Reader, listing: Listing) -> array[int]:
    ids = array("q")
    for part in reader.ids(listing.view, listing.query, listing.scope, listing.sort):
        ids.extend(part)
    return ids


def _terms(reader: Reader, view: View, row_id: int | None, with_names: bool) -> list[str]:
    """Ways to say an issuer or an insider in the query language, the surest first."""
    if row_id is None:
        return [""]
    names = {"cik": "cik:{}", "ticker": "ticker:{}"}
    if with_names:
        names["name"] = view.one + ':"{}"'
    known = {column.name: place for place, column in enumerate(view.columns)}
    found = []
    for row in reader.rows(view, [row_id]):
        for column, form in names.items():
            value = row.cells[known[column]] if column in known else None
            if value and '"' not in str(value):
                found.append(form.format(value))
    return found
