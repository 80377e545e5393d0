"""EDGAR's XML documents as pages: Schedules 13D and 13G and Form 144 as the printed form.

Here is what the forms look like, as data (:mod:`schedule_13d`, :mod:`schedule_13g`,
:mod:`form_144`, :mod:`titles`), and one walk that turns a document into blocks. What a
filing states as facts is read elsewhere, and how blocks are drawn is the screen's.
"""

from __future__ import annotations

import base64
import binascii
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence

from parsers.decoding import decode
from parsers.document import Block, Heading, Paragraph, Rule, Span, html_blocks, text_blocks
from parsers.document.wording import Wording, element_words, is_secret, leaf_texts
from parsers.document.xml import captioned, element_blocks
from parsers.edgar_xml.page.form_13f import INFORMATION_TABLE
from parsers.edgar_xml.page.form_144 import FORM_144
from parsers.edgar_xml.page.parts import Page
from parsers.edgar_xml.page.schedule_13d import SCHEDULE_13D
from parsers.edgar_xml.page.schedule_13g import SCHEDULE_13G
from parsers.edgar_xml.page.titles import LEFT_OUT, title_of, wording_of
from parsers.edgar_xml.page.walker import Walker
from parsers.errors import NotAFiling
from parsers.values import squash
from parsers.xml_tree import parse_xml

ROOT = "edgarSubmission"

_PAGES: dict[str, Page] = {
    "SCHEDULE 13D": SCHEDULE_13D,
    "SC 13D": SCHEDULE_13D,
    "SCHEDULE 13G": SCHEDULE_13G,
    "SC 13G": SCHEDULE_13G,
    "144": FORM_144,
}
_TYPE, _SCHEMA = "submissionType", "schemaVersion"
_TEST = frozenset({"liveTestFlag", "testOrLive"})
_HEADER = frozenset(
    {
        *("headerData", _SCHEMA),
        *("contactData", "pointOfContact", "notificationAddressList", "notificationAddresses"),
    }
)
_ISSUER = frozenset({"issuerCIK", "issuerCik"})
_LISTS = frozenset({"seriesClass"})
_CAPTIONS = {
    "cik": "Filer CIK",
    "filerCik": "Filer CIK",
    "filerId": "Filer ID",
    "name": "Contact Name",
    "phoneNumber": "Contact Phone Number",
}
_ENCLOSED = frozenset({"document", "edgarDocument"})
_CONTENTS = frozenset({"contents", "documentMimeBlock"})
_TABLE = "informationTable"
_MARKUP = ("<html", "<body", "<table", "<div", "<p>", "<p ")


def edgar_blocks(text: str) -> Iterator[Block]:
    """An ``<edgarSubmission>`` as the page of its form, the first blocks at once.

    :raises NotAFiling: there is no readable ``<edgarSubmission>``, or it is unsafe
    """
    return _submission(*parse_xml(text, ROOT))


def information_table_blocks(text: str) -> Iterator[Block]:
    """The information table that comes with a Form 13F.

    :raises NotAFiling: no element can be read, or the XML is unsafe
    """
    return _information_table(parse_xml(text)[0])


def _information_table(root: ET.Element) -> Iterator[Block]:
    walker = Walker(root, Wording())
    yield from walker.page(INFORMATION_TABLE)
    yield from walker.rest()


def _submission(root: ET.Element, problem: str | None) -> Iterator[Block]:
    stated = next((e for e in root.iter(_TYPE) if squash(e.text)), None)
    form_type = squash(stated.text) if stated is not None else None
    wording = wording_of(form_type)
    walker = Walker(root, wording)
    if stated is not None:
        walker.leave_out(stated)
    page = _PAGES.get((form_type or "").upper().removesuffix("/A"))
    header = [child for child in root if child.tag in _HEADER]
    enclosed = [element for element in root.iter() if element.tag in _ENCLOSED]
    if page is not None:  # no form has room for it, and the header names the filer's alone
        header += [element for element in root.iter() if element.tag in _ISSUER]
    for element in (*header, *enclosed):
        walker.leave_out(element)
    if page is None:
        yield from _titled(form_type)
    yield from _notices(root, problem)
    if page is not None:
        yield from walker.page(page)
    yield from walker.rest()
    yield from _header(header, stated)
    for element in enclosed:
        yield from _enclosed(element)


def _titled(form_type: str | None) -> Iterator[Block]:
    name, title = title_of(form_type)
    yield Heading(1, (Span(name),), "center")
    if title:
        yield Paragraph((Span(title, bold=True),), "center")


def _notices(root: ET.Element, problem: str | None) -> Iterator[Block]:
    if any((squash(e.text) or "").upper() == "TEST" for e in root.iter() if e.tag in _TEST):
        yield Paragraph((Span("Test filing", bold=True),))
    if problem:
        yield Paragraph((Span(f"This XML is {problem}", italic=True),))


# What stands around the form


def _header(header: Sequence[ET.Element], told: ET.Element | None) -> Iterator[Block]:
    """What the filer tells EDGAR's computer: who files, whom to notify."""
    rows: dict[str, list[str]] = {}
    groups: list[ET.Element] = []
    for element in header:
        for leaf in _leaves(element, groups):
            if leaf is not told and leaf.tag not in LEFT_OUT and not is_secret(leaf.tag):
                rows.setdefault(leaf.tag, []).extend(leaf_texts(leaf))
    stated = [
        (_CAPTIONS.get(tag) or element_words(tag), ", ".join(v)) for tag, v in rows.items() if v
    ]
    if stated or groups:
        yield Heading(2, (Span("EDGAR submission information"),))
    if stated:
        yield captioned(stated)
    for group in groups:
        yield from element_blocks(group, Wording(left_out=LEFT_OUT), 2)


def _leaves(element: ET.Element, groups: list[ET.Element]) -> Iterator[ET.Element]:
    """The values of a header; its lists, which have a table of their own, join ``groups``."""
    if element.tag in _LISTS:
        groups.append(element)
    elif not len(element):
        yield element
    for child in element if element.tag not in _LISTS else ():
        yield from _leaves(child, groups)


def _enclosed(element: ET.Element) -> Iterator[Block]:
    """A document that the filer's own copy carries inside, in base64."""
    facts = [
        (element_words(child.tag), text)
        for child in element
        if child.tag not in _CONTENTS and (text := ", ".join(leaf_texts(child)))
    ]
    yield Rule()
    yield Heading(2, (Span("Enclosed document"),))
    if facts:
        yield captioned(facts)
    for child in element:
        if child.tag in _CONTENTS:
            yield from _opened("".join(child.itertext()))


def _opened(encoded: str) -> Iterator[Block]:
    try:
        content = base64.b64decode(encoded)
    except (binascii.Error, ValueError):
        yield Paragraph((Span("It cannot be opened: it is no base64.", italic=True),))
        return
    text = decode(content)
    if "\x00" in text or "\ufffd" in text:
        yield Paragraph(
            (Span(f"A file of {len(content):,} bytes, which is no text.", italic=True),)
        )
    elif text.lstrip().startswith("<") and not any(tag in text.lower() for tag in _MARKUP):
        try:
            inner = parse_xml(text)[0]
            is_table = inner.tag == _TABLE
            yield from _information_table(inner) if is_table else element_blocks(inner, level=2)
        except NotAFiling as refused:
            yield Paragraph((Span(f"It is not shown: {refused}.", italic=True),))
    else:
        yield from (
            html_blocks(text) if any(tag in text.lower() for tag in _MARKUP) else text_blocks(text)
        )
