"""The map in docs/architecture.md shows the package as it is."""

from __future__ import annotations

import re

from tests.architecture.tree import ROOT, modules

_BLOCK = re.compile(r"^```text\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def _mapped() -> list[str]:
    """Return the packages and modules named in the fenced blocks of the page, in its order."""
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    lines = [line for block in _BLOCK.findall(page) for line in block.splitlines()]
    names = [line.split()[0] for line in lines if line.startswith("trustcheck/")]
    return [name.removesuffix("/").removesuffix(".py") for name in names]


def test_the_map_names_every_package_and_module_and_no_other() -> None:
    built = {module.name for module in modules()} - {"trustcheck"}

    assert sorted(built) == sorted(set(_mapped()) - {"trustcheck"})


def test_the_map_names_nothing_twice() -> None:
    names = _mapped()

    assert sorted(set(names)) == sorted(names)
