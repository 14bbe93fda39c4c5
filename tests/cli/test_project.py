"""What `trustcheck.yaml` says holds in every command that assesses, as in a check."""

from __future__ import annotations

import shlex
import shutil
from pathlib import Path

import pytest

from tests.cli.program import OPEN, PROFILE, ROOT, SMALL, run, written

ABROAD = "territory: DE"
"""Within the Union and not in France."""
SETTINGS = "rulesets: small\nparameters: {territory: union}\n"
FLAGS = ("--isolated", "--ruleset", "small", "--parameter", "territory=union")
OTHER = ("--isolated", "--ruleset", "small")
WAIVERS = """\
trustcheck-waivers: 1
waivers:
  - {criterion: SMALL-1, subject: Nimbus, owner: Nora, reason: r, reference: R-1, until: %s}
  - {criterion: SMALL-3, subject: Nimbus, owner: Nora, reason: r, reference: R-2, until: %s}
"""
TWO = "rulesets: [small, cloud-de-confiance]\n"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the top of a repository with profiles and a ruleset; it is current."""
    (tmp_path / ".git").mkdir()
    shutil.copytree(SMALL, tmp_path / "small")
    backup = (SMALL / "2-backup.yaml").read_text(encoding="utf-8")
    another = backup.replace("SMALL-2", "SMALL-3").replace("level: should", "level: must")
    written(tmp_path / "small", another, "3-backup.yaml")
    held = PROFILE.replace("entities:\n", "entities:\n  berg: {name: Berg, kind: company}\n")
    holding = "holdings:\n  - {holder: berg, held: nimbus, capital: 30, votes: 30}\n"
    seats = "seats: {registered_office: DE, central_administration: DE, main_establishment: DE}}"
    written(tmp_path, PROFILE, "home.yaml")
    abroad = held.replace("company}\n", f"company, {seats}\n", 1) + holding
    written(tmp_path, abroad.replace("territory: FR", ABROAD), "abroad.yaml")
    few = OPEN.replace("territory: FR", ABROAD).replace("[storage, backup]", "[storage]")
    written(tmp_path, few, "few.yaml")
    written(tmp_path, OPEN.replace("territory: FR", ABROAD), "open.yaml")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def told(*arguments: str) -> tuple[int, str]:
    """Return an exit code and what was reported."""
    result = run(*arguments)
    return result.exit_code, result.stdout


@pytest.mark.parametrize(
    "call",
    [
        "check abroad.yaml",
        "what-if abroad.yaml --set sites[0].name=x",
        "repair abroad.yaml",
        "forecast abroad.yaml",
        "ask open.yaml",
        "evidence abroad.yaml",
        "questionnaire open.yaml",
        "compare home.yaml abroad.yaml",
        "graph abroad.yaml",
        "diff home.yaml abroad.yaml",
        "explain SMALL-1 --profile abroad.yaml",
    ],
)
def test_rulesets_and_parameters_of_the_file_are_as_on_the_command_line(
    project: Path, call: str
) -> None:
    written(project, SETTINGS, "trustcheck.yaml")
    words = shlex.split(call)

    found = told(*words)

    assert told(*words, *FLAGS) == found
    assert told(*words, *OTHER) != found
    france = ("--parameter", "territory=france")
    assert told(*words, *france) == told(*words, *OTHER, *france)


@pytest.mark.parametrize(
    "call",
    [
        "check abroad.yaml",
        "what-if abroad.yaml --set sites[0].name=x",
        "forecast abroad.yaml --days 30",
        "repair few.yaml --format json",
    ],
)
def test_waivers_and_the_policy_of_the_file_are_as_on_the_command_line(
    project: Path, call: str
) -> None:
    written(project, WAIVERS % ("2026-10-10", "2026-10-10"), "waivers.yaml")
    settings = "rulesets: small\nwaivers: waivers.yaml\npolicy: {must: fail}\n"
    written(project, settings, "trustcheck.yaml")
    words = shlex.split(call)

    found = told(*words)

    flags = ("--waivers", "waivers.yaml", "--fail-on", "fail")
    assert told(*words, *OTHER, *flags) == found
    assert told(*words, *OTHER) != found


def test_a_waiver_of_the_file_opens_the_gate_of_what_if(project: Path) -> None:
    written(project, WAIVERS % ("2026-10-10", "2026-10-10"), "waivers.yaml")
    written(project, "rulesets: small\nwaivers: waivers.yaml\n", "trustcheck.yaml")
    call = ("what-if", "abroad.yaml", "--set", "sites[0].name=x")

    codes = [told(*call, *more)[0] for more in ((), ("--no-waivers",), OTHER)]

    assert [0, 1, 1] == codes


def test_the_baseline_of_the_file_opens_the_gate_of_what_if(project: Path) -> None:
    run("baseline", "write", "abroad.yaml", "--ruleset", "small")
    settings = "rulesets: small\nbaseline: trustcheck-baseline.json\n"
    written(project, settings, "trustcheck.yaml")
    call = ("what-if", "abroad.yaml", "--set", "entities.berg.listed=false")

    flags = (*OTHER, "--baseline", "trustcheck-baseline.json")
    assert [0, 0, 1] == [told(*call, *more)[0] for more in ((), flags, OTHER)]


@pytest.mark.parametrize(
    "call",
    [
        "ask open.yaml",
        "evidence abroad.yaml",
        "forecast abroad.yaml",
        "graph abroad.yaml",
        "compare home.yaml abroad.yaml",
        "questionnaire open.yaml",
        "diff home.yaml abroad.yaml --format json",
        "explain CDC-1.1 --profile abroad.yaml",
    ],
)
def test_the_day_and_the_language_of_the_file_hold(project: Path, call: str) -> None:
    written(project, "as_of: 2027-02-03\nlang: fr\n", "trustcheck.yaml")
    words = shlex.split(call)

    flags = ("--isolated", "--as-of", "2027-02-03", "--lang", "fr")
    assert told(*words, *flags) == told(*words)
    assert told(*words, "--isolated") != told(*words)


def test_the_day_and_the_language_of_the_file_hold_for_a_situation_and_the_rest_does_not(
    project: Path,
) -> None:
    written(project, f"{SETTINGS}as_of: 2027-02-03\nlang: fr\n", "trustcheck.yaml")
    situation = ROOT / "examples" / "scope" / "ordinary-data.yaml"

    flags = ("--isolated", "--as-of", "2027-02-03", "--lang", "fr")
    code, page = told("scope", str(situation))
    assert (code, page) == told("scope", str(situation), *flags)
    assert (0, True) == (code, "3 février 2027" in page)


def test_services_of_the_file_are_compared_where_none_is_named(project: Path) -> None:
    written(project, f"{SETTINGS}profiles: [home.yaml, abroad.yaml]\n", "trustcheck.yaml")

    assert told("compare", "home.yaml", "abroad.yaml") == told("compare")


def test_saved_assessments_are_compared_as_they_were_made(project: Path) -> None:
    for name in ("home", "abroad"):
        run("check", f"{name}.yaml", "--ruleset", "small", "--format", f"json={name}.json")
    before = told("diff", "home.json", "abroad.json")
    written(project, f"{SETTINGS}as_of: 2027-02-03\n", "trustcheck.yaml")

    result = run("diff", "home.json", "abroad.json")

    assert before == (result.exit_code, result.stdout)
    assert "" == result.stderr


# Several rulesets


def test_a_command_that_takes_one_ruleset_asks_which(project: Path) -> None:
    written(project, TWO, "trustcheck.yaml")

    result = run("repair", "abroad.yaml")

    assert (3, "") == (result.exit_code, result.stdout)
    assert "error[several-rulesets]" in result.stderr
    assert " --> trustcheck.yaml:1:11" in result.stderr
    assert told("repair", "abroad.yaml", *OTHER) == told(
        "repair", "abroad.yaml", "--ruleset", "small"
    )


def test_a_criterion_is_explained_by_the_ruleset_that_has_it(project: Path) -> None:
    written(project, TWO, "trustcheck.yaml")

    assert "House text" in told("explain", "SMALL-1")[1]
    assert (0, 3) == (told("explain", "CDC-2.1")[0], told("explain", "CDC-9.9")[0])


@pytest.mark.parametrize("command", ["check", "repair"])
def test_what_is_said_of_another_ruleset_of_the_project_is_left_out(
    project: Path, command: str
) -> None:
    more = """parameters: {territory: union, individual_cap: 20}
