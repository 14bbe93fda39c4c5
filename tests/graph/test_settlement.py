"""What would settle a share that is not known, and what room one that is has left."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import product
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.conftest import Golden
from tests.graph.drawing import DAY, EVERYTHING, at, derived, drawn, thresholds
from tests.telling import laid_out
from trustcheck.graph.boundary import Boundary, Varied, boundary
from trustcheck.graph.cap import Cap
from trustcheck.graph.column import HIDDEN, Column
from trustcheck.graph.headroom import headroom
from trustcheck.graph.reckoning import Hands, Portion
from trustcheck.graph.settlement import settlements
from trustcheck.graph.shareholding import MEASURES, Measure
from trustcheck.graph.supposition import Structure
from trustcheck.logic.interval import Interval
from trustcheck.logic.message import Message
from trustcheck.logic.share import ANY, NOTHING, Share, percent
from trustcheck.profile.profile import Profile
from trustcheck.wording.phrase import read_wording

KEPT = Path(__file__).with_name("kept")
ENGLISH = read_wording("en")
CAP = Cap(percent(24).low)


def _structure(profile: Profile) -> Structure:
    found = derived(profile)
    return Structure(profile, thresholds(), DAY, found.shareholding, found.control)


def _of(holder: str, measure: Measure = "capital") -> Portion:
    return Portion("p", measure, Hands(frozenset([holder]), frozenset([holder]), "holder"))


def _settled(profile: Profile, portion: Portion, cap: Cap = CAP) -> list[str]:
    steps = settlements(_structure(profile).trials(), portion, cap)
    return [ENGLISH.phrase(step.message) for step in steps]


def _left(profile: Profile, portion: Portion, cap: Cap = CAP) -> str | None:
    step = headroom(_structure(profile), portion, cap)
    return None if step is None else ENGLISH.phrase(step.message)


@pytest.mark.parametrize(
    ("holdings", "measure", "settled"),
    [
        pytest.param(
            ("us p 20..30", "eu p 70..80"),
            "votes",
            [
                "the cap of 24% is not exceeded if the part of EU in the votes of P is: "
                "at least 76%",
                "the cap of 24% is not exceeded if the part of US in the votes of P is: "
                "at most 24%",
            ],
            id="either end of a division in two",
        ),
        pytest.param(
            ("h p 80", "eu p 20", "us h 20..49", "eu h 51..80"),
            "capital",
            [
                "the cap of 24% is not exceeded if the part of EU in the capital of H is: "
                "at least 70%",
                "the cap of 24% is not exceeded if the part of US in the capital of H is: "
                "at most 30%",
            ],
            id="along a chain",
        ),
        pytest.param(
            ("h p 30", "eu p 70", "us h 20..55", "eu h 45"),
            "votes",
            [
                "the cap of 24% is not exceeded if the part of US in the votes of H is: "
                "less than 45%"
            ],
            id="up to where control is presumed, at a tie with another",
        ),
        pytest.param(
            ("us p ?", "h p ?", "eu p 50"),
            "votes",
            [
                "the cap of 24% is not exceeded if the part of H in the votes of P is: "
                "at least 26%",
                "the cap of 24% is not exceeded if the part of US in the votes of P is: "
                "at most 24%",
            ],
            id="undisclosed",
        ),
        pytest.param(
            ("us p 10..20", "a p 10..20", "eu p 60", "us a 100"),
            "votes",
            [
                "no single stake settles whether the cap of 24% is exceeded; together these "
                "can: A in P and US in P"
            ],
            id="two only together",
        ),
        pytest.param(
            ("us p 10..20", "a p 10..20", "b p 5..15", "eu p 50", "us a 100"),
            "votes",
            [
                "no single stake settles whether the cap of 24% is exceeded; together these "
                "can: A in P and US in P"
            ],
            id="two only together, a third to spare",
        ),
        pytest.param(("us p 10..30", "a p 20", "eu p 50", "us a 100"), "votes", [], id="none"),
    ],
)
def test_the_number_that_settles_it_is_told(
    holdings: tuple[str, ...], measure: Measure, settled: list[str]
) -> None:
    assert settled == _settled(drawn(*holdings), _of("us", measure))


def test_open_lists_are_supposed_complete_where_nothing_else_helps() -> None:
    profile = drawn(
        *("us p 20..30", "eu p 70..80"),
        entities={"us": {"kind": "person"}, "eu": {"kind": "person"}},
        complete=[name for name in EVERYTHING if name != "rights"],
    )

    assert [
        "if these lists are complete as they stand (rights), the cap of 24% is not exceeded if "
        "the part of EU in the votes of P is: at least 76%",
        "if these lists are complete as they stand (rights), the cap of 24% is not exceeded if "
        "the part of US in the votes of P is: at most 24%",
    ] == _settled(profile, _of("us", "votes"))


CAPS = (CAP, Cap(CAP.limit, strict=True), Cap(Fraction(0)))
RIGHTS_OPEN = [name for name in EVERYTHING if name != "rights"]
HELD: Mapping[str, Profile] = {
    "either end of a division in two": drawn("us p 20..30", "eu p 70..80"),
    "capital and votes apart": drawn("us p 20..30/10..40", "eu p 70..80/60..90"),
    "capital or votes alone": drawn("us p 20..30/20", "eu p 70..80/80"),
    "open ends": drawn("us p >20", "eu p >50"),
    "undisclosed": drawn("us p ?", "h p ?", "eu p 50"),
    "along a chain": drawn("h p 80", "eu p 20", "us h 20..49", "eu h 51..80"),
    "a circle": drawn("us p 10..40", "p h 20..50", "h p 20", "eu p 40..60"),
    "a tie": drawn("h p 30", "eu p 70", "us h 20..55", "eu h 45"),
    "two only together": drawn("us p 10..20", "a p 10..20", "b p 5..15", "eu p 50", "us a 100"),
    "somebody without a name": drawn("us p 20", "eu p 40", entities={"p": {"listed": False}}),
    "an open list of holders": drawn("us p 20..30", "eu p 50", complete=["rights"]),
    "rights that are not declared": drawn("us p 20", "eu p 80", complete=RIGHTS_OPEN),
    "rights and a part": drawn("us p 20..30", "eu p 70..80", complete=RIGHTS_OPEN),
    "its own shares": drawn("us p 20..40", "p p 10..20", "eu p 50"),
    "all or nothing": drawn("us p ?", "eu p ?"),
    "a rest without a name": drawn("us p 10", "eu p 70..80", entities={"p": {"listed": False}}),
    "nothing can": drawn("us p 10..30", "a p 20", "eu p 50", "us a 100"),
}
"""Who may hold more than a cap, and what there is to know about it."""


def _proofs(profile: Profile) -> Iterator[str]:
    for measure, cap in product(MEASURES, CAPS):
        yield f"{measure}, {'less than' if cap.strict else 'at most'} {cap.limit}:"
        yield from map(
            laid_out, settlements(_structure(profile).trials(), _of("us", measure), cap)
        )


def _told(profile: Profile) -> str:
    return "".join(f"{line}\n" for line in _proofs(profile))


def test_what_settles_a_share_is_told_as_it_was(golden: Golden) -> None:
    found = (f"# {name}\n{_told(each)}" for name, each in HELD.items())

    golden(KEPT / "settled.txt", "\n".join(found))


def test_what_too_many_decide_is_not_searched() -> None:
    small = [f"h{i} p 0.1..0.2" for i in range(80)]

    assert [] == _settled(drawn("us p 20..30", *small), _of("us"))


@pytest.mark.parametrize(("small", "is_told"), [(11, True), (12, False)])
def test_so_many_stakes_are_looked_into_and_no_more(small: int, is_told: bool) -> None:
    others = [f"h{index} p 0.1..0.2" for index in range(small)]

    assert is_told is bool(_settled(drawn("us p 20..30", "eu p 60", *others), _of("us", "votes")))


@pytest.mark.parametrize(("size", "is_told"), [(80, True), (81, False)])
def test_in_a_structure_so_large_and_no_larger_it_is_looked_for(size: int, is_told: bool) -> None:
    beside = {f"e{index}": at("FR") for index in range(size - 3)}
    profile = drawn("us p 20..30", "eu p 70..80", entities=beside)

    assert size == len(profile.entities)
    assert is_told is bool(_settled(profile, _of("us", "votes")))


def test_bounds_are_those_of_each_reading() -> None:
    known = _structure(drawn("us p 20", "eu p 80", entities={"eu": {"kind": "person"}}))
    rights_open = _structure(
        drawn("us p 20", complete=[name for name in EVERYTHING if name != "rights"])
    )
    of_a_person = Portion("eu", "capital", _of("us").hands)

    assert [percent(20), percent(0, 20)] == list(known.uppers(_of("us")))
    assert [ANY, percent(0, 20)] == list(rights_open.uppers(_of("us")))
    assert [NOTHING] == list(known.uppers(of_a_person))


# Against the number itself


tens = st.integers(1, 9).map(lambda n: 10 * n)


@settings(max_examples=40, deadline=None)
@given(own=tens, through=tens, back=st.integers(0, 4), cap=st.integers(5, 60))
def test_the_cap_is_met_exactly_at_the_number_and_broken_beyond(
    own: int, through: int, back: int, cap: int
) -> None:
    """A holds P and P a part of A, so that the share is no linear term of the stake."""
    assume(own + through <= 100)
    holdings = [f"us p {own}", f"a p {through}", f"p a {10 * back}", "us a ?"]
    structure = _structure(drawn(*holdings))
    limit = Cap(Fraction(cap, 100))
    steps = settlements([next(iter(structure.trials()))], _of("us"), limit)
    for step in steps:
        if step.message.id != "graph.settles-capital":
            continue
        stake = step.message["limit"]
        assert isinstance(stake, Interval)

        tried = _supposed(structure, "a", Interval.exactly(stake.high or 0))
        beyond = _supposed(
            structure, "a", Interval.exactly((stake.high or 0) + Fraction(1, 10**9))
        )

        assert (stake.high_open, True) == (not _keeps(tried, limit), not _keeps(beyond, limit))


def _supposed(structure: Structure, company: str, part: Share) -> Structure:
    column = structure.shareholding.columns["capital"][company]
    division = Column.fitted({**column.parts, "us": part})
    return structure.supposing({"capital": {company: division}})


def _keeps(structure: Structure, cap: Cap) -> bool:
    return Varied(lambda number, short: structure.greatest(_of("us")), cap).keeps(Fraction(0))


@settings(max_examples=60, deadline=None)
@given(
    st.integers(1, 99), st.integers(0, 40), st.integers(0, 40), st.integers(1, 99), st.booleans()
)
def test_a_boundary_is_found_exactly(a: int, b: int, c: int, cap: int, downward: bool) -> None:
    def share(number: Fraction, short: bool) -> Share:
        x = 1 - number if downward else number
        y = (Fraction(a, 100) * x + Fraction(b, 100)) / (1 + Fraction(c, 100) * x)
        return Interval(Fraction(0), min(Fraction(1), y)) if y else Interval.exactly(0)

    varied = Varied(share, Cap(Fraction(cap, 100)))
    ends = (Fraction(1), Fraction(0)) if downward else (Fraction(0), Fraction(1))
    assume(varied.keeps(ends[0]) and not varied.keeps(ends[1]))
    x = Fraction(cap - b, 100) / (Fraction(a, 100) - Fraction(c * cap, 10000))

    assert Boundary(1 - x if downward else x, kept=True) == boundary(varied, *ends)


def test_a_jump_at_no_simple_number_is_not_found() -> None:
    jump = Fraction(1234567891, 9876543210)
    varied = Varied(
        lambda number, short: Interval.exactly(0 if number <= jump else 1), Cap(Fraction(1, 2))
    )

    assert None is boundary(varied, Fraction(0), Fraction(1))
    assert Boundary(jump, kept=True) == boundary(varied, Fraction(0), Fraction(1), guess=jump)


# Room left


@pytest.mark.parametrize(
    ("holdings", "left"),
    [
        pytest.param(
            ("us p 10", "eu p 90"),
            "US may have up to 14 points more of the capital of P",
            id="a direct stake",
        ),
        pytest.param(
            ("us p 24", "eu p 76"),
            "US may have up to 0 points more of the capital of P",
            id="none",
        ),
        pytest.param(
            ("h p 50", "eu p 50", "us h 20", "eu h 80"),
            "US may have up to 14 points more of the capital of P",
            id="bought from someone without a share in it",
        ),
        pytest.param(
            ("us p 9", "eu p 81", "p p 10"),
            "US may have up to 12.6 points more of the capital of P",
            id="own shares weigh in",
        ),
    ],
)
def test_the_room_left_is_told(holdings: tuple[str, ...], left: str) -> None:
    assert left == _left(drawn(*holdings), _of("us"))


def test_the_room_of_all_foreign_holders_together_is_told() -> None:
    profile = drawn("us p 10", "cn p 5", "eu p 85")
    hands = Hands(frozenset(["us", "cn"]), frozenset(["us", "cn"]), "foreign")

    left = _left(profile, Portion("p", "votes", hands), Cap(percent(39).low))

    assert "foreign holders may have together up to 24 points more of the votes of P" == left


def test_whoever_has_no_name_has_no_room() -> None:
    hands = Hands(frozenset(), frozenset([HIDDEN]), "hidden")

    assert None is _left(drawn("us p 10"), Portion("p", "capital", hands))


@pytest.mark.parametrize(
    ("holdings", "cap"),
    [
        pytest.param(("us p 30", "eu p 70"), CAP, id="the cap is broken already"),
        pytest.param(("us p 10", "eu p 90"), Cap(Fraction(1)), id="the cap is never broken"),
        pytest.param(
            ("us p 10", "eu p 90"), Cap(CAP.limit, strict=True), id="the last number is beyond it"
        ),
    ],
)
def test_without_a_boundary_there_is_no_room_to_tell(holdings: tuple[str, ...], cap: Cap) -> None:
    assert None is _left(drawn(*holdings), _of("us"), cap)


def test_a_limit_is_a_message_with_its_numbers() -> None:
    profile = drawn("us p 20..30", "eu p 70..80")

    steps = settlements(_structure(profile).trials(), _of("us"), CAP)

    assert {"graph.settles-capital"} == {step.message.id for step in steps}
    assert all(isinstance(step.message, Message) and step.gaps for step in steps)
