"""What tests of places need beside the project: a clone of it, tools, and a registry."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.program import ROOT

SILENCE = re.compile(
    r"No matching distribution|Could not find a version|[Cc]onnection|timed out|resolve host"
)
"""What pip says where no registry answers."""


def clone(path: Path) -> Path:
    """Return a clone of the project at its last commit, as those who use it have one."""
    if not (ROOT / ".git").exists():
        pytest.skip("these files are in no repository: they cannot be cloned")
    command = ["git", "clone", "--quiet", "--no-hardlinks", str(ROOT), str(path)]
    subprocess.run(command, check=True, capture_output=True)
    return path


def skip_without_registry(code: int, said: str) -> None:
    """Leave a test whose installation failed because no registry answered."""
    if code and SILENCE.search(said):
        pytest.skip("no registry answers: nothing can be installed")


def tool(name: str) -> str:
    """Return where a tool is, beside this Python or on the path; without it, leave the test."""
    found = shutil.which(name, path=str(Path(sys.executable).parent)) or shutil.which(name)
    if found is None:
        pytest.skip(f"{name} is not here: `make places` brings it")
    return found


def complaints(schema: str, path: Path) -> str:
    """Return what a schema of another product, as check-jsonschema brings it, says of a file."""
    done = subprocess.run(
        [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}", path],
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout + done.stderr if done.returncode else ""
