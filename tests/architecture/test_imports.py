"""What a plain check may load: the import budget, which no clock has to guard."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from functools import cache

import pytest

from tests.architecture.tree import ROOT

OWN = "trustcheck"
MOST_OWN = 173
"""Modules of the program itself; a check that loads more has taken along what it does not use."""

THIRD = frozenset({"yaml", "cython_runtime"})
"""The one library that a plain check loads, and what its C extension registers."""

STANDARD: Mapping[str, str] = {
    "__future__": "annotations are never evaluated",
    "collections": "abstract types in annotations, ordered ones in re",
    "contextlib": "loops that end early, resources that are closed",
    "datetime": "every fact, rule and verdict has a day",
    "enum": "truth, verdicts, exit codes",
    "fractions": "shares are exact; brings decimal, numbers and re along",
    "functools": "facts that are worked out once",
    "gc": "rings of objects are looked for less often",
    "heapq": "shortest paths of proof",
    "itertools": "pairs of records",
    "math": "whole numbers of days and members",
    "operator": "fields by their names",
    "os": "loaded by the interpreter itself",
    "pathlib": "folders of rules",
    "re": "formats of ids, days and amounts",
    "types": "read-only tables",
    "typing": "the types of the models, some of them read by the reader",
    "unicodedata": "typography, and characters that hide",
    "yaml": "profiles",
}
"""What the program may load, and why; so may what these load in turn."""

DIGESTS = frozenset({"_sha256", "_sha2", "_blake2"})
"""Digests without the library for TLS that `hashlib` brings along; the name varies."""

FORBIDDEN = (
    "argparse", "ast", "asyncio", "click", "dataclasses", "email", "hashlib",
    "importlib.metadata", "importlib.resources", "inspect", "json", "jsonschema", "logging",
    "multiprocessing", "numpy", "pydantic", "random", "scipy", "socket", "ssl", "string",
    "subprocess", "tempfile", "tokenize", "traceback", "unittest",
)  # fmt: skip

_PLAIN_CHECK = """
import os, sys
os._exit = sys.exit  # so that what was loaded can still be told
sys.path.insert(0, sys.argv.pop(1))
from trustcheck.cli.main import main
main()
"""
_TELLING = """
import atexit, sys
atexit.register(lambda: print("loaded:", *sys.modules, file=sys.stderr))
"""


@cache
def _loaded(*words: str) -> frozenset[str]:
    """Return the modules of a fresh interpreter at its end."""
    command, *arguments = words
    ran = subprocess.run(
        [sys.executable, "-I", "-c", _TELLING + command, *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    return frozenset(ran.stderr.rpartition("loaded:")[2].split())


def _of_a_check() -> frozenset[str]:
    return _loaded(_PLAIN_CHECK, str(ROOT), "check", "examples/nuage-exemple/profile.yaml")


def _beyond(*imports: str) -> frozenset[str]:
    """Return what a plain check loads beyond an interpreter that imports these."""
    beyond = _of_a_check() - _loaded(f"import {', '.join(('sys', *imports))}") - DIGESTS
    return frozenset(name for name in beyond if not name.startswith("_cython_"))


def test_a_plain_check_is_what_was_run() -> None:
    assert "trustcheck.report.text" in _of_a_check()


def test_a_plain_check_loads_nothing_beyond_the_budget() -> None:
    foreign = {name for name in _beyond(*STANDARD) if name.partition(".")[0] != OWN}

    assert set() == foreign


@pytest.mark.parametrize("module", sorted(FORBIDDEN))
def test_a_plain_check_does_without(module: str) -> None:
    assert module not in _of_a_check()


def test_the_budget_has_one_library() -> None:
    roots = {name.partition(".")[0] for name in _beyond()}

    assert {OWN, *THIRD} == roots - sys.stdlib_module_names


def test_the_program_loads_few_modules_of_its_own() -> None:
    own = {name for name in _of_a_check() if name.partition(".")[0] == OWN}

    assert len(own) <= MOST_OWN
