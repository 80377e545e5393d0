"""Telling formats apart, by the bytes alone and never by a file's name."""

from __future__ import annotations

import re
from enum import Enum

from parsers.any_form import is_any_form
from parsers.bulk import is_extract
from parsers.decoding import decode
from parsers.errors import NotAFiling
from parsers.filing import SourceFormat

HEAD = 64 * 1024
"""How many bytes are looked at; the format of a file is that of its first ``HEAD`` bytes."""

_BOM = b"\xef\xbb\xbf"
_ENVELOPE_MARKS = {
    # what an envelope has at the start of a line: what must follow
    b"<SEC-DOCUMENT>": rb"",
    b"-----BEGIN PRIVACY-ENHANCED MESSAGE-----": rb"",
    b"<IMS-DOCUMENT>": rb"",
    b"<SEC-HEADER>": rb"",
    b"<IMS-HEADER>": rb"",
    b"<SUBMISSION>": rb"",
    b"<ACCEPTANCE-DATETIME>": rb"\d{14}",
    b"<ACCESSION-NUMBER>": rb"\d",
    b"ACCESSION NUMBER:": rb"\s+\d{10}-",
}
_SUBMISSION = re.compile(
    rb"^[ \t]*(?:%s)" % b"|".join(mark + after for mark, after in _ENVELOPE_MARKS.items()),
    re.MULTILINE,
)
_ENVELOPE = 4096
"""An envelope begins within so many bytes, if there is one."""
_OWNERSHIP_ROOT = re.compile(
    rb"<ownershipDocument[\s/>]"
    # A filer's own wrapper, with the form inside it in base64.
    rb"|<documentType>\s*[345](?:/A)?\s*</documentType>[^<]*"
    rb"(?:<documentDescription>[^<]*</documentDescription>\s*)?<documentMimeBlock>"
)
_EDGAR_ROOT = re.compile(rb"<(?:[\w.-]{1,40}:)?edgarSubmission[\s/>]")
# Documents of plain text have tags of their own: <TABLE>, <PAGE>, <S> and <C> are no HTML.
_MARKUP = re.compile(rb"<(?:!doctype html|html|head|body|tr|div)\b", re.IGNORECASE)
_PARAGRAPH = re.compile(r"<p[\s>]", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]{0,2000}>")

_MAGIC = {
    b"%PDF": "a PDF",
    b"\x89PNG": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"GIF8": "a GIF picture",
    b"SQLite format 3\x00": "an SQLite store",
    b"\xd0\xcf\x11\xe0": "a Microsoft Office file",
    b"7z\xbc\xaf": "a 7-Zip archive, which is not read here",
    b"Rar!": "a RAR archive, which is not read here",
}
_ERROR_PAGE = "an error page from EDGAR ({}), not a filing; fetch it again"
_KNOWN_OTHERS = tuple(
    (re.compile(pattern, re.IGNORECASE | re.MULTILINE), reason)
    for pattern, reason in (
        (r"request rate threshold exceeded", _ERROR_PAGE.format("too many requests")),
        (r"undeclared automated tool", _ERROR_PAGE.format("the downloader named no contact")),
        (r"<Code>\s*(?:NoSuchKey|AccessDenied)", _ERROR_PAGE.format("no such document")),
        (
            r"(?s:\A.{0,500}?<(?:feed|rss)\b)",
            "a news feed, not a filing; add the filings it points to",
        ),
        (
            r"<title>EDGAR Filing Documents",
            "EDGAR's list of a filing's documents; add the filing itself",
        ),
        (
            r"^Description:.*\bIndex of EDGAR|^CIK\|Company Name\|Form Type",
            "an index of EDGAR's filings, not a filing; add the filings it lists",
        ),
        (
            r"\A\s*ACCESSION_NUMBER\t",
            "a table of the SEC's quarterly data sets; add the folder or the .zip it belongs to",
        ),
        (
            r"\A\s*(?:<\?xml[^>]*\?>\s*)?<(?:non)?derivative(?:Table|Transaction|Holding)[\s>]",
            "a piece of an ownership XML that names neither issuer nor owner; add the whole of it",
        ),
    )
)
"""What else is found among filings: how it is told, and what to say of it."""
_MOST_CONTROLS = 0.02
"""Share of control characters from which on bytes are no text."""
_CONTROLS = bytes(set(range(32)) - {9, 10, 12, 13, 27})


class Form(Enum):
    """The families of forms that have a reader of their own."""

    OWNERSHIP = "Form 3, 4 or 5"
    LATE_FILING = "Form 12b-25"
    TENDER_OFFER = "Schedule TO"


