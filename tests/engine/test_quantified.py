"""Each and some, over lists that are open, closed or empty, and passes over nothing."""

from __future__ import annotations

import pytest

from tests.builders import explained, profile
from trustcheck.logic.truth import Truth

T, F, U = Truth.TRUE, Truth.FALSE, Truth.UNKNOWN

EACH = "each: technology\nsatisfies: {part: software}"
SOME = "some: technology\nsatisfies: {part: software}"
EACH_LICENSED = "each: technology\nwhere: {terms: licence}\nsatisfies: {part: software}"
SOME_LICENSED = "some: technology\nwhere: {terms: licence}\nsatisfies: {part: software}"

FITS = "{name: a, licensor: german, terms: licence, part: software}"
FAILS = "{name: b, licensor: german, terms: licence, part: hardware}"
UNSAID = "{name: c, licensor: german, terms: licence}"
OTHER = "{name: d, licensor: german, terms: own, part: hardware}"
FITS_PERHAPS = "{name: e, licensor: german, part: software}"
FAILS_PERHAPS = "{name: f, licensor: german, part: hardware}"


def _found(text: str, *technologies: str, closed: bool) -> tuple[Truth, bool]:
    declaration = profile(
        f"technologies: [{', '.join(technologies)}]", complete=["technologies"] if closed else []
    )
    found = explained(text, declaration)
    assert found.truth is not U or found.open_gaps()
    return found.truth, found.vacuous


@pytest.mark.parametrize(
    ("text", "technologies", "closed", "opened"),
    [
        pytest.param(EACH, [], (T, True), (U, False), id="each of none"),
        pytest.param(EACH, [FITS], (T, False), (U, False), id="each of one that fits"),
        pytest.param(EACH, [FAILS], (F, False), (F, False), id="each of one that fails"),
        pytest.param(EACH, [UNSAID], (U, False), (U, False), id="each of one not known"),
        pytest.param(EACH, [FITS, FAILS], (F, False), (F, False), id="each of two"),
        pytest.param(EACH, [UNSAID, FAILS], (F, False), (F, False), id="a counter-example"),
        pytest.param(EACH, [FITS, UNSAID], (U, False), (U, False), id="one of two not known"),
        pytest.param(SOME, [], (F, True), (U, False), id="some of none"),
        pytest.param(SOME, [FITS], (T, False), (T, False), id="some, of one that fits"),
        pytest.param(SOME, [FAILS], (F, False), (U, False), id="some, of one that fails"),
        pytest.param(SOME, [UNSAID], (U, False), (U, False), id="some, of one not known"),
        pytest.param(SOME, [UNSAID, FITS], (T, False), (T, False), id="a witness"),
        pytest.param(SOME, [UNSAID, FAILS], (U, False), (U, False), id="no witness yet"),
        pytest.param(EACH_LICENSED, [OTHER], (T, True), (U, False), id="each of none meant"),
        pytest.param(EACH_LICENSED, [OTHER, FITS], (T, False), (U, False), id="each of one meant"),
        pytest.param(
            EACH_LICENSED, [FITS_PERHAPS], (T, True), (U, False), id="fits, if it is meant"
        ),
        pytest.param(
            EACH_LICENSED, [FAILS_PERHAPS], (U, False), (U, False), id="fails, if it is meant"
        ),
        pytest.param(
            EACH_LICENSED,
            [FITS, FITS_PERHAPS],
            (T, False),
            (U, False),
            id="fits, and another that is perhaps meant",
        ),
        pytest.param(SOME_LICENSED, [OTHER], (F, True), (U, False), id="some of none meant"),
        pytest.param(
            SOME_LICENSED, [FITS_PERHAPS], (U, False), (U, False), id="a witness, if it is meant"
        ),
        pytest.param(
            SOME_LICENSED, [FAILS_PERHAPS], (F, True), (U, False), id="no witness, if it is meant"
        ),
        pytest.param("some: technology", [], (F, True), (U, False), id="there is none"),
        pytest.param("some: technology", [FAILS], (T, False), (T, False), id="there is one"),
        pytest.param(f"not: {{{SOME.replace(chr(10), ', ')}}}", [], (T, True), (U, False),
                     id="none of none"),
        pytest.param(f"not: {{{SOME.replace(chr(10), ', ')}}}", [FAILS], (T, False), (U, False),
                     id="none of one that fails"),
        pytest.param(f"not: {{{EACH.replace(chr(10), ', ')}}}", [FAILS], (T, False), (T, False),
                     id="not each"),
    ],
)  # fmt: skip
def test_a_list_is_judged_closed_and_open(
    text: str,
    technologies: list[str],
    closed: tuple[Truth, bool],
    opened: tuple[Truth, bool],
) -> None:
    assert closed == _found(text, *technologies, closed=True)
    assert opened == _found(text, *technologies, closed=False)


VACUOUS = "{each: third_party, satisfies: {qualified: true}}"
REAL = "{subject.name: Nimbus}"
FALSE = "{subject.name: Other}"
UNKNOWN = "{contract.law: FR}"


@pytest.mark.parametrize(
    ("text", "truth", "vacuous"),
    [
        pytest.param(f"all: [{VACUOUS}, {VACUOUS}]", T, True, id="all over nothing"),
        pytest.param(f"all: [{VACUOUS}, {REAL}]", T, False, id="all, one over something"),
        pytest.param(f"all: [{VACUOUS}, {UNKNOWN}]", U, False, id="all, one not known"),
        pytest.param(f"all: [{VACUOUS}, {FALSE}]", F, False, id="all, one false"),
        pytest.param(f"any: [{VACUOUS}, {FALSE}]", T, True, id="any, only over nothing"),
        pytest.param(f"any: [{VACUOUS}, {UNKNOWN}]", T, True, id="any, the other not known"),
        pytest.param(f"any: [{VACUOUS}, {REAL}]", T, False, id="any, one over something"),
        pytest.param(f"not: {{not: {VACUOUS}}}", T, True, id="the contrary of the contrary"),
        pytest.param(f"any: [{FALSE}, {{not: {VACUOUS}}}]", F, False, id="false for a reason"),
        pytest.param(f"not: {VACUOUS}", F, True, id="false over nothing"),
        pytest.param(
            "each: subject.provider.branch\nsatisfies: {territory: {within: union}}",
            U,
            False,
            id="a list not stated",
        ),
    ],
)
def test_what_rests_on_nothing_is_marked(text: str, truth: Truth, vacuous: bool) -> None:
    found = explained(text, profile(complete=["third_parties"]))

    assert (truth, vacuous) == (found.truth, found.vacuous)


def test_each_record_is_told_with_its_name() -> None:
    declaration = profile(f"technologies: [{FITS}, {FAILS}]", complete=["technologies"])
    found = explained(EACH, declaration)

    assert ["a", "b"] == [step.message["label"] for step in found.because]
    assert ["b"] == [step.message["label"] for step in found.decisive().because]
