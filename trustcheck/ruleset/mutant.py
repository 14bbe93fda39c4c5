"""Mutants of a criterion: the same rule with one thing changed that still reads.

Its level is left as it is: it weighs at the gate, and no verdict depends on it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from trustcheck.logic.fields import frozen, replace
from trustcheck.logic.message import Message, Text, Value, say
from trustcheck.logic.pointer import Pointer, dotted
from trustcheck.profile.evidence import RUNGS
from trustcheck.ruleset.condition.definition import ParameterDefinition
from trustcheck.ruleset.condition.mutation import Mutation, Mutator, change_of, plain_word
from trustcheck.ruleset.condition.neighbour import longer, other_defaults, shorter
from trustcheck.ruleset.condition.place import placed
from trustcheck.ruleset.condition.show import Describer
from trustcheck.ruleset.condition.tree import (
    Condition,
    Parameter,
    lookups_of,
    parameters_of,
)
from trustcheck.ruleset.criterion import Backing, Criterion
from trustcheck.ruleset.ruleset import Ruleset
from trustcheck.source.file import load
from trustcheck.source.folder import ruleset_files
from trustcheck.source.span import Span


@frozen
class Mutant:
    """A criterion in a ruleset, one of the two changed in one place.

    Without a criterion, what is changed concerns all of the ruleset.
    """

    id: str
    span: Span
    told: Message
    hint: Message
    criterion: Criterion | None
    ruleset: Ruleset


def mutants(
    criterion: Criterion, ruleset: Ruleset, area_names: Mapping[str, Text]
) -> Iterator[Mutant]:
    """Yield every mutant of a criterion, those of the parameters that it uses included."""
    maker = _Maker(criterion, ruleset, area_names)
    yield from maker.applicable()
    if criterion.requires is not None:
        for found in maker.mutations(("requires",), criterion.requires):
            yield maker.changed(found, replace(criterion, requires=found.condition))
    yield from maker.parts()
    yield from maker.answer()
    yield from maker.parameters()
    yield from maker.backing()
    yield from maker.period()


def home_mutants(ruleset: Ruleset, area_names: Mapping[str, Text]) -> Iterator[Mutant]:
    """Yield the ruleset with another home, if a rule asks who is foreign."""
    if not any(_asks_who_is_foreign(criterion) for criterion in ruleset.criteria):
        return
    span = load(ruleset_files(ruleset.folder).ruleset).span(("home",))
    here = ruleset.home_area
    if isinstance(ruleset.home, Parameter):
        name = ruleset.home.name
        told = say("mutation.fixed", name=name, value=say("value.text", value=area_names[here]))
        hint = say("mutation.hint.setting", name=name)
        yield Mutant("home = its default", span, told, hint, None, replace(ruleset, home=here))
        choices = ruleset.parameters[name].choices
    else:
        choices = ()
    for area in (str(choice) for choice in choices or ruleset.lexicon.areas):
        if area != here:
            names = {"before": area_names[here], "after": area_names[area]}
            told, hint = say("mutation.home", **names), say("mutation.hint.home", **names)
            elsewhere = replace(ruleset, home=area)
            yield Mutant(f"home = {area}", span, told, hint, None, elsewhere)


@frozen
class _Maker:
    """Makes the mutants of one criterion, part by part."""

    criterion: Criterion
    ruleset: Ruleset
    area_names: Mapping[str, Text]

    def mutations(self, at: Pointer, condition: Condition) -> Iterator[Mutation]:
        """Yield the mutations of the condition written at a place of the file."""
        describer = Describer(self.ruleset.lexicon, self.ruleset.parameters, self.area_names)
        place = placed(self.criterion.document.value(at), at)
        yield from Mutator(describer).mutations(condition, place)

    def changed(self, mutation: Mutation, criterion: Criterion) -> Mutant:
        """Return the mutant of a mutation of one of the conditions."""
        span = self.criterion.document.key_span(mutation.at)
        return Mutant(mutation.id, span, mutation.told, mutation.hint, criterion, self.ruleset)

    def applicable(self) -> Iterator[Mutant]:
        """Yield the criterion that applies always, and to others."""
        criterion = self.criterion
        if criterion.applies_when is None:
            return
        told, hint = say("mutation.always"), say("mutation.hint.always")
        changed = replace(criterion, applies_when=None)
        yield self._mutant(("applies_when",), "-> nothing", told, hint, changed)
        for found in self.mutations(("applies_when",), criterion.applies_when):
            yield self.changed(found, replace(criterion, applies_when=found.condition))

    def parts(self) -> Iterator[Mutant]:
        """Yield the criterion without one of its parts, and with another in its stead."""
        criterion, parts = self.criterion, self.criterion.parts
        for index, part in enumerate(parts):
            before, after = parts[:index], parts[index + 1 :]
            told = say("mutation.part", part=part.title)
            hint = say("mutation.hint.part", part=part.title)
            without = replace(criterion, parts=(*before, *after))
            if len(parts) > 1:
                yield self._mutant(("parts", index), "-> nothing", told, hint, without)
            for found in self.mutations(("parts", index, "requires"), part.requires):
                other = replace(part, requires=found.condition)
                yield self.changed(found, replace(criterion, parts=(*before, other, *after)))

    def answer(self) -> Iterator[Mutant]:
        """Yield the criterion that facts alone decide, if a person answers beside them."""
        if self.criterion.attested and self.criterion.required:
            told, hint = say("mutation.unattested"), say("mutation.hint.unattested")
            changed = replace(self.criterion, attested=False, backing=None)
            yield self._mutant(("attested",), "-> nothing", told, hint, changed)

    def parameters(self) -> Iterator[Mutant]:
        """Yield the criterion with each parameter that it uses at a value beside its own."""
        used = [name for each in self.criterion.conditions for name in parameters_of(each)]
        for name in dict.fromkeys(used):
            definition = self.ruleset.parameters[name]
            for other in other_defaults(definition):
                yield self._with_default(definition, other)

    def backing(self) -> Iterator[Mutant]:
        """Yield the criterion that asks for no evidence, for other evidence, or for older."""
        backing = self.criterion.backing
        if backing is None:
            return
        told, hint = say("mutation.backing.none"), say("mutation.hint.backing.none")
        changed = replace(self.criterion, backing=None)
        yield self._mutant(("evidence",), "-> nothing", told, hint, changed)
        place = RUNGS.index(backing.rung)
        for rung in RUNGS[max(place - 1, 0) : place + 2]:
            if rung != backing.rung:
                low = min(rung, backing.rung, key=RUNGS.index)
                told = say("mutation.backing.rung", before=backing.rung, after=rung)
                hint = say("mutation.hint.backing.rung", rung=low)
                changed = replace(self.criterion, backing=replace(backing, rung=rung))
                yield self._mutant(("evidence", "rung"), f"= {rung}", told, hint, changed)
        yield from self._freshness(backing)

    def period(self) -> Iterator[Mutant]:
        """Yield the criterion in force a day less.

        That it is in force a day more no case can tell: a case expects a verdict.
        """
        period, day = self.criterion.period, timedelta(days=1)
        if period.since is not None:
            later = replace(period, since=period.since + day)
            yield self._in_force("since", period.since, period.since + day, later)
        if period.until is not None:
            earlier = replace(period, until=period.until - day)
            yield self._in_force("until", period.until, period.until - day, earlier)

    def _in_force(self, key: str, old: date, new: date, period: object) -> Mutant:
        told = say(f"mutation.{key}", before=old, after=new)
        changed = replace(self.criterion, period=period)
        return self._mutant((key,), f"= {new}", told, say("mutation.hint.day", day=old), changed)

    def _freshness(self, backing: Backing) -> Iterator[Mutant]:
        at, fresh_for = ("evidence", "fresh_for"), backing.fresh_for
        if fresh_for is None:
            return
        told, hint = say("mutation.backing.any_age"), say("mutation.hint.backing.any_age")
        changed = replace(self.criterion, backing=replace(backing, fresh_for=None))
        yield self._mutant(at, "-> nothing", told, hint, changed)
        hint = say("mutation.hint.backing.age", age=fresh_for)
        for other in (longer(fresh_for), shorter(fresh_for)):
            if other is not None:
                told = say("mutation.backing.age", before=fresh_for, after=other)
                changed = replace(self.criterion, backing=replace(backing, fresh_for=other))
                yield self._mutant(at, f"= {other}", told, hint, changed)

    def _with_default(self, old: ParameterDefinition, new: ParameterDefinition) -> Mutant:
        name, document = old.name, self.criterion.document
        written = f"${name}"
        use = next(at for at in document.spans if written in (document.value(at), *at[-1:]))
        ruleset = replace(self.ruleset, parameters={**self.ruleset.parameters, name: new})
        change = change_of(old.value, new.value, old.type)
        if change.item is not None:
            values: dict[str, Value] = {"name": name, "item": plain_word(old.type, change.item)}
            told = say(f"mutation.default.{change.kind}", **values)
            hint = say("mutation.hint.default.item", **values)
        else:
            values = {"name": name, "before": self._value(old), "after": self._value(new)}
            told, hint = say("mutation.default", **values), say("mutation.hint.default", **values)
        id = f"${name} {change.id}"
        return Mutant(id, document.span(use), told, hint, self.criterion, ruleset)

    def _value(self, definition: ParameterDefinition) -> Message:
        name = self.area_names.get(str(definition.value))
        if name is not None and definition.type.codes == self.ruleset.lexicon.areas:
            return say("value.text", value=name)
        return plain_word(definition.type, definition.value)

    def _mutant(
        self, at: Pointer, what: str, told: Message, hint: Message, criterion: Criterion
    ) -> Mutant:
        span = self.criterion.document.key_span(at)
        return Mutant(f"{dotted(at)} {what}", span, told, hint, criterion, self.ruleset)


def _asks_who_is_foreign(criterion: Criterion) -> bool:
    """Tell whether a criterion uses a word that the home of the ruleset gives its meaning."""
    return any(
        step.startswith("foreign")
        for condition in criterion.conditions
        for lookup in lookups_of(condition)
        for step in lookup.steps
    )
