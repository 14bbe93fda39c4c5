"""A module is one noun: small, introduced, and never a drawer."""

from __future__ import annotations

import ast

import pytest

from tests.architecture.tree import Module, modules

LONGEST = 400
DRAWERS = {"utils", "util", "helpers", "helper", "common", "base", "misc", "core", "constants"}

each_module = pytest.mark.parametrize("module", modules(), ids=lambda module: module.path)


@each_module
def test_a_module_is_no_longer_than_one_noun(module: Module) -> None:
    generated = "\nGenerated from " in module.text  # as long as what it is generated from says

    assert generated or len(module.text.splitlines()) <= LONGEST


@each_module
def test_a_module_says_what_it_knows(module: Module) -> None:
    introduced = ast.get_docstring(module.syntax) is not None

    assert introduced or not module.text.strip()


@each_module
def test_a_module_is_not_a_drawer(module: Module) -> None:
    assert DRAWERS.isdisjoint(part.strip("_") for part in module.name.split("/"))
