"""Files that a submission carries as text: uuencoded pictures, PDFs, archives.

They are named among the documents; their letters are no text and stay out of it.
"""

from __future__ import annotations

import re

_BEGIN = re.compile(rb"^begin [0-7]{3,4} [^\r\n]+\r?\n", re.MULTILINE)
_END = re.compile(rb"^end[ \t]*(?:\r?\n|\Z)", re.MULTILINE)
_LINE = re.compile(rb"[ -`]{1,62}[ \t]*\r?")
_LINES_LOOKED_AT = 2


def without_encoded(content: bytes) -> bytes:
    """The text around uuencoded files. One that is cut off reaches to the end."""
    if b"\nbegin " not in content and not content.startswith(b"begin "):
        return content
    kept: list[bytes] = []
    place = 0
    while begin := _BEGIN.search(content, place):
        if not _is_encoded(content, begin.end()):
            kept.append(content[place : begin.end()])
            place = begin.end()
            continue
        kept.append(content[place : begin.start()])
        end = _END.search(content, begin.end())
        place = end.end() if end else len(content)
    kept.append(content[place:])
    return b"".join(kept)


def _is_encoded(content: bytes, place: int) -> bool:
    """Are the lines that follow such as an encoder writes, and no prose after the word begin?"""
    lines = content[place : place + 200].split(b"\n")[:_LINES_LOOKED_AT]
    return all(_LINE.fullmatch(line) and _holds_its_length(line.rstrip(b"\r")) for line in lines)


def _holds_its_length(line: bytes) -> bool:
    """A line begins with the count of bytes it stands for, four letters for three bytes.

    Blanks at its end may have been lost on the way.
    """
    count = (line[0] - 32) % 64
    return len(line.rstrip()) - 1 <= (count + 2) // 3 * 4 + 2
