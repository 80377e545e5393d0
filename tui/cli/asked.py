"""What was typed after ``search`` and ``export``, as a listing of the store."""

from __future__ import annotations

from typing import TypedDict

from store.export import Listing
from store.query import parse
from store.reader import Sort
from store.views import VIEWS, Column, View
from tui.cli.terminal import Misuse


class Asked(TypedDict):
    """The options that both commands take, as click gives them."""

    view: str
    columns: str | None
    """Names with commas between them."""
    all_columns: bool
    sort: str | None
    reverse: bool


def listing_of(query: str, asked: Asked) -> Listing:
    """The listing that was asked for; its columns are empty where none were chosen.

    :raises Misuse: a column is not one of the view's, or the options contradict each other
    :raises QueryError: the query cannot be understood
    """
    view = VIEWS[asked["view"]]
    if asked["columns"] is not None and asked["all_columns"]:
        raise Misuse("--columns: leave it or --all-columns out")
    if asked["reverse"] and asked["sort"] is None:
        raise Misuse("--reverse: name a column to sort by, with --sort")
    columns: tuple[Column, ...] = view.columns if asked["all_columns"] else ()
    if asked["columns"] is not None:
        names = (name.strip() for name in asked["columns"].split(","))
        columns = tuple(_column(view, name, "--columns") for name in dict.fromkeys(names))
    sort = None
    if asked["sort"] is not None:
        sort = Sort(_column(view, asked["sort"], "--sort").name, descending=asked["reverse"])
        if why := view.why_unsorted(sort.column):
            raise Misuse(f"--sort: {why}")
    return Listing(view, parse(query), sort=sort, columns=columns)


def _column(view: View, name: str, option: str) -> Column:
    try:
        return view.column(name)
    except KeyError:
        known = ", ".join(column.name for column in view.columns)
        raise Misuse(f"{option}: {view.name} have no column {name!r}; there are {known}") from None
