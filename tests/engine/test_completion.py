"""The shipped label on a whole profile: every fact blanked out, and filled in again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from itertools import combinations, product
from typing import Any

import pytest

from tests.builders import LEXICON, STATUTES, declaration_of
from tests.sample import part, sampled
from trustcheck.assessment.assessment import Assessment
from trustcheck.assessment.finding import Verdict
from trustcheck.assessment.gate import gate
from trustcheck.engine.assess import Examiner
from trustcheck.logic.pointer import Pointer, dotted
from trustcheck.ruleset.opening import open_ruleset
from trustcheck.source.file import load
from trustcheck.source.folder import shipped
from trustcheck.source.problem import InvalidInput

RULES = open_ruleset("cloud-de-confiance", LEXICON)
EXAMINER = Examiner(RULES)
MODEL: Any = load(shipped("examples") / "nuage-modele" / "profile.yaml").data
SPOILT: Mapping[Pointer, object] = {
    ("sites", 0, "territory"): "NC",
    ("sites", 1, "territory"): "US",
    ("entities", "nuage-modele", "seats", "main_establishment"): "US",
    ("entities", "stiftung-beispiel", "seats", "registered_office"): "US",
    ("entities", "fondation-libre", "seats", "registered_office"): "US",
    ("rights", 1, "kind"): "veto",
    ("technologies", 1, "terms"): "operated_by_licensor",
    ("technologies", 1, "operated_by"): "fondation-libre",
    ("technologies", 1, "autonomy"): {"own_skills": False, "alternatives": 0},
    ("accesses", 0, "clear"): True,
    ("contract", "names_qualified_service"): False,
    ("contract", "reversibility"): {"documented_formats": False, "api": False},
    ("contract", "interoperability"): {"open_standards": False, "documented_api": False},
    ("qualifications", 0, "status"): "withdrawn",
}
"""What makes the model fail every criterion that one profile can fail."""

NOT_FACTS = ("evidence", "note", "description", "url", "reference", "identifiers", "name")
UNREAD = (
    "activities", "by", "change_notice", "courts", "erasure_notice_days",
    "from_territory", "languages", "law", "per_customer", "audit_right", "plan", "container",
    "states_locations", "termination_without_penalty", "qualified",
)  # fmt: skip
"""Fields that no criterion of the label reads, or that say nothing in the model."""
DEFAULTED = ("operator", "since", "until", "title", "body")
"""Fields whose absence says something: the provider operates, it has always been so."""

Verdicts = Mapping[str, Verdict]


def _facts(data: Any, at: Pointer = ()) -> Iterator[Pointer]:
    """Yield every fact of a profile, from its lists and sections down to each value."""
    for key, value in data.items() if isinstance(data, dict) else enumerate(data):
        here = (*at, key)
        if key in (*NOT_FACTS, *UNREAD) or here[0] in (
            "trustcheck",
            "subject",
            "stated_on",
            "evidence",
        ):
            continue
        if not isinstance(key, int) and len(here) > 1:
            yield here
        is_plain_list = isinstance(value, list) and all(isinstance(item, str) for item in value)
        if isinstance(value, (dict, list)) and not is_plain_list:
            yield from _facts(value, here)


def _with(data: Any, changes: Mapping[Pointer, object]) -> Assessment | None:
    """Return the assessment of a profile with some facts changed, None where it is no profile."""
    try:
        declaration = declaration_of(_changed(data, changes))
    except InvalidInput:
        return None
    day = declaration.profile.stated_on
    return EXAMINER.assess(declaration, STATUTES, on=day, outlook=False)


def _changed(data: Any, changes: Mapping[Pointer, object]) -> Any:
    """Return a profile with some facts changed; those that become None are taken away."""
    changed = deepcopy(data)
    for pointer, value in changes.items():
        here = changed
        for step in pointer[:-1]:
            here = here[step]
        if value is None:
            here.pop(pointer[-1], None)
        else:
            here[pointer[-1]] = value
    return changed


def _verdicts(assessment: Assessment) -> Verdicts:
    return {finding.criterion.id: finding.verdict for finding in assessment.findings}


def _overturned(seen: Assessment, completed: Iterable[Assessment]) -> set[str]:
    """Return the criteria whose certain verdict some completion contradicts."""
    known = {id: v for id, v in _verdicts(seen).items() if v is not Verdict.UNKNOWN}
    return {
        id
        for each in completed
        for id, verdict in known.items()
        if _verdicts(each)[id] is not verdict
    }


def _domain(value: object) -> tuple[object, ...]:
    """Return what a fact could be instead: its value, and one of the other kind."""
    match value:
        case bool():
            return (value, not value)
        case str() if len(value) == 2 and value.isupper():
            return (value, "US")
        case int():
            return (value, 0)
        case "SecNumCloud" | "granted":
            return (value, {"SecNumCloud": "HDS", "granted": "withdrawn"}[value])
        case _:
            return (value,)


def _value(data: Any, pointer: Pointer) -> Any:
    for step in pointer:
        data = data[step]
    return data


def _first_of_each_sort(facts: Iterable[Pointer]) -> tuple[Pointer, ...]:
    """Return the first fact of each section and field; the others are of the same sort."""
    return tuple({(at[0], len(at), at[-1]): at for at in reversed(tuple(facts))}.values())


FAILING = _changed(MODEL, SPOILT)
MODEL_FACTS = _first_of_each_sort(_facts(MODEL))
FAILING_FACTS = _first_of_each_sort(at for at in _facts(FAILING) if at[-1] not in DEFAULTED)

KNOWN_MODEL = _with(MODEL, {})
KNOWN_FAILING = _with(FAILING, {})


def test_the_model_meets_every_criterion_and_opens_the_gate() -> None:
    assert KNOWN_MODEL is not None
    assert {Verdict.PASS} == set(_verdicts(KNOWN_MODEL).values())
    assert gate(KNOWN_MODEL).is_open


# Without `make thorough` each fact is tried in one of the two ways.
@sampled
@pytest.mark.parametrize("blank", [None, "undisclosed"], ids=["absent", "undisclosed"])
def test_a_fact_filled_in_again_overturns_no_verdict(blank: object) -> None:
    overturned = {}
    for at in part(MODEL_FACTS, stride=2, start=int(blank is None)):
        if at[-1] in DEFAULTED and blank is None:
            continue
        seen = _with(MODEL, {at: blank})
        if seen is not None:
            others = [_with(MODEL, {at: value}) for value in _domain(_value(MODEL, at))[1:]]
            completed = (KNOWN_MODEL, *others)
            if found := _overturned(seen, [each for each in completed if each is not None]):
                overturned[dotted(at)] = found

    assert {} == overturned


CHOSEN: tuple[Pointer, ...] = (
    ("sites", 0, "territory"),
    ("holdings", 1, "capital"),
    ("holdings", 1, "votes"),
    ("entities", "stiftung-beispiel", "seats", "registered_office"),
    ("technologies", 1, "terms"),
)


@pytest.mark.parametrize(
    "pair", list(combinations(CHOSEN, 2)), ids=lambda pair: " and ".join(map(dotted, pair))
)
def test_two_facts_filled_in_again_overturn_no_verdict(pair: tuple[Pointer, Pointer]) -> None:
    seen = _with(MODEL, dict.fromkeys(pair, "undisclosed"))
    domains = [_domain(_value(MODEL, at)) for at in pair]
    others = list(product(*domains))[1:]
    completed = [_with(MODEL, dict(zip(pair, values, strict=True))) for values in others]

    assert seen is not None
    assert KNOWN_MODEL is not None
    assert set() == _overturned(seen, [KNOWN_MODEL, *(each for each in completed if each)])


@sampled
def test_a_fact_taken_away_never_passes_a_criterion_nor_opens_the_gate() -> None:
    assert KNOWN_FAILING is not None
    assert 12 < KNOWN_FAILING.counts()[Verdict.FAIL]
    passed = {id for id, verdict in _verdicts(KNOWN_FAILING).items() if verdict is Verdict.PASS}
    gained = {}
    for at in part(FAILING_FACTS, stride=2):
        seen = _with(FAILING, {at: None})
        if seen is not None:
            now = {id for id, verdict in _verdicts(seen).items() if verdict is Verdict.PASS}
            if now - passed or gate(seen).is_open:
                gained[dotted(at)] = now - passed

    assert not gate(KNOWN_FAILING).is_open
    assert {} == gained


@pytest.mark.parametrize("name", MODEL["complete"])
def test_a_list_that_is_no_longer_whole_fails_nothing(name: str) -> None:
    seen = _with(MODEL, {("complete",): [other for other in MODEL["complete"] if other != name]})

    assert seen is not None
    assert Verdict.FAIL not in _verdicts(seen).values()
