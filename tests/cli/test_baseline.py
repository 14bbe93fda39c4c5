"""`trustcheck baseline`: written once, then only tightened unless somebody says otherwise."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.program import BROKEN, ROOT, run, written
from tests.published import faults

EXAMPLE = (ROOT / "examples" / "nuage-exemple" / "profile.yaml").read_text(encoding="utf-8")
KEPT = Path("trustcheck-baseline.json")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with a profile and its baseline; it is current."""
    monkeypatch.chdir(tmp_path)
    written(tmp_path, EXAMPLE)
    assert 0 == run("baseline", "write", "profile.yaml").exit_code
    return tmp_path


def findings() -> dict[str, str]:
    """Return what the baseline knows: verdicts by criterion."""
    (known,) = json.loads(KEPT.read_text(encoding="utf-8"))["assessments"]
    return {id: each["verdict"] for id, each in known["findings"].items()}


def edit(old: str, new: str) -> None:
    assert old in Path("profile.yaml").read_text(encoding="utf-8")
    text = Path("profile.yaml").read_text(encoding="utf-8").replace(old, new)
    Path("profile.yaml").write_text(text, encoding="utf-8")


def test_what_is_known_opens_the_gate_and_is_told(folder: Path) -> None:
    result = run("baseline", "check", "profile.yaml")

    assert (0, 1) == (result.exit_code, run("check", "profile.yaml").exit_code)
    assert "known in the baseline of 30 September 2026" in result.stdout
    assert f"  - {len(findings()) - 1} findings are known in the baseline\n" in result.stderr


def test_a_check_takes_a_baseline_from_an_option_a_variable_or_the_project(folder: Path) -> None:
    named = run("check", "profile.yaml", "--baseline", str(KEPT)).exit_code
    set_ = run("check", "profile.yaml", TRUSTCHECK_BASELINE=str(KEPT)).exit_code
    written(folder, f"baseline: {KEPT}\n", "trustcheck.yaml")

    assert [0, 0, 0] == [named, set_, run("check", "profile.yaml").exit_code]


def test_lines_and_comments_are_no_facts(folder: Path) -> None:
    written(folder, "# moved\n\n" + EXAMPLE)

    assert 0 == run("baseline", "check", "profile.yaml").exit_code


def test_the_formats_that_look_at_less_know_as_much(folder: Path) -> None:
    for format in ("text", "json", "brief", "ndjson"):
        assert 0 == run("baseline", "check", "profile.yaml", "--format", format).exit_code


def test_a_fail_on_other_facts_closes_the_gate(folder: Path) -> None:
    edit("territory: NC", "territory: US")

    result = run("baseline", "check", "profile.yaml")

    assert 1 == result.exit_code
    assert "  - in the baseline of 30 September 2026 on other facts: CDC-1.2\n" in result.stderr
    assert "  - one criterion that must be met fails\n" in result.stderr


def test_what_is_better_is_told_and_can_be_kept(folder: Path) -> None:
    edit("territory: NC", "territory: FR")

    told = run("baseline", "check", "profile.yaml")
    kept = run("baseline", "write", "--tighten", "profile.yaml")

    assert (0, 0) == (told.exit_code, kept.exit_code)
    assert "Tighten: one finding is better" in told.stderr
    assert "CDC-1.2" not in findings()
    written(folder, EXAMPLE)
    assert 1 == run("baseline", "check", "profile.yaml").exit_code


def test_nothing_new_comes_in_unless_it_is_let_in_by_name(folder: Path) -> None:
    before = findings()
    edit("territory: NC", "territory: US")

    refused = run("baseline", "write", "profile.yaml")
    tightened = run("baseline", "write", "--tighten", "profile.yaml")

    assert (3, 1) == (refused.exit_code, tightened.exit_code)
    assert "error[baseline-exists]" in refused.stderr
    assert "NOT put up with: CDC-1.2. It closes the gate" in tightened.stderr
    assert before == findings()
    assert 1 == run("baseline", "check", "profile.yaml").exit_code

    let_in = run("baseline", "write", "--allow-new", "profile.yaml")

    assert (0, True) == (let_in.exit_code, "CDC-1.2" in let_in.stderr)
    assert 0 == run("baseline", "check", "profile.yaml").exit_code


def test_other_services_stay_as_they_are_known(folder: Path) -> None:
    written(folder, EXAMPLE.replace("Nuage Exemple Compute", "Other"), "other.yaml")

    result = run("baseline", "write", "--allow-new", "other.yaml")

    assert "One assessment is of services or rulesets that were not looked at now" in result.stderr
    assert 0 == run("baseline", "check", "profile.yaml", "other.yaml").exit_code


def test_what_is_waived_is_not_known(folder: Path) -> None:
    waivers = (
        "trustcheck-waivers: 1\nwaivers:\n  - {criterion: CDC-1.2, subject: Nuage Exemple Compute,"
        " owner: N, reason: R, reference: T, until: 2026-12-31}\n"
    )
    written(folder, waivers, "waivers.yaml")

    run("baseline", "write", "--output", "other.json", "--waivers", "waivers.yaml", "profile.yaml")

    assert "CDC-1.2" not in Path("other.json").read_text(encoding="utf-8")
    options = ("profile.yaml", "--baseline", "other.json", "--waivers", "waivers.yaml")
    assert 0 == run("check", *options).exit_code
    assert 1 == run("check", *options, "--as-of", "2027-01-01").exit_code


@pytest.mark.parametrize(
    ("code", "arguments"),
    [
        pytest.param("missing-file", ["check", "profile.yaml", "--baseline", "zz"], id="missing"),
        pytest.param(
            "missing-file",
            ["write", "--tighten", "--output", "zz", "profile.yaml"],
            id="nothing to tighten",
        ),
        pytest.param("not-json", ["check", "profile.yaml", "--baseline", "w.yaml"], id="YAML"),
        pytest.param(
            "same-service", ["write", "--output", "n", "profile.yaml", "copy.yaml"], id="one name"
        ),
        pytest.param(
            "unknown-key-near", ["write", "--output", "n", "broken.yaml", "profile.yaml"], id="one"
        ),
    ],
)
def test_what_cannot_be_done_answers_3(folder: Path, code: str, arguments: list[str]) -> None:
    written(folder, "a: 1\n", "w.yaml")
    written(folder, EXAMPLE, "copy.yaml")
    written(folder, BROKEN, "broken.yaml")

    result = run("baseline", *arguments)

    assert (3, "") == (result.exit_code, result.stdout)
    assert f"error[{code}" in result.stderr
    assert not Path("n").exists()


def test_a_baseline_is_as_its_schema_says_and_a_rerun_writes_the_same(folder: Path) -> None:
    before = KEPT.read_bytes()

    run("baseline", "write", "--tighten", "profile.yaml")

    assert before == KEPT.read_bytes()
    assert [] == faults("baseline", json.loads(before))


def test_a_saved_assessment_is_verified_with_its_baseline(folder: Path) -> None:
    run("baseline", "check", "profile.yaml", "--format", "json=r.json")
    assert 0 == run("verify", "r.json").exit_code

    KEPT.unlink()
    result = run("verify", "r.json")

    assert 1 == result.exit_code
    assert f"the baseline {KEPT}: gone since; no verdict rests on it" in result.stdout
    assert "Nothing that it was made from accounts" not in result.stdout
