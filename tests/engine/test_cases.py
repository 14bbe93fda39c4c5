"""What holds whichever answer a question has, and what must not be concluded so."""

from __future__ import annotations

from itertools import product
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import STRANGER, criterion, explained, judged, profile, truth
from trustcheck.assessment.finding import Verdict
from trustcheck.logic.message import say
from trustcheck.logic.truth import Truth
from trustcheck.profile.access import Means
from trustcheck.profile.reading import Declaration
from trustcheck.source.writing import written

T, F, U = Truth.TRUE, Truth.FALSE, Truth.UNKNOWN


def _access(*facts: str) -> Declaration:
    said = ", ".join(("to: american", "data: [customer]", *facts))
    return profile(f"accesses: [{{{said}}}]", complete=["accesses"])


SAFE_IF_CLEAR = """
each: access
satisfies:
  any:
    - clear: false
    - all: [{clear: true}, {safeguards: {includes: bastion}}]
"""
NO_UPDATES_IN_CLEAR = """
each: access
where: {means: {one_of: [updates, support]}}
satisfies:
  any: [{means: {none_of: [updates, support]}}, {clear: false}]
"""
HOME_OR_HARMLESS = """
each: access
satisfies:
  any: [{to.foreign: false}, {all: [{to.foreign: true}, {to.reaches_data: false}]}]
"""
EITHER = "any: [{contract.audit_right: true}, {contract.audit_right: false}]"
ONE_STATE = """
all:
  - provider.seats.central_administration: {the: provider.seats.registered_office}
  - provider.seats.main_establishment: {the: provider.seats.registered_office}
"""


def _seated(office: str, centre: str, main: str, *, kind: str = "company") -> Declaration:
    places = {"registered_office": office, "central_administration": centre}
    stated = ", ".join(f"{k}: {v}" for k, v in {**places, "main_establishment": main}.items() if v)
    return profile(
        subject="{name: Nimbus, provider: other}",
        entities=f"other: {{name: Other, kind: {kind}, seats: {{{stated}}}}}",
    )


@pytest.mark.parametrize(
    ("asked", "declaration", "expected"),
    [
        pytest.param(SAFE_IF_CLEAR, _access("safeguards: [bastion]"), T, id="holds both ways"),
        pytest.param(
            SAFE_IF_CLEAR,
            _access("clear: undisclosed", "safeguards: [bastion]"),
            T,
            id="kept back",
        ),
        pytest.param(SAFE_IF_CLEAR, _access("safeguards: []"), U, id="holds one way"),
        pytest.param(SAFE_IF_CLEAR, _access(), U, id="another question is open, too"),
        pytest.param(NO_UPDATES_IN_CLEAR, _access("clear: false"), T, id="whatever the means"),
        pytest.param(NO_UPDATES_IN_CLEAR, _access("clear: true"), U, id="not by some means"),
        pytest.param(
            HOME_OR_HARMLESS,
            profile(
                "accesses: [{to: stranger, data: []}]", entities=STRANGER, complete=["accesses"]
            ),
            T,
            id="what is worked out",
        ),
        pytest.param(ONE_STATE, _seated("undisclosed", "FR", "DE"), F, id="any territory"),
        pytest.param(ONE_STATE, _seated("undisclosed", "FR", "FR"), U, id="one territory would"),
        pytest.param(ONE_STATE, _seated("", "FR", "DE"), U, id="a seat that there may not be"),
        pytest.param(
            ONE_STATE, _seated("", "FR", "DE", kind="public_body"), U, id="of a public body"
        ),
        pytest.param(
            EITHER,
            profile(),
            U,
            id="there may be no contract",
        ),
        pytest.param(
            EITHER,
            profile("contract: {law: FR}"),
            T,
            id="yes or no",
        ),
        pytest.param(
            "not: {all: [{contract.audit_right: true}, {contract.audit_right: false}]}",
            profile("contract: {law: FR}"),
            T,
            id="not both",
        ),
        pytest.param(
            "all: [{known: contract.audit_right}, {contract.audit_right: true},"
            f" {{{EITHER}}}]",
            profile("contract: {law: FR}"),
            U,
            id="an answer that is supposed is not known",
        ),
        pytest.param(
            "any: [{all: [{known: contract.audit_right}, {contract.audit_right: true}]},"
            " {contract.audit_right: false}]",
            profile("contract: {law: FR}"),
            U,
            id="what holds whatever the answer is does not make it known",
        ),
        pytest.param(
            "any: [{known: contract.audit_right}, {contract.audit_right: {the:"
            " contract.audit_right}}]",
            profile("contract: {law: FR}"),
            U,
            id="known or the same",
        ),
    ],
)
def test_what_every_answer_comes_to_is_known(
    asked: str, declaration: Declaration, expected: Truth
) -> None:
    assert expected is truth(asked, declaration)


def _same_as(audit: bool) -> str:
    """Return, at length, that the audit right is so: whatever is said of another one."""
    ways = (
        f"{{all: [{{contract.audit_right: {audit}}}, {{contract.passi_audit: {other}}}]}}".lower()
        for other in (True, False)
    )
    return f"{{any: [{', '.join(ways)}]}}"


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        pytest.param("passi_audit: true", T, id="one is not known"),
        pytest.param("law: FR", U, id="both would have to be supposed"),
    ],
)
def test_one_answer_is_supposed_at_a_time(stated: str, expected: Truth) -> None:
    asked = f"any: [{_same_as(True)}, {_same_as(False)}]"

    assert expected is truth(asked, profile(f"contract: {{{stated}}}"))


