"""Moving about: the cursor drives the panes, keys do what the table of actions says."""

from __future__ import annotations

import csv

import pytest

from tui.explorer.actions import ACTIONS, Where, actions
from tui.explorer.panes.table_pane import TablePane
from tui.explorer.panes.text_pane import TextPane
from tui.explorer.screens.browse import BrowseScreen
from tui.explorer.screens.filing import FilingScreen
from tui.explorer.widgets.facts_view import FactsView
from tui.explorer.widgets.marks import Marks
from tui.explorer.widgets.search_box import SearchBox
from tui.explorer.widgets.text_view import TextView
from tui.explorer.widgets.virtual_table import VirtualTable


def title(user, pane: str) -> str:
    return user.app.screen.query_one(f"#{pane}").border_title


def rows_pane(user) -> TablePane:
    return user.app.screen.query_one("#rows", TablePane)


def focused(user) -> str:
    return next(pane.id for pane in user.app.focused.ancestors if pane.has_class("pane"))


async def test_the_issuer_narrows_insiders_and_rows(explore):
    async with explore() as user:
        await user.press("1", "j")
        assert "Larkspur" in user.line
        assert "Insiders 3" in title(user, "insiders")
        assert "Transactions 8" in title(user, "rows")
        assert "Holdings 2" in title(user, "rows")
        await user.press("k")
        assert "Transactions 17" in title(user, "rows")


async def test_the_insider_narrows_the_rows(explore):
    async with explore() as user:
        await user.press("2", "j")
        assert "ASHDOWN" in user.line
        assert "Transactions 2" in title(user, "rows")


async def test_the_row_brings_up_its_filing_and_footnotes(explore):
    async with explore() as user:
        notes = user.app.screen.query_one("#footnotes TextView", TextView)
        filing = user.app.screen.query_one("#filing TextView", TextView)
        assert "is not known yet" in " ".join(notes.text.split())
        assert "GREYLAG" in filing.text
        await user.press("G")
        assert "LINDQVIST" in filing.text
        assert "Left out of the Form 3 by oversight" in " ".join(notes.text.split())


async def test_the_cells_footnotes_come_first(explore):
    async with explore() as user:
        notes = user.app.screen.query_one("#footnotes TextView", TextView)
        while user.app.focused.current_column.name != "price_per_share":
            await user.press("l")
        assert notes.text.lstrip().startswith("⁽³⁾ Price:")


async def test_enter_goes_deeper_and_escape_comes_back(explore):
    async with explore() as user:
        await user.press("1")
        chain = []
        for _ in range(4):
            chain.append(focused(user))
            await user.press("enter")
        assert chain == ["issuers", "insiders", "rows", "filing"]
        assert isinstance(user.app.screen, FilingScreen)
        await user.press("escape")
        assert focused(user) == "filing"
        back = []
        for _ in range(3):
            await user.press("escape")
            back.append(focused(user))
        assert back == ["rows", "insiders", "issuers"]


@pytest.mark.parametrize("size", ["80x24", "120x40", "200x60"])
async def test_tab_and_digits_go_to_every_pane(explore, size):
    panes = ["issuers", "insiders", "rows", "footnotes", "filing"]
    async with explore(size) as user:
        for number, pane in enumerate(panes, 1):
            await user.press(str(number))
            assert focused(user) == pane
        await user.press("tab")
        assert focused(user) == "issuers"
        await user.press("shift+tab")
        assert focused(user) == "filing"


async def test_moving_in_a_list(explore):
    async with explore() as user:
        table = user.app.focused
        places = []
        for key in (
            "j",
            "down",
            "k",
            "G",
            "up",
            "g",
            "ctrl+d",
            "ctrl+u",
            "pagedown",
            "home",
            "end",
        ):
            await user.press(key)
            places.append(table.cursor_row)
        assert places == [1, 2, 1, 16, 15, 0, 8, 0, 16, 0, 16]


async def test_sorting_by_a_column_and_the_other_way_round(explore):
    async with explore() as user:
        table = user.app.focused
        while table.current_column.name != "shares":
            await user.press("l")
        await user.press("s")
        assert "60,000" in user.screen.splitlines()[3]
        assert "Shares▾" in user.screen
        await user.press("S", "g")
        assert "312.447" in user.screen.splitlines()[3]
        assert "Shares▴" in user.screen


