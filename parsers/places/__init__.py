"""Where each thing that was read from a filing stands in its source.

In come the bytes of a filing as received, whatever :func:`parsers.read_content` reads; out
come spans of its text: of rows, of cells, of footnotes, of facts. It is worked out when
somebody looks, by a second pass that lays the reader's own result beside the source, so
that reading itself is not slowed down by it. What cannot be placed for certain is absent.

What a filing states is no business of this room: it asks the readers, and only says where.
"""

from __future__ import annotations

from parsers.decoding import decode
from parsers.errors import NotAFiling
from parsers.formats import tell
from parsers.places.extract import extract_places
from parsers.places.header import header_places
from parsers.places.nesting import decoded, inside
from parsers.places.ownership_xml import xml_places
from parsers.places.page import page_places
from parsers.places.spans import Found, Places, Span
from parsers.submission import read_submission

__all__ = ["Places", "Span", "places_of"]


def places_of(content: bytes) -> Places:
    """Where everything stands in one filing; of what is no filing nothing is placed.

    :param content: the filing as received, such as :attr:`parsers.Reading.content`
    """
    text = decode(content)
    try:
        source_format = tell(content)
    except NotAFiling:
        return Places(text)
    if source_format != "submission":
        return Places(text, _document(content, text))
    submission = read_submission(content)
    header = header_places(text, submission.header)
    primary = submission.primary
    nested = inside(submission, primary, decoded(content, text)) if primary else None
    if nested is None:
        return Places(text, header=header)
    document = nested.document
    return Places(text, _document(document.content, document.text), header, nested)


def _document(content: bytes, text: str) -> Found:
    try:
        source_format = tell(content)
    except NotAFiling:
        return Found()
    if source_format == "ownership-xml":
        return xml_places(content, text)
    if source_format == "bulk-tsv":
        return extract_places(content, text)
    if source_format in ("ownership-html", "ownership-text"):
        return page_places(text, source_format)
    return Found()
