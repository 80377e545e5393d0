"""What is marked is told apart, and every text can be read, in whatever colours there are."""

from __future__ import annotations

from itertools import combinations

import pytest
from rich.color import ColorSystem
from rich.style import Style
from textual import constants
from textual.color import Color

from tui.explorer.app import Explorer
from tui.explorer.themes import DARK, LIGHT, ON_DARK, ON_LIGHT, THEMES

Look = tuple[object, ...]


@pytest.fixture(
    params=[
        "no colours",
        "sixteen colours",
        pytest.param("the terminal's own", marks=pytest.mark.thorough),
        pytest.param("light, sixteen", marks=pytest.mark.thorough),
    ]
)
def few_colours(request, monkeypatch, state):
    """A terminal that has few colours, or is wanted to show none."""
    theme = "section16-dark"
    if request.param == "no colours":
        monkeypatch.setenv("NO_COLOR", "1")
    elif request.param == "the terminal's own":
        theme = "ansi-dark"
    else:
        monkeypatch.setattr(constants, "COLOR_SYSTEM", "standard")
        monkeypatch.setattr(Explorer, "is_headless", False)
        theme = "section16-light" if "light" in request.param else theme
    (state / "explorer.json").write_text(f'{{"version": 1, "hint_seen": true, "theme": "{theme}"}}')


def look(style: Style) -> Look:
    """A style as a terminal of sixteen colours shows it."""
    system = ColorSystem.STANDARD
    colours = [c and c.downgrade(system).name for c in (style.color, style.bgcolor)]
    return (*colours, bool(style.bold), bool(style.underline), bool(style.reverse))


def look_at(user, x: int, y: int) -> Look:
    """How a cell of the screen looks."""
    for text, style, _ in user.app.screen._compositor.render_strips()[y]:
        x -= len(text)
        if x < 0:
            return look(style)
    raise AssertionError("beyond the edge")


def find(user, words: str, pane: str) -> tuple[int, int]:
    """Where words stand in a pane."""
    region = user.app.screen.query_one(f"#{pane}").region
    lines = user.screen.splitlines()
    for y in range(region.y, region.bottom):
        x = lines[y].find(words, region.x)
        if 0 <= x < region.right:
            return x, y
    raise AssertionError(f"{words!r} is not in {pane}")


def all_differ(*looks: Look) -> bool:
    return all(one != other for one, other in combinations(looks, 2))


@pytest.mark.usefixtures("few_colours")
async def test_the_cursor_is_told_apart(explore):
    async with explore() as user:
        x, y = find(user, "2024-07-09", "rows")
        cell, row = look_at(user, x, y), look_at(user, x + 12, y)
        other = look_at(user, x + 12, y + 2)
        assert all_differ(cell, row, other)
        await user.press("1")
        assert all_differ(look_at(user, x + 12, y), other, row)  # it is seen without the focus
        head = user.app.focused.region
        assert all_differ(look_at(user, head.x, head.y), look_at(user, head.x + 8, head.y))


@pytest.mark.usefixtures("few_colours")
async def test_the_pane_in_focus_is_told_apart(explore):
    async with explore() as user:
        corner = user.app.screen.query_one("#rows").region.offset
        focused = user.screen.splitlines()[corner.y][corner.x]
        await user.press("1")
        assert user.screen.splitlines()[corner.y][corner.x] != focused


@pytest.mark.usefixtures("few_colours")
async def test_what_was_found_is_told_apart_and_the_place_gone_to_too(explore):
    async with explore("200x60") as user:
        await user.press("o", "slash")
        await user.type("purchases")
        x, y = find(user, "purchases", "rendered")
        found, text = look_at(user, x, y), look_at(user, x + 12, y)
        await user.press("enter")
        x, y = find(user, "purchases", "rendered")
        assert all_differ(found, text, look_at(user, x, y))


