"""What the explorer exports is what the command line exports."""

from __future__ import annotations

import pytest

from store.export import FORMATS
from tests.tui.running import run


@pytest.mark.parametrize(("query", "formats"), [("code:P", FORMATS), ("greylag", ("jsonl",))])
async def test_the_same_query_gives_the_same_bytes(
    explore, tmp_path, sample_store, monkeypatch, query, formats
):
    monkeypatch.chdir(tmp_path)
    async with explore() as user:
        await user.press("slash")
        await user.type(query)
        await user.press("enter")
        for format_name in formats:
            await user.press("e", "ctrl+u")
            await user.type(f"s.{format_name}")
            await user.press("enter")
    for format_name in formats:
        typed = tmp_path / f"typed.{format_name}"
        run("export", query, "-o", typed, "--db", sample_store)
        assert (tmp_path / f"s.{format_name}").read_bytes() == typed.read_bytes(), format_name
