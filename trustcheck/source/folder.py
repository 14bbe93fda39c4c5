"""Where the shipped data lie, and which files make a ruleset."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from trustcheck.logic.fields import frozen
from trustcheck.logic.message import Value, say
from trustcheck.source.file import displayed
from trustcheck.source.problem import InvalidInput, Problem
from trustcheck.source.span import Span
from trustcheck.source.suggestion import closest

SHIPPED = ("rules", "compiled", "seeds", "schemas", "examples")
_PACKAGE = Path(__file__).parents[1]
_CASES = ".cases.yaml"
_GIVEN = f"given{_CASES}"
_MOST_FILES = 5_000
_MOST_FOLDERS = 8
"""Files of a ruleset, and folders within one another: a slip must not read a whole disk."""
_ATTESTED = f"attested{_CASES}"


@frozen
class RulesetFiles:
    """The files of one ruleset; criteria in the natural order of their names (9 before 10)."""

    ruleset: Path
    criteria: tuple[Path, ...]
    cases: Mapping[Path, Path]
    """The file of cases of each criterion file that has one."""
    readings: Path | None
    given: Path | None
    """The profile that every case of the ruleset starts from."""
    attested: Path | None = None
    """The cases of every criterion that a person answers for."""

    def cases_by_name(self) -> Mapping[str, Path]:
        """Return the file of cases of each criterion file, by the name that file is shown with."""
        return {displayed(file): cases for file, cases in self.cases.items()}


def shipped(name: str) -> Path:
    """Return a folder that trustcheck comes with, in the installed package or in a checkout.

    Raises KeyError for a name not in SHIPPED, FileNotFoundError in a broken installation.
    """
    if name not in SHIPPED:
        raise KeyError(f"no such folder: {name}, out of {', '.join(SHIPPED)}")
    for folder in (_PACKAGE / "_data" / name, _PACKAGE.parent / name):
        if folder.is_dir():
            return folder
    raise FileNotFoundError(f"the installation lacks its folder {name}")


def ruleset_files(folder: Path) -> RulesetFiles:
    """Return the files of the ruleset in `folder`; criteria may stand in folders below it.

    Raises InvalidInput if there is no `ruleset.yaml`, and for every file that would be passed
    over though somebody meant it: another ending, cases of nothing, a link that leads out.
    """
    names = _names(folder)
    problems = [problem for name in names if (problem := _misfit(folder, name, names))]
    if "ruleset.yaml" not in names:
        missing = folder / "ruleset.yaml"
        problems.append(_problem(missing, "missing-file", file=displayed(missing)))
    if problems:
        raise InvalidInput(problems)
    criteria = [name for name in names if is_criterion(name)]
    cases = {name: _cases_of(name) for name in criteria if _cases_of(name) in names}
    return RulesetFiles(
        folder / "ruleset.yaml",
        tuple(folder / name for name in criteria),
        {folder / name: folder / case for name, case in cases.items()},
        folder / "READINGS.md" if "READINGS.md" in names else None,
        folder / _GIVEN if _GIVEN in names else None,
        folder / _ATTESTED if _ATTESTED in names else None,
    )


def plain_names(folder: Path) -> tuple[str, ...] | None:
    """Return the names of the files in a folder and in those below it, by letter.

    None where a folder cannot be looked into, or has anything but files and folders, such as a
    link. Hidden ones are left out.
    """
    try:
        entries = dict(_entries(folder))
    except (OSError, InvalidInput):
        return None
    if all(entry.is_file(follow_symlinks=False) for entry in entries.values()):
        return tuple(sorted(entries))
    return None


def natural(name: str) -> tuple[tuple[int, int, str], ...]:
    """Return a key that sorts names as people do: numbers by size, the rest by letter.

    >>> sorted(["19.10", "19.6.b", "9"], key=natural)
    ['9', '19.6.b', '19.10']
    """
    parts = re.findall(r"[0-9]+|[^0-9]+", name)
    return tuple(
        (0, int(part), part) if part[0] in "0123456789" else (1, 0, part) for part in parts
    )


def _names(folder: Path) -> tuple[str, ...]:
    """Return the names of the files in a folder and in those below it, hidden ones left out."""
    try:
        names = [name for name, entry in _entries(folder) if not entry.is_dir()]
    except OSError:
        raise InvalidInput([_no_folder(folder)]) from None
    return tuple(sorted(names, key=natural))


def _entries(folder: Path) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Yield what stands in a folder and below, by its path from there; links are not followed.

    Raises InvalidInput for a folder that holds too much.
    """
    for count, (name, entry) in enumerate(_walked(folder), start=1):
        if count > _MOST_FILES or name.count("/") > _MOST_FOLDERS:
            raise InvalidInput([_problem(folder, "too-many-files", limit=_MOST_FILES)])
        if not entry.is_dir(follow_symlinks=False):
            yield name, entry


def _walked(folder: Path, below: str = "") -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Yield files and folders, each folder before what is in it; hidden ones are left out."""
    with os.scandir(folder / below) as entries:
        for entry in entries:
            if entry.name.startswith("."):
                continue
            yield f"{below}{entry.name}", entry
            if entry.is_dir(follow_symlinks=False):
                yield from _walked(folder, f"{below}{entry.name}/")


def is_criterion(name: str) -> bool:
    """Tell whether a file of a ruleset is one of its criteria, by its name."""
    return name.endswith(".yaml") and not name.endswith(_CASES) and name != "ruleset.yaml"


def _no_folder(folder: Path) -> Problem:
    from trustcheck.source.whereabouts import is_there  # of no use where all is well

    name = displayed(folder)
    try:
        siblings = sorted(path.name for path in folder.parent.iterdir() if path.is_dir())
    except OSError:
        siblings = []
    if is_there(folder):
        return _problem(folder, "not-a-folder", file=name)
    if near := closest(folder.name, siblings):
        suggestion = displayed(folder.with_name(near))
        return _problem(folder, "missing-folder-near", file=name, suggestion=suggestion)
    return _problem(folder, "missing-folder", file=name)


def _misfit(folder: Path, name: str, names: tuple[str, ...]) -> Problem | None:
    from trustcheck.source.whereabouts import leads_within  # what is compiled is not looked at

    path = folder / name
    ending = path.suffix
    if ending.lower() not in (".yaml", ".yml") and name != "READINGS.md":
        return None
    if path.is_symlink() and not leads_within(path, folder):
        return _problem(path, "link-leads-out", file=displayed(path))
    if ending not in (".yaml", ".md"):
        right = path.stem + ".yaml"
        return _problem(path, "not-yaml-ending", file=displayed(path), suggestion=right)
    if name in (_GIVEN, _ATTESTED):
        return None
    if name.endswith(_CASES) and not (
        is_criterion(_criterion_of(name)) and _criterion_of(name) in names
    ):
        right = _criterion_of(name)
        return _problem(path, "cases-of-nothing", file=displayed(path), criterion=right)
    return None


def _cases_of(criterion: str) -> str:
    return criterion.removesuffix(".yaml") + _CASES


def _criterion_of(cases: str) -> str:
    return cases.removesuffix(_CASES) + ".yaml"


def _problem(path: Path, code: str, **values: Value) -> Problem:
    return Problem(Span(displayed(path), 1, 1, 1, 1), say(code, **values))
