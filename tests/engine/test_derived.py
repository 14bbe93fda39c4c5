"""Words that are worked out: who keeps the data, who is foreign, what they hold and may do."""

from __future__ import annotations

from datetime import date

import pytest

from tests.builders import (
    DAY,
    LEXICON,
    LISTS,
    STATUTES,
    STRANGER,
    company,
    condition,
    explained,
    profile,
    truth,
)
from trustcheck.engine.evaluate import Compiler
from trustcheck.engine.facts import Facts
from trustcheck.engine.vocabulary import words_of
from trustcheck.logic.explanation import Gap, Reason
from trustcheck.logic.truth import Truth
from trustcheck.ruleset.counting import Counting

T, F, U = Truth.TRUE, Truth.FALSE, Truth.UNKNOWN
NOBODY_ELSE = "each: custodian\nsatisfies: {name: Provider SA}"
SOME_GERMAN = "some: custodian\nwhere: {name: German SA}"


# Custodians


@pytest.mark.parametrize(
    ("sections", "alone", "german"),
    [
        pytest.param("sites: []", T, F, id="the provider itself"),
        pytest.param("sites: [{id: a, territory: FR, roles: [storage]}]", T, F, id="its site"),
        pytest.param(
            "sites: [{id: a, territory: FR, operator: german, roles: [storage]}]",
            F,
            T,
            id="the operator of a site of storage",
        ),
        pytest.param(
            "sites: [{id: a, territory: FR, operator: german, roles: [support, processing]}]",
            F,
            T,
            id="the operator of a site of processing",
        ),
        pytest.param(
            "sites: [{id: a, territory: FR, operator: german, roles: [supervision, support]}]",
            T,
            F,
            id="not the operator of a site of support",
        ),
        pytest.param(
            "sites: [{id: a, territory: FR, operator: german, roles: [storage], "
            "until: 2026-09-29}]",
            T,
            F,
            id="not the operator of a site that is gone",
        ),
        pytest.param(
            "sites: [{id: a, territory: FR, operator: undisclosed, roles: [storage]}]",
            U,
            U,
            id="an operator that is kept back",
        ),
        pytest.param(
            "third_parties: [{entity: german, service: Room, role: host}]", F, T, id="a host"
        ),
        pytest.param(
            "third_parties: [{entity: german, service: Lawn, role: supplier}]",
            T,
            F,
            id="not a supplier",
        ),
        pytest.param(
            "third_parties: [{entity: german, service: Room}]", U, U, id="perhaps a host"
        ),
        pytest.param(
            "third_parties: [{entity: german, service: Room}, "
            "{entity: german, service: Hall, role: host}]",
            F,
            T,
            id="a host, once said and once not",
        ),
        pytest.param(
            "third_parties: [{entity: german, service: Room, role: host, since: 2026-10-01}]",
            T,
            F,
            id="not a host to come",
        ),
    ],
)
def test_custodians_store_or_process_the_data(sections: str, alone: Truth, german: Truth) -> None:
    declaration = profile(sections, complete=["sites", "third_parties"])

    assert alone is truth(NOBODY_ELSE, declaration)
    assert german is truth(SOME_GERMAN, declaration)


@pytest.mark.parametrize("missing", ["sites", "third_parties"])
def test_an_open_list_may_hide_a_custodian(missing: str) -> None:
    declaration = profile(complete=[name for name in LISTS if name != missing])
    found = explained(NOBODY_ELSE, declaration)

    assert U is found.truth
    assert (Gap((missing,), Reason.OPEN),) == found.open_gaps()


# Foreign entities