policy: {criteria: {"CDC-*": fail, SMALL-1: fail}, may_be_unknown: [CDC-2.1]}
"""
    written(project, TWO + more, "trustcheck.yaml")
    flags = (*FLAGS, "--fail-on", "SMALL-1=fail")

    assert told(command, "abroad.yaml", *flags) == told(
        command, "abroad.yaml", "--ruleset", "small"
    )


@pytest.mark.parametrize(
    ("code", "more", "options"),
    [
        pytest.param(
            "unknown-parameter", "", ["--parameter", "individual_cap=20"], id="on the command line"
        ),
        pytest.param("unknown-parameter", "parameters: {capp: 20}\n", [], id="of no ruleset"),
        pytest.param("policy-for-no-criterion", "", ["--fail-on", "CDC-1.1=fail"], id="a clause"),
        pytest.param(
            "policy-for-no-criterion", "policy: {criteria: {X-1: fail}}\n", [], id="no criterion"
        ),
    ],
)
def test_what_no_ruleset_can_mean_is_still_refused(
    project: Path, code: str, more: str, options: list[str]
) -> None:
    written(project, TWO + more, "trustcheck.yaml")

    result = run("repair", "abroad.yaml", "--ruleset", "small", *options)

    assert (3, "") == (result.exit_code, result.stdout)
    assert f"error[{code}" in result.stderr


# The dossier


def test_the_command_of_a_dossier_makes_the_same_bytes_without_the_file(project: Path) -> None:
    from html import unescape
    from re import search

    written(project, WAIVERS % ("2026-11-20", "2026-11-20"), "waivers.yaml")
    run("baseline", "write", "home.yaml", "--ruleset", "small")
    settings = f"""\
{SETTINGS}as_of: 2026-10-02
lang: fr
waivers: waivers.yaml
waiver_notice: 60
baseline: trustcheck-baseline.json
policy:
  must: fail
  should: [fail, unknown]
  criteria: {{SMALL-*: [fail, unknown], SMALL-2: []}}
  may_be_unknown: SMALL-2
  tolerate: {{unknown: 2}}
"""
    written(project, settings, "trustcheck.yaml")

    page = told("check", "open.yaml", "--format", "html")[1]

    found = search(r"trustcheck check [^<]*", page)
    assert found is not None
    (project / "trustcheck.yaml").unlink()
    assert page == told(*shlex.split(unescape(found[0]))[1:])[1]
