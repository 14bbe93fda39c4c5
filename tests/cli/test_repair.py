"""`trustcheck repair`."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.program import ABROAD, PROFILE, ROOT, SMALL, run, written
from tests.published import faults

EXAMPLE = ROOT / "examples" / "nuage-exemple" / "profile.yaml"
MENDED = ("CDC-1.2", "CDC-2.1", "CDC-2.2", "CDC-4.4")
"""The criteria that the example fails, and that a change of its facts makes pass."""


@pytest.mark.parametrize(
    ("profile", "code"),
    [
        pytest.param(PROFILE, 0, id="nothing fails"),
        pytest.param(ABROAD, 0, id="what fails has a repair"),
        pytest.param("trustcheck: 1\n", 3, id="broken"),
    ],
)
def test_the_exit_code_tells_whether_all_is_repaired(
    profile: str, code: int, tmp_path: Path
) -> None:
    result = run("repair", written(tmp_path, profile), "--ruleset", SMALL)

    assert code == result.exit_code


def test_what_no_change_repairs_gives_1() -> None:
    result = run("repair", EXAMPLE, "--criterion", "CDC-5.2")

    assert 1 == result.exit_code
    text = " ".join(result.stdout.split())
    assert "it takes more than a statement: qualification, which only the authority" in text
    assert "Remedy Obtain ANSSI’s qualification" in text


def test_a_page_tells_steps_with_their_places_and_costs() -> None:
    result = run("repair", EXAMPLE, "--criterion", "CDC-2.2")

    text = " ".join(result.stdout.split())
    assert "Alizée Participations Imaginaires keeps at most 24% of the capital and of" in text
    assert "holdings[1].capital: 24 instead of 38.75" in text
    assert "profile.yaml:86:14" in text
    assert "shareholders (10)" in text


def test_a_page_tells_it_in_french() -> None:
    result = run("repair", EXAMPLE, "--criterion", "CDC-2.2", "--lang", "fr")

    assert "garde au plus 24\u00a0% du capital" in re.sub("[ \n]+", " ", result.stdout)
    assert "Réparation 1, coût 10" in result.stdout


APPLYING = (
    ["patch", "-s", "-p0", "--binary", "-i", "mend.patch"],
    ["git", "apply", "-p0", "mend.patch"],
)


@pytest.mark.parametrize(
    "shape",
    [
        pytest.param(lambda text: text, id="as it is"),
        pytest.param(lambda text: text.rstrip("\n"), id="no line end at the end"),
        pytest.param(lambda text: text.replace("\n", "\r\n"), id="lines of Windows"),
    ],
)
def test_a_patch_applies_and_makes_the_profile_pass(
    shape: Callable[[str], str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commands = [command for command in APPLYING if shutil.which(command[0])]
    if not commands:
        pytest.skip("nothing that applies a patch is installed")
    monkeypatch.chdir(tmp_path)
    profile = tmp_path / "profile.yaml"
    before = shape(EXAMPLE.read_text(encoding="utf-8")).encode()
    profile.write_bytes(before)

    result = run("repair", "profile.yaml", "--patch", "mend.patch")
    mended = {command[0]: _applied(command, profile, before) for command in commands}

    assert 1 == result.exit_code  # one criterion has no repair
    assert 1 == len({*mended.values()})
    report = json.loads(run("check", "profile.yaml", "--format", "json").stdout)
    verdicts = {each["id"]: each["verdict"] for each in report["findings"]}
    assert ["pass"] * len(MENDED) == [verdicts[id] for id in MENDED]
    assert ["CDC-5.2"] == [id for id, verdict in verdicts.items() if verdict == "fail"]


def _applied(command: list[str], profile: Path, before: bytes) -> bytes:
    """Return what a profile is after a patch; the last one that is applied stays."""
    profile.write_bytes(before)
    applied = subprocess.run(
        command, cwd=profile.parent, capture_output=True, text=True, check=False
    )
    assert (0, "") == (applied.returncode, applied.stderr), command
    return profile.read_bytes()


def test_a_patch_goes_to_standard_output_alone(tmp_path: Path) -> None:
    file = written(tmp_path, ABROAD)

    result = run("repair", file, "--ruleset", SMALL, "--patch", "-")

    lines = result.stdout.splitlines()
    assert [f"--- {file}", f"+++ {file}"] == lines[:2]
    assert "-  - {id: one, territory: US, roles: [storage, backup]}" in lines
    assert "+  - {id: one, territory: FR, roles: [storage, backup]}" in lines


def test_nothing_is_written_over_the_profile(tmp_path: Path) -> None:
    file = written(tmp_path, ABROAD)

    result = run("repair", file, "--ruleset", SMALL, "--patch", file)

    assert (3, ABROAD) == (result.exit_code, file.read_text(encoding="utf-8"))


@pytest.mark.parametrize("example", ["nuage-exemple", "aws-paris", "logiciel-exemple"])
def test_the_report_for_programs_is_as_its_schema_says(example: str) -> None:
    result = run(
        "repair", ROOT / "examples" / example / "profile.yaml", "--format", "json",
        "--group", "technology", "--group", "location",
    )  # fmt: skip

    report = json.loads(result.stdout)
    assert [] == faults("repair", report)
    assert [] != report["remedies"]


def test_an_unknown_is_repaired_where_that_is_asked(tmp_path: Path) -> None:
    file = written(tmp_path, PROFILE.replace("complete: [sites]\n", ""))

    asked = run("repair", file, "--ruleset", SMALL, "--unknown")

    assert "complete: sites in addition" in asked.stdout
    assert "Nothing that was chosen fails." in run("repair", file, "--ruleset", SMALL).stdout
