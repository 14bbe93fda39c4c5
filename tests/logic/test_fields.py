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
    with pytest.raises(TypeError):
        Rank(1, 1) < Point(1, 2)  # type: ignore[operator]  # noqa: B015  # what is tried


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


def test_a_field_without_default_cannot_follow_one_that_has_it() -> None:
    with pytest.raises(TypeError, match="needs a default"):

        @frozen
        class _Broken:
            x: int = 0
            y: int  # type: ignore[misc]  # what is tried


def test_what_hides_an_inherited_field_is_no_field() -> None:
    with pytest.raises(TypeError, match=r"_Hiding\.x is no field of its own$"):

        @frozen
        class _Hiding(Point):
            x = 3


def test_a_class_is_told_by_its_own_name() -> None:
    @frozen
    class Pair:
        """Two of a kind."""

        one: int
        two: int = 2

    assert ("Pair", "Two of a kind.", __name__) == (Pair.__name__, Pair.__doc__, Pair.__module__)
    assert f"{Pair.__qualname__}.__init__" == Pair.__init__.__qualname__
    assert "__init__" == Pair.__init__.__name__
    assert f"{Pair.__qualname__}(one=1, two=2)" == repr(Pair(1))
    with pytest.raises(AttributeError, match=r"Pair never changes: one$"):
        Pair(1).one = 2  # type: ignore[misc]  # what is tried


def test_a_class_takes_its_fields_in_the_order_of_the_bases() -> None:
    @frozen
    class First:
        a: int
        b: int = 2

    @frozen
    class Second(First):
        b: int = 3
        c: str = "c"

        def both(self) -> int:
            return self.a + self.b

    assert "(self, a, b=3, c='c')" == str(inspect.signature(Second.__init__))
    assert (1, 3, "c", 4) == (Second(1).a, Second(1).b, Second(1).c, Second(1).both())
    assert (("a", "b", "c"), ("c",)) == (Second.__match_args__, Second.__slots__)  # type: ignore[attr-defined]  # made
    assert Second(1) != First(1)
    assert hash(Second(1)) == hash(Second(1, 3, "c")) != hash(Second(2))
    assert Second(4, 5, "d") == copy.deepcopy(Second(4, 5, "d"))


def test_a_class_may_take_every_field_by_name() -> None:
    @frozen(kw_only=True)
    class Named:
        note: str | None = None
        name: str
        size: int = 3

    assert "(self, *, note=None, name, size=3)" == str(inspect.signature(Named.__init__))
    assert (None, "a", 3) == (Named(name="a").note, Named(name="a").name, Named(name="a").size)
    with pytest.raises(TypeError, match="takes 1 positional argument but 2 were given"):
        Named("a")  # type: ignore[call-arg]  # what is tried
    with pytest.raises(TypeError, match="missing 1 required keyword-only argument: 'name'"):
        Named(note="a")  # type: ignore[call-arg]  # what is tried


def test_a_class_may_have_no_field() -> None:
    @frozen
    class Empty:
        pass

    assert Empty() == Empty()
    assert hash(()) == hash(Empty())
    assert f"{Empty.__qualname__}()" == repr(Empty())
    assert Empty() == copy.deepcopy(Empty())
    with pytest.raises(AttributeError, match=r"never changes: a$"):
        Empty().a = 1  # type: ignore[attr-defined]  # what is tried


def test_a_class_may_make_fields_anew_and_complete_itself() -> None:
    @define
    class Basket:
        size: int
        items: list[int] = field(default_factory=list)
        label: str = "x"
        others: dict[str, int] = field(default_factory=dict)
        total: int = field(init=False)
        more: int = field(init=False)

        def __post_init__(self) -> None:
            self.total = self.size + len(self.items)
            self.more = self.total + 1

    first, second = Basket(1), Basket(1, [5])
    first.items.append(7)
    first.others["a"] = 1

    assert ([7], {"a": 1}, "x") == (first.items, first.others, first.label)
    assert (1, 2) == (first.total, first.more)
    assert ([5], {}, 2, 3) == (second.items, second.others, second.total, second.more)
    assert f"{Basket.__qualname__}(size=1, items=[5], label='x', others={{}})" == repr(second)
    copied = copy.deepcopy(first)
    assert (first, 1, 2) == (copied, copied.total, copied.more)
    assert Basket(1, [7], "x", {"a": 1}) == first


def test_only_a_lazy_class_has_room_for_more() -> None:
    @frozen(lazy=True)
    class Roomy:
        x: int

    @frozen
    class Tight:
        x: int

    roomy = Roomy(1)
    vars(roomy)["more"] = 2

    assert {"more": 2} == vars(roomy)
    assert Roomy(1) == roomy
    assert {} == vars(copy.copy(roomy))
    assert not hasattr(Tight(1), "__dict__")


def test_only_an_ordered_class_compares() -> None:
    @frozen(order=True)
    class Ordered:
        first: int
        second: int

    @frozen(order=False)
    class Plain:
        first: int

    low, high = Ordered(1, 5), Ordered(2, 1)
    pairs = [(low, high), (high, low), (low, low)]

    assert [True, False, False] == [a < b for a, b in pairs]
    assert [True, False, True] == [a <= b for a, b in pairs]
    assert [False, True, False] == [a > b for a, b in pairs]
    assert [False, True, True] == [a >= b for a, b in pairs]
    assert [NotImplemented] * 4 == [
        getattr(low, name)(Point(1, 2)) for name in ("__lt__", "__le__", "__gt__", "__ge__")
    ]
    with pytest.raises(TypeError, match="'<' not supported"):
        Plain(1) < Plain(2)  # type: ignore[operator]  # noqa: B015  # what is tried


def test_a_method_of_the_class_stands_before_what_is_made() -> None:
    @frozen
    class Loud:
        x: int

        def __repr__(self) -> str:
            return "LOUD"

        def __eq__(self, other: object) -> bool:
            return True

        def __hash__(self) -> int:
            return 5

    assert ("LOUD", 5) == (repr(Loud(1)), hash(Loud(1)))
    assert Loud(1) == 3
