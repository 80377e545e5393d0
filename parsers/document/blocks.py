"""The blocks a document consists of, and their plain text.

Text inside a block has its white space collapsed, except ``"\\n"`` for a line break
that the document asks for. Check boxes inside running text stand as the characters
:data:`~parsers.boxes.CHECKED` and :data:`~parsers.boxes.EMPTY`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

from parsers.boxes import CHECKED, EMPTY

Align = Literal["left", "center", "right"]


class Look(NamedTuple):
    """How text looks, as far as it is kept."""

    bold: bool = False
    italic: bool = False
    underline: bool = False


PLAIN = Look()


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text in one style."""

    text: str
    bold: bool = False
    italic: bool = False
    underline: bool = False


Spans = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the document or of a part of it."""

    level: int
    """1 for the document's name, 2 for its parts, 3 for what stands below a part."""
    spans: Spans
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    spans: Spans
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class ListItem:
    """One item of a list, bulleted, numbered or lettered."""

    marker: str
    """As printed: a bullet, ``(a)``, ``1.``"""
    spans: Spans


@dataclass(frozen=True, slots=True)
class CheckBox:
    """A box with the caption it belongs to."""

    checked: bool
    spans: Spans


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table."""

    spans: Spans
    align: Align = "left"
    columns: int = 1
    """How many columns of its table the cell spans."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells. ``ruled`` tables hold data; the others only put text side by side."""

    rows: tuple[tuple[Cell, ...], ...]
    header_rows: int = 0
    ruled: bool = True


@dataclass(frozen=True, slots=True)
class Preformatted:
    """Lines whose spacing carries meaning, such as an ASCII table."""

    text: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across the page."""


@dataclass(frozen=True, slots=True)
class PageBreak:
    """The end of a printed page."""

    number: str | None = None
    """The number printed on the page that ends here."""
    running: str = ""
    """What else is printed at the edge of the page, such as a link to the contents."""


Block = Heading | Paragraph | ListItem | CheckBox | Table | Preformatted | Rule | PageBreak


def plain(spans: Iterable[Span]) -> str:
    """The text of spans on one line."""
    return " ".join("".join([span.text for span in spans]).split())


def block_text(block: Block) -> str:
    """A block's text; a table gives a line a row, its cells apart by tabs."""
    match block:
        case Table(rows):
            return "\n".join(row_text(row) for row in rows)
        case ListItem(marker, spans):
            return f"{marker} {plain(spans)}"
        case CheckBox(checked, spans):
            return f"{CHECKED if checked else EMPTY} {plain(spans)}"
        case Heading(_, spans) | Paragraph(spans):
            return "\n".join(filter(None, map(str.strip, _broken_lines(spans))))
        case Preformatted(text):
            return text
        case Rule() | PageBreak():
            return ""


def lines(blocks: Iterable[Block]) -> list[str]:
    """All lines of text in reading order, blank ones left out."""
    return [line for block in blocks for line in block_text(block).split("\n") if line.strip()]


def row_text(row: tuple[Cell, ...]) -> str:
    """The cells of a row, apart by tabs."""
    return "\t".join(plain(cell.spans) for cell in row)


def _broken_lines(spans: Spans) -> Iterator[str]:
    for line in "".join(span.text for span in spans).split("\n"):
        yield " ".join(line.split())
