"""Who holds directly what part of whom on a day, and what part of each company is left over."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal, TypeAlias

from trustcheck.graph.column import FLOAT, HIDDEN, NOBODY, Column
from trustcheck.graph.counting import capital_of, votes_of
from trustcheck.graph.passage import Circles, Passages, components
from trustcheck.logic.explanation import Gap, Reason
from trustcheck.logic.fields import frozen
from trustcheck.logic.interval import Interval
from trustcheck.logic.memory import remembered
from trustcheck.logic.pointer import Pointer
from trustcheck.logic.share import ANY, NOTHING, WHOLE, Share, ceiling, remainder, total
from trustcheck.profile.entity import Entity
from trustcheck.profile.holding import Holding
from trustcheck.profile.profile import Profile
from trustcheck.profile.value import UNDISCLOSED, Undisclosed

Measure: TypeAlias = Literal["capital", "votes"]
MEASURES: tuple[Measure, ...] = ("capital", "votes")


@frozen
class Part:
    """A part of a company: of its capital and of its votes."""

    capital: Share
    votes: Share

    def of(self, measure: Measure) -> Share:
        """Return the part of the capital or of the votes."""
        return self.capital if measure == "capital" else self.votes


@frozen
class Entry:
    """One declared holding, as the graph counts it."""

    index: int  # its place in the list of holdings
    holder: str  # an id, or HIDDEN when it is kept back
    held: str
    part: Part
    usufruct: Share  # part of the capital of which the holder only has the usufruct
    facts: Mapping[Measure, tuple[Pointer, ...]]
    gaps: Mapping[Measure, tuple[Gap, ...]]


@frozen(lazy=True)
class Shareholding:
    """The direct holdings of every company on one day.

    Treasury shares stay: a company may be among its own holders.
    """

    names: Mapping[str, str]
    declared: Mapping[str, tuple[Entry, ...]]  # the declared holdings, by the company held
    columns: Mapping[Measure, Mapping[str, Column]]
    leftovers: Mapping[str, Part]
    slack: Mapping[str, tuple[Gap, ...]]  # why the remainder of a company may hide holders

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Every declared holding, in the order of the profile."""
        every = (entry for entries in self.declared.values() for entry in entries)
        return tuple(sorted(every, key=lambda entry: entry.index))

    @remembered
    def above(self, measure: Measure, company: str) -> Circles:
        """Return the companies above a company, itself included, holders before what they hold.

        Those in one circle of holdings stand together; nothing where nobody holds the company.
        """
        columns = self.columns[measure]
        return components(columns, company) if company in columns else ()

    @remembered
    def passages(self, measure: Measure) -> Passages:
        """Return how shares of the capital, or of the votes, come from holder to holder."""
        return Passages(self.columns[measure])

    def direct(self, company: str) -> Mapping[str, Part]:
        """Return what each named holder has directly, cut down to what the others leave."""
        columns = {measure: self.columns[measure].get(company) for measure in MEASURES}
        capital, votes = columns["capital"], columns["votes"]
        if capital is None or votes is None:
            return {}
        named = sorted({entry.holder for entry in self.declared.get(company, ())} - {HIDDEN})
        return {holder: Part(capital.part(holder), votes.part(holder)) for holder in named}

    def rest(self, company: str) -> Part:
        """Return what no declared holding covers: the float of a listed company, or unknown hands.

        An undisclosed holder is a declared holding; see `hidden` for all that has no name.
        """
        return self.leftovers.get(company, Part(NOTHING, NOTHING))

    def hidden(self, company: str) -> Part:
        """Return what holders without a name may have; the float is not among it."""
        capital, votes = (self.columns[measure].get(company, NOBODY) for measure in MEASURES)
        return Part(capital.part(HIDDEN), votes.part(HIDDEN))

    def floats(self, company: str) -> bool:
        """Tell whether the remainder is the float of a listed company, which does not count."""
        column = self.columns["capital"].get(company)
        return column is not None and FLOAT in column.parts

    def facts(self, measure: Measure, company: str, *holders: str) -> tuple[Pointer, ...]:
        """Return where the parts of these holders, or of all of them, are declared."""
        entries = self._entries(company, holders)
        return tuple(fact for entry in entries for fact in entry.facts[measure])

    @remembered
    def gaps(self, measure: Measure, company: str, *holders: str) -> tuple[Gap, ...]:
        """Return what is not known of the parts of these holders, or of the whole company."""
        gaps = [gap for e in self._entries(company, holders) for gap in e.gaps[measure]]
        if not holders or HIDDEN in holders:
            gaps.extend(self.slack.get(company, ()))
        return tuple(dict.fromkeys(gaps))

    def _entries(self, company: str, holders: tuple[str, ...]) -> tuple[Entry, ...]:
        return tuple(
            entry
            for entry in self.declared.get(company, ())
            if not holders or entry.holder in holders
        )


