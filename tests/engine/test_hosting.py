"""What a service on a host finds: own, shared or inherited; and what the host's facts reach."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import deepcopy
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.builders import (
    DAY,
    LISTS,
    STATUTES,
    company,
    condition,
    criterion,
    declared,
    profile,
    ruleset,
)
from tests.conftest import Golden
from tests.engine.worlds import Mask, World, masks, view, worlds
from tests.sample import drawing
from tests.telling import decided
from trustcheck.assessment.assessment import Assessment
from trustcheck.assessment.finding import Finding, Hosting, Verdict
from trustcheck.engine.assess import Examiner, assess
from trustcheck.engine.facts import Facts
from trustcheck.logic.fields import replace
from trustcheck.logic.message import say
from trustcheck.logic.pointer import Pointer, dotted
from trustcheck.profile.reading import Declaration, of_host
from trustcheck.report.fact import fact
from trustcheck.ruleset.condition.tree import Condition
from trustcheck.ruleset.criterion import Criterion
from trustcheck.source.problem import InvalidInput, Problem

KEPT = Path(__file__).with_name("kept")
P, F, U, NA = Verdict.PASS, Verdict.FAIL, Verdict.UNKNOWN, Verdict.NOT_APPLICABLE

_HOSTED = "hosted_on: {profile: ../host/profile.yaml, service: Host}\n"


# What stands on what


def on(host: Declaration, own: Declaration) -> Declaration:
    """Return a declaration of a service with that of its host."""
    return replace(own, host=replace(host, document=_renamed(host)))


def _renamed(host: Declaration) -> object:
    spans = {at: replace(span, file="host.yaml") for at, span in host.document.spans.items()}
    return replace(host.document, file="host.yaml", spans=spans)


def service(sections: str = "", *, more: str = "", **given: object) -> Declaration:
    """Return the declaration of a service that stands on a host."""
    return profile(f"{_HOSTED}{sections}", **given)  # type: ignore[arg-type]  # as `profile` has it


def host(sections: str = "", **given: object) -> Declaration:
    """Return the declaration of a host, whose provider is called as that of the service."""
    subject = "{name: Host, provider: provider, activities: [iaas]}"
    return profile(sections, **{"subject": subject, **given})  # type: ignore[arg-type]  # the same


def found(
    own: Declaration, only: Criterion, *, asks: str | None = None, day: date = DAY
) -> Finding:
    """Return the finding of one criterion on a service; `asks` is what is asked of hosts."""
    return assessed(own, only, asks=asks, day=day).findings[0]


def assessed(
    own: Declaration, only: Criterion, *, asks: str | None = None, day: date = DAY
) -> Assessment:
    """Return the assessment of one criterion on a service."""
    asked: Condition | None = None if asks is None else condition(asks)
    rules = replace(ruleset(only), asks_of_host=asked)
    return assess(own, rules, STATUTES, on=day)


_AUDITS = {P: "contract: {audit_right: true}", F: "contract: {audit_right: false}", U: ""}


def _stating(verdict: Verdict) -> str:
    """Return the section with which a criterion on audits gives a verdict."""
    return _AUDITS.get(verdict, "contract: {audit_right: true, courts: DE}")


def _audits(hosted: str) -> Criterion:
    """Return the criterion: wherever the courts are French, the customer may have an audit."""
    more = f"""\
hosted: {hosted}
applies_when: {{not: {{contract.courts: DE}}}}
"""
    return criterion("contract.audit_right: true", more=more)


def _facts(verdict: Verdict) -> str:
    stated = {
        P: "courts: FR, audit_right: true",
        F: "courts: FR, audit_right: false",
        U: "courts: FR",
    }
    return f"contract: {{{stated.get(verdict, 'courts: DE')}}}"


OWN, HOST = (P, F, U, NA), (P, F, U, NA)
TABLE = {
    "own": {(mine, theirs): mine for mine in OWN for theirs in HOST},
    "shared": {
        (P, P): P,
        (P, F): F,
        (P, U): U,
        (P, NA): P,
        (F, P): F,
        (F, F): F,
        (F, U): F,
        (F, NA): F,
        (U, P): U,
        (U, F): F,
        (U, U): U,
        (U, NA): U,
        (NA, P): P,
        (NA, F): F,
        (NA, U): U,
        (NA, NA): NA,
    },
    "inherited": {
        **{(mine, theirs): theirs for mine in OWN for theirs in (P, F, U)},
        **{(mine, NA): mine for mine in OWN},
    },
}
"""What comes out by the word of a criterion, the service's own verdict and that of its host."""


