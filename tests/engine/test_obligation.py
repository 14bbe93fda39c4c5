"""What the answers about a situation come to, and how long that stays so."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.engine.situations import EXAMPLES, SCOPE, STATUTES, example, situation
from tests.sample import drawing
from trustcheck.assessment.finding import Verdict
from trustcheck.assessment.obligation import Scope, Standing, Stretch, standing, strongest
from trustcheck.engine.obligation import answers, scope
from trustcheck.logic.fields import replace
from trustcheck.logic.message import Text, say
from trustcheck.profile.situation import Situation
from trustcheck.profile.value import UNDISCLOSED
from trustcheck.ruleset.reading import with_settings

TODAY = date(2026, 11, 21)
OBLIGED, NOT_OBLIGED = Standing.OBLIGED, Standing.NOT_OBLIGED
DEROGATION, UNKNOWN = Standing.DEROGATION, Standing.UNKNOWN


def _scope(stated: Situation, *, on: date = TODAY) -> Scope:
    return scope(stated, SCOPE, STATUTES, on=on)


def _standings(found: Scope) -> dict[str, Standing]:
    return {each.duty.id: each.standing for each in found.obligations}


# The duties as they ship


def test_the_duties_rest_on_these_questions() -> None:
    rest = {id: (each.founded_on, each.lifted_by) for id, each in SCOPE.duties.items()}

    data_and_cloud = ("SCOPE-31.2", "SCOPE-31.3")
    assert {
        "law": (("SCOPE-31.1", *data_and_cloud), ("SCOPE-31.5",)),
        "circular": (("SCOPE-9.1", *data_and_cloud), ("SCOPE-9.2", "SCOPE-31.5")),
        "health": (("SCOPE-32.1",), ()),
    } == rest


def test_the_duties_hold_from_these_days_on() -> None:
    days = {id: SCOPE.first_day(duty) for id, duty in SCOPE.duties.items()}

    assert {
        "law": date(2026, 4, 17),
        "circular": date(2021, 7, 5),
        "health": None,
    } == days
    assert {"health"} == {id for id, duty in SCOPE.duties.items() if duty.beside}
    assert SCOPE.begins_on is not None
    assert ("project", "started_on") == (SCOPE.begins_on.section, SCOPE.begins_on.name)


# Answers


def test_a_fact_of_a_situation_is_told_by_its_own_name() -> None:
    first, *_ = _scope(situation("")).findings

    (what,) = {step.message["what"] for step in first.explanation.decisive().walk() if step.facts}
    assert say("word.text", text=Text("nature de l’organisme", "kind of body")) == what


# Standings


@pytest.mark.parametrize(
    ("founded", "lifted", "expected"),
    [
        pytest.param("pass", "fail", OBLIGED, id="founded and not lifted"),
        pytest.param("pass", "not_applicable", OBLIGED, id="founded, and nothing can lift it"),
        pytest.param("pass", "pass", DEROGATION, id="founded and lifted"),
        pytest.param("pass", "unknown", UNKNOWN, id="founded and perhaps lifted"),
        pytest.param("unknown", "fail", UNKNOWN, id="perhaps founded"),
        pytest.param("unknown", "pass", DEROGATION, id="lifted, whether founded or not"),
        pytest.param("unknown", "unknown", UNKNOWN, id="perhaps both"),
        pytest.param("fail", "unknown", NOT_OBLIGED, id="not founded, whether lifted or not"),
        pytest.param("fail", "pass", NOT_OBLIGED, id="not founded"),
        pytest.param("not_applicable", "fail", NOT_OBLIGED, id="founded on nothing"),
    ],
)
def test_a_standing_follows_from_the_answers(
    founded: str, lifted: str, expected: Standing
) -> None:
    verdicts = dict.fromkeys(SCOPE.duties["law"].founded_on, Verdict.PASS)
    verdicts |= {"SCOPE-31.2": Verdict(founded), "SCOPE-31.5": Verdict(lifted)}

    assert expected is standing(SCOPE.duties["law"], verdicts)


def test_a_question_that_is_not_in_force_founds_nothing() -> None:
    verdicts = {"SCOPE-31.1": Verdict.PASS, "SCOPE-31.2": Verdict.PASS}

    assert NOT_OBLIGED is standing(SCOPE.duties["law"], verdicts)


@pytest.mark.parametrize(
    ("standings", "expected"),
    [
        pytest.param([NOT_OBLIGED, OBLIGED, UNKNOWN], OBLIGED, id="one duty obliges"),
        pytest.param([DEROGATION, UNKNOWN], UNKNOWN, id="one is not known"),
        pytest.param([DEROGATION, NOT_OBLIGED], DEROGATION, id="one is lifted"),
        pytest.param([], NOT_OBLIGED, id="there is none"),
    ],
)
def test_the_strongest_standing_tells_the_whole(
    standings: list[Standing], expected: Standing
) -> None:
    assert expected is strongest(standings)


# Days


@pytest.mark.parametrize(
    ("day", "law", "circular", "whole"),
    [
        pytest.param("2021-07-04", NOT_OBLIGED, NOT_OBLIGED, NOT_OBLIGED, id="before any text"),
        pytest.param("2021-07-05", NOT_OBLIGED, OBLIGED, OBLIGED, id="the circular"),
        pytest.param("2026-04-16", NOT_OBLIGED, OBLIGED, OBLIGED, id="the eve of the decree"),
        pytest.param("2026-04-17", OBLIGED, OBLIGED, OBLIGED, id="the decree"),
        pytest.param("2026-06-15", DEROGATION, DEROGATION, DEROGATION, id="the derogation"),
        pytest.param("2027-08-21", DEROGATION, DEROGATION, DEROGATION, id="after twelve months"),
        pytest.param("2028-02-20", DEROGATION, DEROGATION, DEROGATION, id="its last day"),
        pytest.param("2028-02-21", OBLIGED, OBLIGED, OBLIGED, id="the day after"),
    ],
)
def test_the_answer_changes_with_the_day(
    day: str, law: Standing, circular: Standing, whole: Standing
) -> None:
    found = _scope(situation(""), on=date.fromisoformat(day))

    assert {"law": law, "circular": circular, "health": OBLIGED} == _standings(found)
    assert whole is found.standing


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param(
            "",
            Stretch(date(2026, 6, 15), date(2028, 2, 20), OBLIGED),
            id="a derogation with an end",
        ),
        pytest.param(
            "compliant_offer: {exists: false, available_on: }",
            Stretch(date(2026, 6, 15), None, None),
            id="a derogation without one",
        ),
        pytest.param(
            "derogation: {granted_by_minister: false}",
            Stretch(date(2021, 7, 5), None, None),
            id="no derogation",
        ),
        pytest.param(
            "project: {started_on: 2026-09-01}",
            Stretch(date(2026, 9, 1), None, None),
            id="not before the project began",
        ),
        pytest.param(
            "project: {started_on: 2026-11-21}",
            Stretch(TODAY, None, None),
            id="since the project began this day",
        ),
        pytest.param("body: {kind: other}", Stretch(None, None, None), id="never"),
    ],
)
def test_a_standing_is_told_with_its_days(changes: str, expected: Stretch) -> None:
    assert expected == _scope(situation(changes)).stretch


def test_a_standing_is_told_with_its_days_on_the_first_and_on_the_last_of_them() -> None:
    first, last = date(2026, 6, 15), date(2028, 2, 20)

    found = [_scope(situation(""), on=day).stretch for day in (first, last)]

    assert [Stretch(first, last, OBLIGED)] * 2 == found


def test_a_scope_says_what_it_is_of_and_how_long_each_duty_lasts() -> None:
    stated = situation("")

    found = _scope(stated)

    assert (stated, SCOPE, TODAY) == (found.situation, found.ruleset, found.on)
    assert {
        "law": Stretch(date(2026, 6, 15), date(2028, 2, 20), OBLIGED),
        "circular": Stretch(date(2026, 6, 15), date(2028, 2, 20), OBLIGED),
        "health": Stretch(date(2020, 3, 2), None, None),
    } == {each.duty.id: each.stretch for each in found.obligations}
    assert found.findings == answers(stated, SCOPE, STATUTES, on=TODAY)


def test_where_no_fact_says_when_it_began_a_duty_holds_from_its_own_first_day() -> None:
    stated = situation(
        "project: {started_on: 2026-09-01}\nderogation: {granted_by_minister: false}"
    )
    ageless = replace(SCOPE, begins_on=None)

    found = scope(stated, ageless, STATUTES, on=TODAY)

    assert Stretch(date(2021, 7, 5), None, None) == found.stretch


@drawing(25, of=100)
@given(
    st.integers(0, 3500).map(lambda days: date(2020, 1, 1) + timedelta(days=days)),
    st.sampled_from(EXAMPLES),
)
def test_nothing_changes_within_a_stretch(day: date, path: object) -> None:
    stated = example(str(path).rpartition("/")[2].removesuffix(".yaml"))
    found = _scope(stated, on=day)
    last = found.stretch.until

    if last is not None:
        assert found.standing is _scope(stated, on=last).standing
        assert found.stretch.then is _scope(stated, on=last + timedelta(days=1)).standing
    if found.stretch.since is not None:
        assert found.standing is _scope(stated, on=found.stretch.since).standing


def test_a_setting_moves_the_first_day() -> None:
    earlier = with_settings(SCOPE, {"law_applies_from": "2024-05-21"})

    found = scope(example("ministry-new-project"), earlier, STATUTES, on=date(2025, 1, 1))

    assert OBLIGED is _standings(found)["law"]


# Soundness: no way of filling in a missing fact overturns an answer

VALUES: dict[str, tuple[object, ...]] = {
    f"{fact.section}.{fact.name}": (
        fact.type.codes
        if fact.type.shape.value == "code"
        else ((), (fact.type.codes[0],), fact.type.codes[1:])
        if fact.type.shape.value == "codes"
        else (date(2019, 1, 1), date(2025, 6, 1), date(2027, 1, 1))
        if fact.type.shape.value == "day"
        else (True, False)
    )
    for fact in SCOPE.facts
}


def _with(stated: Situation, path: str, value: object) -> Situation:
    section, _, name = path.partition(".")
    sections = {key: dict(facts) for key, facts in stated.sections.items()}
    facts = sections.setdefault(section, {})
    facts.pop(name, None)
    if value is not None:
        facts[name] = value
    return Situation(stated.name, stated.stated_on, sections, stated.document)


@drawing(25, of=100)
@given(st.data())
def test_a_missing_fact_cannot_overturn_an_answer(data: st.DataObject) -> None:
    stated = situation("")
    for path, values in VALUES.items():
        stated = _with(stated, path, data.draw(st.sampled_from([None, UNDISCLOSED, *values])))
    missing = [
        path
        for path in VALUES
        if stated.sections.get(path.partition(".")[0], {}).get(path.partition(".")[2])
        in (None, UNDISCLOSED)
    ]
    before = _scope(stated)

    for path in missing:
        stated = _with(stated, path, data.draw(st.sampled_from(VALUES[path])))
    after = _scope(stated)

    for duty, known in _standings(before).items():
        settled = _standings(after)[duty]
        lifted = known is DEROGATION and settled is NOT_OBLIGED  # neither obliges
        assert known in (UNKNOWN, settled) or lifted


@drawing(10, of=100)
@given(st.sampled_from(sorted(VALUES)), st.sampled_from([None, UNDISCLOSED]))
def test_taking_a_fact_away_settles_nothing(path: str, nothing: object) -> None:
    for each in EXAMPLES:
        stated = example(each.stem)
        before, after = (
            _standings(_scope(stated)),
            _standings(_scope(_with(stated, path, nothing))),
        )

        assert [] == [
            duty for duty, standing in after.items() if standing not in (before[duty], UNKNOWN)
        ]
