"""The numbers and choices of a ruleset, each with its range and its article."""

from __future__ import annotations

from collections.abc import Mapping

from trustcheck.logic.fields import define, replace
from trustcheck.logic.message import Text
from trustcheck.logic.pointer import Pointer
from trustcheck.ruleset.condition.definition import ORDERED, ParameterDefinition
from trustcheck.ruleset.condition.operand import OperandReader
from trustcheck.ruleset.condition.tree import Literal
from trustcheck.ruleset.condition.typing import (
    BOOLEAN,
    DAY,
    DURATION,
    NUMBER,
    PERCENT,
    TERRITORY,
    TEXT,
    Lexicon,
    Shape,
    Type,
)
from trustcheck.ruleset.form import ParameterForm
from trustcheck.source.refusal import Refusals

_TYPES: Mapping[str, Type] = {
    "percent": PERCENT,
    "number": NUMBER,
    "day": DAY,
    "duration": DURATION,
    "boolean": BOOLEAN,
    "territory": TERRITORY,
    "text": TEXT,
}


@define
class ParameterReader:
    """Reads definitions and settings of parameters; gathers every problem on the way."""

    refusals: Refusals
    lexicon: Lexicon

    def define(self, forms: Mapping[str, ParameterForm]) -> dict[str, ParameterDefinition]:
        """Return the definitions under `parameters` of ruleset.yaml, each at its default."""
        defined = (self._define(name, form) for name, form in forms.items())
        return {definition.name: definition for definition in defined if definition is not None}

    def settle(
        self, definitions: Mapping[str, ParameterDefinition], name: str, at: Pointer
    ) -> dict[str, ParameterDefinition]:
        """Return the definitions with `name` set to what is written at `at`."""
        definition = definitions.get(name)
        if definition is None:
            self.refusals.unknown("unknown-parameter", name, definitions, at)
            return dict(definitions)
        value = self._literal(definition.type, definition.is_list, at)
        if value is None or not self._allowed(definition, value, at):
            return dict(definitions)
        return {**definitions, name: replace(definition, value=value)}

    def _define(self, name: str, form: ParameterForm) -> ParameterDefinition | None:
        at: Pointer = ("parameters", name)
        type_ = self._type(form.type, (*at, "type"))
        if type_ is None:
            return None
        default = self._literal(type_, form.list, (*at, "default"))
        choices = self._bounds(type_, "choices", form.choices, at)
        ends = self._bounds(type_, "range", form.range, at)
        if default is None or choices is None or ends is None:
            return None
        if ends and type_.shape not in ORDERED:
            return self.refusals.refuse("range-without-order", (*at, "range"))
        if ends and len(ends) != 2:
            return self.refusals.refuse("range-of-two", (*at, "range"))
        low, high = ends or (None, None)
        title = Text(form.title.fr, form.title.en)
        definition = ParameterDefinition(
            name, type_, form.list, title, form.article, default, default, choices, low, high
        )
        return definition if self._allowed(definition, default, (*at, "default")) else None

    def _type(self, name: str, at: Pointer) -> Type | None:
        if name == "area":
            return Type(Shape.CODE, codes=self.lexicon.areas)
        if name in _TYPES:
            return _TYPES[name]
        kind, _, word = name.rpartition(".")
        type_ = self.lexicon.kinds.get(kind, {}).get(word)
        if type_ is not None and type_.codes:
            shape = Shape.GRADE if type_.shape is Shape.GRADE else Shape.CODE
            return replace(type_, shape=shape)
        return self.refusals.refuse("no-such-type", at, name=name, known=("area", *_TYPES))

    def _literal(self, type_: Type, is_list: bool, at: Pointer) -> Literal | None:
        reader = OperandReader(self.refusals, self.lexicon, {})
        return reader.several(type_, at) if is_list else reader.literal(type_, at)

    def _bounds(
        self, type_: Type, key: str, written: object, at: Pointer
    ) -> tuple[Literal, ...] | None:
        if written is None:
            return ()
        reader = OperandReader(self.refusals, self.lexicon, {})
        return reader.several(type_, (*at, key))

    def _allowed(self, definition: ParameterDefinition, value: Literal, at: Pointer) -> bool:
        if definition.allows(value):
            return True
        self.refusals.refuse("parameter-out-of-range", at, name=definition.name)
        return False
