"""A folder of files that is written whole or not at all, and never over what others put there."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from trustcheck.cli.console import cannot_write
from trustcheck.cli.target import place_of
from trustcheck.logic.message import say
from trustcheck.source.problem import InvalidInput, Problem
from trustcheck.source.whereabouts import is_folder, is_there, real

MARKER = ".trustcheck-site"
"""The file that lists what was written beside it, so that it can be replaced later on."""


def write_bundle(folder: Path, files: Mapping[str, str]) -> None:
    """Write files, by their paths from `folder`, in the place of what was written there before.

    Raises InvalidInput when the folder holds anything that is not listed in its marker, and when
    it cannot be written; what stood there then still stands.
    """
    whole = real(folder) or folder
    try:
        refuse_others(folder)
        aside = whole.parent / f".{whole.name}.{os.getpid()}"
        aside.mkdir()
        try:
            _fill(aside, files)
            _put(aside, whole)
        finally:
            shutil.rmtree(aside, ignore_errors=True)
    except OSError as error:
        raise InvalidInput([Problem(place_of(folder), cannot_write(error))]) from None


def refuse_others(folder: Path) -> None:
    """Raise InvalidInput for a folder in which there is something that was not written here."""
    if not is_there(folder):
        return
    if not is_folder(folder):
        raise InvalidInput([Problem(place_of(folder), say("file-exists"))])
    ours = _listed(folder / MARKER)
    for path in _within(folder):
        name = path.relative_to(folder).as_posix()
        if name not in ours and (path.is_symlink() or not path.is_dir()):
            problem = say("folder-of-others", name=name)
            raise InvalidInput([Problem(place_of(folder), problem)])


def _within(folder: Path) -> Iterator[Path]:
    """Yield what is in a folder and below it, by letter; who stops early reads little of it."""
    for path in sorted(folder.iterdir()):
        yield path
        if path.is_dir() and not path.is_symlink():
            yield from _within(path)


def _listed(marker: Path) -> frozenset[str]:
    """Return the files that a marker names, itself among them; none where there is no marker."""
    if marker.is_symlink() or not marker.is_file():
        return frozenset()
    lines = marker.read_text(encoding="utf-8", errors="replace").splitlines()
    return frozenset((MARKER, *lines))


def _fill(folder: Path, files: Mapping[str, str]) -> None:
    for name, text in (*files.items(), (MARKER, _lines(sorted(files)))):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("utf-8", "backslashreplace"))


def _lines(names: Iterable[str]) -> str:
    return "".join(f"{name}\n" for name in names)


def _put(aside: Path, whole: Path) -> None:
    """Put a folder in the place of another, which comes back where that fails."""
    if not whole.exists():
        aside.rename(whole)
        return
    before = whole.with_name(f"{aside.name}.before")
    whole.rename(before)
    try:
        aside.rename(whole)
    except OSError:
        before.rename(whole)
        raise
    shutil.rmtree(before, ignore_errors=True)
