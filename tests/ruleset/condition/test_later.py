"""A day so much later than another: `{the: word, plus: P18M}`."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.builders import LEXICON, STATUTES, codes, condition, profile
from tests.ruleset.condition.words import PARAMETERS, WORDS, look
from trustcheck.engine.evaluate import Compiler
from trustcheck.engine.facts import Facts
from trustcheck.engine.vocabulary import words_of
from trustcheck.logic.duration import Duration
from trustcheck.logic.truth import Truth
from trustcheck.ruleset.condition.mutation import Mutator
from trustcheck.ruleset.condition.place import placed
from trustcheck.ruleset.condition.show import Describer
from trustcheck.ruleset.condition.tree import (
    Comparison,
    Later,
    Parameter,
    lookups_of,
    parameters_of,
)
from trustcheck.source.document import read
from trustcheck.source.problem import InvalidInput
from trustcheck.wording.phrase import read_wording

FIXED = "day: {on_or_before: {the: contract.signed, plus: P18M}}"
SET = "day: {after: {the: contract.signed, plus: $notice}}"
NAMES = {id: area.name for id, area in STATUTES.atlas.areas.items()}


@pytest.mark.parametrize(
    ("text", "operator", "by"),
    [
        pytest.param(FIXED, "on_or_before", Duration(18, 0), id="a length of time"),
        pytest.param(SET, "after", Parameter("notice"), id="a parameter"),
    ],
)
def test_a_day_is_compared_with_a_later_one(
    text: str, operator: str, by: Duration | Parameter
) -> None:
    tree = condition(text, words=WORDS, parameters=PARAMETERS)

    assert Comparison(look("day"), operator, Later(look("contract.signed"), by)) == tree
    assert [look("day"), look("contract.signed")] == list(lookups_of(tree))
    assert (["notice"] if isinstance(by, Parameter) else []) == list(parameters_of(tree))


BROKEN = [
    pytest.param(
        "contract.law: {the: contract.courts, plus: P1M}",
        ["1:38 plus-needs-a-day"],
        id="no day",
    ),
    pytest.param(
        "day: {after: {the: contract.signed, plus: 18}}",
        ["1:43 wrong-literal"],
        id="no length of time",
    ),
    pytest.param(
        "day: {after: {the: contract.signed, plus: $cap}}",
        ["1:43 parameter-of-another-type"],
        id="a parameter of another type",
    ),
    pytest.param(
        "day: {after: {the: contract.signed, plus: $none}}",
        ["1:43 unknown-parameter"],
        id="no parameter",
    ),
    pytest.param(
        "day: {after: {the: contract.signed, minus: P1M}}", ["1:14 wrong-literal"], id="minus"
    ),
    pytest.param(
        "day: {after: {plus: P1M}}", ["1:14 wrong-literal"], id="so much later than nothing"
    ),
    pytest.param(
        "day: {the: contract.signed, plus: P1M}",
        ["1:6 operator-does-not-apply"],
        id="no operator",
    ),
]


@pytest.mark.parametrize(("text", "expected"), BROKEN)
def test_anything_else_is_refused_with_its_place(text: str, expected: list[str]) -> None:
    with pytest.raises(InvalidInput) as refused:
        condition(text, words=WORDS, parameters=PARAMETERS)

    assert expected == codes(refused.value.problems)


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        pytest.param(
            "en",
            "day of the assessment is on the day 18 months after the day of the statement "
            "or before",
            id="in English",
        ),
        pytest.param(
            "fr",
            "jour de l’évaluation : le jour qui tombe 18 mois après « jour de la déclaration » "
            "ou avant",
            id="in French",
        ),
    ],
)
def test_it_is_said_in_words(language: str, expected: str) -> None:
    tree = condition("day: {on_or_before: {the: stated_on, plus: P18M}}")

    told = read_wording(language).phrase(Describer(LEXICON, {}, NAMES).describe(tree))

    assert expected == told.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("later", "expected"),
    [
        pytest.param(0, Truth.TRUE, id="the last day"),
        pytest.param(1, Truth.FALSE, id="the day after"),
    ],
)
def test_it_is_reckoned_from_the_fact(later: int, expected: Truth) -> None:
    declaration = profile("holdings: []")
    stated = declaration.profile.stated_on
    day = Duration.parse("P18M").after(stated) + timedelta(days=later)
    facts = Facts(declaration, STATUTES, day, "union", "none")
    tree = condition("day: {on_or_before: {the: stated_on, plus: P18M}}")

    step = Compiler(words_of(LEXICON), LEXICON, {}).compile(tree)(facts, (facts.root,))

    assert (expected, (("stated_on",),)) == (step.truth, step.facts)
    assert ["derived.later"] == [below.message.id for below in step.because]


def test_its_parts_are_changed_one_at_a_time() -> None:
    tree = condition(SET, words=WORDS, parameters=PARAMETERS)
    place = placed(read(SET.encode(), "rule.yaml").data, ())

    found = Mutator(Describer(WORDS, PARAMETERS, NAMES)).mutations(tree, place)

    assert [
        "day.after -> on_or_after",
        "day.after -> on_or_before",
        "day.after -> before",
        "day.after.plus -> nothing",
        "day.after.plus = its default",
    ] == [mutation.id for mutation in found]
