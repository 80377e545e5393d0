"""What the store raises: one line for the user, in words."""

from __future__ import annotations


class StoreError(Exception):
    """The store cannot be used as asked. The message names the path and what to do."""


class QueryError(Exception):
    """A query that cannot be understood.

    ``start`` and ``end`` are the place in the query's text, counted in characters.
    """

    def __init__(self, message: str, start: int, end: int) -> None:
        super().__init__(message)
        self.message = message
        self.start = start
        self.end = end
