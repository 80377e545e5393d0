"""What the reader of places answers with: spans, and the places of one filing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Protocol

Extent = tuple[int, int]
"""Where something begins in a text, and the first place after it, in characters."""
RowKey = tuple[bool, int]
"""A row by :attr:`Row.is_derivative` and :attr:`Row.line`."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the source text."""

    start: int
    """In characters of :attr:`Places.text`, counting from 0."""
    end: int
    """The first place after it."""
    line: int
    """The line that it begins on, counting from 1."""
    column: int
    """Characters from the line's start, counting from 1."""


@dataclass(frozen=True, slots=True)
class Found:
    """Where things stand in one text; what could not be placed is not in it."""

    rows: dict[RowKey, Extent] = field(default_factory=dict)
    cells: dict[tuple[bool, int, str], Extent] = field(default_factory=dict)
    """By the row's key and the field's name."""
    footnotes: dict[str, Extent] = field(default_factory=dict)
    facts: dict[str, Extent | None] = field(default_factory=dict)
    """``None``: stated here, but it cannot be told where."""


class Nested(Protocol):
    """A text that stands inside of another."""

    def outside(self, extent: Extent) -> Extent | None:
        """The same stretch in the text around; ``None`` where that cannot be told."""


@dataclass(frozen=True, slots=True)
class Places:
    """Where everything stands that was read from a filing.

    A span is there only where it is certain: a cell that is blank, or whose value stands in
    a footnote alone, has none.
    """

    text: str
    """The source as it is shown: :func:`parsers.decoding.decode` of the bytes as received."""
    document: Found = field(default_factory=Found)
    """In characters of the document that states it."""
    header: Found = field(default_factory=Found)
    """Of the envelope's header, in characters of :attr:`text`."""
    nested: Nested | None = None
    """How the document stands in the envelope; ``None``: it is the whole source."""

    def row(self, is_derivative: bool, line: int) -> Span | None:
        """A row of Table I or II: its element, its line of the page or its lines."""
        return self._span(self.document.rows.get((is_derivative, line)))

    def cell(self, is_derivative: bool, line: int, name: str) -> Span | None:
        """The value of a cell, by the name of its field in :class:`~parsers.filing.Row`.

        Pages tell some facts by other means than words: the span is then that of what tells
        it. The V beside a code stands for ``transaction_form_type``, and in Table II a number
        in column (A) or (D) for ``acquired_disposed_code``.
        """
        return self._span(self.document.cells.get((is_derivative, line, name)))

    def footnote(self, key: str) -> Span | None:
        """The text of a footnote, by its key in :attr:`Filing.footnotes`."""
        return self._span(self.document.footnotes.get(key))

    def fact(self, name: str) -> Span | None:
        """A fact by the way to it in :class:`~parsers.filing.Filing`.

        ``period_of_report``, ``issuer.name``, ``reporting_owners.0.address.city``,
        ``signatures.1.date``.
        """
        first, second = self.document.facts, self.header.facts
        if name in HEADER_COUNTS:
            if extent := second.get(name):
                return self._seen(extent)
        if name in first:
            return self._span(first[name])
        extent = second.get(name)
        return self._seen(extent) if extent else None

    def spans(self) -> Iterator[Span]:
        """Every span there is."""
        found = self.document
        for extents in (found.rows, found.cells, found.footnotes):
            yield from filter(None, map(self._span, extents.values()))
        names = dict.fromkeys((*found.facts, *self.header.facts))
        yield from filter(None, map(self.fact, names))

    def _span(self, extent: Extent | None) -> Span | None:
        if extent is not None and self.nested is not None:
            extent = self.nested.outside(extent)
        return None if extent is None else self._seen(extent)

    def _seen(self, extent: Extent) -> Span:
        start, end = extent
        before = self.text.rfind("\n", 0, start)
        return Span(start, end, self.text.count("\n", 0, start) + 1, start - before)


HEADER_COUNTS = frozenset(
    {"accession_number", "form_type", "filed_date", "accepted_at", "issuer.name"}
)
"""Facts for which the header's word counts, whatever the document says (parsers.envelope)."""
