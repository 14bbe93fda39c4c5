"""The files beside the rules as they are written: cases, and the register of sources.

Generated from trustcheck/ruleset/case_model.py by `make generate`: change that, not this.
"""

from __future__ import annotations

from typing import Any, Literal

from trustcheck.logic.fields import field, frozen
from trustcheck.profile.record import Record
from trustcheck.profile.shape import ANYTHING, BOOLEAN, TEXT, ListOf, MapOf, OneOf, RecordOf
from trustcheck.profile.value import Day, Id, LastDay, Name, Prose
from trustcheck.profile.written import DAY, ID, LAST_DAY, NAME, PROSE


@frozen(kw_only=True)
class CaseForm(Record):
    """A profile that differs from what is given, and the verdict that a criterion must give it."""

    name: Name
    expect: Literal["pass", "fail", "unknown", "not_applicable", "yes", "no"]
    with_: dict[str, Any] = field(default_factory=dict)
    without: tuple[Name, ...] = ()
    parameters: dict[str, Any] = field(default_factory=dict)
    as_of: Day | None = None


CASE_FORM = RecordOf(
    CaseForm,
    {
        "name": NAME,
        "expect": OneOf(("pass", "fail", "unknown", "not_applicable", "yes", "no")),
        "with": MapOf(TEXT, ANYTHING),
        "without": ListOf(NAME),
        "parameters": MapOf(TEXT, ANYTHING),
        "as_of": DAY,
    },
    needs=("name", "expect"),
    fields={"with": "with_"},
)


@frozen(kw_only=True)
class AttestedCaseForm(Record):
    """What differs in how a criterion is attested, and the verdict that must come of it."""

    name: Name
    expect: Literal["pass", "fail", "unknown", "not_applicable"]
    attestation: dict[str, Any] = field(default_factory=dict)
    evidence: dict[str, Any] = field(default_factory=dict)
    without: tuple[Literal["attestation", "evidence"], ...] = ()
    as_of: Day | None = None


ATTESTED_CASE_FORM = RecordOf(
    AttestedCaseForm,
    {
        "name": NAME,
        "expect": OneOf(("pass", "fail", "unknown", "not_applicable")),
        "attestation": MapOf(TEXT, ANYTHING),
        "evidence": MapOf(TEXT, ANYTHING),
        "without": ListOf(OneOf(("attestation", "evidence"))),
        "as_of": DAY,
    },
    needs=("name", "expect"),
)


@frozen(kw_only=True)
class AttestedCasesForm(Record):
    """The cases of every criterion that a person answers for."""

    attestation: dict[str, Any]
    evidence: dict[str, Any]
    cases: tuple[AttestedCaseForm, ...]


ATTESTED_CASES_FORM = RecordOf(
    AttestedCasesForm,
    {
        "attestation": MapOf(TEXT, ANYTHING),
        "evidence": MapOf(TEXT, ANYTHING),
        "cases": ListOf(ATTESTED_CASE_FORM, filled=True),
    },
    needs=("attestation", "evidence", "cases"),
)


@frozen(kw_only=True)
class ArguedForm(Record):
    """A mutant of a criterion that no profile can tell from it, and why."""

    mutant: Name
    because: Prose


ARGUED_FORM = RecordOf(ArguedForm, {"mutant": NAME, "because": PROSE}, needs=("mutant", "because"))


@frozen(kw_only=True)
class CasesForm(Record):
    """A file of cases."""

    given: dict[str, Any] = field(default_factory=dict)
    cases: tuple[CaseForm, ...]
    equivalent: tuple[ArguedForm, ...] = ()


CASES_FORM = RecordOf(
    CasesForm,
    {
        "given": MapOf(TEXT, ANYTHING),
        "cases": ListOf(CASE_FORM, filled=True),
        "equivalent": ListOf(ARGUED_FORM),
    },
    needs=("cases",),
)


@frozen(kw_only=True)
class ClaimForm(Record):
    """One thing that an article says."""

    id: Id
    fr: Name
    en: Name
    context: bool = False


CLAIM_FORM = RecordOf(
    ClaimForm, {"id": ID, "fr": NAME, "en": NAME, "context": BOOLEAN}, needs=("id", "fr", "en")
)


@frozen(kw_only=True)
class ArticleForm(Record):
    """An article of the register of sources."""

    title: Name
    publisher: Name
    published: LastDay
    language: Literal["fr", "en"]
    claims: tuple[ClaimForm, ...]


ARTICLE_FORM = RecordOf(
    ArticleForm,
    {
        "title": NAME,
        "publisher": NAME,
        "published": LAST_DAY,
        "language": OneOf(("fr", "en")),
        "claims": ListOf(CLAIM_FORM, filled=True),
    },
    needs=("title", "publisher", "published", "language", "claims"),
)
