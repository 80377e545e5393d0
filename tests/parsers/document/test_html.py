"""EDGAR's HTML to blocks."""

from time import process_time

import pytest

from parsers.boxes import CHECKED, EMPTY
from parsers.document import (
    CheckBox,
    Heading,
    ListItem,
    PageBreak,
    Paragraph,
    Preformatted,
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


def test_two_line_breaks_in_a_row_end_a_paragraph():
    assert texts("<p>one<br>two<br>&nbsp;<br>three</p>") == ["one\ntwo", "three"]


def test_a_bullet_by_itself_starts_the_item_that_follows():
    (item,) = blocks("<div><font>&#9632;</font>&nbsp;</div><div><div>first</div></div>")
    assert (type(item), item.marker, block_text(item)) == (ListItem, "•", "• first")


def test_filled_squares_are_boxes_only_beside_empty_ones():
    row = "<tr><td>&#9632;</td><td>first</td></tr>"
    assert isinstance(blocks(f"<table>{row}{row}</table>")[0], ListItem)
    boxed = blocks(f"<table>{row}<tr><td>&#9744;</td><td>second</td></tr></table>")
    assert [b.checked for b in boxed] == [True, False]


def test_a_placeholder_for_an_amount_is_no_box():
    assert texts("<p>a price of $<b>[X]</b> per unit</p>") == ["a price of $[X] per unit"]


def test_a_sign_beside_a_blank_amount_joins_no_other():
    (table,) = blocks(
        "<table><tr><td>Class A</td><td>$</td><td>1,000</td><td></td><td>&nbsp;</td><td>%</td></tr>"
        "<tr><td>Class B</td><td>$</td><td></td><td></td><td>4.5</td><td>%</td></tr></table>"
    )
    assert block_text(table) == "Class A\t$1,000\t%\nClass B\t$\t4.5%"


def test_words_in_a_table_of_figures_stay_where_they_are_set():
    (table,) = blocks(
        "<table><tr><td>1</td><td>Name of reporting person</td><td></td></tr>"
        "<tr><td></td><td>Larkspur LP</td><td></td></tr>"
        "<tr><td>2</td><td>12,500</td><td></td></tr>"
        "<tr><td>3</td><td>Citizenship</td><td>Iowa</td></tr></table>"
    )
    assert {cell.align for row in table.rows for cell in row} == {"left"}


def test_a_title_in_bold_heads_no_columns():
    (table,) = blocks(
        "<table><tr><td colspan=2><b>Ashdown Mills, Inc.</b></td></tr>"
        "<tr><td>By:</td><td>/s/ I. Ash</td></tr><tr><td>Name:</td><td>Ida Ash</td></tr></table>"
    )
    assert (table.header_rows, table.ruled) == (0, False)


def test_rows_in_columns_inside_a_layout_of_paragraphs_are_one_table():
    found = blocks(
        "<table><tr><td><h2>Contents</h2></td></tr>"
        "<tr><td>Summary</td><td>2</td></tr><tr><td>Factors</td><td>3</td></tr></table>"
    )
    assert [block_text(block) for block in found] == ["Contents", "Summary\t2\nFactors\t3"]


def test_text_between_cells_stays_in_its_place():
    found = texts("<table><tr><td>one</td></tr><p>two</p><tr><td>three</td></tr></table>")
    assert " ".join(found).split() == ["one", "two", "three"]


@pytest.mark.parametrize(
    ("html", "number", "running"),
    [
        ("<p>S-12</p><hr style='page-break-after: always'><h5>Table of Contents</h5>", "S-12", 1),
        ("<p>- iv -</p><hr><div style='break-before:page'></div><hr>", "iv", 0),
        ("<p>Page 9</p><div style='break-before:page'></div>", "9", 0),
        (
            "<!-- Field: Page --><p>PS-2</p><p><a href='#toc'>Table of Contents</a></p>"
            "<!-- Field: /Page -->",
            "PS-2",
            1,
        ),
        ("<!-- Field: Page --><p>Table of Contents</p><!-- Field: /Page -->", None, 1),
    ],
)
def test_what_is_printed_at_the_edge_of_a_page_stands_in_its_break(html, number, running):
    found = blocks(f"<p>before</p>{html}<p>after</p>")
    assert [type(block) for block in found] == [Paragraph, PageBreak, Paragraph]
    assert (found[1].number, found[1].running) == (number, "Table of Contents" * running)


def test_the_heading_of_a_table_of_contents_stays():
    html = "<div style='break-before:page'></div><p align=center><b>TABLE OF CONTENTS</b></p>"
    assert texts(f"<p>a</p>{html}") == ["a", "", "TABLE OF CONTENTS"]


def test_text_inside_an_unending_page_frame_is_not_lost():
    html = "<p>one</p><!-- Field: Page -->" + "<p>more</p>" * 20
    assert texts(html)[:2] == ["one", "more"]


def test_no_page_break_before_the_first_page_or_after_the_last():
    html = "<p style='page-break-before: always'>one</p><hr style='page-break-after: always'>"
    assert [type(block) for block in blocks(html)] == [Paragraph]


@pytest.mark.parametrize(
    "html",
    [
        "<table><tr><td colspan=1000000>a<td>b</table>",
        "<table><tr>" + "<td>a" * 299 + "<td>b</table>",
        "<table><tr><td rowspan=1000000>a<tr><td colspan=999>c<td>b</table>",
        "<table><tr><td>a" * 300 + "b",
    ],
)
def test_no_text_is_lost_in_absurd_tables(html):
    found = "".join(texts(html))
    assert found.count("b") == 1
    assert found.count("a") == html.count(">a")


@pytest.mark.parametrize(
    "html",
    [
        "<table><tr>" + "<td>1" * 30_000 + "</table>",
        "<table>" + "<tr><td colspan=1000000>a<td>1" * 10_000 + "</table>",
        "<table><tr>" + "<td rowspan=60000>a" * 1000 + "<tr><td>b" * 10_000 + "</table>",
        "<table><tr><td>x" * 10_000,
        "<p>" + "<b>a</b>b" * 50_000,
        "<p>a" + "<br>" * 200_000,
        "<!-- Field: Page -->x" * 30_000,
    ],
    ids=["cells", "colspans", "rowspans", "nested", "styles", "breaks", "pages"],
)
def test_time_grows_no_faster_than_the_document(html):
    started = process_time()
    blocks(html)
    assert process_time() - started < 8


def test_columns_typed_with_hard_blanks_keep_their_places():
    gap = "&nbsp;" * 6
    html = (
        "<div style='font-family: Courier New'><p>Shares issued for</p>"
        f"<p>services {gap} 1,000</p><p>and for</p><p>&nbsp; goods{gap}{gap}20</p>"
        "<p>The accompanying notes are an integral part of these statements.</p></div>"
    )
    found = blocks(html)
    assert [type(block) for block in found] == [Paragraph, Preformatted, Paragraph]
    assert found[1].text.split("\n") == [
        "services        1,000",
        "and for",
        "  goods            20",
    ]


def test_hard_blanks_set_no_columns_in_other_letters():
    gap = "&nbsp;" * 6
    assert texts(f"<p>Yes{gap}No</p><tt><p>{gap}indented</p></tt>") == ["Yes No", "indented"]


def test_bullets_by_themselves_in_a_cell_of_a_layout():
    cell = "<h2>Terms</h2><div>&#9632;</div><div>first</div><div>&#9632;</div><div>second</div>"
    found = blocks(f"<table><tr><td>{cell}</td></tr></table>")
    assert [type(block) for block in found] == [Heading, ListItem, ListItem]
