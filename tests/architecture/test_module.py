"""A module is one noun: small, introduced, and never a drawer."""

from __future__ import annotations

import ast

from tests.architecture.tree import modules

LONGEST = 400
DRAWERS = {"utils", "util", "helpers", "helper", "common", "base", "misc", "core", "constants"}


def test_a_module_is_no_longer_than_one_noun() -> None:
    written = [  # a generated one is as long as what it is generated from says
        module for module in modules() if "\nGenerated from " not in module.text
    ]

    assert [] == [m.path for m in written if len(m.text.splitlines()) > LONGEST]


def test_a_module_says_what_it_knows() -> None:
    full = [module for module in modules() if module.text.strip()]

    assert [] == [module.path for module in full if ast.get_docstring(module.syntax) is None]


def test_a_module_is_not_a_drawer() -> None:
    words = {
        module.path: DRAWERS.intersection(part.strip("_") for part in module.name.split("/"))
        for module in modules()
    }

    assert {} == {path: found for path, found in words.items() if found}
