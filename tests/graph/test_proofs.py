"""What is derived from many structures, with its whole proof: compared with kept lists."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import timedelta
from fractions import Fraction
from pathlib import Path

import pytest

from tests.conftest import Golden
from tests.graph.drawing import ATLAS, DAY, STATUTES, Facts, at, derived, drawn, law, thresholds
from tests.telling import laid_out, told
from trustcheck.graph.cap import Cap, contested
from trustcheck.graph.cut import Cutter
from trustcheck.graph.exposure import PROPERTIES
from trustcheck.graph.ownership import Stake
from trustcheck.graph.path import Grade
from trustcheck.graph.reach import reaches, reaches_data
from trustcheck.graph.removal import told as told_link
from trustcheck.graph.removal import without
from trustcheck.graph.seat import seated_within
from trustcheck.graph.way import DATA
from trustcheck.logic.explanation import Explanation
from trustcheck.logic.fields import replace
from trustcheck.logic.message import say
from trustcheck.logic.pointer import Pointer, dotted
from trustcheck.logic.truth import Truth
from trustcheck.profile.entity import Entity
from trustcheck.profile.profile import Profile

KEPT = Path(__file__).with_name("kept")
PERSON: Facts = {"kind": "person", "nationalities": ["US", "FR"], "residence": "DE"}
HIDDEN: Facts = {"kind": "person", "residence": "undisclosed"}
HOME = {"p": at("FR"), "us": at("US"), "eu": at("FR"), "h": at("FR", branches=["US"])}


def _right(kind: str, holder: object, over: str, **more: object) -> Facts:
    return {"kind": kind, "holder": holder, "over": over, **more}


def _board(holder: str, over: str, members: object, of: object) -> Facts:
    return _right("board_appointment", holder, over, appoints={"members": members, "of": of})


HELD: Mapping[str, Profile] = {
    "one holder": drawn("us p 24"),
    "a chain": drawn("us h 80", "h p 30"),
    "two ways up": drawn("us h 60", "us k 40", "h p 50", "k p 50"),
    "a circle": drawn("us p 40", "p h 30", "h p 30"),
    "its own shares": drawn("us p 45", "eu p 45", "p p 10"),
    "ranges": drawn("us p 20..30", "eu p >50/?", "h p <10"),
    "votes apart": drawn("us p 30/60", "eu p 70/40"),
    "an open list": drawn("us p 30", "eu p 20", complete=()),
    "an undisclosed holder": drawn("undisclosed p 10", "us p 30", "eu p 60"),
    "an undisclosed part": drawn("us p ?", "eu p 50"),
    "a tie": drawn("us p 45", "eu p 45", "h p 10"),
    "the largest minority": drawn("us p 41", "eu p 20", "h p 20"),
    "a special right": drawn("eu p 100", rights=[_right("golden_share", "us", "p")]),
    "an agreement": drawn("eu p 100", rights=[_right("control_agreement", "us", "p")]),
    "a concert": drawn(
        "us p 30", "eu p 25", "h p 45", rights=[_right("concert", ["us", "eu"], "p")]
    ),
    "an option": drawn(
        "us p 10",
        "eu p 90",
        rights=[_right("option", "us", "p", capital=20, votes=45, at_sole_initiative=True)],
    ),
    "a board": drawn("eu p 100", rights=[_board("us", "p", 6, 10)]),
    "perhaps a board": drawn("eu p 100", rights=[_board("us", "p", "undisclosed", 10)]),
    "nobody holds anything": drawn(),
}
"""Who holds what: by both readings, and who controls."""


def _stake(name: str, stake: Stake) -> Iterator[str]:
    yield f"{name}:"
    yield laid_out(stake.capital.explanation)
    yield laid_out(stake.votes.explanation)


def _of_structure(profile: Profile) -> Iterator[str]:
    structure = derived(profile)
    for holder, stake in structure.stakes().items():
        yield from _stake(holder or "somebody", stake)
    yield from _stake("us together", structure.together(*({"us"} & set(profile.entities))))
    yield from _stake("perhaps eu", structure.together(doubtful={"eu"} & set(profile.entities)))
    for holder in (*sorted(profile.entities), None):
        yield laid_out(structure.control.controls(holder, "p"))


def test_what_is_held_and_controlled_is_proved_as_it_was(golden: Golden) -> None:
    found = "\n".join(
        "\n".join([f"# {name}", *_of_structure(profile), ""]) for name, profile in HELD.items()
    )

    golden(KEPT / "held.txt", found)


ACCESS: Facts = {"to": "us", "data": ["customer"], "means": "administration", "clear": True}
STORED: Facts = {"to": "us", "data": ["customer"], "means": "hosting", "clear": False}
STAFF: Facts = {"to": "eu", "data": ["technical"], "means": "support", "staff_of": ["US"]}
STACK: Facts = {"name": "Stack", "licensor": "us", "terms": "licence", "operated_by": ["p"]}
RUN: Facts = {"name": "Stack", "licensor": "us", "terms": "operated_by_licensor"}
SUPPLY: Facts = {
    "entity": "us",
    "service": "Power",
    "role": "host",
    "qualified": False,
    "autonomy": {"own_skills": False},
}
SETTLED = {"p": at("FR"), "eu": at("FR")}
OURS: Facts = {"held_by": ["p"]}
SITE: Facts = {"id": "s", "territory": "FR", "operator": "us", "roles": ["storage", "processing"]}

REACHED: Mapping[str, Profile] = {
    "a parent": drawn("us p 100", entities=HOME),
    "a parent behind another": drawn("us h 100", "h p 100", entities=HOME),
    "a parent with a branch": drawn("h p 100", entities=HOME),
    "perhaps a parent": drawn("us p 40..60", "eu p 40..60", entities=HOME),
    "a subsidiary": drawn("eu p 100", "p us 100", entities=HOME),
    "perhaps a subsidiary": drawn("eu p 100", "p us 40..60", entities=HOME),
    "an access": drawn("eu p 100", entities=HOME, accesses=[ACCESS]),
    "an access behind quarantine": drawn(
        "eu p 100",
        entities=HOME,
        accesses=[{**ACCESS, "means": "updates", "clear": "undisclosed"}],
    ),
    "ciphertext": drawn("eu p 100", entities=HOME, accesses=[STORED]),
    "ciphertext and keys": drawn(
        "eu p 100", entities=HOME, accesses=[STORED], keys={"held_by": ["us"]}
    ),
    "keys alone": drawn("eu p 100", entities=HOME, keys={"held_by": ["us"]}),
    "keys of nobody known": drawn("eu p 100", entities=HOME, accesses=[STORED], keys={}),
    "data in clear, or keys to them": drawn(
        "eu p 100",
        entities=HOME,
        accesses=[{**STORED, "clear": "undisclosed"}],
        keys={"held_by": ["us"]},
    ),
    "data in clear under supervision, or keys to them": drawn(
        "eu p 100",
        entities=HOME,
        accesses=[
            {
                **STORED,
                "means": "support",
                "clear": "undisclosed",
                "safeguards": ["real_time_supervision"],
            }
        ],
        keys={"held_by": ["us"]},
    ),
    "ciphertext and keys of nobody named": drawn(
        "eu p 100", entities=SETTLED, accesses=[{**STORED, "to": "eu"}], keys={}
    ),
    "keys of nobody named": drawn("eu p 100", entities=SETTLED, accesses=[], keys={}),
    "an access of staff of which nothing is said": drawn(
        "eu p 100", entities=HOME, accesses=[{"to": "eu", "data": ["customer"]}], keys=OURS
    ),
    "needs that are not told": drawn(
        "eu p 100",
        entities=SETTLED,
        complete=("holdings", "rights", "sites", "accesses", "third_parties"),
        keys=OURS,
    ),
    "staff": drawn("eu p 100", entities=HOME, accesses=[STAFF]),
    "a licence": drawn("eu p 100", entities=HOME, technologies=[STACK]),
    "an operated technology": drawn("eu p 100", entities=HOME, technologies=[RUN]),
    "a supply": drawn("eu p 100", entities=HOME, third_parties=[SUPPLY]),
    "a supply of which little is known": drawn(
        "eu p 100", entities=HOME, third_parties=[{"entity": "us", "service": "Power"}]
    ),
    "a site": drawn("eu p 100", entities=HOME, sites=[SITE]),
    "a site of nobody known": drawn(
        "eu p 100", entities=HOME, sites=[{**SITE, "operator": "undisclosed"}]
    ),
    "open lists": drawn("eu p 100", entities=HOME, complete=("holdings",)),
    "a person": drawn("u p 100", entities={**HOME, "u": PERSON}),
    "a person of whom little is known": drawn("u p 100", entities={**HOME, "u": HIDDEN}),
    "a public body": drawn(
        "b p 100",
        entities={**HOME, "b": {"kind": "public_body", "seats": {"registered_office": "US"}}},
    ),
    "a company of which nothing is known": drawn("x p 100", entities=HOME),
}
"""Who reaches the data of the service, or can stop it, and what a law makes of it."""

LAW = law(compels=PROPERTIES, branch="disputed", control="disputed", presence="weak")
LAWS = replace(STATUTES, laws={LAW.id: LAW})


def _of_reach(profile: Profile) -> Iterator[str]:
    ways = reaches(profile, on=DAY)
    for entity in sorted(profile.entities):
        yield laid_out(seated_within(profile, entity, ATLAS, area="union", on=DAY))
        for data in (*DATA, None):
            yield laid_out(reaches_data(profile, ways, entity, data, on=DAY))


def _of_exposure(profile: Profile) -> Iterator[str]:
    structure, cutter = derived(profile), Cutter(profile, LAWS, thresholds(), DAY)
    for property in PROPERTIES:
        for data in DATA:
            found = structure.exposure(LAW, data, property=property)
            cut = cutter.cut(found, Grade.NONE)
            yield f"{property} {data}: {found.low.value} to {found.high.value}"
            yield laid_out(cut.explanation)
            yield f"cut: {None if cut.cut is None else ' '.join(map(dotted, cut.cut))}"


def test_what_is_reached_is_proved_as_it_was(golden: Golden) -> None:
    found = "\n".join(
        "\n".join([f"# {name}", *_of_reach(profile), ""]) for name, profile in REACHED.items()
    )

    golden(KEPT / "reached.txt", found)


def test_what_is_exposed_is_proved_as_it_was(golden: Golden) -> None:
    found = "\n".join(
        "\n".join([f"# {name}", *_of_exposure(profile), ""]) for name, profile in REACHED.items()
    )

    golden(KEPT / "exposed.txt", found)


# Links that are undone

EVERY = drawn(
    "us p 60",
    "undisclosed p 40",
    entities=HOME,
    rights=[_right("veto", ["us", "eu"], "p")],
    accesses=[ACCESS, ACCESS],
    technologies=[STACK],
    third_parties=[SUPPLY],
    sites=[SITE, {**SITE, "id": "t", "name": "Tours"}],
    keys={"held_by": ["us"], "customer_exclusive": False},
)


@pytest.mark.parametrize(
    ("pointer", "expected"),
    [
        (("holdings", 0), "graph.cut-holding(holder=US, company=P)"),
        (("holdings", 1), "graph.cut-holding(holder=graph.someone, company=P)"),
        (("rights", 0), "graph.cut-right(holders=[US, EU], company=P, right=veto)"),
        (("accesses", 0), "graph.cut-access(entity=US)"),
        (("technologies", 0), "graph.cut-technology(technology=Stack)"),
        (("third_parties", 0), "graph.cut-supply(entity=US, service=Power)"),
        (("sites", 0, "operator"), "graph.cut-site(site=s)"),
        (("sites", 1, "operator"), "graph.cut-site(site=Tours)"),
        (("keys", "held_by"), "graph.cut-keys"),
    ],
    ids=lambda value: "" if isinstance(value, str) else dotted(value),
)
def test_a_link_is_called_by_what_it_is(pointer: Pointer, expected: str) -> None:
    assert expected == told(told_link(EVERY, pointer))


def test_shares_pass_to_somebody_new() -> None:
    found = without(EVERY, [("holdings", 0)], on=DAY)

    newcomer = found.entities["+0"]
    assert Entity(name="+0", kind="person") == newcomer
    assert replace(EVERY.holdings[0], holder="+0") == found.holdings[0]
    assert EVERY.holdings[1:] == found.holdings[1:]
    assert {**EVERY.entities, "+0": newcomer} == found.entities


@pytest.mark.parametrize("name", ["rights", "accesses", "technologies", "third_parties"])
def test_a_record_ends_the_day_before(name: str) -> None:
    found = without(EVERY, [(name, 0)], on=DAY)

    first, *others = getattr(EVERY, name)
    ended = replace(first, until=DAY - timedelta(days=1))
    assert replace(EVERY, **{name: (ended, *others)}) == found


def test_a_site_is_taken_over_by_the_provider_and_the_keys_by_the_customer() -> None:
    found = without(EVERY, [("sites", 1, "operator"), ("keys", "held_by")], on=DAY)

    assert EVERY.keys is not None
    sites = (EVERY.sites[0], replace(EVERY.sites[1], operator="p"))
    keys = replace(EVERY.keys, held_by=(), customer_exclusive=True)
    assert replace(EVERY, sites=sites, keys=keys) == found


# Caps on which readings differ


@pytest.mark.parametrize(
    ("limit", "strict", "expected"),
    [
        pytest.param(24, False, True, id="the product keeps it at the limit"),
        pytest.param(24, True, False, id="the product keeps it no more"),
        pytest.param(23, False, False, id="both break it"),
        pytest.param(30, False, False, id="both keep it at the limit"),
        pytest.param(30, True, True, id="the chain breaks it at the limit"),
        pytest.param(29, False, True, id="the chain breaks it"),
    ],
)
def test_a_cap_is_contested_where_the_readings_differ(
    limit: int, strict: bool, expected: bool
) -> None:
    """By the product 24 % of p are in the hands of us, by the chain of control 30 %."""
    reckoning = derived(drawn("us h 80", "h p 30")).stake("us").capital
    other = Explanation(Truth.TRUE, say("step.all"))
    step = Explanation(Truth.FALSE, say("step.at_most"), (reckoning.explanation, other))

    found = contested(step, reckoning, Cap(Fraction(limit, 100), strict=strict))

    if not expected:
        assert step is found
        return
    values = {"product": reckoning.product, "attributed": reckoning.attributed}
    assert (say("graph.contested-cap", **values, cap=Fraction(limit, 100)),) == found.contested
    how, beside = found.because
    assert (Truth.FALSE, other) == (how.truth, beside)
    assert [Truth.FALSE, Truth.FALSE] == [reading.truth for reading in how.because]
    assert [r.message for r in reckoning.explanation.because] == [r.message for r in how.because]
