"""A saved assessment: the report for programs, read back without trusting it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from trustcheck.assessment.form import POLICY_FORM
from trustcheck.assessment.policy import Policy
from trustcheck.assessment.policy_form import policy_of
from trustcheck.logic.fields import frozen
from trustcheck.logic.message import say
from trustcheck.logic.pointer import Pointer
from trustcheck.source.document import Data, Document
from trustcheck.source.folder import shipped
from trustcheck.source.json_document import read_json
from trustcheck.source.limits import Limits
from trustcheck.source.problem import InvalidInput, Problem
from trustcheck.source.schema import check
from trustcheck.source.span import Span

GENEROUS = Limits(size=32 * 2**20, depth=500, values=2**20, text=32 * 2**20)
"""Bounds on a saved assessment: a proof is as deep as the chains of holdings that it follows."""

_REPORT, _STEPS = "report", "steps"


@frozen
class Saved:
    """What one report says; its form has been checked, its content has not."""

    document: Document
    at: Pointer = ()

    @property
    def report(self) -> Mapping[str, Any]:  # JSON as its schema has it
        """The report itself."""
        found: Any = self.document.value(self.at)
        return found  # type: ignore[no-any-return]  # `checked` has seen that it is a mapping

    @property
    def profile(self) -> str:
        """The name of the profile's file, as it was given."""
        return str(self.report["profile"]["file"])

    @property
    def profile_digest(self) -> str:
        """The SHA-256 of the profile, in hexadecimal."""
        return str(self.report["profile"]["sha256"])

    @property
    def on(self) -> date:
        """The day of the assessment."""
        return date.fromisoformat(self.report["as_of"])

    @property
    def language(self) -> str:
        """The language of its sentences."""
        return str(self.report["language"])

    @property
    def ruleset(self) -> str:
        """The ruleset that was asked for."""
        return str(self.report["made_from"]["ruleset"])

    @property
    def tailored_by(self) -> str | None:
        """The file that adapted the ruleset, if one did."""
        name: str | None = self.report["ruleset"]["tailored_by"]
        return name

    @property
    def settings(self) -> Mapping[str, str]:
        """Parameters that were set for that run alone, as written."""
        return dict(self.report["made_from"]["settings"])

    @property
    def criteria(self) -> frozenset[str] | None:
        """The criteria that were chosen; None for all of them."""
        chosen = self.report["made_from"]["criteria"]
        return None if chosen is None else frozenset(chosen)

    @property
    def policy(self) -> Policy:
        """What closes the gate of it."""
        return policy_of(POLICY_FORM.read(self.report["policy"]))

    @property
    def waivers(self) -> tuple[str, ...]:
        """The files of waivers that it was made with, as they were named."""
        return tuple(str(each["file"]) for each in self.report["made_from"]["waivers"])

    @property
    def baseline(self) -> str | None:
        """The file of the baseline that it was made with, as it was named; None without one."""
        return next((str(each["file"]) for each in self.report["made_from"]["baseline"]), None)

    @property
    def notice(self) -> int | None:
        """Days before the end of a waiver on which its end was told; None without terms."""
        days: int | None = self.report["made_from"]["waiver_notice"]
        return days

    def span(self, *pointer: str | int) -> Span:
        """Return where a part of the report stands in its file."""
        return self.document.span((*self.at, *pointer))


def reread(report: str, file: str) -> Saved:
    """Return the assessment in a report that was rendered just now."""
    return Saved(read_json(report.encode(), file, limits=GENEROUS))


def checked(document: Document, at: Pointer = ()) -> Saved:
    """Return the assessment that a document holds at `at`.

    Raises InvalidInput with everything that is not as `schemas/report.schema.json` says, and for
    a report that does not say what it was made from.
    """
    data = document.value(at)
    if not isinstance(data, dict) or "format" not in data:
        raise InvalidInput([Problem(document.span(at), say("no-saved-assessment"))])
    if problems := check(_flattened(document, data, at), _schema()):
        raise InvalidInput(problems)
    if "made_from" not in data:
        raise InvalidInput([Problem(document.span(at), say("not-made-to-be-verified"))])
    return Saved(document, at)


# A proof can be deeper than the schema library can follow: its steps are checked side by side.


def _schema() -> dict[str, Any]:
    """Return the schema of a report and of the steps that were taken out of it."""
    text = (shipped("schemas") / "report.schema.json").read_text(encoding="utf-8")
    report: dict[str, Any] = json.loads(text)
    parts = report.pop("$defs")
    del report["$id"], report["$schema"]
    steps = {"type": "array", "items": {"$ref": "#/$defs/step"}}
    return {"$defs": parts, "properties": {_REPORT: report, _STEPS: steps}}


def _flattened(document: Document, report: dict[str, Data], at: Pointer) -> Document:
    """Return a report and, beside it, every step of its explanations, each at its place."""
    ways: dict[Pointer, Pointer] = {(): at, (_REPORT,): at}
    steps: list[Data] = []
    findings = report.get("findings")
    shallow: list[Data] = []
    for number, finding in enumerate(findings if isinstance(findings, list) else ()):
        if isinstance(finding, dict) and "explanation" in finding:
            way = (*at, "findings", number, "explanation")
            for here, step in _steps(finding["explanation"], way):
                ways[_STEPS, len(steps)] = here
                steps.append(step)
            finding = {**finding, "explanation": _LEAF}
        shallow.append(finding)
    if isinstance(findings, list):
        report = {**report, "findings": shallow}
    spans, keys = _Led(document.spans, ways), _Led(document.keys, ways)
    flat: dict[str, Data] = {_REPORT: report, _STEPS: steps}
    return Document(document.file, document.lines, flat, spans, keys, document.sha256)


_LEAF: dict[str, Data] = {
    "truth": "true",
    "message": "",
    "sentence": "",
    "values": {},
    "vacuous": False,
    "facts": [],
    "gaps": [],
    "contested": [],
    "because": [],
}
"""A step in the place of one that is checked elsewhere."""


def _steps(root: Data, at: Pointer) -> Iterator[tuple[Pointer, Data]]:
    """Yield each step of an explanation and its place, without the steps it rests on."""
    waiting = [(at, root)]
    while waiting:
        here, step = waiting.pop()
        if isinstance(step, dict) and isinstance(because := step.get("because"), list):
            waiting.extend(((*here, "because", n), part) for n, part in enumerate(because))
            step = {**step, "because": []}
        yield here, step


class _Led(Mapping[Pointer, Span]):
    """Places of a document, under the pointers of another that leads to it."""

    def __init__(self, places: Mapping[Pointer, Span], ways: Mapping[Pointer, Pointer]) -> None:
        self._places = places
        self._ways = ways

    def __getitem__(self, pointer: Pointer) -> Span:
        start = next(p for p in (pointer[:2], pointer[:1], ()) if p in self._ways)
        return self._places[(*self._ways[start], *pointer[len(start) :])]

    def __iter__(self) -> Iterator[Pointer]:
        return iter(self._ways)

    def __len__(self) -> int:
        return len(self._ways)