def test_the_cases_are_told_each_with_its_reasons() -> None:
    declaration = _access("clear: undisclosed", "safeguards: [bastion]")

    found = explained(SAFE_IF_CLEAR, declaration).because[0].because[0]

    what = say("word.access.clear")
    yes, no = found.because
    assert [T, T] == [yes.truth, no.truth]
    assert say("step.cases", what=what) == found.message
    assert (("accesses", 0, "clear"),) == found.facts
    assert () == found.open_gaps()
    assert say("step.case", value=say("value.yes")) == yes.message
    assert say("step.case", value=say("value.no")) == no.message
    assert [(T, "step.any"), (T, "step.any")] == [
        (each.because[0].truth, each.because[0].message.id) for each in (yes, no)
    ]
    assert (("accesses", 0, "safeguards"),) == yes.pointers()


def test_answers_with_the_same_reasons_are_told_together() -> None:
    asked = "any: [{means: {none_of: [updates, support]}}, {means: {one_of: [updates, support]}}]"

    found = explained(f"{{each: access, satisfies: {{{asked}}}}}", _access()).because[0].because[0]

    named = ("operation", "administration", "supervision")
    beside = ("support", "updates")
    many, several = (
        tuple(say("value.code", value=each) for each in words) for words in (named, beside)
    )
    assert [
        say("step.case_of_many", values=many, n=5),
        say("step.case_of_several", values=several),
    ] == [each.message for each in found.because]


@pytest.mark.parametrize(
    ("together", "expected"),
    [
        pytest.param(3, [None, 4], id="all are named, and four of seven are not"),
        pytest.param(4, [1, 3], id="one of four is not named, and three of six are not"),
    ],
)
def test_up_to_three_answers_are_named_and_the_others_are_counted(
    together: int, expected: list[int | None]
) -> None:
    words = ", ".join(get_args(Means)[:together])
    asked = f"any: [{{means: {{one_of: [{words}]}}}}, {{means: {{none_of: [{words}]}}}}]"

    found = explained(f"{{each: access, satisfies: {{{asked}}}}}", _access()).because[0].because[0]

    assert expected == [dict(each.message.values).get("n") for each in found.because]


def test_a_question_about_the_whole_service_is_told_as_its_own_in_a_list() -> None:
    declaration = profile(
        "contract: {law: FR}\nsites: [{id: one, territory: FR, roles: [storage]}]",
        complete=["sites"],
    )

    found = explained(f"{{each: site, satisfies: {{{EITHER}}}}}", declaration)

    (cases,) = (step for step in found.walk() if step.message.id == "step.cases")
    audit = say(
        "step.inner", outer=say("word.profile.contract"), inner=say("word.contract.audit_right")
    )
    assert say("step.cases", what=say("step.what", what=audit, of="Nimbus")) == cases.message


def test_a_pass_that_has_to_stand_on_evidence_is_not_given_for_what_nobody_declared() -> None:
    declaration = profile("contract: {law: FR}")
    verdicts = {
        (asked, more): judged(declaration, criterion(asked, more=more)).verdict
        for asked in (EITHER, f"not: {{{EITHER}}}")
        for more in ("", "evidence: {rung: documented}")
    }

    assert [Verdict.PASS, Verdict.UNKNOWN, Verdict.FAIL, Verdict.FAIL] == [*verdicts.values()]


def test_what_some_answers_leave_nothing_to_look_at_for_opens_no_gate() -> None:
    asked = "each: access\nwhere: {clear: true}\nsatisfies: {clear: true}"

    found = judged(_access(), criterion(asked))

    assert (Verdict.PASS, True) == (found.verdict, found.vacuous)


# Formulas of two facts, against their truth tables

FLAGS = ("audit_right", "passi_audit")
ANSWERS: tuple[bool | None, ...] = (True, False, None)
FORMULAS = st.recursive(
    st.builds(
        lambda flag, is_so: {f"contract.{flag}": is_so}, st.sampled_from(FLAGS), st.booleans()
    ),
    lambda inner: st.one_of(
        st.builds(lambda part: {"not": part}, inner),
        st.builds(
            lambda form, parts: {form: parts},
            st.sampled_from(("all", "any")),
            st.lists(inner, min_size=2, max_size=3),
        ),
    ),
    max_leaves=6,
)


def _stated(answers: tuple[bool | None, ...]) -> Declaration:
    known = {flag: each for flag, each in zip(FLAGS, answers, strict=True) if each is not None}
    return profile(f"contract: {written({'law': 'FR', **known})}")


STATED = {answers: _stated(answers) for answers in product(ANSWERS, repeat=2)}


@settings(max_examples=50, deadline=None)
@given(formula=FORMULAS)
def test_a_formula_of_which_one_fact_is_not_known_is_known_as_far_as_it_can_be(
    formula: dict[str, object],
) -> None:
    found = {answers: truth(written(formula), each) for answers, each in STATED.items()}

    for answers, known in found.items():
        missing = answers.count(None)
        values = [(True, False) if each is None else (each,) for each in answers]
        ends = {found[completion] for completion in product(*values)}
        agreed = ends.pop() if len(ends) == 1 else U
        assert known is agreed if missing < 2 else known in (agreed, U)
