"""Running ``section16`` as it is typed."""

from __future__ import annotations

import pytest
from click.testing import CliRunner, Result

from tui.commands import main


def run(*words: object, stdin: bytes | None = None) -> Result:
    """Run ``section16`` with these words."""
    return CliRunner().invoke(main, [str(word) for word in words], input=stdin)


@pytest.fixture(autouse=True)
def own_store(monkeypatch, tmp_path):
    """No test touches the user's own store. To be imported by tests that run commands."""
    monkeypatch.setenv("SECTION16_DB", str(tmp_path / "own.db"))
    monkeypatch.setenv("COLUMNS", "120")
