"""The report for CI servers, read back by a library for JUnit and by an XML parser."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest
from junitparser import Error, Failure, JUnitXml, Skipped, TestCase, TestSuite

from tests.conftest import Golden
from tests.report.gated import (
    CIRCUMSTANCES,
    NASTY,
    NEUTRALISED,
    adapted,
    alone,
    every_standing,
    nasty,
    nothing_passed,
    refusal,
    together,
)
from tests.report.samples import SAMPLES, declaration, sample_wording
from trustcheck.logic.explanation import Explanation
from trustcheck.logic.fields import replace
from trustcheck.report.junit import LONGEST, REPORTER
from trustcheck.wording.catalog import LANGUAGES

GOLDEN = Path(__file__).parent / "golden"
ENGLISH = sample_wording("en")


def _suites(text: str) -> list[TestSuite]:
    return list(JUnitXml.fromstring(text.encode()))


def _results(suite: TestSuite) -> dict[str, tuple[str, str | None]]:
    """Return the kind and the type of each result, by the first word of the case."""
    return {
        case.name.split()[0]: (
            (type(case.result[0]).__name__, case.result[0].type) if case.result else ("", None)
        )
        for case in suite
    }


def _case(text: str, id: str) -> TestCase:
    return next(case for suite in _suites(text) for case in suite if case.name.startswith(id))


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_report_is_the_golden_one(name: str, language: str, golden: Golden) -> None:
    told = alone(REPORTER, sample_wording(language), SAMPLES[name])

    golden(GOLDEN / f"{name}.junit.{language}", told)


def test_only_what_closes_the_gate_is_a_failure() -> None:
    (suite,) = _suites(alone(REPORTER, ENGLISH, every_standing()))

    assert {
        "PASSES": ("", None),
        "EMPTY": ("", None),
        "FAILS": ("Failure", "criterion"),
        "UNKNOWN": ("Failure", "unknown"),
        "WAIVED": ("Skipped", None),
        "ADVICE": ("Skipped", None),
        "BESIDE": ("Skipped", None),
    } == _results(suite)
    assert (7, 2, 0, 3) == (suite.tests, suite.failures, suite.errors, suite.skipped)


def test_what_is_waived_is_counted_apart() -> None:
    root = ElementTree.fromstring(alone(REPORTER, ENGLISH, every_standing()))

    properties = {each.get("name"): each.get("value") for each in root.iter("property")}
    assert "1" == properties["waived"]
    assert "closed" == properties["gate"]
    assert ("2", "2") == (properties["must.fail"], properties["must.pass"])
    assert (
        "Self-assessment. Only ANSSI grants the SecNumCloud qualification."
        == (properties["self_assessment"])
    )


def test_what_is_skipped_says_why() -> None:
    text = alone(REPORTER, ENGLISH, every_standing())

    said = {id: _case(text, id).result[0].message for id in ("WAIVED", "ADVICE", "BESIDE")}
    assert {
        "WAIVED": "fail; waived by A. Martin until 31 January 2027: Exit contract signed",
        "ADVICE": "unknown; this does not close the gate (level: should)",
        "BESIDE": "not applicable; the service runs 0 sites abroad for 18 months and 3 days",
    } == said


def test_a_failure_carries_the_whole_proof_with_its_places() -> None:
    failure = _case(alone(REPORTER, ENGLISH, every_standing()), "FAILS").result[0]

    assert isinstance(failure, Failure)
    assert "each holder has 24% of the capital or less" in failure.message
    assert "  └ ✗ Far Fund LP has 31%, more than 24%" in failure.text
    assert "holdings[0].capital = 31 (nuage/profile.yaml:11:14)" in failure.text
    assert "Remedy  Bring the share below the cap." in failure.text


def test_a_case_stands_where_its_fact_stands() -> None:
    root = ElementTree.fromstring(alone(REPORTER, ENGLISH, every_standing()))

    places = [(case.get("file"), case.get("line")) for case in root.iter("testcase")]
    assert [
        ("nuage/profile.yaml", line) for line in ("17", "2", "11", "12", "11", "12", "2")
    ] == places


def test_a_gate_that_no_criterion_closes_is_a_failure_of_its_own() -> None:
    (suite,) = _suites(alone(REPORTER, ENGLISH, nothing_passed()))

    assert {"EMPTY": ("", None), "the": ("Failure", "gate")} == _results(suite)
    assert (2, 1) == (suite.tests, suite.failures)


def test_several_assessments_are_suites_and_share_no_name() -> None:
    elsewhere = replace(every_standing(), declaration=declaration(file="other.yaml"))

    suites = _suites(together(REPORTER, ENGLISH, every_standing(), elsewhere, refusal()))

    assert ["Nuage / sample", "Nuage / sample", "bad.yaml"] == [suite.name for suite in suites]
    names = [(case.classname, case.name) for suite in suites for case in suite]
    assert len(names) == len(set(names))


def test_a_profile_that_was_not_assessed_is_an_error_with_every_problem() -> None:
    (suite,) = _suites(alone(REPORTER, ENGLISH, refusal()))

    (case,) = suite
    assert isinstance(case.result[0], Error)
    assert (1, 0, 1, 0) == (suite.tests, suite.failures, suite.errors, suite.skipped)
    assert "bad.yaml:3:5: The key “nonsense” means nothing here." in case.result[0].text


def test_an_endless_proof_is_cut_and_says_so() -> None:
    told = every_standing()
    failing = told.findings[2]
    step = failing.explanation
    long = replace(step, because=(*step.because, *([Explanation(step.truth, step.message)] * 900)))
    findings = (replace(failing, explanation=long),)

    text = (
        _case(alone(REPORTER, ENGLISH, replace(told, findings=findings)), "FAILS").result[0].text
    )

    assert LONGEST + 1 == len(text.splitlines())
    assert text.splitlines()[-1].startswith("and ")


def test_a_suite_says_under_which_circumstances_it_holds() -> None:
    root = ElementTree.fromstring(alone(REPORTER, ENGLISH, adapted()))

    assert CIRCUMSTANCES == root.findtext("testsuite/system-out", "").splitlines()


@pytest.mark.parametrize("text", NASTY.values(), ids=NASTY)
def test_no_text_leaves_its_place(text: str) -> None:
    document = together(REPORTER, ENGLISH, nasty(text), refusal(text, file=f"{text[:99]}.yaml"))

    suites = _suites(document)
    results = [[type(each).__name__ for each in case.result] for s in suites for case in s]
    kinds = ["Failure", "Skipped", "Failure", "Skipped", "Skipped"]
    assert [*([kind] for kind in kinds), [], ["Error"]] == results
    assert [] == [character for character in NEUTRALISED if character in document]


@pytest.mark.parametrize("id", ["markup", "astral", "separators"])
def test_a_text_is_recovered_as_it_was(id: str) -> None:
    (suite, *_) = _suites(alone(REPORTER, ENGLISH, nasty(NASTY[id])))

    assert f"A {NASTY[id].replace(chr(9), ' ')}" == next(iter(suite)).name


def test_skipped_means_skipped() -> None:
    case = _case(alone(REPORTER, ENGLISH, every_standing()), "BESIDE")

    assert [Skipped] == [type(each) for each in case.result]
