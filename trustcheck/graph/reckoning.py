"""What part of a company is in whose hands, as numbers, by both readings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, TypeAlias

from trustcheck.graph.column import HIDDEN
from trustcheck.graph.control import Control
from trustcheck.graph.shareholding import Measure, Shareholding
from trustcheck.logic.fields import frozen
from trustcheck.logic.interval import Interval
from trustcheck.logic.share import ANY, NOTHING, Share, ceiling, total

Kind: TypeAlias = Literal["holder", "hidden", "foreign"]


@frozen
class Hands:
    """Whose part is reckoned: surely, and possibly."""

    sure: frozenset[str]
    possible: frozenset[str]
    kind: Kind  # how the sentences speak of them


@frozen
class Portion:
    """The part of the capital, or of the votes, of a company that is in some hands."""

    company: str
    measure: Measure
    hands: Hands


def higher(first: Share, second: Share) -> Share:
    """Return the higher share, bound by bound."""
    low, low_open = max((s.low, s.low_open) for s in (first, second))
    high, closed = max((ceiling(s), not s.high_open) for s in (first, second))
    if low == high:
        return Interval(low, low)
    return Interval(low, high, low_open, not closed)


def multiplied(shareholding: Shareholding, portion: Portion) -> Share:
    """Return a portion by the product reading: what comes into the hands along chains."""
    columns, hands = shareholding.columns[portion.measure], portion.hands
    if portion.company not in columns:
        return NOTHING
    passages = shareholding.passages(portion.measure)
    return passages.first(portion.company, into=hands.sure, perhaps=hands.possible)


def attributed(shareholding: Shareholding, control: Control, portion: Portion) -> Share:
    """Return a portion by the attributed reading: C. com. L.233-9, by way of control."""
    least = _acting(shareholding, control, portion, certain=True)
    if not control.entitlements.complete:
        return _between(least, Interval(NOTHING.low, NOTHING.low + 1))
    return _between(least, _acting(shareholding, control, portion, certain=False))


def uppers(shareholding: Shareholding, control: Control, portion: Portion) -> Iterator[Share]:
    """Yield the bounds of a portion by each reading, the upper ones alone as they are.

    Whether a cap is kept takes no more, and the first may tell; that saves most of the work.
    """
    if control.entitlements.complete:
        yield _acting(shareholding, control, portion, certain=False)
    else:
        yield ANY
    columns = shareholding.columns[portion.measure]
    if portion.company in columns:
        passages = shareholding.passages(portion.measure)
        yield passages.greatest(portion.company, into=portion.hands.possible)


def _acting(
    shareholding: Shareholding, control: Control, portion: Portion, *, certain: bool
) -> Share:
    """Return what these hands have with all they control and act with, and may obtain."""
    company, measure, hands = portion.company, portion.measure, portion.hands
    holders = hands.sure if certain else hands.possible | {HIDDEN}
    group = control.acting(holders, company, certain=certain)
    claims = control.entitlements.assimilated_to(group, company)
    column = shareholding.columns[measure].get(company)
    own = NOTHING if column is None else column.together(group)
    return total((own, *(claim.of(group, measure) for claim in claims)))


def _between(least: Share, most: Share) -> Share:
    """Return the range from the lower end of one share to the upper end of another."""
    if least.low == most.high:
        return Interval(least.low, least.low)
    return Interval(least.low, most.high, least.low_open, most.high_open)
