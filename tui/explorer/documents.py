"""The documents of a submission: what each is, and how to show it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePath

from rich.console import RenderableType
from rich.text import Text

from parsers import preview
from parsers.decoding import decode
from parsers.document import Preformatted, html_blocks, text_blocks
from parsers.errors import NotAFiling
from parsers.filing import Document, Filing
from parsers.formats import is_html
from parsers.submission import read_submission
from tui.render import styles
from tui.render.document import document, render_block
from tui.render.filing import render_filing

_SIGNATURES = (
    # What a file begins with: what it is.
    (b"%PDF", "a PDF"),
    (b"\x89PNG", "a picture (PNG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"\xff\xd8", "a picture (JPEG)"),
    (b"PK\x03\x04", "an archive or a spreadsheet (ZIP)"),
)
_SUFFIXES = {
    ".pdf": "a PDF", ".png": "a picture (PNG)", ".gif": "a picture (GIF)",
    ".jpg": "a picture (JPEG)", ".jpeg": "a picture (JPEG)", ".zip": "an archive (ZIP)",
    ".xls": "a spreadsheet", ".xlsx": "a spreadsheet",
}  # fmt: skip
_BINARY_LOOKED_AT = 1024


@dataclass(frozen=True, slots=True)
class HeldDocument:
    """A document with its content."""

    facts: Document
    content: bytes
    """Without lines that EDGAR cut and without encoded files."""
    is_primary: bool
    is_whole: bool
    """The filing came as this document alone, without an envelope."""
    cannot: str
    """Why it cannot be shown, in words; empty where it can."""


def documents_of(filing: Filing, content: bytes) -> tuple[HeldDocument, ...]:
    """The documents that a filing came with, in filed order; at least one."""
    if filing.source_format != "submission":
        facts = Document(1, filing.form_type, PurePath(filing.source).name, None, len(content))
        return (HeldDocument(facts, content, True, True, ""),)
    submission = read_submission(content)
    return tuple(
        HeldDocument(
            each.facts, each.text, each is submission.primary, False, _cannot(each.facts, each.text)
        )
        for each in submission.documents
    )


def _cannot(facts: Document, text: bytes) -> str:
    """Why a document cannot be shown; ``text`` is what is left without encoded files."""
    what = next((what for sign, what in _SIGNATURES if text.lstrip().startswith(sign)), "")
    if not text.strip() or b"\0" in text[:_BINARY_LOOKED_AT]:
        what = what or _SUFFIXES.get(PurePath(facts.filename or "").suffix.lower(), "")
        what = what or ("an encoded file" if facts.size else "empty")
    if not what:
        return ""
    if what == "empty":
        return "This document is empty: only its header came with the filing."
    return (
        f"This document is {what}, {facts.size:,} bytes as it was sent. A terminal cannot show it."
    )


def parts_of(filing: Filing, content: bytes, held: HeldDocument) -> Iterator[RenderableType]:
    """The parts of a document as a page.

    :param content: of the whole filing, whose primary document is shown as the filing itself
    """
    if held.cannot:
        yield Text(held.cannot, styles.WARNING)
        yield Text("What was sent stands in the source of the filing.", styles.CAPTION)
        return
    if held.is_primary:
        yield from render_filing(filing, lambda: preview(content))
        return
    try:
        blocks = preview(held.content)
    except NotAFiling:
        text = decode(held.content)
        if is_html(text):
            blocks = html_blocks(text)
        elif text.lstrip().startswith("<?xml"):
            yield render_block(Preformatted(text))
            return
        else:
            blocks = text_blocks(text)
    yield from document(blocks)
