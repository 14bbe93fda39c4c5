"""What backs a declaration: documents, registers, attestations.

Generated from trustcheck/profile/model/evidence.py by `make generate`: change that, not this.
"""

from __future__ import annotations

from typing import Literal

from trustcheck.logic.fields import frozen
from trustcheck.profile.record import BACKED, Backed, Record
from trustcheck.profile.shape import BOOLEAN, OneOf, RecordOf, TextLike, matches
from trustcheck.profile.value import Day, Name, Prose, Rung
from trustcheck.profile.written import DAY, NAME, PROSE, RUNG

RUNGS: tuple[Rung, ...] = ("declared", "documented", "public_register", "attested")
"""From the weakest to the strongest."""


@frozen(kw_only=True)
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
    sha256: str | None = None
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


EVIDENCE = RecordOf(
    Evidence,
    {
        "rung": RUNG,
        "title": NAME,
        "publisher": NAME,
        "url": NAME,
        "file": NAME,
        "sha256": TextLike(matches("[0-9a-f]{64}"), "not-a-digest"),
        "effective": DAY,
        "collected": DAY,
        "expires": DAY,
        "confidence": OneOf(("high", "medium", "low")),
        "note": PROSE,
    },
    needs=("rung", "title"),
)


@frozen(kw_only=True)
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


ATTESTATION = RecordOf(
    Attestation,
    {**BACKED.keys, "met": BOOLEAN, "by": NAME, "on": DAY, "expires": DAY, "statement": PROSE},
    needs=("met", "by", "on", "expires"),
)
