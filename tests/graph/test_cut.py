"""The fewest links to undo before a law reaches no further than is tolerated."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.graph.drawing import DAY, STATUTES, Facts, at, derived, drawn, law, thresholds
from tests.graph.test_soundness import SEEDS, Chance, world
from tests.sample import drawing
from trustcheck.graph.cut import Cutter
from trustcheck.graph.exposure import PROPERTIES, Exposure, Property
from trustcheck.graph.path import Grade
from trustcheck.graph.removal import without
from trustcheck.logic.fields import replace
from trustcheck.logic.pointer import Pointer
from trustcheck.profile.profile import Profile
from trustcheck.wording.phrase import read_wording

LAW = law(compels=("disclosure", "continuity"))
LAWS = replace(STATUTES, laws={LAW.id: LAW})
ENGLISH = read_wording("en")
WHERE = {"p": at("FR"), "us": at("US"), "eu": at("FR"), "h": at("FR"), "a": at("FR")}


def _cut(profile: Profile, property: Property, tolerated: Grade = Grade.DISPUTED) -> Exposure:
    found = derived(profile).exposure(LAW, property=property)
    return Cutter(profile, LAWS, thresholds(), DAY).cut(found, tolerated)


ACCESS: Facts = {"to": "us", "data": ["customer"], "means": "administration", "clear": True}
ACCESS_OF_H: Facts = {**ACCESS, "to": "h"}
RULE: Facts = {"holder": "us", "over": "h", "kind": "control_agreement"}
HELD_ONCE: Facts = {"holder": "us", "held": "p", "votes": 100, "until": "2020-01-01"}
SUPPLY: Facts = {
    "entity": "us",
    "service": "Power",
    "role": "host",
    "qualified": False,
    "autonomy": {"own_skills": False},
}
STACK: Facts = {"name": "Stack", "licensor": "us", "terms": "licence", "operated_by": ["p"]}


@pytest.mark.parametrize(
    ("profile", "property", "cut"),
    [
        pytest.param(
            drawn("us p 100", entities=WHERE), "disclosure", (("holdings", 0),), id="the parent"
        ),
        pytest.param(
            drawn("us h 100", "h p 100", entities=WHERE),
            "disclosure",
            (("holdings", 1),),
            id="one link of a chain is enough",
        ),
        pytest.param(
            drawn("us h 100", "h p 100", entities=WHERE, rights=[RULE]),
            "disclosure",
            (("holdings", 1),),
            id="one link rather than the two before it",
        ),
        pytest.param(
            drawn("us p 100", entities=WHERE, records=[HELD_ONCE]),
            "disclosure",
            (("holdings", 0),),
            id="what was held once is no link",
        ),
        pytest.param(
            drawn("eu p 100", entities=WHERE, accesses=[ACCESS] * 4),
            "disclosure",
            tuple(("accesses", index) for index in range(4)),
            id="as many links as are looked for",
        ),
        pytest.param(
            drawn("eu p 100", entities=WHERE, accesses=[ACCESS] * 5),
            "disclosure",
            None,
            id="more links than are looked for",
        ),
        pytest.param(
            drawn("us p 100", "eu a 100", entities=WHERE, accesses=[ACCESS]),
            "disclosure",
            (("accesses", 0), ("holdings", 0)),
            id="two ways need two cuts",
        ),
        pytest.param(
            drawn("eu p 100", entities=WHERE, technologies=[STACK], accesses=[]),
            "continuity",
            (("technologies", 0),),
            id="a licence",
        ),
        pytest.param(
            drawn("eu p 100", entities=WHERE, third_parties=[SUPPLY]),
            "continuity",
            (("third_parties", 0),),
            id="a supply",
        ),
        pytest.param(
            drawn(
                "us h 100",
                "h p 100",
                entities=WHERE,
                rights=[RULE],
                accesses=[ACCESS, ACCESS_OF_H],
            ),
            "disclosure",
            (("accesses", 0), ("accesses", 1), ("holdings", 1)),
            id="two ways up and two ways down",
        ),
        pytest.param(
            drawn("eu p 100", entities=WHERE | {"us": at("US")}), "disclosure", (), id="nothing"
        ),
        pytest.param(
            drawn("eu p 100", entities=WHERE | {"p": at("US")}), "disclosure", None, id="a seat"
        ),
    ],
)
def test_the_smallest_cut_is_found(
    profile: Profile, property: Property, cut: tuple[Pointer, ...] | None
) -> None:
    assert cut == _cut(profile, property).cut


def test_keys_are_taken_from_whoever_has_the_ciphertext() -> None:
    stored: Facts = {"to": "us", "data": ["customer"], "means": "hosting", "clear": False}
    profile = drawn("eu p 100", entities=WHERE, accesses=[stored], keys={"held_by": ["us"]})

    found = _cut(profile, "disclosure", Grade.WEAK)

    assert ((("accesses", 0),), Grade.STRONG) == (found.cut, found.low)


def test_a_cut_is_told_as_a_step() -> None:
    profile = drawn("us p 100", entities=WHERE, accesses=[ACCESS])

    *_, step = _cut(profile, "disclosure").explanation.because

    assert (
        "least to undo so that what is known leads there at most so surely (disputed): "
        "the access of US and the holding of US in P"
    ) == ENGLISH.phrase(step.message)


def test_a_supply_is_told_as_what_it_is() -> None:
    *_, step = _cut(
        drawn("eu p 100", entities=WHERE, third_parties=[SUPPLY]), "continuity"
    ).explanation.because

    assert ": the supply by US (Power)" in ENGLISH.phrase(step.message)


def test_of_ways_beyond_counting_no_cut_is_told() -> None:
    ways = range(6)
    chains = [line for i in ways for line in (f"us h{i} 100", f"h{i} s{i} 100")]
    reached: list[Facts] = [{**ACCESS, "to": f"s{i}"} for i in ways]
    seated = {f"{kind}{i}": at("FR") for kind in "hs" for i in ways}
    profile = drawn("eu p 100", *chains, entities=WHERE | seated, accesses=reached)

    assert None is _cut(profile, "disclosure").cut


@pytest.mark.parametrize(
    ("size", "cut"),
    [
        pytest.param(50, (("holdings", 0),), id="the largest structure looked at"),
        pytest.param(51, None, id="one entity more"),
    ],
)
def test_in_a_large_structure_no_cut_is_looked_for(
    size: int, cut: tuple[Pointer, ...] | None
) -> None:
    others = {f"e{index}": at("FR") for index in range(size - 2)}
    profile = drawn("us p 100", entities={"p": at("FR"), "us": at("US")} | others)

    assert size == len(profile.entities)
    assert cut == _cut(profile, "disclosure").cut


def test_links_that_went_in_another_order_are_not_tried_again() -> None:
    """Whoever is controlled is so in three ways: each undone leads to those that are left."""
    seated = {id: at("FR") for id in ("g", "g2", "k", "k2")}
    rights = [RULE, _rule("g2", "h"), _rule("k", "p"), _rule("k2", "p")]
    held = ("us g 100", "us g2 100", "g h 100", "h k 100", "h k2 100", "h p 100")
    profile = drawn(*held, entities=WHERE | seated, rights=rights)

    assert (("holdings", 5), ("rights", 2), ("rights", 3)) == _cut(profile, "disclosure").cut


def _rule(holder: str, company: str) -> Facts:
    return {**RULE, "holder": holder, "over": company}


def _links(profile: Profile) -> Iterator[Pointer]:
    for name in ("holdings", "rights", "accesses", "technologies"):
        yield from ((name, index) for index in range(len(getattr(profile, name))))
    yield from (("sites", index, "operator") for index in range(len(profile.sites)))
    yield ("keys", "held_by")


def _reached(profile: Profile, removed: tuple[Pointer, ...], property: Property) -> Grade:
    without_them = without(profile, removed, on=DAY)
    return derived(without_them).exposure(LAW, property=property).low


@drawing(8, of=25)
@given(SEEDS, st.sampled_from(PROPERTIES))
def test_no_smaller_cut_would_do(seed: int, property: Property) -> None:
    profile = world(Chance(seed)).profile()

    cut = _cut(profile, property).cut

    every = tuple(_links(profile))
    if cut is None:
        sizes = range(3)
    else:
        assert _reached(profile, cut, property) <= Grade.DISPUTED
        sizes = range(len(cut))
    for size in sizes:
        for fewer in combinations(every, size):
            assert _reached(profile, fewer, property) > Grade.DISPUTED
