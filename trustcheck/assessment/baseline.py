"""What was found before and is put up with: a ratchet, by which things can only get better."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from trustcheck.assessment.finding import Finding
from trustcheck.assessment.footing import footing
from trustcheck.assessment.verdict import Verdict
from trustcheck.logic.fields import field, frozen
from trustcheck.logic.message import Message, say
from trustcheck.profile.reading import Declaration
from trustcheck.ruleset.ruleset import Ruleset

NEEDS = (Verdict.FAIL, Verdict.UNKNOWN)
"""The verdicts that are put up with; any other needs nobody's leave."""


@frozen
class Entry:
    """A finding that was there before: its verdict, and the digest of the facts it read."""

    verdict: Verdict
    facts: str


@frozen(kw_only=True)
class Known:
    """What was found of one service under one ruleset."""

    subject: str
    ruleset: str
    version: str
    digest: str
    """Of the ruleset, its settings included."""
    on: date
    entries: Mapping[str, Entry] = field(default_factory=dict)
    """By the id of the criterion, in the order of the ruleset."""

    @property
    def key(self) -> tuple[str, str]:
        """The service and the ruleset."""
        return self.subject, self.ruleset


@frozen
class Baseline:
    """What was found of services, each under a ruleset."""

    known: tuple[Known, ...] = ()

    def of(self, subject: str, ruleset: str) -> Known | None:
        """Return what was found of a service under a ruleset, if it was assessed."""
        return next((each for each in self.known if each.key == (subject, ruleset)), None)


def standing(known: Known, finding: Finding, declaration: Declaration) -> Message | None:
    """Return why a finding is no worse than before; None where it is, or is new.

    A fail is known when the same facts gave a fail before. An unknown is known when there was
    one, or a fail: other facts may have come, and none of them decides it.
    """
    entry = known.entries.get(finding.criterion.id)
    if entry is None or finding.verdict not in NEEDS:
        return None
    if finding.verdict is Verdict.FAIL and entry.verdict is not Verdict.FAIL:
        return None
    if entry.facts == footing(finding, declaration):
        return say("gate.known", on=known.on)
    return say("gate.known_unknown", on=known.on) if finding.verdict is Verdict.UNKNOWN else None


def better(known: Known, findings: Sequence[Finding]) -> tuple[str, ...]:
    """Return the criteria whose findings are better than before, in the order of the findings."""
    return tuple(
        each.criterion.id
        for each in findings
        if (entry := known.entries.get(each.criterion.id)) is not None
        and (
            each.verdict not in NEEDS
            or (entry.verdict is Verdict.FAIL and each.verdict is Verdict.UNKNOWN)
        )
    )


def worse(known: Known, closing: Sequence[Finding]) -> Iterator[Message]:
    """Yield in what way findings that close the gate are worse than before."""
    kinds: dict[str, list[str]] = {"new": [], "fails": [], "changed": []}
    for finding in closing:
        id = finding.criterion.id
        entry = known.entries.get(id)
        if entry is None:
            kinds["new"].append(id)
        elif entry.verdict is not finding.verdict:
            kinds["fails"].append(id)
        else:
            kinds["changed"].append(id)
    for kind, ids in kinds.items():
        if ids:
            yield say(f"gate.worse.{kind}", on=known.on, criteria=tuple(ids), count=len(ids))


def remarks(
    known: Known | None, ruleset: Ruleset, findings: Sequence[Finding]
) -> Iterator[Message]:
    """Yield what is to be said of a baseline beside an assessment."""
    if known is None:
        yield say("note.baseline_absent")
        return
    if known.version != ruleset.version:
        yield say("note.baseline_version", was=known.version, now=ruleset.version, on=known.on)
    elif known.digest != ruleset.digest:
        yield say("note.baseline_digest", on=known.on)
    if ids := better(known, findings):
        yield say("note.baseline_better", count=len(ids), criteria=ids, on=known.on)
