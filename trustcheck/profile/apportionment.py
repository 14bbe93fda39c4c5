"""Holdings that together are more than there is to hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from fractions import Fraction

from trustcheck.logic.fields import define, field, frozen
from trustcheck.logic.interval import Interval
from trustcheck.logic.message import Message, say
from trustcheck.logic.pointer import Pointer
from trustcheck.logic.share import WHOLE
from trustcheck.profile.coherence import exceeds
from trustcheck.profile.entity import Entity
from trustcheck.profile.holding import Holding
from trustcheck.profile.inventory import Inventory
from trustcheck.profile.overlap import ALWAYS, Stretch, stretch
from trustcheck.source.problem import Problem


@frozen
class _Part:
    """What one holding has of something, at least."""

    days: Stretch
    title: str
    least: Interval


@define
class _Tally:
    """The parts that are held on one day; bare owners and usufructuaries hold the same ones."""

    sums: dict[str, Fraction] = field(default_factory=dict)
    strict: dict[str, int] = field(default_factory=dict)

    def add(self, part: _Part, sign: int) -> None:
        self.sums[part.title] = self.sums.get(part.title, Fraction(0)) + sign * part.least.low
        self.strict[part.title] = self.strict.get(part.title, 0) + sign * part.least.low_open

    def least(self) -> Interval:
        """Return how much is held in all, at least."""
        alike = max(("bare", "usufruct"), key=self._rank)
        low = self.sums.get("full", Fraction(0)) + self.sums.get(alike, Fraction(0))
        strict = self.strict.get("full", 0) + self.strict.get(alike, 0) > 0
        return Interval(low, None, low_open=strict)

    def _rank(self, title: str) -> tuple[Fraction, int]:
        return self.sums.get(title, Fraction(0)), self.strict.get(title, 0)


def check_apportionment(inventory: Inventory) -> Iterator[Problem]:
    """Yield, for each company, the first day on which more of it is held than there is.

    Only what is certain is told: the least that each holder has counts.
    """
    for measure in ("capital", "votes"):
        for company, parts in _parts_by_company(inventory, measure).items():
            excess = _first_excess(parts, WHOLE)
            if excess is not None:
                last, sum, day = excess
                message = _over_subscribed(company, measure, sum, day)
                yield inventory.problem((*last, measure), message)
    entities = {str(at[-1]): entity for at, entity in inventory.intact_of(Entity)}
    for (company, name), parts in _parts_by_class(inventory).items():
        classes = entities[company].share_classes if company in entities else None
        issued = classes[name].shares if classes and name in classes else None
        excess = _first_excess(parts, issued) if isinstance(issued, Interval) else None
        if excess is not None and issued is not None:
            last, sum, _ = excess
            message = say(
                "too-many-shares", sum=Interval.exactly(sum.low), share_class=name, company=company
            )
            yield inventory.problem((*last, "shares"), message)


def _over_subscribed(company: str, measure: str, sum: Interval, day: date | None) -> Message:
    what = say(f"profile.{measure}")
    if day is None:
        return say("over-subscribed", company=company, what=what, sum=sum.low)
    return say("over-subscribed-since", company=company, what=what, sum=sum.low, day=day)


def _parts_by_company(inventory: Inventory, measure: str) -> dict[str, list[_Part]]:
    parts: dict[str, list[_Part]] = {}
    for pointer, each in inventory.intact_of(Holding):
        amount = getattr(each, measure)
        if isinstance(amount, Interval):
            part = _Part(stretch(pointer, each), each.title, amount)
            parts.setdefault(each.held, []).append(part)
    return parts


def _parts_by_class(inventory: Inventory) -> dict[tuple[str, str], list[_Part]]:
    parts: dict[tuple[str, str], list[_Part]] = {}
    for pointer, each in inventory.intact_of(Holding):
        if each.share_class is not None and isinstance(each.shares, Interval):
            part = _Part(stretch(pointer, each), each.title, each.shares)
            parts.setdefault((each.held, each.share_class), []).append(part)
    return parts


def _sum(parts: Iterable[_Part]) -> Interval:
    """Return how much all parts are at least, whatever their days and titles."""
    tally = _Tally()
    for part in parts:
        tally.add(part, 1)
    return tally.least()


def _first_excess(
    parts: Iterable[_Part], whole: Interval
) -> tuple[Pointer, Interval, date | None] | None:
    """Return the last declared part, the sum and the day of the first excess, if any.

    The day is None when the excess has always been there.
    """
    parts = tuple(parts)
    if not exceeds(_sum(parts), whole):  # no day has more than all days together
        return None
    sound = tuple(part for part in parts if part.days.first <= part.days.last)
    changes = [(part.days.first, 1, part) for part in sound]
    changes += [(part.days.last + 1, -1, part) for part in sound]
    changes.sort(key=lambda change: change[:2])
    tally = _Tally()
    for at, (day, sign, part) in enumerate(changes):
        tally.add(part, sign)
        is_last_of_day = at + 1 == len(changes) or changes[at + 1][0] != day
        if is_last_of_day and exceeds(tally.least(), whole):
            held = (each for each in sound if each.days.first <= day <= each.days.last)
            last = max(each.days.pointer for each in held if each.least.low or each.least.low_open)
            return last, tally.least(), None if day == ALWAYS else date.fromordinal(day)
    return None
