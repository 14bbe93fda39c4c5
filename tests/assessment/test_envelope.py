"""The bytes that a DSSE signature is over."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.sample import drawing
from trustcheck.assessment.envelope import pae


@pytest.mark.parametrize(
    ("expected", "payload_type", "payload"),
    [
        pytest.param(
            b"DSSEv1 29 http://example.com/HelloWorld 11 hello world",
            "http://example.com/HelloWorld",
            b"hello world",
            id="the example of the protocol",
        ),
        pytest.param(b"DSSEv1 0  0 ", "", b"", id="nothing"),
        pytest.param(b"DSSEv1 2 \xc3\xa9 3 \x00 \xff", "é", b"\x00 \xff", id="lengths in bytes"),
    ],
)
def test_type_and_payload_stand_behind_their_lengths(
    expected: bytes, payload_type: str, payload: bytes
) -> None:
    assert expected == pae(payload_type, payload)


@drawing(20, of=100)
@given(st.text(), st.binary(), st.text(), st.binary())
def test_no_two_pairs_are_signed_alike(one: str, first: bytes, other: str, second: bytes) -> None:
    assert ((one, first) == (other, second)) == (pae(one, first) == pae(other, second))
