"""Which stakes, were they known, would make a share keep its cap, and from what number on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from contextlib import suppress
from fractions import Fraction
from itertools import islice

from trustcheck.graph.boundary import FINE, Varied, boundary
from trustcheck.graph.cap import Cap
from trustcheck.graph.column import FLOAT, HIDDEN, Column
from trustcheck.graph.reckoning import Portion
from trustcheck.graph.shareholding import MEASURES, Measure
from trustcheck.graph.supposition import End, Structure, Trial
from trustcheck.logic.explanation import Explanation, Gap
from trustcheck.logic.fields import frozen
from trustcheck.logic.interval import Interval
from trustcheck.logic.message import Message, Value, say
from trustcheck.logic.share import Share, ceiling
from trustcheck.logic.truth import Truth
from trustcheck.profile.profile import ListName

MOST = 12
"""How many stakes that are not known are looked into at most."""
LARGEST = 80
"""How many entities a structure has at most in which they are: each answer takes many tries."""


@frozen
class OpenStake:
    """A direct stake that is not known, or known within bounds only."""

    company: str
    holder: str  # HIDDEN for whoever has no name
    parts: Mapping[Measure, Share]  # what is not known: of the capital, of the votes

    def supposed(self, structure: Structure, parts: Mapping[Measure, Share]) -> Structure:
        """Return the structure with these parts instead, those that the others leave possible."""
        columns = structure.shareholding.columns
        changed: dict[Measure, Mapping[str, Column]] = {}
        for measure, part in parts.items():
            column = columns[measure][self.company]
            with suppress(ValueError):
                supposed = Column.fitted({**column.parts, self.holder: part})
                changed[measure] = {self.company: supposed}
        return structure.supposing(changed)


def settlements(tries: Iterable[Trial], portion: Portion, cap: Cap) -> tuple[Explanation, ...]:
    """Return what would make a share keep a cap for certain, one step a way.

    Each stake alone if any can; else those that only together can. Where no stake can, the next
    structure is tried, in which more lists are supposed to be complete: that is then said.
    Nothing is returned when nothing settles it, or when too many stakes are not known.
    """
    for trial in tries:
        if len(trial.structure.shareholding.names) > LARGEST:
            break
        stakes = tuple(islice(unknown(trial.structure, portion), MOST + 1))
        inquiry = _Inquiry(trial.structure, portion, cap, stakes)
        found = inquiry.settled() if len(stakes) <= MOST else ()
        if found:
            return tuple(_provided(step, trial.lists) for step in found)
    return ()


def unknown(structure: Structure, portion: Portion) -> Iterator[OpenStake]:
    """Yield the direct stakes that a portion depends on and that are not known exactly."""
    columns = structure.shareholding.columns
    above = {
        company: None
        for measure in MEASURES
        for circle in reversed(structure.shareholding.above(measure, portion.company))
        for company in circle
    }
    read: tuple[Measure, ...] = (
        ("capital", "votes") if portion.measure == "capital" else ("votes",)
    )
    for company in above:
        cells = {m: columns[m][company].parts for m in read if company in columns[m]}
        for holder in sorted({holder for parts in cells.values() for holder in parts} - {FLOAT}):
            loose = {m: parts[holder] for m, parts in cells.items() if holder in parts}
            loose = {m: part for m, part in loose.items() if part.exact is None}
            if loose:
                yield OpenStake(company, holder, loose)


@frozen
class _Inquiry:
    """The question which of some stakes would make a share keep a cap."""

    structure: Structure
    portion: Portion
    cap: Cap
    stakes: tuple[OpenStake, ...]

    def settled(self) -> tuple[Explanation, ...]:
        """Return the stakes that settle it alone, or else those that do together."""
        if self._keeps(self.structure):
            return (self._told_free(),)
        if not self._kept_at_best(list(self.stakes)):
            return ()
        alone = [step for stake in self.stakes if (step := self._alone(stake)) is not None]
        return tuple(alone) or tuple(self._together())

    def _told_free(self) -> Explanation:
        return Explanation(Truth.UNKNOWN, say("graph.settles-free", cap=self.cap.limit))

    def _keeps(self, structure: Structure) -> bool:
        every = structure.uppers(self.portion)
        return all(self.cap.kept(share) is Truth.TRUE for share in every)

    # One stake

    def _alone(self, stake: OpenStake) -> Explanation | None:
        """Return from what number on a stake settles it alone, as one step."""
        measure = self.portion.measure
        own = {m: part for m, part in stake.parts.items() if m == measure}
        for parts in (own, stake.parts) if own != stake.parts else (own,):
            if parts and (limit := self._limit(stake, parts)) is not None:
                kind = "both" if len(parts) == 2 else next(iter(parts))
                message = say(
                    f"graph.settles-{kind}", cap=self.cap.limit, **self._who(stake), limit=limit
                )
                return Explanation(Truth.UNKNOWN, message, gaps=self._gaps(stake))
        return None

    def _limit(self, stake: OpenStake, parts: Mapping[Measure, Share]) -> Share | None:
        """Return the amounts of a stake that settle it: up to a number, or from one on."""
        low = max(part.low for part in parts.values())
        high = max(ceiling(part) for part in parts.values())  # above it: no part is exact
        for good, bad in ((low, high), (high, low)):
            upward = good == low

            def share(number: Fraction, short: bool, upward: bool = upward) -> Share:
                within = _to(number, short) if upward else _from(number, short)
                cut = {m: _cut(part, within, upward=upward) for m, part in parts.items()}
                return stake.supposed(self.structure, cut).greatest(self.portion)

            varied = Varied(share, self.cap)
            start = good + (bad - good) / FINE if _is_open(parts, good) else good
            found = boundary(varied, start, bad) if varied.keeps(start) else None
            if found is not None:
                return _to(found.at, not found.kept) if upward else _from(found.at, not found.kept)
        return None

    # Several stakes

    def _together(self) -> Iterator[Explanation]:
        """Yield the stakes that settle it together, none of them to spare, as one step."""
        chosen = list(self.stakes)
        for stake in self.stakes:
            rest = [each for each in chosen if each is not stake]
            if self._kept_at_best(rest):
                chosen = rest
        told = tuple(say("graph.stake", **self._who(stake)) for stake in chosen)
        gaps = dict.fromkeys(gap for stake in chosen for gap in self._gaps(stake))
        message = say("graph.settles-together", cap=self.cap.limit, stakes=told)
        yield Explanation(Truth.UNKNOWN, message, gaps=tuple(gaps))

    def _kept_at_best(self, stakes: list[OpenStake]) -> bool:
        """Tell whether the cap is kept when the hands in question have their least of these.

        Their hands are those of whomever they control for certain, or else possibly.
        """
        hands, control = self.portion.hands.possible, self.structure.control
        groups = (
            control.acting(hands, self.portion.company, certain=certain)
            for certain in (True, False)
        )
        every = dict.fromkeys(_best_ends(stakes, own | {HIDDEN}) for own in groups)
        return any(self._keeps(self.structure.at_ends(ends)) for ends in every)

    # Sentences

    def _who(self, stake: OpenStake) -> dict[str, Value]:
        names = self.structure.shareholding.names
        holder: str | Message = names.get(stake.holder, say("graph.undeclared"))
        return {"holder": holder, "company": names[stake.company]}

    def _gaps(self, stake: OpenStake) -> tuple[Gap, ...]:
        held = self.structure.shareholding
        gaps = [held.gaps(measure, stake.company, stake.holder) for measure in stake.parts]
        return tuple(dict.fromkeys(gap for each in gaps for gap in each))


def _best_ends(stakes: list[OpenStake], own: Set[str]) -> tuple[End, ...]:
    """Return the ends at which these hands have their least of some stakes, others their most."""
    return tuple(
        End(stake.company, stake.holder, measure, most=stake.holder not in own)
        for stake in stakes
        for measure in stake.parts
    )


def _to(number: Fraction, short: bool) -> Share:
    if number <= 0:
        return Interval.exactly(0)
    return Interval(Fraction(0), number, high_open=short)


def _from(number: Fraction, short: bool) -> Share:
    if number >= 1:
        return Interval.exactly(1)
    return Interval(number, Fraction(1), low_open=short)


def _is_open(parts: Mapping[Measure, Share], end: Fraction) -> bool:
    """Tell whether an end is not itself among what some part may be."""
    ends = [(part.low, part.low_open) for part in parts.values()]
    ends += [(ceiling(part), part.high_open) for part in parts.values()]
    return (end, True) in ends


def _cut(part: Share, within: Share, *, upward: bool) -> Share:
    """Return what of a part lies within bounds; its nearest end where nothing does."""
    low, low_open = max((s.low, s.low_open) for s in (part, within))
    high, closed = min((ceiling(s), not s.high_open) for s in (part, within))
    if low > high or (low == high and (low_open or not closed)):
        return Interval.exactly(part.low if upward else ceiling(part))
    return Interval(low, high, low_open, not closed)


def _provided(step: Explanation, lists: tuple[ListName, ...]) -> Explanation:
    """Return a step that holds only if some lists are complete as they stand."""
    if not lists:
        return step
    message = say("graph.provided", lists=lists, then=step.message)
    return Explanation(step.truth, message, step.because, step.facts, step.gaps)
