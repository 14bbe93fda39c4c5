"""Words that repeat the profile, every operator, and what is not known."""

from __future__ import annotations

from datetime import date

import pytest

from tests.builders import DAY, explained, profile, truth
from trustcheck.logic.explanation import Gap, Reason
from trustcheck.logic.truth import Truth
from trustcheck.profile.reading import Declaration

T, F, U = Truth.TRUE, Truth.FALSE, Truth.UNKNOWN

SECTIONS = """\
holdings:
  - holder: german
    held: provider
    capital: 24
    votes: {above: 50}
    since: 2024-01-01
    until: 2027-01-01
  - {holder: undisclosed, held: american, capital: undisclosed}
  - {holder: person, held: listed, share_class: a, shares: 30}
rights:
  - {holder: [german, american], over: provider, kind: concert, by: contract}
  - {holder: german, over: provider, kind: option, capital: 5, votes: 4, at_sole_initiative: true}
  - {holder: american, over: provider, kind: board_appointment, appoints: {members: 3, of: 5}}
sites:
  - id: par-1
    name: Paris
    territory: FR
    operator: german
    roles: [storage, backup]
    since: 2020-01-01
  - {id: nou-1, territory: NC, roles: [support], until: 2030-12-31}
  - {id: gone, territory: US, roles: [storage], until: 2026-09-29}
accesses:
  - to: german
    data: [technical]
    means: support
    clear: false
    from_territory: DE
    safeguards: [bastion]
    staff_of: [DE, FR]
technologies:
  - name: Engine
    licensor: american
    part: software
    terms: licence
    licensee: provider
    operated_by: [provider, german]
    autonomy: {own_skills: true, alternatives: {at_least: 2}}
  - {name: Core, licensor: undisclosed, terms: undisclosed}
third_parties:
  - {entity: german, service: Hosting, role: host, qualified: false, autonomy: {own_skills: false}}
keys: {held_by: [provider], customer_exclusive: false, per_customer: true, container: hsm}
contract:
  law: FR
  courts: undisclosed
  languages: [fr, en]
  names_qualified_service: true
  states_locations: false
  erasure_notice_days: {at_least: 21, at_most: 30}
  change_notice: P1M
  termination_without_penalty: undisclosed
  reversibility: {documented_formats: true, api: false}
  interoperability: {open_standards: true}
qualifications:
  - scheme: SecNumCloud
    version: "3.2"
    by: anssi
    status: granted
    since: 2025-01-15
    until: 2028-01-14
    covers: [subject]
    reference: N-1
"""
ENTITIES = """\
person: {name: Someone, kind: person, nationalities: [DE, US], residence: FR}
listed: {name: Listed SA, kind: company, listed: true, share_classes: {a: {shares: 90}}}
"""


@pytest.fixture(scope="module")
def full() -> Declaration:
    """Return a declaration that says something under every word."""
    return profile(SECTIONS, entities=ENTITIES, complete=["holdings", "sites", "rights"])


