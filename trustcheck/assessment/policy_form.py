"""A policy as it is written: on the command line, in a project's file and in a saved report."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from trustcheck.assessment.finding import Verdict
from trustcheck.assessment.form import Closing, PolicyForm, TolerateForm
from trustcheck.assessment.policy import CLOSING, STRICT, Policy
from trustcheck.logic.fields import replace
from trustcheck.ruleset.criterion import Level


def policy_of(form: PolicyForm) -> Policy:
    """Return the policy that a form means; what it does not say is as without a policy."""
    named = {Level.MUST: form.must, Level.SHOULD: form.should}
    closing = {pair for pair in STRICT.closing if named[pair[0]] is None}
    for level, verdicts in named.items():
        closing |= {(level, verdict) for verdict in _verdicts(verdicts or ())}
    limits = {} if form.tolerate is None else _limits(form.tolerate)
    return Policy(
        closing=frozenset(closing),
        criteria={pattern: _verdicts(each) for pattern, each in form.criteria.items()},
        may_be_unknown=form.may_be_unknown,
        tolerated={verdict: limit for verdict, limit in limits.items() if limit},
    )


def form_of(policy: Policy) -> PolicyForm:
    """Return a form that means a policy, with everything said."""
    tolerated = policy.tolerated
    return PolicyForm(
        must=_words(v for v in CLOSING if (Level.MUST, v) in policy.closing),
        should=_words(v for v in CLOSING if (Level.SHOULD, v) in policy.closing),
        criteria={
            pattern: _words(v for v in CLOSING if v in verdicts)
            for pattern, verdicts in policy.criteria.items()
        },
        may_be_unknown=policy.may_be_unknown,
        tolerate=TolerateForm(
            fail=tolerated.get(Verdict.FAIL, 0), unknown=tolerated.get(Verdict.UNKNOWN, 0)
        ),
    )


def overlaid(below: PolicyForm, above: PolicyForm) -> PolicyForm:
    """Return what two forms say, where both speak of a thing what the one above says of it."""
    lower, upper = below.tolerate or TolerateForm(), above.tolerate or TolerateForm()
    return replace(
        below,
        must=below.must if above.must is None else above.must,
        should=below.should if above.should is None else above.should,
        criteria={**below.criteria, **above.criteria},
        may_be_unknown=above.may_be_unknown or below.may_be_unknown,
        tolerate=TolerateForm(
            fail=lower.fail if upper.fail is None else upper.fail,
            unknown=lower.unknown if upper.unknown is None else upper.unknown,
        ),
    )


def _verdicts(words: Iterable[Closing]) -> frozenset[Verdict]:
    return frozenset(map(Verdict, words))


def _words(verdicts: Iterable[Verdict]) -> tuple[Closing, ...]:
    return tuple("fail" if each is Verdict.FAIL else "unknown" for each in verdicts)


def _limits(form: TolerateForm) -> Mapping[Verdict, int | None]:
    return {Verdict.FAIL: form.fail, Verdict.UNKNOWN: form.unknown}
