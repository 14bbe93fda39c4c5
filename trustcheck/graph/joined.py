"""One structure of a service and the service it stands on, for what is derived from both."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TypeAlias, TypeVar

from trustcheck.graph.identity import merged, same
from trustcheck.logic.explanation import Gap, Reason
from trustcheck.logic.fields import frozen, replace
from trustcheck.logic.pointer import Pointer
from trustcheck.profile.access import Access
from trustcheck.profile.entity import Entity
from trustcheck.profile.holding import Holding
from trustcheck.profile.profile import ListName, Profile
from trustcheck.profile.reading import HOST, of_host
from trustcheck.profile.record import Dated
from trustcheck.profile.right import Right
from trustcheck.profile.service import Host, Site, Technology, ThirdParty
from trustcheck.profile.value import Undisclosed

D = TypeVar("D", bound=Dated)

_Added: TypeAlias = Sequence[tuple[Dated, Pointer]]

_WAYS: tuple[ListName, ...] = ("accesses", "sites", "technologies", "rights")
_LISTS: tuple[ListName, ...] = (*_WAYS, "holdings", "third_parties")


@frozen
class Joined:
    """A profile of everything that stands together, and where each part of it is declared.

    The service's own records keep their places; what comes from its host stands behind them.
    """

    profile: Profile
    places: Mapping[Pointer, Pointer]  # of what is declared by the host, or by `hosted_on`
    lists: Mapping[Pointer, Pointer]  # of the lists that are open because the host's are
    told_by_host: tuple[str, ...] = ()  # names of companies whose holders both files tell
    namesakes: tuple[str, ...] = ()  # names in both files that no number makes one entity

    def origin(self, pointer: Pointer) -> Pointer:
        """Return the way to a fact from the service's own file; see `Declaration.at`."""
        for length in range(len(pointer), 1, -1):
            found = self.places.get(pointer[:length])
            if found is not None:
                return (*found, *pointer[length:])
        return pointer

    def origin_of_gap(self, gap: Gap) -> Pointer:
        """Return the way to what is missing: an open list is the host's if its own is closed."""
        if gap.reason is Reason.OPEN and gap.pointer in self.lists:
            return self.lists[gap.pointer]
        return self.origin(gap.pointer)


def alone(profile: Profile) -> Joined:
    """Return the structure of a service that stands on no other."""
    return Joined(profile, {}, {})


def joined(
    own: Profile, stands_on: Host, host: Joined, *, qualified: bool | None, on: date
) -> Joined:
    """Return the structure of a service with that of its host.

    The host's provider is a third company that hosts: it reaches what its own profile lets it
    reach of its customers' data, which are all the data of this service. `qualified` tells
    whether the host's service is, None where that is not known.
    """
    return _Joining(own, stands_on, host, qualified, on).whole()


