"""Renderables as lines of text."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from rich.console import Console, RenderableType

GOLDENS = Path(__file__).parent / "goldens"


@pytest.fixture
def golden() -> Callable[[str, str], None]:
    """Compares a page with the one kept under a name; UPDATE_GOLDENS=1 keeps it anew."""

    def compare(name: str, page: str) -> None:
        path = GOLDENS / f"{name}.txt"
        if os.environ.get("UPDATE_GOLDENS"):
            path.write_text(page, encoding="utf-8")
        kept = path.read_text(encoding="utf-8")
        assert page == kept, f"other than {path}; if it is meant: make goldens"

    return compare


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
