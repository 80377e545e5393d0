"""Was a transaction reported in time?

Form 4 is due before the end of the second business day after the transaction (Rule
16a-3(g)(1)), since 29 August 2002. Where a plan leaves the day to somebody else, the
deemed execution date counts (Rule 16a-3(g)(2)). What can wait for Form 5, what is older,
and what has no official day of filing is not judged.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache

from parsers.filing import Filing, Row

DUE_DAYS = 2
"""Business days after the transaction."""
_SINCE = date(2002, 8, 29)
_GIFTS_SINCE = date(2023, 2, 27)  # until then a gift could wait for Form 5
_CAN_WAIT = frozenset("LW")
"""Codes of transactions that are due on Form 5 only (Rules 16a-6 and 16a-9)."""
_LONGEST = timedelta(days=366 * 3)
"""Trades of more years ago, or of days to come, are misprints or worse; they are not judged."""
_MONDAY, _THURSDAY = 0, 3

_CLOSED = frozenset(
    # Days beside the holidays on which the government was closed, by order or by storm. Where
    # it is not known that EDGAR was closed too, the day is counted out in the filer's favour.
    date(*day)
    for day in (
        (2004, 6, 11), (2007, 1, 2), (2012, 10, 29), (2012, 10, 30), (2018, 12, 5),
        (2018, 12, 24), (2019, 12, 24), (2020, 12, 24), (2024, 12, 24), (2025, 1, 9),
    )
)  # fmt: skip


def is_late(row: Row, filing: Filing) -> bool | None:
    """Was the row filed after it was due? ``None`` where that cannot be told."""
    day = row.deemed_execution_date or row.transaction_date
    filed = filing.filed_date
    if day is None or filed is None or filing.form_type != "4" or row.transaction_form_type == "5":
        return None
    if not max(_SINCE, filed - _LONGEST) <= day <= filed or row.transaction_code in _CAN_WAIT:
        return None
    if row.transaction_code == "G" and day < _GIFTS_SINCE:
        return None
    return filed > due_date(day)


def days_to_file(row: Row, filing: Filing) -> int | None:
    """Business days from a trade, or its deemed execution, to the official day of filing.

    0 on the day itself, 2 when it was due. ``None`` where a day is unknown or the trade is
    dated after the filing. It is counted for every form, amendments too: to their own day.
    """
    day = row.deemed_execution_date or row.transaction_date
    filed = filing.filed_date
    if day is None or filed is None or day > filed or filed.year > _LAST_YEAR:
        return None
    return _business_days(day, filed)


_LAST_YEAR = 9998
"""Of those that Python knows; a holiday of a year can be kept in the year before it."""


@lru_cache(10_000)
def _business_days(after: date, last: date) -> int:
    """Business days later than one day, up to another; quick however far apart they are."""
    closed = sum(len(_closed_weekdays(year)) for year in range(after.year, last.year))
    closed += bisect_right(_closed_weekdays(last.year), last)
    closed -= bisect_right(_closed_weekdays(after.year), after)
    return _weekdays_until(last) - _weekdays_until(after) - closed


def _weekdays_until(day: date) -> int:
    """Days from Monday to Friday since the calendar began, which was on a Monday."""
    weeks, days = divmod(day.toordinal(), 7)
    return weeks * 5 + min(days, 5)


@lru_cache(10_000)
def _closed_weekdays(year: int) -> tuple[date, ...]:
    """Holidays and other closed days of a year, those of weekends left out, in order."""
    days = _holidays(year) | _CLOSED
    return tuple(sorted(day for day in days if day.year == year and day.weekday() < 5))


@lru_cache(10_000)
def due_date(day: date) -> date:
    """The second business day after a transaction."""
    left = DUE_DAYS
    while left:
        day += timedelta(days=1)
        left -= is_business_day(day)
    return day


def is_business_day(day: date) -> bool:
    """Does EDGAR take filings on this day?"""
    return day.weekday() < 5 and day not in _CLOSED and day not in _holidays(day.year)


@lru_cache
def _holidays(year: int) -> frozenset[date]:
    """The federal holidays of a year (5 U.S.C. 6103), on the days they are kept."""
    fixed = [(1, 1), (7, 4), (11, 11), (12, 25), *([(6, 19)] if year >= 2021 else [])]
    days = [_kept(date(year, month, day)) for month, day in fixed]
    days.append(_kept(date(year + 1, 1, 1)))  # a New Year's Day on Saturday is kept the day before
    days += [
        _nth(year, 1, _MONDAY, 3),
        _nth(year, 2, _MONDAY, 3),
        _nth(year, 6, _MONDAY, 1) - timedelta(days=7),  # the last Monday of May
        _nth(year, 9, _MONDAY, 1),
        _nth(year, 10, _MONDAY, 2),
        _nth(year, 11, _THURSDAY, 4),
    ]
    return frozenset(days)


def _kept(day: date) -> date:
    """Saturday's holiday is kept on Friday, Sunday's on Monday."""
    return day + timedelta(days={5: -1, 6: 1}.get(day.weekday(), 0))


def _nth(year: int, month: int, weekday: int, number: int) -> date:
    return list(_weekdays(year, month, weekday))[number - 1]


def _weekdays(year: int, month: int, weekday: int) -> Iterator[date]:
    first = date(year, month, 1)
    start = first + timedelta(days=(weekday - first.weekday()) % 7)
    return (start + timedelta(days=7 * week) for week in range(4))
