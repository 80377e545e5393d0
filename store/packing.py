"""The bytes of filings as they are kept: in zlib's format, which every language unpacks."""

from __future__ import annotations

import zlib

from store.errors import StoreError

try:
    from isal.isal_zlib import compress  # makes the same format in a quarter of the time
except ImportError:  # not to be had for every processor
    from zlib import compress

_LEVEL = 2
"""Of isal a tenth larger than zlib's own default; of zlib a little quicker than that."""


def packed(content: bytes) -> bytes:
    """The content, compressed."""
    return compress(content, _LEVEL)


def unpacked(content: bytes) -> bytes:
    """What :func:`packed` was given.

    :raises StoreError: it is damaged; the message names no file
    """
    try:
        return zlib.decompress(content)
    except zlib.error as error:
        raise StoreError("the bytes kept of this filing are damaged") from error
