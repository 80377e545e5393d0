"""Texts as they are read: where they stand, what is marked and found in them, what fails."""

from __future__ import annotations

from pathlib import Path
from shutil import copyfile

import pytest

from parsers.filing import Filing, Issuer, Row
from store.removal import remove
from store.writer import Writer
from tests.store.conftest import add_all
from tests.tui.explorer.test_whole_filing import marked_lines, marked_source, strong, to_column
from tui.explorer.lines import DrawnLines
from tui.explorer.screens.filing import FilingScreen
from tui.explorer.widgets.text_view import TextView


def lines_on_screen(view: TextView) -> range:
    return range(view.top, view.top + view.size.height)


def pane_view(user) -> TextView:
    return user.app.screen.query_one("#filing TextView", TextView)


def face_view(user, name: str) -> TextView:
    return user.app.screen.face(name).view


# The filing beside the list


@pytest.mark.parametrize("size", ["120x40", "200x60"])
async def test_a_filing_comes_up_with_the_row_under_the_cursor_in_sight(explore, size):
    async with explore(size) as user:
        view = pane_view(user)
        assert "07/09/2024" in marked_lines(view)
        assert set(view.lines.marked_lines) <= set(lines_on_screen(view))


async def test_another_row_of_the_filing_is_marked_without_drawing_it_anew(explore):
    async with explore() as user:
        view = pane_view(user)
        before = view.lines
        await user.press("j")
        assert view.lines is before
        assert "07/08/2024" in marked_lines(view)
        assert set(view.lines.marked_lines) <= set(lines_on_screen(view))


async def test_the_marked_row_bears_a_sign_for_those_who_see_no_colours(explore):
    async with explore() as user:
        view = pane_view(user)
        signed = {
            number
            for y, number in enumerate(lines_on_screen(view))
            if "\u2590" in view.render_line(y).text
        }
        assert signed == set(view.lines.marked_lines)


async def test_another_width_keeps_what_stands_at_the_top_of_a_form(explore):
    async with explore() as user:
        await user.press("o", "1", "G")
        view = face_view(user, "rendered")
        assert view.top > 0
        top = view.lines.place(view.top)
        await user.resize(90, 30)
        assert view.top == view.lines.line_of(top)
        assert view.top > 0


async def test_footnotes_of_the_cell_come_first_and_the_others_are_dimmed(explore):
    async with explore() as user:
        await user.press("j")
        await to_column(user, "price_per_share")
        view = user.app.screen.query_one("#footnotes TextView", TextView)
        lines = view.text.splitlines()
        assert lines[0].startswith("\u207d\u00b9\u207e Price: A weighted")
        number = next(n for n, line in enumerate(lines) if "on other lines" in line)
        assert "Bought from another" in "".join(lines[number:])
        body = [s for s in view.lines.segments(number + 2) if "Bought" in s.text]
        assert [segment.style.dim for segment in body] == [True]


async def test_a_footnote_that_the_filing_does_not_give_is_told(explore, tmp_path):
    row = Row(1, False, security_title="Stock", footnotes={"security_title": ("F7",)})
    filing = Filing(
        source="a.xml", source_format="ownership-xml", form_type="4", accession_number="1",
        issuer=Issuer(name="Acme"), transactions=(row,),
    )  # fmt: skip
    with Writer(tmp_path / "one.db") as writer:
        writer.add(filing, b"no source to speak of")
    async with explore(store=tmp_path / "one.db") as user:
        notes = user.app.screen.query_one("#footnotes TextView", TextView)
        assert "\u207d\u2077\u207e" in notes.text
        assert "marked, but not given" in " ".join(notes.text.split())


# The whole filing


@pytest.mark.parametrize("size", ["80x24", "120x40", "200x60"])
async def test_the_row_is_in_sight_in_every_face_at_every_size(explore, size):
    async with explore(size) as user:
        if size == "80x24":
            await user.press("3")
        await user.press("o")
        rendered = face_view(user, "rendered")
        assert rendered.lines.marked_lines.start in lines_on_screen(rendered)
        await user.press("2")
        source = face_view(user, "source")
        assert source.lines.marked_lines.start in lines_on_screen(source)
        await user.press("3")
        facts = face_view(user, "facts")
        assert facts.cursor in lines_on_screen(facts)
        assert facts.tree_shown.lines[facts.cursor].path[:2] == ("transactions", "1")


async def test_coming_back_to_a_face_leaves_it_where_it_was_read(explore):
    async with explore() as user:
        await user.press("o", "2", "g", "j", "j")
        await user.press("3", "2")
        assert face_view(user, "source").top == 2
        await user.press("1", "full_stop", "2")  # another cell: its place is gone to
        assert face_view(user, "source").top > 2


async def test_the_next_filing_keeps_the_face_and_has_its_own_row_marked(explore):
    async with explore() as user:
        await to_column(user, "shares")
        await user.press("o", "2", "right_square_bracket")
        assert user.app.screen.faces_shown == ("source",)
        assert marked_source(user)[1] == "4,000"
        await user.press("1")
        assert strong(face_view(user, "rendered")) == "4,000"
        await user.press("left_square_bracket", "left_square_bracket")
        assert any("The list begins here" in n.message for n in user.app._notifications)


async def test_a_cell_without_a_place_is_told(explore):
    async with explore("200x60") as user:
        await to_column(user, "price_per_share")  # of this row only a footnote states it
        await user.press("o")
        told = user.app.screen.query_one("#source").border_subtitle
        assert told == "the row is marked: this cell is blank or not found"
        await user.press("comma")
        assert user.app.screen.query_one("#source").border_subtitle == ""


