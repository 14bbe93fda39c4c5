"""Numbers as people and machines read them."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trustcheck.wording.typography import Digits, Marks, digits, plain

ENGLISH = Marks(".", ",")
FRENCH = Marks(",", "\u202f")


@pytest.mark.parametrize(
    ("number", "marks", "expected"),
    [
        pytest.param("24", ENGLISH, Digits("24", None), id="a whole number"),
        pytest.param("0", ENGLISH, Digits("0", None), id="nothing"),
        pytest.param("24.01", FRENCH, Digits("24,01", None), id="decimals"),
        pytest.param("1/8", ENGLISH, Digits("0.125", None), id="a fraction that ends"),
        pytest.param("100/3", ENGLISH, Digits("100/3", "33.3"), id="a fraction that does not"),
        pytest.param("1/300", FRENCH, Digits("1/300", "0,00333"), id="a small one"),
        pytest.param("-1/3", ENGLISH, Digits("-1/3", "-0.333"), id="below nothing"),
        pytest.param("1234", FRENCH, Digits("1234", None), id="four digits stay together"),
        pytest.param("1234567.5", FRENCH, Digits("1\u202f234\u202f567,5", None), id="thousands"),
        pytest.param(
            "24.0000000000000000000000001", ENGLISH, Digits(None, "24.0000"), id="endless decimals"
        ),
        pytest.param(
            "1234567890123/9876543210987", ENGLISH, Digits(None, "0.125000"), id="a long fraction"
        ),
    ],
)
def test_a_number_is_exact_where_that_can_be_read(
    number: str, marks: Marks, expected: Digits
) -> None:
    assert expected == digits(Fraction(number), marks)


@settings(max_examples=100, deadline=None)
@given(st.fractions())
def test_what_machines_read_is_exact(number: Fraction) -> None:
    assert number == Fraction(plain(number))
