"""What tests are made of, a line each: profiles, conditions, criteria, rulesets, numbers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction
from pathlib import Path
from textwrap import dedent, indent
from typing import Any

from hypothesis import strategies as st

from trustcheck.assessment.assessment import Assessment
from trustcheck.assessment.finding import Finding, Verdict
from trustcheck.assessment.policy import STRICT, Policy
from trustcheck.assessment.waiver import Waiver
from trustcheck.engine.assess import assess
from trustcheck.engine.evaluate import Compiler
from trustcheck.engine.facts import Facts
from trustcheck.engine.vocabulary import lexicon, words_of
from trustcheck.logic.explanation import Explanation
from trustcheck.logic.interval import Interval
from trustcheck.logic.message import Text, say
from trustcheck.logic.truth import Truth
from trustcheck.profile.reading import Declaration, read_profile
from trustcheck.profile.statute_reading import read_statutes
from trustcheck.ruleset.condition.definition import ParameterDefinition
from trustcheck.ruleset.condition.parse import ConditionReader
from trustcheck.ruleset.condition.tree import Condition
from trustcheck.ruleset.condition.typing import Lexicon
from trustcheck.ruleset.criterion import Criterion
from trustcheck.ruleset.criterion_reading import CriterionReader
from trustcheck.ruleset.ruleset import Group, LegalText, Ruleset
from trustcheck.source.document import Document, read
from trustcheck.source.folder import shipped
from trustcheck.source.json_document import read_json
from trustcheck.source.original import Original
from trustcheck.source.problem import InvalidInput, Problem
from trustcheck.source.refusal import Refusals
from trustcheck.source.span import Span
from trustcheck.source.writing import written

STATUTES = read_statutes(shipped("rules") / "reference")
LEXICON = lexicon(STATUTES)
DAY = date(2026, 9, 30)
"""The day on which the facts of built profiles are stated."""

LISTS = (
    "holdings",
    "rights",
    "sites",
    "accesses",
    "technologies",
    "third_parties",
    "qualifications",
)
NO_PARAMETERS: Mapping[str, ParameterDefinition] = {}

_SEATS = "registered_office: {0}, central_administration: {0}, main_establishment: {0}"


STRANGER = "stranger: {name: Stranger, kind: company}"
"""An entity, as YAML, of which nothing is known."""

# Profiles


def seated(code: str) -> str:
    """Return the three seats of a company in one territory, as YAML."""
    return f"{{{_SEATS.format(code)}}}"


def company(id: str, code: str, *, more: str = "listed: true, branches: []") -> str:
    """Return the line of a company seated in one territory, as YAML.

    It is listed, so that its own holders are a float where the list of holdings is complete.
    """
    return f"{id}: {{name: {id.capitalize()} SA, kind: company, seats: {seated(code)}, {more}}}"


def profile(
    sections: str = "",
    *,
    entities: str = "",
    complete: Iterable[str] = (),
    subject: str = "{name: Nimbus, provider: provider, activities: [iaas]}",
) -> Declaration:
    """Return a declaration of a French provider; `sections` and `entities` are YAML to add.

    There are a German and an American company, both listed and without a branch.
    """
    provider = company("provider", "FR", more="listed: false")
    known = [provider, company("german", "DE"), company("american", "US")]
    listed = "\n".join([*known, dedent(entities)])
    text = "\n".join(
        [
            "trustcheck: 1",
            f"subject: {subject}",
            f"stated_on: {DAY}",
            f"complete: [{', '.join(complete)}]",
            "entities:",
            indent(listed, "  "),
            dedent(sections),
        ]
    )
    return declared(text)


def declared(text: str) -> Declaration:
    """Return what the text of a whole profile declares."""
    return read_profile(read(text.encode(), "profile.yaml"), STATUTES.atlas)


def document_of(data: Any, name: str = "profile.yaml") -> Document:
    """Return a document of these data, read as JSON, which takes a fraction of the time."""
    return read_json(written(data).encode(), name)


def declaration_of(data: Any) -> Declaration:
    """Return what the data of a whole profile declare."""
    return read_profile(document_of(data), STATUTES.atlas)


# Conditions


def condition(
    text: str,
    *,
    words: Lexicon = LEXICON,
    parameters: Mapping[str, ParameterDefinition] = NO_PARAMETERS,
) -> Condition:
    """Return the condition that a text writes; raises InvalidInput for a broken one."""
    problems: list[Problem] = []
    refusals = Refusals(read(dedent(text).encode(), "rule.yaml"), problems)
    found = ConditionReader(refusals, words, parameters).read(())
    if found is None:
        raise InvalidInput(problems)
    return found


def explained(
    text: str,
    declaration: Declaration,
    *,
    on: date = DAY,
    home: str = "union",
    parameters: Mapping[str, ParameterDefinition] = NO_PARAMETERS,
) -> Explanation:
    """Return what a condition, written as a text, comes to on a declaration."""
    facts = Facts(declaration, STATUTES, on, home, "sample")
    compiler = Compiler(words_of(LEXICON), LEXICON, parameters)
    return compiler.compile(condition(text, parameters=parameters))(facts, (facts.root,))


def truth(text: str, declaration: Declaration, *, on: date = DAY, home: str = "union") -> Truth:
    """Return whether a condition, written as a text, holds of a declaration."""
    return explained(text, declaration, on=on, home=home).truth


# Criteria and rulesets


def criterion(
    requires: str = "",
    *,
    id: str = "C-1",
    level: str = "must",
    words: Lexicon = LEXICON,
    parameters: Mapping[str, ParameterDefinition] = NO_PARAMETERS,
    more: str = "",
) -> Criterion:
    """Return a criterion that requires a condition; `more` is YAML to add to its file.

    Raises InvalidInput for a broken one.
    """
    text = f"""\
