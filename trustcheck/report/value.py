"""Values of parameters as people write them, and those that are not as a ruleset has them."""

from __future__ import annotations

from trustcheck.logic.message import Message, say
from trustcheck.ruleset.condition.definition import ParameterDefinition
from trustcheck.ruleset.condition.tree import Literal
from trustcheck.ruleset.condition.typing import Shape
from trustcheck.ruleset.ruleset import Ruleset
from trustcheck.wording.phrase import Wording


def literal(parameter: ParameterDefinition, value: Literal, wording: Wording) -> str:
    """Return a value that a parameter has, or could have; words of a list as rules write them."""
    return wording.value(value, "percent" if parameter.type.shape is Shape.PERCENT else "")


def settings(ruleset: Ruleset, wording: Wording) -> tuple[Message, ...]:
    """Return what is said of the parameters that are not at their default."""
    return tuple(
        say(
            "report.head.setting",
            name=each.name,
            value=literal(each, each.value, wording),
            default=literal(each, each.default, wording),
        )
        for each in ruleset.parameters.values()
        if each.value != each.default
    )
