"""What a value has been asked is worked out once, and is no part of the value."""

from __future__ import annotations

import copy

from trustcheck.logic.fields import frozen
from trustcheck.logic.memory import remembered


@frozen(lazy=True)
class Scale:
    """Counts how often it is really read."""

    factor: int
    read: list[object]

    @remembered
    def times(self, number: int = 1, *, plus: int = 0) -> int:
        """Return a multiple."""
        self.read.append((number, plus))
        return self.factor * number + plus

    @remembered
    def nothing(self) -> None:
        self.read.append("nothing")


def test_each_question_is_answered_once() -> None:
    scale = Scale(3, [])

    assert [6, 6, 9, 7, 7, 8] == [
        scale.times(2),
        scale.times(2),
        scale.times(3),
        scale.times(2, plus=1),
        scale.times(2, plus=1),
        scale.times(2, plus=2),
    ]
    assert [(2, 0), (3, 0), (2, 1), (2, 2)] == scale.read


def test_no_answer_is_an_answer() -> None:
    scale = Scale(3, [])
    scale.nothing()
    scale.nothing()

    assert ["nothing"] == scale.read


def test_another_value_and_another_method_answer_for_themselves() -> None:
    scale, other = Scale(3, []), Scale(4, [])

    assert (3, 4) == (scale.times(), other.times())
    scale.nothing()
    assert ["nothing"] == scale.read[1:]


def test_methods_of_one_class_do_not_mix_up_their_answers() -> None:
    @frozen(lazy=True)
    class Pair:
        @remembered
        def one(self) -> int:
            return 1

        @remembered
        def two(self) -> int:
            return 2

    pair = Pair()

    assert (1, 2, 1) == (pair.one(), pair.two(), pair.one())


def test_what_is_remembered_is_no_part_of_the_value() -> None:
    scale = Scale(3, [])
    scale.times(2)

    assert Scale(3, [(2, 0)]) == scale
    assert {} == vars(copy.copy(scale))


def test_the_method_keeps_its_name_and_what_is_said_of_it() -> None:
    assert ("times", "Return a multiple.") == (Scale.times.__name__, Scale.times.__doc__)