id: {id}
group: place
source: {{text: house, article: "1"}}
title: {{fr: Titre, en: Title}}
requirement: {{fr: Exigence., en: Requirement.}}
level: {level}
remedy: {{fr: Remède., en: Remedy.}}
"""
    if requires:
        text += f"requires:\n{indent(dedent(requires), '  ')}\n"
    problems: list[Problem] = []
    reader = CriterionReader(("place",), ("house",), words, parameters, problems)
    found = reader.read(Original(f"{id}.yaml", (text + dedent(more)).encode()))
    if found is None:
        raise InvalidInput(problems)
    return found


def ruleset(*criteria: Criterion, words: Lexicon = LEXICON, home: str = "union") -> Ruleset:
    """Return a ruleset of these criteria, without parameters."""
    return Ruleset(
        id="sample",
        version="1",
        title=Text("Exemple", "Sample"),
        purpose=Text("Essayer.", "Try."),
        home=home,
        texts={"house": LegalText("house", Text("Maison", "House"), "Nobody", "1", None, "-")},
        groups={"place": Group("place", Text("Lieu", "Place"))},
        parameters={},
        criteria=criteria,
        extension=None,
        lexicon=words,
        folder=Path("sample"),
        digest="0" * 64,
    )


def judged(declaration: Declaration, only: Criterion, *, on: date = DAY) -> Finding:
    """Return the finding of one criterion."""
    return assess(declaration, ruleset(only), STATUTES, on=on).findings[0]


def finding(
    verdict: Verdict, *, id: str = "C-1", level: str = "must", vacuous: bool = False
) -> Finding:
    """Return a finding with a verdict, reasoned in one step."""
    truths = {Verdict.PASS: Truth.TRUE, Verdict.UNKNOWN: Truth.UNKNOWN}
    step = Explanation(truths.get(verdict, Truth.FALSE), say("step.all"), vacuous=vacuous)
    return Finding(criterion("stated_on: {after: 2000-01-01}", id=id, level=level), verdict, step)


def assessment(*findings: Finding, policy: Policy = STRICT) -> Assessment:
    """Return the assessment that these findings make."""
    rules = ruleset(*(f.criterion for f in findings))
    return Assessment(profile(), rules, DAY, findings, policy=policy)


def waiver(
    criterion: str = "C-1",
    *,
    subject: str = "Nimbus",
    until: date = date(2026, 12, 31),
    verdict: Verdict | None = None,
) -> Waiver:
    """Return a waiver of one criterion of the service of `profile`."""
    return Waiver(
        criterion=criterion,
        subject=subject,
        owner="Nora",
        reason="audit under way",
        reference="T-1",
        until=until,
        span=Span("waivers.yaml", 3, 5, 3, 8),
        verdict=verdict,
    )


def codes(problems: Iterable[Problem]) -> list[str]:
    """Return problems as people look them up: line, column and code."""
    return [f"{p.span.line}:{p.span.column} {p.code}" for p in problems]


# Numbers


def between(
    low: int | str, high: int | str | None, *, low_open: bool = False, high_open: bool = False
) -> Interval:
    """Return an interval with the ends written as decimals."""
    end = None if high is None else Fraction(high)
    return Interval(Fraction(low), end, low_open, high_open)


def holds(interval: Interval, number: Fraction) -> bool:
    """Tell whether a number is one that an interval allows."""
    above = number > interval.low or (number == interval.low and not interval.low_open)
    if interval.high is None:
        return above
    return above and (
        number < interval.high or (number == interval.high and not interval.high_open)
    )


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    """Draw an interval within 0..1, its ends often at the same few places."""
    places = st.sampled_from([Fraction(n, 100) for n in (0, 10, 24, 39, 50, 61, 76, 90, 100)])
    low, high = sorted((draw(places), draw(places)))
    if low == high:
        return Interval(low, high)
    return Interval(low, high, draw(st.booleans()), draw(st.booleans()))


@st.composite
def inside(draw: st.DrawFn, interval: Interval) -> Fraction:
    """Draw a number that an interval allows, often an end of it."""
    high = interval.low + 1 if interval.high is None else interval.high
    places = [interval.low, high, (interval.low + high) / 2, (3 * interval.low + high) / 4]
    return draw(st.sampled_from([place for place in places if holds(interval, place)]))
