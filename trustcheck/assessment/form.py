"""The files that move the gate, as they are written: waivers, a baseline, and a policy.

Generated from trustcheck/assessment/model.py by `make generate`: change that, not this.
"""

from __future__ import annotations

from typing import Literal, TypeAlias, get_args

from trustcheck.assessment.value import is_digest, is_said, read_format, read_limit
from trustcheck.logic.fields import field, frozen
from trustcheck.profile.record import Record
from trustcheck.profile.shape import ListOf, MapOf, OneOf, RecordOf, TextLike, Written
from trustcheck.profile.value import Day, Id, Name
from trustcheck.profile.written import DAY, ID, NAME

Said: TypeAlias = str
"""What a person says: a text that is not blank."""
SAID = TextLike(is_said, "says-nothing")
Closing: TypeAlias = Literal["fail", "unknown"]
"""A verdict that can close the gate."""
CLOSING = OneOf(get_args(Closing))
Limit: TypeAlias = int
"""How many findings are let by."""
LIMIT = Written(read_limit)


@frozen(kw_only=True)
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


WAIVER_FORM = RecordOf(
    WaiverForm,
    {
        "criterion": ID,
        "subject": NAME,
        "verdict": CLOSING,
        "owner": SAID,
        "reason": SAID,
        "reference": SAID,
        "until": DAY,
    },
    needs=("criterion", "subject", "owner", "reason", "reference", "until"),
)


@frozen(kw_only=True)
class WaiversForm(Record):
    """A file of waivers: each moves the gate for one finding, and no verdict."""

    version: Literal[1]
    """Version of the format."""
    waivers: tuple[WaiverForm, ...]


WAIVERS_FORM = RecordOf(
    WaiversForm,
    {"trustcheck-waivers": Written(read_format), "waivers": ListOf(WAIVER_FORM)},
    needs=("trustcheck-waivers", "waivers"),
    fields={"trustcheck-waivers": "version"},
)
Digest: TypeAlias = str
"""A SHA-256, in hexadecimal."""
DIGEST = TextLike(is_digest, "not-a-digest")


@frozen(kw_only=True)
class EntryForm(Record):
    """A finding that was there before."""

    verdict: Closing
    facts: Digest
    """Of the facts that the finding read, with their values."""


ENTRY_FORM = RecordOf(EntryForm, {"verdict": CLOSING, "facts": DIGEST}, needs=("verdict", "facts"))


@frozen(kw_only=True)
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


KNOWN_FORM = RecordOf(
    KnownForm,
    {
        "subject": NAME,
        "ruleset": ID,
        "version": NAME,
        "digest": DIGEST,
        "on": DAY,
        "findings": MapOf(ID, ENTRY_FORM),
    },
    needs=("subject", "ruleset", "version", "digest", "on", "findings"),
)


@frozen(kw_only=True)
class BaselineForm(Record):
    """What was found before and is put up with; `trustcheck baseline write` makes it."""

    version: Literal[1]
    """Version of the format."""
    assessments: tuple[KnownForm, ...]


BASELINE_FORM = RecordOf(
    BaselineForm,
    {"trustcheck-baseline": Written(read_format), "assessments": ListOf(KNOWN_FORM)},
    needs=("trustcheck-baseline", "assessments"),
    fields={"trustcheck-baseline": "version"},
)


@frozen(kw_only=True)
class TolerateForm(Record):
    """How many findings that would close the gate are let by; with one more, none of them is."""

    fail: Limit | None = None
    unknown: Limit | None = None


TOLERATE_FORM = RecordOf(TolerateForm, {"fail": LIMIT, "unknown": LIMIT})


@frozen(kw_only=True)
class PolicyForm(Record):
    """What closes the gate. What is not said stays as it is without a policy."""

    must: tuple[Closing, ...] | None = None
    """Verdicts that close the gate for a criterion that must be met; without it, both."""
    should: tuple[Closing, ...] | None = None
    """Verdicts that close the gate for a recommended criterion; without it, neither."""
    criteria: dict[Name, tuple[Closing, ...]] = field(default_factory=dict)
    """Verdicts that close the gate for single criteria, by an id or a pattern such as
    `SNC-19.6.*`, whatever their level; where several match, all that they name."""
    may_be_unknown: tuple[Name, ...] = ()
    """Ids or patterns of criteria that close the gate only when they fail."""
    tolerate: TolerateForm | None = None
    """How many findings are let by, over all criteria."""


POLICY_FORM = RecordOf(
    PolicyForm,
    {
        "must": ListOf(CLOSING, alone=True),
        "should": ListOf(CLOSING, alone=True),
        "criteria": MapOf(NAME, ListOf(CLOSING, alone=True)),
        "may_be_unknown": ListOf(NAME, alone=True),
        "tolerate": TOLERATE_FORM,
    },
)
