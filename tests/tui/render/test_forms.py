"""A Form 3, 4 or 5 drawn as the form, at any width."""

from __future__ import annotations

import re

import pytest
from rich.cells import cell_len

from parsers.filing import Filing, Row
from tests.conftest import SAMPLES
from tui.render.filing import is_ownership_form, render_filing
from tui.render.values import marks_text, number

FORMS = sorted(path.name for path in SAMPLES.glob("form-*"))
WIDTHS = (24, 34, 46, 58, 76, 98, 118, 196)


def page(filing: Filing, drawn, width: int) -> list[str]:
    return drawn(render_filing(filing, lambda: ()), width)


def squeezed(lines: list[str]) -> str:
    """The page without rules and blanks: broken words are whole again."""
    return re.sub(r"[\s\u2500-\u257f]", "", "".join(lines))


@pytest.mark.parametrize("name", FORMS)
@pytest.mark.parametrize("width", WIDTHS)
def test_no_line_is_wider_than_the_screen(sample, drawn, name, width):
    assert max(cell_len(line) for line in page(sample(name), drawn, width)) <= width


@pytest.mark.parametrize("name", FORMS)
@pytest.mark.parametrize("width", WIDTHS)
def test_no_number_is_broken_or_left_out(sample, drawn, name, width):
    filing = sample(name)
    words = set(re.findall(r"[\d,.]*\d", "\n".join(page(filing, drawn, width))))
    for row in (*filing.transactions, *filing.holdings):
        for value in (row.shares, row.price_per_share, row.shares_owned_following):
            assert value is None or number(value) in words


@pytest.mark.parametrize("name", FORMS)
@pytest.mark.parametrize("width", [76, 118, 196])
def test_every_mark_stands_behind_its_value(sample, drawn, name, width):
    filing = sample(name)
    shown = squeezed(page(filing, drawn, width))
    numbers = ("shares", "price_per_share", "shares_owned_following")
    for row in (*filing.transactions, *filing.holdings):
        for field in numbers:
            keys = row.footnotes.get(field)
            if keys:
                assert number(getattr(row, field)) + marks_text(keys) in shown


def test_the_boxes_of_a_form_stand_in_their_places(sample, drawn):
    lines = page(sample("form-4.xml"), drawn, 118)
    heads = next(line for line in lines if "2. Issuer" in line)
    assert re.search(r"1\. .*2\. .*5\. ", heads)
    shown = "\n".join(lines)
    for part in ("3. Date of earliest", "6. Form filed by", "Table I ", "Table II "):
        assert part in shown
    assert shown.index("Table I ") < shown.index("Table II ") < shown.index("Explanation")


def test_a_form_3_has_its_own_boxes(sample, drawn):
    shown = "\n".join(page(sample("form-3.xml"), drawn, 118))
    assert "2. Date of event requiring statement" in shown
    assert "4. Relationship" in shown


def test_a_box_that_the_source_does_not_show_is_a_question(sample, drawn):
    filing = sample("form-4-text-plain.txt")
    assert filing.aff10b5_one is None
    assert "? Rule 10b5-1(c) plan" in "\n".join(page(filing, drawn, 118))


def test_all_owners_of_a_joint_form_are_named(sample, drawn):
    shown = "\n".join(page(sample("form-4-submission.txt"), drawn, 118))
    assert "☒ more than one" in shown
    assert re.search(r"MARCHETTI SOFIA +0009930022 +Director, 10% owner", shown)


def test_a_form_without_anything_is_still_a_form(drawn):
    shown = "\n".join(page(Filing("x", "ownership-xml", form_type="4"), drawn, 78))
    assert "Table I " in shown
    assert shown.count("no rows") == 2


def test_a_value_too_wide_for_any_column_is_told_in_lines(drawn):
    row = Row(1, False, security_title="W" * 200, footnotes={})
    filing = Filing("x", "ownership-xml", form_type="4", holdings=(row,))
    lines = page(filing, drawn, 60)
    assert max(cell_len(line) for line in lines) <= 60
    assert squeezed(lines).count("W") == 200


def test_other_filings_are_drawn_as_documents(sample):
    assert not is_ownership_form(sample("nt-10-q-submission.txt"))
    assert is_ownership_form(sample("form-4-amendment.xml"))
