"""Run the program in this process or in one of its own, in surroundings that are known."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner, Result

from trustcheck.cli.program import program

ROOT = Path(__file__).parents[2]
SMALL = Path(__file__).parent / "small"
UNSET = (
    "TRUSTCHECK_AS_OF",
    "TRUSTCHECK_BASELINE",
    "TRUSTCHECK_FAIL_ON",
    "TRUSTCHECK_FORMAT",
    "TRUSTCHECK_PARAMETER",
    "TRUSTCHECK_PROFILES",
    "TRUSTCHECK_RULESET",
    "TRUSTCHECK_TOLERATE",
    "TRUSTCHECK_WAIVERS",
    "TRUSTCHECK_LANG",
    "TRUSTCHECK_DEBUG",
    "LC_MESSAGES",
    "LANG",
    "NO_COLOR",
    "FORCE_COLOR",
    "CLICOLOR",
    "CLICOLOR_FORCE",
)

PROFILE = """\
trustcheck: 1
subject: {name: Nimbus, provider: nimbus, activities: [iaas]}
stated_on: 2026-09-30
complete: [sites]
entities:
  nimbus: {name: Nimbus SA, kind: company}
sites:
  - {id: one, territory: FR, roles: [storage, backup]}
"""
"""Passes the small ruleset."""
ABROAD = PROFILE.replace("territory: FR", "territory: US")
"""Fails it."""
OPEN = PROFILE.replace("complete: [sites]\n", "")
"""Leaves it unknown."""
BROKEN = PROFILE.replace("activities", "activites")
"""Cannot be assessed."""


def run(*arguments: str | Path, stdin: str = "", **environment: str) -> Result:
    """Run the program in this process; nothing of the environment counts but what is given."""
    surroundings = {**dict.fromkeys(UNSET), "LC_ALL": "C", **environment}
    return CliRunner().invoke(program, list(map(str, arguments)), input=stdin, env=surroundings)


def start(command: str, *, cwd: Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run a line of shell, in which `trustcheck` stands for the program in its own process."""
    kept = {name: value for name, value in os.environ.items() if name not in UNSET}
    return subprocess.run(
        ["bash", "-c", f'trustcheck() {{ "{sys.executable}" -m trustcheck "$@"; }}; {command}'],
        cwd=cwd,
        env={**kept, "LC_ALL": "C", "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        check=False,
        timeout=60,
    )


def written(folder: Path, text: str, name: str = "profile.yaml") -> Path:
    """Return the path of a new file with this text."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path
