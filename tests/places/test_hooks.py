"""The hooks for pre-commit: their manifest, and pre-commit itself in a scratch repository."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.cli.program import ABROAD, BROKEN, PROFILE, ROOT, written
from tests.places.scratch import clone, skip_without_registry, tool
from trustcheck.cli.new import PROFILE_PATH
from trustcheck.cli.program import program

HOOKS: list[dict[str, Any]] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())
REQUIRED = {"id", "name", "entry", "language"}
KNOWN = REQUIRED | {
    "additional_dependencies",
    "alias",
    "always_run",
    "args",
    "description",
    "exclude",
    "exclude_types",
    "fail_fast",
    "files",
    "language_version",
    "log_file",
    "minimum_pre_commit_version",
    "pass_filenames",
    "require_serial",
    "stages",
    "types",
    "types_or",
    "verbose",
}
"""What a hook may say: pre-commit itself lets any other word pass."""
each_hook = pytest.mark.parametrize("hook", HOOKS, ids=[hook["id"] for hook in HOOKS])


@each_hook
def test_a_hook_says_what_pre_commit_knows(hook: dict[str, Any]) -> None:
    assert REQUIRED <= hook.keys() <= KNOWN


@each_hook
def test_a_hook_calls_a_command_that_there_is(hook: dict[str, Any]) -> None:
    name, *words = hook["entry"].split()
    command: Any = program
    for word in words:
        command = command.get_command(None, word)

    assert "trustcheck" == name
    assert hook["id"] == "-".join((name, *words))
    assert command is not None


@pytest.mark.parametrize(
    ("expected", "path"),
    [
        (True, "profile.yaml"),
        (True, PROFILE_PATH),
        (True, "offers/nimbus.profile.yml"),
        (False, "offers/profile.yaml.orig"),
        (False, "profiles/readme.yaml"),
        (False, "userprofile.yaml"),
        (False, "trustcheck.yaml"),
    ],
)
def test_profiles_are_known_by_their_names(expected: bool, path: str) -> None:
    patterns = {hook["files"] for hook in HOOKS if "files" in hook}

    assert [expected] == [re.search(pattern, path) is not None for pattern in patterns]


def test_pre_commit_takes_the_manifest() -> None:
    done = subprocess.run(
        [tool("pre-commit"), "validate-manifest", str(ROOT / ".pre-commit-hooks.yaml")],
        capture_output=True,
        check=False,
    )

    assert (0, b"", b"") == (done.returncode, done.stdout, done.stderr)


@pytest.mark.installs
def test_a_commit_is_stopped_by_a_closed_gate_and_by_a_profile_with_mistakes(
    tmp_path: Path,
) -> None:
    house = _Repository(tmp_path, ("trustcheck-validate", "trustcheck-check"))

    written(house.path, PROFILE.replace("stated_on", "# é\nstated_on"), "notes.yaml")
    passed = house.commit("nothing that concerns us")
    written(house.path, BROKEN)
    broken = house.commit("a profile with mistakes")
    written(house.path, ABROAD)
    closed = house.commit("a profile that fails")
    (house.path / "profile.yaml").unlink()
    shutil.copy(ROOT / "examples/nuage-modele/profile.yaml", house.path / "it's a profile.yaml")
    opened = house.commit("a profile that passes")

    assert [0, 1, 1, 0] == [done.returncode for done in (passed, broken, closed, opened)]
    assert b"error[" in broken.stderr
    assert b"exit code: 3" in broken.stderr
    assert b"exit code: 1" in closed.stderr
    assert 2 == opened.stderr.count(b"Passed")


class _Repository:
    """A repository of somebody who took our hooks into their configuration."""

    def __init__(self, folder: Path, hooks: tuple[str, ...]) -> None:
        self._home = folder / "home"
        self.path = folder / "house"
        ours = clone(folder / "trustcheck")
        self.path.mkdir()
        self._home.mkdir()
        commit = self._git("rev-parse", "HEAD", cwd=ours).stdout.decode().strip()
        repo = {"repo": str(ours), "rev": commit, "hooks": [{"id": hook} for hook in hooks]}
        config = yaml.safe_dump({"repos": [repo]})
        (self.path / ".pre-commit-config.yaml").write_text(config)
        self._git("init", "--quiet")
        self._run(tool("pre-commit"), "install")
        installed = self._run(tool("pre-commit"), "install-hooks")
        said = installed.stdout.decode("utf-8", "replace")
        skip_without_registry(installed.returncode, said)
        assert 0 == installed.returncode, said

    def commit(self, message: str) -> subprocess.CompletedProcess[bytes]:
        """Commit everything, and return what came of it."""
        self._git("add", "--all")
        return self._git("commit", "--quiet", "--message", message)

    def _git(self, *arguments: str, cwd: Path | None = None) -> subprocess.CompletedProcess[bytes]:
        return self._run("git", *arguments, cwd=cwd)

    def _run(self, *command: str, cwd: Path | None = None) -> subprocess.CompletedProcess[bytes]:
        who = ("Somebody", "somebody@example.org")
        surroundings = {
            **{name: value for name, value in os.environ.items() if name[:4] != "GIT_"},
            "HOME": str(self._home),
            "PRE_COMMIT_HOME": str(self._home / "hooks"),
            "GIT_CONFIG_NOSYSTEM": "1",
            **dict(zip(("GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL"), who, strict=True)),
            **dict(zip(("GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL"), who, strict=True)),
        }
        return subprocess.run(
            command, cwd=cwd or self.path, env=surroundings, capture_output=True, check=False
        )
