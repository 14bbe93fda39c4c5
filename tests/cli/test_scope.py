"""`trustcheck scope`, and `trustcheck new --situation`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.program import PROFILE, ROOT, run, written

SITUATION = """\
situation: 1
name: Payroll
stated_on: 2026-11-21
body: {kind: state_administration}
data: {secrets: [privacy], breach_could_harm: [public_order]}
cloud: {commercial: true}
project: {started_on: 2026-09-01}
"""
"""Obliged."""


@pytest.mark.parametrize(
    ("old", "new", "code", "said"),
    [
        pytest.param("", "", 0, "obliged.", id="obliged"),
        pytest.param("true", "false", 0, "not obliged.", id="not obliged"),
        pytest.param("true", "undisclosed", 1, "not known.", id="not known"),
        pytest.param(
            "2026-09-01}",
            "2024-01-01}\ncompliant_offer: {exists: false}\nderogation: "
            "{granted_by_minister: true, validated_by_prime_minister: true, "
            "granted_on: 2026-06-01}",
            0,
            "not obliged while a derogation runs.",
            id="derogation",
        ),
    ],
)
def test_an_answer_gives_0_and_none_gives_1(
    old: str, new: str, code: int, said: str, tmp_path: Path
) -> None:
    file = written(tmp_path, SITUATION.replace(old, new), "situation.yaml")

    result = run("scope", file)

    assert (code, f"{file}: {said}\n") == (result.exit_code, result.stderr)


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        pytest.param("kind: state_administration", ["4:14 not-one-of-near"], id="a word"),
        pytest.param("commercial: true", ["6:9 unknown-key-near"], id="a fact"),
        pytest.param("2026-09-01", ["7:23 no-such-date"], id="a day"),
        pytest.param("secrets: [privacy]", ["5:17 wrong-type"], id="a list"),
        pytest.param("situation: 1", ["1:12 other-version"], id="a version"),
        pytest.param("stated_on: 2026-11-21\n", ["1:1 missing-key"], id="no day"),
    ],
)
def test_a_situation_with_a_mistake_answers_3(
    text: str, problems: list[str], tmp_path: Path
) -> None:
    wrong = {
        "kind: state_administration": "kind: state_administratoin",
        "commercial: true": "comercial: true",
        "2026-09-01": "2026-02-30",
        "secrets: [privacy]": "secrets: privacy",
        "situation: 1": "situation: 2",
        "stated_on: 2026-11-21\n": "",
    }
    file = written(tmp_path, SITUATION.replace(text, wrong[text]), "situation.yaml")

    result = run("scope", file)

    assert (3, "") == (result.exit_code, result.stdout)
    codes = [line[6:].partition("]")[0] for line in result.stderr.splitlines() if "]: " in line]
    places = [
        line.rpartition(f"{file}:")[2]
        for line in result.stderr.splitlines()
        if line.startswith(" --> ")
    ]
    assert problems == [f"{place} {code}" for place, code in zip(places, codes, strict=True)]


def test_all_mistakes_are_told_at_once(tmp_path: Path) -> None:
    text = SITUATION.replace("kind", "kinds").replace("true", "perhaps") + "cloud: {}\n"
    file = written(tmp_path, text, "situation.yaml")

    result = run("scope", file)

    assert 3 == result.exit_code
    assert "3 problems." in result.stderr


def test_a_profile_is_no_situation(tmp_path: Path) -> None:
    file = written(tmp_path, PROFILE)

    result = run("scope", file)

    assert (3, "") == (result.exit_code, result.stdout)
    assert result.stderr.startswith("error[profile-not-situation]")


@pytest.mark.parametrize("command", [["check"], ["validate"]])
def test_a_situation_is_no_profile(command: list[str], tmp_path: Path) -> None:
    file = written(tmp_path, SITUATION, "situation.yaml")

    result = run(*command, file)

    assert 3 == result.exit_code
    assert result.stderr.startswith("error[situation-not-profile]")
    assert "One problem." in result.stderr


def test_a_profile_is_not_held_against_questions(tmp_path: Path) -> None:
    file = written(tmp_path, PROFILE)

    results = [
        run("check", file, "--ruleset", "scope-fr"),
        run("explain", "SCOPE-31.1", "--profile", file, "--ruleset", "scope-fr"),
    ]

    assert [(3, "")] * 2 == [(result.exit_code, result.stdout) for result in results]
    assert all(result.stderr.startswith("error[about-situations]") for result in results)


def test_a_situation_is_not_held_against_criteria(tmp_path: Path) -> None:
    file = written(tmp_path, SITUATION, "situation.yaml")

    result = run("scope", file, "--ruleset", "cloud-de-confiance")

    assert (3, "") == (result.exit_code, result.stdout)
    assert result.stderr.startswith("error[about-services]")


def test_another_day_gives_another_answer(tmp_path: Path) -> None:
    file = written(tmp_path, SITUATION, "situation.yaml")

    result = run("scope", file, "--as-of", "2021-07-04")

    assert (0, f"{file}: not obliged.\n") == (result.exit_code, result.stderr)
    assert "The facts were stated on 21 November 2026" in " ".join(result.stdout.split())


def test_a_setting_is_told(tmp_path: Path) -> None:
    file = written(tmp_path, SITUATION, "situation.yaml")

    result = run("scope", file, "--parameter", "law_derogation=P12M")

    assert 0 == result.exit_code
    assert "law_derogation = 1 year, instead of 18 months" in result.stdout


def test_the_answer_for_programs(tmp_path: Path) -> None:
    file = written(tmp_path, SITUATION, "situation.yaml")

    result = run("scope", file, "--format", "json")
    report = json.loads(result.stdout)

    assert (0, "trustcheck-scope/1") == (result.exit_code, report["format"])
    assert ("obliged", "2026-09-01", None) == tuple(
        report[key] for key in ("standing", "since", "until")
    )
    assert [("law", "obliged"), ("circular", "obliged"), ("health", "unknown")] == [
        (duty["id"], duty["standing"]) for duty in report["duties"]
    ]
    answers = {each["id"]: each["answer"] for each in report["questions"]}
    assert ("yes", "no", "unknown") == tuple(
        answers[f"SCOPE-{number}"] for number in ("31.2", "31.5", "32.1")
    )
    body = next(each for each in report["questions"] if each["id"] == "SCOPE-31.1")
    assert [("body.kind", 4, 14)] == [
        (fact["path"], fact["place"]["line"], fact["place"]["column"])
        for fact in body["facts"][:1]
    ]


def test_a_report_goes_to_a_file(tmp_path: Path) -> None:
    file = written(tmp_path, SITUATION, "situation.yaml")
    text, data = tmp_path / "a.txt", tmp_path / "a.json"

    result = run("scope", file, "--format", f"text={text}", "--format", f"json={data}")

    assert (0, "") == (result.exit_code, result.stdout)
    assert "obliged" in text.read_text(encoding="utf-8")
    assert "obliged" == json.loads(data.read_text(encoding="utf-8"))["standing"]


def test_standard_input_is_a_situation() -> None:
    result = run("scope", "-", stdin=SITUATION)

    assert (0, "<stdin>: obliged.\n") == (result.exit_code, result.stderr)


# The situation to start from


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_new_situation_knows_nothing_yet(language: str, tmp_path: Path) -> None:
    file = tmp_path / "situation.yaml"

    results = [run("new", file, "--situation", "--lang", language), run("scope", file)]

    assert [0, 1] == [result.exit_code for result in results]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_new_situation_with_its_examples_is_complete(language: str, tmp_path: Path) -> None:
    text = run("new", "-", "--situation", "--lang", language).stdout
    told = [line.removeprefix("# ") for line in text.splitlines() if line[:3] != "# y"]
    file = written(tmp_path, "\n".join(told), "situation.yaml")

    result = run("scope", file, "--format", "json")
    report = json.loads(result.stdout)

    assert 0 == result.exit_code
    assert [] == [gap for each in report["questions"] for gap in each["gaps"]]


def test_both_new_situations_hold_the_same() -> None:
    folder = ROOT / "rules" / "scope-fr"
    english, french = (
        [
            line
            for line in (folder / f"situation.{language}.txt").read_text("utf-8").splitlines()
            if not line.startswith(("##", "name:"))
        ]
        for language in ("en", "fr")
    )

    assert english == french


def test_a_new_situation_replaces_nothing(tmp_path: Path) -> None:
    file = written(tmp_path, SITUATION, "situation.yaml")

    result = run("new", file, "--situation")

    assert 3 == result.exit_code
    assert SITUATION == file.read_text(encoding="utf-8")


def test_the_schema_of_a_situation_is_printed() -> None:
    result = run("schema", "situation")

    assert 0 == result.exit_code
    assert "urn:trustcheck:situation:1" == json.loads(result.stdout)["$id"]


# What follows


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param("ministry-new-project", True, id="obliged"),
        pytest.param("operator-under-way", True, id="derogation"),
        pytest.param("ordinary-data", False, id="not obliged"),
        pytest.param("missing-fact", False, id="not known"),
    ],
)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_body_that_is_bound_is_told_what_to_hold_offers_against(
    name: str, expected: bool, language: str
) -> None:
    path = ROOT / f"examples/scope/{name}.yaml"
    told = " ".join(run("scope", path, "--lang", language).stdout.split())

    assert expected is ("yaml --ruleset secnumcloud-3.2" in told)


@pytest.mark.parametrize(
    ("offer", "code"),
    [
        pytest.param("exists: false, available_on: 2026-08-20", 3, id="none, since a day"),
        pytest.param("exists: false, available_on: undisclosed", 3, id="none, since some day"),
        pytest.param("exists: false", 0, id="none"),
        pytest.param("exists: true, available_on: 2026-08-20", 0, id="one, since a day"),
        pytest.param("available_on: 2026-08-20", 0, id="a day alone"),
        pytest.param("exists: undisclosed, available_on: 2026-08-20", 0, id="not told, since"),
    ],
)
def test_an_offer_that_does_not_exist_is_available_on_no_day(offer: str, code: int) -> None:
    text = (ROOT / "examples/scope/operator-under-way.yaml").read_text(encoding="utf-8")
    given = "exists: true, available_on: 2026-08-20"
    assert given in text

    result = run("scope", "-", stdin=text.replace(given, offer))

    assert code == result.exit_code
    assert ("error[fact-denied]" in result.stderr) is (code == 3)