def _some(items: str, test: str) -> str:
    return f"some: {items}\nwhere: {{{test}}}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # The profile and its service
        ("stated_on: {on_or_before: 2026-09-30}", T),
        ("stated_on: {before: 2026-09-30}", F),
        ("subject.name: Nimbus", T),
        ("subject.name: nimbus", F),
        ("subject.provider.name: Provider SA", T),
        ("subject.activities: {includes: iaas}", T),
        ("subject.activities: {includes: saas}", F),
        ("provider.kind: company", T),
        ("provider.kind: {one_of: [fund, person]}", F),
        ("provider.listed: false", T),
        ("provider.seats.registered_office: FR", T),
        ("provider.seats.central_administration: {within: union}", T),
        ("provider.seats.main_establishment: {outside: union}", F),
        # Holdings
        (_some("holding", "holder.name: German SA, held.name: Provider SA"), T),
        (_some("holding", "capital: 24"), T),
        (_some("holding", "capital: {above: 24}"), U),
        (_some("holding", "votes: {above: 50}"), T),
        (_some("holding", "shares: {at_least: 30}, title: full"), T),
        (_some("holding", "since: {on_or_before: 2024-01-01}"), T),
        (_some("holding", "until: {after: 2026-12-31}"), T),
        (_some("holding", "title: usufruct"), F),
        # Rights
        (_some("right", "kind: concert, by: contract"), T),
        (_some("right", "kind: veto"), F),
        (_some("right", "over.name: Provider SA, at_sole_initiative: true"), T),
        (_some("right", "capital: 5, votes: {below: 5}"), T),
        (_some("right", "appoints.members: 3, appoints.of: 5, appoints.body: board"), T),
        ("some: right\nsatisfies: {some: holder, where: {name: American SA}}", T),
        ("each: right\nsatisfies: {some: holder, where: {name: German SA}}", F),
        # Sites
        (_some("site", "name: Paris, operator.name: German SA"), T),
        (_some("site", "operator.name: Provider SA"), T),
        (_some("site", "territory: NC"), T),
        (_some("site", "territory: US"), F),
        (_some("site", "roles: {includes: backup}"), T),
        (_some("site", "roles: {includes_any_of: [processing, support]}"), T),
        (_some("site", "roles: {includes: processing}"), F),
        (_some("site", "since: {after: 2020-01-01}"), U),
        ("each: site\nsatisfies: {territory: {within: french_republic}}", T),
        ("each: site\nsatisfies: {territory: {within: france}}", F),
        ("each: site\nsatisfies: {territory: {outside: union}}", F),
        ("each: site\nsatisfies: {territory: {none_of: [US, DE]}}", T),
        ("each: site\nwhere: {territory: {one_of: [FR]}}\nsatisfies: {name: Paris}", T),
        # Accesses
        (_some("access", "to.name: German SA, means: support, clear: false"), T),
        (_some("access", "data: {includes: technical}, safeguards: {includes: bastion}"), T),
        (_some("access", "from_territory: {within: union}"), T),
        (_some("access", "data: {includes: customer}"), U),
        ("some: access\nsatisfies: {each: staff_of, satisfies: {territory: {within: union}}}", T),
        ("some: access\nsatisfies: {some: staff_of, where: {territory: DE}}", T),
        # Technologies
        (_some("technology", "name: Engine, licensor.name: American SA, part: software"), T),
        (_some("technology", "terms: licence, licensee.name: Provider SA"), T),
        ("some: technology\nsatisfies: {some: operator, where: {name: German SA}}", T),
        (_some("technology", "autonomy.own_skills: true"), T),
        (_some("technology", "autonomy.alternatives: {at_least: 2}"), T),
        (_some("technology", "autonomy.alternatives: {above: 2}"), U),
        # Third parties
        (_some("third_party", "entity.name: German SA, service: Hosting, role: host"), T),
        (_some("third_party", "qualified: false, autonomy.own_skills: false"), T),
        # Keys
        ("some: keys.holder\nwhere: {name: Provider SA}", T),
        ("each: keys.holder\nsatisfies: {name: American SA}", F),
        ("keys.customer_exclusive: false", T),
        ("keys.per_customer: {equals: true}", T),
        ("keys.container: {one_of: [hsm]}", T),
        # Contract
        ("contract.law: {within: union}", T),
        ("some: contract.language\nwhere: {code: fr}", T),
        ("some: contract.language\nwhere: {code: de}", F),
        ("contract.names_qualified_service: true", T),
        ("contract.states_locations: true", F),
        ("contract.erasure_notice_days: {at_least: 21}", T),
        ("contract.erasure_notice_days: {at_least: 22}", U),
        ("contract.erasure_notice_days: {at_least: 31}", F),
        ("contract.erasure_notice_days: {below: 21}", F),
        ("contract.erasure_notice_days: {at_most: 30}", T),
        ("contract.erasure_notice_days: {above: 20, below: 31}", T),
        ("contract.erasure_notice_days: 25", U),
        ("contract.change_notice: {at_most: P1M}", T),
        ("contract.change_notice: {at_least: P28D}", T),
        ("contract.change_notice: {at_most: P30D}", U),
        ("contract.change_notice: {at_most: P27D}", F),
        ("contract.reversibility.documented_formats: true", T),
        ("contract.reversibility.api: true", F),
        ("contract.interoperability.open_standards: true", T),
        # Qualifications
        (_some("qualification", 'scheme: SecNumCloud, version: "3.2", by: anssi'), T),
        (_some("qualification", "status: granted, reference: N-1"), T),
        (_some("qualification", "since: {on_or_after: 2025-01-15}"), T),
        (_some("qualification", "until: {on_or_before: 2028-01-13}"), U),
        # Persons and companies
        ("some: holding\nsatisfies: {some: holder.nationality, where: {territory: US}}", T),
        (_some("holding", "holder.residence: FR"), T),
        # Known
        ("known: contract.law", T),
        ("known: contract.courts", U),
        ("known: contract.erasure_notice_days", U),
        ("known: subject.activities", T),
        ("known: keys.container", T),
        # Another word
        ("contract.law: {the: provider.seats.registered_office}", T),
        ("subject.name: {the: provider.name}", F),
        ("stated_on: {on_or_before: {the: day}}", T),
        (_some("holding", "votes: {above: {the: capital}}"), T),
        (_some("holding", "capital: {below: {the: votes}}"), U),
        (_some("qualification", "until: {on_or_after: {the: day}}"), T),
        (_some("site", "territory: {the: contract.law}"), T),
    ],
)  # fmt: skip
def test_a_condition_on_declared_facts(full: Declaration, text: str, expected: Truth) -> None:
    assert expected is truth(text, full)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "contract.audit_right: true",
            [Gap(("contract", "audit_right"), Reason.ABSENT)],
            id="a fact that is absent",
        ),
        pytest.param(
            "contract.courts: FR",
            [Gap(("contract", "courts"), Reason.UNDISCLOSED)],
            id="a fact kept back",
        ),
        pytest.param(
            "contract.termination_without_penalty: true",
            [Gap(("contract", "termination_without_penalty"), Reason.UNDISCLOSED)],
            id="a yes or no kept back",
        ),
        pytest.param(
            "contract.erasure_notice_days: {at_least: 25}",
            [Gap(("contract", "erasure_notice_days"), Reason.RANGE)],
            id="a number within bounds",
        ),
        pytest.param(
            "known: contract.erasure_notice_days",
            [Gap(("contract", "erasure_notice_days"), Reason.RANGE)],
            id="a number known within bounds",
        ),
        pytest.param(
            "contract.change_notice: {at_most: P30D}",
            [Gap(("contract", "change_notice"), Reason.RANGE)],
            id="a month, which has from 28 to 31 days",
        ),
        pytest.param(
            "each: technology\nwhere: {name: Core}\nsatisfies: {terms: licence}",
            [
                Gap(("technologies",), Reason.OPEN),
                Gap(("technologies", 1, "terms"), Reason.UNDISCLOSED),
            ],
            id="a word kept back in an open list",
        ),
        pytest.param(
            "some: technology\nwhere: {name: Core, licensor.name: Core SA}",
            [
                Gap(("technologies",), Reason.OPEN),
                Gap(("technologies", 1, "licensor"), Reason.UNDISCLOSED),
            ],
            id="an entity kept back",
        ),
        pytest.param(
            "each: holding\nwhere: {held.name: American SA}\nsatisfies: {capital: {at_most: 24}}",
            [Gap(("holdings", 1, "capital"), Reason.UNDISCLOSED)],
            id="an amount kept back",
        ),
        pytest.param(
            "each: access\nsatisfies: {clear: false}",
            [Gap(("accesses",), Reason.OPEN)],
            id="a list that is open",
        ),
        pytest.param(
            "some: third_party\nwhere: {role: supplier}",
            [Gap(("third_parties",), Reason.OPEN)],
            id="a list that may hold more",
        ),
        pytest.param(
            "some: site\nwhere: {territory: NC}\nsatisfies: {name: Nouméa}",
            [Gap(("sites", 1, "name"), Reason.ABSENT)],
            id="a fact of one record",
        ),
        pytest.param(
            "each: technology\nwhere: {name: Core}\nsatisfies: {some: operator}",
            [
                Gap(("technologies",), Reason.OPEN),
                Gap(("technologies", 1, "operated_by"), Reason.ABSENT),
            ],
            id="entities that are not named",
        ),
        pytest.param(
            "provider.residence: FR",
            [Gap(("entities", "provider", "residence"), Reason.ABSENT)],
            id="a fact of an entity",
        ),
        pytest.param(
            "each: provider.branch\nsatisfies: {territory: {within: union}}",
            [Gap(("entities", "provider", "branches"), Reason.ABSENT)],
            id="branches that are not stated",
        ),
        pytest.param(
            "some: holding\nwhere: {capital: 24}\nsatisfies: {capital: {below: {the: votes}}}",
            [
                Gap(("holdings", 0, "votes"), Reason.RANGE),
                Gap(("holdings", 1, "capital"), Reason.UNDISCLOSED),
                Gap(("holdings", 2, "capital"), Reason.ABSENT),
            ],
            id="a range on the right",
        ),
    ],
)
def test_what_is_not_known_says_why(full: Declaration, text: str, expected: list[Gap]) -> None:
    found = explained(text, full)

    assert U is found.truth
    assert expected == list(found.open_gaps())


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("contract.law: FR", ("contract",)),
        ("contract.reversibility.plan: true", ("contract",)),
        ("keys.container: hsm", ("keys",)),
        ("known: keys.per_customer", ("keys",)),
        ("some: keys.holder", ("keys",)),
        ("subject.provider.seats.registered_office: FR", ()),
        ("provider.residence: {within: union}", ("entities", "provider", "residence")),
    ],
)
def test_a_section_that_is_absent_is_not_known(text: str, missing: tuple[str, ...]) -> None:
    found = explained(text, profile())

    assert (T if not missing else U) is found.truth
    assert ((Gap(missing, Reason.ABSENT),) if missing else ()) == found.open_gaps()


