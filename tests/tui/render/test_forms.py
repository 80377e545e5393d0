"""A Form 3, 4 or 5 drawn as the form, at any width."""

from __future__ import annotations

import re
from datetime import date

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
    for part in (
        *("1. Name and Address of Reporting", "2. Issuer Name and Ticker or Trading"),
        *("3. Date of Earliest Transaction", "4. If Amendment, Date of Original"),
        *("5. Relationship of Reporting", "6. Individual or Joint/Group Filing"),
        *("STATEMENT OF CHANGES IN BENEFICIAL OWNERSHIP", "Table I ", "Table II "),
    ):
        assert part in shown
    assert shown.index("Table I ") < shown.index("Table II ") < shown.index("Explanation")


def test_a_form_3_has_its_own_boxes(sample, drawn):
    shown = "\n".join(page(sample("form-3.xml"), drawn, 118))
    assert "2. Date of Event Requiring Statement" in shown
    assert "4. Relationship" in shown


def test_a_box_that_the_source_does_not_show_is_a_question(sample, drawn):
    filing = sample("form-4-text-plain.txt")
    assert filing.aff10b5_one is None
    assert "? Transaction made pursuant to a" in "\n".join(page(filing, drawn, 196))
    assert "? Transaction under a Rule 10b5-1(c) plan" in "\n".join(page(filing, drawn, 78))


def test_a_form_older_than_the_box_for_plans_has_none(drawn):
    for day, boxes in ((date(2023, 3, 31), 0), (date(2023, 4, 3), 1)):
        filing = Filing("x", "ownership-xml", form_type="4", filed_date=day)
        assert "\n".join(page(filing, drawn, 78)).count("Rule 10b5-1(c)") == boxes
    stated = Filing("x", "ownership-xml", form_type="4", period_of_report=day, aff10b5_one=True)
    assert "☒ Transaction under a Rule" in "\n".join(page(stated, drawn, 78))


def test_all_owners_of_a_joint_form_are_named(sample, drawn):
    shown = "\n".join(page(sample("form-4-submission.txt"), drawn, 118))
    assert "☒ More than One" in shown
    assert re.search(r"MARCHETTI SOFIA +0009930022 +Director, 10% Owner", shown)


def test_the_addresses_of_all_owners_are_told(sample, drawn):
    shown = page(sample("form-4-submission.txt"), drawn, 118)
    place = next(n for n, line in enumerate(shown) if "MARCHETTI SOFIA" in line)
    assert shown[place + 1].strip() == "88 HARBOR STREET, SUITE 900, BOSTON MA 02110"


def test_wide_tables_have_the_printed_captions_and_narrow_ones_short_ones(sample, drawn):
    words = "Transaction(s) Beneficially Exercisable Underlying Conversion Nature".split()
    wide, narrow = ("\n".join(page(sample("form-4.xml"), drawn, width)) for width in (196, 78))
    assert all(word in wide for word in words)
    assert "4. Securities Acquired" in wide
    assert "2A. Deemed" in narrow


@pytest.mark.parametrize("width", [118, 196])
def test_a_caption_over_several_columns_ends_where_they_do(sample, drawn, width):
    lines = page(sample("form-4.xml"), drawn, width)
    top = next(n for n, line in enumerate(lines) if "Table I " in line) + 1
    divider = next(line for line in lines[top:] if "├" in line[1:] and "┬" in line)
    under = next(line for line in lines[top:] if line.startswith("├"))
    for place, char in enumerate(divider):
        if char in "┬├┤":
            assert under[place] in "┼├┤"


def test_form_5_counts_to_the_end_of_the_year_and_has_no_column_v(sample, drawn):
    lines = page(sample("form-5.xml"), drawn, 196)
    shown = squeezed(lines)
    assert "3.StatementforIssuer'sFiscalYearEnded" in shown
    assert "FiscalYear" in shown
    assert not any(re.search(r"\u2502 V \u2502", line) for line in lines)


@pytest.mark.parametrize(("form", "shown"), [("4", "│ late │"), ("5", "│ S late")])
def test_what_was_reported_late_is_said_to_be(drawn, form, shown):
    row = Row(1, False, "Stock", transaction_code="S", transaction_timeliness="L", footnotes={})
    filing = Filing("x", "ownership-xml", form_type=form, transactions=(row,))
    assert shown in "\n".join(page(filing, drawn, 196))


@pytest.mark.parametrize(
    "name", ["form-3.xml", "form-4.xml", "form-5.xml", "form-4-submission.txt"]
)
@pytest.mark.parametrize("width", [80, 120])
def test_the_page_of_a_form(sample, drawn, golden, name, width):
    lines = page(sample(name), drawn, width)
    golden(f"{name.partition('.')[0]}-{width}", "\n".join(line.rstrip() for line in lines) + "\n")


def test_a_form_without_anything_is_still_a_form(drawn):
    shown = "\n".join(page(Filing("x", "ownership-xml", form_type="4"), drawn, 78))
    assert "Table I " in shown
    assert shown.count("no rows") == 2


def test_a_value_too_wide_for_any_column_is_told_in_lines(drawn):
    row = Row(1, False, security_title="\u00d8" * 200, footnotes={})
    filing = Filing("x", "ownership-xml", form_type="4", holdings=(row,))
    lines = page(filing, drawn, 60)
    assert max(cell_len(line) for line in lines) <= 60
    assert squeezed(lines).count("\u00d8") == 200


def test_other_filings_are_drawn_as_documents(sample):
    assert not is_ownership_form(sample("nt-10-q-submission.txt"))
    assert is_ownership_form(sample("form-4-amendment.xml"))
