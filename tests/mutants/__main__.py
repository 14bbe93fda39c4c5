"""Try the tests of a floor against mutants of its modules; none may survive unargued."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from tests.mutants.argument import Change, arguments, changes
from trustcheck.logic.fields import frozen

ROOT = Path(__file__).parents[2]
PLACE = ROOT / "build" / "mutants"
COPIED = ("trustcheck", "tests", "rules", "compiled", "seeds", "schemas", "examples", "generate")
KILLED = (1, 3, 255)
"""What is said of a test that failed, and of a run or of a process that broke."""
OUT_OF_REACH = re.compile(r"(case _: / )?assert_never\(.*\)").fullmatch
"""What mypy proves that no value gets to."""
UNTRIED = 33
"""No test of the floor runs the function."""


@frozen
class Floor:
    """Which tests hold the mutants of some modules, and whether each needs a new process.

    Left out is what takes seconds, mostly properties of whole worlds, and what counts the calls
    of functions, which have others in their place here: the quick tests have to do.
    """

    modules: str
    tests: tuple[str, ...]
    without: tuple[str, ...] = ()
    fresh: bool = False


SEARCHES = {
    "asking": (
        "test_an_answer_that_raises_another_question_is_followed_to_its_end",
        "test_what_is_said_to_settle_alone_does_and_nothing_that_does_is_missing",
    ),
    "candidate": (),
    "dated": (),
    "forecast": ("test_every_day_has_the_verdicts_that_are_told",),
    "repair": ("test_brute_force_finds_nothing_cheaper",),
    "severance": ("test_no_fewer_links_would_do",),
    "stake": (),
    "trying": (),
}
"""The modules of the engine that assess again and again, and the tests of theirs left out.

Each is tried by its own tests, and these try nothing else: what they assess with is tried sooner
by tests that assess once.
"""


def _test_of(name: str) -> str:
    return f"tests/engine/test_{name}.py"


FLOORS = (
    # Classes, and words of tables, are made while modules load: a mutant of what makes them is
    # told only by a process that loads them anew.
    Floor("trustcheck.logic.fields", ("tests/logic/test_fields.py",), fresh=True),
    Floor("trustcheck.logic", ("tests/logic",)),
    Floor(
        "trustcheck.graph",
        ("tests/graph",),
        (
            "tests/graph/test_bulk.py",
            "tests/graph/test_cut.py::test_no_smaller_cut_would_do",
            "tests/graph/test_independent.py",
            "tests/graph/test_soundness.py",
        ),
    ),
    Floor("trustcheck.ruleset.condition", ("tests/ruleset/condition",)),
    Floor(
        "trustcheck.engine.declared",
        ("tests/engine/test_answers.py", "tests/engine/test_declared.py"),
        fresh=True,
    ),
    *(
        Floor(
            f"trustcheck.engine.{name}",
            (_test_of(name),),
            tuple(f"{_test_of(name)}::{test}" for test in slow),
        )
        for name, slow in SEARCHES.items()
    ),
    Floor(
        "trustcheck.engine",
        ("tests/engine",),
        (
            *map(_test_of, SEARCHES),
            "tests/engine/test_completion.py",
            "tests/engine/test_hosting.py::test_facts_filled_in_on_either_side_overturn_no_verdict",
            "tests/engine/test_obligation.py::test_a_missing_fact_cannot_overturn_an_answer",
            "tests/engine/test_obligation.py::test_nothing_changes_within_a_stretch",
            "tests/engine/test_obligation.py::test_taking_a_fact_away_settles_nothing",
            "tests/engine/test_soundness.py",
            "tests/engine/test_work.py",
        ),
    ),
)
"""The first that fits a module counts."""

CONFIGURATION = """

[tool.mutmut]
source_paths = ["trustcheck"]
only_mutate = {only}
do_not_mutate = {beside}
also_copy = {copied}
pytest_add_cli_args = {arguments}
pytest_add_cli_args_test_selection = {tests}
process_isolation = "{isolation}"
forkserver_warmup = "none"
"""
OPTIONS = "addopts=--strict-markers --import-mode=importlib"
ARGUMENTS = ("-p", "no:randomly", "-p", "no:cacheprovider", "-o", OPTIONS)


def main(modules: Sequence[str]) -> int:
    """Run the mutants of modules or of packages of a floor, and tell which survive; 1 if any."""
    floors = {_floor(module) for module in modules}
    floor = floors.pop()
    if floor is None or floors:
        print(f"on no floor, or on several: {', '.join(f.modules for f in FLOORS)}")
        return 2
    _lay_out(modules, floor)
    command = [sys.executable, "-m", "mutmut", "run", "--max-children", "1"]
    subprocess.run(command, cwd=PLACE, env={**os.environ, "THOROUGH": "1"}, check=False)
    return _told(modules)


def _floor(module: str) -> Floor | None:
    return next((each for each in FLOORS if f"{module}.".startswith(f"{each.modules}.")), None)


def _lay_out(modules: Sequence[str], floor: Floor) -> None:
    """Copy the tree, so that nobody's work is in the way of the mutants, nor they in its."""
    shutil.rmtree(PLACE, ignore_errors=True)
    for name in COPIED:
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / name, PLACE / name, ignore=ignored)
    paths = [module.replace(".", "/") for module in modules]
    beside = (
        [] if floor.fresh else [f.modules.replace(".", "/") + ".py" for f in FLOORS if f.fresh]
    )
    settings = CONFIGURATION.format(
        only=json.dumps([form for path in paths for form in (f"{path}.py", f"{path}/*")]),
        beside=json.dumps(beside),
        copied=json.dumps(COPIED[2:]),
        arguments=json.dumps([*ARGUMENTS, *map(_left_out, floor.without)]),
        tests=json.dumps(floor.tests),
        isolation="forkserver" if floor.fresh else "fork",
    )
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    (PLACE / "pyproject.toml").write_text(text + settings, encoding="utf-8")


def _left_out(test: str) -> str:
    return f"--{'deselect' if '::' in test else 'ignore'}={test}"


def _told(modules: Sequence[str]) -> int:
    """Print the count of each outcome, each survivor, and each argument that argues nothing.

    What mypy proves out of reach counts as argued.
    """
    outcomes = dict(_outcomes())
    survived = {name for name, code in outcomes.items() if code == 0}
    untried = {name for name, code in outcomes.items() if code == UNTRIED}
    killed = {name for name, code in outcomes.items() if code in KILLED}
    tried = tuple(f"{module}." for module in modules)
    known = [each for each in arguments() if each.change.function.startswith(tried)]
    left = list(changes(PLACE / "mutants", survived | untried))
    argued = {one.change for one in known}
    unargued = [each for each in left if each not in argued and not OUT_OF_REACH(each.was)]
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
    asked = sys.argv[1:]
    if not asked or not all(re.fullmatch(r"trustcheck(\.\w+)+", each) for each in asked):
        sys.exit("which modules or packages? python -m tests.mutants trustcheck.logic")
    sys.exit(main(asked))
