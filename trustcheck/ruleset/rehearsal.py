"""The ruleset of a preflight, opened where somebody wants what it gives."""

from __future__ import annotations

from trustcheck.logic.fields import replace
from trustcheck.logic.message import say
from trustcheck.ruleset.condition.definition import ParameterDefinition
from trustcheck.ruleset.condition.typing import Lexicon
from trustcheck.ruleset.preflight import NONE
from trustcheck.ruleset.reading import digest_of
from trustcheck.ruleset.ruleset import Ruleset
from trustcheck.ruleset.shelf import neighbouring_ruleset
from trustcheck.source.file import displayed
from trustcheck.source.problem import InvalidInput, Problem
from trustcheck.source.span import Span


def rehearsing(ruleset: Ruleset, lexicon: Lexicon) -> Ruleset:
    """Return a ruleset with that of its preflight, if what this gives is to be told.

    What is set in the one holds in the other where that has the same parameter, so that both
    measure alike. Raises InvalidInput when the other does not exist, is about situations, or has
    problems of its own.
    """
    preflight = ruleset.preflight
    if preflight is None or ruleset.preflight_way == NONE:
        return ruleset
    place = Span(displayed(ruleset.folder / "ruleset.yaml"), 1, 1, 1, 1)
    other = neighbouring_ruleset(preflight.name, ruleset.folder.parent, lexicon, named_at=place)
    if other.is_about_situations:
        raise InvalidInput([Problem(place, say("about-situations", ruleset=other.id))])
    other = _alike(other, ruleset)
    return replace(ruleset, rehearsed=other, digest=digest_of((ruleset.digest, other.digest)))


def _alike(other: Ruleset, ruleset: Ruleset) -> Ruleset:
    """Return the other ruleset with what is set in the first one, where it has that too."""
    changed = {
        name: replace(known, value=given.value)
        for name, known in other.parameters.items()
        if (given := ruleset.parameters.get(name)) is not None and _is_set(given, known)
    }
    if not changed:
        return other
    told = (f"{name}={parameter.value}" for name, parameter in changed.items())
    parameters = {**other.parameters, **changed}
    return replace(other, parameters=parameters, digest=digest_of((other.digest, *told)))


def _is_set(given: ParameterDefinition, known: ParameterDefinition) -> bool:
    """Tell whether a parameter is set, and to what its namesake allows as well."""
    return (
        given.value != given.default
        and (given.type, given.is_list) == (known.type, known.is_list)
        and known.allows(given.value)
    )
