"""Which changes of the facts would turn fails into passes, for programs."""

from __future__ import annotations

from trustcheck.assessment.repair import Plan, Remedy, Repair, Step
from trustcheck.logic.fields import frozen
from trustcheck.logic.pointer import dotted
from trustcheck.profile.alteration import Alteration
from trustcheck.profile.effort import Effort
from trustcheck.report.alteration import alteration_json
from trustcheck.report.change import Json, change_json, head_json
from trustcheck.report.json_text import written
from trustcheck.wording.phrase import Wording

FORMAT = "trustcheck-repair/1"
"""The version of the form of this report; its form is `schemas/repair.schema.json`."""


def render(plan: Plan, wording: Wording) -> str:
    """Return what could be changed as JSON."""
    told = _Told(plan, wording).whole()
    return written(told, indent=2) + "\n"


@frozen
class _Told:
    plan: Plan
    wording: Wording

    def whole(self) -> dict[str, Json]:
        """Return the plan."""
        plan, together = self.plan, self.plan.together
        return {
            **head_json(plan.assessment, self.wording, FORMAT),
            "remedies": [self._remedy(each) for each in plan.remedies],
            "together": None
            if together is None
            else {
                "alterations": [self._alteration(each) for each in together.alterations],
                "gate": "open" if together.gate_after.is_open else "closed",
                "changes": [change_json(each, self.wording) for each in together.changes],
            },
        }

    def _remedy(self, remedy: Remedy) -> Json:
        criterion = remedy.finding.criterion
        return {
            "criterion": criterion.id,
            "verdict": remedy.finding.verdict.value,
            "title": {"fr": criterion.title.fr, "en": criterion.title.en},
            "advice": {"fr": criterion.remedy.fr, "en": criterion.remedy.en},
            "repairs": [self._repair(each) for each in remedy.repairs],
            "out_of_reach": [_kind(each) for each in remedy.out_of_reach],
            "missing": [dotted(each) for each in remedy.missing],
            "tried": remedy.tried,
            "exhausted": remedy.exhausted,
        }

    def _repair(self, repair: Repair) -> Json:
        return {
            "cost": repair.cost,
            "steps": [self._step(each) for each in repair.steps],
            "worse": [change_json(each, self.wording) for each in repair.worse],
        }

    def _step(self, step: Step) -> Json:
        return {
            "kind": _kind(step.effort),
            "cost": step.cost,
            "bound": None if step.bound is None else self.wording.phrase(step.bound),
            "alterations": [self._alteration(each) for each in step.alterations],
        }

    def _alteration(self, alteration: Alteration) -> Json:
        document = self.plan.assessment.declaration.document
        return dict(alteration_json(alteration, document))


def _kind(effort: Effort) -> Json:
    return {"id": effort.id, "name": {"fr": effort.name.fr, "en": effort.name.en}}
