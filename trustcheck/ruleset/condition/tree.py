"""Conditions as rules state them, typed and resolved."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from enum import Enum
from fractions import Fraction
from typing import TypeAlias

from trustcheck.logic.duration import Duration
from trustcheck.logic.fields import frozen, replace
from trustcheck.ruleset.condition.typing import Type

Literal: TypeAlias = bool | Fraction | date | Duration | str | tuple["Literal", ...]
"""A value written in a rule; a percentage is a fraction of 1."""


@frozen
class Lookup:
    """A path of words: in which scope it starts (0 is the innermost), its steps, its type."""

    scope: int
    kind: str  # the kind of record it starts from
    steps: tuple[str, ...]
    type: Type
    last_kind: str  # the kind of record that the last step belongs to

    def __str__(self) -> str:
        return ".".join(self.steps)


@frozen
class Parameter:
    """A use of a parameter of the ruleset: `$name`."""

    name: str


@frozen
class Later:
    """A day of the facts, so much later: `{the: word, plus: P18M}`."""

    lookup: Lookup
    by: Duration | Parameter


Right: TypeAlias = Literal | Parameter | Lookup | Later
"""What a word is compared with."""


def word_of(right: Right) -> Lookup | None:
    """Return the word that is read at the right of an operator, if one is."""
    match right:
        case Later(lookup):
            return lookup
        case Lookup():
            return right
        case _:
            return None


@frozen
class All:
    """Every part holds."""

    parts: tuple[Condition, ...]


@frozen
class AnyOf:
    """At least one part holds."""

    parts: tuple[Condition, ...]


@frozen
class Not:
    """The part does not hold."""

    part: Condition


class Quantifier(Enum):
    """How many of a list are meant."""

    EACH = "each"
    SOME = "some"


@frozen
class Quantified:
    """Each, or some, record of a list (those where `where` holds) satisfies a condition."""

    quantifier: Quantifier
    items: Lookup
    where: Condition | None
    satisfies: Condition | None


@frozen
class Known:
    """The fact is known, whatever it says."""

    lookup: Lookup


@frozen
class Comparison:
    """A word compared by an operator."""

    lookup: Lookup
    operator: str
    right: Right


@frozen
class Setting:
    """A parameter of the ruleset has this value: `$name: value`."""

    name: str
    value: Literal


Condition: TypeAlias = All | AnyOf | Not | Quantified | Known | Comparison | Setting


def comparisons_of(condition: Condition) -> Iterator[Comparison]:
    """Yield every comparison in a condition, in the order in which they are written."""
    match condition:
        case All(parts) | AnyOf(parts):
            for part in parts:
                yield from comparisons_of(part)
        case Not(part):
            yield from comparisons_of(part)
        case Quantified(where=where, satisfies=satisfies):
            for inner in (where, satisfies):
                if inner is not None:
                    yield from comparisons_of(inner)
        case Comparison():
            yield condition


def asked_by_several(parts: Iterable[Condition]) -> tuple[Lookup, ...]:
    """Return the words of few values that more than one part compares, each once.

    Their scopes are as seen from outside the parts. Words of records that a part goes through
    itself are left out, and so is whether a fact is known.
    """
    found: dict[tuple[int, tuple[str, ...]], Lookup] = {}
    several: dict[tuple[int, tuple[str, ...]], None] = {}
    for part in parts:
        asked = {(word.scope - depth, word.steps): word for word, depth in _asked(part, 0)}
        several |= dict.fromkeys(key for key in asked if key in found)
        found |= asked
    return tuple(replace(found[key], scope=key[0]) for key in several)


def _asked(condition: Condition, depth: int) -> Iterator[tuple[Lookup, int]]:
    """Yield the words that a condition compares, and how many records of its own see them."""
    match condition:
        case Comparison(lookup=lookup, right=right):
            for word in (lookup, word_of(right)):
                if word is not None and word.scope >= depth and word.type.is_finite:
                    yield word, depth
        case All(parts) | AnyOf(parts):
            for part in parts:
                yield from _asked(part, depth)
        case Not(part):
            yield from _asked(part, depth)
        case Quantified(where=where, satisfies=satisfies):
            for inner in (where, satisfies):
                if inner is not None:
                    yield from _asked(inner, depth + 1)


def parameters_of(condition: Condition) -> Iterator[str]:
    """Yield the name of every parameter that a condition uses, as often as it does."""
    match condition:
        case All(parts) | AnyOf(parts):
            for part in parts:
                yield from parameters_of(part)
        case Not(part):
            yield from parameters_of(part)
        case Quantified(where=where, satisfies=satisfies):
            for inner in (where, satisfies):
                if inner is not None:
                    yield from parameters_of(inner)
        case Comparison(right=Parameter(name)) | Comparison(right=Later(by=Parameter(name))):
            yield name
        case Setting(name):
            yield name


def lookups_of(condition: Condition) -> Iterator[Lookup]:
    """Yield every path of words that a condition uses, as often as it does."""
    match condition:
        case All(parts) | AnyOf(parts):
            for part in parts:
                yield from lookups_of(part)
        case Not(part):
            yield from lookups_of(part)
        case Known(lookup):
            yield lookup
        case Quantified(items=items, where=where, satisfies=satisfies):
            yield items
            for inner in (where, satisfies):
                if inner is not None:
                    yield from lookups_of(inner)
        case Comparison(lookup=lookup, right=right):
            yield lookup
            if (other := word_of(right)) is not None:
                yield other
