"""A baseline made anew: what is better goes, and nothing new comes in unless somebody says so."""

from __future__ import annotations

from collections.abc import Mapping

from trustcheck.assessment.assessment import Assessment
from trustcheck.assessment.baseline import NEEDS, Entry, Known, standing
from trustcheck.assessment.footing import footing
from trustcheck.logic.fields import frozen


@frozen
class Turn:
    """What became of what was known of one service under one ruleset."""

    known: Known
    kept: tuple[str, ...] = ()
    """Criteria that were known and are no worse."""
    dropped: tuple[str, ...] = ()
    """Criteria that were known and need nobody's leave any more."""
    admitted: tuple[str, ...] = ()
    """Criteria that are new or worse, and were let in."""
    refused: tuple[str, ...] = ()
    """Criteria that are new or worse, and were not."""


def turn(old: Known | None, assessment: Assessment, *, allow_new: bool) -> Turn:
    """Return what is known of a service from now on.

    A finding that is waived is never let in: the waiver has an end, a baseline has none. What
    was known of a criterion that was not assessed stays.
    """
    before: Mapping[str, Entry] = {} if old is None else old.entries
    entries = dict(before)
    lists: dict[str, list[str]] = {how: [] for how in ("kept", "dropped", "admitted", "refused")}
    for finding in assessment.findings:
        id = finding.criterion.id
        if finding.verdict not in NEEDS or finding.waiver is not None:
            if entries.pop(id, None) is not None:
                lists["dropped"].append(id)
            continue
        is_known = old is not None and standing(old, finding, assessment.declaration) is not None
        if is_known or allow_new:
            entries[id] = Entry(finding.verdict, footing(finding, assessment.declaration))
        lists["kept" if is_known else "admitted" if allow_new else "refused"].append(id)
    ruleset = assessment.ruleset
    order = {each.id: number for number, each in enumerate(ruleset.criteria)}
    known = Known(
        subject=assessment.declaration.profile.subject.name,
        ruleset=ruleset.id,
        version=ruleset.version,
        digest=ruleset.digest,
        on=assessment.on,
        entries={
            id: entries[id] for id in sorted(entries, key=lambda id: (order.get(id, -1), id))
        },
    )
    told = {how: tuple(ids) for how, ids in lists.items()}
    return Turn(known, **told)