@pytest.mark.parametrize("mine", OWN)
@pytest.mark.parametrize("theirs", HOST)
@pytest.mark.parametrize("word", TABLE)
def test_two_verdicts_make_one(word: str, mine: Verdict, theirs: Verdict) -> None:
    own = on(host(_facts(theirs)), service(_facts(mine)))

    finding = found(own, _audits(word))

    assert TABLE[word][mine, theirs] is finding.verdict
    assert Hosting(word, mine, None if word == "own" else theirs) == finding.hosting


@pytest.mark.parametrize("mine", OWN)
def test_a_criterion_that_says_nothing_of_hosts_is_own(mine: Verdict) -> None:
    audits = replace(_audits("own"), hosted=None)

    finding = found(on(host(_facts(P)), service(_facts(mine))), audits)

    assert (mine, Hosting("own", mine)) == (finding.verdict, finding.hosting)


_ASKED = """\
some: secnumcloud_qualification
satisfies: {all: [{version: '3.2'}, {covers_subject: true}, {in_force: true}]}
"""
_GRANTED = (
    "qualifications: [{scheme: SecNumCloud, version: '%s', status: %s, since: 2025-01-01, "
    "until: %s, covers: [%s]}]"
)


@pytest.mark.parametrize(
    ("qualification", "mine", "theirs", "expected"),
    [
        pytest.param(
            _GRANTED % ("3.2", "granted", "2028-01-01", "subject"), U, P, P, id="in force"
        ),
        pytest.param(
            _GRANTED % ("3.2", "granted", "2028-01-01", "subject"), P, F, F, id="host fails"
        ),
        pytest.param(
            _GRANTED % ("3.1", "granted", "2028-01-01", "subject"), U, P, U, id="an older version"
        ),
        pytest.param(
            _GRANTED % ("3.1", "granted", "2028-01-01", "subject"),
            P,
            P,
            P,
            id="an older version, both pass",
        ),
        pytest.param(
            _GRANTED % ("3.2", "granted", "2026-09-29", "subject"), F, P, F, id="expired"
        ),
        pytest.param(
            _GRANTED % ("3.2", "granted", "2028-01-01", "Other"), F, P, F, id="of another service"
        ),
        pytest.param(
            _GRANTED % ("3.2", "in_progress", "2028-01-01", "subject"),
            P,
            P,
            P,
            id="not yet, both pass",
        ),
        pytest.param(
            _GRANTED % ("3.2", "undisclosed", "2028-01-01", "subject"), F, P, U, id="not known"
        ),
        pytest.param(
            _GRANTED % ("3.2", "undisclosed", "2028-01-01", "subject"),
            P,
            P,
            P,
            id="not known, both pass",
        ),
        pytest.param(
            _GRANTED % ("3.2", "undisclosed", "2028-01-01", "subject"),
            P,
            F,
            F,
            id="not known, host fails",
        ),
    ],
)
def test_a_host_that_is_not_as_asked_does_not_help(
    qualification: str, mine: Verdict, theirs: Verdict, expected: Verdict
) -> None:
    theirs_too = host(f"{_facts(theirs)}\n{qualification}", complete=["qualifications"])

    finding = found(on(theirs_too, service(_facts(mine))), _audits("inherited"), asks=_ASKED)

    assert expected is finding.verdict


_PARTS = """\
hosted: inherited
parts:
- {id: law, title: {fr: Droit, en: Law}, requires: {contract.law: FR}}
- {id: audit, title: {fr: Audit, en: Audit}, requires: {contract.audit_right: true}}
"""


