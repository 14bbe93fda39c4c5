"""What moves the gate on the command line: `--fail-on`, `--tolerate`, waivers."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from tests.cli.program import ABROAD, ROOT, SMALL, run, written
from tests.published import faults

EXAMPLE = ROOT / "examples" / "nuage-exemple" / "profile.yaml"
FAILING = ("CDC-1.2", "CDC-2.1", "CDC-2.2", "CDC-4.1", "CDC-5.1", "CDC-5.2")
WAIVERS = """\
trustcheck-waivers: 1
waivers:
  - {criterion: CDC-1.2, subject: Nuage Exemple Compute, owner: Nora, reason: It moves.,
     reference: RISK-12, until: 2026-12-31}
"""


def check(*options: str | Path) -> Result:
    return run("check", EXAMPLE, *options)


@cache
def report(*options: str | Path) -> Mapping[str, Any]:
    """Return the report on the example, made once with the same options."""
    told: dict[str, Any] = json.loads(check("--format", "json", *options).stdout)
    return told


def closing(*options: str | Path) -> list[str]:
    ids: list[str] = report(*options)["decision"]["closing"]
    return ids


@pytest.fixture
def waivers(tmp_path: Path) -> Path:
    return written(tmp_path, WAIVERS, "waivers.yaml")


def every_waiver(folder: Path, *, until: str = "2026-12-31") -> Path:
    """Return a file that waives everything that closes the gate of the example."""
    lines = "".join(
        f"  - {{criterion: {id}, subject: Nuage Exemple Compute, owner: N, reason: R,"
        f" reference: T, until: {until}}}\n"
        for id in closing()
    )
    return written(folder, f"trustcheck-waivers: 1\nwaivers:\n{lines}", "every.yaml")


# Policy


def test_only_fails_close_the_gate_where_that_is_asked() -> None:
    told = report("--fail-on", "fail")

    unknown = [f["id"] for f in told["findings"] if f["verdict"] == "unknown"]
    assert set(closing()) - set(unknown) == set(told["decision"]["closing"])
    assert unknown == [each["criterion"] for each in told["decision"]["spared"]]
    assert {"gate.let_by"} == {each["why"]["message"] for each in told["decision"]["spared"]}


def test_a_recommended_criterion_can_close_the_gate() -> None:
    more = set(closing("--fail-on", "should:fail")) - set(closing())

    assert {"should"} == {f["level"] for f in report()["findings"] if f["id"] in more}


def test_one_criterion_can_be_let_through() -> None:
    assert "CDC-1.2" in closing()
    assert "CDC-1.2" not in closing("--fail-on", "CDC-1.2=none")
    assert "CDC-1.2" in closing("--fail-on", "CDC-1.2=unknown,fail")


@pytest.mark.parametrize(
    ("spared", "clause"),
    [
        pytest.param(2, "unknown=2", id="as many as there are"),
        pytest.param(2, "unknown=9", id="more than there are"),
        pytest.param(0, "unknown=1", id="fewer than there are"),
        pytest.param(2, "unknown=CDC-*", id="by a pattern"),
    ],
)
def test_unknowns_are_tolerated_by_number_or_by_name(spared: int, clause: str) -> None:
    assert spared == len(report("--tolerate", clause)["decision"]["spared"])


@pytest.mark.parametrize(
    ("said", "options"),
    [
        pytest.param("did you mean fail?", ["--fail-on", "fial"], id="a verdict"),
        pytest.param("did you mean should?", ["--fail-on", "shuold:fail"], id="a level"),
        pytest.param("is not one of fail", ["--fail-on", ""], id="nothing"),
        pytest.param("is not one of fail", ["--fail-on", "fail,"], id="a comma too many"),
        pytest.param("names no criterion", ["--fail-on", "=fail"], id="no criterion"),
        pytest.param("is not one of", ["--fail-on", "CDC-1.2=none,fail"], id="none and more"),
        pytest.param("did you mean unknown?", ["--tolerate", "unknwon=5"], id="tolerated verdict"),
        pytest.param("neither VERDICT=NUMBER", ["--tolerate", "unknown"], id="no number"),
        pytest.param("who lets a fail by waives it", ["--tolerate", "fail=CDC-1.2"], id="a fail"),
        pytest.param("is more than", ["--tolerate", "unknown=999999999"], id="a great number"),
        pytest.param("exclude each other", ["--waivers", "w", "--no-waivers"], id="both"),
    ],
)
def test_a_clause_that_is_none_is_a_usage_error(said: str, options: list[str]) -> None:
    result = check(*options)

    assert (2, "") == (result.exit_code, result.stdout)
    assert said in result.stderr


@pytest.mark.parametrize(
    ("code", "place", "options"),
    [
        pytest.param(
            "policy-for-no-criterion-near",
            "--fail-on CDC-12=fail",
            ["--fail-on", "CDC-12=fail"],
            id="an id",
        ),
        pytest.param(
            "policy-for-no-criterion",
            "--tolerate unknown=XYZ*",
            ["--tolerate", "unknown=XYZ*"],
            id="a pattern",
        ),
        pytest.param(
            "policy-never-closes", "--fail-on none", ["--fail-on", "none"], id="nothing closes"
        ),
        pytest.param(
            "policy-never-closes",
            "--tolerate fail=99 --tolerate unknown=99",
            ["--tolerate", "fail=99", "--tolerate", "unknown=99"],
            id="everything is tolerated",
        ),
        pytest.param(
            "policy-never-closes",
            "--fail-on CDC-1.2=none",
            ["--criterion", "CDC-1.2", "--fail-on", "CDC-1.2=none"],
            id="none of what is chosen",
        ),
    ],
)
def test_a_policy_that_could_do_nothing_answers_3(
    code: str, place: str, options: list[str]
) -> None:
    result = check(*options)

    assert (3, "") == (result.exit_code, result.stdout)
    assert f"error[{code}]" in result.stderr
    assert f" --> {place}\n" in result.stderr


def test_a_policy_is_shown_where_it_is_not_the_standard_one() -> None:
    assert "Closed by" not in check().stdout
    assert "Closed by  criteria that must be met: fail\n" in check("--fail-on", "fail").stdout
    assert "Fermée par" in check("--fail-on", "fail", "--lang", "fr").stdout


def test_exit_zero_only_reports_and_says_so() -> None:
    result = check("--exit-zero", "--quiet")

    assert (0, "The gate is closed, and --exit-zero answers 0 all the same.\n") == (
        result.exit_code,
        result.stderr,
    )


# Waivers


def test_a_waived_finding_keeps_its_verdict_and_is_counted_apart(waivers: Path) -> None:
    before, after = report(), report("--waivers", waivers)

    assert before["counts"] == after["counts"]
    assert before["verdict"] == after["verdict"]
    assert before["findings"] == after["findings"]
    assert ["CDC-1.2"] == [each["criterion"] for each in after["waivers"]]
    assert {"CDC-1.2"} == {*before["decision"]["closing"]} - {*after["decision"]["closing"]}


def test_a_waived_finding_is_told_with_who_why_and_until_when(waivers: Path) -> None:
    result = check("--waivers", waivers)

    assert "one finding that does not pass is waived" in result.stdout
    assert "Waived  by Nora until 31 December 2026, included: It moves. (RISK-12;" in result.stdout
    assert "  - one finding is waived\n" in result.stderr


def test_the_gate_opens_where_all_that_closes_it_is_waived(tmp_path: Path) -> None:
    every = every_waiver(tmp_path)

    assert 0 == check("--waivers", every).exit_code
    assert 1 == check("--waivers", every, "--as-of", "2027-01-01").exit_code
    assert 1 == check("--no-waivers").exit_code


def test_lines_count_waived_findings_apart(waivers: Path) -> None:
    lines = {
        format: check("--waivers", waivers, "--format", format).stdout
        for format in ("brief", "ndjson")
    }

    assert " and 1 waived" in lines["brief"]
    record = json.loads(lines["ndjson"])
    assert (["CDC-1.2"], [], None) == (record["waived"], record["tolerated"], record["policy"])
    assert "CDC-1.2" not in record["blocking"]
    assert "fail" == record["criteria"]["CDC-1.2"]


def test_reports_on_terms_are_as_their_schemas_say(waivers: Path) -> None:
    options = ("--waivers", waivers, "--fail-on", "should:fail", "--tolerate", "unknown=CDC-*")
    for format, name in (("json", "report"), ("ndjson", "record")):
        told = json.loads(check("--format", format, *options).stdout)

        assert [] == faults(name, told)


def test_a_waiver_for_a_service_that_is_not_there_is_told(tmp_path: Path) -> None:
    path = written(tmp_path, WAIVERS.replace("Compute", "Compote"), "w.yaml")

    result = check("--waivers", path)

    assert "which is not among the services assessed; did you mean “Nuage Exemple Compute”?" in (
        result.stderr
    )


def test_a_waiver_of_another_shipped_ruleset_is_a_remark(tmp_path: Path) -> None:
    path = written(tmp_path, WAIVERS.replace("CDC-1.2", "SNC-19.6.c"), "w.yaml")

    result = check("--waivers", path)

    assert 1 == result.exit_code
    assert "SNC-19.6.c is a criterion of a ruleset that this run does not use." in result.stderr


def test_a_waiver_of_no_criterion_answers_3(tmp_path: Path) -> None:
    path = written(tmp_path, WAIVERS.replace("CDC-1.2", "CDC-1.22"), "w.yaml")

    result = check("--waivers", path)

    assert (3, "") == (result.exit_code, result.stdout)
    assert "error[waiver-for-no-criterion-near]" in result.stderr
    assert f" --> {path}:3:17\n" in result.stderr


def test_problems_of_policy_and_waivers_are_told_together(tmp_path: Path) -> None:
    path = written(tmp_path, WAIVERS.replace("owner: Nora, ", ""), "w.yaml")

    said = check("--waivers", path, "--waivers", tmp_path / "zzz", "--fail-on", "X=fail").stderr

    assert ["missing-key", "missing-file", "policy-for-no-criterion"] == [
        code
        for code in ("missing-key", "missing-file", "policy-for-no-criterion")
        if f"error[{code}]" in said
    ]


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_waivers_of_many_profiles_are_looked_for_in_all_of_them(tmp_path: Path, jobs: str) -> None:
    names = [f"{n}.yaml" for n in range(4)]
    for name in names:
        written(tmp_path, ABROAD.replace("name: Nimbus,", f'name: "N {name}",'), name)
    lines = "".join(
        f'  - {{criterion: SMALL-1, subject: "N {name}", owner: O, reason: R, reference: T,'
        " until: 2026-12-31}\n"
        for name in (*names, "9.yaml")
    )
    path = written(tmp_path, f"trustcheck-waivers: 1\nwaivers:\n{lines}", "waivers.yaml")

    result = run(
        "check", tmp_path, "--ruleset", SMALL, "--waivers", path, "--jobs", jobs, "--format",
        "brief",
    )  # fmt: skip

    assert 4 == result.stdout.count("1 waived")
    assert 1 == result.stderr.count("not among the services assessed")
    assert "“N 9.yaml”" in result.stderr


# Saved assessments


@pytest.fixture
def kept(waivers: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an assessment saved on terms of its own, in the current folder."""
    monkeypatch.chdir(waivers.parent)
    written(waivers.parent, EXAMPLE.read_text(encoding="utf-8"))
    result = run(
        "check", "profile.yaml", "--waivers", "waivers.yaml", "--tolerate", "unknown=3",
        "--format", "json=r.json",
    )  # fmt: skip
    assert 1 == result.exit_code
    return waivers


