"""When verdicts change while the facts stay, and by what."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import STATUTES, criterion, declared, profile, ruleset
from tests.sample import drawing
from trustcheck.assessment.assessment import Assessment
from trustcheck.assessment.finding import Verdict
from trustcheck.assessment.forecast import Cause, Forecast, GateTurn
from trustcheck.assessment.gate import gate
from trustcheck.assessment.waiver import Waiver
from trustcheck.cli.shelf import take_ruleset
from trustcheck.engine.assess import Examiner
from trustcheck.engine.dated import Turning, turnings
from trustcheck.engine.forecast import forecast
from trustcheck.logic.fields import replace
from trustcheck.logic.message import Text, say
from trustcheck.logic.pointer import Pointer
from trustcheck.profile.hosting import read_hosted
from trustcheck.profile.reading import Declaration
from trustcheck.ruleset.ruleset import Ruleset
from trustcheck.source.file import load
from trustcheck.source.span import Span

EXAMPLES = Path(__file__).parents[2] / "examples"
PROFILES = ["nuage-modele", "ovhcloud-2021", "cloudwatt-2019", "aws-paris", "s3ns", "cloud-temple"]


@cache
def _ruleset(name: str = "cloud-de-confiance") -> Ruleset:
    return take_ruleset(name, STATUTES)


@cache
def _examiner(name: str = "cloud-de-confiance") -> Examiner:
    return Examiner(_ruleset(name))


@cache
def _example(name: str) -> Declaration:
    path = EXAMPLES / name / "profile.yaml"
    return read_hosted(load(path), STATUTES.atlas, path)


def _assessed(declaration: Declaration, day: date) -> Assessment:
    ruleset = _ruleset()
    if not ruleset.in_force(day):
        return Assessment(declaration, ruleset, day, ())
    return _examiner().assess(declaration, STATUTES, on=day, outlook=False)


def _forecast(declaration: Declaration, on: date, *, most: int = 400) -> Forecast:
    return forecast(
        lambda day: _assessed(declaration, day),
        turnings(declaration, _ruleset(), STATUTES),
        on=on,
        most=most,
    )


def _verdicts(assessment: Assessment) -> dict[str, Verdict]:
    return {each.criterion.id: each.verdict for each in assessment.findings}


def _told(found: Forecast, day: date) -> dict[str, Verdict]:
    """Return the verdicts of a later day as the forecast tells them."""
    verdicts = _verdicts(found.assessment)
    for turn in found.turns:
        if turn.on <= day:
            verdicts.pop(turn.change.criterion.id, None)
            if turn.change.after is not None:
                verdicts[turn.change.criterion.id] = turn.change.after.verdict
    return verdicts


def _gate_told(found: Forecast, day: date) -> bool:
    return [found.is_open, *(turn.is_open for turn in found.gate if turn.on <= day)][-1]


@given(st.data())
@drawing(5, of=12)
def test_every_day_has_the_verdicts_that_are_told(data: st.DataObject) -> None:
    declaration = _example(data.draw(st.sampled_from(PROFILES)))
    first = data.draw(st.dates(date(2017, 1, 1), date(2031, 1, 1)))
    found = _forecast(declaration, first)
    days = data.draw(st.lists(st.integers(0, 4000), min_size=3, max_size=8))

    for day in (first + timedelta(days=each) for each in days):
        alone = _assessed(declaration, day)
        assert _verdicts(alone) == _told(found, day), day
        assert gate(alone).is_open is _gate_told(found, day)


@pytest.mark.parametrize("name", ["logiciel-modele", "ovhcloud-2021"])
def test_the_days_around_each_turn_have_the_verdicts_that_are_told(name: str) -> None:
    declaration = _example(name)
    found = _forecast(declaration, declaration.profile.stated_on)

    days = {turn.on + timedelta(days=by) for turn in found.turns for by in (-1, 0, 1)}
    assert days
    for day in days:
        assert _verdicts(_assessed(declaration, day)) == _told(found, day)


def test_a_qualification_ends_a_pass_and_closes_the_gate() -> None:
    declaration = _example("nuage-modele")

    found = _forecast(declaration, declaration.profile.stated_on)

    assert [("CDC-5.2", date(2028, 1, 14))] == [
        (end.finding.criterion.id, end.last_day) for end in found.ends if end.turn is not None
    ]
    assert found.closes == GateTurn(date(2028, 1, 15), False, ("CDC-5.2",))
    assert [("qualifications", 0, "until"), ("evidence", "snc-decision", "expires")] == [
        cause.pointer for cause in found.turns[0].causes
    ]


def test_what_ends_within_some_days_includes_the_last_one() -> None:
    declaration = _example("nuage-modele")
    found = _forecast(declaration, date(2028, 1, 4))

    assert () == found.within(9)
    assert ("CDC-5.2",) == tuple(end.finding.criterion.id for end in found.within(10))
    assert (False, True) == (found.closes_within(9), found.closes_within(10))


def test_a_pass_on_an_end_that_is_not_disclosed_lasts_for_the_day_of_the_statement() -> None:
    declaration = _example("ovhcloud-2021")

    found = _forecast(declaration, declaration.profile.stated_on)

    first = found.turns[0]
    assert (date(2021, 5, 18), Verdict.PASS, Verdict.UNKNOWN) == (
        first.on,
        first.change.was,
        first.change.now,
    )
    assert ["forecast.cause.stated"] == [cause.message.id for cause in first.causes]


def test_a_rule_that_goes_out_of_force_takes_its_verdict_along() -> None:
    declaration = _example("ovhcloud-2021")

    found = _forecast(declaration, date(2026, 8, 1))

    ended = [turn for turn in found.turns if turn.change.now is None]
    assert [("CDC-5.1", date(2026, 8, 15))] == [
        (turn.change.criterion.id, turn.on) for turn in ended
    ]
    assert ["forecast.cause.rule.until"] == [cause.message.id for cause in ended[0].causes]


def test_a_law_that_lapses_is_the_cause_of_what_it_no_longer_reaches() -> None:
    declaration = _example("aws-paris")

    found = _forecast(declaration, declaration.profile.stated_on)

    assert [("CDC-3.2", ["forecast.cause.law.until"])] == [
        (turn.change.criterion.id, [cause.message.id for cause in turn.causes])
        for turn in found.turns
    ]


def test_of_two_laws_that_lapse_on_a_day_the_one_that_is_spoken_of_is_the_cause() -> None:
    declaration = _example("aws-paris")
    on = declaration.profile.stated_on
    alone = _forecast(declaration, on)
    (turn,) = alone.turns
    other = Turning(turn.on, Cause(say("forecast.cause.law.until")), (Text("Autre", "Other"),))
    both = (*turnings(declaration, _ruleset(), STATUTES), other)

    found = forecast(
        lambda day: _assessed(declaration, day), sorted(both, key=lambda each: each.on), on=on
    )

    assert alone.turns == found.turns


ENDING = """\
contract: {law: FR}
keys: {container: hsm, until: 2027-06-30}
sites:
- {id: one, territory: FR, roles: [storage], until: 2027-06-30}
- {id: two, territory: US, roles: [storage], until: 2027-06-30}
accesses: [{to: german, data: [], until: 2027-06-30}]
"""


@pytest.mark.parametrize(
    ("requires", "now", "expected"),
    [
        pytest.param(
            "keys.container: hsm", Verdict.UNKNOWN, {("keys", "until")}, id="a single record"
        ),
        pytest.param(
            "each: site\nsatisfies: {territory: {within: union}}",
            Verdict.PASS,
            {("sites", 0, "until"), ("sites", 1, "until")},
            id="two records of one list",
        ),
        pytest.param(
            "each: site\nsatisfies: {name: Paris}",
            Verdict.PASS,
            {("sites", 0, "until"), ("sites", 1, "until")},
            id="two of which something is missing",
        ),
    ],
)
def test_of_all_that_ends_on_a_day_what_the_reasons_speak_of_is_the_cause(
    requires: str, now: Verdict, expected: set[Pointer]
) -> None:
    declaration = profile(ENDING, complete=["sites"])
    rules = ruleset(criterion(requires))
    examiner = Examiner(rules)

    found = forecast(
        lambda day: examiner.assess(declaration, STATUTES, on=day),
        turnings(declaration, rules, STATUTES),
        on=declaration.profile.stated_on,
    )

    turn = next(each for each in found.turns if each.on == date(2027, 7, 1))
    assert (now, expected) == (turn.change.now, {cause.pointer for cause in turn.causes})


def test_a_territory_in_a_list_is_one_that_the_reasons_speak_of() -> None:
    declaration = profile(ENDING, complete=["sites"])
    rules = ruleset(criterion("each: site\nsatisfies: {territory: {one_of: [FR, GB]}}"))
    left, stayed = (
        Turning(date(2027, 7, 1), Cause(say("forecast.cause.area.until", territory=name)), (name,))
        for name in map(STATUTES.atlas.name, ("GB", "NO"))
    )

    found = forecast(
        lambda day: Examiner(rules).assess(declaration, STATUTES, on=day),
        (left, stayed),
        on=declaration.profile.stated_on,
    )

    assert [(left.cause,)] == [turn.causes for turn in found.turns]


def test_a_holding_that_ends_is_the_cause_of_what_rested_on_it() -> None:
    declaration = declared(_OWNED)

    found = _forecast(declaration, declaration.profile.stated_on)

    turn = next(each for each in found.turns if each.change.was is Verdict.FAIL)
    assert date(2027, 7, 1) == turn.on
    assert [("holdings", 0, "until")] == [cause.pointer for cause in turn.causes]


def test_a_waiver_that_ends_is_told_and_is_no_verdict() -> None:
    declaration = _example("nuage-exemple")
    on = declaration.profile.stated_on
    first = next(
        each for each in _assessed(declaration, on).findings if each.verdict is Verdict.FAIL
    )
    until = on + timedelta(days=10)
    span = Span("waivers.yaml", 1, 1, 1, 1)
    waiver = Waiver(
        criterion=first.criterion.id,
        subject=declaration.profile.subject.name,
        owner="The board",
        reason="A move is under way.",
        reference="42",
        until=until,
        span=span,
    )

    def assess(day: date) -> Assessment:
        told = _assessed(declaration, day)
        findings = (
            replace(each, waiver=waiver)
            if each.criterion.id == waiver.criterion and waiver.counts_on(day)
            else each
            for each in told.findings
        )
        return replace(told, findings=tuple(findings))

    days = turnings(declaration, _ruleset(), STATUTES, waivers=(waiver,))
    found = forecast(assess, days, on=on)

    ended = [turn for turn in found.turns if not turn.change.is_new_verdict]
    assert [(first.criterion.id, until + timedelta(days=1))] == [
        (turn.change.criterion.id, turn.on) for turn in ended
    ]
    told = say("forecast.cause.waiver", owner="The board", day=until)
    assert (Cause(told),) == ended[0].causes


def test_too_many_days_are_cut_and_the_last_one_is_told() -> None:
    declaration = _example("nuage-exemple")
    on = declaration.profile.stated_on
    days = sorted(
        {each.on for each in turnings(declaration, _ruleset(), STATUTES) if each.on > on}
    )

    found, all_but_none = (_forecast(declaration, on, most=most) for most in (3, len(days)))

    assert (3, days[3] - timedelta(days=1)) == (found.days, found.until)
    assert (len(days), None) == (all_but_none.days, all_but_none.until)


_OWNED = """\
trustcheck: 1
subject: {name: Nimbus, provider: nimbus, activities: [iaas]}
stated_on: 2026-09-30
complete: [holdings]
entities:
  nimbus:
    name: Nimbus SA
    kind: company
    listed: true
    seats: {registered_office: FR, central_administration: FR, main_establishment: FR}
  fund:
    name: Fund Inc
    kind: company
    listed: true
    branches: []
    seats: {registered_office: US, central_administration: US, main_establishment: US}
holdings:
  - {holder: fund, held: nimbus, capital: 30, votes: 30, until: 2027-06-30}
"""
