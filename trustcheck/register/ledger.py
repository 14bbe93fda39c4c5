"""What registers say, whatever their format: who there is, who holds what, by which right."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from trustcheck.logic.fields import frozen, replace
from trustcheck.logic.interval import Interval
from trustcheck.logic.message import Message
from trustcheck.profile.entity import EntityKind
from trustcheck.profile.right import RightKind
from trustcheck.profile.value import Rung
from trustcheck.source.span import Span


@frozen
class Origin:
    """The statement or record that says something, and its backing."""

    id: str
    span: Span
    sha256: str
    register: str  # "bods" or "gleif"
    rung: Rung
    dated: date | None = None
    retrieved: date | None = None
    publisher: str | None = None
    url: str | None = None
    description: str | None = None


@frozen
class Number:
    """A number under which a register knows a party."""

    scheme: str
    id: str


@frozen
class Party:
    """Someone who can hold or be held; `name` is None where it is kept back or not known."""

    id: str
    kind: EntityKind
    origins: tuple[Origin, ...]
    name: str | None = None
    unnamed: Message | None = None  # what to call a party without a name
    numbers: tuple[Number, ...] = ()
    listed: bool | None = None
    registered_office: str | None = None
    central_administration: str | None = None
    nationalities: tuple[str, ...] = ()
    residence: str | None = None
    branches: tuple[str, ...] = ()
    arrangement: bool = False  # a trust or the like, which passes on what it holds
    aliases: tuple[str, ...] = ()  # ids of other records on the same legal person
    notes: tuple[Message, ...] = ()

    @property
    def called(self) -> str | Message:
        """What a reader knows the party by."""
        return self.name or self.unnamed or self.id

    def noted(self, *notes: Message) -> Party:
        """Return the party with more notes."""
        return replace(self, notes=tuple(dict.fromkeys((*self.notes, *notes))))


@frozen
class Participation:
    """A direct part of a company; without a holder, of someone the register does not name.

    An amount is None where nothing is said of that measure, and any part of the whole where a
    part is said to be held and its size is not.
    """

    holder: str | None
    held: str
    origins: tuple[Origin, ...]
    capital: Interval | None = None
    votes: Interval | None = None
    since: date | None = None
    until: date | None = None
    is_direct: bool = True  # said to be; otherwise only taken to be
    notes: tuple[Message, ...] = ()


@frozen
class Power:
    """A right over a company that is no part of it."""

    holder: str
    over: str
    kind: RightKind
    origins: tuple[Origin, ...]
    by: str | None = None
    since: date | None = None
    until: date | None = None
    notes: tuple[Message, ...] = ()


@frozen
class Remark:
    """What did not become part of the profile, or did so with a doubt, and why."""

    message: Message
    origin: Origin | None = None


@frozen
class Ledger:
    """Everything that some files say of one day."""

    on: date
    parties: tuple[Party, ...] = ()
    participations: tuple[Participation, ...] = ()
    powers: tuple[Power, ...] = ()
    links: tuple[tuple[str, str], ...] = ()  # holder and held of every relation, in whatever way
    remarks: tuple[Remark, ...] = ()

    def calling(self) -> Mapping[str, str | Message]:
        """Return what to call each party, by id."""
        return {each.id: each.called for each in self.parties}

    def edges(self) -> Iterator[tuple[str | None, str]]:
        """Yield holder and held of everything that ties two parties, represented or not."""
        yield from ((each.holder, each.held) for each in self.participations)
        yield from ((each.holder, each.over) for each in self.powers)
        yield from self.links
