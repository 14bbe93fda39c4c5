"""The places of a condition have the form of its tree, and lead to what is written."""

from __future__ import annotations

import pytest

from tests.builders import condition
from tests.rules.shelf import CRITERIA, name_of
from trustcheck.logic.pointer import dotted
from trustcheck.ruleset.condition.place import Place, placed
from trustcheck.ruleset.condition.tree import All, AnyOf, Condition, Not, Quantified
from trustcheck.ruleset.criterion import Criterion
from trustcheck.ruleset.ruleset import Ruleset
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


@pytest.mark.parametrize(("ruleset", "criterion"), CRITERIA, ids=name_of)
def test_places_have_the_form_of_every_shipped_rule(
    ruleset: Ruleset, criterion: Criterion
) -> None:
    for key, tree in (("applies_when", criterion.applies_when), ("requires", criterion.requires)):
        if tree is not None:
            assert _same_form(tree, placed(criterion.document.value((key,)), (key,)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("a: 1", ("a", "a"), id="a value"),
        pytest.param("a: {below: 1}", ("a", "a.below"), id="an operator"),
        pytest.param("a: {the: b}", ("a", "a"), id="another word"),
        pytest.param("all: [{a: {below: 1}}]", ("all[0].a", "all[0].a.below"), id="one part"),
        pytest.param("any: [{a: 1}]", ("any", ""), id="any"),
        pytest.param("known: a", ("known", ""), id="known"),
        pytest.param("some: a", ("some", ""), id="some"),
    ],
)
def test_a_place_is_where_it_is_written(text: str, expected: tuple[str, str]) -> None:
    place = _placed(text)

    assert expected == (dotted(place.word), dotted(place.at))
    assert () == place.whole
