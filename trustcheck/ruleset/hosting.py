"""What a ruleset lets a service take over from the one it stands on, and what it asks of that."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from trustcheck.logic.message import say
from trustcheck.ruleset.condition.definition import ParameterDefinition
from trustcheck.ruleset.condition.parse import ConditionReader
from trustcheck.ruleset.condition.tree import Condition, lookups_of
from trustcheck.ruleset.condition.typing import Lexicon
from trustcheck.ruleset.criterion import Criterion
from trustcheck.ruleset.form import HostingForm
from trustcheck.source.problem import Problem
from trustcheck.source.refusal import Refusals

_AT = ("hosting", "asks")

NEVER_INHERITED = frozenset(
    {
        "branch",
        "exposure",
        "foreign",
        "foreign_appointments",
        "foreign_capital",
        "foreign_control",
        "foreign_holder",
        "foreign_right",
        "foreign_votes",
        "holding",
        "listed",
        "nationality",
        "qualification",
        "residence",
        "right",
        "seats",
        "secnumcloud_qualification",
    }
)
"""Words of ownership, of jurisdiction and of qualification: a host's say nothing of a service."""


def read_asks(
    refusals: Refusals, lexicon: Lexicon, parameters: Mapping[str, ParameterDefinition]
) -> Condition | None:
    """Return what has to be true of a host before anything is inherited from it."""
    if _AT not in refusals.document.spans:
        return None
    return ConditionReader(refusals, lexicon, parameters).read(_AT, (lexicon.root,))


def check_hosting(
    form: HostingForm | None,
    groups: Iterable[str],
    criteria: Iterable[Criterion],
    refusals: Refusals,
) -> None:
    """Refuse groups that do not exist, and criteria that inherit what nobody can."""
    own = () if form is None else form.own
    known = tuple(groups)
    for index, group in enumerate(own):
        if group not in known:
            refusals.unknown("unknown-group", group, known, ("hosting", "own", index))
    refusals.problems.extend(_inheriting(criteria, own))


def _inheriting(criteria: Iterable[Criterion], own: tuple[str, ...]) -> Iterator[Problem]:
    for criterion in criteria:
        if criterion.hosted != "inherited":
            continue
        place = criterion.document.span(("hosted",))
        if criterion.group in own:
            yield Problem(place, say("group-never-inherited", group=criterion.group))
        lookups = (each for condition in criterion.conditions for each in lookups_of(condition))
        steps = (step for lookup in lookups for step in lookup.steps)
        word = next((step for step in steps if step in NEVER_INHERITED), None)
        if word is not None:
            yield Problem(place, say("word-never-inherited", word=word))
