"""What the code must never do: approximate, run its input, reach out, or ask what day it is."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeAlias

import pytest

from tests.architecture.tree import Module, modules

Nodes: TypeAlias = Iterable[ast.AST]
Breaches: TypeAlias = Iterator[ast.AST]

REACHING_OUT = {"asyncio", "ftplib", "http", "smtplib", "socket", "ssl", "urllib", "xmlrpc"}
LEFT_TO_CHANCE = {"random", "secrets", "uuid"}
RUNNING_DATA = {"marshal", "pickle", "shelve"}
RUNNING_TEXT = {"eval", "exec", "__import__"}
ENVIRONMENT = {"environ", "environb", "getenv"}
TERMINAL = {"print", "input", "exit", "quit"}


def _imported(node: ast.AST) -> tuple[str, ...]:
    """Return what a statement imports; `from os import environ` gives `os` and `os.environ`."""
    if isinstance(node, ast.Import):
        return tuple(alias.name for alias in node.names)
    if isinstance(node, ast.ImportFrom):
        module = node.module or ""
        return (module, *(f"{module}.{alias.name}" for alias in node.names))
    return ()


def _dotted(node: ast.AST) -> str:
    """Return `a.b.c` for such an expression, and nothing for another."""
    if isinstance(node, ast.Attribute):
        return f"{_dotted(node.value)}.{node.attr}"
    return node.id if isinstance(node, ast.Name) else ""


def approximations(nodes: Nodes) -> Breaches:
    """Yield floating-point numbers, written or made."""
    for node in nodes:
        written = isinstance(node, ast.Constant) and isinstance(node.value, float | complex)
        if written or (isinstance(node, ast.Call) and _dotted(node.func) == "float"):
            yield node


def readers_of_approximations(nodes: Nodes) -> Breaches:
    """Yield imports of what is approximate."""
    for node in nodes:
        if {name.replace(".", "/") for name in _imported(node)} & set(APPROXIMATE):
            yield node


def dangers(nodes: Nodes) -> Breaches:
    """Yield what reaches the network, runs text or data as code, or depends on chance."""
    for node in nodes:
        roots = {name.partition(".")[0] for name in _imported(node)}
        called = _dotted(node.func) if isinstance(node, ast.Call) else ""
        if roots & (REACHING_OUT | LEFT_TO_CHANCE | RUNNING_DATA) or called in RUNNING_TEXT:
            yield node


def surroundings(nodes: Nodes) -> Breaches:
    """Yield what reads the clock or the environment, writes to the terminal, or exits."""
    outside = {f"os.{name}" for name in ENVIRONMENT} | {"time", "sys.exit"}
    for node in nodes:
        name = _dotted(node)
        called = _dotted(node.func) if isinstance(node, ast.Call) else ""
        clock = name.rpartition(".")[2] in {"now", "utcnow", "today"} and (
            name.split(".")[-2:-1] in (["date"], ["datetime"])
        )
        if clock or name in outside or called in TERMINAL or outside & set(_imported(node)):
            yield node


def memories(nodes: Nodes) -> Breaches:
    """Yield state that outlives a call: `global`, and caches of the module."""
    caches = {"functools.cache", "functools.lru_cache"}
    for node in nodes:
        if (
            isinstance(node, ast.Global)
            or _dotted(node) in caches
            or caches & set(_imported(node))
        ):
            yield node


Code: TypeAlias = Mapping[Module, Nodes]


@pytest.fixture(scope="module")
def code() -> Code:
    """Return every module with all of its syntax, parsed and walked once for all promises."""
    return {module: tuple(ast.walk(module.syntax)) for module in modules()}


def _places(code: Code, breaches: Callable[[Nodes], Breaches]) -> list[str]:
    return [
        f"{module.path}:{line}"
        for module, syntax in code.items()
        for line in sorted({getattr(node, "lineno", 0) for node in breaches(syntax)})
    ]


def _within(code: Code, *floors: str) -> Code:
    return {module: syntax for module, syntax in code.items() if module.stands_in(*floors)}


def _outside(code: Code, *floors: str) -> Code:
    return {module: syntax for module, syntax in code.items() if not module.stands_in(*floors)}


EXACT = ("trustcheck/logic", "trustcheck/graph", "trustcheck/engine", "trustcheck/ruleset")
APPROXIMATE = ("trustcheck/graph/bulk",)  # for whole registers; see the test that nothing reads it
WRITES_CODE = ("trustcheck/logic/fields",)  # `__init__` for a number of fields, which is a number
SHELL = ("trustcheck/cli", "trustcheck/__main__")


def test_numbers_are_exact_where_law_is_computed(code: Code) -> None:
    exact = _outside(_within(code, *EXACT), *APPROXIMATE)

    assert [] == _places(exact, approximations)


def test_no_verdict_rests_on_what_is_approximate(code: Code) -> None:
    assert [] == _places(code, readers_of_approximations)


def test_nothing_reaches_the_network_runs_its_input_or_draws_lots(code: Code) -> None:
    assert [] == _places(_outside(code, *WRITES_CODE), dangers)


def test_clock_environment_terminal_and_exit_belong_to_the_shell(code: Code) -> None:
    assert [] == _places(_outside(code, *SHELL), surroundings)


def test_no_state_outlives_a_call(code: Code) -> None:
    assert [] == _places(code, memories)


@pytest.mark.parametrize(
    ("breaches", "line"),
    [
        pytest.param(approximations, "cap = 0.24", id="a float"),
        pytest.param(approximations, "cap = 1j", id="a complex"),
        pytest.param(approximations, "cap = float('0.24')", id="a conversion"),
        pytest.param(
            readers_of_approximations, "from trustcheck.graph.bulk import Bulk", id="a reader"
        ),
        pytest.param(
            readers_of_approximations, "from trustcheck.graph import bulk", id="a reader of all"
        ),
        pytest.param(dangers, "import socket", id="a socket"),
        pytest.param(dangers, "from urllib import request", id="a request"),
        pytest.param(dangers, "import http.client as client", id="a client"),
        pytest.param(dangers, "import pickle", id="a pickle"),
        pytest.param(dangers, "from random import choice", id="a choice"),
        pytest.param(dangers, "eval('1')", id="eval"),
        pytest.param(dangers, "exec('x = 1')", id="exec"),
        pytest.param(dangers, "__import__('os')", id="an import by name"),
        pytest.param(surroundings, "day = date.today()", id="today"),
        pytest.param(surroundings, "day = datetime.datetime.now()", id="now"),
        pytest.param(surroundings, "day = field(default_factory=date.today)", id="today, later"),
        pytest.param(surroundings, "from time import time", id="a clock"),
        pytest.param(surroundings, "import time", id="a clock module"),
        pytest.param(surroundings, "home = os.environ['HOME']", id="environ"),
        pytest.param(surroundings, "from os import getenv", id="getenv"),
        pytest.param(surroundings, "print('pass')", id="print"),
        pytest.param(surroundings, "sys.exit(1)", id="exit"),
        pytest.param(memories, "def f():\n    global x", id="global"),
        pytest.param(memories, "from functools import lru_cache", id="a cache"),
        pytest.param(memories, "@functools.cache\ndef f(): ...", id="a cache by its full name"),
    ],
)
def test_a_planted_breach_is_seen(breaches: Callable[[Nodes], Breaches], line: str) -> None:
    assert [] != list(breaches(ast.walk(ast.parse(line))))


@pytest.mark.parametrize(
    ("breaches", "line"),
    [
        pytest.param(approximations, "cap = Fraction(24, 100)", id="a fraction"),
        pytest.param(approximations, "isinstance(x, float)", id="a float refused"),
        pytest.param(dangers, "tree.evaluate()", id="an evaluation"),
        pytest.param(dangers, "import html", id="a module of another name"),
        pytest.param(surroundings, "day = assessment.today", id="a field"),
        pytest.param(surroundings, "from datetime import date, time", id="a time of day"),
        pytest.param(surroundings, "os.path", id="a path"),
        pytest.param(memories, "from functools import cached_property", id="a property"),
    ],
)
def test_what_only_looks_like_a_breach_is_not(
    breaches: Callable[[Nodes], Breaches], line: str
) -> None:
    assert [] == list(breaches(ast.walk(ast.parse(line))))
