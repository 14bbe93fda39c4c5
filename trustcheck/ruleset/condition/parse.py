"""Read a condition from a rule file, typed as it is read."""

from __future__ import annotations

from collections.abc import Mapping

from trustcheck.logic.duration import Duration
from trustcheck.logic.fields import define
from trustcheck.logic.pointer import Pointer
from trustcheck.ruleset.condition.definition import ParameterDefinition
from trustcheck.ruleset.condition.operand import OperandReader
from trustcheck.ruleset.condition.tree import (
    All,
    AnyOf,
    Comparison,
    Condition,
    Known,
    Later,
    Lookup,
    Not,
    Parameter,
    Quantified,
    Quantifier,
    Setting,
)
from trustcheck.ruleset.condition.typing import (
    DURATION,
    OPERATORS,
    ROOT,
    Lexicon,
    Operand,
    Shape,
    Type,
    operators_of,
)
from trustcheck.source.document import Data
from trustcheck.source.refusal import Refusals

FORMS: Mapping[str, tuple[str, ...]] = {
    "all": (),
    "any": (),
    "not": (),
    "known": (),
    "each": ("where", "satisfies"),
    "some": ("where", "satisfies"),
}
"""Each keyword of the language, and the keys that may stand beside it."""

PLUS = "plus"
"""Beside `the`: how much later than the day of that word."""


MOST_WITHIN = 2
"""Lists gone through within one another: each multiplies the records to be looked at."""


def names_word(test: dict[str, Data]) -> bool:
    """Tell whether what stands at the right is another word: `{the: …}`, with `plus` or not."""
    return "the" in test and set(test) <= {"the", PLUS}


Scopes = tuple[str, ...]
"""The kinds of record in sight, the innermost first, the profile last."""


