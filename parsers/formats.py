"""Telling formats apart, by the bytes alone and never by a file's name."""

from __future__ import annotations

import re
from enum import Enum

from parsers.decoding import decode
from parsers.errors import NotAFiling
from parsers.filing import SourceFormat

HEAD = 64 * 1024
"""How many bytes are looked at; the format of a file is that of its first ``HEAD`` bytes."""

_BOM = b"\xef\xbb\xbf"
_SUBMISSION = re.compile(
    rb"^[ \t]*(?:-----BEGIN PRIVACY-ENHANCED MESSAGE-----|<SEC-DOCUMENT>|<IMS-DOCUMENT>"
    rb"|<SEC-HEADER>|<IMS-HEADER>|<SUBMISSION>|<ACCEPTANCE-DATETIME>\d{14}|<ACCESSION-NUMBER>\d"
    rb"|ACCESSION NUMBER:\s+\d{10}-)",
    re.MULTILINE,
)
_ENVELOPE = 4096
"""An envelope begins within so many bytes, if there is one."""
_OWNERSHIP_ROOT = re.compile(rb"<ownershipDocument[\s/>]")
_MARKUP = re.compile(rb"<(?:!doctype html|html|head|body|table|tr|div)\b", re.IGNORECASE)
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
_ERROR_PAGES = (
    (re.compile(r"request rate threshold exceeded", re.IGNORECASE), "too many requests"),
    (re.compile(r"undeclared automated tool", re.IGNORECASE), "the downloader named no contact"),
    (re.compile(r"<Code>\s*NoSuchKey|<Code>\s*AccessDenied"), "no such document"),
)
_MOST_CONTROLS = 0.02
"""Share of control characters from which on bytes are no text."""
_CONTROLS = bytes(set(range(32)) - {9, 10, 12, 13, 27})


class Form(Enum):
    """The families of forms that have a reader of their own."""

    OWNERSHIP = "Form 3, 4 or 5"
    LATE_FILING = "Form 12b-25"
    TENDER_OFFER = "Schedule TO"


_SPACE = r"[\s\u00a0]+"
_SIGNS: dict[Form, tuple[re.Pattern[str], ...]] = {
    # Each pattern must be found for the text to be that form.
    Form.LATE_FILING: (
        re.compile(r"12b\s*-\s*25", re.IGNORECASE),
        re.compile(rf"notification{_SPACE}of{_SPACE}late{_SPACE}filing", re.IGNORECASE),
    ),
    Form.TENDER_OFFER: (
        re.compile(rf"schedule{_SPACE}to\b", re.IGNORECASE),
        re.compile(rf"tender{_SPACE}offer{_SPACE}statement", re.IGNORECASE),
    ),
    Form.OWNERSHIP: (
        re.compile(rf"reporting{_SPACE}person|reporting{_SPACE}owner", re.IGNORECASE),
        re.compile(
            rf"statement{_SPACE}of{_SPACE}changes{_SPACE}in{_SPACE}beneficial{_SPACE}ownership"
            rf"|initial{_SPACE}statement{_SPACE}of{_SPACE}beneficial"
            rf"|table{_SPACE}ii?\s*[-\u2013\u2014:.]",
            re.IGNORECASE,
        ),
        re.compile(rf"title{_SPACE}of{_SPACE}(?:derivati?v?e?{_SPACE})?security", re.IGNORECASE),
    ),
}


def tell(content: bytes) -> SourceFormat:
    """What kind of source these bytes are.

    :raises NotAFiling: they hold no filing; the message says what they are instead.
    """
    head = content[:HEAD].removeprefix(_BOM)
    if not head.strip():
        raise NotAFiling("the file is empty" if not head else "the file holds only white space")
    _refuse_binary(head)
    if _SUBMISSION.search(head[:_ENVELOPE]):
        return "submission"
    if _OWNERSHIP_ROOT.search(head):
        return "ownership-xml"
    markup = _MARKUP.search(head) is not None
    form = tell_form(decode(head))
    if form is Form.OWNERSHIP:
        return "ownership-html" if markup else "ownership-text"
    if form is None:
        raise NotAFiling(_what_else(decode(head)))
    return "html" if markup else "text"


def tell_form(text: str) -> Form | None:
    """The family of form that a document's text belongs to, if it has a reader here."""
    words = _TAG.sub(" ", text[:HEAD]).replace("&nbsp;", " ")
    for form, signs in _SIGNS.items():
        if all(sign.search(words) for sign in signs):
            return form
    return None


def _refuse_binary(head: bytes) -> None:
    for magic, what in _MAGIC.items():
        if head.startswith(magic):
            raise NotAFiling(f"{what}, not a filing")
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):  # UTF-16 text has NUL bytes by nature
        return
    controls = len(head) - len(head.translate(None, _CONTROLS))
    if controls > len(head) * _MOST_CONTROLS:
        raise NotAFiling("a binary file, not a filing")


def _what_else(text: str) -> str:
    for sign, reason in _ERROR_PAGES:
        if sign.search(text):
            return f"an error page from EDGAR ({reason}), not a filing; fetch it again"
    start = text.lstrip()
    if start[:1] in "{[":
        return "JSON, not a filing"
    if re.search(r"<(?:feed|rss)\b", start[:500]):
        return "a news feed, not a filing; add the filings it points to"
    return "no Form 3, 4, 5, 12b-25 or Schedule TO and no EDGAR submission found in it"
