"""The whole filing: four faces of it, one spot marked in all of them, and find."""

from __future__ import annotations

import pytest
from textual.worker import Worker

from tui.explorer.lines import DrawnLines
from tui.explorer.screens.filing import FilingScreen
from tui.explorer.source_lines import SourceLines
from tui.explorer.widgets.text_view import TextView


def marked_source(user) -> tuple[str, str]:
    """The row and the cell that are marked in the source, as they stand there."""
    lines = user.app.screen.face("source").view.lines
    assert isinstance(lines, SourceLines)
    text = lines.layout.text
    return tuple(text[slice(*extent)] if extent else "" for extent in (lines.row, lines.cell))


def marked_lines(view: TextView) -> str:
    """The marked lines of a drawn text."""
    assert isinstance(view.lines, DrawnLines)
    assert view.lines.marked_lines is not None
    return "\n".join(view.lines.plain(number) for number in view.lines.marked_lines)


def strong(view: TextView) -> str:
    """The marked cell of a drawn text."""
    found = []
    for number in range(view.line_count):
        marked = view.lines.marked(number)
        for start, end in marked.strong if marked else ():
            found.append(view.lines.plain(number)[start:end])
    return "".join(found).strip()


async def to_column(user, name: str) -> None:
    while user.app.focused.current_column.name != name:
        await user.press("l")


async def test_the_four_faces_of_a_filing(explore):
    async with explore() as user:
        await user.press("o")
        assert "☐ No longer subject" in user.screen
        await user.press("2", "g")
        assert "<SEC-DOCUMENT>0009930021-24-000005.txt" in user.screen
        await user.press("3", "g")
        assert '"accession_number": "0009930021-24-000005"' in user.screen
        await user.press("4")
        assert "form4.xml" in user.screen
        await user.press("tab")
        assert "UNITED STATES" in user.screen


async def test_finding_words_in_a_filing(explore):
    async with explore() as user:
        await user.press("o", "slash")
        await user.type("volume traded")
        await user.press("enter")
        assert "volume traded" in " ".join(user.screen.split())
        assert isinstance(user.app.focused, TextView)


async def test_the_next_filing_from_within_one(explore):
    async with explore() as user:
        await user.press("o", "2", "right_square_bracket")
        assert "ASHDOWN" in user.screen.splitlines()[0]
        assert user.app.screen._face == "source"
        await user.press("escape")
        assert "ASHDOWN" in user.line


async def test_digits_and_tab_choose_a_face(explore):
    async with explore() as user:
        await user.press("o")
        faces = []
        for key in ("2", "3", "4", "1", "tab", "tab", "tab", "tab"):
            await user.press(key)
            faces.append(user.app.screen.faces_shown)
        assert [shown[0] for shown in faces] == [
            "source", "facts", "documents", "rendered", "source", "facts", "documents", "rendered"
        ]  # fmt: skip
        assert all(len(shown) == 1 for shown in faces)


@pytest.mark.parametrize(
    ("size", "before", "after"),
    [
        ("200x60", ("rendered", "source"), ("rendered",)),
        ("120x40", ("rendered",), ("rendered", "source")),
        ("80x24", ("rendered",), ("rendered",)),
    ],
)
async def test_two_faces_side_by_side_where_there_is_room(explore, size, before, after):
    async with explore(size) as user:
        await user.press("o")
        assert user.app.screen.faces_shown == before
        await user.press("b")
        assert user.app.screen.faces_shown == after
        panes = [user.app.screen.query_one(f"#{name}") for name in after]
        assert [pane.display for pane in panes] == [True] * len(panes)
        assert sum(pane.region.width for pane in panes) == user.app.size.width


async def test_the_cell_under_the_cursor_is_marked_in_the_form_and_in_its_source(explore):
    async with explore("200x60") as user:
        await to_column(user, "shares")
        await user.press("o")
        row, cell = marked_source(user)
        assert row.startswith("<nonDerivativeTransaction>")
        assert row.endswith("</nonDerivativeTransaction>")
        rendered = user.app.screen.face("rendered").view
        assert cell == "25000"
        assert strong(rendered) == "25,000"
        assert "07/09/2024" in marked_lines(rendered)


async def test_steps_through_the_cells_are_followed_by_form_and_source(explore):
    async with explore("200x60") as user:
        await to_column(user, "transaction_code")
        await user.press("o")
        assert marked_source(user)[1] == "P"
        await user.press("comma", "comma")
        assert user.app.screen.spot.field == "transaction_date"
        assert marked_source(user)[1] == "2024-07-09"
        assert strong(user.app.screen.face("rendered").view) == "07/09/2024"
        await user.press("full_stop", "full_stop")
        assert marked_source(user)[1] == "P"


async def test_steps_through_the_rows_keep_the_cell_and_end_in_words(explore):
    async with explore("200x60") as user:
        await to_column(user, "transaction_code")
        await user.press("o")
        rows = user.app.screen._read.rows
        keys = list(rows)
        for _ in keys:
            await user.press("less_than_sign")
        assert user.app.screen.spot.row == keys[0]
        assert any("No further row" in note.message for note in user.app._notifications)
        await user.press(*["greater_than_sign"] * len(keys))
        assert user.app.screen.spot.row == keys[-1]
        assert user.app.screen.spot.field == "transaction_code"


async def test_a_blank_cell_has_no_place_but_its_row_has(explore):
    async with explore("200x60") as user:
        await to_column(user, "price_per_share")  # of this row only a footnote states it
        await user.press("o")
        row, cell = marked_source(user)
        assert row.startswith("<nonDerivativeTransaction>")
        assert cell == ""


