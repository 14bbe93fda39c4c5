"""Situations for tests: one in which every question of the shipped rules is answered yes."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from tests.builders import LEXICON, STATUTES, document_of
from trustcheck.profile.situation import Situation
from trustcheck.ruleset.cases import merged
from trustcheck.ruleset.opening import open_ruleset
from trustcheck.ruleset.situation import read_situation
from trustcheck.source.document import Data, read
from trustcheck.source.file import load
from trustcheck.source.folder import shipped

SCOPE = open_ruleset("scope-fr", LEXICON)
EXAMPLES = tuple(sorted((shipped("examples") / "scope").glob("*.yaml")))
GIVEN = shipped("rules") / "scope-fr" / "given.cases.yaml"

__all__ = ["EXAMPLES", "SCOPE", "STATUTES", "example", "situation"]


@cache
def situation(changes: str, *, given: Path = GIVEN) -> Situation:
    """Return the given situation with other facts put into it, written as YAML.

    A fact that is written without a value is taken out.
    """
    data = load(given).data
    assert isinstance(data, dict)
    if changes:
        over = read(changes.encode(), "changes.yaml").data
        assert isinstance(over, dict)
        data = {key: _stated(value) for key, value in merged(data, over).items()}
    return read_situation(document_of(data, "situation.yaml"), SCOPE.facts)


def _stated(section: Data) -> Data:
    if not isinstance(section, dict):
        return section
    return {name: value for name, value in section.items() if value is not None}


@cache
def example(name: str) -> Situation:
    """Return a shipped example."""
    path = shipped("examples") / "scope" / f"{name}.yaml"
    return read_situation(read(path.read_bytes(), f"examples/scope/{name}.yaml"), SCOPE.facts)