@frozen(lazy=True)
class _Joining:
    own: Profile
    stands_on: Host
    host: Joined
    qualified: bool | None
    on: date

    def whole(self) -> Joined:
        """Return the structure."""
        own, host = self.own, self.host.profile
        names = self._names()
        places: dict[Pointer, Pointer] = {}
        entities = self._entities(names, places)
        told = {names[each.held] for each in host.holdings} - {own.subject.provider}
        lists: dict[str, tuple[Dated, ...]] = {}
        for name, records in self._added(names).items():
            kept: tuple[Dated, ...] = tuple(_counted(each, told) for each in getattr(own, name))
            for index, (record, place) in enumerate(records, start=len(kept)):
                places[name, index] = place
                if isinstance(record, Access) and record.clear is None:
                    places[name, index, "clear"] = self._key_place(place)
            lists[name] = (*kept, *(record for record, _ in records))
        evidence = {of_host(id): each for id, each in host.evidence.items()}
        profile = replace(
            own,
            entities=entities,
            complete=self._complete(),
            evidence={**own.evidence, **evidence},
            hosted_on=None,
            **lists,
        )
        twice = {entities[each.held].name for each in own.holdings if each.held in told}
        namesakes = {each.name for each in own.entities.values()} & {
            each.name for id, each in host.entities.items() if names[id] not in own.entities
        }
        remarks = tuple(sorted(twice)), tuple(sorted(namesakes))
        return Joined(profile, places, self._open_lists(), *remarks)

    def _open_lists(self) -> Mapping[Pointer, Pointer]:
        """Return where each list is closed that is open only for the host's not being whole."""
        closed = [Gap((name,), Reason.OPEN) for name in _LISTS if self.own.is_complete(name)]
        return {gap.pointer: (*HOST, *self.host.origin_of_gap(gap)) for gap in closed}

    def _added(self, names: Mapping[str, str]) -> Mapping[ListName, _Added]:
        """Return the host's records as they are said here, each with its place."""
        own, host = self.own, self.host.profile
        here = _Translation(names, host.subject.provider)
        holdings = [
            (here.holding(each), self._from("holdings", i))
            for i, each in enumerate(host.holdings)
            if names[each.held] != own.subject.provider
        ]
        rights = [
            (here.right(each), self._from("rights", i))
            for i, each in enumerate(host.rights)
            if not _repeats(here.right(each), own.rights)
        ]
        sites = [(here.site(each), self._from("sites", i)) for i, each in enumerate(host.sites)]
        technologies = [
            (here.technology(each), self._from("technologies", i))
            for i, each in enumerate(host.technologies)
        ]
        return {
            "holdings": holdings,
            "rights": rights,
            "sites": sites,
            "technologies": technologies,
            "accesses": list(self._accesses(here)),
            "third_parties": list(self._third_parties(here)),
        }

    def _from(self, *pointer: str | int) -> Pointer:
        """Return the way to a place of the host's structure."""
        return (*HOST, *self.host.origin(pointer))

    def _names(self) -> Mapping[str, str]:
        """Return what each entity of the host is called here: an entity of both is one."""
        found: dict[str, str] = {}
        for id, entity in self.host.profile.entities.items():
            known = (mine for mine, each in self.own.entities.items() if same(each, entity))
            found[id] = next(known, of_host(id))
        return found

    def _entities(
        self, names: Mapping[str, str], places: dict[Pointer, Pointer]
    ) -> dict[str, Entity]:
        entities = dict(self.own.entities)
        stated = {each.held for each in self.host.profile.holdings}
        for id, entity in self.host.profile.entities.items():
            name = names[id]
            if name not in self.own.entities:
                entities[name] = replace(entity, evidence=tuple(map(of_host, entity.evidence)))
                places["entities", name] = self._from("entities", id)
                continue
            entities[name], taken = merged(entities[name], entity)
            if id in stated and name != self.own.subject.provider:
                # Numbers of shares are counted in the classes of the file that states them.
                entities[name] = replace(entities[name], share_classes=entity.share_classes)
                taken = (*taken, ("share_classes",))
            for field in taken:
                places["entities", name, *field] = self._from("entities", id, *field)
        return entities

    def _complete(self) -> tuple[ListName, ...]:
        """Return the lists that leave nothing out: both files have to say so."""
        host = self.host.profile
        return tuple(
            name for name in self.own.complete if name not in _LISTS or host.is_complete(name)
        )

    def _accesses(self, translated: _Translation) -> Iterator[tuple[Access, Pointer]]:
        """Yield the accesses to what the host keeps, which are accesses to what is kept there.

        What its customers entrust to the host holds the technical data of this service too. That
        somebody reaches nothing of the host's says nothing of this service, unless nothing else
        leads to its data. Ciphertext is that as long as only the host's customer has its keys.
        """
        keys = self.host.profile.keys
        held = keys.held_by if keys is not None and keys.holds_on(self.on) else None
        exclusive = keys is not None and keys.holds_on(self.on) and keys.customer_exclusive is True
        locked = held == () or (held is None and exclusive)
        closed = all(self.own.is_complete(name) for name in _WAYS)
        for index, access in enumerate(self.host.profile.accesses):
            at = self._from("accesses", index)
            here = translated.access(access)
            if not access.data:
                if closed:
                    yield here, at
                continue
            if locked or access.clear is not False:
                yield here, at
                continue
            if access.to in (held or ()):
                yield replace(here, clear=True), self._from("keys", "held_by")
            yield replace(here, clear=None), at

    def _key_place(self, access: Pointer) -> Pointer:
        """Return where it would stand whether an access is in clear: there, or with the keys."""
        declared = self.host.profile.accesses
        places = (
            self._from("accesses", i) for i, each in enumerate(declared) if each.clear is False
        )
        return self._from("keys", "held_by") if access in places else (*access, "clear")

    def _third_parties(self, translated: _Translation) -> Iterator[tuple[ThirdParty, Pointer]]:
        """Yield the host's provider, then whom it relies on itself."""
        provider = translated.provider
        own = self.own.subject.provider
        known = any(
            each.entity == provider and each.role == "host" and each.holds_on(self.on)
            for each in self.own.third_parties
        )
        if provider != own and not known:
            stands_on = self.stands_on
            here = ThirdParty(
                entity=provider,
                service=stands_on.service,
                role="host",
                qualified=self.qualified,
                autonomy=stands_on.autonomy,
                since=stands_on.since,
                until=stands_on.until,
                evidence=stands_on.evidence,
            )
            yield here, (HOST[0],)
        for index, each in enumerate(self.host.profile.third_parties):
            there = translated.third_party(each)
            if there.entity != own:
                yield there, self._from("third_parties", index)