async def test_all_facts_are_folded_and_unfolded_at_once(explore):
    async with explore() as user:
        await user.press("o", "3", "g", "L")
        tree = user.app.focused.tree_shown
        assert not [line for line in tree.lines if line.is_folded]
        await user.press("H")
        tree = user.app.focused.tree_shown
        assert [line.path for line in tree.lines if line.is_folded is False] == [()]
        assert {"issuer", "transactions", "footnotes"} <= {
            line.name for line in tree.lines if line.is_folded
        }


async def test_space_and_a_click_fold_as_enter_does(explore):
    async with explore() as user:
        await user.press("o", "3", "g", "space")
        view = user.app.focused
        assert view.line_count == 1
        await user.pilot.click(view, offset=(1, 0))
        await user.settle()
        assert view.line_count > 1


async def test_another_width_keeps_the_cursor_on_its_fact(explore):
    async with explore() as user:
        await user.press("o", "3", "j", "j", "right")
        view = user.app.focused
        path = view.tree_shown.lines[view.cursor].path
        before = view.tree_shown
        await user.resize(80, 24)
        assert view.tree_shown is not before
        assert view.tree_shown.lines[view.cursor].path == path
        assert view.cursor in lines_on_screen(view)


async def test_page_keys_on_the_list_of_documents_read_on_in_the_one_shown(explore):
    async with explore() as user:
        await user.press("o", "4", "pagedown")
        text = user.app.screen.query_one("#document TextView", TextView)
        assert text.top > 0
        assert face_view(user, "documents").cursor == 0


async def test_words_are_found_in_the_document_that_is_shown(explore):
    async with explore() as user:
        await user.press("o", "4", "slash")
        await user.type("boston")
        await user.press("enter")
        text = user.app.screen.query_one("#document TextView", TextView)
        count = text.text.lower().count("boston")
        assert count
        subtitle = user.app.screen.query_one("#documents").border_subtitle
        assert subtitle == f"1 of {count} found"


async def test_words_that_are_nowhere_are_told_and_escape_ends_finding(explore):
    async with explore() as user:
        await user.press("o", "slash")
        await user.type("xyzzy")
        await user.press("enter")
        assert any("Not found here" in note.message for note in user.app._notifications)
        assert user.app.screen.query_one("#rendered").border_subtitle == "0 found"
        await user.press("slash", "escape")
        assert user.app.screen.query_one("#rendered").border_subtitle == ""
        await user.press("escape")
        assert not isinstance(user.app.screen, FilingScreen)


# What fails


async def test_a_source_that_is_no_filing_any_more_leaves_the_form_readable(explore, tmp_path):
    row = Row(1, False, security_title="Stock", transaction_code="P")
    filing = Filing(
        source="a.xml", source_format="ownership-xml", form_type="4", accession_number="1",
        issuer=Issuer(name="Acme"), transactions=(row,),
    )  # fmt: skip
    with Writer(tmp_path / "one.db") as writer:
        writer.add(filing, b"\x00\xff[bold]not a filing\x1b[31m")
    async with explore("200x60", store=tmp_path / "one.db") as user:
        await user.press("o")
        assert "Stock" in marked_lines(face_view(user, "rendered"))
        assert "[bold]not a filing\u241b[31m" in face_view(user, "source").text
        told = user.app.screen.query_one("#source").border_subtitle
        assert told == "not found in the source"
        await user.press("3", "4", "1")
        assert "Stock" in marked_lines(face_view(user, "rendered"))


async def test_a_place_that_cannot_be_looked_up_is_told(explore, monkeypatch):
    def broken(content):
        raise ZeroDivisionError

    monkeypatch.setattr("tui.explorer.panes.source_face.places_of", broken)
    async with explore("200x60") as user:
        await user.press("o")
        told = user.app.screen.query_one("#source").border_subtitle
        assert told == "its place could not be looked up"
        assert "nonDerivativeTransaction" in face_view(user, "source").text
        assert "07/09/2024" in marked_lines(face_view(user, "rendered"))


async def test_a_part_that_cannot_be_drawn_leaves_those_before_it(explore, monkeypatch):
    class Broken:
        def __rich_console__(self, console, options):
            raise ZeroDivisionError("no such table")

    monkeypatch.setattr("tui.render.ownership_form.FormTable", lambda *_: Broken())
    async with explore() as user:
        await user.press("o")
        text = face_view(user, "rendered").text
        assert "STATEMENT OF CHANGES IN BENEFICIAL OWNERSHIP" in text
        assert "ZeroDivisionError: no such table" in text
        await user.press("full_stop", "2")
        assert marked_source(user)[0].startswith("<nonDerivativeTransaction>")


async def test_a_filing_that_is_gone_from_the_store_is_told(explore, sample_store, tmp_path):
    store = Path(copyfile(sample_store, tmp_path / "gone.db"))
    async with explore(store=store) as user:
        shown, gone = pane_view(user), user.app.screen.filing.filing_id
        remove(store, ["0009930021-24-000005"])
        user.app.screen.filing_pane.show_filing(gone)
        await user.settle()
        assert isinstance(shown.lines, DrawnLines)
        assert "This filing cannot be read." in shown.text
        await user.press("o")
        assert not isinstance(user.app.screen, FilingScreen)


@pytest.mark.parametrize("name", ["nt-10-q-submission.txt", "schedule-to-scan.txt", "form-3.xml"])
async def test_every_kind_of_filing_has_its_four_faces(explore, tmp_path, name):
    samples = Path(__file__).parents[3] / "sample_filings"
    add_all(tmp_path / "one.db", samples / name)
    async with explore(store=tmp_path / "one.db") as user:
        await user.press("t", "t", "o")
        for key, face in (("1", "rendered"), ("2", "source"), ("3", "facts"), ("4", "documents")):
            await user.press(key)
            assert user.app.screen.faces_shown[0] == face
            assert face_view(user, face).text.strip()
