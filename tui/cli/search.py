"""``section16 search`` and ``section16 export``: ask the store, print or write the rows."""

from __future__ import annotations

import sys
from pathlib import Path

from store.errors import StoreError
from store.export import FORMATS, Listing, format_of, rows_of, write, write_file
from store.query import parse
from store.reader import Reader
from store.views import VIEWS
from tui.cli.terminal import DONE, MISUSED, complain, output, store_path, told


def search_store(query: str, view: str, format_name: str, db: str | None) -> int:
    """Print the rows that match; the exit status."""
    return told(lambda: _search(query, view, format_name, db))


def export_store(query: str, target: str, view: str, db: str | None) -> int:
    """Write the rows that match to a file; the exit status."""
    return told(lambda: _export(query, Path(target), view, db))


def _search(query: str, view: str, format_name: str, db: str | None) -> int:
    listing = Listing(VIEWS[view], parse(query))
    with Reader(store_path(db)) as reader:
        if format_name == "table":
            _print_table(reader, listing)
        else:
            write(listing, rows_of(reader, listing), sys.stdout, format_name)
    return DONE


def _print_table(reader: Reader, listing: Listing) -> None:
    from rich.text import Text  # noqa: PLC0415

    from tui.render.listing import listing_lines  # noqa: PLC0415

    console = output()
    shown = Listing(listing.view, listing.query, columns=listing.view.shown)
    count = -1  # the head is a line too
    for line in listing_lines(
        shown, rows_of(reader, shown), console.width if console.is_terminal else None
    ):
        console.print(line, soft_wrap=True)
        count += 1
    noun = listing.view.one if count == 1 else listing.view.name
    console.print(Text(f"{count:,} {noun}", "dim"))


def _export(query: str, target: Path, view: str, db: str | None) -> int:
    format_name = format_of(target)
    if format_name is None:
        known = ", ".join(f".{name}" for name in FORMATS)
        complain(str(target), f"no format has this suffix; use one of {known}")
        return MISUSED
    if target.is_dir():
        raise StoreError(f"{target}: is a folder; name a file in it")
    listing = Listing(VIEWS[view], parse(query))
    with Reader(store_path(db)) as reader:
        count = write_file(listing, rows_of(reader, listing), target, format_name)
    noun = listing.view.one if count == 1 else listing.view.name
    print(f"{count:,} {noun} written to {target}")  # noqa: T201
    return DONE
