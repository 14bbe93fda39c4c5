"""Cases: how their profiles are put together, and what is wrong in their files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.builders import LEXICON, STATUTES, codes
from tests.ruleset.files import sample, spoilt
from trustcheck.assessment.finding import Verdict
from trustcheck.engine.trial import try_cases
from trustcheck.ruleset.cases import Case, merged, read_cases
from trustcheck.ruleset.reading import read_ruleset
from trustcheck.source.problem import InvalidInput

CASES = "1-sites.cases.yaml"


def _case(name: str) -> Case:
    return next(case for case in read_cases(sample()) if case.name == name)


def _refused(folder: Path) -> list[str]:
    with pytest.raises(InvalidInput) as refused:
        try_cases(read_ruleset(folder, LEXICON), STATUTES)
    return codes(refused.value.problems)


@pytest.mark.parametrize(
    ("base", "over", "expected"),
    [
        pytest.param({}, {}, {}, id="nothing"),
        pytest.param({"a": 1}, {"b": 2}, {"a": 1, "b": 2}, id="another key"),
        pytest.param({"a": 1}, {"a": 2}, {"a": 2}, id="the same key"),
        pytest.param({"a": {"b": 1}}, {"a": {"c": 2}}, {"a": {"b": 1, "c": 2}}, id="map into map"),
        pytest.param({"a": [1, 2]}, {"a": [3]}, {"a": [3]}, id="a list for a list"),
        pytest.param({"a": {"b": 1}}, {"a": 2}, {"a": 2}, id="a value for a map"),
        pytest.param({"a": 1}, {"a": {"b": 2}}, {"a": {"b": 2}}, id="a map for a value"),
    ],
)
def test_maps_go_into_maps_and_replace_all_else(
    base: dict[str, Any], over: dict[str, Any], expected: dict[str, Any]
) -> None:
    before = repr(base), repr(over)

    assert expected == merged(base, over)
    assert before == (repr(base), repr(over))


def test_cases_come_in_the_order_of_the_criteria() -> None:
    assert [
        ("S-2", "gold"),
        ("S-2", "silver"),
        ("S-2", "silver, where it is allowed"),
        ("S-2", "nothing is said"),
        ("S-1", "a site in the Union"),
        ("S-1", "a site elsewhere"),
        ("S-1", "the plan is older than a month"),
        ("S-1", "the list is open"),
    ] == [(case.criterion, case.name) for case in read_cases(sample())]


def test_a_case_starts_from_the_given_of_the_ruleset_then_of_its_file() -> None:
    profile = _case("a site in the Union").profile

    assert "Nimbus" == profile.value(("subject", "name"))
    assert "FR" == profile.value(("sites", 0, "territory"))


def test_a_case_puts_its_own_facts_in() -> None:
    assert "US" == _case("a site elsewhere").profile.value(("sites", 0, "territory"))


def test_a_case_takes_keys_away_without_touching_the_others() -> None:
    data = _case("the list is open").profile.data

    assert isinstance(data, dict)
    assert "complete" not in data
    assert ["sites", "holdings", "rights"] == _case("a site elsewhere").profile.value(
        ("complete",)
    )


def test_a_case_says_its_settings_and_its_day() -> None:
    assert {"tiers": '["gold", "silver"]'} == _case("silver, where it is allowed").settings
    assert "2026-10-16" == _case("the plan is older than a month").as_of
    assert _case("gold").as_of is None


def test_every_case_of_the_sample_comes_out_as_expected() -> None:
    trials = try_cases(sample(), STATUTES)

    assert 8 == len(trials)
    assert [] == [trial for trial in trials if not trial.ok]


def test_a_case_that_comes_out_otherwise_is_told(tmp_path: Path) -> None:
    folder = spoilt(tmp_path, CASES, "expect: pass", "expect: fail")

    trials = try_cases(read_ruleset(folder, LEXICON), STATUTES)
    first = next(trial for trial in trials if trial.criterion == "S-1")

    assert not first.ok
    assert (Verdict.FAIL, Verdict.PASS) == (first.expected, first.found)
    assert (4, 11) == (first.span.line, first.span.column)


def test_a_case_of_a_rule_that_is_not_in_force_finds_nothing(tmp_path: Path) -> None:
    folder = spoilt(tmp_path, "1-sites.yaml", "level: must", "level: must\nsince: 2027-01-01")

    trials = try_cases(read_ruleset(folder, LEXICON), STATUTES)

    assert {None} == {trial.found for trial in trials if trial.criterion == "S-1"}
    assert not any(trial.ok for trial in trials if trial.criterion == "S-1")


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param("expect: pass", "expect: yes", "5:13 not-one-of", id="no verdict"),
        pytest.param("expect: pass", "expected: pass", "4:5 missing-key", id="nothing expected"),
        pytest.param("[complete]", "[contract.law]", "14:14 cases-nothing-to-remove", id="a path"),
        pytest.param("[complete]", "[sites.one]", "14:14 cases-nothing-to-remove", id="a list"),
        pytest.param("[complete]", "[subject]", "12:11 case-invalid", id="what a profile needs"),
        pytest.param("territory: US", "territory: XX", "6:11 case-invalid", id="no territory"),
        pytest.param("2026-10-16", "tomorrow", "11:12 not-a-date", id="no day"),
        pytest.param(
            "    expect: fail\n",
            "    expect: fail\n    parameters: {cap: 99}\n",
            "6:11 case-invalid",
            id="a setting that is not allowed",
        ),
    ],
)
def test_a_broken_case_is_refused_with_its_place(
    tmp_path: Path, old: str, new: str, expected: str
) -> None:
    assert expected in _refused(spoilt(tmp_path, CASES, old, new))


def test_a_ruleset_without_a_case_is_not_tried(tmp_path: Path) -> None:
    folder = spoilt(tmp_path, CASES, "given", "given")
    for file in folder.glob("*.cases.yaml"):
        file.unlink()

    assert ["1:5 no-case"] == _refused(folder)


def test_what_cases_start_from_is_a_profile(tmp_path: Path) -> None:
    folder = spoilt(tmp_path, "given.cases.yaml", "trustcheck: 1", "trustcheck: 1")
    (folder / "given.cases.yaml").write_text("[]", encoding="utf-8")

    assert ["1:1 cases-given-not-a-profile"] == _refused(folder)
