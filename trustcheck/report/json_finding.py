"""One finding as the report for programs has it: the criterion, the reasoning, the facts."""

from __future__ import annotations

from trustcheck.assessment.assessment import Assessment
from trustcheck.assessment.finding import Finding, Hosting, PartFinding, PreflightFinding, Verdict
from trustcheck.assessment.rest import rest
from trustcheck.logic.explanation import Explanation, Gap
from trustcheck.logic.fields import frozen
from trustcheck.logic.message import Message, say
from trustcheck.logic.pointer import slashed
from trustcheck.report.fact import Fact, fact
from trustcheck.report.json_value import message_data, place_data, text_data
from trustcheck.report.policy import Json
from trustcheck.report.preparation import preflight, preflight_data
from trustcheck.wording.phrase import Wording


@frozen
class Findings:
    """Tells the findings of one assessment."""

    assessment: Assessment
    wording: Wording

    def facts(self, finding: Finding) -> tuple[Fact, ...]:
        """Return every fact that a finding read, and where it stands."""
        declaration = self.assessment.declaration
        return tuple(fact(declaration, pointer) for pointer in finding.explanation.pointers())

    def finding(self, finding: Finding, facts: tuple[Fact, ...]) -> Json:
        """Return a finding with the facts that it read."""
        criterion = finding.criterion
        cited = self.assessment.ruleset.texts.get(criterion.source.text)
        return {
            "id": criterion.id,
            "group": criterion.group,
            "level": criterion.level.value,
            "verdict": finding.verdict.value,
            "vacuous": finding.vacuous,
            **self._rest(finding),
            "source": {
                "text": criterion.source.text,
                "title": text_data(cited.title) if cited else None,
                "article": criterion.source.article,
                "claims": list(criterion.source.claims),
            },
            "title": text_data(criterion.title),
            "requirement": text_data(criterion.requirement),
            "remedy": text_data(criterion.remedy),
            "expects": None if criterion.expects is None else text_data(criterion.expects),
            "respondent": criterion.respondent,
            "hosted": criterion.hosted,
            **_hosting(finding.hosting),
            **self._preflight(finding.preflight),
            "tags": list(criterion.tags),
            "reading": criterion.reading,
            "parts": [_part(part) for part in finding.parts],
            "contested": [self._message(each) for each in finding.contested],
            "explanation": self._step(finding.explanation),
            **self._observed(finding.observed),
            "facts": [_fact(each) for each in facts],
            "gaps": [self._gap(gap) for gap in finding.explanation.open_gaps()],
        }

    def _rest(self, finding: Finding) -> dict[str, Json]:
        """Return what a pass rests on at its weakest; nothing for what does not pass."""
        if finding.verdict is not Verdict.PASS:
            return {}
        found = rest(finding, self.assessment.declaration, self.assessment.on)
        rests_on: Json = {
            "firmness": found.firmness.value,
            "rung": found.weakest,
            "records": [slashed(each) for each in found.weak],
            "evidence": list(found.pieces),
        }
        return {"rests_on": rests_on}

    def _observed(self, step: Explanation | None) -> dict[str, Json]:
        """Return what declared facts say of a criterion and do not decide, if it asks for that."""
        return {} if step is None else {"observed": self._step(step)}

    def _preflight(self, found: PreflightFinding | None) -> dict[str, Json]:
        """Return what qualifications give and what the other assessment gives, kept apart."""
        if found is None:
            return {}
        remarks: list[Json] = [self._message(each) for each in preflight(found)]
        told: Json = {**preflight_data(found), "remarks": remarks}
        return {"preflight": told}

    def _step(self, step: Explanation) -> Json:
        return {
            "truth": step.truth.value,
            **self._message(step.message),
            "vacuous": step.vacuous,
            "facts": [slashed(pointer) for pointer in step.facts],
            "gaps": [slashed(gap.pointer) for gap in step.gaps],
            "contested": [self._message(each) for each in step.contested],
            "because": [self._step(part) for part in step.because],
        }

    def _gap(self, gap: Gap) -> Json:
        waited = fact(self.assessment.declaration, gap.pointer)
        reason = say(f"report.gap.{gap.reason.value}")
        return {
            "pointer": slashed(gap.pointer),
            "path": waited.path,
            "reason": gap.reason.value,
            "sentence": self.wording.phrase(say("report.gap", path=waited.path, reason=reason)),
            "declared": waited.declared,
            "place": place_data(waited.span),
        }

    def _message(self, message: Message) -> dict[str, Json]:
        return message_data(message, self.wording)


def _part(finding: PartFinding) -> Json:
    part = finding.part
    return {
        "id": part.id,
        "title": text_data(part.title),
        "reading": part.reading,
        "verdict": finding.verdict.value,
        "vacuous": finding.explanation.vacuous,
    }


def _hosting(hosting: Hosting | None) -> dict[str, Json]:
    """Return whose a criterion is to meet, and what each of the two files gives."""
    if hosting is None:
        return {}
    host = None if hosting.host is None else hosting.host.value
    return {"hosting": {"word": hosting.word, "own": hosting.own.value, "host": host}}


def _fact(each: Fact) -> Json:
    return {
        "pointer": slashed(each.pointer),
        "path": each.path,
        "declared": each.declared,
        "written": each.written,
        "place": place_data(each.span),
        "evidence": list(each.evidence),
    }