def test_an_assessment_on_terms_comes_out_the_same(kept: Path) -> None:
    result = run("verify", "r.json")

    assert (0, "") == (result.exit_code, result.stderr)
    assert "by a policy of its own (criteria that must be met: fail and unknown" in result.stdout
    assert "Findings are waived on these criteria: CDC-1.2." in result.stdout


@pytest.mark.parametrize(
    ("said", "text"),
    [
        pytest.param("the waivers in waivers.yaml: gone since", None, id="gone"),
        pytest.param(
            "the waivers in waivers.yaml: SHA-256 ",
            WAIVERS.replace("2026-12-31", "2026-09-01"),
            id="ended earlier",
        ),
    ],
)
def test_other_waivers_differ_and_change_no_verdict(
    kept: Path, said: str, text: str | None
) -> None:
    if text is None:
        kept.unlink()
    else:
        kept.write_text(text, encoding="utf-8")

    result = run("verify", "r.json")

    assert 1 == result.exit_code
    assert said in result.stdout
    assert "Every verdict on a criterion is the same." in result.stdout
    assert "Nothing that it was made from accounts" not in result.stdout


def test_a_policy_that_was_edited_does_not_fit_its_decision(kept: Path) -> None:
    told = json.loads(Path("r.json").read_text(encoding="utf-8"))
    told["decision"] |= {"gate": "open", "reasons": [], "closing": []}
    Path("r.json").write_text(json.dumps(told), encoding="utf-8")

    result = run("verify", "r.json")

    assert 1 == result.exit_code
    assert "/decision/gate says open, and should say closed" in result.stdout


def test_a_saved_assessment_names_no_waivers_outside_the_folder(kept: Path) -> None:
    told = json.loads(Path("r.json").read_text(encoding="utf-8"))
    told["made_from"]["waivers"][0]["file"] = "../waivers.yaml"
    Path("r.json").write_text(json.dumps(told), encoding="utf-8")

    result = run("verify", "r.json")

    assert 3 == result.exit_code
    assert "error[waivers-elsewhere]" in result.stderr
