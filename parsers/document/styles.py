"""What a tag and its inline style say about the text inside, as far as blocks care."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import astuple, dataclass, replace
from functools import lru_cache

from parsers.boxes import SYMBOL_FONTS
from parsers.document.blocks import PLAIN, Align, Look


@dataclass(frozen=True, slots=True, eq=False)
class Style:
    """The style in force at a place in the document; inherited from tag to tag.

    There is one object for each style, so that two are compared by identity: documents
    ask for the style inside each of their hundred thousand tags.
    """

    bold: bool = False
    italic: bool = False
    underline: bool = False
    upper: bool = False
    align: Align = "left"
    symbol_font: str | None = None
    hidden: bool = False
    typed: bool = False
    """In letters of one width, so that blanks may set columns."""

    look: Look = PLAIN
    """How its spans look; follows from the others."""


_BOLD = re.compile(r"font(?:-weight)?\s*:[^;]*\b(bold|bolder|[6-9]00)\b")
_NOT_BOLD = re.compile(r"font-weight\s*:\s*(normal|lighter|[1-5]00)")
_ITALIC = re.compile(r"font(?:-style)?\s*:[^;]*\b(italic|oblique)\b")
_UNDERLINE = re.compile(r"text-decoration[^:;]*:[^;]*underline")
_UPPER = re.compile(r"text-transform\s*:\s*uppercase")
_ALIGN = re.compile(r"text-align\s*:\s*(left|center|right|justify|start|end)")
_FONT = re.compile(r"font-family\s*:\s*['\"]?([a-z][a-z0-9 ]*)")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden")
_BREAK = re.compile(r"(?:page-)?break-(?:before|after)\s*:\s*(?:always|page)", re.IGNORECASE)

_ALIGNS: dict[str, Align] = {
    "left": "left", "start": "left", "justify": "left",
    "center": "center", "middle": "center",
    "right": "right", "end": "right",
}  # fmt: skip

_Changes = dict[str, bool | str | None]

_BY_TAG: dict[str, _Changes] = {
    "b": {"bold": True}, "strong": {"bold": True}, "th": {"bold": True, "align": "center"},
    "i": {"italic": True}, "em": {"italic": True}, "cite": {"italic": True},
    "u": {"underline": True}, "ins": {"underline": True},
    "center": {"align": "center"}, "tt": {"typed": True}, "code": {"typed": True},
}  # fmt: skip
_TYPED_FONTS = ("courier", "monospace", "lucida console", "consolas")

HIDDEN_TAGS = frozenset(
    {"head", "title", "style", "script", "noscript", "template", "ix:header", "object", "svg"}
)
_TELLING_TAGS = HIDDEN_TAGS | _BY_TAG.keys()

NO_STYLE = Style()
_known = {astuple(NO_STYLE): NO_STYLE}


def inside(parent: Style, tag: str, attributes: Mapping[str, str]) -> Style:
    """The style inside a tag: that of its parent, changed by what the tag itself says."""
    if not attributes:
        return _derived(parent, tag, "", "", "") if tag in _TELLING_TAGS else parent
    get = attributes.get
    return _derived(
        parent, tag, get("style", ""), get("align", ""), get("face", "") if tag == "font" else ""
    )


@lru_cache(maxsize=8192)
def breaks_page(css: str) -> bool:
    """Does an inline style ask for a new page?"""
    return _BREAK.search(css) is not None


@lru_cache(maxsize=8192)
def _derived(parent: Style, tag: str, css: str, align: str, face: str) -> Style:
    changes: _Changes = dict(_BY_TAG.get(tag, {}))
    if tag in HIDDEN_TAGS:
        changes["hidden"] = True
    if (align := align.strip().lower()) in _ALIGNS:
        changes["align"] = _ALIGNS[align]
    if face:
        changes |= _from_font(face.strip().lower())
    if css:
        changes |= _from_css(css.lower())
    if not changes:
        return parent
    style = replace(parent, **changes)  # type: ignore[arg-type]
    style = replace(style, look=Look(style.bold, style.italic, style.underline))
    return _known.setdefault(astuple(style), style)


def _from_css(css: str) -> _Changes:
    changes: _Changes = {}
    if _BOLD.search(css):
        changes["bold"] = True
    if _NOT_BOLD.search(css):
        changes["bold"] = False
    if _ITALIC.search(css):
        changes["italic"] = True
    if _UNDERLINE.search(css):
        changes["underline"] = True
    if _UPPER.search(css):
        changes["upper"] = True
    if match := _ALIGN.search(css):
        changes["align"] = _ALIGNS[match[1]]
    if match := _FONT.search(css):
        changes |= _from_font(match[1])
    if _HIDDEN.search(css):
        changes["hidden"] = True
    return changes


def _from_font(face: str) -> _Changes:
    name = face.split(",", maxsplit=1)[0].strip(" '\"")
    return {
        "symbol_font": name if name in SYMBOL_FONTS else None,
        "typed": name.startswith(_TYPED_FONTS),
    }
