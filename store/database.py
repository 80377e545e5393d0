"""Opening the store's file, and telling in words why it cannot be opened."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from store.errors import StoreError
from store.schema import APPLICATION_ID, VERSION

_BUSY_MS = 5000
_CACHE_KIB = 2 * 1024
_WRITING_CACHE_KIB = 64 * 1024
"""Room for the pages that new rows touch in the indexes of a large store."""
_CHECKPOINT_PAGES = 16_000
"""Pages in the log before they go into the file: a page that many batches touch goes once."""


def is_older(path: Path, than: int = VERSION) -> bool:
    """Is there a store that would be brought up to date before it is read?

    :param than: or one of a version before this one
    """
    if not path.exists():
        return False
    with _told_in_words(path), closing(_connected(path)) as connection:
        _check(connection, path)
        return 0 < _version(connection) < than


def open_for_reading(path: Path, may_migrate: bool = True) -> sqlite3.Connection:
    """A connection that cannot write. An older store is brought up to date first.

    :param may_migrate: else an older store is refused
    :raises StoreError: there is no store, or it is none of ours, or too new, or too old and
        not to be brought up to date
    """
    if not path.exists():
        raise StoreError(f"{path}: no store there yet; make one with: section16 add PATH")
    with _told_in_words(path):
        connection = _connected(path)
        _check(connection, path)
        if _version(connection) < VERSION:
            connection.close()
            if not may_migrate:
                raise StoreError(
                    f"{path}: made by an older section16; it is brought up to date {_WHEN}"
                )
            open_for_writing(path).close()
            connection = _connected(path)
        _tune(connection)
        return connection


_WHEN = "when something is added to it or asked of it"


def _connected(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, check_same_thread=False)


def open_for_writing(
    path: Path, told: Callable[[int, int], None] | None = None
) -> sqlite3.Connection:
    """A connection to the store, made or migrated if need be.

    :param told: is told how many filings of an older store have been read again, and of how
        many; what it raises, or Ctrl+C, leaves that store as it was
    :raises StoreError: the file is none of ours, newer than this program, or not writable
    """
    with _told_in_words(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(path, check_same_thread=False)
        _check(connection, path)
        if _version(connection) < VERSION:
            from store.migrations import migrate  # noqa: PLC0415 - slow to import, rarely needed

            connection.execute("PRAGMA journal_mode = WAL")
            try:
                migrate(connection, told)
            except BaseException as error:
                connection.close()
                if isinstance(error, StoreError):
                    raise StoreError(f"{path}: {error}") from error
                raise
        _tune(connection)
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute(f"PRAGMA cache_size = -{_WRITING_CACHE_KIB}")
        connection.execute(f"PRAGMA wal_autocheckpoint = {_CHECKPOINT_PAGES}")
        return connection


def _check(connection: sqlite3.Connection, path: Path) -> None:
    """Refuse a file of another program, or of a section16 to come."""
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    is_empty = not connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone()
    if application != APPLICATION_ID and not is_empty:
        raise StoreError(f"{path}: an SQLite file of another program, not a section16 store")
    if _version(connection) > VERSION:
        raise StoreError(f"{path}: made by a newer section16; update the program")


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _tune(connection: sqlite3.Connection) -> None:
    connection.execute(f"PRAGMA busy_timeout = {_BUSY_MS}")
    connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
    connection.execute("PRAGMA temp_store = MEMORY")


@contextmanager
def _told_in_words(path: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        raise StoreError(f"{path}: {in_words(error)}") from error
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise StoreError(f"{path}: cannot be opened: {reason}") from error


def in_words(error: sqlite3.Error) -> str:
    """What an SQLite error means for the user, and what to do."""
    text = str(error)
    for sign, words in _IN_WORDS.items():
        if sign in text:
            return words
    return f"the store cannot be used: {text}"


_IN_WORDS = {
    "not a database": "not an SQLite file, so no section16 store; name another with --db",
    "unable to open": "cannot be opened or made there; check the folder and its permissions",
    "readonly": "cannot be written to; check its permissions or name another with --db",
    "locked": "in use by another program; try again when it is done",
    "disk is full": "no room left on the disk; nothing of the last batch was kept",
    "malformed": "damaged; restore it from a copy, or add the filings to a new store",
}