@pytest.mark.usefixtures("few_colours")
async def test_the_cell_is_told_apart_in_the_filing(explore):
    async with explore("200x60") as user:
        while user.app.focused.current_column.name != "shares":
            await user.press("l")
        await user.press("o")
        x, y = find(user, "25,000", "rendered")
        assert all_differ(look_at(user, x, y), look_at(user, x - 1, y))


@pytest.mark.usefixtures("few_colours")
async def test_the_part_of_a_search_under_the_cursor_is_told_apart(explore):
    async with explore() as user:
        await user.press("slash")
        await user.type("greylag code:P")
        await user.press("enter", "x")
        y = next(n for n, line in enumerate(user.screen.splitlines()) if "greylag \u00d7" in line)
        line = user.screen.splitlines()[y]
        one, other = look_at(user, line.index("greylag"), y), look_at(user, line.index("code:"), y)
        assert all_differ(one, other, look_at(user, 60, y))


@pytest.mark.usefixtures("few_colours")
async def test_the_chosen_line_is_told_apart(explore):
    async with explore() as user:
        await user.press("r")
        x, y = find(user, "1 ", "threads")
        assert all_differ(look_at(user, x, y), look_at(user, x, y + 1))


async def test_an_empty_no_color_means_nothing(explore, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "")
    async with explore() as user:
        _, colour, *_ = look_at(user, *find(user, "2024-07-09", "rows"))
        assert colour not in (None, "default")
        assert not user.app.has_class("-few-colours")


# Contrast


def luminance(colour: Color) -> float:
    """WCAG 2.1: how light a colour is, from 0 to 1."""
    parts = [part / 255 for part in colour.rgb]
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Color, other: Color) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_worked_out_as_it_is_defined():
    assert contrast(Color(0, 0, 0), Color(255, 255, 255)) == pytest.approx(21)
    assert contrast(Color(119, 119, 119), Color(255, 255, 255)) == pytest.approx(4.48, abs=0.01)


GROUNDS = ("background", "surface", "panel", "primary-muted")


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_every_text_can_be_read_on_every_ground(theme):
    colours = {
        name: Color.parse(colour)
        for name, colour in theme.to_color_system().generate().items()
        if name in {*GROUNDS, "foreground", "accent", "primary", "warning", "warning-muted"}
    }
    foreground = colours["foreground"]
    grounds = [colours[name] for name in GROUNDS]
    grounds.append(colours["background"].blend(foreground, 0.12))
    named = ON_DARK if theme is DARK else ON_LIGHT
    drawn = [Color(*named.ansi_colors[number]) for number in (1, 2, 3, 6)]
    cells = [colours["primary"], colours["warning-muted"]]
    pairs = [(text, ground) for text in (foreground, colours["accent"]) for ground in grounds]
    pairs += [(text, ground) for text in (foreground, *drawn) for ground in (*grounds, *cells)]
    pairs.append((colours["background"], colours["warning"]))
    assert [(a, b) for a, b in pairs if contrast(a, b) < 4.5] == []
    dimmed = [(ground.blend(foreground, constants.DIM_FACTOR), ground) for ground in grounds]
    assert [(a, b) for a, b in dimmed if contrast(a, b) < 3] == []


@pytest.mark.thorough
@pytest.mark.parametrize("theme", [DARK.name, LIGHT.name])
@pytest.mark.parametrize(
    "keys",
    [
        ("v",),
        ("slash", *"greylag"),
        ("slash", *"greylag", "enter", "5", "n"),
        ("slash", *"greylag", "escape", "enter", "x"),
        ("t", "t", "o"),
        ("o", "3"),
        ("o", "4"),
    ],
    ids=" ".join,
)
async def test_everything_drawn_can_be_read(explore, theme, keys):
    async with explore("200x60") as user:
        user.app.theme = theme
        await user.press(*keys)
        faint = []
        for strip in user.app.screen._compositor.render_strips():
            for text, style, _ in strip:
                if any(char.isalnum() for char in text) and style.color and style.bgcolor:
                    seen = [Color.from_rich_color(c) for c in (style.color, style.bgcolor)]
                    if contrast(*seen) < 3:
                        faint.append((text, *seen))
        assert faint == []
