"""Places in a text that was taken out of HTML, counted back to the page with its tags."""

from __future__ import annotations

import re
from html import unescape

from parsers.ownership.typed.page import BREAKING_TAG, TAG
from parsers.places.spans import Found
from parsers.places.squeezed import Squeezed

_PIECE = re.compile(rf"(?P<tag>{TAG.pattern})|&#?[0-9A-Za-z]{{1,32}};?|[^<&]+|.", re.DOTALL)


def between_tags(source: str, plain: str, found: Found) -> Found:
    """The same places, in the page.

    :param plain: its text without tags
    :param found: what was placed in that
    """
    page = _followed(source)
    if page.text != plain:
        return Found()
    return Found(
        rows={key: e for key, extent in found.rows.items() if (e := page.outside(extent))},
        cells={key: e for key, extent in found.cells.items() if (e := page.outside(extent))},
        footnotes={
            key: e for key, extent in found.footnotes.items() if (e := page.outside(extent))
        },
        facts={name: extent and page.outside(extent) for name, extent in found.facts.items()},
    )


def _followed(source: str) -> Squeezed:
    """The page as its reader makes plain text of it, piece by piece."""
    page = Squeezed(source)
    shown: list[str] = []
    length = 0
    for match in _PIECE.finditer(source):
        piece = match[0]
        if match["tag"]:
            piece = "\n" if BREAKING_TAG.fullmatch(piece) else ""
        elif piece[0] == "&":
            piece = unescape(piece)
        if piece:
            page.starts.append(length)
            page.extents.append(match.span())
            shown.append(piece)
            length += len(piece)
    page.text = "".join(shown)
    return page
