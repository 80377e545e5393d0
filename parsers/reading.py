"""One filing's bytes to a :class:`~parsers.filing.Filing`: which reader for what.

An envelope is opened here and joined with what its primary document states. Readers
never raise on what a filer wrote; only bytes that are no filing raise.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain

from parsers.any_form import read_any_form
from parsers.bulk import read_extract
from parsers.decoding import decode
from parsers.document import Block, html_blocks, text_blocks, xml_blocks
from parsers.edgar_xml import edgar_blocks, information_table_blocks, read_edgar_xml
from parsers.envelope import filing_of
from parsers.errors import NotAFiling
from parsers.filing import Filing, SourceFormat
from parsers.formats import Form, is_edgar_xml, is_html, tell, tell_form
from parsers.late_filing import read_late_filing
from parsers.ownership.grid import text_grid
from parsers.ownership.html_grid import html_grid
from parsers.ownership.page import read_page
from parsers.ownership.typed import is_typed, typed_html_grid, typed_text_grid
from parsers.ownership.xml import read_ownership_xml
from parsers.submission import SubmissionDocument, read_submission
from parsers.tender_offer import read_tender_offer, tidy_cover

_OWNERSHIP_ROOT = "ownershipDocument"
_13F_TABLE = "INFORMATION TABLE"
_DOCUMENT_READERS = {
    Form.LATE_FILING: read_late_filing,
    Form.TENDER_OFFER: read_tender_offer,
}
_TYPED_GRIDS = {"ownership-text": typed_text_grid, "ownership-html": typed_html_grid}


def read_content(content: bytes, source: str = "") -> Filing:
    """The filing in these bytes.

    :param source: what to call them, see :attr:`Filing.source`
    :raises NotAFiling: they hold no filing; the message says what they are instead
    """
    return read_as(tell(content), content, source)


def read_as(source_format: SourceFormat, content: bytes, source: str) -> Filing:
    """As :func:`read_content`, of bytes whose format has been told."""
    if source_format != "submission":
        return _document(content, source_format, source)
    submission = read_submission(content)
    primary = submission.primary
    body: Filing | None = None
    if primary is not None:
        try:
            text = primary.text
            body = _document(text, tell(text), source)
        except NotAFiling:  # a form without a reader of its own: the envelope speaks for it
            body = None
    return filing_of(submission, body, source)


def preview(content: bytes) -> Iterator[Block]:
    """The filing's primary document as blocks, the first ones at once.

    :raises NotAFiling: the bytes hold no filing
    """
    source_format = tell(content)
    others: tuple[SubmissionDocument, ...] = ()
    if source_format == "submission":
        submission = read_submission(content)
        primary, others = submission.primary, submission.documents
        content = primary.text if primary else b""
        text = decode(content)
        markup = is_html(text)
    else:
        text = decode(content)
        markup = source_format in ("html", "ownership-html")
    if is_edgar_xml(content):
        tables = (document.text for document in others if document.facts.type == _13F_TABLE)
        return chain(edgar_blocks(text), _each(information_table_blocks, tables))
    if f"<{_OWNERSHIP_ROOT}" in text:
        return xml_blocks(text, _OWNERSHIP_ROOT)
    blocks = html_blocks(text) if markup else text_blocks(text)
    return tidy_cover(blocks) if tell_form(text) is Form.TENDER_OFFER else blocks


def _each(read: Callable[[str], Iterator[Block]], contents: Iterable[bytes]) -> Iterator[Block]:
    """The blocks of documents that come with a primary one; what is none of them is left out."""
    for content in contents:
        try:
            yield from read(decode(content))
        except NotAFiling:
            continue


def _document(content: bytes, source_format: SourceFormat, source: str) -> Filing:
    if source_format == "ownership-xml":
        return read_ownership_xml(content, source)
    if source_format == "bulk-tsv":
        return read_extract(content, source)
    if is_edgar_xml(content):
        return read_edgar_xml(content, source)
    text = decode(content)
    form = tell_form(text)
    if form in _DOCUMENT_READERS:
        blocks = html_blocks(text) if source_format == "html" else text_blocks(text)
        return _DOCUMENT_READERS[form](blocks, source_format, source)
    if source_format in _TYPED_GRIDS and is_typed(text):
        grid, unplaced = _TYPED_GRIDS[source_format](text)
        return read_page(grid, source_format, source, unplaced)
    if source_format == "ownership-text":
        return read_page(text_grid(text), source_format, source)
    if source_format == "ownership-html":
        return read_page(html_grid(text), source_format, source)
    blocks = html_blocks(text) if source_format == "html" else text_blocks(text)
    return read_any_form(text, blocks, source_format, source)
