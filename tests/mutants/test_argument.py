"""Each argument is about code that is there."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.mutants.argument import Argument, Change, arguments, changes

ROOT = Path(__file__).parents[2]


def _lines(function: str) -> set[str]:
    """Return the lines of a function, named as `trustcheck.logic.share.total`."""
    steps = function.split(".")
    path = next(p for i in range(len(steps), 0, -1) if (p := _file(steps[:i])).is_file())
    node: ast.AST = ast.parse(path.read_text(encoding="utf-8"))
    for name in steps[len(path.relative_to(ROOT).parts) :]:
        node = next(each for each in ast.walk(node) if getattr(each, "name", None) == name)
    return {line.strip() for line in ast.unparse(node).splitlines()}


def _file(steps: list[str]) -> Path:
    return ROOT.joinpath(*steps).with_suffix(".py")


@pytest.mark.parametrize("argument", arguments(), ids=lambda each: each.change.function)
def test_an_argument_is_about_lines_that_are_there(argument: Argument) -> None:
    was, lines = argument.change.was, _lines(argument.change.function)

    assert was in lines or set(was.split(" / ")) <= lines  # of which a quotient has one, too
    assert argument.because.endswith(".")


def test_nothing_is_argued_twice() -> None:
    found = [argument.change for argument in arguments()]

    assert len(found) == len(set(found))


MUTATED = '''
def x_more__mutmut_orig(number):
    """Return one more."""
    return number + 1

def x_more__mutmut_1(number):
    """Return one more."""
    return number - 1

class Scale:
    def xǁScaleǁread__mutmut_orig(self):
        return self.factor
    def xǁScaleǁread__mutmut_2(self):
        return None
'''


def test_a_change_is_told_by_its_function_and_its_lines(tmp_path: Path) -> None:
    (tmp_path / "some").mkdir()
    (tmp_path / "some" / "module.py").write_text(MUTATED, encoding="utf-8")
    names = {"some.module.x_more__mutmut_1", "some.module.xǁScaleǁread__mutmut_2"}

    assert {
        Change("some.module.more", "return number + 1", "return number - 1"),
        Change("some.module.Scale.read", "return self.factor", "return None"),
    } == set(changes(tmp_path, names))
