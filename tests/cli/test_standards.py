"""Several rulesets in one run: their settings, and what is chosen of each."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.program import SMALL
from trustcheck.cli.selection import Selection
from trustcheck.cli.shelf import shipped_statutes
from trustcheck.cli.standards import Standard, take_standards
from trustcheck.source.problem import InvalidInput

STATUTES = shipped_statutes()
PREPARED = Path(__file__).parent / "prepared"
BOTH = (str(SMALL), str(PREPARED))


def taken(
    *choices: str, selection: Selection | None = None, **settings: str
) -> tuple[Standard, ...]:
    return take_standards(choices, STATUTES, settings=settings, selection=selection)


def chosen(selection: Selection) -> dict[str, set[str]]:
    """Return what is chosen of each ruleset that stays."""
    return {
        standard.ruleset.id: set(standard.criteria or ())
        for standard in taken(*BOTH, selection=selection)
    }


def test_each_ruleset_is_taken_once_in_the_order_of_the_options() -> None:
    found = taken(*reversed(BOTH), BOTH[0])

    assert ["prepared", "small"] == [standard.ruleset.id for standard in found]
    assert [None, None] == [standard.criteria for standard in found]


def test_a_setting_goes_to_the_ruleset_that_has_the_parameter() -> None:
    small, prepared = taken(*BOTH, territory="union")

    assert "union" == small.ruleset.parameters["territory"].value
    assert ({"territory": "union"}, {}) == (small.settings, prepared.settings)


@pytest.mark.parametrize("choices", [BOTH, BOTH[:1]], ids=["two rulesets", "one"])
def test_a_setting_that_no_ruleset_has_is_refused(choices: tuple[str, ...]) -> None:
    with pytest.raises(InvalidInput):
        taken(*choices, teritory="union")


@pytest.mark.parametrize(
    ("expected", "selection"),
    [
        pytest.param(
            {"small": {"SMALL-1"}, "prepared": {"PREP-9.1.b"}},
            Selection(criteria=("SMALL-1", "PREP-9.1.b")),
            id="some of each",
        ),
        pytest.param(
            {"prepared": {"PREP-9.1.a", "PREP-9.1.b"}}, Selection(groups=("access",)), id="of one"
        ),
        pytest.param(
            {"small": {"SMALL-2"}, "prepared": {"PREP-9.1.b"}},
            Selection(level="should"),
            id="of each by level",
        ),
    ],
)
def test_a_choice_leaves_out_a_ruleset_in_which_nothing_is_chosen(
    expected: dict[str, set[str]], selection: Selection
) -> None:
    assert expected == chosen(selection)


@pytest.mark.parametrize(
    ("codes", "selection"),
    [
        pytest.param(
            ["unknown-criterion"], Selection(criteria=("SMALL-1", "ZZZ")), id="one in neither"
        ),
        pytest.param(["unknown-tag-chosen"], Selection(tags=("zzz",)), id="a tag in neither"),
        pytest.param(
            ["nothing-chosen"],
            Selection(groups=("access",), tags=("location",)),
            id="nothing in all of it",
        ),
    ],
)
def test_a_choice_that_no_ruleset_meets_is_refused(codes: list[str], selection: Selection) -> None:
    with pytest.raises(InvalidInput) as caught:
        chosen(selection)

    assert codes == [problem.code for problem in caught.value.problems]