@pytest.mark.parametrize(
    ("granted", "expected"),
    [
        pytest.param("granted", (P, [P, P]), id="the host alone"),
        pytest.param("undisclosed", (U, [P, U]), id="both, where the host may not be as asked"),
        pytest.param("suspended", (F, [P, F]), id="both, where the host is not as asked"),
    ],
)
def test_parts_are_inherited_one_by_one(
    granted: str, expected: tuple[Verdict, list[Verdict]]
) -> None:
    qualified = _GRANTED % ("3.2", granted, "2028-01-01", "subject")
    closed = ["qualifications"]
    theirs = host(f"contract: {{law: FR, audit_right: true}}\n{qualified}", complete=closed)
    own = on(theirs, service("contract: {law: FR, audit_right: false}"))

    finding = found(own, criterion(more=_PARTS), asks=_ASKED)

    assert expected == (finding.verdict, [part.verdict for part in finding.parts])


def test_the_last_day_of_the_host_s_qualification_ends_what_is_inherited() -> None:
    granted = _GRANTED % ("3.2", "granted", "2026-10-31", "subject")
    own = on(host(f"{_facts(P)}\n{granted}", complete=["qualifications"]), service(_facts(F)))
    last = date(2026, 10, 31)

    verdicts = [
        found(own, _audits("inherited"), asks=_ASKED, day=day).verdict
        for day in (last, last + timedelta(days=1))
    ]

    assert [P, F] == verdicts


def test_a_chain_of_hosts_is_followed_to_its_end() -> None:
    machines = replace(host(_facts(F)), document=host(_facts(F)).document)
    platform = host(f"{_HOSTED}{_facts(P)}")
    own = on(on(machines, platform), service(_facts(P)))

    finding = found(own, _audits("shared"))

    way: Pointer = ("hosted_on", "profile") * 2
    assert F is finding.verdict
    assert (*way, "contract", "audit_right") in finding.explanation.pointers()


# Proofs

_ABROAD = """\
each: site
where: {territory: {outside: union}}
satisfies: {roles: {includes: backup}}
"""
_SITES = "sites: [{id: one, territory: %s, roles: [storage, %s]}]"
_OBSERVED = "{each: third_party, satisfies: {qualified: true}}"
_CLOSED = ["sites", "third_parties", "qualifications"]
_STATUS = {"as asked": "granted", "perhaps as asked": "undisclosed", "not as asked": "suspended"}


def _on_sites(*, mine: str, theirs: str) -> Declaration:
    """Return a service and its host, each with a site at a place."""
    ours = service(_SITES % (mine, "backup"), complete=_CLOSED)
    qualified = _GRANTED % ("3.2", "undisclosed", "2028-01-01", "subject")
    return on(host(f"{_SITES % (theirs, 'support')}\n{qualified}", complete=_CLOSED), ours)


def _pairs() -> Iterator[tuple[str, Finding]]:
    """Yield what is found of two, each by what it is a case of."""
    for word, pairs in {
        "own": [(P, F)],
        "shared": [(P, P), (F, P), (U, F), (P, NA), (NA, F), (NA, U), (NA, NA)],
        "inherited": [(F, P), (P, F), (F, NA), (NA, P)],
    }.items():
        for mine, theirs in pairs:
            own = on(host(_facts(theirs)), service(_facts(mine)))
            title = f"{word}: {mine.value} on a host with {theirs.value}"
            yield title, found(own, _audits(word))
    for name, status in _STATUS.items():
        qualified = _GRANTED % ("3.2", status, "2028-01-01", "subject")
        theirs_too = host(f"{_facts(P)}\n{qualified}", complete=_CLOSED)
        own = on(theirs_too, service(_facts(U)))
        yield f"inherited: unknown, {name}", found(own, _audits("inherited"), asks=_ASKED)


