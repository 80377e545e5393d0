"""Blocks of a document, drawn."""

from __future__ import annotations

from parsers.document import (
    Cell,
    CheckBox,
    Heading,
    ListItem,
    PageBreak,
    Paragraph,
    Preformatted,
    Span,
    Table,
)
from tui.render.document import document


def spans(text: str, **style: bool) -> tuple[Span, ...]:
    return (Span(text, **style),)


def shown(drawn, *blocks, width=40) -> list[str]:
    lines = [line.rstrip() for line in drawn(document(blocks), width)]
    return [line for line in lines if line]


def test_a_heading_stands_where_the_document_has_it(drawn):
    assert shown(drawn, Heading(1, spans("PART I"), "center")) == [" " * 17 + "PART I"]


def test_paragraphs_wrap_between_words(drawn):
    assert shown(drawn, Paragraph(spans("one two three four"), "left"), width=10) == [
        "one two", "three four",
    ]  # fmt: skip


def test_check_boxes_are_boxes(drawn):
    assert shown(drawn, CheckBox(True, spans("Yes")), CheckBox(False, spans("No"))) == [
        "  ☒ Yes",
        "  ☐ No",
    ]


def test_an_item_hangs_beside_its_marker(drawn):
    lines = shown(drawn, ListItem("(a)", spans("one two three")), width=15)
    assert lines == ["  (a) one two", "      three"]


def test_a_table_has_its_numbers_to_the_right(drawn):
    rows = (
        (Cell(spans("Year")), Cell(spans("Loss"), "right")),
        (Cell(spans("2023")), Cell(spans("1,200"), "right")),
        (Cell(spans("2024")), Cell(spans("90"), "right")),
    )
    lines = shown(drawn, Table(rows, header_rows=1, ruled=True))
    assert [line.strip() for line in lines if "20" in line] == ["2023  1,200", "2024     90"]


def test_preformatted_text_keeps_its_lines(drawn):
    assert shown(drawn, Preformatted("a  b\n   c")) == ["a  b", "   c"]


def test_a_page_break_names_its_page(drawn):
    (line,) = shown(drawn, PageBreak("7"))
    assert " page 7 " in line


def test_brackets_are_words_and_not_markup(drawn):
    assert shown(drawn, Paragraph(spans("[bold]x[/bold] [link=y]z"), "left")) == [
        "[bold]x[/bold] [link=y]z"
    ]
