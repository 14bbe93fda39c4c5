"""Every condition that differs from another in one place, and reads as well."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import assert_never

from trustcheck.logic.duration import Duration
from trustcheck.logic.fields import frozen, replace
from trustcheck.logic.message import Message, Value, say
from trustcheck.logic.pointer import Pointer, dotted
from trustcheck.ruleset.condition.neighbour import (
    CONTRARY,
    STRICT,
    as_written,
    other_operators,
    other_values,
    other_words,
)
from trustcheck.ruleset.condition.operand import wanted
from trustcheck.ruleset.condition.parse import PLUS
from trustcheck.ruleset.condition.place import Place
from trustcheck.ruleset.condition.show import Describer, shown
from trustcheck.ruleset.condition.tree import (
    All,
    AnyOf,
    Comparison,
    Condition,
    Known,
    Later,
    Literal,
    Lookup,
    Not,
    Parameter,
    Quantified,
    Quantifier,
    Right,
    Setting,
)
from trustcheck.ruleset.condition.typing import DURATION, OPERATORS, Type


@frozen
class Mutation:
    """A change of a condition in one place, and the condition that it gives.

    `id` says where, and what stands there instead; it stays the same as long as the rule does.
    `hint` says which case would tell the two apart.
    """

    id: str
    at: Pointer
    told: Message
    hint: Message
    condition: Condition


@frozen
class Mutator:
    """Changes conditions of one ruleset; the describer says in words what was changed."""

    describer: Describer

    def mutations(self, condition: Condition, place: Place) -> Iterator[Mutation]:
        """Yield the mutations of a condition written at a place, the outermost first."""
        match condition:
            case All(parts) | AnyOf(parts):
                yield from self._connective(condition, place)
                for index, part in enumerate(parts):
                    yield from self._within(part, place.parts[index], _at_index(condition, index))
            case Not(part):
                yield self._becomes(condition, part, place.word, "without not")
                yield from self._within(part, place.parts[0], Not)
            case Quantified():
                yield self._negated(condition, place)
                yield from self._quantified(condition, place)
            case Known(lookup):
                yield self._negated(condition, place)
                for other in other_words(lookup, self.describer.lexicon):
                    yield self._word(lookup, other, place, Known(other))
            case Setting():
                yield self._negated(condition, place)
            case Comparison():
                yield from self._operators(condition, place)
                yield from self._words(condition, place)
                yield from self._rights(condition, place)
            case _:
                assert_never(condition)

    def _within(
        self, part: Condition, place: Place, whole: Callable[[Condition], Condition]
    ) -> Iterator[Mutation]:
        """Yield the mutations of a part, each as what the whole then is."""
        for inner in self.mutations(part, place):
            yield replace(inner, condition=whole(inner.condition))

    # Connectives

    def _connective(self, condition: All | AnyOf, place: Place) -> Iterator[Mutation]:
        parts, every = condition.parts, isinstance(condition, All)
        yield self._negated(condition, place)
        if len(parts) == 1:
            return
        turned = AnyOf(parts) if every else All(parts)
        hint = say("mutation.hint.parts")
        yield self._becomes(condition, turned, place.word, "any" if every else "all", hint)
        for index, part in enumerate(parts):
            rest = (*parts[:index], *parts[index + 1 :])
            left = rest[0] if len(rest) == 1 else replace(condition, parts=rest)
            said = self.describer.describe(part)
            hint = say(f"mutation.hint.dropped.{'all' if every else 'any'}", part=said)
            yield self._dropped(part, place.parts[index].whole, left, hint)

    def _negated(self, condition: Condition, place: Place) -> Mutation:
        return self._becomes(condition, Not(condition), place.whole, "not")

    # Quantifiers

    def _quantified(self, condition: Quantified, place: Place) -> Iterator[Mutation]:
        items, what = condition.items, self.describer.what(condition.items)
        each = condition.quantifier is Quantifier.EACH
        if condition.satisfies is not None:
            other = Quantifier.SOME if each else Quantifier.EACH
            turned = replace(condition, quantifier=other)
            hint = say("mutation.hint.quantifier", items=what)
            yield self._becomes(condition, turned, place.word, other.value, hint)
        for lookup in other_words(items, self.describer.lexicon):
            yield self._word(items, lookup, place, replace(condition, items=lookup))
        present = [name for name in ("where", "satisfies") if getattr(condition, name)]
        for name, inner in zip(present, place.parts, strict=True):
            part = condition.where if name == "where" else condition.satisfies
            assert part is not None
            if name == "where" or not each:
                hint = say(f"mutation.hint.{name}", items=what, part=self.describer.describe(part))
                left = replace(condition, **{name: None})
                yield self._dropped(part, inner.whole, left, hint)
            yield from self._within(part, inner, _at_name(condition, name))

    # Comparisons

    def _operators(self, condition: Comparison, place: Place) -> Iterator[Mutation]:
        lookup, operator = condition.lookup, condition.operator
        found = tuple(other_operators(operator, lookup.type.shape))
        if CONTRARY.get(operator) not in found:
            yield self._negated(condition, place)
        for other in found:
            hint = None
            if STRICT.get(operator) == other:
                right = self.describer.right(lookup.type, operator, condition.right)
                hint = say("mutation.hint.exactly", what=self.describer.what(lookup), right=right)
            turned = replace(condition, operator=other)
            yield self._becomes(condition, turned, place.at, other, hint)

    def _words(self, condition: Comparison, place: Place) -> Iterator[Mutation]:
        for other in other_words(condition.lookup, self.describer.lexicon):
            if other != condition.right:
                turned = replace(condition, lookup=other)
                yield self._word(condition.lookup, other, place, turned)

    def _rights(self, condition: Comparison, place: Place) -> Iterator[Mutation]:
        right = condition.right
        match right:
            case Lookup():
                beside = replace(place, word=(*place.at, "the"))
                for other in other_words(right, self.describer.lexicon):
                    if other != condition.lookup:
                        yield self._word(right, other, beside, replace(condition, right=other))
            case Later():
                yield from self._later(condition, right, place)
            case Parameter(name):
                yield from self._parameter(condition, name, place)
            case bool():
                return  # the other value is the contrary, which is another mutation
            case _:
                type_, codes = self._operand(condition)
                for value in other_values(right, type_, codes):
                    yield self._value(condition, right, value, type_, place)

    def _later(self, condition: Comparison, right: Later, place: Place) -> Iterator[Mutation]:
        """Yield the comparisons with the day of another word, and with one less or more late."""
        beside = replace(place, word=(*place.at, "the"))
        for word in other_words(right.lookup, self.describer.lexicon):
            turned = replace(condition, right=replace(right, lookup=word))
            yield self._word(right.lookup, word, beside, turned)
        at = (*place.at, PLUS)
        values: dict[str, Value] = {
            "before": self._said(condition, right),
            "after": self._said(condition, right.lookup),
        }
        told, what = say("mutation.value", **values), self.describer.what(condition.lookup)
        hint = say("mutation.hint.values", what=what, **values)
        yield _mutation(at, "-> nothing", told, hint, replace(condition, right=right.lookup))
        # The length is changed as if it were compared by itself, and then put back into its place.
        length = Comparison(replace(right.lookup, type=DURATION), "at_most", right.by)
        for inner in self._rights(length, replace(place, at=at)):
            assert isinstance(inner.condition, Comparison)
            by = inner.condition.right
            assert isinstance(by, (Duration, Parameter))
            turned = replace(condition, right=replace(right, by=by))
            yield replace(inner, condition=turned)

    def _parameter(self, condition: Comparison, name: str, place: Place) -> Iterator[Mutation]:
        definition = self.describer.parameters[name]
        hint = say("mutation.hint.setting", name=name)
        fixed = say("mutation.fixed", name=name, value=self._said(condition, definition.value))
        turned = replace(condition, right=definition.value)
        yield _mutation(place.at, "= its default", fixed, hint, turned)
        for other in self.describer.parameters.values():
            same = other.type == definition.type and other.is_list is definition.is_list
            if same and other.name != name:
                told = say("mutation.parameter", name=name, other=other.name)
                turned = replace(condition, right=Parameter(other.name))
                yield _mutation(place.at, f"-> ${other.name}", told, hint, turned)

    def _value(
        self, condition: Comparison, old: Literal, new: Literal, type_: Type, place: Place
    ) -> Mutation:
        what, turned = self.describer.what(condition.lookup), replace(condition, right=new)
        change = change_of(old, new, type_)
        if change.item is not None:
            told = say(f"mutation.item.{change.kind}", item=plain_word(type_, change.item))
            hint = say("mutation.hint.item", what=what, item=plain_word(type_, change.item))
            return _mutation(place.at, change.id, told, hint, turned)
        before, after = self._said(condition, old), self._said(condition, new)
        told = say("mutation.value", before=before, after=after)
        hint = say("mutation.hint.values", what=what, before=before, after=after)
        return _mutation(place.at, change.id, told, hint, turned)

    def _operand(self, condition: Comparison) -> tuple[Type, tuple[str, ...]]:
        """Return the type of the right side, and the words that it can have."""
        type_ = wanted(
            condition.lookup.type, OPERATORS[condition.operator][1], self.describer.lexicon
        )
        return type_, type_.codes

    def _said(self, condition: Comparison, right: Right) -> Message:
        type_ = condition.lookup.type
        if isinstance(right, str) and type_.kind:
            return plain_word(type_, right)
        return self.describer.right(type_, condition.operator, right)

    # Mutations

    def _becomes(
        self,
        before: Condition,
        after: Condition,
        at: Pointer,
        what: str,
        hint: Message | None = None,
    ) -> Mutation:
        said = self.describer.describe(before)
        told = say("mutation.becomes", before=said, after=self.describer.describe(after))
        hint = hint or say("mutation.hint.decides", part=said)
        return _mutation(at, f"-> {what}", told, hint, after)

    def _dropped(self, part: Condition, at: Pointer, left: Condition, hint: Message) -> Mutation:
        told = say("mutation.dropped", part=self.describer.describe(part))
        return _mutation(at, "-> nothing", told, hint, left)

    def _word(self, old: Lookup, new: Lookup, place: Place, turned: Condition) -> Mutation:
        told = say("mutation.word", before=str(old), after=str(new))
        hint = say("mutation.hint.word", before=str(old), after=str(new))
        return _mutation(place.word, f"-> {new}", told, hint, turned)


def plain_word(type_: Type, literal: Literal) -> Message:
    """Return the message that shows a value, for a sentence that quotes it."""
    if isinstance(literal, str) and type_.kind:
        return say("value.text", value=literal)
    return shown(type_, literal)


@frozen
class Exchange:
    """What becomes of a value: another one, or a list with an item more or less."""

    id: str
    kind: str
    item: Literal | None = None


def change_of(old: Literal, new: Literal, type_: Type) -> Exchange:
    """Return what becomes of a value of type `type_`, or of a list of such values."""
    if isinstance(old, tuple) and isinstance(new, tuple):
        for kind, sign, one, other in (("more", "+", new, old), ("less", "-", old, new)):
            for item in one:
                if item not in other:
                    return Exchange(f"{sign} {as_written(item, type_)}", kind, item)
    return Exchange(f"= {as_written(new, type_)}", "other")


def _mutation(at: Pointer, what: str, told: Message, hint: Message, whole: Condition) -> Mutation:
    return Mutation(f"{dotted(at)} {what}", at, told, hint, whole)


def _at_index(condition: All | AnyOf, index: int) -> Callable[[Condition], Condition]:
    """Return what puts another part in the place of one."""
    before, after = condition.parts[:index], condition.parts[index + 1 :]
    return lambda part: replace(condition, parts=(*before, part, *after))


def _at_name(condition: Quantified, name: str) -> Callable[[Condition], Condition]:
    """Return what puts another condition in the place of `where` or of `satisfies`."""
    return lambda part: replace(condition, **{name: part})
