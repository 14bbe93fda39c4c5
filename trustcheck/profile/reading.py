"""A profile file, read: its declaration, or everything that is wrong with it at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from trustcheck.logic.fields import frozen
from trustcheck.profile.apportionment import check_apportionment
from trustcheck.profile.coherence import check_coherence
from trustcheck.profile.contradiction import check_contradictions
from trustcheck.profile.identifier import check_identifiers
from trustcheck.profile.inventory import Inventory, take_inventory
from trustcheck.profile.jurisdiction import Atlas
from trustcheck.profile.profile import Profile
from trustcheck.profile.reference import check_references
from trustcheck.profile.structure import read_structure
from trustcheck.source.document import Document
from trustcheck.source.problem import InvalidInput, Problem


@frozen
class Declaration:
    """A profile, and the file that declares it."""

    profile: Profile
    document: Document


def read_profile(
    document: Document, atlas: Atlas, *, mended: Iterable[Problem] = ()
) -> Declaration:
    """Return what a file declares; `atlas` knows which territories exist.

    Raises InvalidInput with every problem of the file, those that were `mended` to read it
    among them. What is broken is left out of the
    checks between records, so that one mistake gives one problem.
    """
    profile, flaws = read_structure(document.data)
    problems = [*mended, *(flaw.problem(document) for flaw in flaws)]
    if not any(flaw.message.id in ("not-a-profile", "other-version") for flaw in flaws):
        inventory = take_inventory(document, (flaw.pointer for flaw in flaws))
        problems.extend(_check(inventory, atlas))
    if problems or profile is None:
        raise InvalidInput(problems)
    return Declaration(profile, document)


def _check(inventory: Inventory, atlas: Atlas) -> Iterator[Problem]:
    """Yield the problems that need more than one place of the file to be seen."""
    yield from check_references(inventory, atlas)
    yield from check_identifiers(inventory)
    yield from check_coherence(inventory)
    yield from check_contradictions(inventory)
    yield from check_apportionment(inventory)
