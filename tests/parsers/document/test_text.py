"""Plain text to blocks."""

from time import process_time

import pytest

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
    text_blocks,
)


def blocks(text: str) -> list:
    return list(text_blocks(text))


def test_lines_join_to_paragraphs_at_blank_lines():
    assert [block_text(b) for b in blocks("one\ntwo\n\nthree")] == ["one two", "three"]


def test_two_blanks_at_the_end_break_the_line():
    assert (
        block_text(blocks("OMB APPROVAL  \nOMB Number: 3235-0287")[0])
        == "OMB APPROVAL\nOMB Number: 3235-0287"
    )


def test_headings_by_hashes_bold_capitals_and_items():
    lines = ["# FORM 4", "**Remarks:**", "SIGNATURES", "Item 12. Exhibits.", "About the Company"]
    kinds = [type(b) for b in blocks("\n\n".join([*lines, "Not applicable."]))]
    assert kinds == [Heading] * 5 + [Paragraph]


def test_bold_over_two_lines_is_two_headings():
    found = blocks("**STATEMENT OF CHANGES  \nIN OWNERSHIP**")
    assert [block_text(b) for b in found] == ["STATEMENT OF CHANGES", "IN OWNERSHIP"]


def test_bullets():
    found = blocks("- one\n- two\n  goes on\n\nafter")
    assert [type(b) for b in found] == [ListItem, ListItem, Paragraph]
    assert block_text(found[1]) == "• two goes on"


def test_tabbed_lines_are_a_table():
    (table,) = blocks("a\tb\nc\td")
    assert isinstance(table, Table)
    assert block_text(table) == "a\tb\nc\td"


def test_a_scanned_list_of_boxes():
    text = "Г\t\tthird-party offer.\n\tX\tissuer offer.\n\t\tgoing private.\nГ\t\tRule 13e-4(i)\n"
    found = blocks(text)
    assert [type(b) for b in found] == [CheckBox] * 4
    assert [b.checked for b in found] == [False, True, False, False]


def test_a_sentence_that_a_scanner_cut_into_cells_is_one_sentence():
    text = "Check the\te approp\toriate boxes:\nГ\t\tone.\n\tX\ttwo.\n"
    assert block_text(blocks(text)[0]) == "Check the e approp oriate boxes:"


def test_old_tables_keep_their_columns():
    found = blocks("<TABLE>\n<CAPTION>\n<S>     <C>\nCommon  1,000\n</TABLE>\nafter")
    assert isinstance(found[0], Preformatted)
    assert "Common  1,000" in block_text(found[0])
    assert block_text(found[1]) == "after"


def test_pages_and_rules():
    found = blocks("one\n<PAGE> 2\ntwo\n-----------\nthree")
    assert [type(b) for b in found] == [Paragraph, PageBreak, Paragraph, Rule, Paragraph]
    assert found[1].number == "2"


def test_lines_with_columns_of_blanks_are_left_as_drawn():
    text = "Name          Shares\nAshdown       12,500\n"
    assert blocks(text) == [Preformatted(text.rstrip("\n"))]


def test_an_old_table_ends_with_its_tag():
    found = blocks("<TABLE> <CAPTION>\n  Shares\n<S>     <C>\nCommon  1,000\n</TABLE>\n\nafter")
    assert [type(block) for block in found] == [Preformatted, Paragraph]
    assert block_text(found[0]) == "  Shares\n           \nCommon  1,000"


def test_a_page_may_end_inside_an_old_table():
    found = blocks("<TABLE>\nCommon  1,000\n\n                 7\n<PAGE>\nOther  20\n</TABLE>")
    assert [type(block) for block in found] == [Preformatted, PageBreak, Preformatted]


def test_what_is_set_in_the_middle_stays_there_line_by_line():
    found = blocks(
        "                         LARKSPUR MILLS, INC.\n"
        "              (Exact name as specified in its charter)\n"
        "                         --------------------\n\n"
        "                               FORM 10-K\n"
    )
    assert [(type(b), getattr(b, "align", None)) for b in found] == [
        (Paragraph, "center"),
        (Rule, None),
        (Heading, "center"),
    ]
    assert block_text(found[0]).split("\n")[1] == "(Exact name as specified in its charter)"


def test_a_page_is_numbered_by_the_line_above_its_end():
    found = blocks("the end of a\n\n                   - 9 -\n<PAGE>\n\nsentence")
    assert [type(b) for b in found] == [Paragraph, PageBreak, Paragraph]
    assert found[1].number == "9"


def test_tabs_after_the_end_of_a_page_make_no_table():
    assert [type(b) for b in blocks("a\n<PAGE>\t\t\nb")] == [Paragraph, PageBreak, Paragraph]


def test_a_line_that_goes_on_in_small_letters_was_not_ended_on_purpose():
    text = "This is to say that we shall not review your\nregistration\nstatement, as it is known."
    assert "\n" not in block_text(blocks(text)[0])


@pytest.mark.parametrize(
    "text",
    [
        "a\n" * 100_000,
        "a\n\n" * 50_000,
        " " * 40 + "A\n" + (" " * 38 + "WORDS\n") * 30_000,
        "word " * 1_000_000,
        "x" * 5_000_000,
        "<TABLE>\na\n" + "<PAGE>\n" * 50_000,
        "**a " * 50_000,
    ],
    ids=["letters", "paragraphs", "centred", "words", "one word", "pages", "bold"],
)
def test_time_grows_no_faster_than_the_text(text):
    started = process_time()
    assert "".join("".join(map(block_text, blocks(text))).split())
    assert process_time() - started < 8


def test_a_paragraph_without_an_end_is_shown_in_parts():
    assert len(blocks("a\n" * 5000)) > 1
