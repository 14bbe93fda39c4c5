"""What a condition is made of: its comparisons, its parameters, its words."""

from __future__ import annotations

import pytest

from tests.builders import condition
from tests.ruleset.condition.words import PARAMETERS, WORDS
from trustcheck.ruleset.condition.tree import (
    Condition,
    comparisons_of,
    lookups_of,
    parameters_of,
)


def _read(text: str) -> Condition:
    return condition(text, words=WORDS, parameters=PARAMETERS)


LATER = "day: {after: {the: contract.signed, plus: $notice}}"
SOON = "day: {after: {the: contract.signed, plus: P1M}}"
SITES = "{each: site, where: {staff: {above: 2}}, satisfies: {territory: {within: $area}}}"


@pytest.mark.parametrize(
    ("text", "comparisons", "parameters", "words"),
    [
        pytest.param("name: x", ["name equals"], [], ["name"], id="a comparison"),
        pytest.param(
            "owner.capital: {at_most: $cap}",
            ["owner.capital at_most"],
            ["cap"],
            ["owner.capital"],
            id="a parameter",
        ),
        pytest.param(
            "contract.law: {the: contract.courts}",
            ["contract.law equals"],
            [],
            ["contract.law", "contract.courts"],
            id="two words",
        ),
        pytest.param(
            SOON, ["day after"], [], ["day", "contract.signed"], id="a day later than another"
        ),
        pytest.param(
            LATER,
            ["day after"],
            ["notice"],
            ["day", "contract.signed"],
            id="a day later by a parameter",
        ),
        pytest.param("known: contract.law", [], [], ["contract.law"], id="known"),
        pytest.param("$cap: 24", [], ["cap"], [], id="a setting"),
        pytest.param(
            "all: [{name: x}, {known: day}, {$cap: 24}]",
            ["name equals"],
            ["cap"],
            ["name", "day"],
            id="all",
        ),
        pytest.param(
            "any: [{name: x}, {strength: $least}]",
            ["name equals", "strength equals"],
            ["least"],
            ["name", "strength"],
            id="any",
        ),
        pytest.param(
            "not: {strength: $least}", ["strength equals"], ["least"], ["strength"], id="not"
        ),
        pytest.param(
            SITES,
            ["staff above", "territory within"],
            ["area"],
            ["site", "staff", "territory"],
            id="each, with both its conditions",
        ),
        pytest.param("some: site", [], [], ["site"], id="some, with neither"),
        pytest.param(
            "{some: site, where: {roles: {includes: $role}}}",
            ["roles includes"],
            ["role"],
            ["site", "roles"],
            id="some, with one",
        ),
        pytest.param(
            "{strength: $least, contract.notice: {at_least: $notice, at_most: $notice}}",
            ["strength equals", "contract.notice at_least", "contract.notice at_most"],
            ["least", "notice", "notice"],
            ["strength", "contract.notice", "contract.notice"],
            id="as often as it does",
        ),
    ],
)
def test_a_condition_is_made_of(
    text: str, comparisons: list[str], parameters: list[str], words: list[str]
) -> None:
    tree = _read(text)

    assert comparisons == [f"{each.lookup} {each.operator}" for each in comparisons_of(tree)]
    assert parameters == list(parameters_of(tree))
    assert words == [str(each) for each in lookups_of(tree)]
