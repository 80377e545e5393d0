"""Values as they are shown."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from store.views import TRANSACTIONS
from tui.render.values import cell, code_label, marks_text, money, number, us_date


@pytest.mark.parametrize(
    ("filed", "shown"),
    [("12500", "12,500"), ("29.8850", "29.8850"), ("0", "0"), ("1234567.001", "1,234,567.001")],
)
def test_numbers_keep_the_digits_that_were_filed(filed, shown):
    assert number(Decimal(filed)) == shown


def test_unknown_is_blank_and_never_zero():
    assert (number(None), money(None), us_date(None)) == ("", "", "")
    assert number(Decimal(0)) == "0"


@pytest.mark.parametrize(
    ("exact", "shown"),
    [("999.994", "999.99"), ("0.125", "0.12"), ("1000.5", "1,000"), ("-2500.7", "-2,501")],
)
def test_money_worked_out_here_is_to_the_cent_then_to_the_dollar(exact, shown):
    assert money(Decimal(exact)) == shown


def test_dates_as_the_forms_print_them():
    assert us_date(date(2024, 6, 3)) == "06/03/2024"


def test_marks_are_superscripts():
    assert marks_text(("F1", "F12")) == "⁽¹⁾⁽¹²⁾"


def test_a_key_that_is_no_number_is_shown_as_it_is():
    assert marks_text(("F1a", "[b]")) == "(F1a)([b])"


def test_directions_bear_a_sign_beside_the_letter():
    column = TRANSACTIONS.column("acquired_disposed_code")
    assert [cell(column, letter).plain for letter in ("A", "D", "X", None)] == [
        "A+", "D\u2212", "X", "",
    ]  # fmt: skip


def test_codes_in_words():
    assert [code_label(letter) for letter in ("S", "?", None)] == ["S Sale", "?", ""]


def test_numbers_with_and_without_marks_line_up():
    column = TRANSACTIONS.column("price_per_share")
    marked = cell(column, Decimal("48.9125"), ("F1",), mark_room=3).plain
    bare = cell(column, Decimal("30.12"), (), mark_room=3).plain
    assert (marked, bare) == ("48.9125⁽¹⁾", "30.12   ")
