"""What changed between two assessments of a service, for programs.

Its form is `schemas/diff.schema.json`; numbers in facts are text, exact.
"""

from __future__ import annotations

from typing import TypeAlias, Union

from trustcheck import __version__
from trustcheck.assessment.owed import Days, Event, Owed
from trustcheck.assessment.succession import Shift, Side, Succession, Waived
from trustcheck.logic.fields import frozen
from trustcheck.logic.message import say
from trustcheck.logic.pointer import Pointer, dotted, slashed
from trustcheck.profile.restatement import Restatement
from trustcheck.report.json_text import written
from trustcheck.report.restatement import FactWords
from trustcheck.report.succession import Told, provider_of, service_of, waiver, words
from trustcheck.source.writing import flow
from trustcheck.wording.phrase import Wording

FORMAT = "trustcheck-diff/1"
"""The version of the form of this report."""

Json: TypeAlias = Union[bool, int, str, "list[Json]", "dict[str, Json]", None]


def render(told: Told, wording: Wording) -> str:
    """Return what changed as JSON; its sentences are in the language of the wording."""
    report = _Report(told, wording).whole()
    return written(report, indent=2) + "\n"


@frozen
class _Report:
    told: Told
    wording: Wording

    def whole(self) -> Json:
        """Return the report."""
        told = self.told
        return {
            "format": FORMAT,
            "language": self.wording.language,
            "tool": {"name": "trustcheck", "version": __version__},
            "self_assessment": self.wording.phrase(say("report.self_assessment")),
            "subject": service_of(told),
            "provider": provider_of(told),
            "by_steps": not told.is_recalled,
            "worse": any(each.is_worse for each in told.successions),
            "rulesets": [self._succession(each) for each in told.successions],
            "notices": [self._owed(each, one) for each, one in told.owed],
        }

    def _succession(self, each: Succession) -> Json:
        ruleset = each.after.saved.report["ruleset"]
        said = words(each, self.told.places, self.wording)
        return {
            "id": ruleset["id"],
            "version": ruleset["version"],
            "before": _side(each.before),
            "after": _side(each.after),
            "differences": [
                {
                    "kind": one.message.id,
                    "sentence": self.wording.phrase(one.message),
                    "bears_on": None if one.on is None else [*sorted(one.on)],
                }
                for one in each.comparison.differences
            ],
            "changed": [self._shift(shift, each, said) for shift in each.changed],
            "renewed": [self._shift(shift, each, said) for shift in each.renewed],
            "touched": [self._shift(shift, each, said) for shift in each.touched],
            "waivers": [self._waived(one) for one in each.waived],
        }

    def _shift(self, shift: Shift, each: Succession, said: FactWords) -> Json:
        differences = each.comparison.differences
        return {
            "criterion": shift.criterion,
            "article": shift.article,
            "title": {"fr": shift.title.fr, "en": shift.title.en},
            "before": shift.was,
            "after": shift.now,
            "worse": shift.is_worse,
            "steps": [
                {"by": step.cause.value, "before": step.was, "after": step.now}
                for step in shift.steps
            ],
            "causes": [differences.index(cause) for cause in shift.causes],
            "facts": [self._fact(one, said) for one in shift.facts],
            "because": [*shift.news],
        }

    def _fact(self, each: Restatement, said: FactWords) -> Json:
        return {
            "path": dotted(each.pointer),
            "before": _stated(each.before, each.was),
            "after": _stated(each.after, each.now),
            "sentence": self.wording.phrase(said.told(each)),
        }

    def _waived(self, each: Waived) -> Json:
        sentence = self.wording.phrase(waiver(each))
        return {"criterion": each.criterion, "sentence": sentence}

    def _owed(self, each: Succession, one: Owed) -> Json:
        said = words(each, self.told.places, self.wording)
        return {
            "ruleset": str(each.after.saved.report["ruleset"]["id"]),
            "criterion": one.criterion,
            "article": one.article,
            "watches": [*one.watches],
            "within": str(one.within),
            "to": {"fr": one.to.fr, "en": one.to.en},
            "due": _days(one.due),
            "changes": [self._event(event, said) for event in one.events],
        }

    def _event(self, event: Event, said: FactWords) -> Json:
        return {
            "fact": None if event.fact is None else self._fact(event.fact, said),
            "criteria": [shift.criterion for shift in event.criteria],
            "made": _days(event.made),
            "due": _days(event.due),
        }


def _side(each: Side) -> Json:
    profile = each.saved.report["profile"]
    return {
        "file": profile["file"],
        "sha256": profile["sha256"],
        "stated_on": profile["stated_on"],
        "as_of": each.saved.report["as_of"],
        "verdict": each.saved.report["verdict"],
    }


def _stated(pointer: Pointer | None, value: object) -> Json:
    return None if pointer is None else {"pointer": slashed(pointer), "value": flow(value)}


def _days(days: Days) -> Json:
    return {"first": days.first.isoformat(), "last": days.last.isoformat()}
