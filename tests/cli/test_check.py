"""`trustcheck check`: reports, the gate, and the exit code."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from shutil import copytree

import pytest

from tests.cli.program import ABROAD, BROKEN, OPEN, PROFILE, SMALL, run, written

PREPARED = Path(__file__).parent / "prepared"


def verdicts(text: str) -> dict[str, str]:
    return {finding["id"]: finding["verdict"] for finding in json.loads(text)["findings"]}


@pytest.mark.parametrize(
    ("code", "texts"),
    [
        pytest.param(0, [PROFILE], id="all pass"),
        pytest.param(1, [ABROAD], id="one fails"),
        pytest.param(1, [OPEN], id="one is unknown"),
        pytest.param(3, [BROKEN], id="one cannot be read"),
        pytest.param(1, [PROFILE, ABROAD], id="a pass and a fail"),
        pytest.param(1, [ABROAD, PROFILE], id="a fail and a pass"),
        pytest.param(3, [PROFILE, BROKEN, ABROAD], id="one of each"),
    ],
)
def test_the_worst_profile_gives_the_exit_code(
    tmp_path: Path, code: int, texts: list[str]
) -> None:
    paths = [written(tmp_path, text, f"{number}.yaml") for number, text in enumerate(texts)]

    assert code == run("check", *paths, "--ruleset", SMALL).exit_code


def test_the_report_is_on_standard_output_and_the_gate_beside_it(tmp_path: Path) -> None:
    path = written(tmp_path, ABROAD)

    result = run("check", path, "--ruleset", SMALL)

    said = (
        f"{path}: gate closed.\n"
        "  - one criterion that must be met fails\n"
        "  - no criterion that must be met passes on facts that were looked at\n"
    )
    assert (1, said) == (result.exit_code, result.stderr)
    assert "SMALL-1" in result.stdout
    assert "gate" not in result.stdout


def test_an_open_gate_is_told(tmp_path: Path) -> None:
    path = written(tmp_path, PROFILE)

    assert f"{path}: gate open.\n" == run("check", path, "--ruleset", SMALL).stderr


def test_every_profile_that_can_be_read_is_reported(tmp_path: Path) -> None:
    good, bad = written(tmp_path, PROFILE), written(tmp_path, BROKEN, "broken.yaml")

    result = run("check", bad, good, "--ruleset", SMALL)

    assert 1 == result.stdout.count("Small ruleset") + result.stdout.count("SMALL-1")
    assert f"{good}: gate open.\n" in result.stderr
    assert f" --> {bad}:2:" in result.stderr


def test_a_profile_may_come_through_standard_input() -> None:
    result = run("check", "-", "--ruleset", SMALL, stdin=ABROAD)

    assert (1, True) == (result.exit_code, result.stderr.startswith("<stdin>: gate closed.\n"))


def test_the_language_is_that_of_the_report_and_of_the_talk(tmp_path: Path) -> None:
    result = run("check", written(tmp_path, ABROAD), "--ruleset", SMALL, "--lang", "fr")

    assert "Les sites sont sur le territoire" in result.stdout
    assert "barrière fermée" in result.stderr


def test_reports_for_people_stand_apart(tmp_path: Path) -> None:
    paths = [written(tmp_path, PROFILE, name) for name in ("a.yaml", "b.yaml")]

    one, other = (run("check", path, "--ruleset", SMALL).stdout for path in paths)

    assert f"{one}\n{other}" == run("check", *paths, "--ruleset", SMALL).stdout


# Formats


def test_two_reports_can_be_had_at_once(tmp_path: Path) -> None:
    path, report = written(tmp_path, ABROAD), tmp_path / "report.json"

    result = run(
        "check", path, "--ruleset", SMALL, "--format", "text", "--format", f"json={report}"
    )

    assert {"SMALL-1": "fail", "SMALL-2": "pass"} == verdicts(report.read_text(encoding="utf-8"))
    assert run("check", path, "--ruleset", SMALL).stdout == result.stdout


def test_a_file_gets_what_standard_output_would_get(tmp_path: Path) -> None:
    paths = [written(tmp_path, text, f"{n}.yaml") for n, text in enumerate((PROFILE, ABROAD))]
    report = tmp_path / "report.txt"

    shown = run("check", *paths, "--ruleset", SMALL)
    kept = run("check", *paths, "--ruleset", SMALL, "--format", f"text={report}")

    assert (shown.stdout, "") == (report.read_text(encoding="utf-8"), kept.stdout)
    assert shown.stderr == kept.stderr


def test_a_report_in_colour_has_the_same_words(tmp_path: Path) -> None:
    path = written(tmp_path, ABROAD)

    coloured = run("check", path, "--ruleset", SMALL, FORCE_COLOR="1").stdout

    words = "".join(
        part.partition("m")[2] if index else part
        for index, part in enumerate(coloured.split("\x1b["))
    )
    assert coloured != words
    assert run("check", path, "--ruleset", SMALL).stdout == words


def test_a_report_for_machines_is_never_coloured(tmp_path: Path) -> None:
    path = written(tmp_path, ABROAD)

    result = run("check", path, "--ruleset", SMALL, "--format", "json", "--color", "always")

    assert "\x1b" not in result.stdout


@pytest.mark.parametrize("text", [PROFILE, ABROAD])
def test_a_report_that_cannot_be_written_answers_3(tmp_path: Path, text: str) -> None:
    path, report = written(tmp_path, text), tmp_path / "missing" / "report.json"

    result = run("check", path, "--ruleset", SMALL, "--format", f"json={report}")

    assert (3, "") == (result.exit_code, result.stdout)
    assert "error[cannot-write]" in result.stderr
    assert f" --> {report}\n" in result.stderr


def test_reports_that_cannot_be_written_are_told_together(tmp_path: Path) -> None:
    path, missing = written(tmp_path, PROFILE), tmp_path / "missing"
    formats = (f"--format={each}={missing}/{each}" for each in ("json", "text", "csv"))

    result = run("check", path, "--ruleset", SMALL, *formats)

    assert 3 == result.exit_code
    assert 3 == result.stderr.count("error[cannot-write]")
    assert result.stderr.endswith("\n3 problems.\n")


def test_a_report_never_replaces_the_profile(tmp_path: Path) -> None:
    path = written(tmp_path, PROFILE)

    result = run("check", path, "--ruleset", SMALL, "--format", f"json={path}")

    assert 3 == result.exit_code
    assert "error[same-as-input]" in result.stderr
    assert PROFILE == path.read_text(encoding="utf-8")


def test_an_old_report_stands_when_there_is_no_new_one(tmp_path: Path) -> None:
    path, report = written(tmp_path, BROKEN), written(tmp_path, "old", "report.json")

    result = run("check", path, "--ruleset", SMALL, "--format", f"json={report}")

    assert (3, "old") == (result.exit_code, report.read_text())


# The day


def test_the_facts_are_assessed_on_the_day_they_were_stated_on(tmp_path: Path) -> None:
    path = written(tmp_path, PROFILE)

    result = run("check", path, "--ruleset", SMALL, "--format", "json")

    assert "2026-09-30" == json.loads(result.stdout)["as_of"]


@pytest.mark.parametrize(
    ("day", "given"),
    [("2027-01-31", "2027-01-31"), (date.today().isoformat(), "today")],
    ids=["a day", "today"],
)
def test_another_day_can_be_asked_for(tmp_path: Path, day: str, given: str) -> None:
    path = written(tmp_path, PROFILE)

    result = run("check", path, "--ruleset", SMALL, "--format", "json", "--as-of", given)

    assert day == json.loads(result.stdout)["as_of"]


# The criteria


@pytest.mark.parametrize(
    ("ids", "patterns"),
    [
        pytest.param(["SMALL-1"], ["SMALL-1"], id="one by its id"),
        pytest.param(["SMALL-1", "SMALL-2"], ["SMALL-2", "SMALL-1"], id="two, in their order"),
        pytest.param(["SMALL-1", "SMALL-2"], ["SMALL-*"], id="those that match"),
    ],
)
def test_criteria_can_be_chosen(tmp_path: Path, ids: list[str], patterns: list[str]) -> None:
    options = [option for pattern in patterns for option in ("--criterion", pattern)]

    result = run(
        "check", written(tmp_path, PROFILE), "--ruleset", SMALL, "--format", "json", *options
    )

    assert ids == list(verdicts(result.stdout))
    assert f"  - only {'one criterion was' if len(ids) == 1 else '2 criteria were'} looked at" in (
        result.stderr
    )


def test_a_choice_is_told_in_the_report(tmp_path: Path) -> None:
    result = run("check", written(tmp_path, PROFILE), "--ruleset", SMALL, "--criterion", "SMALL-1")

    assert "nly one criterion was looked at, out of 2" in result.stdout


@pytest.mark.parametrize(
    ("code", "criterion"),
    [("unknown-criterion-near", "SMAL-1"), ("unknown-criterion", "X*"), ("unknown-criterion", "")],
    ids=["misspelt", "a pattern", "empty"],
)
def test_a_choice_that_matches_nothing_answers_3(
    tmp_path: Path, code: str, criterion: str
) -> None:
    path = written(tmp_path, PROFILE)

    result = run("check", path, "--ruleset", SMALL, "--criterion", criterion)

    assert (3, "") == (result.exit_code, result.stdout)
    assert f"error[{code}]" in result.stderr


def test_a_choice_of_nothing_in_force_answers_3(tmp_path: Path) -> None:
    path = written(tmp_path, PROFILE)

    result = run(
        "check", path, "--ruleset", SMALL, "--criterion", "SMALL-2", "--as-of", "2019-12-31"
    )

    assert (3, "") == (result.exit_code, result.stdout)
    assert "error[nothing-to-assess]" in result.stderr


# The ruleset


@pytest.mark.parametrize(
    ("code", "setting"),
    [(1, "france"), (1, "union"), (3, "europe"), (3, "[")],
    ids=["the default", "another choice", "no choice", "no YAML"],
)
def test_a_parameter_can_be_set(tmp_path: Path, code: int, setting: str) -> None:
    path = written(tmp_path, ABROAD)

    result = run("check", path, "--ruleset", SMALL, "--parameter", f"territory={setting}")

    assert code == result.exit_code
    assert (code == 3) is (" --> --parameter territory" in result.stderr)


def test_a_parameter_can_change_a_verdict(tmp_path: Path) -> None:
    path = written(tmp_path, PROFILE.replace("territory: FR", "territory: DE"))

    assert 1 == run("check", path, "--ruleset", SMALL).exit_code
    assert 0 == run("check", path, "--ruleset", SMALL, "--parameter", "territory=union").exit_code


def test_a_parameter_that_is_refused_is_shown(tmp_path: Path) -> None:
    path = written(tmp_path, PROFILE)

    result = run("check", path, "--ruleset", SMALL, "--parameter", "territory=europe")

    assert " --> --parameter territory:1:1\n  1 | europe\n    | ^^^^^^\n" in result.stderr


def test_a_parameter_that_does_not_exist_answers_3(tmp_path: Path) -> None:
    path = written(tmp_path, PROFILE)

    assert 3 == run("check", path, "--ruleset", SMALL, "--parameter", "teritory=union").exit_code


def test_a_file_can_tailor_a_ruleset(tmp_path: Path) -> None:
    path = written(tmp_path, PROFILE.replace("territory: FR", "territory: DE"))
    copytree(SMALL, tmp_path / "small")
    tailoring = "extends: small\nparameters: {territory: union}\n"
    ours = written(tmp_path, tailoring, "ours.yaml")

    result = run("check", path, "--ruleset", ours)

    assert 0 == result.exit_code
    assert str(ours) in result.stdout


@pytest.mark.parametrize("ruleset", ["cloud-de-confience", "zzz", "./zzz", ""])
def test_a_ruleset_that_is_not_there_answers_3(tmp_path: Path, ruleset: str) -> None:
    result = run("check", written(tmp_path, PROFILE), "--ruleset", ruleset)

    assert (3, "") == (result.exit_code, result.stdout)
    assert result.stderr.startswith("error[")


# Answering 0


def test_exit_zero_opens_nothing_and_says_so(tmp_path: Path) -> None:
    result = run("check", written(tmp_path, ABROAD), "--ruleset", SMALL, "--exit-zero")

    assert 0 == result.exit_code
    assert result.stderr.endswith("The gate is closed, and --exit-zero answers 0 all the same.\n")


def test_exit_zero_does_not_hide_what_could_not_be_assessed(tmp_path: Path) -> None:
    path = written(tmp_path, BROKEN)

    assert 3 == run("check", path, "--ruleset", SMALL, "--exit-zero").exit_code


def test_verbose_shows_more(tmp_path: Path) -> None:
    path = written(tmp_path, PROFILE)

    short, long = (run("check", path, "--ruleset", SMALL, *more) for more in ((), ("--verbose",)))

    assert len(short.stdout) < len(long.stdout)


# Several rulesets


def test_a_profile_can_be_held_against_several_rulesets(tmp_path: Path) -> None:
    path = written(tmp_path, PROFILE)

    result = run("check", path, "--ruleset", SMALL, "--ruleset", PREPARED)

    assert 1 == result.exit_code
    assert ["Ruleset   small 1,", "Ruleset   prepared 1,"] == re.findall(
        r"Ruleset +\S+ \S+", result.stdout
    )
    assert f"{path}, small: gate open.\n{path}, prepared: gate closed.\n" in result.stderr


def test_a_program_gets_one_list_of_assessments(tmp_path: Path) -> None:
    path = written(tmp_path, PROFILE)

    result = run("check", path, "--ruleset", SMALL, "--ruleset", PREPARED, "--format", "json")

    assert ["small", "prepared"] == [each["ruleset"]["id"] for each in json.loads(result.stdout)]


def test_one_table_tells_which_fact_serves_which_criterion(tmp_path: Path) -> None:
    path = written(tmp_path, PROFILE)

    result = run("check", path, "--ruleset", SMALL, "--ruleset", PREPARED, "--format", "facts")

    told = " ".join(result.stdout.split())
    assert f" {path}:8:26 sites[0].territory = FR SMALL-1, PREP-19.2.a " in told
    assert 1 == result.stdout.count("Declared, and read")


def test_the_columns_of_a_table_on_several_profiles_are_named_once(tmp_path: Path) -> None:
    paths = [written(tmp_path, PROFILE, f"{n}.yaml") for n in range(2)]

    result = run("check", *paths, "--ruleset", SMALL, "--format", "facts-csv")

    rows = result.stdout.splitlines()
    assert "file,line,fact,written,criteria" == rows[0]
    assert 1 == sum(row == rows[0] for row in rows)
    assert {str(path) for path in paths} == {row.partition(",")[0] for row in rows[1:]}


def test_a_ruleset_in_which_nothing_is_chosen_is_left_out_aloud(tmp_path: Path) -> None:
    path = written(tmp_path, PROFILE)

    result = run(
        "check", path, "--ruleset", SMALL, "--ruleset", PREPARED, "--criterion", "SMALL-1"
    )

    assert 0 == result.exit_code
    left_out = f"{PREPARED}: nothing of it is chosen, and nothing is held against it.\n"
    assert result.stderr.startswith(left_out)


# What is chosen and what is shown


@pytest.mark.parametrize(
    ("ids", "options"),
    [
        pytest.param(["PREP-9.1.a", "PREP-9.1.b"], ["--group", "access"], id="a group"),
        pytest.param(["PREP-19.1.a", "PREP-19.2.a"], ["--chapter", "19"], id="a chapter"),
        pytest.param(["PREP-9.1.b"], ["--level", "should"], id="a level"),
        pytest.param(["PREP-19.1.a", "PREP-19.2.a"], ["--tag", "location"], id="a tag"),
        pytest.param(
            ["PREP-19.2.a"], ["--tag", "location", "--criterion", "*.2.*"], id="what is in both"
        ),
    ],
)
def test_criteria_can_be_chosen_by_what_they_are(
    tmp_path: Path, ids: list[str], options: list[str]
) -> None:
    path = written(tmp_path, PROFILE)

    result = run("check", path, "--ruleset", PREPARED, "--format", "json", *options)

    assert ids == list(verdicts(result.stdout))
    assert ids == json.loads(result.stdout)["made_from"]["criteria"]


def test_what_is_hidden_counts_all_the_same(tmp_path: Path) -> None:
    path = written(tmp_path, PROFILE)

    whole, part = (
        run("check", path, "--ruleset", PREPARED, *only)
        for only in ((), ("--only", "failing, contested"))
    )

    assert (whole.exit_code, whole.stderr) == (part.exit_code, part.stderr)
    assert "4 findings are hidden, and counted all the same." in " ".join(part.stdout.split())
    assert "PREP-" not in part.stdout


@pytest.mark.parametrize("kinds", ["", "fails", "failing;unknown", "failing,"])
def test_a_kind_that_does_not_exist_is_a_misuse(tmp_path: Path, kinds: str) -> None:
    assert 2 == run("check", written(tmp_path, PROFILE), "--only", kinds).exit_code
