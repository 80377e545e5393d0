"""``section16 [PATH...]``: add what is named and open the explorer."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from tui.cli.terminal import DONE, FAILED, current_store, told


def explore_store(paths: Sequence[str], db: str | None) -> int:
    """Open the explorer; without a terminal print the overview. The exit status."""
    return told(lambda: _explore(paths, db))


def _explore(paths: Sequence[str], db: str | None) -> int:
    status = DONE
    path = current_store(db)
    if paths:
        from tui.cli.add import add_paths  # noqa: PLC0415

        status = FAILED if add_paths(paths, path).failures else DONE
    if not _has_terminal("-" in paths):
        from tui.cli.show import print_overview  # noqa: PLC0415

        return print_overview(db) or status
    if not path.exists():
        from store.writer import Writer  # noqa: PLC0415

        with Writer(path):  # an empty store to begin with
            pass
    if not sys.stderr.isatty():  # Textual draws on standard error, which may go to a file
        sys.__stderr__ = sys.__stdout__  # type: ignore[misc]
    from tui.explorer import run  # noqa: PLC0415

    return run(path) or status


def _has_terminal(stdin_was_read: bool) -> bool:
    """Is there a screen to draw on and a keyboard to read?"""
    if not sys.stdout.isatty():
        return False
    if stdin_was_read and not sys.stdin.isatty():
        try:  # the filings came through standard input; the keys come from the terminal itself
            os.dup2(os.open("/dev/tty", os.O_RDONLY), sys.stdin.fileno())
        except OSError:
            return False
    return sys.stdin.isatty()
