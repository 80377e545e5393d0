"""XML as filed to a tree of plain names, safely and as far as it goes.

Document types are refused, so no entity can expand and nothing outside is fetched;
namespaces are taken off, because EDGAR's schemas move the same elements between them.
What EDGAR or a filer broke on the way is mended in three steps, each only when the one
before it fails: parse; join the lines that EDGAR cut and parse; read the tags as they
come. Nothing here knows what an element means.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from html import unescape

from lxml import etree

from parsers.errors import NotAFiling

Element = etree._Element
"""An element of a tree to be read once, and quickly: it belongs to its tree and stays there."""

_PARSER = etree.XMLParser(
    resolve_entities=False,
    no_network=True,
    remove_blank_text=True,
    remove_comments=True,
    remove_pis=True,
)

_DOCUMENT_TYPE = re.compile(r"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_PROLOG = re.compile(r"(?:\s+|<\?[^>]{0,2000}\?>|<!--(?:(?!-->).)*+-->)*+", re.DOTALL)
_CUT_LINE = 1023  # EDGAR cuts longer lines, even inside a tag

_DEEPEST = 200  # elements in elements; below, what is nested stands side by side
_NO_CHARACTER = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # XML 1.0
_NAME = r"(?:[A-Za-z_][\w.-]*+:)?([A-Za-z_][\w.-]*+)"  # without its prefix
_MARKUP = re.compile(rf"<(?:(!--)|(!\[CDATA\[)|(/?){_NAME}([^<>]*+)>)", re.ASCII)
_ATTRIBUTE = re.compile(
    rf"""(?<![\w.:-])(?!xmlns){_NAME}\s*+=\s*+(?:"([^"<>]*+)"|'([^'<>]*+)')""", re.ASCII
)


def parse_xml(text: str, root: str | None = None) -> tuple[ET.Element, str | None]:
    """What :func:`parse_tree` gives, as elements that can be copied, moved and told apart by id."""
    tree, problem = parse_tree(text, root)
    return ET.fromstring(etree.tostring(tree, encoding="unicode", with_tail=False)), problem


def parse_tree(text: str, root: str | None = None) -> tuple[Element, str | None]:
    """The root element, and what is wrong with the XML where it had to be mended.

    :param root: the name of the element wanted, without its namespace; what stands before
        or after it is cut off. ``None`` takes the first element.
    :raises NotAFiling: no element can be read, or the XML declares a document type
    """
    _refuse_document_type(text)
    body = _cut(text, root)
    problem: str | None = None
    try:
        tree: Element = etree.fromstring(body, _PARSER)
    except etree.XMLSyntaxError:
        tree, problem = _mended(body, root)
    if tree.tag.startswith("{") or "xmlns" in body[: body.find(">")]:
        for element in tree.iter():
            element.tag = bare_name(element.tag)
        etree.cleanup_namespaces(tree)
    if root is not None and tree.tag != root:
        raise NotAFiling("an XML that is broken before its first element")
    return tree, problem


def texts_read(text: str, root: str) -> Iterator[tuple[str, int]]:
    """What :func:`parse_tree` may have read the root element from, before and after mending.

    :return: texts, and where in each the element begins: the one wanted as it stands, the same
        with the lines joined that EDGAR cut, and of that the last document
    :raises NotAFiling: there is no such element
    """
    body = _cut(text, root)
    yield body, 0
    joined = _rejoined(body)
    if joined != body:
        yield joined, 0
    if (second := joined.rfind(f"<{root}")) > 0:
        yield joined, second


def bare_attributes(element: ET.Element) -> dict[str, str]:
    """An element's own attributes; those of other namespaces serve validators."""
    return {name: value for name, value in element.attrib.items() if not name.startswith("{")}


def _refuse_document_type(text: str) -> None:
    # Most filings hold no exclamation mark at all, and to see that is quick.
    if "!" in text and _DOCUMENT_TYPE.search(text):
        raise NotAFiling("an XML with a document type of its own, which is refused as unsafe")


