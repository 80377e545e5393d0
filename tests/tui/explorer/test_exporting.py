"""What the explorer exports is what the command line exports."""

from __future__ import annotations

import pytest

from store.export import FORMATS
from tests.tui.running import run


@pytest.mark.parametrize("format_name", sorted(FORMATS))
async def test_the_same_query_gives_the_same_bytes(explore, tmp_path, sample_store, format_name):
    typed, shown = tmp_path / f"typed.{format_name}", tmp_path / f"shown.{format_name}"
    run("export", "code:P", "-o", typed, "--db", sample_store)
    async with explore() as user:
        await user.press("slash")
        await user.type("code:P")
        await user.press("enter", "e", "ctrl+u")
        await user.type(str(shown))
        await user.press("enter")
    assert shown.read_bytes() == typed.read_bytes()
