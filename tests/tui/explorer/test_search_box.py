"""Searching: what is offered while one types, earlier queries, and the query's parts as marks."""

from __future__ import annotations

import pytest

from tui.explorer.widgets.choices import Choices
from tui.explorer.widgets.completion import Completion
from tui.explorer.widgets.marks import Marks
from tui.explorer.widgets.search_box import SearchBox


def box(user) -> SearchBox:
    return user.app.screen.query_one(SearchBox)


def offered(user) -> list[str]:
    """The lines of the open list as they stand on the screen, blanks and Tab aside."""
    region = user.app.screen.query_one(Completion).region
    lines = user.screen.splitlines()[region.y : region.bottom]
    return [line[region.x : region.right].rstrip().removesuffix("Tab").strip() for line in lines]


def is_open(user) -> bool:
    return user.app.screen.query_one(Completion).is_open


async def test_a_field_is_completed_and_goes_on_with_its_values(explore):
    async with explore() as user:
        await user.press("slash")
        await user.type("cod")
        assert offered(user) == ["› code:  transaction code, as in code:P,S"]
        await user.press("tab")
        assert box(user).text == "code:"
        assert offered(user)[:2] == ["› P  Purchase", "S  Sale"]
        await user.press("down", "tab")
        assert box(user).text == "code:S"
        assert not is_open(user)
        assert "Transactions 3" in user.screen  # two in form-4.xml, one in its amendment


@pytest.mark.parametrize("size", ["80x24", "120x40", "200x60"])
async def test_the_list_has_eight_lines_at_most_and_follows_the_choice(explore, size):
    async with explore(size) as user:
        await user.press("slash")
        await user.type("code:")
        lines = offered(user)
        assert len(lines) == 8
        assert box(user).region.y < user.app.screen.query_one(Completion).region.y
        for _ in range(9):
            await user.press("down")
        assert offered(user)[-1].startswith("› H  Expired for value")  # the tenth code
        await user.press("right")
        assert box(user).text == "code:H"


async def test_names_come_from_the_store_with_quotes_where_needed(explore):
    async with explore() as user:
        await user.press("slash")
        await user.type("insider:rey")
        assert offered(user) == ['› "REYES TOMAS"  insider']
        await user.press("tab", "enter")
        assert box(user).text == 'insider:"REYES TOMAS"'
        assert "Insiders 1" in user.screen


async def test_enter_keeps_what_was_typed_unless_a_line_was_chosen(explore):
    async with explore() as user:
        await user.press("slash")
        await user.type("tide")
        assert is_open(user)
        await user.press("enter")
        assert box(user).text == "tide"
        await user.press("slash", "space", "c", "o", "down", "up", "enter")
        assert box(user).text == "tide code:"
        assert user.app.focused is box(user).input


async def test_escape_closes_the_list_and_then_leaves_the_box(explore):
    async with explore() as user:
        await user.press("slash")
        await user.type("co")
        await user.press("escape")
        assert not is_open(user)
        assert user.app.focused is box(user).input
        await user.press("escape")
        assert box(user).text == ""
        assert user.app.focused is not box(user).input
        assert "Transactions 17" in user.screen


async def test_a_click_takes_a_line(explore):
    async with explore() as user:
        await user.press("slash")
        await user.type("plan:")
        await user.pilot.click(Completion, offset=(4, 1))
        await user.settle()
        assert box(user).text == "plan:no"
        assert user.app.focused is box(user).input


async def test_a_mistake_is_told_under_its_place_and_nothing_changes(explore):
    async with explore() as user:
        await user.press("slash")
        await user.type("code:P ")
        assert "Transactions 4" in user.screen
        box(user).input.insert_text_at_cursor("role:bos")  # pasted, so not read half typed
        await user.press("enter")
        lines = user.screen.splitlines()
        assert lines[2].index("^ role can be director, officer") == lines[1].index("bos")
        assert "not 'bos'" in lines[3]  # a long message goes on in the next line
        assert "Transactions 4" in user.screen
        assert user.app.focused is box(user).input


@pytest.mark.parametrize("size", ["80x24", "120x40"])
async def test_the_list_leaves_the_words_of_a_mistake_to_be_read(explore, size):
    async with explore(size) as user:
        await user.press("slash")
        await user.type("is:jo")
        assert offered(user)[0].startswith("› joint")
        line = user.screen.splitlines()[user.app.screen.query_one(Completion).region.y - 1]
        assert line.lstrip().startswith("^ is can be amendment")


