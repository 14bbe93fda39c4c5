"""Stretches of days include both their ends."""

from __future__ import annotations

from datetime import date

import pytest

from trustcheck.logic.period import Period

FIRST, LAST = date(2026, 8, 15), date(2026, 9, 30)


@pytest.mark.parametrize(
    ("period", "day", "expected"),
    [
        pytest.param(Period(FIRST, LAST), date(2026, 8, 14), False, id="the day before the first"),
        pytest.param(Period(FIRST, LAST), FIRST, True, id="the first day"),
        pytest.param(Period(FIRST, LAST), LAST, True, id="the last day"),
        pytest.param(Period(FIRST, LAST), date(2026, 10, 1), False, id="the day after the last"),
        pytest.param(Period(FIRST, FIRST), FIRST, True, id="a period of one day"),
        pytest.param(Period(since=FIRST), date.max, True, id="without an end"),
        pytest.param(Period(since=FIRST), date.min, False, id="without an end, too early"),
        pytest.param(Period(until=LAST), date.min, True, id="without a beginning"),
        pytest.param(Period(until=LAST), date.max, False, id="without a beginning, too late"),
        pytest.param(Period(), date.min, True, id="always"),
    ],
)
def test_a_day_lies_in_a_period(period: Period, day: date, expected: bool) -> None:
    assert expected is (day in period)


def test_a_period_is_to_come_running_or_over() -> None:
    period = Period(FIRST, LAST)
    days = date(2026, 8, 14), FIRST, LAST, date(2026, 10, 1)

    assert [True, False, False, False] == [period.begins_after(day) for day in days]
    assert [False, False, False, True] == [period.ended_before(day) for day in days]
