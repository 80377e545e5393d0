"""The EDGAR envelope: a header and the documents it came with.

One submission's bytes go in; its header facts and its documents, still as bytes, come
out. What the documents say belongs to the readers of the forms.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from parsers.decoding import decode
from parsers.filing import Document, Problem
from parsers.submission.encoded import without_encoded
from parsers.submission.header import Header, Party, read_header

__all__ = ["Header", "Party", "Submission", "SubmissionDocument", "read_submission", "split"]

_PEM_BEGIN = b"-----BEGIN PRIVACY-ENHANCED MESSAGE-----"
_PEM_END = b"-----END PRIVACY-ENHANCED MESSAGE-----"
_STARTS = (b"<SEC-DOCUMENT>", b"<IMS-DOCUMENT>", b"<SUBMISSION>")
_START = re.compile(rb"^[ \t]*<(?:SEC-DOCUMENT|IMS-DOCUMENT|SUBMISSION)>", re.MULTILINE)
_HEADER_END = re.compile(rb"<(?:/(?:SEC|IMS)-HEADER|(DOCUMENT))>", re.IGNORECASE)
_DOCUMENT, _DOCUMENT_END = b"<DOCUMENT>", b"</DOCUMENT>"
_TEXT, _TEXT_END = b"<TEXT>", b"</TEXT>"
_WRAPPER = re.compile(rb"\s*<(XML|XBRL|PDF)>[ \t]*\r?\n?", re.IGNORECASE)
_FIELD = re.compile(rb"^[ \t]*<(TYPE|SEQUENCE|FILENAME|DESCRIPTION)>([^\r\n]*)", re.MULTILINE)
_ENDS = (b"</SEC-DOCUMENT>", b"</IMS-DOCUMENT>", b"</SUBMISSION>")
_INDEX_PAGE = re.compile(rb"\s*<HTML>.*?<!--.*?-->.*?<PRE>", re.DOTALL | re.IGNORECASE)
_LONGEST_DOCUMENT_HEADER = 4096
_DEEPEST_INDENT = 64
# EDGAR used to cut lines at this length, inside words, tags and entities alike. Files in
# which longer lines stand were never cut.
_CUT_AT = 1023
_CUT_LINE = re.compile(rb"^([^\r\n]{%d})\r?\n" % _CUT_AT, re.MULTILINE)


@dataclass(frozen=True, slots=True)
class SubmissionDocument:
    """A document's header line by line, and its content."""

    facts: Document
    content: bytes
    """Between ``<TEXT>`` and ``</TEXT>``, without a wrapper such as ``<XML>``."""

    @property
    def text(self) -> bytes:
        """The content with lines that EDGAR cut rejoined, and without encoded files."""
        return without_encoded(_rejoined(self.content))

    @property
    def is_text(self) -> bool:
        """Is there anything in it beside encoded files?"""
        text = self.content.lstrip()
        if text.startswith(b"begin "):
            text = without_encoded(self.content).strip()
        return bool(text)


@dataclass(frozen=True, slots=True)
class Submission:
    """One submission, opened."""

    header: Header
    documents: tuple[SubmissionDocument, ...]
    problems: tuple[Problem, ...]

    @property
    def primary(self) -> SubmissionDocument | None:
        """The filing itself: the first document, which all others only accompany.

        Where that is an encoded file, the first one that is text.
        """
        texts = (document for document in self.documents if document.is_text)
        return next(texts, next(iter(self.documents), None))


def _rejoined(content: bytes) -> bytes:
    # Most documents have no such line, and to see that is quicker than to look for one.
    start = 0
    while start + _CUT_AT <= len(content):
        start = content.rfind(b"\n", start, start + _CUT_AT) + 1
        if not start:
            return _CUT_LINE.sub(rb"\1", content)
    return content


def split(content: bytes) -> Iterator[bytes]:
    """The submissions that one file holds, mostly a single one."""
    if sum(map(content.count, _STARTS)) < 2:
        yield content
        return
    starts = [match.start() for match in _START.finditer(content)] or [0]
    starts[0] = 0
    for start, end in zip(starts, [*starts[1:], len(content)], strict=True):
        yield content[start:end]


