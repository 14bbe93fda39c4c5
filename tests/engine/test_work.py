"""What is derived from a profile is derived once, however many criteria ask for it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType

import pytest

from tests.builders import LEXICON, STATUTES
from trustcheck.engine.assess import Examiner
from trustcheck.engine.evaluate import Compiler
from trustcheck.graph.control import control
from trustcheck.graph.dependence import dependences
from trustcheck.graph.ownership import stakes
from trustcheck.graph.reach import reaches
from trustcheck.graph.shareholding import shareholding
from trustcheck.profile.reading import Declaration, read_profile
from trustcheck.ruleset.opening import open_ruleset
from trustcheck.source.file import load
from trustcheck.source.folder import shipped

RULES = open_ruleset("cloud-de-confiance", LEXICON)


def _example(slug: str) -> Declaration:
    return read_profile(load(shipped("examples") / slug / "profile.yaml"), STATUTES.atlas)


def _calls(function: Callable[..., object], work: Callable[[], object]) -> int:
    """Return how often a function is called while some work is done."""
    count = 0

    def count_calls(frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event == "call" and frame.f_code is function.__code__

    before = sys.getprofile()
    sys.setprofile(count_calls)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


def _assess(examiner: Examiner, declaration: Declaration) -> object:
    return examiner.assess(declaration, STATUTES, on=declaration.profile.stated_on)


@pytest.mark.parametrize("derive", [shareholding, control, reaches, dependences])
def test_a_profile_that_leaves_nothing_open_is_derived_once(derive: Callable[..., object]) -> None:
    examiner, declaration = Examiner(RULES), _example("nuage-modele")

    assert 1 == _calls(derive, lambda: _assess(examiner, declaration))


@pytest.mark.parametrize(
    ("derive", "times"),
    [
        pytest.param(control, 3, id="control: as it is, rights closed, holdings closed"),
        pytest.param(shareholding, 2, id="shareholding: as it is, holdings closed"),
        pytest.param(reaches, 1, id="ways to data"),
        pytest.param(stakes, 1, id="stakes"),
    ],
)
def test_open_lists_are_supposed_closed_once(derive: Callable[..., object], times: int) -> None:
    examiner, declaration = Examiner(RULES), _example("s3ns")

    assert times == _calls(derive, lambda: _assess(examiner, declaration))


def test_conditions_are_compiled_once_for_all_profiles() -> None:
    examiner, declaration = Examiner(RULES), _example("nuage-modele")
    first, second = (
        _calls(Compiler._compile, lambda: _assess(examiner, declaration)) for _ in range(2)
    )

    assert (True, 0) == (first > 0, second)
