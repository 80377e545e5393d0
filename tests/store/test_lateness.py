"""Late or in time, by the calendar."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from parsers.filing import Filing, Row
from store.lateness import due_date, is_business_day, is_late


@pytest.mark.parametrize(
    ("day", "due"),
    [
        (date(2024, 5, 13), date(2024, 5, 15)),  # Monday to Wednesday
        (date(2024, 5, 16), date(2024, 5, 20)),  # over a weekend
        (date(2024, 5, 18), date(2024, 5, 21)),  # on a Saturday
        (date(2024, 7, 3), date(2024, 7, 8)),  # over Independence Day, a Thursday
        (date(2020, 12, 22), date(2020, 12, 28)),  # EDGAR was closed on the 24th too
        (date(2021, 6, 16), date(2021, 6, 21)),  # the first Juneteenth, kept on the 18th
        (date(2025, 1, 8), date(2025, 1, 13)),  # a day of mourning on the 9th
        (date(2021, 12, 30), date(2022, 1, 4)),  # New Year's Day kept on 31 December
    ],
)
def test_due_on_the_second_business_day(day, due):
    assert due_date(day) == due


@pytest.mark.parametrize(
    "holiday",
    ["2024-01-15", "2024-02-19", "2024-05-27", "2024-09-02", "2024-10-14", "2024-11-28"],
)
def test_holidays_that_move(holiday):
    assert not is_business_day(date.fromisoformat(holiday))
    assert sum(is_business_day(date(2024, int(holiday[5:7]), d)) for d in range(1, 29)) < 20


FORM_4 = Filing(source="form4.xml", source_format="ownership-xml", form_type="4")


def sale(**facts) -> Row:
    return Row(
        1, False, **{"transaction_date": date(2024, 5, 13), "transaction_code": "S", **facts}
    )


@pytest.mark.parametrize(
    ("filed", "row", "late"),
    [
        (date(2024, 5, 15), sale(), False),
        (date(2024, 5, 16), sale(), True),
        (date(2024, 5, 16), sale(deemed_execution_date=date(2024, 5, 14)), False),
        (None, sale(), None),
        (date(2024, 5, 16), sale(transaction_date=None), None),
        (date(2024, 5, 16), sale(transaction_form_type="5"), None),
        (date(2024, 5, 16), sale(transaction_code="L"), None),
        (date(2024, 5, 10), sale(), None),  # filed before it happened: a misprint
        (date(2024, 5, 16), sale(transaction_date=date(1924, 5, 13)), None),
        (date(2024, 5, 16), sale(transaction_code="G"), True),
        (date(2022, 5, 16), sale(transaction_code="G", transaction_date=date(2022, 5, 1)), None),
        (date(2002, 8, 29), sale(transaction_date=date(2002, 7, 5)), None),
    ],
)
def test_late_in_time_or_not_to_be_judged(filed, row, late):
    assert is_late(row, replace(FORM_4, filed_date=filed)) is late


@pytest.mark.parametrize("form", ["4/A", "5", "3", None])
def test_other_forms_are_not_judged(form):
    filing = replace(FORM_4, form_type=form, filed_date=date(2024, 6, 30))
    assert is_late(sale(), filing) is None