def _cut(text: str, root: str | None) -> str:
    if root is None:
        return text[_PROLOG.match(text).end() :]  # type: ignore[union-attr] # matches nothing too
    start = _start_of(root).search(text)
    if start is None:
        raise NotAFiling(f"an XML without <{root}>")
    closing = f"</{start[1]}>"
    end = text.rfind(closing)
    return text[start.start() : end + len(closing) if end > start.start() else None]


@lru_cache
def _start_of(root: str) -> re.Pattern[str]:
    return re.compile(rf"<((?:[\w.-]{{1,80}}:)?{re.escape(root)})(?=[\s/>])")


def bare_name(tag: str) -> str:
    """The name of an element without its namespace, or the prefix of one."""
    return tag.rpartition("}")[2].rpartition(":")[2]


# Mending


def _mended(text: str, root: str | None) -> tuple[Element, str | None]:
    text = _rejoined(text)
    problems: list[str] = []
    second = text.rfind(f"<{root}") if root else 0
    if second > 0:
        problems.append("more than one document in it; read the last")
        text = text[second:]
    try:
        tree = etree.fromstring(text, _PARSER)
    except etree.XMLSyntaxError as error:
        problems.append(f"not well-formed, read as far as it goes: {error}")
        tree = _tags_as_they_come(text)
    return tree, "; ".join(problems) or None


def _rejoined(text: str) -> str:
    """The text with the lines that EDGAR cut joined again."""
    out: list[str] = []
    joining = False
    for line in text.split("\n"):
        out.append(line if joining or not out else f"\n{line}")
        joining = len(line) >= _CUT_LINE
    return "".join(out)


@dataclass(slots=True)
class _Tree:
    """A tree that grows by its tags, whether or not they match."""

    path: list[Element] = field(default_factory=lambda: [etree.Element("nothing")])
    """From the root down to the element that is open."""
    opened: Counter[str] = field(default_factory=Counter)
    """How many elements of each name are on the path."""
    before: Element | None = None
    """The element that ended last inside the open one; without it the open one is fresh."""
    texts: list[str] = field(default_factory=list)
    """What stands since the last tag."""

    def start(self, tag: str, attributes: str) -> None:
        self._keep_text()
        stated = {name: _text(a or b) for name, a, b in _ATTRIBUTE.findall(attributes)}
        child = etree.SubElement(self.path[-1], tag, stated)
        if attributes.endswith("/") or len(self.path) == _DEEPEST:
            self.before = child
        else:
            self.before = None
            self.path.append(child)
            self.opened[tag] += 1

    def end(self, tag: str) -> None:
        """An end closes what it names; what is left open inside is closed with it.

        An end without a beginning closes an element that holds text and nothing else:
        filers misspell one of the pair (``<rptOwnerCounrty>I7</rptOwnerState>``).
        """
        has_text = self._keep_text()
        if self.opened[tag]:
            while self._close() != tag:
                pass
        elif has_text and self.before is None and len(self.path) > 1:
            self._close()

    def _keep_text(self) -> bool:
        text = "".join(self.texts)
        self.texts.clear()
        if not text or text.isspace():
            return False
        if self.before is None:
            self.path[-1].text = (self.path[-1].text or "") + text
        else:
            self.before.tail = (self.before.tail or "") + text
        return True

    def _close(self) -> str:
        self.before = self.path.pop()
        tag = str(self.before.tag)
        self.opened[tag] -= 1
        return tag


def _tags_as_they_come(text: str) -> Element:
    tree = _Tree()
    position = 0
    while markup := _MARKUP.search(text, position):
        tree.texts.append(_text(text[position : markup.start()]))
        position = markup.end()
        comment, cdata, is_end, tag, attributes = markup.groups()
        if comment:
            position = _after("-->", text, position)
        elif cdata:
            end = _after("]]>", text, position)
            tree.texts.append(_NO_CHARACTER.sub("", text[position:end].removesuffix("]]>")))
            position = end
        elif is_end:
            tree.end(tag)
        else:
            tree.start(tag, attributes)
    root = tree.path[0]
    if not len(root):
        raise NotAFiling("an XML that is broken before its first element")
    return root[0]


def _text(source: str) -> str:
    return _NO_CHARACTER.sub("", unescape(source))


def _after(mark: str, text: str, position: int) -> int:
    place = text.find(mark, position)
    return place + len(mark) if place >= 0 else len(text)
