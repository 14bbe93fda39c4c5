"""The modules of the package, as files and as syntax."""

from __future__ import annotations

import ast
from pathlib import Path

from trustcheck.logic.fields import frozen

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "trustcheck"


@frozen
class Module:
    """One Python file of the package."""

    path: str  # from the top of the project, with slashes
    text: str

    @property
    def syntax(self) -> ast.Module:
        """The module, parsed."""
        return ast.parse(self.text, self.path)

    @property
    def name(self) -> str:
        """The path without its ending; a package is named by its folder."""
        return self.path.removesuffix(".py").removesuffix("/__init__")

    def stands_in(self, *floors: str) -> bool:
        """Tell whether the module belongs to one of these packages."""
        return any(self.name == floor or self.name.startswith(f"{floor}/") for floor in floors)


def modules() -> tuple[Module, ...]:
    """Return every module of the package, by path; the data of a wheel are not among them."""
    paths = sorted(PACKAGE.rglob("*.py"))
    return tuple(
        Module(path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8"))
        for path in paths
        if "_data" not in path.relative_to(PACKAGE).parts
    )
