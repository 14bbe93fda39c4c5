"""A structure too large to be worked out is refused, with what there is too much of."""

from __future__ import annotations

import pytest

from tests.builders import STATUTES
from tests.hostile import generators as made
from tests.hostile.targets import LABEL
from trustcheck.engine.assess import assess
from trustcheck.engine.chart import chart
from trustcheck.profile import extent
from trustcheck.profile.extent import check_extent
from trustcheck.profile.reading import Declaration, read_profile
from trustcheck.source.document import read
from trustcheck.source.problem import InvalidInput


def declared(text: str) -> Declaration:
    return read_profile(read(text.encode(), "profile.yaml"), STATUTES.atlas)


def refused(text: str) -> list[str]:
    with pytest.raises(InvalidInput) as raised:
        check_extent(declared(text))
    return [problem.code for problem in raised.value.problems]


LARGEST = [
    pytest.param(made.profile(made.companies(extent.MOST_ENTITIES)), id="entities"),
    pytest.param(made.chain_of(extent.MOST_BETWEEN + 2), id="a chain"),
    pytest.param(made.circle_of(extent.MOST_BETWEEN, "60"), id="a circle"),
    pytest.param(made.many_sites(42), id="ways"),
    pytest.param(made.many_accesses(199, parties=6), id="parts"),
    pytest.param(made.many_third_parties(63), id="third parties"),
    pytest.param(made.many_rights(200, "veto", parties=90), id="rights"),
]


@pytest.mark.parametrize("text", LARGEST)
def test_what_is_just_not_too_large_is_taken(text: str) -> None:
    check_extent(declared(text))


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        pytest.param(
            made.profile(made.companies(extent.MOST_ENTITIES + 1)),
            ["too-many-entities"],
            id="entities",
        ),
        pytest.param(made.chain_of(extent.MOST_BETWEEN + 3), ["too-many-between"], id="a chain"),
        pytest.param(
            made.circle_of(extent.MOST_BETWEEN + 1, "60"), ["too-many-between"], id="a circle"
        ),
        pytest.param(made.dense(18, "1"), ["too-many-circling"], id="a web"),
        pytest.param(made.precise(20), ["too-exact-circling"], id="digits"),
        pytest.param(made.many_sites(43), ["too-many-ways"], id="ways"),
        pytest.param(made.many_accesses(200, parties=6), ["too-many-parts"], id="parts"),
        pytest.param(
            made.many_qualifications(1_001), ["too-many-qualifications"], id="qualifications"
        ),
        pytest.param(made.many_third_parties(64), ["too-many-reliances"], id="third parties"),
        pytest.param(made.owned_third_parties(16), ["too-many-stakes"], id="stakes"),
        pytest.param(made.many_concerts(10, 21), ["too-many-rights"], id="members of concerts"),
        pytest.param(made.layers(2, 30, "1"), ["too-many-holdings"], id="holdings"),
    ],
)
def test_what_is_too_large_is_told(text: str, codes: list[str]) -> None:
    assert codes == sorted(refused(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(made.chain_of(12), 1, id="a small one"),
        pytest.param(made.profile(made.companies(60)), 25, id="entities"),
        pytest.param(made.dense(16, "1"), 25, id="holdings"),
        pytest.param(made.many_accesses(179, parties=6), 25, id="ways"),
    ],
)
def test_the_larger_a_structure_the_less_may_be_tried_on_it(text: str, expected: int) -> None:
    assert expected == extent.burden(declared(text))


def test_neither_a_verdict_nor_a_chart_is_given_of_it() -> None:
    declaration = declared(made.chain_of(60))
    on = declaration.profile.stated_on

    for work in (assess, chart):
        with pytest.raises(InvalidInput):
            work(declaration, LABEL, STATUTES, on=on)
