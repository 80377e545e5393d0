"""The text of a query cut into tokens, each with its place.

Every text is cut without a rest: what is no quotation mark, comma, sign of comparison or
white space is plain text. What tokens mean together is told by :mod:`store.query`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum


class Is(Enum):
    """What a token is."""

    TEXT = "text"
    QUOTED = "quoted"
    UNCLOSED = "unclosed"
    """A quotation mark without a second one, and all that follows it."""
    SIGN = "sign"
    """``:`` or a comparison, with or without a colon before it."""
    COMMA = "comma"
    END = "end"


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the query's text."""

    kind: Is
    text: str
    """Without the quotation marks around it."""
    start: int
    end: int
    spaced: bool
    """Is there white space before it?"""


_SHAPES = (
    (Is.QUOTED, re.compile('"([^"]*)"')),
    (Is.UNCLOSED, re.compile('"([^"]*)')),
    (Is.SIGN, re.compile("(:?[<>]=?|:?=|:)")),
    (Is.COMMA, re.compile("(,)")),
    (Is.TEXT, re.compile(r'([^\s",:<>=]+)')),
)
_SPACE = re.compile(r"\s*")


def tokens(text: str) -> Iterator[Token]:
    """The tokens of a query in order, :attr:`Is.END` last."""
    place = 0
    while True:
        space = _SPACE.match(text, place)
        start = space.end() if space else place
        for kind, shape in _SHAPES:
            if match := shape.match(text, start):
                yield Token(kind, match[1], start, match.end(), start > place)
                place = match.end()
                break
        else:  # nothing is left, for the shapes take every character but white space
            yield Token(Is.END, "", len(text), len(text), start > place)
            return
