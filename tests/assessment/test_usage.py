"""Which declared facts serve which criteria."""

from __future__ import annotations

from tests.builders import DAY, criterion, ruleset
from tests.report.samples import declaration
from trustcheck.assessment.assessment import Assessment
from trustcheck.assessment.finding import Finding, Verdict
from trustcheck.assessment.usage import Use, usage
from trustcheck.logic.explanation import Explanation, Gap, Reason
from trustcheck.logic.message import say
from trustcheck.logic.pointer import Pointer
from trustcheck.logic.truth import Truth

NUAGE = declaration()


def held(id: str, *facts: Pointer, gaps: tuple[Pointer, ...] = ()) -> Assessment:
    """Return an assessment by one criterion that read some facts and waits for others."""
    below = Explanation(Truth.TRUE, say("step.all"), facts=facts[1:])
    waits = tuple(Gap(pointer, Reason.UNDISCLOSED) for pointer in gaps)
    reasoning = Explanation(Truth.TRUE, say("step.all"), (below,), facts=facts[:1], gaps=waits)
    rule = criterion(id=id, more="attested: true")
    return Assessment(NUAGE, ruleset(rule), DAY, (Finding(rule, Verdict.PASS, reasoning),))


CAPITAL: Pointer = ("holdings", 0, "capital")
VOTES: Pointer = ("holdings", 0, "votes")


def test_a_fact_is_told_once_with_all_it_serves_in_the_order_of_the_file() -> None:
    found = usage([held("A-1", ("sites",), CAPITAL), held("B-1", CAPITAL)])

    assert (Use(CAPITAL, ("A-1", "B-1")), Use(("sites",), ("A-1",))) == found.served


def test_a_declared_fact_that_leaves_a_verdict_open_is_read_too() -> None:
    found = usage([held("A-1", gaps=(VOTES, ("contract", "law")))])

    assert (Use(VOTES, ("A-1",)),) == found.served


def test_what_no_reasoning_names_is_unused_and_labels_are_no_facts() -> None:
    found = usage([held("A-1", CAPITAL, ("sites", 0), ("subject",), ("entities", "fund"))])

    assert (
        ("entities", "nuage", "kind"),
        ("holdings", 0, "holder"),
        ("holdings", 0, "held"),
        ("holdings", 0, "votes"),
        ("keys", "held_by"),
    ) == found.unused