async def test_facts_fold_and_unfold_by_keys(explore):
    async with explore() as user:
        await user.press("o", "3")
        view = user.app.focused
        tree = view.tree_shown
        whole = tree.count
        await user.press("g", "left")
        assert tree.count == 1
        await user.press("right")
        assert tree.count == whole
        await user.press("enter")
        assert tree.count == 1


async def test_the_facts_open_at_the_row_that_is_looked_at(explore):
    async with explore() as user:
        await to_column(user, "shares")
        await user.press("o", "3")
        view = user.app.focused
        line = view.tree_shown.lines[view.cursor]
        assert (line.path[0], line.name) == ("transactions", "shares")


async def test_the_cursor_in_the_facts_marks_its_place_in_the_source_beside(explore):
    async with explore("200x60") as user:
        await user.press("o", "3")
        view = user.app.focused
        tree = view.tree_shown
        number = next(n for n, line in enumerate(tree.lines) if line.path == ("issuer", "ticker"))
        await user.press("g", *["j"] * number)
        assert marked_source(user)[1] == "TWGC"


async def test_documents_are_listed_and_the_one_under_the_cursor_is_shown(explore):
    async with explore() as user:
        await user.press("o", "4")
        listed = user.screen.splitlines()[2:4]
        assert "form4.xml" in listed[0]
        assert "JOINT FILER INFORMATION" in listed[1]
        text = user.app.screen.query_one("#document TextView", TextView)
        assert "FORM 4" in text.text
        await user.press("j")
        assert text.text.startswith("EX-99.1  joint.txt")
        assert "STATEMENT OF CHANGES" not in text.text


async def test_enter_reads_a_document_and_escape_goes_back_to_the_list_first(explore):
    async with explore() as user:
        await user.press("o", "4", "enter", "j", "j")
        text = user.app.screen.query_one("#document TextView", TextView)
        assert user.app.focused is text
        assert text.scroll_offset.y == 2
        await user.press("escape")
        assert user.app.focused is user.app.screen.face("documents").view
        await user.press("escape")
        assert not isinstance(user.app.screen, FilingScreen)


async def test_find_counts_and_goes_round(explore):
    async with explore() as user:
        await user.press("o", "2", "slash")
        await user.type("VALUE")  # in the source it is written small
        await user.press("enter")
        source = user.app.screen.face("source").view
        expected = source.lines.layout.text.lower().count("value")
        subtitle = user.app.screen.query_one("#source").border_subtitle
        assert f"of {expected} found" in subtitle
        await user.press(*["n"] * expected)
        assert user.app.screen.query_one("#source").border_subtitle == subtitle
        await user.press("N", "n")
        assert user.app.screen.query_one("#source").border_subtitle == subtitle


async def test_find_in_the_facts_unfolds_what_words_may_stand_in(explore):
    """Each row names its day; all rows but the one that was looked at are folded at first."""
    async with explore() as user:
        await user.press("o", "3")
        view = user.app.screen.face("facts").view
        rows = len(view.tree_shown.filing.transactions)
        assert rows > 1
        assert view.text.count('"transaction_date"') == 1
        await user.press("slash")
        await user.type('"transaction_date"')
        await user.press("enter")
        assert user.app.screen.query_one("#facts").border_subtitle.endswith(f"of {rows} found")
        assert view.tree_shown.lines[view.cursor].name == "transaction_date"


async def test_facts_too_many_to_be_unfolded_are_told_once(explore, monkeypatch):
    monkeypatch.setattr("tui.explorer.facts._MOST", 1)
    async with explore() as user:
        await user.press("o", "3", "slash", *"transaction", "enter")
        (told,) = user.app._notifications
        assert "only what is unfolded is searched" in told.message


async def test_what_cannot_be_drawn_is_told_in_its_pane(explore, monkeypatch):
    def broken(filing, blocks):
        raise ZeroDivisionError("no such form")
        yield

    monkeypatch.setattr("tui.explorer.panes.filing_pane.render_filing", broken)
    async with explore() as user:
        await user.press("o")
        assert "This cannot be shown" in user.screen
        assert "no such form" in user.screen
        await user.press("2", "g")
        assert "<SEC-DOCUMENT>" in user.screen


@pytest.mark.parametrize(
    ("maker", "key", "told"),
    [
        ("facts_face.FactTree", "3", "The facts of this filing cannot be shown."),
        ("faces.documents_of", "4", "Its documents cannot be told apart."),
    ],
)
async def test_a_face_that_goes_wrong_says_so_and_the_others_go_on(
    explore, monkeypatch, maker, key, told
):
    def broken(*_):
        raise ZeroDivisionError("no such filing")

    monkeypatch.setattr(f"tui.explorer.panes.{maker}", broken)
    async with explore() as user:
        await user.press("o", key)
        assert told in user.screen
        await user.press("enter", "left", "j", "1")
        assert "FORM 4" in user.app.screen.face("rendered").view.text


async def test_another_width_keeps_the_place_in_the_source(explore):
    async with explore() as user:
        await user.press("o", "2", *["pagedown"] * 2)
        view = user.app.focused
        top = view.lines.place(view.top)
        assert top > 0
        await user.resize(80, 40)
        line = view.lines.line_of(top)
        assert view.top == line
        assert isinstance(user.app.screen, FilingScreen)


async def test_no_worker_is_described_by_all_that_it_is_given(explore, monkeypatch):
    """Textual would write out a whole filing for it, on the event loop."""
    described = []
    create = Worker.__init__

    def noted(self, *args, **kwargs):
        create(self, *args, **kwargs)
        described.append(self.description)

    monkeypatch.setattr(Worker, "__init__", noted)
    async with explore("200x60") as user:
        await user.press("o", "3", "4", "2", "full_stop")
        assert described
        assert not [words for words in described if "Filing(" in words or "content=" in words]
