"""The benchmark of soundness, on a few worlds; and that it finds an engine that is not sound."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from benchmarks.soundness import Bench, Tally, counted, measured, page
from benchmarks.world import EXAMPLES, World, facts_of, prepared
from tests.sample import THOROUGH, sampled
from trustcheck.engine import comparison, declared, evaluate, foreign
from trustcheck.logic.fields import replace
from trustcheck.logic.interval import Interval
from trustcheck.logic.pointer import Pointer
from trustcheck.logic.truth import Truth
from trustcheck.profile.alteration import Alteration, Manner, altered_data

LABEL, QUALIFICATION = "cloud-de-confiance", "secnumcloud-3.2"


def _world(*pointers: Pointer) -> World:
    """Return the model, held from abroad, with some facts told or hidden."""
    document = prepared("nuage-modele")
    owner = Alteration(Manner.SET, OWNER, "US")
    document = replace(document, data=altered_data(document, [owner]))
    return World(document, tuple(f for f in facts_of(document) if f.pointer in pointers))


SEAT: Pointer = ("entities", "hebergeur-modele", "seats", "main_establishment")
OWNER: Pointer = ("entities", "mutuelle-modele", "seats", "registered_office")
PARTS: tuple[Pointer, ...] = (("holdings", 0, "capital"), ("holdings", 0, "votes"))
SITES: Pointer = ("sites",)


WORLDS = 40 if THOROUGH else 15


@sampled
@pytest.mark.parametrize(("ruleset", "seed"), [(LABEL, 2), (LABEL, 10), (QUALIFICATION, 6)])
def test_no_definite_verdict_of_a_world_is_overturned(ruleset: str, seed: int) -> None:
    tally = measured(ruleset, seed, WORLDS)

    assert 0 == tally.overturned.total()
    assert WORLDS >= tally.assessed > tally.partial > 0
    assert tally.completions > tally.partial


def test_every_partial_profile_meets_each_of_its_completions() -> None:
    given = _world(SEAT, SITES)
    sites, seats = ([len(each.among) for each in fact.statings] for fact in given.facts)

    tally = counted(given, Bench(LABEL).judge)

    assert [1, 1, 1, 1, 4, 4] == seats
    assert [1, 1, 1, 1, 4, 2] == sites
    assert 12 * 10 - 4 * 4 == tally.completions
    assert 6 * 6 == tally.assessed
    assert {"CDC-2.1", "CDC-1.2"} <= set(tally.open)


def test_facts_of_every_kind_are_hidden() -> None:
    facts = [
        fact
        for example in EXAMPLES
        for fact in facts_of(prepared(example))
        if len(fact.statings) > fact.told
    ]
    fields = {str(fact.pointer[-1]) for fact in facts}

    assert {"sites", "holdings", "rights", "accesses", "technologies", "qualifications"} <= fields
    assert {"capital", "votes", "registered_office", "nationalities", "residence"} <= fields
    assert {"territory", "operator", "operated_by", "terms", "alternatives", "clear"} <= fields
    assert {"until", "evidence", "status", "held_by", "safeguards", "change_notice"} <= fields


def _whole(*_: object) -> tuple[()]:
    """Take every list for complete."""
    return ()


_SOUND = foreign._foreignness


def _at_home(facts: Any, id: str) -> Any:
    """Take whoever's seats are not known for no foreigner."""
    found = _SOUND(facts, id)
    return replace(found, truth=Truth.FALSE) if found.truth is Truth.UNKNOWN else found


def _lower_end(operator: str, type_: Any, left: Any, right: Any, **rest: Any) -> Truth:
    """Compare a range by its lower end."""
    if isinstance(left, Interval):
        left = Interval(left.low, left.low)
    return comparison.compare(operator, type_, left, right, **rest)


@pytest.mark.parametrize(
    ("module", "name", "mutant", "facts", "criterion"),
    [
        pytest.param(declared, "open_list", _whole, (SITES,), "CDC-1.1", id="lists are whole"),
        pytest.param(foreign, "_foreignness", _at_home, (SEAT,), "CDC-2.1", id="all are at home"),
        pytest.param(evaluate, "compare", _lower_end, PARTS, "CDC-2.2", id="least votes"),
    ],
)
def test_an_engine_that_takes_what_it_does_not_know_for_known_is_found_out(
    module: Any,
    name: str,
    mutant: Callable[..., object],
    facts: tuple[Pointer, ...],
    criterion: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    given = _world(*facts)
    sound = counted(given, Bench(LABEL).judge)
    monkeypatch.setattr(module, name, mutant)

    careless = counted(given, Bench(LABEL).judge)

    assert 0 == sound.overturned.total()
    assert 0 < careless.overturned[criterion]
    assert sound.completions == careless.completions


def test_a_tally_is_told_in_a_table() -> None:
    tally = Tally(worlds=1, facts=3, assessed=3, partial=1, completions=2)
    tally.unknown.update({"C-1": 4})
    tally.open.update({"C-1": 3})
    tally.split.update({"C-1": 1})

    assert "| C-1 | 0 | 0 | 4 | 75.0 % | 100.0 % |" in page(tally, LABEL)
