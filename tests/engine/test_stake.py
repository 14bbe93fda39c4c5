"""How far a holding has to shrink: an exact number, whatever decides."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from fractions import Fraction

import pytest

from tests.builders import DAY, company, profile
from trustcheck.assessment.repair import Step
from trustcheck.engine.stake import Stakes
from trustcheck.logic.message import say
from trustcheck.profile.alteration import Alteration, Manner
from trustcheck.profile.effort import shipped_efforts

HELD = profile(
    """\
    holdings:
      - {holder: american, held: provider, capital: 60, votes: 60}
      - {holder: german, held: provider, capital: 40, votes: 40}
    """
)


def _steps(enough: Callable[[Fraction], bool], *guesses: Fraction) -> list[Step]:
    """Return the steps where so much of the votes, in percent, is enough or not."""

    def tried(alterations: Sequence[Alteration]) -> bool:
        kept = {each.pointer[1:]: each.value for each in alterations}
        votes = kept.get((0, "votes"), 60)
        assert isinstance(votes, (int, Decimal))
        return enough(Fraction(votes))

    effort = shipped_efforts().changing(("holdings",))
    assert effort is not None
    return [
        step
        for step in Stakes(HELD.profile, effort, guesses, DAY).steps(0, tried)
        if len(step.alterations) == 2
    ]


@pytest.mark.parametrize(
    ("enough", "told", "share", "written"),
    [
        pytest.param(
            lambda kept: kept <= 24, "repair.bound.votes", Fraction(24, 100), 24, id="at most"
        ),
        pytest.param(
            lambda kept: kept < 24,
            "repair.bound.votes.below",
            Fraction(24, 100),
            Decimal("23.99"),
            id="less than",
        ),
        pytest.param(
            lambda kept: kept <= Fraction(100, 3),
            "repair.bound.votes",
            Fraction(1, 3),
            Decimal("33.33"),
            id="without an end",
        ),
    ],
)
@pytest.mark.parametrize("guesses", [(), (Fraction(24, 100), Fraction(9, 10))], ids=str)
def test_the_last_number_that_is_enough_is_told_and_one_that_can_be_written_is_stated(
    enough: Callable[[Fraction], bool],
    told: str,
    share: Fraction,
    written: int | Decimal,
    guesses: tuple[Fraction, ...],
) -> None:
    (step,) = _steps(enough, *guesses)

    assert step.bound is not None
    assert (told, share) == (step.bound.id, step.bound["share"])
    assert [
        (("holdings", 0, "votes"), written),
        (("holdings", 1, "votes"), 100 - written),
    ] == [(each.pointer, each.value) for each in step.alterations]


def test_a_number_that_cannot_be_told_exactly_is_not_told() -> None:
    assert [] == _steps(lambda kept: kept * kept <= 1000)


def test_a_stake_of_which_nothing_is_enough_is_no_way() -> None:
    assert [] == _steps(lambda kept: False)


def test_a_part_is_handed_to_those_who_hold_on_the_day() -> None:
    declaration = profile(
        """\
        holdings:
          - {holder: american, held: provider, capital: 60}
          - {holder: provider, held: german, capital: 1}
          - {holder: german, held: provider, capital: 30, until: 2026-09-29}
          - {holder: german, held: provider, capital: 40, since: 2026-09-30}
        """
    )
    effort = shipped_efforts().changing(("holdings",))
    assert effort is not None

    def tried(alterations: Sequence[Alteration]) -> bool:
        kept = {each.pointer: each.value for each in alterations}.get(("holdings", 0, "capital"))
        return isinstance(kept, (int, Decimal)) and kept <= 24

    (step,) = Stakes(declaration.profile, effort, (), DAY).steps(0, tried)

    assert [
        Alteration(Manner.SET, ("holdings", 0, "capital"), 24),
        Alteration(Manner.SET, ("holdings", 3, "capital"), 76),
    ] == list(step.alterations)


@pytest.mark.parametrize(
    ("other", "enough", "moved"),
    [
        pytest.param("share_class: a, shares: 40", 24, [24, 76], id="so many may be kept"),
        pytest.param("share_class: a, shares: 40", 0, [0, 100], id="none may be kept"),
        pytest.param("share_class: a, shares: 40", -1, None, id="handing over all is not enough"),
        pytest.param(
            "share_class: a, shares: {at_most: 40}", 24, None, id="what the other has is open"
        ),
        pytest.param("share_class: b, shares: 40", 24, None, id="another class"),
        pytest.param(
            "share_class: a, shares: 40, until: 2026-09-29", 24, None, id="no longer held"
        ),
    ],
)
def test_shares_that_are_counted_go_to_a_holder_of_their_kind(
    other: str, enough: int, moved: list[int] | None
) -> None:
    classes = "share_classes: {a: {shares: 100}, b: {shares: 100}}"
    declaration = profile(
        f"""\
        holdings:
          - {{holder: american, held: issuer, share_class: a, shares: 60}}
          - {{holder: german, held: issuer, {other}}}
        """,
        entities=company("issuer", "FR", more=classes),
    )
    effort = shipped_efforts().changing(("holdings",))
    assert effort is not None

    def tried(alterations: Sequence[Alteration]) -> bool:
        kept = alterations[0].value
        return isinstance(kept, int) and kept <= enough

    steps = [*Stakes(declaration.profile, effort, (), DAY).steps(0, tried)]

    stated = [
        Alteration(Manner.SET, ("holdings", index, "shares"), count)
        for index, count in enumerate(moved or ())
    ]
    assert ([(effort, stated)] if stated else []) == [
        (step.effort, list(step.alterations)) for step in steps
    ]


def test_who_hands_over_a_part_is_named_or_somebody_without_a_name() -> None:
    """And so it is where shares are counted."""
    declaration = profile(
        """\
        holdings:
          - {holder: undisclosed, held: provider, capital: 60}
          - {holder: german, held: provider, capital: 40}
          - {holder: undisclosed, held: issuer, share_class: a, shares: 60}
          - {holder: german, held: issuer, share_class: a, shares: 40}
        """,
        entities=company("issuer", "FR", more="share_classes: {a: {shares: 100}}"),
    )
    effort = shipped_efforts().changing(("holdings",))
    assert effort is not None
    stakes = Stakes(declaration.profile, effort, (), DAY)

    def tried(alterations: Sequence[Alteration]) -> bool:
        return bool(alterations) and Decimal(str(alterations[0].value)) <= 24

    steps = [*stakes.steps(0, tried), *stakes.steps(2, tried)]

    someone = say("graph.someone")
    counted = say("repair.bound.shares", holder=someone, company="Issuer SA", count=24, own=60)
    part = say(
        "repair.bound.capital", holder=someone, company="Provider SA", share=Fraction(24, 100)
    )
    assert [part, counted] == [step.bound for step in steps]
