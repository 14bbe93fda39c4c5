"""Findings that ask for a qualification, beside what the text of that qualification gives."""

from __future__ import annotations

from collections.abc import Iterator

from trustcheck.assessment.assessment import Assessment
from trustcheck.assessment.finding import Finding, PreflightFinding, Verdict
from trustcheck.engine.decision import VERDICTS
from trustcheck.logic.explanation import Explanation
from trustcheck.logic.fields import frozen, replace
from trustcheck.logic.message import Message, Text, say
from trustcheck.logic.truth import any_of
from trustcheck.ruleset.criterion import Level
from trustcheck.ruleset.preflight import REHEARSAL, Preflight

_TRUTHS = {verdict: truth for truth, verdict in VERDICTS.items()}


@frozen
class Rehearsal:
    """Puts what one assessment gives beside findings of another ruleset."""

    preflight: Preflight
    way: str
    told: Assessment
    """The assessment of the ruleset that the preflight names, of the same service and day."""

    def beside(self, finding: Finding) -> Finding:
        """Return a finding with the other assessment beside it, if it asks for a qualification.

        Its verdict stays, unless this is a rehearsal: then it is met by a qualification or by
        the other assessment (Kleene's “or”), and its title says so.
        """
        if finding.criterion.id not in self.preflight.criteria:
            return finding
        found = self._found(finding.verdict)
        if not found.is_rehearsed or finding.verdict is Verdict.NOT_APPLICABLE:
            return replace(finding, preflight=found)
        steps = (
            self._step("step.by_qualification", finding.explanation),
            self._assessed(),
        )
        truth = any_of(step.truth for step in steps)
        whole = Explanation(truth, say("step.rehearsed"), steps)
        criterion = replace(finding.criterion, title=self._marked(finding.criterion.title))
        return replace(
            finding,
            criterion=criterion,
            verdict=VERDICTS[truth],
            explanation=whole,
            preflight=found,
        )

    def notes(self, findings: tuple[Finding, ...]) -> Iterator[Message]:
        """Yield that some verdicts are rehearsed, and which."""
        ids = tuple(
            each.criterion.id
            for each in findings
            if each.preflight is not None and each.preflight.is_rehearsed
        )
        if ids:
            yield say("note.rehearsed", ids=ids, ruleset=self.told.ruleset.title)

    def _found(self, qualified: Verdict) -> PreflightFinding:
        told = self.told
        return PreflightFinding(
            qualified,
            told.ruleset.id,
            told.ruleset.version,
            told.ruleset.title,
            told.verdict,
            told.findings,
            counts=self.way == REHEARSAL,
        )

    def _assessed(self) -> Explanation:
        """Return the other assessment as a step that rests on each criterion to be met."""
        steps = tuple(
            self._step(
                "step.preflight_criterion",
                each.explanation,
                id=each.criterion.id,
                title=each.criterion.title,
            )
            for each in self.told.findings
            if each.criterion.level is Level.MUST and each.verdict is not Verdict.NOT_APPLICABLE
        )
        message = say("step.by_preflight", ruleset=self.told.ruleset.title)
        return Explanation(_TRUTHS[self.told.verdict], message, steps)

    def _step(self, sentence: str, because: Explanation, **values: str | Text) -> Explanation:
        message = say(sentence, **values)
        return Explanation(because.truth, message, (because,), vacuous=because.vacuous)

    def _marked(self, title: Text) -> Text:
        mark = self.preflight.mark
        return Text(f"{title.fr} ({mark.fr})", f"{title.en} ({mark.en})")
