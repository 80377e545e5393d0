"""EDGAR's HTML to blocks."""

import pytest

from parsers.boxes import CHECKED, EMPTY
from parsers.document import (
    CheckBox,
    Heading,
    ListItem,
    PageBreak,
    Paragraph,
    Preformatted,
    Rule,
    Table,
    block_text,
    html_blocks,
)


def blocks(html: str) -> list:
    return list(html_blocks(html))


def texts(html: str) -> list[str]:
    return [block_text(block) for block in blocks(html)]


def test_paragraphs_with_white_space_collapsed():
    assert texts("<p>one\n  two</p><p>&nbsp;</p><p> three&nbsp;four </p>") == [
        "one two",
        "three four",
    ]


def test_line_breaks_stay_inside_a_paragraph():
    (paragraph,) = blocks("<p>one<br>two<br></p>")
    assert block_text(paragraph) == "one\ntwo"


def test_short_bold_centred_lines_are_headings():
    (heading,) = blocks('<p style="font: bold 10pt Times; text-align: center">PART I</p>')
    assert isinstance(heading, Heading)
    assert isinstance(blocks("<p><b>A bold sentence that runs on.</b></p>")[0], Paragraph)


def test_upper_case_by_style():
    assert texts('<p><span style="text-transform: uppercase">Part iv</span></p>') == ["PART IV"]


@pytest.mark.parametrize(
    ("glyph", "font", "box"),
    [
        ("&uml;", "font-family: Wingdings", EMPTY),
        ("&yacute;", "font-family: Wingdings", CHECKED),
        ("x", "font-family:wingdings", CHECKED),
        ("&thorn;", "font-family: 'Wingdings', serif", CHECKED),
        ("R", "font-family: Wingdings 2", CHECKED),
    ],
)
def test_boxes_of_symbol_fonts(glyph, font, box):
    (block,) = blocks(f'<p><font style="{font}">{glyph}</font> Form 10-Q</p>')
    assert block == CheckBox(box == CHECKED, block.spans)
    assert block_text(block) == f"{box} Form 10-Q"


def test_two_boxes_on_a_line_stay_a_line():
    html = '<p><font face="Wingdings">x</font> Yes <font face="Wingdings">o</font> No</p>'
    assert texts(html) == [f"{CHECKED} Yes {EMPTY} No"]


def test_a_box_drawn_across_tags():
    assert texts("<p>[<b>X</b>] Yes [ ] No</p>") == [f"{CHECKED} Yes {EMPTY} No"]


def test_an_input_is_a_box():
    assert texts("<p><input type=checkbox checked> Director</p>") == [f"{CHECKED} Director"]


def test_a_table_of_captions_stays_side_by_side_without_rules():
    (table,) = blocks(
        "<table><tr><td>Full name</td><td></td><td>Larkspur</td></tr>"
        "<tr><td>City</td><td></td><td>Boise</td></tr></table>"
    )
    assert isinstance(table, Table)
    assert not table.ruled
    assert block_text(table) == "Full name\tLarkspur\nCity\tBoise"


def test_a_table_of_bullets_becomes_a_list():
    items = blocks(
        "<table><tr><td></td><td><font face=Symbol>&middot;</font></td><td>first</td></tr></table>"
        "<table><tr><td>(a)</td><td>second</td></tr></table>"
    )
    assert [(type(item), item.marker) for item in items] == [(ListItem, "•"), (ListItem, "(a)")]


def test_a_table_that_only_lays_out_text_dissolves():
    found = blocks("<table><tr><td><p>one</p><h2>Two</h2><p>three</p></td></tr></table>")
    assert [type(block) for block in found] == [Paragraph, Heading, Paragraph]


def test_figures_stand_in_a_ruled_table_with_the_right_columns():
    (table,) = blocks(
        "<table>"
        "<tr><td></td><td>&nbsp;</td><td colspan=3><b>2024</b></td>"
        "<td></td><td colspan=3><b>2023</b></td></tr>"
        "<tr><td>Revenue</td><td></td><td>$</td><td>1,234</td><td></td>"
        "<td></td><td>$</td><td>(56</td><td>)</td></tr>"
        "<tr><td>Cost</td><td></td><td></td><td>78</td><td></td>"
        "<td></td><td></td><td>9</td><td></td></tr>"
        "</table>"
    )
    assert table.ruled
    assert block_text(table) == "\t2024\t2023\nRevenue\t$1,234\t$(56)\nCost\t78\t9"
    assert table.header_rows == 1
    assert table.rows[1][1].align == "right"


def test_spanned_rows_keep_the_columns_of_those_below():
    (table,) = blocks(
        "<table><tr><td rowspan=2>Both</td><td>1</td><td>2</td></tr>"
        "<tr><td>3</td><td>4</td></tr><tr><td>Last</td><td>5</td><td>6</td></tr></table>"
    )
    assert block_text(table) == "Both\t1\t2\n\t3\t4\nLast\t5\t6"


def test_page_furniture_becomes_a_page_break():
    html = (
        "<p>before</p><!-- Field: Page; Sequence: 2 -->"
        "<div><table><tr><td>2</td></tr></table></div>"
        "<div style='break-before: page'>&nbsp;</div><!-- Field: /Page --><p>after</p>"
        '<p style="text-align: center">3</p><hr>'
    )
    kinds = [(type(b), getattr(b, "number", None)) for b in blocks(html)]
    assert kinds == [
        (Paragraph, None),
        (PageBreak, "2"),
        (Paragraph, None),
        (PageBreak, "3"),
        (Rule, None),
    ]


def test_a_number_that_ends_no_page_stays():
    assert texts("<p>12</p><p>apostles</p>") == ["12", "apostles"]


def test_hidden_text_is_left_out():
    html = (
        "<html><head><title>no</title></head><body><ix:header><p>no</p></ix:header>"
        '<div style="display:none">no</div><script>no</script><p>yes</p></body></html>'
    )
    assert texts(html) == ["yes"]


def test_preformatted_columns_keep_their_blanks():
    (block,) = blocks("<pre>Name     Shares\nAshdown  12,500</pre>")
    assert block == Preformatted("Name     Shares\nAshdown  12,500")


def test_windows_characters_by_number():
    assert texts("<p>&#147;so&#148; &#150; it&#146;s</p>") == ["\u201cso\u201d \u2013 it\u2019s"]


def test_broken_markup_is_read_on():
    html = "<p>one<table><tr><td>two<td>three</table></b></i><p>four"
    assert [t for text in texts(html) for t in text.split("\t")] == ["one", "two", "three", "four"]


def test_blocks_come_before_the_end_of_the_document_is_read():
    html = "<p>first</p>" + "<p>filler</p>" * 20000
    assert block_text(next(html_blocks(html))) == "first"


def test_the_same_blocks_however_the_text_is_cut(monkeypatch):
    html = "<p>a</p><p>1</p><hr><div style='break-after: page'></div><p>b</p><p>2</p>" * 3
    whole = blocks(html)
    monkeypatch.setattr("parsers.document.html._CHUNK", 7)
    assert blocks(html) == whole


@pytest.mark.parametrize(
    "html", ["", "   ", "<", "<table>", "<tr><td>", "</p></table>", "&#xFFFFFFF;"]
)
def test_nothing_much_gives_nothing_much(html):
    blocks(html)


def test_deep_nesting_is_survived():
    assert "deep" in texts("<div>" * 5000 + "deep" + "</div>" * 5000)[0]
