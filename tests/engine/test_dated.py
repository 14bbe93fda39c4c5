"""What turns, and on which day."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.builders import STATUTES, condition, criterion, profile, ruleset, waiver
from tests.conftest import Golden
from tests.graph.drawing import ATLAS, law
from tests.telling import told
from trustcheck.engine.dated import Turning, turnings
from trustcheck.logic.duration import Duration
from trustcheck.logic.fields import replace
from trustcheck.logic.period import Period
from trustcheck.logic.pointer import dotted
from trustcheck.profile.reading import Declaration
from trustcheck.ruleset.criterion import Criterion

KEPT = Path(__file__).with_name("kept")
PLAIN = criterion("contract.audit_right: {equals: true}")


def _told(declaration: Declaration, only: Criterion = PLAIN) -> list[tuple[str, str]]:
    """Return the days that a profile turns on, and why, beside those of the law."""
    return [
        (str(each.on), each.cause.message.id.removeprefix("forecast.cause."))
        for each in _of(declaration, only)
        if each.cause is not None and (each.cause.pointer or ("",))[0] != "stated_on"
        if each.cause.pointer is not None or "rule" in each.cause.message.id
    ]


def _of(declaration: Declaration, only: Criterion = PLAIN) -> tuple[Turning, ...]:
    return turnings(declaration, ruleset(only), STATUTES)


def test_a_first_day_turns_on_itself_and_a_last_day_on_the_day_after() -> None:
    declaration = profile(
        "sites: [{id: one, territory: FR, roles: [storage], "
        "since: 2027-01-01, until: 2027-12-31}]\n"
    )

    assert [("2027-01-01", "first"), ("2028-01-01", "last")] == _told(declaration)
    days = {each.on for each in _of(declaration)}
    assert {date(2027, 1, 2), date(2027, 12, 31)} <= days  # looked at, and no reason


def test_a_day_of_any_other_meaning_turns_on_both() -> None:
    declaration = profile('extensions: {sample: {audited: "2027-05-01", other: "2027-02-30"}}\n')

    assert [("2027-05-01", "day"), ("2027-05-02", "day")] == _told(declaration)


def test_evidence_grows_old_by_what_a_criterion_asks() -> None:
    only = criterion(
        "contract.audit_right: {equals: true}",
        more="evidence: {rung: documented, fresh_for: P1Y}\n",
    )
    declaration = profile(
        "evidence: {paper: {rung: documented, title: Paper, collected: 2026-05-01}}\n"
    )

    assert [("2026-05-01", "first"), ("2027-05-02", "fresh")] == _told(declaration, only)


def test_a_rule_that_reckons_from_a_day_turns_so_much_later_and_so_much_before() -> None:
    only = criterion("{each: site, satisfies: {until: {on_or_before: {the: since, plus: P1Y}}}}")
    declaration = profile(
        "sites: [{id: one, territory: FR, roles: [storage], since: 2027-03-01}]\n"
    )

    assert [
        ("2026-03-01", "ahead"),
        ("2026-03-02", "ahead"),
        ("2027-03-01", "first"),
        ("2028-03-01", "later"),
        ("2028-03-02", "later"),
    ] == _told(declaration, only)


@pytest.mark.parametrize(
    ("length", "day"),
    [
        pytest.param("P0D", date(2027, 3, 31), id="no time at all"),
        pytest.param("P1D", date(2027, 3, 31), id="a day"),
        pytest.param("P1M", date(2027, 3, 31), id="a month"),
        pytest.param("P1Y", date(2028, 2, 29), id="a leap day"),
        pytest.param("P9999Y", date(2027, 3, 31), id="before all days"),
    ],
)
def test_the_first_day_before_is_the_first_from_which_so_much_later_is_no_earlier(
    length: str, day: date
) -> None:
    only = criterion(
        f"{{each: site, satisfies: {{until: {{on_or_before: {{the: since, plus: {length}}}}}}}}}"
    )
    declaration = profile(f"sites: [{{id: one, territory: FR, roles: [storage], since: {day}}}]\n")

    found = min(
        date.fromisoformat(on) for on, cause in _told(declaration, only) if cause == "ahead"
    )

    by = Duration.parse(length)
    assert by.after(found) >= day
    assert found == date.min or by.after(date.fromordinal(found.toordinal() - 1)) < day


def test_a_rule_turns_on_its_own_days_and_on_those_it_names() -> None:
    only = criterion(
        "stated_on: {on_or_after: 2026-01-01}", more="since: 2024-01-01\nuntil: 2028-12-31\n"
    )

    assert {
        ("2024-01-01", "rule.since"),
        ("2026-01-01", "ruled"),
        ("2026-01-02", "ruled"),
        ("2029-01-01", "rule.until"),
    } <= set(_told(profile(), only))


def test_a_waiver_turns_on_the_day_after_its_last() -> None:
    last = waiver(until=date.max)

    found = turnings(profile(), ruleset(PLAIN), STATUTES, waivers=(last,))

    assert Turning(date.max) in found


def test_every_day_and_its_cause_are_told_as_they_were(golden: Golden) -> None:
    only = criterion(
        "{each: site, satisfies: {until: {on_or_before: {the: since, plus: P1Y}}}}",
        more="since: 2024-01-01\nuntil: 2028-12-31\nevidence: {rung: documented, fresh_for: P1Y}",
    )
    host = profile("sites: [{id: far, territory: FR, roles: [storage], until: 2029-12-31}]")
    own = profile(
        """\
        sites: [{id: one, territory: FR, roles: [storage], since: 2027-01-01, until: 2027-12-31}]
        evidence:
          paper: {rung: documented, title: Paper, effective: 2026-04-01, expires: 2028-01-31}
        extensions: {sample: {audits: [{day: "2027-05-01", other: "2027-02-30"}]}}
        hosted_on: {profile: ../host/profile.yaml, service: Host}
        """
    )
    small = law(period=Period(date(2018, 3, 23), date(2030, 6, 30)))
    statutes = replace(STATUTES, atlas=ATLAS, laws={small.id: small})

    found = turnings(replace(own, host=host), ruleset(only), statutes, waivers=[waiver()])

    golden(KEPT / "turnings.txt", "".join(map(_line, found)))


def _line(turning: Turning) -> str:
    """Return a turning in a line: the day, what it is about, and why, if there is a reason."""
    about = [each.en for each in turning.names]
    about += [turning.criterion] if turning.criterion is not None else []
    about += [dotted(turning.record)] if turning.record else []
    cause, at = turning.cause, ""
    if cause is not None and cause.pointer is not None:
        at = f" <- {dotted(cause.pointer)}"
    why = "" if cause is None else f": {told(cause.message)}{at}"
    return f"{turning.on} [{', '.join(about)}]{why}\n"


def test_everything_comes_in_order() -> None:
    days = [each.on for each in _of(profile("contract: {audit_right: true}\n"))]

    assert sorted(days) == days


def test_what_is_asked_of_a_host_turns_as_rules_do() -> None:
    asks = condition("stated_on: {on_or_after: 2026-02-01}")
    rulebook = replace(ruleset(PLAIN), asks_of_host=asks)

    found = turnings(profile(), rulebook, STATUTES)

    assert date(2026, 2, 1) in [
        each.on
        for each in found
        if each.cause is not None and each.cause.message.id == "forecast.cause.ruled"
    ]
