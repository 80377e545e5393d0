"""One walk over a document along the parts of its form's page.

Every element is told once. What no part asks for is told where it stands: inside a row
group or an item at its end, all the rest after the page; nothing is passed over.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from copy import deepcopy

from parsers.document import Align, Block, Cell, CheckBox, Heading, Paragraph, Rule, Span, Table
from parsers.document.wording import Wording, leaf_texts
from parsers.document.xml import (
    MOST_DEPTH,
    MOST_ROWS,
    captioned,
    element_blocks,
    paragraphs,
    ruled,
)
from parsers.edgar_xml.page.parts import (
    Amendment,
    Boxes,
    Column,
    Entry,
    Item,
    Items,
    Kind,
    Page,
    Part,
    Records,
    Rows,
    Signatures,
    Stated,
    Texts,
    Title,
)
from parsers.edgar_xml.page.written import YES, texts, written
from parsers.edgar_xml.tables import Names

_LONG = 120  # characters from which on a value of a row stands below its table
_NOT_APPLICABLE = frozenset({"notApplicableFlag"})


class Walker:
    """The walk over one document, which remembers what it has told."""

    def __init__(self, root: ET.Element, wording: Wording) -> None:
        self._root = root
        self._wording = wording
        self._told: set[ET.Element] = set()

    def page(self, page: Page) -> Iterator[Block]:
        """The blocks of a page."""
        for part in page:
            yield from self._part(part)

    def leave_out(self, element: ET.Element) -> None:
        """Take an element, with all it holds, as told."""
        self._told.update(element.iter())

    def rest(self, level: int = 1) -> Iterator[Block]:
        """What no part has asked for."""
        yield from self._rest_of(self._root, level)

    # Looking up

    def _untold(self, scope: ET.Element, wanted: Names) -> list[ET.Element]:
        if not wanted:
            return []
        return [e for e in scope.iter() if e.tag in wanted and e not in self._told]

    def _scopes(self, holder: ET.Element, wanted: Names) -> Iterator[ET.Element]:
        """Elements of these names, each as long as it has not been told inside another."""
        return (e for e in self._untold(holder, wanted) if e not in self._told)

    def _take(self, scope: ET.Element, entry: Entry) -> list[ET.Element]:
        found = self._untold(scope, entry.elements)
        for element in found:
            self.leave_out(element)
        return found

    def _rest_of(self, scope: ET.Element, level: int) -> Iterator[Block]:
        left = _untold_part(scope, self._told, 0)
        self.leave_out(scope)
        if left is not None:
            yield from element_blocks(left, self._wording, level)

    # Drawing

    def _part(self, part: Part) -> Iterator[Block]:
        match part:
            case Title(text, level, centred):
                spans = (Span(text),)
                align: Align = "center" if centred else "left"
                yield Heading(level, spans, align) if level else Paragraph(spans, align)
            case Amendment(elements):
                for number in texts(self._take(self._root, Entry("", elements))):
                    yield _centred(f"(Amendment No. {number})")
            case Stated():
                yield from self._stated(part)
            case Boxes():
                yield from self._boxes(part, self._root)
            case Rows():
                yield from self._rows(part)
            case Records():
                yield from self._records(part)
            case Items(scope, items, heading):
                for element in self._scopes(self._root, scope):
                    yield Heading(1, (Span(heading),), "center")
                    for item in items:
                        yield from self._item(item, element)
                    yield from self._rest_of(element, 2)
            case Signatures():
                yield from self._signatures(part)
            case Texts(entries, heading):
                drawn = list(self._texts(entries, self._root))
                if drawn and heading:
                    yield Heading(2, (Span(heading),))
                yield from drawn

    def _stated(self, part: Stated) -> Iterator[Block]:
        scopes = self._scopes(self._root, part.scope) if part.scope else iter([self._root])
        for scope in scopes:
            lines = [written(self._take(scope, entry), entry.kind) for entry in part.entries]
            stated = [line for line in lines if line]
            if stated:
                spans = (Span("\n".join(stated), bold=True), Span(f"\n({part.caption})"))
                yield Paragraph(spans, "center")

    def _boxes(self, part: Boxes, scope: ET.Element) -> Iterator[Block]:
        stated = texts(self._take(scope, Entry("", part.elements)))
        if not stated and not part.needed:
            return
        if part.question:
            yield Paragraph((Span(part.question),))
        known: set[str] = {"N", "n", "false", "0"}
        for ticking, caption in part.options:
            known |= ticking
            yield CheckBox(any(text in ticking for text in stated), (Span(caption),))
        if others := [text for text in stated if text not in known]:
            yield CheckBox(True, (Span(", ".join(others)),))

    def _rows(self, part: Rows) -> Iterator[Block]:
        if part.heading:
            yield Heading(2, (Span(part.heading),))
        above = self._repeated(part.repeated_heading) if part.repeated_heading else ""
        for scope in self._scopes(self._root, part.scope):
            if above:
                yield Rule()
                yield Heading(2, (Span(above),))
            yield from self._row_group(part.entries, scope)
            yield from self._rest_of(scope, 2)

    def _repeated(self, entry: Entry) -> str:
        """A caption and a value that was told on the cover and is printed again."""
        found = [element for element in self._root.iter() if element.tag in entry.elements]
        value = written(found, entry.kind)
        return f"{entry.caption} {value}" if value else ""

    def _row_group(self, entries: Sequence[Entry], scope: ET.Element) -> Iterator[Block]:
        rows: list[tuple[Cell, ...]] = []
        below: list[Block] = []
        is_numbered = any(entry.number for entry in entries)
        for entry in entries:
            found = self._take(scope, entry)
            value = written(found, entry.kind) if found or entry.number else ""
            if not value and not entry.number and entry.elements:
                continue
            if entry.kind is Kind.PROSE or len(value) > _LONG:
                below += self._prose(entry.caption, found)
                continue
            cells = (Cell((Span(entry.caption),)), Cell((Span(value, bold=True),) if value else ()))
            rows.append((Cell((Span(entry.number),)), *cells) if is_numbered else cells)
        if rows:
            yield Table(tuple(rows), ruled=False)
        yield from below

    def _records(self, part: Records) -> Iterator[Block]:
        yield Heading(2, (Span(part.heading),), "center")
        if part.note:
            yield Paragraph((Span(part.note),))
        rows: list[list[str]] = []
        below: list[Block] = []
        captions = [column.caption for column in part.columns]
        is_empty = True
        for scope in self._scopes(self._root, part.scope):
            is_empty = False
            rows.append([self._piled(column, scope) for column in part.columns])
            below += self._rest_of(scope, 2)
            if len(rows) == MOST_ROWS:
                yield ruled(captions, rows)
                rows.clear()
        if rows:
            yield ruled(captions, rows)
        yield from below
        if part.nothing:
            stated = texts(self._take(self._root, part.nothing))
            if stated or is_empty:
                ticked = any(text in YES for text in stated)
                yield CheckBox(ticked, (Span(part.nothing.caption),))

    def _piled(self, column: Column, scope: ET.Element) -> str:
        """Values one below the other; what is not stated keeps its line."""
        found = [(entry, self._take(scope, entry)) for entry in column.entries]
        lines = [written(e, entry.kind) if e else "" for entry, e in found]
        return "\n".join(lines).rstrip("\n")

    def _item(self, item: Item, holder: ET.Element) -> Iterator[Block]:
        for element in self._scopes(holder, item.element):
            yield Heading(2, (Span(item.heading),))
            if item.boxes:
                yield from self._boxes(item.boxes, element)
            flags = texts(self._take(element, Entry("", _NOT_APPLICABLE)))
            if any(flag in YES for flag in flags):
                yield CheckBox(True, (Span("Not applicable"),))
            yield from self._texts(item.entries, element)
            yield from self._rest_of(element, 2)

    def _texts(self, entries: Sequence[Entry], scope: ET.Element) -> Iterator[Block]:
        for entry in entries:
            found = self._take(scope, entry)
            if entry.kind is Kind.PROSE:
                yield from self._prose(entry.caption, found)
            elif value := written(found, entry.kind):
                yield Paragraph(_with_caption(entry.caption, value))

    def _prose(self, caption: str, elements: Sequence[ET.Element]) -> Iterator[Block]:
        for element in elements:
            text = (element.text or "") if not len(element) else "\n".join(leaf_texts(element))
            for place, paragraph in enumerate(paragraphs(text)):
                if place == 0 and caption:
                    yield Paragraph(_with_caption(caption, paragraph.spans[0].text))
                else:
                    yield paragraph

    def _signatures(self, part: Signatures) -> Iterator[Block]:
        for scope in self._scopes(self._root, part.scope):
            if person := texts(self._take(scope, Entry("", part.person))):
                yield Paragraph((Span(", ".join(person), bold=True),))
            for details in self._scopes(scope, part.details):
                rows = [(e.caption, written(self._take(details, e), e.kind)) for e in part.entries]
                if stated := [row for row in rows if row[1]]:
                    yield captioned(stated)
            yield from self._rest_of(scope, 2)


def _with_caption(caption: str, text: str) -> tuple[Span, ...]:
    """A caption and the text below it."""
    return (Span(caption, italic=True), Span(f"\n{text}")) if caption else (Span(text),)


def _centred(text: str) -> Paragraph:
    return Paragraph((Span(text),), "center")


def _untold_part(element: ET.Element, told: set[ET.Element], depth: int) -> ET.Element | None:
    """A copy of an element without what has been told; ``None`` where nothing is left."""
    if depth > MOST_DEPTH:
        return None if element in told else deepcopy(element)
    is_told = element in told
    copy = ET.Element(element.tag, {} if is_told else dict(element.attrib))
    copy.text = None if is_told else element.text
    for child in element:
        part = _untold_part(child, told, depth + 1)
        if part is not None:
            part.tail = child.tail
            copy.append(part)
    return copy if next(leaf_texts(copy), None) is not None else None
