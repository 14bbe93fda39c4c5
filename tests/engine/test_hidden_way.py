"""Ways to data that a profile may leave out, one by one.

A list of accesses that is complete does not close the other lists that give ways: sites,
technologies and rights.
"""

from __future__ import annotations

import pytest

from tests.builders import LISTS, company, explained, profile
from trustcheck.logic.explanation import Explanation
from trustcheck.logic.truth import Truth

CLOUD_ACT = "each: exposure\nwhere: {law: cloud-act, compels: disclosure}\nsatisfies: {grade: %s}"
SUPERVISED = "accesses: [{to: american, data: [technical], means: supervision, clear: false}]"
OPERATED = "sites: [{id: a, territory: FR, operator: american, roles: [processing]}]"
LICENSED = "technologies: [{name: Engine, licensor: american, terms: licence%s}]"


def _found(text: str, sections: str, *, opened: str = "") -> Explanation:
    declaration = profile(
        f"keys: {{held_by: []}}\n{sections}",
        subject="{name: Nimbus, provider: firm}",
        entities=company("firm", "FR"),
        complete=[name for name in LISTS if name != opened],
    )
    return explained(text, declaration)


def _known(text: str, sections: str, *, opened: str = "") -> Truth:
    return _found(text, sections, opened=opened).truth


WITHIN = CLOUD_ACT % "{at_most: disputed}"
NOTHING = CLOUD_ACT % "none"
UNREACHED = "each: technology\nsatisfies: {licensor.reaches_data: false}"


@pytest.mark.parametrize(
    ("text", "sections", "expected"),
    [
        pytest.param(WITHIN, SUPERVISED, Truth.TRUE, id="no site but the provider’s"),
        pytest.param(WITHIN, f"{SUPERVISED}\n{OPERATED}", Truth.FALSE, id="an American site"),
        pytest.param(
            UNREACHED, LICENSED % ", operated_by: firm", Truth.TRUE, id="operated by the provider"
        ),
        pytest.param(
            UNREACHED, LICENSED % ", operated_by: american", Truth.FALSE, id="by its licensor"
        ),
        pytest.param(
            NOTHING,
            LICENSED % ", operated_by: firm, part: software",
            Truth.TRUE,
            id="American software",
        ),
        pytest.param(
            NOTHING,
            LICENSED % ", operated_by: firm, part: hardware",
            Truth.FALSE,
            id="American hardware",
        ),
    ],
)
def test_a_way_that_is_declared_counts(text: str, sections: str, expected: Truth) -> None:
    assert expected is _known(text, sections)


@pytest.mark.parametrize("opened", ["accesses", "rights", "sites", "technologies"])
def test_an_open_list_may_hide_a_way(opened: str) -> None:
    assert Truth.UNKNOWN is _known(WITHIN, SUPERVISED, opened=opened)


@pytest.mark.parametrize("text", [UNREACHED, WITHIN], ids=["reach", "exposure"])
def test_who_operates_a_technology_may_be_its_licensor(text: str) -> None:
    assert Truth.UNKNOWN is _known(text, LICENSED % "")


def test_a_technology_may_be_hardware() -> None:
    assert Truth.UNKNOWN is _known(NOTHING, LICENSED % ", operated_by: firm")
