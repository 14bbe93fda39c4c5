"""A service and its host as one structure: who is who, what is added, and where it stands."""

from __future__ import annotations

import pytest

from tests.builders import DAY, LISTS, STRANGER, company, profile
from trustcheck.graph.identity import merged, same
from trustcheck.graph.joined import Joined, alone, joined
from trustcheck.logic.explanation import Gap, Reason
from trustcheck.logic.pointer import Pointer
from trustcheck.profile.entity import Entity, Identifiers, Seats
from trustcheck.profile.service import Host
from trustcheck.profile.value import UNDISCLOSED

SIREN, OTHER = "732829320", "552100554"
LEI = "5493001KJTIIGC8Y1R12"

STANDS_ON = Host(profile="../host/profile.yaml", service="Host")


def _join(own: str = "", host: str = "", **given: object) -> Joined:
    """Return what two profiles make together; `given` goes to both of them."""
    mine, theirs = (profile(text, **given).profile for text in (own, host))  # type: ignore[arg-type]  # as `profile` has it
    return joined(mine, STANDS_ON, alone(theirs), qualified=None, on=DAY)


def _entity(**given: object) -> Entity:
    return Entity(**{"name": "One", "kind": "company", **given})  # type: ignore[arg-type]  # fields of the test


def _numbered(**numbers: str) -> Entity:
    return _entity(identifiers=Identifiers(**numbers))


# Who is who


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param(_numbered(siren=SIREN), _numbered(siren=SIREN), True, id="one SIREN"),
        pytest.param(_numbered(lei=LEI), _numbered(lei=LEI), True, id="one LEI"),
        pytest.param(_numbered(siren=SIREN), _numbered(siren=OTHER), False, id="two SIREN"),
        pytest.param(_numbered(siren=SIREN), _numbered(lei=LEI), False, id="nothing in common"),
        pytest.param(
            _numbered(siren=SIREN, lei=LEI), _numbered(siren=OTHER, lei=LEI), False, id="at odds"
        ),
        pytest.param(
            _numbered(siren=SIREN, lei=LEI), _numbered(siren=SIREN), True, id="one in common"
        ),
        pytest.param(_entity(), _entity(), False, id="one name"),
        pytest.param(
            _numbered(siren=SIREN),
            _entity(kind="person", identifiers=Identifiers(siren=SIREN)),
            False,
            id="a company and a person",
        ),
    ],
)
def test_numbers_of_registers_say_who_is_who(
    one: Entity, other: Entity, *, expected: bool
) -> None:
    assert expected is same(one, other)
    assert expected is same(other, one)


def test_a_file_fills_in_what_another_leaves_out() -> None:
    own = _entity(seats=Seats(registered_office="FR"), listed=UNDISCLOSED)
    host = _entity(seats=Seats(registered_office="FR", main_establishment="US"), listed=True)

    found, taken = merged(own, host)

    assert _entity(seats=host.seats, listed=True) == found
    assert (("seats", "main_establishment"), ("listed",)) == taken


def test_what_two_files_state_differently_is_not_known() -> None:
    own = _entity(seats=Seats(registered_office="FR"), branches=("DE",), listed=True)
    host = _entity(seats=Seats(registered_office="US"), branches=("DE", "US"), listed=True)

    found, taken = merged(own, host)

    assert _entity(seats=Seats(registered_office=UNDISCLOSED), listed=True) == found
    assert () == taken


@pytest.mark.parametrize(
    ("mine", "theirs", "expected", "taken"),
    [
        pytest.param(None, None, None, (), id="stated in neither"),
        pytest.param(("DE",), None, ("DE",), (), id="stated in the service's file"),
        pytest.param(None, ("DE",), ("DE",), (("branches",),), id="stated in the host's file"),
        pytest.param(("DE", "US"), ("US", "DE"), ("DE", "US"), (), id="in another order"),
        pytest.param(("DE",), ("US",), None, (), id="otherwise"),
    ],
)
def test_a_list_of_two_files_is_what_both_say(
    mine: tuple[str, ...] | None,
    theirs: tuple[str, ...] | None,
    expected: tuple[str, ...] | None,
    taken: tuple[Pointer, ...],
) -> None:
    assert (_entity(branches=expected), taken) == merged(
        _entity(branches=mine), _entity(branches=theirs)
    )


# What is added


def test_the_service_s_own_records_keep_their_places() -> None:
    site = "sites: [{id: one, territory: FR, roles: [support]}]"

    found = _join(site, site)

    assert ["one", "hosted_on/one"] == [each.id for each in found.profile.sites]
    assert ["provider", "hosted_on/provider"] == [
        each.operator or "provider" for each in found.profile.sites
    ]


def test_who_operates_a_site_of_the_host_may_be_undisclosed() -> None:
    site = "sites: [{id: one, territory: FR, operator: undisclosed, roles: [support]}]"

    (found,) = _join("", site).profile.sites

    assert ("hosted_on/one", UNDISCLOSED) == (found.id, found.operator)


def test_the_host_s_provider_is_a_third_party_that_hosts() -> None:
    (found,) = _join().profile.third_parties

    assert ("hosted_on/provider", "Host", "host") == (found.entity, found.service, found.role)


