"""Which changes of single facts are tried."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from tests.builders import DAY, STATUTES, criterion, judged, profile, ruleset
from trustcheck.engine.candidate import Candidates, plain_number
from trustcheck.engine.trying import Trials
from trustcheck.logic.explanation import Explanation, Gap, Reason
from trustcheck.logic.message import say
from trustcheck.logic.truth import Truth
from trustcheck.profile.alteration import Alteration, Manner
from trustcheck.profile.effort import Efforts, shipped_efforts
from trustcheck.profile.reading import Declaration
from trustcheck.ruleset.criterion import Criterion
from trustcheck.source.document import Data

SITE = "sites: [{id: one, territory: US, roles: [storage, backup], until: 2026-12-31}]\n"


def _of(only: Criterion, declaration: Declaration) -> Candidates:
    trials = Trials(declaration, ruleset(only), STATUTES, DAY)
    return Candidates(trials, shipped_efforts(), only)


def _values(rule: str, sections: str) -> list[Data]:
    """Return the values that are tried in the place of a fact, in order."""
    only, declaration = criterion(rule), profile(sections, complete=["sites", "technologies"])
    reasons = judged(declaration, only).explanation
    steps, _ = _of(only, declaration).touching(reasons, ())
    return [
        step.alterations[0].value for step in steps if step.alterations[0].manner is Manner.SET
    ]


@pytest.mark.parametrize(
    ("rule", "sections", "expected"),
    [
        pytest.param(
            "contract.audit_right: {equals: true}",
            "contract: {audit_right: false}\n",
            [True],
            id="yes or no",
        ),
        pytest.param(
            "contract.audit_right: {equals: true}",
            "contract: {law: FR}\n",
            [True, False],
            id="yes or no, not stated",
        ),
        pytest.param(
            "contract.erasure_notice_days: {at_least: 21}",
            "contract: {erasure_notice_days: 7}\n",
            [21, 20],
            id="a number",
        ),
        pytest.param(
            "contract.erasure_notice_days: {above: 21}",
            "contract: {erasure_notice_days: 7}\n",
            [21, 22],
            id="more than a number",
        ),
        pytest.param(
            "contract.change_notice: {at_least: P1M}",
            "contract: {change_notice: P7D}\n",
            ["P1M"],
            id="a length of time",
        ),
        pytest.param(
            "contract.law: {within: union}", "contract: {law: US}\n", ["FR"], id="a territory"
        ),
        pytest.param(
            "contract.law: {one_of: [FR, DE]}",
            "contract: {law: US}\n",
            ["FR", "DE"],
            id="one of some territories",
        ),
        pytest.param(
            "{each: site, satisfies: {until: {on_or_after: 2027-06-30}}}",
            SITE,
            ["2027-06-30", "2027-06-29"],
            id="a day",
        ),
        pytest.param(
            "{each: site, satisfies: {until: {after: 2027-06-30}}}",
            SITE,
            ["2027-06-30", "2027-07-01"],
            id="a later day",
        ),
        pytest.param(
            "{each: site, satisfies: {until: {after: 9999-12-31}}}",
            SITE,
            ["9999-12-31"],
            id="the last day there is",
        ),
        pytest.param(
            "{each: site, satisfies: {roles: {includes: support}}}",
            SITE,
            [["storage", "backup", "support"]],
            id="one role more",
        ),
        pytest.param(
            "{each: site, satisfies: {not: {roles: {includes_any_of: [backup, support]}}}}",
            SITE,
            [["storage"], ["storage", "backup", "support"]],
            id="one role less",
        ),
        pytest.param(
            "{each: site, satisfies: {not: {roles: {includes: storage}}}}",
            "sites: [{id: one, territory: FR, roles: [storage]}]\n",
            [],
            id="the only role",
        ),
        pytest.param(
            "{each: technology, satisfies: {terms: {equals: own}}}",
            "technologies: [{name: Kit, licensor: american, terms: licence}]\n",
            ["own", "open_source", "operated_by_licensor"],
            id="a word of a closed list",
        ),
    ],
)
def test_the_values_tried_are_those_that_the_rule_speaks_of(
    rule: str, sections: str, expected: list[Data]
) -> None:
    assert expected == _values(rule, sections)


def test_a_value_that_is_reckoned_from_another_fact_is_not_tried() -> None:
    rule = "{each: site, satisfies: {until: {on_or_before: {the: since, plus: P1Y}}}}"

    assert [] == _values(rule, "sites: [{id: one, territory: FR, roles: [storage], "
                               "since: 2020-01-01, until: 2026-12-31}]\n")  # fmt: skip


def test_a_record_can_end_for_what_its_kind_takes() -> None:
    only = criterion("{each: technology, satisfies: {autonomy.own_skills: {equals: true}}}")
    declaration = profile(
        "technologies: [{name: Kit, licensor: american, autonomy: {own_skills: false}}]\n",
        complete=["technologies"],
    )

    steps, beyond = _of(only, declaration).touching(judged(declaration, only).explanation, ())

    stated = Alteration(Manner.SET, ("technologies", 0, "autonomy", "own_skills"), True)
    assert () == beyond
    assert [
        ("organisation", (stated,)),
        ("technology", (Alteration(Manner.REMOVE, ("technologies", 0)),)),
    ] == [(step.effort.id, step.alterations) for step in steps]  # fmt: skip


def test_what_is_beyond_a_statement_is_told_apart() -> None:
    only = criterion("{some: qualification, satisfies: {status: {equals: granted}}}")
    declaration = profile(
        "qualifications: [{scheme: SecNumCloud, status: refused, covers: [subject]}]\n",
        complete=["qualifications"],
    )

    steps, beyond = _of(only, declaration).touching(judged(declaration, only).explanation, ())

    assert ((), ["qualification"]) == (steps, [effort.id for effort in beyond])


def test_facts_that_are_never_changed_and_gaps_within_records_suggest_nothing() -> None:
    only, declaration = criterion("contract.audit_right: {equals: true}"), profile()
    gaps = (
        Gap((), Reason.UNDERIVED),
        Gap(("stated_on",), Reason.ABSENT),
        Gap(("extensions", "sample", "list"), Reason.OPEN),
    )
    reasons = Explanation(Truth.UNKNOWN, say("step.all"), gaps=gaps)

    assert ((), ()) == _of(only, declaration).touching(reasons, ())


def test_the_single_values_of_a_list_are_not_stated_otherwise() -> None:
    only = criterion("{each: operation.support_language, satisfies: {code: {equals: fr}}}")
    declaration = profile("operation: {support_languages: [en]}\n")

    steps, _ = _of(only, declaration).touching(judged(declaration, only).explanation, ())

    assert () == steps


def test_seats_that_are_at_home_stay() -> None:
    only = criterion("provider.foreign: {equals: false}")
    declaration = profile()

    steps, _ = _of(only, declaration).touching(judged(declaration, only).explanation, ())

    assert () == steps


@pytest.mark.parametrize(
    ("number", "places", "expected"),
    [
        pytest.param(Fraction(24), 4, 24, id="whole"),
        pytest.param(Fraction(49, 2), 4, Decimal("24.5"), id="decimals"),
        pytest.param(Fraction(100, 3), 2, Decimal("33.33"), id="cut off"),
        pytest.param(Fraction(1, 1000), 4, Decimal("0.001"), id="small"),
    ],
)
def test_a_number_is_written_exactly_or_cut_off(
    number: Fraction, places: int, expected: int | Decimal
) -> None:
    assert (expected, type(expected)) == (
        plain_number(number, places=places),
        type(plain_number(number, places=places)),
    )


def test_a_kind_of_change_that_is_not_told_is_not_made() -> None:
    only, declaration = (
        criterion("{each: site, satisfies: {territory: {within: union}}}"),
        profile(),
    )
    trials = Trials(declaration, ruleset(only), STATUTES, DAY)
    reasons = judged(declaration, only).explanation

    assert ((), ()) == Candidates(trials, Efforts(()), only).touching(reasons, ())
