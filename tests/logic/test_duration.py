"""Lengths of time: how they are written, and which is the longer."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trustcheck.logic.duration import Duration
from trustcheck.logic.truth import Truth

T, F, U = Truth.TRUE, Truth.FALSE, Truth.UNKNOWN


@pytest.mark.parametrize(
    ("text", "months", "days", "again"),
    [
        ("P1M", 1, 0, "P1M"),
        ("P21D", 0, 21, "P21D"),
        ("P1Y6M", 18, 0, "P18M"),
        ("P2W", 0, 14, "P14D"),
        ("P1M2W3D", 1, 17, "P1M17D"),
        ("P0D", 0, 0, "P0D"),
    ],
)
def test_a_duration_is_months_and_days(text: str, months: int, days: int, again: str) -> None:
    duration = Duration.parse(text)

    assert Duration(months, days) == duration
    assert again == str(duration)


@pytest.mark.parametrize(
    "text", ["", "P", "1M", "PT1H", "P1.5M", "p1m", "P1D1M", "P1M ", "P-1D", "21 days", "P٣D"]
)
def test_anything_else_is_no_duration(text: str) -> None:
    with pytest.raises(ValueError, match="not a duration"):
        Duration.parse(text)


@pytest.mark.parametrize(
    ("text", "limit", "expected"),
    [
        ("P21D", "P21D", T),
        ("P21D", "P22D", T),
        ("P22D", "P21D", F),
        ("P1M", "P1M", T),
        ("P1M", "P2M", T),
        ("P2M", "P1M", F),
        ("P12M", "P1Y", T),
        ("P28D", "P1M", T),
        ("P29D", "P1M", U),
        ("P31D", "P1M", U),
        ("P32D", "P1M", F),
        ("P1M", "P31D", T),
        ("P1M", "P30D", U),
        ("P1M", "P27D", F),
        ("P1M1D", "P1M", F),
        ("P1M", "P2W", F),
    ],
)
def test_a_duration_is_at_most_another(text: str, limit: str, expected: Truth) -> None:
    assert expected is Duration.parse(text).at_most(Duration.parse(limit))


durations = st.builds(Duration, st.integers(0, 14), st.integers(0, 70))


@settings(max_examples=100, deadline=None)
@given(one=durations, other=durations, start=st.dates(date(2019, 1, 1), date(2025, 12, 31)))
def test_a_verdict_on_durations_holds_from_any_first_of_a_month(
    one: Duration, other: Duration, start: date
) -> None:
    ends = [_end(start.replace(day=1), duration) for duration in (one, other)]

    assert one.at_most(other) in (U, Truth.of(ends[0] <= ends[1]))


def _end(start: date, duration: Duration) -> date:
    months = start.year * 12 + start.month - 1 + duration.months
    return date(months // 12, months % 12 + 1, 1) + timedelta(days=duration.days)


@pytest.mark.parametrize(
    ("day", "text", "expected"),
    [
        pytest.param("2026-04-17", "P18M", "2027-10-17", id="the same number"),
        pytest.param("2026-05-31", "P18M", "2027-11-30", id="a shorter month"),
        pytest.param("2027-08-31", "P6M", "2028-02-29", id="a leap year"),
        pytest.param("2026-08-31", "P4M", "2026-12-31", id="December"),
        pytest.param("2026-01-31", "P1M1D", "2026-03-01", id="months, then days"),
        pytest.param("2026-01-31", "P0D", "2026-01-31", id="no time at all"),
        pytest.param("9999-06-30", "P6M", "9999-12-31", id="the last year there is"),
        pytest.param("9999-06-30", "P1Y", "9999-12-31", id="beyond it"),
    ],
)
def test_a_day_so_much_later(day: str, text: str, expected: str) -> None:
    later = Duration.parse(text).after(date.fromisoformat(day))

    assert date.fromisoformat(expected) == later