def test_a_third_party_that_the_service_states_itself_is_told_once() -> None:
    number = f'listed: true, identifiers: {{siren: "{SIREN}"}}'
    own = profile(
        "third_parties: [{entity: host, service: Room, role: host, qualified: true}]",
        entities=company("host", "FR", more=number),
    )
    host = profile(
        entities=company("host", "FR", more=number), subject="{name: H, provider: host}"
    )

    found = joined(own.profile, STANDS_ON, alone(host.profile), qualified=None, on=DAY)

    assert own.profile.third_parties == found.profile.third_parties


@pytest.mark.parametrize(
    ("own", "host", "expected"),
    [
        pytest.param(LISTS, LISTS, LISTS, id="both"),
        pytest.param(LISTS, (), ("qualifications",), id="the service alone"),
        pytest.param((), LISTS, (), id="the host alone"),
    ],
)
def test_a_list_is_whole_if_both_files_say_so(
    own: tuple[str, ...], host: tuple[str, ...], expected: tuple[str, ...]
) -> None:
    mine, theirs = (profile(complete=names).profile for names in (own, host))

    found = joined(mine, STANDS_ON, alone(theirs), qualified=None, on=DAY)

    assert expected == found.profile.complete


def test_a_company_s_holders_are_told_by_the_host_s_file_where_both_tell_them() -> None:
    number = f'listed: false, identifiers: {{siren: "{SIREN}"}}'
    firm = company("firm", "FR", more=number)
    own = "holdings: [{holder: german, held: firm, capital: 100, votes: 100}]"
    host = "holdings: [{holder: american, held: firm, capital: 60, votes: 60}]"

    found = _join(own, host, entities=firm)

    counted = [each for each in found.profile.holdings if each.holds_on(DAY)]
    assert ["hosted_on/american"] == [each.holder for each in counted]
    assert ("Firm SA",) == found.told_by_host


def test_a_holding_that_both_files_state_alike_counts_once() -> None:
    number = 'listed: true, identifiers: {{siren: "{}"}}'
    firms = "\n".join(
        (
            company("firm", "FR", more=number.format(SIREN)),
            company("owner", "FR", more=number.format(OTHER)),
        )
    )
    held = "holdings: [{holder: owner, held: firm, capital: 100, votes: 100}]"

    found = _join(held, held, entities=firms)

    assert ["owner"] == [each.holder for each in found.profile.holdings if each.holds_on(DAY)]


def test_who_holds_the_service_s_provider_is_told_by_its_own_file() -> None:
    number = f'listed: false, identifiers: {{siren: "{SIREN}"}}'
    firm = company("firm", "FR", more=number)
    held = "holdings: [{{holder: {}, held: firm, capital: 100, votes: 100}}]"

    found = _join(
        held.format("german"),
        held.format("american"),
        entities=firm,
        subject="{name: One, provider: firm}",
    )

    assert ["german"] == [each.holder for each in found.profile.holdings]


def test_an_access_to_what_the_host_keeps_is_one_to_the_technical_data_too() -> None:
    found = _join(host="accesses: [{to: german, data: [customer], means: support, clear: true}]")

    (access,) = found.profile.accesses
    assert ("hosted_on/german", ("customer", "technical")) == (access.to, access.data)


@pytest.mark.parametrize(("closed", "expected"), [(LISTS, 1), ((), 0)], ids=["closed", "open"])
def test_reaching_nothing_of_the_host_says_nothing_of_a_service_with_ways_of_its_own(
    closed: tuple[str, ...], expected: int
) -> None:
    host = profile("accesses: [{to: german, data: []}]").profile
    own = profile(complete=closed).profile

    found = joined(own, STANDS_ON, alone(host), qualified=None, on=DAY)

    assert expected == len(found.profile.accesses)


# Where it stands


@pytest.mark.parametrize(
    ("pointer", "expected"),
    [
        pytest.param(("sites", 0, "territory"), ("sites", 0, "territory"), id="own"),
        pytest.param(
            ("sites", 1, "territory"),
            ("hosted_on", "profile", "sites", 0, "territory"),
            id="of the host",
        ),
        pytest.param(
            ("entities", "hosted_on/stranger", "seats"),
            ("hosted_on", "profile", "entities", "stranger", "seats"),
            id="an entity of the host",
        ),
        pytest.param(
            ("third_parties", 0, "autonomy", "own_skills"),
            ("hosted_on", "autonomy", "own_skills"),
            id="the host as a third party",
        ),
    ],
)
def test_a_place_is_led_back_to_its_file(pointer: Pointer, expected: Pointer) -> None:
    site = "sites: [{id: one, territory: FR, roles: [support]}]"

    assert expected == _join(site, site, entities=STRANGER).origin(pointer)


def test_an_open_list_is_the_host_s_once_the_service_s_own_is_closed() -> None:
    gap = Gap(("sites",), Reason.OPEN)
    host = alone(profile().profile)

    places = [
        joined(profile(complete=names).profile, STANDS_ON, host, qualified=None, on=DAY)
        for names in (("sites",), ())
    ]

    assert [("hosted_on", "profile", "sites"), ("sites",)] == [
        each.origin_of_gap(gap) for each in places
    ]


def test_a_host_of_the_host_is_led_back_through_both() -> None:
    site = "sites: [{id: one, territory: FR, roles: [support]}]"
    above = _join(host=site)

    found = joined(profile().profile, STANDS_ON, above, qualified=None, on=DAY)

    way = ("hosted_on", "profile", "hosted_on", "profile", "sites", 0)
    assert (*way, "territory") == found.origin(("sites", 0, "territory"))
