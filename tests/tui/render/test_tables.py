"""Tables of a document, drawn."""

from __future__ import annotations

import pytest

from parsers.document import Cell, Preformatted, Span, Table, html_blocks
from tui.render.document import document


def cell(text: str, columns: int = 1, align: str = "left") -> Cell:
    return Cell((Span(text),), align, columns)


def shown(drawn, *blocks, width: int) -> list[str]:
    return [line.rstrip() for line in drawn(document(blocks), width) if line.strip()]


def test_a_cell_over_several_columns_stands_over_them(drawn):
    rows = (
        (cell("Fund"), cell("Fees and expenses", 2, "center")),
        (cell("A"), cell("1,000", align="right"), cell("20", align="right")),
        (cell("B"), cell("300", align="right"), cell("4,567", align="right")),
    )
    head, rule, *body = shown(drawn, Table(rows, header_rows=1), width=60)
    assert body == ["A       1,000        20", "B         300     4,567"]
    assert head == "Fund  Fees and expenses"
    assert len(rule) == len(body[0])


def test_a_caption_runs_on_over_the_empty_cells_beside_it(drawn):
    rows = (
        (cell("Cash used by operating activities"),),
        (cell("Net loss"), cell("(1,200)", align="right")),
    )
    assert shown(drawn, Table(rows), width=40) == [
        "Cash used by operating activities",
        "Net loss                  (1,200)",
    ]


def test_a_number_before_a_caption_takes_no_more_room_than_it_needs(drawn):
    rows = (
        (cell("1"), cell("Name"), cell("Larkspur LP")),
        (cell("Number of shares owned by each person with:"),),
        (cell("2"), cell("Sole voting power"), cell("0")),
    )
    lines = shown(drawn, Table(rows, ruled=False), width=60)
    assert lines[0].startswith("1   Name")
    assert lines[1] == "Number of shares owned by each person with:"


def test_heads_stand_at_the_foot_of_their_rows(drawn):
    rows = (
        (cell("Name"), cell("Shares\nowned")),
        (cell("Ashdown"), cell("12", align="right")),
        (cell("Brook"), cell("3", align="right")),
    )
    lines = shown(drawn, Table(rows, header_rows=1), width=40)
    assert lines[:2] == ["         Shares", "Name      owned"]


def test_a_table_wider_than_the_screen_is_set_in_parts_with_its_labels(drawn):
    years = range(2011, 2021)
    head = (cell("Year"), *(cell(str(year), align="right") for year in years))
    body = (cell("Loss"), *(cell(f"{year},000", align="right") for year in years))
    lines = shown(drawn, Table((head, body), header_rows=1), width=40)
    assert max(map(len, lines)) <= 40
    assert sum(line.startswith("Loss") for line in lines) == 4
    words = " ".join(lines).split()
    assert [word for word in words if word.endswith(",000")] == [f"{year},000" for year in years]


@pytest.mark.parametrize("width", [25, 40, 80, 200])
def test_no_word_is_lost_at_any_width(drawn, width):
    html = (
        "<table><tr><td></td><td colspan=5><b>Years ended</b></td></tr>"
        "<tr><td>Revenue of the consolidated group</td><td>$</td><td>1,234</td><td>$</td>"
        "<td>(5,678</td><td>)</td></tr>"
        "<tr><td>Cost</td><td></td><td>9</td><td></td><td>10</td><td></td></tr></table>"
    )
    text = "".join(shown(drawn, *html_blocks(html), width=width))
    letters = "".join(text.split())
    for word in ("Years", "ended", "Revenue", "consolidated", "$1,234", "$(5,678)", "Cost", "10"):
        assert word in letters


def test_nothing_is_drawn_of_an_empty_table(drawn):
    assert shown(drawn, Table(()), width=20) == []


TYPED = """\
                              1998        CHANGE        1997
                            ---------   ----------   ---------
Net sales...............    $   7,081         (28%)  $   9,833
Gross margin............    $   1,368          41%   $     968
Special charges"""


def test_typed_columns_come_closer_on_a_narrow_screen(drawn):
    lines = shown(drawn, Preformatted(TYPED), width=56)
    assert max(map(len, lines)) <= 56
    assert lines[3].split() == ["Gross", "margin........", "$", "1,368", "41%", "$", "968"]


def test_typed_tables_wider_than_the_screen_are_set_in_parts_with_their_labels(drawn):
    lines = shown(drawn, Preformatted(TYPED), width=44)
    assert max(map(len, lines)) <= 44
    assert [line.split()[-1] for line in lines if line.startswith("Net sales")] == [
        "(28%)",
        "9,833",
    ]


def test_a_typed_line_without_columns_runs_on(drawn):
    lines = shown(drawn, Preformatted("one  two three four five six"), width=14)
    assert " ".join(" ".join(lines).split()) == "one two three four five six"
    assert max(map(len, lines)) <= 14


def test_titles_stay_whole_where_typed_columns_come_closer(drawn):
    text = (
        "                         CURRENT ASSETS\n"
        "Cash...............................................   $1,586   $1,326\n"
        "Inventories........................................       15       20"
    )
    lines = shown(drawn, Preformatted(text), width=40)
    assert lines[0].strip() == "CURRENT ASSETS"
    assert [line.split()[-2:] for line in lines[1:]] == [["$1,586", "$1,326"], ["15", "20"]]


def test_labels_of_a_typed_table_are_broken_where_its_figures_leave_room(drawn):
    text = (
        "Accounts receivable, less allowances of some dozen dollars.....     892     681\n"
        "Inventories....................................................      15      20"
    )
    lines = shown(drawn, Preformatted(text), width=64)
    assert max(map(len, lines)) <= 64
    assert " ".join(lines[0].split()) == "Accounts receivable, less allowances of some dozen"
    assert lines[1].split()[-2:] == ["892", "681"]
    assert lines[2].startswith("Inventories.....")
