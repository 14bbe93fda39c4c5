"""What stands at the service of a chart: its sites, ways to data, technologies, keys and laws."""

from __future__ import annotations

from collections.abc import Mapping

from trustcheck.assessment.chart import Chart, Passage, Trail
from trustcheck.graph.path import Grade
from trustcheck.graph.way import Way
from trustcheck.logic.fields import frozen
from trustcheck.logic.message import Message, Value, say
from trustcheck.logic.truth import Truth
from trustcheck.profile.access import Access
from trustcheck.profile.service import Site, Technology, ThirdParty
from trustcheck.profile.value import Undisclosed
from trustcheck.report.caption import Captions, joined
from trustcheck.report.style import visible


@frozen
class Road:
    """What laws come to by the same entities, a line each."""

    reaches: tuple[str, ...]
    sure: tuple[str, ...]
    possible: tuple[str, ...]


@frozen
class LawsAlike:
    """Laws that come to the same things, equally surely, by the same entities."""

    names: tuple[str, ...]
    roads: tuple[Road, ...]

    @property
    def sure(self) -> bool:
        """Whether they come to something for sure, by whatever path."""
        return any(road.sure for road in self.roads)


@frozen
class Surroundings:
    """Words what the service stands on, and what laws come to; nothing in it is hidden."""

    captions: Captions

    @property
    def chart(self) -> Chart:
        """The chart that is worded."""
        return self.captions.chart

    def say(self, message: Message) -> str:
        """Return a sentence in which nothing is hidden."""
        return self.captions.say(message)

    # Sites, technologies, third parties, keys

    def operator(self, site: Site) -> str | None:
        """Return who runs a site: the provider unless stated; None when it is kept back."""
        if isinstance(site.operator, Undisclosed):
            return None
        return site.operator or self.chart.provider.id

    def site(self, site: Site) -> str:
        """Return where a site stands, who runs it, and what happens there."""
        name, operator = site.name or site.id, self.captions.name(self.operator(site))
        place = self._place(site.territory)
        return self.say(
            say("chart.site", site=name, place=place, operator=operator, roles=site.roles)
        )

    def at_home(self, site: Site) -> Truth:
        """Tell whether a site stands in the home area."""
        if isinstance(site.territory, Undisclosed):
            return Truth.UNKNOWN
        return Truth.of(self.chart.places[site.territory].home)

    def territory(self, site: Site) -> str:
        """Return the territory that a site stands in, and whether that is outside the area."""
        return self.say(self._place(site.territory))

    def _place(self, code: str | Undisclosed) -> Message:
        if isinstance(code, Undisclosed):
            return say("chart.place.undisclosed")
        place = self.chart.places[code]
        return say("chart.place.home" if place.home else "chart.place.away", place=place.name)

    def licensor(self, technology: Technology) -> str | None:
        """Return who owns a technology; None when it is kept back."""
        licensor = technology.licensor
        return None if isinstance(licensor, Undisclosed) else licensor

    def technology(self, technology: Technology) -> str:
        """Return whose a technology is, on which terms it is used, and who runs it."""
        licensor = self.captions.name(self.licensor(technology))
        parts = [say("chart.technology", name=technology.name, licensor=licensor)]
        match technology.terms:
            case None:
                parts.append(say("chart.technology.absent"))
            case "undisclosed":
                parts.append(say("chart.technology.undisclosed"))
            case terms:
                parts.append(say("chart.technology.terms", terms=terms))
        if technology.operated_by is not None:
            operators = tuple(map(self.captions.name, technology.operated_by))
            parts.append(say("chart.technology.run", operators=operators))
        return visible(self.captions.wording.value(joined(parts)))

    def third_party(self, party: ThirdParty) -> str:
        """Return what a third company supplies."""
        entity = self.captions.name(party.entity)
        if party.role is None:
            return self.say(say("chart.third_party", entity=entity, service=party.service))
        return self.say(
            say("chart.third_party.role", entity=entity, role=party.role, service=party.service)
        )

    def keys(self) -> str:
        """Return who holds the keys that protect the customer's data."""
        keys = self.chart.keys
        if keys is not None and keys.held_by:
            holders = tuple(map(self.captions.name, keys.held_by))
            return self.say(say("chart.keys.held", holders=holders))
        exclusive = keys is not None and (keys.held_by == () or keys.customer_exclusive is True)
        return self.say(say("chart.keys.customer" if exclusive else "chart.keys.unknown"))

    def parties(self) -> frozenset[str]:
        """Return the entities that have a part in the service: by data, supplies or keys."""
        chart, keys = self.chart, self.chart.keys
        found: list[str | None] = [
            *(passage.way.entity for passage in chart.passages),
            *(self.operator(site) for site in chart.sites),
            *(self.licensor(technology) for technology in chart.technologies),
            *(id for technology in chart.technologies for id in technology.operated_by or ()),
            *(party.entity for party in chart.third_parties),
            *((keys.held_by or ()) if keys is not None else ()),
        ]
        return frozenset(id for id in found if id is not None)

    # Ways to data

    def reaching(self) -> Mapping[str | None, Mapping[str, tuple[str, ...]]]:
        """Return, for whoever has a way, how it comes to data, and to which classes of them."""
        found: dict[str | None, dict[str, tuple[str, ...]]] = {}
        for passage in self.chart.passages:
            how = self._how(passage)
            mine = found.setdefault(passage.way.entity, {})
            mine[how] = tuple(dict.fromkeys((*mine.get(how, ()), passage.way.data)))
        return found

    def data(self, classes: tuple[str, ...]) -> str:
        """Return the classes of data in words."""
        return self.say(say("chart.data", data=classes))

    def _how(self, passage: Passage) -> str:
        way = passage.way
        means = (
            say("chart.way.no_means")
            if way.means == "unknown"
            else say("chart.way.means", means=way.means)
        )
        parts = [say("chart.way", means=means, clear=say(f"chart.clear.{_clear(way)}"))]
        if passage.access is not None:
            parts.extend(self._around(passage.access))
        return ", ".join(map(self.say, parts))

    def _around(self, access: Access) -> list[Message]:
        """Return from where an access is, and what stands between."""
        parts = []
        if access.from_territory is not None:
            parts.append(say("chart.way.from", place=self._place(access.from_territory)))
        if access.safeguards:
            parts.append(say("chart.way.behind", safeguards=access.safeguards))
        elif access.safeguards is not None:
            parts.append(say("chart.way.unguarded"))
        return parts

    # Laws

    def laws(self) -> tuple[LawsAlike, ...]:
        """Return the laws that come, or may, to something; those that are alike together."""
        alike: dict[tuple[Road, ...], list[str]] = {}
        for law in dict.fromkeys(trail.law.id for trail in self.chart.trails if trail.leads):
            trails = [t for t in self.chart.trails if t.law.id == law and t.leads]
            name = visible(self.captions.wording.text(trails[0].law.name))
            alike.setdefault(self._roads(trails), []).append(name)
        return tuple(LawsAlike(tuple(names), roads) for roads, names in alike.items())

    def _roads(self, trails: list[Trail]) -> tuple[Road, ...]:
        """Return what a law comes to, by each path."""
        paths = dict.fromkeys((trail.sure, trail.possible) for trail in trails)
        return tuple(
            Road(
                self._reaches([t for t in trails if (t.sure, t.possible) == (sure, possible)]),
                sure,
                possible,
            )
            for sure, possible in paths
        )

    def pathless(self) -> tuple[str, ...]:
        """Return the laws that come to nothing."""
        leading = {trail.law.id for trail in self.chart.trails if trail.leads}
        names = {t.law.id: t.law.name for t in self.chart.trails if t.law.id not in leading}
        return tuple(visible(self.captions.wording.text(name)) for name in names.values())

    def paths(self, road: Road) -> tuple[str, ...]:
        """Return the entities on the paths of a road, each path in its order."""
        told = [self._path(road.sure, "chart.path.true")] if road.sure else []
        if not road.sure or road.possible not in ((), road.sure):
            told.append(self._path(road.possible, "chart.path.unknown"))
        return tuple(told)

    def _path(self, ids: tuple[str, ...], message: str) -> str:
        entities = " → ".join(map(self.captions.name, ids or (None,)))
        return self.say(say(message, entities=entities))

    def _reaches(self, trails: list[Trail]) -> tuple[str, ...]:
        """Return what a law comes to, and how surely; classes of data that fare alike together."""
        classes: dict[tuple[str, Grade, Grade], tuple[str, ...]] = {}
        for trail in trails:
            found = trail.exposure
            key = (found.property, found.low, found.high)
            classes[key] = (*classes.get(key, ()), found.data)
        lines = []
        for (compelled, low, high), data in classes.items():
            values: dict[str, Value] = {"property": compelled, "grade": _grade(low, high)}
            if compelled == "continuity" and set(data) == set(trails[0].law.data):
                lines.append(self.say(say("chart.trail", **values)))
            else:
                lines.append(self.say(say("chart.trail.data", **values, data=data)))
        return tuple(lines)


def _grade(low: Grade, high: Grade) -> Message:
    if low is high:
        return say("chart.grade", low=low.value)
    if low is Grade.NONE:
        return say("chart.grade.possible", high=high.value)
    return say("chart.grade.range", low=low.value, high=high.value)


def _clear(way: Way) -> str:
    """Return the word for how surely a way comes to data in clear."""
    if way.ciphertext is Truth.TRUE and way.high <= Grade.WEAK:
        return "ciphertext"
    return way.low.value if way.low is way.high else "unknown"
