"""The terminal as the commands see it: where to print, where to complain."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from rich.console import Console

from parsers.errors import SourceError
from store.errors import QueryError, StoreError
from store.harmless import visible

DONE, FAILED, MISUSED = 0, 1, 2
"""Exit statuses."""

_PIPE_WIDTH = 100
"""Cells of a page that is not printed on a terminal."""


class Misuse(Exception):
    """The command line is wrong. The message says what, and what to do."""


def output() -> Console:
    """Standard output; in a pipe without colours and as wide as a page."""
    console = Console(highlight=False, markup=False, emoji=False, soft_wrap=False)
    if not console.is_terminal and "COLUMNS" not in os.environ:
        console.width = _PIPE_WIDTH
    return console


def complain(path: str, message: str) -> None:
    """One line on standard error: the path, what is wrong, what to do."""
    print(f"{visible(path)}: {visible(message)}", file=sys.stderr)  # noqa: T201


def told(work: Callable[[], int]) -> int:
    """Run a command; what goes wrong with the store or the query is said in a line."""
    try:
        return work()
    except QueryError as error:
        print(_pointed(error), file=sys.stderr)  # noqa: T201
        return MISUSED
    except Misuse as error:
        print(visible(str(error)), file=sys.stderr)  # noqa: T201
        return MISUSED
    except (StoreError, SourceError) as error:
        print(visible(str(error)), file=sys.stderr)  # noqa: T201
        return FAILED
    except BrokenPipeError:  # the reader has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except KeyboardInterrupt:
        print("stopped", file=sys.stderr)  # noqa: T201
        return FAILED


def store_path(db: str | None) -> Path:
    """The store that was named, or the user's own."""
    return Path(db) if db else own_store()


def own_store() -> Path:
    """The user's own store, which need not be named."""
    from platformdirs import user_data_path  # noqa: PLC0415

    return user_data_path("section16", appauthor=False) / "section16.db"


def current_store(db: str | None) -> Path:
    """As :func:`store_path`; a store of an older program is brought up to date, with a word.

    :raises StoreError: it cannot be, or the user stopped it; then it is as it was
    """
    from store.database import is_older  # noqa: PLC0415

    path = store_path(db)
    if is_older(path):
        try:
            _bring_up_to_date(path)
        except KeyboardInterrupt:
            raise StoreError(
                f"{path}: stopped; it is as it was, to be brought up to date another time"
            ) from None
    return path


def _bring_up_to_date(path: Path) -> None:
    """Say what is done to a store, and show how far it has come where that takes its time."""
    from store.database import is_older, open_for_writing  # noqa: PLC0415
    from store.schema import SAME_TABLES_SINCE  # noqa: PLC0415
    from tui.cli.progress import bar  # noqa: PLC0415

    is_read_again = is_older(path, SAME_TABLES_SINCE)
    what = "its filings are read again" if is_read_again else "its lists are made anew"
    complain(str(path), f"made by an older section16; {what} ...")
    with ExitStack() as shown:
        shows: list[Callable[[int, str], None]] = []

        def told(done: int, of: int) -> None:
            if not shows:
                shows.append(shown.enter_context(bar("reading filings again", of)))
            shows[0](done, f"reading filings again: {done:,} of {of:,}")

        open_for_writing(path, told).close()


def _pointed(error: QueryError) -> str:
    return f"query, character {error.start + 1}: {visible(error.message)}"