@frozen
class _Translation:
    """The host's records as they are said here."""

    names: Mapping[str, str]
    operator: str  # the host's provider, by its id there

    @property
    def provider(self) -> str:
        """The host's provider, by its id here."""
        return self.names[self.operator]

    def holding(self, one: Holding) -> Holding:
        holder = one.holder
        if not isinstance(holder, Undisclosed):
            holder = self.names[holder]
        return replace(self._backed(one), holder=holder, held=self.names[one.held])

    def right(self, one: Right) -> Right:
        holders = tuple(self.names[id] for id in one.holder)
        return replace(self._backed(one), holder=holders, over=self.names[one.over])

    def site(self, one: Site) -> Site:
        operator = one.operator
        if not isinstance(operator, Undisclosed):
            operator = self.names[operator or self.operator]
        return replace(
            self._backed(one), id=of_host(one.id), name=one.name or one.id, operator=operator
        )

    def access(self, one: Access) -> Access:
        data = ("customer", "technical") if "customer" in one.data else one.data
        return replace(self._backed(one), to=self.names[one.to], data=data)

    def technology(self, one: Technology) -> Technology:
        def named(id: str | Undisclosed) -> str | Undisclosed:
            return id if isinstance(id, Undisclosed) else self.names[id]

        return replace(
            self._backed(one),
            licensor=named(one.licensor),
            licensee=None if one.licensee is None else named(one.licensee),
            operated_by=None if one.operated_by is None else tuple(map(named, one.operated_by)),
        )

    def third_party(self, one: ThirdParty) -> ThirdParty:
        return replace(self._backed(one), entity=self.names[one.entity])

    def _backed(self, one: D) -> D:
        return replace(one, evidence=tuple(map(of_host, one.evidence)))


def _counted(record: Dated, told: set[str]) -> Dated:
    """Return a record; a holding of which the host's file tells instead counts on no day."""
    is_told = isinstance(record, Holding) and record.held in told
    return replace(record, until=date.min) if is_told else record


def _repeats(right: Right, known: tuple[Right, ...]) -> bool:
    """Tell whether a right is among the known ones, as far as it weighs."""
    return any(
        (each.kind, each.over, set(each.holder)) == (right.kind, right.over, set(right.holder))
        for each in known
    )
