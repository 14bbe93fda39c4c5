"""What a single record cannot mean."""

from __future__ import annotations

from fractions import Fraction

import pytest

from tests.profile.files import atlas, mistakes
from trustcheck.logic.interval import Interval
from trustcheck.profile.coherence import exceeds
from trustcheck.profile.jurisdiction import Atlas


@pytest.fixture(scope="module")
def known() -> Atlas:
    return atlas()


def _run_by(owner: str, operator: str, *, terms: str = "operated_by_licensor") -> str:
    said = f"name: T, licensor: {owner}, terms: {terms}, operated_by: {operator}"
    return f"technologies: [{{{said}}}]"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("keys: {since: 2026-01-02, until: 2026-01-01}", ("reversed-days",)),
        ("keys: {since: 2026-01-01, until: 2026-01-01}", ()),
        ("  r: {name: R, kind: person, seats: {}}", ("not-of-a-person",)),
        ("  r: {name: R, kind: person, residence: FR, nationalities: []}", ()),
        ("  r: {name: R, kind: fund, residence: FR}", ("only-of-a-person",)),
        ("  r: {name: R, kind: public_body, seats: {}, branches: []}", ()),
        ("holdings: [{holder: p, held: h}]", ("held-person",)),
        ("  f: {name: F, kind: fund}\nholdings: [{holder: h, held: f}]", ()),
        ("rights: [{holder: p, over: h, kind: proxy}]", ("held-person",)),
        ("rights: [{holder: [p, h], over: q, kind: concert}]", ()),
        ("rights: [{holder: [p, p], over: q, kind: concert}]", ("concert-of-one",)),
        ("rights: [{holder: p, over: q, kind: option, capital: 5, votes: 5}]", ()),
        ("rights: [{holder: p, over: q, kind: usufruct, votes: 5}]", ()),
        ("rights: [{holder: p, over: q, kind: securities_loan, votes: 5}]", ()),
        ("rights: [{holder: p, over: q, kind: veto, votes: 5}]", ("not-of-this-right",)),
        ("rights: [{holder: p, over: q, kind: board_appointment}]", ()),
        ("keys: {customer_exclusive: true, held_by: [p]}", ("keys-not-exclusive",)),
        ("keys: {customer_exclusive: true, held_by: []}", ()),
        ("keys: {customer_exclusive: false, held_by: [p]}", ()),
        ("keys: {customer_exclusive: undisclosed, held_by: [p]}", ()),
        (_run_by("h", "p"), ("run-by-others",)),
        (_run_by("h", "[p, h]"), ()),
        (_run_by("undisclosed", "p"), ()),
        (_run_by("h", "p", terms="licence"), ()),
    ],
)
def test_a_record_says_what_can_be(text: str, expected: tuple[str, ...], known: Atlas) -> None:
    assert expected == mistakes(text, known)


@pytest.mark.parametrize(
    ("holding", "expected"),
    [
        ("share_class: a, shares: 5", ()),
        ("share_class: a, shares: undisclosed", ()),
        ("share_class: a", ("class-without-shares",)),
        ("shares: 5", ("shares-without-class",)),
        ("share_class: A, shares: 5", ("unknown-share-class-near",)),
        ("share_class: zz, shares: 5", ("unknown-share-class",)),
        ("share_class: a, shares: many", ("not-a-number",)),
    ],
)
def test_shares_and_their_class_go_together(
    holding: str, expected: tuple[str, ...], known: Atlas
) -> None:
    company = "  c: {name: C, kind: company, share_classes: {a: {shares: 10}}}"

    assert expected == mistakes(f"{company}\nholdings: [{{holder: p, held: c, {holding}}}]", known)


_SEVEN = Interval.exactly(7)


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [
        pytest.param(Interval.exactly(7), _SEVEN, False, id="as many"),
        pytest.param(Interval.exactly(8), _SEVEN, True, id="one more"),
        pytest.param(Interval(Fraction(7), None), _SEVEN, False, id="as many at least"),
        pytest.param(Interval(Fraction(7), None, low_open=True), _SEVEN, True, id="above as many"),
        pytest.param(_SEVEN, Interval(Fraction(0), Fraction(7)), False, id="as many at most"),
        pytest.param(
            _SEVEN, Interval(Fraction(0), Fraction(7), high_open=True), True, id="below as many"
        ),
        pytest.param(Interval.exactly(99), Interval(Fraction(7), None), False, id="no end"),
    ],
)
def test_a_part_exceeds_its_whole_only_when_it_must(
    part: Interval, whole: Interval, expected: bool
) -> None:
    assert expected is exceeds(part, whole)
