"""Cells of a printed table: what is value and what is mark."""

import pytest

from parsers.ownership.cells import fits, read_code, split_marks

KNOWN = {1, 2, 3}


@pytest.mark.parametrize(
    ("column", "text", "value", "marks"),
    [
        ("conversion_or_exercise_price", "(2)", "", ("F2",)),
        ("price_per_share", "$41.07 (2)", "$41.07", ("F2",)),
        ("price_per_share", "$0 (1)(3)", "$0", ("F1", "F3")),
        ("price_per_share", "$0 (1, 3)", "$0", ("F1", "F3")),
        ("price_per_share", "$0 [1]", "$0", ("F1",)),
        ("transaction_code", "M ⁽¹⁾", "M", ("F1",)),
        ("transaction_date", "01/09/2023⁽¹²⁾", "01/09/2023", ("F12",)),
        ("nature_of_ownership", "By Ault Alpha LP (1)", "By Ault Alpha LP", ("F1",)),
        ("security_title", "Series A (9)", "Series A (9)", ()),
        ("security_title", "Stock Option (right to buy)", "Stock Option (right to buy)", ()),
        ("security_title", "Units (1) (2)", "Units", ("F1", "F2")),
        ("shares", "300,000", "300,000", ()),
    ],
)
def test_marks_apart_from_values(column, text, value, marks):
    assert split_marks(column, text, KNOWN) == (value, marks)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("M", ("M", False, False)),
        ("S/K", ("S", True, False)),
        ("S V", ("S", False, True)),
        ("", None),
        ("MM", None),
        ("12", None),
    ],
)
def test_codes_as_printed(text, code):
    assert read_code(text) == code


def test_what_can_stand_in_a_column():
    assert fits("shares", "300,000")
    assert fits("shares", "")
    assert not fits("shares", "Common Stock")
    assert fits("direct_or_indirect", "I")
    assert not fits("direct_or_indirect", "A")
    assert not fits("security_title", "300,000")
