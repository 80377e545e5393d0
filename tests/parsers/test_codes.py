"""The table of transaction codes against the instructions of Form 4."""

from __future__ import annotations

import pytest

from parsers.codes import CODES, CodeGroup


def test_every_code_of_the_instructions_has_a_row():
    # Form 4, General Instruction 8; V is a mark beside a code, not a code.
    assert set(CODES) == set("PSADFIMCEHOXGLWZJKU")


def test_every_label_is_its_own():
    assert len({code.label for code in CODES.values()}) == len(CODES)


@pytest.mark.parametrize("letter", ["L", "W"])
def test_small_acquisitions_and_inheritances_are_not_called_other(letter):
    assert CODES[letter].group is CodeGroup.OTHER_EXEMPT
    assert "other" not in CODES[letter].label.lower()


def test_a_vesting_is_no_disposition():
    assert "vesting" in CODES["M"].label.lower()
    assert "dispos" not in CODES["M"].label.lower()


def test_only_purchases_and_sales_are_the_open_market():
    assert {letter for letter, code in CODES.items() if code.open_market} == {"P", "S"}


@pytest.mark.parametrize("letter", ["M", "O", "X", "C", "A", "G", "W", "J"])
def test_a_strike_a_grant_and_a_gift_are_no_money_that_changed_hands(letter):
    assert not CODES[letter].priced
