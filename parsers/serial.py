"""A filing as JSON, to the letter of what is promised: every key, numbers as filed."""

from __future__ import annotations

import re

import msgspec

from parsers.filing import Filing

_ENCODER = msgspec.json.Encoder(decimal_format="number")
_DECODER = msgspec.json.Decoder(Filing)

# Characters that a terminal would obey or that would reorder text, escaped as JSON allows,
# so that printing a filing can never do more than print. (JSON itself escapes below U+0020.)
_UNSAFE = re.compile("[\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")


def to_json(filing: Filing) -> str:
    """One line of JSON. Keys are the fields of the model, in their order."""
    return escape_controls(_ENCODER.encode(filing).decode())


def from_json(text: str | bytes) -> Filing:
    """The filing that :func:`to_json` wrote.

    :raises msgspec.ValidationError: the text is no such JSON
    """
    return _DECODER.decode(text)


def escape_controls(text: str) -> str:
    """JSON text with unsafe characters inside its strings as ``\\u`` escapes."""
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
