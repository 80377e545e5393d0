"""What the page of a form consists of, as data: captions, boxes, rows, items, tables.

A page is a tuple of parts, top to bottom. Each names the elements it shows; the walker
in :mod:`parsers.edgar_xml.page.walker` looks them up and draws them. Captions are those
of the printed form.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from parsers.edgar_xml.tables import Names


class Kind(Enum):
    """What a value is, and so how it is written."""

    TEXT = auto()
    PROSE = auto()
    """Running text, whose paragraphs stay."""
    NUMBER = auto()
    """With thousands separators and the digits filed."""
    PERCENT = auto()
    ADDRESS = auto()
    PLACE = auto()
    """EDGAR's code of a state or country, with its name."""
    FUNDS = auto()
    """Codes of the sources of funds, with their meaning."""
    PERSON_TYPES = auto()
    """Codes of the types of reporting persons, with their meaning."""
    BOX = auto()
    """A box that is ticked where the filing says yes."""
    GROUP_BOXES = auto()
    """The boxes (a) and (b) of a member of a group."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A caption and where its value stands."""

    caption: str
    elements: Names
    kind: Kind = Kind.TEXT
    number: str = ""
    """Of the row or the box on the form: ``11``, ``1(a)``."""


@dataclass(frozen=True, slots=True)
class Title:
    """The form's own words."""

    text: str
    level: int = 1
    """As in :class:`~parsers.document.Heading`; 0 for a paragraph."""
    centred: bool = True


@dataclass(frozen=True, slots=True)
class Amendment:
    """``(Amendment No. 3)``, where there is such a number."""

    elements: Names


@dataclass(frozen=True, slots=True)
class Stated:
    """Values in the middle of the line, and under them what they are."""

    caption: str
    entries: tuple[Entry, ...]
    """Their captions are not shown."""
    scope: Names = frozenset()
    """The element, repeated or not, that holds them; where empty they are looked for anywhere."""


@dataclass(frozen=True, slots=True)
class Boxes:
    """A question, and a box for each answer."""

    question: str
    elements: Names
    options: tuple[tuple[frozenset[str], str], ...]
    """Values that tick a box, and its caption."""
    needed: bool = True
    """The boxes are shown even where the filing states nothing."""


@dataclass(frozen=True, slots=True)
class Rows:
    """Numbered rows of captions and values, once for each element of a name."""

    scope: Names
    entries: tuple[Entry, ...]
    heading: str = ""
    repeated_heading: Entry | None = None
    """What stands above each of them on the printed form: the CUSIP number."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: a printed column, or two put one below the other to save room."""

    caption: str
    """With line ends where a narrow screen needs them."""
    entries: tuple[Entry, ...]
    """Their own captions are not shown."""


@dataclass(frozen=True, slots=True)
class Records:
    """A table with a line for each element of a name."""

    scope: Names
    heading: str
    columns: tuple[Column, ...]
    note: str = ""
    """The form's own words below the heading."""
    nothing: Entry | None = None
    """The box that says there is nothing to report."""


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a schedule: its heading, its boxes and its captioned texts."""

    element: Names
    heading: str
    entries: tuple[Entry, ...] = ()
    boxes: Boxes | None = None


@dataclass(frozen=True, slots=True)
class Items:
    """The items, inside the element that holds them."""

    scope: Names
    items: tuple[Item, ...]
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Signatures:
    """Who signed for whom, in what capacity and when."""

    scope: Names
    """One for each person signed for."""
    person: Names
    details: Names
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Texts:
    """Captioned texts that stand outside the items; what is not stated is left out."""

    entries: tuple[Entry, ...]
    heading: str = ""


Part = Title | Amendment | Stated | Boxes | Rows | Records | Items | Signatures | Texts
Page = tuple[Part, ...]
