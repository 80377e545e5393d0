"""Columns chosen, rows marked, cells and rows copied."""

from __future__ import annotations

import pytest

from store.views import TRANSACTIONS
from tests.tui.conftest import COMMANDS
from tui.explorer.panes.table_pane import TablePane
from tui.explorer.screens.columns import ColumnsScreen, in_order


def title(user, pane="rows"):
    return user.app.screen.query_one(f"#{pane}").border_title


def pane(user, id="rows") -> TablePane:
    return user.app.screen_stack[1].query_one(f"#{id}", TablePane)


def names(user, id="rows"):
    return [column.name for column in pane(user, id).table.columns]


async def to_column(user, name):
    while user.app.focused.current_column.name != name:
        await user.press("l")


@pytest.fixture(autouse=True)
def no_programs(monkeypatch):
    """No test touches the clipboard of whoever runs it."""
    monkeypatch.setattr("tui.explorer.clipboard.PROGRAMS", ())


# Columns


async def test_a_column_is_hidden_and_shown_at_once(explore):
    async with explore() as user:
        before = names(user)
        await user.press("c", "j", "space")
        assert isinstance(user.app.screen, ColumnsScreen)
        assert names(user) == [before[0], *before[2:]]
        await user.press("space", "escape")
        assert names(user) == before


async def test_a_hidden_column_tells_what_it_means_and_can_be_shown(explore):
    async with explore() as user:
        await user.press("c")
        while user.app.screen._order[user.app.screen._here].name != "accession_number":
            await user.press("j")
        (line,) = (line for line in user.screen.splitlines() if "[ ] Accession" in line)
        assert "EDGAR's key." in line
        await user.press("space")
        assert "[x] Accession" in user.screen
        await user.press("escape")
        await to_column(user, "accession_number")
        assert "0009930021-24-000005" in user.screen


async def test_columns_are_reordered_and_reset(explore):
    async with explore() as user:
        before = names(user)
        await user.press("c", "d", "d")
        await user.press("escape")
        assert names(user) == [before[1], before[2], before[0], *before[3:]]
        await user.press("c", "r", "c")
        assert names(user) == before
        assert pane(user).columns_chosen == {}


async def test_one_column_stays(explore):
    async with explore() as user:
        await user.press("1", "c")
        shown = len(names(user, "issuers"))
        for _ in range(shown):  # they come first here
            await user.press("space", "j")
        assert len(names(user, "issuers")) == 1
        (notice,) = user.app._notifications
        assert notice.message == "A list shows at least one column."


async def test_columns_are_kept_for_each_view_and_can_be_restored(explore):
    async with explore() as user:
        await user.press("c", "space", "escape")
        chosen = pane(user).columns_chosen
        shown = names(user)
        await user.press("t")
        assert pane(user).view.name == "holdings"
        await user.press("T")
        assert names(user) == shown
    async with explore() as user:
        pane(user).choose_columns(TRANSACTIONS, ())
        assert pane(user).columns_chosen == {}
        pane(user).choose_columns(TRANSACTIONS, [*chosen["transactions"], "no such column"])
        await user.settle()
        assert pane(user).columns_chosen == chosen
        assert [column.name for column in pane(user).columns_of(TRANSACTIONS)] == shown


def test_others_stand_behind_their_neighbours():
    a, b, c, d, *_ = TRANSACTIONS.columns
    assert in_order((a, b, c, d), (d, b)) == [a, d, b, c]


# Marks


async def test_a_row_is_marked_and_the_mark_taken_away(explore):
    async with explore() as user:
        await user.press("v")
        assert user.app.focused.cursor_row == 1
        assert "1 marked" in title(user)
        await user.press("k")
        assert user.line.startswith("* ")
        await user.press("v")
        assert "marked" not in title(user)
        await user.press("k")
        assert not user.line.startswith(("* ", "  "))


async def test_the_list_is_sorted_that_the_key_was_pressed_in(explore):
    async with explore() as user:
        await to_column(user, "price_per_share")
        await user.pilot.press("s", "t")  # the tab is turned before the list is sorted
        await user.settle()
        assert pane(user).sort is None
        await user.press("T")
        assert pane(user).sort.column == "price_per_share"


async def test_marks_outlive_sorting_and_scrolling_and_other_tabs(explore):
    async with explore() as user:
        await to_column(user, "shares")
        marked = user.app.focused.current_id
        await user.press("v", "s", "G", "g")
        assert "1 marked" in title(user)
        await user.press("t")
        assert "1 marked" in title(user)
        await user.press("T")
        table = user.app.focused
        assert set(table.marked) == {marked}
        place = table._held.ids.index(marked)
        for _ in range(place):
            await user.press("j")
        assert user.line.startswith("* ")
        await user.press("V")
        assert not table.marked
        assert "marked" not in title(user)


async def test_marks_are_dropped_with_another_query_or_scope(explore):
    async with explore() as user:
        await user.press("v", "slash")
        await user.type("code:P")
        await user.press("enter")
        assert "marked" not in title(user)
        await user.press("v")
        assert "1 marked" in title(user)
        await user.press("1", "j")
        assert "marked" not in title(user)


async def test_no_more_than_so_many_are_marked(explore, monkeypatch):
    monkeypatch.setattr("tui.explorer.widgets.virtual_table.MOST_MARKED", 2)
    async with explore() as user:
        await user.press("v", "v", "v")
        assert "2 marked" in title(user)
        (notice,) = user.app._notifications
        assert notice.message == "No more than 2 rows can be marked."


async def test_the_row_that_stands_for_all_takes_no_mark(explore):
    async with explore() as user:
        await user.press("1", "g", "v")
        assert "marked" not in title(user, "issuers")
        assert user.app.focused.cursor_row == 0


# Copies


async def test_a_cell_is_copied_in_full(explore):
    async with explore("80x24") as user:
        await to_column(user, "shares")
        await user.press("s", "g", "y")
        assert user.app.clipboard == "60000"
        (notice,) = user.app._notifications
        assert notice.message.startswith("The cell: handed to the terminal (OSC 52); if it did")


async def test_a_row_is_copied_with_tabs(explore):
    async with explore() as user:
        await user.press("c", *"jjjjjjjjjjjjjjjjjjjjjjjjj")
        await user.press("escape")
        columns = names(user)
        await to_column(user, "shares")
        await user.press("s", "g", "Y")
        cells = dict(zip(columns, user.app.clipboard.split("\t"), strict=True))
        assert cells["shares"] == "60000"
        assert cells["price_per_share"] == "48.9125"
        assert cells["transaction_code"] == "P"


async def test_marked_rows_are_copied_under_their_heads(explore):
    async with explore() as user:
        await to_column(user, "shares")
        await user.press("s", "g", "v", "v", "G", "Y")
        head, *lines = user.app.clipboard.splitlines()
        place = head.split("\t").index("shares")
        assert [line.split("\t")[place] for line in lines] == ["60000", "25000"]
        (notice,) = user.app._notifications
        assert notice.message.startswith("2 transactions under their heads: handed")


async def test_nothing_that_a_terminal_obeys_is_copied(explore, hostile_store):
    async with explore("200x60", hostile_store) as user:
        columns = len(user.app.focused.columns)
        for keys in (["y", "l"] * columns, ["Y"], ["v", "Y"]):
            for key in keys:
                await user.press(key)
                assert not (COMMANDS - {"\t"}) & set(user.app.clipboard)
        assert "[bold red]x[/]" in user.app.clipboard
