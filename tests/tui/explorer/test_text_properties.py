"""What holds for lines of every text, at every width."""

from __future__ import annotations

import re
from array import array
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.text import Text

from parsers.filing import Filing, Row
from store.harmless import visible
from tui.explorer.drawing import drawn_lines
from tui.explorer.facts import FactTree, json_of
from tui.explorer.finding import Finder, pattern_of
from tui.explorer.lines import DrawnLines
from tui.explorer.source_lines import SourceLines, begins_of, layout_of

WIDTHS = st.integers(12, 90)
LETTERS = st.one_of(
    st.sampled_from('ab <>/"=0123,.\t\n\u0301\u682a\u5f0f\x1b\u202e\u00a0\U0001f600'),
    st.characters(exclude_categories=["Cs"]),
)
TEXTS = st.text(LETTERS, max_size=400)
WORDS = st.lists(st.text("abcxyz\u682a\u5f0f", min_size=1, max_size=12), min_size=1, max_size=80)
SOME = settings(max_examples=150, deadline=None)


def laid_out(text: str, width: int) -> SourceLines:
    layout = layout_of(text, width)
    lines = SourceLines(layout)
    for begins in begins_of(layout):
        lines.add(begins, False)
    lines.add(array("q"), True)
    return lines


def drawn(paragraphs: list[str], width: int) -> DrawnLines:
    lines = DrawnLines()
    for portion, complete in drawn_lines(map(Text, paragraphs), width):
        lines.add(portion, complete)
    return lines


@SOME
@given(TEXTS, WIDTHS)
def test_no_character_of_a_source_is_lost_and_no_line_is_too_wide(text, width):
    lines = laid_out(text, width)
    gutter = lines.layout.gutter
    shown = ["".join(s.text for s in lines.segments(n)) for n in range(lines.count)]
    assert all(cell_len(line.rstrip(" ")) <= max(width, gutter + 10) for line in shown)
    bare = "".join(line[gutter:] for line in shown).replace(" ", "")
    assert bare == "".join(visible(char) for char in text).replace(" ", "")


@SOME
@given(TEXTS, WIDTHS)
def test_lines_of_the_source_are_numbered_as_its_line_ends_are(text, width):
    lines = laid_out(text, width)
    gutters = ["".join(s.text for s in lines.segments(n)) for n in range(lines.count)]
    numbers = [line[: lines.layout.digits].strip() for line in gutters]
    assert list(filter(None, numbers)) == [str(n + 1) for n in range(text.count("\n") + 1)]


@SOME
@given(TEXTS, WIDTHS, WIDTHS, st.data())
def test_a_place_of_the_source_is_on_the_line_it_leads_to_at_any_width(text, one, other, data):
    before, after = laid_out(text, one), laid_out(text, other)
    number = data.draw(st.integers(0, before.count - 1))
    place = before.place(number)
    assert before.line_of(place) == number
    line = after.line_of(place)
    assert line is not None
    assert after.place(line) <= place
    assert line + 1 == after.count or place < after.place(line + 1)


@SOME
@given(st.lists(WORDS, min_size=1, max_size=8), WIDTHS, WIDTHS, st.data())
def test_a_place_of_a_drawn_text_is_on_the_line_it_leads_to_at_any_width(texts, one, other, data):
    paragraphs = [" ".join(words) for words in texts]
    before, after = drawn(paragraphs, one), drawn(paragraphs, other)
    number = data.draw(st.integers(0, before.count - 1))
    assert before.line_of(before.place(number)) == number
    line = after.line_of(before.place(number))
    assert line is not None

    def letters(lines: DrawnLines, first: int) -> int:
        return sum(len(lines.plain(n).replace(" ", "")) for n in range(first))

    assert letters(after, line) <= letters(before, number) < letters(after, line + 1)


@SOME
@given(TEXTS, WIDTHS)
def test_a_fact_broken_over_lines_is_whole(text, width):
    filing = Filing(source="a", source_format="ownership-xml", remarks=text)
    tree = FactTree(filing, width)
    parts = [line.text for line in tree.lines if line.path == ("remarks",)]
    assert "".join(parts) == json_of(text)
    for number in range(tree.count):
        segments = tree.segments(number)
        assert "\n" not in "".join(segment.text for segment in segments)


@SOME
@given(st.lists(st.integers(0, 60), max_size=30), WIDTHS)
def test_turning_everything_twice_changes_nothing(turns, width):
    row = Row(1, False, security_title="Stock", footnotes={"shares": ("F1", "F2")})
    filing = Filing(
        source="a", source_format="ownership-xml",
        transactions=tuple(replace(row, line=n) for n in range(1, 4)),
    )  # fmt: skip
    tree = FactTree(filing, width)

    def shown() -> list[str]:
        return ["".join(s.text for s in tree.segments(n)) for n in range(tree.count)]

    before, paths = shown(), []
    for turn in turns:
        line = tree.lines[turn % tree.count]
        if line.is_folded is not None:
            paths.append(line.path)
            tree.turn(turn % tree.count)
    laid_out_anew = FactTree(filing, width, tree.turned)
    assert [line.path for line in laid_out_anew.lines] == [line.path for line in tree.lines]
    for path in reversed(paths):
        tree.turn(next(n for n, line in enumerate(tree.lines) if line.path == path))
    assert shown() == before
    assert not tree.turned


@SOME
@given(st.text("ab \n", max_size=600), WIDTHS, st.sampled_from(["ab", "a b", "b"]))
def test_as_many_places_are_found_as_there_are_in_the_whole_text(text, width, words):
    lines = laid_out(text, width)
    pattern = pattern_of([words])
    assert pattern is not None
    finder = Finder(pattern)
    while not finder.is_complete:
        finder.go_on(lines, 0.0)
    assert finder.count == len(re.findall(words.replace(" ", r"\s+"), text))
    for which in range(finder.count):
        line, start = finder.place(which)
        assert text[lines.place(line) + start] == words[0]
