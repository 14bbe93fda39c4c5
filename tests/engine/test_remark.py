"""What a comparison says beyond its truth."""

from __future__ import annotations

import pytest

from tests.builders import DAY, LISTS, STATUTES, profile
from trustcheck.engine.facts import Facts
from trustcheck.engine.remark import tolerating
from trustcheck.graph.path import Grade
from trustcheck.logic.explanation import Explanation
from trustcheck.logic.message import say
from trustcheck.logic.truth import Truth

HELD = "holdings: [{holder: american, held: provider, capital: 100, votes: 100}]"
OTHER = Explanation(Truth.TRUE, say("step.all"))


@pytest.mark.parametrize(
    ("truth", "changed"),
    [
        pytest.param(Truth.FALSE, [True, False], id="more than is tolerated"),
        pytest.param(Truth.TRUE, [False, False], id="no more than is tolerated"),
        pytest.param(Truth.UNKNOWN, [False, False], id="perhaps more"),
    ],
)
def test_the_least_to_undo_is_told_with_the_exposure_alone(
    truth: Truth, changed: list[bool]
) -> None:
    facts = Facts(profile(HELD, complete=LISTS), STATUTES, DAY, "union", "sample")
    exposure = facts.exposures[0]
    step = Explanation(truth, say("step.at_most"), (exposure.explanation, OTHER))

    found = tolerating(step, exposure, Grade.NONE, facts)

    assert changed == [
        now is not before for now, before in zip(found.because, step.because, strict=True)
    ]
