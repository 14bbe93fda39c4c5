"""Values written as tables and read back."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from enum import Enum
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.sample import drawing
from trustcheck.logic.duration import Duration
from trustcheck.logic.fields import frozen
from trustcheck.logic.interval import Interval
from trustcheck.logic.message import Text
from trustcheck.source.tables import classes, restored, tabulated


class Colour(Enum):
    RED = "red"
    BLUE = "blue"


@frozen
class Parcel:
    """Something of every kind."""

    label: str | None
    content: object
    colours: tuple[Colour, ...] = ()


KNOWN = classes(Colour, Parcel, Text, Duration, Interval)

plain = st.text(st.characters(codec="utf-8"), max_size=8) | st.sampled_from(["\t", "\\n", "\\\\t"])
scalars = (
    st.none()
    | st.booleans()
    | st.integers(-3, 3)
    | plain
    | st.fractions(max_denominator=9)
    | st.decimals(allow_nan=False, allow_infinity=False)
    | st.dates()
    | st.sampled_from(Colour)
    | st.builds(Duration, st.integers(0, 9), st.integers(0, 9))
    | st.builds(Text, plain, plain)
)
hashables = st.recursive(scalars, lambda inner: st.lists(inner, max_size=3).map(tuple))
values = st.recursive(
    hashables | st.frozensets(plain, max_size=3),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.lists(inner, max_size=3).map(tuple)
        | st.dictionaries(hashables, inner, max_size=3)
        | st.builds(Parcel, st.none() | plain, inner, st.tuples(st.sampled_from(Colour)))
    ),
    max_leaves=12,
)


@given(values)
@drawing(40, of=100)
def test_a_value_comes_back_as_it_was(value: object) -> None:
    text = tabulated(value, KNOWN)
    again = restored(text, KNOWN)

    assert value == again
    assert text == tabulated(again, KNOWN)  # True is not 1, and the order of a map stays


def test_a_text_reads_as_tables() -> None:
    both = (Text("un", "one"), Text("deux", "two"))

    assert tabulated({"each": both, "first": both[0]}, KNOWN) == (
        "Text 2 fr:text en:text\n"
        "un\tone\n"
        "deux\ttwo\n"
        "tuple 1\n"
        "0\t1\n"
        "map 2 key:text value\n"
        "each\t2\n"
        "first\t0\n"
    )


def test_what_is_given_is_not_written_and_stands_in_its_place() -> None:
    outside, another = ["not", "written"], ["another"]
    text = tabulated(Parcel("a", (outside, 1)), KNOWN, given=[None, outside])

    assert "written" not in text
    assert Parcel("a", (another, 1)) == restored(text, KNOWN, given=[None, another])


def test_what_can_change_is_not_shared() -> None:
    match restored(tabulated(([1], [1]), KNOWN), KNOWN):
        case (list() as first, second):
            first.append(2)

    assert [1] == second


@pytest.mark.parametrize("value", [1.5, b"raw", object, {1}, Fraction], ids=repr)
def test_a_value_of_no_known_class_is_not_written(value: object) -> None:
    with pytest.raises(TypeError, match="no known class"):
        tabulated((value,), KNOWN)


def test_a_class_of_the_same_name_is_another() -> None:
    @frozen
    class Text:
        fr: str
        en: str

    with pytest.raises(TypeError, match="no known class"):
        tabulated(Text("un", "one"), KNOWN)


def test_two_classes_of_one_name_are_a_mistake() -> None:
    with pytest.raises(ValueError, match="one name"):
        classes(Text, type("Text", (), {}))


PARCEL = tabulated(Parcel("a", ({"k": Fraction(1, 3)}, date(2026, 9, 30), Text("b", "c"))), KNOWN)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("\n", id="an empty line"),
        pytest.param("trustcheck", id="one word"),
        pytest.param("Parcel x label\n", id="no number of rows"),
        pytest.param("Parcel -1 label\n", id="less than no rows"),
        pytest.param("whole 2\n1\n", id="rows that are missing"),
        pytest.param("whole 1\none\n", id="no number"),
        pytest.param("fraction 1\n1/0\n", id="a fraction of nothing"),
        pytest.param("day 1\n2026-02-30\n", id="a day that is none"),
        pytest.param("decimal 1\n,\n", id="no decimal"),
        pytest.param("Colour 1 name:text\nGREEN\n", id="no such member"),
        pytest.param("tuple 1\n7\n", id="a number that leads nowhere"),
        pytest.param("Text 1 fr:text en:text\nun\n", id="a cell that is missing"),
        pytest.param("Text 1 fr:text en:text\nun\tone\ttwo\n", id="a cell too many"),
        pytest.param("Text 1 en:text fr:text\nun\tone\n", id="other fields"),
        pytest.param("Path 1 path:text\n/etc\n", id="a class that is not known"),
        pytest.param("os.system 1 command:text\nls\n", id="a function"),
        pytest.param("map 1 key\n0\n", id="a key without a value"),
    ],
)
def test_any_other_text_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        restored(text, KNOWN)


def test_a_text_cut_short_is_refused_or_another_value() -> None:
    whole = restored(PARCEL, KNOWN)
    taken: list[int] = []
    for end in range(len(PARCEL) - 1):
        with suppress(ValueError):
            if whole == restored(PARCEL[:end], KNOWN):
                taken.append(end)

    assert [] == taken
