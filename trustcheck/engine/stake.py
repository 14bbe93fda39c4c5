"""How much of a company a holder may keep for a criterion to be met: a number, tried out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from fractions import Fraction

from trustcheck.assessment.repair import Step
from trustcheck.engine.candidate import plain_number
from trustcheck.graph.boundary import FINE, Boundary, Varied, boundary
from trustcheck.graph.cap import Cap
from trustcheck.logic.fields import frozen
from trustcheck.logic.interval import Interval
from trustcheck.logic.message import Message, Value, say
from trustcheck.logic.share import Share
from trustcheck.profile.alteration import Alteration, Manner
from trustcheck.profile.effort import Effort
from trustcheck.profile.profile import Profile
from trustcheck.profile.value import Undisclosed

MEASURES = ("capital", "votes")
_FINE = Fraction(1, 100)
"""The smallest part of a percentage point that is written."""

_TRIED, _WRITTEN = 40, 2
"""Decimals of a percentage while a number is looked for, and in the end."""

_KEPT, _BROKEN = Interval.exactly(Fraction(0)), Interval.exactly(Fraction(1))
_HALF = Cap(Fraction(1, 2))

Tried = Callable[[Sequence[Alteration]], bool]
"""Whether alterations do away with what is to be done away with."""


@frozen
class Stakes:
    """Finds how far one direct holding has to shrink, whoever of the others takes it over."""

    profile: Profile
    effort: Effort
    guesses: tuple[Fraction, ...]
    """Parts of a whole that the rule names: the number is often one of them."""
    on: date
    """The day: who takes a part over holds something on it."""

    def steps(self, index: int, tried: Tried) -> Iterator[Step]:
        """Yield ways of handing a part of a holding to another holder of the same company.

        First of the capital or of the votes alone, then of both.
        """
        held = self.profile.holdings[index]
        if held.shares is not None:
            yield from self._counted(index, tried)
            return
        others: list[int | None] = [
            number
            for number, each in enumerate(self.profile.holdings)
            if number != index and each.held == held.held and each.holds_on(self.on)
        ]
        for measures in (("capital",), ("votes",), MEASURES):
            for other in others or [None]:
                step = self._step(index, other, measures, tried)
                if step is not None:
                    yield step

    def _counted(self, index: int, tried: Tried) -> Iterator[Step]:
        """Yield ways of handing some of a number of shares to another holder of their class."""
        mine = self.profile.holdings[index]
        for other, each in enumerate(self.profile.holdings):
            alike = (each.held, each.share_class, each.title) == (
                mine.held,
                mine.share_class,
                mine.title,
            )
            if other != index and alike and each.holds_on(self.on):
                step = self._fewer(index, other, tried)
                if step is not None:
                    yield step

    def _fewer(self, index: int, other: int, tried: Tried) -> Step | None:
        own, has = self._count(index), self._count(other)
        if own is None or has is None:
            return None

        def moved(kept: int) -> tuple[Alteration, ...]:
            return (
                Alteration(Manner.SET, ("holdings", index, "shares"), kept),
                Alteration(Manner.SET, ("holdings", other, "shares"), has + own - kept),
            )

        if not tried(moved(0)):
            return None
        kept = _last(lambda count: tried(moved(count)), own)
        holding = self.profile.holdings[index]
        told = say(
            "repair.bound.shares",
            holder=self._name(holding.holder),
            company=self._name(holding.held),
            count=kept,
            own=own,
        )
        return Step(moved(kept), self.effort, told)

    def _count(self, index: int) -> int | None:
        """Return how many shares a holding is, None where it is no exact number of them."""
        shares = self.profile.holdings[index].shares
        exact = shares.exact if isinstance(shares, Interval) else None
        return int(exact) if exact is not None and exact.denominator == 1 else None

    def _step(
        self, index: int, other: int | None, measures: tuple[str, ...], tried: Tried
    ) -> Step | None:
        stated = {measure: self._exact(index, measure) for measure in measures}
        if any(each is None or each == 0 for each in stated.values()):
            return None
        most = max(each for each in stated.values() if each is not None)

        def moved(kept: Fraction, places: int = _TRIED) -> tuple[Alteration, ...]:
            percentage = Fraction(plain_number(100 * kept, places=places))
            return tuple(self._moved(index, other, measures, percentage / 100))

        if other is not None and any(self._exact(other, each) is None for each in measures):
            return None  # what it then has could not be written
        if not tried(moved(Fraction(0))):
            return None
        found = self._most(moved, most, tried)
        if found is None:
            return None
        kept = found.at if found.kept else found.at - _FINE / 100
        alterations = moved(max(kept, Fraction(0)), _WRITTEN)
        told = self._told(index, measures, found)
        return Step(alterations, self.effort, told) if tried(alterations) else None

    def _told(self, index: int, measures: tuple[str, ...], found: Boundary) -> Message:
        """Return the number in words: the last that is enough, or the first that is not."""
        holding = self.profile.holdings[index]
        what = measures[0] if len(measures) == 1 else "both"
        return say(
            f"repair.bound.{what}" if found.kept else f"repair.bound.{what}.below",
            holder=self._name(holding.holder),
            company=self._name(holding.held),
            share=found.at,
        )

    def _most(
        self, moved: Callable[[Fraction], tuple[Alteration, ...]], most: Fraction, tried: Tried
    ) -> Boundary | None:
        def share(kept: Fraction, short: bool) -> Share:
            number = kept * (1 - Fraction(1, 2**40)) if short else kept
            return _KEPT if tried(moved(number)) else _BROKEN

        varied = Varied(share, _HALF)
        proved = (
            Boundary(guess, kept=True)
            for guess in self.guesses
            if 0 < guess < most
            and varied.keeps(guess)
            and not varied.keeps(guess + (most - guess) / FINE)
        )
        return next(proved, None) or boundary(varied, Fraction(0), most)

    def _moved(
        self, index: int, other: int | None, measures: tuple[str, ...], most_kept: Fraction
    ) -> Iterator[Alteration]:
        """Yield that a holder keeps so much at most, and that another has the rest in addition."""
        for measure in measures:
            stated = self._exact(index, measure)
            if stated is None or stated <= most_kept:
                continue
            yield _set(index, measure, most_kept)
            if other is not None:
                has = self._exact(other, measure)
                yield _set(other, measure, (has or Fraction(0)) + stated - most_kept)

    def _exact(self, index: int, measure: str) -> Fraction | None:
        value = getattr(self.profile.holdings[index], measure)
        return value.exact if isinstance(value, Interval) else None

    def _name(self, id: str | Undisclosed) -> Value:
        if isinstance(id, Undisclosed):
            return say("graph.someone")
        return self.profile.entities[id].name


def _last(kept: Callable[[int], bool], most: int) -> int:
    """Return the last number up to which something stays so; it does at 0, and not at `most`."""
    good, bad = 0, most
    while bad - good > 1:
        middle = (good + bad) // 2
        good, bad = (middle, bad) if kept(middle) else (good, middle)
    return good


def _set(index: int, measure: str, part: Fraction) -> Alteration:
    return Alteration(
        Manner.SET, ("holdings", index, measure), plain_number(100 * part, places=_TRIED)
    )
