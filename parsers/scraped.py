"""What scrapers and converters leave in a form's text, taken out again.

Markdown escapes and emphasis, stray inline tags, superscripts in four spellings: this
module turns a line of such text into plain words. Two things it keeps, in one
canonical character each: check boxes (see :mod:`parsers.boxes`), and
superscript footnote marks, as ``\u207d1\u207e``.
"""

from __future__ import annotations

import html
import re

from parsers import boxes

MARK_OPEN, MARK_CLOSE = "\u207d", "\u207e"
_SUPERSCRIPT_DIGITS = "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079"
_TO_SUPERSCRIPT = str.maketrans("0123456789", _SUPERSCRIPT_DIGITS)
_FROM_SUPERSCRIPT = str.maketrans(_SUPERSCRIPT_DIGITS, "0123456789")

MARK = re.compile(rf"{MARK_OPEN}([{_SUPERSCRIPT_DIGITS}]+){MARK_CLOSE}")
"""A superscript footnote mark in its canonical spelling."""

_INLINE = "a|b|big|code|em|font|i|ins|mark|s|small|span|strike|strong|tt|u"
_BREAKING = "br|center|div|h[1-6]|hr|label|li|ol|p|table|tbody|td|th|thead|tr|ul"
_INLINE_TAG = re.compile(rf"</?(?:{_INLINE})(?:\s[^<>]*)?/?>", re.IGNORECASE)
_BREAKING_TAG = re.compile(rf"</?(?:{_BREAKING})(?:\s[^<>]*)?/?>", re.IGNORECASE)
_INPUT = re.compile(r"<input\b([^<>]*)>", re.IGNORECASE)
_SUP = re.compile(r"<sup>\s*([^<>]*?)\s*</sup>", re.IGNORECASE)
_MARKS_IN_SUP = re.compile(r"[(\[]?\s*\d{1,2}\s*[)\]]?(?:\s*,?\s*[(\[]?\s*\d{1,2}\s*[)\]]?)*")
_CARET = re.compile(
    r"\^\{?((?:\\?[(\[]\s*\d{1,2}(?:\s*,\s*\d{1,2})*\s*\\?[)\]]\s*)+"
    r"|\d{1,2}(?:\s*,\s*\d{1,2})*)\}?\^?"
)
_CARET_STAR = re.compile(r"\^\{?(\\?\*{1,3})\}?\^?")
_LISTED_SUPERSCRIPTS = re.compile(
    rf"{MARK_OPEN}\s*([{_SUPERSCRIPT_DIGITS}]+(?:\s*[,\u02d2\s]\s*[{_SUPERSCRIPT_DIGITS}]+)+)\s*{MARK_CLOSE}"
)
_BARE_SUPERSCRIPT = re.compile(
    rf"(?<!{MARK_OPEN})([{_SUPERSCRIPT_DIGITS}]+)(?![{_SUPERSCRIPT_DIGITS}{MARK_CLOSE}])"
)

_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!$|<>~&-])")
_ESCAPED_BOX = re.compile(r"\\\[\s?[xX]?\s?\\?\]|(?:\\_){2,}|(?:\\_)+[xX](?:\\_)+")
_BOLD = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*|(?<!\w)__(?=[^\s_])(.+?)(?<=[^\s_])__(?!\w)")
_EMPHASIS = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*]+?)(?<=[^\s*])\*(?![\w*])")
_HELD = "\ue000"  # stands for an escaped asterisk while emphasis is taken out


def plain_line(line: str, draw_boxes: bool = True) -> str:
    """One line of scraped text without escapes, emphasis and tags; tabs stay.

    :param draw_boxes: take ``(x)`` and ``[ ]`` for boxes; in prose ``(x)`` counts clauses
    """
    line = _INPUT.sub(_box_of_input, line) if "<" in line else line
    if "<" in line:
        line = _SUP.sub(_canonical_sup, line)
        line = _BREAKING_TAG.sub(" ", _INLINE_TAG.sub("", line))
    if "&" in line:
        line = html.unescape(line)
    if "^" in line:
        line = _CARET.sub(lambda match: _marks(match[1]), line)
        line = _CARET_STAR.sub(r"\1", line)
    if draw_boxes:
        line = boxes.draw(_ESCAPED_BOX.sub(lambda match: match[0].replace("\\", ""), line))
    if "*" in line or "_" in line:
        line = _without_emphasis(line)
    line = _ESCAPE.sub(r"\1", line)
    for superscripts in (_LISTED_SUPERSCRIPTS, _BARE_SUPERSCRIPT):
        line = superscripts.sub(lambda m: _marks(m[1].translate(_FROM_SUPERSCRIPT)), line)
    return line


def is_bold(line: str) -> bool:
    """Was the whole line set in bold, in Markdown or by a tag?"""
    text = line.strip()
    return bool(re.fullmatch(r"\*\*[^*]+\*\*|<(b|strong)>[^<]*</\1>", text, re.IGNORECASE))


def mark(number: int) -> str:
    """The canonical spelling of a superscript footnote mark."""
    return f"{MARK_OPEN}{str(number).translate(_TO_SUPERSCRIPT)}{MARK_CLOSE}"


def mark_number(match: re.Match[str]) -> int:
    """The number of a match of :data:`MARK`."""
    return int(match[1].translate(_FROM_SUPERSCRIPT))


def _box_of_input(match: re.Match[str]) -> str:
    ticked = re.search(r"\bchecked\b", match[1], re.IGNORECASE)
    return boxes.CHECKED if ticked else boxes.EMPTY


def _canonical_sup(match: re.Match[str]) -> str:
    """A superscript holding numbers as marks; any other (an asterisk) as plain text."""
    text = _ESCAPE.sub(r"\1", match[1])
    return _marks(text) if _MARKS_IN_SUP.fullmatch(text) else match[1]


def _marks(text: str) -> str:
    """All numbers of a superscript as marks."""
    return "".join(mark(int(number)) for number in re.findall(r"\d+", text))


def _without_emphasis(line: str) -> str:
    line = line.replace("\\*", _HELD)
    line = _BOLD.sub(lambda match: match[1] or match[2], line)
    return _EMPHASIS.sub(r"\1", line).replace(_HELD, "*")
