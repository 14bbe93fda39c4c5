"""The Dockerfile: its form, and its build done in a folder, where there is no container."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from fnmatch import fnmatchcase
from pathlib import Path

import pytest

from tests.cli.program import ABROAD, ROOT, SMALL, written
from tests.places.scratch import clone, skip_without_registry, tool

TEXT = re.sub(r"^#.*\n", "", (ROOT / "Dockerfile").read_text(encoding="utf-8"), flags=re.M)
INSTRUCTIONS = [
    (word, re.sub(r"\\\n\s*", "", rest))
    for word, rest in re.findall(r"^([A-Z]+) ((?:.*\\\n)*.*)$", TEXT, re.M)
]
STAGES = [place for place, (word, _) in enumerate(INSTRUCTIONS) if word == "FROM"]
BUILD = INSTRUCTIONS[STAGES[0] : STAGES[1]]
IMAGE = dict(INSTRUCTIONS[STAGES[1] :])
COPIED = [name for word, rest in BUILD if word == "COPY" for name in rest.split()[:-1]]


def test_the_image_is_of_two_stages_from_one_pinned_base() -> None:
    bases = [INSTRUCTIONS[place][1] for place in STAGES]

    assert ["${PYTHON} AS build", "${PYTHON}"] == bases
    assert ("ARG", "PYTHON=python:3.13-slim-bookworm") == INSTRUCTIONS[0]


def test_it_runs_the_program_as_nobody_in_the_folder_that_is_mounted() -> None:
    assert ("65534:65534", "/profiles", '["trustcheck"]') == (
        IMAGE["USER"],
        IMAGE["WORKDIR"],
        IMAGE["ENTRYPOINT"],
    )
    assert "RUN" not in IMAGE


def _is_sent(name: str) -> bool:
    """Tell whether .dockerignore lets a file of the project into the build; the last line wins."""
    sent = True
    for line in (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines():
        pattern = line.lstrip("!")
        paths = (name, name.partition("/")[0], Path(name).name)
        if line and line[0] != "#" and any(fnmatchcase(p, pattern.split("/")[-1]) for p in paths):
            sent = line[0] == "!"
    return sent


@pytest.mark.parametrize("name", COPIED)
def test_what_is_copied_is_there_and_is_sent(name: str) -> None:
    assert (ROOT / name).exists()
    assert _is_sent(name)


@pytest.mark.parametrize("name", [".git", "tests/conftest.py", ".env", "build", "docs/cli.md"])
def test_nothing_else_is_sent(name: str) -> None:
    assert not _is_sent(name)


def test_the_linter_of_dockerfiles_finds_nothing() -> None:
    done = subprocess.run(
        [tool("hadolint"), ROOT / "Dockerfile"], capture_output=True, check=False
    )

    assert (0, b"") == (done.returncode, done.stdout)


@pytest.mark.installs
def test_what_is_copied_suffices_for_an_environment_that_needs_nothing_else(
    tmp_path: Path,
) -> None:
    source, there = tmp_path / "source", tmp_path / "opt"
    project = clone(tmp_path / "clone")
    source.mkdir()
    for name in COPIED:
        copy = shutil.copytree if (project / name).is_dir() else shutil.copy
        copy(project / name, source / name)
    profile = written(tmp_path, ABROAD)

    for command in [rest for word, rest in BUILD if word == "RUN"]:
        here = f'python() {{ "{sys.executable}" "$@"; }}; {command}'
        here = here.replace("/opt/trustcheck", str(there))
        done = subprocess.run(["sh", "-ec", here], cwd=source, capture_output=True, check=False)
        skip_without_registry(done.returncode, done.stderr.decode())
        assert 0 == done.returncode, done.stderr.decode()
    shutil.rmtree(source)
    shutil.rmtree(project)
    ran = subprocess.run(
        [there / "bin" / "trustcheck", "check", profile, "--ruleset", SMALL],
        env={"PATH": "", "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        check=False,
    )

    assert (1, b"") == (ran.returncode, ran.stderr[:0])
    assert b"Nimbus" in ran.stdout
    assert [] == [*there.glob("lib/python*/site-packages/pip")]