_SPACE = r"[\s\u00a0]+"
_REPORT_TITLE = (
    rf"\b(?:annual|quarterly|current|transition){_SPACE}report{_SPACE}(?:pursuant|under)\b"
)
_SIGNS: dict[Form, tuple[re.Pattern[str], ...]] = {
    # Each pattern must be found for the text to be that form.
    Form.LATE_FILING: (
        re.compile(r"12b\s*-\s*25", re.IGNORECASE),
        re.compile(rf"notification{_SPACE}of{_SPACE}late{_SPACE}filing", re.IGNORECASE),
        # A report may speak of its own late notice, but below its own title.
        re.compile(rf"\A(?:(?!{_REPORT_TITLE})[\s\S])*?12b\s*-\s*25", re.IGNORECASE),
    ),
    Form.TENDER_OFFER: (
        re.compile(rf"schedule{_SPACE}to\b", re.IGNORECASE),
        # Recommendations and press releases speak of "the tender offer statement" too.
        re.compile(
            rf"tender{_SPACE}offer{_SPACE}statement{_SPACE}(?:under|pursuant)\b"
            rf"|^[^\w\n]{{0,20}}tender{_SPACE}offer{_SPACE}statement[^\w\n]{{0,20}}$"
            rf"|tender{_SPACE}offer{_SPACE}subject{_SPACE}to{_SPACE}rule{_SPACE}1[34]",
            re.IGNORECASE | re.MULTILINE,
        ),
    ),
    Form.OWNERSHIP: (
        re.compile(rf"reporting{_SPACE}person|reporting{_SPACE}owner", re.IGNORECASE),
        re.compile(
            rf"statement{_SPACE}of{_SPACE}changes{_SPACE}in{_SPACE}beneficial{_SPACE}ownership"
            rf"|initial{_SPACE}statement{_SPACE}of{_SPACE}beneficial"
            rf"|table{_SPACE}ii?\s*[-\u2013\u2014:.]",
            re.IGNORECASE,
        ),
        re.compile(
            rf"title{_SPACE}of{_SPACE}(?:derivati?v?e?{_SPACE})?security"
            rf"|name{_SPACE}and{_SPACE}address{_SPACE}of{_SPACE}reporting{_SPACE}person",
            re.IGNORECASE,
        ),
    ),
}


def tell(content: bytes) -> SourceFormat:
    """What kind of source these bytes are.

    :raises NotAFiling: they hold no filing; the message says what they are instead.
    """
    head = content[:HEAD].removeprefix(_BOM)
    if not head or head.isspace():
        raise NotAFiling("the file is empty" if not head else "the file holds only white space")
    if is_extract(head):
        return "bulk-tsv"
    _refuse_binary(head)
    if _is_submission(head[:_ENVELOPE]):
        return "submission"
    if _OWNERSHIP_ROOT.search(head):
        return "ownership-xml"
    if is_edgar_xml(head):
        return "text"
    markup = _MARKUP.search(head) is not None
    form = tell_form(decode(head))
    if form is Form.OWNERSHIP:
        return "ownership-html" if markup else "ownership-text"
    if form is None and (reason := _what_else(decode(head))):
        raise NotAFiling(reason)
    return "html" if markup else "text"


def is_html(text: str) -> bool:
    """Whether a document is HTML, not the plain text of old with its own few tags."""
    head = text[:HEAD]
    return _MARKUP.search(head.encode()) is not None or _PARAGRAPH.search(head) is not None


def is_edgar_xml(content: bytes) -> bool:
    """Whether these bytes are one of EDGAR's XML documents other than Forms 3, 4 and 5."""
    return _EDGAR_ROOT.search(content[:HEAD]) is not None


def tell_form(text: str) -> Form | None:
    """The family of form that a document's text belongs to, if it has a reader here."""
    words = _TAG.sub(" ", text[:HEAD]).replace("&nbsp;", " ")
    for form, signs in _SIGNS.items():
        if all(sign.search(words) for sign in signs):
            return form
    return None


def _is_submission(head: bytes) -> bool:
    # Most documents have none of the marks, and to see that is quicker than to look at each line.
    return any(map(head.__contains__, _ENVELOPE_MARKS)) and _SUBMISSION.search(head) is not None


def _refuse_binary(head: bytes) -> None:
    if magic := next(filter(head.startswith, _MAGIC), None):
        raise NotAFiling(f"{_MAGIC[magic]}, not a filing")
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):  # UTF-16 text has NUL bytes by nature
        return
    controls = len(head) - len(head.translate(None, _CONTROLS))
    if controls > len(head) * _MOST_CONTROLS:
        raise NotAFiling("a binary file, not a filing")


def _what_else(text: str) -> str | None:
    """What a text is that is none of the forms read here; ``None`` if it is another form."""
    for sign, reason in _KNOWN_OTHERS:
        if sign.search(text):
            return reason
    start = text.lstrip()
    if start[:1] in "{[":
        return "JSON, not a filing"
    if start.startswith("<?xml") and not _MARKUP.search(start[:_ENVELOPE].encode()):
        return "an XML of a kind that is not read here"
    if is_any_form(_TAG.sub("\n", text)) or "dei:DocumentType" in text:
        return None
    return "no form of the SEC is found in it"
