"""Evidence: how strong and how fresh what makes a pass has to be."""

from __future__ import annotations

from datetime import date

import pytest

from tests.builders import DAY, STATUTES, criterion, judged, profile
from trustcheck.assessment.finding import Finding, Verdict
from trustcheck.engine.backing import rung_of
from trustcheck.engine.facts import Facts
from trustcheck.logic.explanation import Gap, Reason
from trustcheck.logic.pointer import Pointer

PASS, FAIL, UNKNOWN = Verdict.PASS, Verdict.FAIL, Verdict.UNKNOWN
LAW = "contract.law: FR"


def _judged(
    evidence: str,
    *,
    asked: str = "{rung: documented}",
    on: date = DAY,
    requires: str = LAW,
    sections: str = "contract: {law: FR, evidence: [paper]}",
) -> Finding:
    declaration = profile(f"{sections}\nevidence:\n  paper: {{title: Paper, {evidence}}}")
    return judged(declaration, criterion(requires, more=f"evidence: {asked}"), on=on)


@pytest.mark.parametrize("asked", ["declared", "documented", "public_register", "attested"])
@pytest.mark.parametrize("rung", ["declared", "documented", "public_register", "attested"])
def test_a_rung_backs_its_like_and_the_weaker(rung: str, asked: str) -> None:
    rungs = ["declared", "documented", "public_register", "attested"]
    expected = PASS if rungs.index(rung) >= rungs.index(asked) else UNKNOWN

    assert expected is _judged(f"rung: {rung}", asked=f"{{rung: {asked}}}").verdict


def test_weak_evidence_says_what_it_is_about() -> None:
    found = _judged("rung: declared")

    assert UNKNOWN is found.verdict
    assert (Gap(("contract", "law"), Reason.BACKING),) == found.explanation.open_gaps()


def test_a_fact_without_evidence_is_declared() -> None:
    found = _judged("rung: attested", sections="contract: {law: FR}")

    assert UNKNOWN is found.verdict
    assert (
        PASS
        is _judged(
            "rung: attested", sections="contract: {law: FR}", asked="{rung: declared}"
        ).verdict
    )


@pytest.mark.parametrize(
    "pointer",
    [
        pytest.param(("stated_on",), id="the day of the statement"),
        pytest.param(("extensions", "sample", "teams", 0, "name"), id="a fact of a ruleset"),
    ],
)
def test_what_is_in_no_record_is_expected_to_have_no_evidence(pointer: Pointer) -> None:
    declaration = profile("extensions: {sample: {teams: [{name: one}]}}")

    assert None is rung_of(Facts(declaration, STATUTES, DAY, "union", "sample"), pointer)


def test_a_fail_is_taken_at_its_word() -> None:
    assert FAIL is _judged("rung: declared", sections="contract: {law: US}").verdict


def test_the_strongest_of_several_counts() -> None:
    declaration = profile(
        "contract: {law: FR, evidence: [weak, strong]}\n"
        "evidence: {weak: {rung: declared, title: W}, strong: {rung: attested, title: S}}"
    )
    demanding = criterion(LAW, more="evidence: {rung: attested}")

    assert PASS is judged(declaration, demanding).verdict


@pytest.mark.parametrize(
    ("evidence", "on", "expected"),
    [
        pytest.param("effective: 2026-09-30", DAY, PASS, id="the day it takes effect"),
        pytest.param("effective: 2026-10-01", DAY, UNKNOWN, id="not yet in effect"),
        pytest.param("expires: 2026-09-30", DAY, PASS, id="its last day"),
        pytest.param("expires: 2026-09-29", DAY, UNKNOWN, id="expired"),
        pytest.param(
            "effective: 2026-01-01, expires: 2026-12-31", date(2027, 1, 1), UNKNOWN, id="later on"
        ),
    ],
)
def test_evidence_counts_from_its_effect_to_its_end(
    evidence: str, on: date, expected: Verdict
) -> None:
    assert expected is _judged(f"rung: attested, {evidence}", on=on).verdict


