"""A baseline as it lies in a file: JSON, a finding a line, so that its changes can be read."""

from __future__ import annotations

import json
from collections.abc import Iterator

from trustcheck.assessment.baseline import Baseline, Entry, Known
from trustcheck.assessment.form import BASELINE_FORM, KnownForm
from trustcheck.assessment.value import FORMAT
from trustcheck.assessment.verdict import Verdict
from trustcheck.logic.message import say
from trustcheck.profile.structure import shaped
from trustcheck.source.document import Document
from trustcheck.source.encoding import encodable
from trustcheck.source.limits import Limits
from trustcheck.source.problem import InvalidInput, Problem

BOUNDS = Limits(size=2**25, depth=8, values=2**20)
"""Bounds on a baseline: some hundred thousand findings."""


def read_baseline(document: Document) -> Baseline:
    """Return the baseline in a file.

    Raises InvalidInput with every problem of it; for a service that stands in it twice under one
    ruleset, too.
    """
    form = shaped(document, BASELINE_FORM)
    known = tuple(map(_known, form.assessments))
    problems: list[Problem] = []
    seen: set[tuple[str, str]] = set()
    for number, each in enumerate(known):
        if each.key in seen:
            place = document.span(("assessments", number, "subject"))
            message = say("known-twice", subject=each.subject, ruleset=each.ruleset)
            problems.append(Problem(place, message))
        seen.add(each.key)
    if problems:
        raise InvalidInput(problems)
    return Baseline(known)


def written(baseline: Baseline) -> str:
    """Return the text of a file that reads back as this baseline."""
    return encodable("".join(f"{line}\n" for line in _lines(baseline)))


def _known(form: KnownForm) -> Known:
    return Known(
        subject=form.subject,
        ruleset=form.ruleset,
        version=form.version,
        digest=form.digest,
        on=form.on,
        entries={
            id: Entry(Verdict(each.verdict), each.facts) for id, each in form.findings.items()
        },
    )


def _lines(baseline: Baseline) -> Iterator[str]:
    yield "{"
    yield f'  "trustcheck-baseline": {FORMAT},'
    known = sorted(baseline.known, key=lambda each: each.key)
    yield from _listed("assessments", (*map(_told, known),))
    yield "}"


def _told(known: Known) -> str:
    head = {
        "subject": known.subject,
        "ruleset": known.ruleset,
        "version": known.version,
        "digest": known.digest,
        "on": known.on.isoformat(),
    }
    lines = [f"      {_json(key)}: {_json(value)}" for key, value in head.items()]
    entries = [
        f"        {_json(id)}: {_json({'verdict': each.verdict.value, 'facts': each.facts})}"
        for id, each in known.entries.items()
    ]
    inner = ",\n".join(entries)
    findings = f'      "findings": {{\n{inner}\n      }}' if entries else '      "findings": {}'
    return "    {\n" + ",\n".join((*lines, findings)) + "\n    }"


def _listed(key: str, items: tuple[str, ...]) -> Iterator[str]:
    if not items:
        yield f'  "{key}": []'
        return
    yield f'  "{key}": ['
    yield ",\n".join(items)
    yield "  ]"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
