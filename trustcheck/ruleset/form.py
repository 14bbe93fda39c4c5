"""The files of a ruleset as they are written, before their conditions are read.

Generated from trustcheck/ruleset/model.py by `make generate`: change that, not this.
"""

from __future__ import annotations

from typing import Any, Literal, TypeAlias

from trustcheck.logic.fields import field, frozen
from trustcheck.profile.form import WORDS, Words
from trustcheck.profile.record import Record
from trustcheck.profile.shape import (
    ANYTHING,
    BOOLEAN,
    TEXT,
    ListOf,
    MapOf,
    OneOf,
    RecordOf,
    TextLike,
    matches,
)
from trustcheck.profile.value import Day, Id, Name, Prose, Rung
from trustcheck.profile.written import DAY, ID, NAME, PROSE, RUNG

ParameterName: TypeAlias = str

PARAMETER_NAME = TextLike(matches("[a-z][a-z0-9_]{0,60}"), "not-of-this-form")
FactPath: TypeAlias = str

FACT_PATH = TextLike(matches("[a-z][a-z0-9_]{0,60}[.][a-z][a-z0-9_]{0,60}"), "not-of-this-form")
SomeIds: TypeAlias = tuple[Id, ...]

SOME_IDS = ListOf(ID, filled=True)


@frozen(kw_only=True)
class Sentences(Record):
    """One or more sentences, the same in both languages."""

    fr: Prose
    en: Prose


SENTENCES = RecordOf(Sentences, {"fr": PROSE, "en": PROSE}, needs=("fr", "en"))


@frozen(kw_only=True)
class LegalTextForm(Record):
    """A text that criteria cite."""

    title: Words
    publisher: Name
    version: Name = "-"
    published: Day | None = None
    url: Name = "-"


LEGAL_TEXT_FORM = RecordOf(
    LegalTextForm,
    {"title": WORDS, "publisher": NAME, "version": NAME, "published": DAY, "url": NAME},
    needs=("title", "publisher"),
)


@frozen(kw_only=True)
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


PARAMETER_FORM = RecordOf(
    ParameterForm,
    {
        "title": WORDS,
        "type": NAME,
        "list": BOOLEAN,
        "default": ANYTHING,
        "choices": ANYTHING,
        "range": ANYTHING,
        "article": NAME,
    },
    needs=("title", "type", "default", "article"),
)


@frozen(kw_only=True)
class ExtensionForm(Record):
    """Facts that the ruleset asks for beyond the profile format."""

    schema_: dict[str, Any]
    words: dict[str, Words]


EXTENSION_FORM = RecordOf(
    ExtensionForm,
    {"schema": MapOf(TEXT, ANYTHING), "words": MapOf(TEXT, WORDS)},
    needs=("schema", "words"),
    fields={"schema": "schema_"},
)


@frozen(kw_only=True)
class FactForm(Record):
    """A fact that a situation can state: of a type, or out of a closed list of words."""

    title: Words
    type: Literal["boolean", "day"] | None = None
    one_of: tuple[Id, ...] | None = None
    several_of: tuple[Id, ...] | None = None
    only_if: FactPath | None = None
    """A fact that may not be stated as no where this one is stated."""


FACT_FORM = RecordOf(
    FactForm,
    {
        "title": WORDS,
        "type": OneOf(("boolean", "day")),
        "one_of": ListOf(ID, filled=True),
        "several_of": ListOf(ID, filled=True),
        "only_if": FACT_PATH,
    },
    needs=("title",),
)


@frozen(kw_only=True)
class DutyForm(Record):
    """What a body can be held to, and the questions on which that rests."""

    title: Words
    asks: Words
    since: Name | None = None
    founded_on: tuple[Id, ...]
    lifted_by: tuple[Id, ...] = ()
    beside: bool = False
    ruleset: Name | None = None
    """What an offer can be held against to see whether it is what the duty asks for."""


DUTY_FORM = RecordOf(
    DutyForm,
    {
        "title": WORDS,
        "asks": WORDS,
        "since": NAME,
        "founded_on": ListOf(ID, filled=True),
        "lifted_by": ListOf(ID),
        "beside": BOOLEAN,
        "ruleset": NAME,
    },
    needs=("title", "asks", "founded_on"),
)


@frozen(kw_only=True)
class HostingForm(Record):
    """What holds of services that stand on another."""

    asks: Any = None
    """What has to be true of a host before anything is inherited from it."""
    own: tuple[Id, ...] = ()
    """Groups of which no criterion is inherited, whatever it asks."""


HOSTING_FORM = RecordOf(HostingForm, {"asks": ANYTHING, "own": ListOf(ID)})


@frozen(kw_only=True)
class PreflightForm(Record):
    """Another ruleset, held against a service that has not got a qualification yet."""

    ruleset: Name
    """A shipped one, or one in the folder beside this one's."""
    for_: SomeIds
    """The criteria that ask for the qualification."""
    way: Name
    """What the assessment counts for: none, remark or rehearsal."""
    mark: Words
    """What stands behind the title of a criterion whose verdict is rehearsed."""


PREFLIGHT_FORM = RecordOf(
    PreflightForm,
    {"ruleset": NAME, "for": ListOf(ID, filled=True), "way": NAME, "mark": WORDS},
    needs=("ruleset", "for", "way", "mark"),
    fields={"for": "for_"},
)


