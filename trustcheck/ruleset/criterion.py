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
class Criterion:
    """One requirement; `requires` is None when a person has to attest it."""

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
    backing: Backing | None
    document: Document  # the rule file
    span: Span  # where its id stands
