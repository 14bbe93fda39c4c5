"""Say a condition in words, for people who do not read YAML."""

from __future__ import annotations

from collections.abc import Mapping
from functools import reduce
from typing import assert_never

from trustcheck.logic.fields import frozen
from trustcheck.logic.message import Message, Text, Value, say
from trustcheck.ruleset.condition.definition import ParameterDefinition
from trustcheck.ruleset.condition.tree import (
    All,
    AnyOf,
    Comparison,
    Condition,
    Known,
    Later,
    Literal,
    Lookup,
    Not,
    Parameter,
    Quantified,
    Right,
    Setting,
)
from trustcheck.ruleset.condition.typing import (
    DURATION,
    OPERATORS,
    Lexicon,
    Operand,
    Shape,
    Type,
)


@frozen
class Describer:
    """Says conditions of one ruleset; `area_names` names areas in both languages."""

    lexicon: Lexicon
    parameters: Mapping[str, ParameterDefinition]
    area_names: Mapping[str, Text]

    def describe(self, condition: Condition) -> Message:
        """Return the sentence of a condition."""
        match condition:
            case All(parts):
                return self._joined("condition.and", parts)
            case AnyOf(parts):
                return self._joined("condition.or", parts)
            case Not(part):
                return say("condition.not", part=self.describe(part))
            case Known(lookup):
                return say("condition.known", what=self.what(lookup))
            case Quantified():
                return self._quantified(condition)
            case Comparison(lookup, operator, right):
                shown = self.right(lookup.type, operator, right)
                return say(f"condition.{operator}", what=self.what(lookup), right=shown)
            case Setting(name, value):
                return self.setting(name, value)
            case _:
                assert_never(condition)

    def what(self, lookup: Lookup) -> Message:
        """Return the noun phrase of the last word of a path."""
        return self.lexicon.phrase(lookup.last_kind, lookup.steps[-1])

    def right(self, type_: Type, operator: str, right: Right) -> Message:
        """Return how the right side of a comparison is said, parameters by their value."""
        match right:
            case Lookup():
                return self.what(right)
            case Later(lookup, by):
                length = self.right(DURATION, operator, by)
                return say("condition.later", by=length, what=self.what(lookup))
            case Parameter(name):
                return self.right(type_, operator, self.parameters[name].value)
            case _:
                if OPERATORS[operator][1] is Operand.AREA:
                    return say("value.text", value=self.area_names[str(right)])
                return shown(type_, right)

    def setting(self, name: str, value: Literal) -> Message:
        """Return the sentence that a parameter has a value."""
        definition = self.parameters[name]
        shown_value = shown(definition.type, value)
        return say("condition.setting", name=name, value=shown_value)

    def _joined(self, id: str, parts: tuple[Condition, ...]) -> Message:
        said = [self.describe(part) for part in parts]
        return reduce(lambda first, second: say(id, first=first, second=second), said)

    def _quantified(self, condition: Quantified) -> Message:
        id = f"condition.{condition.quantifier.value}"
        values: dict[str, Value] = {"items": self.what(condition.items)}
        if condition.where is not None:
            id += ".where"
            values["where"] = self.describe(condition.where)
        if condition.satisfies is not None:
            id += ".satisfies"
            values["part"] = self.describe(condition.satisfies)
        return say(id, **values)


def shown(type_: Type, literal: Literal) -> Message:
    """Return the message that shows a value of type `type_` on its own."""
    if isinstance(literal, tuple):
        return say("value.list", value=tuple(shown(type_, item) for item in literal))
    if isinstance(literal, bool):
        return say("value.yes" if literal else "value.no")
    if type_.codes and type_.kind:
        return say("value.quote", value=literal)
    return say(f"value.{_SHOWN[type_.shape]}", value=literal)


_SHOWN: Mapping[Shape, str] = {
    Shape.PERCENT: "percent",
    Shape.NUMBER: "number",
    Shape.DAY: "text",
    Shape.DURATION: "text",
    Shape.TERRITORY: "text",
    Shape.CODE: "code",
    Shape.CODES: "code",
    Shape.GRADE: "code",
    Shape.TEXT: "quote",
}
