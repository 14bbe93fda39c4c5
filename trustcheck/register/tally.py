"""One holding for each holder and company, and whether a company is held more than once over."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from fractions import Fraction
from typing import TypeVar

from trustcheck.logic.fields import replace
from trustcheck.logic.interval import Interval
from trustcheck.logic.message import say
from trustcheck.logic.share import ANY, ceiling
from trustcheck.register.ledger import Ledger, Origin, Participation, Power, Remark
from trustcheck.source.problem import InvalidInput, Problem

T = TypeVar("T")
_MEASURES: Mapping[str, Callable[[Participation], Interval | None]] = {
    "capital": lambda each: each.capital,
    "votes": lambda each: each.votes,
}


def tallied(ledger: Ledger) -> Ledger:
    """Return the ledger with what is said of the same holder and company put together.

    Where the least that all holders have exceeds the whole, what is not said to be direct loses
    its lower bound: it may be the same part told at two levels, or held jointly. Raises
    InvalidInput where what is said to be direct exceeds the whole by itself.
    """
    groups = _grouped(ledger.participations, _pair)
    parts = tuple(_together(group) for group in groups)
    rights = _grouped(ledger.powers, lambda each: (each.holder, each.over, each.kind))
    whole = replace(
        ledger,
        participations=parts,
        powers=tuple(_same_right(group) for group in rights),
        remarks=(*ledger.remarks, *_said_twice(ledger, groups)),
    )
    problems = tuple(_excesses(whole))
    if problems:
        raise InvalidInput(problems)
    loosened = _loosened(whole)
    return replace(loosened, remarks=(*loosened.remarks, *_loose(loosened)))


def _grouped(items: Iterable[T], key: Callable[[T], tuple[str, ...]]) -> list[list[T]]:
    groups: dict[tuple[str, ...], list[T]] = {}
    for item in items:
        groups.setdefault(key(item), []).append(item)
    return list(groups.values())


def _pair(each: Participation) -> tuple[str, ...]:
    """Return what one holding is one by; two holders without a name may well be two."""
    if each.holder is None:
        return "", each.origins[0].id, each.held
    return each.holder, each.held


def _together(group: list[Participation]) -> Participation:
    """Return what several statements say of one holder in one company.

    Two amounts of one measure may be the same part told twice, or two parts: the whole is at
    least the larger one and at most their sum.
    """
    first = group[0]
    if len(group) == 1:
        return first
    return replace(
        first,
        origins=_distinct(origin for each in group for origin in each.origins),
        capital=_hull([each.capital for each in group if each.capital is not None]),
        votes=_hull([each.votes for each in group if each.votes is not None]),
        since=max((each.since for each in group if each.since), default=None),
        until=_earliest(each.until for each in group),
        is_direct=all(each.is_direct for each in group),
        notes=tuple(dict.fromkeys(note for each in group for note in each.notes)),
    )


def _hull(amounts: list[Interval]) -> Interval | None:
    different = list(dict.fromkeys(amounts))
    if not different:
        return None
    if len(different) == 1:
        return different[0]
    largest = max(different, key=lambda each: (each.low, each.low_open))
    high = sum((ceiling(each) for each in different), Fraction(0))
    if high >= 1:
        return Interval(largest.low, Fraction(1), largest.low_open and largest.low < 1)
    return Interval(largest.low, high, largest.low_open, all(e.high_open for e in different))


def _same_right(group: list[Power]) -> Power:
    """Return what several statements say of one right: it holds if any of them does."""
    sinces = [each.since for each in group]
    untils = [each.until for each in group]
    return replace(
        group[0],
        origins=_distinct(origin for each in group for origin in each.origins),
        since=None if None in sinces else min(day for day in sinces if day),
        until=None if None in untils else max(day for day in untils if day),
        notes=tuple(dict.fromkeys(note for each in group for note in each.notes)),
    )


def _distinct(origins: Iterable[Origin]) -> tuple[Origin, ...]:
    return tuple(dict.fromkeys(origins))


def _earliest(days: Iterable[date | None]) -> date | None:
    return min((day for day in days if day), default=None)


def _said_twice(ledger: Ledger, groups: list[list[Participation]]) -> Iterator[Remark]:
    """Yield the holdings of which different amounts are stated."""
    names = ledger.calling()
    for group in groups:
        for measure, amount in _MEASURES.items():
            stated = {amount(each) for each in group} - {None, ANY}
            if len(stated) > 1:
                first = group[0]
                message = say(
                    "register.remark.two_amounts",
                    holder=names[first.holder] if first.holder else say("register.someone"),
                    held=names[first.held],
                    what=say(f"profile.{measure}"),
                )
                yield Remark(message, group[-1].origins[0])


def _exceeds(parts: Iterable[Interval]) -> Fraction | None:
    """Return the least that parts have together, if that is more than the whole."""
    kept = tuple(parts)
    least = sum((part.low for part in kept), Fraction(0))
    strict = any(part.low_open for part in kept)
    return least if least > 1 or (least == 1 and strict) else None


def _excesses(ledger: Ledger) -> Iterator[Problem]:
    """Yield the companies of which more is said to be held directly than there is."""
    names = ledger.calling()
    direct = [each for each in ledger.participations if each.is_direct]
    for group in _grouped(direct, lambda each: (each.held,)):
        for measure, amount in _MEASURES.items():
            stated = [(each, part) for each in group if (part := amount(each)) is not None]
            least = _exceeds(part for _, part in stated)
            if least is not None:
                sure = [each for each, part in stated if part.low or part.low_open]
                message = say(
                    "over-subscribed-register",
                    company=names[group[0].held],
                    what=say(f"profile.{measure}"),
                    sum=least,
                    statements=tuple(origin.id for each in sure for origin in each.origins),
                )
                yield Problem(sure[-1].origins[-1].span, message)


def _loosened(ledger: Ledger) -> Ledger:
    """Return the ledger without lower bounds that cannot all be of direct parts."""
    names = ledger.calling()
    kept: list[Participation] = []
    remarks: list[Remark] = []
    for group in _grouped(ledger.participations, lambda each: (each.held,)):
        for measure, amount in _MEASURES.items():
            least = _exceeds(part for each in group if (part := amount(each)) is not None)
            if least is None:
                continue
            message = say(
                "register.remark.loosened",
                company=names[group[0].held],
                what=say(f"profile.{measure}"),
                sum=least,
            )
            doubtful = [each for each in group if not each.is_direct and amount(each)]
            remarks.extend(Remark(message, each.origins[-1]) for each in doubtful)
            group = [_without_floor(each, measure) for each in group]
        kept.extend(group)
    return replace(ledger, participations=tuple(kept), remarks=(*ledger.remarks, *remarks))


def _without_floor(each: Participation, measure: str) -> Participation:
    """Return a holding whose part, unless it is direct, may also be nothing."""
    part = _MEASURES[measure](each)
    if each.is_direct or part is None or part == ANY:
        return each
    free = Interval(Fraction(0), part.high, high_open=part.high_open)
    notes = (*each.notes, say("register.note.loosened", part=part))
    if measure == "capital":
        return replace(each, capital=free, notes=notes)
    return replace(each, votes=free, notes=notes)


def _loose(ledger: Ledger) -> Iterator[Remark]:
    """Yield the companies whose stated ranges leave room for more than the whole."""
    names = ledger.calling()
    for group in _grouped(ledger.participations, lambda each: (each.held,)):
        for measure, amount in _MEASURES.items():
            stated = [part for each in group if (part := amount(each)) not in (None, ANY)]
            most = sum((ceiling(part) for part in stated if part is not None), Fraction(0))
            if len(stated) > 1 and most > 1:
                message = say(
                    "register.remark.loose",
                    company=names[group[0].held],
                    what=say(f"profile.{measure}"),
                    sum=most,
                )
                yield Remark(message, group[-1].origins[-1])
