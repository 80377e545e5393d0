"""The scripts of the documentation, as modules."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib import import_module
from types import ModuleType

import pytest

from tests.conftest import ROOT
from tests.store.conftest import reader, sample_store  # noqa: F401


@pytest.fixture
def script(request: pytest.FixtureRequest) -> Iterator[ModuleType]:
    """The script that a test names with ``indirect``."""
    sys.path.insert(0, str(ROOT / "docs"))
    try:
        yield import_module(request.param)
    finally:
        sys.path.pop(0)
