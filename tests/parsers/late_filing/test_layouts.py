"""One notice in many layouts: whatever the layout, the same is read."""

from __future__ import annotations

import pytest

from parsers import read_content, values
from tests.parsers.late_filing import html, typed
from tests.parsers.late_filing.notice import NOTICES, Notice

FORM_TYPES = {"10-Q": "NT 10-Q", "10-K": "NT 10-K", "N-CSR": "NT-NCSR"}
notices = pytest.mark.parametrize("notice", NOTICES.values(), ids=NOTICES)


def assert_read(text: str, notice: Notice) -> None:
    """Every field is read back exactly."""
    filing = read_content(text.encode())
    late = filing.late_filing
    assert late is not None
    assert filing.form_type == FORM_TYPES[notice.report]
    assert filing.issuer.name == notice.registrant
    assert late.report_form == notice.report
    assert late.transition_report is notice.transition
    assert late.period_ended == filing.period_of_report == values.read_date(notice.period)
    assert late.commission_file_number == filing.issuer.file_number == notice.file_number
    assert late.relief_requested is notice.relief
    assert late.narrative == notice.reasons
    assert late.contact_name == notice.contact
    assert late.contact_phone == f"({notice.area_code}) {notice.phone}"
    assert late.other_reports_filed is notice.others_filed
    assert late.significant_change_anticipated is notice.change
    assert late.explanation == (notice.explanation or None)
    assert (late.signed_by, late.signed_title) == (notice.signer, notice.title)
    assert late.signed_date == values.read_date(notice.signed)
    (signature,) = filing.signatures
    assert (signature.name, signature.date) == (f"/s/ {notice.signer}", late.signed_date)
    assert filing.problems == ()


@notices
@pytest.mark.parametrize("layout", html.LAYOUTS)
@pytest.mark.parametrize("box", html.BOXES)
def test_in_html(notice, layout, box):
    assert_read(layout(notice, box), notice)


@notices
@pytest.mark.parametrize("layout", typed.TYPED)
@pytest.mark.parametrize("marks", typed.MARKS)
def test_typed(notice, layout, marks):
    assert_read(layout(notice, marks), notice)


@notices
@pytest.mark.parametrize("marks", typed.MARKS)
def test_with_all_white_space_collapsed(notice, marks):
    assert_read(typed.one_long_line(notice, marks), notice)


@notices
@pytest.mark.parametrize("marks", [*typed.MARKS, *typed.LOST_FONTS])
def test_scraped_a_cell_a_line(notice, marks):
    assert_read(typed.scraped_cells(notice, marks), notice)


@notices
@pytest.mark.parametrize("marks", typed.MARKS)
def test_scanned_with_tabs(notice, marks):
    assert_read(typed.tabbed_scan(notice, marks), notice)
