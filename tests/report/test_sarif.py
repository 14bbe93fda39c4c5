"""SARIF for GitHub code scanning, and for others."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Golden
from tests.report.ghas import mistakes
from tests.report.nasty import NASTY, nasty, problems
from tests.report.samples import DAY, SAMPLES, criterion, declaration, ruleset, sample_wording
from trustcheck.assessment.assessment import Assessment
from trustcheck.assessment.finding import Finding, Verdict
from trustcheck.logic.explanation import Explanation, Gap, Reason
from trustcheck.logic.fields import replace
from trustcheck.logic.message import say
from trustcheck.logic.pointer import Pointer
from trustcheck.logic.truth import Truth
from trustcheck.profile.reading import Declaration
from trustcheck.report import reporter_of
from trustcheck.report.reporter import Refusal
from trustcheck.report.sarif import MOST_RUNS
from trustcheck.report.style import visible
from trustcheck.source.document import read
from trustcheck.source.problem import Problem
from trustcheck.source.span import Span
from trustcheck.wording.catalog import LANGUAGES

GOLDEN = Path(__file__).parent / "golden"
ENGLISH = sample_wording("en")
FORMATS = ("sarif", "sarif-all")


def run(assessment: Assessment, format: str = "sarif") -> Any:
    """Return the one run of an assessment."""
    (only,) = json.loads(reporter_of(format).whole(assessment, ENGLISH))["runs"]
    return only


def results(assessment: Assessment, format: str = "sarif") -> dict[str, Any]:
    return {each["ruleId"]: each for each in run(assessment, format)["results"]}


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("format", FORMATS)
def test_the_file_is_the_golden_one(format: str, name: str, language: str, golden: Golden) -> None:
    text = reporter_of(format).whole(SAMPLES[name], sample_wording(language))

    golden(GOLDEN / f"{name}.{format}.{language}", text)
    assert [] == mistakes(text)


def test_only_what_is_open_and_not_waived_is_a_result() -> None:
    told = nasty("x")

    assert {
        "FAIL": ("fail", "error"),
        "UNKNOWN": ("open", None),
        "SHOULD": ("fail", "warning"),
    } == {id: (each["kind"], each.get("level")) for id, each in results(told).items()}
    assert ["WAIVED"] == run(told)["properties"]["waived"]


def test_an_unknown_has_its_level_from_its_rule() -> None:
    rules = run(nasty("x"))["tool"]["driver"]["rules"]

    assert {"FAIL": "error", "UNKNOWN": "error", "SHOULD": "warning"} == {
        rule["id"]: rule["defaultConfiguration"]["level"] for rule in rules
    }


def test_with_everything_passes_are_there_and_what_is_waived_is_suppressed() -> None:
    passing = results(SAMPLES["one-of-each"], "sarif-all")
    waived = results(nasty("x"), "sarif-all")["WAIVED"]

    kinds = {id: each["kind"] for id, each in passing.items()}
    assert {
        "PASS": "pass", "UNKNOWN": "open", "FAIL": "fail", "BESIDE": "notApplicable"
    } == kinds  # fmt: skip
    (suppression,) = waived["suppressions"]
    assert ("external", "accepted", "x") == (
        suppression["kind"],
        suppression["status"],
        suppression["justification"],
    )
    assert {"owner": "x", "reference": "x", "until": str(DAY)} == suppression["properties"]


# Where


TEXT = """\
trustcheck: 1
subject: {name: "Nuée 😀", provider: p}
stated_on: 2026-11-21
entities:
  p: {name: "É\t雲😀", kind: company}
sites:
  - {id: "😀\té",\tterritory: US, roles: [storage, "é"]}
  - id: b
    territory: "U\u0301S"
keys:
  held_by:
