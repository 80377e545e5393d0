"""Renderables as lines of text."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest
from rich.console import Console, RenderableType


@pytest.fixture
def drawn() -> Callable[[Iterable[RenderableType], int], list[str]]:
    """Draws renderables at a width: their lines, as wide as they came out."""

    def draw(renderables: Iterable[RenderableType], width: int) -> list[str]:
        console = Console(width=width, color_system=None, legacy_windows=False)
        with console.capture() as capture:
            for renderable in renderables:
                console.print(renderable)
        return capture.get().splitlines()

    return draw
