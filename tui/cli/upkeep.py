"""``section16 check`` and ``section16 remove``."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from store.errors import StoreError
from store.harmless import visible
from store.reader import Reader
from store.removal import Removed, remove
from store.upkeep import CHECKS, findings, opened
from tui.cli.progress import bar
from tui.cli.terminal import DONE, FAILED, complain, store_path, told


def check_store(db: str | None) -> int:
    """Say what is wrong with the store, or that nothing is; the exit status."""
    return told(lambda: _check(store_path(db)))


def remove_filings(names: Sequence[str], db: str | None) -> int:
    """Take filings out and say what went; the exit status."""
    return told(lambda: _remove(names, store_path(db)))


def _check(path: Path) -> int:
    wrong: list[str] = []
    with opened(path) as connection, bar("checking", len(CHECKS)) as show:
        for done, check in enumerate(CHECKS):
            show(done, f"checking {check.name}")
            try:
                wrong += findings(connection, check)
            except StoreError as error:
                raise StoreError(f"{path}: {error}") from error
    if wrong:
        for line in wrong:
            complain(str(path), line)
        return FAILED
    with Reader(path) as reader:
        counts = reader.overview().counts
    held = ", ".join(f"{counts[what]:,} {what}" for what in ("filings", "transactions", "holdings"))
    print(f"whole: {visible(str(path))}, {held}")  # noqa: T201
    return DONE


def _remove(names: Sequence[str], path: Path) -> int:
    removed = remove(path, names)
    for line in _said(removed):
        print(visible(line))  # noqa: T201
    sys.stdout.flush()
    for name in removed.unknown:
        complain(str(path), f"no filing {name} in it; see: section16 search --view filings")
    return FAILED if removed.unknown else DONE


def _said(removed: Removed) -> list[str]:
    lines = []
    for filing in removed.filings:
        name = filing.accession_number or f"filing {filing.filing_id}"
        lines.append(f"removed {name}, Form {filing.form_type or 'unknown'}, from {filing.source}")
    if removed.filings:
        rows = ", ".join(f"{table} {count:,}" for table, count in removed.rows.items())
        lines.append(f"rows: {rows}")
    for what, names in (("issuers", removed.issuers), ("insiders", removed.insiders)):
        if names:
            lines.append(f"{what} without any other filing: {', '.join(names)}")
    return lines
