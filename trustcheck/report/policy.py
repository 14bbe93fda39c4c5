"""A policy and what it spared, as reports tell them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeAlias, Union

from trustcheck.assessment.finding import Verdict
from trustcheck.assessment.policy import CLOSING, Policy
from trustcheck.assessment.policy_form import form_of
from trustcheck.logic.message import Message, say
from trustcheck.ruleset.criterion import Level

Json: TypeAlias = Union[bool, int, str, "list[Json]", "dict[str, Json]", None]


def told(policy: Policy) -> Iterator[Message]:
    """Yield a clause for each thing that a policy says; one for a policy that says nothing."""
    if policy.is_standard:
        yield say("policy.standard")
        return
    must, should = (_words(v for v in CLOSING if (each, v) in policy.closing) for each in Level)
    yield say("policy.must", verdicts=must) if must else say("policy.must.none")
    if should:
        yield say("policy.should", verdicts=should)
    for pattern, verdicts in policy.criteria.items():
        if words := _words(each for each in CLOSING if each in verdicts):
            yield say("policy.criteria", pattern=pattern, verdicts=words)
        else:
            yield say("policy.criteria.none", pattern=pattern)
    for pattern in policy.may_be_unknown:
        yield say("policy.may_be_unknown", pattern=pattern)
    for verdict, limit in policy.tolerated.items():
        yield say("policy.tolerate", verdict=verdict.value, limit=limit)


def data_of(policy: Policy) -> dict[str, Json]:
    """Return a policy as JSON has it: as a project's file does, with everything said."""
    form = form_of(policy)
    tolerate = form.tolerate
    return {
        "must": [*(form.must or ())],
        "should": [*(form.should or ())],
        "criteria": {pattern: [*words] for pattern, words in form.criteria.items()},
        "may_be_unknown": [*form.may_be_unknown],
        "tolerate": {
            "fail": 0 if tolerate is None else tolerate.fail or 0,
            "unknown": 0 if tolerate is None else tolerate.unknown or 0,
        },
    }


def _words(verdicts: Iterable[Verdict]) -> tuple[str, ...]:
    return tuple(verdict.value for verdict in verdicts)
