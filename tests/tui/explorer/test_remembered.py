"""What is remembered between sessions, and what becomes of it when the file is odd."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from store.conditions import Scope
from store.query import Query
from store.reader import Sort
from tui.explorer.place import Place
from tui.explorer.remembered import Remembered
from tui.explorer.remembered_places import place_of, spelt

STORE = Path("/some/where/store.db")


@pytest.fixture
def file(state) -> Path:
    return state / "explorer.json"


def test_everything_comes_back(state):
    first = Remembered(STORE)
    first.theme = "section16-light"
    first.is_hint_seen = True
    first.keep_columns("transactions", ["filed", "shares"])
    first.keep_search("mine", "code:P")
    first.keep_search("Problems", None)
    first.add_query("one")
    first.add_query("two")
    first.place = place = Place(
        "code:P",
        Scope(filing_id=3),
        "One filing",
        4,
        5,
        "holdings",
        Sort("filed", True),
        7,
        2,
        True,
    )
    first.write()
    again = Remembered(STORE)
    assert again.trouble is None
    assert (again.theme, again.is_hint_seen) == ("section16-light", True)
    assert again.columns("transactions") == ("filed", "shares")
    assert again.columns("holdings") is None
    assert again.searches == {"mine": "code:P", "Problems": None}
    assert again.queries == ("two", "one")
    assert again.place == place
    other = Remembered(Path("/another.db"))
    assert (other.place, other.queries, other.theme) == (None, (), "section16-light")


def test_queries_stand_once_newest_first_two_hundred_at_most(state):
    remembered = Remembered(STORE)
    for number in range(250):
        remembered.add_query(f"q{number}")
    remembered.add_query("q100")
    remembered.write()
    queries = Remembered(STORE).queries
    assert len(queries) == 200
    assert queries[:3] == ("q100", "q249", "q248")
    assert queries.count("q100") == 1


def test_two_at_once_keep_each_others(state):
    one, other = Remembered(STORE), Remembered(STORE)
    one.keep_search("ones", "code:P")
    one.add_query("from one")
    other.keep_search("others", "code:S")
    other.add_query("from the other")
    elsewhere = Remembered(Path("/another.db"))
    elsewhere.place = Place(query="elsewhere")
    for remembered in (one, other, elsewhere):
        remembered.write()
    again = Remembered(STORE)
    assert again.searches == {"ones": "code:P", "others": "code:S"}
    assert again.queries == ("from the other", "from one")
    assert Remembered(Path("/another.db")).place == Place(query="elsewhere")


def test_a_deleted_search_does_not_come_back_from_another_session(state):
    one = Remembered(STORE)
    one.keep_search("mine", "code:P")
    one.write()
    other = Remembered(STORE)
    one.forget_search("mine")
    one.write()
    other.theme = "textual-dark"
    other.write()
    assert Remembered(STORE).searches == {}


def test_of_stores_the_fifty_last_used_are_kept(state, monkeypatch):
    for number in range(53):
        monkeypatch.setattr("tui.explorer.remembered.time", lambda number=number: 1000 + number)
        remembered = Remembered(Path(f"/{number}.db"))
        remembered.add_query("x")
        remembered.write()
    kept = [number for number in range(53) if Remembered(Path(f"/{number}.db")).queries]
    assert kept == list(range(3, 53))


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b"\xff\xfe", b'"x"', b"[" * 100_000, b"1" * 5000]
)
def test_a_damaged_file_is_put_aside_with_a_word(file, content):
    file.write_bytes(content)
    remembered = Remembered(STORE)
    assert "could not be read" in remembered.trouble
    assert file.with_name("explorer.damaged.json").read_bytes() == content
    remembered.theme = "textual-dark"
    remembered.write()
    assert Remembered(STORE).theme == "textual-dark"


@pytest.mark.parametrize("odd", [None, 5, "x", [], [1], {}, {"a": 1}, True, -1, 1e99])
def test_odd_values_are_as_if_there_were_none(file, odd):
    names = ("theme", "hint_seen", "columns", "searches", "stores")
    store = {"place": odd, "queries": odd, "used": odd}
    for data in (dict.fromkeys(names, odd), {"stores": {str(STORE): store}}):
        file.write_text(json.dumps(data))
        remembered = Remembered(STORE)
        assert remembered.theme in (None, "x")
        assert set(remembered.queries) <= {"x"}
        assert remembered.columns("transactions") is None
        remembered.add_query("new")
        remembered.write()
        assert Remembered(STORE).queries == ("new",)


def test_a_newer_programs_file_is_left_alone(file):
    file.write_text(text := '{"version": 99, "theme": "x"}')
    remembered = Remembered(STORE)
    assert "newer section16" in remembered.trouble
    remembered.theme = "textual-dark"
    remembered.write()
    assert file.read_text() == text


def test_a_folder_that_cannot_be_written_to_is_no_error(tmp_path):
    (tmp_path / "file").write_text("")
    remembered = Remembered(STORE, tmp_path / "file" / "folder")
    remembered.theme = "textual-dark"
    remembered.write()
    assert "cannot be" in remembered.trouble


def test_nothing_is_left_beside_the_file(state, file):
    remembered = Remembered(STORE)
    remembered.theme = "textual-dark"
    remembered.write()
    assert sorted(path.name for path in state.iterdir()) == ["explorer.json", "explorer.lock"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"view": "nothing"}, {"sort": ["nothing", True]}, {"sort": "filed"}, {"pane": 9},
        {"issuer": "x"}, {"row": 2**70}, {"within": [1]}, {"query": 5}, {"pane": True},
        {"within_called": 5},
    ],
)  # fmt: skip
def test_a_place_that_is_not_there_any_more_is_the_start(wrong):
    assert place_of(spelt(Place()) | wrong) == Place()


# In the explorer


async def test_one_is_where_one_was(explore):
    async with explore() as user:
        await user.press("slash")
        await user.type("code:S")
        await user.press("enter", "l", "s", "j", "j", "z")
        place = user.app.screen.place
        await user.press("q")
    async with explore() as user:
        assert user.app.screen.place == place
        assert "/code:S ×" in user.screen
        await user.press("slash", "ctrl+u", "up")
        assert user.app.screen.query_one("SearchBox").text == "code:S"


async def test_an_issuer_that_is_not_listed_any_more_narrows_nothing(explore):
    """The list of issuers is there already, and lacks the one of the remembered place."""
    async with explore() as user:
        screen = user.app.screen
        screen.show_place(Place(issuer_id=999))
        await user.settle()
        assert screen.place.issuer_id is None
        assert screen.scope == Scope()
        assert screen.rows.table.listed > 0


async def test_a_query_of_another_language_is_told(explore):
    async with explore("120x40") as user:
        user.app.screen.show_place(Place(query="nofield:5 smith"))
        await user.settle()
        (told,) = user.app._notifications
        assert "nofield:5 smith is not asked: There is no field" in told.message
        assert user.app.screen.query_asked == Query()


async def test_chosen_columns_are_remembered(explore):
    from store.views import TRANSACTIONS

    async with explore() as user:
        user.app.screen.rows.choose_columns(TRANSACTIONS, ["filed", "shares"])
        await user.press("q")
    async with explore() as user:
        table = user.app.screen.rows.table
        head = user.screen.splitlines()[table.region.y][table.region.x : table.region.right]
        assert head.replace("│", " ").split() == ["Filed", "Shares"]


async def test_the_theme_is_remembered_and_an_unknown_one_falls_back(explore, file):
    async with explore() as user:
        user.app.theme = "section16-light"
        await user.settle()
        await user.press("q")
    async with explore() as user:
        assert user.app.theme == "section16-light"
    file.write_text('{"theme": "gone", "hint_seen": true}')
    async with explore() as user:
        assert user.app.theme == "section16-dark"


async def test_the_hint_comes_once_and_goes_with_the_first_key(explore, file):
    file.unlink()
    async with explore("80x24") as user:
        assert "Enter goes deeper, ? shows every key. A key hides this." in user.screen
        await user.press("j")
        assert "New here?" not in user.screen
        await user.press("q")
    async with explore() as user:
        assert "New here?" not in user.screen


async def test_a_damaged_file_does_not_keep_the_explorer_from_starting(explore, file):
    file.write_text("{")
    async with explore() as user:
        assert "Transactions 17" in user.screen
        (said,) = user.app._notifications
        assert "put aside" in said.message
