"""Bytes to text. EDGAR declares no encoding, so it is found by trying; it never fails."""

from __future__ import annotations

import codecs

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def decode(content: bytes) -> str:
    """Text with ``\\n`` line ends: UTF-8, else Windows-1252, else Latin-1."""
    text = _decode(content)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text


def _decode(content: bytes) -> str:
    for bom, encoding in _MARKS:
        if content.startswith(bom):
            return content[len(bom) :].decode(encoding, errors="replace")
    for encoding in ("utf-8", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return content.decode("latin-1")


def encoding_of(content: bytes) -> tuple[int, str]:
    """What :func:`decode` reads these bytes as: the length of their mark, and the encoding."""
    for bom, encoding in _MARKS:
        if content.startswith(bom):
            return len(bom), encoding
    for encoding in ("utf-8", "cp1252"):
        try:
            content.decode(encoding)
        except UnicodeDecodeError:
            continue
        return 0, encoding
    return 0, "latin-1"