"""


def written(text: str) -> Declaration:
    """Return a declaration whose file has this text."""
    known = declaration()
    name = "Another" if "Another" in text else "Nuée"
    subject = replace(known.profile.subject, name=name)
    return Declaration(replace(known.profile, subject=subject), read(text.encode(), "a.yaml"))


def placed(pointer: Pointer, *, gap: bool = False) -> dict[str, Any]:
    """Return the region of a finding that reads one fact, or waits for one."""
    verdict, truth = (Verdict.UNKNOWN, Truth.UNKNOWN) if gap else (Verdict.FAIL, Truth.FALSE)
    step = Explanation(
        truth,
        say("sample.text", text="x"),
        facts=() if gap else (pointer,),
        gaps=(Gap(pointer, Reason.ABSENT),) if gap else (),
    )
    rule = criterion()
    told = Assessment(written(TEXT), ruleset(rule), DAY, (Finding(rule, verdict, step),))
    (result,) = run(told)["results"]
    region: dict[str, Any] = result["locations"][0]["physicalLocation"]["region"]
    return region


def cut_out(region: dict[str, Any]) -> str:
    """Return what a region covers, counting the characters of the text anew."""
    assert region["startLine"] == region["endLine"]
    first, last = int(region["startColumn"]), int(region["endColumn"])
    return TEXT.split("\n")[int(region["startLine"]) - 1][first - 1 : last - 1]


@pytest.mark.parametrize(
    ("expected", "pointer"),
    [
        ('"Nuée 😀"', ("subject", "name")),
        ('"É\t雲😀"', ("entities", "p", "name")),
        ("company", ("entities", "p", "kind")),
        ('"😀\té"', ("sites", 0, "id")),
        ("US", ("sites", 0, "territory")),
        ('"é"', ("sites", 0, "roles", 1)),
        ('[storage, "é"]', ("sites", 0, "roles")),
        ('"U\u0301S"', ("sites", 1, "territory")),
        pytest.param("sites", ("sites",), id="a list by its key"),
        pytest.param("id: b", ("sites", 1), id="a record without a key by its first line"),
        pytest.param("held_by", ("keys", "held_by"), id="nothing by its key"),
        pytest.param("trustcheck: 1", (), id="the whole by its first line"),
    ],
)
def test_a_place_is_exact_to_the_column(expected: str, pointer: Pointer) -> None:
    assert expected == cut_out(placed(pointer))


@pytest.mark.parametrize(
    ("expected", "pointer"),
    [
        pytest.param("keys", ("keys", "who"), id="in a record"),
        pytest.param("sites", ("sites",), id="an open list"),
        pytest.param("p", ("entities", "p", "seats"), id="deep in a record"),
        pytest.param("id: b", ("sites", 1, "roles"), id="in a record of a list"),
        pytest.param("trustcheck: 1", ("holdings",), id="a list that is not there"),
        pytest.param("US", ("sites", 0, "territory"), id="a fact that does not decide"),
    ],
)
def test_what_is_missing_is_shown_where_it_would_stand(expected: str, pointer: Pointer) -> None:
    assert expected == cut_out(placed(pointer, gap=True))


def test_every_other_fact_read_is_a_related_place() -> None:
    related = results(SAMPLES["one-of-each"])["FAIL"]["relatedLocations"]

    assert [
        (1, "holdings[0].holder", 9),
        (2, "entities.fund.kind", 7),
        (3, "sites[0].territory", 15),
    ] == [
        (
            each["id"],
            each["message"]["text"],
            each["physicalLocation"]["region"]["startLine"],
        )
        for each in related
    ]


def fingerprints(text: str) -> list[str]:
    rule = criterion()
    step = Explanation(Truth.FALSE, say("sample.text", text="x"), facts=(("sites", 1, "id"),))
    if "- {id: new" in text:
        step = Explanation(Truth.FALSE, say("sample.text", text="x"), facts=(("sites", 2, "id"),))
    finding = Finding(rule, Verdict.FAIL, step)
    told = Assessment(written(text), ruleset(rule), DAY, (finding,))
    return [
        each["partialFingerprints"]["primaryLocationLineHash"] for each in run(told)["results"]
    ]


def test_a_fingerprint_outlives_lines_and_records_that_come_before() -> None:
    lower = TEXT.replace("entities:", "\n\n# a remark\nentities:")
    later = TEXT.replace("sites:\n", "sites:\n  - {id: new, territory: FR, roles: []}\n")
    other = TEXT.replace("Nuée", "Another")

    before = fingerprints(TEXT)
    assert (before, before) == (fingerprints(lower), fingerprints(later))
    assert before != fingerprints(other)


# Many, and what could not be assessed


def test_runs_of_one_name_are_told_apart_and_too_many_are_said() -> None:
    sarif = reporter_of("sarif")
    log = sarif.binding(ENGLISH, is_list=True)
    part = sarif.tell(SAMPLES["nothing-fails"], ENGLISH)

    text = "".join(log.add(part) for _ in range(MOST_RUNS))
    few = log.remarks
    text += log.add(part) + log.close()

    assert ((), 1) == (few, len(log.remarks))
    assert [] == mistakes(text)
    ids = [each["automationDetails"]["id"] for each in json.loads(text)["runs"]]
    assert ["trustcheck/sample/Nuage/", "trustcheck/sample/Nuage/2/"] == ids[:2]


def test_a_profile_that_could_not_be_assessed_is_a_run_that_failed() -> None:
    sarif = reporter_of("sarif")
    assert sarif.refuse is not None
    log = sarif.binding(ENGLISH, is_list=True)
    text = log.add(sarif.refuse(Refusal("b.yaml", problems("x", "b.yaml")), ENGLISH)) + log.close()

    (only,) = json.loads(text)["runs"]
    (invocation,) = only["invocations"]
    (told,) = invocation["toolExecutionNotifications"]
    assert [] == mistakes(text)
    assert (False, 3, []) == (
        invocation["executionSuccessful"],
        invocation["exitCode"],
        only["results"],
    )
    assert "unknown-criterion" == told["descriptor"]["id"]
    assert 2 == told["locations"][0]["physicalLocation"]["region"]["startLine"]


def test_a_mistake_of_ours_has_the_exit_code_for_it() -> None:
    sarif = reporter_of("sarif")
    assert sarif.refuse is not None
    ours = Problem(Span("a", 1, 1, 1, 1), say("internal", error="x", variable="y"))

    _, told = sarif.refuse(Refusal("a", (ours,)), ENGLISH)

    assert 4 == json.loads(told)["invocations"][0]["exitCode"]


# Hostile texts


@pytest.mark.parametrize("text", NASTY.values(), ids=NASTY)
@pytest.mark.parametrize("format", FORMATS)
def test_hostile_texts_stay_texts(format: str, text: str) -> None:
    told = reporter_of(format).whole(nasty(text, file=text[:200] or "a.yaml"), ENGLISH)

    assert [] == mistakes(told)
    rules = json.loads(told)["runs"][0]["tool"]["driver"]["rules"]
    assert {visible(text.strip())[:999]} == {
        rule["shortDescription"]["text"].removesuffix("…")[:999] for rule in rules
    }
