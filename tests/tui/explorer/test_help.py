"""The page of help, and the dialog of where a row leads, at every size."""

from __future__ import annotations

import pytest

from tests.tui.explorer.conftest import SIZES
from tui.explorer.screens.browse import BrowseScreen
from tui.explorer.screens.help import HelpScreen
from tui.explorer.widgets.text_view import TextView


@pytest.mark.parametrize("size", SIZES)
async def test_help_says_how_to_leave_and_begins_with_the_pane_in_focus(explore, size):
    async with explore(size) as user:
        await user.press("5", "question_mark")
        text = user.app.screen.query_one(TextView).text
        assert "Esc closes this page" in user.screen
        places = [text.index(f"\n{word}") for word in ("In a text", "Everywhere", "In the search")]
        assert places == sorted(places)
        assert '"restricted stock"' in text
        await user.press("escape")
        assert isinstance(user.app.screen, BrowseScreen)


async def test_help_finds_a_word_in_itself(explore):
    async with explore("80x24") as user:
        await user.press("question_mark", "slash")
        assert "Leave section16" not in user.screen
        await user.type("leave section16")
        assert "Leave section16" in user.screen
        await user.press("enter", "n", "N", "slash", "escape")
        assert isinstance(user.app.screen, HelpScreen)
        await user.press("escape")
        assert isinstance(user.app.screen, BrowseScreen)


@pytest.mark.parametrize("size", SIZES)
async def test_the_threads_stand_in_the_middle(explore, size):
    async with explore(size) as user:
        await user.press("r")
        dialog, screen = user.app.screen.query_one("#dialog").region, user.app.screen.region
        assert screen.contains_region(dialog)
        assert abs(dialog.x - (screen.right - dialog.right)) <= 1
        assert abs(dialog.y - (screen.bottom - dialog.bottom)) <= 1
