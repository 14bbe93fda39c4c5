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


def citation(criterion: Criterion, ruleset: Ruleset, wording: Wording) -> str:
    """Return the text and the article of a criterion."""
    cited = ruleset.texts.get(criterion.source.text)
    text = criterion.source.text if cited is None else wording.text(cited.title)
    article = criterion.source.article
    return wording.phrase(say("report.finding.source.value", text=text, article=article))
