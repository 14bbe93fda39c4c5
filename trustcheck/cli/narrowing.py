"""What holds for the rulesets of a run, where a project or the environment speaks of more."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from trustcheck.assessment.policy import matches
from trustcheck.cli.configuration import Configuration
from trustcheck.cli.shelf import shipped_statutes, take_ruleset
from trustcheck.logic.fields import replace
from trustcheck.logic.message import say
from trustcheck.source.problem import InvalidInput, Problem

if TYPE_CHECKING:
    from trustcheck.ruleset.ruleset import Ruleset


def narrowed(held: Configuration) -> Configuration:
    """Return what holds without what is said of rulesets of the project that a run is not on.

    Where the command line chooses rulesets, a parameter or a pattern of the policy that none of
    them has, and another ruleset of the project has, is for that one. What is on the command
    line itself stays, to be refused. Raises InvalidInput for a ruleset that cannot be read.
    """
    others = tuple(name for name in held.home if name not in held.rulesets)
    policy = held.gatekeeping.policy
    if not others or not (held.parameters or policy.criteria or policy.may_be_unknown):
        return held
    statutes = shipped_statutes()
    here = [take_ruleset(name, statutes) for name in held.rulesets]
    there = [take_ruleset(name, statutes) for name in others]

    def stays(key: str, name: str, has: Callable[[Ruleset, str], bool]) -> bool:
        if held.origin(key).kind == "flag" or any(has(each, name) for each in here):
            return True
        return not any(has(each, name) for each in there)

    parameters = {
        name: value
        for name, value in held.parameters.items()
        if stays(f"parameters.{name}", name, _sets)
    }
    criteria = {
        pattern: verdicts
        for pattern, verdicts in policy.criteria.items()
        if stays(f"policy.criteria.{pattern}", pattern, _names)
    }
    unknown = (p for p in policy.may_be_unknown if stays("policy.may_be_unknown", p, _names))
    policy = replace(policy, criteria=criteria, may_be_unknown=tuple(unknown))
    gatekeeping = replace(held.gatekeeping, policy=policy)
    return replace(held, parameters=parameters, gatekeeping=gatekeeping)


def the_ruleset(held: Configuration) -> str:
    """Return the ruleset of a command that takes one; raises InvalidInput where several hold."""
    names = tuple(dict.fromkeys(held.rulesets))
    if len(names) > 1:
        place = held.origin("rulesets").place
        raise InvalidInput([Problem(place, say("several-rulesets", rulesets=names))])
    return names[0]


def _sets(ruleset: Ruleset, name: str) -> bool:
    return name in ruleset.parameters


def _names(ruleset: Ruleset, pattern: str) -> bool:
    return any(matches(each.id, pattern) for each in ruleset.criteria)
