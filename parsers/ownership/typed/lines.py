"""The physical lines of a typed form: what stands where on each."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

_WIDEST = 1000
"""Characters of a line that are looked at; the widest real forms have some 200."""

_TAG = re.compile(r"</?(?:page|table|caption|s|c|fn|f\d|b|i|u|r|text|pre)>", re.IGNORECASE)
_MARKERS = re.compile(r"\s*<s>(?:\s*<c>)*\s*", re.IGNORECASE)
_MARKER = re.compile(r"<[sc]>", re.IGNORECASE)
_RULE = re.compile(r"[\s|+=_\-*:.\u2014\u2013]+")
_DRAWN = re.compile(r"[=_\-+\u2014\u2013]{3}|^\s*[|+]?\s*-\s*[|+]?\s*$")
_APART = re.compile(r"\S+(?: \S+)*")
_WORD = re.compile(
    r"(?:\$?\d[\d,]{0,14} \d{1,3}/\d{1,3}(?![\d/])|\S+)(?: ?(?:\(\d{1,2}\)|\*{1,4}(?!\S)))*",
    re.ASCII,
)
"""A word, or a whole number and its fraction, with the footnote marks behind it."""
_EDGE = re.compile(r"\|")
_FEWEST_EDGES = 2


class Kind(Enum):
    """What a line is."""

    TEXT = "text"
    BLANK = "blank"
    RULE = "rule"
    MARKERS = "markers"
    """``<S>`` and ``<C>`` over the columns, see the EDGAR Filer Manual on tables in text."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Text that stands together on a line, and the columns of the page that it covers."""

    start: int
    end: int
    """The first column after it."""
    text: str
    raw: str = ""
    """All that stands between two edges, blanks included; empty where no edges are drawn."""

    @property
    def is_full(self) -> bool:
        """Does the text reach the edge at its right, as if it had been cut there?"""
        return bool(self.raw) and not self.raw[-1].isspace()


@dataclass(frozen=True, slots=True)
class TypedLine:
    """A line of the page."""

    number: int
    """Line of the source, counting from 1."""
    kind: Kind
    pieces: tuple[Piece, ...] = ()
    """Cells where edges are drawn, else what is kept apart by two blanks or more."""
    edges: tuple[int, ...] = ()
    """Where the line's cells begin, blank ones too; empty where none are drawn."""
    raw: str = ""
    sheet: int = 0
    """Lines of one sheet share their columns; a page of HTML has one for each table."""

    @property
    def text(self) -> str:
        """All that stands on the line, on one line."""
        return " ".join(piece.text for piece in self.pieces)

    def words(self) -> Iterator[Piece]:
        """The line word by word; where edges are drawn, cell by cell."""
        if self.edges:
            yield from self.pieces
        else:
            for match in _WORD.finditer(self.raw):
                yield Piece(match.start(), match.end(), html.unescape(match[0]))


def typed_lines(text: str) -> list[TypedLine]:
    """The lines of a typed page; tags of EDGAR's text documents leave no trace but markers."""
    return [_line(number, raw) for number, raw in enumerate(text.split("\n"), 1)]


def _line(number: int, raw: str) -> TypedLine:
    raw = raw.rstrip().expandtabs(8)[:_WIDEST].replace("\u00a0", " ").replace("\x0c", " ")
    if "<" in raw:
        if _MARKERS.fullmatch(raw) and raw.strip():
            places = tuple(Piece(m.start(), m.end(), "") for m in _MARKER.finditer(raw))
            return TypedLine(number, Kind.MARKERS, places, raw=raw)
        raw = _TAG.sub(lambda match: " " * len(match[0]), raw).rstrip()
    if not raw.strip(" |"):
        return TypedLine(number, Kind.BLANK, raw=raw)
    if _RULE.fullmatch(raw) and _DRAWN.search(raw):
        return TypedLine(number, Kind.RULE, raw=raw)
    if raw.count("|") >= _FEWEST_EDGES:
        edges = (0, *(match.end() for match in _EDGE.finditer(raw)))
        return TypedLine(number, Kind.TEXT, tuple(_cells(raw)), edges, raw)
    raw = raw.replace("|", " ").rstrip()
    pieces = tuple(
        Piece(match.start(), match.end(), html.unescape(match[0])) for match in _APART.finditer(raw)
    )
    return TypedLine(number, Kind.TEXT, pieces, raw=raw)


def _cells(raw: str) -> Iterator[Piece]:
    """What stands between the edges; blank cells are no pieces."""
    place = 0
    for part in raw.split("|"):
        if text := part.strip():
            yield Piece(place, place + len(part), " ".join(html.unescape(text).split()), part)
        place += len(part) + 1
