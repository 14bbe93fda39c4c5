"""Numbers of registers carry digits that tell a slip of the pen."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.profile.files import atlas, mistakes
from trustcheck.profile.identifier import is_lei, is_siren


@pytest.mark.parametrize("siren", ["732829320", "356000000", "908211980", "900000019"])
def test_a_siren_of_the_register_is_right(siren: str) -> None:
    assert is_siren(siren)


@pytest.mark.parametrize("lei", ["5493001KJTIIGC8Y1R12", "7LTWFZYICNSX8D621K86"])
def test_a_lei_of_the_register_is_right(lei: str) -> None:
    assert is_lei(lei)


@settings(max_examples=100, deadline=None)
@given(place=st.integers(0, 8), step=st.integers(1, 9))
def test_a_siren_with_one_wrong_digit_is_told(place: int, step: int) -> None:
    digits = list("732829320")
    digits[place] = str((int(digits[place]) + step) % 10)

    assert not is_siren("".join(digits))


@settings(max_examples=100, deadline=None)
@given(place=st.integers(0, 18))
def test_a_lei_with_two_neighbours_swapped_is_told(place: int) -> None:
    good = "7LTWFZYICNSX8D621K86"
    swapped = good[:place] + good[place + 1] + good[place] + good[place + 2 :]

    assert is_lei(swapped) is (swapped == good)


def test_two_entities_do_not_share_a_number() -> None:
    first = '  a: {name: A, kind: company, identifiers: {siren: "732829320"}}\n'
    second = first.replace("a:", "b:", 1)

    assert mistakes(first, atlas()) == ()
    assert mistakes(first + second, atlas()) == ("shared-identifier",)
