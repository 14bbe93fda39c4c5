"""What each piece of evidence supports, and what verdicts rest on at their weakest."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from enum import Enum

from trustcheck.assessment.assessment import Assessment
from trustcheck.assessment.finding import Finding
from trustcheck.assessment.rest import Rest, rests
from trustcheck.logic.fields import frozen
from trustcheck.logic.pointer import Pointer
from trustcheck.profile.evidence import Evidence
from trustcheck.profile.reading import HOST, Declaration
from trustcheck.profile.record import Backed
from trustcheck.profile.reliance import backed_within, counts, is_fresh


class Condition(Enum):
    """How a piece of evidence stands on the day."""

    GOOD = "good"
    ENDING = "ending"  # it counts, and soon no longer
    LATER = "later"  # it is not in effect yet
    EXPIRED = "expired"
    DIFFERS = "differs"  # its file is another than the one whose digest is stated


class File(Enum):
    """What can be said of the document itself."""

    MATCHES = "matches"
    DIFFERS = "differs"
    ABSENT = "absent"  # a file is named, and does not lie there
    UNMARKED = "unmarked"  # it lies there, and no digest is stated
    NONE = "none"  # no file is named


@frozen
class Piece:
    """One piece of evidence: how it stands, what names it, and which criteria read that."""

    id: str
    evidence: Evidence
    condition: Condition
    file: File
    days: int | None
    """Days from the day of the assessment to its last one; None without an end."""
    records: tuple[Pointer, ...]
    criteria: tuple[str, ...]
    stale_for: tuple[str, ...]
    """Criteria that ask for a fresher one."""


@frozen
class Bare:
    """A record that criteria read, and no evidence that counts backs."""

    record: Pointer
    criteria: tuple[str, ...]


@frozen
class Support:
    """All evidence of a profile beside an assessment of it; that of hosts is told by them."""

    assessment: Assessment
    within: int
    pieces: tuple[Piece, ...]
    bare: tuple[Bare, ...]
    rests: tuple[Rest, ...]


def support(assessment: Assessment, digests: Mapping[str, str | None], *, within: int) -> Support:
    """Return what evidence supports; `within` is the number of days that count as soon.

    `digests` has the digest of the file of each piece that names one, None where it is not there.
    """
    profile, on = assessment.declaration.profile, assessment.on
    readers = _readers(assessment)
    named: dict[str, list[Pointer]] = {id: [] for id in profile.evidence}
    for pointer, record in _records(assessment.declaration):
        for id in record.evidence:
            named[id].append(pointer)
    pieces = []
    for id, evidence in profile.evidence.items():
        file = _file(evidence, digests.get(id))
        read = [each for at in named[id] for each in readers.get(at, ())]
        ids = _in_order(assessment, {each.criterion.id for each in read})
        stale = {
            each.criterion.id
            for each in read
            if (asked := each.criterion.backing) is not None
            and not is_fresh(evidence, on, asked.fresh_for)
        }
        days = None if evidence.expires is None else (evidence.expires - on).days
        condition = _condition(evidence, file, on, days, within)
        piece = Piece(
            id,
            evidence,
            condition,
            file,
            days,
            tuple(named[id]),
            ids,
            _in_order(assessment, stale),
        )
        pieces.append(piece)
    return Support(
        assessment,
        within,
        tuple(pieces),
        tuple(_bare(assessment, readers)),
        tuple(rests(assessment).values()),
    )


def _in_order(assessment: Assessment, ids: Collection[str]) -> tuple[str, ...]:
    """Return criteria in the order of the ruleset."""
    every = (each.criterion.id for each in assessment.findings)
    return tuple(id for id in every if id in ids)


def _readers(assessment: Assessment) -> Mapping[Pointer, tuple[Finding, ...]]:
    """Return the findings that read each record of the profile itself."""
    profile = assessment.declaration.profile
    readers: dict[Pointer, dict[str, Finding]] = {}
    for finding in assessment.findings:
        for pointer in finding.explanation.pointers():
            found = None if pointer[: len(HOST)] == HOST else backed_within(profile, pointer)
            if found is not None:
                readers.setdefault(found[0], {})[finding.criterion.id] = finding
    return {at: tuple(each.values()) for at, each in readers.items()}


def _records(declaration: Declaration) -> Iterator[tuple[Pointer, Backed]]:
    """Yield every record of a profile that evidence can back."""
    profile = declaration.profile
    seen: set[Pointer] = set()
    for pointer in declaration.document.spans:
        found = backed_within(profile, pointer)
        if found is not None and found[0] not in seen:
            seen.add(found[0])
            yield found


def _bare(
    assessment: Assessment, readers: Mapping[Pointer, tuple[Finding, ...]]
) -> Iterator[Bare]:
    profile, on = assessment.declaration.profile, assessment.on
    for at, findings in readers.items():
        found = backed_within(profile, at)
        if found is not None and not any(
            counts(profile.evidence[id], on) for id in found[1].evidence
        ):
            yield Bare(at, tuple(each.criterion.id for each in findings))


def _file(evidence: Evidence, digest: str | None) -> File:
    if evidence.file is None:
        return File.NONE
    if digest is None:
        return File.ABSENT
    if evidence.sha256 is None:
        return File.UNMARKED
    return File.MATCHES if evidence.sha256 == digest else File.DIFFERS


def _condition(
    evidence: Evidence, file: File, on: date, days: int | None, within: int
) -> Condition:
    if file is File.DIFFERS:
        return Condition.DIFFERS
    if evidence.effective is not None and on < evidence.effective:
        return Condition.LATER
    if days is not None and days < 0:
        return Condition.EXPIRED
    return Condition.ENDING if days is not None and days <= within else Condition.GOOD