@pytest.mark.parametrize(
    ("evidence", "fresh_for", "on", "expected"),
    [
        pytest.param("collected: 2026-08-30", "P1M", DAY, PASS, id="a month to the day"),
        pytest.param("collected: 2026-08-29", "P1M", DAY, UNKNOWN, id="a month and a day"),
        pytest.param("collected: 2026-08-31", "P1M", DAY, PASS, id="a month to a shorter one"),
        pytest.param(
            "collected: 2026-08-31", "P1M", date(2026, 10, 1), UNKNOWN, id="no day beyond it"
        ),
        pytest.param(
            "collected: 2024-01-31", "P1M", date(2024, 2, 29), PASS, id="to the end of February"
        ),
        pytest.param(
            "collected: 2024-01-31", "P1M", date(2024, 3, 1), UNKNOWN, id="not into March"
        ),
        pytest.param("collected: 2024-02-29", "P1Y", date(2025, 2, 28), PASS, id="a leap day"),
        pytest.param(
            "collected: 2024-02-29", "P1Y", date(2025, 3, 1), UNKNOWN, id="past a leap day"
        ),
        pytest.param("collected: 2025-12-15", "P1M", date(2026, 1, 15), PASS, id="over new year"),
        pytest.param("collected: 2026-09-09", "P21D", DAY, PASS, id="days to the last"),
        pytest.param("collected: 2026-09-08", "P21D", DAY, UNKNOWN, id="a day too many"),
        pytest.param("collected: 2026-08-25", "P1M5D", DAY, PASS, id="a month and days"),
        pytest.param("effective: 2026-09-15", "P1M", DAY, PASS, id="by its effect, if undated"),
        pytest.param(
            "effective: 2026-09-15, collected: 2026-01-01", "P1M", DAY, UNKNOWN, id="by its day"
        ),
        pytest.param("confidence: high", "P1M", DAY, UNKNOWN, id="without a day"),
        pytest.param("collected: 9999-12-01", "P2M", DAY, PASS, id="to the last day there is"),
        pytest.param("collected: 2026-01-01", "P9999Y", DAY, PASS, id="for thousands of years"),
    ],
)
def test_evidence_stays_fresh_for_a_time(
    evidence: str, fresh_for: str, on: date, expected: Verdict
) -> None:
    asked = f"{{rung: documented, fresh_for: {fresh_for}}}"

    assert expected is _judged(f"rung: attested, {evidence}", asked=asked, on=on).verdict


# What has to be backed

EITHER = "any: [{contract.law: FR}, {keys.container: hsm}]"
BOTH = "all: [{contract.law: FR}, {keys.container: hsm}]"
KEYS = "keys: {container: hsm}"
BACKED = "contract: {law: FR, evidence: [paper]}"


@pytest.mark.parametrize(
    ("requires", "sections", "expected"),
    [
        pytest.param(EITHER, f"{BACKED}\n{KEYS}", PASS, id="one of two that suffices"),
        pytest.param(BOTH, f"{BACKED}\n{KEYS}", UNKNOWN, id="one of two that are needed"),
        pytest.param(EITHER, "contract: {law: FR}\n" + KEYS, UNKNOWN, id="neither"),
        pytest.param("not: {contract.law: US}", BACKED, PASS, id="what is denied"),
        pytest.param("not: {contract.law: US}", "contract: {law: FR}", UNKNOWN, id="denied, bare"),
        pytest.param("known: contract.law", "contract: {law: FR}", UNKNOWN, id="known, bare"),
        pytest.param(
            "some: qualification\nwhere: {scheme: HDS}",
            "qualifications:\n- {scheme: HDS, status: granted, covers: [subject]}\n"
            "- {scheme: HDS, status: granted, covers: [subject], evidence: [paper]}",
            PASS,
            id="one of two witnesses",
        ),
        pytest.param(
            "each: site\nsatisfies: {territory: FR}",
            "complete: [sites]\nsites:\n- {id: a, territory: FR, roles: [storage]}\n"
            "- {id: b, territory: FR, roles: [storage], evidence: [paper]}",
            UNKNOWN,
            id="one of two sites that are needed",
        ),
        pytest.param(
            "each: site\nwhere: {roles: {includes: storage}}\nsatisfies: {territory: FR}",
            "complete: [sites]\nsites:\n- {id: a, territory: US, roles: [support]}\n"
            "- {id: b, territory: FR, roles: [storage], evidence: [paper]}",
            UNKNOWN,
            id="a site that is left aside",
        ),
        pytest.param("each: site\nsatisfies: {territory: FR}", "complete: [sites]", PASS, id="no"),
        pytest.param("stated_on: {after: 2000-01-01}", "", PASS, id="what no document backs"),
        pytest.param(
            "subject.name: Nimbus", "", UNKNOWN, id="the service itself"
        ),
        pytest.param(
            "provider.foreign: false", "", UNKNOWN, id="a fact that another is worked out from"
        ),
    ],
)  # fmt: skip
def test_only_what_a_pass_needs_has_to_be_backed(
    requires: str, sections: str, expected: Verdict
) -> None:
    text = "\n".join(line for line in sections.split("\n") if not line.startswith("complete"))
    declaration = profile(
        f"{text}\nevidence:\n  paper: {{title: Paper, rung: documented}}",
        complete=["sites"] if text != sections else [],
    )
    demanding = criterion(requires, more="evidence: {rung: documented}")

    assert expected is judged(declaration, demanding).verdict
