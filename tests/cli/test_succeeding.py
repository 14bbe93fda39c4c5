"""Whether what is attributed to the day and to the profile is what each of them does."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.builders import DAY, STATUTES, declaration_of
from tests.engine.worlds import World, worlds
from tests.sample import drawing
from trustcheck.assessment.succession import Cause
from trustcheck.cli.configuration import Sources
from trustcheck.cli.console import Console
from trustcheck.cli.selection import EVERYTHING
from trustcheck.cli.shelf import take_ruleset
from trustcheck.cli.succeeding import Choices, Operand, successions
from trustcheck.engine.assess import assess
from trustcheck.source.writing import written

RULESET = take_ruleset("secnumcloud-3.2", STATUTES)
HELD = Sources({"rulesets": ("secnumcloud-3.2",)}, {}, None).configuration()
CHOICES = Choices(held=HELD, selection=EVERYTHING, as_of=None)


def _verdicts(world: World, on: date) -> dict[str, str]:
    found = assess(declaration_of(world), RULESET, STATUTES, on=on)
    return {each.criterion.id: each.verdict.value for each in found.findings}


@given(old=worlds(), new=worlds(), days=st.integers(0, 2000))
@drawing(2, of=5)
def test_the_day_and_the_profile_together_are_the_whole_change(
    old: World, new: World, days: int
) -> None:
    later = DAY + timedelta(days=days)
    new = {**new, "subject": old["subject"], "stated_on": str(later)}
    one, other = (Operand("-", "profile.yaml", written(each).encode()) for each in (old, new))

    (told,) = successions(Console.standard("en"), one, other, CHOICES, renamed=False)

    before, between, after = _verdicts(old, DAY), _verdicts(old, later), _verdicts(new, later)
    expected = {
        id: [
            (cause, was, now)
            for cause, was, now in (
                (Cause.DAY, before[id], between[id]),
                (Cause.PROFILE, between[id], after[id]),
            )
            if was != now
        ]
        for id in before
    }
    found = {each.criterion: [(s.cause, s.was, s.now) for s in each.steps] for each in told.shifts}
    assert {id: steps for id, steps in expected.items() if steps} == {
        id: steps for id, steps in found.items() if steps
    }
    assert {id for id in before if before[id] != after[id]} == {
        each.criterion for each in told.changed
    }