def read_submission(content: bytes) -> Submission:
    """The header and the documents of one submission."""
    is_index = _INDEX_PAGE.match(content)
    content = _indexed(content, is_index) if is_index else _without_pem(content)
    header = read_header(decode(content[: _header_end(content)]))
    problems: list[Problem] = []
    documents = tuple(_documents(content, problems))
    if is_index:
        message = "EDGAR's page of its header: the documents themselves are not in it"
        problems.append(Problem("note", "submission", message))
        documents = tuple(SubmissionDocument(replace(d.facts, size=0), b"") for d in documents)
    elif not documents:
        problems.append(Problem("note", "submission", "a header only: no document came with it"))
    elif not any(map(content[-4096:].__contains__, _ENDS)):
        problems.append(
            Problem("warning", "submission", "the file ends before the submission does")
        )
    return Submission(header, documents, tuple(problems))


def _indexed(content: bytes, head: re.Match[bytes]) -> bytes:
    """The header and the list of documents that a page of EDGAR shows, escaped, as text."""
    return html.unescape(decode(content[head.end() :])).encode()


def _without_pem(content: bytes) -> bytes:
    """The message inside a privacy-enhanced envelope, its dashes unescaped."""
    if not content.lstrip().startswith(_PEM_BEGIN):
        return content
    content = content.replace(b"\r\n", b"\n")
    start = content.find(b"\n\n")
    end = content.rfind(_PEM_END)
    body = content[start + 2 if start >= 0 else 0 : end if end >= 0 else None]
    return body.replace(b"\n- -", b"\n-")


def _header_end(content: bytes) -> int:
    """Where the header ends: by its own tag or, where that is missing, with the first document."""
    for match in _HEADER_END.finditer(content):
        if not match[1] or _begins_line(content, match.start()):
            return match.start()
    return len(content)


def _documents(content: bytes, problems: list[Problem]) -> Iterator[SubmissionDocument]:
    # EDGAR writes its tags in capitals; a copy is made only of what somebody else wrote.
    tags = content if _DOCUMENT in content else content.upper()
    place = 0
    while (start := _at_line_start(tags, _DOCUMENT, place)) >= 0:
        start += len(_DOCUMENT)
        end = tags.find(_DOCUMENT_END, start)
        until = end if end >= 0 else len(content)
        text = tags.find(_TEXT, start, until)
        head_end = text if text >= 0 else min(until, start + _LONGEST_DOCUMENT_HEADER)
        body = content[text + len(_TEXT) if text >= 0 else head_end : _text_end(tags, start, until)]
        facts = _facts(content[start:head_end], len(body))
        if end < 0:
            where = f"document {facts.sequence or facts.filename or ''}".rstrip()
            problems.append(Problem("warning", where, "cut off before its end"))
        yield SubmissionDocument(facts, _unwrapped(body))
        place = until + 1


def _text_end(tags: bytes, start: int, until: int) -> int:
    """Where a document's text ends: before ``</TEXT>``, if that stands before its end."""
    tail = tags[max(start, until - _DEEPEST_INDENT) : until]
    end = tail.rstrip()
    return until - len(tail) + len(end) - len(_TEXT_END) if end.endswith(_TEXT_END) else until


def _at_line_start(content: bytes, tag: bytes, place: int) -> int:
    """Where a tag next stands at the start of a line, but for blanks; -1 if nowhere."""
    while (found := content.find(tag, place)) >= 0:
        if _begins_line(content, found):
            return found
        place = found + 1
    return -1


def _begins_line(content: bytes, place: int) -> bool:
    """Does nothing but blanks stand before this place on its line, as far as indents reach?"""
    farthest = max(place - _DEEPEST_INDENT, 0)
    line = content.rfind(b"\n", farthest, place) + 1
    return not content[line or farthest : place].strip(b" \t\r")


def _facts(head: bytes, size: int) -> Document:
    """The lines of a document's header."""
    stated = {name: decode(value).strip() or None for name, value in _FIELD.findall(head)}.get
    return Document(
        sequence=_number(stated(b"SEQUENCE")),
        type=stated(b"TYPE"),
        filename=stated(b"FILENAME"),
        description=stated(b"DESCRIPTION"),
        size=size,
    )


def _unwrapped(body: bytes) -> bytes:
    match = _WRAPPER.match(body)
    if not match:
        return body.strip(b"\r\n")
    end = body.rfind(b"</" + match[1] + b">")
    return body[match.end() : end if end >= 0 else None].strip()


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 7 else None
