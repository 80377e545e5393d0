"""The characters of a page of HTML that show, each with its place in the source.

The parser that takes a page apart tells no places. So its text is followed through the
source, tags and comments passed over: what does not go on as the parser has it ends the
following, and what stands behind is not placed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import unescape

from parsers.ownership.html_boxes import Box, PageBuilder, Table, Text, read_boxes
from parsers.places.spans import Extent
from parsers.places.squeezed import Squeezed, squeeze

_PIECE = re.compile(
    r"(?P<blank>[\s\x00]+)|(?P<words>[^\s\x00<&]+)|(?P<reference>&#?[0-9A-Za-z]{1,32};?)"
    r"|(?P<comment><!--)"
    r"""|<(?P<slash>/?)(?P<tag>[A-Za-z][A-Za-z0-9:_-]*+)(?P<rest>(?:[^<>"']|"[^"]*+"|'[^']*+')*+>)?"""
    r"|(?P<other><[!?/][^>]*+>)|(?P<single>.)",
    re.DOTALL,
)
_SILENT = ("script", "style", "title", "noscript", "template")
_RAW = ("script", "style")
_CODE = re.compile(r"&#(?:[xX]([0-9A-Fa-f]{1,6})|([0-9]{1,7}))")


@dataclass
class _Follower(PageBuilder):
    """Takes a page apart; the number of a piece of text is its place in :attr:`extents`."""

    shown: list[str] = field(default_factory=list)
    extents: list[Extent] = field(default_factory=list)
    """Where each piece stands among the characters that show."""
    _count: int = 0
    _from: int = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        self._from = self._count
        super().start(tag, attributes)

    def data(self, text: str) -> None:
        if not self._silent:
            squeezed = squeeze(text)
            self.shown.append(squeezed)
            if self._raised is None:
                self._from = self._count
            self._count += len(squeezed)
        super().data(text)

    def _text(self, text: str) -> None:
        self.number = len(self.extents)
        self.extents.append((self._from, self._count))
        super()._text(text)
        self._from = self._count


@dataclass(frozen=True, slots=True)
class Visible:
    """A page taken apart, and what shows of it."""

    page: Box
    """The numbers of its pieces of text are places in :attr:`extents`."""
    squeezed: Squeezed
    extents: list[Extent]
    rows: dict[int, list[Box]]
    """The cells of a table's row, by the number of the last piece of text in it."""


def visible(text: str) -> Visible:
    """A page of HTML, followed through its source."""
    follower = _Follower()
    page = read_boxes(text, follower)
    rows: dict[int, list[Box]] = {}
    _collect(page, rows)
    return Visible(page, _followed(text, "".join(follower.shown)), follower.extents, rows)


def _collect(box: Box, rows: dict[int, list[Box]]) -> None:
    for table in box.parts:
        if not isinstance(table, Table):
            continue
        for row in table.rows:
            last = None
            for cell in row:
                _collect(cell, rows)
                last = next((p.number for p in reversed(cell.parts) if isinstance(p, Text)), last)
            if last is not None and not any(cell.is_layout for cell in row):
                rows[last] = row


def _followed(source: str, shown: str) -> Squeezed:
    """The source, as far as it goes on as the parser has it."""
    squeezed = Squeezed(source)
    at = place = silent = 0
    while at < len(shown) and (match := _PIECE.match(source, place)):
        place = match.end()
        kind = match.lastgroup
        if kind == "comment":
            end = source.find("-->", place)
            place = end + 3 if end >= 0 else len(source)
        elif match["tag"]:
            if match["rest"] is None:  # a tag that never ends
                break
            tag = match["tag"].lower()
            if tag in _SILENT:
                silent = max(silent - 1, 0) if match["slash"] else silent + 1
                if tag in _RAW and not match["slash"]:
                    place = _after_raw(source, tag, place)
        elif kind in ("blank", "other") or silent:
            continue
        else:
            length = _same(match[0], shown, at, kind == "reference")
            if length is None:
                break
            if length:
                squeezed.starts.append(at)
                squeezed.extents.append(match.span())
                at += length
    squeezed.text = shown[:at]
    return squeezed


def _same(piece: str, shown: str, at: int, is_reference: bool) -> int | None:
    """How many characters a piece of the source shows; ``None`` if others come next."""
    if is_reference:
        code = _CODE.match(piece)
        number = int(code[1], 16) if code and code[1] else int(code[2]) if code else 0
        for text in (unescape(piece), chr(number) if 0 < number < 0x110000 else "", piece):
            if text and shown.startswith(squeeze(text), at):
                return len(squeeze(text))
        return None
    return len(piece) if shown.startswith(piece, at) else None


def _after_raw(source: str, tag: str, place: int) -> int:
    """Where a script or a style sheet ends: before its end tag, or never."""
    end = re.compile(f"</{tag}", re.IGNORECASE).search(source, place)
    return end.start() if end else len(source)
