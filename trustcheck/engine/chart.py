"""The structure around a service, gathered from everything the facts of a day give."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import get_args

from trustcheck.assessment.chart import Chart, Link, Node, Passage, Place, Rest, Tie, Trail
from trustcheck.engine.facts import Facts
from trustcheck.engine.foreign import foreignness
from trustcheck.engine.trail import trails
from trustcheck.graph.chain import circles
from trustcheck.graph.ownership import Stake, collective, stakes
from trustcheck.graph.shareholding import MEASURES
from trustcheck.graph.way import Way
from trustcheck.logic.fields import frozen
from trustcheck.logic.message import Message, say
from trustcheck.logic.share import ceiling
from trustcheck.logic.truth import Truth
from trustcheck.profile.extent import check_extent
from trustcheck.profile.profile import ListName
from trustcheck.profile.reading import Declaration
from trustcheck.profile.right import Right
from trustcheck.profile.statutes import Statutes
from trustcheck.profile.value import Undisclosed
from trustcheck.ruleset.ruleset import Ruleset

BESIDE = ("certificate_authorities", "qualifications")
"""The lists that a chart shows nothing of."""

FRANCE = "france"
"""The area of the atlas whose sites are told apart from others of the home area."""


def chart(declaration: Declaration, ruleset: Ruleset, statutes: Statutes, *, on: date) -> Chart:
    """Return the structure around the service on a day, seen from the home of a ruleset.

    Raises InvalidInput for one that is too large.
    """
    check_extent(declaration)
    facts = Facts(declaration, statutes, on, ruleset.home_area, ruleset.id).joined
    survey = _Survey(facts)
    profile = facts.profile
    return Chart(
        declaration,
        ruleset,
        on,
        statutes.atlas.areas[ruleset.home_area].name,
        {id: survey.node(id) for id in sorted(profile.entities)},
        survey.links,
        survey.circles(),
        survey.foreign_stake(),
        tuple(site for site in profile.sites if site.holds_on(on)),
        survey.places(),
        tuple(map(survey.passage, facts.scene.ways)),
        tuple(each for each in profile.technologies if each.holds_on(on)),
        tuple(each for each in profile.third_parties if each.holds_on(on)),
        profile.keys if profile.keys is not None and profile.keys.holds_on(on) else None,
        survey.trails,
        tuple(survey.notes()),
    )


@frozen(lazy=True)
class _Survey:
    """Looks at one declaration on one day."""

    facts: Facts

    # Entities

    def node(self, id: str) -> Node:
        """Return an entity with everything that is worked out about it."""
        entity = self.facts.profile.entities[id]
        return Node(
            id,
            entity.name,
            entity.kind,
            entity.listed is True,
            self._foreign[id],
            self._stakes.get(id),
            self._controls(id),
            self._adrift(id),
            self._rest(id),
            self._laws(id),
        )

    @cached_property
    def _foreign(self) -> Mapping[str, Truth]:
        return {id: foreignness(self.facts, id).truth for id in self.facts.profile.entities}

    @cached_property
    def _stakes(self) -> Mapping[str | None, Stake]:
        company = self.facts.profile.subject.provider
        found = stakes(self.facts.shareholding, self.facts.control, company=company)
        return {stake.holder: stake for stake in found}

    def foreign_stake(self) -> Stake:
        """Return what all foreign holders have of the provider together."""
        return collective(
            self.facts.shareholding,
            self.facts.control,
            company=self.facts.profile.subject.provider,
            foreign=self._foreign,
        )

    def _controls(self, id: str) -> Mapping[str, Truth]:
        """Return what an entity controls, or may otherwise than just anyone may, at a remove."""
        own = self.facts.control.own_group(id)
        direct = {link.company for link in self.links if link.holder == id}
        found = self.facts.control.controlled_by(id)
        return {c: found[c] for c in found if c in own - direct - {id}}

    def _adrift(self, id: str) -> bool:
        """Tell whether someone without a name may control an entity; a note tells it of all."""
        control = self.facts.control
        may = control.truth(None, id) is Truth.UNKNOWN
        return may and control.entitlements.complete

    def _rest(self, id: str) -> Rest | None:
        part = self.facts.shareholding.rest(id)
        if not any(ceiling(part.of(measure)) for measure in MEASURES):
            return None
        return Rest(part, self.facts.shareholding.floats(id))

    @cached_property
    def trails(self) -> tuple[Trail, ...]:
        """The ways of every law."""
        return trails(self.facts)

    def _laws(self, id: str) -> Mapping[str, Truth]:
        sure = {trail.law.id for trail in self.trails if id in trail.sure}
        possible = {trail.law.id for trail in self.trails if id in trail.possible}
        return {
            law: Truth.TRUE if law in sure else Truth.UNKNOWN
            for law in self.facts.statutes.laws
            if law in sure | possible
        }

    # Links

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """What ties holders to companies, in the order of the profile."""
        ties: dict[tuple[str, str | None], list[Tie]] = {}
        rights: dict[tuple[str, str | None], list[Right]] = {}
        for entry in self.facts.shareholding.entries:
            holding = self.facts.profile.holdings[entry.index]
            holder = None if isinstance(holding.holder, Undisclosed) else holding.holder
            ties.setdefault((entry.held, holder), []).append(Tie(holding, entry.part))
        for right in self.facts.profile.rights:
            if right.kind != "none" and right.holds_on(self.facts.on):
                for holder in right.holder:
                    rights.setdefault((right.over, holder), []).append(right)
        return tuple(
            Link(
                holder,
                company,
                tuple(ties.get((company, holder), ())),
                tuple(rights.get((company, holder), ())),
                Truth.FALSE if holder == company else self.facts.control.truth(holder, company),
            )
            for company, holder in dict.fromkeys((*ties, *rights))
        )

    def circles(self) -> tuple[tuple[str, ...], ...]:
        """Return the companies that hold one another in a circle, or themselves."""
        found = {
            tuple(sorted(circle))
            for measure in MEASURES
            for columns in (self.facts.shareholding.columns[measure],)
            for company in columns
            for circle in circles(columns, company, ends=frozenset())
        }
        return tuple(sorted(found))

    # The service

    def passage(self, way: Way) -> Passage:
        """Return a way to data with the access that declares it."""
        section, index = way.facts[0][:2]
        declared = section == "accesses" and isinstance(index, int)
        return Passage(way, self.facts.profile.accesses[int(index)] if declared else None)

    def places(self) -> Mapping[str, Place]:
        """Return the territories of sites and accesses by their codes."""
        profile, atlas = self.facts.profile, self.facts.statutes.atlas
        codes = (
            *(site.territory for site in profile.sites),
            *(access.from_territory for access in profile.accesses),
        )
        return {
            code: Place(
                atlas.name(code),
                atlas.within(code, self.facts.home, self.facts.on),
                atlas.within(code, FRANCE, self.facts.on),
            )
            for code in sorted({code for code in codes if isinstance(code, str)})
        }

    def notes(self) -> Iterator[Message]:
        """Yield what keeps the chart as a whole open."""
        profile = self.facts.profile
        unclosed = tuple(name for name in get_args(ListName) if not profile.is_complete(name))
        shown = tuple(name for name in unclosed if name not in BESIDE)
        if shown:
            yield say("chart.open_lists", lists=shown)
        if "rights" in shown:
            yield say("chart.open_rights")
