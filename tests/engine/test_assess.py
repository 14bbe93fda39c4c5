"""A declaration held against a ruleset on a day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.builders import DAY, STATUTES, codes, criterion, judged, profile, ruleset
from tests.engine.situations import SCOPE
from tests.ruleset.files import sample
from trustcheck.assessment.finding import Verdict
from trustcheck.engine.assess import Examiner, assess
from trustcheck.logic.explanation import Gap, Reason
from trustcheck.logic.message import say
from trustcheck.source.problem import InvalidInput, Problem
from trustcheck.source.span import Span

FRENCH = "contract.law: FR"
APPLIES = "applies_when: {keys.container: hsm}"


@pytest.mark.parametrize(
    ("sections", "expected"),
    [
        ("contract: {law: FR}", Verdict.PASS),
        ("contract: {law: DE}", Verdict.FAIL),
        ("contract: {law: undisclosed}", Verdict.UNKNOWN),
        ("", Verdict.UNKNOWN),
    ],
)
def test_a_criterion_has_a_verdict(sections: str, expected: Verdict) -> None:
    assert expected is judged(profile(sections), criterion(FRENCH)).verdict


@pytest.mark.parametrize(
    ("sections", "expected"),
    [
        pytest.param(
            "keys: {container: hsm}\ncontract: {law: FR}", Verdict.PASS, id="it applies, holds"
        ),
        pytest.param(
            "keys: {container: hsm}\ncontract: {law: DE}", Verdict.FAIL, id="it applies, fails"
        ),
        pytest.param("keys: {container: hsm}", Verdict.UNKNOWN, id="it applies, is not known"),
        pytest.param(
            "keys: {container: software}\ncontract: {law: DE}",
            Verdict.NOT_APPLICABLE,
            id="it does not apply",
        ),
        pytest.param("contract: {law: FR}", Verdict.UNKNOWN, id="perhaps it applies, holds"),
        pytest.param("contract: {law: DE}", Verdict.UNKNOWN, id="perhaps it applies, fails"),
    ],
)
def test_a_criterion_may_not_apply(sections: str, expected: Verdict) -> None:
    found = judged(profile(sections), criterion(FRENCH, more=APPLIES))

    assert expected is found.verdict
    assert found.vacuous is (expected is Verdict.NOT_APPLICABLE)


def test_where_it_is_not_known_whether_it_applies_that_is_what_is_missing() -> None:
    found = judged(profile("contract: {law: FR}"), criterion(FRENCH, more=APPLIES))

    assert (Gap(("keys",), Reason.ABSENT),) == found.explanation.open_gaps()


def test_findings_come_in_the_order_of_the_ruleset() -> None:
    rules = ruleset(criterion(FRENCH, id="C-2"), criterion(FRENCH, id="C-10"), criterion(FRENCH))
    found = assess(profile(), rules, STATUTES, on=DAY)

    assert ["C-2", "C-10", "C-1"] == [finding.criterion.id for finding in found.findings]


def test_of_criteria_that_are_not_meant_nothing_is_found() -> None:
    rules = ruleset(*(criterion(FRENCH, id=f"C-{number}") for number in (1, 2, 3)))

    found = Examiner(rules).assess(profile(), STATUTES, on=DAY, only=["C-3", "C-1"])

    assert ["C-1", "C-3"] == [finding.criterion.id for finding in found.findings]


OLD = criterion(FRENCH, id="C-1", more="until: 2026-08-14")
NEW = criterion(FRENCH, id="C-2", more="since: 2026-08-15\nuntil: 2026-12-31")


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (date(2026, 8, 14), ["C-1"]),
        (date(2026, 8, 15), ["C-2"]),
        (date(2026, 12, 31), ["C-2"]),
    ],
    ids=str,
)
def test_only_what_is_in_force_is_assessed(on: date, expected: list[str]) -> None:
    found = assess(profile(), ruleset(OLD, NEW), STATUTES, on=on)

    assert expected == [finding.criterion.id for finding in found.findings]


def test_where_nothing_is_in_force_nothing_is_assessed() -> None:
    with pytest.raises(InvalidInput) as refused:
        assess(profile(), ruleset(OLD, NEW), STATUTES, on=date(2027, 1, 1))

    (problem,) = refused.value.problems
    assert ("C-1.yaml", "1:1 nothing-in-force") == (problem.span.file, *codes([problem]))
    assert Problem(OLD.document.span(()), say("nothing-in-force", day=date(2027, 1, 1))) == problem


def test_what_would_change_a_verdict_is_worked_out_unless_it_is_not_wanted() -> None:
    held = "{holder: american, held: provider, capital: {at_least: 20, at_most: 30}, votes: 20}"
    rest = "{holder: german, held: provider, capital: {at_least: 70, at_most: 80}, votes: 80}"
    declaration = profile(f"holdings: [{held}, {rest}]", complete=["holdings", "rights"])
    examiner = Examiner(ruleset(criterion("provider.foreign_capital: {at_most: 24}")))

    told = [
        {step.message.id for step in assessment.findings[0].explanation.walk()}
        for assessment in (
            examiner.assess(declaration, STATUTES, on=DAY),
            examiner.assess(declaration, STATUTES, on=DAY, outlook=True),
            examiner.assess(declaration, STATUTES, on=DAY, outlook=False),
        )
    ]

    assert [True, True, False] == ["graph.settles-capital" in ids for ids in told]


def test_a_ruleset_about_situations_assesses_no_service() -> None:
    with pytest.raises(InvalidInput) as refused:
        assess(profile(), SCOPE, STATUTES, on=DAY)

    (problem,) = refused.value.problems
    assert say("about-situations", ruleset="scope-fr") == problem.message
    assert problem.span.file.endswith("scope-fr/ruleset.yaml")
    assert Span(problem.span.file, 1, 1, 1, 1) == problem.span


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (date(2026, 9, 29), (say("note.facts_later", stated=DAY, on=date(2026, 9, 29)),)),
        (DAY, ()),
        (date(2026, 10, 1), (say("note.facts_earlier", stated=DAY, on=date(2026, 10, 1)),)),
    ],
    ids=str,
)
def test_facts_stated_on_another_day_are_remarked(on: date, expected: tuple[object, ...]) -> None:
    found = assess(profile(), ruleset(criterion(FRENCH)), STATUTES, on=on)

    assert expected == found.notes


def test_what_was_not_read_is_remarked() -> None:
    answer = "{met: true, by: A, on: 2026-01-01, expires: 2027-01-01}"
    declaration = profile(
        f"attestations: {{C-1: {answer}, C-2: {answer}, C-3: {answer}}}\n"
        "extensions: {sample: {a: 1}, other: {b: 2}}"
    )
    rules = ruleset(criterion(FRENCH), criterion(id="C-2", more="attested: true"))
    found = assess(declaration, rules, STATUTES, on=DAY)

    assert (
        say("note.attestation_unused", id="C-1"),
        say("note.attestation_unused", id="C-3"),
        say("note.extension_unused", id="sample"),
        say("note.extension_unused", id="other"),
    ) == found.notes


def test_a_section_that_the_ruleset_reads_is_not_called_unused_and_another_is() -> None:
    declaration = profile("extensions: {sample: {}, other: {b: 2}}")

    found = assess(declaration, sample(), STATUTES, on=DAY)

    assert (say("note.extension_unused", id="other"),) == found.notes


def test_evidence_that_has_ended_is_remarked_from_the_day_after_its_last() -> None:
    declaration = profile(
        f"evidence: {{old: {{rung: documented, title: Old, expires: {DAY}}}, "
        "new: {rung: documented, title: New}}"
    )
    after = DAY + timedelta(days=1)

    last, next_ = (
        assess(declaration, ruleset(criterion(FRENCH)), STATUTES, on=on).notes
        for on in (DAY, after)
    )

    assert () == last
    assert (
        say("note.facts_earlier", stated=DAY, on=after),
        say("note.evidence_ended", count=1, on=after, ids=("old",)),
    ) == next_


def test_two_runs_give_the_same() -> None:
    first, second = (assess(profile(), sample(), STATUTES, on=DAY) for _ in range(2))

    assert first.findings == second.findings
    assert first.notes == second.notes
