"""Exposure to a law with reach abroad: typical structures, unknowns, the proof path."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Unpack

import pytest

from tests.graph.drawing import (
    DAY,
    EVERYTHING,
    NONE,
    STATUTES,
    Facts,
    Sections,
    at,
    derived,
    drawn,
    law,
)
from trustcheck.graph.exposure import Exposure, exposures
from trustcheck.graph.path import Grade
from trustcheck.graph.scene import Scene
from trustcheck.logic.explanation import Explanation, Gap, Reason
from trustcheck.logic.fields import replace
from trustcheck.logic.message import Value, say
from trustcheck.logic.period import Period
from trustcheck.logic.truth import Truth

FR, US = at("FR"), at("US")
SAFE_UPDATES = {
    "to": "us",
    "data": ["customer", "technical"],
    "means": "updates",
    "clear": False,
    "safeguards": ["quarantine", "code_review"],
    "staff_of": [],
}
KEYS = {"held_by": ["p"]}


def _exposed(
    *holdings: str,
    entities: Mapping[str, Facts] = NONE,
    complete: tuple[str, ...] = EVERYTHING,
    **sections: Unpack[Sections],
) -> Exposure:
    everyone = {"p": FR, "us": US, "fr": FR, **entities}
    known: Sections = {"keys": KEYS, **sections}
    profile = drawn(*holdings, entities=everyone, complete=complete, **known)
    return derived(profile).exposure(law())


def _grades(exposure: Exposure) -> tuple[Grade, Grade]:
    return exposure.low, exposure.high


def _certainly(grade: Grade) -> tuple[Grade, Grade]:
    return grade, grade


RUN_BY_THE_PROVIDER: Facts = {"part": "software", "operated_by": ["p"]}

STRUCTURES = [
    pytest.param(["fr p 100"], {}, Grade.NONE, id="nothing to do with the State"),
    pytest.param(["us p 100"], {}, Grade.STRONG, id="wholly owned from there"),
    pytest.param(
        ["us h 60", "h p 60"], {"h": FR}, Grade.STRONG, id="controlled through a holding"
    ),
    pytest.param(["fr p 80", "us p 20"], {}, Grade.NONE, id="a minority from there"),
    pytest.param(["fr p >50", "us p ?"], {}, Grade.NONE, id="an undisclosed minority from there"),
    pytest.param(["us p 45", "fr p 30"], {}, Grade.STRONG, id="presumed control from there"),
    pytest.param(["fr p 100", "fr sub 100"], {"sub": US}, Grade.DISPUTED, id="a sister there"),
    pytest.param(["p sub 100"], {"sub": US}, Grade.DISPUTED, id="a subsidiary there"),
    pytest.param([], {"p": at("FR", branches=["US"])}, Grade.STRONG, id="a branch there"),
    pytest.param([], {"p": at("FR", "US", "FR")}, Grade.STRONG, id="another seat there"),
    pytest.param([], {"p": at("PR")}, Grade.STRONG, id="a territory of the State"),
    pytest.param(
        ["one p 100"],
        {"one": {"kind": "person", "nationalities": ["FR"], "residence": "US"}},
        Grade.STRONG,
        id="a person who lives there",
    ),
    pytest.param(
        ["one p 100"],
        {"one": {"kind": "person", "nationalities": ["FR", "US"], "residence": "FR"}},
        Grade.STRONG,
        id="a national of the State",
    ),
    pytest.param(
        ["one p 100"],
        {"one": {"kind": "person", "nationalities": ["FR"], "residence": "DE"}},
        Grade.NONE,
        id="a person from elsewhere",
    ),
]


@pytest.mark.parametrize(("holdings", "entities", "grade"), STRUCTURES)
def test_who_the_provider_belongs_to_gives_the_grade(
    holdings: list[str], entities: dict[str, Facts], grade: Grade
) -> None:
    assert _certainly(grade) == _grades(_exposed(*holdings, entities=entities))


@pytest.mark.parametrize(
    ("access", "grade"),
    [
        pytest.param({}, Grade.NONE, id="updates in quarantine"),
        pytest.param({"safeguards": []}, Grade.DISPUTED, id="updates without quarantine"),
        pytest.param({"means": "hardware"}, Grade.WEAK, id="hardware"),
        pytest.param({"means": "hosting"}, Grade.WEAK, id="ciphertext without keys"),
        pytest.param({"means": "hosting", "clear": True}, Grade.STRONG, id="hosting in clear"),
        pytest.param({"means": "support", "clear": True}, Grade.STRONG, id="support"),
        pytest.param(
            {"means": "support", "clear": True, "safeguards": ["real_time_supervision"]},
            Grade.DISPUTED,
            id="support under supervision",
        ),
        pytest.param({"data": []}, Grade.NONE, id="no data"),
    ],
)
def test_what_a_supplier_from_there_can_do_gives_the_grade(access: Facts, grade: Grade) -> None:
    technology = {"name": "Stack", "licensor": "us", "terms": "licence", **RUN_BY_THE_PROVIDER}

    exposure = _exposed(
        "fr p 100", accesses=[{**SAFE_UPDATES, **access}], technologies=[technology]
    )

    assert _certainly(grade) == _grades(exposure)


def test_keys_in_one_hand_and_ciphertext_in_another_join_under_one_law() -> None:
    access = {"to": "us", "data": ["customer"], "means": "hosting", "clear": False, "staff_of": []}

    exposure = _exposed(
        "fr p 100", entities={"us2": US}, accesses=[access], keys={"held_by": ["us2"]}
    )

    assert _certainly(Grade.STRONG) == _grades(exposure)


def test_keys_alone_are_a_weak_path() -> None:
    assert _certainly(Grade.WEAK) == _grades(_exposed("fr p 100", keys={"held_by": ["us"]}))


def test_nationals_on_the_staff_are_disputed() -> None:
    access = {
        "to": "p",
        "data": ["customer"],
        "means": "administration",
        "clear": True,
        "safeguards": [],
    }

    there = _exposed("fr p 100", accesses=[access | {"staff_of": ["FR", "US"]}])
    not_known = _exposed("fr p 100", accesses=[access])
    elsewhere = _exposed("fr p 100", accesses=[access | {"staff_of": ["FR"]}])

    assert _certainly(Grade.DISPUTED) == _grades(there)
    assert (Grade.NONE, Grade.DISPUTED) == _grades(not_known)
    assert _certainly(Grade.NONE) == _grades(elsewhere)


# What is not known


@pytest.mark.parametrize(
    ("missing", "high", "gap"),
    [
        pytest.param(
            "accesses", Grade.STRONG, Gap(("accesses",), Reason.OPEN), id="list of accesses"
        ),
        pytest.param("rights", Grade.STRONG, Gap(("rights",), Reason.OPEN), id="list of rights"),
        pytest.param(
            "holdings", Grade.STRONG, Gap(("holdings",), Reason.OPEN), id="list of holdings"
        ),
    ],
)
def test_an_open_list_raises_the_upper_grade(missing: str, high: Grade, gap: Gap) -> None:
    complete = tuple(name for name in EVERYTHING if name != missing)

    exposure = _exposed("fr p 100", complete=complete)

    assert (Grade.NONE, high) == _grades(exposure)
    assert gap in exposure.explanation.open_gaps()


def test_an_unknown_seat_of_a_controller_raises_the_upper_grade() -> None:
    exposure = _exposed("parent p 100", entities={"parent": {"branches": []}})

    assert (Grade.NONE, Grade.STRONG) == _grades(exposure)
    assert Truth.UNKNOWN is exposure.explanation.truth


def test_a_person_whose_residence_is_not_declared_may_live_there() -> None:
    someone = {"kind": "person", "nationalities": ["FR"]}

    exposure = _exposed("one p 100", entities={"one": someone})

    assert (Grade.NONE, Grade.STRONG) == _grades(exposure)
    assert Gap(("entities", "one", "residence"), Reason.ABSENT) in exposure.explanation.open_gaps()


def test_a_subsidiary_there_that_may_be_ones_own_raises_the_upper_grade() -> None:
    assert (Grade.NONE, Grade.DISPUTED) == _grades(_exposed("p sub ?", entities={"sub": US}))


def test_an_open_list_of_holdings_may_hide_a_subsidiary_there() -> None:
    complete = [name for name in EVERYTHING if name != "holdings"]
    entities = {"p": FR, "us": US, "fr": FR}
    profile = drawn("fr p 100", entities=entities, complete=complete, keys=KEYS)

    exposure = derived(profile).exposure(law(control="none"))

    assert (Grade.NONE, Grade.DISPUTED) == _grades(exposure)
    steps = exposure.explanation.walk()
    hidden = next(step for step in steps if step.message.id == "graph.subsidiary-unknown")
    assert (Truth.UNKNOWN, (Gap(("holdings",), Reason.OPEN),)) == (hidden.truth, hidden.gaps)
    assert "P" == hidden.message["entity"]
    assert law().name == hidden.message["law"]


def test_an_undisclosed_majority_raises_the_upper_grade() -> None:
    exposure = _exposed("us p ?", "fr p ?")

    assert (Grade.NONE, Grade.STRONG) == _grades(exposure)


def test_a_known_path_stands_whatever_is_unknown() -> None:
    exposure = _exposed("us p 100", complete=())

    assert _certainly(Grade.STRONG) == _grades(exposure)


# The law


def test_a_law_that_is_not_in_force_reaches_nothing() -> None:
    structure = derived(drawn("us p 100", entities={"p": FR, "us": US}))

    exposure = structure.exposure(law(period=Period(until=date(2026, 9, 29))))

    assert _not_exposed("law-not-in-force", law=law().name, day=DAY) == exposure


def _not_exposed(why: str, data: str = "customer", **values: Value) -> Exposure:
    reason = Explanation(Truth.FALSE, say(f"graph.{why}", **values))
    return Exposure("cloud-act", data, "disclosure", Grade.NONE, Grade.NONE, reason, ())


@pytest.mark.parametrize("safeguards", [[], ["quarantine", "real_time_supervision"]], ids=str)
@pytest.mark.parametrize("means", ["hosting", "administration", "support", "updates", "hardware"])
@pytest.mark.parametrize("holder", ["us", "sub", "p"])
def test_whether_data_are_in_clear_bounds_an_exposure_sharply(
    holder: str, means: str, safeguards: list[str]
) -> None:
    stated = {"to": "us", "data": ["customer"], "means": means, "safeguards": safeguards}
    found = {
        clear: _exposed(
            "fr p 100",
            "us sub 100",
            entities={"sub": FR},
            accesses=[{**stated, "staff_of": [], "clear": clear}],
            keys={"held_by": [holder]},
        )
        for clear in ("undisclosed", True, False)
    }

    low = min(found[clear].low for clear in (True, False))
    high = max(found[clear].high for clear in (True, False))
    assert (low, high) == _grades(found["undisclosed"])


def test_a_law_gives_its_own_grades() -> None:
    structure = derived(drawn("us p 100", entities={"p": FR, "us": US}, keys=KEYS))

    assert _certainly(Grade.WEAK) == _grades(structure.exposure(law(control="weak")))
    assert _certainly(Grade.NONE) == _grades(structure.exposure(law(control="none")))


# Continuity


@pytest.mark.parametrize(
    ("technology", "grade"),
    [
        pytest.param({"terms": "licence"}, Grade.STRONG, id="a licence"),
        pytest.param({"terms": "open_source"}, Grade.NONE, id="open source"),
        pytest.param({"terms": "operated_by_licensor"}, Grade.STRONG, id="run by its owner"),
    ],
)
def test_a_licence_from_there_can_be_withdrawn(technology: Facts, grade: Grade) -> None:
    record = {"name": "Stack", "licensor": "us", **RUN_BY_THE_PROVIDER, **technology}
    if technology["terms"] == "operated_by_licensor":
        del record["operated_by"]
    profile = drawn(
        "fr p 100",
        entities={"p": FR, "us": US, "fr": FR},
        technologies=[record],
        keys=KEYS,
    )

    exposure = derived(profile).exposure(law(compels=("continuity",)), property="continuity")

    assert _certainly(grade) == _grades(exposure)


def test_disclosure_and_continuity_are_kept_apart() -> None:
    structure = derived(drawn("us p 100", entities={"p": FR, "us": US}))

    exposure = structure.exposure(law(compels=("continuity",)))

    assert _not_exposed("law-no-disclosure", law=law().name) == exposure


# The proof


def test_the_path_is_told_from_the_law_to_the_data() -> None:
    exposure = _exposed("us h 100", "h p 100", entities={"h": FR})

    assert [
        "graph.subject-registered-office",
        "graph.control-majority",
        "graph.provides",
    ] == [step.message.id for step in exposure.path]
    assert {
        ("entities", "us", "seats", "registered_office"),
        ("holdings", 0, "votes"),
        ("holdings", 1, "votes"),
        ("subject", "provider"),
    } == set(exposure.explanation.pointers())


def test_the_shortest_of_the_surest_paths_is_told() -> None:
    exposure = _exposed("us p 100", entities={"p": at("FR", branches=["US"])})

    assert ["graph.subject-branch", "graph.provides"] == [
        step.message.id for step in exposure.path
    ]


def test_a_disputed_path_says_who_disputes_it() -> None:
    exposure = _exposed("p sub 100", entities={"sub": US})

    contested = [m.id for step in exposure.explanation.walk() for m in step.contested]
    assert ["graph.contested-presence"] == contested


def test_no_path_leaves_no_proof() -> None:
    exposure = _exposed("fr p 100")

    assert ((), Truth.FALSE) == (exposure.path, exposure.explanation.truth)


def test_a_way_on_which_nothing_is_reached_is_no_proof() -> None:
    exposure = _exposed("fr p 100", accesses=[SAFE_UPDATES])

    assert ((), ()) == (exposure.path, exposure.explanation.because)


# What a law does not reach


@pytest.mark.parametrize(
    ("who", "grade"),
    [
        pytest.param({"kind": "public_body", "seats": {"registered_office": "FR"}}, Grade.NONE),
        pytest.param({"kind": "public_body", "seats": {"registered_office": "US"}}, Grade.STRONG),
        pytest.param({"kind": "public_body", "seats": {"main_establishment": "US"}}, Grade.STRONG),
    ],
    ids=["seated elsewhere", "seated there", "established there"],
)
def test_a_public_body_has_no_seat_but_those_it_declares(who: Facts, grade: Grade) -> None:
    body = {"branches": [], **who}

    assert _certainly(grade) == _grades(_exposed("b p 100", entities={"b": body}))


def test_a_public_body_without_any_declared_seat_may_have_one_there() -> None:
    body = {"kind": "public_body", "branches": []}

    assert (Grade.NONE, Grade.STRONG) == _grades(_exposed("b p 100", entities={"b": body}))


def test_a_law_without_triggers_reaches_nobody_even_without_a_name() -> None:
    nothing = law(
        incorporation="none", seat="none", branch="none", control="none", presence="none"
    )
    profile = drawn("us p 100", entities={"p": FR, "us": US}, complete=["holdings"])

    exposed = derived(profile).exposure(nothing)

    assert _certainly(Grade.NONE) == _grades(exposed)


def test_a_law_reaches_only_the_data_it_names() -> None:
    structure = derived(drawn("us p 100", entities={"p": FR, "us": US}, keys=KEYS))

    exposed = structure.exposure(law(), "backup")

    assert _not_exposed("law-other-data", "backup", law=law().name) == exposed


def test_only_laws_in_force_are_looked_at() -> None:
    structure = derived(drawn("us p 100", entities={"p": FR, "us": US}, keys=KEYS))
    ended = replace(law(period=Period(until=date(2020, 1, 1))), id="ended")
    statutes = replace(STATUTES, laws={each.id: each for each in (law(), ended)})

    found = exposures(Scene(structure.profile, structure.control, DAY), statutes)

    assert [("cloud-act", data, "disclosure") for data in ("customer", "technical")] == [
        (each.law, each.data, each.property) for each in found
    ]


# Third companies


def _supplied(**supply: object) -> Exposure:
    supplier: Facts = {"entity": "us", "service": "Power", **supply}
    everyone = {"p": FR, "us": US, "fr": FR}
    profile = drawn("fr p 100", entities=everyone, third_parties=[supplier], keys=KEYS)
    return derived(profile).exposure(law(compels=("continuity",)), property="continuity")


UNQUALIFIED = {"qualified": False, "autonomy": {"own_skills": False}}


@pytest.mark.parametrize(
    ("supply", "low", "high"),
    [
        pytest.param({"role": "host", **UNQUALIFIED}, Grade.STRONG, Grade.STRONG, id="it hosts"),
        pytest.param({"role": "support", **UNQUALIFIED}, Grade.WEAK, Grade.WEAK, id="it supports"),
        pytest.param(UNQUALIFIED, Grade.WEAK, Grade.STRONG, id="its role is not told"),
        pytest.param({"role": "host"}, Grade.WEAK, Grade.STRONG, id="only its role is told"),
        pytest.param(
            {"role": "host", "qualified": True}, Grade.WEAK, Grade.WEAK, id="it is qualified"
        ),
        pytest.param(
            {"role": "host", "autonomy": {"own_skills": True}},
            Grade.WEAK,
            Grade.WEAK,
            id="the provider has the skills",
        ),
        pytest.param(
            {"role": "host", "until": "2026-01-01", **UNQUALIFIED},
            Grade.NONE,
            Grade.NONE,
            id="it did once",
        ),
        pytest.param(
            {"role": "host", "entity": "p", **UNQUALIFIED},
            Grade.NONE,
            Grade.NONE,
            id="the provider itself",
        ),
    ],
)
def test_a_third_company_from_there_can_stop_the_service(
    supply: Facts, low: Grade, high: Grade
) -> None:
    assert (low, high) == _grades(_supplied(**supply))


def test_what_a_third_company_leaves_open_is_named() -> None:
    gaps = _supplied(**UNQUALIFIED).explanation.open_gaps()

    assert Gap(("third_parties", 0, "role"), Reason.ABSENT) in gaps
    assert Gap(("third_parties", 0, "autonomy", "own_skills"), Reason.ABSENT) not in gaps
