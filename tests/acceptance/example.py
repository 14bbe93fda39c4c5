"""The shipped examples: where they lie, what they declare, and how they came out."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.builders import LEXICON, STATUTES
from tests.docs.pages import ROOT
from tests.sample import thorough
from trustcheck.assessment.assessment import Assessment
from trustcheck.assessment.finding import Finding
from trustcheck.assessment.gate import gate
from trustcheck.engine.assess import assess
from trustcheck.logic.fields import frozen
from trustcheck.profile.evidence import Evidence
from trustcheck.profile.hosting import read_hosted
from trustcheck.profile.reading import Declaration
from trustcheck.ruleset.opening import open_ruleset
from trustcheck.ruleset.ruleset import Ruleset
from trustcheck.source.document import Document, read

FOLDER = ROOT / "examples"
SLUGS = tuple(sorted(path.parent.name for path in FOLDER.glob("*/profile.yaml")))
INVENTED = ("logiciel-exemple", "logiciel-modele", "nuage-exemple", "nuage-modele")
REAL = tuple(slug for slug in SLUGS if slug not in INVENTED)
FEW = frozenset((*INVENTED, *REAL[::3]))

few_examples = pytest.mark.parametrize(
    "slug", [pytest.param(slug, marks=() if slug in FEW else thorough) for slug in SLUGS]
)
"""The invented providers and one in three others: in a format examples are alike."""


@cache
def opened(id: str) -> Ruleset:
    """Return a shipped ruleset, opened once."""
    return open_ruleset(id, LEXICON)


def label() -> Ruleset:
    """Return the ruleset of the label, as it ships."""
    return opened("cloud-de-confiance")


@frozen
class Example:
    """One shipped profile, assessed on the day its facts were stated on."""

    slug: str
    assessment: Assessment

    @property
    def folder(self) -> Path:
        """Where it lies."""
        return FOLDER / self.slug

    @property
    def page(self) -> Path:
        """The page that tells of it."""
        return self.folder / "README.md"

    @property
    def declaration(self) -> Declaration:
        """What it declares."""
        return self.assessment.declaration

    @property
    def document(self) -> Document:
        """Its file as read."""
        return self.declaration.document

    @property
    def evidence(self) -> dict[str, Evidence]:
        """Its pieces of evidence, by their ids."""
        return self.declaration.profile.evidence

    @property
    def door(self) -> str:
        """What the gate is: open or closed."""
        return "open" if gate(self.assessment).is_open else "closed"

    def verdicts(self) -> str:
        """Return the verdicts as the text of a YAML file, a line for each criterion."""
        lines = [f"verdict: {self.assessment.verdict.value}", f"gate: {self.door}", "criteria:"]
        lines += [f"  {one.criterion.id}: {told(one)}" for one in self.assessment.findings]
        return "\n".join([*lines, ""])


def told(finding: Finding) -> str:
    """Return a verdict with the remarks that stand beside it."""
    remarks = {"vacuous": finding.vacuous, "contested": bool(finding.contested)}
    return ", ".join([finding.verdict.value, *(name for name, here in remarks.items() if here)])


def assessed(slug: str, ruleset: str = "cloud-de-confiance") -> Example:
    """Return one example, assessed once, under the path that it has from the project's top."""
    return _assessed(slug, ruleset)


@cache
def _assessed(slug: str, ruleset: str) -> Example:
    name = f"examples/{slug}/profile.yaml"
    path = ROOT / name
    declaration = read_hosted(read(path.read_bytes(), name), STATUTES.atlas, path)
    on = declaration.profile.stated_on
    return Example(slug, assess(declaration, opened(ruleset), STATUTES, on=on))


def named_evidence(data: object) -> Iterator[str]:
    """Yield the pieces of evidence that the records of a profile name."""
    if isinstance(data, list):
        for item in data:
            yield from named_evidence(item)
    elif isinstance(data, dict):
        for key, value in data.items():
            if key == "evidence" and isinstance(value, list):
                yield from map(str, value)
            else:
                yield from named_evidence(value)
