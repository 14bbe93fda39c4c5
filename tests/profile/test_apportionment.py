"""Nobody holds more than there is: only what is certain is a problem."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.profile.files import atlas, declared, mistakes
from trustcheck.logic.message import say
from trustcheck.profile.jurisdiction import Atlas
from trustcheck.source.problem import InvalidInput


@pytest.fixture(scope="module")
def known() -> Atlas:
    return atlas()


def _holdings(*holdings: str) -> str:
    holders = ("q", "h", "undisclosed", "undisclosed")
    lines = (
        f"  - {{holder: {holder}, held: p, {holding}}}\n"
        for holder, holding in zip(holders, holdings, strict=False)
    )
    return "holdings:\n" + "".join(lines)


@pytest.mark.parametrize(
    ("holdings", "expected"),
    [
        pytest.param(("capital: 60", "capital: 40"), False, id="just the whole"),
        pytest.param(("capital: 60", "capital: 40.01"), True, id="a trace more"),
        pytest.param(("capital: 60", "votes: 60"), False, id="capital and votes apart"),
        pytest.param(("votes: 60", "votes: 60"), True, id="votes"),
        pytest.param(("capital: 60", "capital: {at_most: 60}"), False, id="perhaps less"),
        pytest.param(("capital: 60", "capital: {at_least: 60}"), True, id="surely more"),
        pytest.param(("capital: {above: 50}", "capital: {above: 50}"), True, id="two majorities"),
        pytest.param(("capital: {above: 50}", "capital: 50"), True, id="more than one half"),
        pytest.param(("capital: {at_least: 50}", "capital: 50"), False, id="two halves"),
        pytest.param(("capital: 60", "capital: undisclosed"), False, id="undisclosed"),
        pytest.param(
            ("capital: 60, until: 2025-12-31", "capital: 60, since: 2026-01-01"), False, id="sold"
        ),
        pytest.param(
            ("capital: 60, until: 2026-01-01", "capital: 60, since: 2026-01-01"), True, id="a day"
        ),
        pytest.param(
            ("capital: 60, until: 9999-12-31", "capital: 60, since: 9999-12-31"),
            True,
            id="the last day of the calendar",
        ),
        pytest.param(
            ("capital: 60, title: bare", "capital: 60, title: usufruct"), False, id="split"
        ),
        pytest.param(
            ("capital: 60, title: bare", "capital: 60, title: usufruct", "capital: 41"),
            True,
            id="split and more",
        ),
        pytest.param(
            ("capital: 60, since: 2026-01-02, until: 2026-01-01", "capital: 60"),
            False,
            id="days reversed",
        ),
    ],
)
def test_the_parts_are_no_more_than_the_whole(
    holdings: tuple[str, ...], expected: bool, known: Atlas
) -> None:
    found = mistakes(_holdings(*holdings), known)

    assert expected is any(code.startswith("over-subscribed") for code in found)


def test_the_problem_names_the_company_the_sum_and_the_first_day(known: Atlas) -> None:
    text = _holdings("votes: 60", "votes: 30", "votes: {at_least: 20}, since: 2024-02-29")

    with pytest.raises(InvalidInput) as caught:
        declared(text, known)
    (problem,) = caught.value.problems

    assert problem.message == say(
        "over-subscribed-since",
        company="p",
        what=say("profile.votes"),
        sum=Fraction(11, 10),
        day=date(2024, 2, 29),
    )
    assert (11, 43) == (problem.span.line, problem.span.column)


@pytest.mark.parametrize(
    ("issued", "expected"),
    [("100", True), ("101", False), ("{at_most: 100}", True), ("{at_least: 1}", False)],
)
def test_no_more_shares_are_held_than_issued(issued: str, expected: bool, known: Atlas) -> None:
    company = f"  c: {{name: C, kind: company, share_classes: {{a: {{shares: {issued}}}}}}}\n"
    holding = "{{holder: {0}, held: c, share_class: a, shares: {1}}}"
    text = f"holdings: [{holding.format('p', 60)}, {holding.format('q', 41)}]"

    assert mistakes(company + text, known) == (("too-many-shares",) if expected else ())


@settings(max_examples=60, deadline=None)
@given(parts=st.lists(st.integers(0, 60), min_size=1, max_size=4))
def test_points_exceed_the_whole_just_when_their_sum_does(parts: list[int], known: Atlas) -> None:
    text = _holdings(*(f"capital: {part}" for part in parts))

    assert mistakes(text, known) == (("over-subscribed",) if sum(parts) > 100 else ())
