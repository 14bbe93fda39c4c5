"""A label that asks for a qualification, told with what an assessment of one's own gives."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.builders import LEXICON
from tests.cli.program import run
from tests.published import faults
from tests.sample import thorough
from trustcheck.ruleset.cases import given_profile
from trustcheck.ruleset.opening import open_ruleset
from trustcheck.source.folder import shipped
from trustcheck.source.writing import written

EXAMPLES = shipped("examples")
QUALIFIED = EXAMPLES / "nuage-modele/profile.yaml"
ENDED = EXAMPLES / "nuage-exemple/profile.yaml"
ONLY = ("--criterion", "CDC-5.2")


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the profile of an unqualified service that meets all of SecNumCloud."""
    given = given_profile(open_ruleset("secnumcloud-3.2", LEXICON))
    assert given is not None
    data: Any = given.data
    path = tmp_path_factory.mktemp("shown") / "profile.yaml"
    closed = [*data["complete"], "qualifications"]
    whole = {**data, "qualifications": [], "complete": list(dict.fromkeys(closed))}
    path.write_text(written(whole), encoding="utf-8")
    return path


def saved(path: Path, way: str, *more: str) -> tuple[int, Mapping[str, Any]]:
    """Return the exit code, and the report for programs."""
    result = run("check", path, "--parameter", f"preflight={way}", "--format", "json", *more)
    return result.exit_code, json.loads(result.stdout)


def the_finding(report: Mapping[str, Any]) -> Mapping[str, Any]:
    return next(each for each in report["findings"] if each["id"] == "CDC-5.2")


def test_a_plain_check_says_nothing_of_a_preflight() -> None:
    _, report = saved(QUALIFIED, "none")

    assert "preflight" not in the_finding(report)
    assert "preflight" not in report["ruleset"]
    assert "Pre-flight" not in run("check", QUALIFIED, "--verbose").stdout


@pytest.mark.parametrize(
    ("way", "code", "verdict", "title"),
    [
        pytest.param("none", 1, "fail", "Service qualified under SecNumCloud 3.2", id="none"),
        pytest.param("remark", 1, "fail", "Service qualified under SecNumCloud 3.2", id="remark"),
        pytest.param(
            "rehearsal",
            0,
            "pass",
            "Service qualified under SecNumCloud 3.2 (rehearsal, without a qualification)",
            id="rehearsal",
        ),
    ],
)
def test_all_of_secnumcloud_shown_is_a_qualification_in_a_rehearsal_alone(
    way: str, code: int, verdict: str, title: str, shown: Path
) -> None:
    found, report = saved(shown, way, *ONLY)
    finding = the_finding(report)

    assert (code, verdict, title) == (found, finding["verdict"], finding["title"]["en"])
    if way != "none":
        beside = finding["preflight"]
        assert ("fail", "pass") == (beside["qualified"], beside["assessed"])
        assert 261 == beside["progress"]["must"]["shown"]


@pytest.mark.parametrize(
    ("path", "way"),
    [
        pytest.param(QUALIFIED, "rehearsal", id="qualified, a rehearsal"),
        pytest.param(ENDED, "remark", id="ended, a remark"),
        pytest.param(QUALIFIED, "remark", marks=thorough, id="qualified, a remark"),
        pytest.param(ENDED, "rehearsal", marks=thorough, id="ended, a rehearsal"),
    ],
)
def test_what_is_saved_keeps_to_its_schema_and_comes_out_the_same(
    path: Path, way: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(path.parent)
    kept = tmp_path / "report.json"
    run("check", path.name, "--parameter", f"preflight={way}", "--format", f"json={kept}")
    report = json.loads(kept.read_text("utf-8"))

    assert [] == faults("report", report)
    assert 0 == run("verify", kept).exit_code


def test_another_preflight_is_a_difference_that_bears_on_its_criteria(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ENDED.parent)
    kept = tmp_path / "report.json"
    run("check", ENDED.name, "--parameter", "preflight=remark", "--format", f"json={kept}")
    report = json.loads(kept.read_text("utf-8"))
    report["ruleset"]["preflight"]["digest"] = "0" * 64
    the_finding(report)["preflight"]["assessed"] = "pass"
    kept.write_text(json.dumps(report), encoding="utf-8")
    told = json.loads(run("verify", kept, "--format", "json").stdout)

    assert ["verify.preflight"] == [each["kind"] for each in told["differences"]]
    assert ["CDC-5.2"] == told["other_reasons"]
    assert [] == told["unexplained"]


REMARK = {
    "en": (
        "Qualification and pre-flight",
        "By a qualification in force: fail.",
        "As a pre-flight, the assessment of “SecNumCloud 3.2 requirements” gives: fail;",
        "the verdict of this criterion does not rest on it.",
    ),
    "fr": (
        "Qualification et évaluation à blanc",
        "Par une qualification en vigueur\u00a0: non conforme.",
        "À blanc, l’évaluation de «\u00a0Référentiel SecNumCloud 3.2\u00a0» donne\u00a0: non",
        "le verdict de ce critère n’en dépend pas.",
    ),
}


@pytest.mark.parametrize("language", REMARK)
@pytest.mark.parametrize("command", ["check", "explain"])
def test_the_two_are_told_apart(command: str, language: str) -> None:
    about = (ENDED, *ONLY) if command == "check" else ("CDC-5.2", "--profile", ENDED)
    result = run(command, *about, "--parameter", "preflight=remark", "--lang", language)
    text = " ".join(result.stdout.replace("·", "").split(" "))
    told = " ".join(text.replace("\n", " ").split(" ")).split()

    for sentence in REMARK[language]:
        assert sentence.split() in [
            told[at : at + len(sentence.split())] for at in range(len(told))
        ]


def test_the_gate_of_a_rehearsal_says_what_it_is(shown: Path) -> None:
    result = run("check", shown, *ONLY, "--parameter", "preflight=rehearsal")

    assert 0 == result.exit_code
    for medium in (result.stdout, result.stderr):
        assert "That is no qualification, which only ANSSI grants" in " ".join(medium.split())
    assert "(rehearsal, without a qualification)" in " ".join(result.stdout.split())


def test_the_page_of_the_criterion_names_its_preflight() -> None:
    told = " ".join(run("explain", "CDC-5.2").stdout.split())

    assert "Pre-flight the assessment of the ruleset “secnumcloud-3.2”" in told
    assert "none, out of none, remark and rehearsal" in told
