"""Dossiers to look at: examples, a structure of forty entities, hostile names."""

from __future__ import annotations

from functools import cache

import pytest

from tests.builders import STATUTES, declared
from tests.report.charts import GROUP, hostile
from tests.sample import THOROUGH
from trustcheck.assessment.assessment import Assessment
from trustcheck.cli.bar import Bar
from trustcheck.cli.shelf import take_ruleset
from trustcheck.profile.reading import Declaration
from trustcheck.report.html import REPORTER
from trustcheck.source.folder import shipped
from trustcheck.wording.phrase import read_wording

EXAMPLES = ("nuage-exemple", "nuage-modele", "s3ns")
"""One in which criteria fail, one in which all pass, one in which most are unknown."""

INJECTIONS = (
    "<script>window.hacked = 1</script>",
    '"><img src=x onerror="window.hacked=1"><svg onload=window.hacked=1>',
    "</style><script>window.hacked=1</script> {{ 7*7 }} {% raw %} \u202e \x1b[31m",
    "javascript:window.hacked=1//' onfocus=window.hacked=1 autofocus x='",
    "--></title></textarea></details><iframe src=//evil.example></iframe> \ue010dossier",
)
"""Names that try to act, or to leave the place where they stand."""


def held(declaration: Declaration, ruleset: str = "cloud-de-confiance") -> Assessment:
    """Return an assessment with everything that a dossier shows beside its findings."""
    rules = take_ruleset(ruleset, STATUTES)
    bar = Bar(rules, STATUTES, None, None, ruleset, {}, encloses=True)
    return bar.hold(declaration, None)


def held_shortly(
    declaration: Declaration, most: int, *, ruleset: str = "cloud-de-confiance"
) -> Assessment:
    """Return the same, with so few repairs and answers tried that it takes no time."""
    with pytest.MonkeyPatch.context() as patch:
        if not THOROUGH:
            patch.setattr("trustcheck.cli.bar.MOST_REPAIRED", most)
            patch.setattr("trustcheck.cli.bar.MOST_ASKED", most)
        return held(declaration, ruleset)


def assessed(name: str, ruleset: str = "cloud-de-confiance") -> Assessment:
    """Return the assessment of an example, of the forty entities, or of the hostile names."""
    return _assessed(name, ruleset)


@cache
def _assessed(name: str, ruleset: str) -> Assessment:
    if name == "forty":
        return held_shortly(declared(GROUP), 5)
    if name == "hostile":
        return held_shortly(hostile(INJECTIONS), 20)
    text = (shipped("examples") / name / "profile.yaml").read_text(encoding="utf-8")
    # Where most is unknown, there is most to ask for.
    if name == "s3ns":
        return held_shortly(declared(text), 20, ruleset=ruleset)
    return held(declared(text), ruleset)


@cache
def page(name: str, language: str = "en", ruleset: str = "cloud-de-confiance") -> str:
    """Return the dossier of a sample."""
    return REPORTER.whole(assessed(name, ruleset), read_wording(language))
