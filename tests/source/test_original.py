"""Files kept as they were found."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from trustcheck.source.file import load
from trustcheck.source.original import Original, original, originals
from trustcheck.source.problem import InvalidInput


def test_a_file_says_what_it_said_when_it_was_found(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("a: 1\n", "utf-8")
    found, expected = original(path), load(path)

    path.write_text("a: 2\n", "utf-8")

    assert expected == found.document
    assert found.document is found.document


def test_several_files_are_found_as_each_alone(tmp_path: Path) -> None:
    names = ("é.yaml", "b.yaml")
    for name in names:
        (tmp_path / name).write_text(f"name: {name}\n", "utf-8")

    assert tuple(original(tmp_path / name) for name in names) == originals(tmp_path, names)


def test_a_file_that_is_no_yaml_is_refused_when_it_is_asked() -> None:
    broken = Original("a.yaml", b"a: [")

    with pytest.raises(InvalidInput):
        _ = broken.document


def test_an_original_is_its_name_and_its_bytes() -> None:
    asked, other = Original("a.yaml", b"a: 1"), Original("a.yaml", b"a: 1")

    assert {"a": 1} == asked.document.data

    assert (asked, hash(asked)) == (other, hash(other))
    assert asked == pickle.loads(pickle.dumps(asked))
    assert asked != Original("b.yaml", b"a: 1")
