"""Read what stands at the right of an operator: a literal, a list, an area, a parameter."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction

from trustcheck.logic.duration import Duration
from trustcheck.logic.fields import define
from trustcheck.logic.pointer import Pointer
from trustcheck.profile.value import shown
from trustcheck.ruleset.condition.definition import ParameterDefinition
from trustcheck.ruleset.condition.tree import Literal, Parameter
from trustcheck.ruleset.condition.typing import Lexicon, Operand, Shape, Type
from trustcheck.source.document import Data
from trustcheck.source.refusal import Refusals
from trustcheck.source.writing import written


@define
class OperandReader:
    """Reads operands of one file, each against the type that is expected."""

    refusals: Refusals
    lexicon: Lexicon
    parameters: Mapping[str, ParameterDefinition]

    def read(self, type_: Type, expected: Operand, at: Pointer) -> Literal | Parameter | None:
        """Return the operand written at `at`, or None beside at least one new problem."""
        single = wanted(type_, expected, self.lexicon)
        if self._names_parameter(at):
            return self._parameter(single, at, is_list=expected is Operand.LIST)
        return self.several(single, at) if expected is Operand.LIST else self.literal(single, at)

    def single(self, type_: Type, at: Pointer) -> Literal | Parameter | None:
        """Return the literal or the parameter of type `type_` written at `at`."""
        if self._names_parameter(at):
            return self._parameter(type_, at, is_list=False)
        return self.literal(type_, at)

    def literal(self, type_: Type, at: Pointer) -> Literal | None:
        """Return the literal of type `type_` written at `at`."""
        data = self.refusals.document.value(at)
        if isinstance(data, str) and type_.shape in (Shape.CODE, Shape.GRADE):
            return self._word(data, type_.codes, at)
        if isinstance(data, str) and type_.shape is Shape.TERRITORY:
            return self._word(data, self.lexicon.territories, at)
        literal = _READERS[type_.shape](data) if type_.shape in _READERS else None
        if literal is None:
            found = shown(data if isinstance(data, str) else written(data))
            self.refusals.refuse("wrong-literal", at, shape=type_.shape.value, found=found)
        return literal

    def several(self, type_: Type, at: Pointer) -> tuple[Literal, ...] | None:
        """Return the list of literals of type `type_` written at `at`; it is not empty."""
        data = self.refusals.document.value(at)
        if not isinstance(data, list) or not data:
            return self.refusals.refuse("list-of-values-expected", at)
        read = [self.literal(type_, (*at, index)) for index in range(len(data))]
        whole = tuple(item for item in read if item is not None)
        return whole if len(whole) == len(read) else None

    def _names_parameter(self, at: Pointer) -> bool:
        data = self.refusals.document.value(at)
        return isinstance(data, str) and data.startswith("$")

    def _parameter(self, wanted: Type, at: Pointer, *, is_list: bool) -> Parameter | None:
        name = str(self.refusals.document.value(at)).removeprefix("$")
        definition = self.parameters.get(name)
        if definition is None:
            return self.refusals.unknown("unknown-parameter", name, self.parameters, at)
        same_shape = definition.type.shape is wanted.shape
        same_codes = set(definition.type.codes) <= set(wanted.codes)
        if not (same_shape and same_codes) or definition.is_list is not is_list:
            return self.refusals.refuse("parameter-of-another-type", at, name=name)
        return Parameter(name)

    def _word(self, word: str, known: tuple[str, ...], at: Pointer) -> str | None:
        if word in known:
            return word
        return self.refusals.unknown("not-in-list", word, known, at)


def wanted(type_: Type, expected: Operand, lexicon: Lexicon) -> Type:
    """Return the type of a single operand of a word of type `type_`."""
    if expected is Operand.AREA:
        return Type(Shape.CODE, codes=lexicon.areas)
    if type_.shape is Shape.CODES:
        return Type(Shape.CODE, codes=type_.codes)
    return type_


def _percent(data: Data) -> Fraction | None:
    number = _number(data)
    return None if number is None or number > 100 else number / 100


def _number(data: Data) -> Fraction | None:
    if isinstance(data, bool) or not isinstance(data, (int, Decimal)) or data < 0:
        return None
    return Fraction(data)


def _day(data: Data) -> date | None:
    # Python also takes a day by its week, such as 2026-W33-6.
    if not isinstance(data, str) or not re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", data):
        return None
    try:
        return date.fromisoformat(data)
    except ValueError:
        return None


def _duration(data: Data) -> Duration | None:
    try:
        return Duration.parse(data) if isinstance(data, str) else None
    except ValueError:
        return None


_READERS: Mapping[Shape, Callable[[Data], Literal | None]] = {
    Shape.BOOLEAN: lambda data: data if isinstance(data, bool) else None,
    Shape.PERCENT: _percent,
    Shape.NUMBER: _number,
    Shape.DAY: _day,
    Shape.DURATION: _duration,
    Shape.TEXT: lambda data: data if isinstance(data, str) and data else None,
}
