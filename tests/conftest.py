"""What all tests share: where filings are, and how to read one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import parsers
from parsers import Filing
from tui.explorer.process import settle_garbage

ROOT = Path(__file__).parent.parent
SAMPLES = ROOT / "sample_filings"
SHARED = ROOT.parent / "shared"


def pytest_collection_finish() -> None:
    """As in the explorer itself; at Python's own pace, a third of its tests is collecting."""
    settle_garbage()


def read_one(path: Path) -> Filing:
    """The one filing in a file."""
    (filing,) = parsers.read(str(path))
    return filing


@pytest.fixture(scope="session")
def sample() -> Callable[[str], Filing]:
    """Reads a sample filing by its file's name."""
    return lambda name: read_one(SAMPLES / name)


@pytest.fixture(scope="session")
def shared_given() -> Path:
    """The folder of the five filings this project began with, where there is one."""
    folder = SHARED / "given"
    if not folder.is_dir():
        pytest.skip(f"the given filings are not here ({folder})")
    return folder
