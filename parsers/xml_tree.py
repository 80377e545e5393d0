"""XML as filed to a tree of plain names, safely and as far as it goes.

Document types are refused, so no entity can expand and nothing outside is fetched;
namespaces are taken off, because EDGAR's schemas move the same elements between them.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

from parsers.errors import NotAFiling

_DOCTYPE = re.compile(r"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_PROLOG = re.compile(r"(?:\s+|<\?[^>]{0,2000}\?>|<!--(?:(?!-->).)*-->)*", re.DOTALL)
_REFERENCE = re.compile(r"&#([xX][0-9a-fA-F]{1,8}|[0-9]{1,8});")
_ELEMENT = re.compile(r"<([A-Za-z_][\w.:-]*)")


def parse_xml(text: str, root: str | None = None) -> tuple[ET.Element, str | None]:
    """The root element, and what is wrong with the XML where it had to be repaired.

    :param root: the name of the element wanted, without its namespace; what stands before
        or after it is cut off. ``None`` takes the first element.
    :raises NotAFiling: no element can be read, or the XML declares a document type
    """
    refuse_document_type(text)
    body = _cut(text, root)
    problem: str | None = None
    try:
        tree = ET.fromstring(body)
    except ET.ParseError as error:
        tree = _recovered(body)
        problem = f"not well-formed, read as far as it goes: {error}"
    for element in tree.iter():
        element.tag = _bare(element.tag)
    if root is not None and tree.tag != root:
        raise NotAFiling("an XML that is broken before its first element")
    return tree, problem


def refuse_document_type(text: str) -> None:
    """Let no XML define entities.

    :raises NotAFiling: it declares a document type, which no filing of EDGAR's does
    """
    if "<!" in text and _DOCTYPE.search(text):
        raise NotAFiling("an XML with a document type of its own, which is refused as unsafe")


def bare_attributes(element: ET.Element) -> dict[str, str]:
    """An element's own attributes; those of other namespaces serve validators."""
    return {name: value for name, value in element.attrib.items() if not name.startswith("{")}


def _cut(text: str, root: str | None) -> str:
    if root is None:
        return text[_PROLOG.match(text).end() :]  # type: ignore[union-attr] # matches nothing too
    start = re.search(rf"<((?:[\w.-]+:)?{re.escape(root)})[\s/>]", text)
    if start is None:
        raise NotAFiling(f"an XML without <{root}>")
    closing = f"</{start[1]}>"
    end = text.rfind(closing)
    return text[start.start() : end + len(closing) if end > 0 else None]


def _recovered(text: str) -> ET.Element:
    from lxml import etree  # noqa: PLC0415 - only for broken files

    parser = etree.XMLParser(
        recover=True, resolve_entities=False, no_network=True, encoding="utf-8"
    )
    text = _REFERENCE.sub(_if_a_character, text)
    start = _ELEMENT.search(text)
    try:
        tree = etree.fromstring(text[start.start() :].encode(), parser) if start else None
        if tree is not None:
            return ET.fromstring(etree.tostring(tree, encoding="unicode"))
    except (etree.LxmlError, ET.ParseError, UnicodeError):
        pass
    raise NotAFiling("an XML that is broken before its first element")


def _if_a_character(match: re.Match[str]) -> str:
    """A character reference, if there is such a character: XML has no NUL and no surrogates."""
    digits = match[1]
    code = int(digits[1:], 16) if digits[0] in "xX" else int(digits)
    return "" if code == 0 or 0xD800 <= code < 0xE000 or code > 0x10FFFF else match[0]


def _bare(tag: str) -> str:
    # A recovered document may keep a prefix whose declaration was lost.
    return tag.rpartition("}")[2].rpartition(":")[2]
