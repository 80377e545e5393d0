"""Lines of texts without a screen: sources, facts, and finding in them."""

from __future__ import annotations

import json
from array import array

import pytest
from rich.cells import cell_len

from parsers.serial import to_json
from tui.explorer.facts import FactTree
from tui.explorer.finding import Finder, pattern_of
from tui.explorer.source_lines import SourceLines, begins_of, layout_of


def source_lines(text: str, width: int) -> SourceLines:
    layout = layout_of(text, width)
    lines = SourceLines(layout)
    for begins in begins_of(layout):
        lines.add(begins, False)
    lines.add(array("q"), True)
    return lines


def drawn(lines: SourceLines | FactTree) -> list[str]:
    return ["".join(s.text for s in lines.segments(n)) for n in range(lines.count)]


WORDS = "Sofia owns 25,000 shares of \u682a\u5f0f\u4f1a\u793e\u5c71\u7530\u88fd, e\u0301te\u0301; "


@pytest.mark.parametrize("width", [13, 20, 57, 100])
def test_no_line_of_a_source_is_wider_than_its_room_and_nothing_is_lost(width):
    text = f"<a>\n{WORDS * 20}\n\n\tindented\t{'x' * 300}\n"
    shown = drawn(source_lines(text, width))
    assert max(cell_len(line.rstrip()) for line in shown) <= width  # a blank may hang over
    letters = "".join(line[2:] for line in shown)  # behind the number and its blank
    assert "".join(letters.split()) == "".join(text.split())


def test_lines_are_numbered_as_in_the_source_from_whichever_one_looks():
    lines = source_lines("\n".join(f"line {n}" for n in range(1, 301)), 40)
    for number in (299, 0, 150, 149):
        text = "".join(segment.text for segment in lines.segments(number))
        assert text == f"{number + 1:>3} line {number + 1}"


def test_a_command_to_the_terminal_takes_the_room_that_it_is_shown_with():
    lines = source_lines("\u202e" * 30, 20)
    shown = drawn(lines)
    assert max(map(cell_len, shown)) <= 20
    assert "".join(line[2:] for line in shown) == "<U+202E>" * 30


def test_a_place_in_the_source_is_found_at_any_width():
    text = "\n".join(WORDS * 3 for _ in range(50))
    wide, narrow = source_lines(text, 100), source_lines(text, 30)
    number = narrow.line_of(wide.place(60))
    begin, end = narrow.place(number), narrow.place(number + 1)
    assert begin <= wide.place(60) < end


def test_the_facts_are_the_json_that_parse_prints(sample):
    for name in ("form-4.xml", "form-3.xml", "schedule-to-scan.txt", "nt-10-q-submission.txt"):
        filing = sample(name)
        tree = FactTree(filing, 100_000)
        tree.unfold_all()
        text = "\n".join(line[2:] for line in drawn(tree))
        assert json.loads(text, parse_float=str) == json.loads(to_json(filing), parse_float=str)


def test_folding_takes_away_what_unfolding_brought(sample):
    tree = FactTree(sample("form-4.xml"), 100)
    before = drawn(tree)
    number = next(n for n, line in enumerate(tree.lines) if line.path == ("transactions", "0"))
    assert "security_title" in before[number]  # what is folded is told in short
    tree.turn(number)
    assert len(drawn(tree)) > len(before)
    tree.turn(number)
    assert drawn(tree) == before


def test_words_are_found_over_line_ends_and_counted_once():
    text = ("purchases by\n  the fund; " + "x " * 300 + "\n") * 40
    lines = source_lines(text, 30)
    pattern = pattern_of(["BY the"])
    assert pattern is not None
    finder = Finder(pattern)
    while not finder.is_complete:
        finder.go_on(lines, 0.0)  # a portion at a time
    assert finder.count == 40
    places = [finder.place(which) for which in range(40)]
    assert places == sorted(set(places))


def test_words_are_found_while_lines_still_come():
    layout = layout_of("alpha\n" * 30 + "omega alpha\n" * 30, 40)
    (begins,) = begins_of(layout)
    lines = SourceLines(layout)
    pattern = pattern_of(["omega"])
    assert pattern is not None
    finder = Finder(pattern)
    lines.add(begins[:40], False)
    while finder.searched < lines.count - 4:
        finder.go_on(lines, 0.0)
    early = finder.count
    assert early
    assert not finder.is_complete
    lines.add(begins[40:], True)
    while not finder.is_complete:
        finder.go_on(lines, 0.0)
    assert finder.count == 30 > early
