"""The types of the words that rules may use, and what each operator compares."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from types import MappingProxyType

from trustcheck.logic.fields import field, frozen, replace
from trustcheck.logic.message import Message, Text, say

ROOT = "profile"
"""The kind of record at the top: what a rule sees before any `each` or `some`."""
EXTENSION = "extension"
"""The word under which rules find the section of `extensions` that is their ruleset's."""
SITUATION = "situation"
"""The kind at the top where a ruleset is about situations, and not about services."""


class Shape(Enum):
    """What sort of value a word stands for."""

    BOOLEAN = "boolean"
    PERCENT = "percent"  # a part of a whole, an interval within 0..1
    NUMBER = "number"  # a count, an interval of numbers
    DAY = "day"
    DURATION = "duration"
    TERRITORY = "territory"
    CODE = "code"  # one word of a closed list
    CODES = "codes"  # several words of a closed list
    GRADE = "grade"  # one word of a closed list that has an order
    TEXT = "text"
    RECORD = "record"
    COLLECTION = "collection"


@frozen
class Type:
    """The shape of a value; for records their kind, for codes their closed list.

    Codes have a kind where a ruleset brings them, and then no words in the catalogs.
    """

    shape: Shape
    kind: str = ""
    codes: tuple[str, ...] = ()

    @property
    def is_finite(self) -> bool:
        """Whether it has so few values that each can be tried."""
        return self.shape in (Shape.BOOLEAN, Shape.TERRITORY) or (
            self.shape is Shape.CODE and bool(self.codes)
        )


BOOLEAN = Type(Shape.BOOLEAN)
PERCENT = Type(Shape.PERCENT)
NUMBER = Type(Shape.NUMBER)
DAY = Type(Shape.DAY)
DURATION = Type(Shape.DURATION)
TERRITORY = Type(Shape.TERRITORY)
TEXT = Type(Shape.TEXT)


def code(*codes: str) -> Type:
    """Return the type of one word out of `codes`."""
    return Type(Shape.CODE, codes=codes)


def codes(*codes: str) -> Type:
    """Return the type of several words out of `codes`."""
    return Type(Shape.CODES, codes=codes)


def grade(*codes: str) -> Type:
    """Return the type of one word out of `codes`, ordered from the least to the greatest."""
    return Type(Shape.GRADE, codes=codes)


def record(kind: str) -> Type:
    """Return the type of a record of `kind`."""
    return Type(Shape.RECORD, kind=kind)


def collection(kind: str) -> Type:
    """Return the type of a list of records of `kind`."""
    return Type(Shape.COLLECTION, kind=kind)


@frozen
class Lexicon:
    """Every word a rule may use: by kind of record, the words it has and their types.

    `areas` are the names of territories taken together, such as `union`; `phrases` name the
    words that a ruleset brings, all others are named by the catalogs.
    """

    kinds: Mapping[str, Mapping[str, Type]]
    areas: tuple[str, ...] = ()
    territories: tuple[str, ...] = ()
    phrases: Mapping[tuple[str, str], Text] = field(default_factory=dict)
    root: str = ROOT

    def words(self, kind: str) -> Mapping[str, Type]:
        """Return the words of one kind of record."""
        return self.kinds[kind]

    def phrase(self, kind: str, word: str) -> Message:
        """Return the noun phrase that stands for a word in sentences."""
        text = self.phrases.get((kind, word))
        return say(f"word.{kind}.{word}") if text is None else say("word.text", text=text)

    def extended(
        self,
        kinds: Mapping[str, Mapping[str, Type]],
        phrases: Mapping[tuple[str, str], Text],
    ) -> Lexicon:
        """Return a lexicon with these kinds added, and these words added to kinds it has."""
        merged = {kind: dict(words) for kind, words in self.kinds.items()}
        for kind, words in kinds.items():
            merged.setdefault(kind, {}).update(words)
        return replace(self, kinds=merged, phrases={**self.phrases, **phrases})


class Operand(Enum):
    """What stands at the right of an operator."""

    SAME = "same"  # a value of the word's own type
    LIST = "list"  # a list of such values
    MEMBER = "member"  # one word of the closed list of the word's codes
    AREA = "area"  # the name of an area


_MEASURES = (Shape.PERCENT, Shape.NUMBER, Shape.DURATION, Shape.GRADE)
_SINGLES = (Shape.CODE, Shape.TERRITORY, Shape.TEXT)

OPERATORS: Mapping[str, tuple[tuple[Shape, ...], Operand]] = MappingProxyType(
    {
        "equals": (
            (Shape.BOOLEAN, Shape.PERCENT, Shape.NUMBER, Shape.GRADE, *_SINGLES),
            Operand.SAME,
        ),
        "at_most": (_MEASURES, Operand.SAME),
        "at_least": (_MEASURES, Operand.SAME),
        "above": ((Shape.PERCENT, Shape.NUMBER, Shape.GRADE), Operand.SAME),
        "below": ((Shape.PERCENT, Shape.NUMBER, Shape.GRADE), Operand.SAME),
        "before": ((Shape.DAY,), Operand.SAME),
        "after": ((Shape.DAY,), Operand.SAME),
        "on_or_before": ((Shape.DAY,), Operand.SAME),
        "on_or_after": ((Shape.DAY,), Operand.SAME),
        "one_of": (_SINGLES, Operand.LIST),
        "none_of": (_SINGLES, Operand.LIST),
        "includes": ((Shape.CODES,), Operand.MEMBER),
        "includes_any_of": ((Shape.CODES,), Operand.LIST),
        "within": ((Shape.TERRITORY,), Operand.AREA),
        "outside": ((Shape.TERRITORY,), Operand.AREA),
    }
)
"""Each operator: the shapes it applies to, and what it is compared with."""


def operators_of(shape: Shape) -> tuple[str, ...]:
    """Return the operators that apply to words of this shape."""
    return tuple(name for name, (shapes, _) in OPERATORS.items() if shape in shapes)
