"""Any XML document to blocks: headings for groups, tables of captions, values and records.

EDGAR shows such documents through a style sheet for each form. Their element names are
words run together, so they read well enough without one; what a form calls them is
told by a :class:`Wording`. Nothing that an element or an attribute states is passed
over, except what a wording leaves out and what opens a filer's account at EDGAR.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from parsers.document.blocks import Block, Cell, Heading, Paragraph, Span, Table
from parsers.document.wording import (
    ADDRESS_PARTS,
    NAME_PARTS,
    Wording,
    address_line,
    attributes,
    element_words,
    is_secret,
    leaf_texts,
    one_line,
)
from parsers.xml_tree import parse_xml

MOST_DEPTH = 12
"""Groups nested deeper than this are shown as the values they hold, one after another."""
MOST_ELEMENTS = 50_000
"""After so many elements a paragraph says that the rest is left out."""
MOST_ROWS = 200
"""A table is cut here, so that the first screen need not wait for the last row."""
_DEEPEST_HEADING = 4
_LONG = 240  # characters from which on a value is prose, and too much for a cell

_MOST_COLUMNS = 6
_WIDEST_RECORD = 110  # characters over all columns; records that need more are told one by one
_MOST_PARTS = 3  # a group of so few values is told on one line

# An identifier is none: it begins with zeros.
_NUMBER = re.compile(r"\(?-?[$]?(?:0|[1-9][\d,]*)(?:\.\d+)?\)?%?")


def xml_blocks(text: str, root: str | None = None) -> Iterator[Block]:
    """The blocks of an XML document, the first ones at once.

    :param root: the element to show, where other things may stand around it
    :raises NotAFiling: no element can be read, or the XML declares a document type
    """
    return _document(*parse_xml(text, root))


def element_blocks(
    element: ET.Element, wording: Wording | None = None, level: int = 1
) -> Iterator[Block]:
    """The blocks of what stands inside an element, without a heading for itself.

    :param level: of the heading that stands above them
    """
    return _Walk(element, wording or Wording()).group(element, _Place(level))


def paragraphs(text: str) -> Iterator[Paragraph]:
    """Prose as filed: a blank line ends a paragraph, a line end stays one.

    Lines that somebody filled to a width are joined again.
    """
    for part in re.split(r"\n\s*\n", text.replace("\r\n", "\n")):
        lines = list(filter(None, map(one_line, part.split("\n"))))
        if lines:
            yield Paragraph((Span((" " if _is_filled(lines) else "\n").join(lines)),))


def _document(root: ET.Element, problem: str | None) -> Iterator[Block]:
    yield Heading(1, (Span(element_words(root.tag)),))
    if problem:
        yield Paragraph((Span(f"This XML is {problem}", italic=True),))
    yield from element_blocks(root)


_Rows = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a group stands."""

    level: int
    """Of its heading."""
    depth: int = 0

    def below(self, heading: bool) -> _Place:
        return _Place(self.level + heading, self.depth + 1)


