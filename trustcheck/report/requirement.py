"""What a criterion asks, and where it comes from."""

from __future__ import annotations

from collections.abc import Mapping

from trustcheck.logic.message import say
from trustcheck.ruleset.criterion import Criterion
from trustcheck.ruleset.ruleset import Ruleset
from trustcheck.wording.phrase import Wording


def requirement(
    criterion: Criterion, ruleset: Ruleset, wording: Wording
) -> Mapping[str, str | None]:
    """Return the rows of a criterion by their labels: text and article, our words, our reading."""
    return {
        "report.finding.source": citation(criterion, ruleset, wording),
        "report.finding.requirement": wording.text(criterion.requirement),
        "report.finding.reading": criterion.reading,
    }


def answering(
    criterion: Criterion, ruleset: Ruleset, wording: Wording
) -> Mapping[str, str | None]:
    """Return the rows on who answers for a criterion, and on what may stand in, by label."""
    expects, respondent, hosted = criterion.expects, criterion.respondent, criterion.hosted
    tags = tuple(ruleset.tags.get(tag, tag) for tag in criterion.tags)
    return {
        "report.finding.expects": None if expects is None else wording.text(expects),
        "report.page.respondent": None
        if respondent is None
        else wording.value(ruleset.respondents.get(respondent, respondent)),
        "report.page.hosted": None
        if hosted is None
        else wording.phrase(say(f"report.page.hosted.{hosted}")),
        "report.page.tags": wording.value(tags) if tags else None,
        "report.page.preflight": _preflight(criterion, ruleset, wording),
    }


def _preflight(criterion: Criterion, ruleset: Ruleset, wording: Wording) -> str | None:
    """Return what may be assessed in the place of a qualification that a criterion asks for."""
    preflight = ruleset.preflight
    if preflight is None or criterion.id not in preflight.criteria:
        return None
    if isinstance(preflight.way, str):
        return wording.phrase(say("report.page.preflight.fixed", name=preflight.name))
    name, parameter = preflight.name, preflight.way.name
    return wording.phrase(say("report.page.preflight.value", name=name, parameter=parameter))


def citation(criterion: Criterion, ruleset: Ruleset, wording: Wording) -> str:
    """Return the text and the article of a criterion."""
    cited = ruleset.texts.get(criterion.source.text)
    text = criterion.source.text if cited is None else wording.text(cited.title)
    article = criterion.source.article
    return wording.phrase(say("report.finding.source.value", text=text, article=article))