async def test_the_bar_tells_the_keys_that_hold_in_the_box_and_on_the_marks(explore):
    async with explore("80x24") as user:
        in_list = user.screen.splitlines()[-1]
        await user.press("slash")
        await user.type("code:S")
        bar = user.screen.splitlines()[-1]
        assert bar.split() == [
            "Enter",
            "keep",
            "Tab",
            "take",
            "↑",
            "older",
            "↓",
            "newer",
            "Esc",
            "leave",
        ]
        await user.press("enter", "slash", "home", "left")
        bar = user.screen.splitlines()[-1]
        assert bar.split() == ["x", "take", "off", "Enter", "edit", "Esc", "back"]
        await user.press("escape")
        assert user.screen.splitlines()[-1] == in_list


async def test_up_and_down_bring_back_earlier_queries(explore):
    async with explore() as user:
        for query in ("code:P", "code:S", "code:P"):
            await user.press("slash", "ctrl+u")
            await user.type(query)
            await user.press("enter")
        await user.press("slash", "ctrl+u", "z", "z", "z", "up")
        assert box(user).text == "code:P"
        await user.press("up")
        assert box(user).text == "code:S"
        await user.press("up")
        assert box(user).text == "code:S"  # the first; code:P stands once
        await user.press("down", "down")
        assert box(user).text == "zzz"  # what was being typed
        assert not is_open(user)


# Marks


async def searching(user, query: str) -> Marks:
    await user.press("slash")
    await user.type(query)
    await user.press("enter")
    return user.app.screen.query_one(Marks)


def marks_line(user) -> str:
    return user.screen.splitlines()[1].strip()


async def test_a_kept_query_stands_as_marks(explore):
    async with explore() as user:
        await searching(user, "code:P value:>100k")
        assert marks_line(user) == "/code:P ×  value:>100k ×"
        await user.press("slash")
        assert marks_line(user) == "/code:P value:>100k"
        await user.press("escape")
        assert marks_line(user) == "/code:P ×  value:>100k ×"


async def test_a_mark_is_taken_off_by_keys(explore):
    async with explore() as user:
        await searching(user, "code:P value:>100k plan:no")
        await user.press("x")
        assert "code P: Purchase" in user.screen
        await user.press("right")
        assert "value over 100,000: shares times price" in user.screen
        await user.press("delete")
        assert marks_line(user) == "/code:P ×  plan:no ×"
        await user.press("x", "backspace")
        assert box(user).text == ""
        assert "Transactions 17" in user.screen
        assert user.app.focused is user.app.screen.rows.table


async def test_left_at_the_start_of_the_box_walks_onto_the_marks(explore):
    async with explore() as user:
        marks = await searching(user, "code:P plan:no")
        await user.press("slash", "home", "left")
        assert user.app.focused is marks
        await user.press("backspace")
        assert marks_line(user) == "/code:P ×"
        await user.press("right")
        assert user.app.focused is box(user).input
        await user.type(" table:1")
        await user.press("enter")
        assert marks_line(user) == "/code:P ×  table:1 ×"


async def test_a_click_on_the_cross_takes_a_mark_off(explore):
    async with explore() as user:
        await searching(user, "code:P value:>100k")
        await user.pilot.click(Marks, offset=("code:P ×".index("×"), 0))
        await user.settle()
        assert marks_line(user) == "/value:>100k ×"
        await user.pilot.click(Marks, offset=(2, 0))
        await user.settle()
        assert user.app.focused is box(user).input


async def test_marks_that_do_not_fit_are_counted(explore):
    async with explore("80x24") as user:
        query = " ".join(f"-issuer:nobody{number:02}" for number in range(8))
        await searching(user, query)
        assert marks_line(user).count("×") == 3
        assert marks_line(user).endswith("+5")
        await user.press("x", *["right"] * 7)
        assert "-issuer:nobody07 ×" in marks_line(user)
        assert marks_line(user).startswith("/ +5")
        await user.press("left", *["left"] * 6)
        assert marks_line(user).startswith("/-issuer:nobody00 ×")


async def test_x_without_a_search_says_so(explore):
    async with explore() as user:
        await user.press("x")
        (said,) = user.app._notifications
        assert said.message == "No search is in force; / begins one."
        assert user.app.focused is user.app.screen.rows.table


async def test_text_of_filings_in_the_list_and_the_marks_is_never_obeyed(explore, hostile_store):
    async with explore("120x40", hostile_store) as user:
        await user.press("slash")
        await user.type("issuer:bold")
        assert "[bold red]x[/]" in "".join(offered(user))
        await user.press("tab", "enter")
        assert "[bold red]x[/]" in marks_line(user)
        assert not any(ord(char) < 32 for char in user.screen.replace("\n", ""))


async def test_a_list_without_lines_moves_nowhere(explore):
    async with explore() as user:
        choices = user.app.screen.query_one(Choices)
        choices.move(1)
        assert (choices.chosen, choices.current) == (0, None)
