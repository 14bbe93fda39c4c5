"""Every refusal of the rule language, as it is told: compared with a kept list."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest

from tests.builders import condition
from tests.conftest import Golden
from tests.ruleset.condition import test_later, test_parse
from tests.ruleset.condition.words import WORDS
from trustcheck.source.problem import InvalidInput
from trustcheck.wording.phrase import read_wording

KEPT = Path(__file__).with_name("refusals.txt")
ENGLISH = read_wording("en")
BROKEN = (*test_parse.BROKEN, *test_parse.BROKEN_SETTINGS, *test_later.BROKEN)


def test_every_refusal_is_told_as_it_was(golden: Golden) -> None:
    texts = [str(each.values[0]) for each in BROKEN]

    golden(KEPT, "\n".join(chain.from_iterable(map(_told, texts))) + "\n")


def _told(text: str) -> Iterator[str]:
    """Yield a broken text, then where it is refused, and with which words."""
    yield from (f"# {line}" for line in text.splitlines())
    with pytest.raises(InvalidInput) as refused:
        condition(text, words=WORDS, parameters=test_parse.BOUNDED)
    for problem in refused.value.problems:
        yield f"{problem.span}: {ENGLISH.problem(problem)}"
        yield f"    {ENGLISH.remedy(problem)}"
    yield ""
