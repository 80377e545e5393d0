"""Bytes to the tree of an ownership document, sound or broken.

Nothing here knows what an element means; the one thing asked is that there is an
``<ownershipDocument>``. What EDGAR or a filer broke on the way is mended in three
steps, each only when the one before it fails: parse; join the lines that EDGAR cut
and parse; read the tags as they come (Ownership XML notes, "lines longer than 1,023").
"""

from __future__ import annotations

import base64
import re
import xml.etree.ElementTree as ET
from html import unescape

from parsers.decoding import decode
from parsers.errors import NotAFiling
from parsers.filing import Problem
from parsers.xml_tree import refuse_document_type

_ROOT = "ownershipDocument"
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_CUT_LINE = 1023  # EDGAR cuts longer lines, even inside a tag

_WRAPPER = "<edgarSubmission"
_WRAPPED = re.compile(
    r"<documentType>\s*[345](?:/A)?\s*</documentType>"
    r"(?:(?!</edgarDocument>).)*?<documentMimeBlock>([^<]*)<",
    re.DOTALL,
)
_TEST = re.compile(r"<testOrLive>\s*TEST\s*<", re.IGNORECASE)

_TOKEN = re.compile(r"<!--.*?-->|<!\[CDATA\[(.*?)\]\]>|<(/?)([A-Za-z][\w.-]*)([^<>]*?)(/?)>", re.S)
_ATTRIBUTE = re.compile(r"""([\w.-]+)\s*=\s*["']([^"']*)["']""")


def read_tree(content: bytes, problems: list[Problem]) -> ET.Element:
    """The ``<ownershipDocument>`` in these bytes; what had to be mended joins ``problems``.

    :raises NotAFiling: there is none, or it brings a document type of its own
    """
    text = decode(content)
    if _ROOT not in text and _WRAPPER in text:
        text = _unwrapped(text, problems)
    refuse_document_type(text)
    text = _cut_out(text)
    try:
        root = ET.fromstring(text)
    except ET.ParseError:
        root = _mended(text, problems)
    if root.tag != _ROOT:
        raise NotAFiling(f"an XML that states no ownership document: its root is {root.tag}")
    return root


def _cut_out(text: str) -> str:
    """The document alone, without what stands around it."""
    start = max(text.find(f"<{_ROOT}"), 0)
    end = text.rfind(f"</{_ROOT}>")
    if end >= 0:
        return text[start : end + len(f"</{_ROOT}>")]
    return _DECLARATION.sub("", text[start:])


def _unwrapped(text: str, problems: list[Problem]) -> str:
    """The document inside the wrapper in which filers hand it to EDGAR.

    EDGAR publishes no wrapper (specification, section 1), so this is a file that its
    filer kept: names and addresses that EDGAR adds may be missing from it.
    """
    match = _WRAPPED.search(text)
    try:
        inner = decode(base64.b64decode(match[1])) if match else ""
    except ValueError:  # letters that are no base64, or not enough of them
        inner = ""
    if f"<{_ROOT}" not in inner:
        raise NotAFiling("a filer's edgarSubmission without a readable Form 3, 4 or 5 inside")
    kind = "a test filing" if _TEST.search(text) else "a filing"
    message = f"{kind} as handed to EDGAR, which may have added to it before publication"
    problems.append(Problem("note", "edgarSubmission", message))
    return inner


# Mending


def _mended(text: str, problems: list[Problem]) -> ET.Element:
    text = _rejoined(text)
    second = text.rfind(f"<{_ROOT}")
    if second > 0:
        problems.append(Problem("error", "XML", "more than one document in it; read the last"))
        text = text[second:]
    try:
        return ET.fromstring(text)
    except ET.ParseError as error:
        message = f"not well-formed, read as far as it goes: {error}"
        problems.append(Problem("error", "XML", message))
        return _tags_as_they_come(text)


def _rejoined(text: str) -> str:
    """The text with the lines that EDGAR cut joined again."""
    out: list[str] = []
    joining = False
    for line in text.split("\n"):
        if joining:
            out[-1] += line
        else:
            out.append(line)
        joining = len(line) >= _CUT_LINE
    return "\n".join(out)


def _tags_as_they_come(text: str) -> ET.Element:
    """The tree that the tags state, closing what is left open and passing over stray ends.

    An end without a beginning closes an element that holds text and nothing else:
    filers misspell one of the pair (``<rptOwnerCounrty>I7</rptOwnerState>``).
    """
    root = ET.Element("nothing")
    path = [root]
    holds_text, position = False, 0
    for token in _TOKEN.finditer(text):
        data, position = text[position : token.start()], token.end()
        cdata, is_end, tag, attributes, is_empty = token.groups()
        element = path[-1]
        if not len(element):
            element.text = (element.text or "") + unescape(data) + (cdata or "")
            holds_text = holds_text or bool(data.strip() or cdata)
        if not tag:
            continue
        if not is_end:
            child = ET.SubElement(element, tag, dict(_ATTRIBUTE.findall(attributes)))
            holds_text = False
            if not is_empty:
                path.append(child)
            continue
        depth = next((n for n in range(len(path) - 1, 0, -1) if path[n].tag == tag), None)
        if depth is not None:
            del path[depth:]
        elif holds_text and len(path) > 1 and not len(element):
            path.pop()
        holds_text = False
    if not len(root):
        raise NotAFiling("an XML that is broken before its first element")
    return root[0]
