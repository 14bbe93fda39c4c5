"""The shipped reference data, compiled and read, whatever has happened to their files."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from trustcheck.profile.compilation import compile_statutes, compiled_statutes
from trustcheck.profile.statute_reading import read_statutes
from trustcheck.profile.statutes import FILES, Statutes
from trustcheck.source.folder import shipped

REFERENCE = shipped("rules") / "reference"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Return a folder with a copy of the reference data, and what is compiled of them."""
    folder = Path(shutil.copytree(REFERENCE, tmp_path / "reference"))
    (tmp_path / "compiled.txt").write_bytes(compile_statutes(folder))
    return tmp_path


def taken(place: Path) -> Statutes | None:
    return compiled_statutes(place / "reference", place / "compiled.txt")


def test_compiled_reference_data_are_those_read(place: Path) -> None:
    read, found = read_statutes(REFERENCE), taken(place)

    assert read == found
    assert repr(read) == repr(found)


@pytest.mark.parametrize("name", FILES)
def test_reference_data_that_are_not_as_they_were_are_read_anew(place: Path, name: str) -> None:
    with (place / "reference" / name).open("ab") as stream:
        stream.write(b"# a remark\n")

    assert taken(place) is None


@pytest.mark.parametrize("name", FILES)
def test_reference_data_that_are_not_there_are_not_compiled(place: Path, name: str) -> None:
    (place / "reference" / name).unlink()

    assert taken(place) is None
