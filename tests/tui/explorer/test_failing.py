"""Stores and disks that fail: told where it matters, in words; all else goes on."""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import date

import pytest

from parsers.filing import Issuer, ReportingOwner, Row
from store.export.formats import write
from store.writer import Writer
from tests.store.conftest import form_4
from tui.explorer.panes.table_pane import TablePane
from tui.explorer.screens.browse import BrowseScreen
from tui.explorer.widgets.store_watch import StoreWatch
from tui.explorer.widgets.text_view import TextView

OWNER = ReportingOwner("0000000009", "ROWAN TESS", is_director=True)
ISSUER = Issuer("0000000001", "Alder Corp")

Damage = Callable[[str], None]


@pytest.fixture
def path(tmp_path):
    """Three filings with a row, a footnote and a price each; the third is on top."""
    path = tmp_path / "store.db"
    with Writer(path) as writer:
        for number in (1, 2, 3):
            row = Row(
                1,
                False,
                transaction_date=date(2024, 1, number),
                security_title=f"Class {number}",
                footnotes={"shares": ("F1",)},
            )
            filing = form_4(number, ISSUER, OWNER, rows=(row,))
            noted = replace(filing, footnotes={"F1": f"Note {number}."})
            writer.add(noted, f"source {number}".encode())
    return path


@pytest.fixture
def damage(path) -> Damage:
    """Writes what section16 never would into the store."""

    def done(sql: str) -> None:
        with closing(sqlite3.connect(path)) as connection:
            connection.executescript(sql)

    return done


def said(user) -> str:
    """All the words on the screen, lines and frames set aside."""
    return " ".join(user.screen.translate(str.maketrans("│┃", "  ")).split())


def text(user, pane: str) -> str:
    return " ".join(user.app.screen.query_one(f"#{pane} TextView", TextView).text.split())


def title(user, pane="rows") -> str:
    return user.app.screen.query_one(f"#{pane}").border_title


# Rows


@pytest.mark.parametrize(
    ("sql", "words"),
    [
        ("SET as_filed = '{not json'", "as_filed is no JSON object"),
        ("SET as_filed = '[1]'", "as_filed is no JSON object"),
        ('SET as_filed = \'{"shares": "1e999999"}\', shares = 1', "shares is no number"),
        ("SET shares = 'a few'", "shares is no number"),
        ("SET shares = 9e999", "shares is no number"),
        ("SET price_per_share = x'00ff'", "price_per_share is no number"),
    ],
)
async def test_a_damaged_row_is_told_on_its_line(explore, path, damage, sql, words):
    damage(f"UPDATE transactions {sql} WHERE id = 2")
    async with explore("200x60", path) as user:
        lines = user.screen.splitlines()
        assert f"!! transaction 2 is damaged ({words})" in lines[4]
        assert "2024-01-03" in lines[3]
        assert "2024-01-01" in lines[5]
        await user.press("j", "j", "k", "l", "s", "y", "Y", "v", "r", "escape")
        assert user.app.is_running


async def test_a_row_whose_party_is_gone_moves_no_other_row(explore, path, damage):
    """Each id has its own line, also where nothing can be read for one of them."""
    damage("PRAGMA foreign_keys = OFF; UPDATE transactions SET filing_id = 99 WHERE id = 2")
    async with explore("200x60", path) as user:
        lines = user.screen.splitlines()
        assert "transaction 2 is damaged" in said(user)
        (other,) = [n for n, line in enumerate(lines) if "2024-01-01" in line]
        await user.press(*"j" * (other - 3))
        assert user.app.focused.current_id == 1
        assert "Note 1." in text(user, "footnotes")


async def test_no_damaged_row_is_exported_as_if_it_were_whole(explore, path, damage, tmp_path):
    damage("UPDATE transactions SET shares = 'a few' WHERE id = 2")
    async with explore("120x40", path) as user:
        await user.press("e", "ctrl+u")
        await user.type(str(tmp_path / "out.csv"))
        await user.press("enter")
        assert "transaction 2 is damaged (shares is no number)" in said(user)
        assert not (tmp_path / "out.csv").exists()


# Filings


@pytest.mark.parametrize(
    ("sql", "words"),
    [
        ("DELETE FROM sources WHERE filing_id = 3", "no source kept for filing 3"),
        ("UPDATE sources SET content = x'00ff00ff' WHERE filing_id = 3", "filing 3"),
    ],
)
async def test_a_filing_whose_source_is_lost_shows_what_was_read_of_it(
    explore, path, damage, sql, words
):
    damage(sql)
    async with explore("200x60", path) as user:
        shown = text(user, "filing")
        assert shown.startswith("Its source cannot be read.")
        assert words in shown
        assert "01/03/2024" in shown
        assert "Note 3." in text(user, "footnotes")
        for face in ("1", "2", "3", "4"):
            await user.press("o", face, "full_stop", "escape")
        await user.press("j")
        assert "cannot be read" not in text(user, "filing")


