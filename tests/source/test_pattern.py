"""Which patterns of a schema are allowed: those that cannot take long."""

from __future__ import annotations

import re
import time
import warnings

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trustcheck.source.pattern import LONGEST, is_costly


@pytest.mark.parametrize(
    "pattern",
    [
        "^[A-Z]{2}$",
        "^[a-z0-9-]+$",
        "^(FR|DE)[0-9]{9}$",
        "^https?://[^ ]+$",
        r"[0-9]+(\.[0-9]+)?",
        "(?:[0-9]{2}){3}",
        "[(+*]+",
        r"\(a\)+",
    ],
)
def test_an_ordinary_pattern_is_allowed(pattern: str) -> None:
    assert not is_costly(pattern)


@pytest.mark.parametrize(
    "pattern",
    [
        "(a+)+$",
        "(a|a)*$",
        "(a?){30}a{30}",
        "((ab)*c)*",
        "a?a?a?a?a?aaaaa",
        "a*a*a*b",
        "(?=a)a",
        "(?<!a)b",
        r"(.)\1",
        "(?P<x>a)(?P=x)",
        "a" * (LONGEST + 1),
    ],
)
def test_one_that_can_take_long_is_not(pattern: str) -> None:
    assert is_costly(pattern)


@given(st.text(alphabet="ab()[]|?*+{}2,x\\^$.", max_size=20))
def test_whatever_is_allowed_fails_soon(pattern: str) -> None:
    try:
        with warnings.catch_warnings(action="ignore"):
            compiled = re.compile(pattern)
    except (re.error, RecursionError, OverflowError):
        return
    if is_costly(pattern):
        return

    start = time.process_time()
    compiled.search("ab" * (LONGEST // 2 - 1) + "x")
    compiled.search("a" * (LONGEST - 1) + "\0")

    assert time.process_time() - start < 2
