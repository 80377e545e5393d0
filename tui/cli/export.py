"""``section16 export``: ask the store, write the rows to a file."""

from __future__ import annotations

from pathlib import Path
from typing import Unpack

from store.errors import StoreError
from store.export import FORMATS, format_of, rows_for, write_file
from store.harmless import visible
from store.reader import Reader
from tui.cli.asked import Asked, listing_of
from tui.cli.progress import counted
from tui.cli.terminal import DONE, Misuse, current_store, told


def export_store(query: str, target: str, db: str | None, **asked: Unpack[Asked]) -> int:
    """Write the rows that match to a file; the exit status."""
    return told(lambda: _export(query, Path(target), db, asked))


def _export(query: str, target: Path, db: str | None, asked: Asked) -> int:
    format_name = format_of(target)
    if format_name is None:
        known = ", ".join(f".{name}" for name in FORMATS)
        raise Misuse(f"{target}: no format has this suffix; use one of {known}")
    if target.is_dir():
        raise StoreError(f"{target}: is a folder; name a file in it")
    listing = listing_of(query, asked)
    view = listing.view
    with Reader(current_store(db)) as reader:
        rows = counted(
            rows_for(reader, listing, format_name),
            f"writing {visible(target.name)}",
            lambda: reader.count(view, listing.query, listing.scope),
        )
        count = write_file(listing, rows, target, format_name)
    noun = view.one if count == 1 else view.name
    print(f"{count:,} {noun} written to {visible(str(target))}")  # noqa: T201
    return DONE
