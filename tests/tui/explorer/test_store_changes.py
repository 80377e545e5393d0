"""A store that another process writes to, takes away or brings back while it is looked at."""

from __future__ import annotations

import shutil

import pytest

from parsers.filing import Issuer, ReportingOwner, Row
from store.removal import remove
from store.writer import Writer
from tests.store.conftest import form_4
from tui.explorer.panes.filing_pane import FilingPane
from tui.explorer.panes.table_pane import TablePane
from tui.explorer.widgets.store_watch import StoreWatch

ISSUERS = [Issuer(f"{n:010d}", name) for n, name in enumerate(("Alder Corp", "Birch Inc"), 1)]
OWNER = ReportingOwner("0000000009", "ROWAN TESS", is_director=True)


def add(path, *numbers, issuer=ISSUERS[0]):
    """Forms 4 of these numbers, filed on that day of January, with a row each."""
    with Writer(path) as writer:
        for number in numbers:
            row = Row(1, False, security_title=f"Class {number}")
            writer.add(form_4(number, issuer, OWNER, rows=(row,)), str(number).encode())


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "store.db"
    add(path, *range(1, 21))
    return path


def title(user, pane="rows"):
    return user.app.screen.query_one(f"#{pane}").border_title


def rows(user) -> TablePane:
    return user.app.screen.query_one("#rows", TablePane)


async def look(user):
    """As the clock would make it."""
    user.app.screen.query_one(StoreWatch)._look()
    await user.settle()


async def test_what_another_process_adds_is_seen(explore, path):
    async with explore(store=path) as user:
        assert "Transactions 20" in title(user)
        add(path, 21, 22, issuer=ISSUERS[1])
        await look(user)
        assert "Transactions 22" in title(user)
        assert "Filings 22" in title(user)
        assert "Issuers 2" in title(user, "issuers")
        assert "Birch Inc" in user.screen


async def test_an_empty_store_fills(explore, tmp_path):
    path = tmp_path / "store.db"
    add(path)
    async with explore(store=path) as user:
        assert "No transactions here." in user.screen
        add(path, 1)
        await look(user)
        assert "Class 1" in user.screen
        assert "No transactions here." not in user.screen


async def test_nothing_moves_under_the_user(explore, path):
    """The cursor stays on its row, the row on its line; marks stay; nothing is blank meanwhile."""
    async with explore("140x24", path) as user:
        await user.press("v", "G", "k", "k")
        table = rows(user).table
        row, marked = table.current_id, set(table.marked)
        line = table.cursor_row - round(table.scroll_offset.y)
        number = table.cursor_row
        add(path, *range(21, 31))  # newer, so before them
        drawn = []
        begin = table.begin
        table.begin = lambda *args: drawn.append(args) or begin(*args)
        await look(user)
        assert table.current_id == row
        assert table.cursor_row == number + 10
        assert table.cursor_row - round(table.scroll_offset.y) == line
        assert set(table.marked) == marked
        assert "Class 3" in user.line
        assert not drawn  # it was never emptied


async def test_a_row_taken_out_takes_its_mark_along(explore, path):
    async with explore(store=path) as user:
        await user.press("v", "v")
        assert "2 marked" in title(user)
        with Writer(path):
            pass
        remove(path, ["0000000000-24-000020"])
        await look(user)
        assert "Transactions 19, 1 marked" in title(user)
        assert "Class 20" not in user.screen


async def test_a_list_is_not_asked_again_when_nothing_was_written(explore, path):
    async with explore(store=path) as user:
        asked = []
        for pane in user.app.screen.query(TablePane):
            pane.read_again = lambda: asked.append(1)
        await look(user)
        await look(user)
        assert not asked


async def test_a_store_that_is_deleted_is_told_and_comes_back(explore, path, tmp_path):
    async with explore(store=path) as user:
        await user.press("j", "j")
        row = user.app.focused.current_id
        away = tmp_path / "away"
        away.mkdir()
        for file in tmp_path.glob("store.db*"):
            shutil.move(file, away / file.name)
        await look(user)
        assert "This list cannot be read." in user.screen
        assert "no store there" in " ".join(user.screen.replace("│", " ").split())
        for file in away.iterdir():
            shutil.move(file, tmp_path / file.name)
        await look(user)
        assert "cannot be read" not in user.screen
        assert "Transactions 20" in title(user)
        assert rows(user).table.current_id == row


async def test_a_store_that_is_replaced_is_read_anew(explore, path, tmp_path):
    other = tmp_path / "other.db"
    add(other, 1, 2, 3, issuer=ISSUERS[1])
    async with explore(store=path) as user:
        for file in tmp_path.glob("store.db-*"):
            file.unlink()
        other.replace(path)
        await look(user)
        assert "Transactions 3" in title(user)
        assert "Birch Inc" in user.screen
        assert "Alder" not in user.screen
        filing = user.app.screen.query_one("#filing", FilingPane)
        assert filing.read.filing.issuer.name == "Birch Inc"
