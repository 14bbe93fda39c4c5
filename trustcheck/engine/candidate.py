"""Changes of single facts that could turn the reasoning on a criterion: each has to be tried."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from trustcheck.assessment.repair import Step
from trustcheck.engine.trying import Trials, as_it_was
from trustcheck.logic.duration import Duration
from trustcheck.logic.explanation import Explanation, Reason
from trustcheck.logic.fields import frozen
from trustcheck.logic.pointer import Pointer
from trustcheck.profile.alteration import Alteration, Manner, distinct
from trustcheck.profile.effort import Effort, Efforts
from trustcheck.ruleset.condition.tree import (
    Comparison,
    Literal,
    Parameter,
    Right,
    comparisons_of,
)
from trustcheck.ruleset.condition.typing import Shape
from trustcheck.ruleset.criterion import Criterion
from trustcheck.source.document import Data

_REMOVABLE = (
    "accesses",
    "rights",
    "sites",
    "technologies",
    "third_parties",
    "certificate_authorities",
)
"""The lists whose records can come to an end."""

_SEATS = ("registered_office", "central_administration", "main_establishment")
_WORDS = 4
"""How many words of a closed list are tried in one place at most."""


@frozen(lazy=True)
class Candidates:
    """Finds what could be stated otherwise, for one criterion of one profile."""

    trials: Trials
    efforts: Efforts
    criterion: Criterion

    def touching(
        self, reasons: Explanation, made: tuple[Alteration, ...]
    ) -> tuple[tuple[Step, ...], tuple[Effort, ...]]:
        """Return what could change some reasoning, cheapest first, and what is out of reach.

        The reasoning is about the profile with the alterations `made`; what comes back is about
        the profile as it is.
        """
        steps: dict[tuple[str, ...], Step] = {}
        beyond: dict[str, Effort] = {}
        for pointer in self._pointers(reasons, made):
            effort = self.efforts.of(pointer)
            if effort is None:
                continue
            if effort.cost is None:
                beyond[effort.id] = effort
                continue
            for alterations in self._of(pointer):
                self._add(steps, alterations)
        for pointer in self._open(reasons):
            self._add(steps, (Alteration(Manner.ADD, ("complete",), pointer[-1]),))
        found = sorted(steps.values(), key=lambda step: step.cost)
        return tuple(found), tuple(beyond.values())

    def _pointers(self, reasons: Explanation, made: tuple[Alteration, ...]) -> Iterator[Pointer]:
        """Yield every fact that the reasoning read or waits for, as the profile has it."""
        gaps = (gap.pointer for gap in reasons.open_gaps() if gap.reason is not Reason.OPEN)
        for pointer in dict.fromkeys((*reasons.pointers(), *gaps)):
            if pointer:
                yield as_it_was(pointer, made)

    def _open(self, reasons: Explanation) -> Iterator[Pointer]:
        """Yield the lists of the profile that are not said to be complete."""
        gaps = (gap.pointer for gap in reasons.open_gaps() if gap.reason is Reason.OPEN)
        yield from (pointer for pointer in gaps if len(pointer) == 1)

    def _add(
        self, steps: dict[tuple[str, ...], Step], alterations: tuple[Alteration, ...]
    ) -> None:
        """Add a step with what it takes: a record that ends takes what the record does."""
        effort = self.efforts.changing(alterations[0].pointer)
        if effort is not None:
            key = tuple(each.key for each in alterations)
            steps.setdefault(key, Step(alterations, effort))

    # Around one fact

    def _of(self, pointer: Pointer) -> Iterator[tuple[Alteration, ...]]:
        """Yield what can be stated instead of one fact, and the end of its record."""
        if pointer[0] == "holdings":
            return  # a number, which is looked for elsewhere
        if pointer[0] == "entities" and "seats" in pointer:
            yield from self._seats(pointer)
            return
        now = self._stated(pointer)
        field = str(next((step for step in reversed(pointer) if isinstance(step, str)), ""))
        if not isinstance(pointer[-1], int):
            values = (Alteration(Manner.SET, pointer, each) for each in self._values(field, now))
            same = Alteration(Manner.SET, pointer, now).key
            yield from ((each,) for each in distinct(values) if each.key != same)
        if pointer[0] in _REMOVABLE and len(pointer) > 1:
            yield (Alteration(Manner.REMOVE, pointer[:2]),)

    def _stated(self, pointer: Pointer) -> Data:
        try:
            return self.trials.declaration.document.value(pointer)
        except LookupError:
            return None

    def _seats(self, pointer: Pointer) -> Iterator[tuple[Alteration, ...]]:
        """Yield the move of every seat that lies elsewhere into the home area."""
        at = pointer[: pointer.index("seats") + 1]
        home = self.within(self.trials.ruleset.home_area)
        moved = tuple(
            Alteration(Manner.SET, (*at, seat), home)
            for seat in _SEATS
            if home is not None and not self._is_home(self._stated((*at, seat)))
        )
        if moved:
            yield moved

    def _is_home(self, code: Data) -> bool:
        atlas, area = self.trials.statutes.atlas, self.trials.ruleset.home_area
        known = isinstance(code, str) and code in atlas.territories
        return known and atlas.within(str(code), area, self.trials.on)

    def within(self, area: str) -> str | None:
        """Return one territory of an area: France if it lies there, else the first by code."""
        members = self.trials.statutes.atlas.areas[area].members
        there = sorted(code for code, period in members.items() if self.trials.on in period)
        return "FR" if "FR" in there else next(iter(there), None)

    # What the rule asks for

    def _values(self, field: str, now: Data) -> Iterator[Data]:
        """Yield values of a field by which a comparison of the criterion would turn."""
        if isinstance(now, bool):
            yield not now
        for condition in self.criterion.required:
            for comparison in comparisons_of(condition):
                if comparison.lookup.steps[-1] != field:
                    continue
                right = comparison.right
                if isinstance(right, Parameter):
                    right = self.trials.ruleset.parameters[right.name].value
                yield from self._turning(comparison, right, now)

    def _turning(self, comparison: Comparison, right: Right, now: Data) -> Iterator[Data]:
        operator, type_ = comparison.operator, comparison.lookup.type
        match type_.shape, right:
            case Shape.BOOLEAN, bool():
                yield from (right, not right)
            case ((Shape.PERCENT | Shape.NUMBER), Fraction()):
                yield from _numbers(right, operator, percent=type_.shape is Shape.PERCENT)
            case Shape.DAY, date():
                yield from _days(right, operator)
            case Shape.DURATION, Duration():
                yield str(right)
            case Shape.TERRITORY, str() if operator in ("within", "outside"):
                yield self.within(right)
            case Shape.CODES, (str() | tuple()):
                yield from _sets(right if isinstance(right, tuple) else (right,), now)
            case ((Shape.CODE | Shape.TEXT | Shape.TERRITORY), (str() | tuple())):
                asked = tuple(map(str, right if isinstance(right, tuple) else (right,)))
                yield from asked[:_WORDS]
                yield from tuple(each for each in type_.codes if each not in asked)[:_WORDS]


def plain_number(number: Fraction, *, places: int = 4) -> int | Decimal:
    """Return a number as a file writes it, cut off after so many decimals."""
    unit = int(10**places)
    whole, rest = divmod(number.numerator * unit // number.denominator, unit)
    if not rest:
        return whole
    return Decimal(f"{whole}.{rest:0{places}d}".rstrip("0"))


def _numbers(right: Fraction, operator: str, *, percent: bool) -> Iterator[Data]:
    number, more = (100 * right, Fraction(1, 100)) if percent else (right, Fraction(1))
    yield plain_number(number)
    if operator in ("above", "at_most"):
        yield plain_number(number + more)
    if operator in ("below", "at_least") and number >= more:
        yield plain_number(number - more)


def _days(right: date, operator: str) -> Iterator[Data]:
    yield right.isoformat()
    with suppress(OverflowError):
        if operator in ("after", "on_or_before"):
            yield (right + timedelta(days=1)).isoformat()
        if operator in ("before", "on_or_after"):
            yield (right - timedelta(days=1)).isoformat()


def _sets(words: Iterable[Literal], now: Data) -> Iterator[Data]:
    """Yield a list of words with one more of those that are asked for, or with one less."""
    stated = list(now) if isinstance(now, list) else []
    for word in map(str, words):
        less = [each for each in stated if each != word]
        if word not in stated:
            yield [*stated, word]
        elif less:
            yield less
