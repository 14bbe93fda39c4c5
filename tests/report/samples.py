"""Three assessments made by hand: nothing fails; one of each verdict; two of a kind."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from functools import cache
from pathlib import Path
from types import MappingProxyType

from trustcheck.assessment.assessment import Assessment
from trustcheck.assessment.basis import Basis
from trustcheck.assessment.finding import Finding, Verdict
from trustcheck.logic.duration import Duration
from trustcheck.logic.explanation import Explanation, Gap, Reason
from trustcheck.logic.fields import replace
from trustcheck.logic.message import Text, say
from trustcheck.logic.period import Period
from trustcheck.logic.share import ANY, percent
from trustcheck.logic.truth import Truth
from trustcheck.profile.profile import PROFILE as SHAPE
from trustcheck.profile.reading import Declaration
from trustcheck.ruleset.condition.definition import ParameterDefinition
from trustcheck.ruleset.condition.tree import Comparison, Lookup, Parameter
from trustcheck.ruleset.condition.typing import PERCENT, ROOT, Lexicon
from trustcheck.ruleset.criterion import Backing, Citation, Criterion, Level
from trustcheck.ruleset.ruleset import Group, LegalText, Ruleset
from trustcheck.source.document import read
from trustcheck.source.original import Original
from trustcheck.wording.phrase import Wording, read_wording
from trustcheck.wording.template import parse

DAY = date(2026, 11, 21)

SENTENCES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "en": {
            "step.sample_cap": "each holder has {cap:percent} of the capital or less",
            "step.sample_above": "{holder} has {part:percent}, more than {cap:percent}",
            "sample.chain": "{first:percent} × {second:percent} = {part:percent}, as {kind:code}",
            "sample.direct": "{holder} holds {part:percent} directly, since {day}",
            "step.sample_keys": "nobody but the customer holds the keys",
            "step.sample_unknown": "{holder} has {part:percent} of the votes",
            "step.sample_beside": "the service runs {n:one site|# sites} abroad for {time}",
            "sample.contested": "{text}: {truth}, when {reading}",
            "sample.late": "the facts are {age} old",
            "sample.text": "{text}",
            "condition.at_most": "{what} is at most {right}",
            "value.percent": "{value:percent}",
            "word.text": "{text}",
        },
        "fr": {
            "step.sample_cap": "chaque détenteur a {cap:percent} du capital ou moins",
            "step.sample_above": "{holder} a {part:percent}, plus de {cap:percent}",
            "sample.chain": "{first:percent} × {second:percent} = {part:percent}, en {kind:code}",
            "sample.direct": "{holder} détient {part:percent} directement, depuis le {day}",
            "step.sample_keys": "personne d’autre que le commanditaire ne détient les clés",
            "step.sample_unknown": "{holder} a {part:percent} des droits de vote",
            "step.sample_beside": (
                "le service exploite {n:# site|# sites} à l’étranger pour {time}"
            ),
            "sample.contested": "{text} : {truth}, si {reading}",
            "sample.late": "les faits ont {age}",
            "sample.text": "{text}",
            "condition.at_most": "{what} ne dépasse pas {right}",
            "value.percent": "{value:percent}",
            "word.text": "{text}",
        },
    }
)
"""Sentences of the samples alone, so that no other change of words moves their golden files."""

PROFILE = """\
trustcheck: 1
subject: {name: Nuage, provider: nuage, activities: [iaas, paas]}
stated_on: 2026-09-30
complete: [holdings]
entities:
  nuage: {name: Nuage SAS, kind: company, evidence: [register]}
  fund: {name: Far Fund LP, kind: fund}
holdings:
  - holder: fund
    held: nuage
    capital: 31
    votes: undisclosed
    evidence: [minutes, register]
sites:
  - {id: par-1, territory: FR, roles: [storage, backup]}
keys:
  held_by: []
evidence:
  register: {rung: public_register, title: Company register, collected: 2026-09-01}
  minutes:
    rung: documented
    title: "Minutes of the meeting"
    publisher: Nuage SAS
    effective: 2026-06-01
    expires: 2027-05-31
