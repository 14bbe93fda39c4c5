"""Try the tests of a floor against mutants of its modules; none may survive unargued."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from tests.mutants.argument import Change, arguments, changes
from trustcheck.logic.fields import frozen

ROOT = Path(__file__).parents[2]
PLACE = ROOT / "build" / "mutants"
COPIED = ("trustcheck", "tests", "rules", "compiled", "seeds", "schemas", "examples", "generate")
KILLED = (1, 3, 255)
"""What is said of a test that failed, and of a run or of a process that broke."""
UNTRIED = 33
"""No test of the floor runs the function."""


@frozen
class Floor:
    """Which tests hold the mutants of some modules, and whether each needs a new process."""

    modules: str
    tests: tuple[str, ...]
    fresh: bool = False


FLOORS = (
    # Classes are made while modules load: a mutant is told only by a process that loads them anew.
    Floor("trustcheck.logic.fields", ("tests/logic/test_fields.py",), fresh=True),
    Floor("trustcheck.logic", ("tests/logic",)),
    Floor("trustcheck.graph", ("tests/graph",)),
    Floor("trustcheck.ruleset.condition", ("tests/ruleset/condition",)),
    Floor("trustcheck.engine", ("tests/engine",)),
)
"""The first that fits a module counts."""

CONFIGURATION = """

[tool.mutmut]
source_paths = ["trustcheck"]
only_mutate = {only}
do_not_mutate = {beside}
also_copy = {copied}
pytest_add_cli_args = ["-p", "no:randomly", "-p", "no:cacheprovider", "-o", "{options}"]
pytest_add_cli_args_test_selection = {tests}
process_isolation = "{isolation}"
forkserver_warmup = "none"
"""
OPTIONS = "addopts=--strict-markers --import-mode=importlib"


def main(module: str) -> int:
    """Run the mutants of a module or of a package, and tell which survive; 1 if any does."""
    floor = next((each for each in FLOORS if f"{module}.".startswith(f"{each.modules}.")), None)
    if floor is None:
        print(f"{module} is on none of the floors: {', '.join(f.modules for f in FLOORS)}")
        return 2
    _lay_out(module, floor)
    command = [sys.executable, "-m", "mutmut", "run", "--max-children", "1"]
    subprocess.run(command, cwd=PLACE, check=False)
    return _told(module)


def _lay_out(module: str, floor: Floor) -> None:
    """Copy the tree, so that nobody's work is in the way of the mutants, nor they in its."""
    shutil.rmtree(PLACE, ignore_errors=True)
    for name in COPIED:
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / name, PLACE / name, ignore=ignored)
    path = module.replace(".", "/")
    beside = (
        [] if floor.fresh else [f.modules.replace(".", "/") + ".py" for f in FLOORS if f.fresh]
    )
    settings = CONFIGURATION.format(
        only=json.dumps([f"{path}.py", f"{path}/*"]),
        beside=json.dumps(beside),
        copied=json.dumps(COPIED[2:]),
        options=OPTIONS,
        tests=json.dumps(floor.tests),
        isolation="forkserver" if floor.fresh else "fork",
    )
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    (PLACE / "pyproject.toml").write_text(text + settings, encoding="utf-8")


def _told(module: str) -> int:
    """Print the count of each outcome, each survivor, and each argument that argues nothing."""
    outcomes = dict(_outcomes())
    survived = {name for name, code in outcomes.items() if code == 0}
    untried = {name for name, code in outcomes.items() if code == UNTRIED}
    killed = {name for name, code in outcomes.items() if code in KILLED}
    known = [each for each in arguments() if f"{each.change.function}.".startswith(f"{module}.")]
    left = list(changes(PLACE / "mutants", survived | untried))
    unargued = [each for each in left if each not in {one.change for one in known}]
    idle = [each for each in known if each.change not in left]
    other = len(outcomes) - len(killed) - len(survived) - len(untried)
    print(
        f"{len(outcomes)} mutants: {len(killed)} killed, {len(left) - len(unargued)} argued, "
        f"{len(unargued)} survived ({len(untried)} of all run by no test), {other} without an end"
    )
    _print("survived", unargued)
    _print("argued, but killed or gone", [each.change for each in idle])
    return 1 if unargued or idle else 0


def _outcomes() -> Iterator[tuple[str, int | None]]:
    for path in sorted((PLACE / "mutants").rglob("*.py.meta")):
        yield from json.loads(path.read_text(encoding="utf-8"))["exit_code_by_key"].items()


def _print(title: str, found: Iterable[Change]) -> None:
    for each in found:
        print(f"\n{title}: {each.function}\n- {each.was}\n+ {each.becomes}")


if __name__ == "__main__":
    if len(sys.argv) != 2 or not re.fullmatch(r"trustcheck(\.\w+)+", sys.argv[1]):
        sys.exit("which module or package? python -m tests.mutants trustcheck.logic")
    sys.exit(main(sys.argv[1]))