@pytest.mark.parametrize(
    ("entity", "home", "expected"),
    [
        pytest.param(company("firm", "FR"), "union", F, id="three seats within"),
        pytest.param(company("firm", "US"), "union", T, id="three seats outside"),
        pytest.param(company("firm", "NO"), "union", T, id="Norway is outside the Union"),
        pytest.param(company("firm", "NO"), "eea", F, id="Norway is within the area"),
        pytest.param(
            "firm: {name: F, kind: company, seats: {registered_office: FR, "
            "central_administration: US, main_establishment: FR}}",
            "union",
            T,
            id="one seat outside",
        ),
        pytest.param(
            "firm: {name: F, kind: company, seats: {registered_office: FR, "
            "central_administration: FR}}",
            "union",
            U,
            id="one seat not stated",
        ),
        pytest.param(
            "firm: {name: F, kind: company, seats: {registered_office: US}}",
            "union",
            T,
            id="one seat outside, two not stated",
        ),
        pytest.param("firm: {name: F, kind: company}", "union", U, id="no seat stated"),
        pytest.param(
            "firm: {name: F, kind: person, nationalities: [US], residence: FR}",
            "union",
            F,
            id="a person who lives within",
        ),
    ],
)
def test_an_entity_with_a_seat_outside_is_foreign(entity: str, home: str, expected: Truth) -> None:
    declaration = profile(
        "third_parties: [{entity: firm, service: Room, role: host}]",
        entities=entity,
        complete=["sites", "third_parties"],
    )
    foreign = "some: custodian\nwhere: {name: {one_of: [F, Firm SA]}}\nsatisfies: {foreign: true}"

    assert expected is truth(foreign, declaration, home=home)


# Holders

CAPPED = "each: provider.foreign_holder\nsatisfies: {capital: {at_most: 24}, votes: {at_most: 24}}"


def _american(capital: str, votes: str, german: str = "76") -> str:
    return (
        f"holdings:\n- {{holder: american, held: provider, capital: {capital}, votes: {votes}}}\n"
        f"- {{holder: german, held: provider, capital: {german}, votes: {german}}}"
    )


@pytest.mark.parametrize(
    ("sections", "expected"),
    [
        pytest.param(_american("24", "24"), T, id="at the cap"),
        pytest.param(_american("24.000001", "24", "75.999999"), F, id="capital above the cap"),
        pytest.param(_american("24", "24.000001", "75.999999"), F, id="votes above the cap"),
        pytest.param(_american("{at_most: 30}", "24", "70"), U, id="perhaps above the cap"),
        pytest.param(_american("{above: 24}", "24", "70"), F, id="surely above the cap"),
        pytest.param(_american("undisclosed", "24"), T, id="kept back, but no more is left"),
        pytest.param(_american("undisclosed", "24", "50"), U, id="kept back, and more is left"),
        pytest.param(
            "holdings: [{holder: german, held: provider, capital: 100, votes: 100}]",
            T,
            id="no foreign holder",
        ),
        pytest.param(
            "holdings:\n  - {holder: stranger, held: provider, capital: 30, votes: 30}\n"
            "  - {holder: german, held: provider, capital: 70, votes: 70}",
            U,
            id="a holder that is perhaps foreign, above the cap",
        ),
        pytest.param(
            "holdings:\n  - {holder: stranger, held: provider, capital: 20, votes: 20}\n"
            "  - {holder: german, held: provider, capital: 80, votes: 80}",
            T,
            id="a holder that is perhaps foreign, below the cap",
        ),
        pytest.param(
            "holdings:\n  - {holder: undisclosed, held: provider, capital: 30, votes: 30}\n"
            "  - {holder: german, held: provider, capital: 70, votes: 70}",
            U,
            id="a holder that is kept back",
        ),
        pytest.param(
            "holdings:\n  - {holder: american, held: german, capital: 40, votes: 40}\n"
            "  - {holder: german, held: provider, capital: 60, votes: 60}\n"
            "  - {holder: french, held: provider, capital: 40, votes: 40}\n"
            "  - {holder: french, held: german, capital: 60, votes: 60}",
            T,
            id="24 % through another company",
        ),
        pytest.param(
            "holdings:\n  - {holder: american, held: german, capital: 60, votes: 60}\n"
            "  - {holder: german, held: provider, capital: 30, votes: 30}\n"
            "  - {holder: french, held: provider, capital: 70, votes: 70}\n"
            "  - {holder: french, held: german, capital: 40, votes: 40}",
            F,
            id="30 % through a company that it controls",
        ),
        pytest.param(
            "holdings: [{holder: american, held: provider, capital: 99, votes: 99, "
            "until: 2026-09-29}, {holder: german, held: provider, capital: 100, votes: 100, "
            "since: 2026-09-30}]",
            T,
            id="a holder that has sold",
        ),
    ],
)
def test_no_foreign_holder_is_above_the_cap(sections: str, expected: Truth) -> None:
    declaration = profile(
        sections,
        entities=f"{company('french', 'FR')}\n{STRANGER}",
        complete=["holdings", "rights"],
    )

    assert expected is truth(CAPPED, declaration)


