"""The sample ruleset, and copies of it with some files written anew."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

import pytest

from tests.builders import LEXICON, codes
from trustcheck.ruleset.reading import read_ruleset
from trustcheck.ruleset.ruleset import Ruleset
from trustcheck.source.problem import InvalidInput

HERE = Path(__file__).parent
SAMPLE = HERE / "sample"


def sample() -> Ruleset:
    """Return the sample ruleset."""
    return read_ruleset(SAMPLE, LEXICON)


def spoilt(folder: Path, file: str, old: str, new: str) -> Path:
    """Return a copy of the sample in which `old` is written `new`, once, in one file."""
    copy = folder / "sample"
    if not copy.exists():
        copytree(SAMPLE, copy)
    text = (copy / file).read_text(encoding="utf-8")
    assert 1 <= text.count(old), f"{old!r} is not in {file}"
    (copy / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    return copy


def mistakes(folder: Path) -> list[str]:
    """Return what is wrong with the ruleset of a folder: file, place and code of each."""
    with pytest.raises(InvalidInput) as refused:
        read_ruleset(folder, LEXICON)
    problems = refused.value.problems
    names = (Path(problem.span.file).name for problem in problems)
    return [f"{name}:{told}" for name, told in zip(names, codes(problems), strict=True)]
