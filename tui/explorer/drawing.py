"""Renderables to lines of segments, away from the event loop."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import Console, RenderableType
from rich.segment import Segment

_FIRST = 100
"""Lines handed over first: more than any screen shows."""
_MORE = 2000


def drawn_lines(
    parts: Iterable[RenderableType], width: int
) -> Iterator[tuple[list[list[Segment]], bool]]:
    """Lines of the parts at a width, in portions, each with whether it is the last.

    The first portion fills a screen and comes as soon as its parts are known.
    """
    console = Console(
        width=max(width, 10), height=100, color_system="truecolor", force_terminal=True,
        legacy_windows=False, markup=False, emoji=False, highlight=False, no_color=False,
    )  # fmt: skip
    options = console.options.update(height=None)
    held: list[list[Segment]] = []
    portion = _FIRST
    for part in parts:
        held += console.render_lines(part, options, pad=False)
        if len(held) >= portion:
            yield held, False
            held, portion = [], _MORE
    yield held, True
