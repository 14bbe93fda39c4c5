"""Records that hold on one same day, found without comparing each with each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from trustcheck.logic.fields import frozen
from trustcheck.logic.pointer import Pointer
from trustcheck.profile.record import Dated

ALWAYS = 0
"""The day, as an ordinal, on which begins what has always held."""
FOR_EVER = 2**31


@frozen(order=True)
class Stretch:
    """The days on which one record holds, both ends included, as ordinals of `date`."""

    first: int
    last: int
    pointer: Pointer


def stretch(pointer: Pointer, record: Dated) -> Stretch:
    """Return the days on which the record at `pointer` holds."""
    first = record.since.toordinal() if record.since else ALWAYS
    last = record.until.toordinal() if record.until else FOR_EVER
    return Stretch(first, last, pointer)


def overlaps(stretches: Iterable[Stretch]) -> Iterator[tuple[Stretch, Stretch]]:
    """Yield, for each stretch that shares a day with an earlier one, both, as declared."""
    yield from _clashes(((each, 0) for each in stretches), against=(0,))


def meetings(
    some: Iterable[Stretch], others: Iterable[Stretch]
) -> Iterator[tuple[Stretch, Stretch]]:
    """Yield pairs of one of `some` and one of `others` that share a day, as declared.

    Each stretch that meets any is in a pair; not every pair is given.
    """
    sides = (*((each, 0) for each in some), *((each, 1) for each in others))
    yield from _clashes(sides, against=(1, 0))


def _clashes(
    sides: Iterable[tuple[Stretch, int]], *, against: tuple[int, ...]
) -> Iterator[tuple[Stretch, Stretch]]:
    """Sweep the days once; of each side, the stretch that lasts longest so far is kept."""
    longest: dict[int, Stretch] = {}
    for current, side in sorted(sides, key=lambda pair: pair[0]):
        if current.last < current.first:
            continue
        rival = longest.get(against[side])
        if rival is not None and rival.last >= current.first:
            earlier, later = sorted((rival, current), key=lambda each: each.pointer)
            yield earlier, later
        kept = longest.get(side)
        if kept is None or kept.last < current.last:
            longest[side] = current
