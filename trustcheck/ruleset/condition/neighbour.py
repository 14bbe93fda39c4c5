"""What could stand in the place of an operator, of a word or of a value, and still be read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from trustcheck.logic.duration import Duration
from trustcheck.logic.fields import replace
from trustcheck.ruleset.condition.definition import ParameterDefinition
from trustcheck.ruleset.condition.tree import Literal, Lookup
from trustcheck.ruleset.condition.typing import OPERATORS, Lexicon, Shape, Type

HAIR = Fraction(1, 10**8)
"""A millionth of a percent: how far beside a limit a share can lie and be told from it."""

STRICT: Mapping[str, str] = {
    "at_most": "below",
    "below": "at_most",
    "at_least": "above",
    "above": "at_least",
    "before": "on_or_before",
    "on_or_before": "before",
    "after": "on_or_after",
    "on_or_after": "after",
}
"""The operator that differs at the limit alone."""

CONTRARY: Mapping[str, str] = {
    "at_most": "above",
    "above": "at_most",
    "at_least": "below",
    "below": "at_least",
    "before": "on_or_after",
    "on_or_after": "before",
    "after": "on_or_before",
    "on_or_before": "after",
    "one_of": "none_of",
    "none_of": "one_of",
    "within": "outside",
    "outside": "within",
}
"""The operator that holds where the other does not."""

_TURNED: Mapping[str, tuple[str, ...]] = {
    "at_most": ("at_least", "equals"),
    "at_least": ("at_most", "equals"),
    "above": ("below",),
    "below": ("above",),
    "before": ("after",),
    "after": ("before",),
    "on_or_before": ("on_or_after",),
    "on_or_after": ("on_or_before",),
}
"""The operators that look the other way, or at the limit alone."""


def other_operators(operator: str, shape: Shape) -> Iterator[str]:
    """Yield the operators that could be meant instead, for words of a shape."""
    near = (STRICT.get(operator), CONTRARY.get(operator), *_TURNED.get(operator, ()))
    for other in dict.fromkeys(near):
        if other is not None and shape in OPERATORS[other][0]:
            yield other


def other_words(lookup: Lookup, lexicon: Lexicon) -> Iterator[Lookup]:
    """Yield the path with one of its words replaced by another of the same type."""
    kind = lookup.kind
    for index, step in enumerate(lookup.steps):
        words = lexicon.words(kind)
        for other, type_ in words.items():
            if other != step and type_ == words[step]:
                steps = (*lookup.steps[:index], other, *lookup.steps[index + 1 :])
                yield replace(lookup, steps=steps)
        kind = words[step].kind


def other_values(value: Literal, type_: Type, codes: tuple[str, ...]) -> Iterator[Literal]:
    """Yield what a value could be instead: a step beside it, or another word out of `codes`."""
    match value:
        case bool():
            yield not value
        case Fraction():
            yield from _beside(value, type_.shape)
        case date():
            yield from (value + timedelta(days=1), value - timedelta(days=1))
        case Duration():
            yield from _longer_and_shorter(value)
        case str() if type_.shape is Shape.GRADE:
            at = codes.index(value)
            yield from (word for word in codes[max(at - 1, 0) : at + 2] if word != value)
        case str() if codes:
            yield from (word for word in codes if word != value)
        case str() if type_.shape is Shape.TEXT:
            yield f"{value}x"
        case tuple():
            yield from shorter_lists(value)
            yield from ((*value, word) for word in codes if word not in value)


def other_defaults(definition: ParameterDefinition) -> Iterator[ParameterDefinition]:
    """Yield a parameter at each value that could stand in the place of its own."""
    value = definition.value
    if definition.choices and not isinstance(value, tuple):
        others: Iterator[Literal] = (each for each in definition.choices if each != value)
    else:
        codes = tuple(str(word) for word in definition.choices) or definition.type.codes
        others = other_values(value, definition.type, codes)
    for other in others:
        yield replace(definition, value=other)


def shorter_lists(items: tuple[Literal, ...]) -> Iterator[tuple[Literal, ...]]:
    """Yield a list without each of its items; a list is never empty."""
    if len(items) > 1:
        yield from ((*items[:index], *items[index + 1 :]) for index in range(len(items)))


def longer(duration: Duration) -> Duration:
    """Return a duration with a day more."""
    return replace(duration, days=duration.days + 1)


def shorter(duration: Duration) -> Duration | None:
    """Return a duration with a day less, a month being 31 days; None of no time at all."""
    if duration.days:
        return replace(duration, days=duration.days - 1)
    return Duration(duration.months - 1, 30) if duration.months else None


def as_written(value: Literal, type_: Type) -> str:
    """Return a value as a rule would write it."""
    match value:
        case bool():
            return "true" if value else "false"
        case Fraction():
            number = value * 100 if type_.shape is Shape.PERCENT else value
            return format(Decimal(number.numerator) / Decimal(number.denominator), "f")
        case tuple():
            return f"[{', '.join(as_written(item, type_) for item in value)}]"
        case _:
            return str(value)


def _beside(number: Fraction, shape: Shape) -> Iterator[Fraction]:
    """Yield the numbers a step above and below; a count has whole steps, a part stays a part."""
    whole = shape is Shape.NUMBER and number.denominator == 1
    step = Fraction(1) if whole else HAIR
    most = 1 if shape is Shape.PERCENT else None
    for other in (number + step, number - step):
        if other >= 0 and (most is None or other <= most):
            yield other


def _longer_and_shorter(duration: Duration) -> Iterator[Duration]:
    yield longer(duration)
    if (less := shorter(duration)) is not None:
        yield less
