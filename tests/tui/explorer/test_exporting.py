"""The dialog that writes a list to a file, and the command line that writes the same."""

from __future__ import annotations

import csv
import shlex
import shutil
from itertools import product
from threading import Event

import pytest

from store.conditions import Scope
from store.export import FORMATS
from store.reader import Reader
from tests.store.conftest import form_4
from tests.tui.running import run
from tui.explorer.exporting import Progress
from tui.explorer.screens.browse import BrowseScreen
from tui.explorer.screens.export import ExportScreen
from tui.explorer.widgets.choice import Choice


def rows_of(path):
    return list(csv.DictReader(path.read_text().splitlines()))


def chosen(user, id):
    choice = user.app.screen.query_one(f"#{id}", Choice)
    return choice._options[choice.chosen]


async def search(user, query):
    await user.press("slash")
    await user.type(query)
    await user.press("enter")


@pytest.mark.parametrize(("query", "formats"), [("code:P", FORMATS), ("greylag", ("jsonl",))])
async def test_the_same_query_gives_the_same_bytes(
    explore, tmp_path, sample_store, monkeypatch, query, formats
):
    monkeypatch.chdir(tmp_path)
    async with explore() as user:
        await search(user, query)
        for format_name in formats:
            await user.press("e", "ctrl+u")
            await user.type(f"s.{format_name}")
            await user.press("enter")
    for format_name in formats:
        typed = tmp_path / f"typed.{format_name}"
        run("export", query, "-o", typed, "--db", sample_store)
        assert (tmp_path / f"s.{format_name}").read_bytes() == typed.read_bytes(), format_name


_FROM = [
    (),
    ("1", "j", "3"),  # an issuer, said by its CIK
    ("2", "j", "j", "3"),  # an insider
    ("1", "j", "2"),  # the insiders of an issuer
    ("l", "l", "s", "S"),  # sorted
    ("c", "j", "space", "d", "escape"),  # columns chosen
    ("t", "1", "j", "3"),  # another view
]


@pytest.mark.parametrize(
    ("keys", "name"),
    [
        *product(_FROM, ("a file.csv", "b.json")),
        (("1", "j", "2", "j", "3"), "a file.csv"),  # an insider of an issuer, by name
    ],
)
async def test_the_line_in_the_dialog_writes_the_same_bytes(
    explore, tmp_path, monkeypatch, keys, name
):
    monkeypatch.chdir(tmp_path)
    async with explore() as user:
        await user.press(*keys, "e", "ctrl+u")
        await user.type(name)
        line = user.app.screen._line
        await user.press("enter")
        assert isinstance(user.app.screen, BrowseScreen)
    written = (tmp_path / name).read_bytes()
    (tmp_path / name).unlink()
    program, *words = shlex.split(line)
    assert program == "section16"
    assert run(*words).exit_code == 0, line
    assert (tmp_path / name).read_bytes() == written


async def test_an_insider_without_a_cik_is_said_by_name(explore, tmp_path, monkeypatch):
    """But not in JSON, which tells where the words of a query stand."""
    monkeypatch.chdir(tmp_path)
    async with explore() as user:
        await user.press("2", "j")
        assert "ASHDOWN" in user.line
        await user.press("3", "e")
        line = user.app.screen._line
        assert 'insider:"ASHDOWN MARGARET R"' in line
        await user.press("enter", "e", "down", "right", "right")
        assert "No command line gives just these rows." in user.screen
    written = (tmp_path / "section16-transactions.csv").read_bytes()
    assert run(*shlex.split(line)[1:]).exit_code == 0
    assert (tmp_path / "section16-transactions.csv").read_bytes() == written


async def test_the_users_own_store_need_not_be_named(explore, sample_store, tmp_path, monkeypatch):
    own = tmp_path / "section16.db"
    shutil.copy(sample_store, own)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("platformdirs.user_data_path", lambda *_, **__: tmp_path)
    monkeypatch.delenv("SECTION16_DB", raising=False)
    async with explore(store=own) as user:
        await user.press("e")
        line = user.app.screen._line
        assert line.startswith("section16 export --view transactions")
        await user.press("enter")
        monkeypatch.setenv("SECTION16_DB", "another.db")
        await user.press("e")
        assert f"--db {own}" in user.app.screen._line
    written = (tmp_path / "section16-transactions.csv").read_bytes()
    monkeypatch.delenv("SECTION16_DB")
    assert run(*shlex.split(line)[1:]).exit_code == 0
    assert (tmp_path / "section16-transactions.csv").read_bytes() == written


