"""``section16 show`` and ``section16 info``: one filing, and the store as a whole."""

from __future__ import annotations

import sys

from parsers import preview
from parsers.decoding import decode
from store.harmless import visible_lines
from store.inventory import inventory
from store.reader import Reader
from tui.cli.terminal import DONE, FAILED, complain, current_store, output, told
from tui.render.filing import render_filing
from tui.render.inventory import inventory_page
from tui.render.overview import overview


def show_filing(name: str, raw: bool, db: str | None) -> int:
    """Print one stored filing; the exit status."""
    return told(lambda: _show(name, raw, db))


def show_info(db: str | None, with_sizes: bool = True) -> int:
    """Print what the store holds; the exit status."""
    return told(lambda: _info(db, with_sizes))


def print_overview(db: str | None, with_size: bool = True) -> int:
    """:raises StoreError: there is no store"""
    with Reader(current_store(db)) as reader:
        output().print(overview(reader.overview(), with_size))
    return DONE


def _info(db: str | None, with_sizes: bool) -> int:
    status = print_overview(db, with_sizes)
    output().print(inventory_page(inventory(current_store(db)), with_sizes))
    return status


def _show(name: str, raw: bool, db: str | None) -> int:
    path = current_store(db)
    with Reader(path) as reader:
        filing_id = reader.find_filing(name)
        if filing_id is None:
            complain(str(path), f"no filing {name} in it; see: section16 search --view filings")
            return FAILED
        content = reader.source(filing_id)
        if raw:
            _print_raw(content)
            return DONE
        console = output()
        for part in render_filing(reader.filing(filing_id), lambda: preview(content)):
            console.print(part)
    return DONE


def _print_raw(content: bytes) -> None:
    """The bytes as they are; on a terminal, with what it would obey made visible."""
    if sys.stdout.isatty():
        sys.stdout.write(visible_lines(decode(content)))
    else:
        sys.stdout.buffer.write(content)
