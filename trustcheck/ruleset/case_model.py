"""The files beside the rules as they are written: cases, and the register of sources."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field, Strict

from trustcheck.profile.model.record import Record
from trustcheck.profile.model.value import Day, Id, LastDay, Name, Prose


class CaseForm(Record):
    """A profile that differs from what is given, and the verdict that a criterion must give it."""

    name: Name
    expect: Literal["pass", "fail", "unknown", "not_applicable", "yes", "no"]
    with_: Annotated[dict[str, Any], Field(alias="with")] = Field(default_factory=dict)
    without: Annotated[tuple[Name, ...], Strict(False)] = ()
    parameters: dict[str, Any] = Field(default_factory=dict)
    as_of: Day | None = None


class AttestedCaseForm(Record):
    """What differs in how a criterion is attested, and the verdict that must come of it."""

    name: Name
    expect: Literal["pass", "fail", "unknown", "not_applicable"]
    attestation: dict[str, Any] = Field(default_factory=dict)
    evidence: dict[str, Any] = Field(default_factory=dict)
    without: Annotated[tuple[Literal["attestation", "evidence"], ...], Strict(False)] = ()
    as_of: Day | None = None


class AttestedCasesForm(Record):
    """The cases of every criterion that a person answers for."""

    attestation: dict[str, Any]
    evidence: dict[str, Any]
    cases: Annotated[tuple[AttestedCaseForm, ...], Strict(False), Field(min_length=1)]


class ArguedForm(Record):
    """A mutant of a criterion that no profile can tell from it, and why."""

    mutant: Name
    because: Prose


class CasesForm(Record):
    """A file of cases."""

    given: dict[str, Any] = Field(default_factory=dict)
    cases: Annotated[tuple[CaseForm, ...], Strict(False), Field(min_length=1)]
    equivalent: Annotated[tuple[ArguedForm, ...], Strict(False)] = ()


class ClaimForm(Record):
    """One thing that an article says."""

    id: Id
    fr: Name
    en: Name
    context: bool = False


class ArticleForm(Record):
    """An article of the register of sources."""

    title: Name
    publisher: Name
    published: LastDay
    language: Literal["fr", "en"]
    claims: Annotated[tuple[ClaimForm, ...], Strict(False), Field(min_length=1)]
