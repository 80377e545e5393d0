"""Themes of the user's own."""

from __future__ import annotations

import pytest

from tui.explorer.user_themes import read_themes

GOOD = 'name = "dusk"\ndark = false\n[colors]\nprimary = "#2f6f9f"\naccent = "orange"\n'


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "themes"


def read(folder, text: str | bytes, taken=()):
    folder.mkdir(exist_ok=True)
    (folder / "mine.toml").write_bytes(text.encode() if isinstance(text, str) else text)
    return read_themes(folder, taken)


def test_a_theme_is_read(folder):
    (theme,), wrong = read(folder, GOOD)
    assert (theme.name, theme.dark, theme.primary, theme.accent) == (
        "dusk", False, "#2f6f9f", "orange",
    )  # fmt: skip
    assert wrong == []


def test_name_and_darkness_need_not_be_said(folder):
    (theme,), _ = read(folder, '[colors]\nprimary = "red"\n')
    assert (theme.name, theme.dark) == ("mine", True)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("name = ", "it is no TOML"),
        (b"\xff", "it is no TOML"),
        ("", "it needs a table [colors]"),
        ("colors = 5", "it needs a table [colors]"),
        (GOOD.replace("accent", "acent"), "there is no 'acent'; 'accent' is meant, perhaps"),
        (GOOD.replace("orange", "no colour"), "accent is no colour"),
        (GOOD.replace('"orange"', "5"), "accent is no colour"),
        (GOOD.replace("orange", "auto"), "accent is no colour"),
        (GOOD.replace("false", "5"), "dark must be true or false"),
        (GOOD.replace('"dusk"', "5"), "name must be a text"),
        (f"color = 5\n{GOOD}", "there is no 'color'; 'colors' is meant, perhaps"),
    ],
)
def test_mistakes_are_told_in_words(folder, text, words):
    themes, (said,) = read(folder, text)
    assert themes == []
    assert said.startswith("Theme mine.toml: ")
    assert words in said


def test_a_name_is_taken_once(folder):
    _, (said,) = read(folder, GOOD, taken=("dusk",))
    assert "there is a theme 'dusk' already" in said


def test_without_a_folder_there_are_none(folder):
    assert read_themes(folder) == ([], [])


async def test_themes_of_the_settings_folder_can_be_chosen(explore, state):
    folder = state / "settings" / "themes"
    folder.mkdir(parents=True)
    (folder / "dusk.toml").write_text(GOOD)
    (folder / "wrong.toml").write_text("x = [bold]")
    async with explore() as user:
        assert "dusk" in user.app.available_themes
        (said,) = user.app._notifications
        assert said.message.startswith("Theme wrong.toml: it is no TOML")
        user.app.theme = "dusk"
        await user.settle()
        assert "Transactions 17" in user.screen