@pytest.mark.parametrize("missing", ["holdings", "rights"])
def test_an_open_list_may_hide_a_holder(missing: str) -> None:
    declaration = profile(
        "holdings: [{holder: german, held: provider, capital: 70, votes: 70}]",
        complete=[name for name in LISTS if name != missing],
    )

    assert U is truth(CAPPED, declaration)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("provider.foreign_capital: {at_most: 39}", T),
        ("provider.foreign_capital: {below: 39}", F),
        ("provider.foreign_capital: 39", T),
        ("provider.foreign_votes: {at_most: 38}", F),
        ("known: provider.foreign_capital", T),
        ("some: provider.foreign_holder\nwhere: {entity.name: American SA, capital: 19}", T),
        ("some: provider.foreign_holder\nwhere: {entity.name: Chinese SA, votes: 20}", T),
        ("each: provider.foreign_holder\nsatisfies: {entity.foreign: true}", T),
        ("some: german.foreign_holder", F),
    ],
)
def test_foreign_parts_are_added_up(text: str, expected: Truth) -> None:
    declaration = profile(
        "holdings:\n  - {holder: american, held: provider, capital: 19, votes: 19}\n"
        "  - {holder: chinese, held: provider, capital: 20, votes: 20}\n"
        "  - {holder: german, held: provider, capital: 61, votes: 61}\n"
        "sites: [{id: a, territory: FR, operator: german, roles: [storage]}]",
        entities=company("chinese", "CN"),
        complete=LISTS,
    )
    german = "some: custodian\nwhere: {name: German SA}\nsatisfies: {some: foreign_holder}"

    assert expected is truth(german if text.startswith("some: german") else text, declaration)


def test_a_share_of_which_nothing_is_known_is_not_known() -> None:
    found = explained("known: provider.foreign_capital", profile())

    assert U is found.truth
    assert () != found.open_gaps()


# Rights

VETO = "each: provider.foreign_right\nsatisfies: {not: {kind: veto}}"


@pytest.mark.parametrize(
    ("right", "expected"),
    [
        pytest.param("{holder: american, over: provider, kind: veto}", F, id="a foreign veto"),
        pytest.param("{holder: german, over: provider, kind: veto}", T, id="a German veto"),
        pytest.param("{holder: stranger, over: provider, kind: veto}", U, id="perhaps foreign"),
        pytest.param(
            "{holder: [german, american], over: provider, kind: veto}", F, id="one of two foreign"
        ),
        pytest.param("{holder: american, over: provider, kind: none}", T, id="no right declared"),
        pytest.param("{holder: american, over: french, kind: veto}", T, id="over another company"),
        pytest.param("{holder: american, over: german, kind: veto}", F, id="over its controller"),
        pytest.param("{holder: french, over: german, kind: veto}", T, id="French, over it"),
        pytest.param(
            "{holder: american, over: provider, kind: veto, until: 2026-09-29}", T, id="ended"
        ),
        pytest.param(
            "{holder: american, over: provider, kind: option, capital: 5}", T, id="no veto"
        ),
    ],
)
def test_foreign_rights_are_those_of_foreign_holders(right: str, expected: Truth) -> None:
    declaration = profile(
        f"rights: [{right}]\n"
        "holdings: [{holder: german, held: provider, capital: 100, votes: 100}]",
        entities=f"{company('french', 'FR')}\n{STRANGER}",
        complete=["rights", "holdings"],
    )

    assert expected is truth(VETO, declaration)


def test_an_open_list_may_hide_a_foreign_right() -> None:
    found = explained(VETO, profile())

    assert (U, (Gap(("rights",), Reason.OPEN),)) == (found.truth, found.open_gaps())


