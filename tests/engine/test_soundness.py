"""No way of filling in what is missing overturns a verdict."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.builders import DAY, LEXICON, STATUTES, condition, criterion, explained, judged
from tests.engine.worlds import (
    Mask,
    World,
    backable,
    backed_at,
    conditions,
    masks,
    simple_conditions,
    speaks_of_ways,
    view,
    worlds,
)
from tests.sample import drawing
from trustcheck.assessment.finding import Verdict
from trustcheck.engine.evaluate import Compiler
from trustcheck.engine.facts import Facts
from trustcheck.engine.vocabulary import words_of
from trustcheck.logic.explanation import Explanation
from trustcheck.logic.truth import Truth
from trustcheck.profile.reading import Declaration
from trustcheck.ruleset.opening import open_ruleset
from trustcheck.source.writing import written
from trustcheck.wording.phrase import Wording, read_wording

U = Truth.UNKNOWN

often = settings(
    max_examples=35,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


COMPILER = Compiler(words_of(LEXICON), LEXICON, {})
LABEL = open_ruleset("cloud-de-confiance", LEXICON)
SHIPPED = Compiler(words_of(LABEL.lexicon), LABEL.lexicon, LABEL.parameters)
SIMPLE = [
    *((text, COMPILER.compile(condition(text))) for text in map(written, simple_conditions())),
    *(
        (written(each.document.value(("requires",))), SHIPPED.compile(each.requires))
        for each in LABEL.criteria
        if each.requires is not None
    ),
]
"""What can be asked of each fact and of each list, and the criteria that are shipped."""


def _facts(declaration: Declaration) -> Facts:
    return Facts(declaration, STATUTES, DAY, "union", "sample")


@pytest.fixture(scope="module")
def wording() -> Wording:
    return read_wording("fr")


def _found(asked: World, declaration: Declaration) -> Explanation:
    return explained(written(asked), declaration)


def _hidden(data: st.DataObject, world: World) -> list[Mask]:
    """Draw what a view does not show: a few things, or many."""
    least = data.draw(st.sampled_from((0, 4, 12)))
    every = st.sampled_from(masks(world))
    return data.draw(st.lists(every, min_size=least, max_size=least + 8, unique_by=repr))


@drawing(12, of=35, like=often)
@given(world=worlds(), asked=conditions(), data=st.data())
def test_what_is_known_of_a_view_is_true_of_its_world(
    world: World, asked: World, data: st.DataObject
) -> None:
    hidden = _hidden(data, world)
    fewer = data.draw(st.lists(st.sampled_from(hidden), unique_by=repr)) if hidden else []

    steps = [_found(asked, view(world, some)).truth for some in (hidden, fewer, [])]

    assert steps[0] in (U, steps[1])
    assert steps[1] in (U, steps[2])


@drawing(6, of=15, like=often)
@given(world=worlds(), data=st.data())
def test_what_is_known_of_a_view_is_true_whatever_is_asked(
    world: World, data: st.DataObject
) -> None:
    hidden = _hidden(data, world)
    shown, whole = _facts(view(world, hidden)), _facts(view(world, []))

    overturned = [
        asked
        for asked, evaluate in SIMPLE
        if (seen := evaluate(shown, (shown.root,)).truth) is not U
        and seen is not evaluate(whole, (whole.root,)).truth
    ]

    assert [] == overturned


@drawing(15, of=35, like=often)
@given(world=worlds(), asked=conditions(), data=st.data())
def test_whatever_is_asked_is_answered_and_can_be_told(
    wording: Wording, world: World, asked: World, data: st.DataObject
) -> None:
    found = _found(asked, view(world, _hidden(data, world)))

    disputed = any(step.contested for step in found.walk())
    excused = disputed or speaks_of_ways(written(asked))  # a safeguard may settle no dispute
    assert found.truth is not U or excused or found.open_gaps() != ()
    assert all(wording.phrase(step.message) for step in found.walk())


@drawing(12, of=35, like=often)
@given(world=worlds(), asked=conditions(), data=st.data())
def test_the_contrary_has_the_contrary_truth(
    world: World, asked: World, data: st.DataObject
) -> None:
    declaration = view(world, _hidden(data, world))
    found, contrary = _found(asked, declaration), _found({"not": asked}, declaration)

    assert ~found.truth is contrary.truth
    assert found.vacuous is contrary.vacuous
    assert (found,) == contrary.because


@drawing(10, of=35, like=often)
@given(
    world=worlds(),
    parts=st.lists(conditions(), min_size=2, max_size=3),
    form=st.sampled_from(("all", "any")),
    data=st.data(),
)
def test_the_order_of_conditions_does_not_matter(
    world: World, parts: list[World], form: str, data: st.DataObject
) -> None:
    declaration = view(world, _hidden(data, world))
    shuffled = data.draw(st.permutations(parts))
    one, other = _found({form: parts}, declaration), _found({form: shuffled}, declaration)

    assert (one.truth, one.vacuous) == (other.truth, other.vacuous)
    assert set(one.open_gaps()) == set(other.open_gaps())


@drawing(10, of=30, like=often)
@given(world=worlds(), asked=conditions(), data=st.data())
def test_more_evidence_takes_no_pass_away(world: World, asked: World, data: st.DataObject) -> None:
    hidden = _hidden(data, world)
    places = st.lists(st.sampled_from(backable(world)), unique_by=repr)
    some = data.draw(places)
    backed, more = (backed_at(world, at) for at in (some, [*some, *data.draw(places)]))
    demanding = criterion(written(asked), more="evidence: {rung: documented}")

    plain = judged(view(world, hidden), criterion(written(asked))).verdict
    first, second = (judged(view(each, hidden), demanding).verdict for each in (backed, more))

    assert first in (plain, Verdict.UNKNOWN)
    assert first in (second, Verdict.UNKNOWN)
    assert first is plain or plain is Verdict.PASS


@drawing(6, of=15)
@given(world=worlds(), asked=conditions())
def test_two_runs_give_the_same(world: World, asked: World) -> None:
    text = written(asked)

    assert condition(text) == condition(text)
    assert _found(asked, view(world, [])) == _found(asked, view(world, []))
