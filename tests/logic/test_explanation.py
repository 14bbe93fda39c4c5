"""The tree of reasoning: what decided, what was read, what is missing."""

from __future__ import annotations

from trustcheck.logic.explanation import Explanation, Gap, Reason
from trustcheck.logic.message import Message, say
from trustcheck.logic.pointer import Pointer
from trustcheck.logic.truth import Truth

CAPITAL: Pointer = ("holdings", 0, "capital")
VOTES: Pointer = ("holdings", 0, "votes")
SITES = Gap(("sites",), Reason.OPEN)
HIDDEN = Gap(VOTES, Reason.UNDISCLOSED)


def _step(truth: Truth, name: str, *because: Explanation, fact: Pointer = ()) -> Explanation:
    return Explanation(truth, say(name), because, (fact,) if fact else ())


GOOD = _step(Truth.TRUE, "good", fact=CAPITAL)
BAD = _step(Truth.FALSE, "bad", fact=VOTES)
OPEN = Explanation(Truth.UNKNOWN, say("open"), facts=(CAPITAL,), gaps=(SITES, HIDDEN))
TREE = _step(Truth.FALSE, "all", GOOD, _step(Truth.FALSE, "any", BAD, BAD), OPEN)


def test_a_walk_takes_every_step_from_the_top() -> None:
    assert ["all", "good", "any", "bad", "bad", "open"] == [s.message.id for s in TREE.walk()]


def test_what_decides_are_the_steps_that_agree() -> None:
    decisive = _step(Truth.FALSE, "all", _step(Truth.FALSE, "any", BAD, BAD))

    assert decisive == TREE.decisive()


def test_where_no_step_agrees_all_are_decisive() -> None:
    negated = _step(Truth.TRUE, "not", TREE)

    assert _step(Truth.TRUE, "not", TREE.decisive()) == negated.decisive()


def test_facts_are_told_once_in_the_order_of_reading() -> None:
    assert (CAPITAL, VOTES) == TREE.pointers()
    assert (VOTES,) == TREE.decisive().pointers()


def test_gaps_are_told_once_in_the_order_of_reading() -> None:
    twice = _step(Truth.UNKNOWN, "all", OPEN, TREE)

    assert (SITES, HIDDEN) == twice.open_gaps()
    assert () == GOOD.open_gaps()


def test_a_message_has_its_values_in_the_order_given() -> None:
    message = say("some.id", second="b", first="a")

    assert Message("some.id", (("second", "b"), ("first", "a"))) == message
    assert "a" == message["first"]
