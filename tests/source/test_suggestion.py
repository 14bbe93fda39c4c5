"""Guessing the word that was meant."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trustcheck.source.suggestion import closest

KEYS = ("holder", "held", "capital", "votes", "share_class", "since", "until", "evidence")


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        pytest.param("hodler", "holder", id="letters changed round"),
        pytest.param("capitol", "capital", id="a wrong letter"),
        pytest.param("evidences", "evidence", id="a letter too many"),
        pytest.param("vote", "votes", id="a letter too few"),
        pytest.param("Capital", "capital", id="another case"),
        pytest.param("share-class", "share_class", id="a hyphen"),
        pytest.param("share class", "share_class", id="a space"),
        pytest.param("SHARECLASS", "share_class", id="no joint"),
        pytest.param("holder", "holder", id="the word itself"),
        pytest.param("telephone", None, id="nothing like it"),
        pytest.param("", None, id="no word"),
        pytest.param("holder" * 100, None, id="far too long"),
    ],
)
def test_the_closest_word_is_found(word: str, expected: str | None) -> None:
    assert expected == closest(word, KEYS)


def test_of_two_equally_close_the_first_is_taken() -> None:
    assert "votea" == closest("vote", ["votea", "voteb"])
    assert "voteb" == closest("vote", ["voteb", "votea"])


def test_nothing_is_close_to_nothing() -> None:
    assert None is closest("vote", [])


@given(st.text(max_size=20), st.lists(st.text(max_size=20), max_size=5))
@settings(max_examples=100, deadline=None)
def test_what_is_suggested_is_known(word: str, known: list[str]) -> None:
    assert closest(word, known) in [None, *known]
