"""Any XML document to blocks: headings for groups, tables of labels and values.

EDGAR shows such documents through a style sheet for each form. Their element names are
words run together, so they read well enough without one.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator

from parsers.document.blocks import Block, Cell, Heading, Paragraph, Span, Table
from parsers.xml_tree import bare_attributes, parse_xml

MOST_DEPTH = 12
"""Groups nested deeper than this are shown as the values they hold, one after another."""
MOST_ELEMENTS = 50_000
"""After so many elements a paragraph says that the rest is left out."""
_DEEPEST_HEADING = 4
_LONG = 240  # characters from which on a value is prose, and too much for a cell
_ROWS = 200  # a table is cut here, so that the first screen need not wait for the last row

_WORD = re.compile(r"[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+|\d+(?:[A-Z](?![a-z]))?|[A-Z]+|[^\W\d_]+")


def xml_blocks(text: str, root: str | None = None) -> Iterator[Block]:
    """The blocks of an XML document, the first ones at once.

    :param root: the element to show, where other things may stand around it
    :raises NotAFiling: no element can be read, or the XML declares a document type
    """
    return _document(*parse_xml(text, root))


def element_words(name: str) -> str:
    """An element's name as words: ``reportingPersonName`` is "Reporting Person Name"."""
    words = _WORD.findall(name)
    return " ".join(word[:1].upper() + word[1:] for word in words) or name


def leaf_texts(element: ET.Element) -> Iterator[str]:
    """The values an element holds, in order, each on one line."""
    for text in element.itertext():
        if squashed := " ".join(text.split()):
            yield squashed


def _document(root: ET.Element, problem: str | None) -> Iterator[Block]:
    yield Heading(1, (Span(element_words(root.tag)),))
    if problem:
        yield Paragraph((Span(f"This XML is {problem}", italic=True),))
    yield from _Walk().group(root, 1)


class _Walk:
    """One pass over a document, within its bounds."""

    def __init__(self) -> None:
        self.left = MOST_ELEMENTS

    def group(self, element: ET.Element, depth: int) -> Iterator[Block]:
        rows = [(name, value) for name, value in bare_attributes(element).items() if value.strip()]
        for child in element:
            if not self._spend():
                break
            if _is_group(child) and depth < MOST_DEPTH:
                yield from _table(rows)
                rows = []
                level = min(depth + 1, _DEEPEST_HEADING)
                yield Heading(level, (Span(element_words(child.tag)),))
                yield from self.group(child, depth + 1)
            elif value := _value(child):
                if len(value) > _LONG:
                    yield from _table(rows)
                    rows = []
                    yield from _prose(child.tag, value)
                else:
                    rows.append((child.tag, value))
            if len(rows) >= _ROWS:
                yield from _table(rows)
                rows = []
        yield from _table(rows)
        if self.left == 0:
            self.left = -1  # said once
            yield Paragraph((Span("The rest of this document is not shown.", italic=True),))

    def _spend(self) -> bool:
        if self.left > 0:
            self.left -= 1
        return self.left > 0


def _is_group(element: ET.Element) -> bool:
    # Ownership forms wrap every value in an element of that name.
    children = [child.tag for child in element]
    return (bool(children) and children != ["value"]) or len(bare_attributes(element)) > 1


def _value(element: ET.Element) -> str:
    if len(element):
        return ", ".join(leaf_texts(element))
    return (element.text or "").strip() or ", ".join(bare_attributes(element).values())


def _table(rows: list[tuple[str, str]]) -> Iterator[Block]:
    if rows:
        yield Table(
            tuple(
                (Cell((Span(element_words(name)),)), Cell((Span(" ".join(value.split())),)))
                for name, value in rows
            )
        )


def _prose(name: str, text: str) -> Iterator[Block]:
    yield Paragraph((Span(element_words(name), bold=True),))
    for part in re.split(r"\n\s*\n", text):
        if squashed := " ".join(part.split()):
            yield Paragraph((Span(squashed),))
