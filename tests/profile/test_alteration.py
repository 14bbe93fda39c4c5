"""Facts stated otherwise, in the text of the profile."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trustcheck.profile.alteration import Alteration, Manner, altered, altered_data
from trustcheck.source.document import Data, read
from trustcheck.source.revision import CannotRevise

TEXT = """\
a: 1
list:
  - {id: one, n: 1}   # the first
  - id: two
    n: 2
  # before three
  - {id: three, n: 3}
map:
  x: {y: [p, q]}
"""
DOCUMENT = read(TEXT.encode(), "profile.yaml")


def test_pointers_mean_the_profile_as_it_is_whatever_the_order() -> None:
    alterations = (
        Alteration(Manner.REMOVE, ("list", 0)),
        Alteration(Manner.SET, ("list", 2, "n"), 4),
        Alteration(Manner.ADD, ("list",), {"id": "four"}),
        Alteration(Manner.REMOVE, ("list", 1)),
    )

    expected = """\
a: 1
list:
  # before three
  - {id: three, n: 4}
  - {id: four}
map:
  x: {y: [p, q]}
"""
    assert expected == altered(DOCUMENT, alterations)
    assert expected == altered(DOCUMENT, alterations[::-1])


def test_a_section_that_is_not_there_is_made() -> None:
    made = (
        Alteration(Manner.SET, ("contract", "law"), "FR"),
        Alteration(Manner.ADD, ("complete",), "sites"),
    )

    assert TEXT + "contract:\n  law: FR\ncomplete: [sites]\n" == altered(DOCUMENT, made)


@pytest.mark.parametrize(
    ("alteration", "error"),
    [
        pytest.param(Alteration(Manner.SET, ("list", 9, "n"), 1), LookupError, id="no record"),
        pytest.param(Alteration(Manner.REMOVE, ("b",)), LookupError, id="nothing"),
        pytest.param(Alteration(Manner.ADD, ("map",), 1), TypeError, id="no list"),
    ],
)
def test_a_pointer_that_leads_nowhere_is_our_mistake(
    alteration: Alteration, error: type[Exception]
) -> None:
    with pytest.raises(error):
        altered_data(DOCUMENT, [alteration])


@settings(max_examples=50, deadline=None)
@given(st.data())
def test_the_text_says_what_the_data_say(data: st.DataObject) -> None:
    places = st.sampled_from([pointer for pointer in DOCUMENT.spans if pointer])
    alterations = [
        Alteration(
            data.draw(st.sampled_from([Manner.SET, Manner.REMOVE])), pointer, data.draw(_VALUES)
        )
        for pointer in data.draw(st.lists(places, unique=True, max_size=3))
    ]
    try:
        expected = altered_data(DOCUMENT, alterations)
        text = altered(DOCUMENT, alterations)
    except (CannotRevise, LookupError, TypeError):
        return

    assert expected == read(text.encode(), "profile.yaml").data


_VALUES: st.SearchStrategy[Data] = st.one_of(
    st.integers(0, 99), st.text("abc: #", max_size=5), st.just(["x"])
)
