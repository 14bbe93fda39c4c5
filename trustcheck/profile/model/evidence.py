"""What backs a declaration: documents, registers, attestations."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import StringConstraints

from trustcheck.profile.model.record import Backed, Record
from trustcheck.profile.model.value import Day, Name, Prose, Refused, Rung

RUNGS: tuple[Rung, ...] = ("declared", "documented", "public_register", "attested")
"""From the weakest to the strongest."""


class Evidence(Record):
    """One document or register entry."""

    rung: Rung
    """How strong it is: the provider's word, a document, a public register, or what a third
    party attests."""
    title: Name
    publisher: Name | None = None
    """Who published or signed it."""
    url: Name | None = None
    file: Name | None = None
    """Where the document lies, relative to the profile."""
    sha256: (
        Annotated[str, StringConstraints(pattern="^[0-9a-f]{64}$"), Refused("not-a-digest")] | None
    ) = None
    """Digest of the document."""
    effective: Day | None = None
    """The day from which what it says holds."""
    collected: Day | None = None
    """The day on which it was fetched or received."""
    expires: Day | None = None
    """The last day on which it may be relied on."""
    confidence: Literal["high", "medium", "low"] | None = None
    """How far whoever collected it trusts it; no rule reads it."""
    note: Prose | None = None


class Attestation(Backed):
    """A person's answer to a criterion that no declared fact decides."""

    met: bool
    by: Name
    """Who answers for it."""
    on: Day
    """The day of the answer."""
    expires: Day
    """The last day on which the answer counts."""
    statement: Prose | None = None
    """What the person states."""
