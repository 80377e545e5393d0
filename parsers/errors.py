"""What the front door raises. Anything a filer wrote becomes a problem instead."""

from __future__ import annotations


class SourceError(Exception):
    """A source that gives no filing. The message is one line for the user, without the path."""


class NotAFiling(SourceError):
    """The bytes were read and are no filing: empty, binary, an error page, something else."""


class Unreadable(SourceError):
    """The bytes could not be had: no such file, no permission, a broken archive."""
