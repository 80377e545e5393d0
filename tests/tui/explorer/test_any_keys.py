"""Keys and clicks without sense and without waiting: the explorer goes on, whatever they are."""

from __future__ import annotations

import asyncio
from random import Random

import pytest
from textual.events import Key
from textual.screen import Screen

from tui.explorer.actions import ACTIONS

OTHERS = {"q", "ctrl+q", "a", "ctrl+p"}
"""They leave, or add whatever is on this machine, or lead there."""
KEYS = sorted({key for action in ACTIONS for key in action.keys.split(",")} - OTHERS)
TYPED = [*"bgs0:,>-", "space", "enter", "escape", "tab", "backspace", "up", "down"]
SIZES = [(80, 24), (120, 40), (200, 60), (30, 8)]
GROUPS = 25


@pytest.fixture(autouse=True)
def elsewhere(monkeypatch, tmp_path):
    """What is exported lands here, and nothing is copied."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("tui.explorer.clipboard.PROGRAMS", ())


@pytest.mark.parametrize("seed", range(4))
async def test_no_keys_at_any_pace_are_too_much(explore, seed):
    chance = Random(seed)
    async with explore() as user:
        for _ in range(GROUPS):
            known = chance.choice([KEYS, KEYS, [*KEYS, *TYPED], TYPED])
            await user.pilot.press(*chance.choices(known, k=chance.randint(1, 8)))
            await asyncio.sleep(chance.choice([0, 0, 0.005, 0.02]))
            if chance.random() < 0.2:
                width, height = user.app.size
                at = chance.randrange(width), chance.randrange(height)
                await user.pilot.click(offset=at, times=chance.choice((1, 2)))
            if chance.random() < 0.1:
                await user.resize(*chance.choice(SIZES))
            assert user.app.is_running
        await user.settle()


OPENING = ["open_filing", "help", "export", "searches", "jump", "add", "related"]


@pytest.fixture
def slowly_made(monkeypatch):
    """Screens take a while to be made, as they do where something else is at work too."""
    compose = Screen._compose

    async def later(screen: Screen) -> None:
        await asyncio.sleep(0.05)
        await compose(screen)

    monkeypatch.setattr(Screen, "_compose", later)


@pytest.mark.parametrize("opening", OPENING)
@pytest.mark.parametrize("key", ["full_stop", "tab", "down", "escape"])
async def test_a_key_may_come_before_the_screen_that_the_last_one_opens(
    explore, slowly_made, opening, key
):
    async with explore() as user:
        getattr(user.app.screen, f"action_{opening}")()
        user.app.post_message(Key(key, None))  # while nothing is on that screen yet
        await user.settle()
        assert user.app.is_running


async def test_a_key_is_for_the_screen_that_the_last_one_opens(explore, slowly_made):
    async with explore() as user:
        user.app.screen.action_open_filing()
        user.app.post_message(Key("full_stop", None))
        await user.settle()
        here = user.app.screen.spot
        await user.press("escape", "o")
        there = user.app.screen.spot
        await user.press("full_stop")
        assert user.app.screen.spot == here != there