class _Walk:
    """One pass over a document, within its bounds."""

    def __init__(self, root: ET.Element, wording: Wording) -> None:
        self._wording = wording
        self._left = MOST_ELEMENTS
        self._shown = _stating(root, wording.left_out)

    def group(self, element: ET.Element, place: _Place) -> Iterator[Block]:
        rows: _Rows = [
            (self._wording.caption(name), value)
            for name, value in attributes(element).items()
            if not self._answers(element, name)
        ]
        yield from paragraphs(_own_text(element) or element.text or "")
        for _, run in groupby(self._children(element), key=lambda child: child.tag):
            for block in self._run(list(run), place, rows):
                yield from _flushed(rows)
                yield block
            if len(rows) >= MOST_ROWS:
                yield from _flushed(rows)
        yield from _flushed(rows)
        if self._left == 0:
            self._left = -1  # said once
            yield Paragraph((Span("The rest of this document is not shown.", italic=True),))

    def _run(self, run: Sequence[ET.Element], place: _Place, rows: _Rows) -> Iterator[Block]:
        """Siblings of one name: rows are added to ``rows``, the rest comes as blocks."""
        caption = self._wording.caption(run[0].tag)
        if len(run) > 1:
            texts = [self.cell(child) for child in run]
            if all(
                text is not None and not _holds_parts(e) for text, e in zip(texts, run, strict=True)
            ):
                joined = ", ".join(filter(None, texts))
                if len(joined) <= _LONG * 2:
                    self._spend(len(run))
                    rows += [(caption, joined)] if joined else []
                    return
            if tables := self._records(run):
                self._spend(sum(1 for child in run for _ in child.iter()))
                yield _heading(caption, place.level + 1)
                yield from tables
                return
        for number, child in enumerate(run, 1):
            if not self._spend(1):
                return
            numbered = f"{caption} {number}" if len(run) > 1 else caption
            yield from self._one(child, numbered, place, rows)

    def _one(self, child: ET.Element, caption: str, place: _Place, rows: _Rows) -> Iterator[Block]:
        value = self.cell(child)
        if value is None and place.depth >= MOST_DEPTH:
            value = ", ".join(leaf_texts(child))
        if value is None:
            wraps = child.tag in self._wording.unheaded or self._only_wraps(child)
            if not wraps:
                answer = self._answer(child)
                told = f"{caption}: {answer}" if answer else caption
                yield _heading(told, place.level + 1)
            yield from self.group(child, place.below(heading=not wraps))
        elif len(value) <= _LONG:
            rows += [(caption, value)] if value else []
        else:
            yield Paragraph((Span(caption, bold=True),))
            yield from paragraphs(child.text or value)

    # What stands on one line

    def cell(self, element: ET.Element, depth: int = 0) -> str | None:
        """An element's value on one line; ``None`` for a group that needs more room."""
        children = list(self._children(element))
        if not children:  # none, or none that states anything
            return one_line(_own_text(element)) or self._leaf(element)
        if element.tag in self._wording.headed | self._wording.unheaded:
            return None
        if _own_text(element) or depth > _MOST_PARTS:
            return None
        if attributes(element) or any(map(len, children)):
            return self._parts(element, children, depth)
        texts = {child.tag: one_line(child.text) for child in children}
        if 1 < len(children) == len(texts):
            if texts.keys() <= ADDRESS_PARTS:
                return address_line(texts)
            if texts.keys() <= set(NAME_PARTS):
                return " ".join(texts[tag] for tag in NAME_PARTS if texts.get(tag))
        return self._parts(element, children, depth)

    def _leaf(self, element: ET.Element) -> str | None:
        text, stated = one_line(element.text), attributes(element)
        if len(stated) > _MOST_PARTS or (text and len(stated) > 1):
            return None
        if not text and len(stated) == 1:
            return next(iter(stated.values()))
        told = "; ".join(f"{self._wording.caption(k)}: {v}" for k, v in stated.items())
        return f"{text} ({told})" if text and told else text or told

    def _parts(self, element: ET.Element, children: Sequence[ET.Element], depth: int) -> str | None:
        """``Caption: value; Caption: value``, where a group holds no more than a few."""
        named: _Rows = [
            (self._wording.caption(name), value) for name, value in attributes(element).items()
        ]
        for tag, run in groupby(children, key=lambda child: child.tag):
            # A group is told inside another one only where it is all that this one holds.
            texts = [
                self.cell(child, depth + 1) if len(children) == 1 or not len(child) else None
                for child in run
            ]
            if None in texts:
                return None
            value = ", ".join(filter(None, texts))
            named.append(("" if tag == "value" else self._wording.caption(tag), value))
        named = [(caption, value) for caption, value in named if value]
        if len(named) > _MOST_PARTS or sum(len(c) + len(v) for c, v in named) > _LONG:
            return None
        own = self._wording.caption(element.tag).lower()
        if len(named) == 1 and named[0][0].lower() in own:
            return named[0][1]
        return "; ".join(f"{caption}: {value}" if caption else value for caption, value in named)

    def _answer(self, element: ET.Element) -> str:
        """What an attribute answers to the question that its element is named for."""
        stated = attributes(element).items()
        return next((value for name, value in stated if self._answers(element, name)), "")

    def _answers(self, element: ET.Element, name: str) -> bool:
        caption = self._wording.caption
        return len(element) > 0 and caption(name) == caption(element.tag)

    # Records

    def _records(self, run: Sequence[ET.Element]) -> list[Table]:
        """Repeated flat groups as tables; none where they are too wide for one."""
        records = [self._record(element) for element in run]
        flat = [record for record in records if record is not None]
        if len(flat) < len(records):
            return []
        columns = list(dict.fromkeys(name for record in flat for name in record))
        if not 1 < len(columns) <= _MOST_COLUMNS:
            return []
        captions = self._column_captions(run[0].tag, columns)
        rows = [[record.get(name, "") for name in columns] for record in flat]
        widest = sum(
            max(len(caption) // 2, *(len(row[place]) for row in rows))
            for place, caption in enumerate(captions)
        )
        if widest > _WIDEST_RECORD:
            return []
        return [
            ruled(captions, rows[start : start + MOST_ROWS])
            for start in range(0, len(rows), MOST_ROWS)
        ]

    def _record(self, element: ET.Element) -> dict[str, str] | None:
        if _own_text(element) or one_line(element.text):
            return None
        record = dict(attributes(element))
        for tag, run in groupby(self._children(element), key=lambda child: child.tag):
            values = [self.cell(child) for child in run]
            if None in values or tag in record:
                return None
            record[tag] = ", ".join(filter(None, values))
        return record

    def _column_captions(self, tag: str, columns: Sequence[str]) -> list[str]:
        """Captions without the record's own name: a custodian's name is "Name"."""
        own = self._wording.caption(tag)
        captions = [self._wording.caption(name) for name in columns]
        return [
            shorter if (shorter := caption.removeprefix(own).strip()) else caption
            for caption in captions
        ]

    # What is shown at all

    def _children(self, element: ET.Element) -> Iterator[ET.Element]:
        return (child for child in element if child in self._shown)

    def _only_wraps(self, element: ET.Element) -> bool:
        """Is it a list, so that its only kind of child gives the heading?"""
        children = list(self._children(element))
        return (
            len({child.tag for child in children}) == 1
            and not attributes(element)
            and not _own_text(element)
            and (len(children) > 1 or self.cell(children[0]) is None)
        )

    def _spend(self, count: int) -> bool:
        if self._left > 0:
            self._left = max(self._left - count, 0)
        return self._left > 0


def _stating(root: ET.Element, left_out: frozenset[str]) -> set[ET.Element]:
    """The elements that state something, in themselves or further down."""
    stating: set[ET.Element] = set()
    for element in reversed(list(root.iter())):  # what stands inside comes before its group
        if element.tag in left_out or is_secret(element.tag):
            continue
        if (
            one_line(element.text)
            or attributes(element)
            or _own_text(element)
            or any(child in stating for child in element)
        ):
            stating.add(element)
    return stating


def ruled(captions: Sequence[str], rows: Iterable[Sequence[str]]) -> Table:
    """A table with a row of captions; columns of numbers stand to the right."""
    body = [list(row) for row in rows]
    right = [
        all(_NUMBER.fullmatch(row[place]) for row in body if row[place])
        and any(row[place] for row in body)
        for place in range(len(captions))
    ]
    return Table(
        tuple(
            tuple(
                Cell(
                    (Span(text, bold=not number),) if text else (),
                    "right" if right[place] else "left",
                )
                for place, text in enumerate(row)
            )
            for number, row in enumerate([list(captions), *body])
        ),
        header_rows=1,
    )


def captioned(rows: Iterable[tuple[str, str]]) -> Table:
    """Captions and their values, side by side."""
    cells = tuple((Cell((Span(name),)), Cell((Span(value, bold=True),))) for name, value in rows)
    return Table(cells, ruled=False)


def _flushed(rows: _Rows) -> Iterator[Block]:
    if rows:
        yield captioned(rows)
        rows.clear()


def _heading(caption: str, level: int) -> Heading:
    return Heading(min(level, _DEEPEST_HEADING), (Span(caption),))


def _own_text(element: ET.Element) -> str:
    """Text beside an element's children; none of EDGAR's forms has any."""
    if not len(element):
        return ""
    return "\n".join(filter(one_line, (element.text or "", *(e.tail or "" for e in element))))


def _holds_parts(element: ET.Element) -> bool:
    """Does it hold named values, which are lost to sight in a list?"""
    return bool(len(element)) or len(attributes(element)) > 1


def _is_filled(lines: Sequence[str]) -> bool:
    """Was a line ended only because the next word did not fit?"""
    width = max(map(len, lines))
    return 70 <= width <= 90 and all(
        len(line) + 1 + len(after.split(" ", 1)[0]) > width for line, after in pairwise(lines)
    )
