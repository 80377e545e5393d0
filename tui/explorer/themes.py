"""The explorer's own themes, dark and light. Textual's others, ANSI too, are there as well."""

from __future__ import annotations

from functools import lru_cache

from rich.segment import Segment
from rich.style import Style
from rich.terminal_theme import TerminalTheme
from textual.color import Color
from textual.filter import LineFilter
from textual.theme import Theme

# Every text stands out from every ground that it can stand on by 4.5 to 1 (WCAG 2.1, 1.4.3),
# dimmed text by 3 to 1; a test works it out.
DARK = Theme(
    name="section16-dark",
    primary="#19456a",
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
    variables={"primary-muted": "#1b3146"},
)
LIGHT = Theme(
    name="section16-light",
    primary="#a5cdea",
    secondary="#2f7f78",
    accent="#854800",
    foreground="#1c232b",
    background="#fbfaf7",
    surface="#f0eee8",
    panel="#e6e3da",
    success="#2f6b1c",
    warning="#854800",
    error="#b3313d",
    dark=False,
    variables={"primary-muted": "#d6e5f1"},
)
THEMES = (DARK, LIGHT)

_Rgb = tuple[int, int, int]


def _colours(*colours: str) -> list[_Rgb]:
    return [Color.parse(colour).rgb for colour in colours]


def _of_terminal(theme: Theme, named: list[_Rgb]) -> TerminalTheme:
    """What the eight colours with names are where a theme is not the terminal's own."""
    ground, text = _colours(theme.background or "black", theme.foreground or "white")
    return TerminalTheme(ground, text, named, named)


# Black, red, green, yellow, blue, magenta, cyan, white: what lists and filings are drawn in.
ON_DARK = _of_terminal(
    DARK,
    _colours(
        "#10151b", "#ff95a5", "#8fc279", "#e6b06a", "#8fb4ff", "#d3a6f0", "#66cbe0", "#d8dee6"
    ),
)
ON_LIGHT = _of_terminal(
    LIGHT,
    _colours(
        "#1c232b", "#9c1b2a", "#255916", "#704200", "#1f4fa0", "#7a2a86", "#005470", "#5a5f66"
    ),
)


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
