"""Text of a filing made fit to be shown or written elsewhere: data, never a command.

What a terminal would obey, what would reorder the text around it and what a
spreadsheet would compute is shown as plain visible characters instead.
"""

from __future__ import annotations

import re

_PICTURES = {code: chr(0x2400 + code) for code in range(32)} | {0x7F: "\u2421"}
_BLANKS = dict.fromkeys(map(ord, "\t\n\r\v\f\u2028\u2029"), " ")
_UNSEEN = re.compile("[\x80-\x9f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]")
_SPECIAL = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]"
)
_ONE_LINE = _PICTURES | _BLANKS
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def visible(text: str) -> str:
    """One line of text: controls as pictures (``\\x1b`` as ``\u241b``), the unseen by number."""
    if not _SPECIAL.search(text):  # nearly always
        return text
    return _UNSEEN.sub(_numbered, text.translate(_ONE_LINE))


def visible_lines(text: str) -> str:
    """As :func:`visible`, for text of several lines: line ends and tabs stay."""
    if not _SPECIAL.search(text):
        return text
    return "\n".join(
        "\t".join(visible(part) for part in line.split("\t")) for line in text.split("\n")
    )


def without_controls(text: str) -> str:
    """One line of text: what a terminal would obey or nobody can see is left out."""
    return _SPECIAL.sub("", text.translate(_BLANKS))


def without_formula(text: str) -> str:
    """Text that no spreadsheet takes for a formula: an apostrophe before what looks like one."""
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text


def _numbered(match: re.Match[str]) -> str:
    return f"<U+{ord(match[0]):04X}>"
