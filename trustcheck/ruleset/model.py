"""The files of a ruleset as they are written, before their conditions are read."""

from __future__ import annotations

from typing import Annotated, Any, Literal, TypeAlias

from pydantic import Field, Strict, StringConstraints

from trustcheck.profile.model.form import Words
from trustcheck.profile.model.record import Record
from trustcheck.profile.model.value import Day, Id, Name, Prose, Rung

ParameterName: TypeAlias = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,60}$")]
FactPath: TypeAlias = Annotated[
    str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,60}[.][a-z][a-z0-9_]{0,60}$")
]


SomeIds: TypeAlias = Annotated[tuple[Id, ...], Strict(False), Field(min_length=1)]


class Sentences(Record):
    """One or more sentences, the same in both languages."""

    fr: Prose
    en: Prose


class LegalTextForm(Record):
    """A text that criteria cite."""

    title: Words
    publisher: Name
    version: Name = "-"
    published: Day | None = None
    url: Name = "-"


class ParameterForm(Record):
    """A value that rules use by name."""

    title: Words
    type: Name
    """percent, number, day, duration, boolean, area, territory, or `kind.word` for its codes."""
    list: bool = False
    default: Any
    choices: Any = None
    range: Any = None
    article: Name


class ExtensionForm(Record):
    """Facts that the ruleset asks for beyond the profile format."""

    schema_: Annotated[dict[str, Any], Field(alias="schema")]
    words: dict[str, Words]


class FactForm(Record):
    """A fact that a situation can state: of a type, or out of a closed list of words."""

    title: Words
    type: Literal["boolean", "day"] | None = None
    one_of: Annotated[tuple[Id, ...], Strict(False), Field(min_length=1)] | None = None
    several_of: Annotated[tuple[Id, ...], Strict(False), Field(min_length=1)] | None = None
    only_if: FactPath | None = None
    """A fact that may not be stated as no where this one is stated."""


class DutyForm(Record):
    """What a body can be held to, and the questions on which that rests."""

    title: Words
    asks: Words
    since: Name | None = None
    founded_on: Annotated[tuple[Id, ...], Strict(False), Field(min_length=1)]
    lifted_by: Annotated[tuple[Id, ...], Strict(False)] = ()
    beside: bool = False
    ruleset: Name | None = None
    """What an offer can be held against to see whether it is what the duty asks for."""


class HostingForm(Record):
    """What holds of services that stand on another."""

    asks: Any = None
    """What has to be true of a host before anything is inherited from it."""
    own: Annotated[tuple[Id, ...], Strict(False)] = ()
    """Groups of which no criterion is inherited, whatever it asks."""


class PreflightForm(Record):
    """Another ruleset, held against a service that has not got a qualification yet."""

    ruleset: Name
    """A shipped one, or one in the folder beside this one's."""
    for_: Annotated[SomeIds, Field(alias="for")]
    """The criteria that ask for the qualification."""
    way: Name
    """What the assessment counts for: none, remark or rehearsal."""
    mark: Words
    """What stands behind the title of a criterion whose verdict is rehearsed."""


class NoticeForm(Record):
    """What customers are to be told when a fact changes that some criteria rest on."""

    watches: Annotated[tuple[Name, ...], Strict(False), Field(min_length=1)]
    """Articles such as "19.6", what is below them included."""
    within: Name
    """The time in which to tell, from the day of the change."""
    to: Words
    """Who is to be told."""


class CountingForm(Record):
    """How holders are counted where a text can be read in several ways."""

    indirect: Name | None = None
    """Shares held through others: stricter, product or chain."""
    persons: Name | None = None
    """When a natural person is foreign: ties, residence, nationality or never."""


class RulesetForm(Record):
    """ruleset.yaml."""

    id: Id
    version: Name
    title: Words
    purpose: Sentences
    home: Name | None = None
    counting: CountingForm = CountingForm()
    texts: Annotated[dict[Id, LegalTextForm], Field(min_length=1)]
    groups: Annotated[dict[Id, Words], Field(min_length=1)]
    respondents: dict[Id, Words] = Field(default_factory=dict)
    tags: dict[Id, Words] = Field(default_factory=dict)
    parameters: dict[ParameterName, ParameterForm] = Field(default_factory=dict)
    extension: ExtensionForm | None = None
    facts: dict[FactPath, FactForm] = Field(default_factory=dict)
    begins_on: FactPath | None = None
    duties: dict[Id, DutyForm] = Field(default_factory=dict)
    hosting: HostingForm | None = None
    preflight: PreflightForm | None = None
    notices: dict[Id, NoticeForm] = Field(default_factory=dict)
    """By the criterion that asks for the notice."""


class CitationForm(Record):
    """Where a criterion comes from."""

    text: Id
    article: Name
    claims: Annotated[tuple[Name, ...], Strict(False)] = ()


class BackingForm(Record):
    """What the evidence behind a pass has to be."""

    rung: Rung
    fresh_for: Name | None = None


class PartForm(Record):
    """One part of what a criterion requires, with a name of its own."""

    id: Id
    title: Words
    reading: Name | None = None
    requires: Any


class CriterionForm(Record):
    """A criterion file."""

    id: Id
    group: Id
    source: CitationForm
    title: Words
    requirement: Sentences
    reading: Name | None = None
    level: Literal["must", "should"]
    since: Day | None = None
    until: Day | None = None
    applies_when: Any = None
    requires: Any = None
    parts: Annotated[tuple[PartForm, ...], Strict(False), Field(min_length=1)] | None = None
    attested: bool = False
    evidence: BackingForm | None = None
    observes: Any = None
    """What declared facts say of it and do not decide: told beside its verdict."""
    expects: Sentences | None = None
    """What an auditor would ask to see."""
    respondent: Id | None = None
    """Who in the provider answers."""
    hosted: Literal["own", "shared", "inherited"] | None = None
    """On the qualified service of another provider: who meets it; `own` unless stated."""
    tags: Annotated[tuple[Id, ...], Strict(False)] = ()
    remedy: Sentences


class TailoringForm(Record):
    """A file that adapts a ruleset: parameters within their range, levels made stricter."""

    extends: Name
    title: Words | None = None
    parameters: dict[ParameterName, Any] = Field(default_factory=dict)
    levels: dict[Id, Literal["must", "should"]] = Field(default_factory=dict)
