"""What foreign entities may appoint together in a company, and who of persons is foreign."""

from __future__ import annotations

import pytest

from tests.builders import DAY, STATUTES, between, profile
from trustcheck.engine.facts import Facts
from trustcheck.engine.foreign import foreign_appointments, foreignness
from trustcheck.logic.explanation import Gap, Reason
from trustcheck.logic.interval import Interval
from trustcheck.logic.truth import Truth
from trustcheck.ruleset.counting import Counting

RIGHT = "{holder: %s, over: provider, kind: board_appointment, appoints: {%s}}"
UNSAID = "{holder: american, over: provider, kind: board_appointment}"
STRANGE = "stranger: {name: Stranger, kind: company}"


def _right(appoints: str, holder: str = "american") -> str:
    return RIGHT % (holder, appoints)


def _facts(*rights: str, closed: bool = True) -> Facts:
    complete = ["rights"] if closed else []
    declaration = profile(f"rights: [{', '.join(rights)}]", entities=STRANGE, complete=complete)
    return Facts(declaration, STATUTES, DAY, "union", "sample")


THIRD = _right("body: board, members: 1, of: 3")


@pytest.mark.parametrize(
    ("rights", "expected"),
    [
        pytest.param([], between(0, 0), id="nobody appoints anybody"),
        pytest.param([THIRD], between("1/3", "1/3"), id="one of three"),
        pytest.param([THIRD, THIRD], between("2/3", "2/3"), id="one of three, twice"),
        pytest.param([_right("body: board, members: 1, of: 3", "german")], between(0, 0), id="-"),
        pytest.param(
            ["{holder: american, over: provider, kind: veto}", THIRD],
            between("1/3", "1/3"),
            id="a right of another kind before",
        ),
        pytest.param(
            [_right("body: board, members: 1, of: 3", "german"), THIRD],
            between("1/3", "1/3"),
            id="a holder of the Union before",
        ),
        pytest.param(
            [THIRD, _right("body: management, members: 1, of: 2")],
            between("1/2", "1/2"),
            id="the body of which the most are appointed",
        ),
        pytest.param(
            [_right("body: board, members: 1, of: 3", "stranger")],
            between(0, "1/3"),
            id="perhaps foreign",
        ),
        pytest.param([_right("members: 1, of: 10")], between("1/10", "1/10"), id="of the board"),
        pytest.param([THIRD, UNSAID], between("1/3", 1), id="not stated how many, beside another"),
        pytest.param([UNSAID], between(0, 1), id="not stated how many"),
        pytest.param(
            [_right("body: board, members: undisclosed, of: 3")], between(0, 1), id="undisclosed"
        ),
        pytest.param(
            [_right("body: board, members: 1, of: undisclosed")], between(0, 1), id="of how many"
        ),
        pytest.param(
            [_right("body: board, members: 1, of: 1")], between(1, 1), id="the only member"
        ),
        pytest.param(
            [_right("body: board, members: {at_least: 1}, of: 4")],
            between("1/4", 1),
            id="one of four at least",
        ),
        pytest.param(
            [_right("body: board, members: 1, of: {at_least: 4}")],
            between(0, "1/4"),
            id="of four at least",
        ),
        pytest.param(
            [_right("body: board, members: {at_most: 6}, of: {at_least: 4, at_most: 9}")],
            between(0, 1),
            id="more than there may be",
        ),
        pytest.param(
            [_right("body: board, members: {at_least: 5, at_most: 6}, of: {at_least: 4}")],
            between(0, 1),
            id="no more than all",
        ),
        pytest.param(
            [_right("body: board, members: {at_least: 1, at_most: 2}, of: {at_most: 4}")],
            between(0, 1),
            id="of a body that may have no member",
        ),
    ],
)
def test_what_foreign_entities_appoint_is_added_up_by_body(
    rights: list[str], expected: Interval
) -> None:
    found = foreign_appointments(_facts(*rights), "provider")

    assert expected == found.share
    assert (Truth.UNKNOWN if expected.exact is None else Truth.TRUE) is found.explanation.truth
    assert found.share == found.explanation.message["share"]


@pytest.mark.parametrize("rights", [[], [THIRD]], ids=["none stated", "one stated"])
def test_an_open_list_of_rights_may_hide_one_to_a_whole_body(rights: list[str]) -> None:
    found = foreign_appointments(_facts(*rights, closed=False), "provider")

    assert between("1/3" if rights else 0, 1) == found.share
    assert (Gap(("rights",), Reason.OPEN),) == found.explanation.gaps


@pytest.mark.parametrize(
    ("right", "facts", "gaps"),
    [
        pytest.param(THIRD, ["members", "of"], (), id="all stated"),
        pytest.param(UNSAID, [], (Gap(("rights", 0, "appoints"), Reason.ABSENT),), id="nothing"),
        pytest.param(
            _right("members: undisclosed, of: {at_least: 3}"),
            ["members", "of"],
            (
                Gap(("rights", 0, "appoints", "members"), Reason.UNDISCLOSED),
                Gap(("rights", 0, "appoints", "of"), Reason.RANGE),
            ),
            id="kept back, and a range",
        ),
    ],
)
def test_an_appointment_says_what_it_read_and_what_it_lacks(
    right: str, facts: list[str], gaps: tuple[Gap, ...]
) -> None:
    (step,) = foreign_appointments(_facts(right), "provider").explanation.because

    assert tuple(("rights", 0, "appoints", name) for name in facts) == step.facts
    assert gaps == step.gaps


@pytest.mark.parametrize(
    ("persons", "expected"),
    [
        pytest.param("ties", Truth.FALSE, id="any tie"),
        pytest.param("residence", Truth.TRUE, id="residence alone"),
        pytest.param("nationality", Truth.FALSE, id="nationality alone"),
        pytest.param("never", Truth.FALSE, id="never"),
    ],
)
def test_a_person_is_foreign_as_the_ruleset_counts_persons(persons: str, expected: Truth) -> None:
    abroad = "{name: Abroad, kind: person, nationalities: [FR], residence: US}"
    declaration = profile(entities=f"abroad: {abroad}")
    facts = Facts(declaration, STATUTES, DAY, "union", "sample", Counting(persons=persons))

    assert expected is foreignness(facts, "abroad").truth


@pytest.mark.parametrize(
    ("appoints", "share"),
    [
        pytest.param(
            "members: {at_least: 2}, of: 5", between("2/5", 1), id="as many as there are"
        ),
        pytest.param("members: 1, of: {at_least: 2}", between(0, "1/2"), id="of however many"),
        pytest.param(
            "members: {at_least: 2, at_most: 5}, of: {at_least: 4, at_most: 8}",
            between("1/4", 1),
            id="perhaps more than there are",
        ),
    ],
)
def test_the_part_of_a_body_that_is_told_is_no_more_than_all_of_it(
    appoints: str, share: Interval
) -> None:
    (step,) = foreign_appointments(_facts(_right(appoints)), "provider").explanation.because

    assert share == step.message["share"]
