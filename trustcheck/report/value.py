"""Values of parameters as people write them."""

from __future__ import annotations

from trustcheck.ruleset.condition.definition import ParameterDefinition
from trustcheck.ruleset.condition.tree import Literal
from trustcheck.ruleset.condition.typing import Shape
from trustcheck.wording.phrase import Wording


def literal(parameter: ParameterDefinition, value: Literal, wording: Wording) -> str:
    """Return a value that a parameter has, or could have; words of a list as rules write them."""
    return wording.value(value, "percent" if parameter.type.shape is Shape.PERCENT else "")
