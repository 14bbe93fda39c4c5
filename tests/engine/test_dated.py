"""What turns, and on which day."""

from __future__ import annotations

from datetime import date

import pytest

from tests.builders import STATUTES, condition, criterion, profile, ruleset, waiver
from trustcheck.engine.dated import Turning, turnings
from trustcheck.logic.duration import Duration
from trustcheck.logic.fields import replace
from trustcheck.profile.reading import Declaration
from trustcheck.ruleset.criterion import Criterion

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
