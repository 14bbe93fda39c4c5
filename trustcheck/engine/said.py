"""How the values in a step of reasoning are said."""

from __future__ import annotations

from trustcheck.engine.answer import Grades, Known, Members, Record
from trustcheck.engine.facts import Facts
from trustcheck.logic.interval import Interval
from trustcheck.logic.message import Message, say
from trustcheck.logic.truth import Truth
from trustcheck.ruleset.condition.show import shown
from trustcheck.ruleset.condition.tree import Literal
from trustcheck.ruleset.condition.typing import OPERATORS, Operand, Shape, Type


def said(type_: Type, value: Known, facts: Facts) -> Message:
    """Return how a known value is said."""
    match value:
        case Truth():
            return say("value.yes" if value is Truth.TRUE else "value.no")
        case Grades(low, high):
            if low == high:
                return say("value.code", value=type_.codes[low])
            return say("value.grades", low=type_.codes[low], high=type_.codes[high])
        case Interval():
            return say(f"value.{type_.shape.value}", value=value)
        case Record() | Members():
            raise TypeError("a record is not compared")
        case _:
            return _literal(type_, value, facts)


def said_right(type_: Type, operator: str, right: Literal, facts: Facts) -> Message:
    """Return how the right side of a comparison is said; an area by its name."""
    if OPERATORS[operator][1] is Operand.AREA:
        return say("value.text", value=facts.statutes.atlas.areas[str(right)].name)
    return _literal(type_, right, facts)


def _literal(type_: Type, literal: Literal, facts: Facts) -> Message:
    if type_.shape is Shape.TERRITORY and isinstance(literal, str):
        name = facts.statutes.atlas.name(literal)
        return say("value.territory", name=name, code=literal)
    if isinstance(literal, tuple):
        parts = tuple(_literal(type_, item, facts) for item in literal)
        return say("value.list", value=parts)
    return shown(type_, literal)
