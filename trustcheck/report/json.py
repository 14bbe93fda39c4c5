"""The report for programs: every finding with its whole reasoning, in a published form.

Its form is `schemas/report.schema.json`. Numbers are exact and written as text: `24.5` where
the decimals end, else a fraction such as `100/3`; parts of a whole are percentages.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from trustcheck import __version__
from trustcheck.assessment.assessment import Assessment
from trustcheck.assessment.gate import gate
from trustcheck.assessment.waiver import Waiver
from trustcheck.logic.fields import frozen
from trustcheck.logic.message import Message, say
from trustcheck.profile.evidence import Evidence
from trustcheck.profile.reading import Declaration
from trustcheck.report.fact import register
from trustcheck.report.json_finding import Findings
from trustcheck.report.json_text import written
from trustcheck.report.json_value import literal_data, message_data, place_data, text_data
from trustcheck.report.notice import notices_data
from trustcheck.report.policy import Json, data_of
from trustcheck.report.preparation import rehearsed_data
from trustcheck.report.reporter import Joined, Reporter
from trustcheck.ruleset.condition.definition import ParameterDefinition
from trustcheck.ruleset.condition.typing import Shape
from trustcheck.ruleset.criterion import Level
from trustcheck.source.fingerprint import sha256
from trustcheck.wording.phrase import Wording

FORMAT = "trustcheck-report/1"
"""The version of the form of this report."""


def render(assessment: Assessment, wording: Wording) -> str:
    """Return the report as JSON; its sentences are in the language of the wording."""
    return f"{_over_lines(assessment, wording)}\n"


def compact(assessment: Assessment, wording: Wording) -> str:
    """Return the report on one line, which is written at once, for who reads it back at once."""
    return written(_Report(assessment, wording).whole())


def _over_lines(assessment: Assessment, wording: Wording) -> str:
    return written(_Report(assessment, wording).whole(), indent=2)


@frozen
class _Report:
    assessment: Assessment
    wording: Wording

    def whole(self) -> Json:
        """Return the report."""
        told = self.assessment
        telling = Findings(told, self.wording)
        findings = [(finding, telling.facts(finding)) for finding in told.findings]
        used = register(told.declaration, (each for _, facts in findings for each in facts))
        evidence = told.declaration.evidence
        return {
            "format": FORMAT,
            "language": self.wording.language,
            "tool": {"name": "trustcheck", "version": __version__},
            "self_assessment": self.wording.phrase(say("report.self_assessment")),
            "subject": self._subject(),
            "profile": {
                "file": told.declaration.document.file,
                "sha256": told.declaration.document.sha256,
                "stated_on": told.declaration.profile.stated_on.isoformat(),
            },
            **_hosts(told.declaration),
            "ruleset": self._ruleset(),
            "as_of": told.on.isoformat(),
            "verdict": told.verdict.value,
            "counts": {level.value: self._counts(level) for level in Level},
            "real_passes": told.real_passes,
            "policy": data_of(told.policy),
            "decision": self._decision(),
            "waivers": [_waiver(each.waiver) for each in told.findings if each.waiver],
            "notes": [self._message(note) for note in told.notes],
            "findings": [telling.finding(finding, facts) for finding, facts in findings],
            "evidence": {id: _evidence(evidence[id]) for id in used},
            **self._made_from(),
        }

    def _made_from(self) -> dict[str, Json]:
        """Return what it takes to make the assessment again, if that is known."""
        basis = self.assessment.basis
        if basis is None:
            return {}
        rules = {each.id: sha256(each.original.raw) for each in self.assessment.ruleset.criteria}
        made_from: Json = {
            "ruleset": basis.ruleset,
            "settings": dict(basis.settings),
            "criteria": None if basis.criteria is None else list(basis.criteria),
            "files": dict(basis.files),
            "rules": {**rules},
            "reference": dict(basis.reference),
            "evidence": dict(basis.evidence),
            "waivers": [
                {"file": file, "sha256": digest} for file, digest in basis.waivers.items()
            ],
            "waiver_notice": basis.notice,
            "baseline": [
                {"file": file, "sha256": digest} for file, digest in basis.baseline.items()
            ],
        }
        return {"made_from": made_from}

    def _decision(self) -> Json:
        """Return the gate: which findings close it, which would and are let by, and why."""
        told, decision = self.assessment, gate(self.assessment)
        ids = [finding.criterion.id for finding in told.findings]
        return {
            "gate": "open" if decision.is_open else "closed",
            "reasons": [self._message(reason) for reason in decision.reasons],
            "closing": [id for id in ids if id in decision.closing],
            "spared": [
                {"criterion": id, "why": self._message(decision.spared[id])}
                for id in ids
                if id in decision.spared
            ],
        }

    def _subject(self) -> Json:
        profile = self.assessment.declaration.profile
        subject = profile.subject
        provider = profile.entities.get(subject.provider)
        return {
            "name": subject.name,
            "provider": {"id": subject.provider, "name": provider.name if provider else None},
            "activities": list(subject.activities or ()),
        }

    def _ruleset(self) -> Json:
        ruleset = self.assessment.ruleset
        return {
            "id": ruleset.id,
            "version": ruleset.version,
            "title": text_data(ruleset.title),
            "digest": ruleset.digest,
            "tailored_by": ruleset.tailored_by,
            "respondents": {id: text_data(name) for id, name in ruleset.respondents.items()},
            "tags": {id: text_data(name) for id, name in ruleset.tags.items()},
            "parameters": {id: _parameter(each) for id, each in ruleset.parameters.items()},
            **rehearsed_data(ruleset),
            **notices_data(ruleset),
        }

    def _counts(self, level: Level) -> Json:
        return {verdict.value: n for verdict, n in self.assessment.counts(level).items()}

    def _message(self, message: Message) -> Json:
        return message_data(message, self.wording)


def _waiver(waiver: Waiver) -> Json:
    return {
        "criterion": waiver.criterion,
        "subject": waiver.subject,
        "verdict": None if waiver.verdict is None else waiver.verdict.value,
        "owner": waiver.owner,
        "reason": waiver.reason,
        "reference": waiver.reference,
        "until": waiver.until.isoformat(),
        "place": place_data(waiver.span),
    }


def _hosts(declaration: Declaration) -> dict[str, Json]:
    """Return the services that this one stands on, the nearest first; nothing without any."""
    hosts: list[Json] = [
        {
            "service": each.profile.subject.name,
            "file": each.document.file,
            "sha256": each.document.sha256,
            "stated_on": each.profile.stated_on.isoformat(),
        }
        for each in declaration.hosts()
    ]
    return {"hosts": hosts} if hosts else {}


def _parameter(parameter: ParameterDefinition) -> Json:
    percent = parameter.type.shape is Shape.PERCENT
    return {
        "title": text_data(parameter.title),
        "article": parameter.article,
        "type": parameter.type.shape.value,
        "value": literal_data(parameter.value, percent=percent),
        "default": literal_data(parameter.default, percent=percent),
    }


def _evidence(piece: Evidence) -> Json:
    days: Mapping[str, date | None] = {
        "effective": piece.effective,
        "collected": piece.collected,
        "expires": piece.expires,
    }
    return {
        "rung": piece.rung,
        "title": piece.title,
        "publisher": piece.publisher,
        "url": piece.url,
        "file": piece.file,
        "sha256": piece.sha256,
        **{word: day.isoformat() if day else None for word, day in days.items()},
        "confidence": piece.confidence,
        "note": piece.note,
    }


REPORTER = Reporter(
    tell=lambda assessment, wording: (_over_lines(assessment, wording),),
    bind=lambda _wording: Joined("[\n", ",\n", "\n]\n"),
    bind_one=lambda _wording: Joined(closing="\n"),
)
