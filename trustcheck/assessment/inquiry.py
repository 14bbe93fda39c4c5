"""What is still missing to decide the criteria of assessments, and from whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from trustcheck.assessment.assessment import Assessment
from trustcheck.assessment.finding import Finding, Verdict
from trustcheck.assessment.progress import answer_of, waited_for
from trustcheck.logic.explanation import Gap
from trustcheck.logic.fields import frozen
from trustcheck.logic.message import Text
from trustcheck.ruleset.criterion import Criterion
from trustcheck.ruleset.ruleset import Ruleset


@frozen
class Question:
    """A criterion that waits for a person's answer, or for a better one."""

    criterion: Criterion
    ruleset: Ruleset
    gaps: tuple[Gap, ...]
    """What is missing in the answer."""

    @property
    def respondent(self) -> Text | None:
        """Who in the provider would answer, if the ruleset says."""
        return self.ruleset.respondents.get(self.criterion.respondent or "")


@frozen
class Want:
    """A fact that is missing, and the criteria that wait for it."""

    gap: Gap
    criteria: tuple[str, ...]


@frozen
class Inquiry:
    """Everything that is missing, each answer and each fact once."""

    questions: Mapping[str, tuple[Question, ...]]
    """By who would answer; an empty id where the ruleset does not say."""
    wants: tuple[Want, ...]

    @property
    def count(self) -> int:
        """How many answers are missing."""
        return sum(map(len, self.questions.values()))


def inquire(assessments: Iterable[Assessment], *, of: str | None = None) -> Inquiry:
    """Return what is missing in assessments of one profile; `of` is a respondent, None for all.

    Facts are asked of everyone: a ruleset does not say who knows them.
    """
    told = tuple(assessments)
    questions: dict[str, list[Question]] = {
        id: [] for each in told for id in each.ruleset.respondents
    }
    wants: dict[Gap, list[str]] = {}
    for assessment in told:
        for finding in assessment.findings:
            if finding.verdict is not Verdict.UNKNOWN:
                continue
            own, others = _apart(finding)
            if own:
                question = Question(finding.criterion, assessment.ruleset, own)
                questions.setdefault(finding.criterion.respondent or "", []).append(question)
            for gap in others:
                wants.setdefault(gap, []).append(finding.criterion.id)
    asked = {id: tuple(each) for id, each in questions.items() if each and of in (None, id)}
    return Inquiry(asked, tuple(_wants(wants)) if of is None else ())


def _apart(finding: Finding) -> tuple[tuple[Gap, ...], tuple[Gap, ...]]:
    """Return what is missing in the answer to a criterion, and the facts it waits for."""
    gaps, at = waited_for(finding), answer_of(finding)
    own = tuple(gap for gap in gaps if gap.pointer[:2] == at)
    return own, tuple(gap for gap in gaps if gap not in own)


def _wants(wants: Mapping[Gap, list[str]]) -> Iterator[Want]:
    """Yield the missing facts, those first for which the most criteria wait."""
    for gap, ids in sorted(wants.items(), key=lambda item: -len(item[1])):
        yield Want(gap, tuple(dict.fromkeys(ids)))