def _over_lists() -> Iterator[tuple[str, Finding]]:
    """Yield what is found where one of two has nothing to look at, or both, and of parts."""
    for word, asks in (("shared", None), ("inherited", None), ("inherited", _ASKED)):
        title = word if asks is None else f"{word}, perhaps as asked"
        for mine, theirs in (("FR", "FR"), ("FR", "US"), ("US", "FR")):
            own = _on_sites(mine=mine, theirs=theirs)
            only = criterion(_ABROAD, more=f"hosted: {word}\nobserves: {_OBSERVED}")
            yield f"{title}: {mine} on {theirs}", found(own, only, asks=asks)
        own = _on_sites(mine="FR", theirs="US")
        only = criterion(more=_IN_PARTS % word)
        yield f"{title}: in parts", found(own, only, asks=asks)


_IN_PARTS = """\
hosted: %s
parts:
- id: abroad
  title: {fr: Dehors, en: Abroad}
  requires: {each: site, where: {territory: {outside: union}}, satisfies: {territory: US}}
- id: far
  title: {fr: Loin, en: Far}
  requires: {not: {some: site, where: {territory: CN}}}
- {id: some, title: {fr: Un, en: One}, requires: {some: site, where: {roles: {includes: support}}}}
"""


def test_what_two_find_together_is_proved_as_it_was(golden: Golden) -> None:
    pairs = (*_pairs(), *_over_lists())

    proofs = (f"# {name}\n{decided(each)}\n" for name, each in pairs)
    golden(KEPT / "hosted.txt", "\n".join(proofs))


# Days


def test_a_service_that_stood_elsewhere_on_the_day_is_judged_alone() -> None:
    later = "hosted_on: {profile: ../host/profile.yaml, service: Host, since: 2026-10-01}\n"
    own = on(host(_facts(F)), profile(f"{later}{_facts(P)}"))

    alone, together = (found(own, _audits("shared"), day=day) for day in (DAY, date(2026, 10, 1)))

    assert (P, None) == (alone.verdict, alone.hosting)
    assert F is together.verdict


def test_a_host_stated_on_another_day_is_remarked() -> None:
    text = host(_facts(P))
    older = replace(text, profile=replace(text.profile, stated_on=date(2026, 1, 31)))

    notes = {
        note.id: dict(note.values)
        for note in assessed(on(older, service(_facts(P))), _audits("own")).notes
    }

    assert {"host": "Host", "file": "host.yaml"} == notes["note.hosted"]
    assert {"host": "Host", "stated": date(2026, 1, 31), "on": DAY} == notes["note.host_stated"]


def test_what_both_files_tell_and_what_both_name_is_remarked() -> None:
    firm = company("firm", "FR", more='listed: false, identifiers: {siren: "732829320"}')
    held = "holdings: [{holder: %s, held: firm, capital: 60, votes: 60}]"
    own = on(host(held % "american", entities=firm), service(held % "german", entities=firm))

    notes = {note.id: dict(note.values) for note in assessed(own, _audits("own")).notes}

    assert {"companies": ("Firm SA",)} == notes["note.host_tells"]
    assert {"names": ("American SA", "German SA", "Provider SA")} == notes["note.host_namesakes"]


def test_a_host_that_was_not_read_is_never_passed_over() -> None:
    own = service(_facts(P))

    with pytest.raises(InvalidInput) as refused:
        found(own, _audits("own"))

    assert (
        Problem(own.document.span(("hosted_on", "profile")), say("host-not-followed")),
    ) == refused.value.problems


# Places


def test_facts_of_the_host_are_told_at_their_place_in_its_file() -> None:
    own = on(host(_facts(F)), service(_facts(P)))

    finding = found(own, _audits("shared"))
    told = fact(own, finding.explanation.decisive().pointers()[0])

    assert ("host.yaml", "hosted_on.profile.contract.audit_right", "false") == (
        told.span.file,
        told.path,
        told.written,
    )


def test_what_is_missing_of_the_host_is_told_as_its_own() -> None:
    finding = found(on(host(_facts(U)), service(_facts(P))), _audits("inherited"))

    gaps = [dotted(gap.pointer) for gap in finding.explanation.open_gaps()]

    assert ["hosted_on.profile.contract.audit_right"] == gaps


