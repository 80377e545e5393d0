"""Check boxes, however they are drawn."""

import pytest

from parsers import boxes
from parsers.boxes import CHECKED, EMPTY


@pytest.mark.parametrize(
    "text", ["[X]", "[x]", "[ X ]", "|X|", "__X__", "_x_", "(X)", "☑", "☒", "\uf0fe"]
)
def test_drawn_and_ticked(text):
    assert boxes.draw(f"{text} Director") == f"{CHECKED} Director"


@pytest.mark.parametrize("text", ["[ ]", "[]", "[_]", "[__]", "|_|", "☐", "□", r"\Box", "\uf0a8"])
def test_drawn_and_empty(text):
    assert boxes.draw(f"{text} Director") == f"{EMPTY} Director"


@pytest.mark.parametrize("text", ["X", "x", "√", "ý", "þ"])
def test_alone_in_a_cell_and_ticked(text):
    assert boxes.alone(text) == CHECKED


@pytest.mark.parametrize("text", ["Г", "Γ", "¨", "____", r"\Box", "( )"])
def test_alone_in_a_cell_and_empty(text):
    assert boxes.alone(text) == EMPTY


@pytest.mark.parametrize("text", ["Officer", "", "A", "10", "xx"])
def test_words_are_no_boxes(text):
    assert boxes.alone(text) is None


def test_the_same_letter_is_a_box_only_in_a_symbol_font():
    assert boxes.in_symbol_font("x", "wingdings") == CHECKED
    assert boxes.in_symbol_font("¨", "wingdings") == EMPTY
    assert boxes.in_symbol_font("R", "wingdings 2") == CHECKED
    assert boxes.in_symbol_font("·", "symbol") == boxes.BULLET
    assert boxes.draw("x marks the spot") == "x marks the spot"


def test_brackets_with_words_in_them_stay():
    assert boxes.draw("Ault Alliance, Inc. [ AULT ]") == "Ault Alliance, Inc. [ AULT ]"