async def test_a_column_that_cannot_be_sorted_by_says_so(explore):
    async with explore() as user:
        await user.press("2")
        table = user.app.focused
        while table.current_column.name != "role":
            await user.press("l")
        before = user.line
        await user.press("s")
        (said,) = user.app._notifications
        assert said.message.startswith("Insiders cannot be sorted by role: they are found by it")
        assert user.line == before


async def test_a_list_left_and_come_back_to_is_as_it_was_left(explore):
    async with explore() as user:
        table = user.app.focused
        await user.press("l", "l", "s", "j", "j", "j")
        row = table.current_id
        await user.press(*"t" * len(rows_pane(user).views))
        assert table.view.name == "transactions"
        assert table.current_id == row
        assert "Insider▴" in user.screen


async def test_the_crumbs_follow_the_tabs(explore):
    async with explore() as user:
        for name in ("Holdings", "Filings", "Footnotes", "Problems", "Transactions"):
            await user.press("t")
            assert user.screen.splitlines()[0].endswith(f"\u203a {name}")


async def test_f_goes_to_the_footnotes_and_back(explore):
    async with explore() as user:
        await user.press("f")
        assert focused(user) == "footnotes"
        await user.press("f")
        assert focused(user) == "rows"


async def test_previous_and_next_filing(explore):
    async with explore() as user:
        await user.press("right_square_bracket")
        assert "ASHDOWN" in user.line
        await user.press("right_square_bracket")
        assert "REYES" in user.line
        await user.press("left_square_bracket", "left_square_bracket")
        assert "GREYLAG" in user.line


async def test_zoom_shows_one_pane_and_escape_ends_it(explore):
    async with explore() as user:
        await user.press("5", "z")
        assert "1 Issuers" not in user.screen
        assert user.app.screen.query_one("#filing").region.width == 120
        await user.press("escape")
        assert "1 Issuers" in user.screen
        assert focused(user) == "filing"


async def test_copying_a_cell_and_a_row(explore):
    async with explore() as user:
        await user.press("l", "l", "y")
        assert user.app.clipboard == "GREYLAG PARTNERS II LP"
        await user.press("Y")
        assert user.app.clipboard.split("\t")[:3] == [
            "2024-07-09",
            "TWGC",
            "GREYLAG PARTNERS II LP",
        ]


# Search


async def test_search_narrows_every_list_as_one_types(explore):
    async with explore() as user:
        await user.press("slash")
        await user.type("okafor")
        assert "Issuers 1" in title(user, "issuers")
        assert "Transactions 3" in title(user, "rows")
        assert "Filings 2" in title(user, "rows")
        await user.press("enter")
        assert focused(user) == "rows"
        assert "/okafor" in user.screen


async def test_escape_leaves_the_search_and_brings_back_what_was(explore):
    async with explore() as user:
        await user.press("slash")
        await user.type("okafor")
        await user.press("escape")  # the list of what it may go on with
        assert "Transactions 3" in title(user, "rows")
        await user.press("escape")
        assert "Transactions 17" in title(user, "rows")
        assert focused(user) == "rows"
        assert "/okafor" not in user.screen


async def test_a_mistake_is_told_and_what_is_shown_stays(explore):
    async with explore() as user:
        await user.press("slash")
        await user.type("code:P")
        await user.type(" own:x")
        assert "own can be direct or indirect, not 'x'." in user.screen
        assert "Transactions 4" in title(user, "rows")


async def test_escape_at_the_issuers_ends_the_search(explore):
    async with explore() as user:
        await user.press("slash")
        await user.type("okafor")
        await user.press("enter", "1", "escape")
        assert "Transactions 17" in title(user, "rows")


async def test_n_goes_through_what_was_found_in_the_filing(explore):
    async with explore() as user:
        await user.press("slash")
        await user.type("greylag")
        await user.press("enter", "5", "n")
        view = user.app.screen.query_one("#filing TextView", TextView)
        first = view._current
        await user.press("n")
        assert view._current != first
        await user.press("N")
        assert view._current == first


