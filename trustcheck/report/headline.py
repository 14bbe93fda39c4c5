"""The verdict in a few words, of one assessment or the worst of several: for badges."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from trustcheck.assessment.assessment import Assessment
from trustcheck.assessment.finding import Verdict
from trustcheck.logic.fields import frozen
from trustcheck.logic.message import Message, say
from trustcheck.report.circumstances import chosen, is_adapted
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

_IN_PART = "in part"
"""What ends the part of an assessment for which only some criteria were looked at."""

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
    looked_at, total = chosen(assessment)
    told = _words(assessment)
    if looked_at < total:
        told = say("badge.chosen", told=told, chosen=looked_at, total=total)
    rules = say(
        "badge.adapted" if is_adapted(assessment) else "badge.as_is", id=assessment.ruleset.id
    )
    return (
        assessment.verdict.value,
        assessment.on.isoformat(),
        wording.phrase(rules),
        wording.phrase(told),
        assessment.declaration.profile.subject.name,
        _IN_PART if looked_at < total else "",
    )


def refuse(_refusal: Refusal, wording: Wording) -> Part:
    """Return what a headline needs of a profile that could not be assessed."""
    return REFUSED, "", "", wording.phrase(say("badge.refused")), "", ""


def headline(parts: list[Part], wording: Wording) -> Headline:
    """Return the headline on one assessment, or the worst of several and how many are as bad."""
    verdicts, days, rulesets, words, subjects, shares = zip(*parts, strict=True)
    worst = next(verdict for verdict in _WORST if verdict in verdicts)
    told, note = words[0], wording.phrase(say("report.self_assessment"))
    if len(parts) > 1:
        count = say(f"badge.several.{worst}", n=verdicts.count(worst), total=len(parts))
        part = say("badge.in_part", told=count)
        told = wording.phrase(part if _IN_PART in shares else count)
    assessed = wording.phrase(_assessed(days, rulesets))
    title = wording.phrase(say("badge.title", assessed=assessed, told=told, note=note))
    if len(parts) == 1 and subjects[0]:
        title = wording.phrase(say("badge.title.of", subject=subjects[0], title=title))
    return Headline(visible(assessed), visible(told), visible(title), worst)


def _assessed(days: Iterable[str], rulesets: Iterable[str]) -> Message:
    """Return by which ruleset and on which days was assessed, as far as that is one answer."""
    known, named = sorted(filter(None, days)), set(filter(None, rulesets))
    if not known:
        return say("badge.unassessed")
    first, last = known[0], known[-1]
    told = first if first == last else say("badge.days", first=first, last=last)
    if len(named) > 1:
        return say("badge.assessed", days=told)
    return say("badge.assessed.by", ruleset=named.pop(), days=told)


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
