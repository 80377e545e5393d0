"""Typed forms are a family: the rows are the same however they are drawn, or a problem says so."""

from __future__ import annotations

from random import Random

import pytest

from parsers.filing import Filing, Problem, Row
from parsers.ownership.page import read_page
from parsers.ownership.typed import is_typed, typed_html_grid, typed_text_grid
from tests.parsers.ownership.typed.facts import draw_rows, lost, wrong
from tests.parsers.ownership.typed.forms import render
from tests.parsers.ownership.typed.styles import WAYS, draw_style

EACH = 10
SOME = 4


def read(text: str) -> Filing:
    assert is_typed(text)
    grid, unplaced = (typed_html_grid if text.startswith("<") else typed_text_grid)(text)
    return read_page(grid, "ownership-text", "", unplaced)


def drawn(way: str, careless: bool, each: int = EACH) -> list[tuple[int, list[Row], Filing]]:
    """Forms of invented rows drawn in one way, and what was read of them."""
    found = []
    for number in range(each):
        rng = Random(f"{way}, {careless}, {number}")
        form = rng.choice("3445")
        style = draw_style(rng, way, careless)
        rows = [
            row
            for is_derivative in (False, True)
            for row in draw_rows(rng, form, is_derivative, style.column_v)
        ]
        found.append((number, rows, read(render(form, rows, style, rng))))
    return found


def about_rows(filing: Filing) -> list[Problem]:
    return [p for p in filing.problems if p.where.startswith("Table")]


@pytest.mark.parametrize("way", WAYS)
def test_rows_in_orderly_columns_come_back_exactly(way: str) -> None:
    for number, rows, filing in drawn(way, careless=False):
        assert not wrong(rows, filing), number
        assert not lost(rows, filing), number


@pytest.mark.parametrize("way", WAYS)
def test_of_careless_columns_nothing_is_wrong_and_nothing_lost_in_silence(way: str) -> None:
    for number, rows, filing in drawn(way, careless=True):
        assert not wrong(rows, filing), number
        assert not lost(rows, filing) or about_rows(filing), number


def test_most_careless_columns_are_read_all_the_same() -> None:
    forms = [
        (rows, filing) for way in WAYS for _, rows, filing in drawn(way, careless=True, each=SOME)
    ]
    exact = sum(1 for rows, filing in forms if not lost(rows, filing))
    assert exact / len(forms) > 0.9
