"""Names in characters of two cells, and of none: what stands beside them stays in its column."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from wcwidth import wcswidth

from parsers.filing import Issuer, ReportingOwner, Row
from store.writer import Writer
from tests.store.conftest import form_4
from tests.tui.explorer.conftest import SIZES

NAMES = (
    "PLAIN NAME",
    "\u65e5\u672c\u682a\u5f0f\u4f1a\u793e",  # two cells each
    "\u65e5\u672c\u682a\u5f0f\u4f1a\u793e\u30db\u30fc\u30eb\u30c7\u30a3\u30f3\u30b0\u30b9\u682a\u5f0f\u4f1a\u793e",
    "A\u65e5\u672c\u682a\u5f0f\u4f1a\u793e\u30db\u30fc\u30eb\u30c7\u30a3\u30f3\u30b0\u30b9\u682a\u5f0f\u4f1a\u793e",
    "Jose\u0301 Nu\u0301n\u0303ez",  # accents for themselves
    "ROCKET \U0001f680 LABS",
    "\uff26\uff55\uff4c\uff4c \uff37\uff49\uff44\uff45",
    "\ud55c\uad6d \uc804\uc790",
)


@pytest.fixture
def path(tmp_path):
    """A purchase of a thousand shares by each, of an issuer of the same name."""
    path = tmp_path / "store.db"
    with Writer(path) as writer:
        for number, name in enumerate(NAMES, 1):
            row = Row(
                1, False, transaction_date=date(2024, 1, number), transaction_code="P",
                acquired_disposed_code="A", shares=Decimal(1000 + number), security_title="Common",
            )  # fmt: skip
            owner = ReportingOwner(f"{number:010d}", name, is_director=True)
            filing = form_4(number, Issuer(f"{100 + number:010d}", name), owner, rows=(row,))
            writer.add(filing, str(number).encode())
    return path


def lines_of(user, pane: str) -> list[str]:
    """The rows of a list, cut out of the screen by cells, not by characters."""
    region = user.app.screen.query_one(f"#{pane} VirtualTable").region
    strips = user.app.screen._compositor.render_strips()[region.y + 1 : region.bottom]
    return [strip.crop(region.x, region.right).text for strip in strips]


@pytest.mark.parametrize("size", SIZES)
async def test_columns_stay_straight(explore, path, size):
    async with explore(size, path) as user:
        ends = set()
        for line in lines_of(user, "rows")[: len(NAMES)]:
            before, _, _ = line.partition("P     A+")
            assert before != line
            ends.add(wcswidth(before))
        assert len(ends) == 1


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(("key", "pane"), [("1", "issuers"), ("2", "insiders")])
async def test_every_line_is_as_wide_as_the_screen(explore, path, size, key, pane):
    async with explore(size, path) as user:
        await user.press(key)
        width = user.app.screen.query_one(f"#{pane} VirtualTable").region.width
        assert {wcswidth(line) for line in lines_of(user, pane)} == {width}
        framed = [line for line in user.screen.splitlines() if line.endswith("\u2502")]
        assert {wcswidth(line) for line in framed} == {user.app.size.width}
