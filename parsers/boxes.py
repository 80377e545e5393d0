"""Check boxes: the many ways filings draw one, told as two characters.

A box may be a glyph of a symbol font, a Unicode ballot box, brackets, underscores,
an ``<input>``, or whatever a scanner made of it. Everything after this module sees
only :data:`CHECKED` and :data:`EMPTY`.
"""

from __future__ import annotations

import re

CHECKED = "\u2612"
EMPTY = "\u2610"
BULLET = "\u2022"
BULLETS = frozenset("\u2022\u00b7\u25cf\u25cb\u25e6\u25aa\u25ab\u25a0\u2023\u27a2")
"""Characters that stand before the items of a list, and for nothing else when alone."""

_WINGDINGS = {
    "\u00a8": EMPTY, "o": EMPTY, "q": EMPTY, "r": EMPTY,
    "\u00fd": CHECKED, "\u00fe": CHECKED, "x": CHECKED, "\u00fb": CHECKED, "\u00fc": CHECKED,
}  # fmt: skip
_WINGDINGS_2 = {
    "\u00a3": EMPTY, "*": EMPTY,
    "R": CHECKED, "S": CHECKED, "T": CHECKED, "V": CHECKED,
}  # fmt: skip

SYMBOL_FONTS: dict[str, dict[str, str]] = {
    "wingdings": _WINGDINGS,
    "wingdings 2": _WINGDINGS_2,
    "symbol": {"\u00b7": BULLET, "\u00a8": EMPTY},
}
"""Font name in lower case to the characters that draw a box or a bullet in it."""

_UNICODE_EMPTY = "\u2610\u25a1\u25fb\u2b1c\uf0a8\uf06f\uf071\uf072"
_UNICODE_CHECKED = "\u2611\u2612\u2713\u2714\u2717\u2718\u25fc\uf0fd\uf0fe\uf078"
_UNICODE_BOXES = str.maketrans(
    dict.fromkeys(_UNICODE_EMPTY, EMPTY) | dict.fromkeys(_UNICODE_CHECKED, CHECKED)
)
# What every box has that draw() knows; most text has none of it.
_HINT = re.compile(rf"[\[|/\\{_UNICODE_EMPTY}{_UNICODE_CHECKED}]|_[xX]|\([xX ]")

# Brackets and slashes around an x, or around nothing, wherever they stand.
_DRAWN_CHECKED = re.compile(
    r"(?<!\$)\[\s?[xX\u221a]\s?\]|\|_?\s?[xX]\s?_?\||/\s?[xX]\s?/|(?<![A-Za-z0-9_])_+[xX]_+(?![A-Za-z0-9])|\([xX]\)"
)
_DRAWN_EMPTY = re.compile(
    r"\[[\s_]{0,3}\]|\|_+\||/_+/|(?<![\w/])/ {1,3}/(?![\w/])|(?<!\w)\( {1,3}\)|\\Box\b|\\square\b"
)

# What stands for a box only when nothing else stands in its cell. A scanner reads an
# empty box as a Cyrillic or Greek capital gamma.
_ALONE = {
    "x": CHECKED, "\u221a": CHECKED, "\u00fd": CHECKED, "\u00fe": CHECKED, "\u25a0": CHECKED,
    "\u0413": EMPTY, "\u0393": EMPTY, "\u00a8": EMPTY, "( )": EMPTY, "()": EMPTY,
}  # fmt: skip
_LONGEST_ALONE = 8
_UNDERSCORES = re.compile(r"_{2,}")


def in_symbol_font(text: str, font: str) -> str:
    """Text set in a symbol font, as boxes and bullets; unknown glyphs become bullets."""
    glyphs = SYMBOL_FONTS[font]
    if font == "symbol":  # it also sets Greek letters and dashes, which stay
        return "".join(glyphs.get(char, char) for char in text)
    return "".join(char if char.isspace() else glyphs.get(char, BULLET) for char in text)


def draw(text: str) -> str:
    """Text with every box that is recognisable by itself in its canonical character."""
    if not _HINT.search(text):
        return text
    text = text.translate(_UNICODE_BOXES)
    return _DRAWN_EMPTY.sub(EMPTY, _DRAWN_CHECKED.sub(CHECKED, text))


def draw_in_place(text: str) -> str:
    """As :func:`draw`, each box as wide as what it was drawn with, so that columns stay."""
    if not _HINT.search(text):
        return text
    text = _DRAWN_CHECKED.sub(lambda match: CHECKED.center(len(match[0])), text)
    text = _DRAWN_EMPTY.sub(lambda match: EMPTY.center(len(match[0])), text)
    return text.translate(_UNICODE_BOXES)


def alone(text: str) -> str | None:
    """The box that a cell's whole text stands for, ``None`` if it is no box."""
    if len(text) > _LONGEST_ALONE and text[:1] not in " _":
        return None
    text = draw(text.strip())
    if text in (CHECKED, EMPTY):
        return text
    if _UNDERSCORES.fullmatch(text):
        return EMPTY
    return _ALONE.get(text.lower(), _ALONE.get(text))
