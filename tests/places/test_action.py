"""action.yml: its form, and its steps run in scratch repositories."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.program import ABROAD, BROKEN, PROFILE, ROOT, SMALL, written
from tests.places.job import EXPRESSION, Ending, action, run_action, this_python
from tests.places.scratch import clone, complaints, skip_without_registry, tool
from tests.sample import thorough

STEPS = action()["runs"]["steps"]
each_step = pytest.mark.parametrize("step", STEPS, ids=[step["id"] for step in STEPS])


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    folder = tmp_path / "the workspace"
    folder.mkdir()
    return folder


def _run(workspace: Path, **inputs: str) -> Ending:
    """Run all but the installation, with the small ruleset."""
    python = this_python(workspace.parent)
    given = {name.replace("_", "-"): value for name, value in inputs.items()}
    outputs = {"install": {"python": str(python)}}
    return run_action(workspace, {"rulesets": str(SMALL), **given}, outputs=outputs)


# Its form


def test_it_is_an_action() -> None:
    assert "" == complaints("github-actions", ROOT / "action.yml")


def test_a_step_without_a_shell_would_be_seen(tmp_path: Path) -> None:
    text = (ROOT / "action.yml").read_text(encoding="utf-8").replace("      shell: bash\n", "", 1)

    assert "" != complaints("github-actions", written(tmp_path, text, "action.yml"))


@each_step
def test_no_input_is_written_into_a_script(step: dict[str, str]) -> None:
    assert "bash" == step["shell"]
    assert [] == EXPRESSION.findall(step["run"])
    assert "${{" not in step["run"]


def test_no_action_of_another_is_used() -> None:
    assert [] == [step["id"] for step in STEPS if "uses" in step]


@each_step
def test_every_python_is_kept_from_the_modules_of_the_repository(step: dict[str, str]) -> None:
    calls = re.findall(r'"\$(?:PYTHON|made)" (\S+)', step["run"])

    assert {"-I", '"${call[@]}"'} >= {*calls}
    assert "call=(-I -m trustcheck check)" in step["run"] or '"${call' not in step["run"]


def test_every_input_reaches_a_step() -> None:
    used = {each for step in STEPS for text in step["env"].values() for each in _names(text)}

    assert {f"inputs.{name}" for name in action()["inputs"]} == {
        name for name in used if name.startswith("inputs.")
    }


def _names(text: str) -> list[str]:
    return EXPRESSION.findall(text)


@each_step
def test_a_script_is_sound(step: dict[str, str]) -> None:
    done = subprocess.run(
        [tool("shellcheck"), "--shell=bash", "-"],
        input=step["run"],
        capture_output=True,
        text=True,
        check=False,
    )

    assert (0, "") == (done.returncode, done.stdout)


# What it does


def test_an_open_gate(workspace: Path) -> None:
    written(workspace, PROFILE)

    ending = _run(workspace, profiles="profile.yaml")

    assert (0, ()) == (ending.code, ending.commands)
    assert {"exit-code": "0", "gate": "open", "sarif": ""} == ending.outputs
    assert "Nimbus" in ending.summary


def test_a_closed_gate_stops_the_job_and_marks_the_line(workspace: Path) -> None:
    written(workspace, ABROAD)

    ending = _run(workspace, profiles="profile.yaml", sarif="out.sarif")

    assert 1 == ending.code
    assert {"exit-code": "1", "gate": "closed", "sarif": "out.sarif"} == ending.outputs
    assert [("error", "profile.yaml", "8")] == [_place(command) for command in ending.commands]
    assert "2.1.0" == json.loads((workspace / "out.sarif").read_text())["version"]


def _place(command: tuple[str, str, str]) -> tuple[str, str, str]:
    name, properties, _ = command
    values = dict(pair.partition("=")[::2] for pair in properties.split(","))
    return name, values["file"], values["line"]


def test_a_profile_that_cannot_be_read_is_no_open_gate(workspace: Path) -> None:
    written(workspace, BROKEN)

    ending = _run(workspace, profiles="profile.yaml")

    assert 3 == ending.code
    assert {"exit-code": "3", "gate": "not-assessed", "sarif": ""} == ending.outputs
    assert {"error"} == {name for name, _, _ in ending.commands}


def test_a_mistake_in_the_inputs_is_told(workspace: Path) -> None:
    written(workspace, PROFILE)

    ending = _run(workspace, profiles="profile.yaml", as_of="tomorrow")

    assert (2, "not-assessed") == (ending.code, ending.outputs["gate"])
    assert ["error"] == [name for name, _, _ in ending.commands]
    assert "tomorrow" in ending.log


@pytest.mark.parametrize("name", ["annotations", "summary"])
def test_what_is_neither_true_nor_false_is_refused(workspace: Path, name: str) -> None:
    written(workspace, PROFILE)

    ending = _run(workspace, profiles="profile.yaml", **{name: "yes"})

    assert (2, "not-assessed") == (ending.code, ending.outputs["gate"])


def test_annotations_and_summary_can_be_left_out(workspace: Path) -> None:
    written(workspace, ABROAD)

    ending = _run(workspace, profiles="profile.yaml", annotations="false", summary="false")

    assert (1, (), "") == (ending.code, ending.commands, ending.summary)


@pytest.mark.parametrize(
    "name",
    ["two words.yaml", 'it\'s "quoted".yaml', "$(touch pwned).yaml", "`touch pwned`; a.yaml"],
)
def test_a_path_is_one_value_whatever_it_holds(workspace: Path, name: str) -> None:
    written(workspace, ABROAD, name)

    ending = _run(workspace, profiles=f"{name}\n", formats=f"json={name}.json")

    assert (1, "closed") == (ending.code, ending.outputs["gate"])
    assert {name, f"{name}.json"} == {path.name for path in workspace.iterdir()}


def test_several_values_stand_on_a_line_each(workspace: Path) -> None:
    written(workspace, PROFILE, "one.yaml")
    written(workspace, ABROAD, "two.yaml")

    ending = _run(workspace, profiles="one.yaml\r\n\ntwo.yaml\n", log="brief")

    assert 1 == ending.code
    assert [("error", "two.yaml", "8")] == [_place(command) for command in ending.commands]


def test_without_profiles_the_file_of_the_project_names_them(workspace: Path) -> None:
    (workspace / ".git").mkdir()
    written(workspace, ABROAD, "one.yaml")
    written(workspace, "profiles: [one.yaml]\n", "trustcheck.yaml")

    ending = _run(workspace)

    assert (1, "closed") == (ending.code, ending.outputs["gate"])
    assert [("error", "one.yaml", "8")] == [_place(command) for command in ending.commands]


def test_without_profiles_anywhere_nothing_is_an_open_gate(workspace: Path) -> None:
    ending = _run(workspace)

    assert (2, "not-assessed") == (ending.code, ending.outputs["gate"])


INJECTIONS = ["\"; touch pwned; '$(touch pwned)`touch pwned`", "a\ntouch pwned\n--exit-zero"]


INPUTS = [name for name in action()["inputs"] if name not in ("arguments", "python")]
LINES = ("profiles", "as-of")
"""One input of several lines and one of a single line; `make thorough` gives lines to all."""


@pytest.mark.parametrize(
    ("name", "text"),
    [
        *((name, INJECTIONS[0]) for name in INPUTS),
        *(
            pytest.param(name, INJECTIONS[1], marks=() if name in LINES else thorough)
            for name in INPUTS
        ),
    ],
)
def test_no_input_runs_anything(workspace: Path, name: str, text: str) -> None:
    written(workspace, ABROAD)

    ending = _run(workspace, **{"profiles": "profile.yaml", name: text})

    assert ending.code in (1, 2, 3)
    assert not (workspace / "pwned").exists()
    assert {"exit-code", "gate", "sarif"} == ending.outputs.keys()


def test_text_of_a_profile_gives_the_runner_no_commands(workspace: Path) -> None:
    hostile = '"::error::planted\\n::error::planted\\r::warning file=a::planted"'
    written(workspace, ABROAD.replace("Nimbus,", f"{hostile},"))

    ending = _run(workspace, profiles="profile.yaml")

    assert 1 == ending.code
    assert ["error"] == [name for name, _, _ in ending.commands]
    assert "planted" not in ending.commands[0][1]


def test_modules_of_the_repository_are_not_loaded(workspace: Path) -> None:
    written(workspace, PROFILE)
    for name in ("yaml", "click", "trustcheck", "secrets"):
        written(workspace, "open('pwned', 'w')\nraise SystemExit(0)\n", f"{name}.py")

    ending = _run(workspace, profiles="profile.yaml")

    assert (0, "open") == (ending.code, ending.outputs["gate"])
    assert not (workspace / "pwned").exists()


@pytest.mark.installs
def test_the_whole_action_installs_itself_and_runs(tmp_path: Path) -> None:
    house = tmp_path / "the workspace"
    house.mkdir()
    written(house, ABROAD)
    for name in ("venv", "pip", "yaml", "trustcheck"):
        written(house, "open('pwned', 'w')\nraise SystemExit(0)\n", f"{name}.py")
    ours = clone(tmp_path / "action")

    inputs = {"profiles": "profile.yaml", "rulesets": str(SMALL), "python": sys.executable}
    ending = run_action(house, inputs, home=ours)

    skip_without_registry(ending.code, ending.log)
    assert (1, "closed") == (ending.code, ending.outputs["gate"])
    assert not (house / "pwned").exists()
    assert (
        ""
        == subprocess.run(
            ["git", "status", "--short"], cwd=ours, capture_output=True, text=True, check=True
        ).stdout
    )
