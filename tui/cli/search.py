"""``section16 search``: ask the store, print the rows."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import Unpack

from store.export import Listing, rows_for, rows_of, with_hits, write
from store.reader import Reader
from tui.cli.asked import Asked, listing_of
from tui.cli.hits import HitLines
from tui.cli.terminal import DONE, current_store, output, told


def search_store(query: str, format_name: str, db: str | None, **asked: Unpack[Asked]) -> int:
    """Print the rows that match; the exit status."""
    return told(lambda: _search(query, format_name, db, asked))


def _search(query: str, format_name: str, db: str | None, asked: Asked) -> int:
    listing = listing_of(query, asked)
    with Reader(current_store(db)) as reader:
        if format_name == "table":
            _print_table(reader, listing)
        else:  # as bytes, so that they are those of an exported file
            rows = rows_for(reader, listing, format_name)
            write(listing, rows, sys.stdout.buffer, format_name)
            sys.stdout.buffer.flush()
    return DONE


def _print_table(reader: Reader, listing: Listing) -> None:
    from rich.text import Text  # noqa: PLC0415

    from tui.render.listing import listing_lines  # noqa: PLC0415

    console = output()
    shown = replace(listing, columns=listing.columns or listing.view.shown)
    count = -1  # the head is a line too
    under = HitLines(shown)
    rows = under.heeding(with_hits(reader, shown, rows_of(reader, shown)))
    for line in listing_lines(shown, rows, console.width if console.is_terminal else None):
        console.print(line, soft_wrap=True)
        if count >= 0:
            for hit in under.next():
                console.print(hit, soft_wrap=True)
        count += 1
    noun = listing.view.one if count == 1 else listing.view.name
    console.print(Text(f"{count:,} {noun}", "dim"))
