"""The files that move the gate, as they are written: waivers, a baseline, and a policy."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from pydantic import Field, Strict, StringConstraints

from trustcheck.assessment.value import FORMAT, MOST, is_digest, is_said, read_format, read_limit
from trustcheck.profile.model.record import Record
from trustcheck.profile.model.value import Alone, Day, Id, Name, Refused, Written

Said: TypeAlias = Annotated[
    str,
    StringConstraints(pattern=r"^[\s\S]*\S[\s\S]*$", max_length=2000),
    Refused("says-nothing", is_said),
]
"""What a person says: a text that is not blank."""

Closing: TypeAlias = Literal["fail", "unknown"]
"""A verdict that can close the gate."""

Limit: TypeAlias = Annotated[
    int, Written(read_limit, {"type": "integer", "minimum": 0, "maximum": MOST})
]
"""How many findings are let by."""


class WaiverForm(Record):
    """Leave to go on in spite of one finding of one service."""

    criterion: Id
    """The id of the criterion."""
    subject: Name
    """The name of the service, as its profile gives it."""
    verdict: Closing | None = None
    """The one verdict that it covers; without it, a fail and an unknown."""
    owner: Said
    """Who answers for it."""
    reason: Said
    """Why it is given."""
    reference: Said
    """Where it was decided: a ticket, the minutes of a meeting."""
    until: Day
    """The last day on which it counts, included."""


class WaiversForm(Record):
    """A file of waivers: each moves the gate for one finding, and no verdict."""

    version: Annotated[
        Literal[1],
        Written(read_format, {"const": FORMAT}),
        Field(alias="trustcheck-waivers"),
    ]
    """Version of the format."""
    waivers: Annotated[tuple[WaiverForm, ...], Strict(False)]


Digest: TypeAlias = Annotated[
    str, StringConstraints(pattern="^[0-9a-f]{64}$"), Refused("not-a-digest", is_digest)
]
"""A SHA-256, in hexadecimal."""


class EntryForm(Record):
    """A finding that was there before."""

    verdict: Closing
    facts: Digest
    """Of the facts that the finding read, with their values."""


class KnownForm(Record):
    """What was found of one service under one ruleset."""

    subject: Name
    """The name of the service, as its profile gives it."""
    ruleset: Id
    version: Name
    """Of the ruleset."""
    digest: Digest
    """Of the ruleset, its settings included."""
    on: Day
    """The day of the assessment."""
    findings: dict[Id, EntryForm]
    """By the id of the criterion."""


class BaselineForm(Record):
    """What was found before and is put up with; `trustcheck baseline write` makes it."""

    version: Annotated[
        Literal[1],
        Written(read_format, {"const": FORMAT}),
        Field(alias="trustcheck-baseline"),
    ]
    """Version of the format."""
    assessments: Annotated[tuple[KnownForm, ...], Strict(False)]


class TolerateForm(Record):
    """How many findings that would close the gate are let by; with one more, none of them is."""

    fail: Limit | None = None
    unknown: Limit | None = None


class PolicyForm(Record):
    """What closes the gate. What is not said stays as it is without a policy."""

    must: Annotated[tuple[Closing, ...], Strict(False), Alone()] | None = None
    """Verdicts that close the gate for a criterion that must be met; without it, both."""
    should: Annotated[tuple[Closing, ...], Strict(False), Alone()] | None = None
    """Verdicts that close the gate for a recommended criterion; without it, neither."""
    criteria: dict[Name, Annotated[tuple[Closing, ...], Strict(False), Alone()]] = Field(
        default_factory=dict
    )
    """Verdicts that close the gate for single criteria, by an id or a pattern such as
    `SNC-19.6.*`, whatever their level; where several match, all that they name."""
    may_be_unknown: Annotated[tuple[Name, ...], Strict(False), Alone()] = ()
    """Ids or patterns of criteria that close the gate only when they fail."""
    tolerate: TolerateForm | None = None
    """How many findings are let by, over all criteria."""