APPOINTED = "{holder: %s, over: provider, kind: board_appointment, appoints: {%s}}"
AMERICAN = APPOINTED % ("american", "members: 2, of: 5")
CHINESE = APPOINTED % ("chinese", "members: 1, of: 5")


@pytest.mark.parametrize(
    ("rights", "expected"),
    [
        pytest.param([], T, id="none"),
        pytest.param([AMERICAN], T, id="two of five"),
        pytest.param([AMERICAN, CHINESE], F, id="three of five together"),
        pytest.param(
            [AMERICAN, APPOINTED % ("chinese", "body: management, members: 2, of: 5")],
            T,
            id="of two bodies",
        ),
        pytest.param(
            [AMERICAN, APPOINTED % ("german", "members: 2, of: 5")], T, id="others are German"
        ),
        pytest.param(
            [AMERICAN, APPOINTED % ("stranger", "members: 1, of: 5")], U, id="perhaps foreign"
        ),
        pytest.param(
            [APPOINTED % ("american", "members: {at_most: 3}, of: 5")], U, id="perhaps three"
        ),
        pytest.param([APPOINTED % ("american", "members: undisclosed, of: 5")], U, id="kept back"),
        pytest.param(
            ["{holder: american, over: provider, kind: board_appointment}"], U, id="not stated"
        ),
        pytest.param(
            [AMERICAN, "{holder: german, over: provider, kind: veto}"], T, id="and a veto"
        ),
    ],
)
def test_foreign_appointments_are_added_up_by_body(rights: list[str], expected: Truth) -> None:
    declaration = profile(
        f"rights: [{', '.join(rights)}]\n"
        "holdings: [{holder: german, held: provider, capital: 100, votes: 100}]",
        entities=f"{company('chinese', 'CN')}\n{STRANGER}",
        complete=["rights", "holdings"],
    )
    found = explained("provider.foreign_appointments: {at_most: 50}", declaration)

    assert expected is found.truth
    assert bool(found.open_gaps()) is (expected is U)


@pytest.mark.parametrize(
    ("sections", "expected"),
    [
        pytest.param(_american("24", "24"), F, id="a German majority"),
        pytest.param(_american("51", "51", "49"), T, id="an American majority"),
        pytest.param(_american("30", "undisclosed", "30"), U, id="votes kept back"),
        pytest.param(
            f"{_american('24', '24')}\n"
            "rights: [{holder: american, over: provider, kind: control_agreement}]",
            T,
            id="an agreement",
        ),
    ],
)
def test_a_company_is_in_foreign_control(sections: str, expected: Truth) -> None:
    declaration = profile(sections, complete=["holdings", "rights"])

    assert expected is truth("provider.foreign_control: true", declaration)


@pytest.mark.parametrize(
    ("members", "of", "expected"),
    [
        ("3", "5", T),
        ("2", "5", F),
        ("3", "6", F),
        ("4", "6", T),
        ("0", "5", F),
        ("{at_least: 3}", "5", T),
        ("{above: 2}", "5", T),
        ("{at_most: 2}", "5", F),
        ("{at_least: 2, at_most: 3}", "5", U),
        ("3", "{at_most: 5}", T),
        ("3", "{at_least: 6}", F),
        ("3", "{at_least: 5}", U),
        ("3", "{below: 6}", T),
        ("3", "{above: 5}", F),
        ("{above: 1}", "5", U),
        ("{below: 4}", "5", U),
        ("{above: 2}", "4", T),
        ("{below: 3}", "4", F),
        ("undisclosed", "5", U),
        ("3", "undisclosed", U),
    ],
)
def test_a_majority_is_more_than_half_of_the_members(
    members: str, of: str, expected: Truth
) -> None:
    right = "holder: german, over: provider, kind: board_appointment"
    declaration = profile(
        f"rights: [{{{right}, appoints: {{members: {members}, of: {of}}}}}]", complete=["rights"]
    )
    found = explained("each: right\nsatisfies: {appoints.majority: true}", declaration)

    assert expected is found.truth
    assert bool(found.open_gaps()) is (expected is U)