# What reaches the data through the host

CLOSED = LISTS
_SITE = "sites: [{id: one, territory: FR, roles: [storage, processing]}]"


def _american(id: str) -> str:
    return company(id, "US")


THIRD_PARTIES = criterion(
    """\
each: third_party
where: {any: [{entity.foreign: true}, {entity.foreign_control: true}]}
satisfies: {entity.reaches_data: false}
"""
)
AUTONOMY = criterion(
    """\
each: third_party
where: {any: [{entity.foreign: true}, {entity.foreign_control: true}]}
satisfies:
  any: [{qualified: true}, {autonomy.own_skills: true}, {autonomy.alternatives: {at_least: 2}}]
"""
)
CLOUD_ACT = criterion(
    """\
each: exposure
where: {all: [{law: cloud-act}, {compels: disclosure}]}
satisfies: {grade: {at_most: weak}}
"""
)
OWNERSHIP = criterion(
    "all: [{provider.foreign: false}, {provider.foreign_capital: {at_most: 24}}]"
)
_HELD = "holdings: [{holder: german, held: provider, capital: 100, votes: 100}]"


def _whole(sections: str = "") -> str:
    return f"{_HELD}\n{sections}"


def _closed(*more: str) -> Iterable[str]:
    return (*CLOSED, *more)


def _held_by(holder: str, sections: str = "") -> Declaration:
    """Return a host all of whose capital somebody holds; everything is declared of it."""
    held = f"holdings: [{{holder: {holder}, held: provider, capital: 100, votes: 100}}]"
    return host(f"{held}\n{sections}", complete=CLOSED)


def test_a_host_in_foreign_hands_that_reaches_data_fails_the_service() -> None:
    theirs = _held_by("american", _SITE)
    own = on(theirs, service(_whole(), complete=CLOSED))

    alone = assess(theirs, ruleset(THIRD_PARTIES), STATUTES, on=DAY).findings[0]
    finding = found(own, THIRD_PARTIES)

    assert (P, F) == (alone.verdict, finding.verdict)
    files = {fact(own, at).span.file for at in finding.explanation.decisive().pointers()}
    assert "host.yaml" in files


def test_a_host_in_european_hands_does_not() -> None:
    own = on(_held_by("german", _SITE), service(_whole(), complete=CLOSED))

    assert P is found(own, THIRD_PARTIES).verdict


def test_a_host_whose_holders_are_not_known_leaves_it_open() -> None:
    own = on(host(_SITE), service(_whole("keys: {held_by: []}"), complete=CLOSED))

    finding = found(own, THIRD_PARTIES)

    assert U is finding.verdict
    gaps = {dotted(gap.pointer) for gap in finding.explanation.open_gaps()}
    assert "hosted_on.profile.rights" in gaps
    assert set() == {at for at in gaps if not at.startswith("hosted_on.profile.")}


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        pytest.param("own_skills: true", P, id="by own skills"),
        pytest.param("own_skills: false, alternatives: 2", P, id="by two others"),
        pytest.param("own_skills: false, alternatives: 1", F, id="by one other"),
        pytest.param("own_skills: false", U, id="not known"),
    ],
)
def test_going_on_without_a_foreign_host_is_for_the_service_to_say(
    more: str, expected: Verdict
) -> None:
    stands_on = f"hosted_on: {{profile: a.yaml, service: Host, autonomy: {{{more}}}}}\n"
    own = profile(f"{stands_on}{_whole()}", complete=CLOSED)

    assert expected is found(on(_held_by("american", _SITE), own), AUTONOMY).verdict


def test_a_foreign_host_that_is_qualified_leaves_the_service_its_autonomy() -> None:
    granted = _GRANTED % ("3.2", "granted", "2028-01-01", "subject")

    own = on(_held_by("american", f"{_SITE}\n{granted}"), service(_whole(), complete=CLOSED))

    assert P is found(own, AUTONOMY).verdict


