"""SARIF 2.1.0, as GitHub code scanning takes it: what is open, or every finding."""

from __future__ import annotations

import json
from typing import TypeAlias, Union

from trustcheck import __version__
from trustcheck.assessment.assessment import Assessment
from trustcheck.assessment.finding import Verdict
from trustcheck.assessment.gate import gate
from trustcheck.logic.fields import frozen
from trustcheck.logic.message import Message, say
from trustcheck.report.block import Blocks
from trustcheck.report.issue import Gravity, Issue, cut, issues
from trustcheck.report.json_text import written
from trustcheck.report.markup import escaped
from trustcheck.report.path import uri_of
from trustcheck.report.reporter import Part, Refusal, Reporter
from trustcheck.report.requirement import citation
from trustcheck.report.style import visible
from trustcheck.report.uri import encoded
from trustcheck.ruleset.criterion import Level
from trustcheck.source.problem import Problem
from trustcheck.source.span import Span
from trustcheck.wording.phrase import Wording

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
MOST_RUNS = 20
"""Runs that GitHub takes of one file."""
MOST_LOCATIONS = 100
"""Locations of one result that GitHub shows."""
MOST_TAGS = 10
"""Tags of one rule that GitHub keeps."""

Json: TypeAlias = Union[bool, int, str, "list[Json]", "dict[str, Json]", None]

_KINDS = {
    Verdict.FAIL: "fail",
    Verdict.UNKNOWN: "open",
    Verdict.PASS: "pass",
    Verdict.NOT_APPLICABLE: "notApplicable",
}
_SEVERITIES = {
    Gravity.ERROR: "error",
    Gravity.WARNING: "warning",
    Gravity.NOTE: "recommendation",
}


class Log:
    """One file of all runs, each under a name of its own."""

    def __init__(self) -> None:
        self._names: dict[str, int] = {}
        self._runs = 0

    @property
    def remarks(self) -> tuple[Message, ...]:
        """That GitHub does not take so many runs, if there are too many."""
        if self._runs <= MOST_RUNS:
            return ()
        return (say("ci.too_many_runs", runs=self._runs, most=MOST_RUNS),)

    def add(self, part: Part) -> str:
        """Return a run; one whose name was there before gets a number behind it."""
        name, run = part
        count = self._names[name] = self._names.get(name, 0) + 1
        id = f"{name}/" if count == 1 else f"{name}/{count}/"
        before = ",\n" if self._runs else self._opening()
        self._runs += 1
        details = f'{{\n "automationDetails": {json.dumps({"id": id})},'
        return before + details + run.removeprefix("{")

    def close(self) -> str:
        """Return what ends the file."""
        return ("" if self._runs else self._opening()) + "\n]}\n"

    def _opening(self) -> str:
        head = {"$schema": SCHEMA, "version": "2.1.0"}
        return f'{json.dumps(head).removesuffix("}")}, "runs": [\n'


