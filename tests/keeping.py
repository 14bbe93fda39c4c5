"""What the program works out anew in each of its runs, kept for the thousand runs of the tests.

The program keeps nothing between calls (tests/architecture/test_promise.py), and one run of it
never needs to. What is kept here are answers to the very same question: the value of a text, the
words of the same statutes, the sentences of a language, the templates of a folder. None of them
can be changed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache

import pytest

from trustcheck.engine import vocabulary
from trustcheck.profile.statutes import Statutes
from trustcheck.report import template
from trustcheck.ruleset.condition.typing import Lexicon
from trustcheck.source import compiled
from trustcheck.source.tables import Classes, restored
from trustcheck.wording import catalog, phrase


@contextmanager
def keeping() -> Iterator[None]:
    """Keep, for as long as this lasts, what compiled texts, statutes and templates come to."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(compiled, "restored", _Values())
        patch.setattr(vocabulary, "lexicon", _Words())
        patch.setattr(template, "environment", cache(template.environment))
        patch.setattr(phrase, "read_catalog", cache(catalog.read_catalog))
        yield


class _Values:
    """Restores each text once for the same classes and what is given with it."""

    def __init__(self) -> None:
        self._found: dict[str, list[tuple[Classes, list[object], object]]] = defaultdict(list)

    def __call__(self, text: str, known: Classes, *, given: Sequence[object] = ()) -> object:
        for classes, others, value in self._found[text]:
            if classes is known and _are_the_same(others, given):
                return value
        value = restored(text, known, given=given)
        self._found[text].append((known, list(given), value))
        return value


class _Words:
    """Makes one lexicon of the same statutes."""

    def __init__(self) -> None:
        self._found: list[tuple[Statutes, Lexicon]] = []
        self._make = vocabulary.lexicon

    def __call__(self, statutes: Statutes) -> Lexicon:
        for each, found in self._found:
            if each is statutes:
                return found
        self._found.append((statutes, self._make(statutes)))
        return self._found[-1][1]


def _are_the_same(ones: Sequence[object], others: Sequence[object]) -> bool:
    """Tell whether a value made with one would be that made with the other, word for word."""
    return len(ones) == len(others) and all(
        one is other or (one == other and not isinstance(one, Lexicon))
        for one, other in zip(ones, others, strict=True)
    )
