"""Jumping to an issuer or an insider by a few letters."""

from __future__ import annotations

import pytest

from tui.explorer.screens.browse import BrowseScreen
from tui.explorer.screens.jump import JumpScreen


@pytest.mark.parametrize("size", ["80x24", "120x40", "200x60"])
async def test_a_misspelt_issuer_is_found_and_gone_to(explore, size):
    async with explore(size) as user:
        await user.press("ctrl+k")
        await user.type("tidewtaer")
        assert "TIDEWATER GRAIN CO  issuer · TWGC · 5 filings" in user.screen
        await user.press("enter")
        assert isinstance(user.app.screen, BrowseScreen)
        assert "Transactions 9" in user.screen  # of its five filings
        assert user.app.focused is user.app.screen.rows.table


async def test_an_insider_is_gone_to_and_the_way_back_leads_here(explore):
    async with explore() as user:
        await user.press("ctrl+k")
        await user.type("asdhown")
        assert "ASHDOWN MARGARET R  insider" in user.screen
        await user.press("enter")
        assert "Transactions 2" in user.screen
        await user.press("b")
        assert "Transactions 17" in user.screen


async def test_enter_before_the_answer_waits_for_it(explore):
    async with explore() as user:
        await user.press("ctrl+k")
        await user.pilot.press("l", "k", "s", "p", "enter")
        await user.settle()
        assert "› LKSP Larkspur Instruments, Inc. ›" in user.screen


async def test_the_choice_moves_and_a_click_takes_it(explore):
    async with explore() as user:
        await user.press("ctrl+k", "l", "down")
        screen = user.app.screen
        second = screen._parties[1].name
        assert f"› {second}" in user.screen
        await user.pilot.click("Choices", offset=(4, 1))
        await user.settle()
        assert isinstance(user.app.screen, BrowseScreen)
        assert second in user.screen.splitlines()[0]


async def test_nobody_is_found_in_words_and_escape_leaves(explore):
    async with explore() as user:
        await user.press("ctrl+k")
        await user.type("qqqq")
        assert "Nobody of such a name is in this store." in user.screen
        await user.press("enter")
        assert isinstance(user.app.screen, JumpScreen)
        await user.press("escape")
        assert isinstance(user.app.screen, BrowseScreen)


async def test_hostile_names_are_shown_as_they_are(explore, hostile_store):
    async with explore("120x40", hostile_store) as user:
        await user.press("ctrl+k")
        await user.type("bold")
        assert "[bold red]x[/]" in user.screen
        assert not any(ord(char) < 32 for char in user.screen.replace("\n", ""))
