"""A versioned set of criteria from one text, with its parameters and its readings."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from trustcheck.logic.duration import Duration
from trustcheck.logic.fields import field, frozen
from trustcheck.logic.message import Text
from trustcheck.ruleset.condition.definition import ParameterDefinition
from trustcheck.ruleset.condition.tree import Condition, Parameter
from trustcheck.ruleset.condition.typing import Lexicon
from trustcheck.ruleset.counting import Counting
from trustcheck.ruleset.criterion import Criterion
from trustcheck.ruleset.duty import Duty
from trustcheck.ruleset.fact import Fact
from trustcheck.ruleset.preflight import NONE, Preflight

_ANSWERS = {"pass": "yes", "fail": "no"}


@frozen
class LegalText:
    """A text that criteria cite."""

    id: str
    title: Text
    publisher: str
    version: str
    published: date | None
    url: str


@frozen
class Group:
    """Criteria told together."""

    id: str
    title: Text


@frozen
class Notice:
    """What customers are to be told when a fact changes that some articles rest on."""

    criterion: str  # that asks for it
    watches: tuple[str, ...]  # articles; what is below one is watched with it
    within: Duration | Parameter  # from the day of the change
    to: Text


@frozen
class Ruleset:
    """Everything needed to assess a profile against one text, or to answer about a situation.

    A ruleset with `facts` is about situations: its criteria are questions that these facts
    answer, and duties rest on them. It has no home then, for it knows no entities.

    `digest` is the SHA-256 of all its files and of what was set; `tailored_by` names the file
    that adapted it, if one did.
    """

    id: str
    version: str
    title: Text
    purpose: Text
    home: str | Parameter | None
    texts: Mapping[str, LegalText]
    groups: Mapping[str, Group]
    parameters: Mapping[str, ParameterDefinition]
    criteria: tuple[Criterion, ...]
    extension: Mapping[str, Any] | None  # JSON Schema of its section of `extensions`
    lexicon: Lexicon  # the words its rules may use, its own included
    folder: Path
    digest: str
    tailored_by: str | None = None
    facts: tuple[Fact, ...] = ()
    begins_on: Fact | None = None  # the day before which a situation was not yet there
    duties: Mapping[str, Duty] = field(default_factory=dict)
    respondents: Mapping[str, Text] = field(default_factory=dict)  # who in a provider answers
    tags: Mapping[str, Text] = field(default_factory=dict)
    counting: Mapping[str, str | Parameter] = field(default_factory=dict)
    """How holders are counted, by the question; what is not said is as usual."""
    asks_of_host: Condition | None = None  # before a service inherits anything from it
    preflight: Preflight | None = None  # for criteria that ask for a qualification
    notices: tuple[Notice, ...] = ()  # owed to customers when facts change
    rehearsed: Ruleset | None = None  # that of the preflight, where its assessment is wanted

    @property
    def is_about_situations(self) -> bool:
        """Whether it holds questions about a situation, and not criteria of a service."""
        return bool(self.facts)

    def verdict_word(self, verdict: str) -> str:
        """Return the closed word for a verdict: of a question, pass is yes and fail is no."""
        return _ANSWERS.get(verdict, verdict) if self.is_about_situations else verdict

    @property
    def home_area(self) -> str:
        """The area whose entities are not foreign; nothing where there are no entities."""
        if isinstance(self.home, Parameter):
            return str(self.parameters[self.home.name].value)
        return self.home or ""

    @property
    def counted(self) -> Counting:
        """How holders are counted, as it is set."""
        ways = {
            question: str(self.parameters[way.name].value) if isinstance(way, Parameter) else way
            for question, way in self.counting.items()
        }
        return Counting(**ways)

    @property
    def assessed(self) -> tuple[Ruleset, ...]:
        """What is assessed: this one, and that of its preflight where this is wanted."""
        return (self,) if self.rehearsed is None else (self, self.rehearsed)

    @property
    def preflight_way(self) -> str:
        """What the assessment that its preflight names counts for; none where it has none."""
        if self.preflight is None:
            return NONE
        way = self.preflight.way
        return str(self.parameters[way.name].value) if isinstance(way, Parameter) else way

    def time_for(self, notice: Notice) -> Duration:
        """Return the time in which a notice is to be given, as it is set."""
        within = notice.within
        found = self.parameters[within.name].value if isinstance(within, Parameter) else within
        assert isinstance(found, Duration)  # its type was checked when it was read
        return found

    def first_day(self, duty: Duty) -> date | None:
        """Return the first day on which a duty holds, None where it always has."""
        since = duty.since
        found = self.parameters[since.name].value if isinstance(since, Parameter) else since
        return found if isinstance(found, date) else None

    def in_force(self, day: date) -> tuple[Criterion, ...]:
        """Return the criteria in force on `day`, in their order."""
        return tuple(criterion for criterion in self.criteria if day in criterion.period)

    def criterion(self, id: str) -> Criterion | None:
        """Return the criterion with this id, if there is one."""
        return next((criterion for criterion in self.criteria if criterion.id == id), None)