"""

AWKWARD = """\
trustcheck: 1
subject: {name: "Nüage « É » &<>\\"\\u202e\\nA, 雲", provider: n}
stated_on: 2026-11-21
entities:
  n: {name: "É & fils <SAS>\\a", kind: company}
sites:
  - {id: a, territory: NC, roles: [storage]}
  - {id: b, territory: US, roles: [storage, processing, backup, administration, supervision]}
"""

RULE = """\
id: CAP
title: {fr: Part d’un tiers, en: Share of a third party}

requires:
  capital: {at_most: $cap}
"""

GROUPS = MappingProxyType(
    {
        "ownership": Group("ownership", Text("Détention et contrôle", "Ownership and control")),
        "places": Group("places", Text("Lieux", "Places")),
    }
)

CAP = ParameterDefinition(
    "cap",
    PERCENT,
    False,
    Text("Part maximale d’un tiers", "Greatest share of a third party"),
    "19.6.b",
    Fraction(24, 100),
    Fraction(24, 100),
    low=Fraction(0),
    high=Fraction(1, 3),
)

SHARE = Text("Part d’un tiers", "Share of a third party")

REQUIREMENT = Text(
    "Aucun tiers établi hors de l’Union ne détient plus de 24\u00a0% du capital, "
    "directement ou par d’autres.\n",
    "No third party established outside the Union holds more than 24% of the capital, "
    "directly or through others.\n",
)


@cache
def sample_wording(language: str) -> Wording:
    """Return the wording of a language with the sentences of the samples."""
    wording = read_wording(language)
    own = {id: parse(sentence) for id, sentence in SENTENCES[language].items()}
    return replace(wording, catalog={**wording.catalog, **own})


def ruleset(
    *criteria: Criterion, cap: ParameterDefinition = CAP, tailored_by: str | None = None
) -> Ruleset:
    """Return a small ruleset with these criteria."""
    text = LegalText("text", Text("Référentiel", "Reference text"), "ANSSI", "3.2", None, "-")
    return Ruleset(
        "sample",
        "2026.1",
        Text("Échantillon", "Sample"),
        Text("Pour les essais.", "For tests."),
        "union",
        {"text": text},
        GROUPS,
        {"cap": cap},
        criteria,
        None,
        Lexicon(
            {ROOT: {"capital": PERCENT}},
            phrases={(ROOT, "capital"): Text("la part d’un tiers", "the share of a third party")},
        ),
        Path("rules/sample"),
        "0123456789abcdef" * 4,
        tailored_by,
    )


def criterion(
    id: str = "CAP",
    *,
    group: str = "ownership",
    level: Level = Level.MUST,
    title: Text = SHARE,
) -> Criterion:
    """Return a criterion whose rule caps a share."""
    return Criterion(
        id,
        group,
        Citation("text", "19.6.b", ("004/C3",)),
        title,
        REQUIREMENT,
        Text("Ramener la part du tiers sous le seuil.", "Bring the share below the cap."),
        level,
        "independent-caps",
        Period(date(2022, 3, 8)),
        None,
        Comparison(Lookup(0, ROOT, ("capital",), PERCENT, ROOT), "at_most", Parameter("cap")),
        False,
        Backing("documented", Duration(12, 0)),
        Original("rules/sample/cap.yaml", RULE.encode()),
    )


def declaration(text: str = PROFILE, file: str = "nuage/profile.yaml") -> Declaration:
    """Return what a profile declares, unchecked."""
    document = read(text.encode(), file)
    return Declaration(SHAPE.read(document.data), document)


BASIS = Basis(
    ruleset="sample.yaml",
    settings={"cap": "24"},
    criteria=("PASS", "UNKNOWN", "FAIL", "BESIDE"),
    files={"ruleset.yaml": "01" * 32, "sample.yaml": "23" * 32},
    reference={"laws.yaml": "45" * 32},
    evidence={"minutes": "67" * 32},
)

PASSING = Explanation(Truth.TRUE, say("step.sample_keys"), facts=(("keys", "held_by"),))

OVER_NOTHING = Explanation(Truth.TRUE, say("step.sample_cap", cap=percent("24")), vacuous=True)

FAILING = Explanation(
    Truth.FALSE,
    say("step.sample_cap", cap=Fraction(24, 100)),
    because=(
        Explanation(Truth.TRUE, say("step.sample_keys"), facts=(("sites", 0, "territory"),)),
        Explanation(
            Truth.FALSE,
            say("step.sample_above", holder="Far Fund LP", part=percent("31"), cap=percent("24")),
            because=(
                Explanation(
                    Truth.FALSE,
                    say(
                        "sample.chain",
                        first=percent("93"),
                        second=Fraction(1, 3),
                        part=percent("31"),
                        kind="full",
                    ),
                    because=(
                        Explanation(
                            Truth.FALSE,
                            say(
                                "sample.direct",
                                holder="Far Fund LP",
                                part=percent("93"),
                                day=date(2024, 1, 1),
                            ),
                            facts=(("holdings", 0, "capital"),),
                        ),
                    ),
                ),
                Explanation(
                    Truth.FALSE,
                    say(
                        "sample.direct",
                        holder="A holding company with a name that does not end on this line",
                        part=percent("20", "30"),
                        day=date(2025, 5, 20),
                    ),
                ),
            ),
            facts=(("holdings", 0, "holder"), ("entities", "fund", "kind")),
        ),
    ),
)

WAITING = Explanation(
    Truth.UNKNOWN,
    say("step.sample_cap", cap=percent("24")),
    because=(
        Explanation(
            Truth.UNKNOWN,
            say("step.sample_unknown", holder="Far Fund LP", part=ANY),
            facts=(("holdings", 0),),
            gaps=(
                Gap(("holdings", 0, "votes"), Reason.UNDISCLOSED),
                Gap(("sites",), Reason.OPEN),
                Gap(("entities", "fund", "seats", "registered_office"), Reason.ABSENT),
            ),
        ),
    ),
)

BESIDE = Explanation(
    Truth.FALSE, say("step.sample_beside", n=0, time=Duration(18, 3)), vacuous=True
)


def nothing_fails() -> Assessment:
    """Return an assessment of which every finding is a pass, one of them over nothing."""
    first, second = criterion(), criterion("EMPTY")
    findings = (
        Finding(first, Verdict.PASS, PASSING),
        Finding(second, Verdict.PASS, OVER_NOTHING),
    )
    return Assessment(declaration(), ruleset(first, second), DAY, findings)


def one_of_each() -> Assessment:
    """Return an assessment with one finding of each verdict, in two groups and two levels."""
    came_out = (
        (criterion("PASS"), Verdict.PASS, PASSING),
        (criterion("UNKNOWN", level=Level.SHOULD), Verdict.UNKNOWN, WAITING),
        (criterion("FAIL"), Verdict.FAIL, FAILING),
        (criterion("BESIDE", group="places"), Verdict.NOT_APPLICABLE, BESIDE),
    )
    findings = tuple(Finding(*each) for each in came_out)
    notes = (say("sample.late", age=Duration(1, 22)),)
    rules = ruleset(*(finding.criterion for finding in findings))
    return Assessment(declaration(), rules, DAY, findings, notes, BASIS)


def two_of_a_kind() -> Assessment:
    """Return an assessment that is awkward to tell.

    Two fails of one group read the same file, one is contested; names hold what a terminal
    would obey; the path is long; the ruleset is tailored.
    """
    title = Text('Lieu « é » &<>"\x07 à l’essai', 'Place “é” &<>"\x07 under trial')
    criteria = (
        criterion("SITE-1", group="places", title=title),
        criterion("SITE-2", group="places"),
    )
    contested = say(
        "sample.contested",
        text="É & fils <SAS>\x07",
        truth=Text("non conforme", "fail"),
        reading=("a", "b", say("code.disputed")),
    )
    findings = tuple(
        Finding(
            each,
            Verdict.FAIL,
            Explanation(
                Truth.FALSE,
                say("step.sample_unknown", holder='« é » &<>"\x1b[31m\ue000', part=percent("31")),
                facts=(("sites", number, "territory"), ("sites", number, "roles")),
                contested=(contested,) if number else (),
            ),
        )
        for number, each in enumerate(criteria)
    )
    folder = "a-very-long-folder-name/" * 5
    rules = ruleset(*criteria, cap=replace(CAP, value=Fraction(1, 5)), tailored_by="maison.yaml")
    return Assessment(declaration(AWKWARD, f"{folder}profil « é ».yaml"), rules, DAY, findings)


SAMPLES: Mapping[str, Assessment] = MappingProxyType(
    {
        "nothing-fails": nothing_fails(),
        "one-of-each": one_of_each(),
        "two-of-a-kind": two_of_a_kind(),
    }
)
