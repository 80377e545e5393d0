"""Searches kept by name."""

from __future__ import annotations

import pytest

from store.query import parse
from tui.explorer.screens.browse import BrowseScreen
from tui.explorer.screens.searches import SearchesScreen
from tui.explorer.shipped_searches import SHIPPED


def names(user) -> list[str]:
    return [line.choice.text for line in user.app.screen._lines]


async def searching(user, query: str) -> None:
    await user.press("slash")
    await user.type(query)
    await user.press("enter")


@pytest.mark.parametrize("query", SHIPPED.values())
def test_shipped_searches_are_of_the_language(query):
    assert parse(query).terms


@pytest.mark.parametrize("size", ["80x24", "120x40"])
async def test_a_shipped_one_is_gone_to_by_part_of_its_name(explore, size):
    async with explore(size) as user:
        await user.press("w")
        await user.type("outs")
        assert names(user) == ["Sales outside a plan"]
        await user.press("enter")
        assert isinstance(user.app.screen, BrowseScreen)
        assert user.screen.splitlines()[1].strip() == "/code:S ×  -plan:yes ×"
        await user.press("b")
        assert "Transactions 17" in user.screen


async def test_the_search_in_force_is_kept_renamed_and_deleted(explore):
    async with explore() as user:
        await searching(user, "code:P")
        await user.press("w")
        await user.type("mine")
        assert names(user) == ["Keep “mine”: the search in force"]
        await user.press("enter")
        assert "Kept as “mine”." in user.screen
        assert user.app.remembered.searches == {"mine": "code:P"}

        await user.type("mine")
        await user.press("ctrl+r", "ctrl+u", "b", "u", "y", "s", "enter")
        assert "“mine” is called “buys” now." in user.screen
        assert names(user) == [*SHIPPED, "buys"]

        await user.press("up", "ctrl+d")
        assert "Press ctrl+d again to delete “buys”." in user.screen
        assert "buys" in names(user)
        await user.press("ctrl+d")
        assert names(user) == list(SHIPPED)


async def test_the_query_of_a_name_is_changed(explore):
    async with explore() as user:
        user.app.remembered.keep_search("mine", "code:P")
        await searching(user, "code:S")
        await user.press("w")
        await user.type("mine")
        assert names(user) == ["mine", "Change “mine”: the search in force"]
        await user.press("down", "enter")
        assert user.app.remembered.searches == {"mine": "code:S"}


async def test_a_shipped_one_is_hidden_and_comes_back(explore):
    async with explore() as user:
        await user.press("w", "ctrl+d", "ctrl+d")
        assert names(user) == [*list(SHIPPED)[1:], "Restore"]
        await user.press("up", "enter")
        assert names(user) == list(SHIPPED)


async def test_a_name_is_not_taken_twice_nor_left_empty(explore):
    async with explore() as user:
        await user.press("w", "ctrl+r", "ctrl+u", "enter")
        assert "Give it a name." in user.screen
        await user.type("Problems")
        await user.press("enter")
        assert "There is a “Problems” already." in user.screen
        await user.press("escape")
        assert isinstance(user.app.screen, SearchesScreen)
        assert names(user) == list(SHIPPED)
        await user.press("escape")
        assert isinstance(user.app.screen, BrowseScreen)


async def test_a_search_that_moves_on_is_no_longer_to_be_deleted(explore):
    async with explore() as user:
        await user.press("w", "ctrl+d", "down", "ctrl+d")
        assert names(user) == list(SHIPPED)
        assert "Press ctrl+d again to delete “Sales outside a plan”." in user.screen
