"""Hostile words in every field of a filing, shown as plain text in every pane."""

from __future__ import annotations

import pytest

from store.views import FILINGS, FOOTNOTES, HOLDINGS, PROBLEMS, TRANSACTIONS
from tests.tui.conftest import COMMANDS

SHOWN = "[bold red]x[/] [@click=app.quit]y[/]"
OURS = {
    f"screen.tab({view.name!r})" for view in (TRANSACTIONS, HOLDINGS, FILINGS, FOOTNOTES, PROBLEMS)
}
OURS |= {f"screen.face({face!r})" for face in ("rendered", "source", "facts", "documents")}
"""What a click on the titles of panes does: all clicks that do anything."""


@pytest.mark.parametrize("size", ["80x24", "200x60"])
@pytest.mark.parametrize(
    "keys",
    [
        ("1", "j"), ("1", "j", "enter", "j"), ("3",), ("t",), ("t", "t"), ("4",), ("5",),
        ("o",), ("o", "2"), ("o", "3"), ("t", "t", "j", "o"), ("l", "l", "y"), ("e",),
        ("question_mark",),
    ],
    ids=" ".join,
)  # fmt: skip
async def test_no_screen_lets_a_command_or_markup_through(explore, hostile_store, size, keys):
    async with explore(size, hostile_store) as user:
        await user.press(*keys)
        assert not COMMANDS & set(user.screen)
        assert user.app.is_running
        assert not list(user.app.screen.query(".-link"))


async def test_markup_is_read_as_written(explore, hostile_store):
    async with explore("200x60", hostile_store) as user:
        await user.press("2", "z")
        assert SHOWN in user.screen
        await user.press("escape", "4", "z")
        assert SHOWN in user.screen
        assert "␛[31mred" in user.screen
        await user.press("escape", "5", "z")
        assert SHOWN in user.screen


async def test_no_style_or_action_comes_from_a_filing(explore, hostile_store):
    async with explore("200x60", hostile_store) as user:
        for keys in (("2",), ("3",), ("4",), ("5",), ("o",), ("2",)):
            await user.press(*keys)
            for strip in user.app.screen._compositor.render_strips():
                for text, style, _ in strip:
                    if style is not None and (action := style.meta.get("@click")):
                        assert action in OURS
                    if style is not None and style.link:
                        raise AssertionError(f"a link on {text!r}")


async def test_a_click_on_a_title_turns_to_that_list(explore, hostile_store):
    async with explore("200x60", hostile_store) as user:
        title = user.app.screen.query_one("#rows").region
        x = user.screen.splitlines()[title.y].index("Filings", title.x)
        await user.pilot.click(offset=(x, title.y))
        await user.settle()
        assert user.app.screen.query_one("#rows").view is FILINGS
