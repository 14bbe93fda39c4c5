"""A baseline: what was known and is no worse is let through, and nothing new comes in."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import DAY, assessment, codes, finding, profile, waiver
from trustcheck.assessment.assessment import Assessment
from trustcheck.assessment.baseline import Baseline, Entry, Known
from trustcheck.assessment.baseline_file import read_baseline, written
from trustcheck.assessment.finding import Finding, Verdict
from trustcheck.assessment.footing import footing
from trustcheck.assessment.gate import gate
from trustcheck.assessment.ratchet import turn
from trustcheck.assessment.terms import Terms
from trustcheck.logic.explanation import Explanation, Gap, Reason
from trustcheck.logic.fields import replace
from trustcheck.logic.message import say
from trustcheck.logic.pointer import Pointer
from trustcheck.logic.truth import Truth
from trustcheck.profile.reading import Declaration
from trustcheck.source.json_document import read_json
from trustcheck.source.problem import InvalidInput

FAIL, UNKNOWN, PASS = Verdict.FAIL, Verdict.UNKNOWN, Verdict.PASS
SITES = (
    "sites: [{id: a, territory: FR, roles: [storage]}, {id: b, territory: US, roles: [backup]}]"
)
LAST = finding(PASS, id="LAST")


def reading(verdict: Verdict, *pointers: Pointer, id: str = "C-1") -> Finding:
    """Return a finding that read these facts."""
    step = Explanation(Truth.FALSE, say("step.all"), facts=pointers)
    return replace(finding(verdict, id=id), explanation=step)


def known(*entries: Finding, whole: Assessment | None = None) -> Known:
    """Return what is known after these findings."""
    return turn(None, whole or assessment(*entries), allow_new=True).known


def held(before: Known, *findings: Finding) -> Assessment:
    """Return the assessment of these findings with a baseline."""
    return Terms(baseline=Baseline((before,))).applied(assessment(*findings, LAST))


# What a finding rests on


@pytest.mark.parametrize(
    ("same", "sections"),
    [
        pytest.param(True, f"\n# a remark\n\n{SITES}", id="other lines"),
        pytest.param(
            True,
            "sites: [{id: b, roles: [backup], territory: US}, {territory: FR, roles: [storage],"
            " id: a}]",
            id="another order",
        ),
        pytest.param(True, SITES.replace("US,", "US, note: moved,"), id="a note"),
        pytest.param(False, SITES.replace("US", "CA"), id="a value"),
        pytest.param(False, SITES.replace("id: b", "id: c"), id="another record"),
        pytest.param(
            False, SITES.replace("[backup]}", "[backup, support]}"), id="more of the record"
        ),
    ],
)
def test_a_finding_rests_on_values_and_not_on_lines(same: bool, sections: str) -> None:
    def digest(declaration: Declaration) -> str:
        sites = declaration.profile.sites
        at = next(n for n, site in enumerate(sites) if site.territory != "FR")
        return footing(reading(FAIL, ("sites", at, "territory")), declaration)

    assert same is (digest(profile(SITES)) == digest(profile(sections)))


def test_a_number_is_the_same_however_it_is_written() -> None:
    texts = ("24", "24.0", "24.5")
    one, other, third = (
        footing(
            reading(FAIL, ("holdings", 0, "capital")),
            profile(f"holdings: [{{holder: german, held: provider, capital: {text}}}]"),
        )
        for text in texts
    )

    assert one == other != third


def test_what_is_waited_for_is_a_part_of_it() -> None:
    waits = replace(
        finding(UNKNOWN),
        explanation=Explanation(
            Truth.UNKNOWN, say("step.all"), gaps=(Gap(("sites",), Reason.OPEN),)
        ),
    )

    assert footing(waits, profile()) != footing(finding(UNKNOWN), profile())


# The gate


@pytest.mark.parametrize(
    ("why", "before", "now"),
    [
        pytest.param("gate.known", finding(FAIL), finding(FAIL), id="the same fail"),
        pytest.param("gate.known", finding(UNKNOWN), finding(UNKNOWN), id="the same unknown"),
        pytest.param("gate.known", finding(FAIL), finding(UNKNOWN), id="better, and not yet well"),
        pytest.param(
            "gate.known_unknown",
            finding(UNKNOWN),
            reading(UNKNOWN, ("stated_on",)),
            id="unknown on other facts",
        ),
        pytest.param(None, finding(UNKNOWN), finding(FAIL), id="an unknown that fails"),
        pytest.param(None, finding(FAIL), reading(FAIL, ("stated_on",)), id="other facts"),
        pytest.param(None, finding(PASS), finding(FAIL), id="a pass that fails"),
        pytest.param(None, finding(PASS), finding(UNKNOWN), id="a pass that is unknown"),
        pytest.param(None, finding(FAIL, id="C-2"), finding(FAIL), id="a new one"),
    ],
)
def test_only_what_got_worse_closes_the_gate(
    why: str | None, before: Finding, now: Finding
) -> None:
    decision = gate(held(known(before), now))

    assert (why is not None) is decision.is_open
    assert ({} if why is None else {"C-1": why}) == {
        id: reason.id for id, reason in decision.spared.items()
    }


def test_it_is_told_in_which_way_findings_are_worse() -> None:
    before = known(finding(UNKNOWN, id="A"), finding(FAIL, id="B"))

    decision = gate(
        held(before, finding(FAIL, id="A"), reading(FAIL, ("stated_on",), id="B"), finding(FAIL))
    )

    assert {
        say("gate.worse.new", on=DAY, criteria=("C-1",), count=1),
        say("gate.worse.fails", on=DAY, criteria=("A",), count=1),
        say("gate.worse.changed", on=DAY, criteria=("B",), count=1),
    } <= {*decision.reasons}


def test_a_baseline_opens_no_gate_where_nothing_passed() -> None:
    whole = Terms(baseline=Baseline((known(finding(FAIL)),))).applied(assessment(finding(FAIL)))

    assert (say("gate.nothing_passed"),) == gate(whole).reasons


def test_what_is_better_is_told() -> None:
    before = known(finding(FAIL, id="A"), finding(FAIL, id="B"), finding(UNKNOWN, id="C"))

    whole = held(before, finding(PASS, id="A"), finding(UNKNOWN, id="B"), finding(UNKNOWN, id="C"))

    assert (say("note.baseline_better", count=2, criteria=("A", "B"), on=DAY),) == whole.notes


def test_other_rules_and_an_unknown_service_are_told() -> None:
    before = known(finding(FAIL))

    assert ["note.baseline_version"] == [
        note.id for note in held(replace(before, version="0"), finding(FAIL)).notes
    ]
    assert ["note.baseline_digest"] == [
        note.id for note in held(replace(before, digest="1" * 64), finding(FAIL)).notes
    ]
    absent = held(replace(before, subject="Other"), finding(FAIL))
    assert (["note.baseline_absent"], False) == (
        [note.id for note in absent.notes],
        gate(absent).is_open,
    )


# The ratchet


def test_a_first_baseline_takes_in_all_that_does_not_pass() -> None:
    whole = assessment(finding(FAIL), finding(UNKNOWN, id="C-2"), LAST)

    found = turn(None, whole, allow_new=True)

    assert {"C-1": FAIL, "C-2": UNKNOWN} == {
        id: entry.verdict for id, entry in found.known.entries.items()
    }
    assert (("C-1", "C-2"), (), ()) == (found.admitted, found.dropped, found.refused)


def test_a_ratchet_drops_what_is_better_and_lets_nothing_in() -> None:
    before = known(finding(FAIL, id="A"), finding(FAIL, id="B"), finding(UNKNOWN, id="C"))
    now = assessment(
        finding(PASS, id="A"),
        finding(UNKNOWN, id="B"),
        finding(FAIL, id="C"),
        finding(FAIL, id="D"),
    )

    found = turn(before, now, allow_new=False)

    assert (("B",), ("A",), (), ("C", "D")) == (
        found.kept,
        found.dropped,
        found.admitted,
        found.refused,
    )
    assert {"B": UNKNOWN, "C": UNKNOWN} == {
        id: entry.verdict for id, entry in found.known.entries.items()
    }


def test_a_waived_finding_is_never_let_in() -> None:
    whole = assessment(replace(finding(FAIL), waiver=waiver()), LAST)

    assert {} == turn(None, whole, allow_new=True).known.entries
    assert ("C-1",) == turn(known(finding(FAIL)), whole, allow_new=True).dropped


def test_what_was_not_assessed_stays_known() -> None:
    found = turn(known(finding(FAIL, id="A")), assessment(LAST), allow_new=False)

    assert {"A"} == {*found.known.entries}


# Its file


def test_a_baseline_reads_back_as_it_was_written() -> None:
    one = known(finding(FAIL), finding(UNKNOWN, id="C-2"))
    baseline = Baseline((one, replace(one, subject='Étoile "du" Nord', entries={})))

    text = written(baseline)

    assert baseline == read_baseline(read_json(text.encode(), "b.json"))
    assert 2 == sum('"verdict"' in line for line in text.splitlines())


@pytest.mark.parametrize(
    ("problems", "old", "new"),
    [
        pytest.param(["15:2 known-twice"], "", "", id="a service twice"),
        pytest.param(["other-file-version"], '": 1,', '": 2,', id="another version"),
        pytest.param(["not-one-of"], '"fail"', '"pass"', id="a pass"),
        pytest.param(["not-a-digest"], "0000", "000G", id="no digest"),
        pytest.param(["missing-key"], '"version": "1",', "", id="a key that lacks"),
        pytest.param(["unknown-key-near"], '"findings"', '"finding"', id="a misspelt key"),
    ],
)
def test_a_broken_baseline_is_refused(problems: list[str], old: str, new: str) -> None:
    one = known(finding(FAIL))
    text = written(Baseline((one, one) if not old else (one,)))

    with pytest.raises(InvalidInput) as caught:
        read_baseline(read_json(text.replace(old, new).encode(), "b.json"))

    told = {each.partition(" ")[2] for each in codes(caught.value.problems)}
    assert {each.rpartition(" ")[2] for each in problems} <= told


def test_the_file_of_a_baseline_is_the_same_whatever_came_first(tmp_path: Path) -> None:
    one = known(finding(FAIL))
    other = replace(one, subject="Another")

    assert written(Baseline((one, other))) == written(Baseline((other, one)))


# Properties

FINDINGS = st.lists(
    st.tuples(st.sampled_from([*Verdict]), st.sampled_from([(), (("stated_on",),)])),
    min_size=1,
    max_size=5,
).map(
    lambda drawn: tuple(
        reading(verdict, *pointers, id=f"C-{number}")
        for number, (verdict, pointers) in enumerate(drawn)
    )
)


@settings(max_examples=50)
@given(before=FINDINGS, now=FINDINGS)
def test_a_baseline_never_changes_a_verdict(
    before: tuple[Finding, ...], now: tuple[Finding, ...]
) -> None:
    plain, told = assessment(*now, LAST), held(known(*before), *now)

    assert [f.verdict for f in plain.findings] == [f.verdict for f in told.findings]
    assert plain.verdict == told.verdict


@settings(max_examples=50)
@given(before=FINDINGS, now=FINDINGS, verdict=st.sampled_from([FAIL, UNKNOWN]))
def test_one_more_finding_that_does_not_pass_never_opens_a_gate(
    before: tuple[Finding, ...], now: tuple[Finding, ...], verdict: Verdict
) -> None:
    was = known(*before)

    more = gate(held(was, *now, finding(verdict, id="MORE")))

    assert not more.is_open
    assert gate(held(was, *now)).closing < more.closing


@settings(max_examples=50)
@given(before=FINDINGS, now=FINDINGS)
def test_a_ratchet_only_ever_closes_gates(
    before: tuple[Finding, ...], now: tuple[Finding, ...]
) -> None:
    old = known(*before)

    new = turn(old, assessment(*now, LAST), allow_new=False).known

    assert {*new.entries} <= {*old.entries}
    for findings in (before, now):
        assert gate(held(old, *findings)).is_open or not gate(held(new, *findings)).is_open


@settings(max_examples=50)
@given(now=FINDINGS)
def test_what_was_just_written_closes_no_gate(now: tuple[Finding, ...]) -> None:
    assert gate(held(known(*now), *now)).is_open


def test_entries_of_other_services_spare_nothing() -> None:
    others: Iterable[Known] = (
        replace(known(finding(FAIL)), subject="Other"),
        replace(known(finding(FAIL)), ruleset="other"),
    )
    terms = Terms(baseline=Baseline((*others,)))

    assert {"C-1"} == gate(terms.applied(assessment(finding(FAIL), LAST))).closing
    assert Entry(FAIL, footing(finding(FAIL), profile())) == known(finding(FAIL)).entries["C-1"]