@define
class ConditionReader:
    """Reads the conditions of one file; every problem on the way goes to `refusals`."""

    refusals: Refusals
    lexicon: Lexicon
    parameters: Mapping[str, ParameterDefinition]

    def read(self, at: Pointer, scopes: Scopes = (ROOT,)) -> Condition | None:
        """Return the condition written at `at`, or None beside at least one new problem."""
        data = self.refusals.document.value(at)
        if not isinstance(data, dict):
            return self.refusals.refuse("condition-expected", at)
        if not data:
            return self.refusals.refuse("empty-condition", at)
        form = next((key for key in data if key in FORMS), None)
        if form is None:
            return self._all([self._word(key, at, scopes) for key in data])
        if not self._only(data, form, at):
            return None
        match form:
            case "all" | "any":
                return self._several(form, (*at, form), scopes)
            case "not":
                part = self.read((*at, "not"), scopes)
                return None if part is None else Not(part)
            case "known":
                return self._known((*at, "known"), scopes)
            case _:
                return self._quantified(Quantifier(form), data, at, scopes)

    def lookup(
        self, path: Data, at: Pointer, scopes: Scopes, *, key: bool = False
    ) -> Lookup | None:
        """Return the lookup that `path` names, searching from the innermost scope outwards."""
        if not isinstance(path, str):
            return self.refusals.refuse("word-expected", at)
        steps = tuple(path.split("."))
        for scope, kind in enumerate(scopes):
            if steps[0] in self.lexicon.words(kind):
                return self._walk(steps, scope, kind, at, key=key)
        known = [word for kind in scopes for word in self.lexicon.words(kind)]
        return self.refusals.unknown("unknown-word", steps[0], [*known, *FORMS], at, key=key)

    # The forms

    def _several(self, form: str, at: Pointer, scopes: Scopes) -> Condition | None:
        parts = self.refusals.document.value(at)
        if not isinstance(parts, list):
            return self.refusals.refuse("list-of-conditions-expected", at)
        if not parts:
            return self.refusals.refuse("empty-condition", at)
        read = [self.read((*at, index), scopes) for index in range(len(parts))]
        if form == "all":
            return self._all(read)
        whole = [part for part in read if part is not None]
        return AnyOf(tuple(whole)) if len(whole) == len(read) else None

    @staticmethod
    def _all(parts: list[Condition | None]) -> Condition | None:
        whole = [part for part in parts if part is not None]
        if len(whole) < len(parts):
            return None
        return whole[0] if len(whole) == 1 else All(tuple(whole))

    def _known(self, at: Pointer, scopes: Scopes) -> Condition | None:
        lookup = self.lookup(self.refusals.document.value(at), at, scopes)
        if lookup is not None and lookup.type.shape in (Shape.RECORD, Shape.COLLECTION):
            return self.refusals.refuse("known-needs-a-value", at, word=str(lookup))
        return None if lookup is None else Known(lookup)

    def _quantified(
        self, quantifier: Quantifier, data: dict[str, Data], at: Pointer, scopes: Scopes
    ) -> Condition | None:
        items = self.lookup(data[quantifier.value], (*at, quantifier.value), scopes)
        if quantifier is Quantifier.EACH and "satisfies" not in data:
            return self.refusals.refuse("each-needs-satisfies", at)
        if items is None:
            return None
        if items.type.shape is not Shape.COLLECTION:
            return self.refusals.refuse("not-a-list", (*at, quantifier.value), word=str(items))
        if len(scopes) > MOST_WITHIN:
            return self.refusals.refuse("lists-too-deep", at, limit=MOST_WITHIN)
        inner = (items.type.kind, *scopes)
        where, satisfies = (
            self.read((*at, part), inner) if part in data else None
            for part in ("where", "satisfies")
        )
        broken = ("where" in data and where is None) or ("satisfies" in data and satisfies is None)
        return None if broken else Quantified(quantifier, items, where, satisfies)

    # Words and their comparisons

    def _word(self, path: str, at: Pointer, scopes: Scopes) -> Condition | None:
        here = (*at, path)
        if path.startswith("$"):
            return self._setting(path.removeprefix("$"), here)
        lookup = self.lookup(path, here, scopes, key=True)
        if lookup is None:
            return None
        if not operators_of(lookup.type.shape):
            return self.refusals.refuse("needs-a-quantifier", here, key=True, word=path)
        test = self.refusals.document.value(here)
        if not isinstance(test, dict):
            return self._comparison(lookup, "equals", here, scopes)
        if not test:
            return self.refusals.refuse("empty-condition", here)
        if names_word(test):
            return self._comparison(lookup, "equals", here, scopes)
        return self._all([self._operator(lookup, name, here, scopes) for name in test])

    def _setting(self, name: str, at: Pointer) -> Condition | None:
        definition = self.parameters.get(name)
        if definition is None:
            known = self.parameters
            return self.refusals.unknown("unknown-parameter", name, known, at, key=True)
        if definition.is_list:
            return self.refusals.refuse("parameter-of-another-type", at, key=True, name=name)
        reader = OperandReader(self.refusals, self.lexicon, self.parameters)
        value = reader.literal(definition.type, at)
        if value is not None and not definition.allows(value):
            return self.refusals.refuse("parameter-out-of-range", at, name=name)
        return None if value is None else Setting(name, value)

    def _operator(
        self, lookup: Lookup, name: str, at: Pointer, scopes: Scopes
    ) -> Condition | None:
        if name not in OPERATORS:
            known = operators_of(lookup.type.shape)
            return self.refusals.unknown("unknown-operator", name, known, (*at, name), key=True)
        return self._comparison(lookup, name, (*at, name), scopes)

    def _comparison(
        self, lookup: Lookup, operator: str, at: Pointer, scopes: Scopes
    ) -> Condition | None:
        shapes, expected = OPERATORS[operator]
        if lookup.type.shape not in shapes:
            known = operators_of(lookup.type.shape)
            return self.refusals.refuse(
                "operator-does-not-apply", at, operator=operator, word=str(lookup), known=known
            )
        reader = OperandReader(self.refusals, self.lexicon, self.parameters)
        data = self.refusals.document.value(at)
        if isinstance(data, dict) and names_word(data):
            there = (*at, "the")
            right = self.lookup(data["the"], there, scopes)
            if right is None:
                return None
            if right.type != lookup.type or expected is not Operand.SAME:
                return self.refusals.refuse("compared-with-another-type", there, word=str(right))
            if PLUS in data:
                return self._later(lookup, operator, right, (*at, PLUS))
            return Comparison(lookup, operator, right)
        operand = reader.read(lookup.type, expected, at)
        return None if operand is None else Comparison(lookup, operator, operand)

    def _later(
        self, lookup: Lookup, operator: str, right: Lookup, at: Pointer
    ) -> Condition | None:
        """Return a comparison with a day so much later than that of a word."""
        if right.type.shape is not Shape.DAY:
            return self.refusals.refuse("plus-needs-a-day", at, key=True, word=str(right))
        reader = OperandReader(self.refusals, self.lexicon, self.parameters)
        by = reader.single(DURATION, at)
        if not isinstance(by, (Duration, Parameter)):
            return None
        return Comparison(lookup, operator, Later(right, by))

    def _walk(
        self, steps: tuple[str, ...], scope: int, kind: str, at: Pointer, *, key: bool
    ) -> Lookup | None:
        start, last = kind, kind
        type_: Type | None = None
        for step in steps:
            if type_ is not None:
                if type_.shape is not Shape.RECORD:
                    return self.refusals.refuse("nothing-below", at, key=key, word=step)
                last = type_.kind
            words = self.lexicon.words(last)
            if step not in words:
                return self.refusals.unknown("unknown-word", step, words, at, key=key)
            type_ = words[step]
        assert type_ is not None
        return Lookup(scope, start, steps, type_, last)

    def _only(self, data: dict[str, Data], form: str, at: Pointer) -> bool:
        allowed = (form, *FORMS[form])
        for extra in (key for key in data if key not in allowed):
            self.refusals.unknown("unknown-form", extra, allowed, (*at, extra), key=True)
        return all(key in allowed for key in data)
