"""The sites of a service as a page shows them: where, run by whom, for what, read by what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from trustcheck.assessment.assessment import Assessment
from trustcheck.assessment.chart import Chart
from trustcheck.logic.fields import frozen
from trustcheck.logic.message import Message, say
from trustcheck.profile.service import Site
from trustcheck.profile.value import Undisclosed
from trustcheck.report.caption import Captions
from trustcheck.report.style import visible
from trustcheck.report.surroundings import Surroundings
from trustcheck.wording.phrase import Wording

AREAS: Mapping[str, str] = {"france": "■", "home": "■", "outside": "◆", "unknown": "○"}
"""Where a site can lie, in the order of the page, and the sign of it."""


@frozen
class Locality:
    """One site, in words, and the criteria that read what is declared of it."""

    name: str
    territory: str
    operator: str
    roles: str
    criteria: tuple[str, ...]


@frozen
class Region:
    """An area, and the sites in it."""

    name: str
    sign: str
    sites: tuple[Locality, ...]


def regions(assessment: Assessment, chart: Chart, wording: Wording) -> tuple[Region, ...]:
    """Return the areas that have sites: France, the rest of the home area, what is outside."""
    around = Surroundings(Captions(chart, wording))
    readers = _readers(assessment)

    def told(site: Site) -> Locality:
        return Locality(
            visible(site.name or site.id),
            around.territory(site),
            around.captions.name(around.operator(site)),
            visible(wording.value(tuple(say(f"code.{role}") for role in site.roles))),
            tuple(readers.get(site.id, ())),
        )

    inside = {area: [s for s in chart.sites if _area(s, chart) == area] for area in AREAS}
    return tuple(
        Region(
            visible(wording.sentence(Message(f"dossier.places.{area}"))),
            AREAS[area],
            tuple(map(told, sites)),
        )
        for area, sites in inside.items()
        if sites
    )


def _area(site: Site, chart: Chart) -> str:
    if isinstance(site.territory, Undisclosed):
        return "unknown"
    place = chart.places[site.territory]
    if not place.home:
        return "outside"
    return "france" if place.french else "home"


def _readers(assessment: Assessment) -> Mapping[str, tuple[str, ...]]:
    """Return the criteria that read something of each site, by the id of the site."""
    found: dict[str, dict[str, None]] = {}
    for finding in assessment.findings:
        for site in _sites(finding.explanation.pointers(), assessment):
            found.setdefault(site.id, {})[finding.criterion.id] = None
    return {id: tuple(ids) for id, ids in found.items()}


def _sites(pointers: tuple[tuple[str | int, ...], ...], told: Assessment) -> Iterator[Site]:
    for pointer in pointers:
        where, within = told.declaration.at(pointer)
        if within[:1] == ("sites",) and len(within) > 1:
            index, sites = int(within[1]), where.profile.sites
            if index < len(sites):
                yield sites[index]
