"""What holds in a run: options, the environment, `trustcheck.yaml`, in this order."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.program import ABROAD, PROFILE, SMALL, run, start, written
from tests.published import faults
from trustcheck.cli.project import find_project
from trustcheck.cli.variables import VARIABLES
from trustcheck.source.file import load

WHOLE = """\
profiles: [offers]
rulesets: small
parameters: {territory: france}
as_of: 2026-10-01
policy:
  must: [fail, unknown]
  should: fail
  criteria: {SMALL-2: [fail]}
  may_be_unknown: SMALL-2
  tolerate: {unknown: 1}
waivers: [waivers.yaml]
waiver_notice: 10
formats: [text, json=report.json]
lang: fr
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the top of a repository with a profile, a ruleset and waivers; it is current."""
    import shutil

    (tmp_path / ".git").mkdir()
    (tmp_path / "offers").mkdir()
    shutil.copytree(SMALL, tmp_path / "small")
    written(tmp_path / "offers", ABROAD, "a.yaml")
    written(tmp_path, "trustcheck-waivers: 1\nwaivers: []\n", "waivers.yaml")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def config(*options: str, **environment: str) -> dict[str, tuple[Any, str, str | None, Any]]:
    """Return every setting: its value, the kind and name of its origin, and its line."""
    told = json.loads(run("config", "--json", *options, **environment).stdout)
    return {
        each["key"]: (each["value"], *(each["origin"][k] for k in ("kind", "name", "line")))
        for each in told["settings"]
    }


# Where it is found


def test_the_file_is_found_upward_to_the_top_of_the_repository(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(project, "lang: fr\n", "trustcheck.yaml")
    below = project / "a" / "b"
    below.mkdir(parents=True)
    monkeypatch.chdir(below)

    assert (path, project) == find_project()


def test_the_nearest_file_counts(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written(project, "lang: fr\n", "trustcheck.yaml")
    nearer = written(project / "offers", "lang: en\n", "trustcheck.yaml")
    monkeypatch.chdir(project / "offers")

    assert (nearer, project) == find_project()


def test_no_file_above_the_repository_counts(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(project, "lang: fr\n", "trustcheck.yaml")
    inner = project / "inner"
    (inner / ".git").mkdir(parents=True)
    monkeypatch.chdir(inner)

    assert find_project() is None


def test_without_a_repository_the_working_directory_alone_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(tmp_path, "lang: fr\n", "trustcheck.yaml")
    (tmp_path / "below").mkdir()

    monkeypatch.chdir(tmp_path)
    assert (path, tmp_path) == find_project()
    monkeypatch.chdir(tmp_path / "below")
    assert find_project() is None


def test_no_file_of_a_user_counts(project: Path) -> None:
    home = project / "home"
    (home / ".config").mkdir(parents=True)
    for folder in (home, home / ".config"):
        written(folder, "lang: fr\n", "trustcheck.yaml")

    assert "default" == config(HOME=str(home), XDG_CONFIG_HOME=str(home / ".config"))["lang"][1]


def test_even_the_plainest_line_takes_the_settings_of_the_project(project: Path) -> None:
    written(project, "rulesets: small\npolicy: {must: unknown}\n", "trustcheck.yaml")

    done = start("trustcheck check offers/a.yaml", cwd=project)

    assert b"small 1, digest" in done.stdout
    assert b"Closed by  criteria that must be met: unknown" in done.stdout
    assert done.stderr.startswith(b"The settings in trustcheck.yaml hold;")


def test_even_the_plainest_line_takes_the_settings_of_the_environment(project: Path) -> None:
    done = start("trustcheck check offers/a.yaml", cwd=project, TRUSTCHECK_RULESET="small")

    assert b"small 1, digest" in done.stdout


# What holds


def test_every_setting_has_its_origin(project: Path) -> None:
    written(project, WHOLE, "trustcheck.yaml")

    file = ("file", "trustcheck.yaml")
    assert {
        "profiles": (["offers"], *file, 1),
        "rulesets": (["small"], *file, 2),
        "parameters.territory": ("france", *file, 3),
        "as_of": ("2026-10-01", *file, 4),
        "policy.must": (["fail", "unknown"], *file, 6),
        "policy.should": (["fail"], *file, 7),
        "policy.criteria.SMALL-2": (["fail"], *file, 8),
        "policy.may_be_unknown": (["SMALL-2"], *file, 9),
        "policy.tolerate.fail": (0, "default", None, None),
        "policy.tolerate.unknown": (1, *file, 10),
        "waivers": (["waivers.yaml"], *file, 11),
        "waiver_notice": (10, *file, 12),
        "baseline": (None, "default", None, None),
        "formats": (["text", "json=report.json"], *file, 13),
        "lang": ("fr", *file, 14),
    } == config()


@pytest.mark.parametrize(
    ("key", "options", "variable", "value", "values"),
    [
        pytest.param(
            "rulesets",
            ["--ruleset", "x"],
            "TRUSTCHECK_RULESET",
            "y:z",
            [["x"], ["y", "z"], ["small"], ["cloud-de-confiance"]],
            id="rulesets",
        ),
        pytest.param(
            "parameters.territory",
            ["--parameter", "territory=eu"],
            "TRUSTCHECK_PARAMETER",
            "territory=eea",
            ["eu", "eea", "france", None],
            id="a parameter",
        ),
        pytest.param(
            "as_of",
            ["--as-of", "2027-01-01"],
            "TRUSTCHECK_AS_OF",
            "today",
            ["2027-01-01", "today", "2026-10-01", None],
            id="the day",
        ),
        pytest.param(
            "policy.should",
            ["--fail-on", "should:unknown"],
            "TRUSTCHECK_FAIL_ON",
            "should:fail,unknown",
            [["unknown"], ["fail", "unknown"], ["fail"], []],
            id="the policy of a level",
        ),
        pytest.param(
            "policy.tolerate.unknown",
            ["--tolerate", "unknown=9"],
            "TRUSTCHECK_TOLERATE",
            "unknown=8",
            [9, 8, 1, 0],
            id="what is tolerated",
        ),
        pytest.param(
            "waivers",
            ["--waivers", "x"],
            "TRUSTCHECK_WAIVERS",
            "y:z",
            [["x"], ["y", "z"], ["waivers.yaml"], []],
            id="waivers",
        ),
        pytest.param(
            "formats",
            ["--format", "json"],
            "TRUSTCHECK_FORMAT",
            "brief ndjson=n",
            [["json"], ["brief", "ndjson=n"], ["text", "json=report.json"], []],
            id="formats",
        ),
        pytest.param(
            "lang",
            ["--lang", "en"],
            "TRUSTCHECK_LANG",
            "en",
            ["en", "en", "fr", None],
            id="the language",
        ),
    ],
)
def test_an_option_outweighs_the_environment_and_that_the_file(
    project: Path, key: str, options: list[str], variable: str, value: str, values: list[Any]
) -> None:
    written(project, WHOLE, "trustcheck.yaml")

    found = [
        config(*options, **{variable: value}).get(key),
        config(**{variable: value}).get(key),
        config().get(key),
        config("--isolated").get(key, (None, "default")),
    ]

    kinds = ["flag", "environment", "file", "default"]
    assert list(zip(values, kinds, strict=True)) == [each[:2] for each in found if each]


def test_each_part_of_a_policy_is_taken_from_where_it_outweighs(project: Path) -> None:
    written(project, WHOLE, "trustcheck.yaml")

    told = config("--fail-on", "SMALL-1=fail", TRUSTCHECK_FAIL_ON="must:fail")

    assert {"must": "environment", "should": "file", "SMALL-1": "flag", "SMALL-2": "file"} == {
        key.rpartition(".")[2]: origin
        for key, (_, origin, *_) in told.items()
        if key.rpartition(".")[2] in ("must", "should", "SMALL-1", "SMALL-2")
    }


def test_what_the_file_says_holds_in_a_check(project: Path) -> None:
    written(project, WHOLE, "trustcheck.yaml")

    result = run("check")

    assert "barrière fermée" in result.stderr
    assert "Fermée par" in result.stdout
    assert "2026-10-01" == json.loads((project / "report.json").read_text())[0]["as_of"]


def test_no_waivers_outweighs_those_of_the_file(project: Path) -> None:
    written(project, WHOLE, "trustcheck.yaml")

    assert ([], "flag", "--no-waivers", None) == config("--no-waivers")["waivers"]


def test_isolated_ignores_the_file_even_if_it_is_broken(project: Path) -> None:
    written(project, "ruleset: [\n", "trustcheck.yaml")

    assert 3 == run("check", "offers/a.yaml").exit_code
    assert 1 == run("check", "offers/a.yaml", "--ruleset", "small", "--isolated").exit_code


def test_paths_are_relative_to_the_file(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written(project, WHOLE, "trustcheck.yaml")
    monkeypatch.chdir(project / "offers")

    assert 1 == run("check").exit_code
    assert (project / "report.json").is_file()
    assert "../trustcheck.yaml" == config()["waivers"][2]


def test_the_settings_are_shown_to_people(project: Path) -> None:
    written(project, "rulesets: small\n", "trustcheck.yaml")

    shown = run("config", "--fail-on", "fail").stdout.splitlines()

    assert "rulesets                 [small]  trustcheck.yaml:1:11" in shown
    assert "policy.must              [fail]   --fail-on fail" in shown
    assert "as_of                    -        by default" in shown


# What is refused


@pytest.mark.parametrize(
    ("problem", "text"),
    [
        pytest.param("unknown-key-near]1:1", "waiverz: []\n", id="a key"),
        pytest.param("unknown-key-near]2:3", "policy:\n  shoud: fail\n", id="a key of the policy"),
        pytest.param("not-one-of-near]2:10", "policy:\n  must: [fial]\n", id="a verdict"),
        pytest.param("not-a-limit]1:30", "policy: {tolerate: {unknown: -1}}\n", id="a number"),
        pytest.param("not-a-date]1:8", "as_of: tomorrow\n", id="a day"),
        pytest.param("not-one-of-near]1:10", "formats: jsn\n", id="a format"),
        pytest.param("not-one-of]1:10", "formats: json=\n", id="a format without a file"),
        pytest.param("no-such-ruleset-near]1:11", "rulesets: smal-de-confiance\n", id="rules"),
        pytest.param("path-leaves-project]1:10", "waivers: ../w.yaml\n", id="a path that leaves"),
        pytest.param("path-leaves-project]1:10", "waivers: /etc/hosts\n", id="an absolute path"),
        pytest.param("path-leaves-project]1:10", "waivers: out/w.yaml\n", id="a link that leaves"),
        pytest.param("path-leaves-project]1:11", "profiles: '-'\n", id="standard input"),
        pytest.param("path-leaves-project]1:10", "formats: json=../r\n", id="a report outside"),
        pytest.param("duplicate-key]2:1", "lang: fr\nlang: en\n", id="a key twice"),
        pytest.param("empty-file]", "", id="an empty file"),
        pytest.param("project-is-profile]1:1", PROFILE, id="a profile"),
        pytest.param("policy-for-no-criterion]1:26", "policy: {criteria: {X-1: fail}}\n", id="id"),
        pytest.param(
            "policy-for-no-criterion]1:27", "policy: {may_be_unknown: [X-1]}\n", id="another id"
        ),
        pytest.param("policy-never-closes]1:9", "policy: {must: []}\n", id="a gate without teeth"),
        pytest.param("unknown-parameter]1:20", "parameters: {capp: 1}\n", id="a parameter"),
    ],
)
def test_what_is_wrong_in_the_file_is_told_with_its_place(
    project: Path, problem: str, text: str
) -> None:
    (project / "out").symlink_to(project.parent)
    written(project, text, "trustcheck.yaml")

    result = run("check", "offers/a.yaml", "--ruleset", "small")

    code, _, place = problem.partition("]")
    assert (3, "") == (result.exit_code, result.stdout)
    assert f"error[{code}" in result.stderr
    assert f" --> trustcheck.yaml:{place}" in result.stderr or place == ""


@pytest.mark.parametrize(
    ("said", "variable", "value"),
    [
        ("did you mean fail?", "TRUSTCHECK_FAIL_ON", "fial"),
        ("neither VERDICT=NUMBER", "TRUSTCHECK_TOLERATE", "5"),
        ("is not NAME=VALUE", "TRUSTCHECK_PARAMETER", "cap"),
        ("is not a day", "TRUSTCHECK_AS_OF", "tomorrow"),
        ("is not one of text", "TRUSTCHECK_FORMAT", "txt"),
        ("is not one of", "TRUSTCHECK_LANG", "de"),
    ],
)
def test_a_variable_that_says_nothing_is_a_usage_error(
    project: Path, said: str, variable: str, value: str
) -> None:
    result = run("check", "offers/a.yaml", **{variable: value})

    assert (2, "") == (result.exit_code, result.stdout)
    assert said in result.stderr
    assert variable in result.stderr or variable == "TRUSTCHECK_LANG"


def test_a_misspelt_variable_is_told(project: Path) -> None:
    result = run("check", "offers/a.yaml", "--ruleset", "small", TRUSTCHECK_FAILON="fail")

    said = "The variable TRUSTCHECK_FAILON is not one that trustcheck reads; "
    assert f"{said}did you mean TRUSTCHECK_FAIL_ON?\n" in result.stderr


def test_a_check_of_nothing_is_a_usage_error(project: Path) -> None:
    result = run("check")

    assert (2, True) == (result.exit_code, "Missing argument 'PROFILE...'" in result.stderr)


def test_the_file_of_a_project_is_no_profile_of_a_folder(project: Path) -> None:
    written(project / "offers", "rulesets: ../small\n", "trustcheck.yaml")

    result = run("check", "offers", "--ruleset", "small", "--format", "brief")

    assert ["offers/a.yaml"] == [
        word for line in result.stdout.splitlines() for word in line.split() if "offers/" in word
    ]
    assert "passed over" not in result.stderr


def test_the_published_schema_accepts_what_the_reader_accepts(project: Path) -> None:
    data = load(written(project, WHOLE, "trustcheck.yaml")).data

    assert [] == faults("config", data)
    assert 0 == run("config").exit_code


def test_every_variable_is_documented() -> None:
    page = (Path(__file__).parents[2] / "docs" / "gate.md").read_text(encoding="utf-8")

    assert [] == [name for name in VARIABLES if f"`{name}`" not in page]