def shareholding(profile: Profile, *, on: date) -> Shareholding:
    """Return the direct holdings that hold on the day.

    A missing or undisclosed amount is anything that the other holders leave. What is left over
    may be in any hands, in one piece, unless the company is listed and the list of holdings is
    complete: then it is the float.
    """
    entries: dict[str, tuple[Entry, ...]] = {}
    for index, holding in enumerate(profile.holdings):
        if holding.holds_on(on):
            entry = _entry(profile, index, holding)
            entries[entry.held] = (*entries.get(entry.held, ()), entry)
    companies = [
        id
        for id, entity in sorted(profile.entities.items())
        if id in entries or entity.kind in ("company", "fund")
    ]
    leftover = {company: _leftover(entries.get(company, ())) for company in companies}
    return Shareholding(
        {id: entity.name for id, entity in profile.entities.items()},
        entries,
        {
            measure: {
                company: _column(profile, entries.get(company, ()), company, measure)
                for company in companies
            }
            for measure in MEASURES
        },
        leftover,
        {company: _slack(profile, company, leftover[company]) for company in companies},
    )


def _entry(profile: Profile, index: int, holding: Holding) -> Entry:
    """Return what a declared holding counts for.

    The votes of shares in usufruct are counted with the usufructuary, who has them in the
    ordinary meetings; those of the bare owner may then be none (C. com. L.225-110).
    """
    held = profile.entities.get(holding.held)
    parts = {measure: _amount(holding, held, measure) for measure in MEASURES}
    usufruct = NOTHING
    if holding.title == "usufruct":
        usufruct, parts["capital"] = parts["capital"], NOTHING
    if holding.title == "bare":
        parts["votes"] = Interval(NOTHING.low, ceiling(parts["votes"]))
    return Entry(
        index,
        HIDDEN if isinstance(holding.holder, Undisclosed) else holding.holder,
        holding.held,
        Part(parts["capital"], parts["votes"]),
        usufruct,
        {measure: _facts(index, holding, measure) for measure in MEASURES},
        {measure: _gaps(index, holding, measure, parts[measure]) for measure in MEASURES},
    )


def _stated(holding: Holding, measure: Measure) -> Interval | Undisclosed | None:
    return holding.capital if measure == "capital" else holding.votes


def _amount(holding: Holding, held: Entity | None, measure: Measure) -> Share:
    stated = _stated(holding, measure)
    if isinstance(stated, Interval):
        return stated
    if _treasury_votes(holding, measure):
        return NOTHING
    classes = (held.share_classes if held is not None else None) or {}
    if isinstance(holding.shares, Interval) and holding.share_class is not None:
        count = capital_of if measure == "capital" else votes_of
        return count(classes, holding.share_class, holding.shares)
    return ANY


def _treasury_votes(holding: Holding, measure: Measure) -> bool:
    """Tell whether these are votes on a company's own shares: it has none (C. com. L.225-111)."""
    return measure == "votes" and holding.votes is None and holding.holder == holding.held


def _facts(index: int, holding: Holding, measure: Measure) -> tuple[Pointer, ...]:
    if isinstance(_stated(holding, measure), Interval):
        return (("holdings", index, measure),)
    if isinstance(holding.shares, Interval):
        return (("holdings", index, "shares"), ("entities", holding.held, "share_classes"))
    return (("holdings", index, "holder"),)


def _gaps(index: int, holding: Holding, measure: Measure, part: Share) -> tuple[Gap, ...]:
    gaps = []
    if isinstance(holding.holder, Undisclosed):
        gaps.append(Gap(("holdings", index, "holder"), Reason.UNDISCLOSED))
    if part.exact is None:
        gaps.append(_amount_gap(index, holding, measure))
    return tuple(gaps)


def _amount_gap(index: int, holding: Holding, measure: Measure) -> Gap:
    stated = _stated(holding, measure)
    if isinstance(stated, Interval):
        reason = Reason.RANGE
    elif isinstance(holding.shares, Interval):
        return Gap(("entities", holding.held, "share_classes"), Reason.RANGE)
    else:
        reason = Reason.ABSENT if stated is None else Reason.UNDISCLOSED
    return Gap(("holdings", index, measure), reason)


_EVERYTHING = Part(WHOLE, WHOLE)


def _leftover(entries: tuple[Entry, ...]) -> Part:
    if not entries:
        return _EVERYTHING
    return Part(
        remainder(entry.part.capital for entry in entries),
        remainder(entry.part.votes for entry in entries),
    )


_LEFT = {holder: Column({holder: WHOLE}) for holder in (FLOAT, HIDDEN)}
"""The columns of companies of which nothing is declared."""


def _column(
    profile: Profile, entries: tuple[Entry, ...], company: str, measure: Measure
) -> Column:
    left_to = FLOAT if _is_float(profile, company) else HIDDEN
    if not entries:
        return _LEFT[left_to]
    shares: dict[str, list[Share]] = {}
    for entry in entries:
        shares.setdefault(entry.holder, []).append(entry.part.of(measure))
    shares.setdefault(left_to, []).append(ANY)
    return Column.fitted({holder: total(parts) for holder, parts in shares.items()})


def _is_float(profile: Profile, company: str) -> bool:
    return profile.is_complete("holdings") and profile.entities[company].listed is True


def _slack(profile: Profile, company: str, leftover: Part) -> tuple[Gap, ...]:
    """Return why what is left over may hide holders; nothing when it cannot."""
    if _is_float(profile, company) or not (ceiling(leftover.capital) or ceiling(leftover.votes)):
        return ()
    if not profile.is_complete("holdings"):
        return (Gap(("holdings",), Reason.OPEN),)
    listed = profile.entities[company].listed
    if listed is False:
        return (Gap(("holdings",), Reason.UNDERIVED),)
    reason = Reason.UNDISCLOSED if listed is UNDISCLOSED else Reason.ABSENT
    return (Gap(("entities", company, "listed"), reason),)
