"""Bytes to the tree of an ownership document, taken out of its wrapper where it has one."""

from __future__ import annotations

import base64

from parsers.decoding import decode
from parsers.errors import NotAFiling
from parsers.filing import Problem
from parsers.xml_tree import Element, parse_tree

_ROOT = "ownershipDocument"
_WRAPPER = "edgarSubmission"
_FORMS = ("3", "3/A", "4", "4/A", "5", "5/A")


def read_tree(content: bytes, problems: list[Problem]) -> Element:
    """The ``<ownershipDocument>`` in these bytes; what had to be mended joins ``problems``.

    :raises NotAFiling: there is none, or it brings a document type of its own
    """
    text = decode(content)
    if _ROOT not in text and f"<{_WRAPPER}" in text:
        text = _unwrapped(text, problems)
    root, problem = parse_tree(text, _ROOT)
    if problem:
        problems.append(Problem("error", "XML", problem))
    return root


def _unwrapped(text: str, problems: list[Problem]) -> str:
    """The document inside the wrapper in which filers hand it to EDGAR.

    EDGAR publishes no wrapper (specification, section 1), so this is a file that its
    filer kept: names and addresses that EDGAR adds may be missing from it.
    """
    wrapper, _ = parse_tree(text, _WRAPPER)
    blocks = (
        document.findtext("documentMimeBlock", "")
        for document in wrapper.iter("edgarDocument")
        if (document.findtext("documentType") or "").strip() in _FORMS
    )
    try:
        inner = decode(base64.b64decode(next(blocks, "")))
    except ValueError:  # letters that are no base64, or not enough of them
        inner = ""
    if f"<{_ROOT}" not in inner:
        raise NotAFiling("a filer's edgarSubmission without a readable Form 3, 4 or 5 inside")
    is_test = (wrapper.findtext("testOrLive") or "").strip().upper() == "TEST"
    kind = "a test filing" if is_test else "a filing"
    message = f"{kind} as handed to EDGAR, which may have added to it before publication"
    problems.append(Problem("note", "edgarSubmission", message))
    return inner