@frozen
class _Run:
    assessment: Assessment
    wording: Wording
    is_whole: bool
    """Whether passes and what is waived are told, too."""

    def part(self) -> Part:
        """Return the name of the run, and the run without it."""
        told = [each for each in issues(self.assessment, self.wording) if self._is_told(each)]
        ruleset, profile = self.assessment.ruleset, self.assessment.declaration.profile
        run: Json = {
            **_frame(self.wording, [self._rule(each) for each in told]),
            "invocations": [self._invocation()],
            "artifacts": self._artifacts(),
            "results": [self._result(each, index) for index, each in enumerate(told)],
            "properties": self._properties(),
        }
        return _name(ruleset.id, profile.subject.name), written(run, indent=1)

    def _is_told(self, issue: Issue) -> bool:
        return self.is_whole or (issue.is_open and not issue.is_waived)

    # Rules

    def _rule(self, issue: Issue) -> Json:
        """Return the rule; its level is what its one result is worth.

        SARIF gives a level to fails alone; GitHub takes that of the rule for the others.
        """
        criterion, ruleset = issue.finding.criterion, self.assessment.ruleset
        cited = ruleset.texts.get(criterion.source.text)
        url = "" if cited is None else cited.url
        rows = self._rows(issue)
        named = dict.fromkeys((ruleset.id, criterion.group, *criterion.tags))
        tags = [cut(visible(tag), 100) for tag in named]
        return {
            "id": criterion.id,
            "shortDescription": {"text": issue.name},
            "fullDescription": {"text": issue.text(criterion.requirement)},
            "help": {
                "text": "\n".join(issue.blocks.say("ci.row", label=a, text=b) for a, b in rows),
                "markdown": "\n\n".join(f"**{escaped(a)}** {escaped(b)}" for a, b in rows),
            },
            **({"helpUri": url} if url.startswith("https://") else {}),
            "defaultConfiguration": {"level": issue.gravity.value},
            "properties": {
                "tags": [*tags[:MOST_TAGS]],
                "precision": "very-high",
                "problem.severity": _SEVERITIES[issue.gravity],
            },
        }

    def _rows(self, issue: Issue) -> list[tuple[str, str]]:
        """Return what there is to know of a criterion, each text behind its label."""
        criterion = issue.finding.criterion
        rows = {
            "report.finding.requirement": issue.text(criterion.requirement),
            "report.finding.source": citation(criterion, self.assessment.ruleset, self.wording),
            "report.finding.reading": criterion.reading,
            "report.finding.expects": None
            if criterion.expects is None
            else issue.text(criterion.expects),
            "report.finding.remedy": issue.text(criterion.remedy),
        }
        return [(issue.blocks.say(id), cut(visible(text))) for id, text in rows.items() if text]

    # Results

    def _result(self, issue: Issue, index: int) -> Json:
        finding, anchorage = issue.finding, issue.anchorage
        others = anchorage.others[:MOST_LOCATIONS]
        return {
            "ruleId": issue.id,
            "ruleIndex": index,
            "kind": _KINDS[finding.verdict],
            **({"level": issue.gravity.value} if finding.verdict is Verdict.FAIL else {}),
            "message": {"text": "\n".join((issue.title, *issue.lines()))},
            "locations": [_location(anchorage.span)],
            "relatedLocations": [
                {"id": id, **_location(each.span, each.path)} for id, each in enumerate(others, 1)
            ],
            "partialFingerprints": {"primaryLocationLineHash": f"{issue.fingerprint()}:1"},
            **self._suppressions(issue),
            "properties": {
                "verdict": finding.verdict.value,
                "level": finding.criterion.level.value,
                "closesGate": issue.gravity is Gravity.ERROR,
                "vacuous": finding.vacuous,
                "contested": bool(finding.contested),
                "factsNotShown": len(anchorage.others) - len(others),
            },
        }

    def _suppressions(self, issue: Issue) -> dict[str, Json]:
        waiver = issue.finding.waiver
        if waiver is None:
            return {}
        suppression: Json = {
            "kind": "external",
            "status": "accepted",
            "justification": cut(visible(waiver.reason)),
            "location": _location(waiver.span),
            "properties": {
                "owner": cut(visible(waiver.owner)),
                "reference": cut(visible(waiver.reference)),
                "until": waiver.until.isoformat(),
            },
        }
        return {"suppressions": [suppression]}

    # The run

    def _invocation(self) -> Json:
        is_open = gate(self.assessment).is_open
        return _invocation(0 if is_open else 1, "open" if is_open else "closed", self.wording)

    def _artifacts(self) -> list[Json]:
        declaration = self.assessment.declaration
        return [
            {
                "location": {"uri": uri_of(each.document.file)},
                "hashes": {"sha-256": each.document.sha256},
                "roles": ["analysisTarget"],
            }
            for each in (declaration, *declaration.hosts())
        ]

    def _properties(self) -> Json:
        told = self.assessment
        profile, ruleset = told.declaration.profile, told.ruleset
        provider = profile.entities.get(profile.subject.provider)
        return {
            "selfAssessment": self.wording.phrase(say("report.self_assessment")),
            "subject": cut(visible(profile.subject.name)),
            "provider": cut(visible(provider.name if provider else profile.subject.provider)),
            "ruleset": {"id": ruleset.id, "version": ruleset.version, "digest": ruleset.digest},
            "statedOn": profile.stated_on.isoformat(),
            "asOf": told.on.isoformat(),
            "verdict": told.verdict.value,
            "counts": {
                level.value: {verdict.value: n for verdict, n in told.counts(level).items()}
                for level in Level
            },
            "waived": [each.criterion.id for each in told.findings if each.waiver is not None],
            "profileSha256": told.declaration.document.sha256,
        }


def _refused(refusal: Refusal, wording: Wording) -> Part:
    """Return a run without results, with a notification of each problem."""
    run: Json = {
        **_frame(wording, []),
        "invocations": [
            {
                **_invocation(
                    4 if refusal.is_ours else 3,
                    "internal" if refusal.is_ours else "not_assessed",
                    wording,
                ),
                "toolExecutionNotifications": [
                    _notification(each, wording) for each in refusal.problems
                ],
            }
        ],
        "results": [],
        "properties": {"selfAssessment": wording.phrase(say("report.self_assessment"))},
    }
    return _name(refusal.ruleset or "-", refusal.label), written(run, indent=1)


def _frame(wording: Wording, rules: list[Json]) -> dict[str, Json]:
    driver: Json = {"name": "trustcheck", "semanticVersion": __version__, "rules": rules}
    return {
        "tool": {"driver": driver},
        "language": wording.language,
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n", "\r"],
    }


def _invocation(code: int, word: str, wording: Wording) -> dict[str, Json]:
    return {
        "executionSuccessful": code < 2,
        "exitCode": code,
        "exitCodeDescription": Blocks(wording).say(f"ci.exit.{word}"),
    }


def _notification(problem: Problem, wording: Wording) -> Json:
    sentences = (wording.problem(problem), wording.remedy(problem))
    return {
        "descriptor": {"id": problem.code},
        "level": "error",
        "message": {"text": " ".join(cut(visible(each)) for each in sentences)},
        "locations": [_location(problem.span)],
    }


def _location(span: Span, path: str | None = None) -> dict[str, Json]:
    """Return a place; the columns of SARIF end past the last character, as ours do."""
    location: dict[str, Json] = {
        "physicalLocation": {
            "artifactLocation": {"uri": uri_of(span.file)},
            "region": {
                "startLine": span.line,
                "startColumn": span.column,
                "endLine": span.end_line,
                "endColumn": span.end_column,
            },
        }
    }
    return location if path is None else {**location, "message": {"text": cut(visible(path))}}


def _name(*parts: str) -> str:
    """Return what GitHub keeps the results of several runs apart by; no part has a slash."""
    return "/".join(("trustcheck", *(encoded(cut(visible(part), 100)) for part in parts)))


def _reporter(*, is_whole: bool) -> Reporter:
    def tell(assessment: Assessment, wording: Wording) -> Part:
        return _Run(assessment, wording, is_whole).part()

    return Reporter(tell=tell, refuse=_refused, bind=lambda _wording: Log())


REPORTER = _reporter(is_whole=False)
EVERYTHING = _reporter(is_whole=True)