@frozen(kw_only=True)
class NoticeForm(Record):
    """What customers are to be told when a fact changes that some criteria rest on."""

    watches: tuple[Name, ...]
    """Articles such as "19.6", what is below them included."""
    within: Name
    """The time in which to tell, from the day of the change."""
    to: Words
    """Who is to be told."""


NOTICE_FORM = RecordOf(
    NoticeForm,
    {"watches": ListOf(NAME, filled=True), "within": NAME, "to": WORDS},
    needs=("watches", "within", "to"),
)


@frozen(kw_only=True)
class CountingForm(Record):
    """How holders are counted where a text can be read in several ways."""

    indirect: Name | None = None
    """Shares held through others: stricter, product or chain."""
    persons: Name | None = None
    """When a natural person is foreign: ties, residence, nationality or never."""


COUNTING_FORM = RecordOf(CountingForm, {"indirect": NAME, "persons": NAME})


@frozen(kw_only=True)
class RulesetForm(Record):
    """ruleset.yaml."""

    id: Id
    version: Name
    title: Words
    purpose: Sentences
    home: Name | None = None
    counting: CountingForm = CountingForm()
    texts: dict[Id, LegalTextForm]
    groups: dict[Id, Words]
    respondents: dict[Id, Words] = field(default_factory=dict)
    tags: dict[Id, Words] = field(default_factory=dict)
    parameters: dict[ParameterName, ParameterForm] = field(default_factory=dict)
    extension: ExtensionForm | None = None
    facts: dict[FactPath, FactForm] = field(default_factory=dict)
    begins_on: FactPath | None = None
    duties: dict[Id, DutyForm] = field(default_factory=dict)
    hosting: HostingForm | None = None
    preflight: PreflightForm | None = None
    notices: dict[Id, NoticeForm] = field(default_factory=dict)
    """By the criterion that asks for the notice."""


RULESET_FORM = RecordOf(
    RulesetForm,
    {
        "id": ID,
        "version": NAME,
        "title": WORDS,
        "purpose": SENTENCES,
        "home": NAME,
        "counting": COUNTING_FORM,
        "texts": MapOf(ID, LEGAL_TEXT_FORM, filled=True),
        "groups": MapOf(ID, WORDS, filled=True),
        "respondents": MapOf(ID, WORDS),
        "tags": MapOf(ID, WORDS),
        "parameters": MapOf(PARAMETER_NAME, PARAMETER_FORM),
        "extension": EXTENSION_FORM,
        "facts": MapOf(FACT_PATH, FACT_FORM),
        "begins_on": FACT_PATH,
        "duties": MapOf(ID, DUTY_FORM),
        "hosting": HOSTING_FORM,
        "preflight": PREFLIGHT_FORM,
        "notices": MapOf(ID, NOTICE_FORM),
    },
    needs=("id", "version", "title", "purpose", "texts", "groups"),
)


@frozen(kw_only=True)
class CitationForm(Record):
    """Where a criterion comes from."""

    text: Id
    article: Name
    claims: tuple[Name, ...] = ()


CITATION_FORM = RecordOf(
    CitationForm, {"text": ID, "article": NAME, "claims": ListOf(NAME)}, needs=("text", "article")
)


@frozen(kw_only=True)
class BackingForm(Record):
    """What the evidence behind a pass has to be."""

    rung: Rung
    fresh_for: Name | None = None


BACKING_FORM = RecordOf(BackingForm, {"rung": RUNG, "fresh_for": NAME}, needs=("rung",))


@frozen(kw_only=True)
class PartForm(Record):
    """One part of what a criterion requires, with a name of its own."""

    id: Id
    title: Words
    reading: Name | None = None
    requires: Any


PART_FORM = RecordOf(
    PartForm,
    {"id": ID, "title": WORDS, "reading": NAME, "requires": ANYTHING},
    needs=("id", "title", "requires"),
)


@frozen(kw_only=True)
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
    parts: tuple[PartForm, ...] | None = None
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
    tags: tuple[Id, ...] = ()
    remedy: Sentences


CRITERION_FORM = RecordOf(
    CriterionForm,
    {
        "id": ID,
        "group": ID,
        "source": CITATION_FORM,
        "title": WORDS,
        "requirement": SENTENCES,
        "reading": NAME,
        "level": OneOf(("must", "should")),
        "since": DAY,
        "until": DAY,
        "applies_when": ANYTHING,
        "requires": ANYTHING,
        "parts": ListOf(PART_FORM, filled=True),
        "attested": BOOLEAN,
        "evidence": BACKING_FORM,
        "observes": ANYTHING,
        "expects": SENTENCES,
        "respondent": ID,
        "hosted": OneOf(("own", "shared", "inherited")),
        "tags": ListOf(ID),
        "remedy": SENTENCES,
    },
    needs=("id", "group", "source", "title", "requirement", "level", "remedy"),
)


@frozen(kw_only=True)
class TailoringForm(Record):
    """A file that adapts a ruleset: parameters within their range, levels made stricter."""

    extends: Name
    title: Words | None = None
    parameters: dict[ParameterName, Any] = field(default_factory=dict)
    levels: dict[Id, Literal["must", "should"]] = field(default_factory=dict)


TAILORING_FORM = RecordOf(
    TailoringForm,
    {
        "extends": NAME,
        "title": WORDS,
        "parameters": MapOf(PARAMETER_NAME, ANYTHING),
        "levels": MapOf(ID, OneOf(("must", "should"))),
    },
    needs=("extends",),
)
