"""What is certain of a profile stays, whatever its missing facts turn out to be.

A world is drawn first, with everything declared; then it is blurred: amounts widened or left out,
holders unnamed, records dropped from lists that are then open. Whatever is definite of the blurred
profile must be so of the world, and every bound must contain the world's.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from fractions import Fraction
from typing import TypeAlias

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.graph.drawing import DAY, EVERYTHING, Structure, derived, drawn, law
from tests.sample import drawing
from trustcheck.graph.exposure import PROPERTIES, Property
from trustcheck.graph.ownership import Stake
from trustcheck.graph.reach import reaches, reaches_data
from trustcheck.graph.way import DATA
from trustcheck.logic.fields import frozen
from trustcheck.logic.share import Share, ceiling
from trustcheck.logic.truth import Truth
from trustcheck.profile.profile import Profile

Record: TypeAlias = dict[str, object]

COMPANIES = ("a", "b", "c", "p")
ALL = (*COMPANIES, "n", "s")
MEANS = ("operation", "support", "updates", "hosting", "hardware", "contract", "supervision")


@frozen
class World:
    """The sections of a profile, as they are written."""

    entities: dict[str, Record]
    holdings: list[Record]
    rights: list[Record]
    accesses: list[Record]
    technologies: list[Record]
    sites: list[Record]
    keys: Record
    complete: tuple[str, ...] = EVERYTHING

    def profile(self) -> Profile:
        return drawn(
            records=self.holdings,
            entities=self.entities,
            rights=self.rights,
            accesses=self.accesses,
            technologies=self.technologies,
            sites=self.sites,
            complete=self.complete,
            keys=self.keys,
        )


class Chance(random.Random):
    """The dice of one example."""

    def on(self, tenths: int) -> bool:
        return self.randrange(10) < tenths

    def some(self, ids: tuple[str, ...], most: int) -> list[str]:
        return self.sample(ids, self.randint(0, most))


def world(dice: Chance) -> World:
    """Return a world in which everything is declared."""
    return World(
        {id: _entity(dice, id) for id in ALL},
        [record for company in COMPANIES for record in _holdings(dice, company)],
        [_right(dice) for _ in range(dice.randint(0, 2))],
        [_access(dice) for _ in range(dice.randint(0, 2))],
        [_technology(dice) for _ in range(dice.randint(0, 1))],
        [_site(dice) for _ in range(dice.randint(0, 1))],
        {"held_by": dice.some(ALL, 2)},
    )


def _entity(dice: Chance, id: str) -> Record:
    if id == "n":
        return {"kind": "person", "nationalities": ["FR"], "residence": dice.choice(["FR", "US"])}
    seats = ("registered_office", "central_administration", "main_establishment")
    kind = {"kind": "public_body"} if id == "s" else {"listed": dice.on(6)}
    return kind | {
        "seats": {seat: "US" if dice.on(2) else "FR" for seat in seats},
        "branches": ["US"] if dice.on(1) else [],
    }


def _holdings(dice: Chance, company: str) -> Iterator[Record]:
    left = {"capital": 20, "votes": 20}
    for holder in dice.some(ALL, 3):
        parts = {measure: dice.randint(0, most) for measure, most in left.items()}
        if dice.on(6) and parts["capital"] <= left["votes"]:
            parts["votes"] = parts["capital"]
        left = {measure: most - parts[measure] for measure, most in left.items()}
        amounts = {measure: 5 * part for measure, part in parts.items()}
        yield {"holder": holder, "held": company, **amounts}


def _right(dice: Chance) -> Record:
    over = dice.choice(COMPANIES)
    kind = dice.choice(["control_agreement", "concert", "board_appointment", "option", "veto"])
    holders = dice.sample([id for id in ALL if id != over], 2 if kind == "concert" else 1)
    right: Record = {"holder": holders, "over": over, "kind": kind}
    if kind == "board_appointment":
        right["appoints"] = {"members": dice.randint(0, 5), "of": 5}
    if kind == "option":
        amounts = {"capital": 5 * dice.randint(0, 6), "votes": 5 * dice.randint(0, 6)}
        right |= amounts | {"at_sole_initiative": dice.on(5)}
    return right


def _access(dice: Chance) -> Record:
    return {
        "to": dice.choice(ALL),
        "data": dice.sample(DATA, dice.randint(1, 2)),
        "means": dice.choice(MEANS),
        "clear": dice.on(5),
        "safeguards": dice.sample(["quarantine", "real_time_supervision"], dice.randint(0, 2)),
        "staff_of": ["US"] if dice.on(2) else [],
    }


def _technology(dice: Chance) -> Record:
    terms = ["licence", "open_source", "own", "operated_by_licensor"]
    return {"name": "Stack", "licensor": dice.choice(ALL), "terms": dice.choice(terms)}


def _site(dice: Chance) -> Record:
    roles = ["storage", "processing", "support", "supervision"]
    operator = dice.choice(ALL)
    return {"id": "x", "territory": "FR", "operator": operator, "roles": [dice.choice(roles)]}


# Blurring


def blurred(dice: Chance, world: World) -> World:
    """Return what a profile of this world might say that says less."""
    holdings = [_less(dice, record, "capital", "votes") for record in _kept(dice, world.holdings)]
    rights = [_less(dice, record, "capital", "votes") for record in _kept(dice, world.rights)]
    accesses = _kept(dice, world.accesses)
    dropped = {
        "holdings": len(holdings) < len(world.holdings),
        "rights": len(rights) < len(world.rights),
        "accesses": len(accesses) < len(world.accesses),
    }
    return World(
        {id: _less_said(dice, entity) for id, entity in world.entities.items()},
        [_unnamed(dice, record, "holder") for record in holdings],
        [_without(dice, record, "appoints", "at_sole_initiative") for record in rights],
        [_without(dice, a, "means", "clear", "safeguards", "staff_of") for a in accesses],
        [_unnamed(dice, _without(dice, t, "terms"), "licensor") for t in world.technologies],
        [_unnamed(dice, record, "operator") for record in world.sites],
        _without(dice, world.keys, "held_by"),
        tuple(n for n in EVERYTHING if not dropped.get(n) and not (n in dropped and dice.on(2))),
    )


def _kept(dice: Chance, records: list[Record]) -> list[Record]:
    return [record for record in records if not dice.on(1)]


def _without(dice: Chance, record: Record, *keys: str) -> Record:
    return {key: value for key, value in record.items() if key not in keys or not dice.on(3)}


def _unnamed(dice: Chance, record: Record, key: str) -> Record:
    return record | ({key: "undisclosed"} if dice.on(1) else {})


def _less(dice: Chance, record: Record, *keys: str) -> Record:
    """Return a record whose amounts are known within bounds, or not at all."""
    said = dict(record)
    for key in keys:
        exact = record.get(key)
        if isinstance(exact, int) and dice.on(4):
            low, high = max(0, exact - dice.randint(1, 30)), min(100, exact + dice.randint(1, 30))
            ends = ["at_least", "above"][dice.on(5)], ["at_most", "below"][dice.on(5)]
            low = 0 if exact == 0 else low
            lower = {} if exact == 0 else {ends[0]: low}
            upper = {} if exact == 100 else {ends[1]: high}
            said[key] = dice.choice(["undisclosed", lower | upper or "undisclosed"])
    return said


def _less_said(dice: Chance, entity: Record) -> Record:
    said = _without(dice, entity, "nationalities", "residence", "branches")
    if "listed" in said and dice.on(2):
        said["listed"] = "undisclosed"
    seats = said.get("seats")
    if isinstance(seats, dict):
        said["seats"] = {seat: "undisclosed" if dice.on(2) else at for seat, at in seats.items()}
    return said


# Holding one against the other


def contains(bounds: Share, share: Share) -> bool:
    """Tell whether every value of `share` is within the bounds."""
    low = bounds.low, bounds.low_open
    high = ceiling(bounds), not bounds.high_open
    return low <= (share.low, share.low_open) and high >= (ceiling(share), not share.high_open)


def _stake_within(bounds: Stake, stake: Stake) -> bool:
    pairs = (bounds.capital, stake.capital), (bounds.votes, stake.votes)
    return all(
        contains(getattr(b, part), getattr(s, part))
        for b, s in pairs
        for part in ("share", "product", "attributed")
    )


SEEDS = st.integers(0, 2**32 - 1)


def _pair(seed: int) -> tuple[Structure, Structure]:
    dice = Chance(seed)
    full = world(dice)
    return derived(full.profile()), derived(blurred(dice, full).profile())


@settings(max_examples=60)
@given(SEEDS)
def test_definite_control_is_never_overturned(seed: int) -> None:
    full, less = _pair(seed)

    overturned = [
        (holder, company)
        for holder in ALL
        for company in COMPANIES
        if holder != company
        and (said := less.control.truth(holder, company)) is not Truth.UNKNOWN
        and said is not full.control.truth(holder, company)
    ]

    assert [] == overturned


@drawing(25, of=60)
@given(SEEDS)
def test_bounds_of_stakes_contain_the_truth(seed: int) -> None:
    full, less = _pair(seed)
    known = less.stakes()

    for holder, stake in full.stakes().items():
        if holder in known:
            assert _stake_within(known[holder], stake)
        elif ceiling(stake.capital.share) or ceiling(stake.votes.share):
            unnamed = known[None]
            assert ceiling(unnamed.capital.share) >= ceiling(stake.capital.share)
            assert ceiling(unnamed.votes.share) >= ceiling(stake.votes.share)


@drawing(25, of=60)
@given(SEEDS)
def test_bounds_of_all_foreign_holders_contain_the_truth(seed: int) -> None:
    full, less = _pair(seed)
    dice = Chance(seed)
    foreign = dice.sample(ALL, 3)

    truth = full.together(*foreign)

    assert _stake_within(less.together(*foreign[:2], doubtful=foreign[2:]), truth)


@drawing(25, of=60)
@given(SEEDS)
def test_definite_reach_is_never_overturned(seed: int) -> None:
    full, less = _pair(seed)

    for entity in ALL:
        for data in (*DATA, None):
            said, truth = (
                reaches_data(p, reaches(p, on=DAY), entity, data, on=DAY).truth
                for p in (less.profile, full.profile)
            )

            assert said in (Truth.UNKNOWN, truth)


@drawing(25, of=60)
@given(SEEDS, st.sampled_from(DATA), st.sampled_from(PROPERTIES))
def test_grades_of_exposure_contain_the_truth(seed: int, data: str, property: Property) -> None:
    full, less = _pair(seed)
    text = law(compels=("disclosure", "continuity"))

    truth = full.exposure(text, data, property=property)
    said = less.exposure(text, data, property=property)

    assert said.low <= truth.low <= truth.high <= said.high


# What must not matter


@settings(max_examples=50)
@given(SEEDS)
def test_a_wrapper_changes_no_collective_part(seed: int) -> None:
    dice = Chance(seed)
    full = world(dice)
    if not full.holdings:
        return
    wrapped, *others = full.holdings
    wrapper = {"holder": wrapped["holder"], "held": "w", "capital": 100, "votes": 100}
    profile = drawn(
        records=[*others, wrapped | {"holder": "w"}, wrapper],
        entities=full.entities | {"w": {"listed": True}},
        rights=full.rights,
    )
    if wrapped["holder"] == wrapped["held"]:
        return

    before = derived(full.profile()).together("a", "b", "s").capital.product
    after = derived(profile).together("a", "b", "s").capital.product

    assert before == after


@drawing(25, of=60)
@given(SEEDS)
def test_other_ids_change_nothing(seed: int) -> None:
    full = world(Chance(seed))
    names = {"a": "z9", "b": "y8", "c": "x7", "n": "m6", "s": "l5", "p": "p"}
    renamed = World(
        {names[id]: entity for id, entity in full.entities.items()},
        [r | {end: names[str(r[end])] for end in ("holder", "held")} for r in full.holdings],
        [],
        [],
        [],
        [],
        {},
    )
    plain = World(full.entities, full.holdings, [], [], [], [], {})

    before, after = derived(plain.profile()), derived(renamed.profile())

    assert {
        (names[holder], names[company]) for holder, company in before.controlled()
    } == after.controlled()
    assert {
        holder and names[holder]: stake.capital.share for holder, stake in before.stakes().items()
    } == {holder: stake.capital.share for holder, stake in after.stakes().items()}


@settings(max_examples=50)
@given(SEEDS)
def test_all_foreign_holders_together_have_no_more_than_one_by_one(seed: int) -> None:
    structure = derived(world(Chance(seed)).profile())

    together = structure.together("a", "s").capital.product.low
    stakes = structure.stakes()
    apart = [stakes[holder].capital.product.low for holder in ("a", "s") if holder in stakes]

    assert together <= sum(apart, Fraction(0))


def test_a_blurred_world_says_less() -> None:
    dice = Chance(7)

    assert any(blurred(dice, full) != full for full in (world(dice) for _ in range(20)))


@pytest.mark.parametrize("seed", range(3))
def test_the_same_profile_gives_the_same_stakes(seed: int) -> None:
    profile = world(Chance(seed)).profile()

    first, second = derived(profile), derived(profile)

    assert list(first.stakes().values()) == list(second.stakes().values())
