"""What somebody may have to act on, as formats for continuous integration tell it."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from functools import cached_property

from trustcheck.assessment.assessment import Assessment
from trustcheck.assessment.finding import Finding, Verdict
from trustcheck.assessment.gate import Decision, gate
from trustcheck.assessment.rest import rest
from trustcheck.logic.explanation import Explanation
from trustcheck.logic.fields import frozen
from trustcheck.logic.message import Text, say
from trustcheck.report.anchorage import Anchorage, anchorage, chain, fingerprint, lasting
from trustcheck.report.block import Blocks
from trustcheck.report.fact import fact
from trustcheck.report.gist import missing
from trustcheck.report.requirement import citation
from trustcheck.report.rest import resting
from trustcheck.report.style import visible
from trustcheck.ruleset.criterion import Level
from trustcheck.wording.phrase import Wording

STEPS = 6
"""How many steps of a reasoning are told; of a longer one the first and the last."""
LISTED = 3
"""How many facts that are missing are named before the rest is counted."""
LONGEST = 1_000
"""Characters of one text; names in a profile may be longer than any page."""
STEP = 200
"""Characters of one step of a reasoning."""
TITLE = 250
"""Characters of a title; annotations take 255."""


class Gravity(Enum):
    """What a finding does to the gate."""

    ERROR = "error"
    """It closes it."""
    WARNING = "warning"
    """It fails, or is an unknown must, and does not close it."""
    NOTE = "note"
    """It is waived, or a recommendation that is not decided, or asks nothing of anybody."""


_OPEN = (Verdict.FAIL, Verdict.UNKNOWN)


@frozen(lazy=True)
class Issue:
    """One finding: its gravity, its place and a few sentences, each on one line."""

    finding: Finding
    assessment: Assessment
    decision: Decision
    blocks: Blocks

    @property
    def id(self) -> str:
        """The id of its criterion."""
        return self.finding.criterion.id

    @property
    def is_open(self) -> bool:
        """Whether it asks something of somebody: it fails, or is unknown."""
        return self.finding.verdict in _OPEN

    @property
    def is_waived(self) -> bool:
        """Whether a waiver counts for it."""
        return self.finding.waiver is not None

    @property
    def gravity(self) -> Gravity:
        """What it does to the gate."""
        if not self.is_open or self.is_waived:
            return Gravity.NOTE
        if self.id in self.decision.closing:
            return Gravity.ERROR
        is_must = self.finding.criterion.level is Level.MUST
        is_grave = is_must or self.finding.verdict is Verdict.FAIL
        return Gravity.WARNING if is_grave else Gravity.NOTE

    # Where

    @cached_property
    def anchorage(self) -> Anchorage:
        """Where it is shown."""
        return anchorage(self.finding, self.assessment.declaration)

    def fingerprint(self, *more: str) -> str:
        """Return what keeps it the same while lines above it come and go."""
        declaration = self.assessment.declaration
        pointer = lasting(declaration, self.anchorage.pointer)
        return fingerprint(*more, self.id, declaration.profile.subject.name, pointer)

    # In words

    @property
    def title(self) -> str:
        """The verdict in a word, the criterion and its title."""
        label = f"{self.word} {self.id}"
        return cut(self.blocks.say("ci.row", label=label, text=self.name), TITLE)

    @property
    def word(self) -> str:
        """The word of the verdict, in capitals."""
        return self.blocks.say(f"report.word.{self.finding.verdict.value}")

    @property
    def name(self) -> str:
        """The title of the criterion."""
        return self.text(self.finding.criterion.title)

    @cached_property
    def why(self) -> str:
        """The first line of reasoning that decided, from the whole to the last fact."""
        said = [self._said(step) for step in chain(self.finding.explanation)]
        if len(said) > STEPS:
            said = [*said[:2], "…", *said[3 - STEPS :]]
        return cut(" › ".join(said))

    @property
    def written(self) -> str | None:
        """The fact it is shown at, as it is written; None where none is, or it lacks one."""
        each = fact(self.assessment.declaration, self.anchorage.pointer)
        if each.written is None or self.finding.verdict is Verdict.UNKNOWN:
            return None
        return cut(self.blocks.say("report.finding.fact", path=each.path, written=each.written))

    @cached_property
    def missing(self) -> str | None:
        """Which facts an unknown waits for."""
        found = missing(self.finding, self.assessment.declaration, self.blocks.wording)
        told = list(found[:LISTED])
        if len(found) > LISTED:
            told.append(self.blocks.say("report.finding.more", n=len(found) - LISTED))
        return cut(self._between.join(told)) if told else None

    @property
    def spared(self) -> str | None:
        """Why it does not close the gate although it would."""
        reason = self.decision.spared.get(self.id)
        return None if reason is None else cut(visible(self.blocks.wording.sentence(reason)))

    @property
    def rest(self) -> str | None:
        """What a pass rests on at its weakest."""
        if self.finding.verdict is not Verdict.PASS or self.finding.vacuous:
            return None
        found = rest(self.finding, self.assessment.declaration, self.assessment.on)
        return cut(visible(self.blocks.wording.phrase(resting(found))))

    def lines(self) -> Iterator[str]:
        """Yield what it comes to: why, what is missing, what to do, which text asks it."""
        yield self.why
        if self.spared is not None:
            yield self.spared
        criterion, wording = self.finding.criterion, self.blocks.wording
        contested = [visible(wording.phrase(each)) for each in self.finding.contested]
        rows = {
            "report.finding.facts": self.written,
            "report.finding.gaps": self.missing,
            "report.finding.contested": self._between.join(contested) or None,
            "report.finding.remedy": self.text(criterion.remedy) if self.is_open else None,
            "report.finding.source": citation(criterion, self.assessment.ruleset, wording),
        }
        for id, text in rows.items():
            if text is not None:
                yield self.blocks.say("ci.row", label=say(id), text=cut(visible(text)))

    def text(self, text: Text) -> str:
        """Return a text of the rules on one line."""
        return cut(visible(self.blocks.wording.text(text).strip()))

    @property
    def _between(self) -> str:
        return self.blocks.wording.phrase(say("ci.between"))

    def _said(self, step: Explanation) -> str:
        return cut(visible(self.blocks.wording.phrase(step.message)), STEP)


def issues(assessment: Assessment, wording: Wording) -> tuple[Issue, ...]:
    """Return every finding as an issue, passes too, in the order of the ruleset."""
    decision, blocks = gate(assessment), Blocks(wording)
    return tuple(Issue(each, assessment, decision, blocks) for each in assessment.findings)


def cut(text: str, most: int = LONGEST) -> str:
    """Return a text, or its beginning and an ellipsis.

    >>> cut("abcdef", 4)
    'abc…'
    """
    return text if len(text) <= most else text[: most - 1] + "…"
