"""`trustcheck rules`."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.program import ROOT, SMALL, run


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SMALL, tmp_path / "small"))


def test_the_criteria_of_a_ruleset_are_listed() -> None:
    result = run("rules", "list", "--ruleset", SMALL)

    listed = (
        "small 1: Small ruleset\n"
        "  SMALL-1  must    The sites are in the territory (house, 1)\n"
        "  SMALL-2  should  There is a site for backup (house, 2)\n"
    )
    assert (0, listed, "") == (result.exit_code, result.stdout, result.stderr)


def test_without_a_name_every_shipped_ruleset_is_listed() -> None:
    result = run("rules", "list")

    assert (0, "") == (result.exit_code, result.stderr)
    assert "cloud-de-confiance " in result.stdout


def test_a_ruleset_is_shown_with_its_parameters() -> None:
    result = run("rules", "show", SMALL, "--parameter", "territory=union")

    assert (0, "") == (result.exit_code, result.stderr)
    assert "Try the command line." in result.stdout
    assert "$territory = " in result.stdout
    assert "requires:" not in result.stdout


def test_a_resolved_ruleset_holds_every_rule_as_written() -> None:
    result = run("rules", "show", SMALL, "--resolved")

    assert "        satisfies: {territory: {within: $territory}}\n" in result.stdout


def test_a_setting_changes_what_identifies_a_ruleset() -> None:
    default, other = (
        run("rules", "show", SMALL, "--parameter", f"territory={area}").stdout
        for area in ("france", "union")
    )

    def digest(text: str) -> str:
        return next(line for line in text.splitlines() if line.startswith("SHA-256 "))

    assert digest(default) != digest(other)


def test_a_sound_ruleset_has_no_mistakes() -> None:
    result = run("rules", "lint", SMALL)

    assert (0, "small: no mistake found in 2 criteria.\n", "") == (
        result.exit_code,
        result.stdout,
        result.stderr,
    )


def test_a_ruleset_with_a_mistake_answers_3(copy: Path) -> None:
    rule = copy / "1-sites.yaml"
    rule.write_text(rule.read_text().replace("within:", "whithin:"))

    result = run("rules", "lint", copy)

    assert (3, "") == (result.exit_code, result.stdout)
    assert f" --> {rule}:9:" in result.stderr


def test_the_cases_of_a_ruleset_are_run() -> None:
    result = run("rules", "test", SMALL)

    assert (0, "small: 6 cases, 0 differ.\n", "") == (
        result.exit_code,
        result.stdout,
        result.stderr,
    )


def test_a_case_that_differs_answers_1(copy: Path) -> None:
    cases = copy / "1-sites.cases.yaml"
    cases.write_text(cases.read_text().replace("expect: fail", "expect: unknown"))

    result = run("rules", "test", copy)

    said = (
        f"{cases}:5:11: SMALL-1, case “a site abroad”: expected unknown, found fail.\n"
        "small: 6 cases, one differs.\n"
    )
    assert (1, said, "") == (result.exit_code, result.stdout, result.stderr)


def test_a_ruleset_without_cases_answers_3(copy: Path) -> None:
    for cases in copy.glob("*.cases.yaml"):
        cases.unlink()

    result = run("rules", "test", copy)

    assert (3, "") == (result.exit_code, result.stdout)
    assert "error[no-case]" in result.stderr


@pytest.mark.parametrize("command", ["show", "lint", "test"])
@pytest.mark.parametrize("name", ["zzz", "./zzz", "cloud-de-confience"])
def test_a_ruleset_that_is_not_there_answers_3(command: str, name: str) -> None:
    result = run("rules", command, name)

    assert (3, "") == (result.exit_code, result.stdout)
    assert result.stderr.startswith("error[")


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_words_of_the_rules_are_the_page_that_is_published(language: str) -> None:
    result = run("rules", "words", "--lang", language)

    page = (ROOT / "docs" / f"vocabulary.{language}.md").read_text(encoding="utf-8")
    assert (0, page, "") == (result.exit_code, result.stdout, result.stderr)


# Mutants


def test_a_mutant_that_survives_is_shown_and_answers_1() -> None:
    result = run("rules", "mutate", SMALL)

    survivor = (
        "/small/2-backup.yaml:7:1: SMALL-2: since = 2020-01-02\n"
        "  Changed: the criterion is in force from 2 January 2020 on, "
        "and no longer from 1 January 2020.\n"
        "  A case that would notice: one on 1 January 2020.\n"
    )
    assert (1, "") == (result.exit_code, result.stderr)
    assert result.stdout.startswith(
        "small 1: mutants\n"
        "  criterion  cases  mutants  caught  argued  survived\n"
        "  SMALL-1        3        5       2       0         3\n"
        "  SMALL-2        3       10       9       0         1\n"
        "  in all         6       15      11       0         4\n"
    )
    assert survivor in result.stdout
    assert result.stdout.endswith("\nsmall: 15 mutants, 11 caught, 0 argued, 4 survived.\n")


def test_a_survivor_is_told_in_french() -> None:
    result = run("rules", "mutate", SMALL, "--lang", "fr")

    assert "Ce qui le remarquerait\u00a0: un cas daté du 1er janvier 2020.\n" in result.stdout
    assert result.stdout.endswith("15 mutants, dont 11 pris, 0 motivé et 4 survivants.\n")


def test_one_criterion_can_be_mutated_alone() -> None:
    result = run("rules", "mutate", "--criterion", "CDC-5.3")

    assert (0, "") == (result.exit_code, result.stderr)
    assert "cloud-de-confiance: 9 mutants, 9 caught, 0 argued, 0 survived.\n" in result.stdout


def test_mutants_are_told_to_programs() -> None:
    result = run("rules", "mutate", SMALL, "--criterion", "SMALL-2", "--format", "json")

    said = json.loads(result.stdout)
    assert (1, "") == (result.exit_code, result.stderr)
    assert ("small", "1") == (said["ruleset"], said["version"])
    assert [("SMALL-2", 3, 10, 9, [])] == [
        (each["criterion"], each["cases"], each["mutants"], each["caught"], each["argued"])
        for each in said["criteria"]
    ]
    assert [("since = 2020-01-02", 7, 1)] == [
        (each["mutant"], each["line"], each["column"]) for each in said["criteria"][0]["survived"]
    ]


def test_a_criterion_without_cases_is_told_once(copy: Path) -> None:
    (copy / "1-sites.cases.yaml").unlink()

    result = run("rules", "mutate", copy)

    said = "SMALL-1 has no case, so that nothing tells its 5 mutants from it.\n"
    assert 1 == result.exit_code
    assert f"{copy / '1-sites.yaml'}:1:5: {said}" in result.stdout


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        pytest.param(["--criterion", "SMALL-9"], "unknown-criterion-near", id="no criterion"),
        pytest.param([], "no-case", id="no case"),
    ],
)
def test_nothing_to_mutate_answers_3(copy: Path, arguments: list[str], code: str) -> None:
    for cases in copy.glob("*.cases.yaml"):
        cases.unlink()

    result = run("rules", "mutate", copy, *arguments)

    assert (3, "") == (result.exit_code, result.stdout)
    assert f"error[{code}]" in result.stderr
