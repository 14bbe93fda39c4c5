"""Classes of named fields do what dataclasses do, for what the house asks of them."""

from __future__ import annotations

import copy
import inspect
import pickle
from functools import cached_property

import pytest

from trustcheck.logic.fields import define, field, frozen, replace


@frozen
class Point:
    x: int
    y: int = 0


@frozen
class Place(Point):
    name: str = "here"


@frozen
class Other:
    x: int
    y: int = 0


@frozen(order=True)
class Rank:
    first: int
    second: int


@frozen(kw_only=True)
class Base:
    note: str | None = None


@frozen(kw_only=True)
class Named(Base):
    name: str


@frozen(lazy=True)
class Sum:
    parts: tuple[int, ...]

    @cached_property
    def total(self) -> int:
        return sum(self.parts)


@define
class Heap:
    size: int
    items: list[int] = field(default_factory=list)
    double: int = field(init=False)

    def __post_init__(self) -> None:
        self.double = self.size * 2


@frozen
class Nothing:
    pass


def test_fields_are_given_by_place_or_by_name() -> None:
    assert (1, 2) == (Point(1, 2).x, Point(1, y=2).y)
    assert Point(1, 0) == Point(x=1)
    assert Place(1, 2, "there") == Place(name="there", x=1, y=2)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (lambda: Point(), r"Point\.__init__\(\) missing 1 required positional argument: 'x'"),  # type: ignore[call-arg]  # what is tried
        (lambda: Point(1, z=2), "unexpected keyword argument 'z'"),  # type: ignore[call-arg]  # what is tried
        (lambda: Named("a"), "positional"),  # type: ignore[call-arg]  # what is tried
        (lambda: replace(Point(1), z=2), "unexpected keyword argument 'z'"),
    ],
)
def test_what_is_not_a_field_is_refused(wrong: object, said: str) -> None:
    with pytest.raises(TypeError, match=said):
        wrong()  # type: ignore[operator]  # a function


def test_a_frozen_instance_never_changes() -> None:
    point = Point(1)

    with pytest.raises(AttributeError, match="never changes"):
        point.x = 2  # type: ignore[misc]  # what is tried
    with pytest.raises(AttributeError, match="never changes"):
        del point.x
    with pytest.raises(AttributeError, match="never changes"):
        point.z = 2  # type: ignore[attr-defined]  # what is tried


def test_equality_is_that_of_the_values_within_one_class() -> None:
    assert Point(1, 2) == Point(1, 2)
    assert Point(1, 2) != Point(2, 1)
    other: object = Other(1)
    assert Point(1) != other
    assert Point(1) != Place(1)
    assert {Point(1, 2): "a"}[Point(1, 2)] == "a"
    assert Nothing() == Nothing()


def test_order_is_that_of_the_values() -> None:
    assert [Rank(1, 2), Rank(2, 1)] == sorted([Rank(2, 1), Rank(1, 2)])
    assert Rank(1, 1) <= Rank(1, 1) < Rank(1, 2) > Rank(1, 1) >= Rank(1, 1)
    with pytest.raises(TypeError):
        Point(1) < Point(2)  # type: ignore[operator]  # noqa: B015  # what is tried


def test_a_field_of_a_base_comes_first_and_may_have_a_default() -> None:
    assert Named(name="a", note=None) == Named(name="a")
    assert "Named(note=None, name='a')" == repr(Named(name="a"))


def test_what_a_lazy_instance_works_out_is_kept_and_does_not_count() -> None:
    some = Sum((1, 2))

    assert some.total == some.total == 3
    assert Sum((1, 2)) == some


def test_a_defined_instance_may_change_and_has_no_hash() -> None:
    heap = Heap(2)
    heap.items.append(1)

    assert ([1], [], 4) == (heap.items, Heap(2).items, heap.double)
    assert Heap(2, [1]) == heap
    with pytest.raises(TypeError, match="unhashable"):
        hash(heap)


def test_a_copy_and_what_was_pickled_are_equal() -> None:
    for one in (Place(1, 2, "there"), Named(name="a"), Heap(3, [1]), Nothing()):
        assert one == pickle.loads(pickle.dumps(one)) == copy.deepcopy(one)


def test_replace_changes_what_is_named() -> None:
    assert Place(1, 5, "there") == replace(Place(1, 2, "there"), y=5)


def test_the_text_and_the_signature_are_those_of_a_dataclass() -> None:
    assert "Place(x=1, y=0, name='here')" == repr(Place(1))
    assert "(self, x, y=0, name='here')" == str(inspect.signature(Place.__init__))


def test_patterns_match_by_place() -> None:
    match Point(1, 2):
        case Point(x, y):
            assert (1, 2) == (x, y)


def test_a_default_list_is_not_shared() -> None:
    Heap(1).items.append(1)

    assert [] == Heap(1).items
