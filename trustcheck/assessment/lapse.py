"""The declared days on which what an assessment rests on ends: certificates, evidence, rights."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from trustcheck.assessment.assessment import Assessment
from trustcheck.logic.fields import frozen
from trustcheck.logic.message import Message, say
from trustcheck.logic.pointer import Pointer
from trustcheck.profile.profile import Profile
from trustcheck.profile.record import Dated

LISTS = ("holdings", "rights", "sites", "accesses", "technologies", "third_parties")
"""The lists whose records can have a first and a last day."""


@frozen
class Lapse:
    """Something declared with an end; both days included, `since` None where it is not stated."""

    what: Message
    pointer: Pointer
    since: date | None
    until: date


def lapses(assessment: Assessment) -> tuple[Lapse, ...]:
    """Return everything declared with an end, what ends first first.

    Answers of one first and one last day, and waivers of one owner, are one.
    """
    profile = assessment.declaration.profile
    found = [*_certificates(profile), *_evidence(profile), *_records(profile), *_answers(profile)]
    return tuple(sorted((*found, *_waivers(assessment)), key=lambda lapse: lapse.until))


def _certificates(profile: Profile) -> Iterator[Lapse]:
    for number, each in enumerate(profile.qualifications):
        if isinstance(each.until, date):
            what = say("lapse.qualification", scheme=each.scheme, version=each.version or "")
            since = each.since if isinstance(each.since, date) else None
            yield Lapse(what, ("qualifications", number), since, each.until)


def _evidence(profile: Profile) -> Iterator[Lapse]:
    for id, piece in profile.evidence.items():
        if piece.expires is not None:
            what = say("lapse.evidence", id=id, title=piece.title)
            since = piece.effective or piece.collected
            yield Lapse(what, ("evidence", id), since, piece.expires)


def _records(profile: Profile) -> Iterator[Lapse]:
    for name in LISTS:
        records: Iterable[Dated] = getattr(profile, name)
        for number, each in enumerate(records):
            if isinstance(each.until, date):
                since = each.since if isinstance(each.since, date) else None
                what = say("lapse.record", section=name, number=number + 1)
                yield Lapse(what, (name, number), since, each.until)


def _answers(profile: Profile) -> Iterator[Lapse]:
    alike: dict[tuple[date, date], list[str]] = {}
    for id, answer in profile.attestations.items():
        alike.setdefault((answer.on, answer.expires), []).append(id)
    for (on, expires), ids in alike.items():
        first = ids[0] if len(ids) == 1 else say("lapse.first", first=ids[0])
        what = say("lapse.attestations", n=len(ids), first=first)
        yield Lapse(what, ("attestations", ids[0]), on, expires)


def _waivers(assessment: Assessment) -> Iterator[Lapse]:
    alike: dict[tuple[str, date], list[str]] = {}
    for finding in assessment.findings:
        if finding.waiver is not None:
            key = finding.waiver.owner, finding.waiver.until
            alike.setdefault(key, []).append(finding.criterion.id)
    for (owner, until), ids in alike.items():
        yield Lapse(say("lapse.waiver", owner=owner, criteria=tuple(ids)), (), None, until)
