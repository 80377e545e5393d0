"""A printed form as one text: rules go, boxes are found wherever they stand."""

from __future__ import annotations

import re

import pytest

from parsers.boxes import CHECKED, EMPTY
from parsers.document import Paragraph, Preformatted, Span
from parsers.printed import boxes_of, printed_text

CAPTIONS = r"\b(?:red|green|blue)\b"


def printed(text: str) -> str:
    return printed_text([Paragraph((Span(text),))], CAPTIONS)


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("x red", "☒ red"),
        ("o red x green", "☐ red ☒ green"),
        ("þ red", "☒ red"),
        ("ored", "ored"),  # a word, as any other
        ("_____ red", "☐ red"),
        ("Yes X No ____", "Yes ☒ No ☐"),
        ("the letter x alone", "the letter x alone"),
        ("price: $x red", "price: $x red"),
        ("Calder Brine Works\n- ---------\nname", "Calder Brine Works\nname"),
        ("| name | | town |", "name\ttown"),
        ("Rule 14d-|", "Rule 14d-|"),
        ("end <PAGE>   2 begin", "end\nbegin"),
    ],
)
def test_a_line(text, result):
    assert printed(text) == result


def test_an_underline_shows_where_a_tick_stands():
    block = Preformatted("  red   X    green        blue\n       ---         ---        ---")
    assert printed_text([block], CAPTIONS).split() == [
        "red", CHECKED, "green", EMPTY, "blue", EMPTY,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("☒ red ☐ green ☐ blue", "☒☐☐"),
        ("red ☐ green ☒ blue ☐", "☐☒☐"),
        ("red green blue ☐ ☐ ☒", "☐☐☒"),
        ("☒ red green blue", "☒--"),
        ("☐ red ☒ green blue", "☐☒-"),
        ("red green blue ☒", "--☒"),
        ("red green blue", "---"),
        ("red ☒ green blue", None),  # it could belong to either of two
        ("red ☒ green ☐ blue", None),
        ("red\tgreen\t☒ blue\tred", "--☒-"),
        ("red ☒\tgreen\tblue", "☒--"),
        ("red\t☒\tgreen\tblue", None),
    ],
)
def test_which_box_belongs_to_which_caption(text, drawn):
    found = boxes_of(text, list(re.finditer(CAPTIONS, text)))
    assert (found and "".join(box or "-" for box in found)) == drawn