@pytest.mark.parametrize(
    ("on", "expected"),
    [(date(2026, 9, 29), F), (DAY, T), (date(2026, 10, 1), T), (date(2026, 10, 2), F)],
    ids=str,
)
def test_a_record_counts_from_its_first_day_to_its_last(on: date, expected: Truth) -> None:
    site = "{id: a, territory: FR, roles: [storage], since: 2026-09-30, until: 2026-10-01}"
    declaration = profile(f"sites: [{site}]", complete=["sites"])

    assert expected is truth("some: site", declaration, on=on)


@pytest.mark.parametrize(
    ("on", "expected"),
    [(date(2026, 9, 29), U), (DAY, T), (date(2026, 10, 1), T), (date(2026, 10, 2), U)],
    ids=str,
)
def test_keys_count_from_their_first_day_to_their_last(on: date, expected: Truth) -> None:
    keys = "{customer_exclusive: true, since: 2026-09-30, until: 2026-10-01}"

    assert expected is truth("keys.customer_exclusive: true", profile(f"keys: {keys}"), on=on)


def test_facts_are_told_with_their_places(full: Declaration) -> None:
    found = explained("some: site\nwhere: {operator.name: German SA, territory: FR}", full)
    places = [str(full.document.span(pointer)) for pointer in found.decisive().pointers()]

    assert [
        ("sites", 0, "operator"),
        ("entities", "german", "name"),
        ("sites", 0, "territory"),
    ] == list(found.decisive().pointers())
    assert all(place.startswith("profile.yaml:") for place in places)
    assert 3 == len(set(places))


def test_an_empty_list_is_a_list_without_records() -> None:
    declaration = profile("keys: {held_by: []}")
    found = explained("each: keys.holder\nsatisfies: {kind: company}", declaration)

    assert (T, True, ()) == (found.truth, found.vacuous, found.open_gaps())
