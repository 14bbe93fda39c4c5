"""How large a declared structure may be, for what follows from it to be worked out soon."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set

from trustcheck.logic.fields import frozen
from trustcheck.logic.interval import Interval
from trustcheck.logic.message import Message, say
from trustcheck.logic.pointer import Pointer
from trustcheck.profile.holding import Holding
from trustcheck.profile.profile import Profile
from trustcheck.profile.reading import Declaration
from trustcheck.source.problem import InvalidInput, Problem

MOST_ENTITIES = 100
MOST_HOLDINGS = 400
MOST_PARTS = 200
"""Sites, accesses, technologies and third parties."""
MOST_QUALIFICATIONS = 1_000
MOST_WAYS = 1_800
"""Sites, accesses and technologies, times entities."""
MOST_RELIANCES = 4_000
"""Third parties, times entities: whoever may control one of them is told."""
MOST_STAKES = 250
"""Holders, at any remove, of companies that run a site or are relied on, each counted for each."""
MOST_MEMBERS = 200
"""Holders of special rights, each counted once a right."""
MOST_BETWEEN = 40
"""Companies that are themselves held, above any one company."""
MOST_CIRCLING = 250
"""Holdings that lead back to where they start."""
MOST_BITS = 16_000
"""What it takes to write the amounts of these down."""

_SMALL = 12
_HOLDINGS_AN_ENTITY = 4
_WAYS_AN_ENTITY = 3
"""Of what makes an assessment longer, as much as one more entity does."""


def burden(declaration: Declaration) -> int:
    """Return how many times as long as that of a small profile the assessment of one may take."""
    profiles = [each.profile for each in (declaration, *declaration.hosts())]
    size = max(
        _SMALL,
        sum(len(each.entities) for each in profiles),
        sum(len(each.holdings) for each in profiles) // _HOLDINGS_AN_ENTITY,
        sum(map(_ways, profiles)) // _WAYS_AN_ENTITY,
    )
    return size**2 // _SMALL**2


def check_extent(declaration: Declaration) -> None:
    """Raise InvalidInput for a profile, its hosts included, beyond what can be assessed."""
    profiles = [each.profile for each in (declaration, *declaration.hosts())]
    problems = [
        Problem(declaration.document.span(at), message) for at, message in _excesses(profiles)
    ]
    if problems:
        raise InvalidInput(problems)


def _excesses(profiles: Sequence[Profile]) -> Iterator[tuple[Pointer, Message]]:
    """Yield what there is too much of, and the section it stands in."""
    entities = sum(len(each.entities) for each in profiles)
    holdings = [holding for each in profiles for holding in each.holdings]
    counts = {"entities": entities, "holdings": len(holdings)}
    for section, limit in (("entities", MOST_ENTITIES), ("holdings", MOST_HOLDINGS)):
        if counts[section] > limit:
            yield (section,), say(f"too-many-{section}", count=counts[section], limit=limit)
    ways = sum(map(_ways, profiles))
    relied_on = sum(len(each.third_parties) for each in profiles)
    if ways + relied_on > MOST_PARTS:
        yield (), say("too-many-parts", count=ways + relied_on, limit=MOST_PARTS)
    elif ways * entities > MOST_WAYS:
        yield (), say("too-many-ways", count=ways, limit=MOST_WAYS // entities)
    if relied_on * entities > MOST_RELIANCES:
        limit = MOST_RELIANCES // entities
        yield ("third_parties",), say("too-many-reliances", count=relied_on, limit=limit)
    granted = sum(len(each.qualifications) for each in profiles)
    if granted > MOST_QUALIFICATIONS:
        limit = MOST_QUALIFICATIONS
        yield ("qualifications",), say("too-many-qualifications", count=granted, limit=limit)
    members = sum(len(right.holder) for each in profiles for right in each.rights)
    if members > MOST_MEMBERS:
        yield ("rights",), say("too-many-rights", count=members, limit=MOST_MEMBERS)
    if max(counts.values()) <= MOST_HOLDINGS:
        firms = frozenset().union(*map(_firms, profiles))
        for message in _entangled(holdings, firms):
            yield ("holdings",), message


def _ways(profile: Profile) -> int:
    lists = profile.sites, profile.accesses, profile.technologies
    return sum(map(len, lists))


def _firms(profile: Profile) -> frozenset[str]:
    """Return the companies whose owners criteria ask for."""
    operators = {site.operator for site in profile.sites if isinstance(site.operator, str)}
    relied_on = {each.entity for each in profile.third_parties}
    return frozenset({profile.subject.provider, *operators, *relied_on})


def _entangled(holdings: Sequence[Holding], firms: Set[str]) -> Iterator[Message]:
    """Yield in what way holdings are too entangled, these companies being asked for."""
    structure = _Structure.of(holdings)
    stakes = sum(len(structure.above.get(each, ())) for each in firms)
    if stakes > MOST_STAKES:
        yield say("too-many-stakes", count=stakes, limit=MOST_STAKES)
    company, between = structure.deepest()
    if between > MOST_BETWEEN:
        yield say("too-many-between", company=company, count=between, limit=MOST_BETWEEN)
    circling = [each for each in holdings if structure.circles(each)]
    if len(circling) > MOST_CIRCLING:
        yield say("too-many-circling", count=len(circling), limit=MOST_CIRCLING)
    elif sum(map(_bits, circling)) > MOST_BITS:
        yield say("too-exact-circling")


@frozen
class _Structure:
    """Whom each company has above it, at any remove, on whatever day."""

    above: Mapping[str, frozenset[str]]

    @classmethod
    def of(cls, holdings: Sequence[Holding]) -> _Structure:
        """Return the structure of some holdings."""
        direct: dict[str, set[str]] = {}
        for each in holdings:
            if isinstance(each.holder, str):
                direct.setdefault(each.held, set()).add(each.holder)
        return cls({company: _all_above(company, direct) for company in direct})

    def deepest(self) -> tuple[str, int]:
        """Return the company above which most others are held themselves, and how many are."""
        held = self.above.keys()
        counts = ((len(above & held), company) for company, above in self.above.items())
        count, company = max(counts, default=(0, ""))
        return company, count

    def circles(self, holding: Holding) -> bool:
        """Tell whether a holding leads back to where it starts."""
        holder = holding.holder
        return isinstance(holder, str) and holding.held in self.above.get(holder, ())


def _all_above(company: str, direct: Mapping[str, set[str]]) -> frozenset[str]:
    found: set[str] = set()
    rest = [company]
    while rest:
        for holder in direct.get(rest.pop(), ()):
            if holder not in found:
                found.add(holder)
                rest.append(holder)
    return frozenset(found)


def _bits(holding: Holding) -> int:
    """Return what it takes to write the amounts of a holding down."""
    bounds = [
        bound
        for amount in (holding.capital, holding.votes, holding.shares)
        if isinstance(amount, Interval)
        for bound in (amount.low, amount.high)
        if bound is not None
    ]
    return sum(bound.denominator.bit_length() for bound in bounds)