def test_appointments_that_are_not_stated_may_be_a_majority() -> None:
    declaration = profile(
        "rights: [{holder: german, over: provider, kind: board_appointment}]", complete=["rights"]
    )
    found = explained("each: right\nsatisfies: {appoints.majority: false}", declaration)

    assert U is found.truth
    assert (Gap(("rights", 0, "appoints"), Reason.ABSENT),) == found.open_gaps()


# Qualifications


@pytest.mark.parametrize(
    ("closed", "expected", "gaps"),
    [
        pytest.param(["qualifications"], F, (), id="all are stated"),
        pytest.param([], U, (Gap(("qualifications",), Reason.OPEN),), id="there may be others"),
    ],
)
def test_a_qualification_that_is_not_stated_may_be_there(
    closed: list[str], expected: Truth, gaps: tuple[Gap, ...]
) -> None:
    found = explained("some: secnumcloud_qualification", profile(complete=closed))

    assert (expected, gaps) == (found.truth, found.open_gaps())


def _qualified(more: str) -> str:
    return f"qualifications: [{{scheme: SecNumCloud, covers: [subject], {more}}}]"


IN_FORCE = "some: qualification\nwhere: {in_force: true}"
BEFORE, AFTER = date(2026, 9, 29), date(2026, 10, 1)


@pytest.mark.parametrize(
    ("more", "on", "expected"),
    [
        pytest.param(
            "status: granted, until: undisclosed", DAY, T, id="granted on the day stated"
        ),
        pytest.param("status: granted", DAY, U, id="nothing is said of its end"),
        pytest.param("status: granted", AFTER, U, id="granted, without an end"),
        pytest.param("status: granted", BEFORE, U, id="granted, without a beginning"),
        pytest.param("status: granted, until: undisclosed", AFTER, U, id="an end kept back"),
        pytest.param("status: granted, since: undisclosed", BEFORE, U, id="a beginning kept back"),
        pytest.param("status: granted, until: 2026-10-01", AFTER, T, id="its last day"),
        pytest.param("status: granted, until: 2026-09-30", AFTER, F, id="the day after its last"),
        pytest.param("status: granted, until: 2026-09-29", DAY, F, id="ended before it is stated"),
        pytest.param(
            "status: granted, since: 2026-09-29, until: 2030-01-01", BEFORE, T, id="its first day"
        ),
        pytest.param("status: granted, since: 2026-09-30", BEFORE, F, id="the day before"),
        pytest.param(
            "status: granted, since: 2026-09-30, until: undisclosed", DAY, T, id="begun that day"
        ),
        pytest.param(
            "status: granted, since: 2026-09-30, until: 2026-10-01", AFTER, T, id="both ends"
        ),
        pytest.param("status: undisclosed", DAY, U, id="a status kept back"),
        pytest.param("status: in_progress", DAY, F, id="in progress"),
        pytest.param("status: suspended, until: 2030-01-01", DAY, F, id="suspended"),
        pytest.param("status: withdrawn", DAY, F, id="withdrawn"),
        pytest.param("status: refused", AFTER, F, id="refused"),
    ],
)
def test_a_qualification_is_in_force(more: str, on: date, expected: Truth) -> None:
    declaration = profile(_qualified(more), complete=["qualifications"])
    found = explained(IN_FORCE, declaration, on=on)

    assert expected is found.truth
    assert bool(found.open_gaps()) is (expected is U)


@pytest.mark.parametrize(
    ("covers", "expected"),
    [
        ("[subject]", T),
        ("[Nimbus]", T),
        ("[Other, subject]", T),
        ("[Other]", F),
        ("[nimbus]", F),
        ("[Nimbus 2]", F),
    ],
)
def test_a_qualification_covers_the_services_it_names(covers: str, expected: Truth) -> None:
    declaration = profile(
        f"qualifications: [{{scheme: HDS, status: granted, covers: {covers}}}]",
        complete=["qualifications"],
    )

    assert expected is truth("some: qualification\nwhere: {covers_subject: true}", declaration)


# Exposure and reach

CLOUD_ACT = "each: exposure\nwhere: {law: cloud-act, compels: disclosure}\nsatisfies: {grade: %s}"


