"""Variants of a condition that still read, and ask for something else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import assert_never

from trustcheck.logic.fields import frozen, replace
from trustcheck.profile.evidence import RUNGS
from trustcheck.ruleset.condition.definition import ParameterDefinition
from trustcheck.ruleset.condition.tree import (
    All,
    AnyOf,
    Comparison,
    Condition,
    Known,
    Literal,
    Lookup,
    Not,
    Parameter,
    Quantified,
    Quantifier,
)
from trustcheck.ruleset.condition.typing import OPERATORS, Operand
from trustcheck.ruleset.criterion import Backing, Criterion
from trustcheck.ruleset.ruleset import Ruleset

NEIGHBOURS: Mapping[str, tuple[str, ...]] = {
    "equals": (),
    "at_most": ("below", "at_least", "above", "equals"),
    "at_least": ("above", "at_most", "below", "equals"),
    "above": ("at_least", "below", "at_most"),
    "below": ("at_most", "above", "at_least"),
    "before": ("on_or_before", "after"),
    "after": ("on_or_after", "before"),
    "on_or_before": ("before", "on_or_after"),
    "on_or_after": ("after", "on_or_before"),
    "one_of": ("none_of",),
    "none_of": ("one_of",),
    "includes": (),
    "includes_any_of": (),
    "within": ("outside",),
    "outside": ("within",),
}
"""The operators that each operator could be mistaken for, where both take the same operand."""

HAIR = Fraction(1, 10**8)
"""A millionth of a percent: how far beside a limit the cases look."""


@frozen
class Variant:
    """A change, told so that a surviving one can be found, and what it gives."""

    change: str
    condition: Condition


def variants(condition: Condition, ruleset: Ruleset) -> Iterator[Variant]:
    """Yield every variant of a condition that differs from it in one place."""
    match condition:
        case All(parts):
            yield Variant("all → any", AnyOf(parts))
            yield from _in_parts(condition, ruleset)
        case AnyOf(parts):
            yield Variant("any → all", All(parts))
            yield from _in_parts(condition, ruleset)
        case Not(part):
            yield Variant("not → nothing", part)
            yield from _inside("not", Not, part, ruleset)
        case Known():
            yield Variant("known → not known", Not(condition))
        case Quantified():
            yield from _quantified(condition, ruleset)
        case Comparison():
            yield Variant(f"{condition.lookup}: negated", Not(condition))
            yield from _operators(condition)
            yield from _operands(condition, ruleset)
        case _:
            assert_never(condition)


def weaker_and_stronger(criterion: Criterion) -> Iterator[tuple[str, Criterion]]:
    """Yield the criterion with the evidence it asks for changed: one rung, or none at all."""
    if criterion.backing is None:
        return
    yield "evidence → none", replace(criterion, backing=None)
    place = RUNGS.index(criterion.backing.rung)
    for rung in {*RUNGS[max(place - 1, 0) : place + 2]} - {criterion.backing.rung}:
        changed = Backing(rung, criterion.backing.fresh_for)
        yield f"evidence → {rung}", replace(criterion, backing=changed)


def other_defaults(definition: ParameterDefinition) -> Iterator[ParameterDefinition]:
    """Yield a parameter at each neighbouring value, or at each of its other choices."""
    value, type_ = definition.value, definition.type
    if isinstance(value, Fraction):
        yield from (replace(definition, value=value + shift) for shift in (HAIR, -HAIR))
    elif isinstance(value, tuple):
        yield from (replace(definition, value=other) for other in _lists(value, type_.codes))
    elif not isinstance(value, bool):
        choices = definition.choices or type_.codes
        yield from (replace(definition, value=other) for other in choices if other != value)
    else:
        yield replace(definition, value=not value)


def _in_parts(condition: All | AnyOf, ruleset: Ruleset) -> Iterator[Variant]:
    parts = condition.parts
    for index, part in enumerate(parts):
        rest = (*parts[:index], *parts[index + 1 :])
        left = rest[0] if len(rest) == 1 else replace(condition, parts=rest)
        yield Variant(f"part {index + 1} dropped", left)
        for inner in variants(part, ruleset):
            whole = (*parts[:index], inner.condition, *parts[index + 1 :])
            yield Variant(f"part {index + 1}: {inner.change}", replace(condition, parts=whole))


def _inside(place: str, wrap: type[Not], part: Condition, ruleset: Ruleset) -> Iterator[Variant]:
    for inner in variants(part, ruleset):
        yield Variant(f"{place}: {inner.change}", wrap(inner.condition))


def _quantified(condition: Quantified, ruleset: Ruleset) -> Iterator[Variant]:
    each = condition.quantifier is Quantifier.EACH
    name = f"{condition.quantifier.value} {condition.items}"
    other = Quantifier.SOME if each else Quantifier.EACH
    if condition.satisfies is not None:
        yield Variant(f"{name} → {other.value}", replace(condition, quantifier=other))
    if condition.where is not None:
        yield Variant(f"{name}: where dropped", replace(condition, where=None))
        for inner in variants(condition.where, ruleset):
            changed = replace(condition, where=inner.condition)
            yield Variant(f"{name} where: {inner.change}", changed)
    if condition.satisfies is not None:
        if not each:
            yield Variant(f"{name}: satisfies dropped", replace(condition, satisfies=None))
        for inner in variants(condition.satisfies, ruleset):
            changed = replace(condition, satisfies=inner.condition)
            yield Variant(f"{name}: {inner.change}", changed)


def _operators(condition: Comparison) -> Iterator[Variant]:
    for operator in NEIGHBOURS[condition.operator]:
        if condition.lookup.type.shape in OPERATORS[operator][0]:
            changed = replace(condition, operator=operator)
            yield Variant(f"{condition.lookup}: {condition.operator} → {operator}", changed)


def _operands(condition: Comparison, ruleset: Ruleset) -> Iterator[Variant]:
    for right in _others(condition, ruleset):
        changed = replace(condition, right=right)
        yield Variant(f"{condition.lookup}: {condition.right} → {right}", changed)


def _others(condition: Comparison, ruleset: Ruleset) -> Iterator[Literal | Parameter]:
    """Yield what could stand at the right of a comparison instead."""
    codes: tuple[str, ...] = condition.lookup.type.codes
    if OPERATORS[condition.operator][1] is Operand.AREA:
        codes = ruleset.lexicon.areas
    match condition.right:
        case Lookup():
            return
        case Parameter(name):
            yield ruleset.parameters[name].value
        case bool(truth):
            yield not truth
        case Fraction() as number:
            step = Fraction(1) if number >= 1 else HAIR
            yield from (number - step, number + step)
        case tuple(items):
            yield from _lists(items, codes)
        case str(word) if codes:
            yield from (code for code in codes if code != word)
        case str(text):
            yield f"{text}x"
        case _:
            raise NotImplementedError(f"no variant of {condition.right}")


def _lists(items: tuple[Literal, ...], codes: tuple[str, ...]) -> Iterator[tuple[Literal, ...]]:
    """Yield a list with one word less, and with each other word of its type more."""
    if len(items) > 1:
        yield from ((*items[:index], *items[index + 1 :]) for index in range(len(items)))
    yield from ((*items, code) for code in codes if code not in items)
