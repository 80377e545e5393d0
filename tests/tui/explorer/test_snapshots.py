"""A few screens with their colours, as SVG."""

from __future__ import annotations

import sys

import pytest

from tests.tui.explorer.conftest import SIZES, Driver
from tui.explorer.app import Explorer

pytestmark = pytest.mark.skipif(
    sys.version_info[:2] != (3, 11), reason="drawings are kept for one Python, 3.11"
)


@pytest.mark.parametrize(
    ("size", "keys"),
    [
        ("80x24", ()),
        ("120x40", ("j", "l")),
        ("200x60", ("1", "j", "enter", "j")),
        ("120x40", ("t", "t", "o")),
        ("120x40", ("slash", *"greylag", "enter", "5", "n")),
    ],
    ids=["narrow", "start", "wide", "nt-10-q", "found"],
)
def test_drawings(snap_compare, sample_store, size, keys):
    app = Explorer(sample_store)

    async def drive(pilot):
        user = Driver(app, pilot)
        await user.settle()
        await user.press(*keys)

    assert snap_compare(app, terminal_size=SIZES[size], run_before=drive)


def test_a_light_theme(snap_compare, sample_store):
    app = Explorer(sample_store)

    async def drive(pilot):
        app.theme = "section16-light"
        await Driver(app, pilot).settle()

    assert snap_compare(app, terminal_size=SIZES["120x40"], run_before=drive)