async def test_the_footnotes_of_another_filing_do_not_stay(explore, path, damage):
    damage("UPDATE filings SET issuer_details = '{oops' WHERE id = 2")
    async with explore("200x60", path) as user:
        assert "Note 3." in text(user, "footnotes")
        await user.press("j")
        assert "This filing cannot be read." in text(user, "filing")
        assert "filing 2 is damaged" in text(user, "filing")
        assert text(user, "footnotes") == ""
        await user.press("o")
        assert isinstance(user.app.screen, BrowseScreen)
        await user.press("j")
        assert "Note 1." in text(user, "footnotes")


async def test_a_lost_table_of_footnotes_is_told_and_the_rest_goes_on(explore, path, damage):
    async with explore("200x60", path) as user:
        damage("DROP TABLE footnotes")
        await user.press("j")
        assert "This filing cannot be read." in text(user, "filing")
        assert "no such table" in text(user, "filing")
        await user.press("2", "3", "t", "t", "t")
        assert "This list cannot be read." in user.screen
        await user.press("t", "t")
        assert "2024-01-03" in user.screen


# Lists


async def test_a_lost_index_of_words_is_told_where_it_is_searched(explore, path, damage):
    async with explore("120x40", path) as user:
        for table in await words_tables(path):
            damage(f"DROP TABLE {table}")
        await user.press("slash")
        await user.type("rowan")
        assert "This list cannot be read." in user.screen
        await user.press("escape")
        if user.app.focused.id != "rows":
            await user.press("escape")
        assert "2024-01-03" in user.screen
        assert "Transactions 3" in title(user)


async def words_tables(path) -> list[str]:
    """The full-text indexes of a store."""
    with closing(sqlite3.connect(path)) as connection:
        found = connection.execute("SELECT name FROM sqlite_master WHERE sql LIKE '%fts5%'")
        return [name for (name,) in found]


async def test_what_cannot_be_counted_takes_no_other_list_along(explore, path, damage):
    damage("DROP TABLE problems")
    async with explore("200x60", path) as user:
        assert "2024-01-03" in user.screen
        assert "Problems !" in title(user)


async def test_a_store_with_overwritten_pages_is_told_and_leaves_the_explorer_running(
    explore, path
):
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        (size,) = connection.execute("PRAGMA page_size").fetchone()
        (root,) = connection.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'transactions'"
        ).fetchone()
    with path.open("r+b") as file:
        file.seek((root - 1) * size)
        file.write(os.urandom(size))
    async with explore("80x24", path) as user:
        assert "damaged; restore it from a copy" in said(user)
        await user.press("1", "j", "2", "j", "3", "question_mark", "escape", "t", "t")
        assert user.app.is_running
        await user.press("1")
        assert "Alder" in user.screen


async def test_a_store_that_vanishes_and_comes_back(explore, path, tmp_path):
    async with explore("120x40", path) as user:
        away = path.rename(tmp_path / "away.db")
        user.app.screen.query_one(StoreWatch)._look()
        await user.settle()
        assert "no store there" in said(user)
        await user.press("slash", *"class", "escape", "escape", "j", "o", "e", "escape")
        assert user.app.is_running
        away.rename(path)
        user.app.screen.query_one(StoreWatch)._look()
        await user.settle()
        assert "2024-01-03" in user.screen


async def test_what_nobody_thought_of_is_told_in_its_pane(explore, path, monkeypatch):
    async with explore("120x40", path) as user:

        def broken(*args, **kwargs):
            raise KeyError("nobody thought of this")

        monkeypatch.setattr("store.reader.Reader.count", broken)
        monkeypatch.setattr("store.reader.Reader.ids", broken)
        await user.press("t")
        assert "section16 went wrong in reading it" in said(user)
        assert "nobody thought of this" in said(user)
        monkeypatch.undo()
        await user.press("t")
        assert "This list cannot be read." not in user.screen


# Disks


async def test_a_full_disk_while_exporting(explore, path, tmp_path, monkeypatch):
    def full(*args, **kwargs):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.chdir(tmp_path)
    async with explore("120x40", path) as user:
        await user.press("e", "ctrl+u")
        await user.type("out.csv")
        monkeypatch.setattr("store.export.files.write", full)
        await user.press("enter")
        assert "out.csv: cannot be written: no space left on device" in said(user)
        monkeypatch.setattr("store.export.files.write", write)
        await user.press("enter")
        assert (tmp_path / "out.csv").read_text().count("\n") == 4
        assert sorted(file.name for file in tmp_path.glob("*out*")) == ["out.csv"]


async def test_a_state_folder_that_cannot_be_written(explore, path, monkeypatch):
    monkeypatch.setenv("SECTION16_STATE", "/dev/null/nowhere")
    async with explore("120x40", path) as user:
        await user.press("1", "j", "3", "c", "escape")
        user.app._keep()
        user.app._keep()
        await user.settle()
        assert "2024-01-03" in user.screen
        assert user.app.screen.query_one("#rows", TablePane).table.row_count == 3
