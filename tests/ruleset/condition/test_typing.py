"""Types of words, and the words that a ruleset adds to those there are."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from trustcheck.logic.message import Text, say
from trustcheck.ruleset.condition.typing import (
    DAY,
    ROOT,
    TEXT,
    Lexicon,
    Shape,
    Type,
    code,
    codes,
    collection,
    grade,
    record,
)

GIVEN = Text("donné", "given")
ADDED = Text("ajouté", "added")


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        pytest.param(lambda: code("a", "b"), Type(Shape.CODE, "", ("a", "b")), id="a word"),
        pytest.param(lambda: codes("a", "b"), Type(Shape.CODES, "", ("a", "b")), id="words"),
        pytest.param(lambda: grade("a", "b"), Type(Shape.GRADE, "", ("a", "b")), id="a grade"),
        pytest.param(lambda: record("site"), Type(Shape.RECORD, "site", ()), id="a record"),
        pytest.param(lambda: collection("site"), Type(Shape.COLLECTION, "site", ()), id="a list"),
    ],
)
def test_a_type_has_a_shape_and_a_kind_or_words(made: Callable[[], Type], expected: Type) -> None:
    assert expected == made()


def test_a_lexicon_is_extended_by_kinds_and_by_words() -> None:
    own = Lexicon({ROOT: {"name": TEXT}}, ("union",), ("FR",), {(ROOT, "name"): GIVEN})

    found = own.extended({ROOT: {"day": DAY}, "site": {"id": TEXT}}, {(ROOT, "day"): ADDED})

    kinds = {ROOT: {"name": TEXT, "day": DAY}, "site": {"id": TEXT}}
    phrases = {(ROOT, "name"): GIVEN, (ROOT, "day"): ADDED}
    assert Lexicon(kinds, ("union",), ("FR",), phrases) == found
    assert {ROOT: {"name": TEXT}} == own.kinds
    assert say("word.text", text=ADDED) == found.phrase(ROOT, "day")
    assert say("word.site.id") == found.phrase("site", "id")
