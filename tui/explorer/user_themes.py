"""Themes of the user's own: TOML files in the folder ``themes`` of the settings folder.

The settings folder is the user's, or the one that ``SECTION16_CONFIG`` names. What a file
may say is told in ``docs/themes.md``.
"""

from __future__ import annotations

import difflib
import os
from collections.abc import Collection
from pathlib import Path
from typing import Any

from textual.color import Color, ColorParseError
from textual.theme import Theme

VARIABLE = "SECTION16_CONFIG"
COLORS = (
    "primary", "secondary", "accent", "foreground", "background", "surface", "panel",
    "success", "warning", "error",
)  # fmt: skip
_LARGEST = 100_000


class _Wrong(Exception):
    """A theme cannot be used; the message says why."""


def themes_folder() -> Path:
    """Where the user's themes lie."""
    if named := os.environ.get(VARIABLE):
        return Path(named) / "themes"
    from platformdirs import user_config_path  # noqa: PLC0415

    return user_config_path("section16", appauthor=False) / "themes"


def read_themes(folder: Path, taken: Collection[str] = ()) -> tuple[list[Theme], list[str]]:
    """The themes in a folder, and in words what is wrong with those that are left out.

    :param taken: names that other themes have
    """
    themes: dict[str, Theme] = {}
    wrong: list[str] = []
    try:
        files = sorted(folder.glob("*.toml"))
    except OSError:
        return [], []
    for file in files:
        try:
            theme = _theme(file)
            if theme.name in taken or theme.name in themes:
                raise _Wrong(f"there is a theme {theme.name!r} already; give it another name")
            themes[theme.name] = theme
        except _Wrong as error:
            wrong.append(f"Theme {file.name}: {error}.")
    return list(themes.values()), wrong


def _theme(file: Path) -> Theme:
    data = _read(file)
    unknown = [key for key in data if key not in ("name", "dark", "colors")]
    if unknown:
        raise _Wrong(_not_known(unknown[0], ("name", "dark", "colors")))
    name, dark, colors = data.get("name", file.stem), data.get("dark", True), data.get("colors")
    if not isinstance(name, str) or not name.strip():
        raise _Wrong("name must be a text")
    if not isinstance(dark, bool):
        raise _Wrong("dark must be true or false")
    if not isinstance(colors, dict) or "primary" not in colors:
        raise _Wrong('it needs a table [colors] with primary = "#rrggbb" at least')
    for key, value in colors.items():
        if key not in COLORS:
            raise _Wrong(_not_known(key, COLORS))
        try:
            is_one = isinstance(value, str) and not value.startswith("auto")
            Color.parse(value if is_one else "")
        except ColorParseError:
            raise _Wrong(f'{key} is no colour; write it as "#2f6f9f"') from None
    return Theme(name=name.strip(), dark=dark, **colors)


def _read(file: Path) -> dict[str, Any]:
    import tomllib  # noqa: PLC0415 - few users have themes

    try:
        if file.stat().st_size > _LARGEST:
            raise _Wrong("it is too large to be a theme")
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise _Wrong(f"it cannot be read: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise _Wrong(f"it is no TOML: {error}") from error


def _not_known(key: str, known: Collection[str]) -> str:
    close = difflib.get_close_matches(key, known, n=1)
    meant = f"{close[0]!r} is meant, perhaps" if close else f"it can have {', '.join(known)}"
    return f"there is no {key!r}; {meant}"
