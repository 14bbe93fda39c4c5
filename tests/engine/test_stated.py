"""Words of situations, and what a situation has not."""

from __future__ import annotations

from datetime import date

import pytest

from tests.builders import DAY, STATUTES
from tests.engine.situations import SCOPE, situation
from trustcheck.engine.answer import Answer, Known, Record
from trustcheck.engine.facts import Facts
from trustcheck.engine.stated import words_of_situations
from trustcheck.logic.explanation import Gap, Reason
from trustcheck.logic.truth import Truth
from trustcheck.profile.value import UNDISCLOSED
from trustcheck.ruleset.condition.typing import SITUATION

FACTS = Facts(situation(""), STATUTES, DAY, "union", "scope-fr")
AT = ("body", "kind")


def _body(**stated: object) -> Record:
    return Record("body", ("body",), "body", stated)


def _kind(body: Record) -> Answer:
    """Return what the word for the kind of a body answers."""
    return words_of_situations(SCOPE.lexicon)["body"]["kind"].read(FACTS, body)


def test_words_are_of_the_types_that_the_rules_know() -> None:
    words = words_of_situations(SCOPE.lexicon)

    assert {kind: dict(types) for kind, types in SCOPE.lexicon.kinds.items()} == {
        kind: {name: word.type for name, word in named.items()} for kind, named in words.items()
    }


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        pytest.param("state", "state", id="a word"),
        pytest.param(("a", "b"), ("a", "b"), id="several words"),
        pytest.param(date(2026, 9, 1), date(2026, 9, 1), id="a day"),
        pytest.param(True, Truth.TRUE, id="yes"),
        pytest.param(False, Truth.FALSE, id="no"),
    ],
)
def test_a_fact_is_what_is_stated(stated: object, expected: Known) -> None:
    assert Answer(expected, facts=(AT,)) == _kind(_body(kind=stated))


def test_what_is_not_stated_is_missing() -> None:
    assert Answer(None, gaps=(Gap(AT, Reason.ABSENT),)) == _kind(_body())


def test_what_is_kept_back_is_missing() -> None:
    gap = Gap(AT, Reason.UNDISCLOSED)

    assert Answer(None, facts=(AT,), gaps=(gap,)) == _kind(_body(kind=UNDISCLOSED))


def test_a_fact_of_a_situation_is_no_number() -> None:
    with pytest.raises(TypeError, match=r"^no fact of a situation: 3$"):
        _kind(_body(kind=3))


def test_a_section_holds_what_is_stated_in_it() -> None:
    given = Record(SITUATION, (), "name", {"body": {"kind": "state"}})
    nothing = Record(SITUATION, (), "name", {})

    found = [
        words_of_situations(SCOPE.lexicon)[SITUATION]["body"].read(FACTS, item)
        for item in (given, nothing)
    ]

    assert [_body(kind="state"), _body()] == [answer.value for answer in found]


def test_what_is_no_section_states_nothing() -> None:
    assert Answer(None, gaps=(Gap(AT, Reason.ABSENT),)) == _kind(
        Record("body", AT[:1], "body", None)
    )


def test_the_day_is_that_of_the_assessment() -> None:
    assert Answer(DAY) == words_of_situations(SCOPE.lexicon)[SITUATION]["day"].read(
        FACTS, FACTS.root
    )


def test_a_situation_is_about_no_service() -> None:
    with pytest.raises(TypeError, match=r"^a situation is about no service$"):
        _ = FACTS.profile


def test_a_situation_is_known_by_its_name() -> None:
    stated = situation("")

    assert Record(SITUATION, (), stated.name, stated.sections) == FACTS.root
