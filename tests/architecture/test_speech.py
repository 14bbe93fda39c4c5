"""The project speaks of itself alone: no path of one machine, no host of a registry."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from tests.architecture.tree import ROOT

# A letter in brackets keeps each pattern from finding itself.
FOREIGN = re.compile(
    r"""
      (?<![\w.-])/wor[k]/          # a folder of one machine
    | (?<![\w.-])/tm[p]/           # a scratch folder
    | (?<![\w./-])share[d]/        # a folder beside the project
    | (?<![\w.-])/(?:roo[t]|hom[e]|User[s])/
    | \bpyp[i]\.org\b | \bpythonhoste[d]\.org\b | \bnpmj[s]\.(?:com|org)\b
    """,
    re.VERBOSE,
)


def _files() -> list[Path]:
    """Return the files of the project: those git knows or would add, else all but hidden ones."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    if listed.returncode == 0:
        paths = [ROOT / name for name in listed.stdout.decode().split("\0") if name]
    else:
        tops = [top for top in ROOT.iterdir() if not top.name.startswith(".")]
        paths = [path for top in tops for path in (top, *top.rglob("*"))]
    return sorted(path for path in paths if path.is_file())


HINTS = tuple(
    hint.replace("|", "").encode()
    for hint in (
        *("/wor|k/", "/tm|p/", "share|d/", "/roo|t/", "/hom|e/", "/User|s/"),
        *("pyp|i", "pythonhoste|d", "npmj|s"),
    )
)
"""What no foreign word is without: most files have none of it, and are not looked at twice."""


def foreign_words(text: str) -> list[str]:
    """Return every line that names the machine, with its number."""
    lines = enumerate(text.splitlines(), start=1)
    return [f"{number}: {line.strip()[:120]}" for number, line in lines if FOREIGN.search(line)]


def test_no_file_names_the_machine_it_was_written_on() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{line}"
        for path in _files()
        if b"\0" not in (raw := path.read_bytes()) and any(hint in raw for hint in HINTS)
        for line in foreign_words(raw.decode("utf-8", errors="replace"))
    ]

    assert [] == found


@pytest.mark.parametrize("parts", [["", "work", "main"], ["", "tmp", "venv"], ["shared", "data"]])
def test_a_planted_path_is_seen(parts: list[str]) -> None:
    path = "/".join(parts)

    assert [f"1: see {path}"] == foreign_words(f"see {path}")
    assert any(hint in path.encode() for hint in HINTS)


@pytest.mark.parametrize("text", ["framework/rules", "a/b", "cloud shared by all", "/etc/hosts"])
def test_ordinary_words_are_left_alone(text: str) -> None:
    assert [] == foreign_words(text)
