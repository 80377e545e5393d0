"""A file that appears whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from store.errors import StoreError
from store.export.formats import write
from store.export.listing import Listing, NotWritable, Rows


def write_file(listing: Listing, rows: Rows, path: Path, format_name: str) -> int:
    """Write rows to a file, which is replaced only when all is written; how many rows.

    Given up half-way, by an error or by the user, it leaves what was there before.

    :raises StoreError: the file cannot be written
    """
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    except OSError as error:
        raise StoreError(f"{path}: cannot be written: {_reason(error)}") from error
    temporary = Path(name)
    try:
        with open(handle, "wb") as stream:  # noqa: PTH123
            count = write(listing, rows, stream, format_name)
        temporary.chmod(0o666 & ~_umask())
        temporary.replace(path)
    except OSError as error:
        raise StoreError(f"{path}: cannot be written: {_reason(error)}") from error
    except NotWritable as error:
        raise StoreError(f"{path}: {error}") from error
    finally:
        temporary.unlink(missing_ok=True)
    return count


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
