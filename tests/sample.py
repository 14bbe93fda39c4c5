"""How much is tried of what could be: a decided part in every run, all of it in a thorough one."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from itertools import islice
from typing import TypeVar

import pytest
from hypothesis import settings

T = TypeVar("T")
Test = TypeVar("Test", bound=Callable[..., None])

THOROUGH = bool(os.environ.get("THOROUGH") or os.environ.get("EXPLORE"))
"""Whether everything is tried: `make thorough`, and `make explore` with other examples."""

sampled = pytest.mark.sampled
"""Marks a test that tries a part; `make thorough` runs it again with everything."""
thorough = pytest.mark.thorough
"""Marks a test, or some parameters of one, that only `make thorough` runs."""


def part(items: Iterable[T], *, stride: int, start: int = 0) -> list[T]:
    """Return one item in so many, the same in every run; all of them in a thorough one."""
    return list(items) if THOROUGH else list(islice(items, start, None, stride))


def drawing(few: int, *, of: int, like: settings | None = None) -> Callable[[Test], Test]:
    """Return a decorator for a property, which is tried on so few of its examples.

    In all else its settings are `like` those given.
    """

    def decorate(test: Test) -> Test:
        chosen = settings(like or settings(), max_examples=of if THOROUGH else few)
        marked: Test = sampled(chosen(test))
        return marked

    return decorate
