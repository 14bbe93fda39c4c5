"""The files of a ruleset as they are written, before their conditions are read."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field, Strict, StringConstraints

from trustcheck.profile.jurisdiction import Words
from trustcheck.profile.record import Record
from trustcheck.profile.value import Day, Id, Name, Prose, Rung

ParameterName = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,60}$")]


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


class RulesetForm(Record):
    """ruleset.yaml."""

    id: Id
    version: Name
    title: Words
    purpose: Sentences
    home: Name
    texts: Annotated[dict[Id, LegalTextForm], Field(min_length=1)]
    groups: Annotated[dict[Id, Words], Field(min_length=1)]
    parameters: dict[ParameterName, ParameterForm] = Field(default_factory=dict)
    extension: ExtensionForm | None = None


class CitationForm(Record):
    """Where a criterion comes from."""

    text: Id
    article: Name
    claims: Annotated[tuple[Name, ...], Strict(False)] = ()


class BackingForm(Record):
    """What the evidence behind a pass has to be."""

    rung: Rung
    fresh_for: Name | None = None


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
    attested: bool = False
    evidence: BackingForm | None = None
    remedy: Sentences


class TailoringForm(Record):
    """A file that adapts a ruleset: parameters within their range, levels made stricter."""

    extends: Name
    title: Words | None = None
    parameters: dict[ParameterName, Any] = Field(default_factory=dict)
    levels: dict[Id, Literal["must", "should"]] = Field(default_factory=dict)
