"""Mutants that no test can tell, and why: what the kept list says of them."""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterator
from difflib import unified_diff
from itertools import groupby
from pathlib import Path

import yaml

from trustcheck.logic.fields import frozen

KEPT = Path(__file__).with_name("argued.yaml")
_ORIGINAL = "orig"


@frozen
class Change:
    """What a mutant changes: the function, its lines as they are, and as they become."""

    function: str
    was: str
    becomes: str


@frozen
class Argument:
    """A change that makes no difference, and why it makes none."""

    change: Change
    because: str


def arguments() -> tuple[Argument, ...]:
    """Return every argument that is kept."""
    kept = yaml.safe_load(KEPT.read_text(encoding="utf-8")) or {}
    return tuple(
        Argument(Change(function, each["was"], each["becomes"]), each["because"])
        for function, every in kept.items()
        for each in every
    )


def changes(folder: Path, names: Collection[str]) -> Iterator[Change]:
    """Yield what each named mutant changes, as the files of mutants in a folder say."""
    for module, together in groupby(sorted(names), lambda name: name.rpartition(".")[0]):
        tree = ast.parse((folder / f"{module.replace('.', '/')}.py").read_text(encoding="utf-8"))
        found = {node.name: node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
        for name in together:
            mutant = name.rpartition(".")[2]
            stem = mutant.rpartition("__mutmut_")[0]
            pair = found[f"{stem}__mutmut_{_ORIGINAL}"], found[mutant]
            before, after = ([*map(_bare, ast.unparse(each).splitlines()[1:])] for each in pair)
            yield Change(f"{module}.{_plain(stem)}", *_difference(before, after))


def _bare(line: str) -> str:
    return line.strip()


def _plain(stem: str) -> str:
    """Return the name of a function as it is written: `x_total`, `xǁIntervalǁabove`."""
    return stem.removeprefix("xǁ").removeprefix("x_").replace("ǁ", ".")


def _difference(before: list[str], after: list[str]) -> tuple[str, str]:
    lines = [line for line in unified_diff(before, after, n=0, lineterm="") if line[:2] != "@@"][
        2:
    ]
    was, becomes = (" / ".join(line[1:] for line in lines if line[0] == sign) for sign in "-+")
    return was, becomes
