"""The explorer's own themes, dark and light. Textual's others, ANSI too, are there as well."""

from __future__ import annotations

from functools import lru_cache

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter
from textual.theme import Theme

DARK = Theme(
    name="section16-dark",
    primary="#2f6f9f",
    secondary="#5fa8a0",
    accent="#e0a458",
    foreground="#d8dee6",
    background="#10151b",
    surface="#171d25",
    panel="#1f2731",
    success="#7fb069",
    warning="#e0a458",
    error="#e06c75",
    dark=True,
)
LIGHT = Theme(
    name="section16-light",
    primary="#7fb3d8",
    secondary="#2f7f78",
    accent="#a85f00",
    foreground="#1c232b",
    background="#fbfaf7",
    surface="#f0eee8",
    panel="#e6e3da",
    success="#3f7a2a",
    warning="#a85f00",
    error="#b3313d",
    dark=False,
)
THEMES = (DARK, LIGHT)


class ColoursLeftOut(LineFilter):
    """Text as it is but for its colours: bold, dim, underlined, reversed."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        return [
            Segment(text, None if style is None else _without_colours(style), control)
            for text, style, control in segments
        ]


@lru_cache(4096)
def _without_colours(style: Style) -> Style:
    # Rich's own ``without_color`` forgets the actions of clicks on the way.
    kept = style.without_color
    return kept + Style.from_meta(style.meta) if style.meta else kept
