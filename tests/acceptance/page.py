"""What the pages of the examples say of the verdicts: written by the tests, between two marks."""

from __future__ import annotations

import re

from tests.acceptance.example import Example
from trustcheck.assessment.finding import Finding, Verdict
from trustcheck.wording.phrase import Wording

OPENING = "<!-- verdict: the tests write this -->"
CLOSING = "<!-- end -->"
SECTIONS = {"en": "## What the assessment shows", "fr": "## En français"}

_DOORS = {("en", "open"): "gate open", ("en", "closed"): "gate closed"} | {
    ("fr", "open"): "barrière ouverte",
    ("fr", "closed"): "barrière fermée",
}
_BLOCK = re.compile(f"{re.escape(OPENING)}\n.*?{re.escape(CLOSING)}\n", re.DOTALL)


def refreshed(text: str, example: Example, wordings: dict[str, Wording]) -> str:
    """Return a page whose sections, one in each language, tell how its example came out."""
    for language, heading in SECTIONS.items():
        before, found, section = text.partition(f"{heading}\n")
        assert found, f"the page lacks: {heading}"
        block = f"{OPENING}\n{_told(example, wordings[language])}{CLOSING}\n"
        rest = _BLOCK.sub("", section, count=1).lstrip("\n")
        if language == "en":
            own, following, other = rest.partition("\n## ")
            rest = own + following + other
        text = f"{before}{found}\n{block}\n{rest}"
    return text


def row(line: str, example: Example) -> str:
    """Return a row of the table of examples with the verdict of its example."""
    cells = line.split("|")
    cells[-2] = f" {example.assessment.verdict.value} "
    return "|".join(cells)


def _told(example: Example, wording: Wording) -> str:
    verdict = wording.word(example.assessment.verdict.value)
    day, door = wording.day(example.assessment.on), _DOORS[wording.language, example.door]
    if wording.language == "fr":
        return f"Le {day} : **{verdict}**, {door}.\n"
    lines = [f"On {day}: **{verdict}**, {door}."]
    lists = {kind: _of(example, kind) for kind in (Verdict.FAIL, Verdict.PASS, Verdict.UNKNOWN)}
    if lists[Verdict.FAIL]:
        lines += ["", "Fails:", "", *(_line(f, wording) for f in lists[Verdict.FAIL])]
    for title, kind in (("Passes", Verdict.PASS), ("Unknown", Verdict.UNKNOWN)):
        if lists[kind]:
            lines += ["", f"{title}: {', '.join(f.criterion.id for f in lists[kind])}."]
    return "\n".join([*lines, ""])


def _of(example: Example, verdict: Verdict) -> tuple[Finding, ...]:
    return tuple(f for f in example.assessment.findings if f.verdict is verdict)


def _line(finding: Finding, wording: Wording) -> str:
    criterion = finding.criterion
    advice = ", advice" if criterion.level.value == "should" else ""
    source = f"{criterion.source.text}, {criterion.source.article}{advice}"
    return f"- {criterion.id} {wording.text(criterion.title)} ({source})"