async def test_a_query_that_begins_with_a_hyphen_is_no_option(explore, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    async with explore() as user:
        await search(user, "-code:P")
        await user.press("e")
        line = user.app.screen._line
        await user.press("enter")
    written = (tmp_path / "section16-transactions.csv").read_bytes()
    assert run(*shlex.split(line)[1:]).exit_code == 0
    assert (tmp_path / "section16-transactions.csv").read_bytes() == written
    assert len(rows_of(tmp_path / "section16-transactions.csv")) == 13  # of 17, 4 are coded P


async def test_an_issuer_that_is_an_insider_elsewhere_is_not_said_by_its_cik(
    explore, tmp_path, monkeypatch
):
    """By name, if the format does not tell words; else in words that it cannot."""
    from parsers.filing import Issuer, ReportingOwner, Row
    from store.writer import Writer

    monkeypatch.chdir(tmp_path)
    row = (Row(1, False, security_title="Common"),)
    store = tmp_path / "s.db"
    with Writer(store) as writer:
        parent, child = Issuer("0000000007", "Alder Holdings"), Issuer("0000000008", "Birch Corp")
        owner = ReportingOwner("0000000009", "ROWAN TESS", is_director=True)
        writer.add(form_4(1, parent, owner, rows=row), b"1")
        writer.add(form_4(2, child, ReportingOwner("0000000007", "Alder Holdings"), rows=row), b"2")
    async with explore(store=store) as user:
        await user.press("1", "g", "j")
        assert "Alder" in user.line
        await user.press("3", "e")
        assert 'issuer:"Alder Holdings"' in user.app.screen._line
        await user.press("down", "right", "right")  # JSON
        assert chosen(user, "format") == "json"
        assert "No command line gives just these rows." in user.screen
        await user.press("enter")
    (tmp_path / "section16-transactions.json").read_text()


async def test_it_opens_with_the_path_and_enter_writes(explore, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    async with explore("80x24") as user:
        await user.press("e")
        screen = user.screen.splitlines()
        assert len(screen) == 24
        assert "Esc closes" in user.screen
        assert "section16 export --db" in user.screen
        await user.press("enter")
    assert len(rows_of(tmp_path / "section16-transactions.csv")) == 17


async def test_format_and_suffix_are_one_thing(explore, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    async with explore() as user:
        await user.press("e", "ctrl+u")
        await user.type("out.JSONL")
        assert chosen(user, "format") == "jsonl"
        await user.press("down", "right")
        assert chosen(user, "format") == "md"
        assert user.app.screen._path.value == "out.md"
        await user.press("left", "left", "left", "up", "ctrl+u")
        await user.type("plain.v2")
        await user.press("down", "right")
        assert user.app.screen._path.value == "plain.v2.json"
        await user.press("up", "ctrl+u")
        await user.type("bare")
        await user.press("enter")
    assert (tmp_path / "bare.json").read_text().startswith("[")


async def test_marked_rows_are_offered_first_and_written_in_the_lists_order(
    explore, tmp_path, monkeypatch
):
    monkeypatch.chdir(tmp_path)
    async with explore() as user:
        while user.app.focused.current_column.name != "shares":
            await user.press("l")
        await user.press("s", "g")  # 60,000 and 25,000 first
        await user.press("j", "v", "k", "k", "v")
        assert "2 marked" in user.screen
        await user.press("e")
        assert chosen(user, "scope") == "marked: 2"
        assert "Marked rows cannot be named on a command line." in user.screen
        await user.press("enter")
    shares = [row["shares"] for row in rows_of(tmp_path / "section16-transactions.csv")]
    assert shares == ["60000", "25000"]


async def test_all_that_match_without_the_narrowing(explore, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    async with explore() as user:
        await search(user, "code:P")
        await user.press("1", "j", "3", "e", "down", "down", "right")
        assert chosen(user, "scope") == "all that match: 4"
        await user.press("enter")
    assert len(rows_of(tmp_path / "section16-transactions.csv")) == 4


async def test_rows_are_counted_where_the_list_is_not_whole_yet(explore, monkeypatch):
    may_go_on = Event()
    ids = Reader.ids

    def slowly(reader, view, query, scope=Scope(), sort=None):
        (every,) = ids(reader, view, query, scope, sort)
        yield every[:1]
        may_go_on.wait(10)
        yield every[1:]

    async with explore() as user:
        monkeypatch.setattr(Reader, "ids", slowly)
        await user.pilot.press("s", "e")
        for _ in range(100):
            await user.pilot.pause(0.02)
            if isinstance(user.app.screen, ExportScreen) and user.app.screen._choices[0].count:
                break
        assert chosen(user, "scope") == "those shown: 17"
        may_go_on.set()


def test_progress_is_told_with_what_is_known():
    assert str(Progress(1000, 2.0, 4000)) == "1,000 of 4,000 rows \u00b7 25% \u00b7 0:06 left"
    assert str(Progress(1000, 2.0, None)) == "1,000 rows"
    assert str(Progress(10, 0.5, 0)) == "10 rows"


async def test_those_shown_are_the_columns_chosen_in_their_order(explore, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    async with explore() as user:
        before = [column.name for column in user.app.focused.columns]
        await user.press("c", "d", "escape", "e", "enter")
    (head, *_) = (tmp_path / "section16-transactions.csv").read_text().splitlines()
    assert head.split(",") == [before[1], before[0], *before[2:]]


async def test_a_file_that_is_there_is_asked_about(explore, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    target = tmp_path / "section16-transactions.csv"
    target.write_text("precious")
    async with explore() as user:
        await user.press("e", "enter")
        assert "is there already. Enter again replaces it." in " ".join(user.screen.split())
        assert target.read_text() == "precious"
        await user.press("x", "backspace", "enter")  # typed in: asked again
        assert target.read_text() == "precious"
        await user.press("enter")
        assert isinstance(user.app.screen, BrowseScreen)
    assert len(rows_of(target)) == 17


async def test_stopping_leaves_no_file_behind(explore, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "out"
    folder.mkdir()

    async with explore() as user:
        screen = None

        def stopped_soon(rows, moved):
            for row in rows:
                screen._writing.stop()  # as Escape does, in the midst of the rows
                moved(0)
                yield row

        monkeypatch.setattr("tui.explorer.exporting.watched", stopped_soon)
        await user.press("e", "ctrl+u")
        screen = user.app.screen
        await user.type("out/a.csv")
        await user.press("enter")
        assert "Stopped; nothing was written." in user.screen
        assert isinstance(user.app.screen, ExportScreen)
        await user.press("escape")
        assert isinstance(user.app.screen, BrowseScreen)
    assert list(folder.iterdir()) == []


async def test_tab_completes_the_path(explore, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "quarter one").mkdir()
    (tmp_path / "quarter one" / "form4.csv").write_text("")
    (tmp_path / "quarter one" / "form5.csv").write_text("")
    async with explore() as user:
        await user.press("e", "ctrl+u", "q", "tab")
        assert user.app.screen._path.value == "quarter one/"
        await user.press("tab")
        assert user.app.screen._path.value == "quarter one/form"
        assert "form4.csv  form5.csv" in user.screen
        await user.press("5", "tab")
        assert user.app.screen._path.value == "quarter one/form5.csv"
        await user.press("z", "tab")
        assert "nothing there begins like this" in user.screen


async def test_the_line_is_copied_by_a_key(explore, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("tui.explorer.clipboard.PROGRAMS", ())
    async with explore() as user:
        await user.press("e", "ctrl+y")
        assert user.app.clipboard == user.app.screen._line
        (notice,) = user.app._notifications
        assert "handed to the terminal (OSC 52)" in notice.message
