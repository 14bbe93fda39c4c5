"""The guides to CI and to editors: every snippet is what its place takes, and names what is."""

from __future__ import annotations

import json
import re
import shlex
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.cli.program import ABROAD, ROOT, SMALL, run, start, written
from tests.docs.pages import page
from tests.places.job import action
from tests.places.scratch import complaints, tool
from trustcheck.cli.new import PROFILE_PATH
from trustcheck.cli.schema import NAMES

GUIDE, KEYBOARD = page("docs/ci.md"), page("docs/editors.md")
PINNED = re.compile(r"@[0-9a-f]{40} # v[0-9]")


def _block(info: str) -> str:
    (text,) = (block.text for block in GUIDE.blocks if block.info == info)
    return text


def _yaml(info: str) -> Any:
    return yaml.safe_load(_block(info))


# GitHub


def test_the_workflow_is_one(tmp_path: Path) -> None:
    path = written(tmp_path, _block("yaml github"), "workflow.yaml")

    assert "" == complaints("github-workflows", path)


def test_the_workflow_gives_inputs_and_takes_outputs_that_there_are() -> None:
    (job,) = _yaml("yaml github")["jobs"].values()
    ours = next(step for step in job["steps"] if step.get("id") == "trustcheck")
    taken = re.findall(r"steps\.trustcheck\.outputs\.([a-z-]+)", _block("yaml github"))

    assert ours["with"].keys() <= action()["inputs"].keys()
    assert {*taken} <= action()["outputs"].keys()


def test_the_actions_of_others_are_pinned() -> None:
    uses = [line for line in _block("yaml github").splitlines() if " uses: " in line]

    assert [] == [line for line in uses if "./trustcheck" not in line and not PINNED.search(line)]


def test_the_tables_name_every_input_and_output() -> None:
    cells = [row[0].strip("`") for row in GUIDE.rows("| `")]

    assert [] == [
        name for name in (*action()["inputs"], *action()["outputs"]) if name not in cells
    ]


# GitLab


def test_the_configuration_of_gitlab_is_one(tmp_path: Path) -> None:
    path = written(tmp_path, _block("yaml gitlab"), ".gitlab-ci.yml")

    assert "" == complaints("gitlab-ci", path)


def test_it_sets_the_variables_that_the_template_has() -> None:
    (include,) = _yaml("yaml gitlab")["include"]
    template = yaml.safe_load((ROOT / include["file"]).read_text(encoding="utf-8"))["trustcheck"]
    cells = {row[0].strip("`") for row in GUIDE.rows("| `CLOUD_TRUSTCHECK_")}

    assert _yaml("yaml gitlab")["trustcheck"]["variables"].keys() <= template["variables"].keys()
    assert cells == template["variables"].keys()


# Hooks


def test_the_hooks_are_those_of_the_manifest() -> None:
    manifest = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    known = [hook["id"] for hook in manifest]
    (repository,) = _yaml("yaml pre-commit")["repos"]
    cells = [row[0].strip("`") for row in GUIDE.rows("| `trustcheck-")]

    assert {hook["id"] for hook in repository["hooks"]} <= {*known}
    assert {*known} == {*cells}


def test_pre_commit_takes_the_configuration(tmp_path: Path) -> None:
    path = written(tmp_path, _block("yaml pre-commit"), "config.yaml")

    command = [tool("pre-commit"), "validate-config", str(path)]
    done = subprocess.run(command, capture_output=True, check=False)

    assert (0, b"") == (done.returncode, done.stdout)


# Commands


def _lines() -> list[str]:
    """Return the calls of trustcheck in shell, in the Jenkinsfile and in the container."""
    steps = re.findall(r"^ +sh '(.*)'$", _block("groovy"), re.MULTILINE)
    shells = [
        line for block in GUIDE.blocks if block.info == "sh" for line in block.text.splitlines()
    ]
    return [line for line in (*steps, *shells) if re.search(r"(?:^|[ /])trustcheck check ", line)]


@pytest.mark.parametrize("line", _lines())
def test_a_call_is_understood_and_says_that_the_gate_is_closed(tmp_path: Path, line: str) -> None:
    (tmp_path / "offers").mkdir()
    written(tmp_path, ABROAD)
    written(tmp_path / "offers", ABROAD)
    _, _, rest = line.partition("trustcheck check ")

    done = start(f"trustcheck check {rest} --ruleset {SMALL}", cwd=tmp_path)

    written_to = [word.partition("=")[2] for word in shlex.split(rest) if "=" in word]
    assert 1 == done.returncode
    assert [] == [name for name in written_to if not (tmp_path / name).stat().st_size]


def test_the_container_is_that_of_the_dockerfile() -> None:
    text = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    (run_line,) = (line for line in _lines() if line.startswith("docker run "))

    assert run_line in text.replace("# ", "").replace("#   ", "")


# Editors and shells


def test_every_schema_is_named() -> None:
    named = {name for row in KEYBOARD.rows("| `") for name in re.findall(r"`([a-z-]+)`", row[0])}

    assert {*NAMES} == named


def test_the_modelines_are_those_of_a_new_profile() -> None:
    modelines = [block.text for block in KEYBOARD.blocks if block.info == "yaml modeline"]

    assert run("new", "-").stdout.startswith(modelines[0])
    assert ["schemas/profile.schema.json"] * 2 == [
        re.sub(r"^# .*?[=:] ?(?=schemas)", "", text).strip() for text in modelines
    ]


def test_the_settings_name_schemas_and_files_that_there_are() -> None:
    (text,) = (block.text for block in KEYBOARD.blocks if block.info == "json settings")
    table: dict[str, list[str]] = json.loads(text)["yaml.schemas"]

    assert [] == [name for name in table if not (ROOT / name).exists()]
    assert f"**/{PROFILE_PATH}" in table["schemas/profile.schema.json"]


def test_the_schemas_are_written_into_a_folder(tmp_path: Path) -> None:
    (line,) = (block.text for block in KEYBOARD.blocks if block.info == "sh")

    done = start(line, cwd=tmp_path)

    assert (0, b"") == (done.returncode, done.stderr)
    assert {f"{name}.schema.json" for name in NAMES} == {
        path.name for path in (tmp_path / "schemas").iterdir()
    }
