"""The verdict in a few words, of one assessment or the worst of several: for badges."""

from __future__ import annotations

from collections.abc import Mapping

from trustcheck.assessment.assessment import Assessment
from trustcheck.assessment.finding import Verdict
from trustcheck.logic.fields import frozen
from trustcheck.logic.message import Message, say
from trustcheck.report.reporter import Part, Refusal
from trustcheck.report.style import visible
from trustcheck.ruleset.criterion import Level
from trustcheck.wording.phrase import Wording

REFUSED = "refused"
"""What stands for a verdict where a profile could not be assessed."""

COLOURS: Mapping[str, str] = {
    Verdict.PASS.value: "#2d6a34",
    Verdict.UNKNOWN.value: "#7a5200",
    Verdict.FAIL.value: "#b3261e",
    REFUSED: "#b3261e",
}
"""The colour of each verdict, on which white text is easy to read; never the only sign of it."""

_WORST = (REFUSED, Verdict.FAIL.value, Verdict.UNKNOWN.value, Verdict.PASS.value)


@frozen
class Headline:
    """What a badge says: when was assessed, what came out, and both in a sentence."""

    assessed: str
    told: str
    title: str
    verdict: str

    @property
    def colour(self) -> str:
        """The colour behind what came out."""
        return COLOURS[self.verdict]


def tell(assessment: Assessment, wording: Wording) -> Part:
    """Return what a headline needs of one assessment."""
    words = wording.phrase(_words(assessment))
    day, subject = assessment.on.isoformat(), assessment.declaration.profile.subject.name
    return assessment.verdict.value, day, assessment.ruleset.id, words, subject


def refuse(_refusal: Refusal, wording: Wording) -> Part:
    """Return what a headline needs of a profile that could not be assessed."""
    return REFUSED, "", "", wording.phrase(say("badge.refused")), ""


def headline(parts: list[Part], wording: Wording) -> Headline:
    """Return the headline on one assessment, or the worst of several and how many are as bad."""
    verdicts = [part[0] for part in parts]
    worst = next(verdict for verdict in _WORST if verdict in verdicts)
    told = parts[0][3]
    if len(parts) > 1:
        count = say(f"badge.several.{worst}", n=verdicts.count(worst), total=len(parts))
        told = wording.phrase(count)
    assessed = wording.phrase(_assessed(parts))
    note = wording.phrase(say("report.self_assessment"))
    title = wording.phrase(say("badge.title", assessed=assessed, told=told, note=note))
    if len(parts) == 1 and parts[0][4]:
        title = wording.phrase(say("badge.title.of", subject=parts[0][4], title=title))
    return Headline(visible(assessed), visible(told), visible(title), worst)


def _assessed(parts: list[Part]) -> Message:
    """Return by which ruleset and on which days was assessed, as far as that is one answer."""
    days = sorted({day for _, day, _, _, _ in parts if day})
    rulesets = {ruleset for _, _, ruleset, _, _ in parts if ruleset}
    if not days:
        return say("badge.unassessed")
    first, last = days[0], days[-1]
    told = first if first == last else say("badge.days", first=first, last=last)
    if len(rulesets) > 1:
        return say("badge.assessed", days=told)
    return say("badge.assessed.by", ruleset=rulesets.pop(), days=told)


def _words(assessment: Assessment) -> Message:
    """Return what came out of the criteria that must be met, waivers beside it."""
    verdict = assessment.verdict
    count = assessment.counts(Level.MUST)[verdict]
    if verdict is Verdict.PASS:
        told = say("badge.pass")
    elif count:
        told = say(f"badge.{verdict.value}", n=count)
    else:
        told = say("badge.nothing_passed")
    return say("badge.waived", told=told, n=assessment.waived) if assessment.waived else told
