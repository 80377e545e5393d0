"""The screens at the three sizes, as plain text."""

from __future__ import annotations

import pytest

from tests.tui.explorer.conftest import SIZES


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("start", ()),
        ("issuer", ("1", "j")),
        ("insider", ("2", "j", "j", "enter")),
        ("holdings", ("t",)),
        ("filings", ("t", "t")),
        ("footnotes", ("j", "j", "j", "f")),
        ("filing-form-4", ("o",)),
        ("filing-nt-10-q", ("t", "t", "o")),
        ("filing-schedule-to", ("t", "t", "j", "o")),
        ("filing-source", ("o", "2")),
        ("filing-facts", ("o", "3")),
        ("zoomed", ("5", "z")),
        ("help", ("question_mark",)),
    ],
)
async def test_screens(explore, golden, size, name, keys):
    async with explore(size) as user:
        await user.press(*keys)
        golden(f"{name}-{size}", user.screen)


@pytest.mark.parametrize("size", SIZES)
async def test_a_search_and_a_mistake_in_it(explore, golden, size):
    async with explore(size) as user:
        await user.press("slash")
        await user.type("insider:okafor")
        golden(f"search-{size}", user.screen)
        await user.press("space", *"cod", "colon", "P")  # each asked: nobody has "co" in a name
        golden(f"search-mistake-{size}", user.screen)


@pytest.mark.parametrize("size", SIZES)
async def test_an_empty_store(explore, golden, size, tmp_path):
    from store.writer import Writer

    path = tmp_path / "empty.db"
    with Writer(path):
        pass
    async with explore(size, path) as user:
        golden(f"empty-{size}", user.screen)
