"""The values of a profile are read exactly, and what is no value is told."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trustcheck.logic.duration import Duration
from trustcheck.logic.interval import Interval
from trustcheck.profile import written as forms
from trustcheck.profile.value import UNDISCLOSED, Mistaken, shown


def _read(form: str, written: Any) -> Any:
    return getattr(forms, form).read(written)


def _mistakes(form: str, written: Any) -> list[str]:
    with pytest.raises(Mistaken) as caught:
        _read(form, written)
    return [mistake.code for mistake in caught.value.mistakes]


@pytest.mark.parametrize(
    ("form", "written", "expected"),
    [
        ("AMOUNT", 24, Interval.exactly(Fraction(24, 100))),
        ("AMOUNT", Decimal("24.01"), Interval.exactly(Fraction(2401, 10_000))),
        ("AMOUNT", {"above": 50}, Interval(Fraction(1, 2), Fraction(1), low_open=True)),
        ("AMOUNT", {"below": 5}, Interval(Fraction(0), Fraction(5, 100), high_open=True)),
        ("AMOUNT", {"at_least": 20, "at_most": 20}, Interval.exactly(Fraction(1, 5))),
        ("AMOUNT", "undisclosed", UNDISCLOSED),
        ("COUNT", 0, Interval.exactly(0)),
        ("COUNT", Decimal("3.0"), Interval.exactly(3)),
        ("COUNT", {"at_least": 2}, Interval(Fraction(2), None)),
        ("FLAG", False, False),
        ("FLAG", "undisclosed", UNDISCLOSED),
        ("DAY", "2024-02-29", date(2024, 2, 29)),
        ("LAST_DAY", "undisclosed", UNDISCLOSED),
        ("LENGTH", "P1Y6M", Duration(18, 0)),
        ("LENGTH", "P2W", Duration(0, 14)),
        ("PLACE", "NC", "NC"),
        ("PLACE", "undisclosed", UNDISCLOSED),
    ],
)
def test_a_value_is_read_exactly(form: str, written: Any, expected: Any) -> None:
    assert expected == _read(form, written)


@pytest.mark.parametrize(
    ("form", "written", "expected"),
    [
        ("AMOUNT", "24", ["not-a-number-near"]),
        ("AMOUNT", "about half", ["not-a-number"]),
        ("AMOUNT", True, ["not-a-number"]),
        ("AMOUNT", [24], ["wrong-type"]),
        ("AMOUNT", Decimal("100.01"), ["impossible-share"]),
        ("AMOUNT", -1, ["impossible-share"]),
        ("AMOUNT", {}, ["not-a-range"]),
        ("AMOUNT", {"above": 1, "at_least": 1}, ["not-a-range"]),
        ("AMOUNT", {"above": 5, "at_most": 5}, ["empty-range"]),
        ("AMOUNT", {"min": 1, "above": "2", "below": 101},
         ["unknown-key", "not-a-number-near", "impossible-share"]),
        ("COUNT", Decimal("2.5"), ["not-a-whole-number"]),
        ("COUNT", -1, ["negative-number"]),
        ("DAY", "2023-02-29", ["no-such-date"]),
        ("DAY", "20230228", ["not-a-date"]),
        ("DAY", "٢٠٢٦-٠٩-٣٠", ["not-a-date"]),
        ("DAY", 2026, ["not-a-date"]),
        ("DAY", {}, ["wrong-type"]),
        ("LENGTH", "P", ["not-a-duration"]),
        ("LENGTH", "PT1H", ["not-a-duration"]),
        ("LENGTH", 21, ["not-a-duration"]),
    ],
)  # fmt: skip
def test_what_is_no_value_is_told(form: str, written: Any, expected: list[str]) -> None:
    assert expected == _mistakes(form, written)


@pytest.mark.parametrize(
    ("written", "meant"),
    [("24", "24"), ("24 %", "24"), ("24,5", "24.5"), ("24,5%", "24.5"), ("024.50", "24.50")],
)
def test_a_number_in_other_clothes_is_recognised(written: str, meant: str) -> None:
    with pytest.raises(Mistaken) as caught:
        _read("AMOUNT", written)
    (mistake,) = caught.value.mistakes

    assert {"found": written, "suggestion": meant} == mistake.values


@pytest.mark.parametrize(
    ("value", "expected"),
    [(True, "true"), (Decimal("3.20"), "3.20"), ("a", "a"), ("x" * 81, "x" * 79 + "…")],
)
def test_a_value_is_shown_as_written_and_not_too_long(value: Any, expected: str) -> None:
    assert expected == shown(value)


@settings(max_examples=100, deadline=None)
@given(low=st.decimals(0, 100, places=2), high=st.decimals(0, 100, places=2))
def test_any_two_bounds_make_a_range_unless_reversed(low: Decimal, high: Decimal) -> None:
    written = {"at_least": low, "at_most": high}

    if low <= high:
        assert Interval(Fraction(low) / 100, Fraction(high) / 100) == _read("AMOUNT", written)
    else:
        assert _mistakes("AMOUNT", written) == ["empty-range"]
