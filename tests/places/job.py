"""The steps of action.yml, run as the runner of GitHub would run them."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import yaml

from trustcheck.logic.fields import frozen

ROOT = Path(__file__).parents[2]
EXPRESSION = re.compile(r"\$\{\{ *([^ ]+) *\}\}")
COMMAND = re.compile(r"::(?P<name>[a-z-]+)(?: (?P<properties>[^:]*))?::(?P<message>.*)")
SURROUNDINGS = ("PATH", "HOME", "TMPDIR", "SSL_CERT_FILE", "SSL_CERT_DIR")
"""What a test lets through to a step; of pip's settings all, for they say where packages are."""


@frozen
class Ending:
    """How a job ended."""

    code: int
    log: str
    outputs: Mapping[str, str]
    summary: str

    @property
    def commands(self) -> tuple[tuple[str, str, str], ...]:
        """What the runner would do: the name, the properties and the message of each command."""
        return tuple(_obeyed(self.log))


def action() -> dict[str, Any]:
    """Return action.yml."""
    read: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    return read


def run_action(
    workspace: Path,
    inputs: Mapping[str, str],
    *,
    outputs: Mapping[str, Mapping[str, str]] | None = None,
    home: Path = ROOT,
) -> Ending:
    """Run the steps of the action in a workspace, but for those whose `outputs` are given.

    `home` is where the runner put the project.
    """
    known = {step: dict(values) for step, values in (outputs or {}).items()}
    stage = workspace.parent / "runner"
    stage.mkdir()
    log, code = "", 0
    for step in action()["runs"]["steps"]:
        if step["id"] in known:
            continue
        code, said, written = _run(step, workspace, _Stage(stage, home), _values(inputs, known))
        log += said
        known[step["id"]] = written
        if code:
            break
    told = {name: each["value"] for name, each in action()["outputs"].items()}
    ending = {name: _resolved(value, _values(inputs, known)) for name, value in told.items()}
    summary = stage / "summary.md"
    return Ending(code, log, ending, summary.read_text() if summary.exists() else "")


def this_python(folder: Path) -> Path:
    """Return a stand-in for the Python that the first step makes: this one, with the checkout.

    It cannot take -I, which would hide the checkout; -P hides the working directory as well.
    """
    path = folder / "python"
    path.write_text(
        '#!/bin/sh\n[ "$1" = -I ] || exit 97\nshift\n'
        f'PYTHONPATH="{ROOT}" exec "{sys.executable}" -P "$@"\n'
    )
    path.chmod(0o755)
    return path


@frozen
class _Stage:
    """What a runner has beside the workspace: a folder for scratch, and the action itself."""

    folder: Path
    home: Path


def _run(
    step: Mapping[str, Any], workspace: Path, stage: _Stage, values: Mapping[str, str]
) -> tuple[int, str, dict[str, str]]:
    output = stage.folder / f"{step['id']}.output"
    script = stage.folder / f"{step['id']}.sh"
    script.write_text(step["run"], encoding="utf-8")
    output.touch()
    given = {name: _resolved(text, values) for name, text in step.get("env", {}).items()}
    kept = {n: v for n, v in os.environ.items() if n in SURROUNDINGS or n.startswith("PIP_")}
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", str(script)],
        cwd=workspace,
        env={
            **kept,
            **given,
            "GITHUB_ACTION_PATH": str(stage.home),
            "GITHUB_OUTPUT": str(output),
            "GITHUB_STEP_SUMMARY": str(stage.folder / "summary.md"),
            "GITHUB_WORKSPACE": str(workspace),
            "RUNNER_TEMP": str(stage.folder),
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
        timeout=300,
    )
    lines = output.read_text(encoding="utf-8").splitlines()
    written = dict(line.partition("=")[::2] for line in lines)
    return done.returncode, done.stdout.decode("utf-8", "replace"), written


def _values(
    inputs: Mapping[str, str], outputs: Mapping[str, Mapping[str, str]]
) -> Mapping[str, str]:
    """Return what expressions stand for; an input that the action does not have is a mistake."""
    declared = action()["inputs"]
    assert inputs.keys() <= declared.keys()
    given = {name: inputs.get(name, each.get("default", "")) for name, each in declared.items()}
    return {
        **{f"inputs.{name}": value for name, value in given.items()},
        **{
            f"steps.{step}.outputs.{name}": value
            for step, written in outputs.items()
            for name, value in written.items()
        },
    }


def _resolved(text: str, values: Mapping[str, str]) -> str:
    return EXPRESSION.sub(lambda found: values.get(found[1], ""), text)


def _obeyed(log: str) -> Iterator[tuple[str, str, str]]:
    """Yield the commands of a log; between stop-commands and its token there are none."""
    token = None
    for line in log.splitlines():
        if token is not None:
            token = None if line == f"::{token}::" else token
        elif found := COMMAND.match(line):
            if found["name"] == "stop-commands":
                token = found["message"]
            else:
                yield found["name"], unquote(found["properties"] or ""), unquote(found["message"])