async def test_nothing_matches(explore):
    async with explore() as user:
        await user.press("slash")
        await user.type("zzzz")
        assert "No transactions match." in user.screen
        assert "No issuers match." not in user.screen  # "All issuers" stands there
        await user.press("enter", "o")
        assert isinstance(user.app.screen, BrowseScreen)


# Export


@pytest.mark.parametrize("keys", [(), ("1",)])
async def test_export_writes_what_is_shown(explore, tmp_path, monkeypatch, keys):
    monkeypatch.chdir(tmp_path)
    async with explore() as user:
        await user.press("slash")
        await user.type("code:P")
        await user.press("enter", *keys, "e", "enter")
        view = "issuers" if keys else "transactions"
        text = (tmp_path / f"section16-{view}.csv").read_text()
        rows = list(csv.DictReader(text.splitlines()))
        assert len(rows) == (2 if keys else 4)
        assert isinstance(user.app.screen, BrowseScreen)


async def test_export_to_a_place_that_cannot_be_written_says_so_and_stays(explore):
    async with explore() as user:
        await user.press("e", "ctrl+u")
        await user.type("/no/such/folder/a.csv")
        await user.press("enter")
        assert "cannot be written" in user.screen
        await user.press("ctrl+u")
        await user.type("a.doc")
        await user.press("enter")
        assert "No format has the suffix" in user.screen


# Help, palette, sizes


async def test_help_is_made_from_the_actions(explore):
    async with explore("200x60") as user:
        await user.press("question_mark")
        text = user.app.screen.query_one(TextView).text
        for action in actions(Where.TABLE, Where.BROWSE):
            assert action.doc in text
        await user.press("escape")
        assert isinstance(user.app.screen, BrowseScreen)


async def test_the_palette_runs_an_action_by_its_words(explore):
    async with explore() as user:
        await user.press("ctrl+p")
        await user.type("whole screen")
        await user.press("down", "enter")
        assert user.app.screen.has_class("-zoomed")


def test_every_action_has_its_method():
    owners = {
        Where.BROWSE: BrowseScreen,
        Where.TABLE: VirtualTable,
        Where.TEXT: TextView,
        Where.FILING: FilingScreen,
        Where.FACTS: FactsView,
        Where.SEARCH: SearchBox,
        Where.MARKS: Marks,
    }
    for action in ACTIONS:
        assert hasattr(owners[action.where], f"action_{action.id.split('(')[0]}"), action.id


def test_no_key_means_two_things_in_one_place():
    for places in (
        (Where.TABLE, Where.BROWSE),
        (Where.TEXT, Where.BROWSE),
        (Where.FILING, Where.TEXT),
    ):
        keys = [key for action in actions(*places) for key in action.keys.split(",")]
        assert len(keys) == len(set(keys)), places


async def test_resizing_while_running(explore):
    async with explore("200x60") as user:
        await user.press("j", "j")
        row = user.app.focused.current_id
        for size in ((80, 24), (120, 40), (41, 11), (300, 100), (30, 8), (120, 40)):
            await user.resize(*size)
        assert user.app.focused.current_id == row
        assert "1 Issuers" in user.screen


async def test_a_terminal_too_small_is_told_in_a_line(explore):
    async with explore("30x8") as user:
        assert "section16 needs 40 x 10 cells; here are 30 x 8." in " ".join(user.screen.split())


async def test_a_store_that_vanishes_is_told_in_its_pane(explore, tmp_path, sample_store):
    store = tmp_path / "store.db"
    store.write_bytes(sample_store.read_bytes())
    async with explore("120x40", store) as user:
        for pane in user.app.screen.query(TablePane):
            pane._ids_asker.close()
            pane._rows_asker.close()
        store.write_bytes(b"no longer a store " * 500)
        await user.press("slash")
        await user.type("okafor")
        assert "This list cannot be read." in user.screen
        await user.press("escape", "question_mark")
        assert "Keys and search" in user.screen


async def test_texts_have_titles_and_scroll(explore):
    async with explore() as user:
        await user.press("5", "G")
        view = user.app.focused
        assert isinstance(view, TextView)
        assert view.scroll_offset.y > 0
        await user.press("g", "j", "ctrl+d", "k", "ctrl+u", "g")
        assert view.scroll_offset.y == 0
        assert all(pane.border_title for pane in user.app.screen.query(TextPane))
