"""Bytes in, filing out: the front door of everything that reads.

:func:`read` takes what a user can name (a file, a folder, an archive, ``-``) and gives
the filings found in it; :func:`readings` also says what gave none, and why. This room
knows no database and no terminal.

The readers are loaded when one of these names is first asked for: who wants a table of
codes, to search a store, need not wait for them.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from parsers.errors import NotAFiling, SourceError, Unreadable
    from parsers.filing import Filing
    from parsers.front import Reading, nothing_found, read, readings, readings_of
    from parsers.reading import preview, read_content

_STAND_IN = {
    "Filing": "filing",
    "NotAFiling": "errors",
    "Reading": "front",
    "SourceError": "errors",
    "Unreadable": "errors",
    "nothing_found": "front",
    "preview": "reading",
    "read": "front",
    "read_content": "reading",
    "readings": "front",
    "readings_of": "front",
}
"""The module of each name."""

__all__ = [
    "Filing",
    "NotAFiling",
    "Reading",
    "SourceError",
    "Unreadable",
    "nothing_found",
    "preview",
    "read",
    "read_content",
    "readings",
    "readings_of",
]


def __getattr__(name: str) -> Any:
    """A name of the front door, with the module that it stands in (PEP 562)."""
    if name not in _STAND_IN:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_STAND_IN[name]}"), name)
