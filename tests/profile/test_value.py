"""The values of a profile are read exactly, and what is no value is told."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from trustcheck.logic.duration import Duration
from trustcheck.logic.interval import Interval
from trustcheck.profile import value as values
from trustcheck.profile.value import UNDISCLOSED, shown


def _read(form: str, written: Any) -> Any:
    return TypeAdapter(getattr(values, form)).validate_python(written)


def _mistakes(form: str, written: Any) -> list[str]:
    with pytest.raises(ValidationError) as caught:
        _read(form, written)
    (error,) = caught.value.errors()
    return [told["code"] for told in (error["ctx"], *error["ctx"].get("also", ()))]


@pytest.mark.parametrize(
    ("form", "written", "expected"),
    [
        ("Amount", 24, Interval.exactly(Fraction(24, 100))),
        ("Amount", Decimal("24.01"), Interval.exactly(Fraction(2401, 10_000))),
        ("Amount", {"above": 50}, Interval(Fraction(1, 2), Fraction(1), low_open=True)),
        ("Amount", {"below": 5}, Interval(Fraction(0), Fraction(5, 100), high_open=True)),
        ("Amount", {"at_least": 20, "at_most": 20}, Interval.exactly(Fraction(1, 5))),
        ("Amount", "undisclosed", UNDISCLOSED),
        ("Count", 0, Interval.exactly(0)),
        ("Count", Decimal("3.0"), Interval.exactly(3)),
        ("Count", {"at_least": 2}, Interval(Fraction(2), None)),
        ("Flag", False, False),
        ("Flag", "undisclosed", UNDISCLOSED),
        ("Day", "2024-02-29", date(2024, 2, 29)),
        ("LastDay", "undisclosed", UNDISCLOSED),
        ("Length", "P1Y6M", Duration(18, 0)),
        ("Length", "P2W", Duration(0, 14)),
        ("Place", "NC", "NC"),
        ("Place", "undisclosed", UNDISCLOSED),
    ],
)
def test_a_value_is_read_exactly(form: str, written: Any, expected: Any) -> None:
    assert expected == _read(form, written)


@pytest.mark.parametrize(
    ("form", "written", "expected"),
    [
        ("Amount", "24", ["not-a-number-near"]),
        ("Amount", "about half", ["not-a-number"]),
        ("Amount", True, ["not-a-number"]),
        ("Amount", [24], ["wrong-type"]),
        ("Amount", Decimal("100.01"), ["impossible-share"]),
        ("Amount", -1, ["impossible-share"]),
        ("Amount", {}, ["not-a-range"]),
        ("Amount", {"above": 1, "at_least": 1}, ["not-a-range"]),
        ("Amount", {"above": 5, "at_most": 5}, ["empty-range"]),
        ("Amount", {"min": 1, "above": "2", "below": 101},
         ["unknown-key", "not-a-number-near", "impossible-share"]),
        ("Count", Decimal("2.5"), ["not-a-whole-number"]),
        ("Count", -1, ["negative-number"]),
        ("Day", "2023-02-29", ["no-such-date"]),
        ("Day", "20230228", ["not-a-date"]),
        ("Day", "٢٠٢٦-٠٩-٣٠", ["not-a-date"]),
        ("Day", 2026, ["not-a-date"]),
        ("Day", {}, ["wrong-type"]),
        ("Length", "P", ["not-a-duration"]),
        ("Length", "PT1H", ["not-a-duration"]),
        ("Length", 21, ["not-a-duration"]),
    ],
)  # fmt: skip
def test_what_is_no_value_is_told(form: str, written: Any, expected: list[str]) -> None:
    assert expected == _mistakes(form, written)


@pytest.mark.parametrize(
    ("written", "meant"),
    [("24", "24"), ("24 %", "24"), ("24,5", "24.5"), ("24,5%", "24.5"), ("024.50", "24.50")],
)
def test_a_number_in_other_clothes_is_recognised(written: str, meant: str) -> None:
    with pytest.raises(ValidationError) as caught:
        _read("Amount", written)

    assert {"found": written, "suggestion": meant} == caught.value.errors()[0]["ctx"]["values"]


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
        assert Interval(Fraction(low) / 100, Fraction(high) / 100) == _read("Amount", written)
    else:
        assert _mistakes("Amount", written) == ["empty-range"]