@pytest.mark.parametrize(
    ("access", "grade", "expected"),
    [
        pytest.param("data: []", "none", T, id="no access"),
        pytest.param(
            "data: [customer, technical], means: administration, clear: true",
            "strong",
            T,
            id="an access in clear",
        ),
        pytest.param(
            "data: [customer, technical], means: administration, clear: true",
            "{at_most: disputed}",
            F,
            id="an access in clear is more than disputed",
        ),
        pytest.param(
            "data: [customer, technical], means: administration",
            "{at_most: disputed}",
            U,
            id="an access perhaps in clear",
        ),
        pytest.param(
            "data: [customer, technical], means: administration",
            "{at_least: weak}",
            T,
            id="an access perhaps in clear is not none",
        ),
    ],
)
def test_a_law_reaches_the_data_through_who_is_subject_to_it(
    access: str, grade: str, expected: Truth
) -> None:
    declaration = profile(
        f"accesses: [{{to: american, staff_of: [], {access}}}]\nkeys: {{held_by: []}}",
        subject="{name: Nimbus, provider: firm}",
        entities=company("firm", "FR"),
        complete=LISTS,
    )

    assert expected is truth(CLOUD_ACT % grade, declaration)


@pytest.mark.parametrize(
    ("access", "expected"),
    [
        ("data: []", F),
        ("data: [customer], means: administration, clear: true", T),
        ("data: [customer], means: administration", U),
        ("data: [technical], means: administration, clear: false", F),
    ],
)
def test_data_are_reached_in_clear(access: str, expected: Truth) -> None:
    declaration = profile(
        f"accesses: [{{to: american, {access}}}]\nkeys: {{held_by: []}}\n"
        "third_parties: [{entity: american, service: Room, role: host}]",
        complete=LISTS,
    )
    reached = "some: custodian\nwhere: {foreign: true}\nsatisfies: {reaches_data: true}"

    assert expected is truth(reached, declaration)


# Shares held through others


@pytest.mark.parametrize("measure", ["capital", "votes"])
@pytest.mark.parametrize(
    ("indirect", "told", "holds"),
    [
        pytest.param("stricter", "foreign", F, id="the stricter of both"),
        pytest.param("product", "product", T, id="they multiply"),
        pytest.param("chain", "attributed", F, id="they go to whoever controls"),
    ],
)
def test_what_is_held_through_others_counts_as_the_ruleset_says(
    indirect: str, told: str, holds: Truth, measure: str
) -> None:
    """Four fifths of three tenths are 24 %, and their holder controls all three."""
    lines = (("american", "middle", 80), ("german", "middle", 20), ("middle", "provider", 30))
    holdings = "\n".join(
        f"- {{holder: {holder}, held: {held}, capital: {part}, votes: {part}}}"
        for holder, held, part in (*lines, ("german", "provider", 70))
    )
    middle = company("middle", "FR", more="listed: false")
    declaration = profile(
        f"holdings:\n{holdings}", entities=middle, complete=["holdings", "rights"]
    )
    facts = Facts(declaration, STATUTES, DAY, "union", "sample", Counting(indirect=indirect))
    asked = condition(f"provider.foreign_{measure}: {{at_most: 24}}")
    compiler = Compiler(words_of(LEXICON), LEXICON, {})

    found = compiler.compile(asked)(facts, (facts.root,))

    (how,) = found.because
    assert (holds, f"graph.{told}-{measure}") == (found.truth, how.message.id)


@pytest.mark.parametrize(
    ("complete", "reason"),
    [
        pytest.param([], Reason.OPEN, id="the list is open"),
        pytest.param(["holdings", "rights"], Reason.UNDERIVED, id="the list is complete"),
    ],
)
def test_a_holder_without_a_name_is_missing_as_far_as_the_list_tells(
    complete: list[str], reason: Reason
) -> None:
    declaration = profile(
        "holdings: [{holder: german, held: provider, capital: 60, votes: 60}]", complete=complete
    )

    found = explained(
        "{each: provider.foreign_holder, satisfies: {capital: {below: 1}}}", declaration
    )

    told = [step for step in found.walk() if step.message.id == "derived.holder_not_known"]
    assert [(Gap(("holdings",), reason),)] == [step.gaps for step in told]
