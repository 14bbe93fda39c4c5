"""Read the preflight of a ruleset, and open the ruleset that it names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from trustcheck.logic.pointer import Pointer
from trustcheck.ruleset.condition.definition import ParameterDefinition
from trustcheck.ruleset.condition.operand import OperandReader
from trustcheck.ruleset.condition.tree import Parameter
from trustcheck.ruleset.condition.typing import TEXT, Lexicon
from trustcheck.ruleset.form import PreflightForm
from trustcheck.ruleset.preflight import WAYS, Preflight
from trustcheck.source.refusal import Refusals


def read_preflight(
    form: PreflightForm | None,
    refusals: Refusals,
    lexicon: Lexicon,
    parameters: Mapping[str, ParameterDefinition],
    *,
    known: Sequence[str] | None,
) -> Preflight | None:
    """Return the preflight of a ruleset; `known` are its criteria, None where some do not read."""
    if form is None:
        return None
    at: Pointer = ("preflight", "for")
    for index, id in enumerate(form.for_):
        if known is not None and id not in known:
            refusals.unknown("no-such-criterion", id, known, (*at, index))
    at = ("preflight", "way")
    way = OperandReader(refusals, lexicon, parameters).single(TEXT, at)
    if not isinstance(way, (str, Parameter)):
        return None
    ways = parameters[way.name].choices if isinstance(way, Parameter) else (way,)
    if not ways or not set(ways) <= set(WAYS):
        return refusals.unknown("not-in-list", str(getattr(way, "name", way)), WAYS, at)
    return Preflight(form.ruleset, form.for_, way, form.mark.text())
