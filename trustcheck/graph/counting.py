"""Parts of the capital and of the votes, worked out from numbers of shares."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from trustcheck.logic.interval import Interval
from trustcheck.logic.share import ANY, Share
from trustcheck.profile.entity import ShareClass
from trustcheck.profile.value import UNDISCLOSED, Undisclosed

_ONE = Interval.exactly(1)
_UNBOUNDED = Interval(Fraction(0), None)


def capital_of(classes: Mapping[str, ShareClass], name: str, shares: Interval) -> Share:
    """Return the part of the capital that so many shares of a class make: shares by nominal."""
    weights = {key: _number(each.nominal, _ONE) for key, each in classes.items()}
    return _part(classes, weights, name=name, own=shares)


def votes_of(classes: Mapping[str, ShareClass], name: str, shares: Interval) -> Share:
    """Return the part of the votes that so many shares of a class carry."""
    weights = {key: _number(each.votes_per_share, _ONE) for key, each in classes.items()}
    return _part(classes, weights, name=name, own=shares)


def _number(count: Interval | Undisclosed | None, default: Interval) -> Interval:
    if count is None:
        return default
    return _UNBOUNDED if count is UNDISCLOSED else count


def _part(
    classes: Mapping[str, ShareClass],
    weights: Mapping[str, Interval],
    *,
    name: str,
    own: Interval,
) -> Share:
    """Return own shares over all shares, each by its weight; the ends count as reached."""
    if name not in classes:
        return ANY
    issued = {key: _number(each.shares, _UNBOUNDED) for key, each in classes.items()}
    others = [(issued[key], weights[key]) for key in classes if key != name]
    least = sum((count.low * weight.low for count, weight in others), Fraction(0))
    most = _sum_of_highs(others)
    return Interval(
        _lowest(own, issued[name], weight=weights[name].low, others=most),
        _highest(own, issued[name], weight=weights[name].high, others=least),
    )


def _sum_of_highs(others: list[tuple[Interval, Interval]]) -> Fraction | None:
    total = Fraction(0)
    for count, weight in others:
        if count.high == 0 or weight.high == 0:
            continue
        if count.high is None or weight.high is None:
            return None
        total += count.high * weight.high
    return total


def _lowest(
    own: Interval, issued: Interval, *, weight: Fraction, others: Fraction | None
) -> Fraction:
    if others is None or issued.high is None or own.low * weight == 0:
        return Fraction(0)
    return own.low * weight / (max(issued.high, own.low) * weight + others)


def _highest(
    own: Interval, issued: Interval, *, weight: Fraction | None, others: Fraction
) -> Fraction:
    most = own.high if own.high is not None else issued.high
    if weight == 0 or most == 0:
        return Fraction(0)
    if most is None:
        return Fraction(1)
    whole = max(issued.low, most)
    return most / whole if weight is None else most * weight / (whole * weight + others)
