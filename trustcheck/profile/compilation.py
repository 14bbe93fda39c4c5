"""The reference data compiled: territories, laws and thresholds, while no file has changed."""

from __future__ import annotations

from pathlib import Path

from trustcheck.logic.message import Text
from trustcheck.logic.period import Period
from trustcheck.profile.jurisdiction import Area, Atlas, Territory
from trustcheck.profile.statutes import FILES, ControlThresholds, Law, Statutes
from trustcheck.source.compiled import compilation, compiled, compiled_file
from trustcheck.source.folder import shipped
from trustcheck.source.original import originals
from trustcheck.source.tables import classes

_CLASSES = classes(Text, Period, Statutes, Atlas, Territory, Area, Law, ControlThresholds)


def shipped_statutes() -> Statutes:
    """Return the territories, laws and thresholds that come with the program."""
    folder = shipped("rules") / "reference"
    found = compiled_statutes(folder, compiled_file("rules/reference"))
    return _read(folder) if found is None else found


def compile_statutes(folder: Path) -> bytes:
    """Return the compiled file of the reference data in a folder."""
    return compilation(_read(folder), _sources(folder), _CLASSES)


def compiled_statutes(folder: Path, file: Path | None) -> Statutes | None:
    """Return the reference data of a folder, if a file has them compiled from what it holds."""
    try:
        return compiled(file, _sources(folder), _CLASSES, Statutes)
    except OSError:
        return None


def _read(folder: Path) -> Statutes:
    from trustcheck.profile.statute_reading import read_statutes  # what is compiled needs none

    return read_statutes(folder)


def _sources(folder: Path) -> list[tuple[str, bytes]]:
    found = originals(folder, FILES)
    return [(name, each.raw) for name, each in zip(FILES, found, strict=True)]
