"""What the program works out anew in each of its runs, kept for the thousand runs of the tests.

The program keeps nothing between calls (tests/architecture/test_promise.py), and one run of it
never needs to. What is kept here are answers to the very same question: the value of a text, the
templates of a folder. None of them can be changed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache

import pytest

from trustcheck.report import template
from trustcheck.source import compiled
from trustcheck.source.tables import Classes, restored


@contextmanager
def keeping() -> Iterator[None]:
    """Keep, for as long as this lasts, what compiled texts say and what templates are made to."""
    values: dict[tuple[str, int], object] = {}
    known_ones: list[Classes] = []  # their ids stay theirs

    def kept(text: str, known: Classes, *, given: Sequence[object] = ()) -> object:
        if given:
            return restored(text, known, given=given)
        question = text, id(known)
        if question not in values:
            known_ones.append(known)
            values[question] = restored(text, known)
        return values[question]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(compiled, "restored", kept)
        patch.setattr(template, "environment", cache(template.environment))
        yield
