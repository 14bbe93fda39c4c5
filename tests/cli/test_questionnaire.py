"""`trustcheck questionnaire`: what is missing, written out, filled in and read back."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.cli.program import run, written
from tests.conftest import Golden

HERE = Path(__file__).parent
PREPARED = HERE / "prepared"

PROFILE = """\
# Ours
trustcheck: 1
subject: {name: "Nimbus\\nanswers: 9", provider: nimbus, activities: [iaas]}
stated_on: 2026-09-30
entities:
  nimbus: {name: Nimbus SA, kind: company}
sites:  # one so far
  - {id: one, territory: undisclosed, roles: [storage, backup]}
"""

POLICY = "{rung: documented, title: Policy, collected: 2026-09-01}"


def asked(path: Path, *options: str) -> str:
    """Return the questionnaire on a profile."""
    result = run("questionnaire", path, "--ruleset", PREPARED, *options)
    assert (0, "") == (result.exit_code, result.stderr)
    return result.stdout


def verdicts(path: Path) -> dict[str, str]:
    result = run("check", path, "--ruleset", PREPARED, "--format", "json")
    return {each["id"]: each["verdict"] for each in json.loads(result.stdout)["findings"]}


def fill(questionnaire: str, **answers: str) -> str:
    """Return a questionnaire with values behind keys, those of a criterion under its id."""
    lines, criterion = [], ""
    for line in questionnaire.splitlines():
        if line.startswith("  ") and line.lstrip()[:4] == "PREP":
            criterion = line.strip(" :")
        key = line.strip().partition(":")[0]
        value = answers.get(f"{criterion}.{key}", answers.get(key) if line[:3] != "   " else None)
        lines.append(line if value is None else f"{line.partition(':')[0]}: {value}")
    return "".join(f"{line}\n" for line in lines)


SIGNED = {"by": "Ann", "on": "2026-09-15", "expires": "2027-09-14"}


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_questionnaire_is_the_golden_one(language: str, golden: Golden) -> None:
    result = run("questionnaire", "-", "--ruleset", PREPARED, "--lang", language, stdin=PROFILE)

    assert (0, "") == (result.exit_code, result.stderr)
    golden(HERE / "golden" / f"questionnaire.{language}.yaml", result.stdout)


# There and back


def test_answers_that_are_read_back_settle_their_criteria(tmp_path: Path) -> None:
    path = written(tmp_path, PROFILE)
    filled = fill(
        asked(path),
        **SIGNED,
        **{"PREP-9.1.a.met": "true", "PREP-19.1.a.met": "false", "PREP-9.1.b.met": "true"},
        **{"PREP-9.1.b.evidence": "[policy]", "evidence": f"{{policy: {POLICY}}}"},
        **{"sites": "true", "sites[0].territory": "FR"},
    )
    answers = written(tmp_path, filled, "answers.yaml")

    result = run("questionnaire", path, "--ruleset", PREPARED, "--read", answers, "--in-place")

    assert (0, "") == (result.exit_code, result.stdout)
    assert "5 answers taken, 0 left empty.\n" == result.stderr
    assert {
        "PREP-9.1.a": "pass",
        "PREP-9.1.b": "pass",
        "PREP-19.1.a": "fail",
        "PREP-19.2.a": "pass",
    } == verdicts(path)
    assert "attestations:" not in asked(path)


def test_what_is_left_empty_stays_as_it_was(tmp_path: Path) -> None:
    path = written(tmp_path, PROFILE)
    answers = written(tmp_path, fill(asked(path), **SIGNED), "answers.yaml")

    result = run("questionnaire", path, "--ruleset", PREPARED, "--read", answers)

    assert (0, PROFILE) == (result.exit_code, result.stdout)
    assert "0 answers taken, 5 left empty.\n" == result.stderr


def test_an_answer_that_has_ended_is_asked_for_again_and_replaced(tmp_path: Path) -> None:
    past = "{met: true, by: Ann, on: 2024-01-01, expires: 2025-01-01, note: old}"
    path = written(tmp_path, f"{PROFILE}attestations:\n  PREP-9.1.a: {past}\n")
    text = asked(path, "--criterion", "PREP-9.1.a")
    answers = written(tmp_path, fill(text, **SIGNED, **{"PREP-9.1.a.met": "true"}), "a.yaml")

    result = run("questionnaire", path, "--ruleset", PREPARED, "--read", answers, "--in-place")

    assert "  # What is missing: this answer has ended\n" in text
    assert 0 == result.exit_code
    assert "pass" == verdicts(path)["PREP-9.1.a"]


def test_comments_and_order_stay(tmp_path: Path) -> None:
    path = written(tmp_path, PROFILE)
    answers = written(tmp_path, fill(asked(path), **{"sites[0].territory": "FR"}), "answers.yaml")

    result = run("questionnaire", path, "--ruleset", PREPARED, "--read", answers)

    assert PROFILE.replace("undisclosed", "FR") == result.stdout


@pytest.mark.parametrize(
    ("code", "place", "answers"),
    [
        pytest.param(
            "missing-key",
            "2:28",
            "attestations: {PREP-9.1.a: {met: true, by: A, on: 2026-01-01}}",
            id="no end",
        ),
        pytest.param(
            "not-a-territory", "2:31", "facts: {'sites[0].territory': Nowhere}", id="a fact"
        ),
        pytest.param("not-answers", "1:1", "", id="no questionnaire"),
    ],
)
def test_a_mistake_in_the_answers_is_told_there_and_nothing_is_written(
    tmp_path: Path, code: str, place: str, answers: str
) -> None:
    path = written(tmp_path, PROFILE)
    head = "answers: 1\n" if answers else "some: thing\n"
    filled = written(tmp_path, f"{head}{answers}\n", "answers.yaml")

    result = run("questionnaire", path, "--ruleset", PREPARED, "--read", filled, "--in-place")

    assert (3, "") == (result.exit_code, result.stdout)
    assert f"error[{code}]" in result.stderr
    assert f" --> {filled}:{place}\n" in result.stderr
    assert PROFILE == path.read_text(encoding="utf-8")


def test_a_profile_that_repeats_a_record_is_not_revised_into_another(tmp_path: Path) -> None:
    repeated = PROFILE.replace("  nimbus: {", "  nimbus: &it {") + "extensions: {x: *it}\n"
    path = written(tmp_path, repeated)
    answers = written(tmp_path, "answers: 1\nfacts: {entities.nimbus.listed: true}\n", "a.yaml")

    result = run("questionnaire", path, "--ruleset", PREPARED, "--read", answers, "--in-place")

    assert (3, repeated) == (result.exit_code, path.read_text(encoding="utf-8"))
    assert "error[cannot-revise]" in result.stderr


# The choice


@pytest.mark.parametrize(
    ("ids", "options"),
    [
        pytest.param(["9.1.a", "9.1.b"], ["--group", "access"], id="a group"),
        pytest.param(["9.1.a", "9.1.b"], ["--chapter", "9"], id="a chapter"),
        pytest.param(["9.1.b"], ["--group", "9.1.b"], id="an article"),
        pytest.param(["9.1.b"], ["--level", "should"], id="a level"),
        pytest.param(["19.1.a"], ["--tag", "location"], id="a tag"),
        pytest.param(["9.1.a"], ["--tag", "review", "--level", "must"], id="what is in both"),
        pytest.param(["9.1.b", "19.1.a"], ["--group", "9.1.b", "--group", "19"], id="in either"),
        pytest.param(["19.1.a"], ["--for", "legal"], id="a respondent"),
    ],
)
def test_some_criteria_can_be_chosen(tmp_path: Path, ids: list[str], options: list[str]) -> None:
    text = asked(written(tmp_path, PROFILE), *options)

    found = [line.strip(" :") for line in text.splitlines() if line.startswith("  PREP")]
    assert [f"PREP-{id}" for id in ids] == found


@pytest.mark.parametrize(
    ("code", "options"),
    [
        pytest.param("unknown-group-chosen-near", ["--group", "acess"], id="misspelt"),
        pytest.param("unknown-group-chosen", ["--group", "1"], id="half a chapter"),
        pytest.param("unknown-group-chosen", ["--group", ""], id="nothing"),
        pytest.param("unknown-tag-chosen-near", ["--tag", "revew"], id="a tag"),
        pytest.param("unknown-criterion-near", ["--criterion", "PREP-9.1.x"], id="an id"),
        pytest.param("nothing-chosen", ["--group", "9", "--tag", "location"], id="none in both"),
        pytest.param("unknown-respondent-chosen-near", ["--for", "leagl"], id="a respondent"),
    ],
)
def test_a_choice_that_matches_nothing_answers_3(
    tmp_path: Path, code: str, options: list[str]
) -> None:
    path = written(tmp_path, PROFILE)

    result = run("questionnaire", path, "--ruleset", PREPARED, *options)

    assert (3, "") == (result.exit_code, result.stdout)
    assert f"error[{code}]" in result.stderr


# Where it goes


def test_a_file_is_written_and_an_old_one_stays(tmp_path: Path) -> None:
    path, output = written(tmp_path, PROFILE), tmp_path / "questions.yaml"
    call = ("questionnaire", path, "--ruleset", PREPARED, "--output", output)

    first, second, third = run(*call), run(*call), run(*call, "--force")

    assert [0, 3, 0] == [first.exit_code, second.exit_code, third.exit_code]
    assert f"{output} is written: 3 answers and 2 facts to fill in.\n" == first.stderr
    assert "error[file-exists]" in second.stderr
    assert asked(path) == output.read_text(encoding="utf-8")


@pytest.mark.parametrize("forced", [(), ("--force",)])
def test_the_answers_are_never_written_over(tmp_path: Path, forced: tuple[str, ...]) -> None:
    path, answers = written(tmp_path, PROFILE), written(tmp_path, "answers: 1\n", "a.yaml")

    result = run(
        "questionnaire",
        path,
        "--ruleset",
        PREPARED,
        "--read",
        answers,
        "--output",
        answers,
        *forced,
    )

    assert (3, "answers: 1\n") == (result.exit_code, answers.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "options",
    [
        ["--in-place"],
        ["--read", "a.yaml", "--level", "must"],
        ["--read", "a.yaml", "--for", "legal"],
        ["--read", "a.yaml", "--in-place", "--output", "b.yaml"],
    ],
    ids=" ".join,
)
def test_options_that_do_not_go_together_are_a_misuse(options: list[str]) -> None:
    assert 2 == run("questionnaire", "profile.yaml", *options).exit_code


def test_every_answer_to_secnumcloud_settles_its_criterion(tmp_path: Path) -> None:
    ruleset = ("--ruleset", "secnumcloud-3.2")
    path = written(tmp_path, PROFILE)
    text = run("questionnaire", path, *ruleset).stdout
    piece = "{rung: attested, title: Audit, collected: 2026-09-01}"
    head, _, body = text.partition("attestations:\n")
    head = fill(head, **SIGNED, evidence=f"{{audit: {piece}}}")
    body = body.replace("    evidence: []\n", "    evidence: [audit]\n")
    first, *others = body.split("    met:\n")
    answers = [("true", "false")[number % 2] for number in range(len(others))]
    filled = "".join(f"    met: {a}\n{other}" for a, other in zip(answers, others, strict=True))
    file = written(tmp_path, f"{head}attestations:\n{first}{filled}", "answers.yaml")

    result = run("questionnaire", path, "--read", file, "--in-place")

    asked_for = re.findall(r"^  (SNC-\S+):$", body, re.MULTILINE)
    assert (0, len(answers)) == (result.exit_code, len(asked_for))
    told = run("check", path, *ruleset, "--format", "json").stdout
    found = {each["id"]: each for each in json.loads(told)["findings"]}
    by_fact = [id for id in asked_for if found[id]["verdict"] == "unknown"]
    decided = [id for id in asked_for if id not in by_fact]
    settled = {"true": "pass", "false": "fail"}
    expected = {id: settled[answer] for id, answer in zip(asked_for, answers, strict=True)}
    assert {id: expected[id] for id in decided} == {id: found[id]["verdict"] for id in decided}
    assert 230 < len(decided)
    waited = {gap["pointer"].split("/")[1] for id in by_fact for gap in found[id]["gaps"]}
    assert "attestations" not in waited


# What is read back


@pytest.mark.parametrize(
    ("id", "options", "code", "help"),
    [
        pytest.param(
            "PREP-9.1.x", ["--ruleset", PREPARED], "nothing-to-answer-near", "PREP-9.1.", id="slip"
        ),
        pytest.param("PREP-9.1.a", [], "nothing-to-answer-near", "--ruleset", id="not named"),
        pytest.param(
            "PREP-19.2.a", ["--ruleset", PREPARED], "nothing-to-answer-near", "", id="facts decide"
        ),
        pytest.param("HOUSE", [], "nothing-to-answer", "--ruleset", id="not known at all"),
        pytest.param("SNC-5.1.aa", [], "nothing-to-answer-near", "SNC-5.1.a", id="SecNumCloud"),
    ],
)
def test_an_answer_that_nobody_asked_for_is_refused(
    id: str, options: list[str], code: str, help: str, tmp_path: Path
) -> None:
    path = written(tmp_path, PROFILE)
    answer = "{met: true, by: A, on: 2026-01-01, expires: 2027-01-01}"
    answers = written(tmp_path, f"answers: 1\nattestations:\n  {id}: {answer}\n", "a.yaml")

    result = run("questionnaire", path, *options, "--read", answers, "--in-place")

    assert (3, PROFILE) == (result.exit_code, path.read_text(encoding="utf-8"))
    assert f"error[{code}]" in result.stderr
    assert f" --> {answers}:3:3" in result.stderr
    assert help in result.stderr.partition("= help:")[2]


@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["Unix", "Windows"])
def test_lines_end_as_they_did(end: str, tmp_path: Path) -> None:
    path = tmp_path / "profile.yaml"
    path.write_bytes(PROFILE.replace("\n", end).encode())
    answers = written(tmp_path, "answers: 1\nfacts: {'sites[0].territory': FR}\n", "a.yaml")

    result = run("questionnaire", path, "--read", answers, "--in-place")

    expected = PROFILE.replace("undisclosed", "FR").replace("\n", end)
    assert (0, expected.encode()) == (result.exit_code, path.read_bytes())
