"""Whether a qualification counts: for this service, on this day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.builders import DAY, STATUTES, profile
from trustcheck.engine.answer import Answer, Record
from trustcheck.engine.facts import Facts
from trustcheck.engine.validity import in_force, qualified
from trustcheck.logic.explanation import Explanation, Gap, Reason
from trustcheck.logic.message import Message, say
from trustcheck.logic.pointer import Pointer
from trustcheck.logic.truth import Truth

T, F, U = Truth.TRUE, Truth.FALSE, Truth.UNKNOWN
EVE, MORROW = DAY - timedelta(days=1), DAY + timedelta(days=1)
AT: Pointer = ("qualifications", 0)
STATUS, SINCE, UNTIL = (*AT, "status"), (*AT, "since"), (*AT, "until")


def _facts(*qualifications: str, on: date = DAY, closed: bool = False) -> Facts:
    listed = ", ".join(f"{{scheme: SecNumCloud, {each}}}" for each in qualifications)
    complete = ["qualifications"] if closed else []
    declaration = profile(f"qualifications: [{listed}]", complete=complete)
    return Facts(declaration, STATUTES, on, "union", "sample")


def _told(
    truth: Truth, message: Message, *facts: Pointer, gap: tuple[Pointer, Reason] | None = None
) -> Answer:
    gaps = () if gap is None else (Gap(*gap),)
    return Answer.derived(Explanation(truth, message, facts=facts, gaps=gaps))


@pytest.mark.parametrize(
    ("stated", "on", "expected"),
    [
        pytest.param(
            "since: 2026-09-30, until: 2026-10-31",
            DAY,
            _told(T, say("derived.in_force_until", day=date(2026, 10, 31)), STATUS, UNTIL),
            id="its first day",
        ),
        pytest.param(
            "since: 2026-10-01, until: 2026-10-31",
            DAY,
            _told(F, say("derived.not_yet", day=MORROW), STATUS, SINCE),
            id="the day before its first",
        ),
        pytest.param(
            "since: 2026-01-01, until: 2026-09-30",
            DAY,
            _told(T, say("derived.in_force_until", day=DAY), STATUS, UNTIL),
            id="its last day",
        ),
        pytest.param(
            "since: 2026-01-01, until: 2026-09-29",
            DAY,
            _told(F, say("derived.expired", day=EVE), STATUS, UNTIL),
            id="the day after its last",
        ),
        pytest.param(
            "since: 2026-01-01",
            DAY,
            _told(U, say("derived.end_not_known"), gap=(UNTIL, Reason.ABSENT)),
            id="no end",
        ),
        pytest.param(
            "since: 2026-01-01, until: undisclosed",
            DAY,
            _told(T, say("derived.in_force", day=DAY), STATUS),
            id="an end that is kept back, on the day of the statement",
        ),
        pytest.param(
            "since: 2026-01-01, until: undisclosed",
            EVE,
            _told(T, say("derived.in_force", day=DAY), STATUS),
            id="an end that is kept back, the day before",
        ),
        pytest.param(
            "since: 2026-01-01, until: undisclosed",
            MORROW,
            _told(U, say("derived.end_not_known"), gap=(UNTIL, Reason.UNDISCLOSED)),
            id="an end that is kept back, the day after",
        ),
        pytest.param(
            "until: 2026-10-31",
            DAY,
            _told(T, say("derived.in_force_until", day=date(2026, 10, 31)), STATUS, UNTIL),
            id="no beginning, on the day of the statement",
        ),
        pytest.param(
            "until: 2026-10-31",
            EVE,
            _told(U, say("derived.start_not_known"), gap=(SINCE, Reason.ABSENT)),
            id="no beginning, the day before",
        ),
        pytest.param(
            "since: undisclosed, until: 2026-10-31",
            EVE,
            _told(U, say("derived.start_not_known"), gap=(SINCE, Reason.UNDISCLOSED)),
            id="a beginning that is kept back, the day before",
        ),
    ],
)
def test_what_is_granted_is_in_force_from_day_to_day(
    stated: str, on: date, expected: Answer
) -> None:
    facts = _facts(f"status: granted, covers: [subject], {stated}", on=on)
    item = Record("qualification", AT, "SecNumCloud", facts.profile.qualifications[0])

    assert expected == in_force(facts, item)


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        pytest.param(
            "since: 2026-01-01, until: 2026-09-29",
            _told(F, say("derived.expired", day=EVE), STATUS, UNTIL),
            id="ended",
        ),
        pytest.param(
            "since: 2026-10-01",
            _told(F, say("derived.not_yet", day=MORROW), STATUS, SINCE),
            id="not begun",
        ),
        pytest.param(
            "since: 2026-01-01, until: 2026-09-30",
            _told(U, say("derived.status_not_known"), gap=(STATUS, Reason.UNDISCLOSED)),
            id="within its days",
        ),
    ],
)
def test_outside_its_days_nothing_is_in_force_whatever_its_status(
    stated: str, expected: Answer
) -> None:
    facts = _facts(f"status: undisclosed, covers: [subject], {stated}")
    item = Record("qualification", AT, "SecNumCloud", facts.profile.qualifications[0])

    assert expected == in_force(facts, item)


GRANTED = "status: granted, since: 2026-01-01, until: 2027-01-01, covers: [subject]"
ENDED = "status: granted, since: 2026-01-01, until: 2026-01-31, covers: [subject]"
ELSEWHERE = "status: granted, since: 2026-01-01, until: 2027-01-01, covers: [Other]"
HIDDEN = "status: undisclosed, covers: [subject]"
DENIED = "status: not_held, covers: [subject]"


@pytest.mark.parametrize(
    ("stated", "closed", "opened"),
    [
        pytest.param([GRANTED], True, True, id="one in force"),
        pytest.param([ENDED, GRANTED], True, True, id="one in force after one that ended"),
        pytest.param([ENDED], False, None, id="one that ended"),
        pytest.param([ELSEWHERE], False, None, id="one of another service"),
        pytest.param([HIDDEN], None, None, id="one that may be"),
        pytest.param([DENIED], False, False, id="said to have none"),
        pytest.param([DENIED, ENDED], False, False, id="said to have no other"),
        pytest.param([ENDED, DENIED], False, False, id="said to have no other, in the end"),
        pytest.param([], False, None, id="none"),
    ],
)
def test_a_service_is_qualified_by_one_that_covers_it_and_is_in_force(
    stated: list[str], closed: bool | None, opened: bool | None
) -> None:
    assert closed is qualified(_facts(*stated, closed=True))
    assert opened is qualified(_facts(*stated))


def test_a_certificate_of_another_scheme_qualifies_nobody() -> None:
    other = f"{{scheme: C5, {GRANTED}}}"
    declaration = profile(
        f"qualifications: [{other}, {{scheme: SecNumCloud, {GRANTED}}}]",
        complete=["qualifications"],
    )
    both = Facts(declaration, STATUTES, DAY, "union", "sample")
    alone = profile(f"qualifications: [{other}]", complete=["qualifications"])

    assert True is qualified(both)
    assert False is qualified(Facts(alone, STATUTES, DAY, "union", "sample"))