def test_a_law_that_reaches_the_host_reaches_the_service() -> None:
    own = on(_held_by("american", _SITE), service(_whole(), complete=CLOSED))

    finding = found(own, CLOUD_ACT)

    assert F is finding.verdict
    told = {dotted(at) for at in finding.explanation.decisive().pointers()}
    assert "hosted_on.profile.holdings[0].votes" in told
    assert "hosted_on.profile.sites[0].operator" in told


def test_a_host_that_keeps_ciphertext_of_which_the_service_has_the_keys_reaches_nothing() -> None:
    sections = """\
sites: [{id: one, territory: FR, roles: [storage]}]
accesses: [{to: provider, data: [customer, technical], means: hosting, clear: false}]
"""
    locked = f"{sections}keys: {{held_by: [], customer_exclusive: true}}\n"
    keyed = f"{sections}keys: {{held_by: [provider]}}\n"
    own = service(
        _whole("keys: {held_by: [provider]}"), complete=CLOSED, entities=_american("elsewhere")
    )

    verdicts = [
        found(on(_held_by("american", text), own), THIRD_PARTIES).verdict
        for text in (locked, keyed, sections)
    ]

    assert [P, F, U] == verdicts


def test_who_owns_the_provider_is_read_in_its_own_file_alone() -> None:
    own = on(_held_by("american", _SITE), service(_whole(), complete=CLOSED))

    finding = found(own, OWNERSHIP)

    assert P is finding.verdict
    assert all(at[0] != "hosted_on" for at in finding.explanation.pointers())


def test_one_company_that_provides_both_is_no_third_party_of_itself() -> None:
    number = 'listed: false, identifiers: {siren: "732829320"}'
    one = f"{company('firm', 'US', more=number)}\n"
    subject = "{name: %s, provider: firm}"
    theirs = host(_SITE, entities=one, subject=subject % "Host", complete=CLOSED)
    own = service(entities=one, subject=subject % "Service", complete=CLOSED)

    finding = found(on(theirs, own), THIRD_PARTIES)

    assert (P, True) == (finding.verdict, finding.explanation.vacuous)


# Soundness

_WORDS = ("own", "shared", "inherited")
_ASKED_OF_WORLDS = condition("some: secnumcloud_qualification\nsatisfies: {in_force: true}")
_CRITERIA = [
    criterion(text, id=f"C-{number}-{word}", more=f"hosted: {word}\n")
    for word in _WORDS
    for number, text in enumerate(
        (
            "each: site\nsatisfies: {territory: {within: union}}",
            "contract.audit_right: true",
            "each: technology\nsatisfies: {terms: {one_of: [licence, own]}}",
        )
    )
] + [
    criterion(text, id=f"D-{number}")
    for number, text in enumerate(
        (
            "each: custodian\nsatisfies: {foreign: false}",
            "each: custodian\nsatisfies: {foreign_capital: {at_most: 24}}",
            "each: access\nwhere: {to.foreign: true}\nsatisfies: {to.reaches_data: false}",
            "each: third_party\nsatisfies: {any: [{entity.foreign: false}, {qualified: true}]}",
            "each: exposure\nwhere: {compels: disclosure}\nsatisfies: {grade: {at_most: weak}}",
            "each: exposure\nwhere: {compels: continuity}\nsatisfies: {grade: {at_most: weak}}",
        )
    )
]
_EXAMINER = Examiner(replace(ruleset(*_CRITERIA), asks_of_host=_ASKED_OF_WORLDS))


def _verdicts(
    own: World, theirs: World, hidden: tuple[list[Mask], list[Mask]]
) -> dict[str, Verdict]:
    named = {"name": "Host", "provider": "p", "activities": ["iaas"]}
    stands_on = {"profile": "../host/profile.yaml", "service": "Host"}
    below = view({**theirs, "subject": named}, hidden[1])
    above = view({**own, "hosted_on": stands_on}, hidden[0])
    told = _EXAMINER.assess(on(below, above), STATUTES, on=DAY, outlook=False)
    return {each.criterion.id: each.verdict for each in told.findings}


