"""The document inside an envelope: its text, and how that stands in the text of the whole.

A document is decoded by itself, without the lines that EDGAR cut and the files it encoded;
what is shown is the envelope as received, decoded as a whole. So places are counted back
in bytes: from the document's characters to its bytes, to the envelope's, to its characters.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from parsers.decoding import decode, encoding_of
from parsers.places.kept import Kept, aligned
from parsers.places.spans import Extent
from parsers.submission import Submission, SubmissionDocument

_CRLF = re.compile("\r\n")
_TEXT = re.compile(rb"<TEXT>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Decoded:
    """Bytes and their text, each place in one as a place in the other."""

    content: bytes
    text: str
    """As :func:`~parsers.decoding.decode` gives it."""
    mark: int
    """Length of the byte order mark."""
    encoding: str
    received: str
    """The text before its line ends were made alike."""
    dropped: list[int]
    """Where in :attr:`received` a character is that :attr:`text` lacks."""
    shifted: list[int]
    """The same places, in characters of :attr:`text`."""

    def byte(self, place: int) -> int:
        """The byte at which a character of the text begins."""
        place += bisect_right(self.shifted, place)
        return self.mark + len(self.received[:place].encode(self.encoding, "replace"))

    def character(self, byte: int) -> int:
        """The character of the text that begins at a byte."""
        place = len(self.content[self.mark : byte].decode(self.encoding, "ignore"))
        return place - bisect_left(self.dropped, place)


def decoded(content: bytes, text: str | None = None) -> Decoded:
    """:param text: these bytes decoded, if that has been done before"""
    mark, encoding = encoding_of(content)
    received = content[mark:].decode(encoding, "replace")
    dropped = [match.start() for match in _CRLF.finditer(received)] if "\r" in received else []
    shifted = [place - n for n, place in enumerate(dropped)]
    text = decode(content) if text is None else text
    return Decoded(content, text, mark, encoding, received, dropped, shifted)


@dataclass(frozen=True, slots=True)
class Inside:
    """A document that stands in an envelope."""

    document: Decoded
    envelope: Decoded
    kept: Kept
    """What the document's bytes are of the envelope's."""

    def outside(self, extent: Extent) -> Extent | None:
        """A stretch of the document's text, in that of the envelope."""
        start, end = map(self.document.byte, extent)
        start, end = self.kept.extent((start, end))
        return self.envelope.character(start), self.envelope.character(end)


def inside(submission: Submission, primary: SubmissionDocument, whole: Decoded) -> Inside | None:
    """How the primary document stands in its submission; ``None`` where it is not found."""
    content, text = whole.content, primary.text
    begin = _begin(submission, primary, content)
    kept = aligned(text, content, max(begin, 0))
    document = decoded(text)
    # Bytes of no encoding, behind a mark that names one, cannot be counted.
    for each in (document, whole):
        if "\ufffd" in each.received and each.mark:
            return None
    return None if kept is None else Inside(document, whole, kept)


def _begin(submission: Submission, primary: SubmissionDocument, content: bytes) -> int:
    """Where the document begins: the documents before it are passed over, one by one."""
    place = 0
    for document in submission.documents:
        tag = _TEXT.search(content, place)
        place = content.find(document.content, tag.end() if tag else place)
        if document is primary or place < 0:
            break
        place += len(document.content)
    return place
