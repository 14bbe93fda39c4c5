"""A profile file, read: its declaration, or everything that is wrong with it at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from trustcheck.logic.fields import frozen
from trustcheck.logic.pointer import Pointer
from trustcheck.profile.apportionment import check_apportionment
from trustcheck.profile.coherence import check_coherence
from trustcheck.profile.contradiction import check_contradictions
from trustcheck.profile.evidence import Evidence
from trustcheck.profile.flaw import Flaw
from trustcheck.profile.identifier import check_identifiers
from trustcheck.profile.inventory import Inventory, take_inventory, whole_inventory
from trustcheck.profile.jurisdiction import Atlas
from trustcheck.profile.profile import Profile
from trustcheck.profile.reference import check_references
from trustcheck.profile.structure import read_structure
from trustcheck.source.document import Data, Document
from trustcheck.source.limits import STANDARD
from trustcheck.source.problem import InvalidInput, Problem, first_of

_OTHER = ("not-a-profile", "other-version", "situation-not-profile")
"""What makes a file no profile of ours, so that nothing else is looked for in it."""


HOST: Pointer = ("hosted_on", "profile")
"""Where a profile names that of its host; what is below this leads into that file."""


@frozen
class Declaration:
    """A profile, the file that declares it, and what the host that it names declares."""

    profile: Profile
    document: Document
    host: Declaration | None = None

    def at(self, pointer: Pointer) -> tuple[Declaration, Pointer]:
        """Return the declaration that a pointer leads into, and the way within its file."""
        here = self
        while here.host is not None and pointer[:2] == HOST and len(pointer) > len(HOST):
            here, pointer = here.host, pointer[len(HOST) :]
        return here, pointer

    @property
    def evidence(self) -> Mapping[str, Evidence]:
        """The pieces of evidence by their ids, those of hosts under `of_host` of theirs."""
        above = {} if self.host is None else self.host.evidence
        return {**self.profile.evidence, **{of_host(id): each for id, each in above.items()}}

    def backing(self, pointer: Pointer) -> tuple[str, ...]:
        """Return the evidence named by the innermost record around a value that names any."""
        backing: tuple[str, ...] = ()
        part: Data = self.document.data
        for step in pointer:
            part = _below(part, step)
            named = part.get("evidence") if isinstance(part, dict) else None
            if isinstance(named, list):
                backing = tuple(id for id in named if isinstance(id, str))
        return tuple(id for id in backing if id in self.profile.evidence)

    def hosts(self) -> Iterator[Declaration]:
        """Yield what the host declares, then what its own host does, and so on."""
        if self.host is not None:
            yield self.host
            yield from self.host.hosts()


def of_host(id: str) -> str:
    """Return an id of the host's file as it is called beside the ids of this one.

    No id has a slash, so that the two cannot clash.
    """
    return f"{HOST[0]}/{id}"


def _below(part: Data, step: str | int) -> Data:
    if isinstance(part, dict) and isinstance(step, str):
        return part.get(step)
    if isinstance(part, list) and isinstance(step, int) and step < len(part):
        return part[step]
    return None


def read_profile(
    document: Document, atlas: Atlas, *, mended: Iterable[Problem] = ()
) -> Declaration:
    """Return what a file declares; `atlas` knows which territories exist.

    Raises InvalidInput with every problem of the file, those that were `mended` to read it
    among them. What is broken is left out of the
    checks between records, so that one mistake gives one problem.
    """
    profile, flaws = read_structure(document.data)
    found = chain(mended, _problems(document, profile, flaws, atlas))
    problems = tuple(first_of(found, document.file, limit=STANDARD.problems))
    if problems or profile is None:
        raise InvalidInput(problems)
    return Declaration(profile, document)


def _problems(
    document: Document, profile: Profile | None, flaws: tuple[Flaw, ...], atlas: Atlas
) -> Iterator[Problem]:
    yield from (flaw.problem(document) for flaw in flaws)
    if not any(flaw.message.id in _OTHER for flaw in flaws):
        inventory = (
            take_inventory(document, (flaw.pointer for flaw in flaws))
            if profile is None
            else whole_inventory(document, profile)
        )
        yield from _check(inventory, atlas)


def _check(inventory: Inventory, atlas: Atlas) -> Iterator[Problem]:
    """Yield the problems that need more than one place of the file to be seen."""
    yield from check_references(inventory, atlas)
    yield from check_identifiers(inventory)
    yield from check_coherence(inventory)
    yield from check_contradictions(inventory)
    yield from check_apportionment(inventory)