def _identify(own: World, theirs: World, mine: str, other: str) -> None:
    """Make two companies of two worlds one, of which both say the same."""
    one = {**own["entities"][mine], "identifiers": {"siren": "732829320"}}
    own["entities"][mine] = one
    theirs["entities"][other] = deepcopy(one)
    for world, id in ((own, mine), (theirs, other)):
        world["holdings"] = [each for each in world["holdings"] if each["held"] != id]


@st.composite
def _hidden(draw: st.DrawFn, world: World) -> list[Mask]:
    # Who is who across two files is what numbers of registers say, not a fact to fill in.
    known = [each for each in masks(world) if "identifiers" not in each.at]
    return draw(st.lists(st.sampled_from(known), max_size=4, unique_by=str))


@drawing(
    15,
    of=60,
    like=settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]),
)
@given(st.data())
def test_facts_filled_in_on_either_side_overturn_no_verdict(data: st.DataObject) -> None:
    own, theirs = data.draw(worlds()), data.draw(worlds())
    pair = data.draw(st.sampled_from((None, ("a", "a"), ("a", "p"), ("p", "a"), ("p", "p"))))
    if pair is not None:
        _identify(own, theirs, *pair)
    hidden = data.draw(_hidden(own)), data.draw(_hidden(theirs))

    seen, whole = _verdicts(own, theirs, hidden), _verdicts(own, theirs, ([], []))

    assert {} == {
        id: (verdict, whole[id])
        for id, verdict in seen.items()
        if verdict is not U and verdict is not whole[id]
    }


# Who owns the provider is read in its own file alone

_NUMBERED = 'listed: false, branches: [], identifiers: {siren: "732829320"}'
_OWN = f"""\
trustcheck: 1
subject: {{name: Nimbus, provider: firm, activities: [iaas]}}
stated_on: {DAY}
complete: [holdings, rights]
entities:
  {company("firm", "FR", more=_NUMBERED)}
  {company("german", "DE")}
{_HOSTED}holdings: [{{holder: german, held: firm, capital: 100, votes: 100}}]
"""
_OTHERWISE = """\
holdings: [{holder: american, held: firm, capital: 60, votes: 60}]
rights:
- {holder: american, over: firm, kind: golden_share}
- {holder: american, over: firm, kind: board_appointment, appoints: {members: 6, of: 10}}
"""


@pytest.mark.parametrize(
    "condition",
    [
        pytest.param("provider.foreign: false", id="seats"),
        pytest.param("provider.foreign_control: false", id="control"),
        pytest.param("provider.foreign_capital: {equals: 0}", id="capital"),
        pytest.param("provider.foreign_votes: {equals: 0}", id="votes"),
        pytest.param("provider.foreign_appointments: {equals: 0}", id="appointments"),
        pytest.param("not: {some: provider.foreign_holder}", id="holders"),
        pytest.param("not: {some: provider.foreign_right}", id="rights"),
    ],
)
def test_what_a_host_says_of_the_provider_changes_nothing(condition: str) -> None:
    seats = "{registered_office: US, central_administration: US, main_establishment: US}"
    abroad = f"firm: {{name: Firm SA, kind: company, {_NUMBERED}, seats: {seats}}}"
    own = on(host(_OTHERWISE, entities=abroad), declared(_OWN))

    finding = found(own, criterion(condition, more="hosted: own"))

    assert P is finding.verdict


def test_the_provider_is_what_its_own_file_says_and_others_what_either_does() -> None:
    more = 'listed: true, identifiers: {siren: "732829320"}'
    theirs = host("", entities=f"{company('firm', 'US', more=more)}\n{company('else', 'US')}")
    own = on(theirs, declared(_OWN))
    facts = Facts(own, STATUTES, DAY, "union", "sample")

    assert own.profile.entities["firm"] == facts.entity("firm").item
    assert "Else SA" == facts.entity(of_host("else")).label
