"""The places of a condition have the form of its tree, and lead to what is written."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.builders import condition
from tests.rules.shelf import CRITERIA
from trustcheck.logic.pointer import dotted
from trustcheck.ruleset.condition.place import Place, placed
from trustcheck.ruleset.condition.tree import All, AnyOf, Condition, Not, Quantified
from trustcheck.source.document import read


def _placed(text: str) -> Place:
    return placed(read(text.encode(), "rule.yaml").data, ())


def _parts(tree: Condition) -> tuple[Condition, ...]:
    match tree:
        case All(parts) | AnyOf(parts):
            return parts
        case Not(part):
            return (part,)
        case Quantified(where=where, satisfies=satisfies):
            return tuple(part for part in (where, satisfies) if part is not None)
        case _:
            return ()


def _same_form(tree: Condition, place: Place) -> bool:
    parts = _parts(tree)
    return len(parts) == len(place.parts) and all(map(_same_form, parts, place.parts))


CONDITIONS = [
    pytest.param("contract.law: FR", id="a value"),
    pytest.param("contract.law: {the: contract.courts}", id="another word"),
    pytest.param("contract.erasure_notice_days: {at_least: 21, below: 366}", id="two operators"),
    pytest.param("{contract.law: FR, contract.audit_right: true}", id="two words"),
    pytest.param("all: [{contract.law: FR}]", id="a conjunction of one"),
    pytest.param("any: [{contract.law: FR}]", id="an alternative of one"),
    pytest.param("not: {all: [{contract.law: FR}, {contract.audit_right: true}]}", id="not all"),
    pytest.param("known: contract.law", id="known"),
    pytest.param("some: site", id="some"),
    pytest.param(
        "{each: site, satisfies: {territory: FR}, where: {roles: {includes: backup}}}",
        id="where after satisfies",
    ),
]


@pytest.mark.parametrize("text", CONDITIONS)
def test_places_have_the_form_of_the_tree(text: str) -> None:
    assert _same_form(condition(text), _placed(text))


def test_places_have_the_form_of_every_shipped_rule() -> None:
    trees = {
        (criterion, key): tree
        for _, criterion in CRITERIA
        for key, tree in (
            ("applies_when", criterion.applies_when),
            ("requires", criterion.requires),
        )
        if tree is not None
    }

    assert trees
    assert [] == [
        (criterion.id, key)
        for (criterion, key), tree in trees.items()
        if not _same_form(tree, placed(criterion.document.value((key,)), (key,)))
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("a: 1", [" | a | a"], id="a value"),
        pytest.param("a: {below: 1}", [" | a | a.below"], id="an operator"),
        pytest.param("a: {the: b}", [" | a | a"], id="another word"),
        pytest.param(
            "a: {above: 1, below: 2}",
            [" | a | a", "  a.above | a | a.above", "  a.below | a | a.below"],
            id="two operators",
        ),
        pytest.param(
            "{a: 1, b: {below: 1}}",
            [" |  | ", "  a | a | a", "  b | b | b.below"],
            id="two words",
        ),
        pytest.param(
            "{a: 1, b: {above: 1, below: 2}}",
            [
                " |  | ",
                "  a | a | a",
                "  b | b | b",
                "    b.above | b | b.above",
                "    b.below | b | b.below",
            ],
            id="two words, one with two operators",
        ),
        pytest.param("all: [{a: {below: 1}}]", [" | all[0].a | all[0].a.below"], id="one part"),
        pytest.param(
            "all: [{a: 1}, {b: 1}]",
            [" | all | ", "  all[0] | all[0].a | all[0].a", "  all[1] | all[1].b | all[1].b"],
            id="all",
        ),
        pytest.param("any: [{a: 1}]", [" | any | ", "  any[0] | any[0].a | any[0].a"], id="any"),
        pytest.param("not: {a: 1}", [" | not | ", "  not | not.a | not.a"], id="not"),
        pytest.param("known: a", [" | known | "], id="known"),
        pytest.param("some: a", [" | some | "], id="some"),
        pytest.param(
            "{each: a, satisfies: {b: 1}, where: {c: 1}}",
            [
                " | each | ",
                "  where | where.c | where.c",
                "  satisfies | satisfies.b | satisfies.b",
            ],
            id="each",
        ),
    ],
)
def test_a_place_is_where_it_is_written(text: str, expected: list[str]) -> None:
    assert expected == list(_lines(_placed(text)))


def _lines(place: Place) -> Iterator[str]:
    """Yield what would be taken out, the word and its test; below, the same of each part."""
    yield " | ".join(map(dotted, (place.whole, place.word, place.at)))
    for part in place.parts:
        yield from (f"  {line}" for line in _lines(part))
