"""On which days an answer about a situation can change."""

from __future__ import annotations

from datetime import date

import pytest

from tests.builders import condition, criterion, ruleset
from tests.engine.situations import SCOPE, situation
from trustcheck.engine.turning import ruled_days, turning_days
from trustcheck.logic.duration import Duration
from trustcheck.logic.fields import replace
from trustcheck.logic.message import Text
from trustcheck.profile.situation import Situation
from trustcheck.ruleset.condition.definition import ParameterDefinition
from trustcheck.ruleset.condition.typing import DAY, DURATION

PARAMETERS = {
    name: ParameterDefinition(name, type_, False, Text(name, name), "1", value, value)
    for name, type_, value in (
        ("first", DAY, date(2024, 5, 21)),
        ("late", DURATION, Duration(12, 0)),
    )
}
STATED = replace(situation(""), sections={"project": {"started_on": date(2026, 9, 1)}})


def _turning(requires: str, *, stated: Situation = STATED, more: str = "") -> list[str]:
    rule = criterion(requires, words=SCOPE.lexicon, parameters=PARAMETERS, more=more)
    rules = replace(SCOPE, criteria=(rule,), parameters=PARAMETERS, duties={})
    first, *days = turning_days(stated, rules)
    assert date.min == first
    return [str(day) for day in days]


STARTED = ["2026-09-01", "2026-09-02"]


@pytest.mark.parametrize(
    ("requires", "more", "expected"),
    [
        pytest.param("body.kind: other", "", STARTED, id="a stated day, and the next"),
        pytest.param(
            "day: {after: 2025-01-31}",
            "",
            ["2025-01-31", "2025-02-01", *STARTED],
            id="a day that a rule names",
        ),
        pytest.param(
            "day: {after: $first}",
            "",
            ["2024-05-21", "2024-05-22", *STARTED],
            id="a day that a parameter is set to",
        ),
        pytest.param("day: {after: {the: project.started_on}}", "", STARTED, id="a stated one"),
        pytest.param(
            "day: {after: {the: project.started_on, plus: P1M}}",
            "",
            [*STARTED, "2026-10-01", "2026-10-02"],
            id="a day so much later than a stated one",
        ),
        pytest.param(
            "day: {after: {the: project.started_on, plus: $late}}",
            "",
            [*STARTED, "2027-09-01", "2027-09-02"],
            id="a day later by a parameter",
        ),
        pytest.param(
            "body.kind: other",
            "since: 2026-01-01\nuntil: 2027-12-31",
            ["2026-01-01", "2026-01-02", *STARTED, "2027-12-31", "2028-01-01"],
            id="the first and the last day of a rule",
        ),
    ],
)
def test_a_day_turns_what_meets_it(requires: str, more: str, expected: list[str]) -> None:
    assert expected == _turning(requires, more=more)


def test_no_day_comes_after_the_last() -> None:
    stated = replace(STATED, sections={"project": {"started_on": date.max}})

    assert ["9999-12-31"] == _turning("body.kind: other", stated=stated)


def test_a_day_that_is_asked_of_a_host_turns_too() -> None:
    asked = condition("stated_on: {after: 2025-01-31}")
    rules = replace(ruleset(criterion("contract.law: FR")), asks_of_host=asked)

    assert {date(2025, 1, 31)} == set(ruled_days(rules))
