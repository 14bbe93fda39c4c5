"""One requirement of a text, citable by its article, as a condition on declared facts."""

from __future__ import annotations

from enum import Enum

from trustcheck.logic.duration import Duration
from trustcheck.logic.fields import frozen
from trustcheck.logic.message import Text
from trustcheck.logic.period import Period
from trustcheck.profile.value import Rung
from trustcheck.ruleset.condition.tree import Condition
from trustcheck.source.document import Document
from trustcheck.source.original import Original
from trustcheck.source.span import Span


class Level(Enum):
    """How much a criterion weighs at the gate."""

    MUST = "must"
    SHOULD = "should"


@frozen
class Citation:
    """The text and article a criterion comes from, and the claims of the seeds behind it."""

    text: str  # a key of the ruleset's `texts`
    article: str
    claims: tuple[str, ...] = ()  # such as "004/C3"


@frozen
class Backing:
    """How strong and how fresh the evidence behind a pass has to be."""

    rung: Rung
    fresh_for: Duration | None = None  # counted back from the day of the assessment


@frozen
class Part:
    """One part of what a criterion requires, told apart from the others."""

    id: str
    title: Text
    reading: str | None  # a heading of READINGS.md
    requires: Condition


@frozen
class Criterion:
    """One requirement: facts decide it, a person attests it, or facts decide a part of it.

    Facts decide by `requires` or by all of `parts`; a person answers where it is `attested`.
    """

    id: str
    group: str
    source: Citation
    title: Text
    requirement: Text
    remedy: Text
    level: Level
    reading: str | None  # a heading of READINGS.md
    period: Period  # days on which the rule is in force
    applies_when: Condition | None
    requires: Condition | None
    attested: bool
    backing: Backing | None  # of what a person attests, or else of the facts that decide
    original: Original  # the rule file
    parts: tuple[Part, ...] = ()
    expects: Text | None = None  # what an auditor would ask to see
    respondent: str | None = None  # a key of the ruleset's `respondents`
    hosted: str | None = None  # on a qualified host: `own`, `shared` or `inherited`
    tags: tuple[str, ...] = ()  # keys of the ruleset's `tags`
    observes: Condition | None = None  # what facts say of it and do not decide

    @property
    def required(self) -> tuple[Condition, ...]:
        """What facts have to meet, all of it; nothing where a person alone answers."""
        own = () if self.requires is None else (self.requires,)
        return (*own, *(part.requires for part in self.parts))

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """Every condition of the criterion: when it applies, then what it requires."""
        when = () if self.applies_when is None else (self.applies_when,)
        return (*when, *self.required)

    @property
    def document(self) -> Document:
        """The rule file as YAML, which takes a while the first time."""
        return self.original.document

    @property
    def span(self) -> Span:
        """Where its id stands."""
        return self.document.span(("id",))
